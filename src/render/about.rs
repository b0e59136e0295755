//! What a page says of itself: its source, when it was published and changed, the requirements that it answers, how to
//! cite it.

use std::sync::Arc;

use super::view::{LinkView, PageView, SiteView, StampsView};
use super::{Inputs, Renderer};
use crate::catalog::{DocId, EntryId};
use crate::model::{LangId, Value};

/// Where the text of an entry comes from.
pub(super) fn source(renderer: &Renderer<'_>, id: DocId) -> Option<LinkView> {
    let catalog = renderer.inputs.catalog;
    let Some(Value::Record(record)) = catalog.value(id, "fuente") else {
        return None;
    };
    let written = catalog.written_in(id, "fuente");
    Some(LinkView {
        text: renderer.written(catalog.doc(id).lang, record.text("nombre")?, written),
        href: record.text("enlace").unwrap_or_default().to_owned(),
        external: true,
        ..LinkView::default()
    })
}

/// When an entry was published and changed: from its front matter, else from the history of its file.
pub(super) fn stamps(inputs: &Inputs<'_>, id: DocId) -> StampsView {
    let catalog = inputs.catalog;
    let doc = catalog.doc(id);
    let path = &inputs.scan.file(doc.source).path;
    let committed = inputs.history.files.get(path);
    let typed = |field: &str| doc.fields.date(field).map(|date| date.to_string());
    // A file that is not committed yet will be published, at the earliest, with the commit that is built.
    let head = || inputs.history.head.map(|stamp| stamp.rfc3339());
    let published = committed
        .map(|file| file.first.rfc3339())
        .or_else(head)
        .or_else(|| typed("fecha_publicacion"));
    let updated = typed("fecha_actualizacion")
        .or_else(|| committed.map(|file| file.last.rfc3339()))
        .or_else(head)
        .or_else(|| typed("fecha_publicacion"));
    StampsView {
        published,
        updated,
        version: committed.map(|file| super::shell::short(&file.commit)),
    }
}

/// Links to the requirements that an entry's page answers.
pub(super) fn numerals(renderer: &Renderer<'_>, entry: EntryId, lang: LangId) -> Vec<LinkView> {
    let inputs = &renderer.inputs;
    let (catalog, config) = (inputs.catalog, inputs.catalog.config());
    // Pages of the program exist in languages with an interface of their own; the others use the source's.
    let prefix = match config.language(lang).interface {
        true => catalog.prefix(lang),
        false => catalog.prefix(LangId::SOURCE),
    };
    let tag = config.interface(lang);
    let named = |found: Option<(&Arc<str>, &Arc<str>)>| {
        found.map(|(tag, name)| renderer.said(lang, name, tag))
    };
    let found = inputs.plan.numerals.get(&entry).into_iter().flatten();
    found
        .map(|numeral| LinkView {
            text: numeral.label.to_string(),
            href: format!("{prefix}{}", numeral.address),
            summary: named(
                numeral
                    .regime
                    .get_key_value(tag)
                    .or_else(|| numeral.regime.get_key_value("es"))
                    .or_else(|| numeral.regime.iter().next()),
            ),
            ..LinkView::default()
        })
        .collect()
}

/// How to cite an entry: who publishes it, what it is, its date and address.
pub(super) fn cite(
    renderer: &Renderer<'_>,
    site: &SiteView,
    id: DocId,
    page: &PageView,
) -> Option<String> {
    let catalog = renderer.inputs.catalog;
    let kind = &*catalog.kind(id).name;
    if kind == "seccion" {
        return None;
    }
    let messages = renderer.messages(catalog.doc(id).lang);
    let lang = catalog.doc(id).lang;
    let author = match catalog.text(id, "expide").filter(|_| kind == "norma") {
        Some(author) => renderer.written(lang, author, catalog.written_in(id, "expide")),
        None => renderer.written(lang, &site.name, LangId::SOURCE),
    };
    let title = renderer.title(lang, id);
    let date = match kind {
        "norma" => catalog.value(id, "fecha").and_then(Value::day),
        _ => catalog.value(id, "fecha_publicacion").and_then(Value::day),
    };
    let date = date.map(|date| messages.date(date).text);
    Some(messages.text(
        "sobre-cita-texto",
        &[
            ("autor", author.into()),
            ("titulo", title.into()),
            ("hay-fecha", if date.is_some() { "si" } else { "no" }.into()),
            ("fecha", date.unwrap_or_default().into()),
            ("direccion", page.canonical.as_str().into()),
        ],
    ))
}
