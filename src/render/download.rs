//! A whole list as CSV (RFC 4180, UTF-8) and JSON.

use serde_json::{Map, Value as Json};

use super::Inputs;
use crate::catalog::{Catalog, DocId};
use crate::model::Value;
use crate::plan::Listing;
use crate::schema::{Field, FieldType};

/// The downloads of a section's list: path and bytes. Kinds without columns have none.
pub fn downloads(inputs: &Inputs<'_>, section: DocId, listing: &Listing) -> Vec<(String, Vec<u8>)> {
    let catalog = inputs.catalog;
    let kind = catalog.schema().kind(listing.kind);
    let fields: Vec<&Field> = kind
        .fields
        .iter()
        .filter(|field| published(field))
        .collect();
    let Some(route) = catalog
        .card(section)
        .route
        .as_deref()
        .filter(|_| kind.fields.iter().any(|field| field.column))
    else {
        return Vec::new();
    };
    let lang = catalog.doc(section).lang;
    let docs: Vec<DocId> = listing
        .entries
        .iter()
        .map(|&entry| catalog.best(entry, lang))
        .collect();
    let folder = route.trim_start_matches('/');
    vec![
        (format!("{folder}datos.csv"), csv(catalog, &docs, &fields)),
        (format!("{folder}datos.json"), json(catalog, &docs, &fields)),
    ]
}

/// Fields of the kind itself, and whether an entry is an example; never personal data.
fn published(field: &Field) -> bool {
    !field.personal && (!field.common || matches!(&*field.name, "titulo" | "ejemplo"))
}

fn csv(catalog: &Catalog, docs: &[DocId], fields: &[&Field]) -> Vec<u8> {
    let mut out = String::from("id");
    for field in fields {
        out.push(',');
        out.push_str(&field.name);
    }
    out.push_str(",enlace_portal\r\n");
    for &doc in docs {
        out.push_str(&catalog.doc(doc).id);
        for field in fields {
            out.push(',');
            let cell = catalog
                .value(doc, &field.name)
                .map(plain)
                .unwrap_or_default();
            quote(&mut out, &cell);
        }
        out.push(',');
        quote(&mut out, &address(catalog, doc));
        out.push_str("\r\n");
    }
    out.into_bytes()
}

/// A cell; one that a spreadsheet would take for a formula is made text.
fn quote(out: &mut String, cell: &str) {
    let formula = cell.starts_with(['=', '@', '\t', '\r'])
        || (cell.starts_with(['+', '-']) && cell.contains(['(', '!', '|']));
    if formula {
        out.push_str("\"'");
    } else if cell.contains([',', '"', '\n', '\r', ';']) {
        out.push('"');
    } else {
        out.push_str(cell);
        return;
    }
    out.push_str(&cell.replace('"', "\"\""));
    out.push('"');
}

fn address(catalog: &Catalog, doc: DocId) -> String {
    let route = catalog.card(doc).route.as_deref().unwrap_or_default();
    format!("{}{route}", catalog.config().base)
}

fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Rich(fragment) => fragment.plain(),
        Value::Date(date) => date.to_string(),
        Value::Moment(stamp) => stamp.rfc3339(),
        Value::Partial(date) => date.iso(),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Bool(flag) => if *flag { "si" } else { "no" }.to_owned(),
        Value::List(items) => items
            .iter()
            .map(|item| plain(&item.value))
            .collect::<Vec<_>>()
            .join(" | "),
        Value::Record(record) => {
            let parts = record
                .entries
                .iter()
                .map(|(name, value)| format!("{name}: {}", plain(&value.value)));
            parts.collect::<Vec<_>>().join("; ")
        }
    }
}

fn json(catalog: &Catalog, docs: &[DocId], fields: &[&Field]) -> Vec<u8> {
    let rows: Vec<Json> = docs
        .iter()
        .map(|&doc| {
            let mut row = Map::new();
            row.insert("id".to_owned(), catalog.doc(doc).id.to_string().into());
            for field in fields {
                if let Some(value) = catalog.value(doc, &field.name) {
                    row.insert(field.name.to_string(), data(value, &field.ty));
                }
            }
            row.insert("enlace_portal".to_owned(), address(catalog, doc).into());
            Json::Object(row)
        })
        .collect();
    let mut bytes =
        serde_json::to_vec_pretty(&rows).expect("rows of texts and numbers are always JSON");
    bytes.push(b'\n');
    bytes
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
        (Value::Record(record), FieldType::Record(fields)) => {
            let public = |name: &str| {
                fields
                    .iter()
                    .find(|field| &*field.name == name)
                    .filter(|field| !field.personal)
            };
            let parts = record.entries.iter().filter_map(|(name, value)| {
                Some((name.to_string(), data(&value.value, &public(name)?.ty)))
            });
            Json::Object(parts.collect())
        }
        (value, _) => plain(value).into(),
    }
}
