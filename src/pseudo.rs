//! A language that nobody speaks, made of the Spanish texts: with marks on every letter, half as long again, between
//! brackets. What on a page is not so was written into a template or the program, or is content; what does not fit
//! would not fit in another language either. It is for tests: no portal is published in it.
//!
//! In: a text. Out: the text in that language.

/// Its tag: Spanish of a region for private use, as CLDR's `en-XA` is English of it.
pub const TAG: &str = "es-XA";

/// What each text of it begins with.
pub const OPEN: char = '⟦';
/// What each text of it ends with.
pub const CLOSE: char = '⟧';

/// A text between its brackets.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2 + 6);
    out.push(OPEN);
    stretch(text, &mut out);
    out.push(CLOSE);
    out
}

/// A part of a text: letters with marks, vowels twice.
pub fn stretch(text: &str, out: &mut String) {
    for letter in text.chars() {
        match marked(letter) {
            Some((marked, vowel)) => {
                out.push(marked);
                if vowel {
                    out.extend(marked.to_lowercase());
                }
            }
            None => out.push(letter),
        }
    }
}

/// A letter with a mark that Spanish does not put on it, and whether it is a vowel.
fn marked(letter: char) -> Option<(char, bool)> {
    Some(match letter {
        'a' | 'á' => ('å', true),
        'e' | 'é' => ('ê', true),
        'i' | 'í' => ('î', true),
        'o' | 'ó' => ('ø', true),
        'u' | 'ú' | 'ü' => ('û', true),
        'A' | 'Á' => ('Å', true),
        'E' | 'É' => ('Ê', true),
        'I' | 'Í' => ('Î', true),
        'O' | 'Ó' => ('Ø', true),
        'U' | 'Ú' | 'Ü' => ('Û', true),
        'c' => ('ç', false),
        'd' => ('đ', false),
        'g' => ('ğ', false),
        'l' => ('ł', false),
        'n' => ('ņ', false),
        'r' => ('ř', false),
        's' => ('š', false),
        't' => ('ţ', false),
        'C' => ('Ç', false),
        'D' => ('Đ', false),
        'L' => ('Ł', false),
        'N' => ('Ņ', false),
        'P' => ('Þ', false),
        'R' => ('Ř', false),
        'S' => ('Š', false),
        'T' => ('Ţ', false),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_marked_bracketed_and_two_fifths_longer() {
        let original = "Ir al contenido de la página";
        let made = text(original);
        assert_eq!(made, "⟦Îîř ååł çøøņţêêņîîđøø đêê łåå pååğîîņåå⟧");
        let longer = made.chars().count() as f64 / original.chars().count() as f64;
        assert!(longer > 1.4, "{longer}");
    }
}
