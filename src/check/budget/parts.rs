//! The parts of an item add up to it, in every column.

use super::{cell, label, pesos};
use crate::catalog::{Budget, COLUMNS, Catalog, EntryId};
use crate::diag::{Diagnostic, Findings, code};

pub(super) fn check(catalog: &Catalog, _: EntryId, budget: &Budget) -> Findings {
    let mut findings = Findings::new();
    for (column, name) in COLUMNS.iter().enumerate() {
        for (item, sum) in budget.items.iter().zip(budget.sums(column)) {
            let (Some(amount), Some(sum)) = (item.amounts[column], sum) else {
                continue;
            };
            if i128::from(amount) != sum {
                let place = cell(catalog, item, name);
                findings.push(
                    Diagnostic::at(code::BUDGET_PARTS, place.source, place.span)
                        .arg("campo", label(catalog, "rubro", name))
                        .arg("valor", pesos(amount.into()))
                        .arg("suma", pesos(sum))
                        .arg("diferencia", pesos(i128::from(amount) - sum))
                        .arg("rubro", &*item.code),
                );
            }
        }
    }
    findings
}
