//! The HTML of a piece of content, kept small.
//!
//! All texts of a portal are in memory at once, and each is read three or four times. Where they are many a long one is
//! kept packed, as an LZ4 block, a third of its size; that costs 4 % of a build's processor time.

use std::borrow::Cow;

use lz4_flex::block::{compress_prepend_size, decompress_size_prepended};

/// Below this many bytes packing saves less than it costs.
const SHORT: usize = 512;

/// See the module's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Html(Kept);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kept {
    Plain(Box<str>),
    Packed(Box<[u8]>),
}

impl Default for Html {
    fn default() -> Html {
        Html(Kept::Plain(Box::default()))
    }
}

impl Html {
    /// A text as it is.
    pub fn new(text: impl Into<Box<str>>) -> Html {
        Html(Kept::Plain(text.into()))
    }

    /// The same text, packed if it is long. The same text gives the same value.
    #[must_use]
    pub fn packed(self) -> Html {
        match &self.0 {
            Kept::Plain(text) if text.len() >= SHORT => {
                Html(Kept::Packed(compress_prepend_size(text.as_bytes()).into()))
            }
            _ => self,
        }
    }

    /// The text.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.0 {
            Kept::Plain(text) => Cow::Borrowed(text),
            Kept::Packed(bytes) => {
                let bytes = decompress_size_prepended(bytes);
                let bytes = bytes.expect("what was packed here can be unpacked");
                Cow::Owned(String::from_utf8(bytes).expect("a text was packed here"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_and_a_long_one_is_smaller() {
        let words = "El registro de la ñamba: Kamëntšá, 1712. ";
        for times in [0, 1, 12, 13, 400, 40_000] {
            let text = words.repeat(times);
            assert_eq!(Html::new(&*text).text(), text);
            assert_eq!(Html::new(&*text).packed().text(), text);
        }
        let Html(Kept::Packed(bytes)) = Html::new(words.repeat(400)).packed() else {
            panic!("a long text is packed");
        };
        assert!(bytes.len() * 3 < words.len() * 400);
    }

    proptest::proptest! {
        #[test]
        fn any_text_comes_back(text in "\\PC{0,2000}") {
            let html = Html::new(&*text).packed();
            proptest::prop_assert_eq!(html.text(), text);
        }
    }
}
