//! A file that an entry names exists. Where files are named, for the rules on files.

use rustc_hash::FxHashMap;

use super::words;
use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Findings, code, nearest};
use crate::model::{Fragment, Record, Value};
use crate::schema::{Field, FieldType};
use crate::text::{Place, Span};

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

/// The first place where each file of the portal is named, by fields, links or images.
pub(super) fn named(catalog: &Catalog) -> FxHashMap<&str, Place> {
    let mut places: FxHashMap<&str, Place> = FxHashMap::default();
    for (id, doc) in catalog.docs() {
        let mut found = Vec::new();
        files(&doc.fields, &catalog.kind(id).fields, &mut found);
        let mut told = |path: &str, span| {
            let path = path.trim_start_matches(['/', '.']);
            let path = path.strip_prefix("content/").unwrap_or(path);
            let path = path.split_once('#').map_or(path, |(path, _)| path);
            if let Some((path, _)) = catalog.file_named(path) {
                let place = Place {
                    source: doc.source,
                    span,
                };
                let first = places.entry(path).or_insert(place);
                *first = (*first).min(place);
            }
        };
        for (path, span) in found {
            told(path, span);
        }
        let mut look = |fragment: &Fragment| {
            fragment
                .links
                .iter()
                .for_each(|link| told(&link.target, link.span));
            fragment
                .images
                .iter()
                .for_each(|image| told(&image.path, image.span));
        };
        doc.body.iter().for_each(&mut look);
        words::each(&doc.fields, &catalog.kind(id).fields, &mut |words| {
            if let words::Text::Rich(fragment) = words.text {
                look(fragment);
            }
        });
    }
    places
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
            for key in ["archivo", "subtitulos", "cartel"] {
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
