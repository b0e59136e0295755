//! Writes the elements of a drawing, and estimates how wide a text is.

use super::{Fill, Words};
use crate::i18n::foreign::{self, BEGIN, MIDDLE};
use crate::parse::markdown::escape;

/// Size of letters.
pub(super) const SIZE: f64 = 16.0;
/// Distance of lines of text.
pub(super) const LINE: f64 = 20.0;

/// A drawing that is being written.
pub(super) struct Pen<'w> {
    words: &'w Words,
    body: String,
    fills: Vec<Fill>,
}

/// Where a text begins at its point.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl<'w> Pen<'w> {
    pub(super) fn new(words: &'w Words) -> Pen<'w> {
        Pen {
            words,
            body: String::new(),
            fills: Vec::new(),
        }
    }

    /// The drawing, in a field of this size. Its texts stand where they were put, also on a page written from right to left.
    pub(super) fn close(self, width: f64, height: f64) -> String {
        let id = &self.words.id;
        let mut out = format!(
            "<svg class=\"grafica\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" fill=\"currentColor\" font-size=\"{SIZE}\" direction=\"ltr\"><title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>",
            number(width),
            number(height),
            escaped(&self.words.title),
            escaped(&self.words.sentence),
        );
        for fill in &self.fills {
            match fill {
                Fill::Hatched => out.push_str(&format!(
                    "<pattern id=\"{id}-2\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 3H6\" class=\"t2\" stroke=\"currentColor\" stroke-width=\"2.5\"/></pattern>"
                )),
                Fill::Dotted => out.push_str(&format!(
                    "<pattern id=\"{id}-3\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><circle cx=\"3\" cy=\"3\" r=\"1.3\" class=\"t3\"/></pattern>"
                )),
                Fill::Solid | Fill::Empty => {}
            }
        }
        out + &self.body + "</svg>"
    }

    /// A bar or a part of one.
    pub(super) fn part(&mut self, fill: Fill, [x, y, width, height]: [f64; 4]) {
        if !self.fills.contains(&fill) {
            self.fills.push(fill);
        }
        let id = &self.words.id;
        let how = match fill {
            Fill::Solid => "class=\"g1\"".to_owned(),
            Fill::Hatched => {
                format!("class=\"b2\" fill=\"url(#{id}-2)\" stroke=\"currentColor\"")
            }
            Fill::Dotted => format!("class=\"b3\" fill=\"url(#{id}-3)\" stroke=\"currentColor\""),
            Fill::Empty => "class=\"b4\" fill=\"none\" stroke=\"currentColor\"".to_owned(),
        };
        self.body.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {how}/>",
            number(x),
            number(y),
            number(width),
            number(height)
        ));
    }

    /// A box around text.
    pub(super) fn frame(&mut self, class: &str, [x, y, width, height]: [f64; 4]) {
        self.body.push_str(&format!(
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"5\" fill=\"none\" stroke=\"currentColor\"/>",
            number(x), number(y), number(width), number(height)
        ));
    }

    /// A line of text at its base.
    pub(super) fn text(&mut self, anchor: Anchor, strong: bool, x: f64, y: f64, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if strong { " font-weight=\"700\"" } else { "" };
        self.body.push_str(&format!(
            "<text x=\"{}\" y=\"{}\"{anchor}{weight}>{}</text>",
            number(x),
            number(y),
            escaped(text)
        ));
    }

    /// Lines without a filling; `more` are further attributes.
    pub(super) fn stroke(&mut self, class: &str, d: &str, more: &str) {
        self.body.push_str(&format!(
            "<path class=\"{class}\" d=\"{d}\" fill=\"none\" stroke=\"currentColor\"{more}/>"
        ));
    }

    /// A filled figure.
    pub(super) fn figure(&mut self, class: &str, d: &str) {
        self.body
            .push_str(&format!("<path class=\"{class}\" d=\"{d}\"/>"));
    }

    /// An element as it is.
    pub(super) fn raw(&mut self, element: &str) {
        self.body.push_str(element);
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

/// A coordinate with one decimal at most: a drawing has no finer detail.
pub(super) fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    // No «-0».
    format!("{}", tenths + 0.0)
}

/// How wide a text is at most, in the sans-serif letters of common systems.
pub(super) fn width(text: &str, strong: bool) -> f64 {
    let letters: f64 = foreign::strip(text).chars().map(share).sum();
    letters * SIZE * if strong { 1.08 } else { 1.0 }
}

/// The width of a letter as a part of its size.
fn share(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'í' | 'ì' | 'I' | '.' | ',' | ';' | ':' | '\'' | '|' | '!' | '·' => {
            0.33
        }
        'f' | 'r' | 't' | '(' | ')' | ' ' | '\u{a0}' | '-' | '/' => 0.42,
        'm' | 'w' | 'M' | 'W' | '%' | '—' | '@' => 0.98,
        '0'..='9' | '$' => 0.62,
        letter if letter.is_uppercase() => 0.74,
        // A combining mark stands over its letter.
        '\u{300}'..='\u{36f}' => 0.0,
        letter if letter as u32 > 0x2e7f => 1.0,
        _ => 0.61,
    }
}

/// A text in lines of at most this width; a word that is wider is cut.
pub(super) fn wrap(text: &str, room: f64, strong: bool) -> Vec<String> {
    // A text that says its language says it on each line.
    if let Some((lang, _)) = text
        .strip_prefix(BEGIN)
        .and_then(|rest| rest.split_once(MIDDLE))
    {
        let lines = wrap(&foreign::strip(text), room, strong).into_iter();
        return lines.map(|line| foreign::mark(&line, lang)).collect();
    }
    let text = &*foreign::strip(text);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut word = word;
        loop {
            let whole = match line.is_empty() {
                true => word.to_owned(),
                false => format!("{line} {word}"),
            };
            if width(&whole, strong) <= room {
                line = whole;
                break;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                continue;
            }
            let fits = word
                .char_indices()
                .skip(1)
                .take_while(|(at, letter)| width(&word[..*at + letter.len_utf8()], strong) <= room)
                .last();
            let cut = fits.map_or_else(
                || word.chars().next().map_or(0, char::len_utf8),
                |(at, letter)| at + letter.len_utf8(),
            );
            if cut >= word.len() {
                line = word.to_owned();
                break;
            }
            lines.push(word[..cut].to_owned());
            word = &word[cut..];
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}
