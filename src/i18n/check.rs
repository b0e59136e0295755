//! Whether a portal's own messages can be used as they stand.
//!
//! In: the portal's message files, what it declares of its languages, the names that its templates ask for. Out:
//! findings, each at its place: a language with an interface that lacks messages, a message that nobody asks for, a
//! variable that nobody gives or that got lost, a message that is there twice, a plural form that the language does not
//! have or lacks, a reference to nothing, a folder of no language. What cannot be read at all is told by `load`.
//!
//! The program's own messages are held to the same rules by a test.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::load::{embedded, primary, readable};
use super::outline::{Choice, Item, items};
use super::plural::{FORMS, Forms, OTHER};
use super::sound::{self, Fault, What, Whole};
use super::{Own, SOURCE_LANGUAGE, Tongue, format};
use crate::diag::{Diagnostic, Findings, code, nearest};
use crate::text::{Place, SourceId};

/// The files of the program whose messages the pages of a portal are made of; the others speak to those who build it.
pub const SITE: [&str; 7] = [
    "cifras",
    "tema",
    "paginas",
    "dibujos",
    "cumplimiento",
    "plazos",
    "datos",
];

/// How many names a finding lists.
const LISTED: usize = 8;

/// What is looked at.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The portal's own files.
    pub own: &'a [Own],
    /// Its languages.
    pub tongues: &'a [Tongue],
    /// Names of messages that its own templates ask for.
    pub used: &'a BTreeSet<String>,
}

/// A message and the file that it is in.
type Found<'t> = (SourceId, Item<'t>);

/// See the module's text.
pub fn check(asked: Asked<'_>) -> Findings {
    let needed = |tongue: &Tongue| tongue.interface && !is_embedded(&tongue.tag);
    if asked.own.is_empty() && !asked.tongues.iter().any(needed) {
        return Findings::new();
    }
    let program = &*PROGRAM;
    let texts: Vec<_> = asked
        .own
        .iter()
        .map(|(_, _, text)| readable(text))
        .collect();
    let mut own: Vec<(&Arc<str>, Vec<Found<'_>>)> = Vec::new();
    for ((lang, source, _), text) in asked.own.iter().zip(&texts) {
        let found = items(text).into_iter().map(|item| (*source, item));
        match own.iter_mut().find(|(known, _)| *known == lang) {
            Some((_, all)) => all.extend(found),
            None => own.push((lang, found.collect())),
        }
    }
    let mut findings = Findings::new();
    let strangers = strangers(asked);
    findings.extend(strangers.values().cloned());
    let called: FxHashSet<&str> = own
        .iter()
        .flat_map(|(_, found)| found.iter().flat_map(|(_, item)| item.calls()))
        .map(|call| call.name)
        .collect();
    for (lang, found) in &own {
        findings.extend(twice(found));
        if strangers.contains_key(&***lang) {
            continue;
        }
        let tongue = asked.tongues.iter().find(|tongue| tongue.tag == **lang);
        let forms = Forms::of(lang, tongue.and_then(|tongue| tongue.plurals.as_ref()));
        let held = |item: &Item<'_>| program.model(item).or_else(|| first(&own, item.id));
        let whole = Whole::new(found.iter().map(|(_, item)| item), program.of(lang));
        let faults = sound::faults(
            &whole,
            |item| held(item).map(|model| model.all),
            |id| program.texts.contains(id),
        );
        // A name that is written wrong is told once, as such, and not as one that got lost.
        let wrong: FxHashSet<usize> = (faults.iter())
            .filter(|fault| matches!(fault.what, What::Variable(_)))
            .map(|fault| fault.item)
            .collect();
        findings.extend(faults.iter().map(|fault| {
            let (source, item) = &found[fault.item];
            let mine = found.iter().map(|(_, item)| item.id);
            tell(fault, *source, item, held(item), mine).arg("lengua", (*lang).clone())
        }));
        for (n, (source, item)) in found.iter().enumerate() {
            let at = |code, span| Diagnostic::at(code, *source, span).arg("clave", item.id);
            let known = program.names.contains(item.id) || item.id.starts_with('-');
            if !known && !asked.used.contains(item.id) && !called.contains(item.id) {
                let near = nearest(item.id, program.names.iter().copied());
                findings.push(at(code::MESSAGE_UNUSED, item.span).suggest(near));
            }
            if item.value && !wrong.contains(&n) {
                findings.extend(held(item).and_then(|model| lost(*source, item, &model, &whole)));
            }
            for choice in &item.choices {
                findings.extend(plurals(*source, item, choice, &forms, lang));
            }
        }
    }
    for tongue in asked.tongues.iter().filter(|tongue| needed(tongue)) {
        let mine = own
            .iter()
            .filter(|(lang, _)| **lang == tongue.tag || ***lang == *primary(&tongue.tag))
            .flat_map(|(_, found)| found)
            .collect::<Vec<_>>();
        findings.extend(absent(tongue, &mine, program));
    }
    findings
}

/// What the program's own messages in Spanish are held against.
pub(super) struct Program {
    names: FxHashSet<&'static str>,
    /// Those that have a text.
    texts: FxHashSet<&'static str>,
    /// The messages of pages, in order.
    site: Vec<&'static str>,
    items: FxHashMap<&'static str, Variables>,
    /// All messages, by language.
    spoken: FxHashMap<&'static str, Vec<Item<'static>>>,
}

/// Read once, when a portal first has messages of its own.
pub(super) static PROGRAM: LazyLock<Program> = LazyLock::new(Program::read);

#[derive(Debug, Clone)]
struct Variables {
    all: BTreeSet<String>,
    shown: BTreeSet<String>,
}

impl Variables {
    fn of(item: &Item<'_>) -> Variables {
        let moment = format::MOMENTS.contains(&item.id);
        let given = format::MOMENT.into_iter().filter(|_| moment);
        let all = item
            .variables()
            .map(|(name, _)| *name)
            .chain(given)
            .map(str::to_owned);
        let shown = item.shown.iter().filter(|_| !moment);
        Variables {
            all: all.collect(),
            shown: shown.map(|(name, _)| (*name).to_owned()).collect(),
        }
    }
}

impl Program {
    fn read() -> Program {
        let mut program = Program {
            names: FxHashSet::default(),
            texts: FxHashSet::default(),
            site: Vec::new(),
            items: FxHashMap::default(),
            spoken: FxHashMap::default(),
        };
        for (lang, file, text) in embedded() {
            let items = items(text);
            if lang == SOURCE_LANGUAGE {
                for item in &items {
                    program.names.insert(item.id);
                    if item.value {
                        program.texts.insert(item.id);
                    }
                    if SITE.contains(&file) && item.value {
                        program.site.push(item.id);
                    }
                    program.items.insert(item.id, Variables::of(item));
                }
            }
            program.spoken.entry(lang).or_default().extend(items);
        }
        program
    }

    /// The messages that it has in a language.
    fn of(&self, lang: &str) -> &[Item<'static>] {
        self.spoken.get(lang).map_or(&[], Vec::as_slice)
    }

    /// The variables that a message of its own is held to.
    fn model(&self, item: &Item<'_>) -> Option<Variables> {
        self.items.get(item.id).cloned()
    }

    /// Messages of a portal in one language for which the program's are used, because they would not come out whole.
    pub(super) fn broken<'t>(&self, lang: &str, own: &[Item<'t>]) -> FxHashSet<&'t str> {
        let whole = Whole::new(own, self.of(lang));
        let faults = sound::faults(
            &whole,
            |item| self.model(item).map(|model| model.all),
            |id| self.texts.contains(id),
        );
        let mut broken = sound::broken(&whole, &faults);
        broken.retain(|id| self.names.contains(id));
        broken
    }
}

/// Whether the program itself speaks a language.
pub fn is_embedded(tag: &str) -> bool {
    embedded()
        .iter()
        .any(|(lang, ..)| *lang == tag || *lang == primary(tag))
}

/// Folders of languages that the portal does not declare and that no other falls back to: by language.
fn strangers<'a>(asked: Asked<'a>) -> FxHashMap<&'a str, Diagnostic> {
    let mut found = FxHashMap::default();
    for (lang, source, _) in asked.own {
        let declared = |tongue: &Tongue| {
            let fallback = tongue.fallback.as_deref();
            [Some(&*tongue.tag), fallback]
                .into_iter()
                .flatten()
                .any(|tag| tag == &**lang || primary(tag) == &**lang)
        };
        if !asked.tongues.iter().any(declared) && **lang != *SOURCE_LANGUAGE {
            let tags = asked.tongues.iter().map(|tongue| &*tongue.tag);
            let stranger =
                Diagnostic::at(code::MESSAGES_STRANGER, *source, crate::text::Span::at(0))
                    .arg("lengua", lang.clone())
                    .suggest(nearest(lang, tags));
            found.entry(&**lang).or_insert(stranger);
        }
    }
    found
}

/// Messages that a language has twice: the last one wins.
fn twice(found: &[Found<'_>]) -> Findings {
    let mut first: FxHashMap<&str, Place> = FxHashMap::default();
    let mut findings = Findings::new();
    for (source, item) in found {
        let place = Place {
            source: *source,
            span: item.span,
        };
        match first.get(item.id) {
            Some(&other) => findings.push(
                Diagnostic::at(code::MESSAGE_TWICE, *source, item.span)
                    .arg("clave", item.id)
                    .and(other),
            ),
            None => {
                first.insert(item.id, place);
            }
        }
    }
    findings
}

/// What the portal has first said of a message that the program lacks is what it is held to.
fn first(own: &[(&Arc<str>, Vec<Found<'_>>)], id: &str) -> Option<Variables> {
    let mut known = own.iter().flat_map(|(_, found)| found.iter());
    let found = known.find(|(_, item)| item.value && item.id == id);
    found.map(|(_, item)| Variables::of(item))
}

/// The finding of what is wrong with a message.
fn tell<'n>(
    fault: &Fault<'_>,
    source: SourceId,
    item: &Item<'_>,
    model: Option<Variables>,
    mine: impl Iterator<Item = &'n str>,
) -> Diagnostic {
    let at = |code| Diagnostic::at(code, source, fault.span).arg("clave", item.id);
    let all = model.map(|model| model.all).unwrap_or_default();
    let cannot = |why: &'static str, what: &str| {
        at(code::MESSAGE_BROKEN)
            .arg("motivo", why)
            .arg("parte", what)
    };
    match &fault.what {
        What::NoText => at(code::MESSAGE_SYNTAX).arg("detalle", "falta-texto"),
        What::Reference(name) => at(code::MESSAGE_REFERENCE)
            .arg("otra", *name)
            .suggest(nearest(name, mine)),
        What::Variable(name) => at(code::MESSAGE_VARIABLE)
            .arg("variable", *name)
            .arg("modo", "propia")
            .arg("hay", given(&all))
            .suggest(nearest(name, all.iter().map(String::as_str))),
        What::Within(by, names) => at(code::MESSAGE_VARIABLE)
            .arg("variable", listed(names.iter().copied()))
            .arg("modo", "incluida")
            .arg("por", *by)
            .arg("hay", given(&all)),
        What::Circle(names) => cannot("circulo", &names.join(" → ")),
        What::Function(name) => cannot("funcion", name).suggest(nearest(name, [sound::FUNCTION])),
        What::Nothing(name) => cannot("valor", name),
        What::VariantTwice(key) => cannot("variante", key),
    }
}

/// Variables of the original that got lost.
fn lost(
    source: SourceId,
    item: &Item<'_>,
    model: &Variables,
    whole: &Whole<'_, '_>,
) -> Option<Diagnostic> {
    let used = whole.used(item);
    let lost = model.shown.iter().map(String::as_str);
    let lost: Vec<&str> = lost.filter(|name| !used.contains(name)).collect();
    (!lost.is_empty()).then(|| {
        Diagnostic::at(code::MESSAGE_VARIABLE_LOST, source, item.span)
            .arg("clave", item.id)
            .arg("variables", listed(lost.into_iter()))
    })
}

fn given(all: &BTreeSet<String>) -> String {
    match all.is_empty() {
        true => "ninguna".to_owned(),
        false => listed(all.iter().map(String::as_str)),
    }
}

fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.map(|name| format!("${name}")).collect();
    names.join(", ")
}

/// Forms that the language does not have, and forms that a choice by number lacks.
fn plurals(
    source: SourceId,
    item: &Item<'_>,
    choice: &Choice<'_>,
    forms: &Forms,
    lang: &str,
) -> Findings {
    let names = forms.names();
    let word = |(word, _): &&super::outline::Named<'_>| FORMS.contains(word) && *word != OTHER;
    let Some(variable) = choice.variable else {
        return Findings::new();
    };
    let mut findings = Findings::new();
    let about = |code, span| {
        Diagnostic::at(code, source, span)
            .arg("clave", item.id)
            .arg("lengua", lang)
            .arg("formas", names.join(", "))
    };
    for (word, span) in choice.words.iter().filter(word) {
        if !names.contains(word) {
            findings.push(about(code::MESSAGE_PLURAL, *span).arg("forma", *word));
        }
    }
    let by_number = choice.words.iter().any(|one| word(&one));
    let written = |number: &str| choice.numbers.iter().any(|(known, _)| *known == number);
    let missing = |form: &&&str| {
        let numbers = forms.numbers(form);
        let one_by_one = numbers.iter().all(|number| written(&number.to_string()));
        **form != OTHER && !choice.words.iter().any(|(word, _)| word == *form) && !one_by_one
    };
    let lacking: Vec<&str> = names.iter().filter(missing).copied().collect();
    if by_number && findings.is_empty() && !lacking.is_empty() {
        let lacking = lacking.join(", ");
        findings.push(about(code::MESSAGE_PLURAL_LOST, variable.1).arg("faltan", lacking));
    }
    findings
}

/// The messages of pages that a language with an interface of its own lacks: one finding, where the first should stand.
fn absent(tongue: &Tongue, mine: &[&Found<'_>], program: &Program) -> Option<Diagnostic> {
    let has = |id: &str| mine.iter().find(|(_, item)| item.value && item.id == id);
    let lacking: Vec<&str> = program
        .site
        .iter()
        .copied()
        .filter(|id| has(id).is_none())
        .collect();
    let first = lacking.first()?;
    let before = program.site.iter().take_while(|id| *id != first).last();
    let place = match (before.and_then(|id| has(id)), mine.first()) {
        (Some((source, item)), _) => Some((*source, item.span)),
        (None, Some((source, _))) => Some((*source, crate::text::Span::at(0))),
        (None, None) => tongue.place.map(|place| (place.source, place.span)),
    };
    let finding = match place {
        Some((source, span)) => Diagnostic::at(code::MESSAGE_ABSENT, source, span),
        None => Diagnostic::on(code::MESSAGE_ABSENT, "portal.toml"),
    };
    let names: Vec<&str> = lacking.iter().take(LISTED).copied().collect();
    Some(
        finding
            .arg("lengua", tongue.tag.clone())
            .arg("faltan", lacking.len())
            .arg("total", program.site.len())
            .arg("lista", names.join(", "))
            .arg("mas", lacking.len() - names.len()),
    )
}
