//! A part of a report: one regime, what a unit answers for, what is in one state.

use std::sync::Arc;

use crate::assess::{Outcome, PackReport, PhaseReport, Report, RequirementReport, Rests};

/// A state that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Met.
    Met,
    /// Missing.
    Missing,
    /// Not applicable, or reserved.
    NotApplicable,
    /// Met or excused because a person declares it.
    Declared,
    /// Met with examples only.
    Example,
}

impl State {
    fn holds(self, one: &RequirementReport) -> bool {
        match self {
            State::Met => one.outcome == Outcome::Met,
            State::Missing => one.outcome == Outcome::Missing,
            State::NotApplicable => one.outcome == Outcome::NotApplicable,
            State::Declared => one.declared.is_some(),
            State::Example => one.rests == Some(Rests::Example),
        }
    }
}

/// Which part of a report is wanted; nothing asked for is all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// A regime's id.
    pub pack: Option<Arc<str>>,
    /// A unit's id.
    pub unit: Option<Arc<str>>,
    /// A state.
    pub state: Option<State>,
}

impl Filter {
    /// The part of a report. Scores stay those of the whole phase: a part has none of its own.
    pub fn apply(&self, report: &Report) -> Report {
        let wanted = |one: &RequirementReport| {
            self.state.is_none_or(|state| state.holds(one))
                && (self.unit.as_ref()).is_none_or(|unit| one.owners.contains(unit))
        };
        let phase = |phase: &PhaseReport| PhaseReport {
            requirements: phase
                .requirements
                .iter()
                .filter(|one| wanted(one))
                .cloned()
                .collect(),
            ..phase.clone()
        };
        let packs = report.packs.iter();
        Report {
            date: report.date,
            packs: packs
                .filter(|pack| self.pack.as_ref().is_none_or(|id| *id == pack.id))
                .map(|pack| PackReport {
                    phases: pack.phases.iter().map(phase).collect(),
                    ..pack.clone()
                })
                .collect(),
        }
    }
}
