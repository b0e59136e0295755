//! One document to its terms. What comes out depends on the document and the options alone: not on
//! other documents, the order or the thread, so it may be computed anywhere.

use super::card::card;
use super::fold::{harden, soft_into};
use super::identifier::{Reference, Role, code, role};
use super::stem::Stemming;
use super::tally::{NONE, Tally, Words};
use super::tokenize::{Join, Token, Tokens, value_into};
use super::variant::variants;
use super::weight::{Field, is_year};
use super::{Entry, Options};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Words remembered by a reading before it forgets them all.
const MEMORY: usize = 400_000;
/// What follows a text, see [`key`].
const PADDING: &str = "                ";

/// The terms of one document for an index, with what a result shows of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Terms {
    /// What a result shows, as JSON.
    pub(super) card: String,
    /// The terms, which the indexes of several languages may share.
    pub(super) words: Arc<Words>,
}

impl Terms {
    /// The terms of a document; `other` if it is in another language than the index, and says so.
    pub fn new(entry: &Entry<'_>, other: bool, words: Arc<Words>) -> Terms {
        Terms {
            card: card(entry, other),
            words,
        }
    }

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
    /// Where its terms begin in those of all words: two for each tally.
    stems: u32,
    role: Role,
    stop: bool,
    /// It ends a declared spelling.
    ends_variant: bool,
}

/// Reads documents once for several indexes, each with a stemmer of its own, remembering the words it has seen: give one
/// to each thread. The memory changes the speed and never the result.
pub struct Reading {
    tallies: Vec<Tally>,
    /// The tallies that count in the document at hand.
    asked: Vec<usize>,
    stop: FxHashSet<&'static str>,
    variants: FxHashMap<String, String>,
    variant_ends: FxHashSet<String>,
    longest_variant: usize,
    /// Words of at most 16 bytes by those bytes, which is most words and twice as quick.
    short: FxHashMap<u128, Known>,
    long: FxHashMap<Box<str>, Known>,
    stems: Vec<[u32; 2]>,
    folded: String,
    run: Vec<(Token, Role)>,
    recent: Vec<Token>,
    reference: Reference,
    scratch: String,
}

impl Reading {
    /// `common` says which words of the documents say nothing: those of their own language; `stemmings` are those of the
    /// indexes.
    pub fn new(
        common: Option<Stemming>,
        stemmings: &[Option<Stemming>],
        options: &Options,
    ) -> Reading {
        let variants = variants(options);
        let last = |spelling: &String| spelling.rsplit(' ').next().map(str::to_owned);
        Reading {
            tallies: stemmings.iter().map(|one| Tally::new(*one)).collect(),
            asked: Vec::new(),
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
            stems: Vec::new(),
            folded: String::new(),
            run: Vec::new(),
            recent: Vec::new(),
            reference: Reference::default(),
            scratch: String::new(),
        }
    }

    /// The words of one document for each index that is asked for: its number among the stemmings, and what the kind of
    /// the document is called there.
    pub fn words(&mut self, entry: &Entry<'_>, asked: &[(usize, &str)]) -> Vec<Arc<Words>> {
        let known = self.tallies.iter().map(Tally::known).sum::<usize>();
        if self.short.len() + self.long.len() + known > MEMORY {
            self.short.clear();
            self.long.clear();
            self.stems.clear();
            self.tallies.iter_mut().for_each(Tally::forget);
        }
        self.tallies.iter_mut().for_each(Tally::begin);
        let all = || asked.iter().map(|(tally, _)| *tally);
        self.asked.clear();
        self.asked.extend(all());
        for identifier in &entry.identifiers {
            self.scan(identifier, Field::Identifier);
        }
        let title_words = self.scan(entry.title, Field::Title);
        self.scan(entry.summary, Field::Summary);
        for (tally, kind) in asked {
            self.asked.clear();
            self.asked.push(*tally);
            self.scan(kind, Field::Text);
        }
        self.asked.clear();
        self.asked.extend(all());
        let length = self.scan(&entry.text, Field::Text);
        all()
            .map(|tally| Arc::new(self.tallies[tally].words(title_words, length)))
            .collect()
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
        for &tally in &self.asked {
            for id in self.stems[known.stems as usize + tally] {
                if id != NONE {
                    self.tallies[tally].count(id, field);
                }
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
            let field = match is_year(&value) {
                true => field,
                false => field.precise(),
            };
            self.count(&value, field);
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
            self.count(&code, field.precise());
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
            self.count(&term, field.precise());
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
            self.count(&term, field);
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
        let stems = self.stems.len();
        for tally in &mut self.tallies {
            self.stems.push(match stop {
                true => [NONE, NONE],
                false => tally.stems(word),
            });
        }
        Known {
            stems: u32::try_from(stems).unwrap_or_default(),
            role: role(&hard),
            stop,
            ends_variant: self.variant_ends.contains(&hard),
        }
    }

    /// Counts a term that is the same for all stemmers.
    fn count(&mut self, term: &str, field: Field) {
        for &tally in &self.asked {
            let tally = &mut self.tallies[tally];
            let id = tally.intern(term);
            tally.count(id, field);
        }
    }
}

/// A word of at most 16 bytes as a number; the text goes on for 16 bytes after its last word.
#[inline]
fn key(folded: &str, token: Token) -> Option<u128> {
    let unused = 16_usize.checked_sub(token.end - token.start)?;
    let bytes = folded.as_bytes().get(token.start..token.start + 16)?;
    let bytes = u128::from_le_bytes(bytes.try_into().ok()?);
    Some(bytes & (u128::MAX >> (8 * unused)))
}
