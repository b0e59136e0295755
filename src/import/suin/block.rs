//! The body of a norm by blocks: lines in, Markdown of ours out.
//!
//! A line of the source is a paragraph, a heading, an item, a rule or a row of a table; blank lines mean nothing more.
//! Each block is read and written by itself, with a blank line between two of them, so that nothing in one can change
//! how another is understood. Which headings are headings is the business of [`outline`](super::outline).

use super::inline::{self, Line, Place};
use super::outline::{self, Role};
use crate::import::{Change, Note};

/// A piece of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Line of the source where it begins.
    pub(super) line: usize,
    /// What it is.
    pub(super) kind: Kind,
}

/// Kinds of block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text.
    Paragraph(String),
    /// A line with `#` before it: a heading, or only centred.
    Heading {
        /// How many `#`.
        level: u8,
        /// The text after them.
        source: String,
    },
    /// A line that begins with a hyphen.
    Item(String),
    /// A line across the page.
    Rule,
    /// Rows of cells; the second one of the source says how columns are aligned.
    Table {
        /// Cells of each row, the header first.
        rows: Vec<Vec<String>>,
        /// Mark of each column: `---`, `:--`, `--:`, `:-:`.
        columns: Vec<&'static str>,
    },
}

/// What SUIN's editors add for links that the copy has lost.
const EDITOR_MARKS: [&str; 5] = [
    "Afecta la vigencia de:",
    "TEXTO CORRESPONDIENTE A",
    "LEGISLACIÓN ANTERIOR",
    "JURISPRUDENCIA",
    "Decretos Reglamentarios",
];

/// Reads the lines of a body; `first` is the line of the source of the first one.
pub(super) fn read(lines: &[String], first: usize) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut at = 0;
    let mut open = false;
    while at < lines.len() {
        let (line, text) = (first + at, lines[at].trim());
        at += 1;
        let kind = if text.is_empty() {
            open = false;
            continue;
        } else if let Some((kind, rows)) = table(&lines[at - 1..]) {
            at += rows - 1;
            kind
        } else if let Some(kind) = heading(text) {
            kind
        } else if is_rule(text) {
            Kind::Rule
        } else if let Some(item) = text.strip_prefix("- ") {
            Kind::Item(item.trim_start().to_owned())
        } else if let (
            true,
            Some(Block {
                kind: Kind::Paragraph(last) | Kind::Item(last),
                ..
            }),
        ) = (open, blocks.last_mut())
        {
            last.push(' ');
            last.push_str(text);
            continue;
        } else {
            Kind::Paragraph(text.to_owned())
        };
        open = matches!(kind, Kind::Paragraph(_) | Kind::Item(_));
        blocks.push(Block { line, kind });
    }
    alone(&mut blocks);
    blocks
}

/// A hyphen that has no other above or below it begins no list.
fn alone(blocks: &mut [Block]) {
    let items: Vec<bool> = blocks
        .iter()
        .map(|block| matches!(block.kind, Kind::Item(_)))
        .collect();
    for (at, block) in blocks.iter_mut().enumerate() {
        let neighbour = (at > 0 && items[at - 1]) || items.get(at + 1).copied().unwrap_or(false);
        if let (false, Kind::Item(text)) = (neighbour, &block.kind) {
            block.kind = Kind::Paragraph(format!("- {text}"));
        }
    }
}

fn heading(text: &str) -> Option<Kind> {
    let level = text.bytes().take_while(|&b| b == b'#').count();
    let source = text[level..].strip_prefix(' ')?.trim();
    ((1..=6).contains(&level) && !source.is_empty()).then(|| Kind::Heading {
        level: level as u8,
        source: source.to_owned(),
    })
}

fn is_rule(text: &str) -> bool {
    let marks: Vec<char> = text.chars().filter(|c| *c != ' ').collect();
    marks.len() >= 3 && matches!(marks[0], '-' | '_' | '*') && marks.iter().all(|&c| c == marks[0])
}

/// The table these lines begin with, and how many of them it takes.
fn table(lines: &[String]) -> Option<(Kind, usize)> {
    let count = lines
        .iter()
        .take_while(|line| line.trim_start().starts_with('|'))
        .count();
    if count < 2 {
        return None;
    }
    let mut columns = cells(&lines[1])
        .iter()
        .map(|cell| column(cell))
        .collect::<Option<Vec<_>>>()?;
    let rows: Vec<Vec<String>> = lines[..count]
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != 1)
        .map(|(_, line)| cells(line))
        .collect();
    let widest = rows.iter().map(Vec::len).max().unwrap_or_default();
    columns.resize(columns.len().max(widest), "---");
    Some((Kind::Table { rows, columns }, count))
}

/// The mark of a column, if the cell is one.
fn column(cell: &str) -> Option<&'static str> {
    let dashes = cell.trim_matches(':');
    if dashes.is_empty() || dashes.bytes().any(|b| b != b'-') {
        return None;
    }
    Some(match (cell.starts_with(':'), cell.ends_with(':')) {
        (false, false) => "---",
        (true, false) => ":--",
        (false, true) => "--:",
        (true, true) => ":-:",
    })
}

/// The cells of a row; `\|` is a bar that shows.
fn cells(row: &str) -> Vec<String> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut out = vec![String::new()];
    let mut escaped = false;
    for c in row.chars() {
        if c == '|' && !escaped {
            out.push(String::new());
        } else if let Some(cell) = out.last_mut() {
            cell.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    if out.len() > 1 && out.last().is_some_and(|cell| cell.trim().is_empty()) {
        out.pop();
    }
    out.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

/// Writes the blocks as a body that begins at `##`, and says what changed.
pub(super) fn write(blocks: &[Block], notes: &mut Vec<Note>) -> String {
    let roles = outline::roles(blocks);
    let mut out = String::new();
    let mut in_list = false;
    for (at, block) in blocks.iter().enumerate() {
        let line = block.line;
        let mut note = |change| notes.push(Note { line, change });
        let text = match (&block.kind, &roles[at]) {
            (_, Role::Joined) => {
                note(Change::HeadingsJoined);
                continue;
            }
            (Kind::Heading { level, .. }, Role::Heading { level: to, text }) => {
                if level != to {
                    note(Change::HeadingMoved {
                        from: *level,
                        to: *to,
                    });
                }
                let line = Line {
                    spans: vec![inline::Span {
                        text: text.clone(),
                        ..Default::default()
                    }],
                    spaces_added: 0,
                };
                format!(
                    "{} {}",
                    "#".repeat(usize::from(*to)),
                    inline::write(&line, Place::Heading)
                )
            }
            (Kind::Heading { source, .. }, _) => {
                note(Change::HeadingToParagraph);
                paragraph(source, true, &mut note)
            }
            (Kind::Paragraph(source), _) => {
                if editor_mark(source) {
                    note(Change::EditorMark);
                }
                paragraph(source, false, &mut note)
            }
            (Kind::Item(source), _) => {
                let text = paragraph(source, false, &mut note);
                if text.is_empty() {
                    text
                } else {
                    format!("- {text}")
                }
            }
            (Kind::Rule, _) => "---".to_owned(),
            (Kind::Table { rows, columns }, _) => write_table(rows, columns, &mut note),
        };
        if text.is_empty() {
            continue;
        }
        let item = matches!(block.kind, Kind::Item(_));
        if !out.is_empty() {
            out.push_str(if item && in_list { "\n" } else { "\n\n" });
        }
        out.push_str(&text);
        in_list = item;
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// A line of an editor: one of the marks and a link that is no longer there.
fn editor_mark(source: &str) -> bool {
    let rest = EDITOR_MARKS
        .iter()
        .find_map(|mark| source.strip_prefix(mark));
    rest.is_some_and(|rest| rest.trim().starts_with('[') && rest.trim().ends_with(']'))
}

/// Text that begins a line.
fn paragraph(source: &str, bold: bool, note: &mut impl FnMut(Change)) -> String {
    let written = marked(source, bold, Place::Paragraph, note);
    let length = written.len();
    let guarded = inline::guarded(written);
    if guarded.len() != length {
        note(Change::ListMarkKept);
    }
    guarded
}

/// Reads a stretch of text and writes it, saying what was repaired.
fn marked(source: &str, bold: bool, place: Place, note: &mut impl FnMut(Change)) -> String {
    let line = inline::read(source, bold);
    let written = inline::write(&line, place).trim().to_owned();
    if line.spaces_added > 0 {
        note(Change::SpaceAdded);
    }
    let wrapped = if bold {
        format!("**{source}**")
    } else {
        source.to_owned()
    };
    if stars(&wrapped) != stars(&written) {
        note(Change::EmphasisRepaired);
    }
    if escapes(&written) > escapes(source) {
        note(Change::MarkEscaped);
    }
    written
}

/// The runs of asterisks that are marks.
fn stars(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut before = ' ';
    for c in text.chars() {
        match (before, c) {
            ('\\', '*') => {}
            ('*', '*') => *out.last_mut().unwrap_or(&mut 0) += 1,
            (_, '*') => out.push(1),
            _ => {}
        }
        before = if (before, c) == ('\\', '\\') { ' ' } else { c };
    }
    out
}

fn escapes(text: &str) -> usize {
    text.matches('\\').count()
}

fn write_table(rows: &[Vec<String>], columns: &[&str], note: &mut impl FnMut(Change)) -> String {
    let said = rows.first().map_or(0, Vec::len);
    if columns.len() > said {
        note(Change::TableWidened {
            from: said,
            to: columns.len(),
        });
    }
    let blank = |row: &[String]| row.iter().all(String::is_empty);
    if rows.iter().all(|row| blank(row)) {
        return String::new();
    }
    // The source leaves the header empty and writes it as a first row in bold.
    let mut rows = rows;
    let bold = |cell: &String| inline::read(cell, false).all_bold();
    if rows.len() > 2
        && blank(&rows[0])
        && rows[1].len() == columns.len()
        && rows[1].iter().all(bold)
    {
        note(Change::TableHeaderTaken);
        rows = &rows[1..];
    }
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        let mut text = String::from("|");
        for cell in 0..columns.len() {
            let cell = row.get(cell).map_or("", String::as_str);
            let written = marked(cell, false, Place::Cell, note);
            text.push(' ');
            text.push_str(&written);
            text.push_str(if written.is_empty() { "|" } else { " |" });
        }
        if at > 0 {
            out.push('\n');
        }
        out.push_str(&text);
        if at == 0 {
            out.push_str("\n| ");
            out.push_str(&columns.join(" | "));
            out.push_str(" |");
        }
    }
    out
}
