//! As JSON.

use serde_json::{Value, json};

use super::{Context, percent};
use crate::languages::{Count, Coverage};

/// One object a language, with its sections and the files that are due.
pub fn json(all: &[Coverage], cx: &Context<'_>) -> Value {
    let config = cx.catalog.config();
    let language = |one: &Coverage| {
        let sections = one.sections.iter().map(|section| {
            let id = section
                .section
                .map(|section| &*cx.catalog.entry(section).id);
            let due = section.due.iter().map(|&doc| {
                json!({
                    "file": cx.file(doc),
                    "version": cx.catalog.version(doc),
                })
            });
            let mut value = count(&section.count);
            value["section"] = json!(id);
            value["title"] = json!(&*section.title);
            value["due"] = due.collect();
            value
        });
        let mut value = count(&one.count);
        value["language"] = json!(config.tag(one.lang));
        let language = config.language(one.lang);
        value["name"] = json!(&*language.name);
        value["interface"] = json!(language.interface);
        value["reviewed_by"] = json!(language.review.as_ref().map(|review| &*review.by));
        let on = language.review.as_ref().and_then(|review| review.on);
        value["reviewed_on"] = json!(on.map(|day| day.to_string()));
        value["sections"] = sections.collect();
        value
    };
    Value::Array(all.iter().map(language).collect())
}

fn count(count: &Count) -> Value {
    json!({
        "pages": count.total(),
        "current": count.current,
        "out_of_date": count.out_of_date,
        "unmarked": count.unmarked,
        "missing": count.missing,
        "percent": percent(count.translated(), count.total()),
    })
}
