//! E0516: a drawing (SVG) is only seen: it runs nothing and asks no other site for anything.

use super::{documents, files};
use crate::catalog::Catalog;
use crate::diag::{Findings, code};

pub(super) fn check(catalog: &Catalog) -> Findings {
    let told = catalog.files();
    let told = told.filter_map(|(path, facts)| Some((&**path, facts.drawing?)));
    let mut told: Vec<_> = told.collect();
    if told.is_empty() {
        return Findings::new();
    }
    told.sort_unstable_by_key(|(path, _)| *path);
    let places = files::named(catalog);
    told.into_iter()
        .map(|(path, fault)| {
            documents::on(code::DRAWING_ACTS, path, &places)
                .arg("problema", fault.name())
                .arg("linea", fault.line())
        })
        .collect()
}
