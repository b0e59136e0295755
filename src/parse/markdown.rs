//! Markdown to HTML, once: CommonMark with tables, footnotes, strikethrough and heading ids.
//!
//! The addresses of links and images stay open as holes (see [`Fragment`]). Raw HTML is refused. First-level headings,
//! skipped levels, images without alternative text and links that say nothing are findings, at their place.

use std::ops::Range;

use pulldown_cmark::{
    Alignment, CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd,
};
use rustc_hash::FxHashMap;

use super::{slug, value::clean};
use crate::diag::{Diagnostic, Findings, code};
use crate::model::{Fragment, Heading, Hole, HoleKind, Html, Image, Link};
use crate::notice;
use crate::text::{SourceId, Span};

/// Reads a body that begins `offset` bytes into its file.
pub fn body(text: &str, offset: usize, source: SourceId, findings: &mut Findings) -> Fragment {
    // Letters are composed (NFC) piece by piece as they are written, so that spans into the file stay true.
    let mut writer = Writer::new(source, findings, Origin::File(offset));
    writer.run(text, options());
    let mut fragment = writer.out;
    fragment.html = Html::new(writer.html);
    fragment.holes.shrink_to_fit();
    fragment.headings.shrink_to_fit();
    fragment.links.shrink_to_fit();
    fragment.marks = notice::scan(text);
    for mark in &mut fragment.marks {
        mark.span = mark.span.shifted(offset);
    }
    fragment
}

/// Reads one value with inline Markdown; places inside it are the place of the value.
pub fn inline(text: &str, span: Span, source: SourceId, findings: &mut Findings) -> Fragment {
    let normal = clean(text);
    let mut writer = Writer::new(source, findings, Origin::Value(span));
    writer.run(&normal, options());
    let (mut fragment, html) = (writer.out, writer.html);
    fragment.marks = notice::scan(&normal);
    fragment.marks.iter_mut().for_each(|mark| mark.span = span);
    // A single paragraph stands without its element.
    let single = html.matches("<p>").count() == 1;
    let inside = html.strip_prefix("<p>");
    let inside = inside.and_then(|html| html.strip_suffix("</p>\n"));
    match inside.filter(|_| single) {
        Some(inside) => {
            fragment.holes.iter_mut().for_each(|hole| hole.at -= 3);
            fragment.html = Html::new(inside);
        }
        None => fragment.html = Html::new(html),
    }
    fragment
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
}

enum Origin {
    File(usize),
    Value(Span),
}

struct Writer<'f> {
    out: Fragment,
    html: String,
    source: SourceId,
    findings: &'f mut Findings,
    origin: Origin,
    slugs: FxHashMap<String, usize>,
    notes: FxHashMap<String, usize>,
    aligns: Vec<Alignment>,
    column: usize,
    head: bool,
    level: u8,
    /// Text being collected for a link, heading or image.
    text: String,
    heading: Option<(u8, Option<String>, Span, usize)>,
    link: Option<(u32, Span)>,
    image: Option<(String, String, Span)>,
    /// The part of the text that is being read.
    range: Range<usize>,
    /// The open paragraph: its part of the text, and where it begins in the HTML, behind its tag.
    paragraph: Option<(Range<usize>, usize)>,
    /// What is said under the picture that is all of the open paragraph.
    title: Option<String>,
    row_empty: bool,
    head_at: usize,
    head_span: Span,
}

impl<'f> Writer<'f> {
    fn new(source: SourceId, findings: &'f mut Findings, origin: Origin) -> Writer<'f> {
        Writer {
            out: Fragment::default(),
            html: String::new(),
            source,
            findings,
            origin,
            slugs: FxHashMap::default(),
            notes: FxHashMap::default(),
            aligns: Vec::new(),
            column: 0,
            head: false,
            level: 1,
            text: String::new(),
            heading: None,
            link: None,
            image: None,
            range: 0..0,
            paragraph: None,
            title: None,
            row_empty: true,
            head_at: 0,
            head_span: Span::default(),
        }
    }

    fn span(&self, range: Range<usize>) -> Span {
        match self.origin {
            Origin::File(offset) => Span::from(range).shifted(offset),
            Origin::Value(span) => span,
        }
    }

    fn run(&mut self, text: &str, options: Options) {
        self.html.reserve(text.len() + text.len() / 3);
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            let range = match &event {
                // The end of its line is no part of a heading or paragraph.
                Event::Start(Tag::Heading { .. } | Tag::Paragraph) => {
                    range.start..range.start + text[range].trim_end().len()
                }
                _ => range,
            };
            self.range = range.clone();
            let span = self.span(range);
            match event {
                Event::Start(tag) => self.start(tag, span),
                Event::End(tag) => self.end(tag),
                Event::Text(text) => self.words(&clean(&text)),
                Event::Code(text) => {
                    let text = clean(&text);
                    self.text.push_str(&text);
                    self.row_empty = false;
                    if self.image.is_none() {
                        self.raw("<code>");
                        escape(&mut self.html, &text);
                        self.raw("</code>");
                    }
                }
                Event::Html(html) | Event::InlineHtml(html) => self.raw_html(&html, span),
                Event::SoftBreak => self.words("\n"),
                Event::HardBreak => self.raw("<br>\n"),
                Event::Rule => self.raw("<hr>\n"),
                Event::FootnoteReference(name) => {
                    let number = self.note(&name);
                    self.raw(&format!(
                        "<sup id=\"ref-{number}\"><a href=\"#nota-{number}\">{number}</a></sup>"
                    ));
                }
                Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
            }
        }
    }

    fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn words(&mut self, text: &str) {
        self.text.push_str(text);
        let words = count(text);
        self.out.words += words;
        self.row_empty &= words == 0;
        if self.image.is_none() {
            escape(&mut self.html, text);
        }
    }

    fn raw_html(&mut self, html: &str, span: Span) {
        if html.trim_start().starts_with("<!--") {
            return; // A comment is for editors, not for citizens.
        }
        let name: String = html
            .trim_start_matches(['<', '/'])
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let told = self.findings.last().is_some_and(|last| {
            last.code == code::RAW_HTML
                && last
                    .place
                    .is_some_and(|place| place.span.end + 2 >= span.start)
        });
        if !told {
            self.findings
                .push(Diagnostic::at(code::RAW_HTML, self.source, span).arg("etiqueta", name));
        }
        escape(&mut self.html, html);
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Paragraph => {
                self.raw("<p>");
                self.paragraph = Some((self.range.clone(), self.html.len()));
            }
            Tag::Heading { level, id, .. } => {
                self.text.clear();
                self.heading = Some((
                    number(level),
                    id.map(|id| id.to_string()),
                    span,
                    self.html.len(),
                ));
            }
            Tag::BlockQuote(_) => self.raw("<blockquote>\n"),
            Tag::CodeBlock(kind) => {
                let class = match &kind {
                    CodeBlockKind::Fenced(info) if !info.is_empty() => {
                        info.split_whitespace().next().unwrap_or("")
                    }
                    _ => "",
                };
                match slug(class).as_str() {
                    "" => self.raw("<pre tabindex=\"0\"><code>"),
                    class => {
                        let open = format!("<pre tabindex=\"0\"><code class=\"language-{class}\">");
                        self.raw(&open);
                    }
                }
            }
            Tag::List(Some(1)) => self.raw("<ol>\n"),
            Tag::List(Some(start)) => {
                let open = format!("<ol start=\"{start}\">\n");
                self.raw(&open);
            }
            Tag::List(None) => self.raw("<ul>\n"),
            Tag::Item => self.raw("<li>"),
            Tag::FootnoteDefinition(name) => {
                let number = self.note(&name);
                let open = format!(
                    "<aside class=\"nota\" id=\"nota-{number}\"><span class=\"marca\">{number}.</span> "
                );
                self.raw(&open);
            }
            Tag::DefinitionList => self.raw("<dl>\n"),
            Tag::DefinitionListTitle => self.raw("<dt>"),
            Tag::DefinitionListDefinition => self.raw("<dd>"),
            Tag::Table(aligns) => {
                self.aligns = aligns;
                // A wide table scrolls in a box that the keyboard reaches; the heading above it is its name.
                let name = self.out.headings.last().map(|heading| heading.text.clone());
                self.raw("<div class=\"tabla-caja\" tabindex=\"0\"");
                if let Some(name) = name {
                    self.raw(" role=\"region\" aria-label=\"");
                    escape(&mut self.html, &name);
                    self.raw("\"");
                }
                self.raw("><table>\n");
            }
            Tag::TableHead => {
                self.head = true;
                self.row_empty = true;
                self.column = 0;
                self.head_at = self.html.len();
                self.head_span = span;
                self.raw("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.raw("<tr>");
            }
            Tag::TableCell => {
                let element = if self.head {
                    "<th scope=\"col\""
                } else {
                    "<td"
                };
                self.raw(element);
                if matches!(self.aligns.get(self.column), Some(Alignment::Right)) {
                    self.raw(" class=\"numero\"");
                }
                self.raw(">");
                self.column += 1;
            }
            Tag::Emphasis => self.raw("<em>"),
            Tag::Strong => self.raw("<strong>"),
            Tag::Strikethrough => self.raw("<del>"),
            Tag::Superscript => self.raw("<sup>"),
            Tag::Subscript => self.raw("<sub>"),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let target = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                let number = self.out.links.len() as u32;
                self.text.clear();
                self.raw("<a");
                self.hole(HoleKind::Link(number));
                self.raw(">");
                self.link = Some((number, span));
                self.out.links.push(Link {
                    target: target.into(),
                    text: "".into(),
                    span,
                });
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                self.text.clear();
                self.image = Some((dest_url.to_string(), title.to_string(), span));
            }
            Tag::HtmlBlock | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(_) => self.raw("</blockquote>\n"),
            TagEnd::CodeBlock => self.raw("</code></pre>\n"),
            TagEnd::List(true) => self.raw("</ol>\n"),
            TagEnd::List(false) => self.raw("</ul>\n"),
            TagEnd::Item => self.raw("</li>\n"),
            TagEnd::FootnoteDefinition => self.raw("</aside>\n"),
            TagEnd::DefinitionList => self.raw("</dl>\n"),
            TagEnd::DefinitionListTitle => self.raw("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.raw("</dd>\n"),
            TagEnd::Table => self.raw("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.head = false;
                if self.row_empty {
                    let at = self.head_span;
                    self.findings.push(
                        Diagnostic::at(code::TABLE_HEADER, self.source, at).arg("otras", 0_usize),
                    );
                    self.html.truncate(self.head_at);
                    self.raw("<tbody>\n");
                } else {
                    self.raw("</tr></thead>\n<tbody>\n");
                }
            }
            TagEnd::TableRow => self.raw("</tr>\n"),
            TagEnd::TableCell => self.raw(if self.head { "</th>" } else { "</td>" }),
            TagEnd::Emphasis => self.raw("</em>"),
            TagEnd::Strong => self.raw("</strong>"),
            TagEnd::Strikethrough => self.raw("</del>"),
            TagEnd::Superscript => self.raw("</sup>"),
            TagEnd::Subscript => self.raw("</sub>"),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_image(),
            _ => {}
        }
    }

    fn end_heading(&mut self) {
        let Some((level, id, span, at)) = self.heading.take() else {
            return;
        };
        let text = std::mem::take(&mut self.text);
        if level == 1 {
            self.findings.push(
                Diagnostic::at(code::HEADING_ONE, self.source, span).arg("titulo", text.trim()),
            );
        } else if level > self.level + 1 {
            self.findings.push(
                Diagnostic::at(code::HEADING_SKIP, self.source, span)
                    .arg("nivel", i64::from(level))
                    .arg("anterior", i64::from(self.level)),
            );
        }
        // The page's own title is the first level: told, a second one is not written too.
        self.level = level;
        let level = level.max(2);
        let id = self.anchor(id.unwrap_or_else(|| slug(&text)));
        let open = format!("<h{level} id=\"{id}\">");
        self.html.insert_str(at, &open);
        for hole in self
            .out
            .holes
            .iter_mut()
            .filter(|hole| hole.at as usize >= at)
        {
            hole.at += open.len() as u32;
        }
        let close = format!("</h{level}>\n");
        self.raw(&close);
        self.out.headings.push(Heading {
            level,
            id: id.into(),
            text: text.trim().into(),
            span,
        });
    }

    /// An anchor not used before in this fragment.
    fn anchor(&mut self, wanted: String) -> String {
        let wanted = if wanted.is_empty() {
            "seccion".to_owned()
        } else {
            slug(&wanted)
        };
        let count = self.slugs.entry(wanted.clone()).or_default();
        *count += 1;
        match *count {
            1 => wanted,
            n => self.anchor(format!("{wanted}-{n}")),
        }
    }

    fn end_link(&mut self) {
        let Some((number, span)) = self.link.take() else {
            return;
        };
        self.hole(HoleKind::LinkEnd(number));
        self.raw("</a>");
        let text = self.text.trim().to_owned();
        if text.is_empty() || notice::is_empty_link(&text) {
            self.findings.push(
                Diagnostic::at(code::LINK_TEXT, self.source, span).arg("texto", text.as_str()),
            );
        }
        self.out.links[number as usize].text = text.into();
    }

    /// Ends a paragraph. One that is a picture and nothing else is a figure, with the picture's title under it.
    fn end_paragraph(&mut self) {
        let begun = self.paragraph.take();
        match (self.title.take(), begun) {
            (Some(title), Some((_, at))) => {
                self.html.replace_range(at - "<p>".len().., "<figure>");
                let added = "<figure>".len() - "<p>".len();
                if let Some(hole) = self.out.holes.last_mut() {
                    hole.at += added as u32;
                }
                if !title.is_empty() {
                    self.raw("<figcaption>");
                    escape(&mut self.html, &title);
                    self.raw("</figcaption>");
                }
                self.raw("</figure>\n");
            }
            _ => self.raw("</p>\n"),
        }
    }

    /// Whether the picture that ends here is all of the open paragraph.
    fn alone(&self) -> bool {
        let paragraph = self.paragraph.as_ref();
        paragraph.is_some_and(|(range, at)| *range == self.range && *at == self.html.len())
    }

    fn end_image(&mut self) {
        let Some((path, title, span)) = self.image.take() else {
            return;
        };
        let alt = std::mem::take(&mut self.text);
        if alt.trim().is_empty() {
            self.findings
                .push(Diagnostic::at(code::ALT, self.source, span).arg("archivo", path.as_str()));
        }
        let number = self.out.images.len() as u32;
        self.hole(HoleKind::Image(number));
        let title = clean(title.trim());
        match self.alone() {
            true => self.title = Some(title.to_string()),
            false if title.is_empty() => {}
            false => {
                self.raw(" <small>");
                escape(&mut self.html, &title);
                self.raw("</small>");
            }
        }
        self.out.words += title.split_whitespace().count() as u32;
        // An image inside a link gives the link its words.
        self.text.push_str(&alt);
        self.out.images.push(Image {
            path: path.into(),
            alt: alt.trim().into(),
            span,
        });
    }

    fn hole(&mut self, what: HoleKind) {
        let at = self.html.len() as u32;
        self.out.holes.push(Hole { at, what });
    }

    fn note(&mut self, name: &str) -> usize {
        let next = self.notes.len() + 1;
        *self.notes.entry(name.to_owned()).or_insert(next)
    }
}

/// How many words a text has.
fn count(text: &str) -> u32 {
    let mut words = 0;
    let mut inside = false;
    let mut see = |space: bool| {
        words += u32::from(!space && !inside);
        inside = !space;
    };
    match text.is_ascii() {
        true => (text.bytes()).for_each(|byte| see(char::from(byte).is_whitespace())),
        false => text.chars().for_each(|sign| see(sign.is_whitespace())),
    }
    words
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Appends text with the five signs of HTML escaped.
pub fn escape(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let sign = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(sign);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}
