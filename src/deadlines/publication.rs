//! What the editorial policy asks for next: the last publication of a collection against its frequency.

use jiff::civil::Date;

use super::duty::Filter;
use super::policy::{Commitment, Rhythm};
use super::reach;
use super::term;
use super::{Deadline, Draft};
use crate::catalog::{Catalog, DocId, EntryId};
use crate::diag::Message;
use crate::model::Value;
use crate::schema::KindId;

/// What a commitment makes due.
pub(super) fn due(catalog: &Catalog, commitment: &Commitment, today: Date) -> Vec<Deadline> {
    let entries: Vec<EntryId> = catalog
        .of_kind(commitment.kind)
        .iter()
        .copied()
        .filter(|&entry| super::counts(catalog, entry))
        .filter(|&entry| matches(catalog, catalog.source(entry), commitment.filter.as_ref()))
        .collect();
    let mut found = Vec::new();
    found.extend(next(catalog, commitment, &entries, today));
    found.extend(
        entries
            .iter()
            .filter_map(|&entry| of_entry(catalog, commitment, entry, today)),
    );
    found
}

/// Whether a document's field has one of the wanted values.
pub(super) fn matches(catalog: &Catalog, doc: DocId, filter: Option<&Filter>) -> bool {
    let Some(filter) = filter else {
        return true;
    };
    let wanted = |value: &Value| {
        let text = value.as_text();
        text.is_some_and(|text| filter.values.iter().any(|wanted| wanted == text))
    };
    match catalog.value(doc, &filter.field) {
        Some(Value::List(items)) => items.iter().any(|item| wanted(&item.value)),
        Some(value) => wanted(value),
        None => false,
    }
}

/// The next publication of a collection.
fn next(
    catalog: &Catalog,
    commitment: &Commitment,
    entries: &[EntryId],
    today: Date,
) -> Option<Deadline> {
    let rhythm = commitment.rhythm.as_ref()?;
    let last = commitment.covers.as_deref().and_then(|path| {
        let days = entries.iter().flat_map(|&entry| {
            let fields = &catalog.doc(catalog.source(entry)).fields;
            reach::values(fields, path)
        });
        days.filter_map(|value| value.value.last_day()).max()
    });
    let last = match rhythm {
        // What is due on a day of the year is a new document each time.
        Rhythm::Yearly { .. } => last,
        Rhythm::Every(_) => last.max(reviewed(catalog, commitment.entry, today)),
    };
    let due = match rhythm {
        Rhythm::Yearly { day, later } => {
            let first = first_year(*day, commitment.since)?;
            let after = last.map(|last| last.year().saturating_add(1).saturating_add(*later));
            day.of(after.map_or(first, |year| year.max(first)))?
        }
        Rhythm::Every(span) => {
            let after = |day| term::months(day, *span);
            let in_force = |due: &Date| *due >= commitment.since;
            match last.and_then(after).filter(in_force) {
                Some(due) => due,
                None => after(commitment.since)?,
            }
        }
    };
    let due = match commitment.term {
        Some(term) => term.after(due)?,
        None => due,
    };
    let title = catalog.card(catalog.source(commitment.entry)).title.clone();
    let folder = folder(catalog, commitment.kind);
    let task = match last {
        Some(last) => Message {
            id: "plazo-publicacion",
            args: vec![
                ("titulo", title.clone().into()),
                ("carpeta", folder.into()),
                ("ultima", last.to_string().into()),
            ],
        },
        None => Message {
            id: "plazo-publicacion-primera",
            args: vec![("titulo", title.clone().into()), ("carpeta", folder.into())],
        },
    };
    let doc = catalog.source(commitment.entry);
    let draft = Draft {
        id: format!("publicacion-{}-{due}", catalog.entry(commitment.entry).id),
        source: "publicacion",
        title,
        task,
        due,
        working: commitment.term.is_some_and(term::Term::is_working),
        owed: true,
        place: catalog.doc(doc).place("titulo"),
        doc,
        owner: super::office(catalog, &catalog.doc(doc).fields, &["responsable"]),
        basis: commitment.basis.clone(),
        confidence: commitment.confidence,
    };
    draft.finish(catalog, today)
}

/// The last day on which somebody declared that what a commitment publishes is unchanged.
fn reviewed(catalog: &Catalog, commitment: EntryId, today: Date) -> Option<Date> {
    let entries = catalog.named("declaracion").iter().copied();
    let days = entries.filter_map(|entry| {
        let fields = &catalog.doc(catalog.source(entry)).fields;
        let own = fields.text("estado") == Some("sin_cambios")
            && fields.text("compromiso") == Some(&catalog.entry(commitment).id);
        let stands = own
            && super::counts(catalog, entry)
            && fields.date("vence").is_some_and(|until| until >= today);
        fields.date("fecha").filter(|day| stands && *day <= today)
    });
    days.max()
}

/// The first year in which a day is not before another.
fn first_year(day: crate::calendar::MonthDay, since: Date) -> Option<i16> {
    let year = since.year();
    match day.of(year)? < since {
        true => year.checked_add(1),
        false => Some(year),
    }
}

/// The term of one entry, if its fact came after the commitment and it is not yet kept.
fn of_entry(
    catalog: &Catalog,
    commitment: &Commitment,
    entry: EntryId,
    today: Date,
) -> Option<Deadline> {
    let each = commitment.each.as_ref()?;
    let doc = catalog.source(entry);
    let fields = &catalog.doc(doc).fields;
    let (fact, span) = reach::values(fields, &each.fact)
        .into_iter()
        .filter_map(|value| Some((value.value.last_day()?, value.span)))
        .max_by_key(|(day, _)| *day)?;
    if fact < commitment.since || !reach::values(fields, &each.done).is_empty() {
        return None;
    }
    let title = catalog.card(doc).title.clone();
    let policy = catalog.source(commitment.entry);
    let own = super::office(catalog, fields, &["responsable", "dependencia"]);
    let draft = Draft {
        id: format!(
            "plazo-{}-{}-{}",
            catalog.entry(commitment.entry).id,
            catalog.kind(doc).name,
            catalog.entry(entry).id
        ),
        source: "por-ficha",
        task: Message {
            id: "plazo-por-ficha",
            args: vec![
                ("compromiso", catalog.card(policy).title.clone().into()),
                ("campo", each.done.clone().into()),
                ("fecha", fact.to_string().into()),
            ],
        },
        title,
        due: each.term.after(fact)?,
        working: each.term.is_working(),
        owed: true,
        place: crate::text::Place {
            source: catalog.doc(doc).source,
            span,
        },
        doc,
        owner: own
            .or_else(|| super::office(catalog, &catalog.doc(policy).fields, &["responsable"])),
        basis: commitment.basis.clone(),
        confidence: commitment.confidence,
    };
    draft.finish(catalog, today)
}

fn folder(catalog: &Catalog, kind: KindId) -> String {
    format!("content/{}", catalog.schema().kind(kind).folder)
}
