//! Contracts by month and by modality.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::Painter;
use crate::catalog::{DocId, EntryId};
use crate::draw::{Bars, Fill, Row, Scale, bars};
use crate::model::{PartialDate, Value};
use crate::render::Renderer;
use crate::schema::FieldType;

/// Months of the drawing and its table, the newest.
const MONTHS: usize = 12;

/// How many contracts, and how much they are worth.
type Sum = (usize, i128);

/// The pictures of the contracts that a section lists, with their tables.
pub(in crate::render) fn pictures(renderer: &Renderer<'_>, section: DocId) -> Json {
    let catalog = renderer.inputs.catalog;
    let painter = Painter {
        renderer,
        lang: catalog.doc(section).lang,
    };
    let entries: &[EntryId] = match renderer.inputs.plan.listings.get(&section) {
        Some(listing) if &*catalog.schema().kind(listing.kind).name == "contrato" => {
            &listing.entries
        }
        _ => catalog.named("contrato"),
    };
    let mut months: BTreeMap<(i16, i8), Sum> = BTreeMap::new();
    let mut ways: BTreeMap<&str, Sum> = BTreeMap::new();
    for &entry in entries {
        let fields = &catalog.doc(catalog.source(entry)).fields;
        let worth = fields.integer("valor_total").or(fields.integer("valor"));
        let add = |sum: &mut Sum| {
            sum.0 += 1;
            sum.1 += i128::from(worth.unwrap_or(0).max(0));
        };
        if let Some(day) = fields.get("fecha_firma").and_then(Value::day) {
            add(months.entry((day.year(), day.month())).or_default());
        }
        if let Some(way) = fields.text("modalidad") {
            add(ways.entry(way).or_default());
        }
    }
    json!({ "months": by_month(painter, &months), "ways": by_way(painter, &ways) })
}

/// The months without a gap up to the newest one; before them, how many contracts there are.
fn by_month(painter: Painter<'_, '_>, months: &BTreeMap<(i16, i8), Sum>) -> Option<Json> {
    let (first, last) = (*months.keys().next()?, *months.keys().next_back()?);
    let mut shown = Vec::new();
    let mut month = last;
    while shown.len() < MONTHS && month >= first {
        shown.push(month);
        month = match month {
            (year, 1) => (year - 1, 12),
            (year, month) => (year, month - 1),
        };
    }
    shown.reverse();
    let oldest = *shown.first()?;
    let earlier: usize = months.range(..oldest).map(|(_, (count, _))| count).sum();
    let name = |(year, month): (i16, i8)| {
        let day = Date::new(year, month, 1).unwrap_or_default();
        let partial = PartialDate::Month(day.year(), day.month());
        painter.messages().partial_date(partial).text
    };
    let sums: Vec<(String, Sum)> = shown
        .iter()
        .map(|month| (name(*month), months.get(month).copied().unwrap_or_default()))
        .collect();
    let total = total(&sums);
    let top = sums.iter().max_by_key(|(_, (_, worth))| *worth)?;
    let sentence = painter.text(
        "dibujo-contratos-meses-frase",
        &[
            ("n", total.0.into()),
            ("valor", painter.pesos(total.1).into()),
            ("desde", name(oldest).into()),
            ("hasta", name(last).into()),
            ("mes", top.0.as_str().into()),
            ("mes-valor", painter.pesos(top.1.1).into()),
            ("antes", earlier.into()),
        ],
    );
    let title = painter.text("dibujo-contratos-meses", &[]);
    Some(picture(
        painter,
        "d-contratos-meses",
        title,
        sentence,
        &sums,
    ))
}

fn by_way(painter: Painter<'_, '_>, ways: &BTreeMap<&str, Sum>) -> Option<Json> {
    let catalog = painter.renderer.inputs.catalog;
    let field = catalog
        .schema()
        .named("contrato")
        .and_then(|kind| catalog.schema().kind(kind).field("modalidad"));
    let label = |value: &str| match field.map(|field| &field.ty) {
        Some(FieldType::Choice(options)) => options
            .iter()
            .find(|option| &*option.value == value)
            .map_or_else(
                || value.to_owned(),
                |option| painter.renderer.label(painter.lang, &option.label),
            ),
        _ => value.to_owned(),
    };
    let mut sums: Vec<(String, Sum)> = ways.iter().map(|(way, sum)| (label(way), *sum)).collect();
    sums.sort_by_key(|(_, (count, worth))| std::cmp::Reverse((*worth, *count)));
    let total = total(&sums);
    let top = sums.first()?;
    let sentence = painter.text(
        "dibujo-contratos-modalidad-frase",
        &[
            ("n", total.0.into()),
            ("modalidad", top.0.as_str().into()),
            ("cuantos", top.1.0.into()),
            (
                "parte",
                painter
                    .percent(top.1.1 as f64, total.1 as f64)
                    .unwrap_or_default()
                    .into(),
            ),
        ],
    );
    let title = painter.text("dibujo-contratos-modalidad", &[]);
    Some(picture(painter, "d-modalidad", title, sentence, &sums))
}

fn total(sums: &[(String, Sum)]) -> Sum {
    sums.iter()
        .fold((0, 0), |all, (_, one)| (all.0 + one.0, all.1 + one.1))
}

fn picture(
    painter: Painter<'_, '_>,
    id: &str,
    title: String,
    sentence: String,
    sums: &[(String, Sum)],
) -> Json {
    let rows = sums.iter().map(|(name, (_, worth))| Row {
        label: name.clone(),
        value: painter.pesos(*worth),
        parts: vec![*worth as f64],
    });
    let most = sums.iter().map(|(_, (_, worth))| *worth).max();
    let drawing = Bars {
        series: vec![(String::new(), Fill::Solid)],
        rows: rows.collect(),
        scale: Scale::Common(most.unwrap_or(0) as f64),
    };
    let mut picture = painter.picture(id, title.clone(), sentence, |words| bars(words, &drawing));
    picture["title"] = title.into();
    picture["rows"] = sums
        .iter()
        .map(|(name, (count, worth))| {
            json!({
                "name": name,
                "count": painter.messages().number(*count),
                "worth": painter.pesos(*worth),
            })
        })
        .collect();
    picture
}
