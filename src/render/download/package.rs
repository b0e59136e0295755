//! `datapackage.json`: what the files are and what each column holds (Frictionless Data Package, version 1).

use serde_json::{Map, Value as Json, json};

use super::table::Table;
use super::{FORMATS, fields, label};
use crate::render::Inputs;
use crate::schema::{Field, FieldType};

/// The description of the files of a table; `sizes` are theirs, in the order of [`FORMATS`].
pub(super) fn write(
    inputs: &Inputs<'_>,
    table: &Table<'_>,
    route: &str,
    sizes: &[usize],
) -> Vec<u8> {
    let config = inputs.catalog.config();
    let tag = config.interface(table.lang);
    let resources = FORMATS.iter().zip(sizes).map(|(format, size)| {
        let mut resource = json!({
            "name": format.file.replace('.', "-"),
            "path": format.file,
            "format": format.file.rsplit('.').next(),
            "mediatype": format.media,
            "encoding": "utf-8",
            "bytes": size,
        });
        if let Some(map) = resource.as_object_mut() {
            match format.file {
                "datos.csv" => {
                    map.insert("profile".into(), "tabular-data-resource".into());
                    map.insert("dialect".into(), dialect(","));
                    map.insert("schema".into(), schema(table, tag));
                }
                "datos-excel.csv" => drop(map.insert("dialect".into(), dialect(";"))),
                "datos.xlsx" => drop(map.remove("encoding")),
                _ => {}
            }
        }
        resource
    });
    let mut package = json!({
        "profile": "data-package",
        "name": table.name,
        "id": format!("{}{route}datapackage.json", config.base),
        "title": table.title,
        "description": table.description,
        "homepage": format!("{}{route}", config.base),
        "contributors": [{
            "title": config.entity.text("nombre").unwrap_or_default(),
            "path": &*config.base,
            "role": "publisher",
        }],
    });
    if let Some(map) = package.as_object_mut() {
        if table.description.is_empty() {
            map.remove("description");
        }
        if let Some(licence) = table.licence
            && let Some(address) = licence.code("url")
        {
            let words = licence.label.text(tag);
            let licence = json!([{ "name": &*licence.value, "path": address, "title": words }]);
            map.insert("licenses".into(), licence);
        }
        map.insert("resources".into(), resources.collect());
    }
    let mut bytes = serde_json::to_vec_pretty(&package).expect("texts and numbers are always JSON");
    bytes.push(b'\n');
    bytes
}

fn dialect(delimiter: &str) -> Json {
    json!({
        "delimiter": delimiter, "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true,
        "header": true,
    })
}

/// Table Schema of the columns as `datos.csv` writes them.
fn schema(table: &Table<'_>, tag: &str) -> Json {
    let mut full = vec![true; table.fields.len()];
    for row in table.rows.iter() {
        let cells = full.iter_mut().zip(&row);
        cells.for_each(|(full, cell)| *full &= cell.is_some());
    }
    let columns = table.fields.iter().zip(full);
    let columns: Vec<Json> = columns
        .map(|(column, full)| field(column, full, tag))
        .collect();
    let mut schema = json!({ "fields": columns, "missingValues": [""] });
    if let (Some(map), Some(true)) = (
        schema.as_object_mut(),
        table.fields.first().map(|field| &*field.name == "id"),
    ) {
        map.insert("primaryKey".into(), "id".into());
    }
    schema
}

/// A column. What a norm wants of it is a constraint of this file only if it holds: the instruments show what nobody has
/// declared as a gap.
fn field(field: &Field, full: bool, tag: &str) -> Json {
    let mut map = Map::new();
    let (ty, format) = match field.ty {
        FieldType::Date => ("date", None),
        FieldType::DateTime => ("datetime", Some("%Y-%m-%dT%H:%M:%S%z")),
        FieldType::Integer | FieldType::Pesos => ("integer", None),
        FieldType::Decimal => ("number", None),
        FieldType::Bool => ("boolean", None),
        FieldType::Email => ("string", Some("email")),
        FieldType::Url => ("string", Some("uri")),
        _ => ("string", None),
    };
    map.insert("name".into(), (&*field.name).into());
    map.insert("type".into(), ty.into());
    if let Some(format) = format {
        map.insert("format".into(), format.into());
    }
    map.insert("title".into(), label(field, tag).into());
    if !field.help.text(tag).is_empty() {
        map.insert("description".into(), field.help.text(tag).into());
    }
    if field.ty == FieldType::Bool {
        map.insert("trueValues".into(), json!(["si"]));
        map.insert("falseValues".into(), json!(["no"]));
    }
    if let Some(unit) = fields::unit(field) {
        map.insert("unit".into(), unit.into());
    }
    if let Some(basis) = &field.basis {
        map.insert("norm".into(), (&**basis).into());
    }
    if let FieldType::Choice(options) = &field.ty {
        let labels = options
            .iter()
            .map(|option| (option.value.to_string(), option.label.text(tag).into()));
        map.insert("labels".into(), Json::Object(labels.collect()));
    }
    let constraints = constraints(field, full);
    if !constraints.is_empty() {
        map.insert("constraints".into(), Json::Object(constraints));
    }
    Json::Object(map)
}

/// What holds for the text of a cell: of a list or a record only whether there must be one.
fn constraints(field: &Field, full: bool) -> Map<String, Json> {
    let mut map = Map::new();
    if field.required && full {
        map.insert("required".into(), true.into());
    }
    if &*field.name == "id" {
        map.insert("unique".into(), true.into());
    }
    let limits = match &field.ty {
        FieldType::Integer | FieldType::Pesos | FieldType::Decimal => ["minimum", "maximum"],
        FieldType::Text => ["minLength", "maxLength"],
        FieldType::PartialDate => {
            map.insert("pattern".into(), r"\d{4}(-\d{2}(-\d{2})?)?".into());
            return map;
        }
        FieldType::Choice(options) => {
            let values = options.iter().map(|option| Json::from(&*option.value));
            map.insert("enum".into(), values.collect());
            return map;
        }
        _ => return map,
    };
    for (name, limit) in limits.into_iter().zip([field.min, field.max]) {
        let Some(limit) = limit else { continue };
        let whole = limit.fract() == 0.0 && limit.abs() < 1e15;
        let limit = if whole {
            Json::from(limit as i64)
        } else {
            Json::from(limit)
        };
        map.insert(name.into(), limit);
    }
    map
}
