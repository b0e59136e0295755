//! Writes small workbooks, part by part, as the standard (ECMA-376) describes them: independent of what reads them.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

/// A cell.
#[derive(Clone)]
pub(crate) enum Cell {
    /// Nothing.
    None,
    /// A text, in the table of shared strings.
    Text(String),
    /// A text in the cell itself.
    Inline(&'static str),
    /// A number as it is stored.
    Number(f64),
    /// A day or moment: its serial number.
    Date(f64),
    /// A formula and the value that was kept.
    Formula(&'static str, f64),
    /// An error.
    Error(&'static str),
}

/// A text.
pub(crate) fn t(text: &str) -> Cell {
    match text {
        "" => Cell::None,
        text => Cell::Text(text.to_owned()),
    }
}

/// A row of texts.
pub(crate) fn texts(texts: &[&str]) -> Vec<Cell> {
    texts.iter().map(|text| t(text)).collect()
}

/// A sheet.
#[derive(Default, Clone)]
pub(crate) struct Sheet {
    pub(crate) name: &'static str,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) merged: &'static [&'static str],
    pub(crate) hidden: bool,
}

/// A workbook.
#[derive(Default, Clone)]
pub(crate) struct Book {
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) since_1904: bool,
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn column(mut n: usize) -> String {
    let mut name = String::new();
    n += 1;
    while n > 0 {
        name.insert(0, char::from(b'A' + ((n - 1) % 26) as u8));
        n = (n - 1) / 26;
    }
    name
}

impl Book {
    /// A workbook of one sheet.
    pub(crate) fn of(name: &'static str, rows: Vec<Vec<Cell>>) -> Book {
        let sheet = Sheet {
            name,
            rows,
            ..Sheet::default()
        };
        Book {
            sheets: vec![sheet],
            since_1904: false,
        }
    }

    /// Its bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut strings: Vec<String> = Vec::new();
        let mut known = std::collections::HashMap::new();
        let mut parts: Vec<(String, String)> = Vec::new();
        for (n, sheet) in self.sheets.iter().enumerate() {
            let mut rows = String::new();
            for (r, row) in sheet.rows.iter().enumerate() {
                rows.push_str(&format!("<row r=\"{}\">", r + 1));
                for (c, cell) in row.iter().enumerate() {
                    let at = format!("{}{}", column(c), r + 1);
                    rows.push_str(&match cell {
                        Cell::None => String::new(),
                        Cell::Text(text) => {
                            let next = strings.len();
                            let index = *known.entry(text.clone()).or_insert_with(|| {
                                strings.push(text.clone());
                                next
                            });
                            format!("<c r=\"{at}\" t=\"s\"><v>{index}</v></c>")
                        }
                        Cell::Inline(text) => format!(
                            "<c r=\"{at}\" t=\"inlineStr\"><is><t>{}</t></is></c>",
                            escape(text)
                        ),
                        Cell::Number(number) => format!("<c r=\"{at}\"><v>{number}</v></c>"),
                        Cell::Date(serial) => format!("<c r=\"{at}\" s=\"1\"><v>{serial}</v></c>"),
                        Cell::Formula(formula, value) => {
                            format!("<c r=\"{at}\"><f>{formula}</f><v>{value}</v></c>")
                        }
                        Cell::Error(error) => {
                            format!("<c r=\"{at}\" t=\"e\"><v>{error}</v></c>")
                        }
                    });
                }
                rows.push_str("</row>");
            }
            let merged: String = sheet
                .merged
                .iter()
                .map(|block| format!("<mergeCell ref=\"{block}\"/>"))
                .collect();
            let merged = match merged.is_empty() {
                true => String::new(),
                false => format!("<mergeCells>{merged}</mergeCells>"),
            };
            parts.push((
                format!("xl/worksheets/sheet{}.xml", n + 1),
                format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData>{merged}</worksheet>"),
            ));
        }
        let sheets: String = (self.sheets.iter().enumerate())
            .map(|(n, sheet)| {
                let state = if sheet.hidden {
                    " state=\"hidden\""
                } else {
                    ""
                };
                format!(
                    "<sheet name=\"{}\" sheetId=\"{1}\"{state} r:id=\"rId{1}\"/>",
                    sheet.name,
                    n + 1
                )
            })
            .collect();
        let count = self.sheets.len();
        let mut relations: String = (1..=count)
            .map(|n| {
                format!("<Relationship Id=\"rId{n}\" Type=\"{REL}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")
            })
            .collect();
        relations.push_str(&format!(
            "<Relationship Id=\"rId{}\" Type=\"{REL}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId{}\" Type=\"{REL}/styles\" Target=\"styles.xml\"/>",
            count + 1,
            count + 2
        ));
        let date = if self.since_1904 {
            "<workbookPr date1904=\"1\"/>"
        } else {
            "<workbookPr/>"
        };
        parts.push((
            "xl/workbook.xml".to_owned(),
            format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{REL}\">{date}<sheets>{sheets}</sheets></workbook>"),
        ));
        parts.push((
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"),
        ));
        let items: String = strings
            .iter()
            .map(|text| format!("<si><t xml:space=\"preserve\">{}</t></si>", escape(text)))
            .collect();
        parts.push((
            "xl/sharedStrings.xml".to_owned(),
            format!("{HEAD}<sst xmlns=\"{MAIN}\">{items}</sst>"),
        ));
        parts.push((
            "xl/styles.xml".to_owned(),
            format!("{HEAD}<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"),
        ));
        parts.push((
            "_rels/.rels".to_owned(),
            format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{REL}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ));
        parts.push((
            "[Content_Types].xml".to_owned(),
            format!("{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
        ));
        pack(&parts)
    }
}

/// A zip file.
pub(crate) fn pack(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, text) in parts {
        zip.start_file(name.as_str(), options)
            .expect("a part can be begun");
        zip.write_all(text.as_bytes())
            .expect("a part can be written");
    }
    zip.finish().expect("the file can be closed").into_inner()
}
