//! The rows of a table, made while they are written: a table of a million is never whole in memory.

use std::fmt;
use std::ops::Range;

use super::table::Cell;

/// Makes a row by its number.
type Make<'a> = Box<dyn Fn(usize) -> Vec<Cell<'a>> + Send + Sync + 'a>;

/// See the module's text. Each row has as many cells as its table has columns.
pub struct Rows<'a> {
    len: usize,
    make: Make<'a>,
}

impl<'a> Rows<'a> {
    /// So many rows, each made when it is asked for. The same number gives the same row.
    pub(crate) fn new(
        len: usize,
        make: impl Fn(usize) -> Vec<Cell<'a>> + Send + Sync + 'a,
    ) -> Rows<'a> {
        Rows {
            len,
            make: Box::new(make),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// All rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = Vec<Cell<'a>>> + '_ {
        self.range(0..self.len)
    }

    /// Some of them.
    pub(super) fn range(&self, part: Range<usize>) -> impl Iterator<Item = Vec<Cell<'a>>> + '_ {
        part.map(|number| (self.make)(number))
    }
}

impl fmt::Debug for Rows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows")
            .field("len", &self.len)
            .finish_non_exhaustive()
    }
}

impl<'a> FromIterator<Vec<Cell<'a>>> for Rows<'a> {
    fn from_iter<I: IntoIterator<Item = Vec<Cell<'a>>>>(rows: I) -> Rows<'a> {
        let rows: Vec<Vec<Cell<'a>>> = rows.into_iter().collect();
        Rows::new(rows.len(), move |number| rows[number].clone())
    }
}
