//! The objects of a PDF as they are written: names, numbers, texts, lists, dictionaries, references.
//!
//! In: bytes and a place in them. Out: an [`Object`] and where it ends, or nothing. Nesting is bounded.

/// Deepest nesting of lists and dictionaries.
const DEPTH: usize = 48;
/// Most items of one list or dictionary.
const ITEMS: usize = 200_000;

/// An object.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Object {
    /// Yes.
    True,
    /// Null, no, and whatever means nothing here.
    Other,
    /// A whole number.
    Number(i64),
    /// A name, without its slash.
    Name(Vec<u8>),
    /// A text, its escapes undone.
    Text(Vec<u8>),
    /// A list.
    List(Vec<Object>),
    /// A dictionary.
    Dict(Dict),
    /// The number of another object.
    Ref(u32),
    /// An operator of a content stream.
    Word(Vec<u8>),
}

/// A dictionary, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dict(pub(super) Vec<(Vec<u8>, Object)>);

impl Dict {
    pub(super) fn get(&self, name: &[u8]) -> Option<&Object> {
        // Written twice, the last one counts.
        self.0
            .iter()
            .rev()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
    }

    pub(super) fn is(&self, name: &[u8], value: &[u8]) -> bool {
        matches!(self.get(name), Some(Object::Name(found)) if found == value)
    }
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

/// Skips blanks and comments.
pub(super) fn blank(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        if byte == b'%' {
            while bytes
                .get(at)
                .is_some_and(|byte| !matches!(byte, b'\n' | b'\r'))
            {
                at += 1;
            }
        } else if is_space(byte) {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// The object at `at`, and where it ends.
pub(super) fn read(bytes: &[u8], at: usize) -> Option<(Object, usize)> {
    object(bytes, at, 0)
}

fn object(bytes: &[u8], at: usize, depth: usize) -> Option<(Object, usize)> {
    let at = blank(bytes, at);
    if depth > DEPTH {
        return None;
    }
    match (*bytes.get(at)?, bytes.get(at + 1)) {
        (b'<', Some(b'<')) => dict(bytes, at + 2, depth),
        (b'<', _) => Some(hexadecimal(bytes, at + 1)),
        (b'(', _) => Some(text(bytes, at + 1)),
        (b'/', _) => {
            let (name, end) = name(bytes, at + 1);
            Some((Object::Name(name), end))
        }
        (b'[', _) => list(bytes, at + 1, depth),
        (b']' | b')' | b'>' | b'{' | b'}', _) => None,
        (b'0'..=b'9' | b'+' | b'-' | b'.', _) => Some(number(bytes, at)),
        _ => {
            let end = word(bytes, at);
            let object = match &bytes[at..end] {
                b"true" => Object::True,
                b"null" | b"false" => Object::Other,
                word => Object::Word(word.to_vec()),
            };
            Some((object, end))
        }
    }
}

fn word(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest
        .iter()
        .position(|&byte| is_space(byte) || is_delimiter(byte))
        .unwrap_or(rest.len())
}

fn name(bytes: &[u8], at: usize) -> (Vec<u8>, usize) {
    let end = word(bytes, at);
    let typed = &bytes[at..end];
    let mut name = Vec::with_capacity(typed.len());
    let mut n = 0;
    while n < typed.len() {
        let code = (typed[n] == b'#')
            .then(|| typed.get(n + 1..n + 3))
            .flatten()
            .and_then(|two| Some(nibble(two[0])? * 16 + nibble(two[1])?));
        match code {
            Some(byte) => {
                name.push(byte);
                n += 3;
            }
            None => {
                name.push(typed[n]);
                n += 1;
            }
        }
    }
    (name, end)
}

fn nibble(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// A number, or the reference that it begins: `12 0 R`.
fn number(bytes: &[u8], at: usize) -> (Object, usize) {
    let end = word(bytes, at).max(at + 1);
    let typed = std::str::from_utf8(&bytes[at..end]).unwrap_or_default();
    let Ok(value) = typed.parse::<i64>() else {
        return (Object::Other, end);
    };
    let reference = || {
        let second = blank(bytes, end);
        let second_end = word(bytes, second);
        let digits = &bytes[second..second_end];
        let sign = blank(bytes, second_end);
        let alone = digits.len() <= 5
            && !digits.is_empty()
            && digits.iter().all(u8::is_ascii_digit)
            && bytes.get(sign) == Some(&b'R')
            && word(bytes, sign) == sign + 1;
        let target = u32::try_from(value).ok().filter(|_| alone)?;
        Some((Object::Ref(target), sign + 1))
    };
    reference().unwrap_or((Object::Number(value), end))
}

fn hexadecimal(bytes: &[u8], at: usize) -> (Object, usize) {
    let rest = bytes.get(at..).unwrap_or_default();
    let length = rest
        .iter()
        .position(|&byte| byte == b'>')
        .unwrap_or(rest.len());
    let digits: Vec<u8> = rest[..length]
        .iter()
        .filter_map(|&byte| nibble(byte))
        .collect();
    let text = digits
        .chunks(2)
        .map(|two| two[0] * 16 + two.get(1).copied().unwrap_or(0));
    (
        Object::Text(text.collect()),
        (at + length + 1).min(bytes.len()),
    )
}

fn text(bytes: &[u8], mut at: usize) -> (Object, usize) {
    let mut out = Vec::new();
    let mut open = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' => {
                let Some(&next) = bytes.get(at) else { break };
                at += 1;
                match next {
                    b'n' => out.push(b'\n'),
                    b'r' => out.push(b'\r'),
                    b't' => out.push(b'\t'),
                    b'b' | b'f' => out.push(b' '),
                    b'\r' => at += usize::from(bytes.get(at) == Some(&b'\n')),
                    b'\n' => {}
                    b'0'..=b'7' => {
                        let mut code = u32::from(next - b'0');
                        for _ in 0..2 {
                            match bytes.get(at) {
                                Some(digit @ b'0'..=b'7') => {
                                    code = code * 8 + u32::from(digit - b'0');
                                    at += 1;
                                }
                                _ => break,
                            }
                        }
                        out.push(code as u8);
                    }
                    other => out.push(other),
                }
            }
            b'(' => {
                open += 1;
                out.push(byte);
            }
            b')' if open == 0 => break,
            b')' => {
                open -= 1;
                out.push(byte);
            }
            _ => out.push(byte),
        }
    }
    (Object::Text(out), at)
}

fn list(bytes: &[u8], mut at: usize, depth: usize) -> Option<(Object, usize)> {
    let mut items = Vec::new();
    loop {
        at = blank(bytes, at);
        if bytes.get(at) == Some(&b']') {
            return Some((Object::List(items), at + 1));
        }
        if items.len() >= ITEMS {
            return None;
        }
        let (item, end) = object(bytes, at, depth + 1)?;
        // A list that is never closed ends where its object does.
        if matches!(&item, Object::Word(word) if word == b"endobj" || word == b"stream") {
            return None;
        }
        items.push(item);
        at = end;
    }
}

fn dict(bytes: &[u8], mut at: usize, depth: usize) -> Option<(Object, usize)> {
    let mut entries = Vec::new();
    loop {
        at = blank(bytes, at);
        match bytes.get(at)? {
            b'>' => {
                let end = at + 1 + usize::from(bytes.get(at + 1) == Some(&b'>'));
                return Some((Object::Dict(Dict(entries)), end));
            }
            b'/' => {
                let (key, end) = name(bytes, at + 1);
                at = blank(bytes, end);
                // A key without a value: the dictionary goes on.
                if bytes.get(at) == Some(&b'>') {
                    continue;
                }
                let (value, end) = object(bytes, at, depth + 1)?;
                entries.push((key, value));
                at = end;
            }
            _ => {
                let (other, end) = object(bytes, at, depth + 1)?;
                if matches!(&other, Object::Word(word) if word == b"endobj" || word == b"stream") {
                    return None;
                }
                at = end;
            }
        }
        if entries.len() >= ITEMS {
            return None;
        }
    }
}
