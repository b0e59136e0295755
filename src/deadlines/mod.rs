//! What falls due and what is overdue, on a day.
//!
//! In: the catalogue and the day. Out: [`Deadline`]s in order of date: the next publication that the editorial policy
//! asks for ([`policy`], [`publication`]), and the dates that content states by itself ([`dates`]). Each says what to
//! do, in which file, who answers for it and why. [`sink`] writes them.

mod dates;
pub mod duty;
mod policy;
mod publication;
mod reach;
pub mod sink;
mod term;
mod uncovered;

use std::sync::Arc;

use jiff::civil::Date;

use crate::calendar;
use crate::catalog::{Catalog, DocId, EntryId};
use crate::diag::{Diagnostic, Findings, Message, code};
use crate::model::Record;
use crate::text::Place;

pub use duty::Confidence;

/// Days to come that the site's own calendars look at.
pub const AHEAD: i64 = 400;

/// Something that has to be done by a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// Stable and unique.
    pub id: String,
    /// Where it comes from: `publicacion`, `por-ficha`, or an id of `fechas.toml`.
    pub source: Arc<str>,
    /// What it is about.
    pub title: Arc<str>,
    /// What to do.
    pub task: Message,
    /// The last day.
    pub due: Date,
    /// Days left, all of them counted; negative when it is past.
    pub days: i64,
    /// Working days left.
    pub working_days: i64,
    /// Whether its term is one of working days.
    pub working: bool,
    /// The last working day up to it.
    pub last_working_day: Date,
    /// Whether it is past and still owed.
    pub overdue: bool,
    /// Where it is written.
    pub place: Place,
    /// Address of its page, if it has one.
    pub route: Option<Arc<str>>,
    /// Who answers for it.
    pub owner: Option<EntryId>,
    /// The norm.
    pub basis: Option<Arc<str>>,
    /// How sure we are of the norm, or of the date.
    pub confidence: Option<Confidence>,
    /// Whether it is an example.
    pub example: bool,
    /// The day on which what it rests on was last revised, as far as content says it.
    pub revised: Option<Date>,
}

impl Deadline {
    /// Whether the editorial policy asks for it; else content states its date.
    pub fn is_commitment(&self) -> bool {
        matches!(&*self.source, "publicacion" | "por-ficha")
    }
}

/// A deadline before it is known how far it is.
struct Draft<'d> {
    id: String,
    source: &'d str,
    title: Arc<str>,
    task: Message,
    due: Date,
    working: bool,
    owed: bool,
    place: Place,
    doc: DocId,
    owner: Option<EntryId>,
    basis: Option<Arc<str>>,
    confidence: Option<Confidence>,
}

impl Draft<'_> {
    /// The deadline; none when its day is past and nothing is owed.
    fn finish(self, catalog: &Catalog, today: Date) -> Option<Deadline> {
        let days = calendar::days_between(today, self.due);
        let overdue = days < 0 && self.owed;
        if days < 0 && !overdue {
            return None;
        }
        let card = catalog.card(self.doc);
        let fields = &catalog.doc(self.doc).fields;
        let revised = ["fecha_actualizacion", "fecha_publicacion", "rige_desde"]
            .iter()
            .find_map(|field| fields.date(field));
        Some(Deadline {
            id: self.id,
            source: self.source.into(),
            title: self.title,
            task: self.task,
            due: self.due,
            days,
            working_days: calendar::between(today, self.due),
            working: self.working,
            last_working_day: calendar::on_or_before(self.due),
            overdue,
            place: self.place,
            route: card.route.clone(),
            owner: self.owner,
            basis: self.basis,
            confidence: self.confidence,
            example: catalog.entry(card.entry).example,
            revised: revised.or(card.date).filter(|day| *day <= today),
        })
    }
}

/// All deadlines on a day, in order of date.
pub fn deadlines(catalog: &Catalog, today: Date) -> Vec<Deadline> {
    let (commitments, _) = policy::commitments(catalog);
    let mut found: Vec<Deadline> = commitments
        .iter()
        .filter(|commitment| counts(catalog, commitment.entry))
        .flat_map(|commitment| publication::due(catalog, commitment, today))
        .collect();
    found.extend(dates::due(catalog, today));
    found.sort_by(|a, b| (a.due, &a.id).cmp(&(b.due, &b.id)));
    found
}

/// What is wrong with the editorial policy, and what it says that is overdue.
pub fn findings(catalog: &Catalog, today: Date) -> Findings {
    let (commitments, mut findings) = policy::commitments(catalog);
    findings.extend(uncovered::sections(catalog, &commitments));
    for commitment in &commitments {
        if !counts(catalog, commitment.entry) {
            continue;
        }
        for one in publication::due(catalog, commitment, today) {
            if one.overdue {
                findings.push(
                    Diagnostic::at(code::POLICY_OVERDUE, one.place.source, one.place.span)
                        .arg("titulo", one.title)
                        .arg("fecha", one.due.to_string())
                        .arg("dias", -one.days)
                        .arg("tarea", one.task)
                        .basis(one.basis),
                );
            }
        }
    }
    findings
}

/// Whether an entry counts: it is no draft, and no example outside a demonstration.
fn counts(catalog: &Catalog, entry: EntryId) -> bool {
    let draft = catalog.doc(catalog.source(entry)).fields.flag("borrador");
    !draft && (catalog.config().demonstration || !catalog.entry(entry).example)
}

/// The office that the first of these fields names.
fn office(catalog: &Catalog, record: &Record, fields: &[&str]) -> Option<EntryId> {
    let mut ids = fields.iter().filter_map(|field| record.text(field));
    ids.find_map(|id| catalog.find("dependencia", id))
}
