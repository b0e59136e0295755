//! How a text within a page says that it is of another language than the one asked for: signs around it, which no
//! keyboard types, and which the theme turns into HTML.

use std::borrow::Cow;

/// Before the tag of the language.
pub const BEGIN: char = '\u{e000}';
/// Between the tag and the text.
pub const MIDDLE: char = '\u{e001}';
/// After the text.
pub const END: char = '\u{e002}';

/// A text between the signs.
pub(super) fn mark(text: &str, lang: &str) -> String {
    format!("{BEGIN}{lang}{MIDDLE}{text}{END}")
}

/// A text without the signs, and without the tags between them.
pub fn strip(text: &str) -> Cow<'_, str> {
    if !text.contains(BEGIN) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut tag = false;
    for letter in text.chars() {
        match letter {
            BEGIN => tag = true,
            MIDDLE => tag = false,
            END => {}
            _ if tag => {}
            letter => out.push(letter),
        }
    }
    Cow::Owned(out)
}
