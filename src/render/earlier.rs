//! What stands at an address that is no longer a page's: a notice of withdrawal, or a page that leads to the new
//! address on any static server.

use std::sync::Arc;

use tera::Context;

use super::view::{PageView, SiteView, StampsView};
use super::{Inputs, Renderer, own, page, shell};
use crate::catalog::DocId;
use crate::diag::Findings;
use crate::host::Fault;
use crate::plan::Output;

/// The notice of a withdrawal.
pub(super) fn withdrawn(
    renderer: &Renderer<'_>,
    site: &Arc<SiteView>,
    output: &Output,
    id: DocId,
) -> PageView {
    let catalog = renderer.inputs.catalog;
    let card = catalog.card(id);
    let mut view = own::own(renderer, site, output, "retirado", "retiro-clase");
    view.kind_label = Some(std::mem::take(&mut view.title));
    view.title = card.title.to_string();
    view.full_title = format!("{} · {}", card.title, shell::site_name(site));
    if let Some(last) = view.breadcrumb.last_mut() {
        last.text.clone_from(&view.title);
    }
    view.description.clone_from(&view.full_title);
    view.summary = catalog.text(id, "motivo").map(str::to_owned);
    view.example = catalog.entry(card.entry).example;
    view.facts = page::facts(renderer, id);
    view.stamps = StampsView {
        published: None,
        updated: catalog
            .doc(id)
            .fields
            .date("fecha")
            .map(|day| day.to_string()),
        version: None,
    };
    view
}

/// A page that leads to another. It needs no theme: nobody reads it unless the browser does not follow.
pub fn moved(inputs: &Inputs<'_>, to: DocId, findings: &mut Findings) -> Result<Vec<u8>, Fault> {
    let catalog = inputs.catalog;
    let (config, card, lang) = (catalog.config(), catalog.card(to), catalog.doc(to).lang);
    let route = card.route.as_deref().unwrap_or("/");
    let mut context = Context::new();
    context.insert("lang", config.tag(lang));
    context.insert("ui_lang", config.interface(lang));
    context.insert("destino", route);
    context.insert("canonical", &format!("{}{route}", config.base));
    context.insert("titulo", &*card.title);
    inputs.theme.render("traslado.html", &context, findings)
}
