//! What is wrong with declarations: E0604, E0605 and E0660 to E0664.
//!
//! In: the entries of the kind `declaracion`, the checklists, the date. Out: findings at their places: one about
//! nothing that exists, one that is not whole, past its term or near it, one that changes nothing, two that contradict
//! each other, a review that promises more time than the frequency leaves.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{State, lacks};
use crate::assess::checklist::{Checklist, Requirement};
use crate::assess::collection::Newest;
use crate::assess::evidence::Evidence;
use crate::calendar::days_between;
use crate::catalog::Catalog;
use crate::diag::{Code, Diagnostic, Findings, code, nearest};
use crate::model::Document;

/// Findings about all declarations.
pub(in crate::assess) fn findings(known: &[Checklist], catalog: &Catalog, date: Date) -> Findings {
    let mut findings = Findings::new();
    let mut first: BTreeMap<(&str, &str), (State, &Document)> = BTreeMap::new();
    for &entry in catalog.named("declaracion") {
        let doc = catalog.doc(catalog.source(entry));
        // A required field that is not there was told already.
        let (Some(regime), Some(wanted), Some(state)) = (
            doc.fields.text("regimen"),
            doc.fields.text("requisito"),
            State::of(&doc.fields),
        ) else {
            continue;
        };
        match requirement(known, regime, wanted) {
            Err((field, near)) => findings.push(
                at(doc, code::DECLARATION_UNKNOWN, field)
                    .arg("regimen", regime)
                    .arg("requisito", wanted)
                    .suggest(near),
            ),
            Ok(found) => findings.extend(effect(doc, state, found)),
        }
        let lacks: Vec<&str> = lacks(state, &doc.fields).collect();
        if !lacks.is_empty() {
            let finding = at(doc, code::DECLARATION_INCOMPLETE, "estado");
            findings.push(
                finding
                    .arg("requisito", wanted)
                    .arg("campos", lacks.join(", ")),
            );
        }
        let Some(until) = doc.fields.date("vence") else {
            continue;
        };
        findings.extend(term(doc, wanted, until, date, catalog.config().notice_days));
        if until < date {
            continue;
        }
        match first.get(&(regime, wanted)) {
            Some((other, there)) if *other != state => findings.push(
                at(doc, code::DECLARATION_CONTRADICTS, "estado")
                    .arg("requisito", wanted)
                    .and(there.place("estado")),
            ),
            Some(_) => {}
            None => {
                first.insert((regime, wanted), (state, doc));
            }
        }
    }
    findings
}

fn at(doc: &Document, code: &'static Code, field: &str) -> Diagnostic {
    let place = doc.place(field);
    Diagnostic::at(code, place.source, place.span)
}

/// The requirement of a declaration, or the field that names nothing, with what may have been meant.
fn requirement<'k>(
    known: &'k [Checklist],
    regime: &str,
    wanted: &str,
) -> Result<&'k Requirement, (&'static str, Option<&'k str>)> {
    let Some(checklist) = known.iter().find(|checklist| *checklist.id == *regime) else {
        let near = nearest(regime, known.iter().map(|checklist| &*checklist.id));
        return Err(("regimen", near));
    };
    let all = || checklist.requirements.iter();
    all().find(|one| *one.id == *wanted).ok_or_else(|| {
        let near = nearest(wanted, all().map(|one| &*one.id));
        ("requisito", near)
    })
}

/// A declaration that changes nothing, or a review that holds longer than the frequency leaves.
fn effect(doc: &Document, state: State, requirement: &Requirement) -> Option<Diagnostic> {
    let useless = || {
        at(doc, code::DECLARATION_USELESS, "estado")
            .arg("requisito", requirement.id.clone())
            .arg("estado", state.name())
    };
    match state {
        State::NotApplicable | State::Reserved => None,
        State::Met => {
            let mut rests = requirement.evidence.iter();
            (!rests.any(Evidence::is_declared)).then(useless)
        }
        State::Reviewed => {
            let mut reviews: Vec<&Newest> = Vec::new();
            let evidence = requirement.evidence.iter();
            evidence.for_each(|one| one.reviews(&mut reviews));
            // A commitment of the editorial policy knows its own frequency.
            if reviews.is_empty() {
                return doc.fields.get("compromiso").is_none().then(useless);
            }
            let (day, until) = (doc.fields.date("fecha")?, doc.fields.date("vence")?);
            let last = reviews
                .iter()
                .filter_map(|newest| newest.until(day))
                .min()?;
            (until > last).then(|| {
                at(doc, code::REVIEW_TOO_LONG, "vence")
                    .arg("requisito", requirement.id.clone())
                    .arg("hasta", last.to_string())
            })
        }
    }
}

/// A term that is past, or near.
fn term(
    doc: &Document,
    wanted: &str,
    until: Date,
    date: Date,
    notice_days: i64,
) -> Option<Diagnostic> {
    let left = days_between(date, until);
    let code = match left {
        ..0 => code::DECLARATION_EXPIRED,
        left if left <= notice_days => code::DECLARATION_EXPIRES,
        _ => return None,
    };
    Some(
        at(doc, code, "vence")
            .arg("requisito", wanted)
            .arg("vence", until.to_string())
            .arg("dias", left)
            .arg("hoy", date.to_string()),
    )
}
