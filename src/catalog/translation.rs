//! From which version of the original each translation was made.
//!
//! In: an original and its translation. Out: a short digest of what was translated, and whether the translation still
//! stands on it. What was translated is each field that the translation says itself, and the body: a new date or a new
//! order in the menu of the original makes no translation out of date, a new sentence does, and neither does a field that
//! the translation says since then, or no longer says.

use std::fmt::Write;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Catalog, DocId, EntryId};
use crate::digest::Digest;
use crate::model::{Document, Fragment, LangId, Record, Value};

/// The field in which a translation keeps the digest.
pub const FIELD: &str = "traduce";

/// Hexadecimal digits of the digest: short enough to be read aloud, long enough for one document's versions.
const DIGITS: usize = 12;

/// How a translation stands to its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It was made, or read again, from the original as it is.
    Current,
    /// The original changed since.
    OutOfDate,
    /// It does not say from which version it was made.
    Unmarked,
    /// It says nothing at all.
    Empty,
}

impl Catalog {
    /// How a translation stands to its original; `None` for an original.
    pub fn standing(&self, doc: DocId) -> Option<Standing> {
        self.versions.get(&doc).map(|(_, standing)| *standing)
    }

    /// The digest of the original that a translation stands on; `None` for an original.
    pub fn version(&self, doc: DocId) -> Option<&str> {
        self.versions.get(&doc).map(|(version, _)| &**version)
    }
}

/// The version on which a translation stands, and how.
pub(super) type Version = (Arc<str>, Standing);

/// `body` is what the original's body says, `version` what is translated of it.
fn standing(source: &Document, body: &str, translation: &Document, version: &str) -> Standing {
    match translation.fields.text(FIELD) {
        _ if is_empty(translation) => Standing::Empty,
        Some(typed) if typed == version => Standing::Current,
        Some(typed) if is_digest(typed) => match stood(source, body, translation, typed) {
            true => Standing::Current,
            false => Standing::OutOfDate,
        },
        _ => Standing::Unmarked,
    }
}

/// Whether a translation says nothing.
fn is_empty(translation: &Document) -> bool {
    let mut fields = translation.fields.entries.iter();
    translation.body.is_none()
        && !fields.any(|(name, value)| **name != *FIELD && !value.value.is_empty())
}

/// Whether a text looks like a digest.
fn is_digest(text: &str) -> bool {
    let digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.len() == DIGITS && text.bytes().all(digit)
}

/// Whether a digest is that of the original as it is, written when the translation said a field more or less than
/// today: what was added to a translation or taken out of it is no change of the original.
fn stood(source: &Document, body: &str, translation: &Document, typed: &str) -> bool {
    let said = |name: &str| translation.fields.get(name).is_some();
    let names: Vec<&str> = (source.fields.entries.iter())
        .map(|(name, _)| &**name)
        .filter(|name| *name != FIELD)
        .collect();
    let turn = |other: [Option<&str>; 2]| {
        let turned = |name: &&str| said(name) != other.contains(&Some(*name));
        digest(source, body, names.iter().copied().filter(turned).collect()) == typed
    };
    names.iter().enumerate().any(|(n, one)| {
        let more = names[n + 1..].iter().map(|two| [Some(*one), Some(*two)]);
        turn([Some(*one), None]) || more.into_iter().any(turn)
    })
}

/// The version on which each translation of the portal stands.
pub(super) fn versions(catalog: &Catalog) -> FxHashMap<DocId, Version> {
    let entries: Vec<EntryId> = catalog.entries().map(|(id, _)| id).collect();
    let entries = entries.into_par_iter().with_min_len(64);
    entries
        .flat_map_iter(|entry| of_entry(catalog, entry))
        .collect()
}

/// That of the translations of an entry. Its words are looked at once, however many there are.
pub(super) fn of_entry(catalog: &Catalog, entry: EntryId) -> Vec<(DocId, Version)> {
    let source = catalog.doc(catalog.source(entry));
    let docs = catalog.entry(entry).docs.iter().copied();
    let mut translations = docs
        .filter(|&doc| catalog.doc(doc).lang != LangId::SOURCE)
        .peekable();
    let body = match translations.peek() {
        Some(_) => body(source),
        None => String::new(),
    };
    translations
        .map(|doc| {
            let translation = catalog.doc(doc);
            let version = version(source, &body, translation);
            let standing = standing(source, &body, translation, &version);
            (doc, (version.into(), standing))
        })
        .collect()
}

/// What the original's body says.
fn body(source: &Document) -> String {
    let mut body = String::new();
    if let Some(words) = &source.body {
        part(&mut body, "");
        write_fragment(&mut body, words);
    }
    body
}

fn version(source: &Document, body: &str, translation: &Document) -> String {
    let names = translation.fields.entries.iter().map(|(name, _)| &**name);
    digest(source, body, names.filter(|name| *name != FIELD).collect())
}

fn digest(source: &Document, body: &str, mut names: Vec<&str>) -> String {
    names.sort_unstable();
    let mut text = String::new();
    for name in names {
        if let Some(value) = source.fields.get(name) {
            part(&mut text, name);
            write_value(&mut text, value);
        }
    }
    text.push_str(body);
    Digest::of(text.as_bytes()).short(DIGITS)
}

/// Begins a part: no text holds the separator, so two different originals are never the same text.
fn part(out: &mut String, name: &str) {
    out.push('\0');
    out.push_str(name);
    out.push('\0');
}

fn write_value(out: &mut String, value: &Value) {
    match value {
        Value::Text(text) => out.push_str(text),
        Value::Rich(fragment) => write_fragment(out, fragment),
        Value::List(items) => items.iter().for_each(|item| {
            part(out, "-");
            write_value(out, &item.value);
        }),
        Value::Record(record) => write_record(out, record),
        Value::Date(date) => push(out, format_args!("{date}")),
        Value::Moment(stamp) => push(out, format_args!("{stamp:?}")),
        Value::Partial(partial) => out.push_str(&partial.iso()),
        Value::Integer(number) => push(out, format_args!("{number}")),
        Value::Decimal(number) => push(out, format_args!("{number}")),
        Value::Bool(yes) => push(out, format_args!("{yes}")),
    }
}

fn write_record(out: &mut String, record: &Record) {
    for (name, value) in &record.entries {
        part(out, name);
        write_value(out, &value.value);
    }
}

fn write_fragment(out: &mut String, fragment: &Fragment) {
    // Words, not markup: that the program one day writes other HTML is no change of the text.
    for word in fragment.plain().split_whitespace() {
        out.push_str(word);
        out.push(' ');
    }
    for link in &fragment.links {
        part(out, &link.target);
    }
    for image in &fragment.images {
        part(out, &image.path);
    }
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
}
