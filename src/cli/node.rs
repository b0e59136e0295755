//! `node`: checks every portal of a node, one after the other, and writes the comparison.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::NodeArgs;
use super::{FINDINGS, GOOD, USAGE, build, color, err, line, open, out, width};
use crate::diag::sink::{self, Context, Summary};
use crate::diag::{Diagnostic, Findings, Severity, code};
use crate::engine::{self, Options};
use crate::host::disk::DiskHost;
use crate::host::memory::NullStage;
use crate::host::{Action, DiskStage, Fault, Host, Stage};
use crate::i18n::Messages;
use crate::node::{self, Comparison, FILE, Listed, Node, Row, State};
use crate::parse;
use crate::scan::TEXT_LIMIT;
use crate::text::SourceId;

/// The one source that findings of a node speak of.
const LIST: SourceId = SourceId(0);

/// A list that was read, as far as it could be.
#[derive(Default)]
struct List {
    text: String,
    node: Option<Node>,
    findings: Findings,
}

/// Checks the portals of a node.
pub(super) fn run(args: &NodeArgs, messages: &Messages) -> Result<u8, Fault> {
    let host = open(&args.root)?;
    let root = host.root();
    let target = args.out.clone().unwrap_or_else(|| root.join("comparacion"));
    let mut list = read(root)?;
    let mut comparison = None;
    if let Some(node) = &list.node {
        let (portals, found) = folders(root, node);
        list.findings.extend(found);
        if taken(&target, &portals) {
            let shown = target.display().to_string();
            err(&messages.text("nodo-salida-ocupada", &[("ruta", shown.into())]));
            return Ok(USAGE);
        }
        let made = check(args, node, &portals, &mut list.findings, messages);
        write(&target, root, &made, messages)?;
        comparison = Some(made);
    }
    tell(args, &list, comparison.as_ref(), messages);
    if let (Some(_), true) = (&comparison, text_format(args)) {
        let shown = target.join("index.html").display().to_string();
        line(&messages.text("nodo-escrito", &[("ruta", shown.into())]));
    }
    let bad = |row: &Row| row.state != State::Good;
    let failed = comparison.is_none_or(|made| made.rows.iter().any(bad));
    Ok(match failed || has_errors(&list.findings) {
        true => FINDINGS,
        false => GOOD,
    })
}

fn text_format(args: &NodeArgs) -> bool {
    build::sink_format(args.format) == sink::Format::Text
}

fn has_errors(findings: &Findings) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}

/// Reads `nodo.toml`: a file of its folder, of a sane size, in UTF-8.
fn read(root: &Path) -> Result<List, Fault> {
    let mut list = List::default();
    let path = root.join(FILE);
    let size = match fs::symlink_metadata(&path) {
        Ok(meta) if meta.is_file() => meta.len(),
        _ => {
            list.findings.push(Diagnostic::on(code::NODE_MISSING, FILE));
            return Ok(list);
        }
    };
    if size > TEXT_LIMIT {
        list.findings.push(Diagnostic::on(code::UNREADABLE, FILE));
        return Ok(list);
    }
    let bytes = fs::read(&path).map_err(|error| Fault::io(Action::Read, path.display(), &error))?;
    match parse::decode(bytes, LIST) {
        Ok(text) => {
            let (node, found) = node::read(&text, LIST);
            (list.node, list.text) = (node, text);
            list.findings.extend(found);
        }
        Err(finding) => list.findings.push(*finding),
    }
    Ok(list)
}

/// A portal to check, and its folder if there is a portal in it.
type Portal<'n> = (&'n Listed, Option<PathBuf>);

/// The folder of each portal. One that leaves the node's, or that is another portal's, is told and left out.
fn folders<'n>(root: &Path, node: &'n Node) -> (Vec<Portal<'n>>, Findings) {
    let mut findings = Findings::new();
    let mut portals: Vec<Portal<'n>> = Vec::new();
    for portal in &node.portals {
        let told =
            |code| Diagnostic::at(code, LIST, portal.span).arg("carpeta", portal.folder.clone());
        let found = fs::canonicalize(root.join(&*portal.folder)).ok();
        let known = |path: &Path| {
            portals
                .iter()
                .any(|(_, known)| known.as_deref() == Some(path))
        };
        match found {
            Some(path) if !path.starts_with(root) => findings.push(told(code::NODE_OUTSIDE)),
            Some(path) if known(&path) => findings.push(told(code::NODE_TWICE)),
            Some(path) if path.join("portal.toml").is_file() => portals.push((portal, Some(path))),
            _ => {
                findings.push(told(code::NODE_NO_PORTAL));
                portals.push((portal, None));
            }
        }
    }
    (portals, findings)
}

/// Whether the output would replace something that is not an earlier comparison, or holds a portal.
fn taken(target: &Path, portals: &[Portal<'_>]) -> bool {
    let real = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
    let mut folders = portals.iter().filter_map(|(_, folder)| folder.as_deref());
    let holds = folders.any(|folder| folder.starts_with(&real));
    let empty = fs::read_dir(target).map_or(true, |mut entries| entries.next().is_none());
    holds || !(empty || target.join("comparacion.json").is_file())
}

/// Checks the portals one after the other; of each only its figures are kept.
fn check(
    args: &NodeArgs,
    node: &Node,
    portals: &[Portal<'_>],
    findings: &mut Findings,
    messages: &Messages,
) -> Comparison {
    let mut rows = Vec::new();
    let mut dates = Vec::new();
    for (listed, folder) in portals {
        let row = match folder.as_deref().map(|folder| one(args, listed, folder)) {
            None => Row::unchecked(listed),
            Some(Ok((row, date))) => {
                dates.push(date);
                row
            }
            Some(Err(fault)) => {
                findings.push(
                    Diagnostic::at(code::NODE_UNCHECKED, LIST, listed.span)
                        .arg("carpeta", listed.folder.clone())
                        .arg("razon", engine::fault_text(&fault, messages)),
                );
                Row::unchecked(listed)
            }
        };
        if text_format(args) {
            line(&said(&row, messages));
        }
        rows.push(row);
    }
    dates.dedup();
    Comparison {
        name: node.name.clone(),
        date: match dates[..] {
            [date] => Some(date),
            _ => None,
        },
        rows,
    }
}

fn one(args: &NodeArgs, listed: &Listed, folder: &Path) -> Result<(Row, jiff::civil::Date), Fault> {
    let host = DiskHost::open(folder)?;
    let options = Options {
        date: args.date,
        drafts: false,
        ..Options::default()
    };
    let build = engine::run(&host as &dyn Host, &NullStage, options)?;
    Ok((Row::of(listed, &build), build.date))
}

/// One line on a portal.
fn said(row: &Row, messages: &Messages) -> String {
    let (errors, warnings) = row.findings;
    let state = match row.state {
        State::Unchecked => messages.text("nodo-no-revisado", &[]),
        _ => messages.text(
            "nodo-conteo",
            &[("errores", errors.into()), ("avisos", warnings.into())],
        ),
    };
    let packs = row
        .packs
        .iter()
        .map(|pack| format!(" · {} {}/{}", pack.id, pack.met, pack.applicable));
    format!("{:<24} {state}{}", row.folder, packs.collect::<String>())
}

fn write(
    target: &Path,
    root: &Path,
    comparison: &Comparison,
    messages: &Messages,
) -> Result<(), Fault> {
    let stage = DiskStage::open(target, root)?;
    for (name, bytes) in node::page(comparison, messages)? {
        stage.put(name, &bytes)?;
    }
    let json = serde_json::to_string_pretty(&node::json(comparison)).unwrap_or_default();
    stage.put("comparacion.json", format!("{json}\n").as_bytes())?;
    stage.put("comparacion.csv", node::csv(comparison).as_bytes())?;
    stage.publish().map(drop)
}

/// Prints what is wrong with the node; machines get the comparison with it.
fn tell(args: &NodeArgs, list: &List, comparison: Option<&Comparison>, messages: &Messages) {
    let format = build::sink_format(args.format);
    let mut summary = Summary::of(&list.findings);
    if let Some(comparison) = comparison {
        summary
            .extra
            .insert("node".to_owned(), node::json(comparison));
    }
    let text: Arc<str> = list.text.as_str().into();
    let context = Context {
        messages,
        path: &|_| FILE,
        text: &|_| Some(text.clone()),
        color: color() && format == sink::Format::Text,
        width: width(),
    };
    if format != sink::Format::Text || !list.findings.is_empty() {
        out(&sink::render(format, &list.findings, &summary, &context));
    }
}
