//! E1001 to E1007: personal data do not go public, unless the entry says by what right.
//!
//! Identity numbers, private mailboxes and mobile telephones in fields, texts and tables. Tax numbers of companies,
//! institutional mailboxes and the mobile telephones that `[entidad]` declares are accepted. A column of a table is
//! told once, at its first cell.

use std::sync::Arc;

use indexmap::IndexMap;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::words::{self, Text, Words};
use crate::catalog::{Catalog, DocId};
use crate::diag::{Code, Diagnostic, Findings, Severity, code};
use crate::model::{Record, Value};
use crate::notice::{self, Mark, Nit, What};
use crate::schema::{Field, FieldType};
use crate::text::{Place, SourceId, Span};

/// The place of the body in an authorisation.
const BODY: &str = "texto";

/// Something personal.
struct Found<'c> {
    code: &'static Code,
    source: SourceId,
    span: Span,
    /// As it is shown: with its middle hidden, for findings are published too.
    shown: String,
    /// The right check digit of a tax number.
    digit: Option<u8>,
    /// The field, or none for the body.
    field: Option<&'c Field>,
    row: bool,
    /// It stands in the text of an act, which an editor may not change: somebody should look, the build goes on.
    verbatim: bool,
}

pub(super) fn check(catalog: &Catalog) -> Findings {
    let official = official(&catalog.config().entity);
    let docs: Vec<DocId> = catalog.docs().map(|(id, _)| id).collect();
    let found: Vec<(DocId, Vec<Found<'_>>)> = docs
        .par_iter()
        .with_min_len(64)
        .map(|&id| (id, of(catalog, id, &official)))
        .filter(|(id, found)| !found.is_empty() || authorised(catalog, *id).is_some())
        .collect();
    let mut findings = entity(catalog, &official);
    let mut columns: IndexMap<(SourceId, &str, &str), (Diagnostic, usize)> = IndexMap::new();
    for (id, found) in found {
        let mut used = FxHashSet::default();
        for one in found {
            let place = one.field.map_or(BODY, |field| &*field.name);
            let allowed = allowed(catalog, id, place);
            if let Some((number, record)) = allowed {
                used.insert(number);
                if one.code.severity == Severity::Error {
                    findings.push(permitted(&one, record));
                }
                continue;
            }
            if one.row {
                let key = (one.source, place, one.code.id);
                columns
                    .entry(key)
                    .and_modify(|(_, others)| *others += 1)
                    .or_insert_with(|| (told(&one), 0));
            } else {
                findings.push(told(&one).arg("otras", 0_usize));
            }
        }
        if !catalog.doc(id).row {
            findings.extend(unused(catalog, id, &used));
        }
    }
    findings.extend(
        columns
            .into_values()
            .map(|(finding, others)| finding.arg("otras", others)),
    );
    findings
}

/// The mobile telephones that the entity declares.
fn official(entity: &Record) -> FxHashSet<String> {
    let mut numbers = FxHashSet::default();
    for (_, value) in &entity.entries {
        let texts: Vec<&str> = match &value.value {
            Value::Text(text) => vec![text],
            Value::List(items) => items.iter().filter_map(|one| one.value.as_text()).collect(),
            _ => Vec::new(),
        };
        numbers.extend(texts.into_iter().filter_map(notice::telephone));
    }
    numbers
}

/// What is personal in `[entidad]`: private mailboxes.
fn entity(catalog: &Catalog, official: &FxHashSet<String>) -> Findings {
    let Some(source) = catalog.config().source else {
        return Findings::new();
    };
    let form = crate::schema::portal_form();
    let fields = form.iter().find_map(|field| match &field.ty {
        FieldType::Record(fields) if &*field.name == "entidad" => Some(fields),
        _ => None,
    });
    let mut found = Vec::new();
    if let Some(fields) = fields {
        words::each(&catalog.config().entity, fields, &mut |words| {
            value(&words, source, false, official, &mut |one| {
                found.push(told(&one).arg("otras", 0_usize));
            });
        });
    }
    found
}

fn of<'c>(catalog: &'c Catalog, id: DocId, official: &FxHashSet<String>) -> Vec<Found<'c>> {
    let doc = catalog.doc(id);
    let mut found = Vec::new();
    words::each(&doc.fields, &catalog.kind(id).fields, &mut |words| {
        if &*words.top.name != "datos_personales_autorizados" {
            value(&words, doc.source, doc.row, official, &mut |one| {
                found.push(one)
            });
        }
    });
    for mark in doc.body.iter().flat_map(|body| &body.marks) {
        if let Some((code, shown)) = judged(mark, official) {
            found.push(Found {
                code,
                source: doc.source,
                span: mark.span,
                shown,
                digit: None,
                field: None,
                row: false,
                verbatim: catalog.kind(id).verbatim,
            });
        }
    }
    found
}

/// Looks at one value: what stands in it, and what its field says that it is.
fn value<'c>(
    words: &Words<'c>,
    source: SourceId,
    row: bool,
    official: &FxHashSet<String>,
    tell: &mut dyn FnMut(Found<'c>),
) {
    let found = |code, span, shown, digit| Found {
        code,
        source,
        span,
        shown,
        digit,
        field: Some(words.top),
        row,
        verbatim: false,
    };
    let text = match words.text {
        Text::Plain(text) => text,
        Text::Rich(fragment) => {
            for mark in &fragment.marks {
                if let Some((code, shown)) = judged(mark, official) {
                    tell(found(code, words.span, shown, None));
                }
            }
            return;
        }
    };
    // Most values are words: nothing to look for.
    if !text
        .bytes()
        .any(|byte| byte.is_ascii_digit() || byte == b'@')
    {
        return;
    }
    let named = |is: fn(&str) -> bool| is(&words.field.name) || is(words.field.label.text("es"));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let bare = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"., -".contains(&byte));
    if *words.field.name == *"nit" {
        match notice::nit(text) {
            Nit::Person => tell(found(
                code::PERSONAL_IDENTITY,
                words.span,
                hidden(text),
                None,
            )),
            Nit::WrongDigit(right) => {
                tell(found(
                    code::NIT_DIGIT,
                    words.span,
                    text.trim().to_owned(),
                    Some(right),
                ));
            }
            Nit::Company | Nit::Other => {}
        }
        return;
    }
    if bare && (6..=11).contains(&digits) && named(notice::is_identity_column) {
        if notice::nit(text) == Nit::Person {
            tell(found(
                code::PERSONAL_IDENTITY,
                words.span,
                hidden(text),
                None,
            ));
        }
        return;
    }
    if matches!(words.ty, FieldType::Telephone) || (bare && named(notice::is_telephone_column)) {
        let number = notice::telephone(text).unwrap_or_default();
        if number.len() == 12 && number.starts_with("573") && !official.contains(&number) {
            tell(found(code::PERSONAL_MOBILE, words.span, hidden(text), None));
        }
        return;
    }
    for mark in notice::scan(text) {
        if let Some((code, shown)) = judged(&mark, official) {
            tell(found(
                code,
                words::part(text, words.span, mark.span),
                shown,
                None,
            ));
        }
    }
}

/// What a mark means here, and how it is shown.
fn judged(mark: &Mark, official: &FxHashSet<String>) -> Option<(&'static Code, String)> {
    let shown = || hidden(&mark.text);
    match mark.what {
        What::Identity => Some((code::PERSONAL_IDENTITY, shown())),
        What::Number => Some((code::PERSONAL_NUMBER, shown())),
        What::WrongNit => Some((code::NIT_DIGIT, mark.text.to_string())),
        What::Mail if notice::is_private_mail(&mark.text) => Some((code::PERSONAL_MAIL, shown())),
        What::Mobile if !official.contains(&*mark.text) => Some((code::PERSONAL_MOBILE, shown())),
        _ => None,
    }
}

/// Personal data with the middle hidden: `12•••78`, `p•••@gmail.com`.
fn hidden(text: &str) -> String {
    if let Some((user, domain)) = text.trim().split_once('@') {
        let first: String = user.chars().take(1).collect();
        return format!("{first}•••@{domain}");
    }
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        0..=5 => "•••".to_owned(),
        count => {
            let (first, last) = (&digits[..2], &digits[count - 2..]);
            format!("{}•••{}", String::from_iter(first), String::from_iter(last))
        }
    }
}

fn told(one: &Found<'_>) -> Diagnostic {
    let digit = one.digit.or_else(|| match notice::nit(&one.shown) {
        Nit::WrongDigit(right) => Some(right),
        _ => None,
    });
    let mut finding = Diagnostic::at(one.code, one.source, one.span);
    if one.verbatim {
        finding.severity = finding.severity.max(Severity::Warning);
    }
    let finding = finding
        .arg("valor", one.shown.as_str())
        .arg("campo", one.field.map_or(BODY, |field| &*field.name))
        .arg("tabla", if one.row { "si" } else { "no" });
    match digit {
        Some(digit) => finding.arg("digito", i64::from(digit)),
        None => finding,
    }
}

/// The declared reasons of an entry; a translation has those of its original.
fn authorised(catalog: &Catalog, id: DocId) -> Option<&Vec<crate::text::Spanned<Value>>> {
    match catalog.value(id, "datos_personales_autorizados") {
        Some(Value::List(items)) => Some(items),
        _ => None,
    }
}

fn allowed<'c>(catalog: &'c Catalog, id: DocId, place: &str) -> Option<(usize, &'c Record)> {
    authorised(catalog, id)?
        .iter()
        .enumerate()
        .find_map(|(number, item)| match &item.value {
            Value::Record(record) => {
                (record.text("lugar") == Some(place)).then_some((number, record))
            }
            _ => None,
        })
}

fn permitted(one: &Found<'_>, record: &Record) -> Diagnostic {
    let text = |name: &str| -> Arc<str> { record.text(name).unwrap_or_default().into() };
    Diagnostic::at(code::PERSONAL_AUTHORISED, one.source, one.span)
        .arg("valor", one.shown.as_str())
        .arg("campo", one.field.map_or(BODY, |field| &*field.name))
        .arg("motivo", text("motivo"))
        .arg("autorizacion", text("norma"))
        .arg(
            "fecha",
            record
                .date("fecha")
                .map(|day| day.to_string())
                .unwrap_or_default(),
        )
}

/// Reasons for what is not there: they would cover the next thing that is written in that place.
fn unused(catalog: &Catalog, id: DocId, used: &FxHashSet<usize>) -> Findings {
    let doc = catalog.doc(id);
    // Only where they are declared, and only when no translation may need them.
    let own = doc.fields.list("datos_personales_autorizados");
    let one_language = catalog.entry(catalog.card(id).entry).docs.len() == 1;
    let idle = own
        .iter()
        .enumerate()
        .filter(|(number, _)| one_language && !used.contains(number));
    idle.filter_map(|(_, item)| match &item.value {
        Value::Record(record) => Some((item.span, record)),
        _ => None,
    })
    .map(|(span, record)| {
        let place = Place {
            source: doc.source,
            span: record.spanned("lugar").map_or(span, |at| at.span),
        };
        Diagnostic::at(code::AUTHORISATION_UNUSED, place.source, place.span)
            .arg("campo", record.text("lugar").unwrap_or_default())
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::hidden;

    #[test]
    fn findings_do_not_publish_what_they_forbid() {
        assert_eq!(hidden("12.345.678"), "12•••78");
        assert_eq!(hidden("persona@gmail.com"), "p•••@gmail.com");
        assert_eq!(hidden("12345"), "•••");
    }
}
