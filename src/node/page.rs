//! The comparison as a page that stands alone: it lies beside its stylesheet and needs neither a server nor a script.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde_json::{Value as Json, json};
use tera::Context;

use super::{Comparison, Pack, words};
use crate::config::Config;
use crate::diag::Findings;
use crate::host::Fault;
use crate::i18n::Messages;
use crate::theme::Theme;

/// Files of the page: name and bytes.
pub fn page(
    comparison: &Comparison,
    messages: &Messages,
) -> Result<[(&'static str, Vec<u8>); 2], Fault> {
    let tag = messages.tag().to_owned();
    let by_tag = FxHashMap::from_iter([(tag.clone(), messages.clone())]);
    let (theme, _) = Theme::load(Vec::new(), by_tag, &Config::default());
    let mut context = Context::new();
    context.insert("lang", &tag);
    context.insert("ui_lang", &tag);
    context.insert("nombre", &*comparison.name);
    context.insert(
        "fecha",
        &comparison.date.map(|date| messages.date(date).text),
    );
    context.insert("portales", &portals(comparison));
    context.insert("regimenes", &regimes(comparison, messages));
    let html = theme.render("nodo.html", &context, &mut Findings::new())?;
    let css = theme
        .resource("css/vitrina.css")
        .map(|sheet| sheet.bytes.to_vec());
    Ok([
        ("index.html", html),
        ("vitrina.css", css.unwrap_or_default()),
    ])
}

fn portals(comparison: &Comparison) -> Vec<Json> {
    let rows = comparison.rows.iter();
    rows.map(|row| {
        json!({
            "name": row.name,
            "folder": row.folder,
            "base": row.base,
            "state": row.state.name(),
            "errors": row.findings.0,
            "warnings": row.findings.1,
            "pages": row.pages,
            "demonstration": row.demonstration,
        })
    })
    .collect()
}

/// For each checklist that a portal uses: scores of the portals by phase, and what is missing in how many of them.
fn regimes(comparison: &Comparison, messages: &Messages) -> Vec<Json> {
    let mut ids: Vec<&Arc<str>> = Vec::new();
    for pack in comparison.rows.iter().flat_map(|row| &row.packs) {
        if !ids.contains(&&pack.id) {
            ids.push(&pack.id);
        }
    }
    ids.into_iter()
        .filter_map(|id| regime(comparison, id, messages))
        .collect()
}

fn regime(comparison: &Comparison, id: &str, messages: &Messages) -> Option<Json> {
    let lang = messages.tag();
    let uses: Vec<(&str, &Pack)> = comparison
        .rows
        .iter()
        .filter_map(|row| {
            let pack = row.packs.iter().find(|pack| *pack.id == *id)?;
            Some((&*row.name, pack))
        })
        .collect();
    let (_, first) = uses.first()?;
    // A portal's own version may have other phases: they come after those of the first.
    let mut phases: Vec<(&str, &str)> = Vec::new();
    for phase in uses.iter().flat_map(|(_, pack)| &pack.phases) {
        if !phases.iter().any(|(known, _)| *known == &*phase.id) {
            phases.push((&phase.id, words(&phase.name, lang)));
        }
    }
    let figure = |value: f64| messages.decimal(value, if value.fract() == 0.0 { 0 } else { 1 });
    let rows = uses.iter().map(|(name, pack)| {
        let cells = phases.iter().map(|(id, _)| {
            let phase = pack.phases.iter().find(|phase| *phase.id == **id);
            phase.map_or_else(|| "—".to_owned(), |phase| figure(phase.prorated))
        });
        json!({
            "name": name,
            "cells": cells.collect::<Vec<_>>(),
            "met": pack.met,
            "applicable": pack.applicable,
        })
    });
    let rows: Vec<Json> = rows.collect();
    let mut missing: Vec<(&super::Missing, Vec<&str>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, pack) in &uses {
        for one in &pack.missing {
            let at = *places.entry(&one.id).or_insert_with(|| {
                missing.push((one, Vec::new()));
                missing.len() - 1
            });
            if let Some((_, names)) = missing.get_mut(at) {
                names.push(*name);
            }
        }
    }
    // What most portals lack comes first; the rest keeps the regime's order.
    missing.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
    let missing: Vec<Json> = missing
        .into_iter()
        .map(|(one, names)| json!({ "label": one.label, "name": one.name, "portals": names }))
        .collect();
    Some(json!({
        "id": id,
        "name": words(&first.name, lang),
        "phases": phases.iter().map(|(_, name)| name).collect::<Vec<_>>(),
        "rows": rows,
        "missing": missing,
        "of": uses.len(),
    }))
}
