//! One document to its terms. What comes out depends on the document and the options alone: not on
//! other documents, the order or the thread, so it may be computed anywhere and kept between builds.

use super::card::card;
use super::fold::{harden, soft_into};
use super::identifier::{Reference, Role, code, role};
use super::stem::{Stemming, WordStemmer};
use super::tokenize::{Join, Token, Tokens, value_into};
use super::variant::variants;
use super::weight::{Count, Field, is_year};
use super::{Entry, Options, primary};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Longest term, in characters.
const LONGEST: usize = 40;
/// Words remembered by a digester before it forgets them all.
const MEMORY: usize = 400_000;
/// No term.
const NONE: u32 = u32::MAX;
/// What follows a text, see [`key`].
const PADDING: &str = "                ";

/// The terms of one document, with what a result shows of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Terms {
    /// Primary language of the index.
    pub(super) lang: String,
    /// Address, for breaking ties.
    pub(super) route: String,
    /// Date as written, or empty.
    pub(super) date: String,
    /// What a result shows, as JSON.
    pub(super) card: String,
    /// The terms, which the indexes of several languages may share.
    pub(super) words: Arc<Words>,
}

/// The terms of one document, without what is shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Words {
    /// One after the other, in the order they are met.
    pub(super) text: String,
    /// For each its length in bytes and its level.
    pub(super) hits: Vec<(u8, u8)>,
}

impl Terms {
    /// Each term with its level.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, u8)> {
        let mut at = 0;
        self.words.hits.iter().filter_map(move |&(len, level)| {
            let from = at;
            at += usize::from(len);
            Some((self.words.text.get(from..at)?, level & 7))
        })
    }
}

/// What is remembered of a word in soft form.
#[derive(Clone, Copy)]
struct Known {
    terms: [u32; 2],
    role: Role,
    stop: bool,
    /// It ends a declared spelling.
    ends_variant: bool,
}

/// Makes [`Terms`] of documents in one language, remembering the words it has seen: give one to
/// each thread. The memory changes the speed and never the result.
pub struct Digester {
    lang: String,
    /// Whether its documents are of another language than the index, and say so.
    other: bool,
    stemmer: WordStemmer,
    stop: FxHashSet<&'static str>,
    variants: FxHashMap<String, String>,
    variant_ends: FxHashSet<String>,
    longest_variant: usize,
    /// Words of at most 16 bytes by those bytes, which is most words and twice as quick.
    short: FxHashMap<u128, Known>,
    long: FxHashMap<Box<str>, Known>,
    ids: FxHashMap<Box<str>, u32>,
    terms: Vec<Box<str>>,
    counts: Vec<Count>,
    met: Vec<u32>,
    epoch: u32,
    folded: String,
    run: Vec<(Token, Role)>,
    recent: Vec<Token>,
    reference: Reference,
    scratch: String,
}

impl Digester {
    /// A digester for the documents in `lang`.
    pub fn new(lang: &str, options: &Options) -> Self {
        Digester::made(lang, options.stemming(lang), options)
    }

    /// A digester for documents in the language `other`, to be found in the index of `lang`.
    pub fn of_other(lang: &str, other: &str, options: &Options) -> Self {
        let mut made = Digester::made(lang, options.stemming(other), options);
        made.other = true;
        made
    }

    /// Words are stemmed as those of a query are; which ones say nothing depends on the documents.
    fn made(lang: &str, common: Option<Stemming>, options: &Options) -> Self {
        let variants = variants(options);
        let last = |spelling: &String| spelling.rsplit(' ').next().map(str::to_owned);
        Digester {
            lang: primary(lang),
            other: false,
            stemmer: WordStemmer::new(options.stemming(lang)),
            stop: common.map_or_else(FxHashSet::default, |s| {
                s.stop_words().split_ascii_whitespace().collect()
            }),
            variant_ends: variants.keys().filter_map(last).collect(),
            longest_variant: variants
                .keys()
                .map(|spelling| spelling.split(' ').count())
                .max()
                .unwrap_or(0),
            variants,
            short: FxHashMap::default(),
            long: FxHashMap::default(),
            ids: FxHashMap::default(),
            terms: Vec::new(),
            counts: Vec::new(),
            met: Vec::new(),
            epoch: 0,
            folded: String::new(),
            run: Vec::new(),
            recent: Vec::new(),
            reference: Reference::default(),
            scratch: String::new(),
        }
    }

    /// The terms of one document.
    pub fn digest(&mut self, entry: &Entry<'_>) -> Terms {
        let words = Arc::new(self.words(entry));
        self.shown(entry, words)
    }

    /// The terms of a document that was digested for the index of another language which stems as this one does and calls
    /// its kind the same: `terms`, without looking at it again.
    pub fn again(&self, entry: &Entry<'_>, terms: &Terms) -> Terms {
        self.shown(entry, Arc::clone(&terms.words))
    }

    fn shown(&self, entry: &Entry<'_>, words: Arc<Words>) -> Terms {
        Terms {
            lang: self.lang.clone(),
            route: entry.route.to_owned(),
            date: entry.date.unwrap_or_default().to_owned(),
            card: card(entry, self.other),
            words,
        }
    }

    fn words(&mut self, entry: &Entry<'_>) -> Words {
        if self.short.len() + self.long.len() + self.ids.len() > MEMORY {
            self.short.clear();
            self.long.clear();
            self.ids.clear();
            self.terms.clear();
            self.counts.clear();
        }
        if self.epoch == u32::MAX {
            self.counts.fill(Count::default());
            self.epoch = 0;
        }
        self.epoch += 1;
        self.met.clear();
        for identifier in &entry.identifiers {
            self.scan(identifier, Field::Identifier);
        }
        let title_words = self.scan(entry.title, Field::Title);
        self.scan(entry.summary, Field::Summary);
        self.scan(entry.kind, Field::Text);
        let length = self.scan(&entry.text, Field::Text);
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

    /// Counts the terms of one field and gives its length in words that are not stop words.
    fn scan(&mut self, text: &str, field: Field) -> usize {
        let mut folded = std::mem::take(&mut self.folded);
        folded.clear();
        soft_into(text, &mut folded);
        let len = folded.len();
        folded.push_str(PADDING);
        self.run.clear();
        self.recent.clear();
        self.reference.clear();
        let mut words = 0;
        for token in Tokens::of(&folded[..len]) {
            if token.join == Join::Apart {
                self.end_run(&folded, field);
            }
            words += usize::from(self.token(&folded, token, field));
        }
        self.end_run(&folded, field);
        self.folded = folded;
        words
    }

    /// Counts what a token gives by itself; true if it adds to the field's length.
    #[inline]
    fn token(&mut self, folded: &str, token: Token, field: Field) -> bool {
        let word = &folded[token.start..token.end];
        if self.longest_variant > 1 {
            self.recent.push(token);
        }
        if token.number {
            self.run.push((token, Role::Plain));
            self.number(folded, word, token, field);
            return field == Field::Title;
        }
        let known = self.know(folded, token);
        self.run.push((token, known.role));
        if known.ends_variant {
            self.variant(folded, token, field);
        }
        if known.stop || (word.len() < 2 && matches!(field, Field::Summary | Field::Text)) {
            return false;
        }
        for id in known.terms {
            if id != NONE {
                self.count(id, field);
            }
        }
        true
    }

    /// Counts a number. In running text those below 100 and those with decimals say nothing.
    fn number(&mut self, folded: &str, digits: &str, token: Token, field: Field) {
        let mut value = std::mem::take(&mut self.scratch);
        value.clear();
        value_into(digits, &mut value);
        let small = token.decimal || value.len() < 3;
        if value.len() <= 32 && !(small && matches!(field, Field::Text | Field::Summary)) {
            let id = self.intern(&value);
            self.count(
                id,
                if is_year(&value) {
                    field
                } else {
                    field.precise()
                },
            );
        }
        if self.variant_ends.contains(value.as_str()) {
            self.variant(folded, token, field);
        }
        self.scratch = value;
    }

    /// Counts the codes and references of the run that has ended.
    #[inline]
    fn end_run(&mut self, folded: &str, field: Field) {
        let loose = matches!(field, Field::Identifier | Field::Title);
        if let [(token, role)] = self.run[..]
            && !token.number
        {
            self.reference.word(role, loose);
            self.run.clear();
            return;
        }
        let run = std::mem::take(&mut self.run);
        if let Some(code) = code(folded, &run) {
            let id = self.intern(&code);
            self.count(id, field.precise());
            self.reference.clear();
        } else {
            for (token, role) in &run {
                if token.number {
                    self.refer(&folded[token.start..token.end], *token, field);
                } else {
                    self.reference.word(*role, loose);
                }
            }
        }
        self.run = run;
        self.run.clear();
    }

    /// Counts the references that a number completes.
    fn refer(&mut self, digits: &str, token: Token, field: Field) {
        let mut value = String::new();
        let mut terms = Vec::new();
        if !token.decimal && digits.len() <= 32 {
            value_into(digits, &mut value);
            self.reference
                .number(&value, |term| terms.push(term.to_owned()));
        }
        self.reference.clear();
        for term in terms {
            let id = self.intern(&term);
            self.count(id, field.precise());
        }
    }

    /// Counts the declared spellings that end with `token`.
    fn variant(&mut self, folded: &str, token: Token, field: Field) {
        let single = [token];
        let recent = if self.longest_variant > 1 {
            &self.recent[self.recent.len().saturating_sub(self.longest_variant)..]
        } else {
            &single[..]
        };
        let mut spelling = String::new();
        let mut found = Vec::new();
        for token in recent.iter().rev() {
            let mut word = String::new();
            let text = &folded[token.start..token.end];
            if token.number {
                value_into(text, &mut word);
            } else {
                word = harden(text);
            }
            if !spelling.is_empty() {
                word.push(' ');
            }
            spelling.insert_str(0, &word);
            found.extend(self.variants.get(&spelling).cloned());
        }
        for term in found {
            let id = self.intern(&term);
            self.count(id, field);
        }
    }

    /// What is known of a word in soft form.
    #[inline]
    fn know(&mut self, folded: &str, token: Token) -> Known {
        let word = &folded[token.start..token.end];
        let Some(key) = key(folded, token) else {
            if let Some(known) = self.long.get(word) {
                return *known;
            }
            let known = self.learn(word);
            self.long.insert(word.into(), known);
            return known;
        };
        if let Some(known) = self.short.get(&key) {
            return *known;
        }
        let known = self.learn(word);
        self.short.insert(key, known);
        known
    }

    #[cold]
    fn learn(&mut self, word: &str) -> Known {
        let hard = harden(word);
        let stop = self.stop.contains(hard.as_str());
        let (first, second) = self.stemmer.terms(word);
        let mut id = |term: &str| {
            if stop { NONE } else { self.intern(term) }
        };
        let terms = [id(&first), second.map_or(NONE, |s| id(&s))];
        Known {
            terms,
            role: role(&hard),
            stop,
            ends_variant: self.variant_ends.contains(&hard),
        }
    }

    /// The number of a term in this digester.
    fn intern(&mut self, term: &str) -> u32 {
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

    #[inline]
    fn count(&mut self, id: u32, field: Field) {
        let count = &mut self.counts[id as usize];
        if count.epoch != self.epoch {
            *count = Count::new(self.epoch);
            self.met.push(id);
        }
        count.meet(field);
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

/// A word of at most 16 bytes as a number; the text goes on for 16 bytes after its last word.
#[inline]
fn key(folded: &str, token: Token) -> Option<u128> {
    let unused = 16_usize.checked_sub(token.end - token.start)?;
    let bytes = folded.as_bytes().get(token.start..token.start + 16)?;
    let bytes = u128::from_le_bytes(bytes.try_into().ok()?);
    Some(bytes & (u128::MAX >> (8 * unused)))
}
