//! Progress that goes back has a note that says why.
//!
//! Which lists are progress, the schema says (`progress`); the finding stands at the figure that goes back.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::catalog::{Catalog, DocId};
use crate::diag::{Arg, Diagnostic, Findings, code};
use crate::model::{Record, Value};
use crate::schema::{Field, FieldType, Progress};
use crate::text::{SourceId, Spanned};

pub(super) fn check(catalog: &Catalog) -> Findings {
    let docs: Vec<DocId> = catalog.docs().map(|(id, _)| id).collect();
    docs.par_iter()
        .with_min_len(64)
        .flat_map_iter(|&id| {
            let doc = catalog.doc(id);
            let mut findings = Findings::new();
            let walk = Walk {
                source: doc.source,
                entry: &doc.fields,
            };
            walk.record(&doc.fields, &catalog.kind(id).fields, &mut findings);
            findings
        })
        .collect()
}

struct Walk<'a> {
    source: SourceId,
    entry: &'a Record,
}

impl Walk<'_> {
    fn record(&self, record: &Record, fields: &[Field], findings: &mut Findings) {
        for (name, value) in &record.entries {
            let Some(field) = fields.iter().find(|field| field.name == *name) else {
                continue;
            };
            match (&value.value, &field.ty) {
                (Value::Record(inner), FieldType::Record(fields)) => {
                    self.record(inner, fields, findings);
                }
                (Value::List(items), FieldType::List(item)) => {
                    let FieldType::Record(fields) = &**item else {
                        continue;
                    };
                    if let Some(progress) = &field.progress {
                        self.series(items, fields, progress, findings);
                    }
                    for item in items {
                        if let Value::Record(inner) = &item.value {
                            self.record(inner, fields, findings);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn series(
        &self,
        items: &[Spanned<Value>],
        fields: &[Field],
        progress: &Progress,
        findings: &mut Findings,
    ) {
        let sign = match &progress.direction {
            None => 1.0,
            Some(field) => match self.entry.text(field) {
                Some("sube") => 1.0,
                Some("baja") => -1.0,
                _ => return,
            },
        };
        let mut dated: Vec<(jiff::civil::Date, &Record)> = items
            .iter()
            .filter_map(|item| match &item.value {
                Value::Record(record) => Some((record.date(&progress.date)?, record)),
                _ => None,
            })
            .collect();
        // Stable: two of one date stay in the order in which they were typed.
        dated.sort_by_key(|(date, _)| *date);
        for name in &progress.values {
            let mut last: FxHashMap<Vec<Option<&str>>, (jiff::civil::Date, f64)> =
                FxHashMap::default();
            for &(date, record) in &dated {
                let Some((figure, typed)) = record
                    .spanned(name)
                    .and_then(|typed| Some((number(&typed.value)?, typed)))
                else {
                    continue;
                };
                let series = progress.by.iter().map(|field| record.text(field)).collect();
                let before = last.insert(series, (date, figure));
                let Some((since, before)) = before
                    .filter(|&(since, before)| since < date && (figure - before) * sign < 0.0)
                else {
                    continue;
                };
                if record
                    .get(&progress.note)
                    .is_some_and(|note| !note.is_empty())
                {
                    continue;
                }
                let label = fields
                    .iter()
                    .find(|field| field.name == *name)
                    .map_or_else(|| Arg::from(&**name), |field| Arg::from(&field.label));
                findings.push(
                    Diagnostic::at(code::PROGRESS_BACK, self.source, typed.span)
                        .arg("campo", label)
                        .arg("valor", shown(figure))
                        .arg("anterior", shown(before))
                        .arg("corte", since.to_string())
                        .arg("nota", progress.note.clone()),
                );
            }
        }
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) => Some(*number as f64),
        Value::Decimal(number) => Some(*number),
        _ => None,
    }
}

fn shown(figure: f64) -> String {
    figure.to_string().replace('.', ",")
}
