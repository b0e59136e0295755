//! E0902: reading a page asks no other host for anything.

use rayon::prelude::*;

use super::on;
use crate::audit::address::{Target, resolve};
use crate::audit::site::Site;
use crate::diag::{Diagnostic, Findings, code};

/// Looks at what browsers ask for by themselves: on pages, and in the stylesheets.
pub(crate) fn check(site: &Site, base: &str) -> Findings {
    let foreign = |from: &str, href: &str| match resolve(from, href, base) {
        Target::Foreign { host } => Some(host),
        _ => None,
    };
    let mut findings: Findings = site
        .pages
        .par_iter()
        .flat_map_iter(|page| {
            let hosts = page
                .facts
                .requests
                .iter()
                .filter_map(|href| Some((href, foreign(&page.route, href)?)));
            let told = |(href, host): (&std::sync::Arc<str>, String)| {
                on(code::OUTPUT_FOREIGN, page)
                    .arg("destino", href.clone())
                    .arg("servidor", host)
            };
            hosts.map(told).collect::<Vec<_>>()
        })
        .collect();
    findings.extend(css_addresses(&site.css).into_iter().filter_map(|href| {
        let host = foreign("/", href)?;
        let finding = Diagnostic::on(code::OUTPUT_FOREIGN, "css").arg("ruta", "css");
        Some(finding.arg("destino", href).arg("servidor", host))
    }));
    findings
}

/// Addresses in `url(…)` and `@import "…"`.
fn css_addresses(css: &str) -> Vec<&str> {
    let quotes = ['"', '\'', ' '];
    let urls = css
        .split("url(")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let imports = css
        .split("@import")
        .skip(1)
        .filter_map(|rest| rest.split(';').next());
    let imports = imports.filter(|rest| !rest.contains("url("));
    let words =
        imports.filter_map(move |rest| rest.trim().split(quotes).find(|word| !word.is_empty()));
    urls.map(move |url| url.trim_matches(quotes))
        .chain(words)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::css_addresses;

    #[test]
    fn addresses_of_stylesheets_are_found() {
        let css =
            "@import \"//a.example/x.css\" screen;@import url('b.css'); p{background:url( c.svg )}";
        let mut found = css_addresses(css);
        found.sort_unstable();
        assert_eq!(found, ["//a.example/x.css", "b.css", "c.svg"]);
    }
}
