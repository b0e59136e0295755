//! The files of a dataset and the licence of its data: what its page, the catalogues and the instruments say of them.
//!
//! In: an entry of the kind `conjunto`. Out: a [`Distribution`] for each file, also for those of a list of the portal
//! that the dataset names.

use super::Inputs;
use super::download::{FORMATS, Format, PACKAGE};
use crate::catalog::{Catalog, DocId, EntryId};
use crate::media;
use crate::model::{LangId, Record, Value};
use crate::schema::{Choice, vocabulary};

/// One file, or one address, with the data.
#[derive(Debug, Clone)]
pub(super) struct Distribution {
    /// Title in words.
    pub(super) title: String,
    /// Full address.
    pub(super) url: String,
    /// Whether the address is that of the file itself; if not, that of a page where it is found.
    pub(super) direct: bool,
    /// `CSV`.
    pub(super) format: String,
    /// Media type, of files whose ending is known.
    pub(super) media: Option<&'static str>,
    /// Size, of files of the portal.
    pub(super) bytes: Option<u64>,
    /// Address of the description of its columns.
    pub(super) described_by: Option<String>,
    /// The list that it holds, and in which form.
    pub(super) of_list: Option<(Format, DocId)>,
}

/// The files of a dataset, in the order of its resources.
pub(super) fn distributions(inputs: &Inputs<'_>, doc: DocId) -> Vec<Distribution> {
    let Some(Value::List(items)) = inputs.catalog.value(doc, "recursos") else {
        return Vec::new();
    };
    let records = items.iter().filter_map(|item| match &item.value {
        Value::Record(record) => Some(record),
        _ => None,
    });
    records
        .flat_map(|resource| of_resource(inputs, doc, resource))
        .collect()
}

fn of_resource(inputs: &Inputs<'_>, doc: DocId, resource: &Record) -> Vec<Distribution> {
    let catalog = inputs.catalog;
    let base = &catalog.config().base;
    let title = resource.text("titulo").unwrap_or_default();
    let typed = resource.text("formato").map(str::to_uppercase);
    let mut found = Vec::new();
    let file = resource
        .record("archivo")
        .and_then(|file| file.text("archivo"))
        .map(|path| path.trim_start_matches('/'));
    if let Some((path, facts)) = file.and_then(|path| Some((path, catalog.file(path)?))) {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        found.push(Distribution {
            title: title.to_owned(),
            url: format!("{base}/{path}"),
            direct: true,
            format: typed.clone().unwrap_or_else(|| ending.to_uppercase()),
            media: media::data(path),
            bytes: Some(facts.size),
            described_by: None,
            of_list: None,
        });
    }
    if let Some(section) = resource
        .text("lista")
        .and_then(|id| catalog.find("seccion", id))
    {
        found.extend(of_list(
            inputs,
            catalog.best(section, catalog.doc(doc).lang),
        ));
    }
    if let Some(address) = resource.text("enlace") {
        let path = address.split(['?', '#']).next().unwrap_or(address);
        let media = media::data(path);
        found.push(Distribution {
            title: title.to_owned(),
            url: address.to_owned(),
            direct: media.is_some(),
            format: typed.unwrap_or_default(),
            media,
            bytes: None,
            described_by: None,
            of_list: None,
        });
    }
    found
}

/// The downloads of a section's list.
pub(super) fn of_list(inputs: &Inputs<'_>, section: DocId) -> Vec<Distribution> {
    let catalog = inputs.catalog;
    let (base, card) = (&catalog.config().base, catalog.card(section));
    let Some(route) = card.route.as_deref() else {
        return Vec::new();
    };
    let folder = route.trim_start_matches('/');
    let messages = super::messages(inputs, catalog.doc(section).lang);
    FORMATS
        .iter()
        .filter_map(|format| {
            let bytes = inputs.sizes.get(&format!("{folder}{}", format.file))?;
            Some(Distribution {
                title: messages.text(&format.message(), &[("nombre", (&*card.title).into())]),
                url: format!("{base}{route}{}", format.file),
                direct: true,
                format: format.name.to_owned(),
                media: Some(format.media),
                bytes: Some(*bytes),
                described_by: Some(format!("{base}{route}{}", PACKAGE.file)),
                of_list: Some((*format, section)),
            })
        })
        .collect()
}

/// The licence of a dataset, else that of the portal's data.
pub(super) fn licence(inputs: &Inputs<'_>, doc: DocId) -> Option<&'static Choice> {
    let own = inputs.catalog.text(doc, "licencia").and_then(named);
    own.or_else(|| of_portal(inputs))
}

/// The licence of the portal's data (`licencia_datos`).
pub(super) fn of_portal(inputs: &Inputs<'_>) -> Option<&'static Choice> {
    named(inputs.catalog.config().licence.as_deref()?)
}

/// The licence of the downloads of a section's list: of the dataset that names it, else of the portal's data.
pub(super) fn of_downloads(inputs: &Inputs<'_>, section: DocId) -> Option<&'static Choice> {
    let catalog = inputs.catalog;
    let id = &*catalog.doc(section).id;
    let dataset = catalog
        .named("conjunto")
        .iter()
        .map(|&entry| catalog.source(entry))
        .find(|&doc| lists(catalog, doc).any(|list| list == id));
    match dataset {
        Some(doc) => licence(inputs, doc),
        None => of_portal(inputs),
    }
}

fn named(id: &str) -> Option<&'static Choice> {
    vocabulary("licencias")?
        .iter()
        .find(|choice| &*choice.value == id)
}

/// Whether a dataset is classified or reserved.
pub(super) fn withheld(catalog: &Catalog, doc: DocId) -> bool {
    let class = catalog.text(doc, "clasificacion");
    class.is_some_and(|class| class != "publica")
}

/// The sections whose lists a dataset names.
fn lists(catalog: &Catalog, doc: DocId) -> impl Iterator<Item = &str> {
    let records = catalog.doc(doc).fields.records("recursos");
    records.filter_map(|resource| resource.text("lista"))
}

/// Sections of the source language with a list that holds something and that no dataset names, in order of address.
pub(super) fn free_lists(inputs: &Inputs<'_>) -> Vec<DocId> {
    let catalog = inputs.catalog;
    let taken: Vec<&str> = catalog
        .named("conjunto")
        .iter()
        .flat_map(|&entry| lists(catalog, catalog.source(entry)))
        .collect();
    let listings = inputs.plan.listings.iter();
    let mut free: Vec<DocId> = listings
        .filter(|(section, listing)| {
            let doc = catalog.doc(**section);
            doc.lang == LangId::SOURCE
                && !listing.entries.is_empty()
                && !taken.contains(&&*doc.id)
                // The datasets are in the table one by one.
                && &*catalog.schema().kind(listing.kind).name != "conjunto"
        })
        .map(|(section, _)| *section)
        .collect();
    free.sort_by_key(|&section| (catalog.card(section).route.clone(), section));
    free
}

/// The municipality of the portal that has a DIVIPOLA code.
pub(super) fn town(catalog: &Catalog, code: &str) -> Option<EntryId> {
    let mut towns = catalog.named("municipio").iter().copied();
    towns.find(|&town| catalog.text(catalog.source(town), "codigo") == Some(code))
}

/// The place that a DIVIPOLA code names, in words: a municipality of the portal, or a department. With the tag of the
/// language of its name.
pub(super) fn territory<'c>(
    inputs: &Inputs<'c>,
    code: &str,
    lang: LangId,
) -> Option<(&'c str, &'c str)> {
    let catalog = inputs.catalog;
    if let Some(town) = town(catalog, code) {
        let doc = catalog.best(town, lang);
        let tag = catalog.config().tag(catalog.doc(doc).lang);
        return Some((&catalog.card(doc).title, tag));
    }
    let mut departments = vocabulary("departamentos")?.iter();
    let named = departments.find(|department| &*department.value == code)?;
    Some(super::spoken(inputs, lang, &named.label))
}
