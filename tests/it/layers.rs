//! A module may use modules of a lower layer only: the `crate::` paths in the sources say so.

use std::collections::BTreeMap;

use crate::portal;

/// Modules by layer, the lowest first. What stands on one line may not know each other, except for [`PAIRS`].
const LAYERS: [&[&str]; 18] = [
    &[
        "text", "digest", "notice", "calendar", "card", "raster", "collate", "tags", "pseudo",
        "media",
    ],
    &["schema", "model", "diag"],
    &["config", "i18n", "host"],
    &[
        "diag::sink",
        "diag::explain",
        "table",
        "search",
        "pdf",
        "describe",
        "vtt",
        "svg",
        "geo",
        "published",
        "folder",
        "palette",
    ],
    &["parse", "scan"],
    &["catalog", "theme", "import", "draw"],
    &["check", "deadlines", "hosting", "languages"],
    &["audit"],
    &["plan"],
    &["render"],
    &["assess"],
    &["compliance"],
    &["engine"],
    &["repair", "node", "serve"],
    &["cli"],
    &["store"],
    &["deploy"],
    &["main"],
];

/// Uses within one layer: values name the kinds that they are of, kinds and their findings rest on findings; a
/// check tells what the deadlines found.
const PAIRS: [(&str, &str); 4] = [
    ("model", "schema"),
    ("schema", "diag"),
    ("notice", "text"),
    ("check", "deadlines"),
];

/// The module of a file or of the path behind `crate::`.
fn module(path: &str) -> String {
    let mut parts = path.split("::");
    let first = parts.next().unwrap_or_default();
    match (first, parts.next()) {
        ("diag", Some(second @ ("sink" | "explain"))) => format!("diag::{second}"),
        _ => first.to_owned(),
    }
}

/// Sources without tests: file, module, text.
fn sources() -> Vec<(String, String, String)> {
    let src = portal::root().join("src");
    let mut out = Vec::new();
    for entry in walkdir::WalkDir::new(&src).sort_by_file_name() {
        let entry = entry.expect("src can be listed");
        let path = entry
            .path()
            .strip_prefix(&src)
            .expect("walked from src")
            .to_string_lossy()
            .replace('\\', "/");
        let test = path.ends_with("tests.rs") || path.contains("/tests/");
        if !entry.file_type().is_file() || !path.ends_with(".rs") || test || path == "lib.rs" {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).expect("a source can be read");
        let text = text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default();
        let code: Vec<&str> = text
            .lines()
            .map(|line| line.split("//").next().unwrap_or_default())
            .collect();
        let name = path.trim_end_matches(".rs").replace('/', "::");
        out.push((path, module(&name), code.join("\n")));
    }
    out
}

/// The modules that a text uses by `crate::…`, `crate::{…}` and (within `diag`) `super::`.
fn used(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices("crate::") {
        let rest = &text[at + mark.len()..];
        match rest.strip_prefix('{') {
            Some(list) => {
                let (mut depth, mut word) = (0, String::new());
                for letter in list.chars() {
                    match letter {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => found.push(module(std::mem::take(&mut word).trim())),
                        letter if depth == 0 => word.push(letter),
                        _ => {}
                    }
                }
                found.push(module(word.trim()));
            }
            None => {
                let path: String = rest
                    .chars()
                    .take_while(|letter| letter.is_alphanumeric() || matches!(letter, '_' | ':'))
                    .collect();
                found.push(module(&path));
            }
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&name))
}

#[test]
fn no_module_uses_a_higher_layer() {
    let mut breaches = BTreeMap::new();
    let sources = sources();
    let mut uses = 0;
    for (path, own, text) in &sources {
        let Some(at) = layer(own) else {
            panic!("{path}: module {own} has no layer: add it to the table")
        };
        for other in used(text) {
            let Some(below) = layer(&other) else {
                panic!("{path} uses {other}, which has no layer")
            };
            uses += 1;
            let pair = PAIRS.contains(&(own.as_str(), other.as_str()));
            // A report of findings is part of `diag` and may use it; `diag` may not use its reports.
            if *own != other && below >= at && !pair {
                breaches.insert((own.clone(), other), path.clone());
            }
        }
    }
    assert!(
        sources.len() > 60 && uses > 150,
        "sources are not found: {} files, {uses} uses",
        sources.len()
    );
    assert!(
        breaches.is_empty(),
        "(module, higher one that it uses) in a file: {breaches:#?}"
    );
}

#[test]
fn the_reader_of_uses_sees_every_form() {
    let text = "use crate::diag::{Findings, sink};\nuse crate::{model, schema::Kind, diag::sink::Format};\nlet x = crate::parse::slug(a);";
    assert_eq!(
        used(text),
        ["diag", "model", "schema", "diag::sink", "parse"]
    );
}

#[test]
fn only_the_outermost_modules_touch_the_outside() {
    for (path, own, text) in sources() {
        let outer = matches!(
            own.as_str(),
            "host" | "cli" | "main" | "serve" | "store" | "deploy"
        );
        for word in [
            "std::fs",
            "std::env",
            "std::process",
            "SystemTime",
            "Timestamp::now",
            "println!",
            "eprintln!",
        ] {
            assert!(outer || !text.contains(word), "{path} uses {word}");
        }
    }
}

/// A core that waits for others within a parallel loop takes up whatever work is there, and that may want the value that
/// it is making: then it waits for itself, for ever.
#[test]
fn no_value_is_made_while_others_wait_for_it() {
    let mut seen = 0;
    for (path, _, text) in sources() {
        for (at, mark) in text.match_indices("get_or_init(") {
            let made = &text[at + mark.len()..];
            let made = made.split(')').next().unwrap_or_default();
            let name = made.trim().strip_prefix("|| ").unwrap_or_default();
            let plain = |letter: char| letter.is_ascii_lowercase() || letter == '_';
            let is_made = !name.is_empty() && name.chars().all(plain);
            assert!(is_made, "{path}: `{made}` is made within get_or_init");
            seen += 1;
        }
    }
    assert!(seen > 0, "the places were not found");
}
