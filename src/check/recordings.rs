//! E0515: an audio or video is in a format that browsers play.

use super::captions::is_elsewhere;
use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Findings, code};
use crate::model::Value;
use crate::schema::FieldType;

/// Endings of what browsers play.
const PLAYED: [&str; 11] = [
    "mp3", "opus", "ogg", "oga", "m4a", "wav", "flac", "mp4", "m4v", "webm", "ogv",
];

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
            let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
            let played = PLAYED.iter().any(|one| one.eq_ignore_ascii_case(ending));
            if !played && !is_elsewhere(path) && catalog.knows_file(path) {
                let finding = Diagnostic::at(code::RECORDING_FORMAT, doc.source, span);
                findings.push(finding.arg("archivo", path));
            }
        }
    }
    findings
}
