//! SARIF 2.1.0: a rule a requirement, a result a requirement, of a kind that says whether it passes.

use serde_json::{Value as Json, json};

use super::{Context, each};
use crate::assess::{Outcome, PackReport, Report, RequirementReport};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn write(report: &Report, cx: &Context<'_>) -> String {
    let rules: Vec<Json> = each(report)
        .map(|(pack, _, one)| rule(pack, one, cx))
        .collect();
    let results: Vec<Json> = (0..)
        .zip(each(report))
        .map(|(n, (pack, _, one))| result(n, pack, one, cx))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "vitrina",
                "version": env!("CARGO_PKG_VERSION"),
                "language": cx.messages.tag(),
                "rules": rules,
            } },
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).expect("texts and numbers are always JSON");
    text.push('\n');
    text
}

fn id(pack: &PackReport, one: &RequirementReport) -> String {
    format!("{}/{}", pack.id, one.id)
}

fn rule(pack: &PackReport, one: &RequirementReport, cx: &Context<'_>) -> Json {
    json!({
        "id": id(pack, one),
        "name": &*one.name,
        "shortDescription": { "text": format!("{} {}", one.label, one.name) },
        "fullDescription": { "text": &*one.text },
        "help": { "text": format!(
            "{}\n{} ({})",
            cx.words(&one.remedy),
            one.law,
            cx.text(one.confidence.message())
        ) },
        "helpUri": cx.url(&one.address),
    })
}

fn result(n: usize, pack: &PackReport, one: &RequirementReport, cx: &Context<'_>) -> Json {
    let used = cx.catalog.config().checklists.iter();
    let mut used = used.filter(|used| used.id == pack.id);
    let mandatory = used.any(|used| used.mandatory.contains(&one.id));
    // Only what fails has a level (SARIF, 3.27.10).
    let (kind, level) = match (one.outcome, mandatory) {
        (Outcome::Met, _) => ("pass", "none"),
        (Outcome::NotApplicable, _) => ("notApplicable", "none"),
        (Outcome::Missing, true) => ("fail", "error"),
        (Outcome::Missing, false) => ("fail", "warning"),
    };
    let said = [
        Some(format!("{} {}: {}", one.label, one.name, cx.state(one))),
        cx.reason(one),
        cx.remedy(one).map(str::to_owned),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    let related: Vec<Json> = one
        .evidence
        .iter()
        .map(|address| {
            json!({ "physicalLocation": { "artifactLocation": { "uri": cx.url(address) } } })
        })
        .collect();
    json!({
        "ruleId": id(pack, one),
        "ruleIndex": n,
        "kind": kind,
        "level": level,
        "message": { "text": said.join("\n") },
        "locations": [{
            "physicalLocation": { "artifactLocation": { "uri": "portal.toml" } },
            "logicalLocations": [{ "fullyQualifiedName": id(pack, one) }],
        }],
        "relatedLocations": related,
        "properties": { "basis": one.basis.name(), "owners": one.owners.iter().map(|unit| &**unit).collect::<Vec<_>>() },
    })
}
