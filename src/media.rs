//! What the ending of a file says of it: its content type, whether packing makes it smaller, whether browsers play it,
//! whether it is a file of data.
//!
//! In: names. Out: what the embedded `media.toml` has of them. Nothing else in the program knows an ending's type.

use std::sync::LazyLock;

use serde::Deserialize;

/// A content type and the endings of the files that have it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Type {
    /// The media type.
    pub media: String,
    /// Endings, without the dot.
    pub endings: Vec<String>,
    /// Whether it is text in UTF-8.
    #[serde(default)]
    pub text: bool,
    /// Whether packing makes it smaller.
    #[serde(default)]
    pub packs: bool,
    /// Whether an address with such an ending is a file of data to take, not a page to read.
    #[serde(default)]
    pub data: bool,
}

/// A file whose ending does not say what it is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// The media type. It is text in UTF-8.
    pub media: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Types {
    r#type: Vec<Type>,
    file: Vec<Named>,
}

static TYPES: LazyLock<Types> = LazyLock::new(|| {
    toml::from_str(include_str!("media.toml")).expect("the embedded content types are valid")
});

/// Packed forms of a file: the ending that each adds, and its name in HTTP (RFC 9110, section 8.4.1; RFC 7932; RFC 8878).
/// The smallest first.
pub const FORMS: [(&str, &str); 3] = [("br", "br"), ("zst", "zstd"), ("gz", "gzip")];

/// Whether a file is a packed form of another, by its ending.
pub fn is_form(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    FORMS.iter().any(|(form, _)| Some(*form) == ending)
}

/// All content types.
pub fn types() -> &'static [Type] {
    &TYPES.r#type
}

/// Files whose ending does not say what they are.
pub fn named() -> &'static [Named] {
    &TYPES.file
}

/// What is known of a file by its ending, in capitals or not.
fn of(path: &str) -> Option<&'static Type> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (_, ending) = name.rsplit_once('.')?;
    types().iter().find(|one| {
        one.endings
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    })
}

/// The media type of a file.
pub fn media(path: &str) -> Option<&'static str> {
    of(path).map(|one| &*one.media)
}

/// The media type of a file of data; none of what is a page to read.
pub fn data(path: &str) -> Option<&'static str> {
    of(path).filter(|one| one.data).map(|one| &*one.media)
}

/// Whether packing makes a file smaller.
pub fn packs(path: &str) -> bool {
    of(path).is_some_and(|one| one.packs)
}

/// Whether browsers play a file: the audio and video of the list, which has no others.
pub fn plays(path: &str) -> bool {
    media(path).is_some_and(|media| media.starts_with("audio/") || media.starts_with("video/"))
}

/// The value of the header `Content-Type` for a file; bytes without a type where its ending is not known.
pub fn header_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    if let Some(named) = named().iter().find(|one| one.name == name) {
        return named.header();
    }
    of(path).map_or_else(|| "application/octet-stream".to_owned(), Type::header)
}

impl Type {
    /// The value of the header.
    pub fn header(&self) -> String {
        header(&self.media, self.text)
    }
}

impl Named {
    /// The value of the header.
    pub fn header(&self) -> String {
        header(&self.media, true)
    }
}

fn header(media: &str, text: bool) -> String {
    match text {
        true => format!("{media}; charset=utf-8"),
        false => media.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn an_ending_has_one_type_and_is_known_in_capitals_too() {
        let mut seen = BTreeSet::new();
        for ending in types().iter().flat_map(|one| &one.endings) {
            assert!(seen.insert(ending), "{ending} has two types");
            assert_eq!(*ending, ending.to_lowercase());
        }
        assert_eq!(media("a/FOTO.JPG"), Some("image/jpeg"));
        assert_eq!(header_of("a/Datos.CSV"), "text/csv; charset=utf-8");
        assert!(packs("LEAME.TXT"));
        // A dot in a folder is no ending.
        assert_eq!(media("v1.csv/archivo"), None);
        assert_eq!(header_of("v1.csv/archivo"), "application/octet-stream");
    }

    #[test]
    fn what_is_played_and_what_is_data_is_told_apart() {
        for name in ["a.flac", "a.m4v", "a.opus", "a.MP4", "a.wav"] {
            assert!(plays(name), "{name}");
        }
        for name in ["a.avi", "a.wma", "a.pdf", "a", "mp4"] {
            assert!(!plays(name), "{name}");
        }
        // IANA: RFC 9639 registers the first; for the second nothing is registered but what it is, MP4 (RFC 4337).
        assert_eq!(media("a.flac"), Some("audio/flac"));
        assert_eq!(media("a.m4v"), Some("video/mp4"));
        assert_eq!(data("a.csv"), Some("text/csv"));
        assert_eq!(data("a.html"), None);
        assert_eq!(
            header_of("noticias/rss.xml"),
            "application/rss+xml; charset=utf-8"
        );
    }
}
