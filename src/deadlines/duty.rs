//! The publication calendar: what entities publish, how often, and how sure we are that a norm says so.
//!
//! In: the embedded `publicacion.toml`. Out: its duties, and how new on a day what one asks for must be.

use std::sync::LazyLock;

use jiff::Span;
use jiff::civil::Date;
use serde::Deserialize;

use super::term::Unit;
use crate::calendar::{MonthDay, Name};
use crate::schema::vocabulary;

/// How sure we are of a norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Read in the norm, or in a source that cites it.
    Read,
    /// Written from memory.
    Memory,
}

impl Confidence {
    /// Its name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Read => "read",
            Confidence::Memory => "memory",
        }
    }
}

/// A duty of the publication calendar.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// The kind in which the publication is looked for.
    pub kind: String,
    pub(super) filter: Option<Filter>,
    /// Path to the date that a publication reaches, if it is not the kind's own.
    pub covers: Option<String>,
    pub(super) frequency: Option<String>,
    pub(super) day: Option<MonthDay>,
    pub(super) year: Option<Year>,
    pub(super) each: Option<DutyEach>,
    pub(super) basis: Option<String>,
    pub(super) confidence: Confidence,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Duties {
    duty: Vec<Duty>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DutyEach {
    pub(super) fact: String,
    pub(super) done: String,
    pub(super) value: u16,
    pub(super) unit: Unit,
}

/// Which entries of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Filter {
    pub(super) field: String,
    pub(super) values: Vec<String>,
}

/// The year in which something is due, seen from the one that it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Year {
    Same,
    Next,
}

static DUTIES: LazyLock<Vec<Duty>> = LazyLock::new(|| {
    let duties: Duties = toml::from_str(include_str!("publicacion.toml"))
        .expect("the embedded publication calendar is valid");
    duties.duty
});

/// The publication calendar.
pub fn duties() -> &'static [Duty] {
    &DUTIES
}

impl Duty {
    /// The oldest day that the newest publication may reach, on a day; none if it is never due again.
    pub fn oldest(&self, date: Date) -> Option<Date> {
        let Some(day) = self.day else {
            let span = period(self.frequency.as_deref()?)?;
            return date.checked_sub(span).ok();
        };
        let due = day.of(date.year())?;
        let year = match date > due {
            true => date.year(),
            false => date.year() - 1,
        };
        let covered = match self.year {
            Some(Year::Same) => year,
            _ => year - 1,
        };
        Date::new(covered, 12, 31).ok()
    }

    /// Whether it is due at the beginning of what it covers.
    pub fn is_ahead(&self) -> bool {
        self.day.is_some() && self.year == Some(Year::Same)
    }
}

/// The time between two publications of a frequency; none for what is updated when something changes.
pub fn period(frequency: &str) -> Option<Span> {
    let options = vocabulary("frecuencias")?;
    let option = options.iter().find(|option| &*option.value == frequency)?;
    option.code("iso8601")?.strip_prefix("R/")?.parse().ok()
}

/// Whether a frequency leaves more time than another.
pub(super) fn is_laxer(frequency: &str, asked: &str) -> bool {
    match (period(frequency), period(asked)) {
        (Some(own), Some(asked)) => days(own) > days(asked),
        (None, Some(_)) => true,
        (_, None) => false,
    }
}

/// About so many days, to compare periods.
fn days(span: Span) -> i32 {
    i32::from(span.get_years()) * 365
        + span.get_months() * 30
        + span.get_weeks() * 7
        + span.get_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadlines::reach;
    use crate::schema::FieldType;

    #[test]
    fn every_duty_of_the_calendar_can_be_kept() {
        let (schema, _) = crate::schema::load([]);
        let manual = include_str!("../../docs/manual/plazos.md");
        for duty in duties() {
            let id = &duty.id;
            let kind = schema.kind(schema.named(&duty.kind).expect("a kind"));
            let dated = |path: &str| reach::field(&kind.fields, path).is_some_and(reach::is_dated);
            assert!(duty.covers.as_deref().is_none_or(dated), "{id}");
            if let Some(filter) = &duty.filter {
                let field = kind.field(&filter.field).expect("a field");
                let FieldType::Choice(options) = &field.ty else {
                    panic!("{id}: a filter is on a closed list");
                };
                let known = |value: &&String| options.iter().any(|one| *one.value == ***value);
                assert!(filter.values.iter().all(|value| known(&value)), "{id}");
            }
            match (&duty.frequency, &duty.each) {
                (Some(frequency), _) => {
                    let options = vocabulary("frecuencias").expect("a vocabulary");
                    assert!(options.iter().any(|one| *one.value == **frequency), "{id}");
                }
                (None, Some(each)) => {
                    assert!(dated(&each.fact), "{id}");
                    assert!(reach::field(&kind.fields, &each.done).is_some(), "{id}");
                }
                (None, None) => panic!("{id} is never due"),
            }
            let periodic = duty.frequency.as_deref().and_then(period).is_some();
            assert!(
                !periodic || duty.covers.is_some() || kind.date.is_some(),
                "{id}"
            );
            assert!(
                manual.contains(&format!("| `{id}` | {} |", duty.kind)),
                "{id}"
            );
        }
    }

    #[test]
    fn frequencies_are_compared_by_how_long_they_leave_things() {
        assert!(is_laxer("anual", "trimestral") && is_laxer("cuando_cambia", "anual"));
        assert!(!is_laxer("mensual", "trimestral") && !is_laxer("anual", "anual"));
        assert!(!is_laxer("diaria", "cuando_cambia"));
    }
}
