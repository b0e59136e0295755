//! `_headers` and `_redirects`: what services that host folders read (Netlify and Cloudflare Pages both, GitLab Pages
//! the second).

use super::{FOREVER, Facts, HASHED, ONLY_HTTPS, comment, encoded};
use crate::i18n::Messages;
use crate::media;

/// Headers by path.
pub(super) fn headers(facts: &Facts, messages: &Messages) -> String {
    let mut out = comment(messages, "alojamiento-headers", facts);
    out.push_str("\n/*\n");
    for (name, value) in Facts::headers() {
        out.push_str(&format!("  {name}: {value}\n"));
    }
    if facts.secure() {
        let (name, value) = ONLY_HTTPS;
        out.push_str(&format!("  {name}: {value}\n"));
    }
    // Two rules that fit one address would send both values: what is not fixed stays as the service does it, which is
    // to revalidate.
    out.push_str(&format!("\n{HASHED}*\n  Cache-Control: {FOREVER}\n"));
    for one in media::named() {
        out.push_str(&format!(
            "\n/*/{}\n  Content-Type: {}\n",
            one.name,
            one.header()
        ));
    }
    out
}

/// Earlier addresses. Where a file stands at one some services send it: it leads on by itself.
pub(super) fn redirects(facts: &Facts, messages: &Messages) -> String {
    let mut out = comment(messages, "alojamiento-redirects", facts);
    for (from, to) in &facts.moves {
        out.push_str(&format!("{} {to} 301\n", encoded(from)));
    }
    out
}
