//! `alerta.txt`: the alerts that hold, in plain text, for whoever has but one bar of signal.
//!
//! In: the entries of the kind `alerta` and the day of the build. Out: one file in the source language. An alert holds
//! until the end of its last day; one without an end holds until somebody writes it.

use super::Inputs;
use crate::catalog::{Catalog, DocId, EntryId};
use crate::i18n::Messages;
use crate::model::{LangId, Value};

/// The file's text; `None` where the portal has neither alerts nor a section for them.
pub fn text(inputs: &Inputs<'_>) -> Option<Vec<u8>> {
    let catalog = inputs.catalog;
    let config = catalog.config();
    let all = catalog.named("alerta");
    let messages = inputs.messages.get(config.interface(LangId::SOURCE))?;
    let kind = catalog.schema().named("alerta");
    let listed = inputs
        .plan
        .listings
        .values()
        .any(|listing| Some(listing.kind) == kind);
    if all.is_empty() && !listed {
        return None;
    }
    let mut holding: Vec<EntryId> = all
        .iter()
        .copied()
        .filter(|&entry| holds(inputs, entry))
        .collect();
    holding.sort_by_key(|&entry| {
        (
            std::cmp::Reverse(catalog.card(catalog.source(entry)).date),
            entry,
        )
    });
    let mut out = format!("{}\n", config.entity.text("nombre").unwrap_or_default());
    if holding.is_empty() {
        out.push_str(&format!("\n{}\n", messages.text("alerta-ninguna", &[])));
    }
    for entry in holding {
        out.push('\n');
        alert(catalog, messages, catalog.source(entry), &mut out);
    }
    Some(out.into_bytes())
}

/// Whether an alert has not ended before the day of the build.
pub(super) fn holds(inputs: &Inputs<'_>, entry: EntryId) -> bool {
    let doc = inputs.catalog.source(entry);
    let day = |field: &str| inputs.catalog.value(doc, field).and_then(Value::day);
    day("fin").is_none_or(|end| end >= inputs.date)
        && day("inicio").is_none_or(|start| start <= inputs.date)
}

fn alert(catalog: &Catalog, messages: &Messages, doc: DocId, out: &mut String) {
    let card = catalog.card(doc);
    let mut line = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    if catalog.doc(doc).fields.flag("ejemplo") {
        line(&messages.text("alerta-ejemplo", &[]));
    }
    line(&card.title);
    for field in ["resumen", "lugar"] {
        if let Some(text) = catalog.text(doc, field) {
            line(text);
        }
    }
    let fields = &catalog.doc(doc).fields;
    let places: Vec<&str> = fields
        .texts("municipios")
        .filter_map(|id| catalog.find("municipio", id))
        .map(|entry| &*catalog.card(catalog.source(entry)).title)
        .collect();
    if !places.is_empty() {
        line(&places.join(", "));
    }
    for (field, mark) in [("que_hacer", "- "), ("telefonos", "")] {
        for text in fields.texts(field) {
            line(&format!("{mark}{text}"));
        }
    }
    for (field, id) in [("inicio", "alerta-desde"), ("fin", "alerta-hasta")] {
        if let Some(Value::Moment(moment)) = catalog.value(doc, field) {
            line(&messages.text(id, &[("cuando", messages.date_time(*moment).text.into())]));
        }
    }
    if let Some(issuer) = catalog.text(doc, "emite") {
        line(&messages.text("alerta-emite", &[("quien", issuer.into())]));
    }
    if let Some(route) = &card.route {
        line(&format!("{}{route}", catalog.config().base));
    }
}
