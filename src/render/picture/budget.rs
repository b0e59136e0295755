//! A budget: how much of each item is committed and paid, and how that grew from month to month.

use serde_json::{Value as Json, json};

use super::Painter;
use crate::catalog::{Budget, COLUMNS, DocId, Item};
use crate::draw::{Bars, Chart, Fill, Line, Row, Scale, bars, line};
use crate::model::{LangId, PartialDate, Record, Value};
use crate::render::{Renderer, shell};

/// Bars of one drawing.
const ROWS: usize = 12;

/// The pictures of a budget, and the table of its months.
pub(in crate::render) fn pictures(renderer: &Renderer<'_>, id: DocId) -> Json {
    let catalog = renderer.inputs.catalog;
    let lang = catalog.doc(id).lang;
    let painter = Painter { renderer, lang };
    let budget = catalog.budgets().get(catalog.card(id).entry);
    let cuts = cuts(renderer, id);
    json!({
        "items": budget.and_then(|budget| items(painter, id, budget)),
        "months": months(painter, &cuts),
        "cuts": rows(painter, &cuts),
    })
}

/// The newest budget, a real one first: its words, and one bar of the whole.
pub(in crate::render) fn small(renderer: &Renderer<'_>, lang: LangId) -> Option<Json> {
    let catalog = renderer.inputs.catalog;
    let painter = Painter { renderer, lang };
    let (entry, budget) = catalog
        .named("presupuesto")
        .iter()
        .filter_map(|&entry| Some((entry, catalog.budgets().get(entry)?)))
        .max_by_key(|(entry, _)| {
            let year = catalog
                .doc(catalog.source(*entry))
                .fields
                .integer("vigencia");
            (
                !catalog.entry(*entry).example,
                year,
                std::cmp::Reverse(*entry),
            )
        })?;
    let whole = budget
        .total(3)
        .or(budget.total(0))
        .filter(|&whole| whole > 0)?;
    let committed = budget.total(4).unwrap_or(0).clamp(0, whole);
    let paid = budget.total(6).unwrap_or(0).clamp(0, whole);
    let committed = committed.max(paid);
    let percent = |part: i128| {
        painter
            .percent(part as f64, whole as f64)
            .unwrap_or_default()
    };
    let sentence = painter.text(
        "dibujo-presupuesto-frase",
        &[
            ("total", painter.pesos(whole).into()),
            ("comprometido", percent(committed).into()),
            ("pagado", percent(paid).into()),
        ],
    );
    let link = shell::entry_link(&renderer.inputs, entry, lang);
    let drawing = Bars {
        series: vec![
            (painter.text("dibujo-pagado", &[]), Fill::Solid),
            (painter.text("dibujo-comprometido", &[]), Fill::Hatched),
            (painter.text("dibujo-libre", &[]), Fill::Empty),
        ],
        rows: vec![Row {
            label: painter.text("dibujo-pagado", &[]),
            value: percent(paid),
            parts: [paid, committed - paid, whole - committed]
                .map(|part| part as f64)
                .to_vec(),
        }],
        scale: Scale::Own,
    };
    let doc = catalog.best(entry, lang);
    let title = renderer.title(lang, doc);
    let mut picture = painter.picture("d-presupuesto", title, sentence, |words| {
        bars(words, &drawing)
    });
    let words = catalog.text(doc, "palabras");
    let words =
        words.map(|words| renderer.written(lang, words, catalog.written_in(doc, "palabras")));
    picture["words"] = words.into();
    picture["link"] = serde_json::to_value(&link).unwrap_or_default();
    Some(picture)
}

/// Appropriated (as it is at last), committed, paid.
fn amounts(amounts: &[Option<i64>; COLUMNS.len()]) -> Option<[i128; 3]> {
    let [initial, _, _, last, committed, _, paid] = *amounts;
    Some([
        last.or(initial)?.into(),
        committed.unwrap_or(0).into(),
        paid.unwrap_or(0).into(),
    ])
}

/// Items that add up to the whole: the finest level that has few enough rows.
pub(in crate::render) fn level(budget: &Budget, most: usize) -> Vec<&Item> {
    let at = |depth: usize| -> Vec<&Item> {
        let items = budget.items.iter();
        items
            .filter(|item| item.depth == depth || (item.depth < depth && !item.has_parts))
            .collect()
    };
    let deepest = budget.items.iter().map(|item| item.depth).max();
    let levels = (0..=deepest.unwrap_or(0)).rev().map(at);
    let fitting = levels.into_iter().find(|level| level.len() <= most);
    fitting.unwrap_or_default()
}

fn items(painter: Painter<'_, '_>, id: DocId, budget: &Budget) -> Option<Json> {
    let catalog = painter.renderer.inputs.catalog;
    let shown: Vec<(&Item, [i128; 3])> = level(budget, ROWS)
        .into_iter()
        .filter_map(|item| Some((item, amounts(&item.amounts)?)))
        .filter(|(_, [whole, ..])| *whole > 0)
        .collect();
    let most = shown.iter().map(|(_, [whole, ..])| *whole).max()?;
    let name = |item: &Item| {
        let title = &catalog.card(catalog.source(item.entry)).title;
        painter
            .renderer
            .written(painter.lang, title, LangId::SOURCE)
    };
    let rows: Vec<Row> = shown
        .iter()
        .map(|(item, [whole, committed, paid])| Row {
            label: name(item),
            value: painter
                .percent(*paid as f64, *whole as f64)
                .unwrap_or_default(),
            parts: vec![
                *paid as f64,
                (committed - paid).max(0) as f64,
                (whole - committed.max(paid)).max(0) as f64,
            ],
        })
        .collect();
    let share = |(_, [whole, _, paid]): &&(&Item, [i128; 3])| *paid as f64 / *whole as f64;
    let ahead = shown.iter().max_by(|a, b| share(a).total_cmp(&share(b)))?;
    let behind = shown.iter().min_by(|a, b| share(a).total_cmp(&share(b)))?;
    let total = |column: usize| budget.total(column);
    let whole = total(3).or(total(0))?;
    let (committed, paid) = (total(4).unwrap_or(0), total(6).unwrap_or(0));
    let percent = |part: i128, whole: i128| painter.percent(part as f64, whole as f64);
    let cut = match catalog.value(id, "corte") {
        Some(Value::Partial(cut)) => painter.messages().partial_date(*cut).text,
        _ => String::new(),
    };
    let sentence = painter.text(
        "dibujo-rubros-frase",
        &[
            ("hay-corte", if cut.is_empty() { "no" } else { "si" }.into()),
            ("corte", cut.into()),
            ("total", painter.pesos(whole).into()),
            ("comprometido", percent(committed, whole)?.into()),
            ("pagado", percent(paid, whole)?.into()),
            ("varios", if shown.len() > 1 { "si" } else { "no" }.into()),
            ("mas", name(ahead.0).into()),
            ("mas-pagado", percent(ahead.1[2], ahead.1[0])?.into()),
            ("menos", name(behind.0).into()),
            ("menos-pagado", percent(behind.1[2], behind.1[0])?.into()),
        ],
    );
    let drawing = Bars {
        series: vec![
            (painter.text("dibujo-pagado", &[]), Fill::Solid),
            (painter.text("dibujo-comprometido", &[]), Fill::Hatched),
            (painter.text("dibujo-libre", &[]), Fill::Empty),
        ],
        rows,
        scale: Scale::Common(most as f64),
    };
    let title = painter.text("dibujo-rubros", &[]);
    Some(painter.picture("d-rubros", title, sentence, |words| bars(words, &drawing)))
}

/// A cut of the execution: its month, and committed, owed and paid until then.
type Cut = (PartialDate, [i64; 3]);

fn cuts(renderer: &Renderer<'_>, id: DocId) -> Vec<Cut> {
    let Some(Value::List(cuts)) = renderer.inputs.catalog.value(id, "cortes") else {
        return Vec::new();
    };
    let records = cuts.iter().filter_map(|cut| match &cut.value {
        Value::Record(record) => Some(record),
        _ => None,
    });
    let read = |cut: &Record| {
        let Some(Value::Partial(month)) = cut.get("corte") else {
            return None;
        };
        let figure = |name: &str| cut.integer(name).unwrap_or(0);
        Some((
            *month,
            [
                figure("compromisos"),
                figure("obligaciones"),
                figure("pagos"),
            ],
        ))
    };
    let mut read: Vec<Cut> = records.filter_map(read).collect();
    read.sort_by_key(|(month, _)| month.first_day());
    read.dedup_by_key(|(month, _)| month.first_day());
    read
}

fn rows(painter: Painter<'_, '_>, cuts: &[Cut]) -> Json {
    let rows = cuts.iter().rev().map(|(month, figures)| {
        json!({
            "month": painter.messages().partial_date(*month).text,
            "iso": month.iso(),
            "amounts": figures.map(|figure| painter.pesos(figure.into())),
        })
    });
    rows.collect()
}

fn months(painter: Painter<'_, '_>, cuts: &[Cut]) -> Option<Json> {
    let (first, last) = (cuts.first()?, cuts.last()?);
    if cuts.len() < 2 {
        return None;
    }
    let days = |month: PartialDate| f64::from((month.first_day() - first.0.first_day()).get_days());
    let whole = days(last.0).max(1.0);
    let most = cuts.iter().flat_map(|(_, figures)| *figures).max()?;
    let (top, step) = measure(most);
    let names = ["dibujo-compromisos", "dibujo-obligaciones", "dibujo-pagos"];
    let lines = names.iter().enumerate().map(|(n, name)| Line {
        label: painter.text(name, &[]),
        points: cuts
            .iter()
            .map(|(month, figures)| (days(*month) / whole, figures[n] as f64))
            .collect(),
    });
    let messages = painter.messages();
    let millions = |amount: i64| messages.number(amount / 1_000_000);
    let rules = (0..=top / step).map(|n| ((n * step) as f64, millions(n * step)));
    let name = |month: PartialDate| messages.partial_date(month).text;
    let chart = Chart {
        lines: lines.collect(),
        rules: rules.collect(),
        top: top as f64,
        ends: (name(first.0), name(last.0)),
    };
    let sentence = painter.text(
        "dibujo-meses-frase",
        &[
            ("desde", name(first.0).into()),
            ("hasta", name(last.0).into()),
            ("antes", painter.pesos(first.1[2].into()).into()),
            ("ahora", painter.pesos(last.1[2].into()).into()),
            ("compromisos", painter.pesos(last.1[0].into()).into()),
        ],
    );
    let title = painter.text("dibujo-meses", &[]);
    Some(painter.picture("d-meses", title, sentence, |words| line(words, &chart)))
}

/// The top of a scale over so much, and the distance of its rules: round figures, at least a million.
fn measure(most: i64) -> (i64, i64) {
    let mut unit = 1_000_000;
    while unit < i64::MAX / 100 && most / unit >= 10 {
        unit *= 10;
    }
    let steps = [unit / 10, unit / 5, unit / 2, unit, unit * 2, unit * 5];
    let step = steps.into_iter().filter(|&step| step >= 1_000_000);
    let step = step
        .into_iter()
        .find(|&step| most <= step.saturating_mul(4));
    let step = step.unwrap_or(unit.saturating_mul(5));
    (step * ((most + step - 1) / step).max(1), step)
}

#[cfg(test)]
mod tests {
    use super::measure;

    #[test]
    fn scales_end_in_round_figures() {
        const M: i64 = 1_000_000;
        assert_eq!(measure(348_100 * M), (400_000 * M, 100_000 * M));
        assert_eq!(measure(100 * M), (100 * M, 50 * M));
        assert_eq!(measure(7 * M), (8 * M, 2 * M));
        assert_eq!(measure(1), (M, M));
        assert_eq!(measure(0), (M, M));
    }
}
