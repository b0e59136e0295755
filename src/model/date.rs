//! Dates of unequal precision, and moments with their offset.

use jiff::civil::Date;
use jiff::tz::Offset;

/// A year, a month of a year, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartialDate {
    /// A year.
    Year(i16),
    /// A year and month.
    Month(i16, i8),
    /// A day.
    Day(Date),
}

impl PartialDate {
    /// Reads `2013`, `2013-08` or `2013-08-27`.
    pub fn parse(text: &str) -> Option<PartialDate> {
        let digits = |part: &str, n: usize| {
            part.len() == n && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let parts: Vec<&str> = text.split('-').collect();
        match parts[..] {
            [year] if digits(year, 4) => year.parse().ok().map(PartialDate::Year),
            [year, month] if digits(year, 4) && digits(month, 2) => {
                let month: i8 = month.parse().ok()?;
                (1..=12)
                    .contains(&month)
                    .then_some(PartialDate::Month(year.parse().ok()?, month))
            }
            [..] => parse_date(text).map(PartialDate::Day),
        }
    }

    /// The first day that it covers.
    pub fn first_day(self) -> Date {
        match self {
            PartialDate::Year(year) => jiff::civil::date(year, 1, 1),
            PartialDate::Month(year, month) => jiff::civil::date(year, month, 1),
            PartialDate::Day(day) => day,
        }
    }

    /// As written: `2013`, `2013-08`, `2013-08-27`.
    pub fn iso(self) -> String {
        match self {
            PartialDate::Year(year) => format!("{year:04}"),
            PartialDate::Month(year, month) => format!("{year:04}-{month:02}"),
            PartialDate::Day(day) => day.to_string(),
        }
    }
}

/// Reads a day written `2013-08-27`, and nothing else.
pub fn parse_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shape {
        return None;
    }
    Date::new(
        text[..4].parse().ok()?,
        text[5..7].parse().ok()?,
        text[8..].parse().ok()?,
    )
    .ok()
}

/// The months as Spanish texts name them.
const MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// The number of a month by its Spanish name in lower case, whole or its first three letters: `marzo`, `mar`.
pub fn month_named(name: &str) -> Option<u8> {
    let is = |month: &&str| **month == *name || name == &month[..3];
    let at = MONTHS.iter().position(is);
    let number = at.map(|at| at as u8 + 1);
    number.or_else(|| (name == "setiembre").then_some(9))
}

/// A moment as it was written: local date and time, and the offset from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Local date and time.
    pub local: jiff::civil::DateTime,
    /// Offset from UTC in seconds.
    pub offset: i32,
}

impl Stamp {
    /// Offset of Colombia: UTC−05:00, without daylight saving since 1993.
    pub const BOGOTA: i32 = -5 * 3600;

    /// From seconds since 1970 and an offset in seconds.
    pub fn from_unix(seconds: i64, offset: i32) -> Option<Stamp> {
        let zone = Offset::from_seconds(offset).ok()?;
        let local = zone.to_datetime(jiff::Timestamp::from_second(seconds).ok()?);
        Some(Stamp { local, offset })
    }

    /// Reads RFC 3339 with `T` or a space; without offset, Colombia's is meant.
    pub fn parse(text: &str) -> Option<Stamp> {
        let (date, rest) = (text.get(..10)?, text.get(11..)?);
        matches!(text.as_bytes().get(10)?, b'T' | b't' | b' ').then_some(())?;
        let date = parse_date(date)?;
        let cut = rest.find(['+', '-', 'Z', 'z']).unwrap_or(rest.len());
        let (time, zone) = rest.split_at(cut);
        let time: jiff::civil::Time = time.parse().ok()?;
        let offset = match zone {
            "" => Stamp::BOGOTA,
            "Z" | "z" => 0,
            zone => {
                let sign = if zone.starts_with('-') { -1 } else { 1 };
                let (hours, minutes) = zone[1..].split_once(':')?;
                sign * (hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60)
            }
        };
        (offset.abs() <= 14 * 3600).then_some(Stamp {
            local: date.to_datetime(time),
            offset,
        })
    }

    /// The local day.
    pub fn date(&self) -> Date {
        self.local.date()
    }

    /// Seconds since 1970.
    pub fn unix(&self) -> i64 {
        Offset::UTC.to_timestamp(self.local).map_or(0, |timestamp| {
            timestamp.as_second() - i64::from(self.offset)
        })
    }

    fn zone(&self) -> String {
        let (sign, minutes) = (
            if self.offset < 0 { '-' } else { '+' },
            self.offset.abs() / 60,
        );
        format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }

    /// RFC 3339: `2013-08-27T14:05:00-05:00`.
    pub fn rfc3339(&self) -> String {
        let (date, time) = (self.local.date(), self.local.time());
        format!(
            "{date}T{:02}:{:02}:{:02}{}",
            time.hour(),
            time.minute(),
            time.second(),
            self.zone()
        )
    }

    /// RFC 2822, for RSS: `Tue, 27 Aug 2013 14:05:00 -0500`.
    pub fn rfc2822(&self) -> String {
        const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        const MONTHS: [&str; 12] = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ];
        let (date, time) = (self.local.date(), self.local.time());
        let day = DAYS[date.weekday().to_monday_zero_offset() as usize];
        let month = MONTHS[date.month() as usize - 1];
        format!(
            "{day}, {:02} {month} {:04} {:02}:{:02}:{:02} {}",
            date.day(),
            date.year(),
            time.hour(),
            time.minute(),
            time.second(),
            self.zone().replace(':', "")
        )
    }

    /// The first moment of a day in Colombia.
    pub fn midnight(date: Date) -> Stamp {
        Stamp {
            local: date.to_datetime(jiff::civil::Time::midnight()),
            offset: Stamp::BOGOTA,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_keep_their_offset() {
        let stamp = Stamp::parse("2026-12-03T09:00:00-05:00").expect("a good moment");
        assert_eq!(stamp.rfc3339(), "2026-12-03T09:00:00-05:00");
        assert_eq!(stamp.rfc2822(), "Thu, 03 Dec 2026 09:00:00 -0500");
        assert_eq!(Stamp::from_unix(stamp.unix(), Stamp::BOGOTA), Some(stamp));
        assert_eq!(Stamp::parse("2026-12-03T09:00:00+99:00"), None);
        assert_eq!(Stamp::parse("2026-12-03é09:00"), None);
    }

    #[test]
    fn partial_dates_have_three_precisions() {
        assert_eq!(PartialDate::parse("2013"), Some(PartialDate::Year(2013)));
        assert_eq!(
            PartialDate::parse("2013-08")
                .map(PartialDate::iso)
                .as_deref(),
            Some("2013-08")
        );
        assert_eq!(PartialDate::parse("2013-02-30"), None);
        assert_eq!(PartialDate::parse("2013-13"), None);
    }
}
