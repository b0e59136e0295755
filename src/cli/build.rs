//! `build` and `check`.

use std::time::{Duration, Instant};

use serde_json::{Map, json};

use super::args::{BuildArgs, CheckArgs, Format, Profile};
use super::{FINDINGS, GOOD, color, err, line, open_for, out, tell, width};
use crate::diag::sink;
use crate::engine::{self, Build, Options, Question, Said};
use crate::folder::FolderStage;
use crate::host::memory::NullStage;
use crate::host::{Change, DiskDesk, DiskStage, Fault, Host, Stage};
use crate::i18n::Messages;
use crate::repair::{self, Repair};

/// Builds the portal into its output folder.
pub(super) fn build(args: &BuildArgs, messages: &Messages) -> Result<u8, Fault> {
    let host = open_for(args)?;
    // Its addresses would not do on a server: it never takes the place of the public folder by itself.
    let usual = match args.profile {
        Profile::Site => "public",
        Profile::Usb => "usb",
    };
    let target = args.out.clone().unwrap_or_else(|| host.root().join(usual));
    let stage = DiskStage::open(&target, host.root())?;
    let folder = FolderStage::before(&stage);
    let used: &dyn Stage = match args.profile {
        Profile::Site => &stage,
        Profile::Usb => &folder,
    };
    let shown = args
        .out
        .as_deref()
        .map_or_else(|| format!("{usual}/"), |out| out.display().to_string());
    let begun = Instant::now();
    // What a build costs is only told by making it.
    let question = match args.timings || args.no_cache {
        true => None,
        false => {
            let asked = asked(args, &host, messages);
            Question::of(&host, &target.display().to_string(), &asked)?
        }
    };
    if let Some(said) = question.as_ref().and_then(|one| one.answer(&host, &stage)) {
        stage.abandon()?;
        out(&said.findings);
        if args.format == Format::Text {
            summary(
                &said,
                begun.elapsed(),
                Some((&shown, Change::default())),
                messages,
            );
        }
        return Ok(GOOD);
    }
    let build = engine::run(&host, used, options(args))?;
    let start = Instant::now();
    let change = engine::finish(&build, &stage)?;
    let emitted = Some((shown.as_str(), change));
    let findings = findings(args, &host, &build, messages, emitted, None);
    out(&findings);
    if args.timings {
        timings(&build, messages, Some(start.elapsed()));
    }
    let mut said = said(&build, messages);
    if args.format == Format::Text {
        summary(&said, begun.elapsed(), emitted, messages);
    }
    if build.failed() {
        return Ok(FINDINGS);
    }
    if let Some(question) = question {
        let same = Change {
            kept: change.written + change.kept,
            ..Change::default()
        };
        said.findings = match args.format {
            Format::Text => findings,
            // They say what the build changed: that will be nothing.
            _ => self::findings(args, &host, &build, messages, Some((&shown, same)), None),
        };
        question.keep(&host, &stage, &said);
    }
    Ok(GOOD)
}

/// What a build rests on beside the portal's files: this program, and what was typed.
fn asked(args: &BuildArgs, host: &dyn Host, messages: &Messages) -> String {
    format!(
        "{} {} {} {} {args:?}",
        host.program(),
        messages.tag(),
        color(),
        width(),
    )
}

/// Runs every phase but the last; with `--fix` repairs what a program may repair, and tells what is left.
pub(super) fn check(args: &CheckArgs, messages: &Messages) -> Result<u8, Fault> {
    let CheckArgs { build: args, fix } = args;
    let host = open_for(args)?;
    let (made, build) = match fix {
        true => repair::repair(&host, &DiskDesk::open(host.root())?, options(args))?,
        false => (Vec::new(), engine::run(&host, &NullStage, options(args))?),
    };
    if args.format == Format::Text {
        made.iter().for_each(|one| line(&repaired(one, messages)));
        if *fix {
            line(&messages.text("corregidos", &[("cuantos", made.len().into())]));
        }
    }
    let begun = build.timings.iter().map(|(_, time)| *time).sum();
    let made = fix.then_some(&made);
    out(&findings(args, &host, &build, messages, None, made));
    if args.timings {
        timings(&build, messages, None);
    }
    if args.format == Format::Text {
        summary(&said(&build, messages), begun, None, messages);
    }
    Ok(if build.failed() { FINDINGS } else { GOOD })
}

/// One repair in words.
fn repaired(one: &Repair, messages: &Messages) -> String {
    let edits = one.edits.iter();
    let edits = edits.map(|(old, new)| sink::change(old, new));
    let args = [
        ("ruta", (&*one.path).into()),
        ("linea", one.at.line.to_string().into()),
        ("codigo", one.code.id.into()),
        ("cambio", edits.collect::<Vec<_>>().join("  ").into()),
    ];
    messages.text("corregido", &args)
}

/// The repairs for the machine formats.
fn repairs(made: &[Repair]) -> serde_json::Value {
    let one = |repair: &Repair| {
        let edits = repair.edits.iter();
        json!({
            "code": repair.code.id,
            "path": repair.path,
            "line": repair.at.line,
            "column": repair.at.column,
            "edits": edits.map(|(old, new)| json!({ "old": old, "new": new })).collect::<Vec<_>>(),
        })
    };
    made.iter().map(one).collect()
}

fn options(args: &BuildArgs) -> Options {
    Options {
        date: args.date,
        drafts: args.drafts,
        pseudo: args.pseudo,
        bare: args.bare,
    }
}

/// Where the output went, and what that changed there.
type Emitted<'a> = (&'a str, Change);

/// Findings in the format that was asked for.
fn findings(
    args: &BuildArgs,
    host: &dyn Host,
    build: &Build,
    messages: &Messages,
    emitted: Option<Emitted<'_>>,
    made: Option<&Vec<Repair>>,
) -> String {
    let mut extra = Map::new();
    extra.insert("date".to_owned(), build.date.to_string().into());
    extra.insert("pages".to_owned(), build.output.pages.into());
    extra.insert("files".to_owned(), build.output.files.into());
    extra.insert("bytes".to_owned(), build.output.bytes.into());
    extra.insert("seal".to_owned(), build.output.seal.clone().into());
    if let Some((_, change)) = emitted {
        let change =
            json!({ "written": change.written, "kept": change.kept, "removed": change.removed });
        extra.insert("change".to_owned(), change);
    }
    if let Some(made) = made {
        extra.insert("fixed".to_owned(), repairs(made));
    }
    tell(sink_format(args.format), host, build, messages, extra)
}

/// Prints the findings in the format that was asked for.
pub(super) fn told(
    format: Format,
    host: &dyn Host,
    build: &Build,
    messages: &Messages,
    extra: Map<String, serde_json::Value>,
) {
    out(&tell(sink_format(format), host, build, messages, extra));
}

/// What the value of `--format` stands for.
pub(super) fn sink_format(format: Format) -> sink::Format {
    match format {
        Format::Text => sink::Format::Text,
        Format::Json => sink::Format::Json,
        Format::Sarif => sink::Format::Sarif,
        Format::Junit => sink::Format::Junit,
        Format::Github => sink::Format::Github,
    }
}

fn timings(build: &Build, messages: &Messages, emit: Option<std::time::Duration>) {
    let mut total = std::time::Duration::ZERO;
    for (name, time) in build
        .timings
        .iter()
        .copied()
        .chain(emit.map(|emit| ("emit", emit)))
    {
        total += time;
        let id = format!("fase-{name}");
        let words = if messages.has(&id) {
            messages.text(&id, &[])
        } else {
            name.to_owned()
        };
        err(&format!(
            "  {words:<14} {:>10.1} ms",
            time.as_secs_f64() * 1000.0
        ));
    }
    err(&format!(
        "  {:<14} {:>10.1} ms",
        messages.text("tiempos-total", &[]),
        total.as_secs_f64() * 1000.0
    ));
}

/// What a build says of itself, without its findings.
fn said(build: &Build, messages: &Messages) -> Said {
    let entity = build.catalog.config().entity.text("nombre");
    let lines = |pack| {
        let (line, counts) = (
            crate::compliance::line(pack, messages),
            crate::compliance::counts(pack, messages),
        );
        [line, counts]
    };
    Said {
        findings: String::new(),
        entity: entity.unwrap_or_default().to_owned(),
        pages: build.output.pages,
        files: build.output.files,
        bytes: build.output.bytes,
        packs: build.report.packs.iter().flat_map(lines).collect(),
        seal: match build.failed() {
            true => String::new(),
            false => build.output.seal.clone(),
        },
    }
}

/// The four lines of a good build; the last says what became of the output.
fn summary(said: &Said, took: Duration, emitted: Option<Emitted<'_>>, messages: &Messages) {
    let entity = said.entity.as_str();
    let seconds = took.as_secs_f64();
    line(&messages.text(
        "construir-titulo",
        &[
            ("entidad", entity.into()),
            ("version", env!("CARGO_PKG_VERSION").into()),
        ],
    ));
    let counts = [
        ("paginas", said.pages.into()),
        ("archivos", said.files.into()),
        ("peso", messages.size(said.bytes).into()),
        ("segundos", messages.decimal(seconds, 1).into()),
    ];
    line(&format!(
        "  {}",
        messages.text("construir-cuentas", &counts)
    ));
    for line_of_pack in &said.packs {
        line(&format!("  {line_of_pack}"));
    }
    let Some((target, change)) = emitted else {
        return;
    };
    let shown = [
        ("salida", target.into()),
        ("sello", said.seal.get(..16).unwrap_or_default().into()),
    ];
    let id = match (said.seal.is_empty(), change.written + change.removed) {
        (true, _) => "construir-rechazado",
        (false, 0) => "construir-igual",
        (false, _) => "construir-sello",
    };
    line(&format!("  {}", messages.text(id, &shown)));
}
