//! The pass over a text.

use std::ops::Range;

use super::context::{before, last_word};
use super::vocabulary::{Letters, Pattern, vocabulary};
use super::{Mark, What, hours, identity, mail, street, telephone};
use crate::text::Span;

/// A run of digits in groups: `12.345.678`, `+57 300 123 4567`.
#[derive(Debug)]
pub(super) struct Digits {
    /// Beginning and end of each group.
    pub(super) groups: Vec<(usize, usize)>,
    /// The sign between a group and the next; `)` also stands for a bracket and a space.
    pub(super) signs: Vec<u8>,
}

impl Digits {
    fn read(text: &str, at: usize) -> Digits {
        let bytes = text.as_bytes();
        let end_of = |at: usize| {
            at + bytes[at..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count()
        };
        let mut digits = Digits {
            groups: vec![(at, end_of(at))],
            signs: Vec::new(),
        };
        while digits.groups.len() < 6 {
            let (_, end) = digits.groups[digits.groups.len() - 1];
            let (sign, next) = match &bytes[end..] {
                [b')', b' ', ..] => (b')', end + 2),
                [b')', ..] => (b')', end + 1),
                [0xc2, 0xa0, ..] => (b' ', end + 2),
                [b' ', b'-', b' ', ..] => (b'-', end + 3),
                [sign @ (b' ' | b'-' | b'.' | b',' | b'\''), ..] => (*sign, end + 1),
                _ => break,
            };
            let next = if bytes.get(next) == Some(&b'(') {
                next + 1
            } else {
                next
            };
            if !bytes.get(next).is_some_and(u8::is_ascii_digit) {
                break;
            }
            digits.signs.push(sign);
            digits.groups.push((next, end_of(next)));
        }
        digits
    }

    /// The end and number of digits, if thousands are parted by one sign: `12.345.678`, `1'012.345.678` is not.
    pub(super) fn grouped(&self) -> Option<(usize, usize)> {
        let sign = *self
            .signs
            .first()
            .filter(|sign| matches!(sign, b'.' | b',' | b'\''))?;
        let (from, to) = self.groups[0];
        let mut count = to - from;
        if !(1..=3).contains(&count) {
            return None;
        }
        let mut end = to;
        for (n, &(from, to)) in self.groups.iter().enumerate().skip(1) {
            match self.signs[n - 1] {
                other if other == sign && to - from == 3 => {}
                // Decimals, or another way to part: an amount.
                b'.' | b',' | b'\'' => return None,
                _ => break,
            }
            count += to - from;
            end = to;
        }
        Some((end, count))
    }
}

/// Looks at a text once. Marks are in the order of their places, and do not overlap.
pub fn scan(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let unread = words(text, &mut marks);
    numbers(text, &unread, &mut marks);
    marks.sort_by_key(|mark| mark.span);
    let mut end = 0;
    marks.retain(|mark| {
        let apart = mark.span.start >= end;
        if apart {
            end = mark.span.end;
        }
        apart
    });
    marks
}

/// Finds filler; gives back what nobody reads: addresses of the web and comments.
fn words(text: &str, marks: &mut Vec<Mark>) -> Vec<Range<usize>> {
    let words = vocabulary();
    let mut unread: Vec<Range<usize>> = Vec::new();
    for found in words.finder.find_iter(text) {
        if unread.last().is_some_and(|range| found.start() < range.end) {
            continue;
        }
        let rest = &text[found.end()..];
        match &words.patterns[found.pattern().as_usize()] {
            Pattern::Web => {
                let stop = |sign: char| sign.is_whitespace() || ")>\"'|]".contains(sign);
                let length = rest.find(stop).unwrap_or(rest.len());
                unread.push(found.start()..found.end() + length);
            }
            Pattern::Comment => {
                let length = rest.find("-->").map_or(rest.len(), |at| at + 3);
                unread.push(found.start()..found.end() + length);
            }
            Pattern::Phrase => {
                let start = text[..found.start()].rfind('\n').map_or(0, |at| at + 1);
                let line = text[start..].lines().next().unwrap_or_default();
                if !line.trim_start().starts_with(['#', '|']) && super::is_filler(line) {
                    marks.push(Mark {
                        what: What::Filler,
                        text: text[found.range()].into(),
                        span: Span::new(found.start(), found.end()),
                        own: false,
                    });
                }
            }
            Pattern::Filler(letters) => {
                let mut end = found.end();
                if text[found.range()].bytes().all(|byte| byte == b'x') {
                    end += rest.bytes().take_while(|&byte| byte == b'x').count();
                }
                let typed = &text[found.start()..end];
                let fits = match letters {
                    Letters::Any => true,
                    Letters::Small => !typed.chars().any(char::is_uppercase),
                    Letters::Capital => !typed.chars().any(char::is_lowercase),
                };
                let edge =
                    |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
                let alone = edge(text[..found.start()].chars().next_back())
                    && (typed.ends_with(':') || edge(text[end..].chars().next()));
                if fits && alone {
                    marks.push(Mark {
                        what: What::Filler,
                        text: typed.into(),
                        span: Span::new(found.start(), end),
                        own: false,
                    });
                }
            }
        }
    }
    unread
}

fn numbers(text: &str, unread: &[Range<usize>], marks: &mut Vec<Mark>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut next = 0;
    while let Some(step) = bytes[at..]
        .iter()
        .position(|byte| byte.is_ascii_digit() || *byte == b'@')
    {
        at += step;
        while unread.get(next).is_some_and(|range| range.end <= at) {
            next += 1;
        }
        if let Some(range) = unread.get(next).filter(|range| range.start <= at) {
            at = range.end;
            continue;
        }
        at = match bytes[at] {
            b'@' => address(text, at, marks),
            _ => number(text, at, marks),
        };
    }
}

fn mark(text: &str, what: What, told: String, span: Range<usize>) -> Mark {
    let fact = matches!(
        what,
        What::Mail | What::Mobile | What::Telephone | What::Street | What::Hours
    );
    let words = &vocabulary().contact;
    let own = fact && {
        let before = before(text, span.start);
        last_word(&before, &words.own).is_some() && last_word(&before, &words.others).is_none()
    };
    Mark {
        what,
        text: told.into(),
        span: span.into(),
        own,
    }
}

fn address(text: &str, at: usize, marks: &mut Vec<Mark>) -> usize {
    match mail::look(text, at) {
        Some((address, start, end)) => {
            // A number before the @ was part of the address.
            while marks
                .last()
                .is_some_and(|last| last.what != What::Filler && last.span.end as usize > start)
            {
                marks.pop();
            }
            marks.push(mark(text, What::Mail, address, start..end));
            end
        }
        None => at + 1,
    }
}

/// Looks at the number at `at`; says where to go on.
fn number(text: &str, at: usize, marks: &mut Vec<Mark>) -> usize {
    let bytes = text.as_bytes();
    let end = at
        + bytes[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
    // A number in a word, a path or a code is not one.
    let joined = text[..at].chars().next_back().is_some_and(|sign| {
        sign.is_alphanumeric()
            || matches!(sign, '_' | '/' | '=' | '&')
            || (sign == '-' && text[..at - 1].ends_with(|letter: char| letter.is_alphanumeric()))
            || (matches!(sign, '.' | ',' | '\'')
                && text[..at - 1].ends_with(|digit: char| digit.is_ascii_digit()))
    });
    if joined {
        return end;
    }
    if end - at <= 3
        && let Some((street, start, end)) = street::look(text, at)
    {
        marks.push(mark(text, What::Street, street, start..end));
        return end;
    }
    if end - at <= 2
        && let Some((hours, end)) = hours::look(text, at)
    {
        marks.push(mark(text, What::Hours, hours, at..end));
        return end;
    }
    let digits = Digits::read(text, at);
    if let Some((what, number, end)) = telephone::look(text, at, &digits) {
        let plus = usize::from(text[..at].ends_with('+'));
        marks.push(mark(text, what, number, at - plus..end));
        return end;
    }
    if let Some((what, end)) = identity::look(text, at, &digits) {
        let number = text[at..end]
            .chars()
            .filter(|sign| sign.is_ascii_digit() || *sign == '-');
        marks.push(mark(text, what, number.collect(), at..end));
        return end;
    }
    // The whole run was judged as one; its groups are not looked at again.
    match digits.grouped() {
        Some((end, _)) => end,
        None => end,
    }
}
