//! Tables before they mean anything: the bytes of a CSV file or workbook in, one text and its cells out.
//!
//! A sheet of a workbook becomes a CSV text with one line for each of its rows, so that a finding has a line and a
//! column and can be shown like any other: the line is the row's number in the sheet. Everybody who wants the text of
//! a table — its parser and whoever prints the line of a finding — gets it from [`read`], with the same [`Reading`].

mod cells;
mod encoding;
pub mod header;
mod serial;
mod workbook;

use crate::diag::{Diagnostic, Findings, code};
use crate::text::SourceId;

pub use cells::{Cell, Cells, Row, cell_at, cell_name};
pub use encoding::Encoding;
pub(crate) use encoding::repaired;
pub use workbook::{Merged, SEPARATOR};

/// Endings of files that are tables, in the order in which they are looked for beside a sidecar.
pub const ENDINGS: [&str; 3] = ["csv", "tsv", "xlsx"];
/// Endings of spreadsheets that are recognised and refused.
pub const REFUSED: [&str; 5] = ["xls", "xlsm", "xlsb", "ods", "numbers"];

/// What must be known beforehand to read a table; the sidecar says it, or nothing does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// How letters are stored. Not given: recognised.
    pub encoding: Option<Encoding>,
    /// The sheet of a workbook. Not given: the only one with something in it.
    pub sheet: Option<String>,
    /// Numbers are written with a decimal point (`1,234.56`).
    pub point: bool,
}

/// A table as text.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The text that spans point into.
    pub text: String,
    /// The sheet that it comes from, of a workbook.
    pub sheet: Option<String>,
    /// Cells of the sheet that are merged: only the first of them has a value.
    pub merged: Vec<Merged>,
}

/// Reads a table. `Err` is why it cannot be read; findings beside `Ok` are what had to be guessed.
pub fn read(
    bytes: Vec<u8>,
    path: &str,
    reading: &Reading,
    source: SourceId,
) -> Result<(Table, Findings), Box<Diagnostic>> {
    let ending = path.rsplit('.').next().unwrap_or_default();
    if REFUSED.contains(&ending) {
        return Err(Box::new(
            Diagnostic::on(code::WORKBOOK, path).arg("motivo", "formato"),
        ));
    }
    // A workbook that somebody renamed to .csv is a workbook.
    if ending == "xlsx" || bytes.starts_with(b"PK\x03\x04") {
        let table = workbook::read(bytes, path, reading)?;
        return Ok((table, Findings::new()));
    }
    let (text, findings) = encoding::decode(bytes, reading.encoding, source)?;
    let table = Table {
        text,
        ..Table::default()
    };
    Ok((table, findings))
}

/// Whether a file is read as a workbook.
pub fn is_workbook(path: &str) -> bool {
    path.ends_with(".xlsx")
}
