//! What comes after, comes after: an end is not before its beginning.
//!
//! Which field follows which, the schema says (`after`). The other field may stand in the same record or in one around
//! it. A year or a month is before a day only if all of it is.

use rayon::prelude::*;

use crate::catalog::{Catalog, DocId};
use crate::diag::{Diagnostic, Findings, code};
use crate::model::{Record, Value};
use crate::schema::{Field, FieldType};
use crate::text::{Place, SourceId, Spanned};

pub(super) fn check(catalog: &Catalog) -> Findings {
    let docs: Vec<DocId> = catalog.docs().map(|(id, _)| id).collect();
    docs.par_iter()
        .with_min_len(64)
        .flat_map_iter(|&id| {
            let doc = catalog.doc(id);
            let mut findings = Findings::new();
            walk(
                &doc.fields,
                &catalog.kind(id).fields,
                &mut Vec::new(),
                doc.source,
                &mut findings,
            );
            findings
        })
        .collect()
}

fn walk<'a>(
    record: &'a Record,
    fields: &'a [Field],
    around: &mut Vec<(&'a Record, &'a [Field])>,
    source: SourceId,
    findings: &mut Findings,
) {
    around.push((record, fields));
    for (name, value) in &record.entries {
        let Some(field) = fields.iter().find(|field| field.name == *name) else {
            continue;
        };
        if let Some(before) = &field.after {
            // The nearest record that has such a field, whether or not it is filled in.
            let nearest = around.iter().rev().find_map(|(record, fields)| {
                let field = fields.iter().find(|field| field.name == *before)?;
                Some((record.spanned(before), field))
            });
            if let Some((Some(first), other)) = nearest
                && precedes(&value.value, &first.value)
            {
                findings.push(
                    Diagnostic::at(code::DATES_ORDER, source, value.span)
                        .arg("campo", &field.label)
                        .arg("valor", shown(value))
                        .arg("otro_campo", &other.label)
                        .arg("otro", shown(first))
                        .and(Place {
                            source,
                            span: first.span,
                        }),
                );
            }
        }
        match (&value.value, &field.ty) {
            (Value::Record(inner), FieldType::Record(fields)) => {
                walk(inner, fields, around, source, findings);
            }
            (Value::List(items), FieldType::List(item)) => {
                if let FieldType::Record(fields) = &**item {
                    for item in items {
                        if let Value::Record(inner) = &item.value {
                            walk(inner, fields, around, source, findings);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    around.pop();
}

/// Whether all of `value` is before all of `other`.
fn precedes(value: &Value, other: &Value) -> bool {
    match (value, other) {
        (Value::Integer(value), Value::Integer(other)) => value < other,
        (Value::Moment(value), Value::Moment(other)) => value.unix() < other.unix(),
        (Value::Integer(_), _) => false,
        _ => match (value.last_day(), other.day()) {
            (Some(last), Some(first)) => last < first,
            _ => false,
        },
    }
}

fn shown(value: &Spanned<Value>) -> String {
    match &value.value {
        Value::Integer(number) => number.to_string(),
        Value::Partial(date) => date.iso(),
        Value::Moment(stamp) => stamp.date().to_string(),
        value => value.day().map(|day| day.to_string()).unwrap_or_default(),
    }
}
