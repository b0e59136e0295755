//! Street addresses, to one form: «Calle 8 # 7-40», «Cl. 8 No. 7-40» and «calle 8 n.º 7-40» are one.

use super::vocabulary::vocabulary;

/// The comparable form of the first street address in a text: `calle 8 7 40`.
pub fn street(text: &str) -> Option<String> {
    let digit = |at: &usize| text.as_bytes()[*at].is_ascii_digit();
    (0..text.len())
        .filter(digit)
        .find_map(|at| look(text, at).map(|(street, _, _)| street))
}

/// The address whose first number stands at `at`: its comparable form, where it begins and ends.
pub(super) fn look(text: &str, at: usize) -> Option<(String, usize, usize)> {
    let head = text[..at].trim_end_matches([' ', '\u{a0}']);
    let spaced = head.len() < at;
    let head = head.trim_end_matches('.');
    let length: usize = head
        .chars()
        .rev()
        .take(12)
        .take_while(|letter| letter.is_alphabetic())
        .map(char::len_utf8)
        .sum();
    let start = head.len() - length;
    if length == 0 || (!spaced && !text[..at].ends_with('.')) {
        return None;
    }
    let word = head[start..].to_lowercase();
    let (_, way) = vocabulary().ways.iter().find(|(form, _)| *form == word)?;
    let mut rest = Cursor { text, at };
    let first = rest.number()?;
    rest.skip_words();
    let sign = rest.sign();
    let second = rest.number()?;
    let dash = rest.dash();
    if !dash {
        return None;
    }
    let third = rest.number()?;
    // «carrera 3 - 4 - 5» without «n.º» or «#» is as good; «calle 8 de 2-1» is not.
    (sign || dash).then(|| (format!("{way} {first} {second} {third}"), start, rest.at))
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
    }

    /// A number with its letter: `8`, `8A`.
    fn number(&mut self) -> Option<String> {
        self.spaces();
        let rest = self.rest();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 3 {
            return None;
        }
        let mut found = rest[..digits].trim_start_matches('0').to_owned();
        let mut length = digits;
        let bytes = rest.as_bytes();
        let letter = bytes.get(digits).filter(|byte| byte.is_ascii_alphabetic());
        if let Some(letter) = letter
            && !bytes.get(digits + 1).is_some_and(u8::is_ascii_alphanumeric)
        {
            found.push(letter.to_ascii_lowercase() as char);
            length += 1;
        }
        self.at += length;
        Some(found)
    }

    /// «bis», «sur», «norte» and the like.
    fn skip_words(&mut self) {
        self.spaces();
        for word in ["bis", "sur", "norte", "este", "oeste"] {
            let same = self
                .rest()
                .get(..word.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(word));
            if same {
                self.at += word.len();
                self.spaces();
            }
        }
    }

    /// «#», «No.», «n.º», «N°».
    fn sign(&mut self) -> bool {
        self.spaces();
        let rest = self.rest();
        let signs = [
            "#", "número", "numero", "nro.", "nro", "n.º", "n.°", "nº", "n°", "no.", "no", "n.",
        ];
        let found = signs.iter().find(|sign| {
            rest.get(..sign.len())
                .is_some_and(|start| start.to_lowercase() == **sign)
        });
        if let Some(sign) = found {
            self.at += sign.len();
        }
        found.is_some()
    }

    fn dash(&mut self) -> bool {
        self.spaces();
        let found = ['-', '–', '—']
            .iter()
            .find(|sign| self.rest().starts_with(**sign));
        if let Some(sign) = found {
            self.at += sign.len_utf8();
        }
        found.is_some()
    }
}
