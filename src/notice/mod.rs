//! What in a text deserves a second look: identity numbers, telephones, mail and street addresses, timetables, filler.
//!
//! In: a text. Out: [`Mark`]s with their places in it. Says what is there, not whether it may be: that is for the rules
//! of `check`, which know whose text it is. One pass over the text; the words are data files in `data/`.

mod context;
mod hours;
mod identity;
mod mail;
mod scan;
mod street;
mod telephone;
mod vocabulary;

use std::sync::Arc;

use crate::text::Span;

pub use hours::hours;
pub use identity::{Nit, nit};
pub use scan::scan;
pub use street::street;
pub use telephone::telephone;
pub use vocabulary::{Vocabulary, folded, vocabulary};

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// Filler: nobody has written this yet.
    Filler,
    /// A person's identity number: something near it says so.
    Identity,
    /// A number written as identity numbers are, with nothing near it that says what it is.
    Number,
    /// A tax number of a company whose check digit is wrong.
    WrongNit,
    /// An address of e-mail.
    Mail,
    /// A mobile telephone.
    Mobile,
    /// Another telephone.
    Telephone,
    /// A street address.
    Street,
    /// Hours of a day.
    Hours,
}

/// A place in a text that deserves a second look.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it is.
    pub what: What,
    /// As it is compared: digits of numbers, full names of streets, small letters.
    pub text: Arc<str>,
    /// Where it stands.
    pub span: Span,
    /// Whether something before it says that it is the entity's own.
    pub own: bool,
}

/// Whether a name of a field or column says that its values are identity numbers.
pub fn is_identity_column(name: &str) -> bool {
    vocabulary()
        .contact
        .identity_columns
        .contains(&folded(&name.replace('_', " ")))
}

/// Whether a name of a field or column says that its values are telephones.
pub fn is_telephone_column(name: &str) -> bool {
    vocabulary()
        .contact
        .telephone_columns
        .contains(&folded(&name.replace('_', " ")))
}

/// Whether the domain of an address of e-mail gives mailboxes to anybody.
pub fn is_private_mail(address: &str) -> bool {
    address.rsplit_once('@').is_some_and(|(_, domain)| {
        vocabulary()
            .contact
            .private_mail
            .contains(&domain.to_lowercase())
    })
}

/// Whether a whole value is filler: `—`, «próximamente», «prueba».
pub fn is_filler(value: &str) -> bool {
    let filler = &vocabulary().filler;
    let bare = value
        .trim()
        .trim_matches(['*', '_', '#', '"', '«', '»', ' ']);
    let word = folded(if bare.is_empty() { value } else { bare });
    let word = match word.trim_end_matches(['.', '!', '…', ':']) {
        "" => &word,
        word => word,
    };
    filler.words.contains(word) || filler.phrases.iter().any(|phrase| phrase == word)
}

/// Whether the text of a link tells nobody where it leads.
pub fn is_empty_link(text: &str) -> bool {
    let text = folded(text);
    let signs = |sign: char| !sign.is_alphanumeric();
    vocabulary().links.empty.contains(text.trim_matches(signs))
}

/// The first phrase of filler in a text that is asked for as evidence, where even «próximamente» is too much.
pub fn filler_in(text: &str) -> Option<&'static str> {
    let filler = &vocabulary().filler;
    let text = folded(text);
    let plain = filler
        .anywhere
        .iter()
        .filter(|phrase| !filler.capitals_only.contains(phrase));
    plain
        .filter(|phrase| !filler.small_letters_only.contains(phrase))
        .chain(&filler.phrases)
        .find(|phrase| text.contains(phrase.as_str()))
        .map(String::as_str)
}

#[cfg(test)]
mod tests;
