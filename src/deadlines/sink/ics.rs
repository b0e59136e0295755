//! Deadlines as a calendar (RFC 5545): an event of a whole day for each, with a reminder.

use jiff::civil::Date;

use super::Context;
use crate::calendar::ics::{Calendar, compact};
use crate::deadlines::Deadline;

/// A calendar of deadlines; none without deadlines, for a calendar has to have something in it.
///
/// An event is stamped with the day on which its content was last revised, so that a day that passes changes nothing.
pub fn ics(name: &str, today: Date, deadlines: &[&Deadline], cx: &Context<'_>) -> Option<String> {
    if deadlines.is_empty() {
        return None;
    }
    let base = &cx.catalog.config().base;
    let host = base.split("://").last().unwrap_or_default();
    let mut out = Calendar::new(Some(name));
    for one in deadlines {
        out.raw("BEGIN", "VEVENT");
        out.raw("UID", &format!("{}@{host}", one.id));
        let stamp = one.revised.unwrap_or(today);
        out.raw("DTSTAMP", &format!("{}T050000Z", compact(stamp)));
        out.day("DTSTART", one.due);
        if let Ok(next) = one.due.tomorrow() {
            out.day("DTEND", next);
        }
        out.text("SUMMARY", &one.title);
        let mut lines = vec![cx.task(one)];
        lines.extend(cx.owner(one).map(str::to_owned));
        lines.push(cx.basis(one));
        lines.extend(one.example.then(|| cx.messages.text("plazo-ejemplo", &[])));
        out.text("DESCRIPTION", &lines.join("\n"));
        if let Some(owner) = cx.owner(one) {
            out.text("CATEGORIES", owner);
        }
        if let Some(route) = &one.route {
            out.raw("URL", &format!("{base}{route}"));
        }
        out.raw("TRANSP", "TRANSPARENT");
        out.raw("BEGIN", "VALARM");
        out.raw("ACTION", "DISPLAY");
        out.raw("TRIGGER", "-P3D");
        out.text("DESCRIPTION", &one.title);
        out.raw("END", "VALARM");
        out.raw("END", "VEVENT");
    }
    Some(out.finish())
}
