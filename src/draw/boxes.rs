//! Boxes of text that hang from a line down the middle, to its left and right.

use super::WIDTH;
use super::pen::{Anchor, LINE, Pen, number, wrap};

/// A box and those under it.
pub(super) struct Card {
    /// Said over the name, if anything is.
    pub(super) over: String,
    pub(super) name: String,
    pub(super) under: Vec<Card>,
}

/// Width of a column of boxes; the line stands between two columns.
const COLUMN: f64 = 150.0;
const MIDDLE: f64 = WIDTH / 2.0;
/// Width of the box in the middle.
const CENTRE: f64 = 230.0;
const PAD: f64 = 7.0;
const GAP: f64 = 10.0;
/// How far a box stands in from the one that it is under.
const STEP: f64 = 12.0;
/// No box is narrower, however deep it is.
const NARROWEST: f64 = 96.0;

/// Which way the line leads.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Arrows {
    None,
    ToBoxes,
}

fn lines(card: &Card, wide: f64) -> Vec<(String, bool)> {
    let room = wide - 2.0 * PAD;
    // Where two things are said, the name is the stronger.
    let strong = !card.over.is_empty();
    let over = wrap(&card.over, room, false)
        .into_iter()
        .map(|line| (line, false));
    let name = wrap(&card.name, room, strong)
        .into_iter()
        .map(|line| (line, strong));
    over.chain(name).collect()
}

/// Height of a box of so many lines.
fn tall(lines: usize) -> f64 {
    lines.max(1) as f64 * LINE + 2.0 * PAD
}

fn narrower(wide: f64) -> f64 {
    (wide - STEP).max(NARROWEST)
}

/// Height of a box with all under it.
fn whole(card: &Card, wide: f64) -> f64 {
    let under = card
        .under
        .iter()
        .map(|one| GAP + whole(one, narrower(wide)));
    tall(lines(card, wide).len()) + under.sum::<f64>()
}

/// A box with its text; says where it ends.
fn frame(pen: &mut Pen<'_>, class: &str, lines: &[(String, bool)], [x, y, wide]: [f64; 3]) -> f64 {
    let high = tall(lines.len());
    pen.frame(class, [x + 1.0, y + 1.0, wide - 2.0, high - 2.0]);
    for (n, (line, strong)) in (1..).zip(lines) {
        pen.text(
            Anchor::Start,
            *strong,
            x + PAD,
            y + PAD + f64::from(n) * LINE - 5.0,
            line,
        );
    }
    y + high
}

/// A box, those under it below, joined by a line at the left.
fn place(pen: &mut Pen<'_>, card: &Card, [x, y, wide]: [f64; 3]) -> f64 {
    let own = lines(card, wide);
    let bottom = frame(pen, "caja", &own, [x, y, wide]);
    let mut end = bottom;
    // A box as narrow as it may be does not stand in further, so that nothing leaves its column.
    let step = wide - narrower(wide);
    for one in &card.under {
        let top = end + GAP;
        let first = tall(lines(one, narrower(wide)).len());
        if step > 0.0 {
            let (from, to) = (number(bottom), number(top + first / 2.0));
            pen.stroke(
                "rama",
                &format!("M{} {from}V{to}h{}", number(x + 5.0), number(step - 5.0)),
                "",
            );
        }
        end = place(pen, one, [x + step, top, wide - step]);
    }
    end
}

/// The box in the middle; says where it ends.
pub(super) fn centre(pen: &mut Pen<'_>, name: &str, y: f64) -> f64 {
    let words: Vec<(String, bool)> = wrap(name, CENTRE - 2.0 * PAD, true)
        .into_iter()
        .map(|line| (line, true))
        .collect();
    frame(
        pen,
        "caja centro",
        &words,
        [MIDDLE - CENTRE / 2.0, y, CENTRE],
    )
}

/// Boxes on both sides of the line, from `y` on; says where they end, and where the line meets its first and last branch.
pub(super) fn hang(pen: &mut Pen<'_>, cards: &[Card], y: f64, arrows: Arrows) -> [f64; 3] {
    let (mut top, mut first, mut last) = (y, f64::INFINITY, y);
    for pair in cards.chunks(2) {
        let high = pair
            .iter()
            .map(|card| whole(card, COLUMN))
            .fold(0.0, f64::max);
        for (card, left) in pair.iter().zip([true, false]) {
            let middle = top + tall(lines(card, COLUMN).len()) / 2.0;
            let (x, edge, point) = match left {
                true => (0.0, COLUMN, "5-4v8z"),
                false => (WIDTH - COLUMN, WIDTH - COLUMN, "-5-4v8z"),
            };
            let (middle_, edge_) = (number(middle), number(edge));
            pen.stroke(
                "rama",
                &format!("M{} {middle_}H{edge_}", number(MIDDLE)),
                "",
            );
            if arrows == Arrows::ToBoxes {
                pen.figure("punta", &format!("M{edge_} {middle_}l{point}"));
            }
            place(pen, card, [x, top, COLUMN]);
            first = f64::min(first, middle);
            last = f64::max(last, middle);
        }
        top += high + GAP;
    }
    [top - GAP, first, last]
}

/// A part of the line.
pub(super) fn trunk(pen: &mut Pen<'_>, from: f64, to: f64, arrow: bool) {
    let middle = number(MIDDLE);
    pen.stroke(
        "rama",
        &format!("M{middle} {}V{}", number(from), number(to)),
        "",
    );
    if arrow {
        pen.figure("punta", &format!("M{middle} {}l-4-6h8z", number(to)));
    }
}
