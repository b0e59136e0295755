//! E1052: the foot of the page, which stands on all of them, tells the address, telephones, mail and hours that
//! `portal.toml` does.

use rustc_hash::FxHashSet;

use super::on;
use crate::audit::site::{Role, Site};
use crate::catalog::Catalog;
use crate::check::Known;
use crate::diag::{Findings, code};
use crate::notice;

/// Looks at the foot of the home page of each language: the foot is the same on all pages of one.
pub(crate) fn check(site: &Site, catalog: &Catalog) -> Findings {
    let homes = site.pages.iter().filter(|page| page.role == Role::Home);
    let feet = homes.filter_map(|page| Some((page, page.facts.part("pie")?)));
    let known = Known::of(catalog);
    let mut findings = Findings::new();
    for (page, foot) in feet {
        // What `portal.toml` says in the page's language was held to the rest of it there.
        let written = ["direccion", "horario"]
            .into_iter()
            .filter_map(|key| catalog.config().of_entity(page.lang, key))
            .flat_map(|(text, _)| notice::scan(text));
        let mut seen: FxHashSet<std::sync::Arc<str>> = written.map(|mark| mark.text).collect();
        for mark in notice::scan(&foot.text) {
            if let Some((_, sort, right, place)) = known.contradicted(&mark, true)
                && seen.insert(mark.text.clone())
            {
                let finding = on(code::OUTPUT_FACT, page);
                findings.push(crate::check::tell_fact(finding, sort, &mark.text, right).and(place));
            }
        }
    }
    findings
}
