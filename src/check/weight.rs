//! E1040: no file is heavier than a telephone with one bar of signal can bear.

use super::{documents, files};
use crate::catalog::Catalog;
use crate::config::Limits;
use crate::diag::{Findings, Message, code};

/// What a file is, by its ending.
const PICTURES: [&str; 10] = [
    "png", "jpg", "jpeg", "webp", "avif", "gif", "svg", "bmp", "tif", "tiff",
];
const AUDIO: [&str; 7] = ["mp3", "opus", "ogg", "oga", "m4a", "wav", "flac"];
const VIDEO: [&str; 6] = ["mp4", "webm", "ogv", "mov", "avi", "mkv"];

pub(super) fn check(catalog: &Catalog) -> Findings {
    let limits = &catalog.config().limits;
    let mut heavy: Vec<(&str, u64, (&str, u64))> = catalog
        .files()
        .map(|(path, facts)| (&**path, facts.size, limit(path, limits)))
        .filter(|(_, size, (_, limit))| size > limit)
        // Of these only what is made of them is published, and that is light.
        .filter(|(path, ..)| !catalog.shown().only(path))
        .collect();
    if heavy.is_empty() {
        return Findings::new();
    }
    heavy.sort_unstable();
    let places = files::named(catalog);
    heavy
        .into_iter()
        .map(|(path, size, (kind, limit))| {
            documents::on(code::FILE_HEAVY, path, &places)
                .arg("peso", weight(size))
                .arg("limite", weight(limit))
                .arg("clase", kind)
                // At 400 kbit/s.
                .arg("segundos", size.div_ceil(50_000))
        })
        .collect()
}

/// What a file is, and how heavy it may be.
fn limit(path: &str, limits: &Limits) -> (&'static str, u64) {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is = |endings: &[&str]| endings.iter().any(|one| one.eq_ignore_ascii_case(ending));
    if is(&PICTURES) {
        ("imagen", limits.picture)
    } else if is(&AUDIO) {
        ("audio", limits.audio)
    } else if is(&VIDEO) {
        ("video", limits.video)
    } else {
        ("documento", limits.document)
    }
}

/// A weight in words: `840 KB`, `5,3 MB`.
pub(crate) fn weight(bytes: u64) -> Message {
    let (id, unit) = match bytes {
        0..1_000_000 => ("tamano-kb", 1_000),
        _ => ("tamano-mb", 1_000_000),
    };
    let tenths = bytes.div_ceil(unit / 10);
    let figure = Message {
        id: "cifra-decimal",
        args: vec![
            ("entero", (tenths / 10).into()),
            ("decima", (tenths % 10).into()),
        ],
    };
    Message {
        id,
        args: vec![("cifra", figure.into())],
    }
}
