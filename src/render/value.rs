//! A value as HTML, by the type that the schema gives it.

use super::figure::{self, Place, When};
use super::{Renderer, dataset, parts, shell};
use crate::catalog::DocId;
use crate::check::{Resolved, resolve};
use crate::model::{Fragment, Hole, HoleKind, Value};
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

/// The HTML of a value.
pub(super) fn html(
    renderer: &Renderer<'_>,
    doc: DocId,
    field: &Field,
    ty: &FieldType,
    value: &Value,
) -> String {
    let catalog = renderer.inputs.catalog;
    let lang = catalog.doc(doc).lang;
    let messages = renderer.messages(lang);
    let unit = |shown: String| match &field.unit {
        Some(unit) => format!("{shown} {}", text(unit)),
        None => shown,
    };
    match (value, ty) {
        (Value::Text(typed), FieldType::Choice(options)) => {
            let option = options.iter().find(|option| option.value == *typed);
            match option {
                Some(option) => in_language(
                    option.label.get(catalog.config().tag(lang)),
                    catalog.config().tag(lang),
                ),
                None => text(typed),
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
                None => dataset::territory(&renderer.inputs, code, lang)
                    .map_or_else(|| text(code), |name| text(&name)),
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
        (Value::Text(address), FieldType::Url) => outside(renderer, doc, address),
        (Value::Text(address), FieldType::Text) if address.starts_with("https://") => {
            outside(renderer, doc, address)
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
                |language| format!("{} ({})", text(&language.name), text(typed)),
            )
        }
        (Value::Text(named), _) if &*field.name == EXAMPLES => {
            let named = catalog.kind(doc).field(named).map_or(&**named, |known| {
                known.label.text(catalog.config().interface(lang))
            });
            text(named)
        }
        (Value::Text(typed), _) => text(typed),
        (Value::Rich(fragment), _) => rich(renderer, doc, fragment),
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
            parts::list(renderer, doc, field, item, items)
        }
        (Value::Record(record), FieldType::Record(fields)) => {
            parts::record(renderer, doc, fields, record)
        }
        (Value::Record(record), FieldType::Document) => {
            let path = record.text("archivo").unwrap_or_default();
            let title = record
                .text("titulo")
                .unwrap_or_else(|| path.rsplit('/').next().unwrap_or(path));
            format!("<a href=\"/{}\">{}</a>", text(path), text(title))
        }
        (Value::Record(record), _) => text(record.text("archivo").unwrap_or_default()),
        (Value::List(_), _) => String::new(),
    }
}

/// A text with the language that it is really in.
pub(super) fn in_language((shown, lang): (&str, &str), around: &str) -> String {
    match lang == around {
        true => text(shown),
        false => format!("<span lang=\"{lang}\">{}</span>", text(shown)),
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
fn outside(renderer: &Renderer<'_>, doc: DocId, address: &str) -> String {
    let shown = address
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .trim_end_matches('/');
    let host = shown.split('/').next().unwrap_or(shown);
    let note = leaves(renderer, doc);
    format!(
        "<a href=\"{}\" rel=\"noopener noreferrer\" class=\"externo\">{}{note}</a>",
        text(address),
        text(host)
    )
}

/// What a link that leaves the site says after its text.
fn leaves(renderer: &Renderer<'_>, doc: DocId) -> String {
    let lang = renderer.inputs.catalog.doc(doc).lang;
    format!(
        "<span class=\"fuera\"> ({})</span>",
        text(&renderer.messages(lang).text("otro-sitio", &[]))
    )
}

/// Markdown with its addresses filled in.
pub(super) fn rich(renderer: &Renderer<'_>, doc: DocId, fragment: &Fragment) -> String {
    filled(renderer, doc, fragment, When::Near)
}

/// Markdown that comes before most of a page: a picture near its beginning is asked for `soon`.
pub(super) fn body(renderer: &Renderer<'_>, doc: DocId, fragment: &Fragment, soon: When) -> String {
    filled(renderer, doc, fragment, soon)
}

/// Bytes of HTML that fill about half of the first screen.
const FIRST_SCREEN: u32 = 600;

fn filled(renderer: &Renderer<'_>, doc: DocId, fragment: &Fragment, soon: When) -> String {
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
                    let tag = catalog.config().tag(crate::model::LangId::SOURCE);
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
                out.push_str(&leaves(renderer, doc));
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
