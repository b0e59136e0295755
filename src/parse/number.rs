//! Numbers and money as they are written in Colombia: `1.234.567,89`, `$ 1.234.567`.

/// Reads a decimal number. Thousands by dots (or thin or common spaces), decimals after a comma; a single dot that
/// is not followed by three digits is taken as a decimal point, as spreadsheets write it.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let text: String = text
        .trim()
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.as_str()),
    };
    let (whole, fraction) = match digits.split_once(',') {
        Some((whole, fraction)) => (ungroup(whole)?, fraction),
        None => match digits.split_once('.') {
            Some((whole, rest)) if is_digits(whole) && is_digits(rest) && rest.len() != 3 => {
                (whole.to_owned(), rest)
            }
            _ => (ungroup(digits)?, ""),
        },
    };
    if !fraction.is_empty() && !is_digits(fraction) {
        return None;
    }
    let number: f64 = format!(
        "{whole}.{}",
        if fraction.is_empty() { "0" } else { fraction }
    )
    .parse()
    .ok()?;
    Some(sign * number)
}

/// Reads whole pesos: `$ 1.234.567`, `1234567`, `1.234.567,00`. Cents other than zero are refused.
pub(super) fn pesos(text: &str) -> Option<i64> {
    let text = text
        .trim()
        .trim_start_matches("COP")
        .trim()
        .trim_start_matches('$')
        .trim();
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let whole = match text.split_once(',') {
        Some((whole, cents)) if cents.chars().all(|digit| digit == '0') => whole,
        Some(_) => return None,
        None => text.strip_suffix(".00").unwrap_or(text),
    };
    let digits = ungroup(&whole.replace(char::is_whitespace, ""))?;
    digits.parse::<i64>().ok().map(|number| sign * number)
}

/// Takes away the dots of thousands, if they are where they belong.
fn ungroup(text: &str) -> Option<String> {
    let mut groups = text.split('.');
    let first = groups.next().filter(|group| is_digits(group))?;
    let mut out = first.to_owned();
    for group in groups {
        if group.len() != 3 || !is_digits(group) || first.len() > 3 {
            return None;
        }
        out.push_str(group);
    }
    Some(out)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colombian_numbers() {
        assert_eq!(decimal("1.234.567,89"), Some(1_234_567.89));
        assert_eq!(decimal("97.9"), Some(97.9));
        assert_eq!(decimal("1.234"), Some(1234.0));
        assert_eq!(decimal("-12,5"), Some(-12.5));
        assert_eq!(decimal("12,5,1"), None);
        assert_eq!(decimal("1.23.456"), None);
    }

    #[test]
    fn colombian_pesos() {
        assert_eq!(pesos("$ 1.234.567"), Some(1_234_567));
        assert_eq!(pesos("1234567"), Some(1_234_567));
        assert_eq!(pesos("$1.234.567,00"), Some(1_234_567));
        assert_eq!(pesos("1.234.567,50"), None);
        assert_eq!(pesos("mucho"), None);
    }
}
