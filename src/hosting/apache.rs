//! What Apache is told: an `.htaccess` in the site's own folder, for Apache 2.4.

use super::{FOREVER, Facts, HASHED, INDEX, ONLY_HTTPS, REVALIDATED, comment};
use crate::i18n::Messages;
use crate::media;

pub(super) fn write(facts: &Facts, messages: &Messages) -> String {
    let mut out = comment(messages, "alojamiento-apache", facts);
    out.push_str("\nDirectoryIndex index.html\nOptions -Indexes\n");
    for (prefix, page) in &facts.errors {
        out.push_str(&match &**prefix {
            "/" => format!("ErrorDocument 404 {page}\n"),
            prefix => format!(
                "<If \"%{{REQUEST_URI}} =~ m#^{}#\">\n  ErrorDocument 404 {page}\n</If>\n",
                pattern(prefix)
            ),
        });
    }
    out.push_str("RedirectMatch 404 \"/\\.(?!well-known/)\"\nRedirectMatch 404 \"^/_(headers|redirects)$\"\n\n");
    types(&mut out);

    out.push_str("\n<IfModule mod_headers.c>\n");
    for (name, value) in Facts::headers() {
        out.push_str(&format!("  Header always set {name} \"{value}\"\n"));
    }
    if facts.secure() {
        let (name, value) = ONLY_HTTPS;
        out.push_str(&format!(
            "  Header always set {name} \"{value}\" \"expr=%{{HTTPS}} == 'on'\"\n"
        ));
    }
    let fixed = format!(
        "%{{REQUEST_STATUS}} < 400 && (%{{REQUEST_URI}} =~ m#^{HASHED}# || (%{{REQUEST_URI}} =~ m#^{INDEX}# && %{{QUERY_STRING}} =~ /^v=[0-9a-f]+$/))"
    );
    out.push_str(&format!(
        "  Header always set Cache-Control \"{REVALIDATED}\"\n  Header always set Cache-Control \"{FOREVER}\" \"expr={fixed}\"\n"
    ));
    let endings = endings(|one| one.packs);
    out.push_str(&format!(
        "  <FilesMatch \"\\.({})(\\.(br|gz))?$\">\n    Header merge Vary Accept-Encoding\n  </FilesMatch>\n",
        endings.join("|")
    ));
    if facts.packed {
        for (ending, name) in media::FORMS {
            out.push_str(&format!(
                "  Header always set Content-Encoding {name} env=vitrina_{ending}\n"
            ));
        }
    }
    out.push_str("</IfModule>\n\n");
    match facts.packed {
        true => packed(&mut out),
        false => {
            let media: Vec<&str> = media::types()
                .iter()
                .filter(|one| one.packs)
                .map(|one| &*one.media)
                .chain(media::named().iter().map(|one| &*one.media))
                .collect();
            out.push_str(&format!(
                "<IfModule mod_deflate.c>\n  <IfModule mod_filter.c>\n    AddOutputFilterByType DEFLATE {}\n  </IfModule>\n</IfModule>\n",
                media.join(" ")
            ));
        }
    }

    if !facts.moves.is_empty() {
        out.push_str("\n<IfModule mod_alias.c>\n");
        for (from, to) in &facts.moves {
            out.push_str(&format!(
                "  RedirectMatch 301 \"^{}$\" {to}\n",
                pattern(from)
            ));
        }
        out.push_str("</IfModule>\n");
    }
    out
}

fn types(out: &mut String) {
    out.push_str("AddDefaultCharset utf-8\n");
    for one in media::types() {
        let endings: Vec<String> = one.endings.iter().map(|one| format!(".{one}")).collect();
        out.push_str(&format!("AddType {} {}\n", one.media, endings.join(" ")));
    }
    let text: Vec<String> = endings(|one| one.text)
        .into_iter()
        .map(|ending| format!(".{ending}"))
        .collect();
    out.push_str(&format!("AddCharset utf-8 {}\n", text.join(" ")));
    for one in media::named() {
        out.push_str(&format!(
            "<Files \"{}\">\n  ForceType \"{}\"\n</Files>\n",
            one.name,
            one.header()
        ));
    }
}

/// Sends the packed form to whoever takes it. It gets the type of the file that it stands for, which its own ending
/// would hide.
fn packed(out: &mut String) {
    out.push_str("<IfModule mod_rewrite.c>\n  RewriteEngine On\n");
    let endings = endings(|one| one.packs).join("|");
    for (ending, name) in media::FORMS {
        out.push_str(&format!(
            "  RewriteCond %{{HTTP:Accept-Encoding}} \\b{name}\\b\n  RewriteCond %{{REQUEST_FILENAME}}.{ending} -f\n  RewriteRule ^(.+\\.({endings}))$ $1.{ending} [L,E=vitrina_forma:{ending}]\n"
        ));
    }
    let named = media::named()
        .iter()
        .map(|one| (pattern(&one.name), one.header()));
    let rest = media::types().iter().filter(|one| one.packs);
    let rest = rest.map(|one| (format!("\\.({})", one.endings.join("|")), one.header()));
    for (pattern, header) in named.chain(rest) {
        for (ending, _) in media::FORMS {
            out.push_str(&format!(
                "  RewriteCond %{{ENV:REDIRECT_vitrina_forma}} ={ending}\n  RewriteRule {pattern}\\.{ending}$ - \"[L,T={header},E=vitrina_{ending}:1,E=no-gzip:1,E=no-brotli:1]\"\n"
            ));
        }
    }
    out.push_str("</IfModule>\n");
}

fn endings(wanted: impl Fn(&media::Type) -> bool) -> Vec<&'static str> {
    let all = media::types().iter().filter(|one| wanted(one));
    all.flat_map(|one| one.endings.iter().map(String::as_str))
        .collect()
}

/// A text as a pattern that matches it alone. Of what addresses may have only the dot means something in a pattern.
fn pattern(text: &str) -> String {
    text.replace('.', "\\.")
}
