//! E0904: no script, style or handler is written into a page: a strict Content-Security-Policy would refuse it.

use super::on;
use crate::audit::site::Site;
use crate::diag::{Findings, code};

/// Looks at all pages.
pub(crate) fn check(site: &Site) -> Findings {
    let pages = site
        .pages
        .iter()
        .filter(|page| !page.facts.inline.is_empty());
    pages
        .flat_map(|page| {
            page.facts
                .inline
                .iter()
                .map(move |what| on(code::OUTPUT_INLINE, page).arg("detalle", what.as_str()))
        })
        .collect()
}
