//! E1043, E1044: the captions that an audio or video names can be shown, and are in the language of the recording.

use crate::catalog::{Catalog, DocId};
use crate::diag::{Diagnostic, Findings, code};
use crate::model::{Record, Value};
use crate::schema::FieldType;

pub(super) fn check(catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    for (id, doc) in catalog.docs() {
        for field in &catalog.kind(id).fields {
            if let (FieldType::Media, Some(Value::Record(record))) =
                (&field.ty, doc.fields.get(&field.name))
            {
                findings.extend(judge(catalog, id, record));
            }
        }
    }
    findings
}

/// The language of a recording: that which its entry declares, else that of the portal's originals.
pub fn language(catalog: &Catalog, id: DocId) -> &str {
    let source = || catalog.config().tag(crate::model::LangId::SOURCE);
    catalog.text(id, "idioma").unwrap_or_else(source)
}

fn judge(catalog: &Catalog, id: DocId, record: &Record) -> Option<Diagnostic> {
    let named = record.spanned("subtitulos")?;
    let path = named.value.as_text()?.trim_start_matches('/');
    let facts = catalog.file(path)?;
    let on = |code| Diagnostic::at(code, catalog.doc(id).source, named.span).arg("archivo", path);
    match facts.captions.as_ref()? {
        Err(fault) => Some(
            on(code::CAPTIONS_FILE)
                .arg("problema", fault.name())
                .arg("linea", fault.line()),
        ),
        Ok(captions) => {
            let said = captions.lang.as_deref()?;
            let lang = language(catalog, id);
            let first = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
            (first(said) != first(lang)).then(|| {
                on(code::CAPTIONS_LANGUAGE)
                    .arg("lengua", said)
                    .arg("grabacion", lang)
            })
        }
    }
}
