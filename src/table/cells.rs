//! Parts a table's text into rows and cells with their spans.
//!
//! Cells may be quoted, and a quoted cell may hold the separator, line ends and doubled quotes. Nothing is copied
//! unless quotes have to be undone.

use std::borrow::Cow;

use crate::text::Span;

/// One cell.
#[derive(Debug, Clone)]
pub struct Cell<'a> {
    /// What it says, without its quotes.
    pub text: Cow<'a, str>,
    /// Where it stands, quotes included.
    pub span: Span,
}

/// One row.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// Its cells.
    pub cells: Vec<Cell<'a>>,
    /// Where it stands, without its line end.
    pub span: Span,
}

impl Row<'_> {
    /// Whether no cell says anything.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.trim().is_empty())
    }

    /// How many cells say something.
    pub fn filled(&self) -> usize {
        let full = |cell: &&Cell<'_>| !cell.text.trim().is_empty();
        self.cells.iter().filter(full).count()
    }
}

/// Iterates over the rows of a text.
#[derive(Debug, Clone)]
pub struct Cells<'a> {
    text: &'a str,
    delimiter: u8,
    at: usize,
    /// Where quotes opened that never close.
    pub open_quote: Option<usize>,
}

impl<'a> Cells<'a> {
    /// Rows from byte `at` on, which begins a row.
    pub fn new(text: &'a str, delimiter: u8, at: usize) -> Cells<'a> {
        Cells {
            text,
            delimiter,
            at,
            open_quote: None,
        }
    }

    /// Passes over one row and gives its place: what is needed to share rows among threads.
    pub fn skip_row(&mut self) -> Option<Span> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        if start >= bytes.len() {
            return None;
        }
        let mut at = start;
        let mut fresh = true;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'"' if fresh => {
                    self.at = at;
                    self.quoted();
                    at = self.at;
                    fresh = false;
                }
                b'\n' | b'\r' => break,
                byte => {
                    fresh = byte == self.delimiter;
                    at += 1;
                }
            }
        }
        self.at = at;
        self.end_of_line();
        Some(Span::new(start, at))
    }

    fn end_of_line(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += match rest {
            [b'\r', b'\n', ..] => 2,
            [_, ..] => 1,
            [] => 0,
        };
    }

    fn cell(&mut self) -> Cell<'a> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        if bytes.get(start) == Some(&b'"') {
            let text = self.quoted();
            return Cell {
                text,
                span: Span::new(start, self.at),
            };
        }
        self.at = start + self.plain(start);
        Cell {
            text: Cow::Borrowed(&self.text[start..self.at]),
            span: Span::new(start, self.at),
        }
    }

    /// Length of what stands before the next separator or line end.
    fn plain(&self, from: usize) -> usize {
        let rest = &self.text.as_bytes()[from..];
        let ends = |&byte: &u8| byte == self.delimiter || byte == b'\n' || byte == b'\r';
        rest.iter().position(ends).unwrap_or(rest.len())
    }

    /// Reads a quoted cell; what follows its closing quotes up to the separator is left out.
    fn quoted(&mut self) -> Cow<'a, str> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut text = Cow::Borrowed("");
        let mut from = start + 1;
        loop {
            let Some(length) = self.text[from..].find('"') else {
                self.open_quote.get_or_insert(start);
                text += &self.text[from..];
                self.at = bytes.len();
                return text;
            };
            text += &self.text[from..from + length];
            from += length + 1;
            if bytes.get(from) != Some(&b'"') {
                self.at = from + self.plain(from);
                return text;
            }
            text += "\"";
            from += 1;
        }
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        if start >= bytes.len() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            cells.push(self.cell());
            match bytes.get(self.at) {
                Some(&byte) if byte == self.delimiter => self.at += 1,
                _ => break,
            }
        }
        let span = Span::new(start, self.at);
        self.end_of_line();
        Some(Row { cells, span })
    }
}

/// Name of the cell that byte `at` of a sheet's text is in.
pub fn cell_at(text: &str, at: usize) -> String {
    let at = crate::text::floor_boundary(text, at);
    let row = text[..at].matches('\n').count();
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let cells = Cells::new(text, super::SEPARATOR, start).next();
    let column = cells.map_or(0, |row| {
        let before = |cell: &&Cell<'_>| (cell.span.end as usize) < at;
        row.cells.iter().take_while(before).count()
    });
    cell_name(column, row)
}

/// Name of a cell as spreadsheets show it, from its column and row counted from 0: `C14`.
pub fn cell_name(column: usize, row: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        Cells::new(text, b';', 0)
            .map(|row| row.cells.iter().map(|cell| cell.text.to_string()).collect())
            .collect()
    }

    #[test]
    fn quotes_separators_and_line_ends() {
        let text = "a;\"b;\"\"c\"\"\r\nd\";\n\r\n;;x";
        assert_eq!(
            texts(text),
            [vec!["a", "b;\"c\"\r\nd", ""], vec![""], vec!["", "", "x"]]
        );
    }

    #[test]
    fn skipping_and_reading_agree_on_where_rows_are() {
        for text in [
            "a;b\nc;\"d\ne\"\n\n",
            "x\"y;\"z\"w\"\n\"open;\n;",
            "\r\n\r;\"\"\"\"\n",
        ] {
            let read: Vec<Span> = Cells::new(text, b';', 0).map(|row| row.span).collect();
            let mut cells = Cells::new(text, b';', 0);
            let skipped: Vec<Span> = std::iter::from_fn(|| cells.skip_row()).collect();
            assert_eq!(read, skipped, "{text:?}");
        }
    }

    #[test]
    fn names_of_cells() {
        assert_eq!(cell_name(2, 13), "C14");
        assert_eq!(cell_name(25, 0), "Z1");
        assert_eq!(cell_name(26, 0), "AA1");
        assert_eq!(cell_name(16_383, 1_048_575), "XFD1048576");
    }
}
