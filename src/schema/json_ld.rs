//! How an entry of a kind is told in the vocabulary of schema.org: the table `[json_ld]` of its declaration.
//!
//! In: the table and the fields of the kind. Out: a [`Thing`], and a finding with its place for a field that the kind
//! does not have, for personal data, and for a name that cannot be one of the vocabulary. Whether a property belongs to
//! its type is not asked here: the tests hold the program's own kinds to the vocabulary.

use std::sync::Arc;

use toml::Spanned;
use toml::de::DeValue;

use super::table::{Notes, Table};
use super::{Field, FieldType};
use crate::diag::{Diagnostic, code};
use crate::text::Span;

/// How deep things may nest.
const DEPTH: usize = 6;

/// An object of schema.org, and where its properties come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thing {
    /// Its type: `Legislation`.
    pub ty: Arc<str>,
    /// The field of records or files that it is made of, an object each; without it, of the entry itself.
    pub from: Vec<Arc<str>>,
    /// Whether it is a creative work: then its language, publisher and dates are said too.
    pub work: bool,
    /// Its properties, in the order of the declaration.
    pub properties: Vec<(Arc<str>, Vec<Origin>)>,
    /// What a list of such entries is.
    pub list: Option<List>,
}

/// A list of entries as one object: a glossary is a `DefinedTermSet`, and its entries are its `hasDefinedTerm`.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// Its type.
    pub ty: Arc<str>,
    /// The property that holds the entries.
    pub property: Arc<str>,
}

/// Where the value of a property comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// A field, or a part of a record (`periodo.desde`), as its type is told.
    Field(Vec<Arc<str>>, Form),
    /// What the program knows of the entry.
    Known(Known),
    /// Always the same.
    Constant(Arc<str>),
    /// From one date to another: `2025-01/2025-06`.
    Interval(Vec<Arc<str>>, Vec<Arc<str>>),
    /// The norms on which a norm acts in one of these ways.
    Acts(Vec<Arc<str>>),
    /// An object.
    Thing(Thing),
}

/// How the value of a field is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As its type asks: a reference is an object, a choice its address or its label.
    Natural,
    /// In words.
    Words,
    /// As typed.
    Typed,
    /// The address that a choice has in other vocabularies; a choice without one is left out.
    Address,
}

/// What the program knows of an entry without its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Its title.
    Title,
    /// Its summary.
    Summary,
    /// Its body, as plain text.
    Body,
    /// The address of its page.
    Url,
    /// The language of the page.
    Language,
    /// The entity of the portal.
    Entity,
    /// When it was first published.
    Published,
    /// When it last changed.
    Updated,
    /// The files of a dataset.
    Distributions,
    /// The licence of a dataset, else that of the portal's data.
    Licence,
}

const KNOWN: [(&str, Known); 10] = [
    ("@title", Known::Title),
    ("@summary", Known::Summary),
    ("@body", Known::Body),
    ("@url", Known::Url),
    ("@language", Known::Language),
    ("@entity", Known::Entity),
    ("@published", Known::Published),
    ("@updated", Known::Updated),
    ("@distributions", Known::Distributions),
    ("@licence", Known::Licence),
];

/// Reads `json_ld = "Place"` or the table `[json_ld]`.
pub(super) fn read(
    value: &Spanned<DeValue<'_>>,
    fields: &[Field],
    notes: &mut Notes<'_>,
) -> Option<Thing> {
    let at: Span = value.span().into();
    match value.get_ref() {
        DeValue::String(name) => Some(Thing {
            ty: word(name, at, true, notes)?,
            ..Thing::default()
        }),
        DeValue::Table(table) => thing(Table::new(table, at), fields, 0, notes),
        _ => {
            notes.wrong("json_ld", "record", at);
            None
        }
    }
}

/// Reads one object.
pub(super) fn thing(
    mut table: Table<'_, '_>,
    around: &[Field],
    depth: usize,
    notes: &mut Notes<'_>,
) -> Option<Thing> {
    if depth > DEPTH {
        notes.note(code::TOO_DEEP, Span::at(table.at.start as usize));
        return None;
    }
    let ty = table.required("type", notes);
    let work = depth == 0 && table.flag("work", false, notes);
    let list = match depth {
        0 => table
            .table("list", notes)
            .and_then(|table| list(table, notes)),
        _ => None,
    };
    let from = match depth {
        0 => None,
        _ => table.text("from", notes),
    };
    // What cannot be found is told once, here; what stands under it is not asked about.
    let mut fields = Some(around);
    let mut path = Vec::new();
    if let Some((name, span)) = from {
        let field = find(&name, span, around, notes);
        fields = field.and_then(|field| parts(&field.ty));
        if let (Some(field), None) = (field, fields) {
            let finding = Diagnostic::at(code::DECLARATION_VALUE, notes.source, span);
            notes.findings.push(
                finding
                    .arg("clave", field.name.clone())
                    .arg("esperado", "record"),
            );
        }
        path = split(&name);
    }
    let mut properties = Vec::new();
    for (name, span, value) in table.others() {
        let name = word(&name, span, false, notes);
        let origins = match fields {
            Some(fields) => origins(value, fields, depth, notes),
            None => Vec::new(),
        };
        properties.extend(name.map(|name| (name, origins)));
    }
    let (ty, span) = ty?;
    Some(Thing {
        ty: word(&ty, span, true, notes)?,
        from: path,
        work,
        properties,
        list,
    })
}

fn list(mut table: Table<'_, '_>, notes: &mut Notes<'_>) -> Option<List> {
    let ty = table.required("type", notes);
    let property = table.required("property", notes);
    table.rest(notes);
    let ((ty, at), (property, there)) = (ty?, property?);
    Some(List {
        ty: word(&ty, at, true, notes)?,
        property: word(&property, there, false, notes)?,
    })
}

/// One origin, or a list of them whose values are put together.
fn origins(
    value: &Spanned<DeValue<'_>>,
    fields: &[Field],
    depth: usize,
    notes: &mut Notes<'_>,
) -> Vec<Origin> {
    match value.get_ref() {
        DeValue::Array(items) => items
            .iter()
            .filter_map(|item| origin(item, fields, depth, notes))
            .collect(),
        _ => origin(value, fields, depth, notes).into_iter().collect(),
    }
}

fn origin(
    value: &Spanned<DeValue<'_>>,
    fields: &[Field],
    depth: usize,
    notes: &mut Notes<'_>,
) -> Option<Origin> {
    let span: Span = value.span().into();
    let table = match value.get_ref() {
        DeValue::String(name) if name.starts_with('@') => {
            let known = KNOWN.iter().find(|(word, _)| word == name);
            if known.is_none() {
                let words = KNOWN.iter().map(|(word, _)| *word);
                notes.unknown(code::DECLARATION_CHOICE, span, name, words);
            }
            return known.map(|(_, known)| Origin::Known(*known));
        }
        DeValue::String(name) => {
            find(name, span, fields, notes)?;
            return Some(Origin::Field(split(name), Form::Natural));
        }
        DeValue::Table(table) => table,
        _ => {
            notes.wrong("json_ld", "text", span);
            return None;
        }
    };
    let mut table = Table::new(table, span);
    if table.has("type") {
        return thing(table, fields, depth + 1, notes).map(Origin::Thing);
    }
    let forms = [
        ("text", Form::Words),
        ("raw", Form::Typed),
        ("code", Form::Address),
    ];
    let mut found = None;
    for (key, form) in forms {
        if let Some((name, span)) = table.text(key, notes) {
            let field = find(&name, span, fields, notes);
            found = field.map(|_| Origin::Field(split(&name), form));
        }
    }
    if let Some((text, _)) = table.text("value", notes) {
        found = Some(Origin::Constant(text));
    }
    let acts = table.list("acts", notes);
    if !acts.is_empty() {
        found = Some(Origin::Acts(
            acts.into_iter().map(|(word, _)| word).collect(),
        ));
    }
    let ends = table.list("interval", notes);
    if let [(from, at), (to, there)] = &ends[..] {
        let both = [(from, at), (to, there)]
            .map(|(name, span)| find(name, *span, fields, notes).is_some());
        found = (both == [true, true]).then(|| Origin::Interval(split(from), split(to)));
    }
    table.rest(notes);
    found
}

/// The field that a path names; one that is not there, or that is personal, is told.
fn find<'f>(
    path: &str,
    span: Span,
    fields: &'f [Field],
    notes: &mut Notes<'_>,
) -> Option<&'f Field> {
    let mut around = fields;
    let mut found = None;
    for name in path.split('.') {
        let Some(field) = around.iter().find(|field| &*field.name == name) else {
            let names = around.iter().map(|field| &*field.name);
            notes.unknown(code::DECLARATION_FIELD, span, name, names);
            return None;
        };
        if field.personal {
            let finding = Diagnostic::at(code::JSON_LD_PERSONAL, notes.source, span);
            notes
                .findings
                .push(finding.arg("campo", field.name.clone()));
            return None;
        }
        around = parts(&field.ty).unwrap_or_default();
        found = Some(field);
    }
    found
}

/// The parts of what a field holds, if it holds records or files.
pub fn parts(ty: &FieldType) -> Option<&[Field]> {
    match ty {
        FieldType::Record(fields) => Some(fields),
        FieldType::List(item) => parts(item),
        ty => Some(super::file_form(ty)).filter(|fields| !fields.is_empty()),
    }
}

fn split(path: &str) -> Vec<Arc<str>> {
    path.split('.').map(Into::into).collect()
}

/// A name that the vocabulary could have: a type begins with a capital, a property does not.
fn word(name: &str, span: Span, ty: bool, notes: &mut Notes<'_>) -> Option<Arc<str>> {
    let first = match ty {
        true => name.starts_with(|c: char| c.is_ascii_uppercase()),
        false => name.starts_with(|c: char| c.is_ascii_lowercase()),
    };
    if first && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Some(name.into());
    }
    let code = if ty {
        code::JSON_LD_TYPE
    } else {
        code::JSON_LD_PROPERTY
    };
    let finding = Diagnostic::at(code, notes.source, span);
    notes.findings.push(finding.arg("valor", name));
    None
}
