//! A value as HTML, by the type that the schema gives it.

use super::figure::{self, Place, When};
use super::{Renderer, dataset, parts, shell};
use crate::catalog::DocId;
use crate::check::{Resolved, resolve};
use crate::i18n::foreign;
use crate::model::{Fragment, Hole, HoleKind, LangId, Value};
use crate::parse::markdown::escape;
use crate::schema::{Field, FieldType};

/// The field that names those fields of an entry that are samples.
const EXAMPLES: &str = "datos_de_ejemplo";

/// Text escaped for HTML.
pub(super) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

/// Of whom a value is, who reads it, and in which language it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    pub(super) doc: DocId,
    pub(super) reader: LangId,
    pub(super) written: LangId,
}

impl Said {
    /// A field of a document, on a page of a language.
    pub(super) fn field(renderer: &Renderer<'_>, doc: DocId, name: &str, reader: LangId) -> Said {
        Said {
            doc,
            reader,
            written: renderer.inputs.catalog.written_in(doc, name),
        }
    }

    /// Words of the value.
    fn words(self, renderer: &Renderer<'_>, words: &str) -> String {
        text(&renderer.written(self.reader, words, self.written))
    }
}

/// The HTML of a value.
pub(super) fn html(
    renderer: &Renderer<'_>,
    said: Said,
    field: &Field,
    ty: &FieldType,
    value: &Value,
) -> String {
    let catalog = renderer.inputs.catalog;
    let Said {
        doc, reader: lang, ..
    } = said;
    let messages = renderer.messages(lang);
    let unit = |shown: String| match &field.unit {
        Some(unit) => format!("{shown} {}", text(unit)),
        None => shown,
    };
    let own_tongue = || catalog.text(doc, field.spoken_in.as_deref()?);
    match (value, ty) {
        (Value::Text(typed), FieldType::Text) if let Some(tag) = own_tongue() => {
            text(&renderer.said(lang, typed, tag))
        }
        (Value::Text(typed), FieldType::Choice(options)) => {
            let option = options.iter().find(|option| option.value == *typed);
            match option {
                Some(option) => text(&renderer.label(lang, &option.label)),
                None => said.words(renderer, typed),
            }
        }
        (Value::Text(id), FieldType::Ref(kind)) => match catalog.find(kind, id) {
            Some(entry) => anchor(&shell::entry_link(&renderer.inputs, entry, lang)),
            None => text(id),
        },
        (Value::Text(code), FieldType::Territory) => {
            match dataset::town(catalog, code) {
                // A municipality's own code: its name is there already.
                Some(entry) if entry == catalog.card(doc).entry => text(code),
                Some(entry) => anchor(&shell::entry_link(&renderer.inputs, entry, lang)),
                // A department, or another place that the portal has no page of.
                None => dataset::territory(&renderer.inputs, code, lang).map_or_else(
                    || text(code),
                    |(name, tag)| text(&renderer.said(lang, name, tag)),
                ),
            }
        }
        (Value::Text(address), FieldType::Email) => {
            let shown = text(address);
            format!("<a href=\"mailto:{shown}\">{shown}</a>")
        }
        (Value::Text(number), FieldType::Telephone) => {
            let digits: String = number
                .chars()
                .filter(|c| c.is_ascii_digit() || *c == '+')
                .collect();
            format!("<a href=\"tel:{digits}\">{}</a>", text(number))
        }
        (Value::Text(address), FieldType::Url) => outside(renderer, lang, address),
        (Value::Text(address), FieldType::Text) if address.starts_with("https://") => {
            outside(renderer, lang, address)
        }
        (Value::Text(address), FieldType::Text)
            if address.starts_with('/') && address.ends_with('/') =>
        {
            match catalog.at(address) {
                Some(found) => anchor(&shell::entry_link(
                    &renderer.inputs,
                    catalog.card(found).entry,
                    lang,
                )),
                None => text(address),
            }
        }
        (Value::Text(typed), FieldType::Language) => {
            let known = catalog
                .config()
                .languages
                .iter()
                .find(|language| *language.tag == **typed);
            known.map_or_else(
                || text(typed),
                |language| {
                    let name = renderer.said(lang, &language.name, &language.tag);
                    format!("{} ({})", text(&name), text(typed))
                },
            )
        }
        (Value::Text(named), _) if &*field.name == EXAMPLES => {
            let known = catalog.kind(doc).field(named);
            text(&known.map_or_else(
                || named.to_string(),
                |known| renderer.label(lang, &known.label),
            ))
        }
        (Value::Text(typed), _) => said.words(renderer, typed),
        (Value::Rich(fragment), _) => {
            let html = filled(renderer, said, fragment, When::Near);
            in_language(renderer, said, html)
        }
        (Value::Date(date), _) => {
            format!(
                "<time datetime=\"{date}\">{}</time>",
                text(&messages.date(*date).text)
            )
        }
        (Value::Moment(stamp), _) => {
            format!(
                "<time datetime=\"{}\">{}</time>",
                stamp.rfc3339(),
                text(&messages.date_time(*stamp).text)
            )
        }
        (Value::Partial(date), _) => {
            format!(
                "<time datetime=\"{}\">{}</time>",
                date.iso(),
                text(&messages.partial_date(*date).text)
            )
        }
        (Value::Integer(pesos), FieldType::Pesos) => text(&messages.pesos(*pesos)),
        // Years and codes are written without dots.
        (Value::Integer(number), _)
            if field.name.contains("vigencia") || &*field.name == "anio" =>
        {
            number.to_string()
        }
        (Value::Integer(number), _) => unit(text(&messages.number(*number))),
        (Value::Decimal(number), _) => unit(text(&messages.number(*number))),
        (Value::Bool(flag), _) => text(&messages.text(if *flag { "si" } else { "no" }, &[])),
        (Value::List(items), FieldType::List(item)) => {
            parts::list(renderer, said, field, item, items)
        }
        (Value::Record(record), FieldType::Record(fields)) => {
            parts::record(renderer, said, fields, record)
        }
        (Value::Record(record), FieldType::Document) => {
            let path = record.text("archivo").unwrap_or_default();
            let title = record
                .text("titulo")
                .unwrap_or_else(|| path.rsplit('/').next().unwrap_or(path));
            let title = said.words(renderer, title);
            format!("<a href=\"/{}\">{title}</a>", text(path))
        }
        (Value::Record(record), _) => text(record.text("archivo").unwrap_or_default()),
        (Value::List(_), _) => String::new(),
    }
}

/// Markdown in the language in which it is written: around what is more than a line, an element says it.
pub(super) fn in_language(renderer: &Renderer<'_>, said: Said, html: String) -> String {
    let config = renderer.inputs.catalog.config();
    let tag = config.tag(said.written);
    match (tag == config.tag(said.reader), html.starts_with('<')) {
        (true, _) => html,
        (false, true) => format!("<div lang=\"{tag}\">{html}</div>"),
        (false, false) => foreign::mark(&html, tag),
    }
}

/// A link as HTML.
pub(super) fn anchor(link: &super::view::LinkView) -> String {
    let lang = link
        .lang
        .as_ref()
        .map(|lang| format!(" lang=\"{lang}\" hreflang=\"{lang}\""))
        .unwrap_or_default();
    match link.href.is_empty() {
        true => text(&link.text),
        false => format!(
            "<a href=\"{}\"{lang}>{}</a>",
            text(&link.href),
            text(&link.text)
        ),
    }
}

/// A link to another site, which says so.
fn outside(renderer: &Renderer<'_>, reader: LangId, address: &str) -> String {
    let shown = address
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .trim_end_matches('/');
    let host = shown.split('/').next().unwrap_or(shown);
    let note = leaves(renderer, reader, reader);
    format!(
        "<a href=\"{}\" rel=\"noopener noreferrer\" class=\"externo\">{}{note}</a>",
        text(address),
        text(host)
    )
}

/// What a link that leaves the site says after its text, within a text of a language.
fn leaves(renderer: &Renderer<'_>, reader: LangId, within: LangId) -> String {
    let found = renderer.messages(reader).get("otro-sitio", &[]);
    let note = found.map_or_else(String::new, |found| match within == reader {
        true => found.text,
        false => foreign::mark(&found.text, &found.lang),
    });
    format!("<span class=\"fuera\"> ({})</span>", text(&note))
}

/// Markdown of a document with its addresses filled in.
pub(super) fn rich(renderer: &Renderer<'_>, doc: DocId, fragment: &Fragment) -> String {
    body(renderer, doc, fragment, When::Near)
}

/// Markdown that comes before most of a page: a picture near its beginning is asked for `soon`.
pub(super) fn body(renderer: &Renderer<'_>, doc: DocId, fragment: &Fragment, soon: When) -> String {
    let lang = renderer.inputs.catalog.doc(doc).lang;
    let said = Said {
        doc,
        reader: lang,
        written: lang,
    };
    filled(renderer, said, fragment, soon)
}

/// Markdown of a field, on a page that may be of another language.
pub(super) fn note(renderer: &Renderer<'_>, said: Said, fragment: &Fragment) -> String {
    filled(renderer, said, fragment, When::Near)
}

/// Bytes of HTML that fill about half of the first screen.
const FIRST_SCREEN: u32 = 600;

fn filled(renderer: &Renderer<'_>, said: Said, fragment: &Fragment, soon: When) -> String {
    let doc = said.doc;
    let first = |hole: &Hole| hole.what == HoleKind::Image(0) && hole.at <= FIRST_SCREEN;
    let first = match fragment.holes.iter().any(first) {
        true => soon,
        false => When::Near,
    };
    let catalog = renderer.inputs.catalog;
    fragment.fill(|out, hole| match hole {
        HoleKind::Link(number) => {
            let link = &fragment.links[number as usize];
            let (href, more) = match resolve(catalog, doc, &link.target) {
                // Told at its source (E0308, E0309): the page has no broken link that would be told again.
                Resolved::Missing | Resolved::Told => return,
                Resolved::NoAnchor(_) => match link.target.split_once('#') {
                    Some((path, _)) if !path.is_empty() => match resolve(catalog, doc, path) {
                        Resolved::Page(route, _) => (route, String::new()),
                        _ => return,
                    },
                    _ => return,
                },
                Resolved::Page(route, true) => (route, String::new()),
                Resolved::Page(route, false) => {
                    let tag = catalog.config().tag(LangId::SOURCE);
                    (route, format!(" hreflang=\"{tag}\""))
                }
                Resolved::File(path) => (path, String::new()),
                Resolved::Outside(address) if address.starts_with("http") => (
                    address,
                    " rel=\"noopener noreferrer\" class=\"externo\"".to_owned(),
                ),
                Resolved::Outside(address) => (address, String::new()),
            };
            out.push_str(" href=\"");
            escape(out, &href);
            out.push('"');
            out.push_str(&more);
        }
        HoleKind::LinkEnd(number) => {
            let target = &fragment.links[number as usize].target;
            if target.starts_with("http") {
                out.push_str(&leaves(renderer, said.reader, said.written));
            }
        }
        HoleKind::Image(number) => {
            let image = &fragment.images[number as usize];
            // One that is not there was told at its source (E0310).
            let view = figure::view(&renderer.inputs, &image.path, &image.alt, Place::Text);
            let when = match number {
                0 => first,
                _ => When::Near,
            };
            if let Some(view) = view {
                out.push_str(&figure::element(&view, when));
            }
        }
    })
}
