//! A start tag as the reader sees it, whichever tokenizer read it.

use std::borrow::Cow;

/// A start tag.
pub(super) struct Tag<'t> {
    /// Name, in lower case.
    pub(super) name: &'t str,
    /// Attributes in order, each name once and in lower case; values as browsers hear them.
    pub(super) attrs: &'t [Attribute<'t>],
    /// Whether it closes itself (`<br/>`).
    pub(super) self_closing: bool,
}

/// Name and value of an attribute.
pub(super) type Attribute<'t> = (Cow<'t, str>, Cow<'t, str>);

/// How what follows a start tag is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Elements and text.
    Elements,
    /// Text with character references, up to the end tag.
    Text,
    /// Bytes as they stand, up to the end tag.
    Raw,
    /// A script, which has rules of its own.
    Script,
}

impl<'t> Tag<'t> {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&'t str> {
        let found = self.attrs.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| &**value)
    }
}
