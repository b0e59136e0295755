//! E1032, E1033: an alternative text says what the picture says, in a breath.

use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Findings, code};
use crate::model::{Document, Fragment, Record, Value};
use crate::notice::{folded, vocabulary};
use crate::schema::{Field, FieldType};
use crate::text::Span;

pub(super) fn check(catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    for (id, doc) in catalog.docs() {
        let mut tell = |path: &str, alt: &str, span| findings.extend(judge(doc, path, alt, span));
        pictures(&doc.fields, &catalog.kind(id).fields, &mut tell);
        for image in doc.body.iter().flat_map(|body| &body.images) {
            tell(&image.path, &image.alt, image.span);
        }
    }
    findings
}

type Tell<'a> = dyn FnMut(&str, &str, Span) + 'a;

fn pictures(record: &Record, fields: &[Field], tell: &mut Tell<'_>) {
    for (name, value) in &record.entries {
        if let Some(field) = fields.iter().find(|field| field.name == *name) {
            of(&value.value, &field.ty, tell);
        }
    }
}

fn of(value: &Value, ty: &FieldType, tell: &mut Tell<'_>) {
    match (value, ty) {
        (Value::Record(record), FieldType::Image) => {
            if let Some(alt) = record.spanned("texto_alternativo")
                && let Some(text) = alt.value.as_text()
            {
                tell(record.text("archivo").unwrap_or_default(), text, alt.span);
            }
        }
        (Value::Record(record), FieldType::Record(fields)) => pictures(record, fields, tell),
        (Value::List(items), FieldType::List(item)) => {
            items.iter().for_each(|one| of(&one.value, item, tell));
        }
        (Value::Rich(fragment), _) => {
            let fragment: &Fragment = fragment;
            for image in &fragment.images {
                tell(&image.path, &image.alt, image.span);
            }
        }
        _ => {}
    }
}

fn judge(doc: &Document, path: &str, alt: &str, span: Span) -> Option<Diagnostic> {
    let words = &vocabulary().alternatives;
    let said = folded(alt);
    let said = said.trim_matches(|sign: char| !sign.is_alphanumeric());
    if said.is_empty() {
        return None; // E0502 tells it.
    }
    let file = path.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = folded(&stem.replace(['-', '_'], " "));
    let named = words
        .endings
        .iter()
        .any(|ending| said.ends_with(ending.as_str()))
        || (said.replace(['-', '_'], " ") == stem
            && (said.contains(['-', '_']) || !said.contains(' ')));
    let length = alt.chars().count();
    if named || words.empty.contains(said) {
        Some(Diagnostic::at(code::ALT_EMPTY, doc.source, span).arg("texto", alt))
    } else if length > words.longest {
        let long = Diagnostic::at(code::ALT_LONG, doc.source, span);
        Some(long.arg("largo", length).arg("limite", words.longest))
    } else {
        None
    }
}
