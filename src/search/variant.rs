//! Spellings that a portal declares to be the same name.

use super::Options;
use super::fold::{harden, soft};
use super::tally::shorten;
use super::tokenize::{Tokens, value_into};
use rustc_hash::FxHashMap;

/// The declared spellings, each with the term of its group. Spellings are in hard form, their words
/// separated by one space.
pub(super) fn variants(options: &Options) -> FxHashMap<String, String> {
    let mut out: FxHashMap<String, String> = FxHashMap::default();
    for group in &options.equivalents {
        let spellings: Vec<String> = group.iter().map(|s| spelling(s)).collect();
        let Some(first) = spellings.iter().find(|s| !s.is_empty()) else {
            continue;
        };
        let term = shorten(&format!("={first}")).to_owned();
        for spelling in spellings.into_iter().filter(|s| !s.is_empty()) {
            out.entry(spelling).or_insert_with(|| term.clone());
        }
    }
    out
}

/// A declared spelling as its words in hard form.
fn spelling(text: &str) -> String {
    let soft = soft(text);
    let mut out = String::new();
    for token in Tokens::of(&soft) {
        if !out.is_empty() {
            out.push(' ');
        }
        let word = &soft[token.start..token.end];
        if token.number {
            value_into(word, &mut out);
        } else {
            out.push_str(&harden(word));
        }
    }
    out
}
