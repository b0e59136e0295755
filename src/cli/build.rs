//! `build` and `check`.

use serde_json::{Map, json};

use super::args::{BuildArgs, Format};
use super::{FINDINGS, GOOD, err, line, open, out, tell};
use crate::diag::sink;
use crate::engine::{self, Build, Options};
use crate::host::memory::NullStage;
use crate::host::{Change, DiskStage, Fault, Host};
use crate::i18n::Messages;

/// Builds the portal into its output folder.
pub(super) fn build(args: &BuildArgs, messages: &Messages) -> Result<u8, Fault> {
    let host = open(&args.root)?;
    let target = args
        .out
        .clone()
        .unwrap_or_else(|| host.root().join("public"));
    let stage = DiskStage::open(&target, host.root())?;
    let build = engine::run(&host, &stage, options(args))?;
    let start = std::time::Instant::now();
    let change = engine::finish(&build, &stage)?;
    let emit = start.elapsed();
    let shown = args
        .out
        .as_deref()
        .map_or_else(|| "public/".to_owned(), |out| out.display().to_string());
    report(args, &host, &build, messages, Some((&shown, change, emit)));
    Ok(if build.failed() { FINDINGS } else { GOOD })
}

/// Runs every phase but the last.
pub(super) fn check(args: &BuildArgs, messages: &Messages) -> Result<u8, Fault> {
    let host = open(&args.root)?;
    let build = engine::run(&host, &NullStage, options(args))?;
    report(args, &host, &build, messages, None);
    Ok(if build.failed() { FINDINGS } else { GOOD })
}

fn options(args: &BuildArgs) -> Options {
    Options {
        date: args.date,
        drafts: args.drafts,
    }
}

type Emitted<'a> = (&'a str, Change, std::time::Duration);

fn report(
    args: &BuildArgs,
    host: &dyn Host,
    build: &Build,
    messages: &Messages,
    emitted: Option<Emitted<'_>>,
) {
    let format = match args.format {
        Format::Text => sink::Format::Text,
        Format::Json => sink::Format::Json,
        Format::Sarif => sink::Format::Sarif,
        Format::Junit => sink::Format::Junit,
        Format::Github => sink::Format::Github,
    };
    let mut extra = Map::new();
    extra.insert("date".to_owned(), build.date.to_string().into());
    extra.insert("pages".to_owned(), build.output.pages.into());
    extra.insert("files".to_owned(), build.output.files.into());
    extra.insert("bytes".to_owned(), build.output.bytes.into());
    extra.insert("seal".to_owned(), build.output.seal.clone().into());
    if let Some((_, change, _)) = emitted {
        let change =
            json!({ "written": change.written, "kept": change.kept, "removed": change.removed });
        extra.insert("change".to_owned(), change);
    }
    out(&tell(format, host, build, messages, extra));
    if args.timings {
        timings(build, messages, emitted.map(|(_, _, emit)| emit));
    }
    if args.format == Format::Text {
        summary(build, messages, emitted);
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

/// The four lines of a good build; the last says what became of the output.
fn summary(build: &Build, messages: &Messages, emitted: Option<Emitted<'_>>) {
    let entity = build
        .catalog
        .config()
        .entity
        .text("nombre")
        .unwrap_or_default()
        .to_owned();
    let seconds: f64 = build
        .timings
        .iter()
        .map(|(_, time)| time.as_secs_f64())
        .sum();
    line(&messages.text(
        "construir-titulo",
        &[
            ("entidad", entity.into()),
            ("version", env!("CARGO_PKG_VERSION").into()),
        ],
    ));
    let counts = [
        ("paginas", build.output.pages.into()),
        ("archivos", build.output.files.into()),
        ("peso", messages.size(build.output.bytes).into()),
        ("segundos", messages.decimal(seconds, 1).into()),
    ];
    line(&format!(
        "  {}",
        messages.text("construir-cuentas", &counts)
    ));
    for pack in &build.report.packs {
        line(&format!("  {}", super::checklist::line(pack, messages)));
        line(&format!("  {}", super::checklist::counts(pack, messages)));
    }
    let Some((target, change, _)) = emitted else {
        return;
    };
    let shown = [
        ("salida", target.into()),
        (
            "sello",
            build.output.seal.get(..16).unwrap_or_default().into(),
        ),
    ];
    let id = match (build.failed(), change.written + change.removed) {
        (true, _) => "construir-rechazado",
        (false, 0) => "construir-igual",
        (false, _) => "construir-sello",
    };
    line(&format!("  {}", messages.text(id, &shown)));
}
