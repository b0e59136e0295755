//! Reads the facts of a page from its HTML.
//!
//! In: one page's text. Out: [`PageFacts`]. Uses a tokenizer and a stack of open elements: no tree is built, because
//! every page of every build comes through here.

mod common;
mod element;
mod known;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::Arc;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::facts::{PageFacts, SAID};
pub use common::Common;
use common::Part;
use element::Open;
pub use known::Known;

/// Reads a page.
pub fn read(html: &str) -> PageFacts {
    run(&[html], Vec::new()).finish()
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

fn read_around(html: &str, common: &Common) -> Option<PageFacts> {
    let (stretches, parts) = common.cut(html);
    if parts.is_empty() {
        return None;
    }
    let reader = run(&stretches, parts);
    (!reader.refused).then(|| reader.finish())
}

/// Reads stretches of a page with a part of `parts` between each two of them.
fn run<'c>(stretches: &[&str], parts: Vec<&'c Part>) -> Reader<'c> {
    let queue = BufferQueue::default();
    for (n, stretch) in stretches.iter().enumerate() {
        if n > 0 {
            queue.push_back(StrTendril::from_char(common::MARK));
        }
        queue.push_back(StrTendril::from_slice(stretch));
    }
    let reader = Reader {
        common: parts.into(),
        ..Reader::default()
    };
    let tokenizer = Tokenizer::new(Sink(RefCell::new(reader)), TokenizerOpts::default());
    // A script's end hands control back to the caller: go on until the page is used up.
    while !queue.is_empty() {
        let _ = tokenizer.feed(&queue);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

struct Sink<'c>(RefCell<Reader<'c>>);

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return reader.start(&tag),
            Token::TagToken(tag) => reader.end(&tag),
            Token::CharacterTokens(text) => reader.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
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
struct Reader<'c> {
    facts: PageFacts,
    /// Common parts still to come, and whether one stood where it cannot be taken as read.
    common: VecDeque<&'c Part>,
    refused: bool,
    /// Whether an end was met that nothing had opened.
    stray: bool,
    /// Open elements, the innermost last.
    stack: Vec<Open>,
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

impl Reader<'_> {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let open = self.element(tag);
        let name = &*tag.name;
        let raw = match name {
            "script" => Some(RawKind::ScriptData),
            "style" | "noframes" | "iframe" | "xmp" => Some(RawKind::Rawtext),
            // Only the title of the page is raw text; that of a drawing is not.
            "title" if open.title => Some(RawKind::Rcdata),
            "textarea" => Some(RawKind::Rcdata),
            _ => None,
        };
        if tag.self_closing || is_void(name) {
            self.leave(open);
            return TokenSinkResult::Continue;
        }
        self.stack.push(open);
        raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }

    fn end(&mut self, tag: &Tag) {
        let Some(at) = self.stack.iter().rposition(|open| open.name == tag.name) else {
            self.stray = true;
            return;
        };
        while self.stack.len() > at {
            if let Some(open) = self.stack.pop() {
                self.leave(open);
            }
        }
        self.word = self.word && is_inline(&tag.name);
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
        if let Some((before, after)) = text.split_once(common::MARK)
            && let Some(part) = self.common.pop_front()
        {
            self.text(before);
            self.take(part);
            return self.text(after);
        }
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
