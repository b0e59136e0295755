//! A relation names one other norm: of the portal or external, not both, not none, not itself.

use super::{place, relations};
use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Findings, code};

pub(super) fn check(catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    for &entry in catalog.named("norma") {
        let own = &*catalog.entry(entry).id;
        for (relation, span) in relations(catalog, entry) {
            let inside = relation.text("norma");
            let outside = relation.get("externa").is_some();
            if inside == Some(own) {
                let place = place(catalog, entry, relation, span, "norma");
                findings.push(
                    Diagnostic::at(code::NORM_ITSELF, place.source, place.span).arg("norma", own),
                );
            } else if inside.is_some() == outside {
                let place = match outside {
                    true => place(catalog, entry, relation, span, "externa"),
                    false => place(catalog, entry, relation, span, "accion"),
                };
                findings.push(
                    Diagnostic::at(code::NORM_OTHER, place.source, place.span)
                        .arg("cuantas", if outside { "dos" } else { "ninguna" }),
                );
            }
        }
    }
    findings
}
