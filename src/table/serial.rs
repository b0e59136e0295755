//! Days and moments as spreadsheets count them.
//!
//! A day is a number: 1 is 1 January 1900 in most workbooks, 0 is 1 January 1904 in those that old Macintoshes made.
//! The first count has a 29 February 1900 that never was, so its numbers are one too high from 1 March 1900 on.

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

/// The text of a serial number: `2021-03-04`, `2021-03-04T09:01:27`, or `09:30` for a part of a day. `None` if it is
/// no day of the calendar.
pub(super) fn text(serial: f64, since_1904: bool) -> Option<String> {
    if !serial.is_finite() || !(0.0..3_000_000.0).contains(&serial) {
        return None;
    }
    // Whole seconds: what spreadsheets keep below that is rounding.
    let seconds = (serial * 86_400.0).round() as i64;
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let time = |with_seconds: bool| {
        let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
        match with_seconds {
            true => format!("{hour:02}:{minute:02}:{second:02}"),
            false => format!("{hour:02}:{minute:02}"),
        }
    };
    if days == 0 && rest != 0 {
        return Some(time(rest % 60 != 0));
    }
    let day = day(days, since_1904)?;
    Some(match rest {
        0 => day.to_string(),
        _ => format!("{day}T{}", time(true)),
    })
}

fn day(days: i64, since_1904: bool) -> Option<Date> {
    let zero = match (since_1904, days) {
        (true, _) => date(1904, 1, 1),
        (false, 60) => return None,
        (false, ..60) => date(1899, 12, 31),
        (false, _) => date(1899, 12, 30),
    };
    let span: Span = days.days();
    zero.checked_add(span)
        .ok()
        .filter(|day| day.year() < 10_000)
}

/// The text of a length of time, a number of days: `26:30`.
pub(super) fn duration(days: f64) -> Option<String> {
    if !days.is_finite() || days.abs() > 3_000_000.0 {
        return None;
    }
    let minutes = (days.abs() * 1440.0).round() as i64;
    let sign = if days < 0.0 && minutes > 0 { "-" } else { "" };
    Some(format!("{sign}{}:{:02}", minutes / 60, minutes % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_both_counts() {
        // Microsoft's documentation of the two systems: 5 July 1998 is 35981 and 34519.
        assert_eq!(text(35_981.0, false).as_deref(), Some("1998-07-05"));
        assert_eq!(text(34_519.0, true).as_deref(), Some("1998-07-05"));
        assert_eq!(text(1.0, false).as_deref(), Some("1900-01-01"));
        assert_eq!(text(59.0, false).as_deref(), Some("1900-02-28"));
        assert_eq!(text(60.0, false), None);
        assert_eq!(text(61.0, false).as_deref(), Some("1900-03-01"));
        assert_eq!(text(2_958_465.0, false).as_deref(), Some("9999-12-31"));
        assert_eq!(text(2_958_466.0, false), None);
    }

    #[test]
    fn moments_are_rounded_to_seconds() {
        assert_eq!(
            text(45_943.541, false).as_deref(),
            Some("2025-10-13T12:59:02")
        );
        assert_eq!(text(44_258.999_999_9, false).as_deref(), Some("2021-03-04"));
        assert_eq!(text(0.395_833_333_3, false).as_deref(), Some("09:30"));
        assert_eq!(text(-1.0, false), None);
        assert_eq!(text(f64::NAN, false), None);
    }

    #[test]
    fn lengths_of_time() {
        assert_eq!(duration(1.104_166_667).as_deref(), Some("26:30"));
        assert_eq!(duration(-0.5).as_deref(), Some("-12:00"));
    }
}
