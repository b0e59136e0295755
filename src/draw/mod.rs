//! Pictures of what a page says, as SVG text.
//!
//! In: values, and the words of the picture (a title and a sentence) in the reader's language. Out: one `<svg>` with
//! `role="img"`, `<title>` and `<desc>`, to stand on a page beside a table with the same numbers. Pure functions that
//! know nothing of catalogues, pages or languages.
//!
//! What holds for each of them, and is tested for each:
//!
//! - It is drawn for a telephone: the field is [`WIDTH`] units wide, so that its letters are as large as the text's.
//! - Parts differ by lightness and pattern, never by colour alone. Colours are classes of the stylesheet over
//!   `currentColor`; there is no `style` attribute, which the pages' policy would refuse.
//! - Names stand at what they name. Nothing lies outside the field, and no text over another (by estimated widths).

mod bars;
mod boxes;
mod graph;
mod line;
mod map;
mod pen;
mod sparks;
mod tree;

pub use bars::{Bars, Row, Scale, bars};
pub use graph::{NODES, Tie, graph};
pub use line::{Chart, Line, line};
pub use map::{Cell, Outline, grid, outlines};
pub use sparks::{Spark, sparks};
pub use tree::{Node, tree};

/// Width of the field of a drawing.
pub const WIDTH: f64 = 330.0;

/// The words of a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Beginning of the ids in the drawing; unique on its page.
    pub id: String,
    /// What the drawing is of.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub sentence: String,
}

/// How a part is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Whole and dark.
    Solid,
    /// Slanting lines.
    Hatched,
    /// Points.
    Dotted,
    /// Its outline alone.
    Empty,
}
