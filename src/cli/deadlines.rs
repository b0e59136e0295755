//! `deadlines`: what falls due and what is overdue.

use super::args::{DeadlineFormat, DeadlinesArgs};
use super::{FINDINGS, GOOD, USAGE, err, open, out};
use crate::deadlines::sink::{Context, csv, ics, json};
use crate::deadlines::{Deadline, deadlines};
use crate::diag::nearest;
use crate::engine::{self, Options};
use crate::host::Fault;
use crate::i18n::Messages;

/// Prints the deadlines; exits 1 if one is overdue.
pub(super) fn run(args: &DeadlinesArgs, messages: &Messages) -> Result<u8, Fault> {
    let host = open(&args.root)?;
    let options = Options {
        date: args.date,
        drafts: false,
        ..Options::default()
    };
    let read = engine::content(&host, options)?;
    let catalog = &read.catalog;
    let unit = match &args.unit {
        None => None,
        Some(id) => match catalog.find("dependencia", id) {
            Some(unit) => Some(unit),
            None => {
                let units = catalog.named("dependencia").iter();
                let names: Vec<&str> = units.map(|&unit| &*catalog.entry(unit).id).collect();
                err(&messages.text("plazos-sin-unidad", &[("unidad", id.as_str().into())]));
                if let Some(near) = nearest(id, names.iter().copied()) {
                    err(&messages.text("uso-quiso-decir", &[("nombre", near.into())]));
                } else if !names.is_empty() {
                    err(&messages.text("uso-posibles", &[("nombres", names.join(", ").into())]));
                }
                return Ok(USAGE);
            }
        },
    };
    let all = deadlines(catalog, read.date);
    let days = i64::from(args.days);
    let chosen: Vec<&Deadline> = all
        .iter()
        .filter(|one| one.days <= days && (unit.is_none() || one.owner == unit))
        .collect();
    let cx = Context {
        catalog,
        messages,
        path: &|source| &read.scan.file(source).path,
    };
    if args.ics {
        let entity = catalog.config().entity.text("nombre").unwrap_or_default();
        let name = messages.text("plazos-titulo-ics", &[("entidad", entity.into())]);
        match ics::ics(&name, read.date, &chosen, &cx) {
            Some(text) => out(&text),
            None => err(&none(days, messages)),
        }
    } else {
        match args.format {
            DeadlineFormat::Json => {
                let told = json(read.date, days, &chosen, &cx);
                out(&format!("{told:#}\n"));
            }
            DeadlineFormat::Csv => out(&csv(read.date, &chosen, &cx)),
            DeadlineFormat::Text => out(&text(days, &chosen, &cx)),
        }
    }
    if read.failed() {
        err(&messages.text("plazos-incompletos", &[]));
    }
    Ok(
        match read.failed() || chosen.iter().any(|one| one.overdue) {
            true => FINDINGS,
            false => GOOD,
        },
    )
}

fn none(days: i64, messages: &Messages) -> String {
    messages.text("plazos-nada", &[("dias", days.into())])
}

/// The overdue ones first, then what comes.
fn text(days: i64, deadlines: &[&Deadline], cx: &Context<'_>) -> String {
    let word = |id: &str| cx.messages.text(id, &[]);
    if deadlines.is_empty() {
        return format!("{}\n", none(days, cx.messages));
    }
    let mut out = String::new();
    for (id, overdue) in [("plazos-vencidos", true), ("plazos-por-vencer", false)] {
        let mut of_state = deadlines
            .iter()
            .filter(|one| one.overdue == overdue)
            .peekable();
        if of_state.peek().is_none() {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&cx.messages.text(id, &[("dias", days.into())]));
        out.push('\n');
        for one in of_state {
            let example = match one.example {
                true => format!(" ({})", word("plazos-ejemplo")),
                false => String::new(),
            };
            out.push_str(&format!(
                "\n{} · {} · {}{example}\n",
                one.due,
                left(one, cx.messages),
                one.title
            ));
            out.push_str(&format!("  {}\n", cx.task(one)));
            if !one.overdue && one.last_working_day != one.due {
                let day = one.last_working_day.to_string();
                let told = cx
                    .messages
                    .text("plazos-no-habil", &[("fecha", day.into())]);
                out.push_str(&format!("  {told}\n"));
            }
            let owner = cx
                .owner(one)
                .map_or_else(|| word("plazos-sin-responsable"), str::to_owned);
            out.push_str(&format!("  {}: {owner}\n", word("plazos-responde")));
            out.push_str(&format!("  {}: {}\n", word("plazos-archivo"), cx.file(one)));
            out.push_str(&format!("  {}: {}\n", word("plazos-base"), cx.basis(one)));
        }
    }
    out
}

/// How far it is, in the days in which its term is counted.
fn left(one: &Deadline, messages: &Messages) -> String {
    let (id, days) = match (one.overdue, one.working) {
        (false, false) => ("plazos-dias", one.days),
        (true, false) => ("plazos-vencido", -one.days),
        (false, true) => ("plazos-dias-habiles", one.working_days),
        (true, true) => ("plazos-vencido-habiles", -one.working_days),
    };
    messages.text(id, &[("dias", days.into())])
}
