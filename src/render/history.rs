//! How the score of each checklist went from publication to publication, and how far the action plan has got.
//!
//! In: the ledger of publications and the report of the build. Out: for each checklist a drawing of lines and the table
//! with the same numbers; the components of the newest action plan.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::{Renderer, block, picture, shell};
use crate::catalog::DocId;
use crate::draw::{Chart, Line, Spark, line, sparks};
use crate::model::LangId;

/// Lines of one drawing; a checklist with more phases is drawn as a whole.
const LINES: usize = 4;
/// Days of the table, the newest ones.
const DAYS: usize = 24;

/// Obtained and maximum by phase, on a day.
type Scores = BTreeMap<String, (u32, u32)>;

/// What the compliance pages show of earlier publications, of one checklist or of all; nothing without any.
pub(super) fn history(renderer: &Renderer<'_>, lang: LangId, only: Option<&str>) -> Json {
    let Some(packs) = renderer
        .inputs
        .report
        .and_then(|report| report["packs"].as_array())
    else {
        return Json::Null;
    };
    let shown: Vec<Json> = packs
        .iter()
        .filter(|pack| only.is_none_or(|id| pack["id"] == *id))
        .filter_map(|pack| one(renderer, lang, pack, only.is_some()))
        .collect();
    match shown.is_empty() {
        true => Json::Null,
        false => shown.into(),
    }
}

/// The history of a checklist, if it was ever published before the day of the build; `apart` with each of its phases.
fn one(renderer: &Renderer<'_>, lang: LangId, pack: &Json, apart: bool) -> Option<Json> {
    let messages = renderer.messages(lang);
    let id = pack["id"].as_str()?;
    let phases = pack["phases"].as_array()?;
    let mut days = days(renderer, id);
    let today: Scores = phases.iter().filter_map(score).collect();
    days.insert(renderer.inputs.date, today);
    let left_out = thin(&mut days);
    if days.len() < 2 {
        return None;
    }
    let lines: Vec<(String, Vec<String>)> = match phases.len() <= LINES {
        true => phases
            .iter()
            .filter_map(|phase| {
                let id = phase["id"].as_str()?.to_owned();
                Some((phase["name"].as_str()?.to_owned(), vec![id]))
            })
            .collect(),
        false => {
            let all = phases.iter().filter_map(|phase| phase["id"].as_str());
            vec![(
                messages.text("historia-toda", &[]),
                all.map(str::to_owned).collect(),
            )]
        }
    };
    let values = |scores: &Scores| -> Vec<Option<f64>> {
        lines.iter().map(|(_, of)| prorated(scores, of)).collect()
    };
    let figures: Vec<(Date, Vec<Option<f64>>)> = days
        .iter()
        .map(|(day, scores)| (*day, values(scores)))
        .collect();
    let figure = |value: &Option<f64>| match value {
        Some(value) => messages.decimal(*value, if value.fract() == 0.0 { 0 } else { 1 }),
        None => "—".to_owned(),
    };
    let day = |day: Date| json!({ "iso": day.to_string(), "text": messages.date(day).text });
    let rows: Vec<Json> = figures
        .iter()
        .rev()
        .map(|(date, values)| {
            json!({ "date": day(*date), "values": values.iter().map(figure).collect::<Vec<_>>() })
        })
        .collect();
    let (first, last) = (figures.first()?, figures.last()?);
    let names: Vec<&String> = lines.iter().map(|(name, _)| name).collect();
    let texts = |date: Date| messages.date(date).text;
    let sentence = lines.iter().enumerate().fold(
        messages.text(
            "historia-desde",
            &[
                ("primera", texts(first.0).into()),
                ("ultima", texts(last.0).into()),
            ],
        ),
        |said, (n, (name, _))| {
            let value = |day: &(Date, Vec<Option<f64>>)| figure(day.1.get(n).unwrap_or(&None));
            let args = [
                ("nombre", name.as_str().into()),
                ("antes", value(first).into()),
                ("ahora", value(last).into()),
            ];
            format!("{said} {}", messages.text("historia-linea", &args))
        },
    );
    let drawn = lines.iter().enumerate().map(|(n, (name, _))| Line {
        label: format!("{name} {}", figure(last.1.get(n).unwrap_or(&None))),
        points: points(&figures, n),
    });
    let chart = Chart {
        lines: drawn.collect(),
        rules: [0.0, 50.0, 100.0]
            .map(|value| (value, format!("{value}")))
            .to_vec(),
        top: 100.0,
        ends: (first.0.to_string(), last.0.to_string()),
    };
    let title = messages.text(
        "historia-dibujo",
        &[("nombre", pack["name"].as_str().unwrap_or_default().into())],
    );
    let picture = picture::made(
        renderer,
        lang,
        &format!("h-{id}"),
        title,
        sentence,
        |words| line(words, &chart),
    );
    let parts = (apart && phases.len() > LINES).then(|| parts(renderer, lang, pack, &days));
    Some(json!({
        "id": id,
        "name": pack["name"],
        "picture": picture,
        "parts": parts,
        "first": day(first.0),
        "last": day(last.0),
        "names": names,
        "rows": rows,
        "left_out": left_out,
    }))
}

/// The phases of a checklist that has more than one drawing of lines can hold: a strip each, and the ends as a table.
fn parts(
    renderer: &Renderer<'_>,
    lang: LangId,
    pack: &Json,
    days: &BTreeMap<Date, Scores>,
) -> Json {
    let messages = renderer.messages(lang);
    let figure = |value: f64| messages.decimal(value, usize::from(value.fract() != 0.0));
    let mut strips = Vec::new();
    let mut rows = Vec::new();
    let (mut up, mut down) = (0, 0);
    for phase in pack["phases"].as_array().into_iter().flatten() {
        let id = [phase["id"].as_str().unwrap_or_default().to_owned()];
        // A phase in which nothing applies has no score to follow.
        if phase["max"] == 0 {
            continue;
        }
        let figures: Vec<(Date, Vec<Option<f64>>)> = days
            .iter()
            .map(|(day, scores)| (*day, vec![prorated(scores, &id)]))
            .collect();
        let known: Vec<f64> = figures.iter().filter_map(|(_, one)| one[0]).collect();
        let (Some(&first), Some(&last)) = (known.first(), known.last()) else {
            continue;
        };
        up += usize::from(last > first);
        down += usize::from(last < first);
        let name = phase["name"].as_str().unwrap_or_default();
        let value = match first == last {
            true => figure(last),
            false => format!("{} → {}", figure(first), figure(last)),
        };
        strips.push(Spark {
            label: name.to_owned(),
            value,
            points: points(&figures, 0),
        });
        rows.push(json!({ "name": name, "first": figure(first), "last": figure(last) }));
    }
    let args = [
        ("n", strips.len().into()),
        ("suben", up.into()),
        ("bajan", down.into()),
    ];
    let sentence = messages.text("historia-partes-frase", &args);
    let title = messages.text(
        "historia-partes",
        &[("nombre", pack["name"].as_str().unwrap_or_default().into())],
    );
    let id = format!("p-{}", pack["id"].as_str().unwrap_or_default());
    let mut picture = picture::made(renderer, lang, &id, title, sentence, |words| {
        sparks(words, &strips, 100.0)
    });
    picture["rows"] = rows.into();
    picture
}

/// What the ledger says of a checklist: the last publication of each day.
fn days(renderer: &Renderer<'_>, pack: &str) -> BTreeMap<Date, Scores> {
    let mut days = BTreeMap::new();
    for publication in &renderer.inputs.published.publications {
        let scores: Scores = publication
            .scores
            .iter()
            .filter(|score| *score.pack == *pack)
            .map(|score| (score.phase.to_string(), (score.obtained, score.max)))
            .collect();
        // A day that has not come is of a build with another date: it is not history yet.
        if !scores.is_empty() && publication.date <= renderer.inputs.date {
            days.insert(publication.date, scores);
        }
    }
    days
}

fn score(phase: &Json) -> Option<(String, (u32, u32))> {
    let number = |name: &str| phase[name].as_u64().and_then(|n| u32::try_from(n).ok());
    let scores = (number("obtained")?, number("max")?);
    Some((phase["id"].as_str()?.to_owned(), scores))
}

/// Leaves the first day, the last, and those on which a score changed, at most so many; says how many others there were.
fn thin(days: &mut BTreeMap<Date, Scores>) -> usize {
    let before = days.len();
    let (first, last) = (days.keys().next().copied(), days.keys().last().copied());
    let mut previous: Option<Scores> = None;
    days.retain(|day, scores| {
        let keep = previous.as_ref() != Some(scores) || Some(*day) == last;
        previous = Some(scores.clone());
        keep
    });
    let surplus = days.len().saturating_sub(DAYS);
    let dropped: Vec<Date> = days
        .keys()
        .copied()
        .filter(|day| Some(*day) != first)
        .take(surplus)
        .collect();
    days.retain(|day, _| !dropped.contains(day));
    before - days.len()
}

/// 100 × obtained ÷ maximum over phases; `None` if one of them was not assessed then.
fn prorated(scores: &Scores, phases: &[String]) -> Option<f64> {
    let parts: Option<Vec<(u32, u32)>> = phases.iter().map(|id| scores.get(id).copied()).collect();
    let sum = |part: fn(&(u32, u32)) -> u32| -> Option<f64> {
        Some(parts.as_ref()?.iter().map(|one| f64::from(part(one))).sum())
    };
    let (obtained, max) = (sum(|one| one.0)?, sum(|one| one.1)?);
    Some(if max == 0.0 {
        100.0
    } else {
        100.0 * obtained / max
    })
}

/// The points of a line: how far along the time, and the figure; a day without one is skipped.
fn points(figures: &[(Date, Vec<Option<f64>>)], line: usize) -> Vec<(f64, f64)> {
    let (Some(first), Some(last)) = (figures.first(), figures.last()) else {
        return Vec::new();
    };
    let days = |date: Date| f64::from((date - first.0).get_days());
    let whole = days(last.0).max(1.0);
    let known = figures.iter().filter_map(|(date, values)| {
        Some((days(*date) / whole, values.get(line).copied().flatten()?))
    });
    known.collect()
}

/// The newest action plan that says how far its components are, an example only where there is no real one; nothing if
/// there is none.
pub(super) fn plan(renderer: &Renderer<'_>, lang: LangId) -> Json {
    let catalog = renderer.inputs.catalog;
    let year = |doc: DocId| catalog.doc(doc).fields.integer("vigencia").unwrap_or(0);
    let plans = catalog.named("plan").iter().filter_map(|&entry| {
        let doc = catalog.source(entry);
        (catalog.text(doc, "clase") == Some("accion")).then_some((entry, doc))
    });
    let found = plans
        .map(|(entry, doc)| (entry, doc, block::components(renderer, doc, lang)))
        .filter(|(_, _, components)| !components.is_empty())
        .max_by_key(|(entry, doc, _)| {
            let real = !catalog.entry(*entry).example;
            (real, year(*doc), std::cmp::Reverse(*entry))
        });
    let Some((entry, doc, components)) = found else {
        return Json::Null;
    };
    let components: Vec<Json> = components
        .into_iter()
        .map(|one| json!({ "name": one["name"], "percent": one["percent"], "count": one["count"] }))
        .collect();
    json!({
        "link": shell::entry_link(&renderer.inputs, entry, lang),
        "cut": picture::plan::cut(renderer, doc, lang),
        "picture": picture::plan::picture(renderer, doc, lang, &components),
        "components": components,
    })
}

/// Puts beside each requirement and phase the points that an earlier evaluation gave, where the portal has its table
/// (kind `puntaje`): same phase, same place in it, same label.
pub(super) fn before(renderer: &Renderer<'_>, lang: LangId, pack: &mut Json) {
    let catalog = renderer.inputs.catalog;
    let mut rows: BTreeMap<(&str, i64), (&str, i64, i64)> = BTreeMap::new();
    for &entry in catalog.named("puntaje") {
        let fields = &catalog.doc(catalog.source(entry)).fields;
        let key = fields.text("fase").zip(fields.integer("orden"));
        let figures = fields.integer("obtenido").zip(fields.integer("maximo"));
        if let (Some(key), Some(label), Some((obtained, max))) =
            (key, fields.text("etiqueta"), figures)
        {
            rows.insert(key, (label, obtained, max));
        }
    }
    for phase in pack["phases"].as_array_mut().into_iter().flatten() {
        let id = phase["id"].as_str().unwrap_or_default().to_owned();
        let (mut obtained_of, mut max_of, mut matched) = (0, 0, 0);
        let requirements = phase["requirements"].as_array_mut().into_iter().flatten();
        for (one, order) in requirements.zip(1_i64..) {
            let row = rows.get(&(id.as_str(), order));
            let row = row.filter(|(label, _, _)| one["label"].as_str() == Some(*label));
            one["before"] = match row {
                Some((_, obtained, max)) => {
                    obtained_of += obtained;
                    max_of += max;
                    matched += 1;
                    format!("{obtained} / {max}").into()
                }
                None => Json::Null,
            };
        }
        phase["before"] = match matched {
            0 => Json::Null,
            _ => {
                let prorated = 100.0 * obtained_of as f64 / (max_of.max(1)) as f64;
                let places = if prorated.fract() == 0.0 { 2 } else { 1 };
                renderer.messages(lang).decimal(prorated, places).into()
            }
        };
    }
}
