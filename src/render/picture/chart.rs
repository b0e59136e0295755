//! The units of the entity as a tree.

use serde_json::Value as Json;

use super::Painter;
use crate::catalog::{Chart, EntryId};
use crate::draw::{Node, tree};
use crate::model::LangId;
use crate::render::Renderer;

/// Units of one drawing; more are a list alone.
const UNITS: usize = 60;

/// The picture of the organisation chart.
pub(in crate::render) fn picture(
    renderer: &Renderer<'_>,
    chart: &Chart,
    lang: LangId,
) -> Option<Json> {
    let painter = Painter { renderer, lang };
    let tops = chart.roots.iter().chain(&chart.orphans);
    let roots: Vec<Node> = tops
        .map(|&unit| node(renderer, chart, unit, lang))
        .collect();
    let units: usize = roots.iter().map(count).sum();
    if !(2..=UNITS).contains(&units) {
        return None;
    }
    let levels = roots.iter().map(depth).max()?;
    let first = roots.iter().max_by_key(|root| root.under.len())?;
    let sentence = painter.text(
        "dibujo-organigrama-frase",
        &[
            ("n", units.into()),
            ("niveles", levels.into()),
            ("primera", first.name.as_str().into()),
            ("directas", first.under.len().into()),
        ],
    );
    let title = painter.text("dibujo-organigrama", &[]);
    Some(painter.picture("d-organigrama", title, sentence, |words| {
        tree(words, &roots)
    }))
}

fn node(renderer: &Renderer<'_>, chart: &Chart, unit: EntryId, lang: LangId) -> Node {
    Node {
        name: super::name(renderer, unit, lang),
        under: chart
            .under(unit)
            .iter()
            .map(|&unit| node(renderer, chart, unit, lang))
            .collect(),
    }
}

fn count(node: &Node) -> usize {
    1 + node.under.iter().map(count).sum::<usize>()
}

fn depth(node: &Node) -> usize {
    1 + node.under.iter().map(depth).max().unwrap_or(0)
}
