//! Folding of spelling: what goes in is any text, what comes out is the form that words are
//! compared in. It knows nothing of words, languages or indexes.
//!
//! Two forms exist. The *soft* form is lower case, without marks and with every Latin letter brought
//! to its base letter, but it keeps the acute accent of `á é í ó ú`, because the ending of a Spanish
//! verb is recognised by it. The *hard* form drops the acute accent too. The browser computes the
//! same two forms (`soft` and `hard` in `buscar.js`); [`letters`] travel in the manifest so that the
//! table exists once.

use unicode_normalization::UnicodeNormalization;

use crate::collate;

/// Signs that are one sign for search; letters are those of [`collate::LETTERS`].
///
/// The hyphens make one code out of however it was typed.
const SIGNS: [(char, &str); 3] = [('\u{2010}', "-"), ('\u{2013}', "-"), ('\u{2212}', "-")];

/// Letters and signs with what they fold to.
pub(super) fn letters() -> impl Iterator<Item = (char, &'static str)> {
    collate::LETTERS.iter().copied().chain(SIGNS)
}

/// True for what vanishes inside a word: apostrophes, glottal stops and invisible characters.
fn vanishes(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{ad}'
            | '\u{b4}'
            | '\u{294}'
            | '\u{2b9}'..='\u{2bf}'
            | '\u{2c8}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{2060}'
            | '\u{a78b}'
            | '\u{a78c}'
            | '\u{feff}'
    )
}

/// True for combining marks (the acute accent included).
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// The vowel with an acute accent, if `c` is a plain vowel.
fn acute(c: char) -> Option<char> {
    Some(match c {
        'a' => 'á',
        'e' => 'é',
        'i' => 'í',
        'o' => 'ó',
        'u' => 'ú',
        _ => return None,
    })
}

/// The plain vowel, if `c` is a vowel with an acute accent.
fn plain(c: char) -> Option<char> {
    Some(match c {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        _ => return None,
    })
}

/// Appends the soft form of `text` to `out`.
pub(super) fn soft_into(text: &str, out: &mut String) {
    out.reserve(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let run = plain_run(rest.as_bytes());
        let (ascii, tail) = rest.split_at(run);
        let from = out.len();
        out.push_str(ascii);
        out[from..].make_ascii_lowercase();
        let mut chars = tail.chars();
        if let Some(c) = chars.next() {
            push(c, out);
        }
        rest = chars.as_str();
    }
}

/// Bytes at the beginning that are ASCII and no apostrophe; whole blocks first, which is quicker.
fn plain_run(bytes: &[u8]) -> usize {
    let special = |b: &u8| !b.is_ascii() || *b == b'\'';
    let blocks = bytes
        .chunks_exact(16)
        .take_while(|block| !block.iter().fold(false, |any, b| any | special(b)))
        .count();
    let from = blocks * 16;
    let rest = &bytes[from..];
    from + rest.iter().position(special).unwrap_or(rest.len())
}

/// Appends the soft form of one character that is not plain ASCII.
fn push(c: char, out: &mut String) {
    match c {
        'á' | 'é' | 'í' | 'ó' | 'ú' => out.push(c),
        'Á' => out.push('á'),
        'É' => out.push('é'),
        'Í' => out.push('í'),
        'Ó' => out.push('ó'),
        'Ú' => out.push('ú'),
        'ñ' | 'Ñ' => out.push('n'),
        'ü' | 'Ü' => out.push('u'),
        '¿' | '¡' | '«' | '»' | '°' | '•' | '“' | '”' => out.push(c),
        _ if vanishes(c) => {}
        _ => {
            for part in std::iter::once(c).nfkd() {
                for low in part.to_lowercase() {
                    push_part(low, out);
                }
            }
        }
    }
}

/// Appends one lower-case character of a full decomposition.
fn push_part(c: char, out: &mut String) {
    if is_mark(c) {
        if c == '\u{301}'
            && let Some(with) = out.chars().next_back().and_then(acute)
        {
            out.pop();
            out.push(with);
        }
    } else if vanishes(c) {
    } else if let Some((_, to)) = letters().find(|(from, _)| *from == c) {
        out.push_str(to);
    } else {
        out.push(c);
    }
}

/// The soft form of `text`.
pub(super) fn soft(text: &str) -> String {
    let mut out = String::new();
    soft_into(text, &mut out);
    out
}

/// Appends the hard form of a text that is already soft.
pub(super) fn harden_into(soft: &str, out: &mut String) {
    if soft.is_ascii() {
        out.push_str(soft);
    } else {
        out.extend(soft.chars().map(|c| plain(c).unwrap_or(c)));
    }
}

/// The hard form of a text that is already soft.
pub(super) fn harden(soft: &str) -> String {
    let mut out = String::with_capacity(soft.len());
    harden_into(soft, &mut out);
    out
}

/// Appends one character as a JSON string would have it; safe inside a classic script of any age.
fn push_json(c: char, out: &mut String) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\u{2028}' => out.push_str("\\u2028"),
        '\u{2029}' => out.push_str("\\u2029"),
        c if (c as u32) < 0x20 => {
            out.push_str("\\u00");
            out.extend(char::from_digit(c as u32 >> 4, 16));
            out.extend(char::from_digit(c as u32 & 15, 16));
        }
        c => out.push(c),
    }
}

/// Appends `text` as a JSON string.
pub(super) fn json_into(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        push_json(c, out);
    }
    out.push('"');
}
