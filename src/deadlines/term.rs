//! A term: so many working days, calendar days or months after a day.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use crate::calendar;
use crate::model::Record;

/// What a term is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Unit {
    /// Days on which offices work.
    #[serde(rename = "dias_habiles")]
    WorkingDays,
    /// All days.
    #[serde(rename = "dias_calendario")]
    Days,
    /// Months.
    #[serde(rename = "meses")]
    Months,
}

/// A term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Term {
    value: u16,
    unit: Unit,
}

impl Term {
    /// From a record with `valor` and `unidad`.
    pub(super) fn of(record: &Record) -> Option<Term> {
        let unit = match record.text("unidad")? {
            "dias_habiles" => Unit::WorkingDays,
            "dias_calendario" => Unit::Days,
            "meses" => Unit::Months,
            _ => return None,
        };
        let value = u16::try_from(record.integer("valor")?).ok()?;
        Some(Term { value, unit })
    }

    /// A term as data has it.
    pub(super) fn new(value: u16, unit: Unit) -> Term {
        Term { value, unit }
    }

    /// Whether it is counted in working days.
    pub(super) fn is_working(self) -> bool {
        self.unit == Unit::WorkingDays
    }

    /// The last day of the term; the day from which it runs is not counted.
    pub(super) fn after(self, day: Date) -> Option<Date> {
        match self.unit {
            Unit::WorkingDays => calendar::add(day, u32::from(self.value)),
            Unit::Days => day.checked_add(i64::from(self.value).days()).ok(),
            Unit::Months => months(day, i64::from(self.value).months()),
        }
    }
}

/// A day some months later; the last day of a month leads to the last day of a month.
pub(super) fn months(day: Date, span: jiff::Span) -> Option<Date> {
    let later = day.checked_add(span).ok()?;
    let whole = span.get_days() == 0 && span.get_weeks() == 0;
    match whole && day == day.last_of_month() {
        true => Some(later.last_of_month()),
        false => Some(later),
    }
}
