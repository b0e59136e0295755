//! Bars: a row a name, its figure in words, and a bar of one part or several.
//!
//! Simple bars, stacked ones and progress are the same drawing: what differs is how many parts a row has, and whether
//! rows share one measure or each is its own whole.

use super::pen::{Anchor, LINE, Pen, width, wrap};
use super::{Fill, WIDTH, Words};

/// What the length of bars means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// Bars are compared: the whole width is this much.
    Common(f64),
    /// Each row is a whole of its own.
    Own,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is of.
    pub label: String,
    /// Its figure as it is read.
    pub value: String,
    /// Its parts, in the order of the series.
    pub parts: Vec<f64>,
}

/// A drawing of bars.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// What the parts are, and how they are filled. A drawing with one part needs no key.
    pub series: Vec<(String, Fill)>,
    /// Rows, from the top.
    pub rows: Vec<Row>,
    /// The measure.
    pub scale: Scale,
}

const BAR: f64 = 14.0;
const GAP: f64 = 14.0;
/// Half of a stroke, and what a letter leans over, stay inside the field.
const EDGE: f64 = 2.0;

/// Draws bars.
pub fn bars(words: &Words, bars: &Bars) -> String {
    let mut pen = Pen::new(words);
    let mut y = 0.0;
    if bars.series.len() > 1 {
        y = key(&mut pen, &bars.series);
    }
    let room = WIDTH - 2.0 * EDGE;
    for row in &bars.rows {
        let value = width(&row.value, true);
        let lines = wrap(&row.label, (WIDTH - value - 14.0).max(120.0), false);
        for (n, line) in (1..).zip(&lines) {
            pen.text(
                Anchor::Start,
                false,
                EDGE,
                y + LINE * f64::from(n) - 5.0,
                line,
            );
        }
        let under = y + LINE * lines.len().max(1) as f64;
        pen.text(Anchor::End, true, WIDTH - EDGE, under - 5.0, &row.value);
        let whole = match bars.scale {
            Scale::Common(whole) => whole,
            Scale::Own => row.parts.iter().sum(),
        };
        let mut x = EDGE;
        for (part, (_, fill)) in row.parts.iter().zip(&bars.series) {
            let length = match whole > 0.0 {
                true => (part.max(0.0) / whole * room).min(room + EDGE - x),
                false => 0.0,
            };
            if length > 0.0 {
                pen.part(*fill, [x, under, length, BAR]);
                x += length;
            }
        }
        pen.stroke("eje", &format!("M{EDGE} {under}v{BAR}"), "");
        y = under + BAR + GAP;
    }
    pen.close(WIDTH, (y - GAP + EDGE).max(BAR))
}

/// The words of the fillings, in lines; says where they end.
fn key(pen: &mut Pen<'_>, series: &[(String, Fill)]) -> f64 {
    const SWATCH: f64 = 22.0;
    let (mut x, mut y) = (0.0, 0.0);
    for (name, fill) in series {
        let wide = SWATCH + 6.0 + width(name, false);
        if x > 0.0 && x + wide > WIDTH {
            x = 0.0;
            y += LINE + 4.0;
        }
        pen.part(*fill, [x + EDGE, y + 3.0, SWATCH - 2.0 * EDGE, BAR - 2.0]);
        pen.text(Anchor::Start, false, x + SWATCH + 6.0, y + 15.0, name);
        x += wide + 14.0;
    }
    y + LINE + 12.0
}
