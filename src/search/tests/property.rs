//! What holds for any input: no panic, the same bytes from the same pages in any order, terms that
//! do not depend on what a digester has seen before.

use super::super::fold::soft;
use super::super::tokenize::Tokens;
use super::single::{Digester, assemble, build, digest};
use crate::search::{Entry, Options, Reading, Stemming};
use proptest::prelude::*;

/// Any text, and texts of the characters that mean something here.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-zA-ZáéíóúñÑüë0-9.,/_ \u{301}\u{308}'’°ºʉɨʼİςß²-]{0,60}",
        "((Decreto|dec|Ley|no|n|CO1|de|PCCNTR|el|kamsa)[ .,/-]{0,2}[0-9]{0,9}[ .,/-]?){0,8}",
    ]
}

type Page = (String, String, String, Option<String>, Vec<String>);

fn page() -> impl Strategy<Value = Page> {
    (
        text(),
        text(),
        text(),
        prop::option::of("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        prop::collection::vec(text(), 0..3),
    )
}

fn entry(page: &Page) -> Entry<'_> {
    Entry {
        route: &page.0,
        lang: "es",
        title: &page.0,
        summary: &page.1,
        text: page.2.as_str().into(),
        kind: "Norma",
        date: page.3.as_deref(),
        identifiers: page.4.clone(),
    }
}

fn options(group: Vec<String>) -> Options {
    Options {
        equivalents: vec![group],
        ..Options::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_are_words_of_the_text(text in text()) {
        let soft = soft(&text);
        let mut last = 0;
        for token in Tokens::of(&soft) {
            prop_assert!(token.start >= last && token.end > token.start);
            prop_assert!(soft.get(token.start..token.end).is_some());
            last = token.end;
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in text()) {
        let once = soft(&text);
        prop_assert_eq!(soft(&once), once);
    }

    #[test]
    fn the_order_of_pages_and_digesters_changes_nothing(
        pages in prop::collection::vec(page(), 0..8),
        group in prop::collection::vec(text(), 0..3),
    ) {
        let options = options(group);
        let entries: Vec<Entry<'_>> = pages.iter().map(entry).collect();
        let files = build(&entries, "es", &options);
        let mut reversed = entries.clone();
        reversed.reverse();
        prop_assert_eq!(&build(&reversed, "es", &options), &files);
        // One digester for each page, as with as many threads.
        let terms: Vec<_> = entries.iter().map(|e| digest(e, &options)).collect();
        prop_assert_eq!(&assemble(&terms, "es", &options), &files);
        // A digester that has seen them all already.
        let mut digester = Digester::new("es", &options);
        let first: Vec<_> = entries.iter().map(|e| digester.digest(e)).collect();
        let again: Vec<_> = entries.iter().map(|e| digester.digest(e)).collect();
        prop_assert_eq!(&first, &terms);
        prop_assert_eq!(&again, &terms);
    }

    #[test]
    fn one_reading_gives_each_index_what_its_own_would(pages in prop::collection::vec(page(), 0..4), asked in prop::sample::subsequence(vec![0, 1, 2], 0..=3)) {
        let options = Options::default();
        let stemmings = [Some(Stemming::Spanish), Some(Stemming::English), None];
        let kinds = ["Decreto", "Decree", "Decreto"];
        let mut several = Reading::new(Some(Stemming::Spanish), &stemmings, &options);
        for page in &pages {
            let entry = entry(page);
            let wanted: Vec<(usize, &str)> = asked.iter().map(|&n| (n, kinds[n])).collect();
            let words = several.words(&entry, &wanted);
            prop_assert_eq!(words.len(), wanted.len());
            for ((n, kind), words) in wanted.into_iter().zip(words) {
                let mut own = Reading::new(Some(Stemming::Spanish), &stemmings[n..=n], &options);
                prop_assert_eq!(own.words(&entry, &[(0, kind)]), vec![words]);
            }
        }
    }
}
