//! Tables as content: the rows of a CSV file or sheet, and the sidecar that says what its columns mean.
//!
//! Each row becomes a document whose span is the row. What does not fit is a finding at its cell; a row is left out
//! only when it is no row of data (a total, a note) or cannot have an id, and then that is a finding.

mod cell;
mod columns;
mod sidecar;
mod told;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::record::{Reader, file_record};
use super::{is_id, slug};
use crate::diag::{Diagnostic, Findings, code};
use crate::model::{Document, LangId, Record, Value};
use crate::schema::{Field, FieldType, Kind, KindId};
use crate::table::header::{self, Header};
use crate::table::{Cell, Cells, Row, Table, cell_name};
use crate::text::{SourceId, Span, Spanned};
use cell::Style;
use columns::{Column, columns};
use told::Said;

pub use cell::DateOrder;
pub use sidecar::{Sidecar, sidecar};

/// Rows that one thread reads at a time.
const CHUNK: usize = 512;

/// What every row is read with.
struct Context<'a> {
    sidecar: &'a Sidecar,
    kind: &'a Kind,
    id: KindId,
    source: SourceId,
    table: &'a Table,
    header: &'a Header,
    columns: Vec<Column<'a>>,
    /// Fields that some column, constant or pattern fills, and that must not be empty.
    required: Vec<(&'a Field, Option<usize>)>,
    /// Text and place that merged cells have from their first one, by row and column.
    merged: FxHashMap<(usize, usize), (String, Span)>,
    /// From this row on there are only notes.
    notes: usize,
}

/// Reads the rows of a table as documents of a kind.
pub fn rows(
    table: &Table,
    sidecar: &Sidecar,
    kind: &Kind,
    id: KindId,
    source: SourceId,
) -> (Vec<Document>, Findings) {
    let mut findings = Findings::new();
    let text = &*table.text;
    let Some(header) = header::find(text, &sidecar.wanted()) else {
        findings.push(Diagnostic::at(code::TABLE_EMPTY, source, Span::at(0)));
        return (Vec::new(), findings);
    };
    if !header.plain {
        findings.push(
            Diagnostic::at(code::HEADER_FOUND, source, header.span)
                .arg("fila", header.row + 1)
                .arg("filas", header.rows),
        );
    }
    let columns = columns(table, &header, sidecar, kind, source, &mut findings);
    let mut cells = Cells::new(text, header.separator, header::beginning(text).0);
    let all: Vec<Span> = std::iter::from_fn(|| cells.skip_row()).collect();
    let first = header.row + header.rows;
    let rows: Vec<(usize, Span)> = all.into_iter().enumerate().skip(first).collect();
    let mut context = Context {
        required: required(kind, sidecar, &columns, &header, source, &mut findings),
        sidecar,
        kind,
        id,
        source,
        table,
        header: &header,
        columns,
        merged: FxHashMap::default(),
        notes: 0,
    };
    context.notes = notes(&rows, &context);
    context.merge(&rows, &mut findings);
    let read: Vec<(Vec<Document>, Vec<Said>)> = rows
        .par_chunks(CHUNK)
        .map(|chunk| {
            let mut documents = Vec::with_capacity(chunk.len());
            let mut said = Vec::new();
            for &(number, span) in chunk {
                documents.extend(context.document(number, span, &mut said));
            }
            (documents, said)
        })
        .collect();
    let mut documents = Vec::with_capacity(rows.len());
    let mut said = Vec::new();
    for (some, more) in read {
        documents.extend(some);
        said.extend(more);
    }
    if let Some(open) = cells.open_quote {
        // What follows is one cell: nothing more is said of its row.
        let of_row = |said: &Said| {
            let place = said.refused.finding.place;
            place.is_some_and(|place| place.span.end as usize > open)
        };
        said.retain(|one| !of_row(one));
    }
    told::join(said, &mut findings);
    if let Some(open) = cells.open_quote {
        findings.push(Diagnostic::at(code::TABLE_QUOTES, source, Span::at(open)));
    }
    (documents, findings)
}

/// Required fields and the column that fills each; one that nothing fills is told once, at the header.
fn required<'k>(
    kind: &'k Kind,
    sidecar: &Sidecar,
    columns: &[Column<'_>],
    header: &Header,
    source: SourceId,
    findings: &mut Findings,
) -> Vec<(&'k Field, Option<usize>)> {
    let mut required = Vec::new();
    for field in kind.fields.iter().filter(|field| field.required) {
        let named = |column: &Column<'_>| column.field.is_some_and(|one| one.name == field.name);
        let column = columns.iter().position(named);
        let other = sidecar.constants.get(&field.name).is_some()
            || sidecar.derived.iter().any(|(name, _)| *name == field.name);
        if column.is_some() || other {
            required.push((field, column));
        } else {
            findings.push(field.told(Diagnostic::at(code::FIELD_UNFILLED, source, header.span)));
        }
    }
    required
}

/// The row from which on each has one cell filled at most: notes under a table, not its rows.
fn notes(rows: &[(usize, Span)], context: &Context<'_>) -> usize {
    let few = |span: Span| context.row(span).is_none_or(|row| row.filled() <= 1);
    let narrow = context.header.columns.len() < 3;
    let last = rows.iter().rev().find(|(_, span)| narrow || !few(*span));
    last.map_or(0, |(number, _)| number + 1)
}

impl<'a> Context<'a> {
    fn row(&self, span: Span) -> Option<Row<'a>> {
        let text = &self.table.text[..span.end as usize];
        Cells::new(text, self.header.separator, span.start as usize).next()
    }

    /// Finds what merged cells say, or tells that it is not known for which of their rows it holds.
    fn merge(&mut self, rows: &[(usize, Span)], findings: &mut Findings) {
        let Some(&(first, _)) = rows.first() else {
            return;
        };
        for block in &self.table.merged {
            let in_data = block.bottom >= first && block.top >= first;
            let tall = block.bottom > block.top;
            let column = self.columns.get(block.left);
            let published = column.is_some_and(|column| column.field.is_some());
            if !in_data || !tall || !published {
                continue;
            }
            let Some(&(_, span)) = rows.get(block.top - first) else {
                continue;
            };
            let row = self.row(span);
            let Some(cell) = row.as_ref().and_then(|row| row.cells.get(block.left)) else {
                continue;
            };
            if !self.sidecar.repeat_merged {
                let names = [
                    cell_name(block.left, block.top),
                    cell_name(block.right, block.bottom),
                ];
                findings.push(
                    Diagnostic::at(code::MERGED_CELLS, self.source, cell.span)
                        .arg("celdas", names.join(":")),
                );
            }
            for row in block.top + 1..=block.bottom.min(first + rows.len()) {
                let said = (cell.text.to_string(), cell.span);
                self.merged.insert((row, block.left), said);
            }
        }
    }

    /// The document of a row; `None` when it is empty or left out, and then it is told why.
    fn document(&self, number: usize, span: Span, said: &mut Vec<Said>) -> Option<Document> {
        let row = self.row(span)?;
        if row.is_empty() {
            return None;
        }
        let mut out = |finding: Diagnostic| {
            said.push(Said::cell(usize::MAX, finding));
            None
        };
        if let Some(reason) = self.no_data(number, &row) {
            let finding = Diagnostic::at(code::ROW_NO_DATA, self.source, span);
            return out(finding.arg("motivo", reason));
        }
        let (has, wants) = (row.cells.len(), self.header.columns.len());
        let beyond = row.cells.get(self.header.width..).unwrap_or_default();
        let spills = beyond.iter().any(|cell| !cell.text.trim().is_empty());
        if self.table.sheet.is_none() && (has < wants || spills) {
            let finding = Diagnostic::at(code::SHORT_ROW, self.source, span);
            return out(finding.arg("columnas", has).arg("esperadas", wants));
        }
        let (fields, bad) = self.fields(number, &row, said);
        let id = self.identify(&fields);
        if !is_id(&id) {
            let finding = Diagnostic::at(code::ROW_WITHOUT_ID, self.source, span)
                .arg("patron", self.sidecar.id.as_str())
                .arg("nombre", id);
            said.push(Said::cell(usize::MAX, finding));
            return None;
        }
        self.missing(&row, &fields, &bad, said);
        Some(Document {
            kind: self.id,
            id: id.into(),
            lang: LangId::SOURCE,
            source: self.source,
            span,
            row: true,
            page: self.sidecar.pages,
            fields,
            body: None,
        })
    }

    /// Why a row that says something is no row of data.
    fn no_data(&self, number: usize, row: &Row<'_>) -> Option<&'static str> {
        if number >= self.notes {
            return Some("nota");
        }
        let first = row.cells.iter().find(|cell| !cell.text.trim().is_empty())?;
        let total = [
            "total",
            "totales",
            "totalgeneral",
            "grantotal",
            "subtotal",
            "sumatoria",
            "valortotal",
        ];
        let few = row.filled() * 2 <= self.header.columns.len().max(2);
        (few && total.contains(&&*header::key(&first.text))).then_some("total")
    }

    /// Fields that cells fill, and columns whose cell is there but gave no value.
    fn fields(&self, number: usize, row: &Row<'_>, said: &mut Vec<Said>) -> (Record, Vec<usize>) {
        let mut record = Record::default();
        let mut bad = Vec::new();
        let start = Span::at(row.span.start as usize);
        for (n, column) in self.columns.iter().enumerate() {
            let Some(field) = column.field else { continue };
            let cell = row.cells.get(n);
            let typed = cell.map_or("", |cell| cell.text.trim());
            let (typed, span) = match self.merged.get(&(number, n)) {
                Some(_) if !self.sidecar.repeat_merged => {
                    bad.push(n);
                    continue;
                }
                // The first cell stands in another row: the value has this row's place.
                Some((text, _)) if typed.is_empty() => (&**text, start),
                _ => (typed, cell.map_or(start, |cell| cell.span)),
            };
            if typed.is_empty() {
                continue;
            }
            let meant = column
                .values
                .and_then(|values| values.get(&header::key(typed)));
            let typed = meant.map_or(typed, |meant| meant.trim());
            if typed.is_empty() {
                continue;
            }
            match self.value(typed, field, n, span, said) {
                Some(value) => {
                    let entry = (field.name.clone(), Spanned::new(value, span));
                    record.entries.push(entry);
                }
                None => bad.push(n),
            }
        }
        // A constant stands in the sidecar, another file: in the row it has the row's place.
        for (name, value) in &self.sidecar.constants.entries {
            if record.get(name).is_none() {
                let value = Spanned::new(value.value.clone(), start);
                record.entries.push((name.clone(), value));
            }
        }
        for (name, pattern) in &self.sidecar.derived {
            let text = fill(pattern, &record);
            if let Some(field) = self.kind.field(name)
                && record.get(name).is_none()
                && !text.trim().is_empty()
                && let Some(value) = self.value(text.trim(), field, usize::MAX - 1, start, said)
            {
                record
                    .entries
                    .push((name.clone(), Spanned::new(value, start)));
            }
        }
        (record, bad)
    }

    fn value(
        &self,
        text: &str,
        field: &Field,
        column: usize,
        span: Span,
        said: &mut Vec<Said>,
    ) -> Option<Value> {
        let style = Style {
            point: self.sidecar.reading.point,
            dates: self.sidecar.dates,
        };
        let mut one = |text: &str| match cell::read(text, field, style, self.source, span) {
            Ok(value) => Some(value),
            Err(refused) => {
                said.push(Said { column, refused });
                None
            }
        };
        let value = match &field.ty {
            FieldType::List(_) => {
                let parts = text.split(['|', ',']).map(str::trim);
                let read = parts.filter(|part| !part.is_empty()).filter_map(one);
                Value::List(read.map(|value| Spanned::new(value, span)).collect())
            }
            FieldType::Document => file_record(text, span),
            _ => one(text)?,
        };
        let mut findings = Findings::new();
        Reader::new(self.source, &mut findings).bounds(&value, field, span);
        said.extend(
            findings
                .into_iter()
                .map(|finding| Said::cell(column, finding)),
        );
        Some(value)
    }

    /// Tells the required fields that a row leaves empty.
    fn missing(&self, row: &Row<'_>, fields: &Record, bad: &[usize], said: &mut Vec<Said>) {
        for &(field, column) in &self.required {
            let told = column.is_some_and(|column| bad.contains(&column));
            if told || fields.get(&field.name).is_some() {
                continue;
            }
            let cell = column.and_then(|column| row.cells.get(column));
            let place = cell.map_or(Span::at(row.span.start as usize), |cell: &Cell<'_>| {
                Span::at(cell.span.start as usize)
            });
            said.push(Said::cell(
                column.unwrap_or(usize::MAX - 1),
                field.told(Diagnostic::at(code::REQUIRED, self.source, place).arg("tabla", "si")),
            ));
        }
    }

    fn identify(&self, fields: &Record) -> String {
        // Without one of its fields an id would be another row's.
        match sidecar::names(&self.sidecar.id).all(|name| fields.get(name).is_some()) {
            true => slug(&fill(&self.sidecar.id, fields)),
            false => String::new(),
        }
    }
}

/// Fills a pattern `{vigencia}-{numero}` from simple values; of a date, `{fecha_firma.anio}` is a part.
pub(crate) fn fill(pattern: &str, fields: &Record) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        rest = after;
        if let Some((name, part)) = name.split_once('.') {
            if let Some(day) = fields.date(name) {
                out.push_str(&match part {
                    "anio" => day.year().to_string(),
                    "mes" => format!("{:02}", day.month()),
                    "dia" => format!("{:02}", day.day()),
                    _ => String::new(),
                });
            }
            continue;
        }
        match fields.get(name) {
            Some(Value::Text(text)) => out.push_str(text),
            Some(Value::Integer(number)) => out.push_str(&number.to_string()),
            Some(Value::Date(date)) => out.push_str(&date.to_string()),
            Some(Value::Partial(date)) => out.push_str(&date.iso()),
            _ => {}
        }
    }
    out + rest
}
