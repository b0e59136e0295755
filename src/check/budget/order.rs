//! In each item, payments do not exceed obligations, nor these commitments, nor these the final amount.

use super::{cell, label, pesos};
use crate::catalog::{Budget, COLUMNS, Catalog, EntryId};
use crate::diag::{Diagnostic, Findings, code};

/// `definitivo`, `compromisos`, `obligaciones`, `pagos`: each at most the one before.
const STEPS: std::ops::RangeInclusive<usize> = 3..=6;

pub(super) fn check(catalog: &Catalog, _: EntryId, budget: &Budget) -> Findings {
    let mut findings = Findings::new();
    for item in &budget.items {
        let mut last: Option<(usize, i64)> = None;
        for column in STEPS {
            let Some(amount) = item.amounts[column] else {
                continue;
            };
            if let Some((before, limit)) = last.filter(|&(_, limit)| amount > limit) {
                let place = cell(catalog, item, COLUMNS[column]);
                findings.push(
                    Diagnostic::at(code::BUDGET_ORDER, place.source, place.span)
                        .arg("campo", label(catalog, "rubro", COLUMNS[column]))
                        .arg("valor", pesos(amount.into()))
                        .arg("limite_campo", label(catalog, "rubro", COLUMNS[before]))
                        .arg("limite", pesos(limit.into()))
                        .arg("rubro", &*item.code)
                        .and(cell(catalog, item, COLUMNS[before])),
                );
            }
            last = Some((column, amount));
        }
    }
    findings
}
