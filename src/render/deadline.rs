//! `plazos.ics` and `plazos/<office>.ics`: what falls due, for calendars.
//!
//! In: the deadlines of the day, as far ahead as the site looks. Out: a calendar with all, and one for each office that
//! answers for something; and the links to them, for the block `plazos`. A portal without an editorial policy has none.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::view::LinkView;
use super::{Inputs, Renderer};
use crate::deadlines::sink::{Context, ics::ics};
use crate::deadlines::{AHEAD, Deadline, deadlines};
use crate::model::LangId;

/// Path and bytes of each calendar.
pub fn calendars(inputs: &Inputs<'_>) -> Vec<(String, Vec<u8>)> {
    let made = made(inputs).into_iter();
    made.map(|one| (one.path, one.text.into_bytes())).collect()
}

/// Links to the calendars that there are, by the name of whose they are.
pub(super) fn links(renderer: &Renderer<'_>, lang: LangId) -> Vec<LinkView> {
    let messages = renderer.messages(lang);
    let made = made(&renderer.inputs).into_iter();
    made.map(|one| LinkView {
        text: match one.unit {
            Some(unit) => renderer.written(lang, &unit, LangId::SOURCE),
            None => messages.text("plazos-calendario-todos", &[]),
        },
        href: format!("/{}", one.path),
        ..LinkView::default()
    })
    .collect()
}

struct Calendar {
    path: String,
    unit: Option<Arc<str>>,
    text: String,
}

fn made(inputs: &Inputs<'_>) -> Vec<Calendar> {
    let catalog = inputs.catalog;
    let config = catalog.config();
    if catalog.named("compromiso").is_empty() {
        return Vec::new();
    }
    let Some(messages) = inputs.messages.get(config.interface(LangId::SOURCE)) else {
        return Vec::new();
    };
    let cx = Context {
        catalog,
        messages,
        path: &|source| &inputs.scan.file(source).path,
    };
    let all = deadlines(catalog, inputs.date);
    let all: Vec<&Deadline> = all.iter().filter(|one| one.days <= AHEAD).collect();
    let entity = config.entity.text("nombre").unwrap_or_default();
    let mut units: BTreeMap<&str, Vec<&Deadline>> = BTreeMap::new();
    for &one in &all {
        if let Some(id) = cx.owner_id(one) {
            units.entry(id).or_default().push(one);
        }
    }
    let whole = messages.text("plazos-titulo-ics", &[("entidad", entity.into())]);
    let mut made = Vec::new();
    made.extend(ics(&whole, inputs.date, &all, &cx).map(|text| Calendar {
        path: "plazos.ics".to_owned(),
        unit: None,
        text,
    }));
    for (id, of_unit) in units {
        let unit = of_unit.first().and_then(|one| cx.owner(one));
        let args = [
            ("dependencia", unit.unwrap_or_default().into()),
            ("entidad", entity.into()),
        ];
        let name = messages.text("plazos-titulo-dependencia", &args);
        made.extend(ics(&name, inputs.date, &of_unit, &cx).map(|text| Calendar {
            path: format!("plazos/{id}.ics"),
            unit: unit.map(Arc::from),
            text,
        }));
    }
    made
}
