//! Gives every document its address, and tells when two have the same.

use std::sync::Arc;

use super::{Catalog, DocId};
use crate::diag::{Diagnostic, Findings, code};
use crate::model::{LangId, Value};
use crate::text::Place;

/// First parts of addresses that belong to the program itself.
const OWN: [&str; 6] = [
    "buscar",
    "cumplimiento",
    "indice",
    "mapa-del-sitio",
    "recursos",
    "archivos",
];

/// Assigns addresses to all documents.
pub(super) fn assign(catalog: &mut Catalog, findings: &mut Findings) {
    for n in 0..catalog.docs.len() {
        let id = DocId(n as u32);
        let Some(path) = path(catalog, id) else {
            continue;
        };
        let doc = &catalog.docs[n];
        let place = route_place(catalog, id);
        if !is_route(&path)
            || OWN
                .iter()
                .any(|own| path.trim_start_matches('/').split('/').next() == Some(own))
        {
            findings.push(Diagnostic::at(code::ROUTE, place.source, place.span).arg("ruta", path));
            continue;
        }
        let route: Arc<str> = format!("{}{path}", catalog.prefix(doc.lang)).into();
        if let Some(&other) = catalog.by_route.get(&route) {
            findings.push(
                Diagnostic::at(code::SAME_ADDRESS, place.source, place.span)
                    .arg("ruta", route.clone())
                    .and(route_place(catalog, other)),
            );
            continue;
        }
        catalog.by_route.insert(route.clone(), id);
        catalog.cards[n].route = Some(route);
        catalog.cards[n].page = true;
    }
    anchors(catalog);
    let home = catalog.by_route.contains_key("/");
    let unread =
        (catalog.schema.named("seccion")).is_some_and(|kind| catalog.unread.has(kind, "inicio"));
    if !home && !unread {
        findings.push(Diagnostic::on(
            code::HOME_MISSING,
            "content/secciones/inicio.md",
        ));
    }
}

/// Where the address of a document is decided: its `ruta`, else its first byte.
fn route_place(catalog: &Catalog, id: DocId) -> Place {
    catalog.doc(id).place("ruta")
}

/// The address of a document's page, without the language.
fn path(catalog: &Catalog, id: DocId) -> Option<String> {
    let doc = catalog.doc(id);
    let kind = catalog.schema.kind(doc.kind);
    if !kind.pages || !doc.page {
        return None;
    }
    if let Some(route) = catalog.text(id, "ruta") {
        return Some(route.to_owned());
    }
    match &kind.route {
        Some(pattern) => Some(fill(catalog, id, pattern)),
        None => Some(format!(
            "{}{}/",
            section_route(catalog, id, &kind.folder),
            doc.id
        )),
    }
}

/// The address of the section under which a document hangs.
fn section_route(catalog: &Catalog, id: DocId, folder: &str) -> String {
    let section = catalog.entry(catalog.card(id).entry).section;
    let route =
        section.and_then(|section| catalog.doc(catalog.source(section)).fields.text("ruta"));
    route.map_or_else(|| format!("/{folder}/"), str::to_owned)
}

/// Fills `/normas/{tipo}/{vigencia}/{numero}/`; what is missing becomes the id.
fn fill(catalog: &Catalog, id: DocId, pattern: &str) -> String {
    let doc = catalog.doc(id);
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        let text = match catalog.value(id, name) {
            Some(Value::Text(text)) if text.starts_with('/') => text.to_string(),
            Some(Value::Text(text)) => crate::parse::slug(text),
            Some(Value::Integer(number)) => number.to_string(),
            Some(value) => value
                .day()
                .map_or_else(String::new, |day| day.year().to_string()),
            None => String::new(),
        };
        out.push_str(if text.is_empty() { &doc.id } else { &text });
        rest = after;
    }
    out + rest
}

/// Whether a text is an address: `/`, or parts of letters, digits and hyphens with slashes around.
fn is_route(path: &str) -> bool {
    let inner = path
        .strip_prefix('/')
        .and_then(|rest| rest.strip_suffix('/').or(rest.is_empty().then_some("")));
    let part = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte)
            })
    };
    path.len() < 512 && inner.is_some_and(|inner| inner.is_empty() || inner.split('/').all(part))
}

/// Entries without pages are shown in the first section that lists their kind: their address is an anchor there.
fn anchors(catalog: &mut Catalog) {
    let listing: Vec<(crate::schema::KindId, super::EntryId)> = catalog
        .named("seccion")
        .iter()
        .filter_map(|&section| {
            let name = catalog.doc(catalog.source(section)).fields.text("lista")?;
            Some((catalog.schema.named(name)?, section))
        })
        .collect();
    for n in 0..catalog.docs.len() {
        let (kind, lang) = (catalog.docs[n].kind, catalog.docs[n].lang);
        if catalog.schema.kind(kind).pages {
            // A row without page of its own stands on one of many pages of a list: nothing can point to it.
            continue;
        }
        let Some((_, section)) = listing.iter().find(|(listed, _)| *listed == kind) else {
            continue;
        };
        let page = catalog
            .in_language(*section, lang)
            .or(catalog.in_language(*section, LangId::SOURCE));
        let route = page.and_then(|page| catalog.cards[page.0 as usize].route.clone());
        let id = catalog.docs[n].id.clone();
        catalog.cards[n].route = route.map(|route| format!("{route}#{id}").into());
    }
}
