//! Phase 7, audit: rules on what the citizen receives.
//!
//! In: the facts of the built pages, the catalogue. Out: findings. A rule looks at every page, never at the content
//! behind it; one file holds one rule.

pub mod address;
pub mod facts;
mod read;
mod rules;
pub mod site;

pub use facts::PageFacts;
pub use read::{Common, read, read_with};
pub(crate) use rules::leads_somewhere;
pub use site::{Page, Role, Site};

use crate::catalog::Catalog;
use crate::diag::Findings;

/// Applies all rules to the built site.
pub fn audit(site: &Site, catalog: &Catalog) -> Findings {
    let base = &catalog.config().base;
    let mut findings = rules::links(site, base);
    findings.extend(rules::foreign(site, base));
    findings.extend(rules::structure(site));
    findings.extend(rules::inline(site));
    findings.extend(rules::headings(site, catalog));
    findings
}
