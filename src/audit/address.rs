//! Where an address written in a page leads: inside the site, to another host, or to no page at all.

use std::borrow::Cow;

/// What an address leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target<'a> {
    /// A page or file of the site: its address, and the anchor in it.
    Inside {
        /// Address from the root, without query.
        route: Cow<'a, str>,
        /// Anchor, without `#`.
        anchor: Option<Cow<'a, str>>,
    },
    /// Another host.
    Foreign {
        /// Its name, in lower case.
        host: String,
    },
    /// A mailbox, a telephone, data: nothing that a browser fetches as a page.
    Other,
}

/// Resolves an address written on the page at `from`; `base` is the site's own origin.
pub fn resolve<'a>(from: &'a str, href: &'a str, base: &str) -> Target<'a> {
    let href = href.trim();
    let own = href
        .strip_prefix(base)
        .filter(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']));
    if let Some(rest) = own {
        return inside("/", if rest.is_empty() { "/" } else { rest });
    }
    if let Some(rest) = href.strip_prefix("//") {
        return Target::Foreign { host: host(rest) };
    }
    match scheme(href) {
        Some(("http" | "https" | "ftp" | "ws" | "wss", rest)) => Target::Foreign {
            host: host(rest.trim_start_matches('/')),
        },
        Some(_) => Target::Other,
        None => inside(from, href),
    }
}

/// Whether a host is `wanted` or one under it: `www.gov.co` is under `gov.co`, `nogov.co` is not.
pub fn is_host(host: &str, wanted: &str) -> bool {
    host.strip_suffix(wanted)
        .is_some_and(|front| front.is_empty() || front.ends_with('.'))
}

fn scheme(href: &str) -> Option<(&str, &str)> {
    let (name, rest) = href.split_once(':')?;
    let good = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    good.then_some((name, rest))
}

fn host(rest: &str) -> String {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = authority.rsplit('@').next().unwrap_or_default();
    name.split(':')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
}

fn inside<'a>(from: &'a str, href: &'a str) -> Target<'a> {
    let (path, anchor) = match href.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor).filter(|anchor| !anchor.is_empty())),
        None => (href, None),
    };
    let path = path.split('?').next().unwrap_or_default();
    let route = match path {
        "" => Cow::Borrowed(from),
        path if path.starts_with('/') && !path.contains("/.") => decoded(path),
        path if path.starts_with('/') => Cow::Owned(joined("/", &decoded(path))),
        path => Cow::Owned(joined(from, &decoded(path))),
    };
    Target::Inside {
        route,
        anchor: anchor.map(decoded),
    }
}

/// A relative path from the folder of `from`, without `.` and `..`.
fn joined(from: &str, path: &str) -> String {
    let folder = &from[..from.rfind('/').map_or(0, |at| at + 1)];
    let whole = if path.starts_with('/') {
        path.to_owned()
    } else {
        format!("{folder}{path}")
    };
    let closed = whole.ends_with('/') || whole.ends_with("/.") || whole.ends_with("/..");
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    match (parts.is_empty(), closed) {
        (true, _) => "/".to_owned(),
        (false, true) => format!("/{}/", parts.join("/")),
        (false, false) => format!("/{}", parts.join("/")),
    }
}

fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%')
            .then(|| bytes.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://www.putumayo.gov.co";

    fn route(from: &str, href: &str) -> String {
        match resolve(from, href, BASE) {
            Target::Inside {
                route,
                anchor: None,
            } => route.into_owned(),
            Target::Inside {
                route,
                anchor: Some(anchor),
            } => format!("{route} {anchor}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn addresses_are_resolved_from_their_page() {
        assert_eq!(route("/normas/", "ley/"), "/normas/ley/");
        assert_eq!(
            route("/normas/ley/", "../decreto/#a%C3%B1o"),
            "/normas/decreto/ año"
        );
        assert_eq!(route("/normas/", "#arriba"), "/normas/ arriba");
        assert_eq!(route("/normas/", "?pagina=2"), "/normas/");
        assert_eq!(route("/x/y", "./z"), "/x/z");
        assert_eq!(route("/x/", "/../../z/."), "/z/");
        assert_eq!(route("/x/", "https://www.putumayo.gov.co"), "/");
        assert_eq!(
            route("/x/", "https://www.putumayo.gov.co/y/?q=1#z"),
            "/y/ z"
        );
    }

    #[test]
    fn other_hosts_are_other_hosts() {
        let foreign = |href| resolve("/", href, BASE);
        let host = |host: &str| Target::Foreign {
            host: host.to_owned(),
        };
        assert_eq!(
            foreign("https://www.putumayo.gov.co.example/x"),
            host("www.putumayo.gov.co.example")
        );
        assert_eq!(foreign("//CDN.example:8080/x"), host("cdn.example"));
        assert_eq!(foreign("https://a@b.example/x"), host("b.example"));
        assert_eq!(foreign("mailto:a@b.example"), Target::Other);
        assert!(
            is_host("www.gov.co", "gov.co")
                && is_host("gov.co", "gov.co")
                && !is_host("nogov.co", "gov.co")
        );
    }
}
