//! What an assessment says: per checklist, phase and requirement; as JSON and as CSV.

use std::sync::Arc;

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::checklist::{Confidence, Frequency, Requirement, Words};
use super::context::{Proof, Reason};
use crate::diag::Args;

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
    /// The declaring unit.
    pub unit: Option<Arc<str>>,
    /// Post of the declarant.
    pub post: Arc<str>,
    /// Day.
    pub date: Option<Date>,
    /// Last day on which it stands.
    pub expires: Option<Date>,
    /// Why.
    pub reason: Arc<str>,
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

    pub(super) fn not_applicable(
        requirement: &Requirement,
        declared: Declared,
        reason: Reason,
        evidence: Vec<Arc<str>>,
    ) -> RequirementReport {
        RequirementReport {
            evidence,
            reason: Some(reason),
            declared: Some(declared),
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

    /// As JSON. `text` puts a message into words, `lang` chooses among the checklist's own texts.
    pub fn json(&self, lang: &str, text: &dyn Fn(&str, &Args) -> String) -> Json {
        let pack = |pack: &PackReport| {
            let counts = pack.counts();
            json!({
                "id": &*pack.id,
                "name": words(&pack.name, lang),
                "counts": { "real": counts.real, "example": counts.example, "declared": counts.declared },
                "phases": pack.phases.iter().map(|phase| json!({
                    "id": &*phase.id,
                    "name": words(&phase.name, lang),
                    "max": phase.max,
                    "obtained": phase.obtained,
                    "prorated": phase.prorated,
                    "requirements": phase.requirements.iter().map(|one| requirement(one, lang, text)).collect::<Vec<_>>(),
                })).collect::<Vec<_>>(),
            })
        };
        json!({ "date": self.date.to_string(), "packs": self.packs.iter().map(pack).collect::<Vec<_>>() })
    }

    /// As CSV (RFC 4180), a line a requirement.
    pub fn csv(&self, lang: &str, text: &dyn Fn(&str, &Args) -> String) -> String {
        const HEADER: [&str; 20] = [
            "date",
            "pack",
            "phase",
            "id",
            "label",
            "name",
            "max",
            "obtained",
            "outcome",
            "basis",
            "rests",
            "evidence",
            "reason",
            "declared_by",
            "law",
            "remedy",
            "confidence",
            "text",
            "frequency",
            "see",
        ];
        let mut out = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        // Writing to memory cannot fail, and all records have as many cells as the header.
        let mut write = |cells: &[String]| drop(out.write_record(cells));
        write(&HEADER.map(str::to_owned));
        for (pack, phase) in self
            .packs
            .iter()
            .flat_map(|pack| pack.phases.iter().map(move |phase| (pack, phase)))
        {
            for one in &phase.requirements {
                write(&[
                    self.date.to_string(),
                    pack.id.to_string(),
                    phase.id.to_string(),
                    one.id.to_string(),
                    one.label.to_string(),
                    one.name.to_string(),
                    one.max.to_string(),
                    one.obtained.to_string(),
                    one.outcome.name().to_owned(),
                    one.basis.name().to_owned(),
                    one.rests.map_or("", Rests::name).to_owned(),
                    one.evidence.join(" "),
                    one.reason
                        .as_ref()
                        .map(|why| text(why.id, &why.args))
                        .unwrap_or_default(),
                    one.declared
                        .as_ref()
                        .map(|declared| declared.post.to_string())
                        .unwrap_or_default(),
                    one.law.to_string(),
                    words(&one.remedy, lang).to_owned(),
                    one.confidence.name().to_owned(),
                    one.text.to_string(),
                    one.frequency
                        .as_ref()
                        .map(|often| often.text.to_string())
                        .unwrap_or_default(),
                    one.see.join(" "),
                ]);
            }
        }
        out.into_inner()
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .unwrap_or_default()
    }
}

fn requirement(one: &RequirementReport, lang: &str, text: &dyn Fn(&str, &Args) -> String) -> Json {
    json!({
        "id": &*one.id,
        "label": &*one.label,
        "name": &*one.name,
        "max": one.max,
        "obtained": one.obtained,
        "outcome": one.outcome.name(),
        "basis": one.basis.name(),
        "evidence": one.evidence.iter().map(|address| &**address).collect::<Vec<_>>(),
        "reason": one.reason.as_ref().map(|why| text(why.id, &why.args)),
        "rests": one.rests.map(Rests::name),
        "declared_by": one.declared.as_ref().map(|declared| json!({
            "unit": declared.unit.as_deref(),
            "post": &*declared.post,
            "date": declared.date.map(|date| date.to_string()),
            "expires": declared.expires.map(|date| date.to_string()),
            "reason": &*declared.reason,
            "example": declared.example,
        })),
        "text": &*one.text,
        "law": &*one.law,
        "confidence": one.confidence.name(),
        "confidence_note": text(one.confidence.message(), &Args::default()),
        "applies_when": one.when.as_deref(),
        "frequency": one.frequency.as_ref().map(|often| json!({
            "every": often.every.as_deref(),
            "text": &*often.text,
        })),
        "see": one.see.iter().map(|see| &**see).collect::<Vec<_>>(),
        "remedy": words(&one.remedy, lang),
    })
}

/// The text in a language, else in Spanish.
pub(super) fn words<'a>(words: &'a Words, lang: &str) -> &'a str {
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
        let report = Report {
            date: jiff::civil::date(2026, 11, 24),
            packs: vec![PackReport {
                id: "gel-2012".into(),
                name: Words::new(),
                phases: vec![phase],
            }],
        };
        let text = |id: &str, _: &Args| id.to_owned();
        let json = report.json("es", &text);
        assert_eq!(
            json["packs"][0]["phases"][0]["requirements"][1]["outcome"],
            "missing"
        );
        assert_eq!(json["packs"][0]["counts"]["real"], 1);
        assert!(
            report
                .csv("es", &text)
                .lines()
                .nth(1)
                .is_some_and(|line| line.contains("\"Nombre, con coma\""))
        );
    }
}
