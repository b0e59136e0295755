//! The facets of a list: by which values of which fields it can be narrowed, and the address of each.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::listing::{Sums, sums};
use crate::catalog::{Catalog, EntryId};
use crate::model::{LangId, Value};
use crate::schema::{FieldType, KindId};

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

/// Address of a page of a facet.
pub fn facet_route(section: &str, field: &str, value: &str, page: usize) -> String {
    let field = field.replace('_', "-");
    match page {
        1 => format!("{section}{field}/{value}/"),
        page => format!("{section}{field}/{value}/pagina/{page}/"),
    }
}

/// Facets with at least two values that narrow the list.
pub(super) fn facets(
    catalog: &Catalog,
    kind: KindId,
    entries: &[EntryId],
    lang: LangId,
) -> Vec<Facet> {
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
