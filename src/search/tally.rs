//! What one stemmer makes of words, and how often and where its terms stand in the document at hand.

use super::stem::{Stemming, WordStemmer};
use super::weight::{Count, Field};
use rustc_hash::FxHashMap;

/// Longest term, in characters.
const LONGEST: usize = 40;
/// No term.
pub(super) const NONE: u32 = u32::MAX;

/// The terms of one document, without what is shown of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Words {
    /// One after the other, in the order they are met.
    pub(super) text: String,
    /// For each its length in bytes and its level.
    pub(super) hits: Vec<(u8, u8)>,
}

/// See the module's text.
pub(super) struct Tally {
    stemmer: WordStemmer,
    ids: FxHashMap<Box<str>, u32>,
    terms: Vec<Box<str>>,
    counts: Vec<Count>,
    met: Vec<u32>,
    epoch: u32,
}

impl Tally {
    pub(super) fn new(stemming: Option<Stemming>) -> Tally {
        Tally {
            stemmer: WordStemmer::new(stemming),
            ids: FxHashMap::default(),
            terms: Vec::new(),
            counts: Vec::new(),
            met: Vec::new(),
            epoch: 0,
        }
    }

    /// How many terms it remembers.
    pub(super) fn known(&self) -> usize {
        self.ids.len()
    }

    /// Forgets all terms.
    pub(super) fn forget(&mut self) {
        self.ids.clear();
        self.terms.clear();
        self.counts.clear();
    }

    /// Begins a document.
    pub(super) fn begin(&mut self) {
        if self.epoch == u32::MAX {
            self.counts.fill(Count::default());
            self.epoch = 0;
        }
        self.epoch += 1;
        self.met.clear();
    }

    /// The numbers of the terms of a word in soft form; [`NONE`] for a second one that it lacks.
    pub(super) fn stems(&mut self, word: &str) -> [u32; 2] {
        let (first, second) = self.stemmer.terms(word);
        let second = second.map_or(NONE, |second| self.intern(&second));
        [self.intern(&first), second]
    }

    /// The number of a term.
    pub(super) fn intern(&mut self, term: &str) -> u32 {
        let term = shorten(term);
        if let Some(id) = self.ids.get(term) {
            return *id;
        }
        let id = u32::try_from(self.terms.len()).unwrap_or(NONE - 1);
        self.terms.push(term.into());
        self.counts.push(Count::default());
        self.ids.insert(term.into(), id);
        id
    }

    /// Counts a term in a field.
    #[inline]
    pub(super) fn count(&mut self, id: u32, field: Field) {
        let count = &mut self.counts[id as usize];
        if count.epoch != self.epoch {
            *count = Count::new(self.epoch);
            self.met.push(id);
        }
        count.meet(field);
    }

    /// The terms of the document at hand.
    pub(super) fn words(&self, title_words: usize, length: usize) -> Words {
        let mut text = String::with_capacity(self.met.len() * 8);
        let mut hits = Vec::with_capacity(self.met.len());
        for &id in &self.met {
            let term = &self.terms[id as usize];
            // Forty characters are at most 160 bytes.
            let len = u8::try_from(term.len()).unwrap_or(u8::MAX);
            text.push_str(term);
            hits.push((len, self.counts[id as usize].level(title_words, length)));
        }
        Words { text, hits }
    }
}

/// The term cut to the longest that is kept.
pub(super) fn shorten(term: &str) -> &str {
    if term.len() <= LONGEST {
        return term;
    }
    let end = term.char_indices().nth(LONGEST);
    end.map_or(term, |(end, _)| &term[..end])
}
