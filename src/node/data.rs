//! The comparison as data: JSON with everything, CSV with a line for each phase of each checklist of each portal.

use serde_json::{Value as Json, json};

use super::{Comparison, Pack, Row};

/// The comparison as JSON.
pub fn json(comparison: &Comparison) -> Json {
    let pack = |pack: &Pack| {
        json!({
            "id": pack.id,
            "met": pack.met,
            "applicable": pack.applicable,
            "phases": pack.phases.iter().map(|phase| json!({
                "id": phase.id,
                "obtained": phase.obtained,
                "max": phase.max,
                "prorated": phase.prorated,
            })).collect::<Vec<_>>(),
            "missing": pack.missing.iter().map(|one| json!({ "id": one.id, "label": one.label })).collect::<Vec<_>>(),
        })
    };
    let row = |row: &Row| {
        json!({
            "folder": row.folder,
            "name": row.name,
            "base": row.base,
            "state": row.state.name(),
            "errors": row.findings.0,
            "warnings": row.findings.1,
            "pages": row.pages,
            "demonstration": row.demonstration,
            "packs": row.packs.iter().map(pack).collect::<Vec<_>>(),
        })
    };
    json!({
        "name": comparison.name,
        "date": comparison.date.map(|date| date.to_string()),
        "portals": comparison.rows.iter().map(row).collect::<Vec<_>>(),
    })
}

/// The comparison as CSV (RFC 4180). A portal without figures has one line, without them.
pub fn csv(comparison: &Comparison) -> String {
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory cannot fail, and all records have as many cells as the header.
    let mut write = |cells: [String; 11]| drop(out.write_record(cells));
    write(
        [
            "date", "folder", "name", "state", "errors", "warnings", "pack", "phase", "obtained",
            "max", "prorated",
        ]
        .map(str::to_owned),
    );
    for row in &comparison.rows {
        let about = || {
            [
                comparison
                    .date
                    .map(|date| date.to_string())
                    .unwrap_or_default(),
                harmless(&row.folder),
                harmless(&row.name),
                row.state.name().to_owned(),
                row.findings.0.to_string(),
                row.findings.1.to_string(),
            ]
        };
        let figures = row.packs.iter().flat_map(|pack| {
            pack.phases.iter().map(|phase| {
                [
                    pack.id.to_string(),
                    phase.id.to_string(),
                    phase.obtained.to_string(),
                    phase.max.to_string(),
                    phase.prorated.to_string(),
                ]
            })
        });
        let mut figures: Vec<[String; 5]> = figures.collect();
        if figures.is_empty() {
            figures.push(Default::default());
        }
        for [pack, phase, obtained, max, prorated] in figures {
            let [date, folder, name, state, errors, warnings] = about();
            write([
                date, folder, name, state, errors, warnings, pack, phase, obtained, max, prorated,
            ]);
        }
    }
    String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A spreadsheet takes what begins so for a formula: an apostrophe makes it text.
fn harmless(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}
