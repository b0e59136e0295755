//! E1034 to E1039, E1041: a PDF opens, has text, and says its title and its language.
//!
//! Told where the file is first named, for there it can be mended or replaced; else on the file itself.

use rustc_hash::FxHashMap;

use super::files;
use crate::catalog::Catalog;
use crate::diag::{Code, Diagnostic, Findings, code};
use crate::notice::{folded, vocabulary};
use crate::pdf::{Facts, Reading};
use crate::text::Place;

pub(super) fn check(catalog: &Catalog) -> Findings {
    let mut read: Vec<(&str, &Reading)> = catalog
        .files()
        .filter_map(|(path, facts)| Some((&**path, facts.pdf.as_ref()?)))
        .collect();
    if read.is_empty() {
        return Findings::new();
    }
    read.sort_unstable_by_key(|(path, _)| *path);
    let places = files::named(catalog);
    read.into_iter()
        .flat_map(|(path, reading)| judge(path, reading, &places))
        .collect()
}

/// A finding about a file.
pub(super) fn on(code: &'static Code, path: &str, places: &FxHashMap<&str, Place>) -> Diagnostic {
    match places.get(path) {
        Some(place) => Diagnostic::at(code, place.source, place.span),
        None => Diagnostic::on(code, format!("content/{path}")),
    }
    .arg("archivo", path)
}

fn judge(path: &str, reading: &Reading, places: &FxHashMap<&str, Place>) -> Findings {
    let on = |code| on(code, path, places);
    let facts = match reading {
        Reading::Read(facts) => facts,
        Reading::NotPdf => return vec![on(code::PDF_DAMAGED).arg("problema", "otro")],
        Reading::Damaged => return vec![on(code::PDF_DAMAGED).arg("problema", "danado")],
        Reading::Protected => return vec![on(code::PDF_PROTECTED)],
        Reading::TooMuch => return vec![on(code::PDF_TOO_MUCH)],
    };
    let mut findings = Findings::new();
    if facts.is_scan() {
        let (looked, pictures) = facts.looked;
        let scan = on(code::PDF_NO_TEXT).arg("fotos", pictures);
        findings.push(scan.arg("paginas", looked));
    }
    if let Some(title) = says_nothing(facts) {
        let there = if title.is_empty() { "no" } else { "si" };
        let untitled = on(code::PDF_TITLE).arg("hay", there);
        findings.push(untitled.arg("titulo", title));
    }
    if facts.lang.is_none() {
        findings.push(on(code::PDF_LANGUAGE));
    }
    // A photograph has nothing that could be tagged.
    if !facts.tagged && !facts.is_scan() {
        findings.push(on(code::PDF_TAGS));
    }
    findings
}

/// A title that tells nobody what the document is, or the empty one; nothing when it is good.
fn says_nothing(facts: &Facts) -> Option<&str> {
    let Some(title) = facts.title.as_deref() else {
        return Some("");
    };
    let words = &vocabulary().titles;
    let said = folded(title);
    let said = said.trim_matches(|sign: char| !sign.is_alphanumeric());
    let numbered =
        said.trim_end_matches(|sign: char| sign.is_ascii_digit() || " ()-_".contains(sign));
    let empty = said.is_empty()
        || words.empty.contains(said)
        || words.empty.contains(numbered)
        || words
            .endings
            .iter()
            .any(|ending| said.ends_with(ending.as_str()))
        || words
            .beginnings
            .iter()
            .any(|start| said.starts_with(start.as_str()));
    empty.then_some(title)
}
