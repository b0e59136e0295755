//! In each item, the final amount is the initial one plus additions minus reductions.

use super::{cell, pesos};
use crate::catalog::{Budget, Catalog, EntryId};
use crate::diag::{Diagnostic, Findings, code};

pub(super) fn check(catalog: &Catalog, _: EntryId, budget: &Budget) -> Findings {
    let mut findings = Findings::new();
    for item in &budget.items {
        let [Some(initial), additions, reductions, Some(last), ..] = item.amounts else {
            continue;
        };
        let right = i128::from(initial) + i128::from(additions.unwrap_or(0))
            - i128::from(reductions.unwrap_or(0));
        if i128::from(last) != right {
            let place = cell(catalog, item, "definitivo");
            findings.push(
                Diagnostic::at(code::BUDGET_DEFINITIVE, place.source, place.span)
                    .arg("valor", pesos(last.into()))
                    .arg("esperado", pesos(right))
                    .arg("diferencia", pesos(i128::from(last) - right))
                    .arg("rubro", &*item.code),
            );
        }
    }
    findings
}
