//! Workflow commands of GitHub Actions: `::error file=…,line=…::message`.

use super::{Context, Diagnostic, Severity, tell};

pub(super) fn render(findings: &[Diagnostic], cx: &Context<'_>) -> String {
    let mut out = String::new();
    tell(findings, cx, |one, _, _| {
        let command = match one.finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "notice",
        };
        let mut properties = Vec::new();
        if let Some(path) = one.path {
            properties.push(format!("file={}", property(path)));
        }
        if let Some(region) = one.region {
            properties.push(format!(
                "line={},endLine={}",
                region.start.line, region.end.line
            ));
            // GitHub shows columns only within one line, and counts the last one in.
            if region.start.line == region.end.line {
                let last = region.end.column.saturating_sub(1).max(region.start.column);
                properties.push(format!("col={},endColumn={last}", region.start.column));
            }
        }
        properties.push(format!("title={}", one.finding.code.id));
        let text = std::iter::once(&one.message)
            .chain(&one.hints)
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join("\n");
        out.push_str(&format!(
            "::{command} {}::{}\n",
            properties.join(","),
            data(&text)
        ));
    });
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
