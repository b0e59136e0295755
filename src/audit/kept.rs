//! What was read in pages, kept for the next build: a page of the same bytes says the same.
//!
//! In: the facts of pages, by the digest of their bytes. Out: one run of bytes, in which stands once what pages say again
//! and again; and back. Bytes that cannot be understood give no facts.

use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::facts::{ImageFact, LinkFact, PageFacts, PartFact};
use crate::digest::Digest;

/// Names that facts hold as they stand in the program.
const NAMES: [&str; 7] = [
    "header", "nav", "main", "footer", "tabindex", "refresh", "autoplay",
];

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

    /// What [`write`] made; nothing of what something else made.
    pub(crate) fn read(bytes: &[u8]) -> Kept {
        let pages: Option<Vec<Pages>> = pieces(bytes)
            .into_par_iter()
            .map(|piece| postcard::from_bytes::<Whole<'_>>(piece).ok()?.pages())
            .collect();
        Kept {
            pages: pages.into_iter().flatten().flatten().collect(),
        }
    }
}

/// Pages of a piece: several cores share the work.
const PIECE: usize = 2048;

/// Adds the facts of pages to some bytes: of each page the digest of its bytes, and how much it may weigh. Before each
/// piece stands how long it is.
pub(crate) fn write(pages: &[(Digest, u64, &PageFacts)], out: &mut Vec<u8>) {
    let pieces: Vec<Vec<u8>> = pages.par_chunks(PIECE).map(piece).collect();
    for piece in pieces {
        out.extend((piece.len() as u64).to_le_bytes());
        out.extend(piece);
    }
}

fn pieces(mut bytes: &[u8]) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk() {
        let length = usize::try_from(u64::from_le_bytes(*length)).unwrap_or(usize::MAX);
        let Some((piece, rest)) = rest.split_at_checked(length) else {
            break;
        };
        pieces.push(piece);
        bytes = rest;
    }
    pieces
}

fn piece(pages: &[(Digest, u64, &PageFacts)]) -> Vec<u8> {
    let mut whole = Whole::default();
    let mut pools = Pools::default();
    for (digest, limit, facts) in pages {
        if let Some(page) = pools.page(&mut whole, facts) {
            whole.pages.push((digest.bytes(), *limit, page));
        }
    }
    postcard::to_stdvec(&whole).unwrap_or_default()
}

/// The number of a thing in its pool.
type At = u32;

#[derive(Debug, Default, Serialize, Deserialize)]
struct Whole<'t> {
    #[serde(borrow)]
    texts: Vec<&'t str>,
    #[serde(borrow)]
    links: Vec<Link<'t>>,
    #[serde(borrow)]
    parts: Vec<Part<'t>>,
    #[serde(borrow)]
    pages: Vec<([u8; 32], u64, OfPage<'t>)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Link<'t> {
    href: At,
    text: &'t str,
    part: Option<At>,
    main: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct Part<'t> {
    name: At,
    element: At,
    text: &'t str,
    links: Vec<At>,
    moments: Vec<At>,
    current: bool,
}

/// See [`PageFacts`].
#[derive(Debug, Serialize, Deserialize)]
struct OfPage<'t> {
    lang: Option<&'t str>,
    title: &'t str,
    description: Option<&'t str>,
    viewport: Option<&'t str>,
    #[serde(borrow)]
    headings: &'t [u8],
    ids: Vec<At>,
    links: Vec<At>,
    #[serde(borrow)]
    alternates: Vec<(&'t str, &'t str)>,
    #[serde(borrow)]
    feeds: Vec<&'t str>,
    #[serde(borrow)]
    images: Vec<(&'t str, Option<&'t str>, Option<At>)>,
    requests: Vec<At>,
    parts: Vec<At>,
    landmarks: Vec<u8>,
    #[serde(borrow)]
    blinking: Vec<&'t str>,
    acts: Vec<u8>,
    #[serde(borrow)]
    inline: Vec<&'t str>,
    unlabelled: usize,
    forms: usize,
    tables: (usize, usize),
    words: usize,
    #[serde(borrow)]
    media: Vec<(&'t str, bool)>,
    packed: u64,
}

/// What was written already, by what it is: texts by their letters, links and parts by their place in memory, which pages
/// share.
#[derive(Debug, Default)]
struct Pools<'p> {
    texts: FxHashMap<&'p str, At>,
    links: FxHashMap<*const LinkFact, At>,
    parts: FxHashMap<*const PartFact, At>,
}

impl<'p> Pools<'p> {
    /// A page; `None` if it holds a name that is not among [`NAMES`].
    fn page(&mut self, whole: &mut Whole<'p>, facts: &'p PageFacts) -> Option<OfPage<'p>> {
        let names = |names: &[&str]| -> Option<Vec<u8>> {
            let number = |name: &&str| NAMES.iter().position(|known| known == name);
            let number = |name: &&str| u8::try_from(number(name)?).ok();
            names.iter().map(number).collect()
        };
        let images = facts.images.iter().map(|image| {
            let part = image.part.as_deref().map(|part| self.text(whole, part));
            (&*image.src, image.alt.as_deref(), part)
        });
        Some(OfPage {
            images: images.collect(),
            lang: facts.lang.as_deref(),
            title: &facts.title,
            description: facts.description.as_deref(),
            viewport: facts.viewport.as_deref(),
            headings: &facts.headings,
            ids: self.texts(whole, &facts.ids),
            links: facts
                .links
                .iter()
                .map(|link| self.link(whole, link))
                .collect(),
            alternates: facts.alternates.iter().map(|(a, b)| (&**a, &**b)).collect(),
            feeds: facts.feeds.iter().map(String::as_str).collect(),
            requests: self.texts(whole, &facts.requests),
            parts: facts
                .parts
                .iter()
                .map(|part| self.part(whole, part))
                .collect(),
            landmarks: names(&facts.landmarks)?,
            blinking: facts.blinking.iter().map(String::as_str).collect(),
            acts: names(&facts.acts)?,
            inline: facts.inline.iter().map(String::as_str).collect(),
            unlabelled: facts.unlabelled,
            forms: facts.forms,
            tables: facts.tables,
            words: facts.words,
            media: facts
                .media
                .iter()
                .map(|(file, tracks)| (&**file, *tracks))
                .collect(),
            packed: facts.packed,
        })
    }

    fn text(&mut self, whole: &mut Whole<'p>, text: &'p str) -> At {
        at(&mut self.texts, text, &mut whole.texts, || text)
    }

    fn texts(&mut self, whole: &mut Whole<'p>, texts: &'p [Arc<str>]) -> Vec<At> {
        texts.iter().map(|text| self.text(whole, text)).collect()
    }

    fn link(&mut self, whole: &mut Whole<'p>, link: &'p Arc<LinkFact>) -> At {
        let known = Arc::as_ptr(link);
        if let Some(at) = self.links.get(&known) {
            return *at;
        }
        let made = Link {
            href: self.text(whole, &link.href),
            text: &link.text,
            part: link.part.as_deref().map(|part| self.text(whole, part)),
            main: link.main,
        };
        at(&mut self.links, known, &mut whole.links, || made)
    }

    fn part(&mut self, whole: &mut Whole<'p>, part: &'p Arc<PartFact>) -> At {
        let known = Arc::as_ptr(part);
        if let Some(at) = self.parts.get(&known) {
            return *at;
        }
        let made = Part {
            name: self.text(whole, &part.name),
            element: self.text(whole, &part.element),
            text: &part.text,
            links: self.texts(whole, &part.links),
            moments: self.texts(whole, &part.moments),
            current: part.current,
        };
        at(&mut self.parts, known, &mut whole.parts, || made)
    }
}

/// The number of a thing; a new one goes to the end of its pool.
fn at<K: Eq + Hash, T>(
    known: &mut FxHashMap<K, At>,
    key: K,
    pool: &mut Vec<T>,
    make: impl FnOnce() -> T,
) -> At {
    *known.entry(key).or_insert_with(|| {
        pool.push(make());
        // A site of four thousand million links is not built in memory.
        At::try_from(pool.len() - 1).unwrap_or(At::MAX)
    })
}

impl Whole<'_> {
    /// The facts again; `None` if a number leads nowhere.
    fn pages(self) -> Option<Pages> {
        let texts: Vec<Arc<str>> = self.texts.iter().map(|text| Arc::from(*text)).collect();
        let text = |at: At| texts.get(at as usize).cloned();
        let some = |at: &[At]| at.iter().map(|at| text(*at)).collect::<Option<Vec<_>>>();
        let maybe = |at: Option<At>| at.map_or(Some(None), |at| text(at).map(Some));
        let links: Option<Vec<Arc<LinkFact>>> = self
            .links
            .iter()
            .map(|link| {
                Some(Arc::new(LinkFact {
                    href: text(link.href)?,
                    text: link.text.to_owned(),
                    part: maybe(link.part)?,
                    main: link.main,
                }))
            })
            .collect();
        let parts: Option<Vec<Arc<PartFact>>> = self
            .parts
            .iter()
            .map(|part| {
                Some(Arc::new(PartFact {
                    name: text(part.name)?,
                    element: text(part.element)?,
                    text: part.text.to_owned(),
                    links: some(&part.links)?,
                    moments: some(&part.moments)?,
                    current: part.current,
                }))
            })
            .collect();
        let (links, parts) = (links?, parts?);
        let names = |numbers: &[u8]| -> Option<Vec<&'static str>> {
            let name = |number: &u8| NAMES.get(usize::from(*number)).copied();
            numbers.iter().map(name).collect()
        };
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let pages = self.pages.iter().map(|(digest, limit, page)| {
            let images = page.images.iter().map(|(src, alt, part)| {
                Some(ImageFact {
                    src: (*src).to_owned(),
                    alt: alt.map(str::to_owned),
                    part: maybe(*part)?,
                })
            });
            let alternates = page.alternates.iter();
            let facts = PageFacts {
                lang: page.lang.map(str::to_owned),
                title: page.title.to_owned(),
                description: page.description.map(str::to_owned),
                viewport: page.viewport.map(str::to_owned),
                headings: page.headings.to_vec(),
                ids: some(&page.ids)?,
                links: shared(&links, &page.links)?,
                alternates: alternates
                    .map(|(tag, address)| ((*tag).to_owned(), (*address).to_owned()))
                    .collect(),
                feeds: owned(&page.feeds),
                images: images.collect::<Option<_>>()?,
                requests: some(&page.requests)?,
                parts: shared(&parts, &page.parts)?,
                landmarks: names(&page.landmarks)?,
                blinking: owned(&page.blinking),
                acts: names(&page.acts)?,
                inline: owned(&page.inline),
                unlabelled: page.unlabelled,
                forms: page.forms,
                tables: page.tables,
                words: page.words,
                media: page
                    .media
                    .iter()
                    .map(|(file, tracks)| ((*file).to_owned(), *tracks))
                    .collect(),
                packed: page.packed,
            };
            let weighed = Mutex::new(Some((*limit, facts)));
            Some((Digest::from_bytes(*digest), weighed))
        });
        pages.collect()
    }
}

fn shared<T>(pool: &[Arc<T>], at: &[At]) -> Option<Vec<Arc<T>>> {
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

    fn written(pages: &[(Digest, u64, &PageFacts)]) -> Vec<u8> {
        let mut out = Vec::new();
        write(pages, &mut out);
        out
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
        let kept = Kept::read(&written(&[(a, 10, &facts), (b, 20, &blank)]));
        assert_eq!(kept.take(a, 11), None, "it may weigh something else now");
        assert_eq!(kept.take(a, 10), Some(facts));
        assert_eq!(kept.take(a, 10), None, "given away");
        assert_eq!(kept.take(b, 20), Some(blank));
        assert_eq!(kept.take(Digest::of(b"c"), 10), None);
        // A name that the program does not have is not written.
        let odd = PageFacts {
            acts: vec!["dances"],
            ..PageFacts::default()
        };
        assert_eq!(Kept::read(&written(&[(a, 1, &odd)])).take(a, 1), None);
    }

    #[test]
    fn several_pieces_are_one() {
        let facts = PageFacts::default();
        let digest = |n: usize| Digest::of(&n.to_le_bytes());
        let pages: Vec<_> = (0..2 * PIECE + 1).map(|n| (digest(n), 1, &facts)).collect();
        let kept = Kept::read(&written(&pages));
        assert!(
            pages
                .iter()
                .all(|(digest, ..)| kept.take(*digest, 1).is_some())
        );
    }

    proptest! {
        /// Whatever stands there, reading it ends well.
        #[test]
        fn other_bytes_give_something_or_nothing(at in 0..4000_usize, with in any::<u8>(), cut in 0..4000_usize) {
            let facts = crate::audit::read(PAGE);
            let mut bytes = written(&[(Digest::of(b"a"), 10, &facts)]);
            let at = at % bytes.len();
            bytes[at] = with;
            Kept::read(&bytes);
            bytes.truncate(cut % bytes.len());
            Kept::read(&bytes);
        }

        #[test]
        fn noise_gives_nothing(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            Kept::read(&bytes);
        }
    }
}
