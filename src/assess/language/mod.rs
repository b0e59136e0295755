//! The language of evidence as it is written: which pieces there are, which keys they have, what a key may say.
//!
//! In: the embedded `grammar.toml`, and the text of a checklist. Out: findings at their places. [`form`] tells what is
//! not of the language at all (E0670), [`meaning`] what is and can never be met (E0671 to E0677), [`manual`] the page of
//! the manual. What a piece means is [`super::evidence`]'s, which reads the same text.

mod form;
pub(super) mod manual;
mod meaning;
mod typed;
mod walk;

use std::sync::LazyLock;

use serde::Deserialize;

pub(super) use form::findings as form;
pub(super) use meaning::{Known, findings as meaning};

/// The whole language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Grammar {
    form: Vec<Form>,
    words: Vec<Words>,
}

/// A piece of evidence, or a table inside one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    name: String,
    #[serde(default)]
    piece: bool,
    help: String,
    example: Option<String>,
    keys: Vec<Key>,
}

/// A key of a form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    name: String,
    is: Is,
    #[serde(default)]
    required: bool,
    help: String,
}

/// The words of a closed list, with what each means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    name: String,
    words: Vec<(String, String)>,
}

/// What the value of a key is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
enum Is {
    Name,
    Texts,
    Count,
    Fraction,
    Flag,
    Kind,
    Path,
    Paths,
    PagePaths,
    Parent,
    Dated,
    Groups,
    Filter,
    Formats,
    Format,
    Prefixes,
    Data,
    Part,
    Feature,
    Systems,
    Places,
    Phase,
    Requirement,
    Frequency,
    Duty,
    Evidence,
    Form(String),
}

impl TryFrom<String> for Is {
    type Error = String;

    fn try_from(word: String) -> Result<Is, String> {
        Ok(match &*word {
            "name" => Is::Name,
            "texts" => Is::Texts,
            "count" => Is::Count,
            "fraction" => Is::Fraction,
            "flag" => Is::Flag,
            "kind" => Is::Kind,
            "path" => Is::Path,
            "paths" => Is::Paths,
            "page_paths" => Is::PagePaths,
            "parent" => Is::Parent,
            "dated" => Is::Dated,
            "groups" => Is::Groups,
            "filter" => Is::Filter,
            "formats" => Is::Formats,
            "format" => Is::Format,
            "prefixes" => Is::Prefixes,
            "data" => Is::Data,
            "part" => Is::Part,
            "feature" => Is::Feature,
            "systems" => Is::Systems,
            "places" => Is::Places,
            "phase" => Is::Phase,
            "requirement" => Is::Requirement,
            "frequency" => Is::Frequency,
            "duty" => Is::Duty,
            "evidence" => Is::Evidence,
            other => match other.strip_prefix("form:") {
                Some(name) => Is::Form(name.to_owned()),
                None => return Err(word),
            },
        })
    }
}

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| {
    toml::from_str(include_str!("grammar.toml")).expect("the embedded grammar is valid")
});

impl Grammar {
    /// The piece or table of a name.
    fn form(&self, name: &str, piece: bool) -> Option<&Form> {
        let mut forms = self.form.iter();
        forms.find(|form| form.piece == piece && form.name == name)
    }

    /// The names of the pieces.
    fn pieces(&self) -> impl Iterator<Item = &str> + Clone {
        let pieces = self.form.iter().filter(|form| form.piece);
        pieces.map(|form| form.name.as_str())
    }

    /// A closed list.
    fn words(&self, name: &str) -> impl Iterator<Item = &str> + Clone {
        let lists = self.words.iter().filter(move |list| list.name == name);
        lists
            .flat_map(|list| &list.words)
            .map(|(word, _)| word.as_str())
    }
}

#[cfg(test)]
mod tests;
