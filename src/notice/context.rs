//! The words around a place.

use super::vocabulary::folded;
use crate::text::floor_boundary;

/// How far back a word can say what a number is, in bytes.
const REACH: usize = 72;

/// The words before a place, folded: within its paragraph, and within its cell if it stands in a table.
pub(super) fn before(text: &str, at: usize) -> String {
    let from = floor_boundary(text, at.saturating_sub(REACH));
    let mut window = &text[from..at];
    for end in ["\n\n", "\r\n\r\n", "|"] {
        if let Some(cut) = window.rfind(end) {
            window = &window[cut + end.len()..];
        }
    }
    folded(window)
}

/// The words after a place, folded: what is left of its line, and no more than a few words.
pub(super) fn after(text: &str, at: usize) -> String {
    let to = floor_boundary(text, (at + 24).min(text.len()));
    let window = text[at..to].lines().next().unwrap_or_default();
    folded(window.split('|').next().unwrap_or_default())
}

/// Where the last of some words ends in a folded text, if it stands as a word.
pub(super) fn last_word(text: &str, words: &[String]) -> Option<usize> {
    let bytes = text.as_bytes();
    let alone = |at: usize, word: &str| {
        let end = at + word.len();
        let edge = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
        let sign = !word.as_bytes()[0].is_ascii_alphanumeric();
        (sign || at == 0 || edge(bytes.get(at - 1)))
            && (edge(bytes.get(end)) || !word.as_bytes()[word.len() - 1].is_ascii_alphanumeric())
    };
    words
        .iter()
        .filter_map(|word| {
            text.rmatch_indices(word.as_str())
                .find(|(at, _)| alone(*at, word))
                .map(|(at, _)| at + word.len())
        })
        .max()
}

/// Whether a folded text begins with one of some words.
pub(super) fn begins(text: &str, words: &[String]) -> bool {
    let text = text.trim_start();
    words.iter().any(|word| {
        text.strip_prefix(word.as_str()).is_some_and(|rest| {
            !word.as_bytes()[0].is_ascii_alphanumeric()
                || !rest.starts_with(|letter: char| letter.is_alphanumeric())
        })
    })
}

/// The heading of the column in which a place of a Markdown table stands, folded.
pub(super) fn column(text: &str, at: usize) -> Option<String> {
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    if !text[line_start..].trim_start().starts_with('|') {
        return None;
    }
    let number = text[line_start..at].matches('|').count();
    let mut head = &text[line_start..at];
    // A long table is not walked to its top for every number: what is far above says nothing.
    for line in text[..line_start].lines().rev().take(400) {
        if !line.trim_start().starts_with('|') {
            break;
        }
        head = line;
    }
    head.split('|').nth(number).map(folded)
}
