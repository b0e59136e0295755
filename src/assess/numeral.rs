//! Which numerals of the law a page answers: read from the evidence that they ask for, before anything is judged.
//!
//! In: the portal's first checklist with levels of a menu. Out: by entry, the numerals whose evidence is its page, or the
//! list that it shows. Whether they are met is the report's to say.

use rustc_hash::FxHashMap;

use super::checklist::{Checklist, Requirement};
use super::evidence::Evidence;
use crate::catalog::{Catalog, EntryId};
use crate::plan::Numeral;

/// Numerals of one page.
const SHOWN: usize = 4;

/// What evidence looks for.
enum Aim<'e> {
    Role(&'e str),
    List(&'e str),
}

/// The numerals by entry.
pub fn numerals(regimes: &[Checklist], catalog: &Catalog) -> FxHashMap<EntryId, Vec<Numeral>> {
    let mut found: FxHashMap<EntryId, Vec<Numeral>> = FxHashMap::default();
    let used = catalog.config().checklists.iter();
    let mut used = used.filter_map(|used| regimes.iter().find(|one| one.id == used.id));
    let Some(checklist) = used.find(|one| one.phases.iter().any(|phase| phase.level.is_some()))
    else {
        return found;
    };
    let by_role = by_text(catalog, "pagina", "rol");
    let by_list = by_text(catalog, "seccion", "lista");
    for requirement in &checklist.requirements {
        let mut phases = checklist.phases.iter();
        if !phases.any(|phase| phase.id == requirement.phase && phase.level.is_some()) {
            continue;
        }
        let mut aims = Vec::new();
        each(&requirement.evidence, &mut aims);
        for aim in aims {
            let entry = match aim {
                Aim::Role(role) => by_role.get(role),
                Aim::List(kind) => by_list.get(kind),
            };
            let Some(&entry) = entry else { continue };
            let numerals = found.entry(entry).or_default();
            let known = numerals
                .iter()
                .any(|one| one.address == requirement.address);
            if numerals.len() < SHOWN && !known {
                numerals.push(numeral(checklist, requirement));
            }
        }
    }
    found
}

fn numeral(checklist: &Checklist, requirement: &Requirement) -> Numeral {
    Numeral {
        label: requirement.label.clone(),
        regime: checklist.name.clone(),
        address: requirement.address.clone(),
    }
}

/// Entries of a kind by a text of theirs; of several with the same, the first.
fn by_text<'c>(catalog: &'c Catalog, kind: &str, field: &str) -> FxHashMap<&'c str, EntryId> {
    let mut found = FxHashMap::default();
    for &entry in catalog.named(kind) {
        if let Some(text) = catalog.text(catalog.source(entry), field) {
            found.entry(text).or_insert(entry);
        }
    }
    found
}

/// Pieces of evidence that are a page or a list, also within groups. Where another requirement's is meant, it stands there
/// already.
fn each<'e>(evidence: &'e [Evidence], aims: &mut Vec<Aim<'e>>) {
    for piece in evidence {
        match piece {
            Evidence::Page(page) => aims.push(Aim::Role(page.role())),
            Evidence::Collection(list) if list.whole() => aims.push(Aim::List(list.kind())),
            Evidence::Any(group) | Evidence::All(group) => {
                each(group.of(), aims);
            }
            _ => {}
        }
    }
}
