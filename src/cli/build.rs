//! `build` and `check`.

use serde_json::{Map, json};

use super::args::{BuildArgs, CheckArgs, Format, Profile};
use super::{FINDINGS, GOOD, err, line, open_for, out, tell};
use crate::diag::sink;
use crate::engine::{self, Build, Options};
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
    let build = engine::run(&host, used, options(args))?;
    let start = std::time::Instant::now();
    let change = engine::finish(&build, &stage)?;
    let emit = start.elapsed();
    let shown = args
        .out
        .as_deref()
        .map_or_else(|| format!("{usual}/"), |out| out.display().to_string());
    report(
        args,
        &host,
        &build,
        messages,
        Some((&shown, change, emit)),
        None,
    );
    Ok(if build.failed() { FINDINGS } else { GOOD })
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
    report(args, &host, &build, messages, None, fix.then_some(&made));
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
    }
}

type Emitted<'a> = (&'a str, Change, std::time::Duration);

fn report(
    args: &BuildArgs,
    host: &dyn Host,
    build: &Build,
    messages: &Messages,
    emitted: Option<Emitted<'_>>,
    made: Option<&Vec<Repair>>,
) {
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
    if let Some(made) = made {
        extra.insert("fixed".to_owned(), repairs(made));
    }
    told(args.format, host, build, messages, extra);
    if args.timings {
        timings(build, messages, emitted.map(|(_, _, emit)| emit));
    }
    if args.format == Format::Text {
        summary(build, messages, emitted);
    }
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
        line(&format!("  {}", crate::compliance::line(pack, messages)));
        line(&format!("  {}", crate::compliance::counts(pack, messages)));
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
