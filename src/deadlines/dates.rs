//! Dates in content that are deadlines, from the embedded `fechas.toml`.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::duty::{Confidence, Filter};
use super::publication::matches;
use super::reach;
use super::{Deadline, Draft};
use crate::catalog::{Catalog, EntryId};
use crate::diag::Message;
use crate::model::{Record, Value};

/// A figure that says that something is done.
const WHOLE: f64 = 100.0;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sources {
    source: Vec<Source>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    id: String,
    kind: String,
    within: Option<String>,
    date: String,
    name: Option<String>,
    only: Option<Filter>,
    owners: Vec<String>,
    #[serde(default)]
    owed: bool,
    done: Option<String>,
    #[serde(default)]
    ends: Vec<String>,
    #[serde(default)]
    working: bool,
    basis: Option<String>,
}

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let sources: Sources =
        toml::from_str(include_str!("fechas.toml")).expect("the embedded sources are valid");
    sources.source
});

/// The deadlines that content states by itself.
pub(super) fn due(catalog: &Catalog, today: Date) -> Vec<Deadline> {
    let mut found = Vec::new();
    for source in SOURCES.iter() {
        for &entry in catalog.named(&source.kind) {
            let doc = catalog.source(entry);
            if super::counts(catalog, entry)
                && matches(catalog, doc, source.only.as_ref())
                && !ended(source, &catalog.doc(doc).fields, today)
            {
                of_entry(catalog, source, entry, today, &mut found);
            }
        }
    }
    found
}

/// Whether the years in which it obliges are over.
fn ended(source: &Source, fields: &Record, today: Date) -> bool {
    let mut years = source.ends.iter().filter_map(|field| fields.integer(field));
    years
        .next()
        .is_some_and(|last| last < i64::from(today.year()))
}

fn of_entry(
    catalog: &Catalog,
    source: &Source,
    entry: EntryId,
    today: Date,
    found: &mut Vec<Deadline>,
) {
    let doc = catalog.source(entry);
    let fields = &catalog.doc(doc).fields;
    let records = match &source.within {
        Some(path) => reach::records(fields, path),
        None => vec![fields],
    };
    for (at, record) in records.into_iter().enumerate() {
        let Some(value) = record.spanned(&source.date) else {
            continue;
        };
        let Some(due) = value.value.last_day() else {
            continue;
        };
        let complete = source.done.as_ref().and_then(|field| record.get(field));
        if complete.is_some_and(|value| figure(value) >= Some(WHOLE)) {
            continue;
        }
        let whole = catalog.card(doc).title.clone();
        let name = source.name.as_ref().and_then(|field| record.text(field));
        let id = &catalog.entry(entry).id;
        let number = match &source.within {
            Some(_) => format!("-{}", at + 1),
            None => String::new(),
        };
        let owners: Vec<&str> = source.owners.iter().map(String::as_str).collect();
        let draft = Draft {
            id: format!("{}-{id}{number}", source.id),
            source: &source.id,
            title: name.map_or(whole.clone(), Into::into),
            task: Message {
                id: task(&source.id),
                args: vec![("ficha", whole.into())],
            },
            due,
            working: source.working,
            owed: source.owed,
            place: crate::text::Place {
                source: catalog.doc(doc).source,
                span: value.span,
            },
            doc,
            owner: super::office(catalog, record, &owners)
                .or_else(|| super::office(catalog, fields, &["responsable"])),
            basis: source.basis.as_deref().map(Into::into),
            confidence: source.basis.as_ref().map(|_| Confidence::Read),
        };
        found.extend(draft.finish(catalog, today));
    }
}

/// The words for what has to be done.
fn task(source: &str) -> &'static str {
    match source {
        "declaracion" => "plazo-declaracion",
        "consulta" => "plazo-consulta",
        "evento" => "plazo-evento",
        "notificacion" => "plazo-notificacion",
        "empleo" => "plazo-empleo",
        "hallazgo" => "plazo-hallazgo",
        "accion" => "plazo-accion",
        _ => "plazo-otro",
    }
}

/// A figure, or the newest of a dated list.
fn figure(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) => Some(*number as f64),
        Value::Decimal(number) => Some(*number),
        Value::List(items) => {
            let dated = items.iter().filter_map(|item| match &item.value {
                Value::Record(record) => Some((record.date("corte")?, record)),
                _ => None,
            });
            let (_, newest) = dated.max_by_key(|(day, _)| *day)?;
            figure(newest.get("valor")?)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_speaks_of_fields_that_there_are() {
        let (schema, _) = crate::schema::load([]);
        for source in SOURCES.iter() {
            let kind = schema.named(&source.kind).expect("a kind");
            let fields = &schema.kind(kind).fields;
            let within = source
                .within
                .as_deref()
                .map_or(String::new(), |path| format!("{path}."));
            let date = reach::field(fields, &format!("{within}{}", source.date));
            assert!(date.is_some_and(reach::is_dated), "{}", source.id);
            for name in source.owners.iter().chain(&source.name).chain(&source.done) {
                let path = format!("{within}{name}");
                assert!(
                    reach::field(fields, &path).is_some(),
                    "{}: {path}",
                    source.id
                );
            }
            for name in source
                .ends
                .iter()
                .chain(source.only.iter().map(|only| &only.field))
            {
                assert!(
                    reach::field(fields, name).is_some(),
                    "{}: {name}",
                    source.id
                );
            }
            assert_ne!(task(&source.id), "plazo-otro", "{}", source.id);
        }
    }
}
