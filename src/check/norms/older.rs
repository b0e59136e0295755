//! A norm does not change one that was issued after it.

use super::{mutual, title};
use crate::catalog::{Catalog, Other};
use crate::diag::{Diagnostic, Findings, code};

pub(super) fn check(catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    let issued = |entry| catalog.doc(catalog.source(entry)).fields.date("fecha");
    for &entry in catalog.named("norma") {
        let Some(norm) = catalog.norms().get(entry) else {
            continue;
        };
        for act in norm.does.iter().filter(|act| act.state().is_some()) {
            let Other::Entry(bearer) = act.other else {
                continue;
            };
            let (Some(own), Some(later)) = (issued(entry), issued(bearer)) else {
                continue;
            };
            let both = mutual::ends(act) && mutual::against(catalog, bearer, entry).is_some();
            if own >= later || both {
                continue;
            }
            let source = catalog.doc(catalog.source(act.declared.0)).source;
            findings.push(
                Diagnostic::at(code::NORM_OLDER, source, act.declared.1)
                    .arg("una", title(catalog, entry))
                    .arg("fecha", own.to_string())
                    .arg("otra", title(catalog, bearer))
                    .arg("posterior", later.to_string()),
            );
        }
    }
    findings
}
