//! What an assessment says: per checklist, phase and requirement. `compliance` writes it.

use std::sync::Arc;

use jiff::civil::Date;

use super::checklist::{Confidence, Frequency, Requirement, Words};
use super::context::{Proof, Reason};
use super::declaration::{Excused, State};

/// Whether a requirement is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Met.
    Met,
    /// Missing.
    Missing,
    /// Not applicable or reserved, with a declared reason.
    NotApplicable,
}

impl Outcome {
    /// Its name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Met => "met",
            Outcome::Missing => "missing",
            Outcome::NotApplicable => "not_applicable",
        }
    }
}

/// Who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The tool looked.
    Checked,
    /// A person declares it.
    Declared,
}

impl Basis {
    /// Its name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Checked => "checked",
            Basis::Declared => "declared",
        }
    }
}

/// On what a met requirement rests. The three are disjoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rests {
    /// Real content only.
    Real,
    /// Examples, in a demonstration.
    Example,
    /// A declaration.
    Declared,
}

impl Rests {
    /// Its name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Rests::Real => "real",
            Rests::Example => "example",
            Rests::Declared => "declared",
        }
    }
}

/// A declaration, as the report shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Declared {
    /// What is declared.
    pub state: State,
    /// The declaring unit.
    pub unit: Option<Arc<str>>,
    /// The unit's id.
    pub unit_id: Option<Arc<str>>,
    /// Post of the declarant.
    pub post: Arc<str>,
    /// Day.
    pub date: Option<Date>,
    /// Last day on which it stands.
    pub expires: Option<Date>,
    /// Why.
    pub reason: Arc<str>,
    /// The norm that it names.
    pub norm: Option<Arc<str>>,
    /// Whether it is an example.
    pub example: bool,
}

/// A requirement's outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct RequirementReport {
    /// Stable id.
    pub id: Arc<str>,
    /// The regime's label.
    pub label: Arc<str>,
    /// Its name, as in the source.
    pub name: Arc<str>,
    /// Points that it gives.
    pub max: u32,
    /// Points obtained: all or none.
    pub obtained: u32,
    /// Outcome.
    pub outcome: Outcome,
    /// Who says so.
    pub basis: Basis,
    /// On what it rests, if it is met.
    pub rests: Option<Rests>,
    /// Addresses of what was found.
    pub evidence: Vec<Arc<str>>,
    /// Why it is missing or not applicable.
    pub reason: Option<Reason>,
    /// Who declared it.
    pub declared: Option<Declared>,
    /// The units that answer for it.
    pub owners: Vec<Arc<str>>,
    /// Short address of its page, without the language.
    pub address: Arc<str>,
    /// What must be there, in plain Spanish.
    pub text: Arc<str>,
    /// Legal basis.
    pub law: Arc<str>,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// What else must be so for it to apply.
    pub when: Option<Arc<str>>,
    /// How often it must be renewed.
    pub frequency: Option<Frequency>,
    /// The same duty in other regimes: `gel-2012/organigrama`.
    pub see: Vec<Arc<str>>,
    /// What to write and where.
    pub remedy: Words,
}

impl RequirementReport {
    fn new(requirement: &Requirement, outcome: Outcome, basis: Basis) -> RequirementReport {
        RequirementReport {
            id: requirement.id.clone(),
            label: requirement.label.clone(),
            name: requirement.name.clone(),
            max: requirement.max,
            obtained: if outcome == Outcome::Met {
                requirement.max
            } else {
                0
            },
            outcome,
            basis,
            rests: None,
            evidence: Vec::new(),
            reason: None,
            declared: None,
            owners: Vec::new(),
            address: requirement.address.clone(),
            text: requirement.text.clone(),
            law: requirement.basis.clone(),
            confidence: requirement.confidence,
            when: requirement.applies.when.clone(),
            frequency: requirement.frequency.clone(),
            see: requirement.see.clone(),
            remedy: requirement.remedy.clone(),
        }
    }

    pub(super) fn met(requirement: &Requirement, proof: Proof) -> RequirementReport {
        let (basis, rests) = match (&proof.declared, proof.example) {
            (Some(_), _) => (Basis::Declared, Rests::Declared),
            (None, true) => (Basis::Checked, Rests::Example),
            (None, false) => (Basis::Checked, Rests::Real),
        };
        RequirementReport {
            rests: Some(rests),
            evidence: proof.addresses,
            declared: proof.declared,
            ..RequirementReport::new(requirement, Outcome::Met, basis)
        }
    }

    pub(super) fn missing(requirement: &Requirement, reason: Reason) -> RequirementReport {
        RequirementReport {
            reason: Some(reason),
            ..RequirementReport::new(requirement, Outcome::Missing, Basis::Checked)
        }
    }

    /// A requirement of other kinds of entity: nobody has to declare it.
    pub(super) fn excused(requirement: &Requirement, reason: Reason) -> RequirementReport {
        RequirementReport {
            reason: Some(reason),
            ..RequirementReport::new(requirement, Outcome::NotApplicable, Basis::Checked)
        }
    }

    pub(super) fn not_applicable(requirement: &Requirement, excused: Excused) -> RequirementReport {
        RequirementReport {
            evidence: excused.evidence,
            reason: Some(excused.reason),
            declared: Some(excused.declared),
            ..RequirementReport::new(requirement, Outcome::NotApplicable, Basis::Declared)
        }
    }
}

/// Numbers of met requirements by what they rest on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// On real content.
    pub real: usize,
    /// On examples.
    pub example: usize,
    /// On declarations.
    pub declared: usize,
}

/// A phase's outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct PhaseReport {
    /// Stable id.
    pub id: Arc<str>,
    /// Its name.
    pub name: Words,
    /// Points of its applicable requirements.
    pub max: u32,
    /// Points obtained.
    pub obtained: u32,
    /// 100 × obtained ÷ max, unrounded; 100 when nothing applies.
    pub prorated: f64,
    /// Its requirements, in the order of the checklist.
    pub requirements: Vec<RequirementReport>,
}

impl PhaseReport {
    pub(super) fn new(
        id: &Arc<str>,
        name: &Words,
        requirements: Vec<RequirementReport>,
    ) -> PhaseReport {
        let applicable = requirements
            .iter()
            .filter(|one| one.outcome != Outcome::NotApplicable);
        let (max, obtained) = applicable.fold((0, 0), |(max, obtained), one| {
            (max + one.max, obtained + one.obtained)
        });
        PhaseReport {
            id: id.clone(),
            name: name.clone(),
            max,
            obtained,
            prorated: if max == 0 {
                100.0
            } else {
                100.0 * f64::from(obtained) / f64::from(max)
            },
            requirements,
        }
    }
}

/// A checklist's outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct PackReport {
    /// The checklist's id.
    pub id: Arc<str>,
    /// Its name.
    pub name: Words,
    /// Its phases.
    pub phases: Vec<PhaseReport>,
}

impl PackReport {
    /// All requirements.
    pub fn requirements(&self) -> impl Iterator<Item = &RequirementReport> {
        self.phases.iter().flat_map(|phase| &phase.requirements)
    }

    /// Met requirements by what they rest on.
    pub fn counts(&self) -> Counts {
        self.requirements()
            .fold(Counts::default(), |mut counts, one| {
                match one.rests {
                    Some(Rests::Real) => counts.real += 1,
                    Some(Rests::Example) => counts.example += 1,
                    Some(Rests::Declared) => counts.declared += 1,
                    None => {}
                }
                counts
            })
    }
}

/// What all checklists say on a date.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The date.
    pub date: Date,
    /// Checklists, in the portal's order.
    pub packs: Vec<PackReport>,
}

impl Report {
    /// The report of one checklist alone.
    pub fn only(&self, pack: &str) -> Report {
        Report {
            date: self.date,
            packs: self
                .packs
                .iter()
                .filter(|known| &*known.id == pack)
                .cloned()
                .collect(),
        }
    }
}

/// The text in a language, else in Spanish.
pub(crate) fn words<'a>(words: &'a Words, lang: &str) -> &'a str {
    words
        .get(lang)
        .or_else(|| words.get("es"))
        .map_or("", |text| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(id: &str, max: u32, outcome: Outcome) -> RequirementReport {
        RequirementReport {
            id: id.into(),
            label: "VAEI4252..".into(),
            name: "Nombre, con coma".into(),
            max,
            obtained: if outcome == Outcome::Met { max } else { 0 },
            outcome,
            basis: Basis::Checked,
            rests: (outcome == Outcome::Met).then_some(Rests::Real),
            evidence: vec!["/a/".into()],
            reason: None,
            declared: None,
            owners: Vec::new(),
            address: "/gel/a/".into(),
            text: "Lo que debe estar.".into(),
            law: "".into(),
            confidence: Confidence::Memory,
            when: None,
            frequency: None,
            see: vec!["otro/requisito".into()],
            remedy: Words::new(),
        }
    }

    #[test]
    fn what_does_not_apply_leaves_the_maximum() {
        let list = vec![
            one("a", 94, Outcome::Met),
            one("b", 2, Outcome::Missing),
            one("c", 9, Outcome::NotApplicable),
        ];
        let phase = PhaseReport::new(&"transaccion".into(), &Words::new(), list);
        assert_eq!((phase.max, phase.obtained), (96, 94));
        assert!((phase.prorated - 97.916_666_666_666_67).abs() < 1e-12);
    }
}
