//! Drawings (SVG): whether one does anything besides being seen.
//!
//! In: the bytes of a file. Out: the first thing in it that acts or asks, and its line. As a picture on a page a drawing
//! can do neither; opened by its own address it is a document of the site, and may do what the site may.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// Greatest size of a file that is read.
pub const LIMIT: u64 = 16 * 1024 * 1024;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not text in UTF-8.
    Encoding,
    /// It runs a program, in this line.
    Acts(usize),
    /// It asks another site for something, in this line.
    Asks(usize),
}

impl Fault {
    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Fault::Encoding => "codificacion",
            Fault::Acts(_) => "programa",
            Fault::Asks(_) => "ajeno",
        }
    }

    /// The line.
    pub fn line(self) -> usize {
        match self {
            Fault::Encoding => 1,
            Fault::Acts(line) | Fault::Asks(line) => line,
        }
    }
}

/// Reads a drawing; nothing if it is only seen. It is read as HTML is, which sees a tag wherever XML sees one, and more.
pub fn read(bytes: &[u8]) -> Option<Fault> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Some(Fault::Encoding);
    };
    // What an entity stands for is not seen here, and nothing that draws writes any.
    for (mark, fault) in [
        ("<!ENTITY", Fault::Acts as fn(usize) -> Fault),
        ("<?xml-stylesheet", Fault::Asks),
    ] {
        if let Some(at) = text.find(mark) {
            return Some(fault(text[..at].matches('\n').count() + 1));
        }
    }
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(text));
    let tokenizer = Tokenizer::new(Sink(RefCell::new(None)), TokenizerOpts::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

struct Sink(RefCell<Option<Fault>>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let found = match &token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => of_tag(tag, line),
            Token::CharacterTokens(text) => asks_in_style(text).then_some(Fault::Asks(line)),
            _ => None,
        };
        let mut first = self.0.borrow_mut();
        *first = first.or(found);
        TokenSinkResult::Continue
    }
}

/// Elements that run something, or hold pages.
const ACTING: [&str; 7] = [
    "script",
    "foreignobject",
    "iframe",
    "embed",
    "object",
    "handler",
    "listener",
];

fn of_tag(tag: &Tag, line: usize) -> Option<Fault> {
    let local = |name: &str| name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
    let name = local(&tag.name);
    if ACTING.contains(&&*name) {
        return Some(Fault::Acts(line));
    }
    let link = name == "a";
    tag.attrs.iter().find_map(|attribute| {
        let own = &*attribute.name.local;
        let key = local(own);
        let value: String = attribute
            .value
            .chars()
            .filter(|letter| !letter.is_whitespace() && !letter.is_control())
            .collect::<String>()
            .to_ascii_lowercase();
        let acts = key.len() > 2 && key.starts_with("on")
            || value.starts_with("javascript:")
            || value.starts_with("data:text/html")
            || value.starts_with("data:image/svg");
        if acts {
            return Some(Fault::Acts(line));
        }
        let names = own.starts_with("xmlns");
        let address = matches!(&*key, "href" | "src") && !link;
        let asks = address && is_foreign(&value) || !names && asks_in_style(&value);
        asks.then_some(Fault::Asks(line))
    })
}

fn is_foreign(address: &str) -> bool {
    ["http:", "https:", "//", "ftp:"]
        .iter()
        .any(|start| address.starts_with(start))
}

/// Whether a style asks another site: `url(https://…)`, `@import`.
fn asks_in_style(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let named = text.match_indices("url(").any(|(at, mark)| {
        let rest = text[at + mark.len()..].trim_start_matches(['"', '\'', ' ', '\n', '\t']);
        is_foreign(rest)
    });
    named || text.contains("@import")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(inside: &str) -> Option<Fault> {
        read(format!("<svg xmlns=\"http://www.w3.org/2000/svg\">\n{inside}\n</svg>").as_bytes())
    }

    #[test]
    fn what_is_only_seen_is_good() {
        assert_eq!(
            of("<title>Un río &amp; una canoa</title><path d=\"M0 0h9\" fill=\"url(#a)\"/>"),
            None
        );
        assert_eq!(of("<style>.a{fill:#fff}</style><use href=\"#a\"/>"), None);
        assert_eq!(
            of("<a href=\"https://www.ejemplo.gov.co\"><text>x</text></a>"),
            None
        );
        assert_eq!(of("<image href=\"data:image/png;base64,AAAA\"/>"), None);
        let inkscape = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<svg/>";
        assert_eq!(read(inkscape.as_bytes()), None);
    }

    #[test]
    fn what_acts_is_told_with_its_line() {
        for acting in [
            "<script>alert(1)</script>",
            "<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/>",
            "<SCRIPT/>",
            "<path onload=\"alert(1)\"/>",
            "<a xlink:href=\"java&#x0a;script:alert(1)\"><text>x</text></a>",
            "<foreignObject><p/></foreignObject>",
            "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
            "<use href=\"data:image/svg+xml,x\"/>",
            "<![CDATA[ ]]><script/>",
        ] {
            assert_eq!(of(acting), Some(Fault::Acts(2)), "{acting}");
        }
        assert_eq!(
            read(b"<!DOCTYPE svg [\n<!ENTITY x \"y\">\n]><svg/>"),
            Some(Fault::Acts(2))
        );
        assert_eq!(of("<!-- <script> -->"), None);
        assert_eq!(read(b"\xff\xfe<\0"), Some(Fault::Encoding));
    }

    #[test]
    fn what_asks_another_site_is_told() {
        for asking in [
            "<image href=\"https://otro.example/a.png\"/>",
            "<use xlink:href=\"//otro.example/a.svg#x\"/>",
            "<style>@import 'x.css';</style>",
            "<path fill=\"url(https://otro.example/#a)\"/>",
            "<style>.a{background:url( \"http://otro.example/a\")}</style>",
        ] {
            assert_eq!(of(asking), Some(Fault::Asks(2)), "{asking}");
        }
        assert_eq!(
            read(b"<?xml-stylesheet href=\"https://otro.example/a.css\"?>\n<svg/>"),
            Some(Fault::Asks(1))
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(<svg|<script|<!|\\[|>|on|=|\"|url\\(|:|&#x|\n| |ñ){0,40}") {
            let _ = read(text.as_bytes());
        }
    }
}
