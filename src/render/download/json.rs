//! JSON: a list of records with the keys of the kind; lists and records stay what they are.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json};

use super::cell::{self, Reader};
use super::table::Table;
use crate::model::Value;
use crate::schema::FieldType;

/// `datos.json`.
pub(super) fn write(table: &Table<'_>) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(&Records(table))
        .expect("rows of texts and numbers are always JSON");
    bytes.push(b'\n');
    bytes
}

/// A table as a list of records, made one by one.
struct Records<'t, 'a>(&'t Table<'a>);

impl Serialize for Records<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Records(table) = self;
        serializer.collect_seq(table.rows.iter().map(|row| {
            let cells = row.iter().zip(&table.fields).filter_map(|(cell, field)| {
                Some((field.name.to_string(), data(cell.as_deref()?, &field.ty)))
            });
            Json::Object(cells.collect())
        }))
    }
}

fn data(value: &Value, ty: &FieldType) -> Json {
    match (value, ty) {
        (Value::Integer(number), _) => (*number).into(),
        (Value::Decimal(number), _) => {
            serde_json::Number::from_f64(*number).map_or(Json::Null, Json::Number)
        }
        (Value::Bool(flag), _) => (*flag).into(),
        (Value::List(items), FieldType::List(item)) => {
            items.iter().map(|one| data(&one.value, item)).collect()
        }
        (Value::Record(record), FieldType::Map(item)) => {
            let parts = record.entries.iter();
            Json::Object(
                parts
                    .map(|(name, value)| (name.to_string(), data(&value.value, item)))
                    .collect::<Map<_, _>>(),
            )
        }
        (Value::Record(record), ty) => {
            let parts = record.entries.iter().filter_map(|(name, value)| {
                let field = cell::public(ty, name)?;
                Some((name.to_string(), data(&value.value, &field.ty)))
            });
            Json::Object(parts.collect())
        }
        (value, ty) => cell::text(value, ty, Reader::Program).into(),
    }
}
