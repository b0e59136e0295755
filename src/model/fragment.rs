//! A piece of Markdown, rendered once, with holes where addresses go.
//!
//! Links can be resolved only when the catalogue exists, but Markdown should be read only once. So `parse` renders the
//! HTML and leaves a [`Hole`] at each place where the address of a link or image belongs; `render` fills them in.

use std::sync::Arc;

use super::Html;
use crate::notice::Mark;
use crate::text::Span;

/// Rendered Markdown and what was seen in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fragment {
    /// HTML without the addresses of links and images.
    pub html: Html,
    /// Where addresses go, in order.
    pub holes: Vec<Hole>,
    /// Headings, in order.
    pub headings: Vec<Heading>,
    /// Links, in order.
    pub links: Vec<Link>,
    /// Images, in order.
    pub images: Vec<Image>,
    /// Number of words.
    pub words: u32,
    /// What in the text deserves a second look.
    pub marks: Vec<Mark>,
}

/// A place in the HTML where an address belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hole {
    /// Byte offset in the HTML.
    pub at: u32,
    /// What belongs there.
    pub what: HoleKind,
}

/// What belongs in a hole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoleKind {
    /// ` href="…"` and its companions of the link of this number.
    Link(u32),
    /// What is said after the text of the link of this number, when it leaves the site.
    LinkEnd(u32),
    /// The whole element of the image of this number.
    Image(u32),
}

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its anchor.
    pub id: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
    /// Where it was written.
    pub span: Span,
}

/// A link.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The address as typed.
    pub target: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
    /// Where it was written.
    pub span: Span,
}

/// An image.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// The path as typed.
    pub path: Arc<str>,
    /// Alternative text.
    pub alt: Arc<str>,
    /// Where it was written.
    pub span: Span,
}

impl Fragment {
    /// The HTML with its holes filled by `fill`, which appends to the output.
    pub fn fill(&self, mut fill: impl FnMut(&mut String, HoleKind)) -> String {
        let html = self.html.text();
        if self.holes.is_empty() {
            return html.into_owned();
        }
        let mut out = String::with_capacity(html.len() + self.holes.len() * 48);
        let mut from = 0;
        for hole in &self.holes {
            out.push_str(&html[from..hole.at as usize]);
            fill(&mut out, hole.what);
            from = hole.at as usize;
        }
        out.push_str(&html[from..]);
        out
    }

    /// The words without markup, for search and summaries.
    pub fn plain(&self) -> String {
        let html = self.html.text();
        let mut out = String::with_capacity(html.len());
        let mut rest = &*html;
        while let Some(open) = rest.find('<') {
            spoken(&mut out, &rest[..open]);
            let Some(close) = rest[open..].find('>') else {
                break;
            };
            let tag = &rest[open + 1..open + close];
            if !matches!(
                tag,
                "em" | "/em" | "strong" | "/strong" | "/a" | "code" | "/code"
            ) && !tag.starts_with("a ")
            {
                out.push(' ');
            }
            rest = &rest[open + close + 1..];
        }
        spoken(&mut out, rest);
        out
    }
}

/// Appends a text of HTML as people read it: the four signs that [`crate::parse::markdown::escape`] writes.
fn spoken(out: &mut String, mut text: &str) {
    const SIGNS: [(&str, char); 4] = [
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&amp;", '&'),
    ];
    while let Some(at) = memchr::memchr(b'&', text.as_bytes()) {
        out.push_str(&text[..at]);
        text = &text[at..];
        let sign = SIGNS.iter().find(|(name, _)| text.starts_with(name));
        let (length, letter) = sign.map_or((1, '&'), |(name, letter)| (name.len(), *letter));
        out.push(letter);
        text = &text[length..];
    }
    out.push_str(text);
}
