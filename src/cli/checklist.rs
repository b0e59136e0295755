//! `checklist`: the report of the checklists.

use std::io::Write;

use super::args::{ChecklistArgs, ReportFormat, RequirementState};
use super::{FINDINGS, GOOD, USAGE, err, open, out};
use crate::compliance::{self, Filter, Format, State};
use crate::diag::{self, code};
use crate::engine::{self, Options};
use crate::host::Fault;
use crate::host::memory::NullStage;
use crate::i18n::Messages;
use crate::model::LangId;

/// Prints the report; exits 1 under a floor or with a mandatory requirement missing.
pub(super) fn run(args: &ChecklistArgs, messages: &Messages) -> Result<u8, Fault> {
    if args.format == ReportFormat::Toml {
        return Ok(source(args, messages));
    }
    let host = open(&args.root)?;
    let options = Options {
        date: args.date,
        drafts: false,
        ..Options::default()
    };
    let build = engine::run(&host, &NullStage, options)?;
    if build.report.packs.is_empty() {
        err(&messages.text("checklist-vacia", &[]));
        return Ok(USAGE);
    }
    if let Some(code) = unknown(args, &build, messages) {
        return Ok(code);
    }
    let filter = Filter {
        pack: args.pack.as_deref().map(Into::into),
        unit: args.unit.as_deref().map(Into::into),
        state: args.state.map(state),
    };
    let context = compliance::Context {
        page: false,
        catalog: &build.catalog,
        messages,
        lang: lang(&build, messages),
        whole: (filter.unit.is_some() || filter.state.is_some()).then_some(&build.report),
    };
    let bytes = compliance::write(&filter.apply(&build.report), format(args.format), &context);
    // A closed pipe is no fault: who reads has read enough.
    let _ = std::io::stdout().write_all(&bytes);
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

/// A regime or unit that the portal does not have: said with the nearest that it has.
fn unknown(args: &ChecklistArgs, build: &engine::Build, messages: &Messages) -> Option<u8> {
    let packs: Vec<&str> = build.report.packs.iter().map(|pack| &*pack.id).collect();
    let units = build.catalog.named("dependencia").iter();
    let units: Vec<&str> = units.map(|&unit| &*build.catalog.entry(unit).id).collect();
    for (asked, known, id) in [
        (&args.pack, packs, "checklist-regimen-desconocido"),
        (&args.unit, units, "checklist-dependencia-desconocida"),
    ] {
        if let Some(asked) = asked.as_deref().filter(|asked| !known.contains(asked)) {
            let near = diag::nearest(asked, known.iter().copied());
            let near = near.map_or_else(|| known.join(", "), str::to_owned);
            err(&messages.text(id, &[("nombre", asked.into()), ("parecido", near.into())]));
            return Some(USAGE);
        }
    }
    None
}

/// The portal's language for titles: that of the messages if it has it.
fn lang(build: &engine::Build, messages: &Messages) -> LangId {
    let mut langs = build.catalog.config().langs();
    let found = langs.find(|(_, language)| &*language.tag == messages.tag());
    found.map_or(LangId::SOURCE, |(lang, _)| lang)
}

fn state(asked: RequirementState) -> State {
    match asked {
        RequirementState::Cumple => State::Met,
        RequirementState::Falta => State::Missing,
        RequirementState::NoAplica => State::NotApplicable,
        RequirementState::Declarado => State::Declared,
        RequirementState::Ejemplo => State::Example,
    }
}

fn format(asked: ReportFormat) -> Format {
    match asked {
        ReportFormat::Table | ReportFormat::Toml => Format::Table,
        ReportFormat::Json => Format::Json,
        ReportFormat::Csv => Format::Csv,
        ReportFormat::Xlsx => Format::Xlsx,
        ReportFormat::Markdown => Format::Markdown,
        ReportFormat::Sarif => Format::Sarif,
        ReportFormat::Junit => Format::Junit,
    }
}
