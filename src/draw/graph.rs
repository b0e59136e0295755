//! What others do to one thing, over it, and what it does to others, below it.

use super::boxes::{Arrows, Card, centre, hang, trunk};
use super::pen::Pen;
use super::{WIDTH, Words};

/// Boxes of one drawing, with the one in the middle; more are a list.
pub const NODES: usize = 15;

/// One end of a relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// What is done.
    pub act: String,
    /// By whom, or to whom.
    pub name: String,
}

/// Draws the relations of `name`: `above` act on it, it acts on those `below`.
pub fn graph(words: &Words, name: &str, above: &[Tie], below: &[Tie]) -> String {
    let mut pen = Pen::new(words);
    let cards = |ties: &[Tie]| -> Vec<Card> {
        let cards = ties.iter().map(|tie| Card {
            over: tie.act.clone(),
            name: tie.name.clone(),
            under: Vec::new(),
        });
        cards.collect()
    };
    let mut y = 0.0;
    if !above.is_empty() {
        let [bottom, first, _] = hang(&mut pen, &cards(above), 0.0, Arrows::None);
        y = bottom + 22.0;
        trunk(&mut pen, first, y, true);
    }
    y = centre(&mut pen, name, y);
    if !below.is_empty() {
        let [bottom, _, last] = hang(&mut pen, &cards(below), y + 16.0, Arrows::ToBoxes);
        trunk(&mut pen, y, last, false);
        y = bottom;
    }
    pen.close(WIDTH, y)
}
