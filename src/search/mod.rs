//! The search: documents go in, the files of an index come out. It reads no disk, knows nothing of
//! the rest of the program, and gives the same bytes for the same documents in any order and on any
//! number of threads.
//!
//! # How it works
//!
//! A document becomes terms ([`Reading`]), the terms of all documents of a language become a small
//! manifest, files of terms in alphabetical order and files of what the results show ([`Assembler`]).
//! `buscar.js` reads the manifest, then only the files that the words of a query fall in, then only
//! those of the results it shows. All files are classic scripts that call `vitrina_indice`, so they
//! load from `file://` and under `script-src 'self'`.
//!
//! Each posting has a level of eight instead of a frequency: BM25's saturation, the document's
//! length and the boost of titles are worked out here, and the browser needs neither lengths nor
//! averages; it multiplies by the rarity of the term. A document that has every word comes before
//! one that lacks some, and one whose identifier is the whole query before all.
//!
//! # Pages in another language
//!
//! What exists only in another language is in the index too ([`Reading::new`]). Whoever types has not said in which
//! language: the words of a query are stemmed as the index's are, so those of such a page are as well, whatever they
//! mean; of a language without an index of its own no word is left out as too common, since nobody has said which are.
//! Its results say their language.
//!
//! # Why the stemmers are written twice
//!
//! The other way, a map from each word seen to its stem, weighs about as much as the dictionary
//! itself in every file of terms, and does not know a word that no document has in that very form
//! (*contratábamos*). The two algorithms in JavaScript weigh about 1.5 KB each, are loaded once, and
//! a test holds them against `rust-stemmers` word by word. They are files of the index, not of the
//! theme, so that an index is always read with the stemmer it was made with.

mod card;
mod digest;
mod fold;
mod identifier;
mod shard;
mod stem;
mod tally;
#[cfg(test)]
mod tests;
mod tokenize;
mod variant;
mod weight;

pub use digest::{Reading, Terms};
pub use shard::{Assembler, precedence};
pub use stem::Stemming;
pub use tally::Words;

use std::borrow::Cow;
use std::collections::BTreeMap;

/// One page as the search sees it.
#[derive(Clone, Debug, Default)]
pub struct Entry<'a> {
    /// Address from the root of the site, `/normas/decreto-0251-2013/`.
    pub route: &'a str,
    /// Language tag.
    pub lang: &'a str,
    /// Title.
    pub title: &'a str,
    /// One or two sentences; the results show its first 220 characters.
    pub summary: &'a str,
    /// The whole text, without marks.
    pub text: Cow<'a, str>,
    /// What the page is, as the results say it: "Decreto".
    pub kind: &'a str,
    /// Date as `2013-08-01`, or less of it.
    pub date: Option<&'a str>,
    /// The document's own numbers as people write them: "Decreto 0251 de 2013", "CO1.PCCNTR.123".
    pub identifiers: Vec<String>,
}

/// What a portal declares about its languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Groups of spellings of the same name, of one word or several:
    /// `["kamëntšá", "kamsá", "camsá"]`, `["Puerto Asís", "Pto. Asís"]`.
    pub equivalents: Vec<Vec<String>>,
    /// Primary language tag to its stemmer; a language that is not here keeps its words whole.
    pub stemmers: BTreeMap<String, Stemming>,
    /// The languages of pages that are in the index of another one.
    pub others: BTreeMap<String, Other>,
}

/// A language whose pages are found in the index of another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its own name, which results show.
    pub name: String,
    /// Its direction (`rtl`), where that of the index is another.
    pub direction: Option<&'static str>,
}

impl Default for Options {
    /// No equivalents, Spanish and English stemmed, pages of one language alone.
    fn default() -> Self {
        Options {
            equivalents: Vec::new(),
            others: BTreeMap::new(),
            stemmers: BTreeMap::from([
                ("es".to_owned(), Stemming::Spanish),
                ("en".to_owned(), Stemming::English),
            ]),
        }
    }
}

impl Options {
    /// The stemmer of a language, by its primary tag.
    pub fn stemming(&self, lang: &str) -> Option<Stemming> {
        self.stemmers.get(&primary(lang)).copied()
    }
}

/// A file of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path inside the folder of the language's index.
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// The primary part of a language tag.
fn primary(lang: &str) -> String {
    let part = lang.split(['-', '_']).next().unwrap_or_default();
    part.to_ascii_lowercase()
}
