//! JSON: one object, as the command line contract has it.

use serde_json::{Map, Value, json};

use super::{Context, Diagnostic, Summary, Told, tell};

pub(super) fn render(findings: &[Diagnostic], summary: &Summary, cx: &Context<'_>) -> String {
    let mut told = Vec::with_capacity(findings.len());
    tell(findings, cx, |one, _, _| {
        let region = one.region;
        told.push(json!({
            "code": one.finding.code.id,
            "severity": one.finding.severity.name(),
            "message": one.message,
            "path": one.path,
            "line": region.map(|region| region.start.line),
            "column": region.map(|region| region.start.column),
            "end_line": region.map(|region| region.end.line),
            "end_column": region.map(|region| region.end.column),
            "hints": one.hints,
            "basis": one.norm,
            "fix": fix(&one),
        }));
    });
    let mut counts = Map::new();
    counts.insert("errors".into(), summary.errors.into());
    counts.insert("warnings".into(), summary.warnings.into());
    counts.insert("advice".into(), summary.advice.into());
    counts.extend(summary.extra.clone());
    pretty(&json!({ "findings": told, "summary": Value::Object(counts) }))
}

/// The repair that a program may make: all edits, or none.
fn fix(one: &Told<'_>) -> Value {
    if one.edits.is_empty() {
        return Value::Null;
    }
    let edits = one.edits.iter().map(|(edit, region)| {
        json!({
            "path": one.path,
            "line": region.start.line,
            "column": region.start.column,
            "end_line": region.end.line,
            "end_column": region.end.column,
            "text": edit.text,
        })
    });
    json!({ "edits": edits.collect::<Vec<_>>() })
}

/// JSON with line ends; keys in the order in which they were put.
pub(super) fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
