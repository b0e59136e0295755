//! Values of an entry by a path: `meta.valor` (in a record), `fotos.credito` (in every item of a list),
//! `pasos.requisitos?` (in some item), `responsable.correo` (of the entry referred to), `cuerpo` (the body).

use jiff::civil::Date;

use crate::catalog::{Catalog, DocId};
use crate::model::Value;
use crate::schema::{Field, FieldType};

/// Whether there is something at a path: in every item of its lists, or in some item if the path ends in `?`.
pub(super) fn filled(catalog: &Catalog, doc: DocId, path: &str) -> bool {
    let (path, some) = path
        .strip_suffix('?')
        .map_or((path, false), |path| (path, true));
    let (mut full, mut all) = (0, 0);
    each(catalog, doc, path, &mut |value| {
        all += 1;
        full += usize::from(value.is_some_and(|value| !value.is_empty()));
    });
    if some {
        full > 0
    } else {
        all > 0 && full == all
    }
}

/// Values at a path, as text.
pub(super) fn texts(catalog: &Catalog, doc: DocId, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    each(catalog, doc, path, &mut |value| {
        found.extend(value.and_then(as_text))
    });
    found
}

/// Days at a path; of a year or month, its last day.
pub(super) fn days(catalog: &Catalog, doc: DocId, path: &str) -> Vec<Date> {
    let mut found = Vec::new();
    each(catalog, doc, path, &mut |value| {
        found.extend(value.and_then(Value::last_day))
    });
    found
}

/// Days at a path; of a year or month, its first day.
pub(super) fn first_days(catalog: &Catalog, doc: DocId, path: &str) -> Vec<Date> {
    let mut found = Vec::new();
    each(catalog, doc, path, &mut |value| {
        found.extend(value.and_then(|value| match value {
            Value::Integer(year) => Date::new(i16::try_from(*year).ok()?, 1, 1).ok(),
            value => value.day(),
        }));
    });
    found
}

fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.to_string()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Date(date) => Some(date.to_string()),
        Value::Partial(partial) => Some(partial.iso()),
        _ => None,
    }
}

fn each(catalog: &Catalog, doc: DocId, path: &str, visit: &mut dyn FnMut(Option<&Value>)) {
    let (name, rest) = path
        .split_once('.')
        .map_or((path, None), |(name, rest)| (name, Some(rest)));
    if name == "cuerpo" {
        let body = catalog.doc(doc).body.as_ref().filter(|body| body.words > 0);
        return visit(body.map(|_| &Value::Bool(true)));
    }
    // Outside a demonstration a value that the entry itself calls an example counts for nothing.
    let sample = match catalog.value(doc, "datos_de_ejemplo") {
        Some(Value::List(names)) if !catalog.config().demonstration => names
            .iter()
            .any(|known| known.value.as_text() == Some(name)),
        _ => false,
    };
    if sample {
        return visit(None);
    }
    let ty = catalog.kind(doc).field(name).map(|field| &field.ty);
    walk(catalog, ty, catalog.value(doc, name), rest, visit);
}

fn walk(
    catalog: &Catalog,
    ty: Option<&FieldType>,
    value: Option<&Value>,
    rest: Option<&str>,
    visit: &mut dyn FnMut(Option<&Value>),
) {
    let inner =
        |fields: &'_ [Field], name: &str| fields.iter().position(|field| &*field.name == name);
    match (value, rest, ty) {
        (Some(Value::List(items)), _, _) if !items.is_empty() => {
            let ty = match ty {
                Some(FieldType::List(item)) => Some(&**item),
                ty => ty,
            };
            items
                .iter()
                .for_each(|item| walk(catalog, ty, Some(&item.value), rest, visit));
        }
        (value, None, _) => visit(value),
        (Some(Value::Record(record)), Some(rest), ty) => {
            let (name, rest) = rest
                .split_once('.')
                .map_or((rest, None), |(name, rest)| (name, Some(rest)));
            let ty = match ty {
                Some(FieldType::Record(fields)) => inner(fields, name).map(|at| &fields[at].ty),
                _ => None,
            };
            walk(catalog, ty, record.get(name), rest, visit);
        }
        (Some(Value::Text(id)), Some(rest), Some(FieldType::Ref(kind))) => {
            match catalog.find(kind, id) {
                Some(entry) => each(catalog, catalog.source(entry), rest, visit),
                None => visit(None),
            }
        }
        _ => visit(None),
    }
}
