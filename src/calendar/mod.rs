//! The working calendar of Colombia: holidays from rules, working days added and counted. And iCalendar ([`ics`]).
//!
//! In: the embedded `festivos.toml` and a day. Out: days. Knows nothing of content. Saturdays, Sundays and holidays are
//! not working days. The rules are those of Ley 51 de 1983; an earlier year is counted by them too.

mod easter;
pub mod ics;

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;

pub use easter::easter;

/// A holiday of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// The day of rest.
    pub date: Date,
    /// Its name, in Spanish and English.
    pub name: &'static Name,
}

/// A name in both languages of the program.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// In Spanish.
    pub es: String,
    /// In English.
    pub en: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    basis: String,
    confidence: String,
    holiday: Vec<Rule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    day: Option<MonthDay>,
    easter: Option<i32>,
    #[serde(default)]
    moved: bool,
    name: Name,
}

/// A day of every year, `01-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct MonthDay {
    month: i8,
    day: i8,
}

impl MonthDay {
    /// Reads `01-31`; 29 February is not a day of every year.
    pub fn parse(text: &str) -> Option<MonthDay> {
        let (month, day) = text.split_once('-')?;
        let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        if !(digits(month) && digits(day)) {
            return None;
        }
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        Date::new(2001, month, day).ok()?;
        Some(MonthDay { month, day })
    }

    /// The day in a year.
    pub fn of(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

impl std::fmt::Display for MonthDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl TryFrom<String> for MonthDay {
    type Error = String;

    fn try_from(text: String) -> Result<MonthDay, String> {
        MonthDay::parse(&text).ok_or(text)
    }
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let rules: Rules =
        toml::from_str(include_str!("festivos.toml")).expect("the embedded holidays are valid");
    let whole = |rule: &Rule| rule.day.is_some() != rule.easter.is_some();
    assert!(
        rules.holiday.iter().all(whole),
        "an embedded holiday has a day or is counted from Easter"
    );
    rules
});

/// The norm that the holidays come from, and how sure we are of it.
pub fn basis() -> (&'static str, &'static str) {
    (&RULES.basis, &RULES.confidence)
}

/// The holidays of a year, in order. Two that fall on one day are two.
pub fn holidays(year: i16) -> Vec<Holiday> {
    let easter = easter(year);
    let days = RULES.holiday.iter().filter_map(|rule| {
        let day = match (rule.day, rule.easter) {
            (Some(day), _) => day.of(year)?,
            (None, from) => easter?.checked_add(from?.days()).ok()?,
        };
        let date = match rule.moved {
            true => next_monday(day)?,
            false => day,
        };
        Some(Holiday {
            date,
            name: &rule.name,
        })
    });
    let mut days: Vec<Holiday> = days.collect();
    days.sort_by_key(|holiday| holiday.date);
    days
}

/// The day itself if it is a Monday, else the Monday after it.
fn next_monday(day: Date) -> Option<Date> {
    let on = i32::from(day.weekday().to_monday_zero_offset());
    day.checked_add(((7 - on) % 7).days()).ok()
}

/// Whether offices work on a day.
pub fn is_working(day: Date) -> bool {
    is_weekday(day) && !holidays(day.year()).iter().any(|one| one.date == day)
}

fn is_weekday(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The `n`th working day after a day; the day itself is not counted. `None` past the end of time.
pub fn add(from: Date, n: u32) -> Option<Date> {
    let (mut day, mut left) = (from, n);
    let mut rest = holidays(from.year());
    while left > 0 {
        let next = day.tomorrow().ok()?;
        if next.year() != day.year() {
            rest = holidays(next.year());
        }
        day = next;
        if is_weekday(day) && !rest.iter().any(|one| one.date == day) {
            left -= 1;
        }
    }
    Some(day)
}

/// The last working day on or before a day.
pub fn on_or_before(mut day: Date) -> Date {
    while !is_working(day) {
        match day.yesterday() {
            Ok(before) => day = before,
            Err(_) => return day,
        }
    }
    day
}

/// Working days after `from` up to `to`, `to` included; negative if `to` is before `from`.
pub fn between(from: Date, to: Date) -> i64 {
    if to < from {
        return -between(to, from);
    }
    let mut rest: Vec<Date> = (from.year()..=to.year())
        .flat_map(holidays)
        .map(|holiday| holiday.date)
        .filter(|&day| from < day && day <= to && is_weekday(day))
        .collect();
    rest.dedup();
    weekdays_until(to) - weekdays_until(from) - rest.len() as i64
}

/// Mondays to Fridays from a fixed Monday to a day, the day included.
fn weekdays_until(day: Date) -> i64 {
    const MONDAY: Date = jiff::civil::date(1900, 1, 1);
    let days = days_between(MONDAY, day);
    let (weeks, rest) = (days.div_euclid(7), days.rem_euclid(7));
    weeks * 5 + (rest + 1).min(5)
}

/// Days from a day to another; negative if it is before.
pub fn days_between(from: Date, to: Date) -> i64 {
    // Of days alone, a span is always in days.
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests;
