//! The schema of a table's sidecar: where a field of the kind is named, the fields that there are.

use serde_json::{Map, Value, json};

use super::form::Form;
use crate::i18n::Messages;
use crate::schema::{Kind, Schema, sidecar_form};

/// The record of `<name>.tabla.toml`.
pub(super) fn record(schema: &Schema, kind: &Kind, messages: &Messages) -> Map<String, Value> {
    let form = sidecar_form(kind);
    let mut out = Form::new(schema, messages, true).record(&form);
    let names: Vec<&str> = kind.fields.iter().map(|field| &*field.name).collect();
    let Some(Value::Object(properties)) = out.get_mut("properties") else {
        return out;
    };
    let mut set = |key: &str, inner: &str, value: Value| {
        if let Some(Value::Object(property)) = properties.get_mut(key) {
            property.insert(inner.to_owned(), value);
        }
    };
    set("columnas", "additionalProperties", json!({ "enum": names }));
    set("facetas", "items", json!({ "enum": names }));
    set("valores", "propertyNames", json!({ "enum": names }));
    set("derivados", "propertyNames", json!({ "enum": names }));
    // A constant stands for all rows: what else a row has to have is in its columns.
    let constants = form.iter().find(|field| &*field.name == "constantes");
    if let Some(crate::schema::FieldType::Record(fields)) = constants.map(|field| &field.ty) {
        let free = Form::new(schema, messages, false).record(fields);
        for (key, value) in free {
            set("constantes", &key, value);
        }
        if let Some(Value::Object(property)) = properties.get_mut("constantes") {
            property.remove("required");
        }
    }
    out
}
