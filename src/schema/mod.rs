//! Kinds of content, declared as data.
//!
//! In: the embedded `src/schema/kinds/*.toml` and a portal's own `content/_tipos/*.toml`. Out: a [`Schema`], which
//! every later phase asks for labels, types, routes and lists. Nothing about a kind is written anywhere else.

mod declaration;
mod example;
pub mod json_ld;
mod load;
mod pseudo;
mod table;
mod vocabulary;

use std::sync::Arc;

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use crate::diag::{Arg, Diagnostic};

pub use example::{Example, Sample};
pub use load::{
    columns_form, common_form, compliance_form, download_form, embedded, entity, file_form,
    instrument_form, load, node_form, portal_form, sidecar_form,
};
pub use vocabulary::{vocabularies, vocabulary};

use crate::text::SourceId;

/// Number of a kind within a [`Schema`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindId(pub u16);

/// A text in several languages, by tag. Spanish is always there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Localized(pub IndexMap<Arc<str>, Arc<str>>);

impl Localized {
    /// The text in a language, else in Spanish, with the tag of the language it is really in.
    pub fn get(&self, lang: &str) -> (&str, &str) {
        let found = self
            .0
            .get_key_value(lang)
            .or_else(|| self.0.get_key_value("es"));
        found.map_or(("", "es"), |(tag, text)| (text, tag))
    }

    /// The text in a language, else in Spanish.
    pub fn text(&self, lang: &str) -> &str {
        self.get(lang).0
    }
}

/// As an argument of a message: in the language of the message.
impl From<&Localized> for Arg {
    fn from(texts: &Localized) -> Arg {
        let words = texts
            .0
            .iter()
            .map(|(tag, text)| (tag.clone(), text.clone()));
        Arg::Words(words.collect())
    }
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldType {
    /// Plain text.
    Text,
    /// Inline Markdown.
    RichText,
    /// A day.
    Date,
    /// A moment with its zone.
    DateTime,
    /// A year, a month or a day.
    PartialDate,
    /// A whole number.
    Integer,
    /// A number with decimals.
    Decimal,
    /// Colombian pesos, whole.
    Pesos,
    /// Yes or no.
    Bool,
    /// One of a closed list.
    Choice(Vec<Choice>),
    /// The id of an entry of another kind.
    Ref(Arc<str>),
    /// A DIVIPOLA code.
    Territory,
    /// A BCP 47 tag.
    Language,
    /// An address of e-mail.
    Email,
    /// A telephone with its country code.
    Telephone,
    /// An address of the web.
    Url,
    /// A file to download: a path, or a record with `archivo` and `titulo`.
    Document,
    /// A picture with its alternative text.
    Image,
    /// Audio or video with captions and transcript.
    Media,
    /// Several values of one type.
    List(Box<FieldType>),
    /// Named values.
    Record(Vec<Field>),
    /// Values under names that the editor chooses.
    Map(Box<FieldType>),
}

impl FieldType {
    /// Its name in declarations.
    pub fn name(&self) -> &'static str {
        match self {
            FieldType::Text => "text",
            FieldType::RichText => "rich_text",
            FieldType::Date => "date",
            FieldType::DateTime => "date_time",
            FieldType::PartialDate => "partial_date",
            FieldType::Integer => "integer",
            FieldType::Decimal => "decimal",
            FieldType::Pesos => "pesos",
            FieldType::Bool => "bool",
            FieldType::Choice(_) => "choice",
            FieldType::Ref(_) => "ref",
            FieldType::Territory => "territory",
            FieldType::Language => "language",
            FieldType::Email => "email",
            FieldType::Telephone => "telephone",
            FieldType::Url => "url",
            FieldType::Document => "document",
            FieldType::Image => "image",
            FieldType::Media => "media",
            FieldType::List(_) => "list",
            FieldType::Record(_) => "record",
            FieldType::Map(_) => "map",
        }
    }
}

/// One value of a closed list.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What is typed.
    pub value: Arc<str>,
    /// What is read.
    pub label: Localized,
    /// What it is called in other vocabularies: by its address (`url`), by ISO 8601 (`iso8601`).
    pub codes: Localized,
}

impl Choice {
    /// What it is called in another vocabulary.
    pub fn code(&self, vocabulary: &str) -> Option<&str> {
        self.codes.0.get(vocabulary).map(|code| &**code)
    }
}

/// A list of dated records whose figures do not go back without a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Field of a record with its date.
    pub date: Arc<str>,
    /// Fields with figures.
    pub values: Vec<Arc<str>>,
    /// Field with the note.
    pub note: Arc<str>,
    /// Fields that part the list into series.
    pub by: Vec<Arc<str>>,
    /// Field of the entry that says where good is: «sube» or «baja»; anything else is not judged. Without it, up.
    pub direction: Option<Arc<str>>,
}

/// How a reference is told on the page that it points to.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Inverse {
    /// Under the plural of the kind and the label of the field.
    #[default]
    Plain,
    /// Under this heading.
    Named(Localized),
    /// Not at all: the page shows it otherwise, or it is the portal's own scaffolding.
    Hidden,
}

/// A field of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The key that editors type.
    pub name: Arc<str>,
    /// What it holds.
    pub ty: FieldType,
    /// Whether an entry without it is refused.
    pub required: bool,
    /// Its name in words.
    pub label: Localized,
    /// What to write.
    pub help: Localized,
    /// A value that would be right, if the declaration gives one.
    pub example: Option<Example>,
    /// The norm that asks for it.
    pub basis: Option<Arc<str>>,
    /// Others may see it.
    pub card: bool,
    /// A column of its list.
    pub column: bool,
    /// A column whose sum says something: the list tells it.
    pub sum: bool,
    /// A facet of its list: a page for each value.
    pub facet: bool,
    /// Personal data: read, checked, never published.
    pub personal: bool,
    /// The field that says by its tag in which language the words of this one are, whatever that of the entry.
    pub spoken_in: Option<Arc<str>>,
    /// Whether its words are found by searching; those of the title and of the summary always are.
    pub searched: bool,
    /// A date of something that has happened: never after the day of the build.
    pub past: bool,
    /// Smallest number, or shortest length.
    pub min: Option<f64>,
    /// Greatest number, or longest length.
    pub max: Option<f64>,
    /// Unit shown after a number.
    pub unit: Option<Arc<str>>,
    /// The field that it may not come before: `fin` after `inicio`.
    pub after: Option<Arc<str>>,
    /// For a list of dated records: which figures do not go back without a note.
    pub progress: Option<Progress>,
    /// What the entry that a reference points to says of the entries that point to it.
    pub inverse: Inverse,
    /// Declared in `_comunes.toml`: shown by the page's own parts, not in the fact table.
    pub common: bool,
}

impl Field {
    /// Says in a finding which field it is about: its key, its name in words, the norm that asks for it.
    pub fn told(&self, finding: Diagnostic) -> Diagnostic {
        finding
            .arg("campo", self.name.clone())
            .arg("etiqueta", &self.label)
            .basis(self.basis.clone())
    }
}

/// How an entry gets its title.
#[derive(Clone, Debug, PartialEq)]
pub enum Title {
    /// The value of a field.
    Field(Arc<str>),
    /// A pattern by language, with field names in braces.
    Pattern(Localized),
}

/// Whether entries have a Markdown body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyRule {
    /// Data only.
    None,
    /// May have one.
    Optional,
    /// Must have one.
    Required,
}

/// Order of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// The field.
    pub field: Arc<str>,
    /// Greatest first.
    pub descending: bool,
}

/// A kind of content.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    /// Identifier, singular.
    pub name: Arc<str>,
    /// Folder under `content/`.
    pub folder: Arc<str>,
    /// Name, singular.
    pub label: Localized,
    /// Name, plural.
    pub plural: Localized,
    /// What it is for.
    pub help: Localized,
    /// The norm that asks for it.
    pub basis: Option<Arc<str>>,
    /// How an entry gets its title.
    pub title: Title,
    /// Field shown in lists and feeds.
    pub summary: Arc<str>,
    /// Field with the entry's own date.
    pub date: Option<Arc<str>>,
    /// Order of its list.
    pub order: Option<Order>,
    /// Pattern of the address, else the section's address and the id.
    pub route: Option<Arc<str>>,
    /// Section under which entries hang.
    pub section: Option<Arc<str>>,
    /// Whether it has feeds.
    pub feed: bool,
    /// Whether the body is the text of an act, word for word: an editor may not mend what it says.
    pub verbatim: bool,
    /// Whether each entry has a page.
    pub pages: bool,
    /// Whether entries have a body.
    pub body: BodyRule,
    /// Fields that no two entries share: number, year and issuer of a norm.
    pub unique: Vec<Arc<str>>,
    /// What its entries are in the vocabulary of schema.org.
    pub json_ld: Option<json_ld::Thing>,
    /// Blocks that close the page of every entry.
    pub blocks: Vec<Arc<str>>,
    /// The id that an entry has where another kind's example refers to one.
    pub example: Option<Arc<str>>,
    /// The portal's own file that declares it; none for the program's kinds.
    pub source: Option<SourceId>,
    /// Fields: its own first, then the common ones it does not redeclare.
    pub fields: Vec<Field>,
}

impl Kind {
    /// A field by name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| &*field.name == name)
    }
}

/// All kinds.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    kinds: Vec<Kind>,
    by_name: FxHashMap<Arc<str>, KindId>,
    by_folder: FxHashMap<Arc<str>, KindId>,
}

impl Schema {
    /// Kinds in order of declaration.
    pub fn kinds(&self) -> impl Iterator<Item = (KindId, &Kind)> {
        self.kinds
            .iter()
            .enumerate()
            .map(|(n, kind)| (KindId(n as u16), kind))
    }

    /// A kind by its number.
    pub fn kind(&self, id: KindId) -> &Kind {
        &self.kinds[usize::from(id.0)]
    }

    /// A kind by its name.
    pub fn named(&self, name: &str) -> Option<KindId> {
        self.by_name.get(name).copied()
    }

    /// A kind by its folder.
    pub fn in_folder(&self, folder: &str) -> Option<KindId> {
        self.by_folder.get(folder).copied()
    }

    /// Makes these fields the facets of a kind, in place of those that its declaration names: the sidecar of a table
    /// knows what can be told apart in it.
    pub fn set_facets(&mut self, id: KindId, names: &[Arc<str>]) {
        for field in &mut self.kinds[usize::from(id.0)].fields {
            field.facet = names.contains(&field.name);
            field.card |= field.facet;
        }
    }

    /// Gives kinds other folders, all at once, so that two may change places. What cannot be done is the number of the
    /// change in the list: the kind does not exist, or its new folder is another kind's.
    pub fn set_folders(&mut self, changes: &[(&str, &str)]) -> Vec<usize> {
        let mut wrong = Vec::new();
        let ids: Vec<Option<KindId>> = changes.iter().map(|(kind, _)| self.named(kind)).collect();
        self.by_folder.retain(|_, id| !ids.contains(&Some(*id)));
        for (n, (id, (_, folder))) in ids.into_iter().zip(changes).enumerate() {
            let free = !folder.is_empty() && !self.by_folder.contains_key(*folder);
            match id.filter(|_| free) {
                Some(id) => {
                    self.kinds[usize::from(id.0)].folder = (*folder).into();
                    self.by_folder.insert((*folder).into(), id);
                }
                None => wrong.push(n),
            }
        }
        wrong
    }

    /// Adds a kind; one of the same name is replaced (a portal may redeclare a kind).
    fn add(&mut self, kind: Kind) {
        let id = match self.by_name.get(&kind.name) {
            Some(&id) => {
                self.by_folder.retain(|_, other| *other != id);
                self.kinds[usize::from(id.0)] = kind;
                id
            }
            None => {
                self.kinds.push(kind);
                KindId(
                    u16::try_from(self.kinds.len() - 1)
                        .expect("there are never 65,536 kinds: each is a file"),
                )
            }
        };
        let kind = &self.kinds[usize::from(id.0)];
        self.by_name.insert(kind.name.clone(), id);
        self.by_folder.insert(kind.folder.clone(), id);
    }
}
