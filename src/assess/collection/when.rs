//! Freshness of a collection on the date of the build.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::Deserialize;

use super::Context;
use crate::assess::path;
use crate::catalog::EntryId;
use crate::deadlines::duty::{self, Duty};

/// How new the newest entry must be: by one of `months`, `every`, `calendar` and `last_year`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::assess) struct Newest {
    /// The field with its day; of a duty of the publication calendar, the one that it says.
    field: Option<String>,
    /// At most so many months old.
    months: Option<i32>,
    /// As new as a frequency asks: `trimestral`.
    every: Option<String>,
    /// As new as a duty of the publication calendar asks.
    calendar: Option<String>,
    /// Days that are given after each term.
    #[serde(default)]
    grace_days: i32,
    /// Whether days to come count.
    #[serde(default)]
    future: bool,
    /// Must reach the end of last year; until the end of January, of the year before it.
    #[serde(default)]
    last_year: bool,
    /// Whether a review without changes stands for a newer entry.
    #[serde(default)]
    pub(in crate::assess) review: bool,
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
    kind: &str,
    entries: &[EntryId],
    context: &Context<'_>,
) -> Result<(), [(&'static str, crate::diag::Arg); 2]> {
    let schema = context.catalog.schema();
    let of_kind = || schema.kind(schema.named(kind)?).date.as_deref();
    let own = wanted.field.as_deref();
    let field = own
        .or_else(|| wanted.duty()?.covers.as_deref())
        .or_else(of_kind)
        .unwrap_or_default();
    let days = entries
        .iter()
        .flat_map(|&entry| path::days(context.catalog, context.catalog.source(entry), field));
    // What is published before its year covers the whole of it.
    let future = wanted.future || wanted.duty().is_some_and(Duty::is_ahead);
    let last = days
        .filter(|day| future || *day <= month_end(context.date))
        .max();
    let floor = wanted.floor(context.date);
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

impl Newest {
    fn duty(&self) -> Option<&'static Duty> {
        let id = self.calendar.as_deref()?;
        duty::duties().iter().find(|duty| duty.id == id)
    }

    /// The oldest day that is new enough.
    pub(in crate::assess) fn floor(&self, date: Date) -> Date {
        let before = |span: Span, day: Date| day.checked_sub(span).unwrap_or(Date::MIN);
        let date = before(self.grace_days.days(), date);
        if let Some(id) = &self.calendar {
            // A duty that there is not, or that never falls due, was told: nothing is new enough.
            let duty = duty::duties().iter().find(|duty| duty.id == *id);
            return duty.and_then(|duty| duty.oldest(date)).unwrap_or(Date::MAX);
        }
        if let Some(every) = &self.every {
            return duty::period(every).map_or(Date::MAX, |span| before(span, date));
        }
        match self.last_year {
            false => before(self.months.unwrap_or(0).months(), date),
            true => {
                let back = if date.month() == 1 { 2 } else { 1 };
                Date::new(date.year() - back, 12, 31).unwrap_or(Date::MIN)
            }
        }
    }

    /// The last day on which something of `day` is still new enough; none if that is far away.
    pub(in crate::assess) fn until(&self, day: Date) -> Option<Date> {
        const FAR: i32 = 20 * 366;
        let good = |after: i32| {
            let date = day.checked_add(after.days()).unwrap_or(Date::MAX);
            self.floor(date) <= day
        };
        // The floor never goes back as days pass.
        let (mut low, mut high) = (0, FAR);
        if good(high) {
            return None;
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            match good(middle) {
                true => low = middle,
                false => high = middle,
            }
        }
        day.checked_add(low.days()).ok()
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
        let last_year = Newest {
            last_year: true,
            ..Newest::default()
        };
        let duty = Newest {
            calendar: Some("informe-de-gestion".to_owned()),
            ..Newest::default()
        };
        for wanted in [last_year, duty] {
            assert_eq!(wanted.floor(date(2026, 11, 24)), date(2025, 12, 31));
            assert_eq!(wanted.floor(date(2027, 1, 31)), date(2025, 12, 31));
            assert_eq!(wanted.floor(date(2027, 2, 1)), date(2026, 12, 31));
        }
        let months = Newest {
            months: Some(3),
            ..Newest::default()
        };
        assert_eq!(months.floor(date(2026, 5, 31)), date(2026, 2, 28));
    }

    #[test]
    fn a_plan_covers_the_year_in_which_it_is_due() {
        let wanted = Newest {
            calendar: Some("plan-de-accion".to_owned()),
            ..Newest::default()
        };
        assert_eq!(wanted.floor(date(2027, 1, 31)), date(2026, 12, 31));
        assert_eq!(wanted.floor(date(2027, 2, 1)), date(2027, 12, 31));
        let late = Newest {
            grace_days: 10,
            ..wanted
        };
        assert_eq!(late.floor(date(2027, 2, 10)), date(2026, 12, 31));
        assert_eq!(late.floor(date(2027, 2, 11)), date(2027, 12, 31));
    }

    #[test]
    fn a_review_holds_as_long_as_the_frequency_leaves() {
        let every = |word: &str| Newest {
            every: Some(word.to_owned()),
            ..Newest::default()
        };
        let until = |word: &str, day| every(word).until(day);
        assert_eq!(
            until("trimestral", date(2026, 8, 15)),
            Some(date(2026, 11, 15))
        );
        // Three months before 30 November is 30 August, before 1 December 1 September.
        assert_eq!(
            until("trimestral", date(2026, 8, 31)),
            Some(date(2026, 11, 30))
        );
        assert_eq!(until("anual", date(2024, 2, 29)), Some(date(2025, 2, 28)));
        assert_eq!(every("cuando_cambia").floor(date(2026, 1, 1)), Date::MAX);
    }
}
