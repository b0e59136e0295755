//! A sheet of an `.xlsx` workbook as CSV text: a line for each row, cells by `;`, line ends inside cells as spaces.
//!
//! Formulas give the value that the spreadsheet kept. Numbers are written without thousands and with the decimal sign
//! that the reader of the table expects, dates as `2021-03-04`, errors as the spreadsheet shows them (`#N/A`).
//!
//! A workbook is a zip file that anybody may have made, so its size is measured by unpacking it once, before anything
//! is kept; and no library's words about it reach the user.

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    CellErrorType, DataRef, Dimensions, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError,
};

use super::{Reading, Table, serial};
use crate::diag::{Diagnostic, code};

/// Sign between the cells of the text.
pub const SEPARATOR: u8 = b';';
/// Most bytes that the parts of a workbook may unpack to, and that a sheet may have as text.
const UNPACKED: u64 = 512 * 1024 * 1024;
/// Most files inside a workbook.
const PARTS: usize = 10_000;

/// A block of merged cells, rows and columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// First row.
    pub top: usize,
    /// Last row.
    pub bottom: usize,
    /// First column.
    pub left: usize,
    /// Last column.
    pub right: usize,
}

/// Why a workbook cannot be read: the argument `motivo` of the finding.
enum Problem {
    Damaged,
    Password,
    TooLarge,
    NoSheets,
    Sheet(Vec<String>),
}

impl From<XlsxError> for Problem {
    fn from(error: XlsxError) -> Problem {
        match error {
            XlsxError::Password => Problem::Password,
            _ => Problem::Damaged,
        }
    }
}

type Book = Xlsx<Cursor<Vec<u8>>>;

/// Reads the sheet that is asked for, or the only one that has something in it.
pub(super) fn read(
    bytes: Vec<u8>,
    path: &str,
    reading: &Reading,
) -> Result<Table, Box<Diagnostic>> {
    // A workbook is damaged in more ways than its reader foresees.
    let read = catch_unwind(AssertUnwindSafe(|| table(bytes, reading)));
    read.unwrap_or(Err(Problem::Damaged)).map_err(|problem| {
        let reason = |reason: &str| Diagnostic::on(code::WORKBOOK, path).arg("motivo", reason);
        Box::new(match problem {
            Problem::Damaged => reason("ilegible"),
            Problem::Password => reason("clave"),
            Problem::NoSheets => reason("vacio"),
            Problem::TooLarge => Diagnostic::on(code::WORKBOOK_TOO_LARGE, path)
                .arg("limite", UNPACKED / (1024 * 1024)),
            Problem::Sheet(names) => {
                let asked = reading.sheet.clone().unwrap_or_default();
                let near = crate::diag::nearest(&asked, names.iter().map(String::as_str));
                let shown = if asked.is_empty() { "vacia" } else { &asked };
                Diagnostic::on(code::SHEET, path)
                    .arg("hoja", shown)
                    .arg("hojas", names.join(", "))
                    .suggest(near)
            }
        })
    })
}

fn table(bytes: Vec<u8>, reading: &Reading) -> Result<Table, Problem> {
    // The old container of Microsoft: an .xls with another name, or a workbook with a password.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Problem::Password);
    }
    let merges = measure(&bytes)?;
    let mut book: Book = Xlsx::new(Cursor::new(bytes))?;
    let name = choose(&mut book, reading)?;
    let text = text(&mut book, &name, reading.point)?;
    let merged = match merges {
        true => book
            .merge_cells_by_sheet_name(&name)?
            .into_iter()
            .map(merged)
            .collect(),
        false => Vec::new(),
    };
    Ok(Table {
        text,
        sheet: Some(name),
        merged,
    })
}

/// Unpacks everything once, keeping nothing: the sizes that a zip file states may be lies. Says whether some sheet has
/// merged cells.
fn measure(bytes: &[u8]) -> Result<bool, Problem> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Problem::Damaged)?;
    if archive.len() > PARTS {
        return Err(Problem::TooLarge);
    }
    let mut left = UNPACKED;
    let mut merges = false;
    let mut buffer = vec![0; 64 * 1024];
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).map_err(|_| Problem::Damaged)?;
        let name = part.name().map_err(|_| Problem::Damaged)?.into_owned();
        if name.starts_with("xl/media/") {
            continue;
        }
        let sheet = name.contains("worksheets/");
        // Marks may lie across the end of a buffer.
        let mut tail = Vec::new();
        loop {
            let read = part.read(&mut buffer).map_err(|_| Problem::Damaged)?;
            if read == 0 {
                break;
            }
            left = left.checked_sub(read as u64).ok_or(Problem::TooLarge)?;
            if sheet && !merges {
                tail.extend_from_slice(&buffer[..read]);
                merges = memchr::memmem::find(&tail, b"mergeCell").is_some();
                tail.drain(..tail.len().saturating_sub(16));
            }
        }
    }
    Ok(merges)
}

fn choose(book: &mut Book, reading: &Reading) -> Result<String, Problem> {
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    if let Some(asked) = &reading.sheet {
        let key = |name: &str| super::header::key(name);
        let found = sheets
            .iter()
            .find(|(name, _)| name == asked)
            .or_else(|| sheets.iter().find(|(name, _)| key(name) == key(asked)));
        return match found {
            Some((name, _)) => Ok(name.clone()),
            None => Err(Problem::Sheet(
                sheets.into_iter().map(|(name, _)| name).collect(),
            )),
        };
    }
    let mut full = Vec::new();
    for (name, _) in sheets.into_iter().filter(|(_, visible)| *visible) {
        let mut cells = book.worksheet_cells_reader(&name)?;
        while let Some(cell) = cells.next_cell()? {
            if *cell.get_value() != DataRef::Empty {
                full.push(name);
                break;
            }
        }
    }
    match (full.pop(), full.is_empty()) {
        (None, _) => Err(Problem::NoSheets),
        (Some(name), true) => Ok(name),
        (Some(last), false) => {
            full.push(last);
            Err(Problem::Sheet(full))
        }
    }
}

fn text(book: &mut Book, name: &str, point: bool) -> Result<String, Problem> {
    let since_1904 = book.has_1904_epoch();
    let mut out = String::new();
    let (mut row, mut column) = (0, 0);
    let mut cells = book.worksheet_cells_reader(name)?;
    while let Some(cell) = cells.next_cell()? {
        let (at_row, at_column) = cell.get_position();
        if *cell.get_value() == DataRef::Empty {
            continue;
        }
        // Rows and columns come in order; what does not is no spreadsheet's work.
        if at_row > 1_048_575 || at_column > 16_383 || (at_row, at_column) < (row, column) {
            return Err(Problem::Damaged);
        }
        while row < at_row {
            out.push('\n');
            (row, column) = (row + 1, 0);
        }
        while column < at_column {
            out.push(char::from(SEPARATOR));
            column += 1;
        }
        write(&mut out, cell.get_value(), since_1904, point);
        if out.len() as u64 > UNPACKED {
            return Err(Problem::TooLarge);
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    Ok(out)
}

fn write(out: &mut String, value: &DataRef<'_>, since_1904: bool, point: bool) {
    match value {
        DataRef::Empty => {}
        DataRef::String(text) => quoted(out, text),
        DataRef::SharedString(text) => quoted(out, text),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => quoted(out, text),
        DataRef::Int(number) => out.push_str(&number.to_string()),
        DataRef::Float(number) => out.push_str(&decimal(*number, point)),
        DataRef::Bool(flag) => out.push_str(if *flag { "sí" } else { "no" }),
        DataRef::DateTime(moment) => {
            let serial = moment.as_f64();
            let text = match moment.is_duration() {
                true => serial::duration(serial),
                false => serial::text(serial, since_1904),
            };
            out.push_str(&text.unwrap_or_else(|| decimal(serial, point)));
        }
        DataRef::Error(error) => out.push_str(match error {
            CellErrorType::Div0 => "#DIV/0!",
            CellErrorType::NA => "#N/A",
            CellErrorType::Name => "#NAME?",
            CellErrorType::Null => "#NULL!",
            CellErrorType::Num => "#NUM!",
            CellErrorType::Ref => "#REF!",
            _ => "#VALUE!",
        }),
    }
}

/// A number as written: the fewest digits that give it back, never with an exponent.
fn decimal(number: f64, point: bool) -> String {
    // Spreadsheets keep fifteen digits; what a formula leaves beyond them is noise.
    let digits = number.abs().max(1.0).log10().floor() as i32 + 1;
    let scale = 10f64.powi((15 - digits).clamp(0, 15));
    let rounded = match number.abs() < 1e15 {
        true => (number * scale).round() / scale,
        false => number,
    };
    let text = rounded.to_string();
    match point {
        true => text,
        false => text.replace('.', ","),
    }
}

/// Writes a text on one line, in quotes where it needs them.
fn quoted(out: &mut String, text: &str) {
    let special = |letter: char| matches!(letter, '"' | ';' | '\n' | '\r');
    if !text.contains(special) {
        out.push_str(text);
        return;
    }
    out.push('"');
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => out.push_str("\"\""),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
}

fn merged(block: Dimensions) -> Merged {
    Merged {
        top: block.start.0 as usize,
        bottom: block.end.0 as usize,
        left: block.start.1 as usize,
        right: block.end.1 as usize,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_noise_and_no_exponent() {
        assert_eq!(decimal(900_123_456_789.0, false), "900123456789");
        assert_eq!(decimal(0.1 + 0.2, false), "0,3");
        assert_eq!(decimal(1234.567, false), "1234,567");
        assert_eq!(decimal(1234.567, true), "1234.567");
        assert_eq!(decimal(-12.5, false), "-12,5");
        assert_eq!(decimal(1e20, false), "100000000000000000000");
    }

    #[test]
    fn a_cell_stays_on_its_line() {
        let mut out = String::new();
        quoted(&mut out, "uno\r\ndos; \"tres\"\ncuatro");
        assert_eq!(out, "\"uno dos; \"\"tres\"\" cuatro\"");
    }
}
