//! Rules on the relations between norms, one file a rule.

mod ends;
mod mutual;
mod older;
mod other;
mod state;

use crate::catalog::{Catalog, EntryId};
use crate::diag::{Arg, Findings};
use crate::model::{Record, Value};
use crate::schema::{Field, FieldType, Localized};
use crate::text::{Place, Span};

pub(super) fn check(catalog: &Catalog) -> Findings {
    let rules: [fn(&Catalog) -> Findings; 5] = [
        other::check,
        state::check,
        ends::check,
        mutual::check,
        older::check,
    ];
    rules.into_iter().flat_map(|rule| rule(catalog)).collect()
}

/// Every declared relation of a norm, with its span.
fn relations(catalog: &Catalog, entry: EntryId) -> impl Iterator<Item = (&Record, Span)> {
    let fields = &catalog.doc(catalog.source(entry)).fields;
    fields
        .list("relaciones")
        .iter()
        .filter_map(|item| match &item.value {
            Value::Record(record) => Some((record, item.span)),
            _ => None,
        })
}

/// The place of a value of a relation, else of the whole relation.
fn place(catalog: &Catalog, entry: EntryId, relation: &Record, span: Span, field: &str) -> Place {
    Place {
        source: catalog.doc(catalog.source(entry)).source,
        span: relation.spanned(field).map_or(span, |value| value.span),
    }
}

/// The title of an entry.
fn title(catalog: &Catalog, entry: EntryId) -> String {
    catalog.card(catalog.source(entry)).title.to_string()
}

/// What a value of a closed list of the kind is called, in all its languages, as it stands within a sentence.
fn label(catalog: &Catalog, field: &str, value: &str) -> Arg {
    let kind = catalog.schema().named("norma");
    let fields = kind.map_or(&[][..], |kind| &catalog.schema().kind(kind).fields);
    let lower = |label: &Localized| {
        let texts = label.0.iter();
        Arg::Words(
            texts
                .map(|(tag, text)| (tag.clone(), text.to_lowercase().into()))
                .collect(),
        )
    };
    option(fields, field, value).map_or_else(|| Arg::from(value), lower)
}

fn option<'f>(fields: &'f [Field], name: &str, value: &str) -> Option<&'f Localized> {
    fields.iter().find_map(|field| match &field.ty {
        FieldType::Choice(options) if &*field.name == name => options
            .iter()
            .find(|option| &*option.value == value)
            .map(|option| &option.label),
        FieldType::List(item) => match &**item {
            FieldType::Record(fields) => option(fields, name, value),
            _ => None,
        },
        _ => None,
    })
}
