//! The relations of a norm as a graph.

use serde_json::Value as Json;

use super::Painter;
use crate::catalog::DocId;
use crate::draw::{NODES, Tie, graph};
use crate::render::Renderer;

/// The picture of what a norm bears and does, as the block shows them; nothing where there are none or too many.
pub(in crate::render) fn picture(
    renderer: &Renderer<'_>,
    id: DocId,
    bears: &[Json],
    does: &[Json],
) -> Option<Json> {
    let catalog = renderer.inputs.catalog;
    let painter = Painter {
        renderer,
        lang: catalog.doc(id).lang,
    };
    let acts = bears.len() + does.len();
    if acts == 0 || acts + 1 > NODES {
        return None;
    }
    let ties = |acts: &[Json]| -> Vec<Tie> { acts.iter().map(|act| tie(painter, act)).collect() };
    let name = &*renderer.title(painter.lang, id);
    let args = [
        ("norma", name.into()),
        ("recibe", bears.len().into()),
        ("hace", does.len().into()),
    ];
    let sentence = painter.text("dibujo-relaciones-frase", &args);
    let title = painter.text("dibujo-relaciones", &args);
    let (bears, does) = (ties(bears), ties(does));
    Some(painter.picture("d-relaciones", title, sentence, |words| {
        graph(words, name, &bears, &does)
    }))
}

fn tie(painter: Painter<'_, '_>, act: &Json) -> Tie {
    let mut said = act["action"].as_str().unwrap_or_default().to_owned();
    let articles = act["articles"].as_str().unwrap_or_default();
    if !articles.is_empty() {
        said.push_str(&format!(
            ", {} {articles}",
            painter.text("dibujo-articulos", &[])
        ));
    }
    for (is, key) in [
        ("pending", "relaciones-pendiente"),
        ("over", "relaciones-terminada"),
    ] {
        if act[is] == true {
            said.push_str(&format!(" ({})", painter.text(key, &[])));
        }
    }
    let name = act["link"]["text"].as_str().or(act["name"].as_str());
    Tie {
        act: said,
        name: name.unwrap_or_default().to_owned(),
    }
}
