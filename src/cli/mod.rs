//! The command line: arguments, exit codes, what is printed. The only module that prints.
//!
//! Exit codes: 0 good; 1 findings of severity error; 2 wrong usage; 3 fault of the machine or of ours.

mod args;
mod build;
mod checklist;
mod deadlines;
mod help;
mod hosting;
mod import;
mod init;
mod kinds;
mod languages;
mod new;
mod node;
mod publish;
mod schema;
mod serve;
mod usage;

use std::io::{IsTerminal, Write};
use std::path::Path;

use clap::{CommandFactory, Parser};

use crate::diag::Arg;
use crate::diag::explain::{self, Role};
use crate::engine::{self, Build, Screen};
use crate::host::disk::DiskHost;
use crate::host::{Fault, Host};
use crate::i18n::{Catalogue, Messages};
use args::{Args, Command};

/// All is well.
pub const GOOD: u8 = 0;
/// Findings of severity error.
pub const FINDINGS: u8 = 1;
/// Wrong usage.
pub const USAGE: u8 = 2;
/// A fault of the machine or of ours.
pub const FAULT: u8 = 3;

/// Runs a command line and says its exit code.
pub fn run(args: impl IntoIterator<Item = std::ffi::OsString>) -> u8 {
    let args: Vec<_> = args.into_iter().collect();
    let messages = messages(&language(&args));
    let parsed = match Args::try_parse_from(&args) {
        Ok(parsed) => parsed,
        Err(error) => {
            let typed: Vec<String> = args
                .iter()
                .map(|word| word.to_string_lossy().into_owned())
                .collect();
            let said = usage::answer(&error, &Args::command(), &typed, &messages);
            match said.code {
                GOOD => out(&said.text),
                _ => err(said.text.trim_end()),
            }
            return said.code;
        }
    };
    let outcome = match &parsed.command {
        Command::Build(options) => build::build(options, &messages),
        Command::Check(options) => build::check(options, &messages),
        Command::Serve(options) => serve::run(options, &messages),
        Command::Checklist(options) => checklist::run(options, &messages),
        Command::Publish(options) => publish::run(options, &messages),
        Command::Node(options) => node::run(options, &messages),
        Command::Hosting(options) => hosting::run(options, &messages),
        Command::Explain { code } => Ok(explain(code, &messages)),
        Command::New(options) => new::run(options, &messages),
        Command::Schema(options) => schema::run(options, &messages),
        Command::Init(options) => init::run(options, &messages),
        Command::Import(options) => import::run(options, &messages),
        Command::Deadlines(options) => deadlines::run(options, &messages),
        Command::Languages(options) => languages::run(options, &messages),
    };
    match outcome {
        Ok(code) => code,
        Err(fault) => {
            err(&engine::fault_text(&fault, &messages));
            FAULT
        }
    }
}

/// The language of messages: `--lang`, then the locale, then Spanish.
fn language(args: &[std::ffi::OsString]) -> String {
    let mut words = args.iter().map(|word| word.to_string_lossy());
    let mut asked = None;
    while let Some(word) = words.next() {
        if word == "--lang" {
            asked = words.next().map(|tag| tag.into_owned());
        } else if let Some(tag) = word.strip_prefix("--lang=") {
            asked = Some(tag.to_owned());
        }
    }
    let locale = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()))
    };
    let tag = asked.or_else(locale).unwrap_or_default();
    let tag = tag
        .split(['.', '@', '_', '-'])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    if tag == "en" { tag } else { "es".to_owned() }
}

fn messages(tag: &str) -> Messages {
    Catalogue::load(&[]).0.language(tag, &["es"])
}

/// Prints to standard output; a reader that hung up is no fault.
fn out(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn line(text: &str) {
    out(&format!("{text}\n"));
}

/// Prints to standard error.
fn err(text: &str) {
    let _ = std::io::stderr().write_all(format!("{text}\n").as_bytes());
}

fn explain(code: &str, messages: &Messages) -> u8 {
    let caption = |role: Role, path: &str| {
        let id = match role {
            Role::Bad => "explicar-mal",
            Role::Good => "explicar-bien",
            Role::Both => "explicar-ambos",
        };
        messages.text(id, &[("ruta", path.into())])
    };
    match explain::page(code, messages.tag(), &caption) {
        Some(page) => {
            if page.lang != messages.tag() {
                line(&format!("{}\n", messages.text("explicar-otra-lengua", &[])));
            }
            out(&explain::show(&page.text, color()));
            GOOD
        }
        None => {
            err(&messages.text("explicar-desconocido", &[("codigo", Arg::from(code))]));
            USAGE
        }
    }
}

fn color() -> bool {
    std::io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Columns of the terminal that is written to; 0 if it is none.
fn width() -> usize {
    if !std::io::stdout().is_terminal() {
        return 0;
    }
    let asked = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    #[cfg(unix)]
    let known =
        rustix::termios::tcgetwinsize(std::io::stdout()).map_or(0, |size| usize::from(size.ws_col));
    #[cfg(not(unix))]
    let known = 0;
    match (asked, known) {
        (Some(columns), _) => columns,
        (None, 0) => 80,
        (None, known) => known,
    }
}

/// Writes findings in a format.
fn tell(
    format: crate::diag::sink::Format,
    host: &dyn Host,
    build: &Build,
    messages: &Messages,
    extra: serde_json::Map<String, serde_json::Value>,
) -> String {
    let screen = Screen {
        color: color(),
        width: width(),
    };
    build.tell_with(format, host, messages, screen, extra)
}

/// Opens the portal's folder; one without `portal.toml` is still opened, and told of by the pipeline.
fn open(root: &Path) -> Result<DiskHost, Fault> {
    DiskHost::open(root)
}

/// The same for a build, which may be asked to use nothing of earlier ones.
fn open_for(args: &args::BuildArgs) -> Result<DiskHost, Fault> {
    let host = open(&args.root)?;
    Ok(match args.no_cache {
        true => host.without_store(),
        false => host,
    })
}
