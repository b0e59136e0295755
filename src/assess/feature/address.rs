//! The same address in `portal.toml`, at the main office, in every footer and on the contact page.

use crate::assess::context::{Context, Once, Proof, Verdict, folded, on, reason};
use crate::assess::path;
use crate::audit::Page;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let address = context
        .config()
        .entity
        .text("direccion")
        .unwrap_or_default();
    if address.trim().is_empty() {
        return Err(reason(
            "razon-entidad-falta",
            [("campo", "direccion".into())],
        ));
    }
    let wanted = plain(address);
    let main = context
        .counted("sede_fisica")
        .map(|entry| context.catalog.source(entry))
        .find(|&doc| {
            path::texts(context.catalog, doc, "direccion")
                .iter()
                .any(|text| plain(text) == wanted)
        });
    if main.is_none() {
        return Err(reason(
            "razon-sitio-direccion-sede",
            [("valor", address.into())],
        ));
    }
    let Some((contact, page)) = context.role_page("contacto") else {
        return Err(reason("razon-pagina-falta", [("rol", "contacto".into())]));
    };
    let shown = |page: &Page, part: &str, once: &mut Once| {
        let mut parts = page.facts.parts.iter().filter(|found| &*found.name == part);
        parts.any(|found| once.part(found, || plain(&found.text).contains(&wanted)))
    };
    if !shown(page, "contacto", &mut Once::default()) {
        return Err(on("razon-sitio-direccion-contacto", page));
    }
    let fault = |page: &Page, once: &mut Once| {
        (!shown(page, "pie", once)).then(|| on("razon-sitio-direccion-pie", page))
    };
    let proof = context.no_page_with(|_| true, Once::default, fault, [page.route.clone()])?;
    Ok(Proof {
        example: context.catalog.entry(contact).example,
        ..proof
    })
}

/// Letters and digits only, so that spaces and dots do not matter.
fn plain(text: &str) -> String {
    folded(text)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}
