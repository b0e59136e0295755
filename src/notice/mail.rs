//! Addresses of e-mail in running text.

/// The address around an `@`, and where it begins and ends.
pub(super) fn look(text: &str, at: usize) -> Option<(String, usize, usize)> {
    let bytes = text.as_bytes();
    let user = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let host = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte);
    let start = at
        - bytes[..at]
            .iter()
            .rev()
            .take(64)
            .take_while(|byte| user(byte))
            .count();
    let mut end = at
        + 1
        + bytes[at + 1..]
            .iter()
            .take(255)
            .take_while(|byte| host(byte))
            .count();
    while end > at + 1 && matches!(bytes[end - 1], b'.' | b'-') {
        end -= 1;
    }
    let (start, name) = match text[start..at].trim_start_matches(['.', '-', '_']) {
        "" => return None,
        name => (at - name.len(), name),
    };
    let domain = &text[at + 1..end];
    let good = domain
        .rsplit_once('.')
        .is_some_and(|(left, right)| !left.is_empty() && right.len() >= 2);
    good.then(|| (format!("{name}@{domain}").to_lowercase(), start, end))
}
