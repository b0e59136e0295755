//! JUnit XML: one suite, one case per finding; only errors are failures.

use std::fmt::Write;

use super::{Context, Diagnostic, Severity, tell, xml as escape};

pub(super) fn render(findings: &[Diagnostic], cx: &Context<'_>) -> String {
    let failures = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    // A suite without cases is an error for some readers.
    let counts = format!(
        "tests=\"{}\" failures=\"{failures}\" errors=\"0\"",
        findings.len().max(1)
    );
    let mut cases = String::new();
    if findings.is_empty() {
        cases.push_str("    <testcase classname=\"portal\" name=\"vitrina\"/>\n");
    }
    tell(findings, cx, |one, _, _| {
        let id = one.finding.code.id;
        let (message, class) = (escape(&one.message), escape(one.path.unwrap_or("portal")));
        let mut name = id.to_owned();
        let mut place = String::new();
        if let Some(region) = one.region {
            name = format!("{id} {}:{}", region.start.line, region.start.column);
            place = format!(" line=\"{}\"", region.start.line);
        }
        let body = escape(&one.hints.join("\n"));
        let inner = match one.finding.severity {
            Severity::Error => {
                format!("<failure type=\"{id}\" message=\"{message}\">{body}</failure>")
            }
            severity => format!(
                "<system-out>{}: {message}\n{body}</system-out>",
                severity.name()
            ),
        };
        writeln!(
            cases,
            "    <testcase classname=\"{class}\" name=\"{name}\"{place}>{inner}</testcase>"
        )
        .expect("writing to a string cannot fail");
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"vitrina\" {counts}>\n  \
         <testsuite name=\"vitrina\" {counts}>\n{cases}  </testsuite>\n</testsuites>\n"
    )
}
