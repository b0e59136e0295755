//! A file that an entry names exists.

use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Findings, code, nearest};
use crate::model::{Record, Value};
use crate::schema::{Field, FieldType};
use crate::text::Span;

pub(super) fn check(catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    for (id, doc) in catalog.docs() {
        let mut named = Vec::new();
        files(&doc.fields, &catalog.kind(id).fields, &mut named);
        for (path, span) in named {
            let file = path.trim_start_matches('/');
            if !file.starts_with("http") && !catalog.knows_file(file) {
                let names = catalog.files().map(|(name, _)| &**name);
                findings.push(
                    Diagnostic::at(code::FILE_MISSING, doc.source, span)
                        .arg("archivo", path)
                        .suggest(nearest(file, names)),
                );
            }
        }
    }
    findings
}

fn files<'a>(record: &'a Record, fields: &[Field], found: &mut Vec<(&'a str, Span)>) {
    for (name, value) in &record.entries {
        if let Some(field) = fields.iter().find(|field| field.name == *name) {
            of(&value.value, &field.ty, found);
        }
    }
}

fn of<'a>(value: &'a Value, ty: &FieldType, found: &mut Vec<(&'a str, Span)>) {
    match (value, ty) {
        (Value::Record(record), FieldType::Document | FieldType::Image | FieldType::Media) => {
            for key in ["archivo", "subtitulos"] {
                if let Some(path) = record.spanned(key)
                    && let Some(text) = path.value.as_text()
                {
                    found.push((text, path.span));
                }
            }
        }
        (Value::Record(record), FieldType::Record(fields)) => files(record, fields, found),
        (Value::List(items), FieldType::List(item)) => {
            items.iter().for_each(|one| of(&one.value, item, found))
        }
        _ => {}
    }
}
