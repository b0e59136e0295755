//! How far a plan has got, by component.

use serde_json::Value as Json;

use super::Painter;
use crate::catalog::DocId;
use crate::draw::{Bars, Fill, Row, Scale, bars};
use crate::model::{LangId, Value};
use crate::render::Renderer;

/// The day, month or year of a plan's figures, in words.
pub(in crate::render) fn cut(renderer: &Renderer<'_>, plan: DocId, lang: LangId) -> Option<String> {
    match renderer.inputs.catalog.value(plan, "corte")? {
        Value::Partial(cut) => Some(renderer.messages(lang).partial_date(*cut).text),
        value => value
            .day()
            .map(|day| renderer.messages(lang).date(day).text),
    }
}

/// The picture of components, `{ name, percent, count }` each; nothing where none has a figure.
pub(in crate::render) fn picture(
    renderer: &Renderer<'_>,
    plan: DocId,
    lang: LangId,
    components: &[Json],
) -> Option<Json> {
    let painter = Painter { renderer, lang };
    let known: Vec<(&str, i64)> = components
        .iter()
        .filter(|one| one["count"].as_u64() > Some(0))
        .filter_map(|one| Some((one["name"].as_str()?, one["percent"].as_i64()?)))
        .collect();
    let percent = |figure: i64| painter.text("porcentaje", &[("n", figure.into())]);
    let rows = known.iter().map(|(name, figure)| Row {
        label: (*name).to_owned(),
        value: percent(*figure),
        parts: vec![*figure as f64, (100 - figure) as f64],
    });
    let most = known.iter().max_by_key(|(_, figure)| *figure)?;
    let least = known.iter().min_by_key(|(_, figure)| *figure)?;
    let cut = cut(renderer, plan, lang).unwrap_or_default();
    let sentence = painter.text(
        "dibujo-avance-frase",
        &[
            ("hay-corte", if cut.is_empty() { "no" } else { "si" }.into()),
            ("corte", cut.into()),
            ("n", known.len().into()),
            ("mas", most.0.into()),
            ("mas-avance", percent(most.1).into()),
            ("menos", least.0.into()),
            ("menos-avance", percent(least.1).into()),
        ],
    );
    let drawing = Bars {
        series: vec![
            (painter.text("dibujo-hecho", &[]), Fill::Solid),
            (painter.text("dibujo-por-hacer", &[]), Fill::Empty),
        ],
        rows: rows.collect(),
        scale: Scale::Own,
    };
    let title = painter.text("dibujo-avance", &[]);
    Some(painter.picture("d-avance", title, sentence, |words| bars(words, &drawing)))
}
