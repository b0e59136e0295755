//! Phase 7, audit: rules on what the citizen receives.
//!
//! In: the facts of the built pages, the catalogue. Out: findings. A rule looks at every page, never at the content
//! behind it; one file holds one rule.

pub mod address;
pub mod facts;
pub(crate) mod kept;
mod read;
mod rules;
pub mod site;

pub use facts::PageFacts;
pub use read::{Common, Known, read, read_with};
pub(crate) use rules::{Scale, budget, leads_somewhere};
pub use site::{Page, Role, Site};

use crate::catalog::Catalog;
use crate::diag::Findings;

/// Applies all rules to the built site.
pub fn audit(site: &Site, catalog: &Catalog) -> Findings {
    let base = &catalog.config().base;
    // Without a home page the menu and the program's own pages lead nowhere: that is told once (E0313).
    let mut findings = match catalog.at("/") {
        Some(_) => rules::links(site, base),
        None => Findings::new(),
    };
    findings.extend(rules::foreign(site, base));
    findings.extend(rules::structure(
        site,
        catalog.config().entity.text("nombre").is_some(),
    ));
    findings.extend(rules::inline(site));
    findings.extend(rules::headings(site, catalog));
    findings.extend(rules::footer(site, catalog));
    findings.extend(rules::weight(site, catalog));
    findings
}
