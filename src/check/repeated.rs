//! E1072, E1073: no two entries are the same thing, and titles of a section tell its entries apart.

use rustc_hash::FxHashMap;

use crate::catalog::{Catalog, DocId};
use crate::diag::{Diagnostic, Findings, code};
use crate::model::Value;
use crate::notice::folded;
use crate::schema::{Kind, Title};

pub(super) fn check(catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    for (kind_id, kind) in catalog.schema().kinds() {
        let mut keys: FxHashMap<Vec<String>, DocId> = FxHashMap::default();
        let mut titles: FxHashMap<(Option<crate::catalog::EntryId>, String), DocId> =
            FxHashMap::default();
        // In the order of files, not of the list: the second one is told, whatever its date.
        let mut ids: Vec<DocId> = catalog
            .of_kind(kind_id)
            .iter()
            .map(|&entry| catalog.source(entry))
            .collect();
        ids.sort_by_key(|&id| (catalog.doc(id).source, catalog.doc(id).span));
        for id in ids {
            let entry = catalog.card(id).entry;
            let key = key(catalog, id, kind);
            if let Some(key) = &key
                && let Some(first) = keys.get(key).copied()
            {
                findings.extend(same_entry(catalog, kind, first, id));
                continue;
            }
            if let Some(key) = key {
                keys.insert(key, id);
            }
            // Rows of a table and titles made from a pattern are told apart by what the pattern names.
            let card = catalog.card(id);
            if catalog.doc(id).row
                || matches!(kind.title, Title::Pattern(_))
                || card.route.is_none()
            {
                continue;
            }
            let title = (catalog.entry(entry).section, folded(&card.title));
            match titles.get(&title).copied() {
                Some(first) => findings.push(same_title(catalog, kind, first, id)),
                None => {
                    titles.insert(title, id);
                }
            }
        }
    }
    findings
}

/// The values that no two entries share, as they are compared: without zeros in front, capitals and accents.
fn key(catalog: &Catalog, id: DocId, kind: &Kind) -> Option<Vec<String>> {
    if kind.unique.is_empty() {
        return None;
    }
    let text = |field: &str| match catalog.value(id, field) {
        Some(Value::Text(text)) => folded(text).trim_start_matches('0').to_owned(),
        Some(Value::Integer(number)) => number.to_string(),
        Some(value) => value.day().map(|day| day.to_string()).unwrap_or_default(),
        None => String::new(),
    };
    Some(kind.unique.iter().map(|field| text(field)).collect())
}

fn same_entry(catalog: &Catalog, kind: &Kind, first: DocId, id: DocId) -> Option<Diagnostic> {
    // Letter by letter the same: their addresses are one, and E0301 has told it.
    let typed = |id| {
        kind.unique
            .iter()
            .map(move |field| catalog.value(id, field))
    };
    if kind.route.is_some() && typed(first).eq(typed(id)) {
        return None;
    }
    let field = kind.unique.iter().find(|field| {
        let number = |id| catalog.text(id, field);
        number(first) != number(id)
    });
    let field = field.or(kind.unique.first())?;
    let place = catalog.doc(id).place(field);
    Some(
        Diagnostic::at(code::SAME_ENTRY, place.source, place.span)
            .arg("titulo", catalog.card(first).title.clone())
            .arg("tipo", kind.label.text("es"))
            .and(catalog.doc(first).place(field)),
    )
}

fn same_title(catalog: &Catalog, kind: &Kind, first: DocId, id: DocId) -> Diagnostic {
    let field = match &kind.title {
        Title::Field(field) => field,
        Title::Pattern(_) => &kind.summary,
    };
    let place = catalog.doc(id).place(field);
    Diagnostic::at(code::SAME_TITLE, place.source, place.span)
        .arg("titulo", catalog.card(id).title.clone())
        .arg("tipo", kind.label.text("es"))
        .and(catalog.doc(first).place(field))
}
