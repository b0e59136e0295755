//! A table for a terminal.

use super::Context;
use crate::assess::{Outcome, PackReport, Report, RequirementReport};
use crate::i18n::Messages;

/// One line on a checklist: how many requirements are met.
pub fn line(pack: &PackReport, messages: &Messages) -> String {
    let count = |outcome: Outcome| {
        pack.requirements()
            .filter(|one| one.outcome == outcome)
            .count()
    };
    let (met, missing, exempt) = (
        count(Outcome::Met),
        count(Outcome::Missing),
        count(Outcome::NotApplicable),
    );
    let applicable = (met + missing).max(1);
    let args = [
        ("regimen", (&*pack.id).into()),
        ("cumplidos", met.into()),
        ("total", (met + missing).into()),
        (
            "porcentaje",
            messages
                .decimal(met as f64 * 100.0 / applicable as f64, 1)
                .into(),
        ),
        ("pendientes", missing.into()),
        ("noaplica", exempt.into()),
    ];
    messages.text("construir-cumplimiento", &args)
}

/// On what the met requirements rest: three disjoint counts.
pub fn counts(pack: &PackReport, messages: &Messages) -> String {
    let counts = pack.counts();
    let args = [
        ("reales", counts.real.into()),
        ("ejemplos", counts.example.into()),
        ("declaraciones", counts.declared.into()),
    ];
    messages.text("checklist-conteos", &args)
}

pub(super) fn write(report: &Report, cx: &Context<'_>) -> String {
    let messages = cx.messages;
    let mut text = String::new();
    for pack in &report.packs {
        let date = messages.date(report.date).text;
        text.push_str(&messages.text(
            "checklist-titulo",
            &[("regimen", (&*pack.id).into()), ("fecha", date.into())],
        ));
        text.push('\n');
        for phase in &pack.phases {
            if phase.requirements.is_empty() {
                continue;
            }
            text.push_str(&format!(
                "\n{}: {}/{} = {}\n",
                cx.words(&phase.name),
                phase.obtained,
                phase.max,
                messages.decimal(phase.prorated, 2)
            ));
            for one in &phase.requirements {
                requirement(one, cx, &mut text);
            }
        }
        let whole = cx
            .whole
            .and_then(|whole| whole.packs.iter().find(|one| one.id == pack.id));
        if let Some(whole) = whole {
            let args = [
                ("cuantos", pack.requirements().count().into()),
                ("total", whole.requirements().count().into()),
            ];
            text.push_str(&format!("\n{}", messages.text("checklist-parte", &args)));
        }
        text.push_str(&format!(
            "\n{}\n{}\n",
            counts(whole.unwrap_or(pack), messages),
            messages.text("checklist-nota", &[])
        ));
    }
    text
}

fn requirement(one: &RequirementReport, cx: &Context<'_>, text: &mut String) {
    let label: String = one.label.chars().take(20).collect();
    let name: String = one.name.chars().take(52).collect();
    let evidence = one.evidence.first().map_or("", |address| address);
    text.push_str(&format!(
        "  {label:<20} {name:<52} {:>2}/{:<2} {:<9} {evidence}\n",
        one.obtained,
        one.max,
        cx.state(one)
    ));
    let mut more = |line: &str| text.push_str(&format!("  {:<20} {line}\n", ""));
    // Of what is missing the reader must be able to tell whether the law really asks for it.
    if one.outcome == Outcome::Missing {
        let sure = cx.text(one.confidence.message());
        let args = [("fundamento", (&*one.law).into()), ("certeza", sure.into())];
        more(&cx.messages.text("checklist-fundamento", &args));
    }
    if let Some(why) = cx.reason(one) {
        more(&why);
    }
    if one.outcome == Outcome::Missing && !one.owners.is_empty() {
        let args = [("nombre", cx.owners(one).into())];
        more(&cx.messages.text("checklist-a-cargo", &args));
    }
}
