//! JSON: what programs and the templates of the compliance pages read.

use serde_json::{Value as Json, json};

use super::Context;
use crate::assess::{PackReport, Report, RequirementReport, Rests};

pub(super) fn write(report: &Report, cx: &Context<'_>) -> String {
    let mut text = serde_json::to_string_pretty(&value(report, cx))
        .expect("texts and numbers are always JSON");
    text.push('\n');
    text
}

pub(super) fn value(report: &Report, cx: &Context<'_>) -> Json {
    let pack = |pack: &PackReport| {
        let counts = pack.counts();
        json!({
            "id": &*pack.id,
            "name": cx.named(&pack.name),
            "counts": { "real": counts.real, "example": counts.example, "declared": counts.declared },
            "phases": pack.phases.iter().map(|phase| json!({
                "id": &*phase.id,
                "name": cx.named(&phase.name),
                "max": phase.max,
                "obtained": phase.obtained,
                "prorated": phase.prorated,
                "requirements": phase.requirements.iter().map(|one| requirement(one, cx)).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        })
    };
    json!({ "date": report.date.to_string(), "packs": report.packs.iter().map(pack).collect::<Vec<_>>() })
}

fn requirement(one: &RequirementReport, cx: &Context<'_>) -> Json {
    json!({
        "id": &*one.id,
        "label": cx.label(one),
        "address": &*one.address,
        "name": cx.written(&one.name),
        "max": one.max,
        "obtained": one.obtained,
        "outcome": one.outcome.name(),
        "basis": one.basis.name(),
        "evidence": one.evidence.iter().map(|address| &**address).collect::<Vec<_>>(),
        "reason": cx.reason(one),
        "rests": one.rests.map(Rests::name),
        "owners": one.owners.iter().map(|unit| &**unit).collect::<Vec<_>>(),
        "declared_by": one.declared.as_ref().map(|declared| json!({
            "state": declared.state.name(),
            "unit": declared.unit.as_deref().map(|unit| cx.written(unit)),
            "unit_id": declared.unit_id.as_deref(),
            "post": cx.written(&declared.post),
            "date": declared.date.map(|date| date.to_string()),
            "expires": declared.expires.map(|date| date.to_string()),
            "reason": cx.written(&declared.reason),
            "norm": declared.norm.as_deref().map(|norm| cx.written(norm)),
            "example": declared.example,
        })),
        "text": cx.written(&one.text),
        "law": cx.written(&one.law),
        "confidence": one.confidence.name(),
        "confidence_note": cx.text(one.confidence.message()),
        "applies_when": one.when.as_deref().map(|when| cx.written(when)),
        "frequency": one.frequency.as_ref().map(|often| json!({
            "every": often.every.as_deref(),
            "text": cx.written(&often.text),
        })),
        "see": one.see.iter().map(|see| &**see).collect::<Vec<_>>(),
        "remedy": cx.named(&one.remedy),
    })
}
