//! Reads the facts of a page from its HTML.
//!
//! In: one page's text. Out: [`PageFacts`]. Uses a tokenizer and a stack of open elements: no tree is built, because
//! every page of every build comes through here.

mod common;
mod element;
mod known;
mod lenient;
mod strict;
mod tag;

use std::sync::Arc;

use super::facts::{PageFacts, SAID};
pub use common::Common;
use element::Open;
pub use known::Known;
use tag::{Content, Tag};

/// Reads a page.
pub fn read(html: &str) -> PageFacts {
    run(html).finish()
}

/// Reads a page without reading again what stands in it of `common`: the same facts, sooner. What is `known` of other
/// pages is not kept twice.
pub fn read_with(html: &str, common: &Common, known: &mut Known) -> PageFacts {
    let mut facts = read_around(html, common).unwrap_or_else(|| read(html));
    known.share(&mut facts);
    facts.ids.shrink_to_fit();
    facts.links.shrink_to_fit();
    facts.parts.shrink_to_fit();
    facts.requests.shrink_to_fit();
    facts.headings.shrink_to_fit();
    facts
}

/// Reads the stretches of a page between shared parts. `None` if it has no such parts, or they cannot be taken as read.
fn read_around(html: &str, common: &Common) -> Option<PageFacts> {
    let (stretches, parts) = common.cut(html);
    let (first, others) = stretches.split_first()?;
    if parts.is_empty() {
        return None;
    }
    let mut reader = Reader::default();
    strict::feed(&mut reader, first)?;
    for (part, stretch) in parts.into_iter().zip(others) {
        reader.take(part)?;
        strict::feed(&mut reader, stretch)?;
    }
    Some(reader.finish())
}

/// Reads a page as templates write it, or else as browsers do.
fn run(html: &str) -> Reader {
    let mut reader = Reader::default();
    match strict::feed(&mut reader, html) {
        Some(()) => reader,
        None => lenient::read(html),
    }
}

/// A label of a form's field: by the `id` it names, or around the field.
#[derive(Debug, Clone, Default)]
struct Labels {
    named: Vec<Arc<str>>,
    waiting: Vec<Arc<str>>,
}

/// State while a page is read.
#[derive(Default)]
struct Reader {
    facts: PageFacts,
    /// Whether an end was met that nothing had opened.
    stray: bool,
    /// Open elements, the innermost last, and their names, one after the other.
    stack: Vec<Open>,
    names: String,
    /// Open parts, links and labels: numbers and counts, so that text need not walk the stack.
    parts: Vec<usize>,
    link: Option<usize>,
    labels: Labels,
    in_main: usize,
    in_label: usize,
    in_title: bool,
    silent: bool,
    /// Whether the last character in `<main>` was part of a word.
    word: bool,
    /// Number of the open table that has not shown a header cell yet, by depth.
    tables: Vec<bool>,
}

impl Reader {
    fn start(&mut self, tag: &Tag<'_>) -> Content {
        let open = self.element(tag);
        let content = match tag.name {
            "script" => Content::Script,
            "style" | "noframes" | "iframe" | "xmp" => Content::Raw,
            // Only the title of the page is raw text; that of a drawing is not.
            "title" if open.title => Content::Text,
            "textarea" => Content::Text,
            _ => Content::Elements,
        };
        if tag.self_closing || is_void(tag.name) {
            self.leave(open);
            return Content::Elements;
        }
        self.names.push_str(tag.name);
        self.stack.push(open);
        content
    }

    fn end(&mut self, name: &str) {
        let Some(at) = self.innermost_named(name) else {
            self.stray = true;
            return;
        };
        while self.stack.len() > at {
            if let Some(open) = self.stack.pop() {
                self.names.truncate(open.name);
                self.leave(open);
            }
        }
        self.word = self.word && is_inline(name);
    }

    /// Names of the open elements, the innermost first.
    fn open_names(&self) -> impl Iterator<Item = &str> {
        let mut end = self.names.len();
        self.stack.iter().rev().map(move |open| {
            let name = &self.names[open.name..end];
            end = open.name;
            name
        })
    }

    fn innermost_named(&self, name: &str) -> Option<usize> {
        let above = self.open_names().position(|open| open == name)?;
        Some(self.stack.len() - 1 - above)
    }

    fn leave(&mut self, open: Open) {
        if open.part {
            self.parts.pop();
        }
        if open.link {
            self.link = None;
        }
        if open.table {
            self.tables.pop();
        }
        self.in_main -= usize::from(open.main);
        self.in_label -= usize::from(open.label);
        self.in_title &= !open.title;
        self.silent &= !open.silent;
    }

    fn text(&mut self, text: &str) {
        if self.in_title {
            self.facts.title.push_str(text);
        }
        if self.silent || self.in_title {
            return;
        }
        self.spoken(text);
        if self.in_main > 0 {
            for character in text.chars() {
                let part = character.is_alphanumeric() || (self.word && !character.is_whitespace());
                self.facts.words += usize::from(part && !self.word);
                self.word = part;
            }
        }
    }

    /// Text for whoever listens: open parts and the open link.
    fn spoken(&mut self, text: &str) {
        self.each_part(|part| part.text.push_str(text));
        if let Some(number) = self.link
            && let Some(link) = Arc::get_mut(&mut self.facts.links[number])
        {
            link.text.push_str(text);
        }
    }

    fn finish(mut self) -> PageFacts {
        while let Some(open) = self.stack.pop() {
            self.leave(open);
        }
        let facts = &mut self.facts;
        facts.title = spaced(&facts.title);
        let parts = facts.parts.iter_mut().filter_map(Arc::get_mut);
        parts.for_each(|part| part.text = said(&part.text));
        let links = facts.links.iter_mut().filter_map(Arc::get_mut);
        links.for_each(|link| link.text = spaced(&link.text));
        let labels = &self.labels;
        facts.unlabelled += labels
            .waiting
            .iter()
            .filter(|id| !labels.named.contains(id))
            .count();
        self.facts
    }
}

/// The text of a part as it is kept.
fn said(text: &str) -> String {
    let mut text = spaced(text);
    if text.len() > SAID {
        text.truncate(text.floor_char_boundary(SAID));
        text.shrink_to_fit();
    }
    text
}

/// A text with single spaces.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "em"
            | "i"
            | "strong"
            | "span"
            | "abbr"
            | "mark"
            | "small"
            | "sub"
            | "sup"
            | "code"
            | "bdi"
    )
}

#[cfg(test)]
mod tests;
