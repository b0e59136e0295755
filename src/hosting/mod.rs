//! How web servers are told to send the site: headers, content types, the page of errors, earlier addresses, packed
//! forms.
//!
//! In: the catalogue, and messages for the comments. Out: text in the server's own language, one file a server. What is
//! said to every server is here; how it is said, in the server's file. Where a server cannot be told anything the pages
//! say it themselves: a policy in a `<meta>`, a page that leads on from an earlier address.

mod apache;
mod caddy;
mod files;
mod nginx;
pub mod packed;

use crate::catalog::Catalog;
use crate::i18n::Messages;

/// What browsers may load, as a page says it and as servers do.
pub const POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self' https:";

/// What only a server can say of it: a browser overlooks it in a page.
const POLICY_OF_SERVERS: &str = "frame-ancestors 'self'";

/// Headers of every answer, beside the policy.
const HEADERS: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// That the site is asked for by `https` alone, for a year: said over `https`.
const ONLY_HTTPS: (&str, &str) = ("Strict-Transport-Security", "max-age=31536000");

/// For files whose name or query changes with their bytes.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// For everything else: kept, and asked for again each time (an answer of some bytes if nothing changed).
const REVALIDATED: &str = "no-cache";

/// Folder of the files whose name has a digest.
const HASHED: &str = "/recursos/";

/// Folder of the search's files: those that are asked for with `?v=` and a digest never change.
const INDEX: &str = "/indice/";

/// A file that tells a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    /// `.htaccess`, for Apache.
    Apache,
    /// A part of a `server` of nginx.
    Nginx,
    /// A Caddyfile.
    Caddy,
    /// `_headers`, for services that host folders.
    Headers,
    /// `_redirects`, for services that host folders.
    Redirects,
}

/// Files that the site itself can carry, by the name that `portal.toml` gives them.
pub const CARRIED: [(&str, Server); 3] = [
    (".htaccess", Server::Apache),
    ("_headers", Server::Headers),
    ("_redirects", Server::Redirects),
];

/// What is said to every server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The site's address, without a final slash.
    pub base: String,
    /// Where an error has a page of its own: prefix of addresses (`/en/`, `/` for all others) and that page.
    pub errors: Vec<(String, String)>,
    /// Earlier addresses, as they can be asked for, and where each leads.
    pub moves: Vec<(String, String)>,
    /// Whether packed forms lie beside the files.
    pub packed: bool,
}

impl Facts {
    /// What the catalogue says.
    pub fn of(catalog: &Catalog) -> Facts {
        let config = catalog.config();
        let errors = config
            .langs()
            .filter(|&(lang, _)| catalog.has_own_pages(lang))
            .map(|(lang, _)| {
                let prefix = catalog.prefix(lang);
                (format!("{prefix}/"), format!("{prefix}/404.html"))
            });
        let mut moves = Vec::new();
        for (address, earlier) in catalog.earlier() {
            let (false, Some(route)) = (
                earlier.withdrawn,
                catalog.card(earlier.doc).route.as_deref(),
            ) else {
                continue;
            };
            moves.extend(forms(address).map(|form| (form, encoded(route))));
        }
        Facts {
            base: config.base.to_string(),
            errors: errors.collect(),
            moves,
            packed: config.hosting.packed,
        }
    }

    /// The whole policy for a header.
    fn policy() -> String {
        format!("{POLICY}; {POLICY_OF_SERVERS}")
    }

    /// Headers of every answer: name and value.
    fn headers() -> Vec<(&'static str, String)> {
        let policy = [("Content-Security-Policy", Facts::policy())];
        let others = HEADERS
            .into_iter()
            .map(|(name, value)| (name, value.to_owned()));
        policy.into_iter().chain(others).collect()
    }

    /// Whether the site is sent by `https`.
    fn secure(&self) -> bool {
        self.base.starts_with("https://")
    }

    /// Name of the site's host.
    fn host(&self) -> &str {
        let rest = self
            .base
            .split_once("://")
            .map_or(&*self.base, |(_, rest)| rest);
        rest.split('/').next().unwrap_or(rest)
    }
}

/// What a server is told.
pub fn write(server: Server, facts: &Facts, messages: &Messages) -> String {
    match server {
        Server::Apache => apache::write(facts, messages),
        Server::Nginx => nginx::write(facts, messages),
        Server::Caddy => caddy::write(facts, messages),
        Server::Headers => files::headers(facts, messages),
        Server::Redirects => files::redirects(facts, messages),
    }
}

/// The files that the site carries because `portal.toml` asks for them.
pub fn carried(catalog: &Catalog, messages: &Messages) -> Vec<(&'static str, String)> {
    let wanted = &catalog.config().hosting.files;
    let files = CARRIED
        .into_iter()
        .filter(|(name, _)| wanted.iter().any(|wanted| **wanted == **name));
    let facts = Facts::of(catalog);
    files
        .map(|(name, server)| (name, write(server, &facts, messages)))
        .collect()
}

/// The ways in which an earlier address can be asked for. `/a/` is also `/a` and `/a/index.html`; `/a.pdf` is `/a.pdf/`
/// where the page that leads on lies in a folder.
fn forms(address: &str) -> impl Iterator<Item = String> {
    let bare = address.trim_end_matches('/');
    let page = bare.ends_with(".html") || bare.ends_with(".htm");
    let mut forms = vec![bare.to_owned()];
    if address.ends_with('/') {
        forms.push(format!("{bare}/index.html"));
    }
    if address.ends_with('/') || !page {
        forms.insert(0, format!("{bare}/"));
    }
    forms.into_iter()
}

/// An address as headers carry it: everything but letters of ASCII, digits, `-._~` and `/` in per cents. So it has
/// nothing that the language of a server could read as its own.
fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A text of many lines as a comment.
fn comment(messages: &Messages, id: &str, facts: &Facts) -> String {
    let args = [("servidor", facts.host().into())];
    let text = messages.text(id, &args);
    let lines = text.lines().map(|line| match line {
        "" => "#\n".to_owned(),
        line => format!("# {line}\n"),
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_address_is_found_however_it_is_asked_for() {
        let of = |address: &str| forms(address).collect::<Vec<_>>();
        assert_eq!(of("/a/b/"), ["/a/b/", "/a/b", "/a/b/index.html"]);
        assert_eq!(of("/a/b.html"), ["/a/b.html"]);
        assert_eq!(
            of("/archivos/b.pdf"),
            ["/archivos/b.pdf/", "/archivos/b.pdf"]
        );
    }

    #[test]
    fn no_address_says_anything_to_a_server() {
        assert_eq!(encoded("/año/x_1-b.html"), "/a%C3%B1o/x_1-b.html");
        assert_eq!(encoded("/a$b {x};\"\n'"), "/a%24b%20%7Bx%7D%3B%22%0A%27");
    }
}
