//! SARIF 2.1.0, with columns in UTF-16 code units (the format's default).

use serde_json::{Map, Value, json};

use super::{Context, Diagnostic, Region, Severity, Summary, Told, json::pretty, tell};
use crate::diag::{Code, explain};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn render(findings: &[Diagnostic], summary: &Summary, cx: &Context<'_>) -> String {
    let mut rules: Vec<&'static Code> = findings.iter().map(|finding| finding.code).collect();
    rules.sort_unstable_by_key(|code| code.id);
    rules.dedup();
    let index = |id: &str| rules.binary_search_by_key(&id, |code| code.id);
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
            "ruleIndex": index(id).unwrap_or_default(),
            "level": level(one.finding.severity),
            "message": { "text": text },
        });
        if let Some(path) = one.path {
            let mut physical = json!({ "artifactLocation": { "uri": uri(path) } });
            if let Some(region) = one.region {
                physical["region"] = place(region);
            }
            result["locations"] = json!([{ "physicalLocation": physical }]);
            if !one.edits.is_empty() {
                result["fixes"] = json!([fix(path, &one, cx)]);
            }
        }
        results.push(result);
    });
    let rules: Vec<Value> = rules.into_iter().map(|code| rule(code, cx)).collect();
    let mut run = Map::new();
    run.insert(
        "tool".into(),
        json!({ "driver": {
            "name": "vitrina",
            "version": env!("CARGO_PKG_VERSION"),
            "language": cx.messages.tag(),
            "rules": rules,
        } }),
    );
    run.insert("columnKind".into(), "utf16CodeUnits".into());
    run.insert("results".into(), results.into());
    if !summary.extra.is_empty() {
        run.insert("properties".into(), json!({ "summary": summary.extra }));
    }
    pretty(&json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [Value::Object(run)] }))
}

/// A code, with its page as help.
fn rule(code: &Code, cx: &Context<'_>) -> Value {
    let caption = |_: explain::Role, path: &str| format!("`{path}`:");
    let page = explain::page(code.id, cx.messages.tag(), &caption);
    let markdown = page.map(|page| page.text).unwrap_or_default();
    let title = markdown.lines().next().unwrap_or_default();
    let title = title.split_once(" · ").map_or(code.id, |(_, title)| title);
    json!({
        "id": code.id,
        "shortDescription": { "text": title },
        "help": { "text": explain::show(&markdown, false), "markdown": markdown },
        "defaultConfiguration": { "level": level(code.severity) },
    })
}

/// The repair that a program may make.
fn fix(path: &str, one: &Told<'_>, cx: &Context<'_>) -> Value {
    let replacements = one.edits.iter().map(|(edit, region)| {
        json!({
            "deletedRegion": place(*region),
            "insertedContent": { "text": edit.text },
        })
    });
    json!({
        "description": { "text": cx.messages.text("correccion", &[]) },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(path) },
            "replacements": replacements.collect::<Vec<_>>(),
        }],
    })
}

fn place(region: Region) -> Value {
    json!({
        "startLine": region.start.line,
        "startColumn": region.utf16.0,
        "endLine": region.end.line,
        "endColumn": region.utf16.1,
    })
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
