//! Telephones of Colombia, however they are written.

use super::What;
use super::context::{before, column, last_word};
use super::scan::Digits;
use super::vocabulary::vocabulary;

/// A telephone as it is compared: `573001234567`, `576085550100`, `018000555010`; `None` if the text is none.
///
/// What an old form leaves out (the country, the region's `60`) stays out.
pub fn telephone(text: &str) -> Option<String> {
    let text = text.trim();
    let plain = text
        .chars()
        .all(|sign| sign.is_ascii_digit() || "+ -.()\u{a0}".contains(sign));
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    (plain && (7..=13).contains(&digits.len())).then(|| match digits.len() {
        10 if is_mobile(&digits) || digits.starts_with("60") => format!("57{digits}"),
        _ => digits,
    })
}

/// Whether ten digits are a mobile number.
fn is_mobile(digits: &str) -> bool {
    digits.len() == 10
        && digits.starts_with('3')
        && matches!(digits.as_bytes()[1], b'0' | b'1' | b'2' | b'3' | b'5')
}

/// What the digits at `at` are as a telephone, their comparable form and where they end.
pub(super) fn look(text: &str, at: usize, digits: &Digits) -> Option<(What, String, usize)> {
    let abroad = text[..at].ends_with('+') || text[..at].ends_with("(+");
    let mut first = 0;
    let part = |n: usize| digits.groups.get(n).map(|&(from, to)| &text[from..to]);
    let country = part(0) == Some("57") && digits.groups.len() > 1;
    if country {
        first = 1;
    }
    let joined = abroad && part(0).is_some_and(|all| all.len() == 12 && all.starts_with("57"));
    let mut number = String::new();
    let mut shape = Vec::new();
    let mut end = at;
    for n in first..digits.groups.len() {
        let (from, to) = digits.groups[n];
        if n > first && !matches!(digits.signs[n - 1], b' ' | b'-' | b'.' | b')') {
            break;
        }
        number.push_str(&text[from..to]);
        shape.push(to - from);
        end = to;
        let enough = if number.starts_with("01") { 12 } else { 10 };
        if number.len() >= enough {
            break;
        }
    }
    if joined {
        number.drain(..2);
    }
    if text[end..].starts_with(|sign: char| {
        sign.is_alphanumeric() || sign == '_' || sign == '/' || sign == '%'
    }) {
        return None;
    }
    let said = || before(text, at);
    let told = || {
        last_word(&said(), &vocabulary().contact.telephone).is_some()
            || column(text, at)
                .is_some_and(|name| vocabulary().contact.telephone_columns.contains(&name))
    };
    if is_mobile(&number) {
        let parted = matches!(shape[..], [3, 7] | [3, 3, 4] | [3, 3, 2, 2] | [3, 2, 2, 3])
            && alike(&digits.signs[first..], shape.len());
        let sure = abroad || parted && !amount(text, at, end) || told();
        return sure.then(|| (What::Mobile, format!("57{number}"), end));
    }
    if number.len() == 10 && number.starts_with("60") && matches!(number.as_bytes()[2], b'1'..=b'8')
    {
        let sure = abroad || shape.len() > 1 || told();
        return sure.then(|| (What::Telephone, format!("57{number}"), end));
    }
    if number.starts_with("018000") && (10..=13).contains(&number.len()) {
        return Some((What::Telephone, number, end));
    }
    // An old number: seven digits, perhaps with the region in brackets.
    let bracket = text[..at].ends_with('(') || digits.signs.first() == Some(&b')');
    let old = matches!(
        shape[..],
        [7] | [3, 4] | [3, 2, 2] | [1, 7] | [2, 7] | [3, 7] | [1, 3, 4] | [2, 3, 4] | [3, 3, 4]
    );
    (old && (number.len() == 7 || bracket) && told()).then_some((What::Telephone, number, end))
}

/// Whether one sign parts the groups: «327.780 16.43» are two amounts.
fn alike(signs: &[u8], groups: usize) -> bool {
    let mut inner = signs
        .iter()
        .take(groups.saturating_sub(1))
        .filter(|sign| **sign != b')');
    let first = inner.next();
    inner.all(|sign| Some(sign) == first)
}

/// Whether a number with spaces is money.
fn amount(text: &str, at: usize, end: usize) -> bool {
    let words = &vocabulary().contact;
    text[..at].trim_end().ends_with('$')
        || super::context::begins(&super::context::after(text, end), &words.quantity_after)
}
