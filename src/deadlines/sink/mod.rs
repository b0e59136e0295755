//! Deadlines as JSON, as CSV and as a calendar.

mod csv;
pub mod ics;
mod json;

use super::Deadline;
use crate::catalog::Catalog;
use crate::i18n::Messages;
use crate::text::SourceId;

pub use self::csv::csv;
pub use json::json;

/// What the writers need to turn a deadline into words.
pub struct Context<'a> {
    /// The catalogue.
    pub catalog: &'a Catalog,
    /// The words.
    pub messages: &'a Messages,
    /// The path of a source.
    pub path: &'a dyn Fn(SourceId) -> &'a str,
}

impl Context<'_> {
    /// The name of who answers for it.
    pub fn owner(&self, one: &Deadline) -> Option<&str> {
        let doc = self.catalog.source(one.owner?);
        Some(&self.catalog.card(doc).title)
    }

    /// The id of who answers for it.
    pub fn owner_id(&self, one: &Deadline) -> Option<&str> {
        Some(&self.catalog.entry(one.owner?).id)
    }

    /// What to do.
    pub fn task(&self, one: &Deadline) -> String {
        self.messages.text(one.task.id, &one.task.args)
    }

    /// The file where it is written.
    pub fn file(&self, one: &Deadline) -> &str {
        (self.path)(one.place.source)
    }

    /// The norm and how sure we are of it; who commits to it, if there is no norm.
    pub fn basis(&self, one: &Deadline) -> String {
        let id = match (&one.basis, one.confidence) {
            (Some(_), Some(super::Confidence::Memory)) => "plazo-norma-memoria",
            (Some(_), _) => "plazo-norma",
            (None, Some(_)) => "plazo-calendario-memoria",
            (None, None) if one.is_commitment() => "plazo-propio",
            (None, None) => "plazo-fecha",
        };
        let norm = one.basis.as_deref().unwrap_or_default();
        self.messages.text(id, &[("norma", norm.into())])
    }
}
