//! JSON: one object, as the command line contract has it.

use serde_json::{Map, Value, json};

use super::{Context, Diagnostic, Summary, tell};

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
        }));
    });
    let mut counts = Map::new();
    counts.insert("errors".into(), summary.errors.into());
    counts.insert("warnings".into(), summary.warnings.into());
    counts.insert("advice".into(), summary.advice.into());
    counts.extend(summary.extra.clone());
    pretty(&json!({ "findings": told, "summary": Value::Object(counts) }))
}

/// JSON with line ends; keys in the order in which they were put.
pub(super) fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
