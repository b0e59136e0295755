//! Dates, numbers, money and sizes in the manner of a language.
//!
//! Months, patterns and separators are messages of the program, so a portal's language can have its own; one that lacks
//! a part shows the whole in the first fallback that has every part.

use jiff::civil::Date;

use super::{Language, Messages, Text};
use crate::diag::Arg;
use crate::model::{PartialDate, Stamp};

/// Messages that say a moment.
pub(super) const MOMENTS: [&str; 4] = ["fecha-larga", "fecha-mes", "fecha-anio", "fecha-hora"];

/// What they are given; a language takes what it needs.
pub(super) const MOMENT: [&str; 7] = ["dia", "mes", "anio", "hora", "hora24", "minuto", "mitad"];

/// A number to be shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A whole number.
    Integer(i64),
    /// A number with decimals, shown with as many as it has.
    Decimal(f64),
}

impl From<i64> for Number {
    fn from(number: i64) -> Number {
        Number::Integer(number)
    }
}
impl From<f64> for Number {
    fn from(number: f64) -> Number {
        Number::Decimal(number)
    }
}
impl From<usize> for Number {
    fn from(number: usize) -> Number {
        Number::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl Messages {
    /// A day in words: `24 de noviembre de 2026`.
    pub fn date(&self, date: Date) -> Text {
        self.moment("fecha-larga", date, None)
    }

    /// A day and its hour: `24 de noviembre de 2026, 2:05 p. m.`
    pub fn date_time(&self, stamp: Stamp) -> Text {
        self.moment(
            "fecha-hora",
            stamp.date(),
            Some((stamp.local.hour(), stamp.local.minute())),
        )
    }

    /// An hour of the day: `2:05 p. m.`
    pub fn time(&self, stamp: Stamp) -> Text {
        let time = (stamp.local.hour(), stamp.local.minute());
        self.moment("hora", stamp.date(), Some(time))
    }

    /// A year, a month (`noviembre de 2026`) or a day, as precise as it is.
    pub fn partial_date(&self, date: PartialDate) -> Text {
        let id = match date {
            PartialDate::Year(_) => "fecha-anio",
            PartialDate::Month(..) => "fecha-mes",
            PartialDate::Day(_) => "fecha-larga",
        };
        self.moment(id, date.first_day(), None)
    }

    /// A date as content writes it: `2026`, `2026-11`, `2026-11-24` or RFC 3339. `None` if it is not one.
    pub fn iso_date(&self, text: &str) -> Option<Text> {
        match PartialDate::parse(text) {
            Some(date) => Some(self.partial_date(date)),
            None => Stamp::parse(text).map(|stamp| self.date_time(stamp)),
        }
    }

    fn moment(&self, id: &str, date: Date, time: Option<(i8, i8)>) -> Text {
        let month = format!("mes-{}", date.month());
        let (hour, minute) = time.unwrap_or_default();
        let whole = self.chain.iter().find_map(|language| {
            let Language { plain, .. } = &**language;
            let (month, _) = plain.get(&*month)?;
            let values = [
                Arg::from(date.day().to_string()),
                Arg::from(month.clone()),
                Arg::from(date.year().to_string()),
                Arg::from(((hour + 11) % 12 + 1).to_string()),
                Arg::from(format!("{hour:02}")),
                Arg::from(format!("{minute:02}")),
                Arg::from(if hour < 12 { "am" } else { "pm" }),
            ];
            let mut values = values.into_iter();
            let args = MOMENT.map(|name| (name, values.next().unwrap_or_else(|| Arg::from(""))));
            language.format(id, None, &args)
        });
        // A portal can overlay messages but not remove them, so Spanish always answers; ISO is for the impossible.
        let whole = whole.unwrap_or_else(|| Text {
            text: date.to_string(),
            lang: super::SOURCE_LANGUAGE.into(),
        });
        self.shown(whole)
    }

    /// A number with its separators: `1.234.567,89` in Spanish, `1,234,567.89` in English.
    pub fn number(&self, number: impl Into<Number>) -> String {
        let digits = match number.into() {
            Number::Integer(number) => number.to_string(),
            Number::Decimal(number) => number.to_string(),
        };
        self.grouped(&digits)
    }

    /// A number rounded to so many decimals, all of them shown: `97,90`.
    pub fn decimal(&self, number: f64, places: usize) -> String {
        self.grouped(&format!("{number:.places$}"))
    }

    /// Colombian pesos: `$ 1.234.567`, with a no-break space.
    pub fn pesos(&self, amount: i64) -> String {
        self.text("pesos", &[("cifra", self.number(amount).into())])
    }

    /// A size of a file, 1 MB being a million bytes: `1,2 MB`, with a no-break space.
    pub fn size(&self, bytes: u64) -> String {
        const UNITS: [(&str, f64); 3] =
            [("tamano-gb", 1e9), ("tamano-mb", 1e6), ("tamano-kb", 1e3)];
        // Rounding first, so that 999.999 bytes are 1 MB and not 1.000 KB.
        for (id, unit) in UNITS {
            let tenths = (bytes as f64 / unit * 10.0).round();
            if tenths >= 10.0 {
                let value = tenths / 10.0;
                let places = usize::from(value < 100.0 && tenths % 10.0 != 0.0);
                return self.text(id, &[("cifra", self.decimal(value, places).into())]);
            }
        }
        self.text("tamano-bytes", &[("cifra", bytes.into())])
    }

    fn grouped(&self, digits: &str) -> String {
        // Signs are of no language: they are never told.
        let sign = |id: &str| {
            let mut chain = self.chain.iter();
            chain
                .find_map(|language| language.plain.get(id))
                .map_or("", |(text, _)| &**text)
        };
        group(digits, sign("numero-miles"), sign("numero-decimal"))
    }
}

/// Puts separators into a number written as Rust writes it (`-1234567.89`). What is not digits stays as it is.
pub(super) fn group(digits: &str, thousands: &str, decimal: &str) -> String {
    let (sign, rest) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
    if whole.is_empty() || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.to_owned();
    }
    let mut out = String::with_capacity(digits.len() + whole.len() / 3 + 1);
    out.push_str(sign);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push_str(thousands);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push_str(decimal);
        out.push_str(fraction);
    }
    out
}
