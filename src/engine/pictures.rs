//! What pages show of the files of pictures: taken from the store, or made and kept there for the next build.
//!
//! In: the files that the catalogue says are shown. Out: the variants on the stage, their addresses for the renderer, and
//! what is wrong with files.

use std::sync::Mutex;

use super::*;
use crate::check::Trouble;
use crate::raster::{self, Picture};
use crate::render::figure::{self, Pictures};

/// Pixels from which pictures are made one after the other: each takes hundreds of megabytes for a moment.
const LARGE: usize = 16_000_000;

/// What was made.
#[derive(Default)]
pub(super) struct Shown {
    /// By path relative to `content/`.
    pub(super) pictures: Pictures,
    /// What is wrong with files.
    pub(super) troubles: BTreeMap<Arc<str>, Trouble>,
}

/// Makes what is shown of all pictures.
pub(super) fn make(
    host: &dyn Host,
    catalog: &Catalog,
    ledger: &Ledger<'_>,
) -> Result<Shown, Fault> {
    let paths: Vec<&Arc<str>> = catalog.shown().pictures.iter().collect();
    if paths.is_empty() {
        return Ok(Shown::default());
    }
    let large = Mutex::new(());
    let made: Vec<_> = paths
        .par_iter()
        .with_max_len(1)
        .map(|path| one(host, catalog, path, &large))
        .collect();
    let mut shown = Shown::default();
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut used = BTreeSet::new();
    for (path, (key, made)) in paths.into_iter().zip(made) {
        used.extend(key);
        match made {
            // One that cannot be read is told when it is copied.
            None => {}
            Some(Err(fault)) => {
                shown
                    .troubles
                    .insert(path.clone(), Trouble::Unreadable(fault));
            }
            Some(Ok(picture)) => {
                if picture.moves {
                    shown.troubles.insert(path.clone(), Trouble::Moves);
                }
                let addresses = figure::addresses(path, picture, &mut files);
                shown.pictures.insert(path.clone(), addresses);
            }
        }
    }
    files
        .par_iter()
        .try_for_each(|(path, bytes)| ledger.put(path, bytes))?;
    host.store().keep(&used);
    Ok(shown)
}

/// One picture and its key in the store; none if the file cannot be read.
fn one(
    host: &dyn Host,
    catalog: &Catalog,
    path: &str,
    large: &Mutex<()>,
) -> (Option<Digest>, Option<Result<Picture, raster::Fault>>) {
    let facts = catalog.file(path);
    if facts.is_some_and(|facts| facts.size > raster::LIMIT) {
        return (None, Some(Err(raster::Fault::TooLarge(0, 0))));
    }
    let Ok(bytes) = host.read(&format!("content/{path}")) else {
        return (None, None);
    };
    let key = key(&bytes);
    let kept = host.store().get(key);
    if let Some(picture) = kept.and_then(|kept| raster::entry::read(&kept)) {
        return (Some(key), Some(Ok(picture)));
    }
    let pixels = facts.and_then(|facts| facts.dimensions);
    let pixels = pixels.map_or(0, |(width, height)| width.saturating_mul(height));
    let alone = (pixels > LARGE).then(|| large.lock().unwrap_or_else(PoisonError::into_inner));
    let made = raster::make(&bytes);
    drop(alone);
    if let Ok(picture) = &made {
        host.store().put(key, &raster::entry::write(picture));
    }
    (Some(key), Some(made))
}

/// What a picture is kept under: its file and how it is made.
fn key(bytes: &[u8]) -> Digest {
    let question = format!("{}\0{}", raster::RECIPE, Digest::of(bytes));
    Digest::of(question.as_bytes())
}
