//! What the search promises, one fact a test. What the browser makes of the files is tested in
//! `tests/browser/search.test.mjs`.

mod format;
mod property;
mod single;
mod stems;
mod words;

use super::{Entry, Options};
use single::digest;

/// A Spanish page with a title, a text and identifiers.
fn page<'a>(title: &'a str, text: &'a str, identifiers: &[&str]) -> Entry<'a> {
    Entry {
        route: "/p/",
        lang: "es",
        title,
        text: text.into(),
        kind: "",
        identifiers: identifiers.iter().map(|s| (*s).to_owned()).collect(),
        ..Entry::default()
    }
}

/// The terms of a page with their levels.
fn terms(entry: &Entry<'_>, options: &Options) -> Vec<(String, u8)> {
    let digested = digest(entry, options);
    digested
        .terms
        .iter()
        .map(|(t, l)| (t.to_owned(), l))
        .collect()
}

/// True if a page with this text has the term.
fn has(text: &str, term: &str) -> bool {
    terms(&page("", text, &[]), &Options::default())
        .iter()
        .any(|(t, _)| t == term)
}
