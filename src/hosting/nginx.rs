//! What nginx is told: a file to include in a `server`.
//!
//! Nothing but the names of types is said in a `location`: an `add_header` there would drop those of the server, so what
//! differs from file to file is a variable.

use super::{FOREVER, Facts, HASHED, INDEX, ONLY_HTTPS, REVALIDATED, comment};
use crate::i18n::Messages;
use crate::media;

pub(super) fn write(facts: &Facts, messages: &Messages) -> String {
    let mut out = comment(messages, "alojamiento-nginx", facts);
    out.push_str(
        "\nindex index.html;\nautoindex off;\nserver_tokens off;\nabsolute_redirect off;\n\n",
    );
    types(&mut out);

    out.push_str(&format!("set $vitrina_cache \"{REVALIDATED}\";\n"));
    for (what, pattern) in [
        ("$uri", format!("^{HASHED}")),
        ("\"$uri?$args\"", format!("^{INDEX}[^?]*\\?v=[0-9a-f]+$")),
    ] {
        // `if` takes a variable, not a text.
        let name = match what.starts_with('$') {
            true => what,
            false => {
                out.push_str(&format!("set $vitrina_pedido {what};\n"));
                "$vitrina_pedido"
            }
        };
        out.push_str(&format!(
            "if ({name} ~ \"{pattern}\") {{ set $vitrina_cache \"{FOREVER}\"; }}\n"
        ));
    }
    out.push_str("add_header Cache-Control $vitrina_cache always;\n");
    for (name, value) in Facts::headers() {
        out.push_str(&format!("add_header {name} \"{value}\" always;\n"));
    }
    if facts.secure() {
        let (name, value) = ONLY_HTTPS;
        out.push_str(&format!(
            "set $vitrina_https \"\";\nif ($scheme = https) {{ set $vitrina_https \"{value}\"; }}\nadd_header {name} $vitrina_https always;\n"
        ));
    }

    out.push('\n');
    for (prefix, page) in &facts.errors {
        out.push_str(&match &**prefix {
            "/" => format!("error_page 404 {page};\n"),
            prefix => format!("location {prefix} {{ error_page 404 {page}; }}\n"),
        });
        out.push_str(&format!("location = {page} {{ internal; }}\n"));
    }
    out.push_str("location ~ \"/\\.(?!well-known/)\" { return 404; }\n");
    for name in ["/_headers", "/_redirects"] {
        out.push_str(&format!("location = {name} {{ return 404; }}\n"));
    }

    out.push('\n');
    out.push_str(&match facts.packed {
        true => {
            let brotli = comment(messages, "alojamiento-nginx-brotli", facts);
            format!("gzip_static on;\ngzip_vary on;\n{brotli}# brotli_static on;\n")
        }
        false => {
            let media = media(|one| one.packs && one.media != "text/html");
            format!(
                "gzip on;\ngzip_vary on;\ngzip_proxied any;\ngzip_min_length 1024;\ngzip_types {media};\n"
            )
        }
    });

    if !facts.moves.is_empty() {
        out.push('\n');
    }
    for (from, to) in &facts.moves {
        out.push_str(&format!("location = \"{from}\" {{ return 301 {to}; }}\n"));
    }
    out
}

/// Types by ending: nginx drops those it has when it is told others, so all are told.
fn types(out: &mut String) {
    out.push_str("default_type application/octet-stream;\ntypes {\n");
    for one in media::types() {
        out.push_str(&format!("  {} {};\n", one.media, one.endings.join(" ")));
    }
    out.push_str("}\ncharset utf-8;\n");
    out.push_str(&format!(
        "charset_types {};\n",
        media(|one| one.text && one.media != "text/html")
    ));
    for one in media::named() {
        let name = one.name.replace('.', "\\.");
        out.push_str(&format!(
            "location ~ \"/{name}$\" {{ types {{ }} default_type \"{}\"; }}\n",
            one.header()
        ));
    }
    out.push('\n');
}

fn media(wanted: impl Fn(&media::Type) -> bool) -> String {
    let named = media::named().iter().map(|one| &*one.media);
    let all = media::types().iter().filter(|one| wanted(one));
    let all: Vec<&str> = all.map(|one| &*one.media).chain(named).collect();
    all.join(" ")
}
