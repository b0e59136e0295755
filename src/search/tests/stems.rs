//! The stems that `stem_es.js` and `stem_en.js` must give too: see `stems.txt`.

use crate::search::Stemming;
use crate::search::stem::WordStemmer;

const LIST: &str = include_str!("stems.txt");

/// A line of the list.
fn line(name: &str) -> &'static str {
    LIST.lines()
        .find_map(|line| line.strip_prefix(name))
        .expect("the list has this line")
        .trim()
}

/// The number of a language's stems.
fn stems(lang: &str, stemming: Stemming) -> u64 {
    let stemmer = WordStemmer::new(Some(stemming));
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for root in line(&format!("{lang} roots")).split(' ') {
        for ending in line(&format!("{lang} endings")).split(' ') {
            let word = format!("{root}{}", if ending == "-" { "" } else { ending });
            for byte in stemmer.raw(&word).bytes().chain([b'\n']) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
    hash
}

#[test]
fn spanish_stems_are_those_of_the_browser() {
    assert_eq!(stems("es", Stemming::Spanish).to_string(), line("es stems"));
}

#[test]
fn english_stems_are_those_of_the_browser() {
    assert_eq!(stems("en", Stemming::English).to_string(), line("en stems"));
}
