//! The items of the first level add up to the totals that the budget declares.

use super::{label, pesos};
use crate::catalog::{Budget, Catalog, EntryId};
use crate::diag::{Diagnostic, Findings, code};

/// Field of the budget, and the column of the table that adds up to it.
const TOTALS: [(&str, usize); 2] = [("aprobado", 0), ("definitivo", 3)];

pub(super) fn check(catalog: &Catalog, entry: EntryId, budget: &Budget) -> Findings {
    let doc = catalog.doc(catalog.source(entry));
    let mut findings = Findings::new();
    for (field, column) in TOTALS {
        let (Some(declared), Some(sum)) = (doc.fields.integer(field), budget.total(column)) else {
            continue;
        };
        if i128::from(declared) != sum {
            let place = doc.place(field);
            findings.push(
                Diagnostic::at(code::BUDGET_TOTAL, place.source, place.span)
                    .arg("campo", label(catalog, "presupuesto", field))
                    .arg("valor", pesos(declared.into()))
                    .arg("suma", pesos(sum))
                    .arg("diferencia", pesos(i128::from(declared) - sum)),
            );
        }
    }
    findings
}
