//! Addresses that are no longer a page's: those that led to it once (`direcciones_anteriores`), and those of what was
//! withdrawn (kind `retiro`).
//!
//! In: the catalogue. Out: what stands at each such address now, and findings for an address that is none (E0645) or
//! that two claim (E0646). Whether something else of the site stands there is judged when all of it is made.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Catalog, DocId};
use crate::diag::{Diagnostic, Findings, code};
use crate::model::Value;
use crate::text::{Place, Spanned};

/// The kind of withdrawals.
const WITHDRAWAL: &str = "retiro";
/// Longest address.
const LONGEST: usize = 512;

/// An earlier address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    /// The page to which it leads, or the withdrawal that explains its absence.
    pub doc: DocId,
    /// Whether what stood there was withdrawn.
    pub withdrawn: bool,
    /// Where it is written.
    pub place: Place,
}

/// Earlier addresses by address.
pub type EarlierAddresses = BTreeMap<Arc<str>, Earlier>;

impl Catalog {
    /// Addresses that are no longer a page's, with what stands there now.
    pub fn earlier(&self) -> &EarlierAddresses {
        &self.earlier
    }
}

/// Collects the earlier addresses.
pub(super) fn collect(catalog: &Catalog, findings: &mut Findings) -> EarlierAddresses {
    let mut earlier = EarlierAddresses::new();
    for (id, doc) in catalog.docs() {
        let withdrawn = &*catalog.kind(id).name == WITHDRAWAL;
        if !withdrawn && catalog.card(id).route.is_none() {
            continue;
        }
        let field = match withdrawn {
            true => "direcciones",
            false => "direcciones_anteriores",
        };
        for item in doc.fields.list(field) {
            let Some((text, place)) = text(item, doc.source) else {
                continue;
            };
            let Some(address) = normal(text) else {
                findings.push(
                    Diagnostic::at(code::EARLIER_ADDRESS, place.source, place.span)
                        .arg("direccion", text),
                );
                continue;
            };
            let address: Arc<str> = address.into();
            if let Some(other) = earlier.get(&address) {
                findings.push(
                    Diagnostic::at(code::EARLIER_TAKEN, place.source, place.span)
                        .arg("direccion", address)
                        .and(other.place),
                );
                continue;
            }
            let known = Earlier {
                doc: id,
                withdrawn,
                place,
            };
            earlier.insert(address, known);
        }
    }
    earlier
}

fn text(item: &Spanned<Value>, source: crate::text::SourceId) -> Option<(&str, Place)> {
    let place = Place {
        source,
        span: item.span,
    };
    Some((item.value.as_text()?, place))
}

/// An address of this site as the ledger writes it: `/a/b` and `/a/b/index.html` are `/a/b/`. `None` if a static
/// server cannot have a page there, or if it would lie outside of the site.
fn normal(text: &str) -> Option<String> {
    let inner = text.strip_prefix('/')?;
    let inner = inner.strip_suffix("index.html").unwrap_or(inner);
    let part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with('.')
            && part
                .chars()
                .all(|letter| letter.is_alphanumeric() || "-_.~".contains(letter))
    };
    let bare = inner.strip_suffix('/').unwrap_or(inner);
    if text.len() > LONGEST || bare.is_empty() || !bare.split('/').all(part) {
        return None;
    }
    let file = bare
        .rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'));
    Some(match file && !inner.ends_with('/') {
        true => format!("/{bare}"),
        false => format!("/{bare}/"),
    })
}

/// The file of the page at an earlier address. An address of a file gets a folder with a page, which servers offer for
/// it; a page in the place of a PDF would be sent as a PDF.
pub fn file_of_earlier(address: &str) -> String {
    let path = address.trim_start_matches('/');
    if path.ends_with('/') {
        format!("{path}index.html")
    } else if path.ends_with(".html") || path.ends_with(".htm") {
        path.to_owned()
    } else {
        format!("{path}/index.html")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_form() {
        let pages = ["/a/b/", "/a/b", "/a/b/index.html"];
        for text in pages {
            assert_eq!(normal(text).as_deref(), Some("/a/b/"), "{text}");
        }
        assert_eq!(normal("/a/B.pdf").as_deref(), Some("/a/B.pdf"));
        assert_eq!(normal("/año/x.html").as_deref(), Some("/año/x.html"));
        for text in [
            "",
            "/",
            "a/b/",
            "//a/",
            "/a//b/",
            "/../a/",
            "/a/./b",
            "/.git/config",
            "/a?b=1",
            "/a#b",
            "/a%20b",
            "/a b/",
            "/a\\b",
            "/a/\u{0}",
            "https://otra.gov.co/a/",
            "/index.html",
            "/a\n",
        ] {
            assert_eq!(normal(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_file_gets_a_folder_and_a_page_stays_where_it_was() {
        assert_eq!(file_of_earlier("/a/b/"), "a/b/index.html");
        assert_eq!(file_of_earlier("/a/b.html"), "a/b.html");
        assert_eq!(
            file_of_earlier("/archivos/acta.pdf"),
            "archivos/acta.pdf/index.html"
        );
    }
}
