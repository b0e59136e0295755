//! E1071: what has happened did not happen after today: signatures, norms, cut-off dates, reviews of
//! interfaces.

use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Findings, code};
use crate::model::{Record, Value};
use crate::schema::{Field, FieldType};
use crate::text::{SourceId, Span};
use jiff::civil::Date;
use rustc_hash::FxHashSet;

pub(super) fn check(catalog: &Catalog, today: Date) -> Findings {
    let mut findings = Findings::new();
    let mut told: FxHashSet<(SourceId, Span)> = FxHashSet::default();
    for (id, doc) in catalog.docs() {
        look(
            &doc.fields,
            &catalog.kind(id).fields,
            &mut |field, span, day| {
                if day > today && told.insert((doc.source, span)) {
                    findings.push(
                        Diagnostic::at(code::FUTURE_DATE, doc.source, span)
                            .arg("etiqueta", field.label.text("es"))
                            .arg("campo", field.name.clone())
                            .arg("fecha", day.to_string())
                            .arg("hoy", today.to_string()),
                    );
                }
            },
        );
    }
    let config = catalog.config();
    for language in &config.languages {
        if let (Some(source), Some(review)) = (config.source, &language.review)
            && let Some(day) = review.on.filter(|day| *day > today)
        {
            findings.push(
                Diagnostic::at(code::FUTURE_DATE, source, review.span)
                    .arg("etiqueta", "revision")
                    .arg("campo", "fecha")
                    .arg("fecha", day.to_string())
                    .arg("hoy", today.to_string()),
            );
        }
    }
    findings
}

fn look(record: &Record, fields: &[Field], tell: &mut dyn FnMut(&Field, Span, Date)) {
    for (name, value) in &record.entries {
        let Some(field) = fields.iter().find(|field| field.name == *name) else {
            continue;
        };
        if field.past
            && let Some(day) = value.value.day()
        {
            tell(field, value.span, day);
        }
        match (&value.value, &field.ty) {
            (Value::Record(record), FieldType::Record(fields)) => look(record, fields, tell),
            (Value::List(items), FieldType::List(item)) => {
                if let FieldType::Record(fields) = &**item {
                    for one in items {
                        if let Value::Record(record) = &one.value {
                            look(record, fields, tell);
                        }
                    }
                }
            }
            _ => {}
        }
    }
}
