//! What was read in pages, kept for the next build: a page of the same bytes says the same.
//!
//! In: the facts of pages, by the digest of their bytes. Out: bytes in which stands once what pages say again
//! and again; and back. Bytes that cannot be understood give no facts.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::facts::{LinkFact, PageFacts, PartFact};
use crate::digest::Digest;

/// Facts of pages by the digest of their bytes, each with the weight that it was weighed against.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    pages: Pages,
}

type Weighed = (u64, PageFacts);
type Pages = FxHashMap<Digest, Mutex<Option<Weighed>>>;

impl Kept {
    /// Gives away the facts of a page of these bytes. They hold as long as it may weigh as much as it might then.
    pub(crate) fn take(&self, page: Digest, limit: u64) -> Option<PageFacts> {
        let kept = self.pages.get(&page)?;
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.take_if(|(weighed, _)| *weighed == limit)
            .map(|(_, facts)| facts)
    }

    /// Adds what [`write`] made; nothing of what something else made.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        let piece = postcard::from_bytes::<Piece<'_>>(bytes).ok();
        self.pages
            .extend(piece.and_then(Piece::pages).into_iter().flatten());
    }
}

/// The number of a thing in its pool.
type At = u32;

/// What some pages share, and the pages.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Piece<'p> {
    #[serde(borrow)]
    texts: Vec<&'p str>,
    #[serde(borrow)]
    links: Vec<Link<'p>>,
    #[serde(borrow)]
    parts: Vec<Part<'p>>,
    pages: Vec<Row<'p>>,
}

/// See [`LinkFact`].
#[derive(Debug, Serialize, Deserialize)]
struct Link<'p> {
    href: At,
    text: &'p str,
    part: Option<At>,
    main: bool,
}

/// See [`PartFact`].
#[derive(Debug, Serialize, Deserialize)]
struct Part<'p> {
    name: At,
    element: At,
    text: &'p str,
    links: Vec<At>,
    moments: Vec<At>,
    current: bool,
}

/// A page: what it says alone, and what it shares.
#[derive(Debug, Serialize, Deserialize)]
struct Row<'p> {
    digest: Digest,
    limit: u64,
    facts: Cow<'p, PageFacts>,
    ids: Vec<At>,
    links: Vec<At>,
    requests: Vec<At>,
    parts: Vec<At>,
}

/// Facts of some pages as bytes: of each page the digest of its bytes, and how much it may weigh.
pub(crate) fn write(pages: &[(Digest, u64, &PageFacts)]) -> Vec<u8> {
    let mut writer = Writer::default();
    for &(digest, limit, facts) in pages {
        let row = Row {
            digest,
            limit,
            facts: Cow::Borrowed(facts),
            ids: writer.texts(&facts.ids),
            links: facts.links.iter().map(|link| writer.link(link)).collect(),
            requests: writer.texts(&facts.requests),
            parts: facts.parts.iter().map(|part| writer.part(part)).collect(),
        };
        writer.piece.pages.push(row);
    }
    postcard::to_stdvec(&writer.piece).unwrap_or_default()
}

/// A piece in the making, and the numbers of what is in it: of texts by their letters, of links and parts by their place
/// in memory, which pages share.
#[derive(Debug, Default)]
struct Writer<'p> {
    piece: Piece<'p>,
    texts: FxHashMap<&'p str, At>,
    links: FxHashMap<*const LinkFact, At>,
    parts: FxHashMap<*const PartFact, At>,
}

impl<'p> Writer<'p> {
    fn text(&mut self, text: &'p str) -> At {
        let texts = &mut self.piece.texts;
        *self.texts.entry(text).or_insert_with(|| add(texts, text))
    }

    fn texts(&mut self, texts: &'p [Arc<str>]) -> Vec<At> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    fn link(&mut self, link: &'p Arc<LinkFact>) -> At {
        if let Some(at) = self.links.get(&Arc::as_ptr(link)) {
            return *at;
        }
        let made = Link {
            href: self.text(&link.href),
            text: &link.text,
            part: link.part.as_deref().map(|part| self.text(part)),
            main: link.main,
        };
        let at = add(&mut self.piece.links, made);
        self.links.insert(Arc::as_ptr(link), at);
        at
    }

    fn part(&mut self, part: &'p Arc<PartFact>) -> At {
        if let Some(at) = self.parts.get(&Arc::as_ptr(part)) {
            return *at;
        }
        let made = Part {
            name: self.text(&part.name),
            element: self.text(&part.element),
            text: &part.text,
            links: self.texts(&part.links),
            moments: self.texts(&part.moments),
            current: part.current,
        };
        let at = add(&mut self.piece.parts, made);
        self.parts.insert(Arc::as_ptr(part), at);
        at
    }
}

/// Puts a thing at the end of its pool, and gives its number.
fn add<T>(pool: &mut Vec<T>, thing: T) -> At {
    pool.push(thing);
    // Pages with four thousand million links are not in memory at once.
    At::try_from(pool.len() - 1).unwrap_or(At::MAX)
}

impl Piece<'_> {
    /// The facts again; `None` if a number leads nowhere.
    fn pages(self) -> Option<Pages> {
        let texts: Vec<Arc<str>> = self.texts.into_iter().map(Arc::from).collect();
        let text = |at: At| texts.get(at as usize).cloned();
        let links = self.links.into_iter().map(|link| {
            Some(Arc::new(LinkFact {
                href: text(link.href)?,
                text: link.text.to_owned(),
                part: match link.part {
                    Some(part) => Some(text(part)?),
                    None => None,
                },
                main: link.main,
            }))
        });
        let links: Vec<Arc<LinkFact>> = links.collect::<Option<_>>()?;
        let parts = self.parts.into_iter().map(|part| {
            Some(Arc::new(PartFact {
                name: text(part.name)?,
                element: text(part.element)?,
                text: part.text.to_owned(),
                links: all(&texts, &part.links)?,
                moments: all(&texts, &part.moments)?,
                current: part.current,
            }))
        });
        let parts: Vec<Arc<PartFact>> = parts.collect::<Option<_>>()?;
        let pages = self.pages.into_iter().map(|row| {
            let facts = PageFacts {
                ids: all(&texts, &row.ids)?,
                links: all(&links, &row.links)?,
                requests: all(&texts, &row.requests)?,
                parts: all(&parts, &row.parts)?,
                ..row.facts.into_owned()
            };
            Some((row.digest, Mutex::new(Some((row.limit, facts)))))
        });
        pages.collect()
    }
}

/// The things of a pool with these numbers.
fn all<T: ?Sized>(pool: &[Arc<T>], at: &[At]) -> Option<Vec<Arc<T>>> {
    at.iter()
        .map(|at| pool.get(*at as usize).cloned())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A page with something of everything that is read in one.
    const PAGE: &str = "<!doctype html><html lang=\"es\"><head><title>Á</title><meta name=\"description\" content=\"d\"><meta name=\"viewport\" content=\"v\"><meta http-equiv=\"refresh\" content=\"1\"><link rel=\"alternate\" hreflang=\"en\" href=\"/en/\"><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/rss.xml\"><link rel=\"stylesheet\" href=\"/a.css\"><style>p{}</style></head><body onload=\"x()\"><header><nav data-parte=\"menu\"><a href=\"/\" aria-current=\"page\">Inicio</a> <time datetime=\"2026\">2026</time></nav></header><main id=\"m\"><h1 id=\"a\">Á</h1><p data-parte=\"datos\"><time datetime=\"2026-01-01\">hoy</time> <a href=\"/b/\">be <img src=\"/i.png\" alt=\"i\"></a></p><blink>z</blink><table><tr><th>a</table><table><tr><td>b</table><form><input tabindex=\"3\"></form><video src=\"/v.mp4\" autoplay></video><audio src=\"/a.mp3\"><track></audio><img src=\"/j.png\"></main><footer>f</footer></body></html>";

    fn read(bytes: &[u8]) -> Kept {
        let mut kept = Kept::default();
        kept.add(bytes);
        kept
    }

    #[test]
    fn facts_come_back_as_they_were_and_once() {
        let facts = PageFacts {
            packed: 7,
            ..crate::audit::read(PAGE)
        };
        let debug = format!("{facts:?}");
        // The page has something of everything: only what is not there prints as empty.
        assert!(
            !debug.contains("[]") && !debug.contains("None, viewport"),
            "{debug}"
        );
        let blank = PageFacts::default();
        let (a, b) = (Digest::of(b"a"), Digest::of(b"b"));
        let mut kept = read(&write(&[(a, 10, &facts)]));
        kept.add(&write(&[(b, 20, &blank)]));
        assert_eq!(kept.take(a, 11), None, "it may weigh something else now");
        assert_eq!(kept.take(a, 10), Some(facts));
        assert_eq!(kept.take(a, 10), None, "given away");
        assert_eq!(kept.take(b, 20), Some(blank));
        assert_eq!(kept.take(Digest::of(b"c"), 10), None);
    }

    proptest! {
        /// Whatever stands there, reading it ends well.
        #[test]
        fn other_bytes_give_something_or_nothing(at in 0..4000_usize, with in any::<u8>(), cut in 0..4000_usize) {
            let facts = crate::audit::read(PAGE);
            let mut bytes = write(&[(Digest::of(b"a"), 10, &facts)]);
            let at = at % bytes.len();
            bytes[at] = with;
            read(&bytes);
            bytes.truncate(cut % bytes.len());
            read(&bytes);
        }

        #[test]
        fn noise_gives_nothing(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            read(&bytes);
        }
    }
}
