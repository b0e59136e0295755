//! Freshness of a collection on the date of the build.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::Deserialize;

use super::Context;
use crate::assess::path;
use crate::catalog::EntryId;

/// How new the newest entry must be.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Newest {
    /// The field with its day.
    field: String,
    /// At most so many months old.
    months: Option<i32>,
    /// Whether days to come count.
    #[serde(default)]
    future: bool,
    /// Must reach the end of last year; until the end of January, of the year before it.
    #[serde(default)]
    last_year: bool,
}

/// Fields with the first and the last day of force.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InForce {
    from: String,
    to: String,
}

/// Whether the newest is new enough; else the arguments of the reason.
pub(super) fn newest(
    wanted: &Newest,
    entries: &[EntryId],
    context: &Context<'_>,
) -> Result<(), [(&'static str, crate::diag::Arg); 2]> {
    let days = entries.iter().flat_map(|&entry| {
        path::days(
            context.catalog,
            context.catalog.source(entry),
            &wanted.field,
        )
    });
    let last = days
        .filter(|day| wanted.future || *day <= month_end(context.date))
        .max();
    let floor = floor(wanted, context.date);
    match last.is_some_and(|last| last >= floor) {
        true => Ok(()),
        false => Err([
            (
                "fecha",
                last.map_or_else(|| "—".to_owned(), |last| last.to_string())
                    .into(),
            ),
            ("desde", floor.to_string().into()),
        ]),
    }
}

/// The oldest day that is new enough.
fn floor(wanted: &Newest, date: Date) -> Date {
    let months: Span = wanted.months.unwrap_or(0).months();
    match wanted.last_year {
        false => date.checked_sub(months).unwrap_or(Date::MIN),
        true => {
            let back = if date.month() == 1 { 2 } else { 1 };
            Date::new(date.year() - back, 12, 31).unwrap_or(Date::MIN)
        }
    }
}

/// A datum of this month counts although its last day has not come.
fn month_end(date: Date) -> Date {
    date.last_of_month()
}

/// Whether an entry is in force.
pub(super) fn in_force(wanted: &InForce, entry: EntryId, context: &Context<'_>) -> bool {
    let doc = context.catalog.source(entry);
    let from = path::first_days(context.catalog, doc, &wanted.from)
        .into_iter()
        .min();
    let to = path::days(context.catalog, doc, &wanted.to)
        .into_iter()
        .max();
    from.is_some_and(|from| from <= context.date) && to.is_none_or(|to| to >= context.date)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_report_of_last_year_is_due_at_the_end_of_january() {
        let wanted = Newest {
            field: String::new(),
            months: None,
            future: false,
            last_year: true,
        };
        assert_eq!(floor(&wanted, date(2026, 11, 24)), date(2025, 12, 31));
        assert_eq!(floor(&wanted, date(2027, 1, 31)), date(2025, 12, 31));
        assert_eq!(floor(&wanted, date(2027, 2, 1)), date(2026, 12, 31));
        let months = Newest {
            months: Some(3),
            last_year: false,
            ..wanted
        };
        assert_eq!(floor(&months, date(2026, 5, 31)), date(2026, 2, 28));
    }
}
