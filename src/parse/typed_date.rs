//! Dates as people type them, and the form that they should have.
//!
//! In: `27/08/2013`, `2013-8-27`, «27 de agosto de 2013», «agosto 27 de 2013». Out: the day that is meant and whether
//! nothing else can be, or why it cannot be a day. Content is not read by this: a date has one form (`2013-08-27`).

use crate::model::month_named;

/// What somebody typed where a date belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    /// A day, in the form that it should have; certain if day and month cannot be exchanged.
    Day {
        /// `2013-08-27`.
        iso: String,
        /// Whether nothing else can be meant.
        certain: bool,
    },
    /// A month of a year.
    Month(String),
    /// A day that the month does not have: month, year, days of the month.
    NoSuchDay(u32, u32, u32),
    /// A year of two digits.
    ShortYear,
    /// No date.
    Nothing,
}

/// Reads a date in any of the usual forms.
pub(super) fn read(text: &str) -> Typed {
    let lower = text.trim().to_lowercase();
    let lower = lower.trim_end_matches('.');
    // Times of day are not our concern: what stands before them is.
    let day = lower.split_once('t').map_or(lower, |(day, time)| {
        match day.ends_with(|sign: char| sign.is_ascii_digit())
            && time.starts_with(|sign: char| sign.is_ascii_digit())
        {
            true => day,
            false => lower,
        }
    });
    let words: Vec<&str> = day
        .split([' ', '/', '-', '.', ',', '\u{a0}'])
        .filter(|word| !matches!(*word, "" | "de" | "del" | "a"))
        .collect();
    let numbers: Vec<Option<u32>> = words.iter().map(|word| number(word)).collect();
    match (&words[..], &numbers[..]) {
        ([first, ..], [Some(year), Some(month), Some(day)]) if first.len() == 4 => {
            whole(*year, *month, *day, true)
        }
        ([_, _, last], [Some(day), Some(month), Some(year)]) if last.len() == 4 => {
            // In Colombia the day stands first; a spreadsheet set to English writes the month first.
            match (*month > 12, *day > 12) {
                (true, false) => whole(*year, *day, *month, true),
                _ => whole(*year, *month, *day, *day > 12 || day == month),
            }
        }
        ([_, _, _], [Some(_), Some(_), Some(_)]) if words.iter().all(|word| word.len() <= 2) => {
            Typed::ShortYear
        }
        ([_, name, last], [Some(day), None, Some(year)]) => named(name, *day, *year, last),
        ([name, _, last], [None, Some(day), Some(year)]) => named(name, *day, *year, last),
        ([name, last], [None, Some(year)]) if last.len() == 4 => match month(name) {
            Some(month) => Typed::Month(format!("{year}-{month:02}")),
            None => Typed::Nothing,
        },
        ([first, last], [Some(month), Some(year)])
            if first.len() <= 2 && last.len() == 4 && (1..=12).contains(month) =>
        {
            Typed::Month(format!("{year}-{month:02}"))
        }
        _ => Typed::Nothing,
    }
}

fn number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(['º', '°']);
    let first = matches!(digits, "1ro" | "1o" | "primero");
    match first {
        true => Some(1),
        false => digits
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| digits.parse().ok())
            .flatten(),
    }
}

fn month(name: &str) -> Option<u32> {
    month_named(name).map(u32::from)
}

fn named(name: &str, day: u32, year: u32, typed_year: &str) -> Typed {
    match month(name) {
        Some(month) if typed_year.len() == 4 => whole(year, month, day, true),
        Some(_) if typed_year.len() == 2 => Typed::ShortYear,
        _ => Typed::Nothing,
    }
}

fn whole(year: u32, month: u32, day: u32, certain: bool) -> Typed {
    let (Ok(short), Ok(of_year)) = (i16::try_from(year), i8::try_from(month)) else {
        return Typed::Nothing;
    };
    let Ok(first) = jiff::civil::Date::new(short, of_year, 1) else {
        return Typed::Nothing;
    };
    if short < 1500 {
        return Typed::Nothing;
    }
    let last = u32::try_from(first.days_in_month()).unwrap_or(31);
    match (1..=last).contains(&day) {
        true => Typed::Day {
            iso: format!("{year:04}-{month:02}-{day:02}"),
            certain,
        },
        false if (29..=31).contains(&day) => Typed::NoSuchDay(month, year, last),
        false => Typed::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str, certain: bool) -> Typed {
        Typed::Day {
            iso: iso.to_owned(),
            certain,
        }
    }

    #[test]
    fn the_usual_forms_are_understood() {
        for typed in [
            "27/08/2013",
            "27-08-2013",
            "27.8.2013",
            "2013/08/27",
            "2013-8-27",
            "08/27/2013",
            "27 de agosto de 2013",
            "27 de Agosto del 2013",
            "agosto 27 de 2013",
            "Agosto 27, 2013",
            "27-ago-2013",
            "27 ago. 2013",
        ] {
            assert_eq!(read(typed), day("2013-08-27", true), "{typed}");
        }
        assert_eq!(read("1º de mayo de 2026"), day("2026-05-01", true));
        assert_eq!(read("05/05/2026"), day("2026-05-05", true));
    }

    #[test]
    fn what_can_be_two_days_is_not_certain() {
        assert_eq!(read("03/04/2026"), day("2026-04-03", false));
    }

    #[test]
    fn what_is_no_day_says_why() {
        assert_eq!(read("2013-02-30"), Typed::NoSuchDay(2, 2013, 28));
        assert_eq!(read("30 de febrero de 2024"), Typed::NoSuchDay(2, 2024, 29));
        assert_eq!(read("31/04/2026"), Typed::NoSuchDay(4, 2026, 30));
        assert_eq!(read("27/08/13"), Typed::ShortYear);
        assert_eq!(read("agosto de 2013"), Typed::Month("2013-08".to_owned()));
        assert_eq!(read("08/2013"), Typed::Month("2013-08".to_owned()));
        for nothing in ["ayer", "", "2013-13-45", "1.234.567", "12", "27 de agosto"] {
            assert_eq!(read(nothing), Typed::Nothing, "{nothing}");
        }
    }
}
