//! E1031: the headings of a page, its own and the theme's together, skip no level.

use rustc_hash::FxHashSet;

use super::on;
use crate::audit::site::{Page, Site};
use crate::catalog::Catalog;
use crate::diag::{Findings, code};
use crate::model::Fragment;

/// Looks at the headings of all pages. A skip of a body is told in its file (E0503), not here. One that a template makes is on every page: it is told once a pair of levels
/// and role.
pub(crate) fn check(site: &Site, catalog: &Catalog) -> Findings {
    skips(site, &|page| {
        page.doc
            .is_some_and(|doc| catalog.doc(doc).body.as_ref().is_some_and(skips_itself))
    })
}

/// Whether the headings of a body skip a level.
fn skips_itself(body: &Fragment) -> bool {
    let mut above = 1;
    body.headings.iter().any(|heading| {
        let skips = heading.level > above + 1;
        above = heading.level;
        skips
    })
}

fn skips(site: &Site, told_already: &dyn Fn(&Page) -> bool) -> Findings {
    let mut findings = Findings::new();
    let mut told = FxHashSet::default();
    for page in &site.pages {
        let mut above = 0;
        for &level in &page.facts.headings {
            if above > 0
                && level > above + 1
                && !told_already(page)
                && told.insert((page.role, above, level))
            {
                findings.push(
                    on(code::OUTPUT_HEADING, page)
                        .arg("nivel", i64::from(level))
                        .arg("anterior", i64::from(above)),
                );
            }
            above = level;
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

    fn told(html: &str) -> usize {
        let page = Page {
            route: "/a/".into(),
            lang: LangId::SOURCE,
            role: Role::Entry,
            doc: None,
            facts: read(html),
        };
        skips(
            &Site::new(vec![page], BTreeMap::new(), String::new()),
            &|_| false,
        )
        .len()
    }

    #[test]
    fn a_skipped_level_is_told_once() {
        assert_eq!(told("<h1>a</h1><h3>b</h3><h2>c</h2><h3>d</h3>"), 1);
        assert_eq!(
            told("<h2>menu</h2><h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>"),
            0
        );
    }
}
