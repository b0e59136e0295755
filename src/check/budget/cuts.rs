//! There is a cut for each month, in order, and the one of the table's month says what the table says.

use super::{label, pesos};
use crate::catalog::{Budget, COLUMNS, Catalog, EntryId};
use crate::diag::{Diagnostic, Findings, code};
use crate::model::{Record, Value};
use crate::text::{Place, Span};

pub(super) fn check(catalog: &Catalog, entry: EntryId, budget: &Budget) -> Findings {
    let doc = catalog.doc(catalog.source(entry));
    let place = |record: &Record, span: Span, field: &str| Place {
        source: doc.source,
        span: record.spanned(field).map_or(span, |value| value.span),
    };
    let mut findings = Findings::new();
    let mut last: Option<i32> = None;
    let as_of = doc.fields.date("corte").map(month);
    for item in doc.fields.list("cortes") {
        let Value::Record(cut) = &item.value else {
            continue;
        };
        let Some(here) = cut.date("corte").map(month) else {
            continue;
        };
        if let Some(before) = last.filter(|&before| here != before + 1) {
            let at = place(cut, item.span, "corte");
            findings.push(
                Diagnostic::at(code::BUDGET_CUTS, at.source, at.span)
                    .arg("anterior", name(before))
                    .arg("esperado", name(before + 1)),
            );
        }
        last = Some(here);
        if as_of == Some(here) {
            for (column, name) in COLUMNS.iter().enumerate().skip(3) {
                let (Some(said), Some(sum)) = (cut.integer(name), budget.total(column)) else {
                    continue;
                };
                if i128::from(said) != sum {
                    let at = place(cut, item.span, name);
                    findings.push(
                        Diagnostic::at(code::BUDGET_CUT_TABLE, at.source, at.span)
                            .arg("campo", label(catalog, "rubro", name))
                            .arg("valor", pesos(said.into()))
                            .arg("suma", pesos(sum)),
                    );
                }
            }
        }
    }
    findings
}

/// Months since the year 0, so that December is followed by January.
fn month(day: jiff::civil::Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

fn name(month: i32) -> String {
    format!("{}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}
