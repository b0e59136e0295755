//! Findings as text, JSON, SARIF, JUnit or GitHub annotations: one file per format.
//!
//! In: findings in the order in which they are told, the messages of a language, and how to read a source again. Out:
//! one string. Prints nothing and reads no disk itself. Every format shows the same things, made by [`tell`].

mod github;
mod json;
mod junit;
mod sarif;
#[cfg(test)]
mod tests;
mod text;

use std::sync::Arc;

use super::{Arg, Args, Diagnostic, Edit, Severity, choose};
use crate::i18n::Messages;
use crate::text::{Lines, Place, Position, SourceId, floor_boundary};

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people, with the line and a caret under it.
    #[default]
    Text,
    /// One JSON object.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit XML.
    Junit,
    /// Workflow commands of GitHub Actions.
    Github,
}

impl Format {
    /// The format of that name, as `--format` takes it.
    pub fn parse(name: &str) -> Option<Format> {
        Some(match name {
            "text" | "texto" => Format::Text,
            "json" => Format::Json,
            "sarif" => Format::Sarif,
            "junit" => Format::Junit,
            "github" => Format::Github,
            _ => return None,
        })
    }
}

/// What the sinks need beside the findings.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// In which language.
    pub messages: &'a Messages,
    /// The path of a source, relative to the portal's folder, with `/`.
    pub path: &'a dyn Fn(SourceId) -> &'a str,
    /// The text of a source, read again; `None` if it cannot be read or is not UTF-8.
    pub text: &'a dyn Fn(SourceId) -> Option<Arc<str>>,
    /// Whether text may carry colours.
    pub color: bool,
    /// Columns of the terminal that text is written to; 0 if it is none.
    pub width: usize,
}

impl std::fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Context")
            .field("messages", &self.messages)
            .field("color", &self.color)
            .finish_non_exhaustive()
    }
}

/// Counts of findings, and whatever else a command says at its end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Findings that fail the build.
    pub errors: usize,
    /// Findings that do not.
    pub warnings: usize,
    /// Advice.
    pub advice: usize,
    /// More, for the machine formats.
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl Summary {
    /// Counts findings.
    pub fn of(findings: &[Diagnostic]) -> Summary {
        let count = |severity| {
            findings
                .iter()
                .filter(|finding| finding.severity == severity)
                .count()
        };
        Summary {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            advice: count(Severity::Advice),
            extra: serde_json::Map::new(),
        }
    }

    /// The counts in words: «1 error, 2 avisos, ningún consejo».
    pub fn text(&self, messages: &Messages) -> String {
        let counts = [
            ("errores", Arg::from(self.errors)),
            ("avisos", Arg::from(self.warnings)),
            ("consejos", Arg::from(self.advice)),
        ];
        messages.text("resumen-hallazgos", &counts)
    }
}

/// Escapes for text and attributes of XML; characters that XML 1.0 does not have become U+FFFD.
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            letter if letter.is_control() => out.push('\u{fffd}'),
            letter => out.push(letter),
        }
    }
    out
}

/// Writes findings. Machine formats are whole documents even without findings; text is then empty.
pub fn render(
    format: Format,
    findings: &[Diagnostic],
    summary: &Summary,
    cx: &Context<'_>,
) -> String {
    match format {
        Format::Text => text::render(findings, summary, cx),
        Format::Json => json::render(findings, summary, cx),
        Format::Sarif => sarif::render(findings, summary, cx),
        Format::Junit => junit::render(findings, cx),
        Format::Github => github::render(findings, cx),
    }
}

/// A place in human coordinates. The end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Region {
    start: Position,
    end: Position,
    /// The same columns in UTF-16 code units, from 1.
    utf16: (usize, usize),
}

impl Region {
    fn of(lines: &Lines<'_>, text: &str, place: Place) -> Region {
        let start = floor_boundary(text, place.span.start as usize);
        let end = floor_boundary(text, place.span.end as usize).max(start);
        let utf16 = |offset: usize, position: Position| {
            let line = &text[lines.start(position.line)..offset];
            let bom = usize::from(position.line == 1 && line.starts_with('\u{feff}'));
            line.encode_utf16().count() + 1 - bom
        };
        let (first, last) = (lines.position(start), lines.position(end));
        Region {
            start: first,
            end: last,
            utf16: (utf16(start, first), utf16(end, last)),
        }
    }
}

/// A finding in words.
struct Told<'a> {
    finding: &'a Diagnostic,
    message: String,
    /// Repair first, then the finding's own hints.
    hints: Vec<String>,
    path: Option<&'a str>,
    region: Option<Region>,
    /// The norm behind it: the code's own, else that of the field.
    norm: Option<String>,
    /// Where its repair is made, and by what.
    edits: Vec<(&'a Edit, Region)>,
}

/// Tells each finding, reading a source once for all neighbours in it. `each` also gets the source's text.
fn tell(
    findings: &[Diagnostic],
    cx: &Context<'_>,
    mut each: impl FnMut(Told<'_>, Option<&Lines<'_>>, &str),
) {
    let source = |finding: &Diagnostic| finding.place.map(|place| place.source);
    for group in findings.chunk_by(|one, next| source(one) == source(next)) {
        let text = source(&group[0]).and_then(|source| (cx.text)(source));
        let text = text.as_deref();
        let lines = text.map(Lines::new);
        for finding in group {
            let args = arguments(finding, cx.messages);
            let region = match (finding.place, &lines, text) {
                (Some(place), Some(lines), Some(text)) => Some(Region::of(lines, text, place)),
                _ => None,
            };
            let repair = cx
                .messages
                .attribute(finding.code.id, "arreglo", &args)
                .map(|text| text.text);
            let hints = finding
                .hints
                .iter()
                .map(|hint| cx.messages.text(hint.id, &hinted(&hint.args, cx.messages)));
            let told = Told {
                finding,
                message: cx.messages.text(finding.code.id, &args),
                hints: repair.into_iter().chain(hints).collect(),
                path: finding
                    .place
                    .map(|place| (cx.path)(place.source))
                    .or(finding.path.as_deref()),
                region,
                norm: cx
                    .messages
                    .attribute(finding.code.id, "norma", &args)
                    .map(|text| text.text)
                    .or_else(|| finding.basis.as_deref().map(tame)),
                edits: edits(finding, &lines, text),
            };
            each(told, lines.as_ref(), text.unwrap_or_default());
        }
    }
}

/// The edits of a finding that lie in the text at hand, with their places.
fn edits<'f>(
    finding: &'f Diagnostic,
    lines: &Option<Lines<'_>>,
    text: Option<&str>,
) -> Vec<(&'f Edit, Region)> {
    let (Some(fix), Some(lines), Some(text)) = (&finding.fix, lines, text) else {
        return Vec::new();
    };
    let here = finding.place.map(|place| place.source);
    let all = fix
        .edits
        .iter()
        .filter(|edit| Some(edit.place.source) == here);
    all.map(|edit| (edit, Region::of(lines, text, edit.place)))
        .collect()
}

/// The arguments of a finding, fit to be shown. Names of types (`tipo-<name>`) and known details
/// (`detalle-<code>-<name>`) become words.
fn arguments(finding: &Diagnostic, messages: &Messages) -> Args {
    let word = |name: &str, text: &str| {
        let id = match name {
            "esperado" | "encontrado" => format!("tipo-{text}"),
            "detalle" => format!("detalle-{}-{text}", finding.code.id),
            _ => return None,
        };
        messages.get(&id, &[]).map(|found| Arg::from(found.text))
    };
    let shown = |(name, value): &(&'static str, Arg)| match value {
        Arg::Text(text) => (
            *name,
            word(name, text).unwrap_or_else(|| Arg::from(tame(text))),
        ),
        value => (*name, harmless(value, messages)),
    };
    finding.args.iter().map(shown).collect()
}

fn hinted(args: &Args, messages: &Messages) -> Args {
    let shown = |(name, value): &(&'static str, Arg)| (*name, harmless(value, messages));
    args.iter().map(shown).collect()
}

/// An argument in the language of the messages, made harmless.
fn harmless(value: &Arg, messages: &Messages) -> Arg {
    match value {
        Arg::Number(_) => value.clone(),
        Arg::Text(text) => Arg::from(tame(text)),
        Arg::Words(words) => Arg::from(tame(choose(words, messages.tag()))),
        Arg::Message(inner) => Arg::from(messages.text(inner.id, &hinted(&inner.args, messages))),
    }
}

/// A text from content, made harmless: one line, no control characters, not longer than a few lines of a terminal.
fn tame(text: &str) -> String {
    const LIMIT: usize = 300;
    let mut out: String = text.chars().take(LIMIT).map(visible).collect();
    if text.chars().nth(LIMIT).is_some() {
        out.push('…');
    }
    out
}

/// What is taken away and what takes its place, in one line of a terminal.
pub fn change(old: &str, new: &str) -> String {
    match (old, new) {
        ("", new) => format!("+[{}]", tame(new)),
        (old, "") => format!("-[{}]", tame(old)),
        (old, new) => format!("[{}] → [{}]", tame(old), tame(new)),
    }
}

/// A character that cannot move the cursor, colour the terminal or turn the direction of writing.
fn visible(letter: char) -> char {
    match letter {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        letter if letter.is_control() => '\u{fffd}',
        letter => letter,
    }
}
