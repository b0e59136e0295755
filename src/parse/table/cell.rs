//! One cell of a table to one value: what spreadsheets and exports write, beside what a TOML file may say.
//!
//! Dates with slashes or with the hour of Socrata, numbers with decimal point, labels of choices in place of their
//! values, addresses inside braces; and what looks like data but is what a spreadsheet shows when it cannot.

use std::borrow::Cow;

use crate::diag::{Code, Diagnostic, code};
use crate::model::{Value, parse_date};
use crate::parse::{number, value};
use crate::schema::{Choice, Field, FieldType};
use crate::table::header::key;
use crate::table::repaired;
use crate::text::{SourceId, Span};

/// Order of day and month in a date like 03/04/2021.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// How cells are written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    /// Decimal point, comma for thousands.
    pub point: bool,
    /// Order of dates with slashes.
    pub dates: Option<DateOrder>,
}

/// Why a cell gave no value.
#[derive(Debug)]
pub(super) struct Refused {
    /// The finding.
    pub finding: Box<Diagnostic>,
    /// The same finding for all cells of the column that say this.
    pub same: Option<String>,
}

/// Reads a cell that is not empty. `None`: it says that there is nothing.
pub(super) fn read(
    text: &str,
    field: &Field,
    style: Style,
    source: SourceId,
    span: Span,
) -> Result<Value, Refused> {
    let one = |finding: Diagnostic| Refused {
        finding: Box::new(finding),
        same: None,
    };
    let told =
        |code: &'static Code| field.told(Diagnostic::at(code, source, span).arg("valor", text));
    if is_error(text) {
        return Err(one(told(code::CELL_ERROR)));
    }
    if is_cut(text) {
        return Err(one(told(code::CELL_CUT)));
    }
    let ty = match &field.ty {
        FieldType::List(item) => item,
        ty => ty,
    };
    let (text, written): (&str, Cow<'_, str>) = match ty {
        FieldType::Date | FieldType::PartialDate | FieldType::DateTime => match date(text, style) {
            Dated::Is(date) => (text, date.into()),
            Dated::Ambiguous => {
                return Err(Refused {
                    finding: Box::new(told(code::DATE_AMBIGUOUS)),
                    same: Some(String::new()),
                });
            }
            Dated::Other => (text, text.into()),
        },
        FieldType::Integer | FieldType::Decimal | FieldType::Pesos => {
            (text, number_text(text, style.point))
        }
        FieldType::Choice(options) => match choice(text, options) {
            Some(option) => (text, (&*option.value).into()),
            None => (text, text.into()),
        },
        FieldType::Url => (text, address(text).into()),
        FieldType::Text | FieldType::RichText => (text, printable(text)),
        _ => (text, text.into()),
    };
    value::from_text(&written, ty, field, source, span).map_err(|wrong| {
        // A cell is repaired in the spreadsheet it comes from: what it must mean is not written into it.
        let finding = wrong.finding;
        let american = matches!(finding.code.id, "E0213" | "E0214")
            && !style.point
            && number::decimal(&number_text(text, true)).is_some();
        let finding = match american {
            true => finding.hint("decimales-con-punto", vec![]),
            false => finding,
        };
        Refused {
            same: matches!(ty, FieldType::Choice(_)).then(|| key(text)),
            finding: Box::new(finding),
        }
    })
}

enum Dated {
    Is(String),
    Ambiguous,
    Other,
}

/// A date as exports write it: `2021-03-04T00:00:00.000`, `13/04/2021`, `03/04/2021 09:30`.
fn date(text: &str, style: Style) -> Dated {
    let day = match text.split_once(['T', ' ']) {
        Some((day, time))
            if time
                .trim_start()
                .starts_with(|first: char| first.is_ascii_digit()) =>
        {
            day
        }
        _ => text,
    };
    if parse_date(day).is_some() {
        return Dated::Is(day.to_owned());
    }
    let parts: Vec<&str> = day.split(['/', '-', '.']).collect();
    let [first, second, year] = parts[..] else {
        return Dated::Other;
    };
    let (Ok(a), Ok(b), Ok(year)) = (first.parse(), second.parse(), year.parse::<i16>()) else {
        return Dated::Other;
    };
    if first.len() > 2 || second.len() > 2 || year < 1000 {
        return Dated::Other;
    }
    let made = |day: i8, month: i8| jiff::civil::Date::new(year, month, day).ok();
    let (by_day, by_month) = (made(a, b), made(b, a));
    let date = match (style.dates, by_day, by_month) {
        (Some(DateOrder::DayFirst), date, _) | (Some(DateOrder::MonthFirst), _, date) => date,
        (None, Some(one), Some(other)) if one != other => return Dated::Ambiguous,
        (None, one, other) => one.or(other),
    };
    date.map_or(Dated::Other, |date| Dated::Is(date.to_string()))
}

/// A number in Colombian form: without the point's thousands, without the zero cents of a program, without `%`.
fn number_text(text: &str, point: bool) -> Cow<'_, str> {
    let text = text.trim_end_matches('%').trim_end();
    let (whole, cents) = text.rsplit_once('.').unwrap_or((text, ""));
    if matches!(cents, "0" | "00") && whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return whole.into();
    }
    if !point {
        return text.into();
    }
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    // Commas become the dots of thousands, which are checked where all numbers are.
    let whole = whole.replace(',', ".");
    match fraction {
        Some(fraction) => format!("{whole},{fraction}").into(),
        None => whole.into(),
    }
}

/// The option that a cell names by its value or by its label in any language.
fn choice<'o>(text: &str, options: &'o [Choice]) -> Option<&'o Choice> {
    let wanted = key(text);
    options.iter().find(|option| {
        *option.value == *text
            || key(&option.value) == wanted
            || option.label.0.values().any(|label| key(label) == wanted)
    })
}

/// The address in `{"url": "https://…"}`, as exports of Socrata write links.
fn address(text: &str) -> &str {
    let inner = match text.starts_with('{') {
        true => text.find("http").map(|at| &text[at..]),
        false => None,
    };
    inner.map_or(text, |inner| {
        inner.split(['"', '\'', '}']).next().unwrap_or(inner)
    })
}

/// A text without control characters that stand for a sign of Windows-1252.
fn printable(text: &str) -> Cow<'_, str> {
    let control = |letter: char| matches!(u32::from(letter), 0x80..=0x9f);
    match text.contains(control) {
        true => text.chars().map(repaired).collect::<String>().into(),
        false => text.into(),
    }
}

/// Whether a cell holds the error of a formula, in Spanish or English.
fn is_error(text: &str) -> bool {
    const ERRORS: [&str; 13] = [
        "#N/A",
        "#N/D",
        "#DIV/0!",
        "#¡DIV/0!",
        "#VALUE!",
        "#¡VALOR!",
        "#REF!",
        "#¡REF!",
        "#NAME?",
        "#¿NOMBRE?",
        "#NUM!",
        "#¡NUM!",
        "#NULL!",
    ];
    text.starts_with('#') && (ERRORS.contains(&text) || text == "#¡NULO!" || text == "#DATA!")
}

/// Whether a cell holds what a spreadsheet shows when there is no room: `#####`, or `1,23457E+11` for a long number.
fn is_cut(text: &str) -> bool {
    if text.len() >= 3 && text.bytes().all(|byte| byte == b'#') {
        return true;
    }
    let Some((digits, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let power = power.strip_prefix('+').unwrap_or("x");
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    let (whole, rest) = digits.split_once([',', '.']).unwrap_or((digits, "0"));
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    whole.len() == 1
        && number(whole)
        && number(rest)
        && (1..=3).contains(&power.len())
        && number(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(text: &str, dates: Option<DateOrder>) -> Option<String> {
        let style = Style {
            point: false,
            dates,
        };
        match date(text, style) {
            Dated::Is(date) => Some(date),
            Dated::Ambiguous => Some("?".to_owned()),
            Dated::Other => None,
        }
    }

    #[test]
    fn dates_of_exports() {
        let is = |date: &str| Some(date.to_owned());
        assert_eq!(dated("2021-03-04T00:00:00.000", None), is("2021-03-04"));
        assert_eq!(dated("2021-03-04 09:01:27", None), is("2021-03-04"));
        assert_eq!(dated("13/04/2021", None), is("2021-04-13"));
        assert_eq!(dated("04/13/2021", None), is("2021-04-13"));
        assert_eq!(dated("04/04/2021", None), is("2021-04-04"));
        assert_eq!(dated("03/04/2021", None), is("?"));
        assert_eq!(
            dated("03/04/2021", Some(DateOrder::DayFirst)),
            is("2021-04-03")
        );
        assert_eq!(
            dated("03/04/2021 12:00:00 AM", Some(DateOrder::MonthFirst)),
            is("2021-03-04")
        );
        assert_eq!(dated("04/13/2021", Some(DateOrder::DayFirst)), None);
        assert_eq!(dated("31/02/2021", None), None);
        assert_eq!(dated("3/4/21", Some(DateOrder::DayFirst)), None);
        assert_eq!(dated("sin fecha", None), None);
    }

    #[test]
    fn numbers_of_exports() {
        assert_eq!(number_text("1,234,567.89", true), "1.234.567,89");
        assert_eq!(number_text("$ 1.234.567", false), "$ 1.234.567");
        assert_eq!(number_text("37724000.0", false), "37724000");
        assert_eq!(number_text("45,3 %", false), "45,3");
        assert_eq!(number_text("1,23", true), "1.23");
    }

    #[test]
    fn what_is_no_data() {
        assert!(is_error("#N/A") && is_error("#¡REF!") && !is_error("#12"));
        assert!(is_cut("########") && is_cut("1,23457E+11") && is_cut("9E+09"));
        assert!(!is_cut("CO1E+1") && !is_cut("12E+11") && !is_cut("E+1") && !is_cut("#1"));
        assert_eq!(
            address("{'url': 'https://a.gov.co/x?y=1'}"),
            "https://a.gov.co/x?y=1"
        );
        assert_eq!(printable("a \u{96} b"), "a – b");
    }
}
