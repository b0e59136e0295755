//! A reference names an entry that exists; units do not depend on themselves.

use rayon::prelude::*;

use crate::catalog::{Catalog, DocId};
use crate::diag::{Diagnostic, Findings, code, nearest};

pub(super) fn check(catalog: &Catalog) -> Findings {
    let docs: Vec<DocId> = catalog.docs().map(|(id, _)| id).collect();
    let mut findings: Findings = docs
        .par_iter()
        .with_min_len(64)
        .flat_map_iter(|&id| of(catalog, id))
        .collect();
    findings.extend(cycles(catalog));
    findings
}

fn of(catalog: &Catalog, id: DocId) -> Findings {
    let doc = catalog.doc(id);
    let mut found = Vec::new();
    crate::catalog::references(&doc.fields, &catalog.kind(id).fields, &mut found);
    found
        .into_iter()
        .filter(|(kind, target, _, _)| catalog.find(kind, target).is_none())
        .map(|(kind, target, span, field)| {
            let names = catalog
                .named(kind)
                .iter()
                .map(|&entry| &*catalog.entry(entry).id);
            Diagnostic::at(code::REFERENCE, doc.source, span)
                .arg("valor", target)
                .arg("tipo", kind)
                .arg("campo", field.label.text("es"))
                .suggest(nearest(target, names))
        })
        .collect()
}

fn cycles(catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    for &entry in catalog.named("dependencia") {
        let above = |id: &str| {
            let entry = catalog.find("dependencia", id)?;
            catalog.doc(catalog.source(entry)).fields.text("depende_de")
        };
        let start = &*catalog.entry(entry).id;
        let mut at = above(start);
        let mut steps = 0;
        while let Some(id) = at.filter(|_| steps < 64) {
            if id == start {
                let place = catalog.doc(catalog.source(entry)).place("depende_de");
                findings.push(
                    Diagnostic::at(code::CYCLE, place.source, place.span)
                        .arg("campo", "depende_de"),
                );
                break;
            }
            at = above(id);
            steps += 1;
        }
    }
    findings
}
