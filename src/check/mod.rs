//! Phase 4, check: rules on content, one file a rule.
//!
//! In: the catalogue. Out: findings with places. Changes nothing.

mod alternatives;
mod budget;
mod captions;
mod chart;
mod dataset;
mod dates;
mod documents;
mod drawings;
mod editorial;
mod facts;
mod files;
mod future;
mod link_text;
mod links;
mod map;
mod norms;
mod notices;
mod own_facts;
mod personal;
mod pictures;
mod place;
mod placeholder;
mod progress;
mod recordings;
mod references;
mod repeated;
mod tongues;
mod translations;
mod weight;
mod words;

use crate::catalog::Catalog;
use crate::diag::Findings;

pub use captions::{beside as captions_beside, is_elsewhere, language as recording_language};
pub(crate) use facts::tell as tell_fact;
pub use facts::{Known, Sort};
pub use links::{Resolved, resolve};
pub use pictures::{Trouble, tell as tell_pictures};
pub(crate) use weight::weight;

/// Runs all rules. `today` is the day of the build.
pub fn check(catalog: &Catalog, today: jiff::civil::Date) -> Findings {
    let rules: [fn(&Catalog) -> Findings; 25] = [
        references::check,
        links::check,
        files::check,
        chart::check,
        dataset::check,
        dates::check,
        progress::check,
        norms::check,
        budget::check,
        personal::check,
        placeholder::check,
        link_text::check,
        alternatives::check,
        repeated::check,
        documents::check,
        weight::check,
        facts::check,
        captions::check,
        drawings::check,
        place::check,
        recordings::check,
        notices::check,
        map::check,
        translations::check,
        tongues::check,
    ];
    let mut findings: Findings = rules.into_iter().flat_map(|rule| rule(catalog)).collect();
    findings.extend(future::check(catalog, today));
    findings.extend(editorial::check(catalog, today));
    findings
}
