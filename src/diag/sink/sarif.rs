//! SARIF 2.1.0, with columns in UTF-16 code units (the format's default).

use serde_json::{Map, Value, json};

use super::{Context, Diagnostic, Severity, Summary, json::pretty, tell};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn render(findings: &[Diagnostic], summary: &Summary, cx: &Context<'_>) -> String {
    let mut rules: Vec<&str> = findings.iter().map(|finding| finding.code.id).collect();
    rules.sort_unstable();
    rules.dedup();
    let mut results = Vec::with_capacity(findings.len());
    tell(findings, cx, |one, _, _| {
        let id = one.finding.code.id;
        let text = std::iter::once(&one.message)
            .chain(&one.hints)
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join("\n");
        let mut result = json!({
            "ruleId": id,
            "ruleIndex": rules.binary_search(&id).unwrap_or_default(),
            "level": level(one.finding.severity),
            "message": { "text": text },
        });
        if let Some(path) = one.path {
            let mut physical = json!({ "artifactLocation": { "uri": uri(path) } });
            if let Some(region) = one.region {
                physical["region"] = json!({
                    "startLine": region.start.line,
                    "startColumn": region.utf16.0,
                    "endLine": region.end.line,
                    "endColumn": region.utf16.1,
                });
            }
            result["locations"] = json!([{ "physicalLocation": physical }]);
        }
        results.push(result);
    });
    let rules: Vec<Value> = rules.into_iter().map(|id| json!({ "id": id })).collect();
    let mut run = Map::new();
    run.insert(
        "tool".into(),
        json!({ "driver": { "name": "vitrina", "version": env!("CARGO_PKG_VERSION"), "rules": rules } }),
    );
    run.insert("columnKind".into(), "utf16CodeUnits".into());
    run.insert("results".into(), results.into());
    if !summary.extra.is_empty() {
        run.insert("properties".into(), json!({ "summary": summary.extra }));
    }
    pretty(&json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [Value::Object(run)] }))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// A relative path as a URI reference: everything but unreserved characters and `/` is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte))
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
