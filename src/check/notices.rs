//! A notice that stands for a personal notification is posted for five working days.
//!
//! The day on which it is posted and the one on which it is taken down are counted if they are working days: whoever
//! counts otherwise is stricter, and nobody is told of a term that may be right.

use crate::calendar;
use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Findings, code};

/// Working days of a notice (Ley 1437 de 2011, art. 69).
const DAYS: i64 = 5;

pub(super) fn check(catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    for &entry in catalog.named("notificacion") {
        let id = catalog.source(entry);
        let doc = catalog.doc(id);
        if doc.fields.text("clase") != Some("notificacion_por_aviso") {
            continue;
        }
        let (Some(posted), Some(down)) =
            (doc.fields.date("fijacion"), doc.fields.date("desfijacion"))
        else {
            continue;
        };
        let Ok(eve) = posted.yesterday() else {
            continue;
        };
        let days = calendar::between(eve, down);
        // An end before its beginning is told by another rule.
        if down < posted || days >= DAYS {
            continue;
        }
        let mut finding = Diagnostic::at(
            code::NOTICE_SHORT,
            doc.source,
            doc.place("desfijacion").span,
        )
        .arg("dias", days)
        .arg("minimo", DAYS)
        .and(doc.place("fijacion"));
        if let Some(first) = calendar::add(eve, DAYS as u32) {
            finding = finding.arg("fecha", first.to_string());
        }
        findings.push(finding);
    }
    findings
}
