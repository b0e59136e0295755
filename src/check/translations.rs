//! E0360 to E0362: a translation of an earlier version, one that does not say of which version it is, an empty one.

use crate::catalog::{Catalog, Standing, TRANSLATION_FIELD};
use crate::diag::{Diagnostic, Findings, Severity, code};

pub(super) fn check(catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    for (id, doc) in catalog.docs() {
        let standing = catalog.standing(id);
        let code = match standing {
            Some(Standing::OutOfDate) => code::TRANSLATION_OLD,
            Some(Standing::Unmarked) => code::TRANSLATION_UNMARKED,
            Some(Standing::Empty) => code::TRANSLATION_EMPTY,
            Some(Standing::Current) | None => continue,
        };
        let place = match standing {
            Some(Standing::Empty) => doc.place(""),
            _ => doc.place(TRANSLATION_FIELD),
        };
        let source = catalog.doc(catalog.source(catalog.card(id).entry));
        let mut finding = Diagnostic::at(code, place.source, place.span)
            .arg("titulo", catalog.card(id).title.clone())
            .arg("id", doc.id.clone())
            .arg("lengua", catalog.config().language(doc.lang).name.clone())
            .arg("version", catalog.version(id).unwrap_or_default())
            .and(source.place("titulo"));
        if standing == Some(Standing::Unmarked) {
            let typed = doc.fields.text(TRANSLATION_FIELD);
            finding = match typed {
                Some(typed) => finding.arg("modo", "otra").arg("valor", typed),
                None => finding.arg("modo", "falta"),
            };
            // Whoever wrote something meant a version.
            if typed.is_some() {
                finding.severity = Severity::Warning;
            }
        }
        findings.push(finding);
    }
    findings
}
