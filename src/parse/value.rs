//! One typed value, from the text that an editor typed or a spreadsheet wrote.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Message, code};
use crate::model::{PartialDate, Stamp, Value, parse_date};
use crate::schema::{Choice, Field, FieldType};
use crate::tags;
use crate::text::{SourceId, Span};

use super::typed_date::{self, Typed};
use super::{number, slug};

/// The 33 departments' codes are the first two digits of every municipality's.
const DEPARTMENTS: [&str; 33] = [
    "05", "08", "11", "13", "15", "17", "18", "19", "20", "23", "25", "27", "41", "44", "47", "50",
    "52", "54", "63", "66", "68", "70", "73", "76", "81", "85", "86", "88", "91", "94", "95", "97",
    "99",
];

/// What is wrong with a text, and what it must mean when it can mean only one thing.
#[derive(Debug)]
pub(super) struct Wrong {
    pub(super) finding: Diagnostic,
    pub(super) meant: Option<String>,
}

impl Wrong {
    fn new(finding: Diagnostic) -> Box<Wrong> {
        Box::new(Wrong {
            finding,
            meant: None,
        })
    }
}

/// Reads a text as a value of a simple type. `Err` says what is wrong and what would be right.
pub(super) fn from_text(
    text: &str,
    ty: &FieldType,
    field: &Field,
    source: SourceId,
    span: Span,
) -> Result<Value, Box<Wrong>> {
    let trimmed = text.trim();
    let told =
        |code: &'static Code| field.told(Diagnostic::at(code, source, span).arg("valor", trimmed));
    let wrong = |code: &'static Code| Wrong::new(told(code));
    let kept = || Value::Text(clean(text));
    match ty {
        FieldType::Text | FieldType::Ref(_) | FieldType::RichText => Ok(kept()),
        FieldType::Date => parse_date(trimmed)
            .map(Value::Date)
            .ok_or_else(|| date(told(code::DATE), trimmed, ty)),
        FieldType::DateTime => {
            let moment = Stamp::parse(trimmed).or_else(|| parse_date(trimmed).map(Stamp::midnight));
            moment
                .map(Value::Moment)
                .ok_or_else(|| date(told(code::DATE), trimmed, ty))
        }
        FieldType::PartialDate => PartialDate::parse(trimmed)
            .map(Value::Partial)
            .ok_or_else(|| date(told(code::DATE), trimmed, ty)),
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
            _ => Err(Wrong::new(
                told(code::WRONG_TYPE)
                    .arg("esperado", "bool")
                    .arg("encontrado", "text"),
            )),
        },
        FieldType::Choice(options) => {
            let wanted = options.iter().find(|option| &*option.value == trimmed);
            wanted
                .map(|option| Value::Text(option.value.clone()))
                .ok_or_else(|| choice(told(code::CHOICE), trimmed, options))
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
            .ok_or_else(|| language(told(code::LANGUAGE), trimmed)),
        FieldType::Email => is_email(trimmed)
            .then(|| Value::Text(trimmed.into()))
            .ok_or_else(|| wrong(code::EMAIL)),
        FieldType::Telephone => is_telephone(trimmed)
            .then(|| Value::Text(trimmed.into()))
            .ok_or_else(|| telephone(told(code::TELEPHONE), trimmed)),
        FieldType::Url => is_url(trimmed)
            .then(|| Value::Text(trimmed.into()))
            .ok_or_else(|| wrong(code::URL)),
        FieldType::Document | FieldType::Image | FieldType::Media => Ok(kept()),
        FieldType::List(_) | FieldType::Record(_) | FieldType::Map(_) => Err(Wrong::new(
            told(code::WRONG_TYPE)
                .arg("esperado", ty.name())
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

/// Adds the date that was meant: `27/08/2013`, `2013-8-7`, «27 de agosto de 2013»; or why there is no such day.
fn date(finding: Diagnostic, typed: &str, ty: &FieldType) -> Box<Wrong> {
    let propose = |finding: Diagnostic, iso: &str| {
        finding.hint("valor-propuesto", vec![("valor", iso.into())])
    };
    let (finding, meant) = match typed_date::read(typed) {
        Typed::Day { iso, certain } => {
            let finding = match certain {
                true => propose(finding, &iso),
                false => propose(finding, &iso).hint("fecha-dos-lecturas", vec![]),
            };
            // A moment has an hour, which is not guessed.
            (
                finding,
                (certain && *ty != FieldType::DateTime).then_some(iso),
            )
        }
        Typed::Month(month) if *ty == FieldType::PartialDate => {
            (propose(finding, &month), Some(month))
        }
        Typed::Month(_) => (finding.hint("fecha-sin-dia", vec![]), None),
        Typed::NoSuchDay(month, year, days) => {
            let name = Message {
                id: MONTH_NAMES[(month as usize - 1) % 12],
                args: vec![],
            };
            let args = vec![
                ("mes", name.into()),
                ("anio", year.to_string().into()),
                ("dias", i64::from(days).into()),
            ];
            (finding.hint("dia-no-existe", args), None)
        }
        Typed::ShortYear => (finding.hint("anio-corto", vec![]), None),
        Typed::Nothing => (finding, None),
    };
    Box::new(Wrong { finding, meant })
}

/// Messages with the names of months.
const MONTH_NAMES: [&str; 12] = [
    "mes-1", "mes-2", "mes-3", "mes-4", "mes-5", "mes-6", "mes-7", "mes-8", "mes-9", "mes-10",
    "mes-11", "mes-12",
];

/// Adds the option that was meant: by its label, without its accents, or the nearest.
fn choice(finding: Diagnostic, typed: &str, options: &[Choice]) -> Box<Wrong> {
    let bare = |text: &str| slug(text).replace('_', "-");
    let wanted = bare(typed);
    let same: Vec<&Choice> = options
        .iter()
        .filter(|option| {
            bare(&option.value) == wanted
                || option.label.0.values().any(|text| bare(text) == wanted)
        })
        .collect();
    let values = || options.iter().map(|option| &*option.value);
    let (finding, meant) = match (&same[..], crate::diag::nearest(typed, values())) {
        ([one], _) if !wanted.is_empty() => (
            finding.suggest(Some(&one.value)),
            Some(one.value.to_string()),
        ),
        (_, Some(near)) => (finding.suggest(Some(near)), None),
        _ => {
            let names: Vec<&str> = values().collect();
            let names = vec![("nombres", names.join(", ").into())];
            (finding.hint("valores-posibles", names), None)
        }
    };
    Box::new(Wrong { finding, meant })
}

/// Adds the number with its country code, when it is a whole Colombian one (ten digits, of a cell phone or of a place).
fn telephone(finding: Diagnostic, typed: &str) -> Box<Wrong> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let clean = typed
        .chars()
        .all(|letter| letter.is_ascii_digit() || " -()".contains(letter));
    let national = digits.len() == 10 && (digits.starts_with('3') || digits.starts_with("60"));
    let foreign = digits.len() == 12
        && (digits.starts_with("573") || digits.starts_with("5760"))
        && typed.starts_with("57");
    let meant = match (clean, national, foreign) {
        (true, true, _) => Some(format!("+57 {typed}")),
        (true, _, true) => Some(format!("+{typed}")),
        _ => None,
    };
    let finding = match &meant {
        Some(meant) => finding.hint("valor-propuesto", vec![("valor", meant.as_str().into())]),
        None => finding,
    };
    Box::new(Wrong { finding, meant })
}

/// A text as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter.is_control() => {
                out.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// Whether a text can be a key of TOML without quotes.
pub(super) fn is_bare_key(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

pub(super) fn is_tag(text: &str) -> bool {
    !text.contains('_')
        && text
            .parse::<unic_langid::LanguageIdentifier>()
            .is_ok_and(|tag| tag.language.as_str() != "und")
}

/// Why a text is no tag of a language here, and what was meant by one with underscores. Tags with parts for private
/// use or extensions are well formed, and the portal does not take them.
fn language(finding: Diagnostic, text: &str) -> Box<Wrong> {
    let parts: Vec<&str> = text.split('-').collect();
    let whole = |part: &&str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let more = parts.len() > 1 && parts.iter().all(whole) && parts.iter().any(|one| one.len() == 1);
    let hyphens = text.replace('_', "-");
    let meant = (hyphens != text && is_tag(&hyphens)).then(|| tags::recommended(&hyphens));
    let reason = match (more, &meant) {
        (true, _) => "privada",
        (false, Some(_)) => "guion",
        (false, None) => "otra",
    };
    Wrong::new(finding.arg("motivo", reason).suggest(meant.as_deref()))
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
