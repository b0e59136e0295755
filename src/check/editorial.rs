//! The editorial policy speaks of what there is, and what it asks for is published in time.

use crate::catalog::Catalog;
use crate::deadlines;
use crate::diag::Findings;

pub(super) fn check(catalog: &Catalog, today: jiff::civil::Date) -> Findings {
    deadlines::findings(catalog, today)
}
