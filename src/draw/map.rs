//! Maps: cells on a grid joined where their territories border, or the outlines that a portal brought.

use super::pen::{Anchor, LINE, Pen, SIZE, number, width, wrap};
use super::{WIDTH, Words};

/// A territory on a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its name.
    pub name: String,
    /// Row, from 0 at the top.
    pub row: usize,
    /// Column, from 0 at the left.
    pub column: usize,
    /// Whether it stands out: filled, with a thick edge and a bold name.
    pub marked: bool,
}

/// A territory with its outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Its name.
    pub name: String,
    /// What stands for the name where it has no room.
    pub short: String,
    /// Its rings, each closed, as points in a plane whose y grows downwards.
    pub rings: Vec<Vec<(f64, f64)>>,
    /// Whether it stands out: filled, with a bold name.
    pub marked: bool,
}

/// Size of a cell and of what is between two.
const CELL: (f64, f64) = (116.0, 62.0);
const SPACE: f64 = 22.0;

fn class(marked: bool) -> &'static str {
    match marked {
        true => "territorio centro",
        false => "territorio",
    }
}

/// Draws cells; `borders` are pairs of cells, by place, whose territories touch.
pub fn grid(words: &Words, cells: &[Cell], borders: &[(usize, usize)]) -> String {
    let mut pen = Pen::new(words);
    let at = |cell: &Cell| {
        (
            cell.column as f64 * (CELL.0 + SPACE),
            cell.row as f64 * (CELL.1 + SPACE),
        )
    };
    let middle = |cell: &Cell| {
        let (x, y) = at(cell);
        (x + CELL.0 / 2.0, y + CELL.1 / 2.0)
    };
    let mut joined = String::new();
    for &(a, b) in borders {
        let (Some(a), Some(b)) = (cells.get(a), cells.get(b)) else {
            continue;
        };
        let ((ax, ay), (bx, by)) = (middle(a), middle(b));
        joined.push_str(&format!(
            "M{} {}L{} {}",
            number(ax),
            number(ay),
            number(bx),
            number(by)
        ));
    }
    if !joined.is_empty() {
        pen.stroke("limite", &joined, " stroke-width=\"5\"");
    }
    for cell in cells {
        let (x, y) = at(cell);
        let frame = [x + 1.0, y + 1.0, CELL.0 - 2.0, CELL.1 - 2.0];
        pen.frame(class(cell.marked), frame);
        let lines = wrap(&cell.name, CELL.0 - 10.0, cell.marked);
        let shown = lines.iter().take(3);
        let top = y + (CELL.1 - shown.len() as f64 * LINE) / 2.0;
        for (n, line) in (1..).zip(shown) {
            pen.text(
                Anchor::Middle,
                cell.marked,
                x + CELL.0 / 2.0,
                top + f64::from(n) * LINE - 5.0,
                line,
            );
        }
    }
    let ends = |size: f64, count: Option<usize>| {
        count.map_or(size, |last| (last + 1) as f64 * (size + SPACE) - SPACE)
    };
    pen.close(
        ends(CELL.0, cells.iter().map(|cell| cell.column).max()),
        ends(CELL.1, cells.iter().map(|cell| cell.row).max()),
    )
}

/// Width of a map of outlines: there is more to see in it than in other drawings.
const WIDE: f64 = 2.0 * WIDTH;

/// Draws outlines. A name stands inside its outline's frame where nothing else stands; elsewhere its short form does.
pub fn outlines(words: &Words, outlines: &[Outline]) -> String {
    let mut pen = Pen::new(words);
    let all = || outlines.iter().flat_map(|one| one.rings.iter().flatten());
    let least = |of: fn(&(f64, f64)) -> f64| all().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&(f64, f64)) -> f64| all().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (left, top) = (least(|point| point.0), least(|point| point.1));
    let (across, down) = (most(|point| point.0) - left, most(|point| point.1) - top);
    if !(across > 0.0 && down > 0.0) {
        return pen.close(WIDE, 1.0);
    }
    // As large as the width allows, but no taller than wide.
    let scale = f64::min((WIDE - 2.0) / across, (WIDE - 2.0) / down);
    let place = |&(x, y): &(f64, f64)| (1.0 + (x - left) * scale, 1.0 + (y - top) * scale);
    let mut taken: Vec<[f64; 4]> = Vec::new();
    let mut labels = Vec::new();
    for one in outlines {
        let mut d = String::new();
        for ring in &one.rings {
            d.push_str(&path(&ring.iter().map(place).collect::<Vec<_>>()));
        }
        pen.stroke(
            class(one.marked),
            &d,
            " stroke-width=\"1.5\" fill-rule=\"evenodd\" stroke-linejoin=\"round\"",
        );
        let ring: Vec<(f64, f64)> = one
            .rings
            .first()
            .map_or_else(Vec::new, |ring| ring.iter().map(place).collect());
        labels.push((one, ring));
    }
    // The largest first: they have the room for their whole names.
    labels.sort_by(|a, b| area(&b.1).total_cmp(&area(&a.1)));
    let field = [0.0, 0.0, WIDE, down * scale + 2.0];
    for (one, ring) in labels {
        let places = inside(&ring);
        let frame = |text: &str, (x, y): (f64, f64)| {
            let half = width(text, one.marked) / 2.0 + 1.0;
            [x - half, y - SIZE / 2.0, x + half, y + SIZE / 2.0 + 2.0]
        };
        let free = |frame: &[f64; 4]| {
            frame[0] >= field[0]
                && frame[1] >= field[1]
                && frame[2] <= field[2]
                && frame[3] <= field[3]
                && taken.iter().all(|other| apart(frame, other))
        };
        let fits = |frame: &[f64; 4]| {
            let corners = [
                (frame[0], frame[1]),
                (frame[2], frame[1]),
                (frame[0], frame[3]),
                (frame[2], frame[3]),
            ];
            corners.iter().all(|&corner| within(corner, &ring))
        };
        let whole = places.first().filter(|&&place| {
            let name = frame(&one.name, place);
            free(&name) && fits(&name)
        });
        let short = || {
            let mut places = places.iter();
            places.find(|&&place| free(&frame(&one.short, place)))
        };
        let shown = match whole {
            Some(place) => Some((&one.name, *place)),
            None => short().map(|place| (&one.short, *place)),
        };
        if let Some((text, (x, y))) = shown {
            pen.text(Anchor::Middle, one.marked, x, y + 6.0, text);
            taken.push(frame(text, (x, y)));
        }
    }
    pen.close(field[2], field[3])
}

fn path(points: &[(f64, f64)]) -> String {
    let mut d = String::new();
    let mut before: Option<(i64, i64)> = None;
    for (n, &(x, y)) in points.iter().enumerate() {
        // Whole units: the field has hundreds of them.
        let here = (x.round() as i64, y.round() as i64);
        match before {
            None => d.push_str(&format!("M{} {}", here.0, here.1)),
            Some(last) if last == here => continue,
            // The ring is closed by its last letter.
            Some(_) if n + 1 == points.len() && points.first() == Some(&(x, y)) => continue,
            Some(last) => d.push_str(&format!("l{} {}", here.0 - last.0, here.1 - last.1)),
        }
        before = Some(here);
    }
    d + "z"
}

fn area(ring: &[(f64, f64)]) -> f64 {
    let turns = ring.iter().zip(ring.iter().cycle().skip(1));
    let twice: f64 = turns.map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    (twice / 2.0).abs()
}

fn apart(a: &[f64; 4], b: &[f64; 4]) -> bool {
    a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1]
}

/// Whether a point lies inside a ring.
fn within((x, y): (f64, f64), ring: &[(f64, f64)]) -> bool {
    let sides = ring.iter().zip(ring.iter().cycle().skip(1));
    let crossed = sides
        .filter(|(a, b)| (a.1 > y) != (b.1 > y) && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0);
    crossed.count() % 2 == 1
}

/// Points inside a ring, of a lattice over it: first those that are farthest from its sides.
fn inside(ring: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let x = |of: fn(f64, f64) -> f64, from: f64| ring.iter().map(|point| point.0).fold(from, of);
    let y = |of: fn(f64, f64) -> f64, from: f64| ring.iter().map(|point| point.1).fold(from, of);
    let (left, right) = (x(f64::min, f64::INFINITY), x(f64::max, f64::NEG_INFINITY));
    let (top, bottom) = (y(f64::min, f64::INFINITY), y(f64::max, f64::NEG_INFINITY));
    const STEPS: u32 = 24;
    let mut found = Vec::new();
    for (row, column) in (1..STEPS).flat_map(|row| (1..STEPS).map(move |column| (row, column))) {
        let share = |n: u32| f64::from(n) / f64::from(STEPS);
        let point = (
            left + (right - left) * share(column),
            top + (bottom - top) * share(row),
        );
        if !within(point, ring) {
            continue;
        }
        let sides = ring.iter().zip(ring.iter().cycle().skip(1));
        // A name is much wider than tall: what is above and below counts for more.
        let near = sides
            .map(|(a, b)| distance((point.0, point.1 * 2.0), (a.0, a.1 * 2.0), (b.0, b.1 * 2.0)))
            .fold(f64::INFINITY, f64::min);
        found.push((near, point));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, point)| point).collect()
}

/// Distance of a point from a side.
fn distance(point: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (along, across) = (b.0 - a.0, b.1 - a.1);
    let length = along * along + across * across;
    let share = match length > 0.0 {
        true => (((point.0 - a.0) * along + (point.1 - a.1) * across) / length).clamp(0.0, 1.0),
        false => 0.0,
    };
    f64::hypot(
        point.0 - (a.0 + share * along),
        point.1 - (a.1 + share * across),
    )
}
