//! `plazos.ics` and `plazos/<office>.ics`: what falls due, for calendars.
//!
//! In: the deadlines of the day, as far ahead as the site looks. Out: a calendar with all, and one for each office that
//! answers for something. A portal without an editorial policy has none.

use std::collections::BTreeMap;

use super::Inputs;
use crate::deadlines::sink::{Context, ics::ics};
use crate::deadlines::{AHEAD, Deadline, deadlines};
use crate::model::LangId;

/// Path and bytes of each calendar.
pub fn calendars(inputs: &Inputs<'_>) -> Vec<(String, Vec<u8>)> {
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
    let mut files = vec![("plazos.ics".to_owned(), ics(&whole, inputs.date, &all, &cx))];
    for (id, of_unit) in units {
        let unit = of_unit.first().and_then(|one| cx.owner(one));
        let args = [
            ("dependencia", unit.unwrap_or_default().into()),
            ("entidad", entity.into()),
        ];
        let name = messages.text("plazos-titulo-dependencia", &args);
        let text = ics(&name, inputs.date, &of_unit, &cx);
        files.push((format!("plazos/{id}.ics"), text));
    }
    let made = files
        .into_iter()
        .filter_map(|(path, text)| Some((path, text?.into_bytes())));
    made.collect()
}
