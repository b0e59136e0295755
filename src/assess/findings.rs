//! What a report means for the build: E0601 to E0603; and what is wrong with declarations.

use super::checklist::{Checklist, Words};
use super::declaration;
use super::report::{Outcome, PackReport, PhaseReport, Report, RequirementReport};
use crate::catalog::Catalog;
use crate::config::{ChecklistUse, Config};
use crate::diag::{Arg, Diagnostic, Findings, Message, code};

/// Findings of a report: phases under their floor, requirements that are missing, declarations that do not stand.
pub fn findings(
    report: &Report,
    regimes: &[Checklist],
    config: &Config,
    catalog: &Catalog,
) -> Findings {
    let mut findings = Findings::new();
    for pack in &report.packs {
        let used = config.checklists.iter().find(|used| used.id == pack.id);
        for phase in &pack.phases {
            findings.extend(used.and_then(|used| under_floor(pack, phase, used)));
            let missing = phase
                .requirements
                .iter()
                .filter(|one| one.outcome == Outcome::Missing);
            findings.extend(missing.map(|one| missing_finding(pack, phase, one, used)));
        }
    }
    findings.extend(declaration::told::findings(regimes, catalog, report.date));
    findings
}

fn under_floor(pack: &PackReport, phase: &PhaseReport, used: &ChecklistUse) -> Option<Diagnostic> {
    let (_, floor) = used.floors.iter().find(|(id, _)| *id == phase.id)?;
    (phase.prorated < *floor).then(|| {
        let missing: Vec<&str> = phase
            .requirements
            .iter()
            .filter(|one| one.outcome == Outcome::Missing)
            .map(|one| &*one.id)
            .collect();
        Diagnostic::on(code::UNDER_FLOOR, "portal.toml")
            .arg("regimen", pack.id.clone())
            .arg("fase", phase.id.clone())
            .arg("obtenido", format!("{:.1}", phase.prorated))
            .arg("piso", format!("{floor:.1}"))
            .arg("faltan", missing.join(", "))
    })
}

fn missing_finding(
    pack: &PackReport,
    phase: &PhaseReport,
    one: &RequirementReport,
    used: Option<&ChecklistUse>,
) -> Diagnostic {
    let mandatory = used.is_some_and(|used| used.mandatory.contains(&one.id));
    let code = if mandatory {
        code::MANDATORY_MISSING
    } else {
        code::REQUIREMENT_MISSING
    };
    Diagnostic::on(code, "portal.toml")
        .arg("requisito", one.id.clone())
        .arg("etiqueta", one.label.clone())
        .arg("nombre", one.name.clone())
        .arg("regimen", pack.id.clone())
        .arg("fase", phase.id.clone())
        .arg("puntos", i64::from(one.max))
        .arg("fundamento", one.law.clone())
        .arg("certeza", confidence(one))
        .arg("razon", reason(one))
        .arg("arreglo", remedy(&one.remedy))
}

/// Why a requirement is missing, told in the language of the finding.
fn reason(one: &RequirementReport) -> Arg {
    match &one.reason {
        Some(why) => Arg::from(Message {
            id: why.id,
            args: why.args.clone(),
        }),
        None => Arg::from(""),
    }
}

/// How sure we are of the legal basis, told in the language of the finding.
fn confidence(one: &RequirementReport) -> Arg {
    Arg::from(Message {
        id: one.confidence.message(),
        args: Vec::new(),
    })
}

/// What to write, in each language that the checklist has.
fn remedy(words: &Words) -> Arg {
    let each = words.iter().map(|(tag, text)| (tag.clone(), text.clone()));
    Arg::Words(each.collect())
}
