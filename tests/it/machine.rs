//! Findings for machines are what their readers expect: JSON of the contract, SARIF of its schema, JUnit of its
//! structure, workflow commands of GitHub's escaping; and all of them say the same.

use std::sync::LazyLock;

use jsonschema::Validator;
use quick_xml::events::Event;
use serde_json::Value;
use vitrina::diag::code;
use vitrina::diag::explain::{self, Role};
use vitrina::diag::sink::Format;
use vitrina::engine::Build;
use vitrina::host::Host;

use crate::bad_input::{cases, host_of};
use crate::explain::Case;
use crate::portal;

pub(crate) static SARIF: LazyLock<Validator> = LazyLock::new(|| {
    let schema = include_str!("../data/sarif-schema-2.1.0.json");
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is one")
});

/// What every format says of one finding: code, path, line and column.
type Told = (String, String, Option<(u64, u64)>);

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Reads every format of a build's findings as its readers would; says what is wrong with one.
pub(crate) fn wrong(build: &Build, host: &dyn Host) -> Vec<String> {
    let told = |format| portal::told(build, host, format, "es");
    let json = told(Format::Json);
    let Ok(json) = serde_json::from_str::<Value>(&json) else {
        return vec![format!("no JSON: {json}")];
    };
    let findings: Vec<&Value> = json["findings"].as_array().into_iter().flatten().collect();
    let mut expected: Vec<Told> = Vec::new();
    let mut wrong = Vec::new();
    for one in &findings {
        let place = one["line"].as_u64().zip(one["column"].as_u64());
        expected.push((text(&one["code"]), text(&one["path"]), place));
        let good = one["message"].as_str().is_some_and(|text| !text.is_empty())
            && one["hints"].is_array()
            && ["error", "warning", "advice"].contains(&one["severity"].as_str().unwrap_or(""))
            && place.is_none_or(|(line, column)| line > 0 && column > 0)
            && place.is_none_or(|place| {
                let end = one["end_line"].as_u64().zip(one["end_column"].as_u64());
                end.is_some_and(|end| end >= place)
            });
        if !good {
            wrong.push(format!("JSON: {one}"));
        }
    }
    let counts: u64 = ["errors", "warnings", "advice"]
        .iter()
        .filter_map(|name| json["summary"][name].as_u64())
        .sum();
    if counts != findings.len() as u64 || findings.len() != build.findings.len() {
        wrong.push(format!("the summary counts {counts} of {}", findings.len()));
    }
    wrong.extend(sarif(&told(Format::Sarif), &expected));
    wrong.extend(junit(&told(Format::Junit), &expected));
    wrong.extend(github(&told(Format::Github), &findings));
    wrong
}

fn sarif(told: &str, expected: &[Told]) -> Vec<String> {
    let Ok(log) = serde_json::from_str::<Value>(told) else {
        return vec![format!("SARIF is no JSON: {told}")];
    };
    let mut wrong: Vec<String> = SARIF
        .iter_errors(&log)
        .map(|error| format!("SARIF: {} at {}", error, error.instance_path()))
        .collect();
    let run = &log["runs"][0];
    let results = run["results"].as_array().cloned().unwrap_or_default();
    let rules = &run["tool"]["driver"]["rules"];
    if results.len() != expected.len() {
        wrong.push(format!("SARIF has {} of {}", results.len(), expected.len()));
    }
    for (result, (code, path, place)) in results.iter().zip(expected) {
        let physical = &result["locations"][0]["physicalLocation"];
        let uri = text(&physical["artifactLocation"]["uri"]);
        let rule = &rules[result["ruleIndex"].as_u64().unwrap_or(u64::MAX) as usize];
        let line = physical["region"]["startLine"].as_u64();
        let same = result["ruleId"] == **code
            && rule["id"] == **code
            && unescaped(&uri) == *path
            && line == place.map(|(line, _)| line);
        if !same {
            wrong.push(format!("SARIF: {code} {path} {place:?} is {result}"));
        }
    }
    wrong
}

/// Takes the percent signs of a URI out.
fn unescaped(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digits: Vec<u8> = rest.by_ref().take(2).collect();
                let digits = String::from_utf8_lossy(&digits).into_owned();
                bytes.push(u8::from_str_radix(&digits, 16).unwrap_or(b'?'));
            }
            byte => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The structure that readers of JUnit know: suites, a suite with its counts, a case per finding, failures for errors.
fn junit(told: &str, expected: &[Told]) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(told);
    let mut open: Vec<String> = Vec::new();
    let (mut cases, mut failures, mut counted) = (0, 0, Vec::new());
    let mut wrong = Vec::new();
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return vec![format!("JUnit is no XML: {error}")],
        };
        let (start, empty) = match &event {
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::End(_) => {
                open.pop();
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        let name = start.name().as_ref().to_owned();
        let attribute = |name: &str| {
            let found = start.try_get_attribute(name).ok().flatten();
            found.map(|one| one.value.into_owned())
        };
        let needs: &[&str] = match (open.last().map(String::as_str), &*name) {
            (None, "testsuites") => &["tests", "failures"],
            (Some("testsuites"), "testsuite") => &["name", "tests", "failures", "errors"],
            (Some("testsuite"), "testcase") => &["classname", "name"],
            (Some("testcase"), "failure") => &["type", "message"],
            (Some("testcase"), "system-out") => &[],
            (inside, name) => {
                wrong.push(format!("JUnit: <{name}> in {inside:?}"));
                &[]
            }
        };
        wrong.extend(
            needs
                .iter()
                .filter(|needed| attribute(needed).is_none())
                .map(|needed| format!("JUnit: <{name}> without {needed}")),
        );
        match &*name {
            "testsuite" => counted = vec![attribute("tests"), attribute("failures")],
            "testcase" => cases += 1,
            "failure" => failures += 1,
            _ => {}
        }
        if !empty {
            open.push(name);
        }
    }
    let counts = vec![Some(cases.to_string()), Some(failures.to_string())];
    if counted != counts || cases != expected.len().max(1) {
        wrong.push(format!("JUnit counts {counted:?} and has {counts:?}"));
    }
    wrong
}

/// `::error file=…,line=…::message`, a line each: in data `%`, CR and LF are escaped, in properties `:` and `,` too.
fn github(told: &str, findings: &[&Value]) -> Vec<String> {
    let lines: Vec<&str> = told.split_terminator('\n').collect();
    let mut wrong = Vec::new();
    if lines.len() != findings.len() {
        wrong.push(format!("GitHub has {} of {}", lines.len(), findings.len()));
    }
    for (line, finding) in lines.into_iter().zip(findings) {
        let command = match finding["severity"].as_str() {
            Some("error") => "::error ",
            Some("warning") => "::warning ",
            _ => "::notice ",
        };
        let parts = line
            .strip_prefix(command)
            .and_then(|rest| rest.split_once("::"));
        let Some((properties, data)) = parts.filter(|_| !line.contains('\r')) else {
            wrong.push(format!("GitHub: {line}"));
            continue;
        };
        let mut file = String::new();
        let mut number = None;
        for property in properties.split(',') {
            match property.split_once('=') {
                Some(("file", value)) => file = workflow(value),
                Some(("line", value)) => number = value.parse::<u64>().ok(),
                Some(("endLine" | "col" | "endColumn", value)) => {
                    if value.parse::<u64>().is_err() {
                        wrong.push(format!("GitHub: {property} in {line}"));
                    }
                }
                Some(("title", _)) => {}
                _ => wrong.push(format!("GitHub: {property} in {line}")),
            }
        }
        let said = workflow(data);
        let message = text(&finding["message"]);
        let same = file == text(&finding["path"])
            && number == finding["line"].as_u64()
            && said.starts_with(&message);
        if !same {
            wrong.push(format!("GitHub: {line} is not {finding}"));
        }
    }
    wrong
}

/// What a runner makes of an escaped text.
fn workflow(text: &str) -> String {
    text.replace("%0D", "\r")
        .replace("%0A", "\n")
        .replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%25", "%")
}

#[test]
fn the_schema_refuses_what_is_no_sarif() {
    let good = serde_json::json!({ "version": "2.1.0", "runs": [] });
    assert!(SARIF.is_valid(&good));
    for bad in [
        serde_json::json!({ "version": "2.0.0", "runs": [] }),
        serde_json::json!({ "version": "2.1.0" }),
        serde_json::json!({ "version": "2.1.0", "runs": [{ "tool": { "driver": {} } }] }),
    ] {
        assert!(!SARIF.is_valid(&bad), "{bad}");
    }
}

#[test]
fn every_finding_of_every_page_and_case_can_be_read_by_machines() {
    let mut looked = 0;
    for code in code::ALL {
        let page = explain::page(code.id, "es", &|_, _| String::new()).expect("a page");
        let examples = explain::examples(&page.text).unwrap_or_default();
        let first = examples
            .iter()
            .filter(|one| one.case == 1 && one.role != Role::Good);
        let case = Case::of(&first.collect::<Vec<_>>());
        let (build, _) = portal::build_on(&case, vitrina::engine::Options::default());
        let wrong = wrong(&build, &case);
        assert!(wrong.is_empty(), "{}: {wrong:#?}", code.id);
        looked += build.findings.len();
    }
    for case in cases() {
        let host = host_of(&case);
        let (build, _) = portal::build(&host);
        let wrong = wrong(&build, &host);
        assert!(wrong.is_empty(), "{}: {wrong:#?}", case.display());
        looked += build.findings.len();
    }
    assert!(looked > code::ALL.len(), "only {looked} findings");
}

#[test]
fn names_and_texts_with_odd_signs_survive() {
    let mut host = portal::small();
    let text = "+++\ntitulo = \"100 % <b> & \\\"dos\\\": uno, dos\"\nfecha = \"ayer, 50 %: <hoy>\"\nresumen = \"]]>\"\n+++\n[a%2Cb](paginas/a:b,c%20d)\u{1b}\n";
    host.write("content/noticias/feria.md", text);
    host.write("content/noticias/con espacio, coma: 100 %.md", text);
    let (build, _) = portal::build(&host);
    assert!(
        build.findings.len() >= 3,
        "{:?}",
        portal::errors(&build, &host)
    );
    let wrong = wrong(&build, &host);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
