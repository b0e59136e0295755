//! The examples of `vitrina explain` run: in each bad case the code is told exactly once, where the page says; in each
//! good case nothing is wrong.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use vitrina::diag::explain::{self, Example, Expected, Role, Trait};
use vitrina::diag::{Code, Diagnostic, Severity, code};
use vitrina::engine::{Build, Options};
use vitrina::host::memory::MemoryHost;
use vitrina::host::{Action, Entry, Fault, History, Host};
use vitrina::text::Lines;

use crate::portal;

/// The small portal with the files of a case over it, and what a memory cannot do by itself.
pub(crate) struct Case {
    host: MemoryHost,
    sizes: BTreeMap<String, u64>,
    unreadable: BTreeSet<String>,
    escapes: BTreeSet<String>,
}

impl Case {
    pub(crate) fn of(files: &[&Example]) -> Case {
        let mut case = Case {
            host: portal::small(),
            sizes: BTreeMap::new(),
            unreadable: BTreeSet::new(),
            escapes: BTreeSet::new(),
        };
        for file in files {
            case.add(file);
        }
        portal::stamp(&mut case.host);
        case.host.history.shallow = files
            .iter()
            .any(|file| file.traits.contains(&Trait::Shallow));
        case
    }

    fn add(&mut self, file: &Example) {
        let mut bytes = file.text.clone().into_bytes();
        for one in &file.traits {
            match one {
                Trait::Bom => bytes = [b"\xef\xbb\xbf", bytes.as_slice()].concat(),
                Trait::Crlf => bytes = file.text.replace('\n', "\r\n").into_bytes(),
                Trait::Windows1252 => {
                    let byte = |letter: char| {
                        u8::try_from(u32::from(letter)).expect("a letter of Latin-1")
                    };
                    bytes = file.text.chars().map(byte).collect();
                }
                Trait::Megabytes(number) => {
                    self.sizes.insert(file.path.clone(), number * 1024 * 1024);
                }
                Trait::Copy(path) => {
                    bytes = std::fs::read(portal::root().join(path))
                        .unwrap_or_else(|error| panic!("{path}: {error}"));
                }
                Trait::Removed => {
                    assert!(self.host.remove(&file.path), "{} was not there", file.path);
                    return;
                }
                Trait::Unreadable => {
                    self.unreadable.insert(file.path.clone());
                }
                Trait::Escapes => {
                    self.escapes.insert(file.path.clone());
                }
                Trait::Shallow => {}
            }
        }
        self.host.write(&file.path, bytes);
    }
}

impl Host for Case {
    fn list(&self) -> Result<Vec<Entry>, Fault> {
        let mut entries = self.host.list()?;
        for entry in &mut entries {
            entry.escapes = self.escapes.contains(&*entry.path);
            if let Some(size) = self.sizes.get(&*entry.path) {
                entry.size = *size;
            }
        }
        Ok(entries)
    }
    fn read(&self, path: &str) -> Result<Vec<u8>, Fault> {
        match self.unreadable.contains(path) {
            true => Err(Fault::Io {
                action: Action::Read,
                path: path.to_owned(),
                kind: std::io::ErrorKind::PermissionDenied,
            }),
            false => self.host.read(path),
        }
    }
    fn today(&self) -> jiff::civil::Date {
        self.host.today()
    }
    fn history(&self) -> History {
        self.host.history()
    }
}

/// Where a finding stands.
fn stands(finding: &Diagnostic, build: &Build, host: &dyn Host) -> Expected {
    let Some(place) = finding.place else {
        return Expected {
            path: finding.path.as_deref().unwrap_or_default().to_owned(),
            at: None,
        };
    };
    let path = portal::path_of(build, place.source).to_owned();
    let bytes = host.read(&path).expect("a source can be read again");
    let position = Lines::new(&String::from_utf8_lossy(&bytes)).position(place.span.start as usize);
    Expected {
        path,
        at: Some((position.line, position.column)),
    }
}

/// The error findings, and all of a code, as `CODE path:line:column`, for the report of a failure.
fn told(build: &Build, host: &dyn Host, code: &Code) -> Vec<String> {
    let line = |finding: &Diagnostic| {
        let stands = stands(finding, build, host);
        format!(
            "{} {} {:?} {:?}",
            finding.code.id, stands.path, stands.at, finding.args
        )
    };
    let shown = |one: &&Diagnostic| one.severity == Severity::Error || one.code == code;
    build.findings.iter().filter(shown).map(line).collect()
}

fn errors<'b>(build: &'b Build, but: &Code) -> Vec<&'b str> {
    let errors = build
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error && finding.code != but);
    errors.map(|finding| finding.code.id).collect()
}

/// What is wrong with the bad case of a page.
fn bad(code: &Code, files: &[&Example], page: &[Example]) -> Result<(), String> {
    let says: Vec<&Expected> = files
        .iter()
        .filter_map(|file| file.expected.as_ref())
        .collect();
    let [expected] = says[..] else {
        return Err(format!("{} files say where; one must", says.len()));
    };
    let case = Case::of(files);
    let (build, _) = portal::build_on(&case, Options::default());
    let found: Vec<&Diagnostic> = build
        .findings
        .iter()
        .filter(|one| one.code == code)
        .collect();
    let [finding] = found[..] else {
        return Err(format!(
            "told {} times: {:#?}",
            found.len(),
            told(&build, &case, code)
        ));
    };
    let place = stands(finding, &build, &case);
    if place != *expected {
        return Err(format!("told at {place:?}, expected {expected:?}"));
    }
    repaired(finding, &build, &case, page, files[0].case)?;
    let mut others: Vec<&str> = files
        .iter()
        .flat_map(|file| &file.others)
        .map(String::as_str)
        .collect();
    let mut known = errors(&build, code);
    others.sort_unstable();
    known.sort_unstable();
    match known == others {
        true => Ok(()),
        false => Err(format!("other errors: {:#?}", told(&build, &case, code))),
    }
}

/// Whether the repair that the finding carries makes the good file of the bad one, as the page says.
fn repaired(
    finding: &Diagnostic,
    build: &Build,
    case: &Case,
    page: &[Example],
    number: usize,
) -> Result<(), String> {
    let good = page.iter().find(|one| one.case == number && one.fixed);
    match (&finding.fix, good) {
        (None, None) => Ok(()),
        (None, Some(_)) => Err("the page says `arreglado`, but nothing can be repaired".to_owned()),
        (Some(fix), None) => Err(format!(
            "it can be repaired ({fix:?}), but no good file is `arreglado`"
        )),
        (Some(fix), Some(good)) => {
            let path = portal::path_of(build, fix.edits[0].place.source);
            let text = case.host.text(path).expect("a file with a repair is text");
            let new = vitrina::diag::apply(text, &[fix]).text;
            match (path == good.path, new == good.text) {
                (true, true) => Ok(()),
                _ => Err(format!("{path} is repaired to\n{new}")),
            }
        }
    }
}

/// What is wrong with the good case of a page.
fn good(code: &Code, files: &[&Example]) -> Result<(), String> {
    let case = Case::of(files);
    let (build, _) = portal::build_on(&case, Options::default());
    let silent =
        build.findings.iter().all(|one| one.code != code) && errors(&build, code).is_empty();
    match silent {
        true => Ok(()),
        false => Err(format!(
            "the good case is told: {:#?}",
            told(&build, &case, code)
        )),
    }
}

/// Problems with the page of a code.
fn problems(code: &Code) -> Vec<String> {
    let page = explain::page(code.id, "es", &|_, _| String::new()).expect("it has a page");
    let examples = match explain::examples(&page.text) {
        Ok(examples) => examples,
        Err(line) => return vec![format!("{}: not understood: {line}", code.id)],
    };
    let excuse = explain::excuse(&page.text);
    let mut problems = Vec::new();
    if let Some((test, reason)) = excuse {
        if !tests().contains(test) {
            problems.push(format!("there is no test {test}"));
        }
        if reason.len() < 10 {
            problems.push("the reason says nothing".to_owned());
        }
    }
    let cases: BTreeSet<usize> = examples.iter().map(|example| example.case).collect();
    for role in [Role::Bad, Role::Good] {
        let mut any = false;
        for case in &cases {
            let of = |wanted: &dyn Fn(Role) -> bool| -> Vec<&Example> {
                let all = examples.iter().filter(|one| one.case == *case);
                all.filter(|one| wanted(one.role)).collect()
            };
            if of(&|one| one == role).is_empty() {
                continue;
            }
            any = true;
            let files = of(&|one| one == role || one == Role::Both);
            let outcome = match role {
                Role::Bad => bad(code, &files, &examples),
                _ => good(code, &files),
            };
            problems.extend(outcome.err().map(|what| format!("case {case}: {what}")));
        }
        if !any && excuse.is_none() {
            problems.push(format!("no example is {role:?}"));
        }
    }
    problems
        .into_iter()
        .map(|problem| format!("{}: {problem}", code.id))
        .collect()
}

/// Names of all functions in the tests and sources.
fn tests() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for folder in ["tests/it", "src"] {
        for entry in walkdir::WalkDir::new(portal::root().join(folder)) {
            let entry = entry.expect("the folder can be listed");
            if entry.path().extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            let text = std::fs::read_to_string(entry.path()).expect("a source can be read");
            names.extend(
                text.split("fn ")
                    .skip(1)
                    .filter_map(|rest| rest.split_once('(').map(|(name, _)| name.to_owned())),
            );
        }
    }
    names
}

#[test]
fn every_page_has_a_bad_case_that_is_told_once_and_a_good_one_that_is_silent() {
    let only = std::env::var("CODIGO").ok();
    let codes: Vec<&&Code> = code::ALL
        .iter()
        .filter(|code| only.as_deref().is_none_or(|id| id == code.id))
        .collect();
    let problems: Vec<String> = codes.par_iter().flat_map(|code| problems(code)).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
