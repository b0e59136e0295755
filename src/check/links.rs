//! Links in bodies and rich texts lead somewhere: to an entry, an address of the site with its anchor, a file.

use rayon::prelude::*;

use crate::catalog::{Catalog, DocId};
use crate::diag::{Diagnostic, Findings, code, nearest};
use crate::model::{Fragment, LangId, Value};

/// What a link's target means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// An address of this site, with the anchor, and whether the page is in the language of the link.
    Page(String, bool),
    /// A file of the site.
    File(String),
    /// Another site, mail or telephone.
    Outside(String),
    /// Nothing: no such page.
    Missing,
    /// What could not be read or has no address, which is told where it lies.
    Told,
    /// A page without that anchor.
    NoAnchor(String),
}

/// Resolves a link typed in a document of a language: `normas/ley-1712-2014`, `/transparencia/`, `#ancla`, `https://…`.
pub fn resolve(catalog: &Catalog, from: DocId, target: &str) -> Resolved {
    let lang = catalog.doc(from).lang;
    if target.starts_with("https://")
        || target.starts_with("http://")
        || target.starts_with("mailto:")
        || target.starts_with("tel:")
    {
        return Resolved::Outside(target.to_owned());
    }
    let (path, anchor) = target
        .split_once('#')
        .map_or((target, None), |(path, anchor)| (path, Some(anchor)));
    if path.is_empty() {
        return match anchor {
            Some(anchor) if has_anchor(catalog, from, anchor) => {
                Resolved::Page(format!("#{anchor}"), true)
            }
            Some(anchor) => Resolved::NoAnchor(anchor.to_owned()),
            None => Resolved::Missing,
        };
    }
    let path = path
        .trim_start_matches("../")
        .trim_start_matches("content/");
    if path.starts_with("archivos/") || path.starts_with("imagenes/") {
        return match catalog.file(path) {
            Some(_) => Resolved::File(format!("/{path}")),
            None if catalog.unread().has_file(path) => Resolved::Told,
            None => Resolved::Missing,
        };
    }
    let doc = match path.starts_with('/') {
        true => at_route(catalog, path, lang),
        false => entry(catalog, path, lang),
    };
    match (doc, anchor) {
        (Some(Target::Doc(doc)), Some(anchor)) if !has_anchor(catalog, doc, anchor) => {
            Resolved::NoAnchor(anchor.to_owned())
        }
        (Some(Target::Doc(doc)), anchor) => match &catalog.card(doc).route {
            Some(route) => {
                let anchor = anchor
                    .map(|anchor| format!("#{anchor}"))
                    .unwrap_or_default();
                Resolved::Page(format!("{route}{anchor}"), catalog.doc(doc).lang == lang)
            }
            None if catalog.kind(doc).pages => Resolved::Told,
            None => Resolved::Missing,
        },
        (Some(Target::Unread), _) => Resolved::Told,
        (Some(Target::Own), _) => Resolved::Page(target.to_owned(), true),
        (None, _) => Resolved::Missing,
    }
}

enum Target {
    Doc(DocId),
    /// A page that the program itself makes.
    Own,
    /// What could not be read.
    Unread,
}

fn at_route(catalog: &Catalog, path: &str, lang: LangId) -> Option<Target> {
    let own = [
        "/buscar/",
        "/mapa-del-sitio/",
        "/cumplimiento/",
        "/historial/",
    ];
    if own.contains(&path) || path.starts_with("/cumplimiento/") {
        return Some(Target::Own);
    }
    if catalog.file(path.trim_start_matches('/')).is_some() || is_feed(path) {
        return Some(Target::Own);
    }
    let path = if path.ends_with('/') {
        path.to_owned()
    } else {
        format!("{path}/")
    };
    let doc = catalog.at(&path)?;
    let here = catalog.in_language(catalog.card(doc).entry, lang);
    Some(Target::Doc(match catalog.doc(doc).lang {
        LangId::SOURCE => here.unwrap_or(doc),
        _ => doc,
    }))
}

fn is_feed(path: &str) -> bool {
    path.ends_with("/rss.xml")
        || path.ends_with("/atom.xml")
        || path.ends_with(".ics")
        || path == "/sitemap.xml"
}

fn entry(catalog: &Catalog, path: &str, lang: LangId) -> Option<Target> {
    let (folder, id) = path.trim_start_matches("./").split_once('/')?;
    let id = id.trim_end_matches(".md").trim_end_matches(".toml");
    let kind = catalog.schema().in_folder(folder)?;
    match catalog.find(&catalog.schema().kind(kind).name, id) {
        Some(entry) => Some(Target::Doc(catalog.best(entry, lang))),
        None => catalog.unread().has(kind, id).then_some(Target::Unread),
    }
}

fn has_anchor(catalog: &Catalog, doc: DocId, anchor: &str) -> bool {
    let body = &catalog.doc(doc).body;
    let in_body = body
        .iter()
        .flat_map(|body| &body.headings)
        .any(|heading| &*heading.id == anchor);
    // Rows of a list without pages have their id as anchor.
    let listed = || {
        let list = catalog.doc(doc).fields.text("lista")?;
        catalog.find(list, anchor)
    };
    in_body || anchor == "contenido" || listed().is_some()
}

pub(super) fn check(catalog: &Catalog) -> Findings {
    let docs: Vec<DocId> = catalog.docs().map(|(id, _)| id).collect();
    docs.par_iter()
        .with_min_len(64)
        .flat_map_iter(|&id| of(catalog, id))
        .collect()
}

fn of(catalog: &Catalog, id: DocId) -> Findings {
    let doc = catalog.doc(id);
    let mut findings = Findings::new();
    let mut look = |fragment: &Fragment| {
        for link in &fragment.links {
            match resolve(catalog, id, &link.target) {
                Resolved::Missing => {
                    let finding = Diagnostic::at(code::LINK, doc.source, link.span)
                        .arg("destino", link.target.clone());
                    findings.push(finding.suggest(near(catalog, &link.target).as_deref()));
                }
                Resolved::NoAnchor(anchor) => findings.push(
                    Diagnostic::at(code::ANCHOR, doc.source, link.span)
                        .arg("destino", link.target.clone())
                        .arg("ancla", anchor),
                ),
                _ => {}
            }
        }
        for image in &fragment.images {
            if !catalog.knows_file(&image.path) {
                findings.push(
                    Diagnostic::at(code::FILE_MISSING, doc.source, image.span)
                        .arg("archivo", image.path.clone()),
                );
            }
        }
    };
    doc.body.iter().for_each(&mut look);
    fragments(&doc.fields, &mut look);
    findings
}

fn fragments(record: &crate::model::Record, look: &mut impl FnMut(&Fragment)) {
    for (_, value) in &record.entries {
        walk(&value.value, look);
    }
}

fn walk(value: &Value, look: &mut impl FnMut(&Fragment)) {
    match value {
        Value::Rich(fragment) => look(fragment),
        Value::List(items) => items.iter().for_each(|item| walk(&item.value, look)),
        Value::Record(record) => record
            .entries
            .iter()
            .for_each(|(_, value)| walk(&value.value, look)),
        _ => {}
    }
}

/// The nearest thing that exists.
fn near(catalog: &Catalog, target: &str) -> Option<String> {
    if target.starts_with('/') {
        let routes = catalog
            .docs()
            .filter_map(|(id, _)| catalog.card(id).route.as_deref());
        return nearest(target, routes).map(str::to_owned);
    }
    let (folder, id) = target.split_once('/')?;
    let folders = catalog.schema().kinds().map(|(_, kind)| &*kind.folder);
    let folder = nearest(folder, folders)?;
    let kind = catalog.schema().in_folder(folder)?;
    let ids = catalog
        .of_kind(kind)
        .iter()
        .map(|&entry| &*catalog.entry(entry).id);
    Some(format!("{folder}/{}", nearest(id, ids)?))
}
