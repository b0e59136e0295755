//! From a word to the terms it is indexed under. Spanish and English are stemmed with Snowball;
//! any other language keeps its words whole.
//!
//! Spanish is written without accents in half of all queries, and Snowball looks at accents. So the
//! first term of a word comes from its hard form, on which the accents of the two endings where
//! they are certain are put back (`contratacion` is always `contratación`). A verb whose last vowel
//! is accented (`remitirá`, `expidió`) has no certain spelling without its accent, and gets a second
//! term from the form that was written. The scripts beside this file do the same in the browser.

use super::fold::{harden, harden_into};
use rust_stemmers::{Algorithm, Stemmer};
use serde::{Deserialize, Serialize};

/// How the words of a language are reduced to their stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stemming {
    /// The Spanish algorithm of Snowball.
    Spanish,
    /// The English algorithm of Snowball.
    English,
}

impl Stemming {
    /// The same algorithm for the browser: a script of the index, so that an index and the stemmer
    /// it was made with are never of different versions.
    pub(super) fn script(self) -> &'static str {
        match self {
            Stemming::Spanish => include_str!("stem_es.js"),
            Stemming::English => include_str!("stem_en.js"),
        }
    }

    /// Words that are not indexed, in hard form.
    pub(super) fn stop_words(self) -> &'static str {
        match self {
            Stemming::Spanish => SPANISH_STOP_WORDS,
            Stemming::English => ENGLISH_STOP_WORDS,
        }
    }
}

const SPANISH_STOP_WORDS: &str = "a al ante aquel aun como con cual cuales cuando de del desde donde \
    e el ella ellas ellos en entre era es esa esas ese eso esos esta estas este esto estos fue ha \
    han hasta hay la las le les lo los mas me mi muy n ni no nos o para pero por porque que quien \
    quienes se sea segun si sin sobre son su sus tal tambien te tu u un una unas uno unos y ya";

const ENGLISH_STOP_WORDS: &str = "a an and any are as at be been but by can for from had has have \
    he her his how i if in into is it its may n no nor not of on or our shall she so such than that \
    the their them then there these they this those to under was we were what when which who will \
    with you your";

/// The stemmer of one language.
pub(super) struct WordStemmer {
    stemming: Option<Stemming>,
    snowball: Stemmer,
}

impl WordStemmer {
    /// A stemmer; without `stemming` words stay whole.
    pub(super) fn new(stemming: Option<Stemming>) -> Self {
        let algorithm = match stemming {
            Some(Stemming::English) => Algorithm::English,
            _ => Algorithm::Spanish,
        };
        WordStemmer {
            stemming,
            snowball: Stemmer::create(algorithm),
        }
    }

    /// The terms of a word in soft form: one, and a second one for some Spanish verbs.
    pub(super) fn terms(&self, soft: &str) -> (String, Option<String>) {
        let hard = harden(soft);
        let latin = !hard.is_empty() && hard.bytes().all(|b| b.is_ascii_lowercase());
        match self.stemming {
            Some(Stemming::Spanish) if latin => {
                let first = singular(self.snowball(&accented(&hard)));
                let second = ends_accented(soft)
                    .then(|| singular(self.snowball(soft)))
                    .filter(|second| *second != first);
                (first, second)
            }
            Some(Stemming::English) if latin => (self.snowball(&hard), None),
            _ => (hard, None),
        }
    }

    /// Snowball's stem as it is.
    #[cfg(test)]
    pub(super) fn raw(&self, word: &str) -> String {
        self.snowball.stem(word).into_owned()
    }

    /// Snowball's stem in hard form.
    fn snowball(&self, word: &str) -> String {
        let mut out = String::new();
        harden_into(&self.snowball.stem(word), &mut out);
        out
    }
}

/// Puts back the accents that are certain.
fn accented(hard: &str) -> String {
    if let Some(stem) = hard
        .strip_suffix("cion")
        .filter(|s| s.ends_with(['a', 'u']))
    {
        return format!("{stem}ción");
    }
    if let Some(stem) = hard.strip_suffix("logia") {
        return format!("{stem}logía");
    }
    if let Some(stem) = hard.strip_suffix("logias") {
        return format!("{stem}logías");
    }
    hard.to_owned()
}

/// True if the last vowel is accented and nothing or `n` or `s` follows it, `ón` excepted.
fn ends_accented(soft: &str) -> bool {
    let body = soft.strip_suffix(['n', 's']).unwrap_or(soft);
    body.ends_with(['á', 'é']) || (body.len() == soft.len() && body.ends_with(['í', 'ó']))
}

/// Snowball leaves the plural of short words (`vías`, `años`) as it is; we do not.
fn singular(mut stem: String) -> String {
    if stem.len() == 4 && stem.ends_with('s') && stem[..3].ends_with(['a', 'e', 'o']) {
        stem.pop();
    }
    stem
}
