//! Markdown for a pull request: the scores, and what is missing with its repair.

use std::fmt::Write;

use super::{Context, counts, line};
use crate::assess::{Outcome, PackReport, Report, RequirementReport};

pub(super) fn write(report: &Report, cx: &Context<'_>) -> String {
    let date = cx.messages.date(report.date).text;
    let mut out = String::new();
    let title = cx
        .messages
        .text("informe-titulo", &[("fecha", date.into())]);
    let _ = writeln!(out, "## {title}");
    for pack in &report.packs {
        let _ = writeln!(out, "\n### {}\n", cell(cx.words(&pack.name)));
        let _ = writeln!(
            out,
            "{}  \n{}\n",
            cell(&line(pack, cx.messages)),
            cell(&counts(pack, cx.messages))
        );
        phases(pack, cx, &mut out);
        missing(pack, cx, &mut out);
    }
    let _ = writeln!(out, "\n{}", cx.text("checklist-nota"));
    out
}

fn head(names: &[&str], cx: &Context<'_>, out: &mut String) {
    let names: Vec<String> = names.iter().map(|name| cell(&cx.text(name))).collect();
    let _ = writeln!(out, "| {} |", names.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(names.len()));
}

fn phases(pack: &PackReport, cx: &Context<'_>, out: &mut String) {
    head(
        &["checklist-fase", "checklist-puntos", "checklist-porcentaje"],
        cx,
        out,
    );
    for phase in &pack.phases {
        let _ = writeln!(
            out,
            "| {} | {} / {} | {} |",
            cell(cx.words(&phase.name)),
            phase.obtained,
            phase.max,
            cx.messages.decimal(phase.prorated, 2)
        );
    }
}

fn missing(pack: &PackReport, cx: &Context<'_>, out: &mut String) {
    let missing: Vec<&RequirementReport> = pack
        .requirements()
        .filter(|one| one.outcome == Outcome::Missing)
        .collect();
    if missing.is_empty() {
        return;
    }
    out.push('\n');
    head(
        &[
            "checklist-requisito",
            "checklist-razon",
            "checklist-que-hacer",
            "checklist-responsable",
        ],
        cx,
        out,
    );
    for one in missing {
        let _ = writeln!(
            out,
            "| [{}]({}) {} | {} | {} | {} |",
            cell(&one.label),
            cx.url(&one.address),
            cell(&one.name),
            cell(&cx.reason(one).unwrap_or_default()),
            cell(cx.remedy(one).unwrap_or_default()),
            cell(&cx.owners(one)),
        );
    }
}

/// A text that means itself in a cell of a table.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => out.push(' '),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '~' => {
                out.push('\\');
                out.push(letter);
            }
            letter => out.push(letter),
        }
    }
    out
}
