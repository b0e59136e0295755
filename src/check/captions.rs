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
                findings.extend(unnamed(catalog, record));
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

/// Whether a recording lies on another site.
pub fn is_elsewhere(path: &str) -> bool {
    path.starts_with("https://") || path.starts_with("http://")
}

/// Captions beside a recording, by language of the portal: `acto.en.vtt` beside `acto.mp4`.
pub fn beside<'c>(catalog: &'c Catalog, path: &str) -> Vec<(&'c str, String)> {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let languages = catalog.config().languages.iter();
    languages
        .map(|language| (&*language.tag, format!("{stem}.{}.vtt", language.tag)))
        .filter(|(_, file)| catalog.file(file).is_some())
        .collect()
}

/// Captions that nobody names are shown all the same: those that cannot be are told as well.
fn unnamed(catalog: &Catalog, record: &Record) -> Findings {
    let named = |key: &str| record.text(key).map(|path| path.trim_start_matches('/'));
    let beside = named("archivo").map_or_else(Vec::new, |path| beside(catalog, path));
    beside
        .into_iter()
        .filter(|(_, file)| named("subtitulos") != Some(file))
        .filter_map(|(_, file)| {
            let fault = *catalog.file(&file)?.captions.as_ref()?.as_ref().err()?;
            let finding = Diagnostic::on(code::CAPTIONS_FILE, format!("content/{file}"));
            Some(
                finding
                    .arg("archivo", file)
                    .arg("problema", fault.name())
                    .arg("linea", fault.line()),
            )
        })
        .collect()
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
