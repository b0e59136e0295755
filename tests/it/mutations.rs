//! Real files with bytes deleted, doubled or put in: the portal is still built, every place lies in its file, every
//! format can be read, and the automatic repairs come to rest.

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use vitrina::diag::{self, Fix, code, explain};
use vitrina::engine::Build;
use vitrina::host::Host;
use vitrina::host::memory::MemoryHost;
use vitrina::text::SourceId;

use crate::{machine, portal};

/// Files as they are: path in the portal and bytes.
static FILES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut add = |folder: &str, at: &str, endings: &[&str]| {
        let root = portal::root().join(folder);
        for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
            let entry = entry.expect("the folder can be listed");
            let name = entry.path().to_string_lossy().into_owned();
            let wanted = endings.iter().any(|ending| name.ends_with(ending));
            let small = entry.metadata().is_ok_and(|facts| facts.len() < 20_000);
            if wanted && small && entry.file_type().is_file() {
                let path = entry.path().strip_prefix(&root).expect("walked from it");
                let path = format!("{at}{}", slashes(path));
                files.push((path, std::fs::read(entry.path()).expect("it can be read")));
            }
        }
    };
    add("content", "content/", &[".md", ".toml", ".csv"]);
    add("themes/default", "themes/", &[".html"]);
    add("i18n", "i18n/", &[".ftl"]);
    add("src/schema/kinds", "content/_tipos/", &[".toml"]);
    files.push((
        "portal.toml".to_owned(),
        portal::small().files["portal.toml"].to_vec(),
    ));
    files.extend(bad());
    assert!(files.len() > 300, "only {} files", files.len());
    files
});

/// The bad cases of all pages: they have mistakes already, and repairs.
fn bad() -> Vec<(String, Vec<u8>)> {
    let of_code = |code: &&diag::Code| {
        let page = explain::page(code.id, "es", &|_, _| String::new()).expect("a page");
        let examples = explain::examples(&page.text).unwrap_or_default();
        let bad = examples
            .into_iter()
            .filter(|one| one.role == explain::Role::Bad);
        bad.map(|one| (one.path, one.text.into_bytes()))
            .collect::<Vec<_>>()
    };
    code::ALL.iter().flat_map(of_code).collect()
}

fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// One change of a text of bytes; places are parts of its length.
#[derive(Debug, Clone)]
enum Change {
    Delete(f64, usize),
    Double(f64, usize),
    Insert(f64, Vec<u8>),
    Cut(f64),
}

fn change() -> impl Strategy<Value = Change> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "\"", "'", "=", "[", "]", "{", "}", "\n", "\r\n", "+++\n", ",", ";", "#", "\\", "“", "\u{feff}", "\0", "ñ",
            "n\u{308}", "日", "🦜", "{{", "}}", "{%", "%}", "[[", "]]", "=\n", " = 1\n", "\"\"\"", "](", "<b>", "2026-13-45",
            "[x](paginas/nada)", "\t", "-", "_", "lorem ipsum",
        ]).prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 1..4),
    ];
    prop_oneof![
        (0.0..1.0, 1usize..12).prop_map(|(at, length)| Change::Delete(at, length)),
        (0.0..1.0, 1usize..40).prop_map(|(at, length)| Change::Double(at, length)),
        (0.0..1.0, piece).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        (0.0..1.0).prop_map(Change::Cut),
    ]
}

fn changed(bytes: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for change in changes {
        let place = |part: f64| (part * bytes.len() as f64) as usize;
        match change {
            Change::Delete(at, length) => {
                let at = place(*at);
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Change::Double(at, length) => {
                let at = place(*at);
                let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            Change::Insert(at, piece) => {
                let at = place(*at);
                bytes.splice(at..at, piece.iter().copied());
            }
            Change::Cut(at) => bytes.truncate(place(*at)),
        }
    }
    bytes
}

/// Every place of a finding lies in its file, on character boundaries.
fn places(build: &Build, host: &dyn Host) -> Result<(), TestCaseError> {
    for finding in &build.findings {
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
        let own = finding.place.iter().chain(&finding.secondary).copied();
        for place in own.chain(edits.map(|edit| edit.place)) {
            let text = build.text(host, place.source);
            prop_assert!(
                text.get(place.span.range()).is_some(),
                "{} at {:?} of {} bytes in {}",
                finding.code.id,
                place.span,
                text.len(),
                portal::path_of(build, place.source)
            );
        }
    }
    Ok(())
}

/// Makes the repairs of a build; says which codes they were for.
fn repair(host: &mut MemoryHost, build: &Build) -> Vec<&'static str> {
    let mut by_file: std::collections::BTreeMap<SourceId, Vec<(&'static str, &Fix)>> =
        std::collections::BTreeMap::new();
    for finding in &build.findings {
        if let Some(fix) = &finding.fix {
            let source = fix.edits[0].place.source;
            by_file
                .entry(source)
                .or_default()
                .push((finding.code.id, fix));
        }
    }
    let mut codes = Vec::new();
    for (source, fixes) in by_file {
        let path = portal::path_of(build, source).to_owned();
        let Some(text) = host.text(&path).map(str::to_owned) else {
            continue;
        };
        let only: Vec<&Fix> = fixes.iter().map(|(_, fix)| *fix).collect();
        let applied = diag::apply(&text, &only);
        if applied.text != text {
            codes.extend(applied.done.iter().map(|number| fixes[*number].0));
            host.write(&path, applied.text);
        }
    }
    codes
}

fn count(build: &Build, code: &str) -> usize {
    build
        .findings
        .iter()
        .filter(|one| one.code.id == code)
        .count()
}

/// The repairs end. Where each file has `one` mistake, what was repaired is not told again either; where there are more,
/// a repair may bring to light what could not be read before.
fn comes_to_rest(host: &mut MemoryHost, mut build: Build, one: bool) -> Result<(), TestCaseError> {
    for _ in 0..8 {
        let codes = repair(host, &build);
        if codes.is_empty() {
            return Ok(());
        }
        let next = portal::try_build(host).expect("content cannot make a fault");
        for code in codes {
            prop_assert!(
                !one || count(&next, code) < count(&build, code),
                "{} was repaired and is told {} times, before {}",
                code,
                count(&next, code),
                count(&build, code)
            );
        }
        places(&next, host)?;
        build = next;
    }
    prop_assert!(repair(host, &build).is_empty(), "the repairs do not end");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn broken_files_are_told_and_repaired(
        files in prop::collection::vec((any::<prop::sample::Index>(), prop::collection::vec(change(), 1..4)), 1..5)
    ) {
        let mut host = portal::small();
        for (index, changes) in &files {
            let (path, bytes) = index.get(&FILES);
            host.write(path, changed(bytes, changes));
        }
        portal::stamp(&mut host);
        let build = portal::try_build(&host);
        prop_assert!(build.is_ok(), "{:?}", build.err());
        let build = build.expect("it was looked at");
        places(&build, &host)?;
        let wrong = machine::wrong(&build, &host);
        prop_assert!(wrong.is_empty(), "{:#?}", wrong);
        for lang in ["es", "en"] {
            let text = portal::told(&build, &host, vitrina::diag::sink::Format::Text, lang);
            prop_assert!(text.is_empty() == build.findings.is_empty());
        }
        comes_to_rest(&mut host, build, false)?;
    }
}

/// Two lines with the same wrong name: renaming one of them is no repair.
#[test]
fn a_wrong_name_written_twice_is_left_to_a_person() {
    let mut host = portal::small();
    let twice = "+++\ntitulo = \"Feria\"\nfecha = 2026-11-05\nrsumen = \"Uno.\"\nrsumen = \"Dos.\"\n+++\nTexto.\n";
    host.write("content/noticias/otra.md", twice);
    portal::stamp(&mut host);
    let build = portal::try_build(&host).expect("content cannot make a fault");
    let codes: Vec<&str> = build.findings.iter().map(|one| one.code.id).collect();
    assert_eq!(count(&build, "E0103"), 1, "{codes:?}");
    assert_eq!(count(&build, "E0120"), 1, "{codes:?}");
    assert!(build.findings.iter().all(|one| one.fix.is_none()));
}

#[test]
fn the_bad_cases_of_all_pages_come_to_rest() {
    for (path, bytes) in &bad() {
        let mut host = portal::small();
        host.write(path, bytes);
        let build = portal::try_build(&host).expect("content cannot make a fault");
        if build.findings.iter().any(|one| one.fix.is_some()) {
            comes_to_rest(&mut host, build, true).expect("the repairs end");
        }
    }
}
