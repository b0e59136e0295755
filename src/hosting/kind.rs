//! Which content type a file has, and whether packing makes it smaller: the embedded `tipos.toml`.

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
}

/// A file whose ending does not say what it is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    /// Its name.
    pub(super) name: String,
    /// The media type. It is text in UTF-8.
    pub(super) media: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Types {
    r#type: Vec<Type>,
    file: Vec<Named>,
}

static TYPES: LazyLock<Types> = LazyLock::new(|| {
    toml::from_str(include_str!("tipos.toml")).expect("the embedded content types are valid")
});

/// All content types.
pub fn types() -> &'static [Type] {
    &TYPES.r#type
}

/// Files whose ending does not say what they are.
pub(super) fn named() -> &'static [Named] {
    &TYPES.file
}

/// The media type of a file, by its ending.
pub fn media(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit_once('.')?;
    let has = |one: &&Type| {
        one.endings
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    };
    types().iter().find(has).map(|one| &*one.media)
}

/// Whether packing makes a file smaller.
pub fn packs(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let of_file = types()
        .iter()
        .find(|one| one.endings.iter().any(|known| *known == ending));
    of_file.is_some_and(|one| one.packs)
}

/// The value of the header for a file; bytes without a type where its ending is not known.
pub fn media_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    if let Some(named) = named().iter().find(|one| one.name == name) {
        return named.header();
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let of_file = types()
        .iter()
        .find(|one| one.endings.iter().any(|known| *known == ending));
    of_file.map_or_else(|| "application/octet-stream".to_owned(), Type::header)
}

impl Type {
    /// The value of the header.
    pub(super) fn header(&self) -> String {
        header(&self.media, self.text)
    }
}

impl Named {
    /// The value of the header.
    pub(super) fn header(&self) -> String {
        header(&self.media, true)
    }
}

fn header(media: &str, text: bool) -> String {
    match text {
        true => format!("{media}; charset=utf-8"),
        false => media.to_owned(),
    }
}
