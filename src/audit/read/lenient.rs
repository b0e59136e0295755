//! The tokenizer of browsers, for every page that there can be: `html5ever`, to the letter of the WHATWG's standard.
//!
//! In: a page. Out: its tags and texts, told to the reader.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    self, BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::Reader;
use super::tag::{Content, Tag};

/// Reads a whole page.
pub(super) fn read(html: &str) -> Reader {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(html));
    let sink = Sink(RefCell::new(Reader::default()));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    // A script's end hands control back to the caller: go on until the page is used up.
    while !queue.is_empty() {
        let _ = tokenizer.feed(&queue);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

struct Sink(RefCell<Reader>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                return match start(&mut reader, &tag) {
                    Content::Elements => TokenSinkResult::Continue,
                    Content::Text => TokenSinkResult::RawData(RawKind::Rcdata),
                    Content::Raw => TokenSinkResult::RawData(RawKind::Rawtext),
                    Content::Script => TokenSinkResult::RawData(RawKind::ScriptData),
                };
            }
            Token::TagToken(tag) => reader.end(&tag.name),
            Token::CharacterTokens(text) => reader.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn start(reader: &mut Reader, tag: &tokenizer::Tag) -> Content {
    let attrs: Vec<_> = tag
        .attrs
        .iter()
        .map(|one| (Cow::Borrowed(&*one.name.local), Cow::Borrowed(&*one.value)))
        .collect();
    reader.start(&Tag {
        name: &tag.name,
        attrs: &attrs,
        self_closing: tag.self_closing,
    })
}
