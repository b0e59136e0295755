//! E0360, E0361: a translation of an earlier version, and one that does not say of which version it is.

use crate::catalog::{Catalog, Standing, TRANSLATION_FIELD};
use crate::diag::{Diagnostic, Findings, code};

pub(super) fn check(catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    for (id, doc) in catalog.docs() {
        let code = match catalog.standing(id) {
            Some(Standing::OutOfDate) => code::TRANSLATION_OLD,
            Some(Standing::Unmarked) => code::TRANSLATION_UNMARKED,
            Some(Standing::Current) | None => continue,
        };
        let place = doc.place(TRANSLATION_FIELD);
        let source = catalog.doc(catalog.source(catalog.card(id).entry));
        findings.push(
            Diagnostic::at(code, place.source, place.span)
                .arg("titulo", catalog.card(id).title.clone())
                .arg("lengua", catalog.config().language(doc.lang).name.clone())
                .arg("version", catalog.version(id).unwrap_or_default())
                .and(source.place("titulo")),
        );
    }
    findings
}
