//! Phase 4, check: rules on content, one file a rule.
//!
//! In: the catalogue. Out: findings with places. Changes nothing.

mod budget;
mod chart;
mod dates;
mod files;
mod links;
mod norms;
mod progress;
mod references;

use crate::catalog::Catalog;
use crate::diag::Findings;

pub use links::{Resolved, resolve};

/// Runs all rules.
pub fn check(catalog: &Catalog) -> Findings {
    let rules: [fn(&Catalog) -> Findings; 8] = [
        references::check,
        links::check,
        files::check,
        chart::check,
        dates::check,
        progress::check,
        norms::check,
        budget::check,
    ];
    rules.into_iter().flat_map(|rule| rule(catalog)).collect()
}
