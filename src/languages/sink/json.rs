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
        value["name"] = json!(&*config.language(one.lang).name);
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
