//! Phase 2, parse: one file at a time, from bytes to documents.
//!
//! In: the bytes of a file, the schema, the declared languages. Out: documents with spans, and findings. A file that
//! cannot be read whole still yields what could be read; no file sees another.

mod decode;
mod example;
mod front;
pub mod markdown;
mod number;
mod record;
mod slug;
mod syntax;
mod table;
mod typed_date;
mod value;

use std::sync::Arc;

pub use decode::decode;
pub use example::{examples, fields_examples};
pub use front::{Front, split};
pub(crate) use record::Reader;
pub use slug::slug;
pub use table::{DateOrder, Sidecar, rows, sidecar};

use crate::diag::{Diagnostic, Findings, Severity, code};
use crate::model::{Document, LangId, Record};
use crate::schema::{BodyRule, Kind, KindId, Schema};
use crate::text::{SourceId, Span};

/// What parsing one entry needs to know beside its text.
#[derive(Debug, Clone, Copy)]
pub struct EntryContext<'a> {
    /// The schema.
    pub schema: &'a Schema,
    /// The kind of the folder.
    pub kind: KindId,
    /// The file.
    pub source: SourceId,
    /// The file's name without its ending.
    pub name: &'a str,
    /// Tags of the portal's languages; the first is the source language.
    pub languages: &'a [Arc<str>],
}

/// Parses an entry: a Markdown file with front matter, or a TOML file.
pub fn entry(
    text: &str,
    markdown: bool,
    context: EntryContext<'_>,
) -> (Option<Document>, Findings) {
    let mut findings = Findings::new();
    let kind = context.schema.kind(context.kind);
    let Some((id, lang)) = id_and_language(context, &mut findings) else {
        return (None, findings);
    };
    let front = match markdown {
        true => match split(text) {
            Ok(front) => front,
            Err(problem) => {
                findings.push(Diagnostic::at(problem.code, context.source, problem.span));
                return (None, findings);
            }
        },
        false => Front::data(text),
    };
    let mut reader = Reader::new(context.source, &mut findings);
    let (data, offset) = (&text[front.data.range()], front.data.start as usize);
    let rest;
    let mut table = reader.parse(data, offset);
    if let Some(others) = reader.without_told(data) {
        rest = others;
        table = reader.parse(&rest, offset);
    }
    let translation = lang != LangId::SOURCE;
    let fields = table
        .map(|table| reader.record(&table, &kind.fields, !translation, 0))
        .unwrap_or_default();
    let body = body(
        text,
        front.body,
        kind,
        translation,
        context.source,
        &mut findings,
    );
    let document = Document {
        kind: context.kind,
        id: id.into(),
        lang,
        source: context.source,
        span: Span::new(0, text.len()),
        row: false,
        page: true,
        fields,
        body,
    };
    (Some(document), findings)
}

fn body(
    text: &str,
    span: Span,
    kind: &Kind,
    translation: bool,
    source: SourceId,
    findings: &mut Findings,
) -> Option<crate::model::Fragment> {
    let markdown = &text[span.range()];
    let empty = markdown.trim().is_empty();
    match kind.body {
        BodyRule::None if !empty => {
            let at = span.start as usize + (markdown.len() - markdown.trim_start().len());
            findings.push(
                Diagnostic::at(code::BODY_NOT_ALLOWED, source, Span::at(at))
                    .arg("tipo", &kind.label),
            );
            None
        }
        BodyRule::Required if empty && !translation => {
            findings.push(
                Diagnostic::at(code::BODY_MISSING, source, Span::at(span.start as usize))
                    .arg("tipo", &kind.label),
            );
            None
        }
        _ if empty => None,
        _ => {
            let mut own = Findings::new();
            let body = markdown::body(markdown, span.start as usize, source, &mut own);
            if kind.verbatim {
                once(&mut own);
            }
            findings.append(&mut own);
            Some(body)
        }
    }
}

/// An act is shown as it was issued: tables that it gives without headers are told once, as advice.
fn once(findings: &mut Findings) {
    let headless = |finding: &Diagnostic| finding.code == code::TABLE_HEADER;
    let tables = findings.iter().filter(|finding| headless(finding)).count();
    let mut first = true;
    findings.retain(|finding| !headless(finding) || std::mem::take(&mut first));
    if let Some(finding) = findings.iter_mut().find(|finding| headless(finding)) {
        finding.severity = Severity::Advice;
        finding.args = vec![("otras", (tables - 1).into())];
    }
}

/// Splits a file's name into id and language: `kamentsa.kbh` is `kamentsa` in `kbh`.
fn id_and_language<'a>(
    context: EntryContext<'a>,
    findings: &mut Findings,
) -> Option<(&'a str, LangId)> {
    let whole = Span::at(0);
    let (id, lang) = match context.name.split_once('.') {
        None => (context.name, LangId::SOURCE),
        Some((id, tag)) => match context.languages.iter().position(|known| &**known == tag) {
            Some(at) => (id, LangId(at as u8)),
            None => {
                let known = || context.languages.iter().map(|tag| &**tag);
                let letters = known().find(|known| known.eq_ignore_ascii_case(tag));
                let near = letters.or_else(|| crate::diag::nearest(tag, known()));
                findings.push(
                    Diagnostic::at(code::UNKNOWN_LANGUAGE, context.source, whole)
                        .arg("lengua", tag)
                        .suggest(near),
                );
                return None;
            }
        },
    };
    if !is_id(id) {
        findings.push(
            Diagnostic::at(code::FILE_NAME, context.source, whole)
                .arg("nombre", id)
                .hint("nombre-propuesto", vec![("nombre", slug(id).into())]),
        );
        return None;
    }
    Some((id, lang))
}

/// Whether a text can be an id: lower case letters, digits and hyphens.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 200
        && text.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
        })
}

/// Reads a TOML file of the program's own form (`portal.toml`) into a record.
pub fn form(
    text: &str,
    fields: &[crate::schema::Field],
    source: SourceId,
) -> (Option<Record>, Findings) {
    let mut findings = Findings::new();
    let mut reader = Reader::new(source, &mut findings);
    let offset = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let record = reader
        .parse(&text[offset..], offset)
        .map(|table| reader.record(&table, fields, true, 0));
    (record, findings)
}
