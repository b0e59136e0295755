//! Tables as content: a CSV file and the sidecar that says what its columns mean.
//!
//! Semicolons, tabs or commas; a byte order mark; CRLF; quoted cells with line ends in them: as spreadsheets write them.
//! Each row becomes a document whose span is the row. What does not fit is a finding at its cell, and the row is kept
//! out only when it has no id.

use std::sync::Arc;

use toml::Spanned as TomlSpanned;
use toml::de::DeValue;

use super::record::{Reader, file_record, table_of};
use super::{is_id, slug};
use crate::diag::{Diagnostic, Findings, code};
use crate::model::{Document, LangId, Record, Value};
use crate::schema::{Field, FieldType, Kind, KindId};
use crate::text::{SourceId, Span, Spanned};

/// How to read a table.
#[derive(Debug, Clone, Default)]
pub struct Sidecar {
    /// Pattern of the id of a row, with field names in braces.
    pub id: String,
    /// Header in the table, name of the field, place of the mapping.
    pub columns: Vec<(String, Arc<str>, Span)>,
    /// Headers that are never published.
    pub hidden: Vec<String>,
    /// Values that every row has.
    pub constants: Record,
}

/// Reads a sidecar.
pub fn sidecar(text: &str, kind: &Kind, source: SourceId) -> (Option<Sidecar>, Findings) {
    let mut findings = Findings::new();
    let offset = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let Some(table) = table_of(&text[offset..], offset, source, &mut findings) else {
        return (None, findings);
    };
    let mut sidecar = Sidecar::default();
    let shifted = |span: std::ops::Range<usize>| Span::from(span).shifted(offset);
    for (key, found) in table.get_ref().iter() {
        let span = shifted(key.span());
        match (&**key.get_ref(), found.get_ref()) {
            ("id", DeValue::String(pattern)) => sidecar.id = pattern.to_string(),
            ("ocultar", DeValue::Array(items)) => {
                sidecar.hidden = items
                    .iter()
                    .filter_map(|item| item.get_ref().as_str().map(str::to_owned))
                    .collect();
            }
            ("columnas", DeValue::Table(columns)) => {
                for (header, name) in columns.iter() {
                    let place = shifted(name.span());
                    let field = name.get_ref().as_str().and_then(|name| kind.field(name));
                    match field {
                        Some(field) => sidecar.columns.push((
                            header.get_ref().to_string(),
                            field.name.clone(),
                            place,
                        )),
                        None => {
                            let typed = name.get_ref().as_str().unwrap_or_default();
                            let near = crate::diag::nearest(
                                typed,
                                kind.fields.iter().map(|field| &*field.name),
                            );
                            findings.push(
                                Diagnostic::at(code::UNKNOWN_KEY, source, place)
                                    .arg("clave", typed)
                                    .suggest(near),
                            );
                        }
                    }
                }
            }
            ("valores", DeValue::Table(values)) => {
                let values = TomlSpanned::new(found.span(), values.clone());
                let mut reader = Reader::new(source, &mut findings);
                sidecar.constants = reader.record(&values, &kind.fields, false, 0);
            }
            (name, _) => {
                let near = crate::diag::nearest(name, ["id", "ocultar", "columnas", "valores"]);
                findings.push(
                    Diagnostic::at(code::UNKNOWN_KEY, source, span)
                        .arg("clave", name)
                        .suggest(near),
                );
            }
        }
    }
    if sidecar.id.is_empty() || sidecar.columns.is_empty() {
        let missing = if sidecar.id.is_empty() {
            "id"
        } else {
            "columnas"
        };
        findings
            .push(Diagnostic::at(code::SIDECAR, source, Span::at(offset)).arg("detalle", missing));
        return (None, findings);
    }
    (Some(sidecar), findings)
}

/// Reads the rows of a table as documents of a kind.
pub fn rows(
    text: &str,
    sidecar: &Sidecar,
    kind: &Kind,
    id: KindId,
    source: SourceId,
) -> (Vec<Document>, Findings) {
    let mut findings = Findings::new();
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let body = &text[start..];
    let delimiter = delimiter(body);
    let mut cells = Cells::new(body, delimiter);
    let mut documents = Vec::new();
    let Some((_, header)) = cells.next_row() else {
        return (documents, findings);
    };
    let columns = columns(&header, sidecar, kind, source, start, &mut findings);
    while let Some((span, row)) = cells.next_row() {
        let span = span.shifted(start);
        if row.iter().all(|cell| cell.text.trim().is_empty()) {
            continue;
        }
        if row.len() != header.len() {
            findings.push(
                Diagnostic::at(code::SHORT_ROW, source, span)
                    .arg("columnas", row.len())
                    .arg("esperadas", header.len()),
            );
            continue;
        }
        let fields = self::row(&row, &columns, sidecar, source, start, &mut findings);
        let missing = kind
            .fields
            .iter()
            .find(|field| field.required && fields.get(&field.name).is_none());
        if let Some(field) = missing {
            let typed = columns
                .iter()
                .any(|column| column.is_some_and(|known| known.name == field.name));
            if !typed
                || findings
                    .last()
                    .and_then(|last| last.place)
                    .is_none_or(|place| place.span < span)
            {
                findings.push(
                    Diagnostic::at(code::REQUIRED, source, span)
                        .arg("campo", field.name.clone())
                        .arg("etiqueta", field.label.text("es")),
                );
            }
        }
        let made = slug(&fill(&sidecar.id, &fields));
        if !is_id(&made) {
            findings.push(Diagnostic::at(code::FILE_NAME, source, span).arg("nombre", made));
            continue;
        }
        documents.push(Document {
            kind: id,
            id: made.into(),
            lang: LangId::SOURCE,
            source,
            span,
            row: true,
            fields,
            body: None,
        });
    }
    if let Some(open) = cells.open_quote {
        findings.push(Diagnostic::at(
            code::TABLE_QUOTES,
            source,
            Span::at(open + start),
        ));
    }
    (documents, findings)
}

fn row(
    cells: &[Cell],
    columns: &[Option<&Field>],
    sidecar: &Sidecar,
    source: SourceId,
    start: usize,
    findings: &mut Findings,
) -> Record {
    let mut record = Record::default();
    let mut reader = Reader::new(source, findings);
    for (cell, field) in cells.iter().zip(columns) {
        let Some(field) = field else { continue };
        let text = cell.text.trim();
        if text.is_empty() {
            continue;
        }
        let span = cell.span.shifted(start);
        let value = match &field.ty {
            FieldType::List(item) => {
                let parts = text
                    .split(['|', ','])
                    .map(str::trim)
                    .filter(|part| !part.is_empty());
                let read = parts.filter_map(|part| reader.text(part, item, field, span));
                Some(Value::List(
                    read.map(|value| Spanned::new(value, span)).collect(),
                ))
            }
            FieldType::Document => Some(file_record(text, span)),
            ty => reader.text(text, ty, field, span),
        };
        if let Some(value) = value {
            reader.bounds(&value, field, span);
            record
                .entries
                .push((field.name.clone(), Spanned::new(value, span)));
        }
    }
    let known: Vec<_> = record
        .entries
        .iter()
        .map(|(name, _)| name.clone())
        .collect();
    let constants = sidecar
        .constants
        .entries
        .iter()
        .filter(|(name, _)| !known.contains(name))
        .cloned();
    // A constant stands in the sidecar, another file: in the row it has the row's place.
    let place = cells.first().map_or(Span::at(start), |cell| {
        Span::at(cell.span.start as usize + start)
    });
    record
        .entries
        .extend(constants.map(|(name, value)| (name, Spanned::new(value.value, place))));
    record
}

/// The field of each column; personal and hidden columns have none.
fn columns<'k>(
    header: &[Cell],
    sidecar: &Sidecar,
    kind: &'k Kind,
    source: SourceId,
    start: usize,
    findings: &mut Findings,
) -> Vec<Option<&'k Field>> {
    let headers: Vec<&str> = header.iter().map(|cell| cell.text.trim()).collect();
    for (name, _, _) in &sidecar.columns {
        if !headers.contains(&name.as_str()) {
            let near = crate::diag::nearest(name, headers.iter().copied());
            let whole = Span::new(
                start,
                start + header.last().map_or(0, |cell| cell.span.end as usize),
            );
            findings.push(
                Diagnostic::at(code::COLUMN_MISSING, source, whole)
                    .arg("columna", name.as_str())
                    .suggest(near),
            );
        }
    }
    header
        .iter()
        .map(|cell| {
            let name = cell.text.trim();
            if sidecar.hidden.iter().any(|hidden| hidden == name) {
                return None;
            }
            let mapped = sidecar.columns.iter().find(|(header, _, _)| header == name);
            if mapped.is_none() {
                let span = cell.span.shifted(start);
                findings
                    .push(Diagnostic::at(code::COLUMN_UNKNOWN, source, span).arg("columna", name));
            }
            mapped
                .and_then(|(_, field, _)| kind.field(field))
                .filter(|field| !field.personal)
        })
        .collect()
}

/// Fills a pattern `{vigencia}-{numero}` from simple values.
pub(crate) fn fill(pattern: &str, fields: &Record) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        match fields.get(name) {
            Some(Value::Text(text)) => out.push_str(text),
            Some(Value::Integer(number)) => out.push_str(&number.to_string()),
            Some(Value::Date(date)) => out.push_str(&date.to_string()),
            Some(Value::Partial(date)) => out.push_str(&date.iso()),
            _ => {}
        }
        rest = after;
    }
    out + rest
}

/// The sign that parts the first line best: `;`, tab or `,`.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default();
    let count = |sign: char| line.matches(sign).count();
    [(';', b';'), ('\t', b'\t'), (',', b',')]
        .into_iter()
        .max_by_key(|(sign, _)| count(*sign))
        .map_or(b',', |(_, byte)| byte)
}

#[derive(Debug, Clone)]
struct Cell {
    text: String,
    span: Span,
}

/// Parts a table into cells with their spans.
struct Cells<'a> {
    text: &'a str,
    delimiter: u8,
    at: usize,
    open_quote: Option<usize>,
}

impl<'a> Cells<'a> {
    fn new(text: &'a str, delimiter: u8) -> Cells<'a> {
        Cells {
            text,
            delimiter,
            at: 0,
            open_quote: None,
        }
    }

    fn next_row(&mut self) -> Option<(Span, Vec<Cell>)> {
        let bytes = self.text.as_bytes();
        if self.at >= bytes.len() {
            return None;
        }
        let start = self.at;
        let mut row = Vec::new();
        loop {
            row.push(self.cell());
            match bytes.get(self.at) {
                Some(&byte) if byte == self.delimiter => self.at += 1,
                Some(_) => {
                    let end = self.at;
                    self.at += if bytes[self.at..].starts_with(b"\r\n") {
                        2
                    } else {
                        1
                    };
                    return Some((Span::new(start, end), row));
                }
                None => return Some((Span::new(start, self.at), row)),
            }
        }
    }

    fn cell(&mut self) -> Cell {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let ends = |byte: u8| byte == self.delimiter || byte == b'\n' || byte == b'\r';
        if bytes.get(start) != Some(&b'"') {
            let length = bytes[start..]
                .iter()
                .position(|&byte| ends(byte))
                .unwrap_or(bytes.len() - start);
            self.at = start + length;
            return Cell {
                text: self.text[start..self.at].to_owned(),
                span: Span::new(start, self.at),
            };
        }
        let mut text = String::new();
        let mut from = start + 1;
        loop {
            let Some(length) = self.text[from..].find('"') else {
                self.open_quote.get_or_insert(start);
                text.push_str(&self.text[from..]);
                self.at = bytes.len();
                break;
            };
            text.push_str(&self.text[from..from + length]);
            from += length + 1;
            if bytes.get(from) == Some(&b'"') {
                text.push('"');
                from += 1;
            } else {
                let rest = bytes[from..]
                    .iter()
                    .position(|&byte| ends(byte))
                    .unwrap_or(bytes.len() - from);
                self.at = from + rest;
                break;
            }
        }
        Cell {
            text,
            span: Span::new(start, self.at),
        }
    }
}
