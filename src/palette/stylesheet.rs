//! The colours of a stylesheet: its custom properties on `:root`, by scheme.
//!
//! In: the text of a stylesheet. Out: names and values with their place. Only what stands in `:root { … }` is read, at
//! the top level for light, and within `@media (prefers-color-scheme: dark)` for dark; what dark does not say is as in
//! light.

use std::collections::BTreeMap;
use std::ops::Range;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scheme {
    /// The stylesheet's own.
    Light,
    /// `prefers-color-scheme: dark`.
    Dark,
}

/// A value, and its bytes in the stylesheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declared {
    /// As written, without spaces around it.
    pub(super) value: String,
    /// Where.
    pub(super) at: Range<usize>,
}

/// The custom properties of a scheme, by name.
pub(super) fn variables(css: &str, scheme: Scheme) -> BTreeMap<String, Declared> {
    let mut found = BTreeMap::new();
    let css = without_comments(css);
    walk(&css, 0, Scheme::Light, scheme, &mut found);
    found
}

/// The same text with blanks in place of comments, so that places stay.
fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        let end = rest[start + 2..]
            .find("*/")
            .map_or(rest.len(), |end| start + end + 4);
        out.push_str(&rest[..start]);
        out.extend(std::iter::repeat_n(' ', end - start));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Reads the rules of a text that begins at `base`, within `scheme`; takes what `wanted` sees.
fn walk(
    css: &str,
    base: usize,
    scheme: Scheme,
    wanted: Scheme,
    found: &mut BTreeMap<String, Declared>,
) {
    let mut at = 0;
    while let Some(open) = css[at..].find('{').map(|open| at + open) {
        let selector = css[at..open]
            .rsplit([';', '}'])
            .next()
            .unwrap_or_default()
            .trim();
        let close = closing(css, open);
        let inner = &css[open + 1..close];
        let start = base + open + 1;
        if selector == ":root" {
            if scheme <= wanted {
                declarations(inner, start, found);
            }
        } else if selector.starts_with("@media") {
            let plain: String = selector.chars().filter(|c| !c.is_whitespace()).collect();
            if plain == "@media(prefers-color-scheme:dark)" {
                walk(inner, start, Scheme::Dark, wanted, found);
            }
        }
        at = (close + 1).min(css.len());
    }
}

/// The place of the brace that closes the one at `open`, or the end.
fn closing(css: &str, open: usize) -> usize {
    let mut depth = 0;
    for (at, byte) in css.bytes().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    css.len()
}

fn declarations(text: &str, base: usize, found: &mut BTreeMap<String, Declared>) {
    let mut at = 0;
    for one in text.split(';') {
        if let Some((name, value)) = one.split_once(':') {
            let name = name.trim();
            if name.starts_with("--") {
                let start = base + at + (one.len() - value.trim_start().len());
                let value = value.trim();
                let declared = Declared {
                    value: value.to_owned(),
                    at: start..start + value.len(),
                };
                found.insert(name.to_owned(), declared);
            }
        }
        at += one.len() + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSS: &str = "/* :root { --no: #000 } */\n:root { color: red; --a: #111 ; --b:#222 }\n\
                       @media (min-width: 40em) { :root { --a: #999 } }\n\
                       @media ( prefers-color-scheme:dark ) {\n  :root { --b: #333; }\n  p { --a: #444 }\n}\n\
                       :root:has(#c:checked) { --a: #555 }\np { --b: #666 }";

    fn values(scheme: Scheme) -> Vec<(String, String)> {
        let found = variables(CSS, scheme);
        for (name, one) in &found {
            assert_eq!(&CSS[one.at.clone()], one.value, "the place of {name}");
        }
        found
            .into_iter()
            .map(|(name, one)| (name, one.value))
            .collect()
    }

    #[test]
    fn a_scheme_has_what_root_says_and_dark_the_rest_of_light() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            values(Scheme::Light),
            [pair("--a", "#111"), pair("--b", "#222")]
        );
        assert_eq!(
            values(Scheme::Dark),
            [pair("--a", "#111"), pair("--b", "#333")]
        );
    }

    #[test]
    fn text_that_is_no_stylesheet_gives_nothing() {
        for text in [
            "",
            "{",
            "}}}",
            ":root {",
            ":root{--a",
            "/*",
            "@media {{{",
            ":root{--a:",
        ] {
            let found = variables(text, Scheme::Dark);
            assert!(
                found.values().all(|one| one.value.is_empty()),
                "{text}: {found:?}"
            );
        }
    }
}
