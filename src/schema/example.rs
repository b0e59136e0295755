//! Examples: a value that a field would accept, written as an editor would write it.
//!
//! In: a field and the schema. Out: a [`Sample`], from the `example` of the declaration, else composed of the examples
//! of the fields within, else what every field of that type accepts (`forms/ejemplos.toml`). Forms, archetypes,
//! JSON Schemas and the manual show the same example.

use std::sync::{Arc, LazyLock};

use super::{Field, FieldType, Kind, Schema};
use crate::text::Span;

/// An example as it stands in a declaration.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The TOML value as it is written.
    pub toml: Arc<str>,
    /// Where it is written.
    pub span: Span,
}

/// A value as TOML, with its inner structure where the program composed it.
#[derive(Clone, Debug, PartialEq)]
pub enum Sample {
    /// A value as it is written.
    Toml(Arc<str>),
    /// Items.
    List(Vec<Sample>),
    /// Named values, in order.
    Record(Vec<(Arc<str>, Sample)>),
}

/// Examples by name of the type.
static BY_TYPE: LazyLock<toml::Table> = LazyLock::new(|| {
    toml::from_str(include_str!("forms/ejemplos.toml"))
        .expect("the embedded examples are TOML: a test reads them")
});

impl Sample {
    /// On one line.
    pub fn inline(&self) -> String {
        match self {
            Sample::Toml(text) => text.to_string(),
            Sample::List(items) => {
                let items: Vec<String> = items.iter().map(Sample::inline).collect();
                format!("[{}]", items.join(", "))
            }
            Sample::Record(values) => {
                let values: Vec<String> = values
                    .iter()
                    .map(|(name, value)| format!("{name} = {}", value.inline()))
                    .collect();
                format!("{{ {} }}", values.join(", "))
            }
        }
    }

    /// On as many lines as make it easy to read: a list of records has one record a line.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Sample::List(items) if items.iter().any(|item| matches!(item, Sample::Record(_))) => {
                let mut lines = vec!["[".to_owned()];
                lines.extend(items.iter().map(|item| format!("  {},", item.inline())));
                lines.push("]".to_owned());
                lines
            }
            other => vec![other.inline()],
        }
    }

    /// The value itself.
    pub fn value(&self) -> Option<toml::Value> {
        let mut table: toml::Table = toml::from_str(&format!("x = {}", self.inline())).ok()?;
        table.remove("x")
    }
}

impl Schema {
    /// An example of a field, if there is one.
    pub fn sample(&self, field: &Field) -> Option<Sample> {
        match &field.example {
            Some(example) => Some(Sample::Toml(example.toml.clone())),
            None => self.sample_of(&field.ty),
        }
    }

    fn sample_of(&self, ty: &FieldType) -> Option<Sample> {
        Some(match ty {
            FieldType::Choice(options) => Sample::Toml(quoted(&options.first()?.value)),
            FieldType::Ref(to) => Sample::Toml(quoted(self.example_id(to))),
            FieldType::List(item) => Sample::List(vec![self.sample_of(item)?]),
            FieldType::Record(fields) => self.record(fields)?,
            FieldType::Map(item) => Sample::Record(vec![("clave".into(), self.sample_of(item)?)]),
            FieldType::Document | FieldType::Image | FieldType::Media => {
                self.record(super::file_form(ty))?
            }
            other => Sample::Toml(BY_TYPE.get(other.name())?.to_string().into()),
        })
    }

    /// The fields that must be there and those that have an example.
    fn record(&self, fields: &[Field]) -> Option<Sample> {
        let values: Vec<_> = fields
            .iter()
            .filter_map(|field| Some((field.name.clone(), self.sample(field)?)))
            .collect();
        let whole = fields
            .iter()
            .filter(|field| field.required)
            .all(|field| values.iter().any(|(name, _)| *name == field.name));
        (whole && !values.is_empty()).then_some(Sample::Record(values))
    }

    /// The id of an entry of a kind in examples.
    pub fn example_id(&self, kind: &str) -> &str {
        let kind: Option<&Kind> = self.named(kind).map(|id| self.kind(id));
        kind.and_then(|kind| kind.example.as_deref())
            .unwrap_or("un-ejemplo")
    }
}

/// A text as TOML.
fn quoted(text: &str) -> Arc<str> {
    toml::Value::from(text).to_string().into()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_embedded_examples_by_type_are_toml() {
        assert!(super::BY_TYPE.contains_key("date"), "{:?}", *super::BY_TYPE);
    }
}
