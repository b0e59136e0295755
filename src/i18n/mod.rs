//! Texts of the program and of the theme, by language: Fluent messages, dates and numbers.
//!
//! In: the embedded `i18n/<lang>/*.ftl`, overlaid with a portal's own files. Out: a [`Catalogue`] of languages and, for
//! one language and its fallbacks, [`Messages`]. Knows nothing of pages, findings' places or content.
//!
//! # Languages that CLDR does not know
//!
//! A message is always formatted with the rules of *its own* language, never with those of the page that asks for it: a
//! Spanish message shown on a page in Inga keeps Spanish plurals and Spanish numbers, and [`Text::lang`] says `es`. For
//! a language without plural rules in CLDR, Fluent would silently take English ones; here it has the rules that the
//! portal declares, else the form `other` alone ([`plural`]). A translator can always select on exact numbers (`[0]`,
//! `[2]`). Separators of numbers, months and date patterns are messages (`numero-decimal`, `mes-1`, `fecha-larga`), so
//! a language that lacks them shows those of its fallback whole, marked as such.

mod check;
pub mod foreign;
mod format;
mod load;
mod outline;
pub mod plural;
mod sound;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod usage_tests;

use std::io::ErrorKind;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rustc_hash::FxHashMap;

use crate::diag::{Arg, Findings, choose};
use crate::text::{Place, SourceId};

pub use check::{Asked, SITE, check, is_embedded};
pub use format::Number;

/// The language that is always there and comes last in every chain.
pub const SOURCE_LANGUAGE: &str = "es";

/// A message file of a portal: language, source, text.
pub type Own = (Arc<str>, SourceId, String);

/// What a portal declares of a language, as far as messages go.
#[derive(Clone, Debug)]
pub struct Tongue {
    /// Its tag.
    pub tag: Arc<str>,
    /// Where it falls back to.
    pub fallback: Option<Arc<str>>,
    /// Whether the interface speaks it.
    pub interface: bool,
    /// Its plural rules, where CLDR has none or others.
    pub plurals: Option<Arc<plural::Rules>>,
    /// Where `portal.toml` names it.
    pub place: Option<Place>,
}

/// A text and the language that it is really in, which may be a fallback of the one asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Tag of its language.
    pub lang: Arc<str>,
}

/// The messages of one language.
struct Language {
    tag: Arc<str>,
    bundle: FluentBundle<FluentResource>,
    /// Messages without variables, formatted once.
    plain: FxHashMap<Arc<str>, (Arc<str>, Arc<str>)>,
}

/// Messages of all languages.
#[derive(Clone)]
pub struct Catalogue {
    languages: Arc<FxHashMap<Arc<str>, Arc<Language>>>,
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Catalogue").field(&self.tags()).finish()
    }
}

impl Catalogue {
    /// Reads the embedded messages and lays a portal's own over them: `(language, source, text)`, in order, the last
    /// one wins. An entry that cannot be read is a finding; the others of its file are used.
    pub fn load(own: &[Own]) -> (Catalogue, Findings) {
        load::load(own, &[])
    }

    /// The same, with what a portal declares of its languages.
    pub fn with(own: &[Own], tongues: &[Tongue]) -> (Catalogue, Findings) {
        load::load(own, tongues)
    }

    /// The messages of a language: its own, then those of `fallback` in order, Spanish last. A tag without messages is
    /// skipped; `es-CO` finds `es`. Cheap: nothing is parsed or copied.
    pub fn language(&self, tag: &str, fallback: &[&str]) -> Messages {
        let mut chain: Vec<Arc<Language>> = Vec::with_capacity(fallback.len() + 2);
        for tag in [tag]
            .into_iter()
            .chain(fallback.iter().copied())
            .chain([SOURCE_LANGUAGE])
        {
            let found = self
                .languages
                .get(tag)
                .or_else(|| self.languages.get(load::primary(tag)));
            if let Some(language) = found
                && !chain.iter().any(|known| known.tag == language.tag)
            {
                chain.push(Arc::clone(language));
            }
        }
        Messages {
            chain: chain.into(),
            asked: tag.into(),
            marked: false,
        }
    }

    /// Tags of the languages that have messages, in order.
    pub fn tags(&self) -> Vec<Arc<str>> {
        let mut tags: Vec<Arc<str>> = self.languages.keys().cloned().collect();
        tags.sort();
        tags
    }
}

/// Messages of one language with its fallbacks. Cloning and sharing between threads are cheap.
#[derive(Clone)]
pub struct Messages {
    chain: Arc<[Arc<Language>]>,
    /// The tag that was asked for.
    asked: Arc<str>,
    /// Whether texts of other languages say so ([`foreign`]).
    marked: bool,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.chain.iter().map(|language| &language.tag))
            .finish()
    }
}

impl Messages {
    /// Tag of the first language of the chain: the one asked for, if it has messages at all.
    pub fn tag(&self) -> &str {
        self.chain
            .first()
            .map_or(SOURCE_LANGUAGE, |language| &language.tag)
    }

    /// The same, for a page of a language: a text that is of another one says which ([`foreign`]).
    #[must_use]
    pub fn around(&self, lang: &str) -> Messages {
        Messages {
            marked: true,
            asked: lang.into(),
            ..self.clone()
        }
    }

    /// Whether a language is another than the one asked for: `es` is not, for `es-CO`.
    fn is_foreign(&self, lang: &str) -> bool {
        let rest = self.asked.strip_prefix(lang);
        !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }

    /// A text as it goes on a page.
    fn shown(&self, text: Text) -> Text {
        // Numbers and signs are of no language.
        let words = || text.text.chars().any(char::is_alphabetic);
        match self.marked && self.is_foreign(&text.lang) && words() {
            true => Text {
                text: foreign::mark(&text.text, &text.lang),
                ..text
            },
            false => text,
        }
    }

    /// Whether any language of the chain has the message.
    pub fn has(&self, id: &str) -> bool {
        self.chain.iter().any(|language| language.has(id))
    }

    /// Ids of the messages that need no arguments, in no order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let known = self.chain.iter().flat_map(|language| language.plain.keys());
        known.map(|id| &**id)
    }

    /// A message without variables and its language, by reference: the hot path of templates.
    ///
    /// `None` if nobody has the message, or if the first language that has it needs arguments for it or has to be told.
    pub fn plain(&self, id: &str) -> Option<&(Arc<str>, Arc<str>)> {
        for language in self.chain.iter() {
            match language.plain.get(id) {
                Some((_, lang)) if self.marked && self.is_foreign(lang) => return None,
                Some(found) => return Some(found),
                None if language.has(id) => return None,
                None => {}
            }
        }
        None
    }

    /// A message, filled in. A missing argument shows as its name in braces.
    pub fn get(&self, id: &str, args: &[(&str, Arg)]) -> Option<Text> {
        let mut found = self.chain.iter();
        let text = found.find_map(
            |language| match self.marked && self.is_foreign(&language.tag) {
                true => language.format(id, None, &self.within(args)),
                false => language.format(id, None, args),
            },
        );
        text.map(|text| self.shown(text))
    }

    /// What is put into a message of another language, for a page: names of the page's own language say so. What a
    /// message chooses by (`si`, `dias_habiles`) is a word of small letters, and no name.
    fn within<'s>(&self, args: &[(&'s str, Arg)]) -> Vec<(&'s str, Arg)> {
        let name = |text: &str| {
            let chosen = |letter: char| letter.is_ascii_lowercase() || "_-".contains(letter);
            !text.chars().all(chosen)
                && text.chars().any(char::is_alphabetic)
                && !text.contains(foreign::BEGIN)
                && !text.contains("://")
        };
        let mark = |(id, arg): &(&'s str, Arg)| match arg {
            Arg::Text(text) if name(text) => (*id, Arg::from(foreign::mark(text, &self.asked))),
            other => (*id, other.clone()),
        };
        args.iter().map(mark).collect()
    }

    /// An attribute of a message, filled in, from the first language that has it.
    pub fn attribute(&self, id: &str, attribute: &str, args: &[(&str, Arg)]) -> Option<Text> {
        self.chain
            .iter()
            .find_map(|language| language.format(id, Some(attribute), args))
    }

    /// A message as a string; if nobody has it, its id, so that something is always shown.
    pub fn text(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.get(id, args)
            .map_or_else(|| id.to_owned(), |text| text.text)
    }
}

impl Language {
    fn has(&self, id: &str) -> bool {
        self.bundle
            .get_message(id)
            .is_some_and(|message| message.value().is_some())
    }

    fn format(&self, id: &str, attribute: Option<&str>, args: &[(&str, Arg)]) -> Option<Text> {
        let lang = Arc::clone(&self.tag);
        if attribute.is_none()
            && let Some((text, _)) = self.plain.get(id)
        {
            return Some(Text {
                text: text.to_string(),
                lang,
            });
        }
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(*name, self.argument(value));
        }
        let text = self
            .bundle
            .format_pattern(pattern, Some(&values), &mut Vec::new())
            .into_owned();
        Some(Text { text, lang })
    }
}

impl Language {
    /// An argument as Fluent takes it. Numbers that its floating point would change go as digits.
    fn argument<'v>(&self, value: &'v Arg) -> FluentValue<'v> {
        const EXACT: u64 = 1 << f64::MANTISSA_DIGITS;
        match value {
            Arg::Words(words) => FluentValue::from(choose(words, &self.tag)),
            // A message within a message that this language lacks shows as its id.
            Arg::Message(inner) => {
                let found = self.format(inner.id, None, &inner.args);
                FluentValue::from(found.map_or_else(|| inner.id.to_owned(), |text| text.text))
            }
            Arg::Text(text) => FluentValue::from(&**text),
            Arg::Number(number) if number.unsigned_abs() <= EXACT => FluentValue::from(*number),
            Arg::Number(number) => FluentValue::from(number.to_string()),
        }
    }
}

/// Id of the message that says in words what the system answered (`motivo-…`), for faults.
pub fn reason(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "motivo-no-existe",
        ErrorKind::PermissionDenied => "motivo-permiso",
        ErrorKind::AlreadyExists => "motivo-ya-existe",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "motivo-disco-lleno"
        }
        ErrorKind::ReadOnlyFilesystem => "motivo-solo-lectura",
        ErrorKind::IsADirectory => "motivo-es-carpeta",
        ErrorKind::NotADirectory => "motivo-no-es-carpeta",
        ErrorKind::DirectoryNotEmpty => "motivo-carpeta-con-archivos",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "motivo-ocupado",
        ErrorKind::CrossesDevices => "motivo-otro-disco",
        ErrorKind::InvalidFilename => "motivo-nombre",
        ErrorKind::AddrInUse => "motivo-puerto-ocupado",
        ErrorKind::TimedOut => "motivo-demora",
        ErrorKind::Interrupted => "motivo-interrumpido",
        ErrorKind::OutOfMemory => "motivo-memoria",
        ErrorKind::InvalidData | ErrorKind::UnexpectedEof => "motivo-datos",
        ErrorKind::Unsupported => "motivo-no-admitido",
        _ => "motivo-otro",
    }
}
