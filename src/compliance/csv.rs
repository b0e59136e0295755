//! CSV (RFC 4180): a line a requirement, columns with stable names.

use super::{Context, each};
use crate::assess::{Report, Rests};

const HEADER: [&str; 22] = [
    "date",
    "pack",
    "phase",
    "id",
    "label",
    "name",
    "max",
    "obtained",
    "outcome",
    "basis",
    "rests",
    "evidence",
    "reason",
    "declared_by",
    "law",
    "remedy",
    "confidence",
    "text",
    "frequency",
    "see",
    "owners",
    "address",
];

pub(super) fn write(report: &Report, cx: &Context<'_>) -> String {
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory cannot fail, and all records have as many cells as the header.
    let mut write = |cells: &[String]| drop(out.write_record(cells));
    write(&HEADER.map(str::to_owned));
    for (pack, phase, one) in each(report) {
        let post = one.declared.as_ref().map(|by| by.post.to_string());
        let often = one.frequency.as_ref().map(|often| often.text.to_string());
        write(&[
            report.date.to_string(),
            pack.id.to_string(),
            phase.id.to_string(),
            one.id.to_string(),
            one.label.to_string(),
            one.name.to_string(),
            one.max.to_string(),
            one.obtained.to_string(),
            one.outcome.name().to_owned(),
            one.basis.name().to_owned(),
            one.rests.map_or("", Rests::name).to_owned(),
            one.evidence.join(" "),
            cx.reason(one).unwrap_or_default(),
            post.unwrap_or_default(),
            one.law.to_string(),
            cx.words(&one.remedy).to_owned(),
            one.confidence.name().to_owned(),
            one.text.to_string(),
            often.unwrap_or_default(),
            one.see.join(" "),
            one.owners.join(" "),
            one.address.to_string(),
        ]);
    }
    out.into_inner()
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default()
}
