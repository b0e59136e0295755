//! Splits a Markdown file into front matter and body.

use crate::diag::{Code, code};
use crate::text::Span;

/// The two parts of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Front {
    /// The TOML between the fences.
    pub data: Span,
    /// The Markdown after them.
    pub body: Span,
}

impl Front {
    /// A file that is all data.
    pub fn data(text: &str) -> Front {
        let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Front {
            data: Span::new(start, text.len()),
            body: Span::at(text.len()),
        }
    }
}

/// Why a file could not be split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// The rule.
    pub code: &'static Code,
    /// Where.
    pub span: Span,
}

/// Finds the front matter: a first line `+++`, TOML, a line `+++`. A byte order mark and CRLF are accepted.
pub fn split(text: &str) -> Result<Front, Problem> {
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut lines = Lines { text, at: bom };
    let opening = lines.next().filter(|(_, line)| *line == "+++");
    let Some(_) = opening else {
        return Err(Problem {
            code: code::FRONT_MATTER_MISSING,
            span: Span::at(bom),
        });
    };
    let start = lines.at;
    while let Some((at, line)) = lines.next() {
        if line == "+++" {
            return Ok(Front {
                data: Span::new(start, at),
                body: Span::new(lines.at, text.len()),
            });
        }
    }
    Err(Problem {
        code: code::FRONT_MATTER_OPEN,
        span: Span::new(bom, bom + 3),
    })
}

struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<(usize, &'a str)> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
        self.at = start + length;
        Some((
            start,
            rest[..length].trim_end_matches(['\n', '\r', ' ', '\t']),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_with_and_without_bom_and_crlf() {
        for text in [
            "+++\na = 1\n+++\ncuerpo",
            "\u{feff}+++\r\na = 1\r\n+++\r\ncuerpo",
        ] {
            let front = split(text).expect("well formed");
            assert_eq!(text[front.data.range()].trim(), "a = 1");
            assert_eq!(&text[front.body.range()], "cuerpo");
        }
    }

    #[test]
    fn says_what_is_missing() {
        assert_eq!(
            split("hola").expect_err("no fence").code,
            code::FRONT_MATTER_MISSING
        );
        assert_eq!(
            split("+++\na = 1\n").expect_err("open").code,
            code::FRONT_MATTER_OPEN
        );
        assert_eq!(
            split("").expect_err("empty").code,
            code::FRONT_MATTER_MISSING
        );
    }
}
