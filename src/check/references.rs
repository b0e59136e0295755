//! A reference names an entry that exists.

use rayon::prelude::*;

use crate::catalog::{Catalog, DocId};
use crate::diag::{Diagnostic, Findings, code, nearest, only_near};
use crate::schema::{Field, FieldType};

pub(super) fn check(catalog: &Catalog) -> Findings {
    let docs: Vec<DocId> = catalog.docs().map(|(id, _)| id).collect();
    docs.par_iter()
        .with_min_len(64)
        .flat_map_iter(|&id| of(catalog, id))
        .collect()
}

fn of(catalog: &Catalog, id: DocId) -> Findings {
    let doc = catalog.doc(id);
    let mut found = Vec::new();
    let fields = &catalog.kind(id).fields;
    crate::catalog::references(&doc.fields, fields, &mut found);
    found
        .into_iter()
        .filter(|(kind, target, _, _)| catalog.find(kind, target).is_none())
        .filter(|(kind, target, _, _)| !is_told(catalog, kind, target))
        .map(|(kind, target, span, field)| {
            let names = || {
                let entries = catalog.named(kind).iter();
                entries.map(|&entry| &*catalog.entry(entry).id)
            };
            let known = catalog.schema().named(kind);
            let finding = Diagnostic::at(code::REFERENCE, doc.source, span)
                .arg("valor", target)
                .suggest(nearest(target, names()));
            let finding = match known {
                Some(kind) => finding.arg("tipo", &catalog.schema().kind(kind).plural),
                None => finding.arg("tipo", kind),
            };
            let finding = field.told(finding);
            let finding = match beside_external(fields, field) {
                true => finding.hint("norma-externa", vec![]),
                false => finding,
            };
            match only_near(target, names()) {
                // The place of a cell is the table's business; elsewhere it is a quoted text.
                Some(name) if !doc.row => finding.replace_by(format!("\"{name}\"")),
                _ => finding,
            }
        })
        .collect()
}

/// Whether it is told already that the entry is not there: its file could not be read (told there), or it is the
/// missing home page (E0313).
fn is_told(catalog: &Catalog, kind: &str, id: &str) -> bool {
    let named = catalog.schema().named(kind);
    (kind, id) == ("seccion", "inicio") || named.is_some_and(|kind| catalog.unread().has(kind, id))
}

/// Whether the record that has a field also has `externa`, for what is not in the portal.
fn beside_external(fields: &[Field], field: &Field) -> bool {
    let here = fields.iter().any(|one| std::ptr::eq(one, field));
    match here {
        true => fields.iter().any(|one| &*one.name == "externa"),
        false => fields.iter().any(|one| {
            let ty = match &one.ty {
                FieldType::List(item) => item,
                ty => ty,
            };
            matches!(ty, FieldType::Record(inner) if beside_external(inner, field))
        }),
    }
}
