//! Two norms that tell the same relation, each at its end, tell it alike: the same act, date and articles.
//!
//! One end may be silent; then the other is believed.

use rustc_hash::FxHashMap;

use super::{place, relations, title};
use crate::catalog::{Catalog, EntryId, active_of};
use crate::diag::{Diagnostic, Findings, code};
use crate::model::Record;
use crate::text::Span;

type Told<'c> = (&'static str, &'c Record, Span);

pub(super) fn check(catalog: &Catalog) -> Findings {
    // What each norm says that it does to another.
    let mut active: FxHashMap<(EntryId, EntryId), Vec<Told<'_>>> = FxHashMap::default();
    for &entry in catalog.named("norma") {
        for (relation, span) in relations(catalog, entry) {
            if let Some((word, false)) = relation.text("accion").and_then(active_of)
                && let Some(other) = relation
                    .text("norma")
                    .and_then(|id| catalog.find("norma", id))
            {
                let told = active.entry((entry, other)).or_default();
                told.push((word, relation, span));
            }
        }
    }
    let mut findings = Findings::new();
    for &entry in catalog.named("norma") {
        for (relation, span) in relations(catalog, entry) {
            let Some((word, true)) = relation.text("accion").and_then(active_of) else {
                continue;
            };
            let Some(actor) = relation
                .text("norma")
                .and_then(|id| catalog.find("norma", id))
            else {
                continue;
            };
            let Some(told) = active.get(&(actor, entry)) else {
                continue;
            };
            let same: Vec<&Told<'_>> = told.iter().filter(|(known, _, _)| *known == word).collect();
            if same.iter().any(|(_, other, _)| agree(relation, other)) {
                continue;
            }
            // The nearest thing that the other end says, and what differs.
            let (field, (_, other, other_span)) = match same.first() {
                Some(told) if differs(relation, told.1, "desde") => ("desde", **told),
                Some(told) => ("articulos", **told),
                None => ("accion", told[0]),
            };
            let here = place(catalog, entry, relation, span, field);
            findings.push(
                Diagnostic::at(code::NORM_ENDS, here.source, here.span)
                    .arg("campo", field)
                    .arg("norma", title(catalog, actor))
                    .and(place(catalog, actor, other, other_span, field)),
            );
        }
    }
    findings
}

fn agree(one: &Record, other: &Record) -> bool {
    !differs(one, other, "desde") && !differs(one, other, "articulos")
}

/// Whether both say it and not alike.
fn differs(one: &Record, other: &Record, field: &str) -> bool {
    match field {
        "articulos" => {
            let sorted = |record: &Record| {
                let mut texts: Vec<String> = record.texts(field).map(str::to_owned).collect();
                texts.sort_unstable();
                texts
            };
            let (a, b) = (sorted(one), sorted(other));
            !a.is_empty() && !b.is_empty() && a != b
        }
        _ => matches!((one.date(field), other.date(field)), (Some(a), Some(b)) if a != b),
    }
}
