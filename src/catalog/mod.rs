//! Phase 3, catalogue: all entries, their languages, titles, addresses, sections and relations.
//!
//! In: documents, the schema, the languages. Out: a frozen [`Catalog`], which every later phase asks. Nothing else may
//! make an address.

mod backlinks;
mod budget;
mod build;
mod chart;
mod earlier;
mod norms;
mod routes;
mod shown;
mod translation;
mod unread;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::collate::Order;
use crate::config::Config;
use crate::model::{Document, LangId, Record, Value};
use crate::schema::{Kind, KindId, Schema};

pub use backlinks::{Backlinks, Incoming, reference_fields};
pub use budget::{Budget, Budgets, COLUMNS, Item};
pub(crate) use build::references;
pub use build::{FileFacts, build};
pub use chart::Chart;
pub use earlier::{Earlier, EarlierAddresses, file_of_earlier};
pub use norms::{Act, Norm, Norms, Other, State, active_of};
pub use shown::Shown;
pub use translation::{FIELD as TRANSLATION_FIELD, Standing};
pub use unread::Unread;

/// Number of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(pub u32);

/// Number of an entry: one id of a kind, in all its languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u32);

/// An entry.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its kind.
    pub kind: KindId,
    /// Its id.
    pub id: Arc<str>,
    /// Its documents, by language; the first is the source.
    pub docs: Vec<DocId>,
    /// The section under which it hangs (for a section: its parent).
    pub section: Option<EntryId>,
    /// Whether it is an example.
    pub example: bool,
}

/// What the catalogue knows of a document.
#[derive(Debug, Clone)]
pub struct Card {
    /// Its entry.
    pub entry: EntryId,
    /// Its title.
    pub title: Arc<str>,
    /// The language of its title: that of the original, where a translation does not say one.
    pub title_in: LangId,
    /// Its summary, cut to a length that lists and feeds can bear.
    pub summary: Option<Arc<str>>,
    /// The language of its summary.
    pub summary_in: LangId,
    /// Its own date.
    pub date: Option<jiff::civil::Date>,
    /// The address of its page, or of its place in a list (`/glosario/#rubro`); `None` if it is shown nowhere.
    pub route: Option<Arc<str>>,
    /// Whether it has a page of its own.
    pub page: bool,
}

/// The catalogue.
#[derive(Debug, Clone)]
pub struct Catalog {
    schema: Arc<Schema>,
    config: Arc<Config>,
    docs: Vec<Arc<Document>>,
    cards: Vec<Card>,
    entries: Vec<Entry>,
    by_key: FxHashMap<(KindId, Arc<str>), EntryId>,
    by_kind: Vec<Vec<EntryId>>,
    by_route: FxHashMap<Arc<str>, DocId>,
    files: FxHashMap<Arc<str>, FileFacts>,
    norms: Norms,
    budgets: Budgets,
    backlinks: Backlinks,
    derived: Vec<(Arc<str>, FxHashMap<EntryId, Value>)>,
    unread: Unread,
    earlier: EarlierAddresses,
    shown: Shown,
    orders: Vec<Order>,
    versions: FxHashMap<DocId, translation::Version>,
}

impl Catalog {
    /// The schema.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// What is there but could not be read.
    pub fn unread(&self) -> &Unread {
        &self.unread
    }

    /// The portal's configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The order in which readers of a language expect words.
    pub fn order(&self, lang: LangId) -> &Order {
        &self.orders[usize::from(lang.0)]
    }

    /// All documents.
    pub fn docs(&self) -> impl Iterator<Item = (DocId, &Document)> {
        self.docs
            .iter()
            .enumerate()
            .map(|(n, doc)| (DocId(n as u32), &**doc))
    }

    /// A document.
    pub fn doc(&self, id: DocId) -> &Document {
        &self.docs[id.0 as usize]
    }

    /// The same catalogue with another text of a document, whose fields are the same.
    pub fn with(&self, id: DocId, doc: Arc<Document>) -> Catalog {
        let mut catalog = self.clone();
        catalog.docs[id.0 as usize] = doc;
        let entry = catalog.card(id).entry;
        let versions = translation::of_entry(&catalog, entry);
        catalog.versions.extend(versions);
        catalog
    }

    /// What is known of a document.
    pub fn card(&self, id: DocId) -> &Card {
        &self.cards[id.0 as usize]
    }

    /// An entry.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// All entries.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        self.entries
            .iter()
            .enumerate()
            .map(|(n, entry)| (EntryId(n as u32), entry))
    }

    /// Entries of a kind, in the order of its list.
    pub fn of_kind(&self, kind: KindId) -> &[EntryId] {
        self.by_kind
            .get(usize::from(kind.0))
            .map_or(&[], Vec::as_slice)
    }

    /// Entries of the kind of this name, in the order of its list.
    pub fn named(&self, kind: &str) -> &[EntryId] {
        self.schema
            .named(kind)
            .map_or(&[], |kind| self.of_kind(kind))
    }

    /// An entry by the name of its kind and its id.
    pub fn find(&self, kind: &str, id: &str) -> Option<EntryId> {
        self.by_key
            .get(&(self.schema.named(kind)?, Arc::from(id)))
            .copied()
    }

    /// The source document of an entry.
    pub fn source(&self, entry: EntryId) -> DocId {
        self.entry(entry).docs[0]
    }

    /// The document of an entry in a language, if it exists in it.
    pub fn in_language(&self, entry: EntryId, lang: LangId) -> Option<DocId> {
        self.entry(entry)
            .docs
            .iter()
            .copied()
            .find(|&doc| self.doc(doc).lang == lang)
    }

    /// The document of an entry in a language, else its source.
    pub fn best(&self, entry: EntryId, lang: LangId) -> DocId {
        self.in_language(entry, lang)
            .unwrap_or_else(|| self.source(entry))
    }

    /// The kind of a document.
    pub fn kind(&self, doc: DocId) -> &Kind {
        self.schema.kind(self.doc(doc).kind)
    }

    /// What norms do to one another.
    pub fn norms(&self) -> &Norms {
        &self.norms
    }

    /// The tables of budgets.
    pub fn budgets(&self) -> &Budgets {
        &self.budgets
    }

    /// What points to each entry.
    pub fn backlinks(&self) -> &Backlinks {
        &self.backlinks
    }

    /// A value of a document: what follows from other entries (the state of a norm) before what its file says; a
    /// translation inherits what it does not say.
    pub fn value(&self, doc: DocId, field: &str) -> Option<&Value> {
        let derived = self.derived.iter().find(|(name, _)| **name == *field);
        if let Some(value) =
            derived.and_then(|(_, values)| values.get(&self.cards.get(doc.0 as usize)?.entry))
        {
            return Some(value);
        }
        let own = self.doc(doc);
        own.fields.get(field).or_else(|| match own.lang {
            LangId::SOURCE => None,
            _ => self.source_fields(doc).get(field),
        })
    }

    /// The language in which a field of a document is written: that of the original, where it is inherited.
    pub fn written_in(&self, doc: DocId, field: &str) -> LangId {
        let own = self.doc(doc);
        match own.fields.get(field) {
            Some(_) => own.lang,
            None => LangId::SOURCE,
        }
    }

    /// A text of a document, inherited if need be.
    pub fn text(&self, doc: DocId, field: &str) -> Option<&str> {
        self.value(doc, field).and_then(Value::as_text)
    }

    /// The fields of whoever says a field of a document: its own, or those of the original, where it is inherited.
    pub fn said_by(&self, doc: DocId, field: &str) -> &Record {
        let own = &self.doc(doc).fields;
        match own.get(field) {
            Some(_) => own,
            None => self.source_fields(doc),
        }
    }

    fn source_fields(&self, doc: DocId) -> &Record {
        &self.doc(self.source(self.card(doc).entry)).fields
    }

    /// The document at an address (without anchor), if one has its page there.
    pub fn at(&self, route: &str) -> Option<DocId> {
        self.by_route.get(route).copied()
    }

    /// The map that the portal brings, if its file is there; `None` for one that is too large as well.
    pub fn map(&self) -> Option<&Result<crate::geo::Map, crate::geo::Fault>> {
        let (path, _) = self.config().map.as_ref()?;
        self.file(path)?.map.as_ref()
    }

    /// A file of `content/archivos` or `content/imagenes` by its path relative to `content/`.
    pub fn file(&self, path: &str) -> Option<&FileFacts> {
        self.files.get(path)
    }

    /// Whether a file is there, even if it could not be read; the path may begin with a slash.
    pub fn knows_file(&self, path: &str) -> bool {
        let path = path.trim_start_matches('/');
        self.files.contains_key(path) || self.unread.has_file(path)
    }

    /// A file by its path, with the catalogue's own copy of the path.
    pub fn file_named(&self, path: &str) -> Option<(&str, &FileFacts)> {
        let (path, facts) = self.files.get_key_value(path)?;
        Some((path, facts))
    }

    /// Which files are shown as pictures.
    pub fn shown(&self) -> &Shown {
        &self.shown
    }

    /// All files that are published: as they are, or as what is shown of them.
    pub fn files(&self) -> impl Iterator<Item = (&Arc<str>, &FileFacts)> {
        self.files.iter()
    }

    /// The sections above an entry, from the outermost; the home page is not among them.
    pub fn ancestors(&self, entry: EntryId) -> Vec<EntryId> {
        let mut chain = Vec::new();
        let mut at = self.entry(entry).section;
        while let Some(section) = at.filter(|section| chain.len() < 32 && !chain.contains(section))
        {
            chain.push(section);
            at = self.entry(section).section;
        }
        chain.reverse();
        chain
    }

    /// Whether the program makes pages of its own in a language: it has an interface and a home page.
    pub fn has_own_pages(&self, lang: LangId) -> bool {
        let home = format!("{}/", self.prefix(lang));
        self.config.language(lang).interface && self.at(&home).is_some()
    }

    /// The first part of addresses in a language: nothing for the source, `/en` for English.
    pub fn prefix(&self, lang: LangId) -> String {
        match lang {
            LangId::SOURCE => String::new(),
            _ => format!("/{}", self.config.tag(lang)),
        }
    }
}
