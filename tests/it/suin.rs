//! The 233 norms of SUIN-Juriscol that the tests are given: all of them in, every word of them on their page.
//!
//! The texts may not stand in the repository; `VITRINA_DATA` says where they are.

use std::io::Write as _;
use std::path::PathBuf;

use scraper::{Html, Selector};

use crate::bad_input::sorted_errors;
use crate::portal;

/// The folder of the norms, or why there is none.
fn norms() -> Option<PathBuf> {
    let folder =
        std::env::var_os("VITRINA_DATA").map(|data| PathBuf::from(data).join("normas-suin"));
    if folder.is_none() {
        // Past the test harness, which keeps what tests print to itself.
        let _ = std::io::stderr().write_all(b"NOT RUN: suin (VITRINA_DATA is not set)\n");
        assert_ne!(
            std::env::var("VITRINA_REQUIRE").as_deref(),
            Ok("all"),
            "VITRINA_DATA is not set"
        );
    }
    folder
}

/// The letters and digits of a text, word by word.
fn words(text: &str) -> Vec<String> {
    use unicode_normalization::UnicodeNormalization as _;
    let text: String = text.nfc().collect();
    let split = text.split(|letter: char| !letter.is_alphanumeric());
    split
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The words of a source's body: after its header, without the marks of Markdown and the main heading.
fn body(source: &str) -> Vec<String> {
    let rest = source
        .trim_start_matches('\u{feff}')
        .strip_prefix("---")
        .expect("a header opens");
    let (_, body) = rest.split_once("\n---").expect("a header ends");
    let mut lines = body
        .lines()
        .skip(1)
        .skip_while(|line| line.trim().is_empty())
        .peekable();
    if lines.peek().is_some_and(|line| line.starts_with("# ")) {
        lines.next();
    }
    let text: String = lines.map(|line| format!("{line}\n")).collect();
    // What the source writes as a character reference shows as its character.
    let text = text
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
    words(&text.replace(['*', '_'], " "))
}

#[test]
fn every_word_of_every_norm_is_on_its_page() {
    let Some(folder) = norms() else { return };
    let mut host = portal::small();
    host.remove("content/normas/ley-1712-2014.toml");
    let mut sources = Vec::new();
    let listed = std::fs::read_dir(&folder).expect("VITRINA_DATA has normas-suin");
    for entry in listed {
        let path = entry.expect("it can be listed").path();
        let name = path
            .file_name()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        let text = std::fs::read_to_string(&path).expect("a norm is UTF-8");
        let norm = vitrina::import::suin::norm(&name, &text)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        host.write(&format!("content/normas/{}", norm.file_name), &norm.text);
        sources.push((name, norm.id, text));
    }
    assert_eq!(sources.len(), 233);
    sources.sort();
    portal::stamp(&mut host);
    let (build, files) = portal::build(&host);
    assert_eq!(sorted_errors(&build, &host), Vec::<String>::new());
    let catalog = &build.catalog;
    assert_eq!(catalog.named("norma").len(), 233);
    let main = Selector::parse("main").expect("a good selector");
    let mut lost = Vec::new();
    for (name, id, text) in &sources {
        let entry = catalog
            .find("norma", id)
            .unwrap_or_else(|| panic!("{name} is not in the catalogue"));
        let route = catalog
            .card(catalog.source(entry))
            .route
            .clone()
            .unwrap_or_else(|| panic!("{name} has no page"));
        let html = Html::parse_document(portal::text(
            &files,
            &format!("{}index.html", route.trim_start_matches('/')),
        ));
        let shown: String = html
            .select(&main)
            .next()
            .expect("a page has a main part")
            .text()
            .collect::<Vec<_>>()
            .concat();
        // Letters in order: marks may part a word in the source or on the page.
        let (wanted, shown) = (body(text).concat(), words(&shown).concat());
        let mut rest = shown.chars();
        let mut read = 0;
        for letter in wanted.chars() {
            if !rest.any(|other| other == letter) {
                break;
            }
            read += 1;
        }
        let whole = shown.contains(&wanted);
        if read < wanted.chars().count() || (!whole && !in_order(&body(text), &shown)) {
            let at: String = wanted
                .chars()
                .skip(read.saturating_sub(30))
                .take(60)
                .collect();
            lost.push(format!(
                "{name}: {read} of {} letters, near {at:?}",
                wanted.chars().count()
            ));
        }
    }
    assert!(
        lost.is_empty(),
        "{} norms lost words: {lost:#?}",
        lost.len()
    );
}

/// Whether all words occur in a text, one after the other.
fn in_order(words: &[String], text: &str) -> bool {
    let mut at = 0;
    words
        .iter()
        .all(|word| match text[at..].find(word.as_str()) {
            Some(found) => {
                at += found + word.len();
                true
            }
            None => false,
        })
}
