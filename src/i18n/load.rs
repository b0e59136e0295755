//! From message files to languages.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use fluent_syntax::parser::{ErrorKind, ParserError};
use include_dir::{Dir, include_dir};
use rustc_hash::FxHashMap;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::check;
use super::format::group;
use super::outline::items;
use super::plural::{self, Forms};
use super::sound::FUNCTION;
use super::{Catalogue, Language, Own, SOURCE_LANGUAGE, Tongue};
use crate::diag::{Diagnostic, Findings, code};
use crate::pseudo;
use crate::text::{SourceId, Span, floor_boundary};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/i18n");

/// The primary subtag: `es` of `es-CO`.
pub(super) fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// Files of the program: language, name and text, in an order that does not depend on the disk.
pub(super) fn embedded() -> Vec<(&'static str, &'static str, &'static str)> {
    let mut files: Vec<_> = EMBEDDED.dirs().flat_map(Dir::files).collect();
    files.sort_by_key(|file| file.path());
    files
        .into_iter()
        .filter(|file| {
            file.path()
                .extension()
                .is_some_and(|extension| extension == "ftl")
        })
        .filter_map(|file| {
            let (path, text) = (file.path(), file.contents_utf8()?);
            Some((path.parent()?.to_str()?, path.file_stem()?.to_str()?, text))
        })
        .collect()
}

/// A text as Fluent takes it: it does not know the byte order mark, and a line end of the same length keeps every span
/// where it is.
pub(super) fn readable(text: &str) -> Cow<'_, str> {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => Cow::Owned(format!("\n\n\n{rest}")),
        None => Cow::Borrowed(text),
    }
}

/// The languages of the program as it carries them: parsed once, constant.
static PROGRAM: LazyLock<FxHashMap<Arc<str>, Arc<Language>>> = LazyLock::new(|| {
    let tags: BTreeSet<&str> = embedded().into_iter().map(|(tag, ..)| tag).collect();
    let made = tags.into_iter().map(|tag| {
        let forms = Forms::of(tag, None);
        let tag: Arc<str> = tag.into();
        let made = language(Arc::clone(&tag), &forms, resources(&tag));
        (tag, Arc::new(made))
    });
    made.collect()
});

/// The program's own files of a language; that they are well formed is seen by a test.
fn resources(lang: &str) -> Vec<FluentResource> {
    let files = embedded().into_iter().filter(|(tag, ..)| *tag == lang);
    files
        .map(|(_, _, text)| {
            let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(text.to_owned());
            resource
        })
        .collect()
}

/// See [`Catalogue::load`] and [`Catalogue::with`].
pub(super) fn load(own: &[Own], tongues: &[Tongue]) -> (Catalogue, Findings) {
    let mut findings = Findings::new();
    let mut of_portal: FxHashMap<Arc<str>, Vec<FluentResource>> = FxHashMap::default();
    for (lang, source, text) in own {
        let resource = FluentResource::try_new(readable(text).into_owned()).unwrap_or_else(
            |(resource, errors)| {
                findings.extend(
                    errors
                        .iter()
                        .map(|error| finding(error, resource.source(), *source)),
                );
                resource
            },
        );
        // Places are those of the text as it is; what is shown has its marks and letters in one.
        let resource = match is_nfc(resource.source()) {
            true => resource,
            false => {
                let composed = resource.source().nfc().collect();
                let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(composed);
                resource
            }
        };
        of_portal
            .entry(Arc::clone(lang))
            .or_default()
            .push(resource);
    }
    for (lang, own) in &mut of_portal {
        sound(lang, own);
    }
    let mut languages = PROGRAM.clone();
    if tongues.iter().any(|tongue| &*tongue.tag == pseudo::TAG) {
        let spanish = resources(SOURCE_LANGUAGE);
        let own = of_portal.get(SOURCE_LANGUAGE).into_iter().flatten();
        let language = pseudo_language(spanish.iter().chain(own));
        languages.insert(pseudo::TAG.into(), Arc::new(language));
    }
    // What a portal says of one of the program's languages is laid over it.
    for tongue in tongues.iter().filter(|tongue| tongue.plurals.is_some()) {
        if PROGRAM.contains_key(&tongue.tag) {
            of_portal.entry(Arc::clone(&tongue.tag)).or_default();
        }
    }
    for (tag, own) in of_portal {
        let tongue = tongues.iter().find(|tongue| tongue.tag == tag);
        let forms = Forms::of(&tag, tongue.and_then(|tongue| tongue.plurals.as_ref()));
        let all = resources(&tag).into_iter().chain(own).collect();
        languages.insert(Arc::clone(&tag), Arc::new(language(tag, &forms, all)));
    }
    let catalogue = Catalogue {
        languages: Arc::new(languages),
    };
    (catalogue, findings)
}

/// Takes out the messages that would not come out whole, so that the program's own are used.
fn sound(lang: &str, own: &mut [FluentResource]) {
    let items: Vec<_> = own
        .iter()
        .flat_map(|resource| items(resource.source()))
        .collect();
    let broken = check::PROGRAM.broken(lang, &items);
    let broken: BTreeSet<String> = broken.into_iter().map(str::to_owned).collect();
    if broken.is_empty() {
        return;
    }
    for resource in own {
        let text = resource.source();
        let (Ok(mut parsed) | Err((mut parsed, _))) = fluent_syntax::parser::parse(text);
        parsed.body.retain(
            |entry| !matches!(entry, Entry::Message(message) if broken.contains(message.id.name)),
        );
        let rest = fluent_syntax::serializer::serialize(&parsed);
        let (Ok(rest) | Err((rest, _))) = FluentResource::try_new(rest);
        *resource = rest;
    }
}

fn language(tag: Arc<str>, forms: &Forms, resources: Vec<FluentResource>) -> Language {
    let mut bundle = FluentBundle::new_concurrent(vec![forms.locale()]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match primary(&tag) {
        "en" => english,
        _ => spanish,
    }));
    bundle
        .add_function(FUNCTION, |args, _| digits(args))
        .expect("a new bundle has no function of that name");
    if let Some(rules) = forms.declared() {
        let (name, function) = plural::function(Arc::clone(rules));
        bundle
            .add_function(name, function)
            .expect("a new bundle has no function of that name");
    }
    let mut ids: Vec<Arc<str>> = Vec::new();
    for resource in resources {
        let resource = match forms.declared() {
            // What cannot be read of it was told; the rest is well formed again.
            Some(_) => match FluentResource::try_new(plural::rewrite(resource.source())) {
                Ok(resource) | Err((resource, _)) => resource,
            },
            None => resource,
        };
        ids.extend(resource.entries().filter_map(|entry| match entry {
            Entry::Message(message) if message.value.is_some() => Some(message.id.name.into()),
            _ => None,
        }));
        bundle.add_resource_overriding(resource);
    }
    let mut plain = FxHashMap::default();
    for id in ids {
        // Whatever formats without arguments and without complaint has no variables, not even by reference.
        let Some(pattern) = bundle.get_message(&id).and_then(|message| message.value()) else {
            continue;
        };
        let mut errors = Vec::new();
        let text: Arc<str> = bundle.format_pattern(pattern, None, &mut errors).into();
        if errors.is_empty() {
            plain.insert(id, (text, Arc::clone(&tag)));
        }
    }
    Language { tag, bundle, plain }
}

/// Messages that are signs or codes, and no words.
const NO_WORDS: [&str; 4] = [
    "cifra-decimal",
    "numero-decimal",
    "numero-miles",
    "tarjeta-lengua",
];

/// The Spanish messages, the program's and the portal's, in the language of [`pseudo`].
fn pseudo_language<'r>(resources: impl Iterator<Item = &'r FluentResource>) -> Language {
    let stretched = resources.map(|resource| {
        let text = resource.source().to_owned();
        let (Ok(mut parsed) | Err((mut parsed, _))) = fluent_syntax::parser::parse(text);
        for entry in &mut parsed.body {
            if let Entry::Message(message) = entry
                && !NO_WORDS.contains(&&*message.id.name)
            {
                let attributes = message.attributes.iter_mut().map(|one| &mut one.value);
                for pattern in message.value.iter_mut().chain(attributes) {
                    stretch(pattern);
                    let sign = |sign: char| PatternElement::TextElement {
                        value: sign.to_string(),
                    };
                    pattern.elements.insert(0, sign(pseudo::OPEN));
                    pattern.elements.push(sign(pseudo::CLOSE));
                }
            }
        }
        let (Ok(resource) | Err((resource, _))) =
            FluentResource::try_new(fluent_syntax::serializer::serialize(&parsed));
        resource
    });
    let forms = Forms::of(SOURCE_LANGUAGE, None);
    language(pseudo::TAG.into(), &forms, stretched.collect())
}

fn stretch(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                let mut out = String::new();
                pseudo::stretch(value, &mut out);
                *value = out;
            }
            PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } => variants
                .iter_mut()
                .for_each(|variant| stretch(&mut variant.value)),
            PatternElement::Placeable { .. } => {}
        }
    }
}

/// `DIGITOS($n)`: a number without separators of thousands, for years and lines; a text stays as it is.
fn digits<'a>(args: &[FluentValue<'a>]) -> FluentValue<'a> {
    match args.first() {
        Some(FluentValue::Number(number)) => FluentValue::String(number.as_string()),
        Some(other) => other.clone(),
        None => FluentValue::Error,
    }
}

fn spanish<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, ".", ",")
}

fn english<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, ",", ".")
}

/// Numbers inside messages: grouped, unless the message says `DIGITOS`.
fn number(value: &FluentValue<'_>, thousands: &str, decimal: &str) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(group(&number.as_string(), thousands, decimal)),
        _ => None,
    }
}

fn finding(error: &ParserError, text: &str, source: SourceId) -> Diagnostic {
    let start = floor_boundary(text, error.pos.start);
    let end = floor_boundary(text, error.pos.end).max(start);
    Diagnostic::at(code::MESSAGE_SYNTAX, source, Span::new(start, end))
        .arg("detalle", detail(&error.kind))
}

/// What is wrong, as the tail of a message id: the sinks show `detalle-E0802-<tail>`.
fn detail(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::ExpectedToken('=') => "falta-igual",
        ErrorKind::ExpectedToken('}') | ErrorKind::UnbalancedClosingBrace => "llaves",
        ErrorKind::ExpectedToken(_) => "signo",
        ErrorKind::ExpectedCharRange { .. } => "nombre",
        ErrorKind::ExpectedMessageField { .. }
        | ErrorKind::ExpectedTermField { .. }
        | ErrorKind::MissingValue => "falta-texto",
        ErrorKind::MissingDefaultVariant | ErrorKind::MultipleDefaultVariants => "variante",
        ErrorKind::UnterminatedStringLiteral => "comillas",
        ErrorKind::UnknownEscapeSequence(_) | ErrorKind::InvalidUnicodeEscapeSequence(_) => {
            "escape"
        }
        _ => "llave-dentro",
    }
}
