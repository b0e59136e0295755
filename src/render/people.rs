//! What the page of a people shows first: its name in its own language, its voice, its words, and where it lives.
//!
//! In: an entry of the kind `pueblo`. Out: a part of the view. Words in a people's language are quoted from the page
//! that the entry names, with that page's source; nothing is written here.

use serde_json::{Value as Json, json};

use super::{Renderer, picture, recording, shell, value};
use crate::catalog::{DocId, EntryId};
use crate::model::{LangId, Value};

/// What comes before the facts.
pub(super) fn view(renderer: &Renderer<'_>, id: DocId) -> Json {
    let catalog = renderer.inputs.catalog;
    let lang = catalog.doc(id).lang;
    let tongue = catalog.text(id, "lengua");
    let own_name = catalog
        .text(id, "autonombre")
        .filter(|name| *name != &*catalog.card(id).title);
    json!({
        "people": true,
        "own_name": own_name,
        "lang": tongue,
        "recordings": recording::players(renderer, id, &[]),
        "quote": quote(renderer, id),
        "validated": catalog.text(id, "validado_por").is_some(),
        "consultations": consultations(renderer, id, lang),
        "map": territory(renderer, id, lang),
    })
}

/// The first quotation of the page that the entry names, in the people's language.
fn quote(renderer: &Renderer<'_>, id: DocId) -> Option<Json> {
    let catalog = renderer.inputs.catalog;
    let page = catalog.find("pagina", catalog.text(id, "cita")?)?;
    let tongue = catalog.text(id, "lengua")?;
    let (lang, _) = catalog
        .config()
        .langs()
        .find(|(_, language)| *language.tag == *tongue)?;
    let doc = catalog.in_language(page, lang)?;
    let reader = catalog.doc(id).lang;
    let whole = value::rich(renderer, doc, catalog.doc(doc).body.as_ref()?);
    let (_, rest) = whole.split_once("<blockquote>")?;
    let (quoted, _) = rest.split_once("</blockquote>")?;
    let source = match catalog.value(catalog.source(page), "fuente") {
        Some(Value::Record(source)) => source.text("nombre"),
        _ => None,
    };
    Some(json!({
        "html": quoted,
        "lang": tongue,
        "link": shell::entry_link(&renderer.inputs, page, reader),
        "source": source.map(|name| renderer.written(reader, name, LangId::SOURCE)),
    }))
}

/// Consultations that are for this people, the latest first.
fn consultations(renderer: &Renderer<'_>, id: DocId, lang: LangId) -> Vec<Json> {
    let catalog = renderer.inputs.catalog;
    let me = &*catalog.entry(catalog.card(id).entry).id;
    let date = |entry: EntryId, name: &str| {
        let day = catalog.value(catalog.source(entry), name);
        day.and_then(Value::day).map(|day| day.to_string())
    };
    let mut found: Vec<(Option<String>, Json)> = catalog
        .named("consulta")
        .iter()
        .copied()
        .filter(|&entry| {
            let mut peoples = catalog.doc(catalog.source(entry)).fields.texts("pueblos");
            peoples.any(|people| people == me)
        })
        .map(|entry| {
            let opens = date(entry, "apertura");
            let shown = json!({
                "link": shell::entry_link(&renderer.inputs, entry, lang),
                "opens": opens, "closes": date(entry, "cierre"),
            });
            (opens, shown)
        })
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0));
    found.into_iter().map(|(_, shown)| shown).collect()
}

/// The map of the municipalities, with those of the people marked.
fn territory(renderer: &Renderer<'_>, id: DocId, lang: LangId) -> Option<Json> {
    let catalog = renderer.inputs.catalog;
    let source = catalog.source(catalog.card(id).entry);
    let mine: Vec<EntryId> = catalog
        .doc(source)
        .fields
        .texts("municipios")
        .filter_map(|town| catalog.find("municipio", town))
        .collect();
    if mine.is_empty() {
        return None;
    }
    picture::territory::picture(renderer, catalog.named("municipio"), &mine, lang)
}
