//! What is at an address, as an answer of HTTP: type, caching, ranges.
//!
//! In: what the keeper found and the headers of the request. Out: status, headers and bytes. Sources: RFC 9110 (ranges,
//! conditions) and RFC 9111 (caching).

use std::sync::Arc;

use super::message::Found;
use crate::digest::Digest;
use crate::media;

/// An answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Body,
}

/// Its bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Body {
    Own(Vec<u8>),
    Shared(Arc<[u8]>),
}

/// What a request says that matters here.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) range: Option<&'a str>,
    pub(super) none_match: Option<&'a str>,
}

/// Files of the theme have their digest in their name: they never change.
const FOREVER: &str = "/recursos/";

const HTML: &str = "text/html; charset=utf-8";

/// The answer for what was found at `address`.
pub(super) fn answer(found: Found, address: &str, asked: Asked<'_>) -> Answer {
    match found {
        Found::Page(bytes) => whole(200, bytes, asked),
        Found::Lost(bytes) => whole(404, bytes.unwrap_or_default(), Asked::default()),
        Found::Findings(text) => whole(200, text.into_bytes(), asked),
        Found::Failed(text) => whole(500, text.into_bytes(), Asked::default()),
        Found::Moved(to) => Answer {
            status: 307,
            headers: vec![
                ("location", escaped(&to)),
                ("cache-control", "no-store".to_owned()),
            ],
            body: Body::Own(Vec::new()),
        },
        Found::File(path, bytes) => file(&path, bytes, address, asked),
    }
}

fn whole(status: u16, bytes: Vec<u8>, asked: Asked<'_>) -> Answer {
    let tag = tag(&bytes);
    let mut headers = vec![
        ("content-type", HTML.to_owned()),
        ("cache-control", "no-cache".to_owned()),
        ("etag", tag.clone()),
    ];
    match asked.none_match.is_some_and(|known| knows(known, &tag)) {
        true => {
            headers.remove(0);
            Answer {
                status: 304,
                headers,
                body: Body::Own(Vec::new()),
            }
        }
        false => Answer {
            status,
            headers,
            body: Body::Own(bytes),
        },
    }
}

fn file(path: &str, bytes: Arc<[u8]>, address: &str, asked: Asked<'_>) -> Answer {
    let tag = tag(&bytes);
    let caching = match address.starts_with(FOREVER) {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    };
    let mut headers = vec![
        ("cache-control", caching.to_owned()),
        ("etag", tag.clone()),
        ("accept-ranges", "bytes".to_owned()),
    ];
    if asked.none_match.is_some_and(|known| knows(known, &tag)) {
        return Answer {
            status: 304,
            headers,
            body: Body::Own(Vec::new()),
        };
    }
    headers.push(("content-type", media::header_of(path)));
    headers.push(("x-content-type-options", "nosniff".to_owned()));
    match asked.range.map(|range| part(range, bytes.len())) {
        None | Some(Part::Whole) => Answer {
            status: 200,
            headers,
            body: Body::Shared(bytes),
        },
        Some(Part::Of(from, to)) => {
            headers.push((
                "content-range",
                format!("bytes {from}-{to}/{}", bytes.len()),
            ));
            let some = bytes.get(from..=to).unwrap_or_default();
            Answer {
                status: 206,
                headers,
                body: Body::Own(some.to_vec()),
            }
        }
        Some(Part::Outside) => {
            headers.push(("content-range", format!("bytes */{}", bytes.len())));
            Answer {
                status: 416,
                headers,
                body: Body::Own(Vec::new()),
            }
        }
    }
}

fn tag(bytes: &[u8]) -> String {
    format!("\"{}\"", Digest::of(bytes).short(32))
}

/// Whether a list of entity tags (`If-None-Match`) has one of them.
fn knows(known: &str, tag: &str) -> bool {
    let mut tags = known.split(',').map(str::trim);
    tags.any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

/// What a `Range` asks for of so many bytes.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// All of it: also where the header says nothing that we understand, as the standard has it.
    Whole,
    /// From a byte to a byte, both within.
    Of(usize, usize),
    /// Nothing that is there.
    Outside,
}

/// One range; several at once are answered with the whole, which the standard allows.
fn part(range: &str, length: usize) -> Part {
    let Some((first, last)) = range
        .trim()
        .strip_prefix("bytes=")
        .and_then(|range| range.split_once('-'))
    else {
        return Part::Whole;
    };
    let number = |text: &str| text.trim().parse::<usize>();
    match (number(first), number(last)) {
        (Ok(from), _) if from >= length => Part::Outside,
        (Ok(from), Ok(to)) if from <= to => Part::Of(from, to.min(length - 1)),
        (Ok(from), Err(_)) if last.trim().is_empty() => Part::Of(from, length - 1),
        (Err(_), Ok(0)) if first.trim().is_empty() => Part::Outside,
        (Err(_), Ok(_)) if first.trim().is_empty() && length == 0 => Part::Outside,
        (Err(_), Ok(end)) if first.trim().is_empty() => {
            Part::Of(length.saturating_sub(end), length - 1)
        }
        _ => Part::Whole,
    }
}

/// An address as a header may carry it.
fn escaped(address: &str) -> String {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const UNSAFE: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'%')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'#');
    // Two slashes at the beginning would name another host.
    let path = format!("/{}", address.trim_start_matches(['/', '\\']));
    utf8_percent_encode(&path, UNSAFE).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_those_of_the_standard() {
        for (range, length, expected) in [
            ("bytes=0-0", 10, Part::Of(0, 0)),
            ("bytes=2-", 10, Part::Of(2, 9)),
            ("bytes=-3", 10, Part::Of(7, 9)),
            ("bytes=-30", 10, Part::Of(0, 9)),
            ("bytes=4-100", 10, Part::Of(4, 9)),
            ("bytes=10-", 10, Part::Outside),
            ("bytes=-0", 10, Part::Outside),
            ("bytes=0-", 0, Part::Outside),
            ("bytes=-1", 0, Part::Outside),
            ("bytes=5-4", 10, Part::Whole),
            ("bytes=0-1,4-5", 10, Part::Whole),
            ("lines=0-1", 10, Part::Whole),
            ("bytes=a-b", 10, Part::Whole),
        ] {
            assert_eq!(part(range, length), expected, "{range} of {length}");
        }
    }

    #[test]
    fn an_address_never_names_another_host() {
        assert_eq!(escaped("//evil.example/"), "/evil.example/");
        assert_eq!(escaped("/a\r\nb: c/ñ %/"), "/a%0D%0Ab:%20c/%C3%B1%20%25/");
    }

    #[test]
    fn what_is_known_is_not_sent_again() {
        let bytes: Arc<[u8]> = Arc::from(*b"a");
        let first = answer(
            Found::File("a.css".to_owned(), bytes.clone()),
            "/a.css",
            Asked::default(),
        );
        let tag = &first
            .headers
            .iter()
            .find(|(name, _)| *name == "etag")
            .expect("a tag")
            .1;
        let known = format!("\"x\", W/{tag}");
        let asked = Asked {
            none_match: Some(&known),
            ..Asked::default()
        };
        let again = answer(Found::File("a.css".to_owned(), bytes), "/a.css", asked);
        assert_eq!((first.status, again.status), (200, 304));
        assert_eq!(again.body, Body::Own(Vec::new()));
    }
}
