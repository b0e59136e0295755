//! The list of a section: its entries in order, and what they add up to.
//!
//! In: the catalogue and a section. Out: a [`Listing`], from which each page of the list takes its part.

use std::sync::Arc;

use super::facet::{Facet, facets};
use crate::catalog::{Catalog, DocId, EntryId};
use crate::model::{LangId, Value};
use crate::schema::{Field, FieldType, KindId};

/// Entries on one page of a list, unless the section says otherwise.
const PER_PAGE: usize = 50;

/// The whole numbers of the fields that add up (`suma` in the kind), by field.
pub type Sums = Vec<(Arc<str>, i64)>;

/// The list of a section in one language.
#[derive(Debug, Clone)]
pub struct Listing {
    /// The listed kind.
    pub kind: KindId,
    /// Entries, in order.
    pub entries: Vec<EntryId>,
    /// Entries that exist only in the source language and are listed there, not here.
    pub elsewhere: usize,
    /// Entries on a page.
    pub per_page: usize,
    /// Facets.
    pub facets: Vec<Facet>,
    /// What its entries add up to.
    pub sums: Sums,
}

impl Listing {
    /// Number of pages of a list of so many entries.
    pub fn pages(&self, entries: usize) -> usize {
        entries.div_ceil(self.per_page).max(1)
    }
}

/// The list of a section's document, if it has one.
pub(super) fn listing(catalog: &Catalog, id: DocId) -> Option<Listing> {
    let name = catalog.text(id, "lista")?;
    let kind = catalog.schema().named(name)?;
    let filter = match catalog.value(id, "filtro") {
        Some(Value::Record(filter)) => Some(filter),
        _ => None,
    };
    let wanted = |entry: &EntryId| match filter {
        None => true,
        Some(filter) => {
            let field = filter.text("campo").unwrap_or_default();
            let value = catalog.text(catalog.source(*entry), field);
            value.is_some_and(|value| filter.texts("valores").any(|wanted| wanted == value))
        }
    };
    let all: Vec<EntryId> = catalog
        .of_kind(kind)
        .iter()
        .copied()
        .filter(wanted)
        .collect();
    // A list in another language holds what exists in it; if nothing does, everything is offered in the source language.
    let lang = catalog.doc(id).lang;
    let own: Vec<EntryId> = all
        .iter()
        .copied()
        .filter(|&entry| catalog.in_language(entry, lang).is_some())
        .collect();
    let (entries, elsewhere) = match own.is_empty() {
        true => (all, 0),
        false => (in_words(catalog, kind, &own, lang), all.len() - own.len()),
    };
    let per_page = match catalog.value(id, "por_pagina") {
        Some(Value::Integer(number)) if *number > 0 => *number as usize,
        _ => PER_PAGE,
    };
    let facets = facets(catalog, kind, &entries, lang);
    Some(Listing {
        sums: sums(catalog, kind, &entries, lang),
        kind,
        entries,
        elsewhere,
        per_page,
        facets,
    })
}

/// Entries in the order of a language's own words, where the list of their kind is in the order of a text.
fn in_words(catalog: &Catalog, kind: KindId, entries: &[EntryId], lang: LangId) -> Vec<EntryId> {
    let mut sorted = entries.to_vec();
    let kind = catalog.schema().kind(kind);
    let by_text = kind.order.as_ref().filter(|order| {
        let mut fields = kind.fields.iter();
        let field = fields.find(|field| field.name == order.field);
        field.is_some_and(|field| field.ty == FieldType::Text) && !order.descending
    });
    if let (Some(order), true) = (by_text, lang != LangId::SOURCE) {
        let words = catalog.order(lang);
        sorted.sort_by_cached_key(|&entry| {
            let doc = catalog.best(entry, lang);
            words.key(catalog.text(doc, &order.field).unwrap_or_default())
        });
    }
    sorted
}

/// What entries add up to, once for all pages of their list.
pub(super) fn sums(catalog: &Catalog, kind: KindId, entries: &[EntryId], lang: LangId) -> Sums {
    let fields = catalog.schema().kind(kind).fields.iter();
    let sum = |field: &Field| {
        let number = |&entry: &EntryId| {
            let doc = catalog.best(entry, lang);
            match catalog.value(doc, &field.name) {
                Some(Value::Integer(number)) => *number,
                _ => 0,
            }
        };
        entries.iter().map(number).fold(0, i64::saturating_add)
    };
    let summed = fields.filter(|field| field.sum && !field.personal);
    summed
        .map(|field| (field.name.clone(), sum(field)))
        .collect()
}
