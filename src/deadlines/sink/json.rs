//! Deadlines as JSON.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::Context;
use crate::deadlines::Deadline;

/// One object: the day, and the deadlines in order.
pub fn json(today: Date, days: i64, deadlines: &[&Deadline], cx: &Context<'_>) -> Value {
    let one = |one: &&Deadline| {
        json!({
            "id": one.id,
            "source": &*one.source,
            "title": &*one.title,
            "due": one.due.to_string(),
            "days": one.days,
            "working_days": one.working_days,
            "last_working_day": one.last_working_day.to_string(),
            "term": if one.working { "working_days" } else { "days" },
            "state": if one.overdue { "overdue" } else { "due" },
            "unit": cx.owner_id(one),
            "unit_name": cx.owner(one),
            "task": cx.task(one),
            "path": cx.file(one),
            "address": one.route.as_deref(),
            "basis": one.basis.as_deref(),
            "confidence": one.confidence.map(|one| one.name()),
            "example": one.example,
        })
    };
    json!({
        "date": today.to_string(),
        "days": days,
        "overdue": deadlines.iter().filter(|one| one.overdue).count(),
        "deadlines": deadlines.iter().map(one).collect::<Vec<_>>(),
    })
}
