//! Phase 4, check: rules on content, one file a rule.
//!
//! In: the catalogue. Out: findings with places. Changes nothing.

mod files;
mod links;
mod references;

use crate::catalog::Catalog;
use crate::diag::Findings;

pub use links::{Resolved, resolve};

/// Runs all rules.
pub fn check(catalog: &Catalog) -> Findings {
    let rules: [fn(&Catalog) -> Findings; 3] = [references::check, links::check, files::check];
    rules.into_iter().flat_map(|rule| rule(catalog)).collect()
}
