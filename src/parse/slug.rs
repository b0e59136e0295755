//! Addresses made of words.

use deunicode::deunicode_char;
use unicode_normalization::char::is_combining_mark;

/// A text as part of an address: lower case ASCII letters and digits with single hyphens between them.
///
/// Marks and the glottal stop (`ʼ`) vanish; other letters become their nearest ASCII letters (`ë` is `e`, `ʉ` is `u`).
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars() {
        let plain = match letter {
            'ʉ' | 'Ʉ' => "u",
            'ɨ' | 'Ɨ' => "i",
            '\u{2018}' | '\u{2019}' | '\u{2bb}' | '\u{2bc}' | '\u{a78b}' | '\u{a78c}' => "'",
            letter if is_combining_mark(letter) => continue,
            letter if letter.is_ascii() => {
                push(&mut out, &mut gap, letter);
                continue;
            }
            letter => deunicode_char(letter).unwrap_or_default(),
        };
        plain
            .chars()
            .for_each(|letter| push(&mut out, &mut gap, letter));
    }
    out
}

fn push(out: &mut String, gap: &mut bool, letter: char) {
    if letter.is_ascii_alphanumeric() {
        if *gap && !out.is_empty() {
            out.push('-');
        }
        *gap = false;
        out.push(letter.to_ascii_lowercase());
    } else if letter != '\'' {
        *gap = true;
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("Misión y visión"), "mision-y-vision");
        assert_eq!(slug("  Kamëntšá — Biyá "), "kamentsa-biya");
        assert_eq!(slug("Decreto n.º 0251"), "decreto-n-o-0251");
        assert_eq!(slug("¡!"), "");
        assert_eq!(slug("n\u{308}a kʼa k’a"), "na-ka-ka");
    }
}
