//! Which field each column of a table fills.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::sidecar::Sidecar;
use crate::diag::{Diagnostic, Findings, code};
use crate::schema::{Field, Kind};
use crate::table::header::{self, Header, key};
use crate::table::{Cells, Table};
use crate::text::{SourceId, Span};

/// Columns without name that are told of.
const UNNAMED: usize = 10;

/// A column of a table.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Column<'a> {
    /// The field that it fills; hidden, personal and unknown columns fill none.
    pub field: Option<&'a Field>,
    /// What its cells mean, by key.
    pub values: Option<&'a FxHashMap<String, Arc<str>>>,
}

/// The columns of a table; what the sidecar and the header do not agree on is told.
pub(super) fn columns<'a>(
    table: &Table,
    header: &Header,
    sidecar: &'a Sidecar,
    kind: &'a Kind,
    source: SourceId,
    findings: &mut Findings,
) -> Vec<Column<'a>> {
    let names: Vec<(String, String)> = header
        .columns
        .iter()
        .map(|column| (key(&column.name), key(&column.short)))
        .collect();
    // By its whole name, else by its own if no other column under another group has it.
    let find = |wanted: &str| {
        let wanted = key(wanted);
        let own = || {
            let mut found = (0..names.len()).filter(|&n| names[n].1 == wanted);
            found.next().filter(|_| found.next().is_none())
        };
        let whole = names.iter().position(|(name, _)| *name == wanted);
        whole.or_else(own)
    };
    let mut columns = vec![Column::default(); header.columns.len()];
    let mut known = vec![false; header.columns.len()];
    let mut missing = |name: &str| {
        let near = crate::diag::nearest(name, header.columns.iter().map(|one| &*one.name));
        findings.push(
            Diagnostic::at(code::COLUMN_MISSING, source, header.span)
                .arg("columna", name)
                .suggest(near),
        );
    };
    for name in &sidecar.hidden {
        match find(name) {
            Some(at) => known[at] = true,
            None => missing(name),
        }
    }
    for (name, field) in &sidecar.columns {
        match find(name) {
            // What is hidden stays so, whatever else is said of it.
            Some(at) if known[at] => {}
            Some(at) => {
                known[at] = true;
                columns[at] = Column {
                    field: kind.field(field).filter(|field| !field.personal),
                    values: sidecar.values.get(field),
                };
            }
            None => missing(name),
        }
    }
    for (at, column) in header.columns.iter().enumerate() {
        if known[at] {
            continue;
        }
        let finding = match (column.name.is_empty(), column.repeated) {
            (true, _) => continue,
            (_, true) => Diagnostic::at(code::COLUMN_REPEATED, source, column.span),
            _ => Diagnostic::at(code::COLUMN_UNKNOWN, source, column.span),
        };
        findings.push(finding.arg("columna", column.name.as_str()));
    }
    for span in unnamed(table, header) {
        findings.push(Diagnostic::at(code::COLUMN_UNNAMED, source, span));
    }
    columns
}

/// The first cell that says something in each column without name; of a few columns, the first.
fn unnamed(table: &Table, header: &Header) -> Vec<Span> {
    let named = |n: usize| {
        header
            .columns
            .get(n)
            .is_some_and(|one| !one.name.is_empty())
    };
    // Cells past the header's are, in a CSV file, a row that is too long: that is told of the row.
    let width = match table.sheet {
        Some(_) => usize::MAX,
        None => header.width,
    };
    if width == header.columns.len() && (0..width).all(named) {
        return Vec::new();
    }
    let mut found: BTreeMap<usize, Span> = BTreeMap::new();
    let text = &*table.text;
    let rows = Cells::new(text, header.separator, header::beginning(text).0);
    for row in rows.skip(header.row + header.rows) {
        // A note stands in one cell, wherever there was room.
        if row.filled() < 2 {
            continue;
        }
        for (n, cell) in row.cells.iter().enumerate().take(width) {
            if found.len() < UNNAMED && !named(n) && !cell.text.trim().is_empty() {
                found.entry(n).or_insert(cell.span);
            }
        }
    }
    found.into_values().collect()
}
