//! `checklist`: the report of the checklists.

use super::args::{ChecklistArgs, ReportFormat};
use super::{FINDINGS, GOOD, USAGE, err, open, out};
use crate::assess::{Outcome, PackReport, Report};
use crate::diag::code;
use crate::engine::{self, Options};
use crate::host::Fault;
use crate::host::memory::NullStage;
use crate::i18n::Messages;

/// Prints the report; exits 1 under a floor or with a mandatory requirement missing.
pub(super) fn run(args: &ChecklistArgs, messages: &Messages) -> Result<u8, Fault> {
    if args.format == ReportFormat::Toml {
        return Ok(source(args, messages));
    }
    let host = open(&args.root)?;
    let options = Options {
        date: args.date,
        drafts: false,
    };
    let mut build = engine::run(&host, &NullStage, options)?;
    if let Some(pack) = &args.pack {
        build.report = build.report.only(pack);
    }
    if build.report.packs.is_empty() {
        err(&messages.text("checklist-vacia", &[]));
        return Ok(USAGE);
    }
    let words = |id: &str, args: &crate::diag::Args| messages.text(id, args);
    match args.format {
        ReportFormat::Json => {
            let report = build.report.json(messages.tag(), &words);
            out(&format!(
                "{}\n",
                serde_json::to_string_pretty(&report).unwrap_or_default()
            ));
        }
        ReportFormat::Csv => out(&build.report.csv(messages.tag(), &words)),
        ReportFormat::Table | ReportFormat::Toml => out(&table(&build.report, messages)),
    }
    let failed = build.findings.iter().any(|finding| {
        finding.code == code::UNDER_FLOOR || finding.code == code::MANDATORY_MISSING
    });
    Ok(if failed { FINDINGS } else { GOOD })
}

/// Prints a checklist of the program as a file that a portal can keep.
fn source(args: &ChecklistArgs, messages: &Messages) -> u8 {
    match args.pack.as_deref().and_then(crate::assess::source) {
        Some(text) => {
            out(&text);
            GOOD
        }
        None => {
            err(&messages.text("checklist-vacia", &[]));
            USAGE
        }
    }
}

/// One line on a checklist: how many requirements are met.
pub(super) fn line(pack: &PackReport, messages: &Messages) -> String {
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
pub(super) fn counts(pack: &PackReport, messages: &Messages) -> String {
    let counts = pack.counts();
    let args = [
        ("reales", counts.real.into()),
        ("ejemplos", counts.example.into()),
        ("declaraciones", counts.declared.into()),
    ];
    messages.text("checklist-conteos", &args)
}

fn table(report: &Report, messages: &Messages) -> String {
    let mut text = String::new();
    for pack in &report.packs {
        let date = messages.date(report.date).text;
        text.push_str(&messages.text(
            "checklist-titulo",
            &[("regimen", (&*pack.id).into()), ("fecha", date.into())],
        ));
        text.push('\n');
        for phase in &pack.phases {
            let name = phase
                .name
                .get(messages.tag())
                .or_else(|| phase.name.get("es"))
                .map_or(&*phase.id, |name| name);
            text.push_str(&format!(
                "\n{name}: {}/{} = {}\n",
                phase.obtained,
                phase.max,
                messages.decimal(phase.prorated, 2)
            ));
            for one in &phase.requirements {
                let state = match one.outcome {
                    Outcome::Met => "estado-cumple",
                    Outcome::Missing => "estado-falta",
                    Outcome::NotApplicable => "estado-no-aplica",
                };
                let label: String = one.label.chars().take(20).collect();
                let name: String = one.name.chars().take(52).collect();
                let evidence = one.evidence.first().map_or("", |address| address);
                text.push_str(&format!(
                    "  {label:<20} {name:<52} {:>2}/{:<2} {:<9} {evidence}\n",
                    one.obtained,
                    one.max,
                    messages.text(state, &[])
                ));
                // Of what is missing the reader must be able to tell whether the law really asks for it.
                if one.outcome == Outcome::Missing {
                    let sure = messages.text(one.confidence.message(), &[]);
                    let args = [("fundamento", (&*one.law).into()), ("certeza", sure.into())];
                    text.push_str(&format!(
                        "  {:<20} {}\n",
                        "",
                        messages.text("checklist-fundamento", &args)
                    ));
                }
                if let Some(why) = &one.reason {
                    text.push_str(&format!(
                        "  {:<20} {}\n",
                        "",
                        messages.text(why.id, &why.args)
                    ));
                }
            }
        }
        text.push_str(&format!(
            "\n{}\n{}\n",
            counts(pack, messages),
            messages.text("checklist-nota", &[])
        ));
    }
    text
}
