//! The map of the municipalities: the outlines that a portal brings, else a grid drawn from who borders whom.

use serde_json::Value as Json;

use super::Painter;
use crate::catalog::EntryId;
use crate::draw::{Cell, Outline, grid, outlines};
use crate::model::{LangId, Record};
use crate::render::Renderer;

/// Rows and columns of the grid.
const GRID: usize = 40;

/// Municipalities that an entry borders, each once, in order of id; said at either end.
pub(in crate::render) fn neighbours(renderer: &Renderer<'_>, towns: &[EntryId]) -> Vec<Vec<usize>> {
    let catalog = renderer.inputs.catalog;
    let mut all = vec![Vec::new(); towns.len()];
    for (n, &town) in towns.iter().enumerate() {
        for id in fields(renderer, town).texts("limita_con") {
            let other = catalog.find("municipio", id);
            let Some(m) = towns.iter().position(|&one| Some(one) == other) else {
                continue;
            };
            all[n].push(m);
            all[m].push(n);
        }
    }
    for (n, list) in all.iter_mut().enumerate() {
        list.sort_unstable();
        list.dedup();
        list.retain(|&m| m != n);
    }
    all
}

fn fields<'r>(renderer: &Renderer<'r>, town: EntryId) -> &'r Record {
    let catalog = renderer.inputs.catalog;
    &catalog.doc(catalog.source(town)).fields
}

/// The picture of the municipalities: of the outlines that the portal brings, else the grid. Those of `marked` stand
/// out, and the sentence names them.
pub(in crate::render) fn picture(
    renderer: &Renderer<'_>,
    towns: &[EntryId],
    marked: &[EntryId],
    lang: LangId,
) -> Option<Json> {
    let painter = Painter { renderer, lang };
    outlined(painter, towns, marked).or_else(|| schematic(painter, towns, marked))
}

/// The sentence of a map on which some municipalities stand out.
fn marked_sentence(painter: Painter<'_, '_>, marked: &[EntryId]) -> Option<String> {
    let Painter { renderer, lang } = painter;
    let names = marked.iter().map(|&town| super::name(renderer, town, lang));
    let names = names.collect::<Vec<_>>().join(", ");
    (!marked.is_empty())
        .then(|| painter.text("dibujo-marcados-frase", &[("municipios", names.into())]))
}

/// The outlines of the portal's map; a municipality without room for its name has its number in the table.
fn outlined(painter: Painter<'_, '_>, towns: &[EntryId], marked: &[EntryId]) -> Option<Json> {
    let Painter { renderer, lang } = painter;
    let Some(Ok(map)) = renderer.inputs.catalog.map() else {
        return None;
    };
    let codes: Vec<&str> = towns
        .iter()
        .map(|&town| fields(renderer, town).text("codigo").unwrap_or_default())
        .collect();
    let found = towns.iter().zip(1..).zip(map.plane(&codes));
    let shown: Vec<Outline> = found
        .filter_map(|((&town, number), rings)| {
            Some(Outline {
                name: super::name(renderer, town, lang),
                short: number.to_string(),
                rings: rings?,
                marked: marked.contains(&town),
            })
        })
        .collect();
    if shown.is_empty() {
        return None;
    }
    let sentence = marked_sentence(painter, marked)
        .unwrap_or_else(|| painter.text("dibujo-contornos-frase", &[("n", shown.len().into())]));
    let title = painter.text("dibujo-contornos", &[]);
    let mut picture = painter.picture("d-mapa", title, sentence, |words| outlines(words, &shown));
    picture["numbered"] = true.into();
    Some(picture)
}

/// The grid of the municipalities that have a place on it.
fn schematic(painter: Painter<'_, '_>, towns: &[EntryId], marked: &[EntryId]) -> Option<Json> {
    let Painter { renderer, lang } = painter;
    let neighbours = neighbours(renderer, towns);
    let name = |town: EntryId| super::name(renderer, town, lang);
    let mut cells = Vec::new();
    let mut of_town = vec![None; towns.len()];
    for (n, &town) in towns.iter().enumerate() {
        let place = fields(renderer, town).record("mapa").and_then(|place| {
            let at = |name: &str| {
                let at = usize::try_from(place.integer(name)?.checked_sub(1)?).ok()?;
                (at < GRID).then_some(at)
            };
            Some((at("fila")?, at("columna")?))
        });
        if let Some((row, column)) = place {
            of_town[n] = Some(cells.len());
            cells.push(Cell {
                name: name(town),
                row,
                column,
                marked: marked.contains(&town),
            });
        }
    }
    if cells.is_empty() {
        return None;
    }
    let mut borders = Vec::new();
    for (n, list) in neighbours.iter().enumerate() {
        for &m in list.iter().filter(|&&m| m > n) {
            borders.extend(of_town[n].zip(of_town[m]));
        }
    }
    let (most, count) = neighbours
        .iter()
        .enumerate()
        .map(|(n, list)| (n, list.len()))
        .max_by_key(|&(n, count)| (count, std::cmp::Reverse(n)))?;
    let whole = || {
        painter.text(
            "dibujo-mapa-frase",
            &[
                ("n", cells.len().into()),
                ("limites", borders.len().into()),
                ("municipio", name(towns[most]).into()),
                ("vecinos", count.into()),
            ],
        )
    };
    let sentence = marked_sentence(painter, marked).unwrap_or_else(whole);
    let title = painter.text("mapa-svg-titulo", &[]);
    Some(painter.picture("d-mapa", title, sentence, |words| {
        grid(words, &cells, &borders)
    }))
}
