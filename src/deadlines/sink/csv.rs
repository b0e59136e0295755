//! Deadlines as CSV (RFC 4180).

use jiff::civil::Date;

use super::Context;
use crate::deadlines::Deadline;

const HEADER: [&str; 14] = [
    "date",
    "due",
    "state",
    "days",
    "working_days",
    "title",
    "unit",
    "unit_name",
    "task",
    "path",
    "basis",
    "confidence",
    "example",
    "id",
];

/// A row for each deadline.
pub fn csv(today: Date, deadlines: &[&Deadline], cx: &Context<'_>) -> String {
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory cannot fail, and all records have as many cells as the header.
    let mut write = |cells: &[String; 14]| drop(out.write_record(cells));
    write(&HEADER.map(str::to_owned));
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    for one in deadlines {
        write(&[
            today.to_string(),
            one.due.to_string(),
            if one.overdue { "overdue" } else { "due" }.to_owned(),
            one.days.to_string(),
            one.working_days.to_string(),
            one.title.to_string(),
            text(cx.owner_id(one)),
            text(cx.owner(one)),
            cx.task(one),
            cx.file(one).to_owned(),
            text(one.basis.as_deref()),
            text(one.confidence.map(|one| one.name())),
            one.example.to_string(),
            one.id.clone(),
        ]);
    }
    String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
}
