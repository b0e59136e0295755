//! What is wrong with a portal's own templates, in our words: file and place.
//!
//! In: what the engine of templates says. Out: findings. Its own text is read for the place alone and never shown.

use rustc_hash::FxHashMap;
use tera::ErrorKind;

use crate::diag::{Diagnostic, Findings, code};
use crate::i18n::Messages;
use crate::text::{Lines, SourceId, Span};

/// The portal's own templates: source and text by name.
pub(super) type OwnTemplates = FxHashMap<String, (SourceId, String)>;

/// A place as the engine gives it: line from 1, columns from 0.
type Place = ((usize, usize), (usize, usize));

/// The findings of an error and the own templates that they are about; nothing if it is about none of them.
pub(super) fn findings(error: &tera::Error, own: &OwnTemplates) -> Vec<(String, Diagnostic)> {
    let one = |name: &str, place, detail| {
        let (source, text) = own.get(name)?;
        Some((name.to_owned(), finding(name, *source, text, place, detail)))
    };
    let of_report = |report: &tera::ReportError, detail| {
        let span = report.span();
        let place = (
            (span.start_line, span.start_col),
            (span.end_line, span.end_col),
        );
        one(report.filename(), Some(place), detail)
    };
    let found = match error.kind() {
        ErrorKind::SyntaxError(report) => of_report(report, "signos"),
        ErrorKind::RenderingError(report) => of_report(report, "valor"),
        ErrorKind::CircularExtend { tpl, .. } => one(tpl, called(own, tpl, None), "circulo"),
        ErrorKind::CircularInclude { tpl, include_chain } => {
            let links = include_chain.windows(2);
            let mut own_links = links.filter(|link| own.contains_key(&link[0]));
            match own_links.next() {
                Some(link) => one(&link[0], called(own, &link[0], Some(&link[1])), "circulo"),
                None => one(tpl, None, "circulo"),
            }
        }
        ErrorKind::MissingParent { current, parent } => {
            one(current, called(own, current, Some(parent)), "base")
        }
        ErrorKind::Msg(reports) => {
            return places(reports)
                .filter_map(|(name, place)| one(name, Some((place, place)), "nombre"))
                .collect();
        }
        _ => None,
    };
    found.into_iter().collect()
}

/// Where one of our own templates fails, for the report of it: file, line and column.
pub(super) fn place(error: &tera::Error) -> String {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            format!(
                "{}:{}:{}",
                report.filename(),
                span.start_line,
                span.start_col + 1
            )
        }
        ErrorKind::Msg(reports) => places(reports)
            .map(|(name, (line, column))| format!("{name}:{line}:{}", column + 1))
            .collect::<Vec<_>>()
            .join(" "),
        _ => String::new(),
    }
}

/// Where a template names another one, or extends one at all.
fn called(own: &OwnTemplates, name: &str, other: Option<&str>) -> Option<Place> {
    let (_, text) = own.get(name)?;
    let at = match other {
        Some(other) => text.find(&format!("\"{other}\""))? + 1,
        None => text.find("extends")?,
    };
    let place = Lines::new(text).position(at);
    let start = (place.line, place.column - 1);
    let long = other.unwrap_or("extends").chars().count();
    Some((start, (start.0, start.1 + long)))
}

/// The places of an error that is given as text: after ` --> ` stand file, line and column from 1.
fn places(reports: &str) -> impl Iterator<Item = (&str, (usize, usize))> {
    reports.lines().filter_map(|line| {
        let (name, place) = line
            .trim_start()
            .strip_prefix("--> ")?
            .split_once(".html:")?;
        let name = &line.trim_start()[4..4 + name.len() + ".html".len()];
        let (line, column) = place.split_once(':')?;
        let column: usize = column.parse().ok()?;
        Some((name, (line.parse().ok()?, column.saturating_sub(1))))
    })
}

fn finding(
    name: &str,
    source: SourceId,
    text: &str,
    place: Option<Place>,
    detail: &'static str,
) -> Diagnostic {
    let span = place.map_or(Span::at(0), |(start, end)| {
        let lines = Lines::new(text);
        let at = |(line, column): (usize, usize)| lines.offset(line, column + 1);
        Span::new(at(start), at(end).max(at(start)))
    });
    Diagnostic::at(code::TEMPLATE, source, span)
        .arg("plantilla", name)
        .arg("linea", place.map_or(1, |((line, _), _)| line))
        .arg("detalle", detail)
}

/// The messages that a template asks for by their whole name, `t(key="…")`, with their places.
pub(super) fn keys(text: &str) -> Vec<(usize, &str)> {
    let keys = text.match_indices("key=\"").filter_map(|(at, mark)| {
        let start = at + mark.len();
        let length = text[start..].find('"')?;
        // What goes on after the quotes, `key="entidad-" ~ clave`, is the beginning of a name.
        let more = text[start + length + 1..].trim_start().starts_with('~');
        (!more).then(|| (start, &text[start..start + length]))
    });
    keys.collect()
}

/// Messages that a portal's own template asks for by name and no language has: `t(key="…")`.
pub(super) fn missing_messages(
    own: &OwnTemplates,
    messages: &FxHashMap<String, Messages>,
) -> Findings {
    let mut findings = Findings::new();
    for (source, text) in own.values() {
        for (start, key) in keys(text)
            .into_iter()
            .filter(|(_, key)| !messages.values().any(|known| known.has(key)))
        {
            let names = messages.values().flat_map(Messages::ids);
            findings.push(
                Diagnostic::at(
                    code::MESSAGE_MISSING,
                    *source,
                    Span::new(start, start + key.len()),
                )
                .arg("clave", key)
                .suggest(crate::diag::nearest(key, names)),
            );
        }
    }
    findings
}
