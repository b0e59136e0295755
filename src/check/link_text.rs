//! E1021, E1022: a link is not named by its address, and links with one name lead to one place.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::words::{self, Text};
use crate::catalog::{Catalog, DocId};
use crate::diag::{Diagnostic, Findings, code};
use crate::model::{Fragment, Link};
use crate::notice::folded;
use crate::text::Place;

pub(super) fn check(catalog: &Catalog) -> Findings {
    let docs: Vec<DocId> = catalog.docs().map(|(id, _)| id).collect();
    docs.par_iter()
        .with_min_len(64)
        .flat_map_iter(|&id| of(catalog, id))
        .collect()
}

fn of(catalog: &Catalog, id: DocId) -> Findings {
    let doc = catalog.doc(id);
    let mut findings = Findings::new();
    let mut seen: FxHashMap<String, &Link> = FxHashMap::default();
    let mut look = |fragment: &'_ Fragment| {
        for link in &fragment.links {
            if is_address(&link.text) {
                findings.push(
                    Diagnostic::at(code::LINK_BARE, doc.source, link.span)
                        .arg("texto", link.text.clone()),
                );
            }
        }
    };
    let mut fragments: Vec<&Fragment> = Vec::new();
    words::each(&doc.fields, &catalog.kind(id).fields, &mut |words| {
        if let Text::Rich(fragment) = words.text {
            fragments.push(fragment);
        }
    });
    fragments.extend(&doc.body);
    fragments.iter().for_each(|fragment| look(fragment));
    for link in fragments.iter().flat_map(|fragment| &fragment.links) {
        let name = folded(&link.text);
        // What says nothing is told by E0506; what is a number says what its context says.
        if name.is_empty() || crate::notice::is_empty_link(&link.text) {
            continue;
        }
        match seen.get(&name) {
            Some(first) if first.target != link.target => findings.push(
                Diagnostic::at(code::LINK_SAME_TEXT, doc.source, link.span)
                    .arg("texto", link.text.clone())
                    .arg("destino", link.target.clone())
                    .arg("otro", first.target.clone())
                    .and(Place {
                        source: doc.source,
                        span: first.span,
                    }),
            ),
            Some(_) => {}
            None => {
                seen.insert(name, link);
            }
        }
    }
    findings
}

/// Whether a text is an address: nobody wants to hear it letter by letter.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    let web = text.starts_with("http://") || text.starts_with("https://");
    web && !text.contains(char::is_whitespace)
}
