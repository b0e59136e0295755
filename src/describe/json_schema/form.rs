//! The schema of a record: its fields, each with its name in words, its help and an example.

use serde_json::{Map, Value, json};

use super::value;
use crate::describe::about;
use crate::i18n::Messages;
use crate::schema::{Field, FieldType, Schema, file_form};

/// Has something to read in it.
const FILLED: &str = "\\S";

/// Writes records for one language.
#[derive(Clone, Copy)]
pub(super) struct Form<'a> {
    schema: &'a Schema,
    messages: &'a Messages,
    /// Whether what has to be there has to be there: not in a translation.
    require: bool,
}

impl<'a> Form<'a> {
    pub(super) fn new(schema: &'a Schema, messages: &'a Messages, require: bool) -> Form<'a> {
        Form {
            schema,
            messages,
            require,
        }
    }

    /// A table with these keys and no others.
    pub(super) fn record(&self, fields: &[Field]) -> Map<String, Value> {
        let properties: Map<String, Value> = fields
            .iter()
            .map(|field| (field.name.to_string(), self.field(field)))
            .collect();
        let required: Vec<&str> = fields
            .iter()
            .filter(|field| self.require && field.required)
            .map(|field| &*field.name)
            .collect();
        let mut out = Map::new();
        out.insert("type".to_owned(), "object".into());
        out.insert("properties".to_owned(), Value::Object(properties));
        if !required.is_empty() {
            out.insert("required".to_owned(), json!(required));
        }
        out.insert("additionalProperties".to_owned(), false.into());
        out
    }

    /// A field, with what is said of it.
    fn field(&self, field: &Field) -> Value {
        let mut out = Map::new();
        let lang = self.messages.tag();
        let label = field.label.text(lang);
        if !label.is_empty() {
            out.insert("title".to_owned(), label.into());
        }
        let about = about(field, self.messages);
        if !about.is_empty() {
            out.insert("description".to_owned(), about.into());
        }
        let sample = self.schema.sample(field).and_then(|sample| sample.value());
        if let Some(sample) = sample {
            out.insert("examples".to_owned(), json!([json(&sample)]));
        }
        out.extend(self.ty(&field.ty));
        bounds(&mut out, field);
        if self.require && field.required {
            filled(&mut out, &field.ty);
        }
        Value::Object(out)
    }

    fn ty(&self, ty: &FieldType) -> Map<String, Value> {
        let value = match ty {
            FieldType::List(item) => json!({ "type": "array", "items": self.ty(item) }),
            FieldType::Map(item) => {
                json!({ "type": "object", "additionalProperties": self.ty(item) })
            }
            FieldType::Record(fields) => return self.record(fields),
            FieldType::Document => {
                json!({ "anyOf": [{ "type": "string" }, self.record(file_form(ty))] })
            }
            FieldType::Image => return self.spoken(ty, &["texto_alternativo"]),
            FieldType::Media => return self.recording(ty),
            simple => value::simple(simple),
        };
        match value {
            Value::Object(map) => map,
            _ => Map::new(),
        }
    }

    /// Audio or video: with captions, but for one on another site, which has them there.
    fn recording(&self, ty: &FieldType) -> Map<String, Value> {
        let mut record = self.spoken(ty, &["subtitulos", "transcripcion"]);
        let here = record.remove("required");
        let elsewhere = json!({
            "properties": { "archivo": { "pattern": "^http" } },
            "required": ["archivo", "transcripcion"],
        });
        record.insert("anyOf".to_owned(), json!([{ "required": here }, elsewhere]));
        record
    }

    /// A file that says in words what it shows: also where nothing else has to be there.
    fn spoken(&self, ty: &FieldType, words: &[&str]) -> Map<String, Value> {
        let mut record = self.record(file_form(ty));
        if let Some(Value::Object(properties)) = record.get_mut("properties") {
            for word in words {
                if let Some(Value::Object(property)) = properties.get_mut(*word) {
                    property.insert("pattern".to_owned(), FILLED.into());
                }
            }
        }
        let mut required: Vec<&str> = if self.require {
            vec!["archivo"]
        } else {
            vec![]
        };
        required.extend(words);
        record.insert("required".to_owned(), json!(required));
        record
    }
}

/// The least and the most: of a number, of the letters of a text, of the items of a list.
fn bounds(out: &mut Map<String, Value>, field: &Field) {
    let (least, most, counted) = match field.ty {
        FieldType::Integer | FieldType::Decimal | FieldType::Pesos => ("minimum", "maximum", false),
        FieldType::List(_) => ("minItems", "maxItems", true),
        FieldType::Text
        | FieldType::Ref(_)
        | FieldType::Territory
        | FieldType::Language
        | FieldType::Email
        | FieldType::Telephone
        | FieldType::Url => ("minLength", "maxLength", true),
        _ => return,
    };
    for (key, bound) in [(least, field.min), (most, field.max)] {
        let Some(bound) = bound else { continue };
        let whole = bound.fract() == 0.0;
        let value = match (counted, whole) {
            (true, _) if bound < 0.0 => continue,
            (true, _) => json!(bound.ceil() as u64),
            (false, true) if bound.abs() < 9e15 => json!(bound as i64),
            _ => json!(bound),
        };
        out.insert(key.to_owned(), value);
    }
}

/// What has to be there has to have something in it.
fn filled(out: &mut Map<String, Value>, ty: &FieldType) {
    match ty {
        FieldType::Text | FieldType::RichText => {
            out.insert("pattern".to_owned(), FILLED.into());
        }
        FieldType::List(_) => {
            let least = out.get("minItems").and_then(Value::as_u64).unwrap_or(0);
            out.insert("minItems".to_owned(), least.max(1).into());
        }
        FieldType::Record(_) | FieldType::Map(_) => {
            out.insert("minProperties".to_owned(), 1.into());
        }
        _ => {}
    }
}

/// A value of TOML as JSON has it: a date is a text.
pub(crate) fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => (*flag).into(),
        toml::Value::Datetime(moment) => moment.to_string().into(),
        toml::Value::Array(items) => items.iter().map(json).collect(),
        toml::Value::Table(table) => {
            let values = table.iter().map(|(key, value)| (key.clone(), json(value)));
            Value::Object(values.collect())
        }
    }
}
