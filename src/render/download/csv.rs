//! CSV: one for programs (RFC 4180, UTF-8), one that a spreadsheet in Spanish opens as it is.

use super::cell::{self, Reader};
use super::table::Table;

/// `datos.csv`: keys as header, commas, UTF-8 without mark.
pub(super) fn plain(table: &Table<'_>) -> Vec<u8> {
    let header = table.fields.iter().map(|field| &*field.name);
    write(table, header, ',', Reader::Program).into_bytes()
}

/// `datos-excel.csv`: labels as header, semicolons, decimal comma, dates dd/mm/aaaa, UTF-8 with its mark.
pub(super) fn spreadsheet(table: &Table<'_>, tag: &str) -> Vec<u8> {
    let header = table.fields.iter().map(|field| super::label(field, tag));
    let text = write(table, header, ';', Reader::Person(tag));
    [b"\xef\xbb\xbf", text.as_bytes()].concat()
}

fn write<'t>(
    table: &'t Table<'_>,
    header: impl Iterator<Item = &'t str>,
    separator: char,
    reader: Reader<'_>,
) -> String {
    let mut out = String::new();
    for (n, name) in header.enumerate() {
        if n > 0 {
            out.push(separator);
        }
        quote(&mut out, name, separator);
    }
    out.push_str("\r\n");
    let mut cell = String::new();
    for row in table.rows.iter() {
        for (n, (value, field)) in row.iter().zip(&table.fields).enumerate() {
            if n > 0 {
                out.push(separator);
            }
            if let Some(value) = value {
                cell.clear();
                cell::write(&mut cell, value, &field.ty, reader);
                quote(&mut out, &cell, separator);
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// A cell; one that a spreadsheet would take for a formula is made text.
fn quote(out: &mut String, cell: &str, separator: char) {
    let formula = cell.starts_with(['=', '@', '\t', '\r'])
        || (cell.starts_with(['+', '-']) && cell.contains(['(', '!', '|']));
    if formula {
        out.push_str("\"'");
    } else if cell.contains(['"', '\n', '\r', separator, ',', ';'])
        || cell.starts_with(' ')
        || cell.ends_with(' ')
    {
        out.push('"');
    } else {
        out.push_str(cell);
        return;
    }
    for (n, part) in cell.split('"').enumerate() {
        out.push_str(if n == 0 { "" } else { "\"\"" });
        out.push_str(part);
    }
    out.push('"');
}
