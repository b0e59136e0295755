//! One typed value, from the text that an editor typed or a spreadsheet wrote.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, code};
use crate::model::{PartialDate, Stamp, Value, parse_date};
use crate::schema::{Field, FieldType};
use crate::text::{SourceId, Span};

use super::number;

/// The 33 departments' codes are the first two digits of every municipality's.
const DEPARTMENTS: [&str; 33] = [
    "05", "08", "11", "13", "15", "17", "18", "19", "20", "23", "25", "27", "41", "44", "47", "50",
    "52", "54", "63", "66", "68", "70", "73", "76", "81", "85", "86", "88", "91", "94", "95", "97",
    "99",
];

/// Reads a text as a value of a simple type. `Err` is the finding that says what is wrong and what would be right.
pub(super) fn from_text(
    text: &str,
    ty: &FieldType,
    field: &Field,
    source: SourceId,
    span: Span,
) -> Result<Value, Box<Diagnostic>> {
    let trimmed = text.trim();
    let wrong = |code: &'static Code| {
        Box::new(
            Diagnostic::at(code, source, span)
                .arg("valor", trimmed)
                .arg("campo", field.name.clone())
                .arg("etiqueta", field.label.text("es")),
        )
    };
    let kept = || Value::Text(clean(text));
    match ty {
        FieldType::Text | FieldType::Ref(_) | FieldType::RichText => Ok(kept()),
        FieldType::Date => parse_date(trimmed)
            .map(Value::Date)
            .ok_or_else(|| propose(wrong(code::DATE), trimmed)),
        FieldType::DateTime => {
            let moment = Stamp::parse(trimmed).or_else(|| parse_date(trimmed).map(Stamp::midnight));
            moment
                .map(Value::Moment)
                .ok_or_else(|| propose(wrong(code::DATE), trimmed))
        }
        FieldType::PartialDate => PartialDate::parse(trimmed)
            .map(Value::Partial)
            .ok_or_else(|| propose(wrong(code::DATE), trimmed)),
        FieldType::Integer => number::decimal(trimmed)
            .filter(|number| number.fract() == 0.0 && number.abs() < 9e15)
            .map(|number| Value::Integer(number as i64))
            .ok_or_else(|| wrong(code::NUMBER)),
        FieldType::Decimal => number::decimal(trimmed)
            .map(Value::Decimal)
            .ok_or_else(|| wrong(code::NUMBER)),
        FieldType::Pesos => number::pesos(trimmed)
            .map(Value::Integer)
            .ok_or_else(|| wrong(code::PESOS)),
        FieldType::Bool => match trimmed.to_lowercase().as_str() {
            "true" | "sí" | "si" | "x" | "1" | "verdadero" => Ok(Value::Bool(true)),
            "false" | "no" | "0" | "falso" | "" => Ok(Value::Bool(false)),
            _ => Err(Box::new(
                wrong(code::WRONG_TYPE)
                    .arg("esperado", "bool")
                    .arg("encontrado", "text"),
            )),
        },
        FieldType::Choice(options) => {
            let wanted = options.iter().find(|option| &*option.value == trimmed);
            wanted
                .map(|option| Value::Text(option.value.clone()))
                .ok_or_else(|| {
                    let values = || options.iter().map(|option| &*option.value);
                    let finding = *wrong(code::CHOICE);
                    Box::new(match crate::diag::nearest(trimmed, values()) {
                        Some(near) => finding.suggest(Some(near)),
                        None => finding.hint(
                            "valores-posibles",
                            vec![("nombres", values().collect::<Vec<_>>().join(", ").into())],
                        ),
                    })
                })
        }
        FieldType::Territory => {
            let known = trimmed
                .get(..2)
                .is_some_and(|start| DEPARTMENTS.contains(&start));
            let digits = trimmed.bytes().all(|byte| byte.is_ascii_digit());
            (known && digits && matches!(trimmed.len(), 2 | 5 | 8))
                .then(|| Value::Text(trimmed.into()))
                .ok_or_else(|| wrong(code::TERRITORY))
        }
        FieldType::Language => is_tag(trimmed)
            .then(|| Value::Text(trimmed.into()))
            .ok_or_else(|| wrong(code::LANGUAGE)),
        FieldType::Email => is_email(trimmed)
            .then(|| Value::Text(trimmed.into()))
            .ok_or_else(|| wrong(code::EMAIL)),
        FieldType::Telephone => is_telephone(trimmed)
            .then(|| Value::Text(trimmed.into()))
            .ok_or_else(|| wrong(code::TELEPHONE)),
        FieldType::Url => is_url(trimmed)
            .then(|| Value::Text(trimmed.into()))
            .ok_or_else(|| wrong(code::URL)),
        FieldType::Document | FieldType::Image | FieldType::Media => Ok(kept()),
        FieldType::List(_) | FieldType::Record(_) | FieldType::Map(_) => Err(Box::new(
            wrong(code::WRONG_TYPE)
                .arg("esperado", "record")
                .arg("encontrado", "text"),
        )),
    }
}

/// A text with one kind of line end and letters composed (NFC), as every later phase expects.
pub(super) fn clean(text: &str) -> Arc<str> {
    use unicode_normalization::{UnicodeNormalization, is_nfc};
    let text = match text.contains('\r') {
        true => std::borrow::Cow::Owned(text.replace("\r\n", "\n")),
        false => std::borrow::Cow::Borrowed(text),
    };
    match is_nfc(&text) {
        true => (*text).into(),
        false => text.nfc().collect::<String>().into(),
    }
}

/// Adds the date that was probably meant: `27/08/2013`, `2013-8-7`, `2013-02-010`.
fn propose(finding: Box<Diagnostic>, typed: &str) -> Box<Diagnostic> {
    let parts: Vec<u32> = typed
        .split(['/', '-', '.', ' '])
        .map_while(|part| part.parse().ok())
        .collect();
    let made = |year: u32, month: u32, day: u32| {
        let date = jiff::civil::Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        );
        date.ok()
            .filter(|date| date.year() > 1500)
            .map(|date| date.to_string())
    };
    let meant = match parts[..] {
        [year, month, day] if year > 31 => made(year, month, day),
        [day, month, year] => made(year, month, day),
        _ => None,
    };
    match meant {
        Some(meant) => Box::new(finding.hint("valor-propuesto", vec![("valor", meant.into())])),
        None => finding,
    }
}

pub(super) fn is_tag(text: &str) -> bool {
    text.parse::<unic_langid::LanguageIdentifier>()
        .is_ok_and(|tag| tag.language.as_str() != "und")
}

fn is_email(text: &str) -> bool {
    let Some((user, domain)) = text.split_once('@') else {
        return false;
    };
    let ok = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_alphanumeric() || "._+-".contains(c))
    };
    ok(user)
        && ok(domain)
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
}

fn is_telephone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.starts_with('+')
        && (8..=15).contains(&digits)
        && text[1..]
            .chars()
            .all(|c| c.is_ascii_digit() || " -()".contains(c))
}

fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.contains('.') && !rest.contains(char::is_whitespace) && !rest.starts_with('.')
    })
}
