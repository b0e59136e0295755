//! The words that rules look for: data files beside this one, read once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Phrases of texts that nobody has written yet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filler {
    /// Filler wherever they stand.
    pub anywhere: Vec<String>,
    /// Filler as a whole sentence.
    pub phrases: Vec<String>,
    /// Filler as a whole value.
    pub words: FxHashSet<String>,
    /// Those of `anywhere` that mean something else in capitals.
    pub small_letters_only: Vec<String>,
    /// Those of `anywhere` that are filler only in capitals.
    pub capitals_only: Vec<String>,
}

impl Filler {
    /// As it is compared.
    fn folded(self) -> Filler {
        let each = |list: Vec<String>| list.iter().map(|phrase| folded(phrase)).collect();
        Filler {
            anywhere: each(self.anywhere),
            phrases: each(self.phrases),
            words: self.words.iter().map(|word| folded(word)).collect(),
            ..self
        }
    }
}

/// Texts of links without meaning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Links {
    /// They say nothing.
    pub empty: FxHashSet<String>,
}

/// Alternative texts without meaning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alternatives {
    /// They say nothing.
    pub empty: FxHashSet<String>,
    /// Endings of picture files.
    pub endings: Vec<String>,
    /// Greatest length in characters.
    pub longest: usize,
}

/// Titles of documents without meaning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titles {
    /// They say nothing.
    pub empty: FxHashSet<String>,
    /// Endings of file names.
    pub endings: Vec<String>,
    /// Beginnings that a program writes.
    pub beginnings: Vec<String>,
}

/// Words around numbers and addresses.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Domains of private mailboxes.
    pub private_mail: FxHashSet<String>,
    /// Before identity numbers.
    pub identity: Vec<String>,
    /// Between such a word and the number.
    pub glue: FxHashSet<String>,
    /// Before other numbers.
    pub other_number: Vec<String>,
    /// Names of columns of identity numbers.
    pub identity_columns: FxHashSet<String>,
    /// Names of columns of telephones.
    pub telephone_columns: FxHashSet<String>,
    /// Before telephones.
    pub telephone: Vec<String>,
    /// Before facts of somebody else.
    pub others: Vec<String>,
    /// Before amounts.
    pub quantity_before: Vec<String>,
    /// After amounts.
    pub quantity_after: Vec<String>,
    /// Before facts of the entity.
    pub own: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ways {
    ways: BTreeMap<String, Vec<String>>,
}

/// All words.
#[derive(Debug)]
pub struct Vocabulary {
    /// Filler.
    pub filler: Filler,
    /// Links.
    pub links: Links,
    /// Alternatives of pictures.
    pub alternatives: Alternatives,
    /// Titles of documents without meaning.
    pub titles: Titles,
    /// Contact.
    pub contact: Contact,
    /// Ways to write a kind of street, with its full name.
    pub ways: Vec<(String, String)>,
    /// Finds [`Filler::anywhere`], the beginning of an address of the web, and comments.
    pub(super) finder: AhoCorasick,
    /// What each pattern of `finder` is.
    pub(super) patterns: Vec<Pattern>,
}

/// What a pattern of the finder is.
#[derive(Debug, Clone)]
pub(super) enum Pattern {
    /// Filler, and in which letters only.
    Filler(Letters),
    /// Filler if its line says nothing else.
    Phrase,
    /// An address of the web begins: what is in it is no text.
    Web,
    /// A comment begins: nobody reads it.
    Comment,
}

/// In which letters a phrase is filler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    Any,
    Small,
    Capital,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    const WHY: &str = "the vocabularies are embedded and a test reads them";
    let filler: Filler = toml::from_str(include_str!("data/provisional.toml")).expect(WHY);
    let ways: Ways = toml::from_str(include_str!("data/direcciones.toml")).expect(WHY);
    let mut texts = vec![
        "https://".to_owned(),
        "http://".to_owned(),
        "<!--".to_owned(),
    ];
    let mut patterns = vec![Pattern::Web, Pattern::Web, Pattern::Comment];
    for phrase in &filler.anywhere {
        let letters = match (
            filler.small_letters_only.contains(phrase),
            filler.capitals_only.contains(phrase),
        ) {
            (true, _) => Letters::Small,
            (_, true) => Letters::Capital,
            _ => Letters::Any,
        };
        for form in written(phrase) {
            texts.push(form);
            patterns.push(Pattern::Filler(letters));
        }
    }
    for phrase in &filler.phrases {
        for form in written(phrase) {
            texts.push(form);
            patterns.push(Pattern::Phrase);
        }
    }
    Vocabulary {
        finder: AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(&texts)
            .expect(WHY),
        patterns,
        filler: filler.folded(),
        links: toml::from_str(include_str!("data/enlaces.toml")).expect(WHY),
        alternatives: toml::from_str(include_str!("data/alternativas.toml")).expect(WHY),
        titles: toml::from_str(include_str!("data/titulos.toml")).expect(WHY),
        contact: toml::from_str(include_str!("data/contacto.toml")).expect(WHY),
        ways: ways
            .ways
            .into_iter()
            .flat_map(|(name, forms)| forms.into_iter().map(move |form| (form, name.clone())))
            .collect(),
    }
});

/// The words.
pub fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

/// How a phrase is met: as it is, without accents, and with accents in capitals.
fn written(phrase: &str) -> Vec<String> {
    let capital: String = phrase
        .chars()
        .map(|letter| match letter {
            _ if letter.is_ascii() => letter,
            _ => letter.to_uppercase().next().unwrap_or(letter),
        })
        .collect();
    let mut forms = vec![phrase.to_owned(), folded(phrase), capital];
    forms.dedup();
    forms
}

/// A text in small letters, without accents, with single spaces.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            _ if letter.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ if letter.is_ascii() => out.push(letter.to_ascii_lowercase()),
            _ => out.extend(letter.to_lowercase().map(plain)),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'ä' | 'â' => 'a',
        'é' | 'è' | 'ë' | 'ê' => 'e',
        'í' | 'ì' | 'ï' | 'î' => 'i',
        'ó' | 'ò' | 'ö' | 'ô' => 'o',
        'ú' | 'ù' | 'ü' | 'û' => 'u',
        'ñ' => 'n',
        'º' | '°' => '.',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_written_as_they_are_compared() {
        let all = vocabulary();
        let contact = &all.contact;
        let lists: [&Vec<String>; 6] = [
            &all.filler.anywhere,
            &all.filler.phrases,
            &contact.identity,
            &contact.other_number,
            &contact.telephone,
            &contact.own,
        ];
        let sets = [
            &all.filler.words,
            &all.links.empty,
            &all.alternatives.empty,
            &all.titles.empty,
            &contact.identity_columns,
            &contact.telephone_columns,
        ];
        let words = lists
            .into_iter()
            .flatten()
            .chain(sets.into_iter().flatten());
        let wrong: Vec<&String> = words.filter(|word| folded(word) != **word).collect();
        assert!(wrong.is_empty(), "not folded: {wrong:?}");
    }

    #[test]
    fn folding_keeps_words_apart() {
        assert_eq!(folded("  Cédula\n de  CIUDADANÍA "), "cedula de ciudadania");
    }
}
