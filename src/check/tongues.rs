//! E0380 to E0390 of languages: tags that are registered and written as recommended, languages declared once, fallbacks
//! that lead somewhere, alphabets with each letter once, a name of its own for each language.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::catalog::Catalog;
use crate::config::Language;
use crate::diag::{Diagnostic, Findings, code, nearest};
use crate::i18n;
use crate::model::{Record, Value};
use crate::schema::{Field, FieldType};
use crate::tags::{self, Fault};
use crate::text::{Place, SourceId, Span};

pub(super) fn check(catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    if let Some(source) = catalog.config().source {
        findings.extend(declared(&catalog.config().languages, source));
    }
    let kinds: Vec<bool> = catalog
        .schema()
        .kinds()
        .map(|(_, kind)| has_tags(&kind.fields))
        .collect();
    for (id, doc) in catalog.docs() {
        if kinds.get(usize::from(doc.kind.0)) == Some(&true) {
            let mut found = Vec::new();
            values(&doc.fields, &catalog.kind(id).fields, &mut found);
            let told = found
                .into_iter()
                .filter_map(|(value, span)| tag(value, doc.source, span));
            findings.extend(told);
        }
    }
    findings
}

fn declared(languages: &[Language], source: SourceId) -> Findings {
    let mut findings = Findings::new();
    let at = |code, span| Diagnostic::at(code, source, span);
    let place = |span| Place { source, span };
    let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
    for (n, language) in languages.iter().enumerate() {
        // A portal without languages has Spanish, which stands nowhere.
        if language.span != Span::at(0) {
            findings.extend(tag(&language.tag, source, language.span));
        }
        let before = &languages[..n];
        if let Some(other) = before.iter().find(|one| same(&one.tag, &language.tag)) {
            findings.push(
                at(code::LANGUAGE_TWICE, language.span)
                    .arg("lengua", language.tag.clone())
                    .and(place(other.span)),
            );
        }
        let named = |other: &&Language| folded(&other.name) == folded(&language.name);
        if let Some(other) = before
            .iter()
            .filter(|other| !same(&other.tag, &language.tag))
            .find(named)
        {
            findings.push(
                at(code::LANGUAGE_NAME, language.span)
                    .arg("nombre", language.name.clone())
                    .arg("lengua", language.tag.clone())
                    .arg("otra", other.tag.clone())
                    .and(place(other.span)),
            );
        }
        findings.extend(fallback(languages, n, source));
        let mut letters: Vec<(String, Span)> = Vec::new();
        for letter in &language.alphabet {
            if !is_letter(&letter.value) {
                findings.push(
                    at(code::ALPHABET_LETTER, letter.span)
                        .arg("letra", letter.value.clone())
                        .arg("lengua", language.name.clone()),
                );
                continue;
            }
            let small = folded(&letter.value);
            let first = letters.iter().find(|(known, _)| *known == small);
            match first {
                Some((_, span)) => findings.push(
                    at(code::ALPHABET_REPEATED, letter.span)
                        .arg("letra", letter.value.clone())
                        .arg("lengua", language.name.clone())
                        .and(place(*span)),
                ),
                None => letters.push((small, letter.span)),
            }
        }
    }
    findings
}

fn folded(text: &str) -> String {
    text.trim().to_lowercase().nfc().collect()
}

/// Whether a text can be a letter of an alphabet: one sign or several without spaces, of which the first is no mark that
/// goes over another.
fn is_letter(text: &str) -> bool {
    let first = text.chars().next();
    first.is_some_and(|first| !is_combining_mark(first))
        && !text
            .chars()
            .any(|sign| sign.is_whitespace() || sign.is_control())
}

/// Whether the fallback of a language is there, and leads to an end. A circle is told at the first language in it.
fn fallback(languages: &[Language], n: usize, source: SourceId) -> Option<Diagnostic> {
    let language = &languages[n];
    let to = language.fallback.as_deref()?;
    let find = |tag: &str| languages.iter().position(|one| *one.tag == *tag);
    let at = |code| {
        Diagnostic::at(code, source, language.fallback_span)
            .arg("lengua", language.tag.clone())
            .arg("respaldo", to)
    };
    if find(to).is_none() && !i18n::is_embedded(to) {
        let names = languages.iter().map(|one| &*one.tag);
        let others = names.filter(|tag| *tag != &*language.tag);
        return Some(at(code::FALLBACK_UNKNOWN).suggest(nearest(to, others)));
    }
    let mut circle = vec![n];
    loop {
        let last = &languages[*circle.last()?];
        let next = find(last.fallback.as_deref()?)?;
        if next == n {
            break;
        }
        // Around a circle that this language is not in.
        if circle.contains(&next) {
            return None;
        }
        circle.push(next);
    }
    let first = circle.iter().min() == Some(&n);
    let tags: Vec<&str> = circle
        .iter()
        .chain([&n])
        .map(|&n| &*languages[n].tag)
        .collect();
    let others = circle.iter().skip(1);
    let places = others.map(|&other| Place {
        source,
        span: languages[other].fallback_span,
    });
    let finding = at(code::FALLBACK_CYCLE).arg("cadena", tags.join(" → "));
    first.then(|| places.fold(finding, Diagnostic::and))
}

/// What is wrong with a tag.
fn tag(tag: &str, source: SourceId, span: Span) -> Option<Diagnostic> {
    let told = |code, part: &str| {
        Diagnostic::at(code, source, span)
            .arg("valor", tag)
            .arg("parte", part)
    };
    let Err(fault) = tags::check(tag) else {
        let right = tags::recommended(tag);
        let finding = Diagnostic::at(code::LANGUAGE_LETTERS, source, span).arg("valor", tag);
        return (right != tag).then(|| finding.arg("nueva", right));
    };
    match fault {
        Fault::Unknown { part, near } => {
            Some(told(code::LANGUAGE_UNREGISTERED, part).suggest(near))
        }
        Fault::Replaced { part, by } => Some(told(code::LANGUAGE_REPLACED, part).arg("nueva", by)),
    }
}

fn has_tags(fields: &[Field]) -> bool {
    fn of(ty: &FieldType) -> bool {
        match ty {
            FieldType::Language => true,
            FieldType::List(item) | FieldType::Map(item) => of(item),
            FieldType::Record(fields) => has_tags(fields),
            _ => false,
        }
    }
    fields.iter().any(|field| of(&field.ty))
}

/// The tags that a record says, with their places.
fn values<'r>(record: &'r Record, fields: &[Field], found: &mut Vec<(&'r str, Span)>) {
    for (name, value) in &record.entries {
        if let Some(field) = fields.iter().find(|field| field.name == *name) {
            one(&value.value, value.span, &field.ty, found);
        }
    }
}

fn one<'r>(value: &'r Value, span: Span, ty: &FieldType, found: &mut Vec<(&'r str, Span)>) {
    match (value, ty) {
        (Value::Text(tag), FieldType::Language) => found.push((tag, span)),
        (Value::List(items), FieldType::List(item)) => items
            .iter()
            .for_each(|one| self::one(&one.value, one.span, item, found)),
        (Value::Record(record), FieldType::Record(fields)) => values(record, fields, found),
        _ => {}
    }
}
