//! Finds the separator of a table and the row, or two rows, that name its columns.
//!
//! Reports have titles above their header, groups of columns over it, and separators that nothing states. What the
//! sidecar names decides: the header is where most of its columns are found.

use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization as _;

use super::cells::{Cells, Row};
use crate::text::Span;

/// Rows at the beginning of a table among which a header is looked for.
const HEAD: usize = 40;
/// Separators that tables have, in order of preference.
pub const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// What is known of a header beforehand.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Keys ([`key`]) of the columns that are looked for.
    pub keys: FxHashSet<String>,
    /// The header's row, from 1, if it is told.
    pub row: Option<usize>,
    /// How many rows it has, if it is told.
    pub rows: Option<usize>,
    /// The separator, if it is told.
    pub separator: Option<u8>,
}

/// A header that was found.
#[derive(Debug, Clone)]
pub struct Header {
    /// The separator of cells.
    pub separator: u8,
    /// Number of its first row, from 0.
    pub row: usize,
    /// How many rows it has.
    pub rows: usize,
    /// Its columns.
    pub columns: Vec<Column>,
    /// How many cells its rows have, with those at the end that say nothing.
    pub width: usize,
    /// Where its last row stands.
    pub span: Span,
    /// First byte after it.
    pub end: usize,
    /// Whether it was told or begins the table; else it was looked for.
    pub plain: bool,
    /// How many of the wanted columns it has.
    pub found: usize,
}

/// A column of a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name; of a column under a group, both: `CONTRATISTA / NIT`. A name that was there already is numbered:
    /// `VALOR (2)`.
    pub name: String,
    /// Its name without its group.
    pub short: String,
    /// Where it stands.
    pub span: Span,
    /// Whether an earlier column has the same name.
    pub repeated: bool,
}

/// A column's name as it is compared: letters and digits without accents and capitals. `Valor del Contrato` and
/// `valor_del_contrato` are one column.
pub fn key(name: &str) -> String {
    let plain: String = name
        .nfd()
        .filter(|letter| letter.is_alphanumeric() && !matches!(letter, 'º' | 'ª'))
        .flat_map(char::to_lowercase)
        .collect();
    match plain.is_empty() {
        true => name.trim().to_lowercase(),
        false => plain,
    }
}

/// Finds the header. `None` if the table has no row with anything in it.
pub fn find(text: &str, wanted: &Wanted) -> Option<Header> {
    let (start, stated) = beginning(text);
    let separators: Vec<u8> = match wanted.separator.or(stated) {
        Some(separator) => vec![separator],
        None => SEPARATORS.to_vec(),
    };
    let mut best: Option<((usize, usize), Header)> = None;
    for separator in separators {
        let Some(header) = with_separator(text, start, separator, wanted) else {
            continue;
        };
        let score = (header.found, header.columns.len());
        if best.as_ref().is_none_or(|(best, _)| score > *best) {
            best = Some((score, header));
        }
    }
    best.map(|(_, header)| header)
}

/// Where rows begin: after the byte order mark and the line `sep=;` by which a table tells Excel its separator.
pub fn beginning(text: &str) -> (usize, Option<u8>) {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let line = text[start..].lines().next().unwrap_or_default();
    let stated = line.trim_matches('"').strip_prefix("sep=");
    match stated.map(str::as_bytes) {
        Some([separator]) if separator.is_ascii() => {
            let length = line.len();
            let rest = &text.as_bytes()[start + length..];
            let end = match rest {
                [b'\r', b'\n', ..] => 2,
                [_, ..] => 1,
                [] => 0,
            };
            (start + length + end, Some(*separator))
        }
        _ => (start, None),
    }
}

fn with_separator(text: &str, start: usize, separator: u8, wanted: &Wanted) -> Option<Header> {
    let count = HEAD.max(wanted.row.unwrap_or(0) + 2);
    let rows: Vec<Row<'_>> = Cells::new(text, separator, start).take(count).collect();
    let first = rows.iter().position(|row| !is_blank(row))?;
    let made = |row: usize, height: usize| header(&rows, row, height, wanted, separator);
    if let Some(told) = wanted.row {
        let row = told.saturating_sub(1).min(rows.len() - 1);
        let mut header = made(row, wanted.rows.unwrap_or(1));
        header.plain = true;
        return Some(header);
    }
    let mut best = made(first, 1);
    // Two rows are a header only when they name more columns than any row alone.
    for height in [1, 2] {
        if wanted.rows.is_some_and(|told| told != height) {
            continue;
        }
        for row in first..(rows.len() + 1).saturating_sub(height) {
            let header = made(row, height);
            if header.found > best.found {
                best = header;
            }
        }
    }
    best.plain = best.row == first && best.rows == 1;
    Some(best)
}

fn header(rows: &[Row<'_>], row: usize, height: usize, wanted: &Wanted, separator: u8) -> Header {
    let height = height.clamp(1, rows.len() - row);
    let rows_of = &rows[row..row + height];
    let last = &rows_of[height - 1];
    let width = rows_of.iter().map(used).max().unwrap_or(0);
    let mut columns: Vec<Column> = Vec::with_capacity(width);
    let mut group = String::new();
    let mut seen = FxHashSet::default();
    let mut matched = FxHashSet::default();
    for n in 0..width {
        let text = |row: &Row<'_>| {
            let cell = row.cells.get(n);
            cell.map_or(String::new(), |cell| one_line(&cell.text))
        };
        let short = text(last);
        let mut name = short.clone();
        if height > 1 {
            let above = text(&rows_of[0]);
            if !above.is_empty() {
                group = above;
            }
            name = match (short.is_empty(), group.is_empty()) {
                (true, _) => text(&rows_of[0]),
                (false, true) => short.clone(),
                (false, false) => format!("{group} / {short}"),
            };
        }
        let repeated = !name.is_empty() && !seen.insert(key(&name));
        if repeated {
            let plain = name.clone();
            let mut number = 2;
            while seen.contains(&key(&name)) {
                name = format!("{plain} ({number})");
                number += 1;
            }
            seen.insert(key(&name));
        }
        for found in [&name, &short] {
            if wanted.keys.contains(&key(found)) {
                matched.insert(key(found));
            }
        }
        let cell = last.cells.get(n).or_else(|| rows_of[0].cells.get(n));
        columns.push(Column {
            name,
            short,
            span: cell.map_or(last.span, |cell| cell.span),
            repeated,
        });
    }
    Header {
        separator,
        row,
        rows: height,
        columns,
        width: rows_of.iter().map(|row| row.cells.len()).max().unwrap_or(0),
        span: last.span,
        end: last.span.end as usize,
        plain: false,
        found: matched.len(),
    }
}

/// Whether a row says nothing, whatever the separator is.
fn is_blank(row: &Row<'_>) -> bool {
    let nothing = |letter: char| {
        letter.is_whitespace() || u8::try_from(letter).is_ok_and(|byte| SEPARATORS.contains(&byte))
    };
    row.cells.iter().all(|cell| cell.text.chars().all(nothing))
}

/// Cells of a row up to the last that says something.
fn used(row: &Row<'_>) -> usize {
    let last = row
        .cells
        .iter()
        .rposition(|cell| !cell.text.trim().is_empty());
    last.map_or(0, |last| last + 1)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(names: &[&str]) -> Wanted {
        Wanted {
            keys: names.iter().map(|name| key(name)).collect(),
            ..Wanted::default()
        }
    }

    fn names(header: &Header) -> Vec<&str> {
        header.columns.iter().map(|column| &*column.name).collect()
    }

    #[test]
    fn names_are_compared_without_accents_capitals_and_signs() {
        assert_eq!(key("Número de Contrato"), key("numero_de_contrato"));
        assert_eq!(key("\u{feff}N° CONTRATO"), key("Nº contrato"));
        assert_eq!(key("#"), "#");
        assert_ne!(key("valor"), key("valor total"));
    }

    #[test]
    fn titles_above_the_header_are_passed_over() {
        let text = "GOBERNACIÓN;;\nContratos de 2026;;\n;;\nNÚMERO;VALOR;OBJETO\n1;2;x\n";
        let header = find(text, &wanted(&["numero", "valor"])).expect("there is one");
        assert_eq!((header.row, header.rows, header.plain), (3, 1, false));
        assert_eq!(names(&header), ["NÚMERO", "VALOR", "OBJETO"]);
        assert!(text[header.end..].starts_with("\n1;2;x"));
    }

    #[test]
    fn a_header_of_two_rows_has_the_names_of_both() {
        let text = "No.\tCONTRATISTA\t\tVALOR\t\n\tNombre\tNIT\tInicial\tTotal\n1\ta\tb\t2\t3\n";
        let header = find(
            text,
            &wanted(&["No.", "CONTRATISTA / NIT", "VALOR / Total"]),
        )
        .expect("there is one");
        assert_eq!((header.row, header.rows), (0, 2));
        assert_eq!(
            names(&header),
            [
                "No.",
                "CONTRATISTA / Nombre",
                "CONTRATISTA / NIT",
                "VALOR / Inicial",
                "VALOR / Total"
            ]
        );
    }

    #[test]
    fn the_separator_is_the_one_that_gives_the_columns() {
        for separator in [";", ",", "\t", "|"] {
            let text = ["numero", "objeto, y más; otros", "valor"].join(separator);
            let text = text.replace("objeto, y más; otros", "\"objeto, y más; otros\"");
            let header = find(&text, &wanted(&["valor", "numero"])).expect("there is one");
            assert_eq!(header.separator, separator.as_bytes()[0]);
        }
        let header = find("\"sep=,\"\r\na;b,c;d\r\n", &Wanted::default()).expect("there is one");
        assert_eq!(names(&header), ["a;b", "c;d"]);
    }

    #[test]
    fn a_repeated_name_is_numbered() {
        let header = find("Valor;VALOR;valor;;\n", &Wanted::default()).expect("there is one");
        assert_eq!(names(&header), ["Valor", "VALOR (2)", "valor (3)"]);
        assert!(header.columns[1].repeated && !header.columns[0].repeated);
    }

    #[test]
    fn nothing_has_no_header() {
        assert!(find("", &Wanted::default()).is_none());
        assert!(find("\n;;\n", &Wanted::default()).is_none());
    }
}
