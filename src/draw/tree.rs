//! A tree: who is under whom.

use super::boxes::{Arrows, Card, centre, hang, trunk};
use super::pen::Pen;
use super::{WIDTH, Words};

/// A name and those under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The name.
    pub name: String,
    /// Those under it, in order.
    pub under: Vec<Node>,
}

/// Draws trees, one below the other.
pub fn tree(words: &Words, roots: &[Node]) -> String {
    let mut pen = Pen::new(words);
    let mut y = 0.0;
    for root in roots {
        let from = centre(&mut pen, &root.name, y);
        let cards: Vec<Card> = root.under.iter().map(card).collect();
        y = from;
        if !cards.is_empty() {
            let [bottom, _, last] = hang(&mut pen, &cards, from + 10.0, Arrows::None);
            trunk(&mut pen, from, last, false);
            y = bottom;
        }
        y += 20.0;
    }
    pen.close(WIDTH, (y - 20.0).max(1.0))
}

fn card(node: &Node) -> Card {
    Card {
        over: String::new(),
        name: node.name.clone(),
        under: node.under.iter().map(card).collect(),
    }
}
