//! Values of an entry by a path: `periodo.hasta` in a record, `cortes.corte` in every item of a list.

use crate::model::{Record, Value};
use crate::schema::{Field, FieldType};
use crate::text::Spanned;

/// Values at a path that are there, with their places.
pub(super) fn values<'r>(record: &'r Record, path: &str) -> Vec<&'r Spanned<Value>> {
    let (name, rest) = match path.split_once('.') {
        Some((name, rest)) => (name, Some(rest)),
        None => (path, None),
    };
    let mut found = Vec::new();
    if let Some(value) = record.spanned(name) {
        inner(value, rest, &mut found);
    }
    found.retain(|value| !value.value.is_empty());
    found
}

fn inner<'r>(value: &'r Spanned<Value>, rest: Option<&str>, found: &mut Vec<&'r Spanned<Value>>) {
    match (&value.value, rest) {
        (Value::List(items), rest) => items.iter().for_each(|item| inner(item, rest, found)),
        (Value::Record(record), Some(rest)) => found.extend(values(record, rest)),
        (_, None) => found.push(value),
        _ => {}
    }
}

/// The records at a path.
pub(super) fn records<'r>(record: &'r Record, path: &str) -> Vec<&'r Record> {
    let found = values(record, path);
    let records = found.into_iter().filter_map(|value| match &value.value {
        Value::Record(record) => Some(record),
        _ => None,
    });
    records.collect()
}

/// The field at a path of a kind.
pub(super) fn field<'f>(fields: &'f [Field], path: &str) -> Option<&'f Field> {
    let (name, rest) = match path.split_once('.') {
        Some((name, rest)) => (name, Some(rest)),
        None => (path, None),
    };
    let found = fields.iter().find(|field| &*field.name == name)?;
    let ty = match &found.ty {
        FieldType::List(item) => item,
        ty => ty,
    };
    match (rest, ty) {
        (None, _) => Some(found),
        (Some(rest), FieldType::Record(fields)) => field(fields, rest),
        _ => None,
    }
}

/// Whether a field tells a day, or at least a year.
pub(super) fn is_dated(field: &Field) -> bool {
    matches!(
        field.ty,
        FieldType::Date | FieldType::DateTime | FieldType::PartialDate | FieldType::Integer
    )
}
