//! Repairs that a program may make: edits of one file, applied together or not at all.
//!
//! In: the text of a file and the fixes of findings in it. Out: the new text. Of two fixes that touch each other only
//! the first is applied; the next round finds what is left. Writes nothing itself.

use std::sync::Arc;

use crate::text::Place;

/// A text that takes the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty span is an insertion.
    pub place: Place,
    /// By what.
    pub text: Arc<str>,
}

/// Edits of one file that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// In order of place.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// Replaces one place.
    pub fn replace(place: Place, text: impl Into<Arc<str>>) -> Fix {
        Fix {
            edits: vec![Edit {
                place,
                text: text.into(),
            }],
        }
    }

    /// Replaces several places of one file.
    pub fn of(mut edits: Vec<Edit>) -> Option<Fix> {
        edits.sort_by_key(|edit| edit.place);
        let first = edits.first()?.place.source;
        edits
            .iter()
            .all(|edit| edit.place.source == first)
            .then_some(Fix { edits })
    }
}

/// A text after its fixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The new text.
    pub text: String,
    /// Which of the fixes were applied, by their number.
    pub done: Vec<usize>,
}

/// Applies fixes to the text of their file. Fixes that do not lie in the text or touch an earlier one are left out;
/// one that says the same as an earlier one counts as done.
pub fn apply(text: &str, fixes: &[&Fix]) -> Applied {
    let mut chosen: Vec<&Edit> = Vec::new();
    let mut done = Vec::new();
    for (number, fix) in fixes.iter().enumerate() {
        let inside = |edit: &Edit| text.get(edit.place.span.range()).is_some();
        let known = fix.edits.iter().all(|edit| chosen.contains(&edit));
        let free = fix.edits.iter().all(|edit| {
            let span = edit.place.span;
            inside(edit)
                && chosen.iter().all(|other| {
                    let other = other.place.span;
                    span.end < other.start || other.end < span.start
                })
        });
        if known || free {
            done.push(number);
        }
        if !known && free {
            chosen.extend(&fix.edits);
        }
    }
    chosen.sort_by_key(|edit| edit.place.span);
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in chosen {
        let range = edit.place.span.range();
        out.push_str(&text[at..range.start]);
        out.push_str(&edit.text);
        at = range.end;
    }
    out.push_str(&text[at..]);
    Applied { text: out, done }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{SourceId, Span};

    fn fix(start: usize, end: usize, text: &str) -> Fix {
        let place = Place {
            source: SourceId(0),
            span: Span::new(start, end),
        };
        Fix::replace(place, text)
    }

    #[test]
    fn fixes_that_touch_are_not_both_applied() {
        let text = "uno dos tres";
        let fixes = [
            fix(4, 7, "2"),
            fix(0, 3, "1"),
            fix(5, 12, "x"),
            fix(7, 7, "!"),
            fix(4, 7, "2"),
            fix(8, 99, "fuera"),
        ];
        let applied = apply(text, &fixes.iter().collect::<Vec<_>>());
        assert_eq!(applied.text, "1 2 tres");
        assert_eq!(applied.done, [0, 1, 4]);
        assert_eq!(apply(text, &[]).text, text);
    }

    #[test]
    fn a_fix_of_several_places_is_whole_or_not_at_all() {
        let quotes = Fix::of(vec![
            fix(0, 2, "\"").edits.remove(0),
            fix(3, 5, "\"").edits.remove(0),
        ])
        .expect("one file");
        let text = "ñañ";
        assert_eq!(apply(text, &[&quotes]).text, "\"a\"");
        let clash = fix(3, 5, "x");
        assert_eq!(apply(text, &[&clash, &quotes]).text, "ñax");
    }
}
