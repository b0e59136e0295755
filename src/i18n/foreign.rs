//! How a text within a page says that it is of another language than the one asked for: signs around it, which no
//! keyboard types, and which the theme turns into HTML.

use std::borrow::Cow;

/// Before the tag of the language.
pub const BEGIN: char = '\u{e000}';
/// Between the tag and the text.
pub const MIDDLE: char = '\u{e001}';
/// After the text.
pub const END: char = '\u{e002}';

/// A text in the language `tag`, for a page in the language `page` whose interface speaks `interface`. Where these two
/// are one, only what is of another language says so; elsewhere, where both stand side by side, everything does.
pub fn said(text: &str, tag: &str, page: &str, interface: &str) -> String {
    let clear = tag == page && interface == page;
    // Numbers, signs and addresses are of no language.
    let words = text.chars().any(char::is_alphabetic) && !text.starts_with("https://");
    match clear || !words {
        true => text.to_owned(),
        false => mark(text, tag),
    }
}

/// A text between the signs.
pub fn mark(text: &str, lang: &str) -> String {
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
