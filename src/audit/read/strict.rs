//! A tokenizer for pages as templates write them: whole tags, plain attributes, the usual character references.
//!
//! In: a page or a stretch of it. Out: its tags and texts, told to the reader, or `None` for whatever a browser would
//! have to mend or is rare, which [`super::lenient`] then reads from the beginning. What it takes it reads as the
//! WHATWG's standard says (section 13.2.5, tokenization): a test compares both. It is here because every page of every
//! build is read, and this costs a third of the other.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};

use super::Reader;
use super::tag::{Attribute, Content, Tag};

/// Reads a stretch of a page that begins and ends between tags.
pub(super) fn feed<'h>(reader: &mut Reader, html: &'h str) -> Option<()> {
    // The standard changes line ends and bytes of zero before it reads.
    if memchr2(b'\r', b'\0', html.as_bytes()).is_some() || html.starts_with('\u{feff}') {
        return None;
    }
    let mut attrs: Vec<Attribute<'h>> = Vec::new();
    let mut rest = html;
    loop {
        let text = until(rest, b'<').unwrap_or(rest);
        say(reader, text)?;
        rest = &rest[text.len()..];
        rest = match rest.as_bytes().get(1) {
            Some(b'/') => end(reader, rest)?,
            Some(b'!') => apart(rest)?,
            Some(_) => start(reader, rest, &mut attrs)?,
            None if rest.is_empty() => return Some(()),
            None => return None,
        };
    }
}

/// What comes before a byte of ASCII.
fn until(text: &str, byte: u8) -> Option<&str> {
    memchr(byte, text.as_bytes()).map(|at| &text[..at])
}

fn say(reader: &mut Reader, text: &str) -> Option<()> {
    if !text.is_empty() {
        reader.text(&referred(text)?);
    }
    Some(())
}

/// Reads an end tag; out: what follows.
fn end<'h>(reader: &mut Reader, rest: &'h str) -> Option<&'h str> {
    let (name, after) = name(&rest[2..])?;
    reader.end(&name);
    after.strip_prefix('>')
}

/// Passes over a comment or the type of the document.
fn apart(rest: &str) -> Option<&str> {
    let Some(comment) = rest.strip_prefix("<!--") else {
        const TYPE: &str = "<!doctype html>";
        let start = rest.get(..TYPE.len())?;
        return start
            .eq_ignore_ascii_case(TYPE)
            .then(|| &rest[TYPE.len()..]);
    };
    let at = memmem::find(comment.as_bytes(), b"-->")?;
    let inside = &comment[..at];
    let odd = inside.starts_with(['>', '-']) || inside.contains("--") || inside.contains("<!");
    (!odd).then(|| &comment[at + 3..])
}

/// Reads a start tag, and with it the content that is no element; out: what follows.
fn start<'h>(
    reader: &mut Reader,
    rest: &'h str,
    attrs: &mut Vec<Attribute<'h>>,
) -> Option<&'h str> {
    let (name, mut rest) = name(&rest[1..])?;
    attrs.clear();
    let self_closing = loop {
        let next = rest.trim_start_matches(SPACES);
        match next.as_bytes().first()? {
            b'>' => {
                rest = &next[1..];
                break false;
            }
            b'/' => {
                rest = next.strip_prefix("/>")?;
                break true;
            }
            // Two attributes with nothing between them are a mistake.
            _ if next.len() == rest.len() => return None,
            _ => {
                let (attribute, after) = attribute(next)?;
                // Of attributes with the same name the first one counts.
                if !attrs.iter().any(|(name, _)| *name == attribute.0) {
                    attrs.push(attribute);
                }
                rest = after;
            }
        }
    };
    let content = reader.start(&Tag {
        name: &name,
        attrs,
        self_closing,
    });
    match content {
        Content::Elements => Some(rest),
        Content::Text => {
            let (inside, after) = within(rest, &name)?;
            say(reader, inside)?;
            Some(after)
        }
        Content::Raw | Content::Script => {
            let (inside, after) = within(rest, &name)?;
            if content == Content::Script && inside.contains("<!--") {
                return None;
            }
            reader.text(inside);
            Some(after)
        }
    }
}

const SPACES: [char; 4] = [' ', '\n', '\t', '\x0c'];

/// The name of a tag, and what follows.
fn name(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let length = text.bytes().take_while(plain).count();
    let (name, after) = text.split_at(length);
    let ends = after.starts_with(['>', '/']) || after.starts_with(SPACES);
    let begins = name.starts_with(|first: char| first.is_ascii_alphabetic());
    (begins && ends).then(|| (lower(name), after))
}

fn lower(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    }
}

/// An attribute, and what follows.
fn attribute(text: &str) -> Option<(Attribute<'_>, &str)> {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_');
    let length = text.bytes().take_while(plain).count();
    let (name, after) = text.split_at(length);
    if name.is_empty() {
        return None;
    }
    let name = lower(name);
    let Some(after) = after.strip_prefix('=') else {
        // A sign of equality after a space still belongs to the name before it.
        let next = after.trim_start_matches(SPACES);
        let ends = next.len() < after.len() || next.starts_with(['>', '/']);
        return (ends && !next.starts_with('=')).then_some(((name, Cow::Borrowed("")), after));
    };
    let (value, after) = match after.as_bytes().first()? {
        quote @ (b'"' | b'\'') => {
            let value = until(&after[1..], *quote)?;
            (value, &after[value.len() + 2..])
        }
        _ => {
            let ends = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\t' | b'\x0c' | b'>');
            let length = after.bytes().take_while(|byte| !ends(byte)).count();
            let (value, after) = after.split_at(length);
            let odd = value.is_empty() || value.contains(['"', '\'', '<', '=', '`']);
            (!odd).then_some((value, after))?
        }
    };
    Some(((name, referred(value)?), after))
}

/// What stands before the end tag of an element that holds no elements, and what follows from there on.
fn within<'h>(rest: &'h str, name: &str) -> Option<(&'h str, &'h str)> {
    let mut from = 0;
    loop {
        let at = from + memmem::find(&rest.as_bytes()[from..], b"</")?;
        let after = &rest.as_bytes()[at + 2..];
        let named = after.get(..name.len())?;
        if named.eq_ignore_ascii_case(name.as_bytes()) {
            // Another name that begins like it is text; so rare that it is left to the other reader.
            let plain = after.get(name.len()) == Some(&b'>');
            return plain.then(|| rest.split_at(at));
        }
        from = at + 2;
    }
}

/// A text with its character references replaced.
fn referred(text: &str) -> Option<Cow<'_, str>> {
    let Some(first) = until(text, b'&') else {
        return Some(Cow::Borrowed(text));
    };
    let mut out = String::with_capacity(text.len());
    out.push_str(first);
    let mut rest = &text[first.len()..];
    while let Some(after) = rest.strip_prefix('&') {
        let begins = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
        rest = match after.as_bytes().first() {
            Some(byte) if begins(byte) => {
                let (reference, after) = after.split_once(';')?;
                out.push(character(reference)?);
                after
            }
            _ => {
                out.push('&');
                after
            }
        };
        let plain = until(rest, b'&').unwrap_or(rest);
        out.push_str(plain);
        rest = &rest[plain.len()..];
    }
    Some(Cow::Owned(out))
}

/// The character that a reference names: those that templates and libraries write, and ordinary ones by number.
fn character(reference: &str) -> Option<char> {
    let number = match reference {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "nbsp" => return Some('\u{a0}'),
        _ => reference.strip_prefix('#')?,
    };
    let digits = |text: &str, hex: bool| {
        let plain = |byte: u8| match hex {
            true => byte.is_ascii_hexdigit(),
            false => byte.is_ascii_digit(),
        };
        (1..=6).contains(&text.len()) && text.bytes().all(plain)
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(hex) if digits(hex, true) => u32::from_str_radix(hex, 16).ok()?,
        None if digits(number, false) => number.parse().ok()?,
        _ => return None,
    };
    // Others are replaced or refused by the standard.
    let ordinary =
        matches!(number, 0x20..=0x7e | 0xa0..=0xd7ff | 0xe000..=0xfdcf | 0x1_0000..=0x1_fffd);
    ordinary.then(|| char::from_u32(number)).flatten()
}
