//! E0901: every internal link, anchor, alternate and feed leads to something that was built.

use indexmap::IndexMap;
use rayon::prelude::*;

use super::on;
use crate::audit::address::{Target, resolve};
use crate::audit::site::{Page, Site};
use crate::diag::{Findings, code};

/// Looks at the links of all pages.
pub(crate) fn check(site: &Site, base: &str) -> Findings {
    let broken: Vec<(&Page, String)> = site
        .pages
        .par_iter()
        .flat_map_iter(|page| of_page(site, page, base))
        .collect();
    // A link of the theme breaks on every page: it is told once, at the first, with the number of the others.
    let mut by_target: IndexMap<String, (&Page, usize)> = IndexMap::new();
    for (page, target) in broken {
        by_target
            .entry(target)
            .and_modify(|(first, others)| *others += usize::from(first.route != page.route))
            .or_insert((page, 0));
    }
    by_target
        .into_iter()
        .map(|(target, (page, others))| {
            on(code::OUTPUT_LINK, page)
                .arg("destino", target)
                .arg("otras", others)
        })
        .collect()
}

fn of_page<'s>(site: &Site, page: &'s Page, base: &str) -> Vec<(&'s Page, String)> {
    let facts = &page.facts;
    let links = facts.links.iter().map(|link| &*link.href);
    let alternates = facts.alternates.iter().map(|(_, href)| &**href);
    let feeds = facts.feeds.iter().map(|href| &**href);
    let asked = facts.requests.iter().map(|href| &**href);
    links
        .chain(alternates)
        .chain(feeds)
        .chain(asked)
        .filter(|href| !leads_somewhere(site, &resolve(&page.route, href, base)))
        .map(|href| (page, href.to_owned()))
        .collect()
}

/// Whether a target is foreign, not an address of a page, or a page, file or anchor of the site.
pub(crate) fn leads_somewhere(site: &Site, target: &Target<'_>) -> bool {
    let Target::Inside { route, anchor } = target else {
        return true;
    };
    let Some(anchor) = anchor else {
        return site.has(route);
    };
    match site.page(route) {
        Some(target) => anchor == "top" || target.facts.ids.iter().any(|id| **id == **anchor),
        None => site.has(route),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::audit::{Role, read};
    use crate::model::LangId;

    fn page(route: &str, html: &str) -> Page {
        Page {
            route: route.into(),
            lang: LangId::SOURCE,
            role: Role::Entry,
            doc: None,
            facts: read(html),
        }
    }

    #[test]
    fn broken_links_anchors_and_feeds_are_told() {
        let html = "<link rel=alternate type='application/rss+xml' href='/rss.xml'>\
                    <link rel=alternate hreflang=en href='https://x.gov.co/en/'>\
                    <a href='/b/#uno'>b</a><a href='/b/#dos'>b</a><a href='../c/'>c</a><a href='/a.pdf'>a</a>\
                    <a href='https://otro.example/'>o</a><a href='mailto:a@b.co'>m</a><a href='#'>n</a>";
        let pages = vec![page("/a/", html), page("/b/", "<p id=uno>x</p>")];
        let files = BTreeMap::from([("a.pdf".to_owned(), 3)]);
        let site = Site::new(pages, files, String::new());
        let told: Vec<String> = check(&site, "https://x.gov.co")
            .iter()
            .map(|f| format!("{:?}", f.args[1].1))
            .collect();
        assert_eq!(told.len(), 4, "{told:?}");
        for href in ["/b/#dos", "../c/", "https://x.gov.co/en/", "/rss.xml"] {
            assert!(
                told.iter().any(|arg| arg.contains(href)),
                "{href} in {told:?}"
            );
        }
    }
}
