//! The index of titles by letter that stands where there is no JavaScript.

use super::fold::{harden, soft};
use super::{Entry, LetterPage, primary};

/// Titles on one page.
const PAGE: usize = 200;
/// What titles that start with a digit or a sign stand under.
const OTHER: &str = "0-9";

/// Where a letter stands: the Latin alphabet, then other alphabets, then digits and signs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Letter {
    Latin(char),
    Foreign(String),
    Other,
}

impl Letter {
    fn of(folded: &str) -> Letter {
        match folded.chars().find(|c| c.is_alphanumeric()) {
            Some(c) if c.is_ascii_lowercase() => Letter::Latin(c.to_ascii_uppercase()),
            Some(c) if c.is_alphabetic() => Letter::Foreign(c.to_uppercase().collect()),
            _ => Letter::Other,
        }
    }

    fn label(&self) -> String {
        match self {
            Letter::Latin(c) => c.to_string(),
            Letter::Foreign(label) => label.clone(),
            Letter::Other => OTHER.to_owned(),
        }
    }
}

/// The titles of `lang` grouped by their first letter, accents folded, letters of other alphabets
/// after the Latin ones and digits last, in pages of 200. Numbers inside titles sort by their value.
pub fn alphabetical(entries: &[Entry<'_>], lang: &str) -> Vec<LetterPage> {
    let wanted = primary(lang);
    let mut items: Vec<(Letter, String, usize)> = entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| primary(entry.lang) == wanted)
        .map(|(i, entry)| {
            let folded = harden(&soft(entry.title));
            (Letter::of(&folded), key(&folded), i)
        })
        .collect();
    items.sort_by(|a, b| {
        let rest = |i: usize| (entries[i].title, entries[i].route);
        (&a.0, &a.1)
            .cmp(&(&b.0, &b.1))
            .then_with(|| rest(a.2).cmp(&rest(b.2)))
    });
    let mut out = Vec::new();
    for group in items.chunk_by(|a, b| a.0 == b.0) {
        let pages = group.len().div_ceil(PAGE);
        for (page, items) in group.chunks(PAGE).enumerate() {
            out.push(LetterPage {
                letter: items[0].0.label(),
                page: page + 1,
                pages,
                items: items.iter().map(|item| item.2).collect(),
            });
        }
    }
    out
}

/// A title as it sorts: its letters and numbers, a number by its value.
fn key(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len() + 8);
    let mut chars = folded.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() {
            let mut digits = String::from(c);
            while let Some(d) = chars.next_if(char::is_ascii_digit) {
                digits.push(d);
            }
            let value = digits.trim_start_matches('0');
            // As many digits as there are, then the digits: longer numbers come later.
            out.extend(char::from_u32(
                0x30 + u32::try_from(value.len().min(40)).unwrap_or(40),
            ));
            out.push_str(value);
        } else if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}
