//! Importers: a text from elsewhere in, a content file of ours out.
//!
//! An importer is a pure function: it gets a name and a text, and gives a file name, a text and what it had to change.
//! It reads no disk, knows no catalogue and writes nothing; the command `import` does that. What it cannot read is an
//! [`ImportError`], with its line; what it read and altered is a [`Note`], with its line too.

pub mod suin;
pub mod table;

use std::fmt;

/// A content file made from a foreign text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Identifier of the entry: `ley-1712-2014`.
    pub id: String,
    /// Name of the content file: `ley-1712-2014.md`.
    pub file_name: String,
    /// TOML front matter between `+++` lines, and the body.
    pub text: String,
    /// What was changed, by line of the source.
    pub notes: Vec<Note>,
}

/// One thing an importer changed, or wants somebody to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Line of the source, from 1.
    pub line: usize,
    /// What was done.
    pub change: Change,
}

/// What an importer did to a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// The main heading says what the fields of the entry say: the page makes it from them.
    TitleTaken,
    /// A heading got the level that its place in the outline asks for.
    HeadingMoved {
        /// Level in the source.
        from: u8,
        /// Level in the entry.
        to: u8,
    },
    /// The heading below it is the name of this division, and joined it on one line.
    HeadingsJoined,
    /// A line that was only centred became a paragraph in bold.
    HeadingToParagraph,
    /// Marks of bold or italics were moved so that they work.
    EmphasisRepaired,
    /// A space was put between two words that the source's marks had glued together.
    SpaceAdded,
    /// A control character became the character it stood for.
    CharacterReplaced {
        /// Character of the source.
        from: char,
        /// Character of the entry.
        to: char,
    },
    /// A character that shows nothing was left out.
    CharacterDropped(char),
    /// Characters that Markdown would have read as marks show as they are.
    MarkEscaped,
    /// A number or hyphen that would have begun a list stays in the text.
    ListMarkKept,
    /// The first row of a table without header, all in bold, became its header.
    TableHeaderTaken,
    /// A table got the columns that its longest row needs.
    TableWidened {
        /// Columns in the source's header.
        from: usize,
        /// Columns in the entry.
        to: usize,
    },
    /// A mark of the source's editors, not of the norm. It stays: somebody may want to take it out.
    EditorMark,
    /// The text gives no date of issue: the date of publication was taken.
    DateOfPublication,
    /// The source's kind of norm has no value of its own here.
    UnknownRank(String),
    /// The source's state has no value of its own here: nobody has checked it.
    UnknownState(String),
    /// The file is not called as the norm it holds.
    OtherFileName,
}

/// Why a text could not be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportError {
    /// The text does not begin with a `---` line.
    NoHeader,
    /// The header that begins on this line has no closing `---`.
    HeaderNotClosed {
        /// Line of the opening mark.
        line: usize,
    },
    /// A line of the header is not `key: value`.
    BadHeaderLine {
        /// The line.
        line: usize,
    },
    /// A quoted value of the header does not end on its line, or something follows it.
    BadQuotes {
        /// The line.
        line: usize,
    },
    /// The header gives a field twice.
    RepeatedField {
        /// Line of the second one.
        line: usize,
        /// Name of the field.
        field: String,
    },
    /// The header lacks a field, or it is empty.
    MissingField {
        /// Line of the empty field, or of the header's end.
        line: usize,
        /// Name of the field.
        field: &'static str,
    },
    /// The identifier is not `<kind>-<number>-<year>`.
    BadIdentifier {
        /// The line.
        line: usize,
    },
    /// A date is not a day of the calendar written `1988-01-20`.
    BadDate {
        /// The line.
        line: usize,
    },
    /// An address does not begin with `https://` or `http://`, or has spaces in it.
    BadAddress {
        /// The line.
        line: usize,
    },
}

impl ImportError {
    /// Line of the source, from 1.
    pub fn line(&self) -> usize {
        match self {
            ImportError::NoHeader => 1,
            ImportError::HeaderNotClosed { line }
            | ImportError::BadHeaderLine { line }
            | ImportError::BadQuotes { line }
            | ImportError::RepeatedField { line, .. }
            | ImportError::MissingField { line, .. }
            | ImportError::BadIdentifier { line }
            | ImportError::BadDate { line }
            | ImportError::BadAddress { line } => *line,
        }
    }

    /// Stable name of the error: the end of its message's name.
    pub fn key(&self) -> &'static str {
        match self {
            ImportError::NoHeader => "no-header",
            ImportError::HeaderNotClosed { .. } => "header-not-closed",
            ImportError::BadHeaderLine { .. } => "bad-header-line",
            ImportError::BadQuotes { .. } => "bad-quotes",
            ImportError::RepeatedField { .. } => "repeated-field",
            ImportError::MissingField { .. } => "missing-field",
            ImportError::BadIdentifier { .. } => "bad-identifier",
            ImportError::BadDate { .. } => "bad-date",
            ImportError::BadAddress { .. } => "bad-address",
        }
    }
}

/// For logs: what a person reads is the message named by [`ImportError::key`].
impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line(), self.key())
    }
}

impl std::error::Error for ImportError {}
