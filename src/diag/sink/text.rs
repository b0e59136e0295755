//! For people: title, line, caret, label, repair, norm and where to read more.

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::{Arg, Context, Diagnostic, Severity, Summary, Told, arguments, tell, visible};
use crate::text::{Lines, Place, Position, floor_boundary};

/// How much of a long line is shown before and after the place, in characters.
const BEFORE: usize = 60;
const AFTER: usize = 100;

pub(super) fn render(findings: &[Diagnostic], summary: &Summary, cx: &Context<'_>) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let renderer = if cx.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(BEFORE + AFTER + 40);
    let words = Words::new(cx);
    let mut out = String::new();
    tell(findings, cx, |told, lines, text| {
        out.push_str(&one(&told, lines, text, &words, &renderer, cx));
        out.push_str("\n\n");
    });
    let counts = [
        ("errores", Arg::from(summary.errors)),
        ("avisos", Arg::from(summary.warnings)),
        ("consejos", Arg::from(summary.advice)),
    ];
    out.push_str(&cx.messages.text("resumen-hallazgos", &counts));
    out.push('\n');
    out
}

/// Words that every finding uses.
struct Words {
    severity: [String; 3],
    repair: String,
    norm: String,
    more: String,
    hint: String,
}

impl Words {
    fn new(cx: &Context<'_>) -> Words {
        let word = |id| cx.messages.text(id, &[]);
        Words {
            severity: [
                word("gravedad-error"),
                word("gravedad-aviso"),
                word("gravedad-consejo"),
            ],
            repair: word("pie-arreglo"),
            norm: word("pie-norma"),
            more: word("pie-mas"),
            hint: word("pie-pista"),
        }
    }
}

fn one(
    told: &Told<'_>,
    lines: Option<&Lines<'_>>,
    text: &str,
    words: &Words,
    renderer: &Renderer,
    cx: &Context<'_>,
) -> String {
    let finding = told.finding;
    let id = finding.code.id;
    let args = arguments(finding, cx.messages);
    let attribute = |name| cx.messages.attribute(id, name, &args).map(|text| text.text);
    let (level, name) = match finding.severity {
        Severity::Error => (Level::ERROR, &words.severity[0]),
        Severity::Warning => (Level::WARNING, &words.severity[1]),
        Severity::Advice => (Level::NOTE, &words.severity[2]),
    };
    let mut elements: Vec<Element<'_>> = Vec::new();
    match (told.path, told.region, lines) {
        (Some(path), Some(region), Some(lines)) => {
            if let Some(place) = finding.place {
                let mark = Mark {
                    path,
                    at: region.start,
                    label: attribute("donde"),
                    kind: AnnotationKind::Primary,
                };
                elements.extend(snippet(lines, text, place, mark));
            }
        }
        (Some(path), ..) => elements.push(Origin::path(path.to_owned()).into()),
        (None, ..) => {}
    }
    for place in &finding.secondary {
        let path = (cx.path)(place.source);
        match (cx.text)(place.source) {
            Some(other) => {
                let lines = Lines::new(&other);
                let at = lines.position(place.span.start as usize);
                let mark = Mark {
                    path,
                    at,
                    label: attribute("otro"),
                    kind: AnnotationKind::Context,
                };
                elements.extend(snippet(&lines, &other, *place, mark));
            }
            None => elements.push(Origin::path(path.to_owned()).into()),
        }
    }
    let foot = |name: &str, text: String| {
        Element::from(Level::HELP.with_name(name.to_owned()).message(text))
    };
    // The repair is the first hint when the code has one.
    let repair = usize::from(attribute("arreglo").is_some());
    elements.extend(
        told.hints[repair..]
            .iter()
            .map(|hint| foot(&words.hint, hint.clone())),
    );
    elements.extend(
        told.hints[..repair]
            .iter()
            .map(|hint| foot(&words.repair, hint.clone())),
    );
    elements.extend(attribute("norma").map(|norm| foot(&words.norm, norm)));
    elements.push(foot(&words.more, format!("vitrina explain {id}")));
    let title = level
        .with_name(name.as_str())
        .primary_title(told.message.as_str())
        .id(id);
    renderer.render(&[title.elements(elements)])
}

/// How a place is marked.
struct Mark<'a> {
    path: &'a str,
    at: Position,
    label: Option<String>,
    kind: AnnotationKind,
}

/// The line of a place, cut around it if it is long, with the place marked up to the end of its first line.
fn snippet(lines: &Lines<'_>, text: &str, place: Place, mark: Mark<'_>) -> Vec<Element<'static>> {
    let Position {
        line: number,
        column,
    } = mark.at;
    let (base, line) = (lines.start(number), lines.line(number));
    let start = (floor_boundary(text, place.span.start as usize) - base).min(line.len());
    let end = floor_boundary(text, place.span.end as usize)
        .saturating_sub(base)
        .clamp(start, line.len());
    let window = window(line, start, end);
    let annotation = mark.kind.span(window.start..window.end).label(mark.label);
    let snippet = Snippet::source(window.text)
        .line_start(number)
        .annotation(annotation);
    let path = mark.path.to_owned();
    if window.whole {
        return vec![snippet.path(path).into()];
    }
    // The snippet would count columns in the cut line, so the place is told before it.
    vec![
        Origin::path(path).line(number).char_column(column).into(),
        snippet.into(),
    ]
}

struct Window {
    text: String,
    start: usize,
    end: usize,
    /// Whether columns are those of the line.
    whole: bool,
}

/// A part of a line around a span, without control characters; offsets are those of the new text.
fn window(line: &str, start: usize, end: usize) -> Window {
    let from = line[..start]
        .char_indices()
        .rev()
        .take(BEFORE)
        .last()
        .map_or(start, |(at, _)| at);
    let rest = &line[start..];
    let to = start
        + rest
            .char_indices()
            .nth(AFTER)
            .map_or(rest.len(), |(at, _)| at);
    let end = end.min(to);
    let mut text = String::new();
    if from > 0 {
        text.push('…');
    }
    let (mut new_start, mut new_end) = (None, None);
    for (at, letter) in line[from..to].char_indices() {
        let at = from + at;
        if at >= start && new_start.is_none() {
            new_start = Some(text.len());
        }
        if at >= end && new_end.is_none() {
            new_end = Some(text.len());
        }
        if letter != '\u{feff}' {
            text.push(visible(letter));
        }
    }
    let (start, end) = (
        new_start.unwrap_or(text.len()),
        new_end.unwrap_or(text.len()),
    );
    if to < line.len() {
        text.push('…');
    }
    Window {
        text,
        start,
        end,
        whole: from == 0,
    }
}
