//! The index of one language from pages at hand, in whatever order they come.

use std::sync::Arc;

use crate::search::{Assembler, Entry, File, Options, Reading, Terms, precedence, primary};

/// The terms of a page, with what orders pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Digested {
    pub(super) terms: Terms,
    date: String,
    route: String,
}

/// Makes the terms of pages for the index of one language.
pub(super) struct Digester {
    other: bool,
    reading: Reading,
}

impl Digester {
    /// For pages in `lang`, in their own index.
    pub(super) fn new(lang: &str, options: &Options) -> Self {
        Digester {
            other: false,
            ..Digester::of_other(lang, lang, options)
        }
    }

    /// For pages in `other`, in the index of `lang`.
    pub(super) fn of_other(lang: &str, other: &str, options: &Options) -> Self {
        Digester {
            other: true,
            reading: Reading::new(options.stemming(other), &[options.stemming(lang)], options),
        }
    }

    pub(super) fn digest(&mut self, entry: &Entry<'_>) -> Digested {
        let mut words = self.reading.words(entry, &[(0, entry.kind)]);
        Digested {
            terms: Terms::new(entry, self.other, words.swap_remove(0)),
            date: entry.date.unwrap_or_default().to_owned(),
            route: entry.route.to_owned(),
        }
    }
}

/// The terms of one page.
pub(super) fn digest(entry: &Entry<'_>, options: &Options) -> Digested {
    Digester::new(entry.lang, options).digest(entry)
}

/// The index of `lang` from pages of any language.
pub(super) fn build(entries: &[Entry<'_>], lang: &str, options: &Options) -> Vec<File> {
    let own = |entry: &&Entry<'_>| primary(entry.lang) == primary(lang);
    let mut digester = Digester::new(lang, options);
    let digested = entries.iter().filter(own);
    let digested: Vec<_> = digested.map(|entry| digester.digest(entry)).collect();
    assemble(&digested, lang, options)
}

/// The index of `lang` from terms.
pub(super) fn assemble(digested: &[Digested], lang: &str, options: &Options) -> Vec<File> {
    let mut order: Vec<&Digested> = digested.iter().collect();
    order.sort_by(|a, b| {
        let words = |one: &Digested| {
            let words = Arc::clone(&one.terms.words);
            (
                one.terms.card.clone(),
                words.text.clone(),
                words.hits.clone(),
            )
        };
        precedence((Some(&a.date), &a.route), (Some(&b.date), &b.route))
            .then_with(|| words(a).cmp(&words(b)))
    });
    let mut assembler = Assembler::new(lang);
    order.iter().for_each(|one| assembler.push(&one.terms));
    assembler.finish(options)
}
