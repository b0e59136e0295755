//! E0903: a page says its language and title, has one h1 and one main part; titles are unique within a language.

use rustc_hash::FxHashMap;

use super::on;
use crate::audit::facts::Landmark;
use crate::audit::site::Site;
use crate::diag::{Args, Findings, Message, code};

/// Looks at the structure of all pages. Without the entity's name the home page has no title: that is told in
/// `portal.toml`.
pub(crate) fn check(site: &Site, named: bool) -> Findings {
    let mut findings = Findings::new();
    let mut titles: FxHashMap<_, &str> = FxHashMap::default();
    for page in &site.pages {
        let facts = &page.facts;
        let mut tell = |id: &'static str, args: Args| {
            let detail = Message { id, args };
            findings.push(on(code::OUTPUT_STRUCTURE, page).arg("detalle", detail));
        };
        if facts
            .lang
            .as_deref()
            .is_none_or(|lang| lang.trim().is_empty())
        {
            tell("estructura-lengua", vec![]);
        }
        match facts.title.trim() {
            "" if !named => {}
            "" => tell("estructura-titulo", vec![]),
            title => {
                if let Some(other) = titles.insert((page.lang, title), &page.route) {
                    tell("estructura-titulo-repetido", vec![("otra", other.into())]);
                }
            }
        }
        let firsts = facts.headings.iter().filter(|&&level| level == 1).count();
        if firsts != 1 {
            tell("estructura-h1", vec![("cuantos", firsts.into())]);
        }
        let mains = facts
            .landmarks
            .iter()
            .filter(|&&one| one == Landmark::Main)
            .count();
        if mains != 1 {
            tell("estructura-main", vec![("cuantos", mains.into())]);
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::audit::{Page, Role, read};
    use crate::model::LangId;

    #[test]
    fn each_fault_of_structure_is_one_finding() {
        let good = "<html lang=es><title>Uno</title><main><h1>Uno</h1></main>";
        let bad = "<html><title>Uno</title><h1>a</h1><h1>b</h1>";
        let page = |route: &str, html| Page {
            route: route.into(),
            lang: LangId::SOURCE,
            role: Role::Entry,
            doc: None,
            facts: read(html),
        };
        let site = |pages| Site::new(pages, BTreeMap::new(), String::new());
        assert!(check(&site(vec![page("/a/", good)]), true).is_empty());
        let found = check(&site(vec![page("/a/", good), page("/b/", bad)]), true);
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(
            found
                .iter()
                .all(|finding| finding.path.as_deref() == Some("/b/"))
        );
    }
}
