//! E0514: a photograph that is published as it came does not say where it was taken.

use super::{documents, files};
use crate::catalog::Catalog;
use crate::diag::{Findings, code};

pub(super) fn check(catalog: &Catalog) -> Findings {
    let told = catalog.files().filter(|(_, facts)| facts.place);
    // Of those that are only shown, what is made of them is published, and says nothing.
    let told = told.filter(|(path, _)| !catalog.shown().only(path));
    let mut paths: Vec<&str> = told.map(|(path, _)| &**path).collect();
    if paths.is_empty() {
        return Findings::new();
    }
    paths.sort_unstable();
    let places = files::named(catalog);
    let on = |path| documents::on(code::PICTURE_PLACE, path, &places);
    paths.into_iter().map(on).collect()
}
