//! E0510, E0511, E0513: a file that is shown as a picture can be read, and stands still.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::documents;
use super::files;
use crate::catalog::Catalog;
use crate::diag::{Findings, code};
use crate::raster::{Fault, LONGEST_SIDE, MOST_PIXELS};

/// What is wrong with a file that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It cannot be made into what pages show.
    Unreadable(Fault),
    /// It moves, and is shown still.
    Moves,
}

/// Tells what was found when the pictures were made, each where its file is named first.
pub fn tell(catalog: &Catalog, troubles: &BTreeMap<Arc<str>, Trouble>) -> Findings {
    if troubles.is_empty() {
        return Findings::new();
    }
    let places = files::named(catalog);
    let one = |(path, trouble): (&Arc<str>, &Trouble)| match *trouble {
        Trouble::Unreadable(Fault::Damaged) => {
            documents::on(code::PICTURE_UNREADABLE, path, &places)
                .arg("problema", "danado")
                .arg("formato", "")
        }
        Trouble::Unreadable(Fault::Format(name)) => {
            documents::on(code::PICTURE_UNREADABLE, path, &places)
                .arg("problema", if name.is_empty() { "otro" } else { "formato" })
                .arg("formato", name)
        }
        Trouble::Unreadable(Fault::TooLarge(width, height)) => {
            documents::on(code::PICTURE_TOO_LARGE, path, &places)
                .arg("ancho", width as usize)
                .arg("alto", height as usize)
                .arg("lado", LONGEST_SIDE as usize)
                .arg("millones", (MOST_PIXELS / 1_000_000) as usize)
        }
        Trouble::Moves => documents::on(code::PICTURE_MOVES, path, &places),
    };
    troubles.iter().map(one).collect()
}
