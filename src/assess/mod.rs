//! Phase 8, assess: each requirement of a checklist against what was written and what was built.
//!
//! In: a checklist (data), the catalogue, the built site, the date. Out: a [`PackReport`]. Nothing is taken on trust:
//! content is counted in the catalogue *and* looked for in the site; what the tool cannot see is a declaration, and is
//! never shown as something checked. Nothing here writes prose: reasons are messages with arguments.

mod checklist;
mod collection;
mod context;
mod declaration;
mod entity;
mod evidence;
mod feature;
mod findings;
mod language;
mod link;
mod menu;
mod numeral;
mod owner;
mod page;
mod path;
pub mod report;
mod system;

use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::audit::Site;
use crate::catalog::Catalog;
use crate::config::Config;
use crate::diag::{Arg, Findings};
use crate::plan::{Level, Menu};
use crate::schema::{Choice, Schema};
use crate::text::SourceId;

pub use checklist::{
    Applies, Checklist, Confidence, Frequency, Phase, Regimes, Requirement, Words, checklists,
    join, own_id, parse, regimes, source, unpinned,
};
pub use context::Reason;
pub use declaration::State;
pub use evidence::Evidence;
pub use findings::findings;
pub use language::manual::page as language_page;
pub use numeral::numerals;
pub use report::{
    Basis, Counts, Declared, Outcome, PackReport, PhaseReport, Report, RequirementReport, Rests,
};

use context::Context;
use feature::Features;

/// Holds the portal against a checklist on a date.
pub fn assess(checklist: &Checklist, catalog: &Catalog, site: &Site, date: Date) -> PackReport {
    assess_with(checklist, catalog, site, date, &Features::default())
}

fn assess_with(
    checklist: &Checklist,
    catalog: &Catalog,
    site: &Site,
    date: Date,
    features: &Features,
) -> PackReport {
    let phase = |phase: &Phase| {
        let wanted = checklist
            .requirements
            .iter()
            .filter(|requirement| requirement.phase == phase.id);
        let wanted: Vec<&Requirement> = wanted.collect();
        let requirements = wanted.into_par_iter().map(|requirement| {
            let context = Context {
                catalog,
                site,
                date,
                regime: &checklist.id,
                phases: &checklist.phases,
                features,
                requirement: &requirement.id,
            };
            told(requirement, &context)
        });
        PhaseReport::new(&phase.id, &phase.name, requirements.collect())
    };
    PackReport {
        id: checklist.id.clone(),
        name: checklist.name.clone(),
        phases: checklist.phases.iter().map(phase).collect(),
    }
}

/// The menus that the portal's checklists ask for, for the plan of the site.
pub fn menus(regimes: &[Checklist], config: &Config) -> Vec<Menu> {
    let used = config.checklists.iter();
    let used = used.filter_map(|used| regimes.iter().find(|one| one.id == used.id));
    let menus = used.map(|checklist| Menu {
        regime: checklist.id.clone(),
        levels: levels(&checklist.phases)
            .map(|level| Level {
                items: checklist
                    .requirements
                    .iter()
                    .filter(|one| one.phase == level.phase)
                    .count(),
                ..level
            })
            .collect(),
    });
    menus.filter(|menu| !menu.levels.is_empty()).collect()
}

/// The levels of a regime's menu, in order of their numbers.
fn levels(phases: &[Phase]) -> impl Iterator<Item = Level> {
    let mut levels: Vec<Level> = phases
        .iter()
        .filter_map(|phase| {
            Some(Level {
                phase: phase.id.clone(),
                number: phase.level.clone()?,
                slug: phase.slug.clone()?,
                name: phase.name.clone(),
                items: 0,
            })
        })
        .collect();
    levels.sort_by_key(|level| level.number.parse::<u32>().unwrap_or(u32::MAX));
    levels.into_iter()
}

/// Evidence in a portal's own files that can never be met. What is no evidence at all was told when they were read.
pub fn unreachable(
    own: &[(SourceId, String)],
    regimes: &[Checklist],
    schema: &Schema,
    config: &Config,
) -> Findings {
    let known = language::Known {
        schema,
        regimes,
        config,
    };
    let mut findings = Findings::new();
    for (source, text) in own {
        if language::form(text, *source).is_empty() {
            findings.extend(language::meaning(text, *source, known));
        }
    }
    findings
}

/// Holds the portal against all checklists that it names, in their order.
pub fn report(regimes: &[Checklist], catalog: &Catalog, site: &Site, date: Date) -> Report {
    let used = catalog.config().checklists.iter();
    let packs = used.filter_map(|used| regimes.iter().find(|one| one.id == used.id));
    let features = Features::default();
    Report {
        date,
        packs: packs
            .map(|checklist| assess_with(checklist, catalog, site, date, &features))
            .collect(),
    }
}

/// The addresses of the requirements of the checklists that a portal names: checklist, requirement, address.
pub fn addresses(regimes: &[Checklist], config: &Config) -> Vec<[Arc<str>; 3]> {
    let used = config.checklists.iter();
    let used = used.filter_map(|used| regimes.iter().find(|one| one.id == used.id));
    used.flat_map(|checklist| {
        let all = checklist.requirements.iter();
        all.map(|one| [checklist.id.clone(), one.id.clone(), one.address.clone()])
    })
    .collect()
}

fn one(requirement: &Requirement, context: &Context<'_>) -> RequirementReport {
    let kind = context.config().entity.text("tipo");
    if let Some(kind) = requirement.applies.excludes(kind) {
        return RequirementReport::excused(requirement, excused(requirement, kind));
    }
    // One that expired excuses nothing; if evidence is missing as well, that it expired is the reason.
    let fallen = match declaration::not_applicable(context) {
        Ok(None) => None,
        Ok(Some(excused)) => return RequirementReport::not_applicable(requirement, excused),
        Err(reason) => Some(reason),
    };
    match evidence::all(&requirement.evidence, context) {
        Ok(proof) => RequirementReport::met(requirement, proof),
        Err(reason) => RequirementReport::missing(requirement, fallen.unwrap_or(reason)),
    }
}

/// The report of a requirement, with the units that answer for it.
fn told(requirement: &Requirement, context: &Context<'_>) -> RequirementReport {
    let report = one(requirement, context);
    RequirementReport {
        owners: owner::owners(requirement, &report.evidence, context.catalog),
        ..report
    }
}

/// Why a requirement does not apply to a kind of entity.
fn excused(requirement: &Requirement, kind: &Choice) -> Reason {
    let why = &requirement.applies.reason;
    let words = |pairs: Vec<(Arc<str>, Arc<str>)>| Arg::Words(pairs.into());
    let label = kind.label.0.iter();
    let why = why.iter();
    Reason {
        id: "razon-no-aplica-clase",
        args: vec![
            (
                "clase",
                words(
                    label
                        .map(|(tag, text)| (tag.clone(), text.clone()))
                        .collect(),
                ),
            ),
            (
                "razon",
                words(why.map(|(tag, text)| (tag.clone(), text.clone())).collect()),
            ),
        ],
    }
}
