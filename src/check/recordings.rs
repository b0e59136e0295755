//! E0515: an audio or video is in a format that browsers play.

use super::captions::is_elsewhere;
use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Findings, code};
use crate::media;
use crate::model::Value;
use crate::schema::FieldType;

pub(super) fn check(catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    for (id, doc) in catalog.docs() {
        for field in &catalog.kind(id).fields {
            let (FieldType::Media, Some(Value::Record(record))) =
                (&field.ty, doc.fields.get(&field.name))
            else {
                continue;
            };
            let Some((path, span)) = record
                .spanned("archivo")
                .and_then(|file| Some((file.value.as_text()?, file.span)))
            else {
                continue;
            };
            if !media::plays(path) && !is_elsewhere(path) && catalog.knows_file(path) {
                let finding = Diagnostic::at(code::RECORDING_FORMAT, doc.source, span);
                findings.push(finding.arg("archivo", path));
            }
        }
    }
    findings
}
