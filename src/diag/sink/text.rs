//! For people: title, line, caret, label, repair, norm and where to read more.

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::{Context, Diagnostic, Severity, Summary, Told, arguments, change, tell, visible};
use crate::text::{Lines, Place, Position, floor_boundary};
use rustc_hash::FxHashMap;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How much of a long line is shown where there is no terminal, in columns.
const WIDTH: usize = 160;
/// Narrowest width that is respected.
const NARROW: usize = 50;
/// How many warnings of one code are told whole. A portal with a hundred requirements missing has a hundred of one code:
/// whole they would push everything else off the screen.
const WHOLE: usize = 5;
/// Columns that line numbers and signs take beside the text.
const GUTTER: usize = 12;

pub(super) fn render(findings: &[Diagnostic], summary: &Summary, cx: &Context<'_>) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let renderer = if cx.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    // Long lines are cut here, around the place; the renderer's own cutting is not needed.
    let renderer = renderer.term_width(4 * WIDTH);
    let words = Words::new(cx);
    let mut out = String::new();
    let mut told_of: FxHashMap<&str, usize> = FxHashMap::default();
    let mut brief = 0_usize;
    tell(findings, cx, |told, lines, text| {
        let before = told_of.entry(told.finding.code.id).or_default();
        *before += 1;
        if told.finding.severity != Severity::Error && *before > WHOLE {
            brief += 1;
            out.push_str(&in_a_line(&told, &words));
            out.push('\n');
            return;
        }
        out.push_str(&one(&told, lines, text, &words, &renderer, cx));
        out.push_str("\n\n");
    });
    if brief > 0 {
        let args = [("cuantos", brief.into()), ("enteros", WHOLE.into())];
        let note = cx.messages.text("hallazgos-breves", &args);
        out.push_str(&format!("\n{}\n\n", wrapped(&note, cx.width, 0)));
    }
    out.push_str(&summary.text(cx.messages));
    out.push('\n');
    out
}

/// A warning of which the like was told often enough: where, and what.
fn in_a_line(told: &Told<'_>, words: &Words) -> String {
    let place = match (told.path, told.region) {
        (Some(path), Some(region)) => {
            format!("{path}:{}:{}: ", region.start.line, region.start.column)
        }
        (Some(path), None) => format!("{path}: "),
        (None, _) => String::new(),
    };
    let name = words.severity(told.finding.severity);
    format!("{name}[{}]: {place}{}", told.finding.code.id, told.message)
}

/// Words that every finding uses.
struct Words {
    severity: [String; 3],
    repair: String,
    norm: String,
    more: String,
    hint: String,
    fix: String,
}

impl Words {
    fn severity(&self, of: Severity) -> &str {
        match of {
            Severity::Error => &self.severity[0],
            Severity::Warning => &self.severity[1],
            Severity::Advice => &self.severity[2],
        }
    }

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
            fix: word("pie-correccion"),
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
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE,
    };
    let name = words.severity(finding.severity);
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
                elements.extend(snippet(lines, text, place, mark, cx.width));
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
                elements.extend(snippet(&lines, &other, *place, mark, cx.width));
            }
            None => elements.push(Origin::path(path.to_owned()).into()),
        }
    }
    let foot = |name: &str, text: String| {
        let text = wrapped(&text, cx.width, name.width() + GUTTER);
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
    elements.extend(told.norm.iter().map(|norm| foot(&words.norm, norm.clone())));
    if let Some(patch) = patch(told, text) {
        elements.push(foot(&words.fix, patch));
    }
    elements.push(foot(&words.more, format!("vitrina explain {id}")));
    let message = wrapped(&told.message, cx.width, name.width() + id.width() + 4);
    let title = level.with_name(name).primary_title(message).id(id);
    renderer.render(&[title.elements(elements)])
}

/// What `--fix` would write in place of what: «vigente» for «Vigente».
fn patch(told: &Told<'_>, text: &str) -> Option<String> {
    let edits = told.edits.iter().map(|(edit, _)| {
        let old = text.get(edit.place.span.range()).unwrap_or_default();
        change(old, &edit.text)
    });
    let edits: Vec<String> = edits.collect();
    (!edits.is_empty()).then(|| format!("vitrina check --fix  {}", edits.join("  ")))
}

/// A text in lines that fit, after `indent` columns; whole if there is no terminal.
fn wrapped(text: &str, width: usize, indent: usize) -> String {
    if width == 0 {
        return text.to_owned();
    }
    let room = width.max(NARROW).saturating_sub(indent).max(NARROW / 2);
    let mut out = String::with_capacity(text.len() + 8);
    let mut column = 0;
    for word in text.split(' ') {
        let wide = word.width();
        if column > 0 {
            let fits = column + 1 + wide <= room;
            out.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        out.push_str(word);
        column += wide;
    }
    out
}

/// How a place is marked.
struct Mark<'a> {
    path: &'a str,
    at: Position,
    label: Option<String>,
    kind: AnnotationKind,
}

/// The line of a place, cut around it if it is long, with the place marked up to the end of its first line.
fn snippet(
    lines: &Lines<'_>,
    text: &str,
    place: Place,
    mark: Mark<'_>,
    width: usize,
) -> Vec<Element<'static>> {
    let Position {
        line: number,
        column,
    } = mark.at;
    let (base, line) = (lines.start(number), lines.line(number));
    let start = (floor_boundary(text, place.span.start as usize) - base).min(line.len());
    let end = floor_boundary(text, place.span.end as usize)
        .saturating_sub(base)
        .clamp(start, line.len());
    let label = mark.label.as_deref().map_or(0, UnicodeWidthStr::width);
    let window = window(line, start, end, columns(width, label));
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

/// Columns of a line that are shown before and after the place, leaving room for the label behind the carets.
fn columns(width: usize, label: usize) -> (usize, usize) {
    let room = match width {
        0 => WIDTH,
        width => width.max(NARROW).saturating_sub(GUTTER),
    };
    let before = (room / 3).min(room.saturating_sub(label + 10));
    (before, room - before)
}

/// A part of a line around a span, without control characters; offsets are those of the new text.
fn window(line: &str, start: usize, end: usize, (before, after): (usize, usize)) -> Window {
    // What would not fit is cut; a line that fits whole is not.
    let whole = line.width() <= before + after;
    let fits = |letters: &mut dyn Iterator<Item = (usize, char)>, room: usize| {
        let mut used = 0;
        let mut last = None;
        for (at, letter) in letters {
            used += letter.width().unwrap_or(0);
            if used > room && !whole {
                break;
            }
            last = Some((at, letter.len_utf8()));
        }
        last
    };
    let from = fits(&mut line[..start].char_indices().rev(), before).map_or(start, |(at, _)| at);
    let rest = &line[start..];
    let to = start + fits(&mut rest.char_indices(), after).map_or(0, |(at, length)| at + length);
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
