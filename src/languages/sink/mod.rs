//! The state of the languages as text, JSON, CSV and HTML, one file a format.

mod csv;
mod html;
mod json;
mod text;

pub use csv::csv;
pub use html::html;
pub use json::json;
pub use text::text;

use super::Section;
use crate::catalog::{Catalog, DocId};
use crate::i18n::Messages;
use crate::text::SourceId;

/// What the formats need beside the counts.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Names of languages and sections.
    pub catalog: &'a Catalog,
    /// In which language.
    pub messages: &'a Messages,
    /// Path of a source.
    pub path: &'a dyn Fn(SourceId) -> &'a str,
}

impl<'a> Context<'a> {
    fn word(&self, id: &str) -> String {
        self.messages.text(id, &[])
    }

    /// The file of a document.
    fn file(&self, doc: DocId) -> &'a str {
        (self.path)(self.catalog.doc(doc).source)
    }

    /// The title of a section in the language of the messages if it has one, in words where there is none.
    fn section(&self, section: &Section) -> String {
        let Some(entry) = section.section.filter(|_| !section.title.is_empty()) else {
            return self.word("lenguas-sin-seccion");
        };
        let mut langs = self.catalog.config().langs();
        let lang = langs.find(|(_, language)| *language.tag == *self.messages.tag());
        let doc = lang.and_then(|(lang, _)| self.catalog.in_language(entry, lang));
        let title = doc.map(|doc| self.catalog.card(doc).title.to_string());
        title.unwrap_or_else(|| section.title.to_string())
    }
}

/// Share of the pages that are there, from 0 to 100, rounded down: a language is whole only when nothing is missing.
fn percent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(100)
}
