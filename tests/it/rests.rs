//! What each variable of the checklist rests on: its evidence is removed from a copy of the portal, in memory, and
//! exactly the expected variables become missing.
//!
//! `tests/gel-2012-rests.csv` has a row for each variable, reviewed by hand: what is removed, which variables fall and
//! why. Steps are joined by ` ; `:
//!
//! - `rm PATH` removes files (`*` and `[a-f]` match within a name) and their translations;
//! - `row PATH N` or `row PATH *` removes a row of a table, or all of them;
//! - `unset PATH key.path` and `set PATH key.path VALUE` edit a field (`PATH` may match several files);
//! - `edit PATH s|FROM|TO|` replaces text, and `add PATH TEXT` adds a file (`\n` starts a line);
//! - `shadow TEMPLATE` puts an empty file over a template, `shadow TEMPLATE s|FROM|TO|` an edited copy of it;
//! - `css s|FROM|TO|` and `css + TEXT` do the same to the stylesheet.
//!
//! References to what `rm` and `row` remove go too: those that a build then finds broken. A field is emptied, a link
//! becomes plain text.
//!
//! `falls` names requirements, the row's own among them. A variable that is missing from the start has the opposite
//! row: its evidence is added, and `falls` says `+id`.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use rayon::prelude::*;
use vitrina::assess::{Outcome, PackReport, Rests};
use vitrina::diag::{Severity, code};
use vitrina::engine::{self, Build, Options};
use vitrina::host::memory::{MemoryHost, NullStage};

use crate::portal;

const PACK: &str = "gel-2012";

/// Rows whose expectation nobody has settled yet, each with its reason in a comment.
const NOT_SETTLED: [&str; 0] = [];

struct Row {
    id: String,
    removal: String,
    falls: BTreeSet<String>,
}

fn rows() -> Vec<Row> {
    let path = portal::root().join("tests/gel-2012-rests.csv");
    let mut reader = csv::Reader::from_path(path).expect("the table of rests can be opened");
    let header = reader.headers().expect("the table has a header").clone();
    assert_eq!(header, vec!["id", "removal", "falls", "why"]);
    let records = reader
        .records()
        .map(|record| record.expect("the table is CSV"));
    records
        .map(|record| {
            assert!(
                record.iter().all(|cell| !cell.trim().is_empty()),
                "an empty cell: {record:?}"
            );
            Row {
                id: record[0].to_owned(),
                removal: record[1].to_owned(),
                falls: record[2].split(' ').map(str::to_owned).collect(),
            }
        })
        .collect()
}

pub(crate) fn run(host: &MemoryHost) -> Build {
    engine::run(host, &NullStage, Options::default()).expect("content cannot make a fault")
}

fn pack(build: &Build) -> &PackReport {
    build
        .report
        .packs
        .iter()
        .find(|pack| &*pack.id == PACK)
        .expect("the portal uses the checklist")
}

/// Requirements that are met, and on what they rest.
fn met(build: &Build) -> BTreeMap<String, Rests> {
    let met = pack(build)
        .requirements()
        .filter(|one| one.outcome == Outcome::Met);
    met.map(|one| {
        (
            one.id.to_string(),
            one.rests.expect("what is met rests on something"),
        )
    })
    .collect()
}

/// Every requirement of the checklist.
fn all(build: &Build) -> BTreeSet<String> {
    pack(build)
        .requirements()
        .map(|one| one.id.to_string())
        .collect()
}

#[test]
fn each_variable_rests_on_its_evidence() {
    let began = Instant::now();
    let base = portal::real();
    let whole = run(&base);
    let routes = routes(&whole);
    let (before, rows) = (met(&whole), rows());
    let ids: BTreeSet<String> = rows.iter().map(|row| row.id.clone()).collect();
    assert_eq!(ids, all(&whole), "the table has a row for each variable");
    assert_eq!(
        ids.len(),
        rows.len(),
        "the table has one row for each variable"
    );

    let settled = rows
        .par_iter()
        .filter(|row| !NOT_SETTLED.contains(&&*row.id));
    let wrong: Vec<String> = settled
        .filter_map(|row| {
            let after = met(&run(&without(&base, &routes, row)));
            let lost = before.keys().filter(|id| !after.contains_key(*id)).cloned();
            let won = after
                .keys()
                .filter(|id| !before.contains_key(*id))
                .map(|id| format!("+{id}"));
            let moved: BTreeSet<String> = lost.chain(won).collect();
            let own = if before.contains_key(&row.id) {
                row.id.clone()
            } else {
                format!("+{}", row.id)
            };
            assert!(
                row.falls.contains(&own),
                "{}: the row does not name itself",
                row.id
            );
            (moved != row.falls)
                .then(|| format!("{}: expected {:?}, got {moved:?}", row.id, row.falls))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "after {:?}, {} rows differ:\n{}",
        began.elapsed(),
        wrong.len(),
        wrong.join("\n")
    );
}

/// What stays met when examples no longer count, and what real content it rests on.
const REAL: [(&str, &str); 12] = [
    (
        "acceso-a-la-portada acceso-al-menu acceso-movil division-de-contenidos enlace-al-portal-del-estado estampado-de-tiempo fecha-de-actualizacion manejo-de-vinculos mapa-del-sitio marcacion mecanismo-de-busqueda parpadeo ruta-de-navegacion",
        "the theme does it on every page, whatever the content is",
    ),
    ("nombre-de-dominio", "the entity's own domain"),
    (
        "leyes-y-ordenanzas decretos resoluciones-y-circulares",
        "norms of the nation, from SUIN",
    ),
    (
        "directorio-de-entidades entes-de-control",
        "bodies that exist, with their own websites",
    ),
    (
        "objetivos-y-funciones organigrama",
        "what the plan of 2013 says about objectives, functions and units",
    ),
    (
        "politicas-y-planes programas-y-proyectos metas-e-indicadores",
        "the plan of development and the plan of action of 2013",
    ),
    (
        "introduccion-al-departamento informacion-general territorios mapas cobertura-geografica indicadores-del-territorio documentos-del-territorio turismo-y-servicios-locales",
        "facts of the department from public sources; two places of eight are examples",
    ),
    (
        "preguntas-frecuentes glosario boletines-y-publicaciones informacion-para-ninos ayudas servicios-de-informacion suscripcion sistemas-transversales",
        "texts that are true of any entity: laws, words, how to use the portal",
    ),
    (
        "calendario-de-actividades",
        "the legal day of the plan of action, 31 January",
    ),
    (
        "audio-y-video otros-idiomas",
        "the Universal Declaration, of known origin",
    ),
    (
        "listado-de-tramites tramites-en-linea estado-del-tramite plazos-de-respuesta",
        "the request of public information, which the law itself regulates; the other five are examples",
    ),
    (
        "servicios-en-linea",
        "four services of the portal itself; the other two are examples",
    ),
];

#[test]
fn demonstration_off() {
    let mut host = portal::real();
    for step in [
        "set portal.toml demostracion false",
        "unset portal.toml fecha",
    ] {
        apply(&mut host, step).unwrap_or_else(|problem| panic!("{step}: {problem}"));
    }
    portal::stamp(&mut host);
    let after = met(&run(&host));
    let expected: BTreeMap<String, Rests> = REAL
        .iter()
        .flat_map(|(ids, _)| ids.split(' '))
        .map(|id| (id.to_owned(), Rests::Real))
        .collect();
    assert_eq!(after, expected);
}

/// The table of 2012 as it was, and with the two things that were missing then: payment by PSE and digital signature.
#[test]
fn with_payment_and_signature_the_table_is_whole() {
    let base = portal::real();
    let prorated = |host: &MemoryHost| {
        let build = run(host);
        let phases = pack(&build).phases.iter();
        phases
            .map(|phase| (phase.id.to_string(), phase.prorated))
            .collect::<Vec<_>>()
    };
    let of = |transaction: f64| {
        [
            ("informacion", 100.0),
            ("interaccion", 100.0),
            ("transaccion", transaction),
        ]
        .map(|(id, score)| (id.to_owned(), score))
    };
    assert_eq!(prorated(&base), of(100.0 * 94.0 / 96.0));
    let mut host = base.clone();
    let rows = rows();
    for id in ["pagos-electronicos", "firma-digital"] {
        let row = rows.iter().find(|row| row.id == id).expect("a row");
        for step in row.removal.split(" ; ") {
            apply(&mut host, step).unwrap_or_else(|problem| panic!("{step}: {problem}"));
        }
    }
    portal::stamp(&mut host);
    assert_eq!(prorated(&host), of(100.0));
}

/// The portal after the steps of a removal.
fn without(base: &MemoryHost, routes: &BTreeSet<String>, row: &Row) -> MemoryHost {
    let mut host = base.clone();
    let mut gone = false;
    for step in row.removal.split(" ; ") {
        gone |= step.starts_with("rm ") || step.starts_with("row ");
        apply(&mut host, step).unwrap_or_else(|problem| panic!("{}: {step}: {problem}", row.id));
    }
    portal::stamp(&mut host);
    if gone {
        unlink(&mut host, routes);
    }
    translated(base, &mut host);
    host
}

/// Stands for whoever translated again what is edited here: translations of a file that is another one no longer say
/// from which version they are. That they are out of date is looked at by `languages.rs`.
pub(crate) fn translated(base: &MemoryHost, host: &mut MemoryHost) {
    let edited: BTreeSet<String> = host
        .files
        .iter()
        .filter(|(path, bytes)| base.files.get(*path) != Some(*bytes))
        .filter_map(|(path, _)| Some(path.rsplit_once('.')?.0.to_owned()))
        .collect();
    let of_edited = |path: &str| {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let original = stem.rsplit_once('.').map(|(original, _)| original);
        original.is_some_and(|original| edited.contains(original))
    };
    for (path, bytes) in &mut host.files {
        if path.starts_with("content/") && of_edited(path) {
            let text = String::from_utf8_lossy(bytes);
            let kept = text
                .split_inclusive('\n')
                .filter(|line| !line.starts_with("traduce = "));
            *bytes = kept.collect::<String>().into_bytes().into();
        }
    }
}

pub(crate) fn apply(host: &mut MemoryHost, step: &str) -> Result<(), String> {
    let (verb, rest) = step.split_once(' ').ok_or("a step has a verb and a path")?;
    let (target, detail) = rest.split_once(' ').unwrap_or((rest, ""));
    match verb {
        "rm" => remove(host, target),
        "row" => edit(host, target, |text| cut_row(text, detail)),
        "unset" => edit(host, target, |text| assign(text, detail, None)),
        "set" => {
            let (key, value) = detail.split_once(' ').ok_or("a value is needed")?;
            edit(host, target, |text| assign(text, key, Some(value)))
        }
        "edit" => edit(host, target, |text| substitute(text, detail)),
        "add" => {
            host.write(target, detail.replace("\\n", "\n"));
            Ok(())
        }
        "shadow" => shadow(host, &format!("plantillas/{target}"), |text| match detail {
            "" => Ok(String::new()),
            _ => substitute(text, detail),
        }),
        "css" => shadow(host, "css/vitrina.css", |text| {
            match rest.strip_prefix("+ ") {
                Some(more) => Ok(format!("{text}\n{more}\n")),
                None => substitute(text, rest),
            }
        }),
        _ => Err(format!("unknown verb {verb}")),
    }
}

/// Paths of the portal that a pattern matches; at least one.
fn matching(host: &MemoryHost, pattern: &str) -> Result<Vec<String>, String> {
    let found: Vec<String> = host
        .files
        .keys()
        .filter(|path| matches(pattern.as_bytes(), path.as_bytes()))
        .map(|path| path.to_string())
        .collect();
    if found.is_empty() {
        Err(format!("{pattern} matches nothing"))
    } else {
        Ok(found)
    }
}

fn matches(pattern: &[u8], path: &[u8]) -> bool {
    match (pattern, path) {
        ([], []) => true,
        ([b'*', more @ ..], _) => {
            matches(more, path)
                || matches!(path, [first, rest @ ..] if *first != b'/' && matches(pattern, rest))
        }
        ([b'[', from, b'-', to, b']', more @ ..], [first, rest @ ..]) => {
            (from..=to).contains(&first) && matches(more, rest)
        }
        ([one, more @ ..], [first, rest @ ..]) => one == first && matches(more, rest),
        _ => false,
    }
}

pub(crate) fn remove(host: &mut MemoryHost, pattern: &str) -> Result<(), String> {
    for path in matching(host, pattern)? {
        let (stem, ending) = path.rsplit_once('.').ok_or("a file has an ending")?;
        host.files.retain(|other, _| {
            let middle = other
                .strip_prefix(stem)
                .and_then(|rest| rest.strip_suffix(ending));
            !middle.is_some_and(|middle| {
                middle == "." || (middle.starts_with('.') && middle.ends_with('.'))
            })
        });
    }
    Ok(())
}

fn edit(
    host: &mut MemoryHost,
    pattern: &str,
    change: impl Fn(&str) -> Result<String, String>,
) -> Result<(), String> {
    for path in matching(host, pattern)? {
        let text = host.text(&path).ok_or("the file is UTF-8")?;
        let changed = change(text).map_err(|problem| format!("{path}: {problem}"))?;
        host.write(&path, changed);
    }
    Ok(())
}

fn shadow(
    host: &mut MemoryHost,
    name: &str,
    change: impl Fn(&str) -> Result<String, String>,
) -> Result<(), String> {
    let own = format!("themes/{name}");
    let default = || std::fs::read_to_string(portal::root().join("themes/default").join(name));
    let text = match host.text(&own) {
        Some(text) => text.to_owned(),
        None => default().map_err(|error| format!("{name}: {error}"))?,
    };
    host.write(&own, change(&text)?);
    Ok(())
}

/// `s|FROM|TO|`, with any character in place of `|`; every occurrence, at least one.
fn substitute(text: &str, rule: &str) -> Result<String, String> {
    let rule = rule
        .strip_prefix('s')
        .ok_or("a substitution begins with s")?;
    let separator = rule
        .chars()
        .next()
        .ok_or("a substitution has a separator")?;
    let parts: Vec<&str> = rule.split(separator).collect();
    let ["", from, to, ""] = parts[..] else {
        return Err("a substitution is s|FROM|TO|".to_owned());
    };
    if text.contains(from) {
        Ok(text.replace(from, to))
    } else {
        Err(format!("there is no «{from}»"))
    }
}

fn cut_row(text: &str, which: &str) -> Result<String, String> {
    let mut lines: Vec<&str> = text.lines().collect();
    if which == "*" {
        lines.truncate(1);
    } else {
        let number: usize = which.parse().map_err(|_| "a row is a number")?;
        if number == 0 || number >= lines.len() {
            return Err(format!("there is no row {number}"));
        }
        lines.remove(number);
    }
    Ok(lines.join("\n") + "\n")
}

/// Replaces or removes the field `key` or `table.key` of a TOML file or a Markdown file's front matter.
fn assign(text: &str, key: &str, value: Option<&str>) -> Result<String, String> {
    let (table, key) = key.rsplit_once('.').unwrap_or(("", key));
    let mut out: Vec<String> = Vec::new();
    let (mut inside, mut open, mut done, mut start) = (table.is_empty(), 0_i32, false, 0);
    let brackets = |line: &str| -> i32 {
        line.chars()
            .map(|c| match c {
                '[' | '{' => 1,
                ']' | '}' => -1,
                _ => 0,
            })
            .sum()
    };
    let mut fences = 0;
    for line in text.lines() {
        if open > 0 {
            open += brackets(line);
            continue;
        }
        let content = fences == 2;
        if line == "+++" {
            fences += 1;
        } else if line.starts_with('[') && !content {
            inside = line == format!("[{table}]");
        } else if inside && !content && !done {
            let of_key = line
                .strip_prefix(key)
                .is_some_and(|rest| rest.trim_start().starts_with('='));
            if of_key {
                open = brackets(line);
                done = true;
                out.extend(value.map(|value| format!("{key} = {value}")));
                continue;
            }
        }
        out.push(line.to_owned());
        if inside && start == 0 && (line == "+++" || line.starts_with('[')) {
            start = out.len();
        }
    }
    match (done, value) {
        (false, None) => return Err(format!("there is no field {key}")),
        (false, Some(value)) => out.insert(start, format!("{key} = {value}")),
        _ => {}
    }
    Ok(out.join("\n") + "\n")
}

/// Addresses of all pages.
pub(crate) fn routes(build: &Build) -> BTreeSet<String> {
    build
        .site
        .pages
        .iter()
        .map(|page| page.route.to_string())
        .collect()
}

/// The same content with empty templates: what is said about it is the same, and it is built sooner.
fn bare(host: &MemoryHost) -> MemoryHost {
    let mut bare = host.clone();
    let folder = portal::root().join("themes/default/plantillas");
    for entry in walkdir::WalkDir::new(&folder) {
        let entry = entry.expect("the default theme can be listed");
        if entry.file_type().is_file() {
            let name = entry
                .path()
                .strip_prefix(&folder)
                .expect("walked from the folder");
            bare.write(
                &format!(
                    "themes/plantillas/{}",
                    name.to_string_lossy().replace('\\', "/")
                ),
                "",
            );
        }
    }
    bare
}

/// Takes away every reference that a build finds broken.
pub(crate) fn unlink(host: &mut MemoryHost, before: &BTreeSet<String>) {
    let build = run(&bare(host));
    let mut places: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for finding in &build.findings {
        let broken = [code::REFERENCE.id, code::LINK.id].contains(&finding.code.id);
        if let (true, Some(place)) = (broken && finding.severity == Severity::Error, finding.place)
        {
            let span = (place.span.start as usize, place.span.end as usize);
            places
                .entry(portal::path_of(&build, place.source).to_owned())
                .or_default()
                .push(span);
        }
    }
    // Addresses of pages that are no more, as the value of a field.
    for route in before.difference(&routes(&build)) {
        let quoted = format!("\"{route}\"");
        let texts = host
            .files
            .keys()
            .filter(|path| path.ends_with(".toml") || path.ends_with(".md"));
        for (path, text) in texts.filter_map(|path| Some((path, host.text(path)?))) {
            for (at, _) in text.match_indices(&*quoted) {
                places
                    .entry(path.to_string())
                    .or_default()
                    .push((at + 1, at + quoted.len() - 1));
            }
        }
    }
    for (path, spans) in &mut places {
        spans.sort_unstable();
        spans.dedup();
        let mut text = host.text(path).expect("a source is UTF-8").to_owned();
        let matter = if path.ends_with(".md") {
            text.match_indices("\n+++").next().map_or(0, |(at, _)| at)
        } else {
            text.len()
        };
        for &(start, end) in spans.iter().rev() {
            let (range, plain) = if path.ends_with(".csv") {
                (start..end, String::new())
            } else if start < matter {
                (item(&text, start, end), String::new())
            } else {
                linked(&text, start, end)
            };
            text.replace_range(range, &plain);
        }
        host.write(path, text);
    }
}

/// The whole of a TOML value at a place: its quotes, its key, and one comma beside it.
fn item(text: &str, mut start: usize, mut end: usize) -> std::ops::Range<usize> {
    let bytes = text.as_bytes();
    if start > 0 && bytes[start - 1] == b'"' && bytes.get(end) == Some(&b'"') {
        (start, end) = (start - 1, end + 1);
    }
    let head = text[..start].trim_end();
    if let Some(key) = head.strip_suffix('=') {
        let key = key.trim_end();
        start = key
            .rfind(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-'))
            .map_or(0, |at| at + 1);
    }
    let after = text[end..].len() - text[end..].trim_start_matches([' ', '\n']).len();
    if text[end + after..].starts_with(',') {
        end += after + 1;
    } else if text[..start].trim_end().ends_with(',') {
        start = text[..start].trim_end().len() - 1;
    }
    start..end
}

/// A Markdown link at a place, and its text alone.
fn linked(text: &str, start: usize, end: usize) -> (std::ops::Range<usize>, String) {
    let open = text[..=start].rfind('[').expect("a link has a text");
    let middle = open + text[open..].find("](").expect("a link has an address");
    let close = middle + text[middle..].find(')').expect("an address ends") + 1;
    (
        open..close.max(end.min(close)),
        text[open + 1..middle].to_owned(),
    )
}
