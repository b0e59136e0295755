//! What of a checklist is met, by phase.

use serde_json::{Value as Json, json};

use super::Painter;
use crate::draw::{Bars, Fill, Row, Scale, bars};
use crate::model::LangId;
use crate::render::Renderer;

/// Checked, declared, missing, not applicable.
type Counts = [usize; 4];

fn counts(phase: &Json) -> Counts {
    let mut counts = [0; 4];
    for one in phase["requirements"].as_array().into_iter().flatten() {
        let place = match (one["outcome"].as_str(), one["basis"].as_str()) {
            (Some("met"), Some("declared")) => 1,
            (Some("met"), _) => 0,
            (Some("missing"), _) => 2,
            _ => 3,
        };
        counts[place] += 1;
    }
    counts
}

/// The picture of a checklist's phases, and the rows of its table.
pub(in crate::render) fn phases(
    renderer: &Renderer<'_>,
    lang: LangId,
    pack: &Json,
) -> Option<Json> {
    let painter = Painter { renderer, lang };
    let phases: Vec<(&Json, Counts)> = pack["phases"]
        .as_array()?
        .iter()
        .map(|phase| (phase, counts(phase)))
        .filter(|(_, counts)| counts.iter().sum::<usize>() > 0)
        .collect();
    let of = |n: usize| phases.iter().map(|(_, counts)| counts[n]).sum::<usize>();
    let [checked, declared, missing, apart] = [0, 1, 2, 3].map(of);
    let met = |counts: &Counts| counts[0] + counts[1];
    let rows = phases.iter().map(|(phase, counts)| Row {
        label: phase["name"].as_str().unwrap_or_default().to_owned(),
        value: match met(counts) + counts[2] == 0 {
            true => painter.text("cumplimiento-no-aplica", &[]),
            false => format!("{} / {}", met(counts), met(counts) + counts[2]),
        },
        parts: counts.map(|count| count as f64).to_vec(),
    });
    let drawing = Bars {
        series: [
            ("dibujo-comprobado", Fill::Solid),
            ("dibujo-declarado", Fill::Hatched),
            ("dibujo-falta", Fill::Empty),
            ("dibujo-no-aplica", Fill::Dotted),
        ]
        .map(|(key, fill)| (painter.text(key, &[]), fill))
        .to_vec(),
        rows: rows.collect(),
        scale: Scale::Own,
    };
    let sentence = painter.text(
        "dibujo-fases-frase",
        &[
            ("total", (checked + declared + missing).into()),
            ("cumple", (checked + declared).into()),
            ("declarados", declared.into()),
            ("faltan", missing.into()),
            ("no-aplican", apart.into()),
        ],
    );
    let title = painter.text(
        "dibujo-fases",
        &[("nombre", pack["name"].as_str().unwrap_or_default().into())],
    );
    let mut picture = painter.picture("d-fases", title, sentence, |words| bars(words, &drawing));
    picture["rows"] = phases
        .iter()
        .map(|(phase, counts)| {
            json!({ "name": phase["name"], "href": format!("#f-{}", phase["id"].as_str().unwrap_or_default()), "counts": counts })
        })
        .collect();
    Some(picture)
}
