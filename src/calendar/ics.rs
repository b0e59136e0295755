//! iCalendar (RFC 5545): properties as lines, folded and escaped.
//!
//! In: names and values. Out: the text of a calendar, with CRLF line ends and no line over 75 octets.

use jiff::civil::Date;

/// A calendar that is being written.
#[derive(Debug)]
pub struct Calendar {
    out: String,
}

impl Calendar {
    /// A calendar with a name that programs may show.
    pub fn new(name: Option<&str>) -> Calendar {
        let mut calendar = Calendar { out: String::new() };
        calendar.raw("BEGIN", "VCALENDAR");
        calendar.raw("VERSION", "2.0");
        calendar.raw("PRODID", "-//Vitrina//ES");
        calendar.raw("CALSCALE", "GREGORIAN");
        if let Some(name) = name {
            calendar.text("NAME", name);
            calendar.text("X-WR-CALNAME", name);
        }
        calendar
    }

    /// A property whose value is written as it is: a date, an address, a fixed word. What ends a line is dropped.
    pub fn raw(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        fold(&mut self.out, &format!("{name}:{value}"));
    }

    /// A property whose value is a text.
    pub fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for letter in value.replace("\r\n", "\n").chars() {
            match letter {
                '\\' | ';' | ',' => {
                    escaped.push('\\');
                    escaped.push(letter);
                }
                '\n' => escaped.push_str("\\n"),
                letter if letter.is_control() => {}
                letter => escaped.push(letter),
            }
        }
        fold(&mut self.out, &format!("{name}:{escaped}"));
    }

    /// A whole day: `name;VALUE=DATE:20261124`.
    pub fn day(&mut self, name: &str, day: Date) {
        self.raw(&format!("{name};VALUE=DATE"), &compact(day));
    }

    /// The calendar's text.
    pub fn finish(mut self) -> String {
        self.raw("END", "VCALENDAR");
        self.out
    }
}

/// A day as `20261124`.
pub fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Adds a line, folded at 75 octets on the borders of characters.
fn fold(out: &mut String, line: &str) {
    let mut width = 0;
    for letter in line.chars() {
        if width + letter.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        width += letter.len_utf8();
        out.push(letter);
    }
    out.push_str("\r\n");
}
