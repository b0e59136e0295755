//! Two norms cannot repeal, annul or suspend each other.

use super::title;
use crate::catalog::{Act, Catalog, EntryId, Other, State};
use crate::diag::{Diagnostic, Findings, code};
use crate::text::Place;

pub(super) fn check(catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    for &entry in catalog.named("norma") {
        let Some(norm) = catalog.norms().get(entry) else {
            continue;
        };
        for act in norm.bears.iter().filter(|act| ends(act)) {
            let Other::Entry(other) = act.other else {
                continue;
            };
            // Told once, at the norm whose id comes first.
            if other < entry {
                continue;
            }
            let Some(back) = against(catalog, entry, other) else {
                continue;
            };
            let at = |act: &Act| Place {
                source: catalog.doc(catalog.source(act.declared.0)).source,
                span: act.declared.1,
            };
            let (here, there) = (at(back), at(act));
            findings.push(
                Diagnostic::at(code::NORM_MUTUAL, here.source, here.span)
                    .arg("una", title(catalog, entry))
                    .arg("otra", title(catalog, other))
                    .and(there),
            );
            break;
        }
    }
    findings
}

/// Whether nothing is left of the norm that bears it.
pub(super) fn ends(act: &Act) -> bool {
    act.state().is_some_and(|state| state >= State::Suspended)
}

/// What a norm does to put an end to another.
pub(super) fn against(catalog: &Catalog, actor: EntryId, bearer: EntryId) -> Option<&Act> {
    let norm = catalog.norms().get(actor)?;
    norm.does
        .iter()
        .find(|act| act.other == Other::Entry(bearer) && ends(act))
}
