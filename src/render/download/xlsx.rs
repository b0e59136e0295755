//! XLSX: a sheet `datos` with typed cells and a sheet `campos` that says what each column is.
//!
//! The workbook is the smallest that Excel, LibreOffice and readers of XLSX accept (ECMA-376): texts stand in their
//! cells, there is no table of shared strings, and nothing says when it was made.

use std::fmt::Write as _;
use std::ops::Range;

use super::cell::{self, Reader};
use super::table::Table;
use super::zip::{Archive, File};
use crate::model::{Stamp, Value};
use crate::parse::markdown::escape;
use crate::schema::{Field, FieldType};

/// Rows of a sheet, its header included.
const ROWS: usize = 1_048_576;
/// Bytes of a sheet that are packed at a time.
const PIECE: usize = 64 * 1024;
/// Characters of a cell.
const CHARACTERS: usize = 32_767;
/// Numbers of more digits lose some in a spreadsheet: they are written as text.
const EXACT: u64 = 999_999_999_999_999;

/// Cell formats by number, as `styles.xml` lists them.
mod style {
    pub(super) const PLAIN: u8 = 0;
    pub(super) const HEADER: u8 = 1;
    pub(super) const DATE: u8 = 2;
    pub(super) const MOMENT: u8 = 3;
    pub(super) const PESOS: u8 = 4;
}

const STYLES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<numFmts count="3"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy\ hh:mm"/><numFmt numFmtId="166" formatCode="&quot;$&quot;\ #,##0;\-&quot;$&quot;\ #,##0"/></numFmts>"#,
    r#"<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>"#,
    r#"<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>"#,
    r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#,
);

const RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
);

/// `datos.xlsx`: the table, and a table of its fields.
pub(super) fn write<'a>(table: &Table<'a>, fields: &Table<'a>, tag: &str) -> Vec<u8> {
    let mut sheets: Vec<(String, &Table<'a>, Range<usize>)> = Vec::new();
    // An empty table is a sheet too; one longer than a sheet goes on in the next.
    let rows = table.rows.len();
    for (n, from) in (0..rows.max(1)).step_by(ROWS - 1).enumerate() {
        let name = match n {
            0 => "datos".to_owned(),
            n => format!("datos-{}", n + 1),
        };
        sheets.push((name, table, from..rows.min(from + ROWS - 1)));
    }
    sheets.push(("campos".to_owned(), fields, 0..fields.rows.len()));
    let (mut types, mut book, mut relations) = (String::new(), String::new(), String::new());
    for (n, (name, ..)) in (1..).zip(&sheets) {
        let _ = write!(
            types,
            r#"<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#
        );
        let _ = write!(
            book,
            r#"<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>"#
        );
        let _ = write!(
            relations,
            r#"<Relationship Id="rId{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{n}.xml"/>"#
        );
    }
    let styles = sheets.len() + 1;
    let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    let types = format!(
        r#"{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{types}</Types>"#
    );
    let book = format!(
        r#"{head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{book}</sheets></workbook>"#
    );
    let relations = format!(
        r#"{head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}<Relationship Id="rId{styles}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#
    );
    let mut archive = Archive::default();
    for (name, text) in [
        ("[Content_Types].xml", &*types),
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/styles.xml", STYLES),
    ] {
        archive.add(name, |file| file.write(text));
    }
    for (n, (_, table, rows)) in (1..).zip(sheets) {
        let name = format!("xl/worksheets/sheet{n}.xml");
        archive.add(&name, |file| sheet(file, table, rows, tag));
    }
    archive.finish()
}

fn sheet(file: &mut File, table: &Table<'_>, rows: Range<usize>, tag: &str) {
    let fields = &table.fields;
    let letters: Vec<String> = (0..fields.len()).map(letters).collect();
    let last = letters.last().map_or("A", String::as_str);
    let end = rows.len() + 1;
    let mut out = String::with_capacity(2 * PIECE);
    out.push_str(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    ));
    // The header stays in sight.
    let _ = write!(
        out,
        r#"<dimension ref="A1:{last}{end}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>"#
    );
    for (n, field) in (1..).zip(fields) {
        let width = width(field, super::label(field, tag));
        let _ = write!(
            out,
            r#"<col min="{n}" max="{n}" width="{width}" customWidth="1"/>"#
        );
    }
    out.push_str(r#"</cols><sheetData><row r="1">"#);
    for (field, column) in fields.iter().zip(&letters) {
        text(&mut out, column, 1, style::HEADER, super::label(field, tag));
    }
    out.push_str("</row>");
    let mut shown = String::new();
    for (number, row) in (2..).zip(table.rows.range(rows)) {
        if out.len() >= PIECE {
            file.write(&out);
            out.clear();
        }
        let _ = write!(out, r#"<row r="{number}">"#);
        for ((cell, field), column) in row.iter().zip(fields).zip(&letters) {
            let Some(value) = cell.as_deref() else {
                continue;
            };
            match typed(value, &field.ty) {
                Some((number_, style)) => {
                    let _ = write!(
                        out,
                        r#"<c r="{column}{number}" s="{style}"><v>{number_}</v></c>"#
                    );
                }
                None => match value {
                    Value::Bool(flag) => {
                        let flag = u8::from(*flag);
                        let _ = write!(out, r#"<c r="{column}{number}" t="b"><v>{flag}</v></c>"#);
                    }
                    value => {
                        shown.clear();
                        cell::write(&mut shown, value, &field.ty, as_text(value, tag));
                        text(&mut out, column, number, style::PLAIN, &shown);
                    }
                },
            }
        }
        out.push_str("</row>");
    }
    let _ = write!(
        out,
        r#"</sheetData><autoFilter ref="A1:{last}{end}"/></worksheet>"#
    );
    file.write(&out);
}

/// What has to be text is written for people, except dates that a spreadsheet cannot hold: those stay ISO.
fn as_text<'t>(value: &Value, tag: &'t str) -> Reader<'t> {
    match value {
        Value::Date(_) | Value::Moment(_) => Reader::Program,
        _ => Reader::Person(tag),
    }
}

/// Number and format of a value that a spreadsheet holds as a number.
fn typed(value: &Value, ty: &FieldType) -> Option<(String, u8)> {
    match value {
        Value::Integer(number) if number.unsigned_abs() <= EXACT => Some((
            number.to_string(),
            match ty {
                FieldType::Pesos => style::PESOS,
                _ => style::PLAIN,
            },
        )),
        Value::Decimal(number) if number.is_finite() => Some((number.to_string(), style::PLAIN)),
        Value::Date(date) => Some((serial(*date)?.to_string(), style::DATE)),
        // A spreadsheet's moment has no zone: Colombia's is the one that readers expect.
        Value::Moment(stamp) if stamp.offset == Stamp::BOGOTA => {
            let time = stamp.local.time();
            let seconds = i64::from(time.hour()) * 3600
                + i64::from(time.minute()) * 60
                + i64::from(time.second());
            let whole = serial(stamp.date())? as f64 + seconds as f64 / 86_400.0;
            Some((whole.to_string(), style::MOMENT))
        }
        _ => None,
    }
}

/// Days since 30 December 1899; none before March 1900, where spreadsheets disagree about the calendar.
fn serial(date: jiff::civil::Date) -> Option<i64> {
    let days = date
        .since((jiff::Unit::Day, jiff::civil::date(1899, 12, 30)))
        .ok()?
        .get_days();
    (days >= 61).then_some(i64::from(days))
}

/// A cell with a text.
fn text(out: &mut String, column: &str, row: usize, style: u8, text: &str) {
    let _ = write!(
        out,
        r#"<c r="{column}{row}" s="{style}" t="inlineStr"><is><t xml:space="preserve">"#
    );
    // Counted as spreadsheets do, in UTF-16; what is longer than a cell ends in an ellipsis.
    let mut units = 0;
    let cut = text.char_indices().find_map(|(at, letter)| {
        units += letter.len_utf16();
        (units >= CHARACTERS).then_some(at)
    });
    match cut.filter(|&cut| text[cut..].chars().nth(1).is_some()) {
        Some(cut) => {
            safe(out, &text[..cut]);
            out.push('…');
        }
        None => safe(out, text),
    }
    out.push_str("</t></is></c>");
}

/// Text as XML: what XML cannot hold, and what would be read as such an escape, is written `_xHHHH_`.
fn safe(out: &mut String, text: &str) {
    let special = |letter: char| {
        (letter < ' ' && !matches!(letter, '\n' | '\t'))
            || matches!(letter, '\u{fffe}' | '\u{ffff}')
    };
    let mut rest = text;
    while let Some(at) = rest.find(|letter: char| letter == '_' || special(letter)) {
        escape(out, &rest[..at]);
        rest = &rest[at..];
        let letter = rest.chars().next().unwrap_or('_');
        match letter {
            '_' if !escaped(rest) => out.push('_'),
            letter => {
                let _ = write!(out, "_x{:04X}_", u32::from(letter));
            }
        }
        rest = &rest[letter.len_utf8()..];
    }
    escape(out, rest);
}

/// Whether a text begins like `_x0041_`.
fn escaped(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7
        && bytes[1] == b'x'
        && bytes[6] == b'_'
        && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

/// Name of a column: A, B… Z, AA…
fn letters(mut column: usize) -> String {
    let mut out = Vec::new();
    loop {
        out.push(b'A' + (column % 26) as u8);
        match column / 26 {
            0 => break,
            above => column = above - 1,
        }
    }
    out.iter().rev().map(|&byte| char::from(byte)).collect()
}

/// Width of a column in characters.
fn width(field: &Field, label: &str) -> usize {
    let usual = match field.ty {
        FieldType::Date | FieldType::PartialDate => 12,
        FieldType::Integer | FieldType::Bool | FieldType::Decimal => 10,
        FieldType::DateTime | FieldType::Pesos => 18,
        FieldType::Choice(_) | FieldType::Ref(_) => 22,
        _ => 32,
    };
    usual.max(label.chars().count() + 3).min(48)
}
