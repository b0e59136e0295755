use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;

/// Holiday lists as they were published for each year, month by month.
const PUBLISHED: [(i16, &str); 3] = [
    (
        2024,
        "01-01 01-08 03-25 03-28 03-29 05-01 05-13 06-03 06-10 07-01 07-20 08-07 08-19 10-14 11-04 11-11 12-08 12-25",
    ),
    // Sacred Heart and Saint Peter fell on one Monday.
    (
        2025,
        "01-01 01-06 03-24 04-17 04-18 05-01 06-02 06-23 06-30 06-30 07-20 08-07 08-18 10-13 11-03 11-17 12-08 12-25",
    ),
    (
        2026,
        "01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25",
    ),
];

#[test]
fn holidays_are_those_that_were_published() {
    for (year, days) in PUBLISHED {
        let wanted: Vec<Date> = days
            .split(' ')
            .map(|day| {
                MonthDay::parse(day)
                    .and_then(|day| day.of(year))
                    .expect("a day")
            })
            .collect();
        let computed: Vec<Date> = holidays(year).iter().map(|one| one.date).collect();
        assert_eq!(computed, wanted, "{year}");
    }
}

/// Easter by another road: the golden number and the epact, corrected for centuries (Clavius, as Knuth tells it).
fn clavius(year: i32) -> (i8, i8) {
    let golden = year % 19 + 1;
    let century = year / 100 + 1;
    let dropped_leap_days = 3 * century / 4 - 12;
    let moon_correction = (8 * century + 5) / 25 - 5;
    let sunday = 5 * year / 4 - dropped_leap_days - 10;
    let mut epact = (11 * golden + 20 + moon_correction - dropped_leap_days).rem_euclid(30);
    if (epact == 25 && golden > 11) || epact == 24 {
        epact += 1;
    }
    let mut full_moon = 44 - epact;
    if full_moon < 21 {
        full_moon += 30;
    }
    let day = full_moon + 7 - (sunday + full_moon) % 7;
    match day > 31 {
        true => (4, (day - 31) as i8),
        false => (3, day as i8),
    }
}

#[test]
fn easter_is_the_same_by_another_algorithm() {
    for year in 1583..=4099 {
        let found = easter(year).expect("every year has an Easter");
        assert_eq!(
            (found.month(), found.day()),
            clavius(i32::from(year)),
            "{year}"
        );
    }
}

#[test]
fn easter_fell_on_these_days() {
    for day in [
        date(1818, 3, 22), // the earliest there can be
        date(1943, 4, 25), // the latest
        date(2000, 4, 23),
        date(2008, 3, 23),
        date(2019, 4, 21),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2038, 4, 25),
    ] {
        assert_eq!(easter(day.year()), Some(day));
    }
}

#[test]
fn terms_of_working_days_skip_weekends_and_holidays() {
    // Monday 16 November 2026 is a holiday: five working days after Friday 13 end on Monday 23.
    assert_eq!(add(date(2026, 11, 13), 5), Some(date(2026, 11, 23)));
    // Holy Week of 2026: from Wednesday 1 April the next working day is Monday 6.
    assert_eq!(add(date(2026, 4, 1), 1), Some(date(2026, 4, 6)));
    // Over the end of a year: 31 December 2026 is a Thursday, 1 January a holiday.
    assert_eq!(add(date(2026, 12, 31), 1), Some(date(2027, 1, 4)));
    assert_eq!(add(date(2026, 11, 14), 0), Some(date(2026, 11, 14)));
    assert_eq!(between(date(2026, 11, 13), date(2026, 11, 23)), 5);
    assert_eq!(between(date(2026, 11, 23), date(2026, 11, 13)), -5);
    // The double holiday of 30 June 2025 takes one day, not two.
    assert_eq!(between(date(2025, 6, 27), date(2025, 7, 1)), 1);
    assert_eq!(on_or_before(date(2026, 11, 16)), date(2026, 11, 13));
    assert!(!is_working(date(2026, 12, 8)) && is_working(date(2026, 12, 9)));
}

#[test]
fn a_day_of_every_year_is_strict() {
    for wrong in [
        "02-29", "13-01", "1-31", "0131", "01-32", "+1-01", "", "01-01-01",
    ] {
        assert_eq!(MonthDay::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn the_far_ends_of_time_do_not_panic() {
    assert_eq!(add(Date::MAX, 1), None);
    assert!(between(Date::MIN, Date::MAX) > 0);
    assert!(holidays(i16::MAX).len() < 18);
}

fn days() -> impl Strategy<Value = Date> {
    (1984_i16..2200, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

proptest! {
    #[test]
    fn easter_is_a_sunday_of_its_season(year in 1583_i16..4000) {
        let day = easter(year).expect("every year has an Easter");
        prop_assert_eq!(day.weekday(), Weekday::Sunday);
        prop_assert!(date(year, 3, 22) <= day && day <= date(year, 4, 25));
    }

    #[test]
    fn what_is_moved_is_a_monday_within_a_week(year in 1984_i16..2200) {
        let all = holidays(year);
        prop_assert_eq!(all.len(), 18);
        for rule in RULES.holiday.iter().filter(|rule| rule.moved) {
            let found = all.iter().find(|one| one.name == &rule.name).expect("every rule gives a day");
            prop_assert_eq!(found.date.weekday(), Weekday::Monday);
            let from = match rule.day {
                Some(day) => day.of(year).expect("a day of every year"),
                None => easter(year).expect("an Easter") + rule.easter.expect("days from Easter").days(),
            };
            prop_assert!((0..7).contains(&days_between(from, found.date)));
        }
    }

    #[test]
    fn counting_undoes_adding(day in days(), n in 0_u32..400) {
        let end = add(day, n).expect("within time");
        prop_assert!(n == 0 || is_working(end));
        prop_assert_eq!(between(day, end), i64::from(n));
    }

    #[test]
    fn counting_is_going_day_by_day(day in days(), n in 0_i64..800) {
        let to = day + n.days();
        let by_hand = (1..=n).filter(|&k| is_working(day + k.days())).count() as i64;
        prop_assert_eq!(between(day, to), by_hand);
    }
}
