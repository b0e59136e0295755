//! The list of a section: its entries in order, its facets, what they add up to.
//!
//! In: the catalogue and a section. Out: a [`Listing`], from which each page of the list takes its part.

use std::collections::BTreeSet;
use std::sync::Arc;

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

/// A facet of a list.
#[derive(Debug, Clone)]
pub struct Facet {
    /// The field.
    pub field: Arc<str>,
    /// Its values in order, with the entries that have them.
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Debug, Clone)]
pub struct FacetValue {
    /// As typed.
    pub value: Arc<str>,
    /// Part of an address.
    pub slug: String,
    /// Entries, in order.
    pub entries: Vec<EntryId>,
    /// What they add up to.
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

/// Facets with at least two values that narrow the list.
fn facets(catalog: &Catalog, kind: KindId, entries: &[EntryId], lang: LangId) -> Vec<Facet> {
    let words = catalog.order(lang);
    let fields = catalog
        .schema()
        .kind(kind)
        .fields
        .iter()
        .filter(|field| field.facet && !field.personal);
    let mut facets = Vec::new();
    for field in fields {
        let mut values: indexmap::IndexMap<Arc<str>, Vec<EntryId>> = indexmap::IndexMap::new();
        for &entry in entries {
            let doc = catalog.source(entry);
            for text in values_of(catalog.value(doc, &field.name)) {
                values.entry(text.into()).or_default().push(entry);
            }
        }
        if values.len() < 2 {
            continue;
        }
        match &field.ty {
            FieldType::Choice(options) => {
                values.sort_by_cached_key(|value, _| {
                    options.iter().position(|option| option.value == *value)
                });
            }
            FieldType::Integer | FieldType::PartialDate | FieldType::Date => {
                values.sort_unstable_by(|a, _, b, _| b.cmp(a));
            }
            _ => values.sort_by_cached_key(|value, _| words.key(value)),
        }
        let slugs = slugs(values.keys());
        let values = values
            .into_iter()
            .zip(slugs)
            .map(|((value, entries), slug)| FacetValue {
                sums: sums(catalog, kind, &entries, lang),
                slug,
                value,
                entries,
            });
        facets.push(Facet {
            field: field.name.clone(),
            values: values.collect(),
        });
    }
    facets
}

/// What entries add up to, once for all pages of their list.
fn sums(catalog: &Catalog, kind: KindId, entries: &[EntryId], lang: LangId) -> Sums {
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

/// An address for each value: readable, and its own where values differ in their marks alone. It does not depend on the
/// order in which they are shown.
fn slugs<'v>(values: impl Iterator<Item = &'v Arc<str>>) -> Vec<String> {
    let values: Vec<(usize, &Arc<str>)> = values.enumerate().collect();
    let mut named: Vec<(String, &Arc<str>, usize)> = values
        .iter()
        .map(|&(n, value)| {
            let slug = crate::parse::slug(value);
            let slug = if slug.is_empty() {
                "valor".to_owned()
            } else {
                slug
            };
            (slug, value, n)
        })
        .collect();
    named.sort_unstable();
    let all: BTreeSet<String> = named.iter().map(|(slug, ..)| slug.clone()).collect();
    let mut slugs = vec![String::new(); named.len()];
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for (slug, _, n) in named {
        let numbered = (2..).map(|more| format!("{slug}-{more}"));
        let free =
            |wanted: &String| (*wanted == slug || !all.contains(wanted)) && !taken.contains(wanted);
        let own = std::iter::once(slug.clone()).chain(numbered).find(free);
        slugs[n] = own.unwrap_or(slug);
        taken.insert(slugs[n].clone());
    }
    slugs
}

fn values_of(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Text(text)) => vec![text.to_string()],
        Some(Value::Integer(number)) => vec![number.to_string()],
        Some(Value::List(items)) => items
            .iter()
            .flat_map(|item| values_of(Some(&item.value)))
            .collect(),
        Some(value) => value
            .day()
            .map(|day| day.year().to_string())
            .into_iter()
            .collect(),
        None => Vec::new(),
    }
}
