//! A node: several portals that one office looks after, checked one after the other and compared.
//!
//! In: the text of `nodo.toml`, and what a check made of each portal. Out: the list of portals with findings, and the
//! comparison as a page, as JSON and as CSV. Nothing here touches the disk, and of a portal only its figures are kept,
//! so that a node of any size needs the memory of its largest portal.

mod data;
mod list;
mod page;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::assess::Outcome;
use crate::diag::Severity;
use crate::engine::Build;

pub use data::{csv, json};
pub use list::{Listed, Node, read};
pub use page::page;

/// Name of the file that lists the portals.
pub const FILE: &str = "nodo.toml";

/// How the check of a portal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Without errors.
    Good,
    /// With errors: it would not be published.
    Failed,
    /// It could not be checked at all.
    Unchecked,
}

impl State {
    /// Its name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            State::Good => "good",
            State::Failed => "failed",
            State::Unchecked => "unchecked",
        }
    }
}

/// A phase of a checklist in a portal.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// Its id.
    pub id: Arc<str>,
    /// Its name by language.
    pub name: BTreeMap<Arc<str>, Arc<str>>,
    /// Points obtained.
    pub obtained: u32,
    /// Points of what applies.
    pub max: u32,
    /// 100 × obtained ÷ max.
    pub prorated: f64,
}

/// A requirement that a portal does not meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Its id.
    pub id: Arc<str>,
    /// The regime's label.
    pub label: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
}

/// A checklist in a portal.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// Its id.
    pub id: Arc<str>,
    /// Its name by language.
    pub name: BTreeMap<Arc<str>, Arc<str>>,
    /// Phases, in order.
    pub phases: Vec<Phase>,
    /// Requirements that are met.
    pub met: usize,
    /// Requirements that apply.
    pub applicable: usize,
    /// What is missing, in the regime's order.
    pub missing: Vec<Missing>,
}

/// What the comparison keeps of a portal.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its folder in the node.
    pub folder: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// Address of its site, if it is known.
    pub base: Option<Arc<str>>,
    /// How its check ended.
    pub state: State,
    /// Errors and warnings.
    pub findings: (usize, usize),
    /// Pages.
    pub pages: usize,
    /// Whether its examples count as evidence.
    pub demonstration: bool,
    /// Checklists.
    pub packs: Vec<Pack>,
}

/// The portals of a node on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Name of the node.
    pub name: Arc<str>,
    /// The day, if all portals were checked for the same one.
    pub date: Option<Date>,
    /// Portals, in the order of the list.
    pub rows: Vec<Row>,
}

impl Row {
    /// The figures of a portal that was checked.
    pub fn of(listed: &Listed, build: &Build) -> Row {
        let count = |severity: Severity| {
            let findings = build.findings.iter();
            findings
                .filter(|finding| finding.severity == severity)
                .count()
        };
        let config = build.catalog.config();
        let name = config.entity.text("nombre").map(Arc::from);
        Row {
            folder: listed.folder.clone(),
            name: listed
                .name
                .clone()
                .or(name)
                .unwrap_or_else(|| listed.folder.clone()),
            base: config.source.map(|_| config.base.clone()),
            state: match build.failed() {
                true => State::Failed,
                false => State::Good,
            },
            findings: (count(Severity::Error), count(Severity::Warning)),
            pages: build.output.pages,
            demonstration: config.demonstration,
            packs: build.report.packs.iter().map(pack).collect(),
        }
    }

    /// A portal that could not be checked.
    pub fn unchecked(listed: &Listed) -> Row {
        Row {
            folder: listed.folder.clone(),
            name: listed.name.clone().unwrap_or_else(|| listed.folder.clone()),
            base: None,
            state: State::Unchecked,
            findings: (0, 0),
            pages: 0,
            demonstration: false,
            packs: Vec::new(),
        }
    }
}

fn pack(pack: &crate::assess::PackReport) -> Pack {
    let count = |outcome: Outcome| {
        let requirements = pack.requirements();
        requirements.filter(|one| one.outcome == outcome).count()
    };
    let (met, missing) = (count(Outcome::Met), count(Outcome::Missing));
    Pack {
        id: pack.id.clone(),
        name: pack.name.clone(),
        phases: pack
            .phases
            .iter()
            .map(|phase| Phase {
                id: phase.id.clone(),
                name: phase.name.clone(),
                obtained: phase.obtained,
                max: phase.max,
                prorated: phase.prorated,
            })
            .collect(),
        met,
        applicable: met + missing,
        missing: pack
            .requirements()
            .filter(|one| one.outcome == Outcome::Missing)
            .map(|one| Missing {
                id: one.id.clone(),
                label: one.label.clone(),
                name: one.name.clone(),
            })
            .collect(),
    }
}

/// Text in a language, else in Spanish.
fn words<'w>(words: &'w BTreeMap<Arc<str>, Arc<str>>, lang: &str) -> &'w str {
    words
        .get(lang)
        .or_else(|| words.get("es"))
        .map_or("", |text| text)
}
