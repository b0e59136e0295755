//! What Caddy 2 is told: a Caddyfile with the site.

use super::{FOREVER, Facts, HASHED, INDEX, ONLY_HTTPS, REVALIDATED, comment};
use crate::i18n::Messages;
use crate::media;

pub(super) fn write(facts: &Facts, messages: &Messages) -> String {
    let mut out = comment(messages, "alojamiento-caddy", facts);
    // Without a scheme Caddy serves https and gets the certificate.
    let site = match facts.secure() {
        true => facts.host(),
        false => &facts.base,
    };
    // What a site says of its answers it does not say of its errors: both take it from here.
    out.push_str("\n(vitrina) {\n\theader {\n");
    for (name, value) in Facts::headers() {
        out.push_str(&format!("\t\t{name} \"{value}\"\n"));
    }
    // A block that takes something away acts last, over what is said of single files: `Server` has one of its own.
    out.push_str(&format!(
        "\t\tCache-Control \"{REVALIDATED}\"\n\t}}\n\theader -Server\n"
    ));
    out.push_str(&format!(
        "}}\n\n{site} {{\n\troot * /srv/portal/public\n\timport vitrina\n\n"
    ));
    if facts.secure() {
        let (name, value) = ONLY_HTTPS;
        out.push_str(&format!(
            "\t@https protocol https\n\theader @https {name} \"{value}\"\n"
        ));
    }
    // In a `route` the last header that fits has the word; a missing file gets none of these.
    let forever = [
        (format!("path {HASHED}*"), FOREVER),
        (format!("path {INDEX}*\n\t\tquery v=*"), FOREVER),
    ];
    let forever = forever
        .into_iter()
        .map(|(matcher, value)| (matcher, "Cache-Control", value.to_owned()));
    let types = media::types().iter().map(|one| {
        let endings = one.endings.iter().map(|ending| format!(" *.{ending}"));
        let paths: String = endings.collect();
        (format!("path{paths}"), "Content-Type", one.header())
    });
    let named = media::named()
        .iter()
        .map(|one| (format!("path */{}", one.name), "Content-Type", one.header()));
    let mut route = String::from("\troute {\n");
    for (number, (matcher, name, value)) in forever.chain(types).chain(named).enumerate() {
        out.push_str(&format!(
            "\t@archivo{number} {{\n\t\t{matcher}\n\t\tfile\n\t}}\n"
        ));
        route.push_str(&format!("\t\theader @archivo{number} {name} \"{value}\"\n"));
    }
    out.push_str(&route);
    out.push_str("\t}\n");
    out.push('\n');
    for (from, to) in &facts.moves {
        out.push_str(&format!("\tredir \"{from}\" {to} 301\n"));
    }
    out.push_str("\t@ocultos {\n\t\tpath */.* /_headers /_redirects\n\t\tnot path /.well-known/*\n\t}\n\terror @ocultos 404\n\n");
    out.push_str(&match facts.packed {
        true => "\tfile_server {\n\t\tprecompressed br zstd gzip\n\t}\n".to_owned(),
        false => "\tencode gzip\n\tfile_server\n".to_owned(),
    });
    out.push_str("\n\thandle_errors {\n\t\timport vitrina\n\t\theader Content-Type \"text/html; charset=utf-8\"\n");
    let mut errors: Vec<_> = facts.errors.iter().collect();
    // The longest prefix first: `/` fits every address.
    errors.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
    for (prefix, page) in errors {
        out.push_str(&format!(
            "\t\thandle {prefix}* {{\n\t\t\trewrite * {page}\n\t\t\tfile_server\n\t\t}}\n"
        ));
    }
    out.push_str("\t}\n}\n");
    out
}
