//! The units make one tree: nobody depends on itself through others, and only one depends on nobody.

use crate::catalog::{Catalog, Chart, EntryId};
use crate::diag::{Diagnostic, Findings, code};

pub(super) fn check(catalog: &Catalog) -> Findings {
    let chart = Chart::of(catalog);
    let place = |unit: EntryId, field: &str| catalog.doc(catalog.source(unit)).place(field);
    let title = |unit: EntryId| catalog.card(catalog.source(unit)).title.to_string();
    let mut findings = Findings::new();
    for circle in &chart.circles {
        let Some((&first, others)) = circle.split_first() else {
            continue;
        };
        let here = place(first, "depende_de");
        let names: Vec<String> = circle
            .iter()
            .chain([&first])
            .map(|&unit| title(unit))
            .collect();
        let finding = Diagnostic::at(code::CYCLE, here.source, here.span)
            .arg("campo", "depende_de")
            .hint("circulo", vec![("cadena", names.join(" → ").into())]);
        findings.push(others.iter().fold(finding, |finding, &unit| {
            finding.and(place(unit, "depende_de"))
        }));
    }
    if let [first, second, ..] = chart.roots[..] {
        let names: Vec<String> = chart.roots.iter().map(|&unit| title(unit)).collect();
        let here = place(second, "titulo");
        findings.push(
            Diagnostic::at(code::CHART_ROOTS, here.source, here.span)
                .arg("cuantas", chart.roots.len())
                .arg("nombres", names.join(", "))
                .and(place(first, "titulo")),
        );
    }
    findings
}
