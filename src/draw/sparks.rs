//! Many lines over time, each in a strip of its own with its name and how it went: for more than one field can hold.

use super::pen::{Anchor, LINE, Pen, number, width, wrap};
use super::{WIDTH, Words};

/// A strip.
#[derive(Debug, Clone, PartialEq)]
pub struct Spark {
    /// What it is of.
    pub label: String,
    /// How it went, as it is read.
    pub value: String,
    /// Points: how far along the time (0 to 1), and the value.
    pub points: Vec<(f64, f64)>,
}

const HEIGHT: f64 = 28.0;
const GAP: f64 = 12.0;
/// Half of a mark stays inside the field.
const EDGE: f64 = 4.0;

/// Draws strips, from zero to `top` each.
pub fn sparks(words: &Words, rows: &[Spark], top: f64) -> String {
    let mut pen = Pen::new(words);
    let mut y = 0.0;
    for row in rows {
        let value = width(&row.value, true);
        let lines = wrap(&row.label, (WIDTH - value - 14.0).max(120.0), false);
        for (n, line) in (1..).zip(&lines) {
            let base = y + LINE * f64::from(n) - 5.0;
            pen.text(Anchor::Start, false, 2.0, base, line);
        }
        let under = y + LINE * lines.len().max(1) as f64;
        pen.text(Anchor::End, true, WIDTH - 2.0, under - 5.0, &row.value);
        let base = under + EDGE + HEIGHT;
        pen.stroke("regla", &format!("M0 {}H{WIDTH}", number(base)), "");
        let place = |&(along, value): &(f64, f64)| {
            let share = match top > 0.0 {
                true => (value / top).clamp(0.0, 1.0),
                false => 0.0,
            };
            let x = EDGE + (WIDTH - 2.0 * EDGE) * along.clamp(0.0, 1.0);
            (number(x), number(base - HEIGHT * share))
        };
        let points: Vec<(String, String)> = row.points.iter().map(place).collect();
        let joined: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        pen.raw(&format!(
            "<polyline class=\"l1\" points=\"{}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>",
            joined.join(" ")
        ));
        let marks = points
            .iter()
            .map(|(x, y)| format!("M{x} {y}m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0"));
        pen.figure("m1", &marks.collect::<String>());
        y = base + EDGE + GAP;
    }
    pen.close(WIDTH, (y - GAP).max(1.0))
}
