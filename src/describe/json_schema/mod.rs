//! JSON Schema, draft 7: by it an editor completes keys and marks what is wrong while somebody types.
//!
//! In: the schema and messages. Out: for each kind the schema of its entries, of its translations and of the sidecar of
//! its tables, and that of `portal.toml`. A schema accepts what the program accepts, in the forms that it proposes (a
//! TOML date is a text here); what needs another entry, the body or the day is left to `vitrina check`. Blanks around a
//! value, which the program forgives, are marked.

mod form;
mod sidecar;
mod value;

use serde_json::{Map, Value, json};

use super::Page;
use crate::i18n::Messages;
use crate::schema::{Kind, Schema, portal_form};
use form::Form;

const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// Name of the file with the schema of a kind's entries.
pub fn entry_name(kind: &Kind) -> String {
    format!("{}.schema.json", kind.name)
}

/// Name of the file with the schema of a kind's translations.
pub fn translation_name(kind: &Kind) -> String {
    format!("{}.traduccion.schema.json", kind.name)
}

/// Name of the file with the schema of the sidecars of a kind's tables.
pub fn sidecar_name(kind: &Kind) -> String {
    format!("{}.tabla.schema.json", kind.name)
}

/// Name of the file with the schema of `portal.toml`.
pub const PORTAL: &str = "portal.schema.json";

/// The schema of a kind's entries: of a TOML file, or of the front matter of a Markdown file.
pub fn entry(schema: &Schema, kind: &Kind, messages: &Messages) -> Value {
    let form = Form::new(schema, messages, true);
    headed(form.record(&kind.fields), kind, messages, None)
}

/// The schema of a translation, in which everything may be left to the source language.
pub fn translation(schema: &Schema, kind: &Kind, messages: &Messages) -> Value {
    let form = Form::new(schema, messages, false);
    let told = Some("describir-traduccion");
    headed(form.record(&kind.fields), kind, messages, told)
}

/// The schema of the sidecar of a table of a kind.
pub fn sidecar(schema: &Schema, kind: &Kind, messages: &Messages) -> Value {
    let record = sidecar::record(schema, kind, messages);
    headed(record, kind, messages, Some("describir-ficha"))
}

/// The schema of `portal.toml`.
pub fn portal(schema: &Schema, messages: &Messages) -> Value {
    let mut out = Map::new();
    out.insert("$schema".to_owned(), DRAFT.into());
    out.insert("title".to_owned(), "portal.toml".into());
    let form = Form::new(schema, messages, true);
    out.extend(form.record(portal_form()));
    Value::Object(out)
}

/// Every schema, each as a file.
pub fn pages(schema: &Schema, messages: &Messages) -> Vec<Page> {
    let page = |name: String, value: Value| Page {
        name,
        text: text(&value),
    };
    let mut pages = vec![page(PORTAL.to_owned(), portal(schema, messages))];
    for (_, kind) in schema.kinds() {
        pages.push(page(entry_name(kind), entry(schema, kind, messages)));
        pages.push(page(
            translation_name(kind),
            translation(schema, kind, messages),
        ));
        pages.push(page(sidecar_name(kind), sidecar(schema, kind, messages)));
    }
    pages
}

/// A schema as it is written to a file.
pub fn text(value: &Value) -> String {
    format!("{value:#}\n")
}

/// A record with the name and the meaning of its kind before it.
fn headed(record: Map<String, Value>, kind: &Kind, messages: &Messages, of: Option<&str>) -> Value {
    let lang = messages.tag();
    let label = kind.label.text(lang);
    let title = match of {
        Some(message) => messages.text(message, &[("tipo", label.into())]),
        None => label.to_owned(),
    };
    let mut about = kind.help.text(lang).to_owned();
    if let Some(basis) = &kind.basis {
        let norm = messages.text("describir-norma", &[("norma", basis.clone().into())]);
        about = format!("{about} {norm}").trim().to_owned();
    }
    let mut out = Map::new();
    out.insert("$schema".to_owned(), DRAFT.into());
    out.insert("title".to_owned(), json!(title));
    if !about.is_empty() {
        out.insert("description".to_owned(), json!(about));
    }
    out.extend(record);
    Value::Object(out)
}
