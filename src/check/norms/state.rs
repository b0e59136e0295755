//! The state that a norm's file declares against the one that follows from the relations.
//!
//! Where the editor has left a note on the page, both readings are there to see, and this is only advice.

use super::{label, title};
use crate::catalog::{Act, Catalog, Other};
use crate::diag::{Diagnostic, Findings, Severity, code};
use crate::text::Place;

pub(super) fn check(catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    for &entry in catalog.named("norma") {
        let Some(norm) = catalog
            .norms()
            .get(entry)
            .filter(|norm| norm.contradictory())
        else {
            continue;
        };
        let (Some(declared), Some(computed)) = (norm.declared, norm.computed) else {
            continue;
        };
        let Some(act) = norm
            .bears
            .iter()
            .filter(|act| act.effective)
            .find(|act| act.state() == Some(computed))
        else {
            continue;
        };
        let doc = catalog.doc(catalog.source(entry));
        let place = doc.place("estado");
        let mut finding = Diagnostic::at(code::NORM_STATE, place.source, place.span)
            .arg("declarado", label(catalog, "estado", declared.name()))
            .arg("calculado", label(catalog, "estado", computed.name()))
            .hint(
                "norma-razon",
                vec![
                    ("accion", label(catalog, "accion", act.passive)),
                    ("norma", other(catalog, act).into()),
                    ("cuantos", act.articles.len().into()),
                    ("articulos", act.articles.join(", ").into()),
                    ("fechada", usize::from(act.since.is_some()).into()),
                    (
                        "desde",
                        act.since
                            .map_or_else(String::new, |since| since.to_string())
                            .into(),
                    ),
                ],
            );
        if act.declared.0 != entry {
            finding = finding.and(Place {
                source: catalog.doc(catalog.source(act.declared.0)).source,
                span: act.declared.1,
            });
        }
        if doc.fields.get("nota_editor").is_some() {
            finding.severity = Severity::Advice;
        }
        findings.push(finding);
    }
    findings
}

fn other(catalog: &Catalog, act: &Act) -> String {
    match &act.other {
        Other::Entry(entry) => title(catalog, *entry),
        Other::External(name, _) => name.to_string(),
    }
}
