//! What a page says of itself, read from its HTML: the facts on which audit rules and site evidence rest.
//!
//! Parts of a page are found by the attribute `data-parte`, the theme's contract with the auditor; what is in them is
//! then looked at, never assumed.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Facts of one HTML page. What many pages say again is kept apart from the rest ([`super::kept`]).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PageFacts {
    /// `lang` of `<html>`.
    pub lang: Option<String>,
    /// `<title>`.
    pub title: String,
    /// `<meta name="description">`.
    pub description: Option<String>,
    /// `<meta name="viewport">`.
    pub viewport: Option<String>,
    /// Levels of headings, in order.
    pub headings: Vec<u8>,
    /// All `id`s.
    #[serde(skip)]
    pub ids: Vec<Arc<str>>,
    /// All links (`<a href>`), in order.
    #[serde(skip)]
    pub links: Vec<Arc<LinkFact>>,
    /// Alternates (`<link rel="alternate" hreflang>`): tag and address.
    pub alternates: Vec<(String, String)>,
    /// Feeds (`<link rel="alternate" type="application/…+xml">`).
    pub feeds: Vec<String>,
    /// Images.
    pub images: Vec<ImageFact>,
    /// Addresses that the browser asks for by itself: styles, scripts, images, media.
    #[serde(skip)]
    pub requests: Vec<Arc<str>>,
    /// Parts that are there (`data-parte`), each with its text, links and moments.
    #[serde(skip)]
    pub parts: Vec<Arc<PartFact>>,
    /// Landmark elements that are there, in order.
    pub landmarks: Vec<Landmark>,
    /// Elements or attributes that blink or move for ever: `blink`, `marquee`.
    pub blinking: Vec<String>,
    /// What it does by itself, or out of turn.
    pub acts: Vec<Act>,
    /// Inline scripts, inline styles, `on…` attributes (JSON-LD is not one).
    pub inline: Vec<String>,
    /// Fields of forms without a label.
    pub unlabelled: usize,
    /// Number of `<form>`.
    pub forms: usize,
    /// Number of data tables, and of those with header cells.
    pub tables: (usize, usize),
    /// Words of text in `<main>`.
    pub words: usize,
    /// Files of media with captions: `<audio>`/`<video>` and whether they hold a `<track>`.
    pub media: Vec<(String, bool)>,
    /// Bytes of the page as servers send it, packed; or more of them, if even so it is within its limit.
    pub packed: u64,
}

/// A landmark element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Landmark {
    /// `<header>`.
    Header,
    /// `<nav>`.
    Nav,
    /// `<main>`.
    Main,
    /// `<footer>`.
    Footer,
}

/// Something that a page does by itself, or out of turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Sound or video begins: `autoplay`.
    Autoplay,
    /// It loads again: `<meta http-equiv="refresh">`.
    Refresh,
    /// The tab key leaves the order of the page: a positive `tabindex`.
    Tabindex,
}

/// A link.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LinkFact {
    /// As written.
    pub href: Arc<str>,
    /// Its text, with the alternative texts of images in it.
    pub text: String,
    /// The innermost `data-parte` around it.
    pub part: Option<Arc<str>>,
    /// Whether it stands in `<main>`.
    pub main: bool,
}

/// An image.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ImageFact {
    /// Address.
    pub src: String,
    /// Alternative text; `None` without the attribute.
    pub alt: Option<String>,
    /// The innermost `data-parte` around it.
    pub part: Option<Arc<str>>,
}

/// Bytes of the text of a part that are kept: a list of a hundred rows says what it is long before.
pub const SAID: usize = 4096;

/// A part of the page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PartFact {
    /// Its name.
    pub name: Arc<str>,
    /// Its element.
    pub element: Arc<str>,
    /// Its text, as far as [`SAID`].
    pub text: String,
    /// Addresses of links in it (or its own, if it is a link).
    pub links: Vec<Arc<str>>,
    /// `datetime` of `<time>` elements in it (or its own).
    pub moments: Vec<Arc<str>>,
    /// Whether an element in it has `aria-current="page"`.
    pub current: bool,
}

impl PageFacts {
    /// A part by name.
    pub fn part(&self, name: &str) -> Option<&PartFact> {
        self.parts
            .iter()
            .map(|part| &**part)
            .find(|part| &*part.name == name)
    }
}
