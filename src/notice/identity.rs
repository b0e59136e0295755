//! Numbers of persons and companies: cédulas as they are written, tax numbers with their check digit.

use super::What;
use super::context::{after, before, begins, column, last_word};
use super::scan::Digits;
use super::vocabulary::vocabulary;

/// What a text is as a tax number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nit {
    /// A company's, with a right check digit or none.
    Company,
    /// A company's, with another check digit than this, the right one.
    WrongDigit(u8),
    /// A person's: their identity number.
    Person,
    /// No tax number.
    Other,
}

/// Weights of the check digit, from the last digit of the number backwards (DIAN).
const WEIGHTS: [u32; 15] = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];

/// The check digit of a tax number.
fn check_digit(digits: &[u8]) -> u8 {
    let sum: u32 = digits
        .iter()
        .rev()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    match sum % 11 {
        rest @ (0 | 1) => rest as u8,
        rest => (11 - rest) as u8,
    }
}

/// Reads a whole value as a tax number: `900.123.456-8`, `900123456-8`, `9001234568`, `900123456`.
///
/// Numbers of companies have nine digits and begin with 8 or 9; a person's is their identity number.
pub fn nit(value: &str) -> Nit {
    let value = value.trim();
    let (number, digit) = match value.rsplit_once('-') {
        Some((number, digit)) => (number.trim(), Some(digit.trim())),
        None => (value, None),
    };
    let shape = |text: &str| {
        text.chars()
            .all(|sign| sign.is_ascii_digit() || ".,' ".contains(sign))
    };
    let mut digits: Vec<u8> = number.bytes().filter(u8::is_ascii_digit).collect();
    let mut digit = match digit {
        Some(digit) => match digit.as_bytes() {
            [one] if one.is_ascii_digit() => Some(one - b'0'),
            _ => return Nit::Other,
        },
        None => None,
    };
    if !shape(number) || digits.is_empty() {
        return Nit::Other;
    }
    if digits.len() == 10 && digit.is_none() && matches!(digits[0], b'8' | b'9') {
        digit = digits.pop().map(|last| last - b'0');
    }
    match (digits.len(), digits[0]) {
        (9, b'8' | b'9') => match digit {
            Some(typed) if typed != check_digit(&digits) => Nit::WrongDigit(check_digit(&digits)),
            _ => Nit::Company,
        },
        (6..=8 | 10, b'1'..=b'9') => Nit::Person,
        _ => Nit::Other,
    }
}

/// What the number at `at` is, and where it ends.
pub(super) fn look(text: &str, at: usize, digits: &Digits) -> Option<(What, usize)> {
    let grouped = digits.grouped();
    let plain = digits.groups[0];
    let (end, count) = match grouped {
        Some((end, count)) => (end, count),
        None => (plain.1, plain.1 - plain.0),
    };
    if !(6..=10).contains(&count) {
        return None;
    }
    // «900.123.456-7» is a tax number; a longer tail is a code of something.
    let rest = &text.as_bytes()[end..];
    let tail = rest.first() == Some(&b'-') && rest.get(1).is_some_and(u8::is_ascii_digit);
    let one = tail && !rest.get(2).is_some_and(u8::is_ascii_alphanumeric);
    if tail && !one {
        return None;
    }
    let whole = if one { end + 2 } else { end };
    if text[whole..].starts_with(|sign: char| sign.is_alphanumeric() || sign == '_' || sign == '/')
    {
        return None;
    }
    let words = &vocabulary().contact;
    let said = before(text, at);
    let of_nit = last_word(
        &said,
        &["nit".to_owned(), "n.i.t.".to_owned(), "n.i.t".to_owned()],
    )
    .is_some_and(|end| glued(&said[end..]));
    if one || of_nit {
        return match (nit(&text[at..whole]), grouped.is_some() || of_nit) {
            (Nit::WrongDigit(_), true) => Some((What::WrongNit, whole)),
            (Nit::Person, _) if of_nit => Some((What::Identity, whole)),
            _ => None,
        };
    }
    let first = text.as_bytes()[at];
    let company = count == 9 && matches!(first, b'8' | b'9');
    if company || first == b'0' {
        return None;
    }
    let identity = last_word(&said, &words.identity);
    let other = last_word(&said, &words.other_number);
    let close =
        identity.is_some_and(|end| other.is_none_or(|other| other < end) && glued(&said[end..]));
    if close {
        return Some((What::Identity, end));
    }
    let headed = column(text, at).filter(|_| said.is_empty());
    if headed
        .as_ref()
        .is_some_and(|name| words.identity_columns.contains(name))
    {
        return Some((What::Identity, end));
    }
    // A number in groups with nothing that says what it is: not an amount, a measure, a number of something.
    grouped?;
    let plausible = matches!(count, 7 | 8) || (count == 10 && first == b'1');
    let amount = last_word(&said, &words.quantity_before).is_some()
        || begins(&after(text, end), &words.quantity_after)
        || other.is_some()
        || headed.is_some();
    // One identity number in a thousand is round; nearly every sum of money is.
    let round = text[at..end].ends_with("000");
    (plausible && !amount && !round && named(text, at)).then_some((What::Number, end))
}

/// Whether only small words stand between a word and a number.
fn glued(between: &str) -> bool {
    let glue = &vocabulary().contact.glue;
    between.len() <= 48
        && between
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .all(|word| glue.contains(word))
}

/// Whether a name stands right before a number: two words with capitals, as persons are named.
fn named(text: &str, at: usize) -> bool {
    let from = crate::text::floor_boundary(text, at.saturating_sub(48));
    let window = text[from..at]
        .rsplit(['\n', '|'])
        .next()
        .unwrap_or_default();
    let words: Vec<&str> = window
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let name = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    };
    words.len() >= 2 && words[words.len() - 2..].iter().all(name)
}
