//! Lines over time. Each is named at its end; they differ by dashes and by the mark of their points.

use super::pen::{Anchor, LINE, Pen, number, width, wrap};
use super::{WIDTH, Words};

/// A line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name and last figure, as they are read at its end.
    pub label: String,
    /// Points: how far along the time (0 to 1), and the value.
    pub points: Vec<(f64, f64)>,
}

/// A drawing of lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// At most four lines: more cannot be told apart.
    pub lines: Vec<Line>,
    /// Values with a rule across the field, and how they are read.
    pub rules: Vec<(f64, String)>,
    /// The value at the top of the field; its base is zero.
    pub top: f64,
    /// The ends of the time, as they are read.
    pub ends: (String, String),
}

/// Height of the field of lines.
const HEIGHT: f64 = 170.0;
/// What is left over it.
const ABOVE: f64 = 12.0;
/// The widest that names at the ends of lines may be.
const NAMES: f64 = 132.0;
const DASHES: [&str; 4] = [
    "",
    " stroke-dasharray=\"7 3\"",
    " stroke-dasharray=\"2 3\"",
    " stroke-dasharray=\"8 3 2 3\"",
];
/// Disc, square, triangle, diamond, from their middle.
const MARKS: [&str; 4] = [
    "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0",
    "m-3-3h6v6h-6z",
    "m0-4l4 7h-8z",
    "m0-4.5l4.5 4.5-4.5 4.5-4.5-4.5z",
];

/// Draws lines.
pub fn line(words: &Words, chart: &Chart) -> String {
    let mut pen = Pen::new(words);
    let axis = chart.rules.iter().map(|(_, label)| width(label, false));
    let left = axis.fold(0.0, f64::max) + 8.0;
    let names: Vec<Vec<String>> = chart
        .lines
        .iter()
        .map(|line| wrap(&line.label, NAMES, true))
        .collect();
    let widest = names.iter().flatten().map(|name| width(name, true));
    let right = WIDTH - widest.fold(0.0, f64::max) - 10.0;
    let y = |value: f64| {
        let share = match chart.top > 0.0 {
            true => (value / chart.top).clamp(0.0, 1.0),
            false => 0.0,
        };
        ABOVE + HEIGHT * (1.0 - share)
    };
    let x = |along: f64| left + 4.0 + (right - left - 8.0) * along.clamp(0.0, 1.0);
    for (value, label) in &chart.rules {
        let y = y(*value);
        pen.stroke(
            "regla",
            &format!("M{} {}H{}", number(left), number(y), number(right)),
            "",
        );
        pen.text(Anchor::End, false, left - 6.0, y + 5.0, label);
    }
    let base = ABOVE + HEIGHT + LINE + 4.0;
    pen.text(Anchor::Start, false, left, base, &chart.ends.0);
    if chart.ends.1 != chart.ends.0 {
        pen.text(Anchor::End, false, WIDTH - 1.0, base, &chart.ends.1);
    }
    for (n, line) in chart.lines.iter().enumerate() {
        let points: Vec<(String, String)> = line
            .points
            .iter()
            .map(|(along, value)| (number(x(*along)), number(y(*value))))
            .collect();
        let joined: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        pen.raw(&format!(
            "<polyline class=\"l{}\" points=\"{}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"{}/>",
            n + 1,
            joined.join(" "),
            DASHES[n % 4]
        ));
        let marks = points
            .iter()
            .map(|(x, y)| format!("M{x} {y}{}", MARKS[n % 4]));
        pen.figure(&format!("m{}", n + 1), &marks.collect::<String>());
    }
    let wanted: Vec<Option<(f64, f64)>> = chart
        .lines
        .iter()
        .zip(&names)
        .map(|(line, name)| Some((y(line.points.last()?.1), name.len() as f64 * LINE)))
        .collect();
    for (at, name) in spread(&wanted).into_iter().zip(&names) {
        let Some(at) = at else { continue };
        for (n, part) in (0..).zip(name) {
            let y = at + f64::from(n) * LINE + 15.0;
            pen.text(Anchor::Start, true, right + 10.0, y, part);
        }
    }
    pen.close(WIDTH, base + 6.0)
}

/// Tops of labels of these middles and heights, so that none lies over another or outside the field.
fn spread(wanted: &[Option<(f64, f64)>]) -> Vec<Option<f64>> {
    let mut order: Vec<usize> = (0..wanted.len()).filter(|&n| wanted[n].is_some()).collect();
    let middle = |n: usize| wanted[n].map_or(0.0, |(middle, _)| middle);
    let height = |n: usize| wanted[n].map_or(0.0, |(_, height)| height);
    order.sort_by(|&a, &b| middle(a).total_cmp(&middle(b)));
    let mut tops = vec![None; wanted.len()];
    let mut free = 0.0;
    for &n in &order {
        let top = f64::max(middle(n) - height(n) / 2.0, free);
        tops[n] = Some(top);
        free = top + height(n);
    }
    // What went below the field goes up again, pushing those above it.
    let mut floor = ABOVE + HEIGHT + LINE / 2.0;
    for &n in order.iter().rev() {
        let top = tops[n].unwrap_or_default().min(floor - height(n));
        tops[n] = Some(top);
        floor = top;
    }
    tops
}
