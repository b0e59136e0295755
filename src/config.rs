//! `portal.toml`: what was typed, checked and lowered to what it means.
//!
//! In: the record read by the form `src/schema/forms/portal.toml`. Out: a [`Config`].

use std::sync::Arc;

use crate::diag::{Diagnostic, Findings, code};
use crate::model::{LangId, Record, Value};
use crate::text::{SourceId, Span, Spanned};

/// A language of the portal.
#[derive(Debug, Clone, PartialEq)]
pub struct Language {
    /// BCP 47 tag.
    pub tag: Arc<str>,
    /// Its own name.
    pub name: Arc<str>,
    /// Where its interface falls back to.
    pub fallback: Option<Arc<str>>,
    /// Whether the interface speaks it; if not, parts of pages speak the fallback and say so.
    pub interface: bool,
    /// `plurales`: the rule of each plural form, as typed.
    pub plurals: Vec<Mapped>,
    /// `alfabeto`: its letters in order; empty if nobody has said them.
    pub alphabet: Vec<Spanned<Arc<str>>>,
    /// Groups of spellings that are one name.
    pub equivalents: Vec<Vec<String>>,
    /// Whether it is written from right to left.
    pub rtl: bool,
    /// Who reviewed its interface.
    pub review: Option<Review>,
    /// `entidad`: words that the entity says of itself in this language.
    pub entity: Record,
    /// Where `portal.toml` says its tag.
    pub span: Span,
    /// Where `portal.toml` says its fallback.
    pub fallback_span: Span,
}

impl Language {
    /// A language of which only tag and name are known.
    fn named(tag: &str, name: &str) -> Language {
        Language {
            tag: tag.into(),
            name: name.into(),
            fallback: None,
            interface: true,
            plurals: Vec::new(),
            alphabet: Vec::new(),
            equivalents: Vec::new(),
            rtl: false,
            review: None,
            entity: Record::default(),
            span: Span::at(0),
            fallback_span: Span::at(0),
        }
    }
}

/// `revision`: speakers who reviewed the texts of an interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Who.
    pub by: Arc<str>,
    /// When.
    pub on: Option<jiff::civil::Date>,
    /// Where `portal.toml` says when.
    pub span: Span,
}

/// A checklist that the portal is held against.
#[derive(Debug, Clone, PartialEq)]
pub struct ChecklistUse {
    /// Its id.
    pub id: Arc<str>,
    /// Where `portal.toml` says it.
    pub span: Span,
    /// Lowest score by phase.
    pub floors: Vec<(Arc<str>, f64)>,
    /// Requirements that must be met.
    pub mandatory: Vec<Arc<str>>,
    /// The version that the portal stays with.
    pub version: Option<Spanned<Arc<str>>>,
}

/// An external system that the portal names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    /// Its name in evidence.
    pub id: Arc<str>,
    /// Hosts of its addresses.
    pub hosts: Vec<Arc<str>>,
}

/// A name of the program and what stands for it in this portal.
pub type Mapped = (Arc<str>, Spanned<Arc<str>>);

/// How heavy files and pages may be, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// A picture.
    pub picture: u64,
    /// A document to download.
    pub document: u64,
    /// A sound recording.
    pub audio: u64,
    /// A video.
    pub video: u64,
    /// A page without its pictures, packed as servers send it.
    pub page: u64,
    /// A page with the text of an act, or with a list, packed.
    pub long_page: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::of(&Record::default())
    }
}

impl Limits {
    /// What `[limites]` says, and the program's own numbers for the rest. 1 KB is a thousand bytes.
    fn of(record: &Record) -> Limits {
        let number = |name: &str, unit: u64, usual: u64| {
            let number = match record.get(name) {
                Some(Value::Integer(number)) => u64::try_from(*number).ok(),
                _ => None,
            };
            number.unwrap_or(usual).saturating_mul(unit)
        };
        const KB: u64 = 1000;
        const MB: u64 = 1000 * KB;
        Limits {
            picture: number("imagen_kb", KB, 150),
            document: number("documento_mb", MB, 5),
            audio: number("audio_mb", MB, 15),
            video: number("video_mb", MB, 50),
            page: number("pagina_kb", KB, 14),
            long_page: number("pagina_larga_kb", KB, 100),
        }
    }
}

/// A colour that the portal chooses.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// Which one: `enlace`.
    pub key: Arc<str>,
    /// Whether it is one for dark screens.
    pub dark: bool,
    /// As typed.
    pub value: Spanned<Arc<str>>,
}

/// Where the repository is that a form in the browser writes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Editor {
    /// Whose service it is: `github`, `gitlab`, `gitea`.
    pub service: Arc<str>,
    /// Owner and name.
    pub repository: Arc<str>,
    /// The branch, if it is not the main one.
    pub branch: Option<Arc<str>>,
    /// Address of the interface of a server of one's own.
    pub server: Option<Arc<str>>,
    /// Address of the server that authorises.
    pub access: Option<Arc<str>>,
}

/// `[alojamiento]`: what the site carries for the server that sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosting {
    /// Files that tell the server how, by name.
    pub files: Vec<Arc<str>>,
    /// Whether packed forms lie beside the files.
    pub packed: bool,
    /// Whether browsers keep what was read, for when there is no signal.
    pub offline: bool,
}

impl Default for Hosting {
    fn default() -> Hosting {
        hosting(&Record::default())
    }
}

/// The portal's configuration.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// Whether this is a demonstration: examples count and a banner says so.
    pub demonstration: bool,
    /// The pinned date, only in a demonstration.
    pub pinned: Option<jiff::civil::Date>,
    /// Address of the site without a final slash.
    pub base: Arc<str>,
    /// `portal.toml`, when there is one.
    pub source: Option<SourceId>,
    /// `[entidad]`.
    pub entity: Record,
    /// Languages; the first is the source.
    pub languages: Vec<Language>,
    /// Whether the interface speaks, where it would speak Spanish, the language of tests ([`crate::pseudo`]).
    pub pseudo: bool,
    /// Checklists.
    pub checklists: Vec<ChecklistUse>,
    /// `[carpetas]`: folders of `content/` that are not called as their kind says.
    pub folders: Vec<Mapped>,
    /// `[papeles]`: roles of pages and sections that do not say them, by folder and id.
    pub roles: Vec<Mapped>,
    /// `[[sistemas]]`: external systems beside those that the program knows.
    pub systems: Vec<System>,
    /// Days before the term of a declaration at which it is told.
    pub notice_days: i64,
    /// The licence of the portal's data, by its identifier.
    pub licence: Option<Arc<str>>,
    /// Groups of equivalent spellings for search.
    pub equivalents: Vec<Vec<String>>,
    /// `[editor]`, if it is whole.
    pub editor: Option<Editor>,
    /// How heavy files and pages may be.
    pub limits: Limits,
    /// `[colores]` and `[colores.oscuro]`.
    pub colours: Vec<Chosen>,
    /// What the site carries for its server.
    pub hosting: Hosting,
    /// Whether pages show the first line of the commits that changed them.
    pub change_notes: bool,
    /// A file with the outlines of the municipalities, within `content/`, if the portal brought one.
    pub map: Option<(Arc<str>, Span)>,
}

impl Config {
    /// Lowers the record of `portal.toml`.
    pub fn lower(record: &Record, source: SourceId) -> (Config, Findings) {
        let mut findings = Findings::new();
        let demonstration = record.flag("demostracion");
        let pinned = record.date("fecha");
        if let (Some(value), false) = (record.spanned("fecha"), demonstration) {
            findings.push(Diagnostic::at(code::PINNED_DATE, source, value.span));
        }
        let mut languages: Vec<Language> = record
            .records("idiomas")
            .filter(|one| one.text("codigo").is_some())
            .map(language)
            .collect();
        if languages.is_empty() {
            languages.push(Language::named("es", "Español"));
        }
        // What is missing elsewhere is said in the source language: it has nothing to fall back to.
        if let (Some(source_language), Some(typed)) = (
            languages.first_mut().filter(|first| !first.interface),
            record
                .records("idiomas")
                .find(|one| one.text("codigo").is_some())
                .and_then(|one| one.spanned("interfaz")),
        ) {
            source_language.interface = true;
            findings.push(
                Diagnostic::at(code::SOURCE_INTERFACE, source, typed.span)
                    .arg("lengua", source_language.name.clone()),
            );
        }
        let config = Config {
            source: Some(source),
            demonstration,
            pinned: pinned.filter(|_| demonstration),
            base: record
                .text("base")
                .unwrap_or("https://ejemplo.gov.co")
                .trim_end_matches('/')
                .into(),
            entity: record.record("entidad").cloned().unwrap_or_default(),
            languages,
            pseudo: false,
            checklists: record.records("regimenes").map(checklist).collect(),
            folders: mapped(record.record("carpetas")),
            roles: mapped(record.record("papeles")),
            systems: record.records("sistemas").map(system).collect(),
            notice_days: record.integer("avisar_dias").unwrap_or(30),
            editor: record.record("editor").and_then(editor),
            licence: record.text("licencia_datos").map(Into::into),
            equivalents: equivalents(record),
            limits: record.record("limites").map(Limits::of).unwrap_or_default(),
            colours: record.record("colores").map(colours).unwrap_or_default(),
            hosting: record
                .record("alojamiento")
                .map(hosting)
                .unwrap_or_default(),
            change_notes: record.flag("notas_de_cambio"),
            map: record.spanned("mapa").and_then(|path| {
                let text = path.value.as_text()?.trim_start_matches('/');
                Some((text.into(), path.span))
            }),
        };
        (config, findings)
    }

    /// The tag of a language.
    pub fn tag(&self, lang: LangId) -> &str {
        self.languages
            .get(usize::from(lang.0))
            .map_or("es", |language| &language.tag)
    }

    /// A language.
    pub fn language(&self, lang: LangId) -> &Language {
        &self.languages[usize::from(lang.0)]
    }

    /// Languages with their numbers.
    pub fn langs(&self) -> impl Iterator<Item = (LangId, &Language)> {
        self.languages
            .iter()
            .enumerate()
            .map(|(n, language)| (LangId(n as u8), language))
    }

    /// Where a language's messages fall back to, in order; it ends where it would come back.
    pub fn chain(&self, tag: &str) -> Vec<Arc<str>> {
        let declared = |tag: &str| self.languages.iter().find(|one| *one.tag == *tag);
        let mut chain: Vec<Arc<str>> = Vec::new();
        let mut at = declared(tag).and_then(|one| one.fallback.clone());
        while let Some(next) = at.filter(|next| **next != *tag && !chain.contains(next)) {
            at = declared(&next).and_then(|one| one.fallback.clone());
            chain.push(next);
        }
        chain
    }

    /// A text of `[entidad]` for readers of a language, and the tag of the language that it is in: the reader's own, the
    /// one that it falls back to, or the source.
    pub fn of_entity(&self, lang: LangId, key: &str) -> Option<(&str, &str)> {
        let tag = &self.language(lang).tag;
        let chain = std::iter::once(tag.clone()).chain(self.chain(tag));
        let own = chain
            .filter_map(|tag| self.languages.iter().find(|one| one.tag == tag))
            .find_map(|one| Some((one.entity.text(key)?, &*one.tag)));
        own.or_else(|| Some((self.entity.text(key)?, self.tag(LangId::SOURCE))))
    }

    /// The tag of the language that the interface speaks on pages of a language.
    pub fn interface(&self, lang: LangId) -> &str {
        let language = self.language(lang);
        let spoken = match language.interface {
            true => &language.tag,
            false => language
                .fallback
                .as_deref()
                .unwrap_or(&self.languages[0].tag),
        };
        match self.pseudo && spoken == "es" {
            true => crate::pseudo::TAG,
            false => spoken,
        }
    }
}

fn system(record: &Record) -> System {
    System {
        id: record.text("id").unwrap_or_default().into(),
        hosts: record.texts("servidores").map(Into::into).collect(),
    }
}

/// The texts of a table, by name.
fn mapped(record: Option<&Record>) -> Vec<Mapped> {
    let entries = record.into_iter().flat_map(|record| &record.entries);
    let texts = entries.filter_map(|(name, value)| {
        let text = value.value.as_text()?;
        Some((name.clone(), Spanned::new(text.into(), value.span)))
    });
    texts.collect()
}

/// Colours for light screens, then those for dark ones.
fn colours(record: &Record) -> Vec<Chosen> {
    let of = |record: Option<&Record>, dark: bool| {
        let chosen = mapped(record).into_iter();
        chosen.map(move |(key, value)| Chosen { key, dark, value })
    };
    of(Some(record), false)
        .chain(of(record.record("oscuro"), true))
        .collect()
}

fn hosting(record: &Record) -> Hosting {
    Hosting {
        files: record.texts("archivos").map(Into::into).collect(),
        packed: record.flag("comprimir"),
        offline: record.get("sin_conexion") != Some(&Value::Bool(false)),
    }
}

fn editor(record: &Record) -> Option<Editor> {
    let text = |name: &str| record.text(name).map(Arc::from);
    Some(Editor {
        service: text("servicio")?,
        repository: text("repositorio")?,
        branch: text("rama"),
        server: text("servidor"),
        access: text("acceso"),
    })
}

/// `equivalencias`: a group of spellings a line, with commas between them.
fn equivalents(record: &Record) -> Vec<Vec<String>> {
    let words = |line: &str| line.split(',').map(|word| word.trim().to_owned()).collect();
    record.texts("equivalencias").map(words).collect()
}

fn alphabet(record: &Record) -> Vec<Spanned<Arc<str>>> {
    let letters = match record.get("alfabeto") {
        Some(Value::List(letters)) => letters.as_slice(),
        _ => &[],
    };
    let texts = letters.iter().filter_map(|letter| {
        let text = letter.value.as_text()?;
        Some(Spanned::new(text.into(), letter.span))
    });
    texts.collect()
}

fn language(record: &Record) -> Language {
    let text = |name: &str| record.text(name).unwrap_or_default();
    let span = |name: &str| record.spanned(name).map_or(Span::at(0), |value| value.span);
    Language {
        fallback: record.text("respaldo").map(Into::into),
        interface: record.get("interfaz") != Some(&Value::Bool(false)),
        plurals: mapped(record.record("plurales")),
        alphabet: alphabet(record),
        equivalents: equivalents(record),
        rtl: record.text("direccion") == Some("rtl"),
        review: record.record("revision").and_then(|review| {
            Some(Review {
                by: review.text("quien")?.into(),
                on: review.date("fecha"),
                span: review.spanned("fecha").map_or(Span::at(0), |day| day.span),
            })
        }),
        entity: record.record("entidad").cloned().unwrap_or_default(),
        span: span("codigo"),
        fallback_span: span("respaldo"),
        ..Language::named(text("codigo"), text("nombre"))
    }
}

fn checklist(record: &Record) -> ChecklistUse {
    let floors = record.record("pisos").map(|floors| {
        let floor = |value: &Value| match value {
            Value::Decimal(number) => Some(*number),
            _ => None,
        };
        floors
            .entries
            .iter()
            .filter_map(|(name, value)| Some((name.clone(), floor(&value.value)?)))
            .collect()
    });
    ChecklistUse {
        id: record.text("id").unwrap_or_default().into(),
        span: record.spanned("id").map_or(Span::at(0), |id| id.span),
        floors: floors.unwrap_or_default(),
        mandatory: record.texts("obligatorios").map(Into::into).collect(),
        version: record
            .spanned("version")
            .and_then(|found| Some(Spanned::new(found.value.as_text()?.into(), found.span))),
    }
}
