//! Sources and places: byte spans, lines and columns.
//!
//! In: the text of one file. Out: spans into it and their human coordinates.
//! Knows nothing of diagnostics, files on disk or content.

use std::ops::Range;

/// Number of a source file within one build (an index into the scan's files).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A range of bytes in one source file. Always on character boundaries of that file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets. Offsets past 4 GiB do not occur: every source has a size limit far below it.
    pub fn new(start: usize, end: usize) -> Span {
        Span {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
        }
    }

    /// The empty span at one offset.
    pub fn at(offset: usize) -> Span {
        Span::new(offset, offset)
    }

    /// The same span moved forward by `offset` bytes.
    pub fn shifted(self, offset: usize) -> Span {
        Span::new(self.start as usize + offset, self.end as usize + offset)
    }

    /// As a range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Span {
        Span::new(range.start, range.end)
    }
}

/// A span in a given file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub source: SourceId,
    /// Where in it.
    pub span: Span,
}

/// A value and where it was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its span in the file it came from.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value with its span.
    pub fn new(value: T, span: impl Into<Span>) -> Spanned<T> {
        Spanned {
            value,
            span: span.into(),
        }
    }
}

/// Line and column of a byte offset, both counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Finds lines in one text.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Indexes the lines of a text. A line ends with LF; a CR before it belongs to the line end.
    pub fn new(text: &'a str) -> Lines<'a> {
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Lines { text, starts }
    }

    /// The position of a byte offset; offsets past the end give the end, offsets inside a character its start.
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor_boundary(self.text, offset);
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let start = self.starts[line];
        let before = &self.text[start..offset];
        let bom = usize::from(line == 0 && before.starts_with('\u{feff}'));
        Position {
            line: line + 1,
            column: before.chars().count() + 1 - bom,
        }
    }

    /// The byte offset of a line and column, both from 1; what lies past the end of the line or text is its end.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let Some(&start) = self.starts.get(line.saturating_sub(1)) else {
            return self.text.len();
        };
        let line = self.line(line.max(1));
        let within = line.char_indices().nth(column.saturating_sub(1));
        start + within.map_or(line.len(), |(at, _)| at)
    }

    /// The text of a line (from 1), without its end.
    pub fn line(&self, line: usize) -> &'a str {
        let start = self.starts[line - 1];
        let end = self
            .starts
            .get(line)
            .map_or(self.text.len(), |&next| next - 1);
        self.text[start..end].trim_end_matches('\r')
    }

    /// Byte offset at which a line (from 1) begins.
    pub fn start(&self, line: usize) -> usize {
        self.starts[line - 1]
    }
}

/// The greatest character boundary that is not past `offset`.
pub fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_skip_the_byte_order_mark() {
        let lines = Lines::new("\u{feff}año = 1\r\nmés = 2\n");
        assert_eq!(lines.position(3), Position { line: 1, column: 1 });
        assert_eq!(lines.position(7), Position { line: 1, column: 4 });
        assert_eq!(lines.line(1), "\u{feff}año = 1");
        let second = lines.start(2);
        assert_eq!(lines.position(second + 4), Position { line: 2, column: 4 });
        assert_eq!(lines.position(10_000), Position { line: 3, column: 1 });
    }
}
