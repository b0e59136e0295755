//! The block `novedades`, for the home page: alerts that hold, what is open to take part in, news, what comes next.
//!
//! In: the entries of those kinds and the day of the build. Out: data for `bloques/novedades.html`. It says how many
//! days are left, so a page that shows it changes every day: the home page is one of those already.

use serde_json::{Value as Json, json};

use super::view::LinkView;
use super::{Renderer, alert, shell};
use crate::catalog::EntryId;
use crate::model::{LangId, Value};

/// News and events shown.
const SHOWN: usize = 3;

/// The data of the block.
pub(super) fn block(renderer: &Renderer<'_>, lang: LangId) -> Json {
    let inputs = &renderer.inputs;
    let catalog = inputs.catalog;
    let today = inputs.date;
    let day = |entry: EntryId, field: &str| {
        let value = catalog.value(catalog.source(entry), field);
        value.and_then(Value::day)
    };
    let link = |entry: EntryId| shell::entry_link(inputs, entry, lang);

    let alerts = catalog.named("alerta").iter().copied();
    let alerts = alerts.filter(|&entry| alert::holds(inputs, entry));
    let alerts: Vec<LinkView> = alerts.map(link).collect();

    let mut news: Vec<EntryId> = catalog.named("noticia").to_vec();
    news.sort_by_key(|&entry| {
        let date = catalog.card(catalog.source(entry)).date;
        (std::cmp::Reverse(date), entry)
    });
    let news: Vec<LinkView> = news.into_iter().take(SHOWN).map(link).collect();

    let open = catalog.named("consulta").iter().copied();
    let mut open: Vec<_> = open
        .filter_map(|entry| {
            let closes = day(entry, "cierre").filter(|&closes| closes >= today)?;
            let opened = day(entry, "apertura").is_none_or(|opens| opens <= today);
            opened.then_some((closes, entry))
        })
        .collect();
    open.sort_unstable();
    let open: Vec<Json> = open
        .into_iter()
        .map(|(closes, entry)| {
            let left = (closes - today).get_days();
            json!({ "link": link(entry), "closes": closes.to_string(), "left": left })
        })
        .collect();

    let events = catalog.named("evento").iter().copied();
    let mut events: Vec<_> = events
        .filter_map(|entry| {
            let starts = day(entry, "inicio")?;
            let ends = day(entry, "fin").unwrap_or(starts);
            (ends >= today).then_some((starts, entry))
        })
        .collect();
    events.sort_unstable();
    let events: Vec<Json> = events
        .into_iter()
        .take(SHOWN)
        .map(|(starts, entry)| json!({ "link": link(entry), "start": starts.to_string() }))
        .collect();
    json!({ "alerts": alerts, "news": news, "open": open, "events": events })
}
