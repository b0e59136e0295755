//! The pictures of an entry: its own before its text, and galleries, each with its caption and credit.

use super::Renderer;
use super::figure::{self, Place, When};
use super::value::{Said, text};
use super::view::ImageView;
use crate::catalog::DocId;
use crate::model::{LangId, Record, Value};
use crate::schema::FieldType;

/// The picture of an entry that has one: it stands before its text.
pub(super) fn lead(renderer: &Renderer<'_>, id: DocId) -> Option<String> {
    let own = own(renderer, id).into_iter().next()?;
    figure(renderer, own, Place::Text, When::First)
}

/// The fields of an entry that are a picture.
fn own<'c>(renderer: &Renderer<'c>, id: DocId) -> Vec<(Said, &'c Record)> {
    let catalog = renderer.inputs.catalog;
    let fields = catalog.kind(id).fields.iter();
    let fields = fields.filter(|field| !field.personal && field.ty == FieldType::Image);
    fields
        .filter_map(|field| match catalog.value(id, &field.name) {
            Some(Value::Record(record)) => Some((on_page(renderer, id, &field.name), record)),
            _ => None,
        })
        .collect()
}

fn on_page(renderer: &Renderer<'_>, id: DocId, field: &str) -> Said {
    let reader = renderer.inputs.catalog.doc(id).lang;
    Said::field(renderer, id, field, reader)
}

/// Pictures of an entry.
pub(super) fn image(
    renderer: &Renderer<'_>,
    id: DocId,
    reader: LangId,
    place: Place,
) -> Option<ImageView> {
    let catalog = renderer.inputs.catalog;
    let kind = catalog.kind(id);
    kind.fields
        .iter()
        .filter(|field| !field.personal)
        .find_map(|field| match (catalog.value(id, &field.name), &field.ty) {
            (Some(Value::Record(record)), FieldType::Image) => {
                let said = Said::field(renderer, id, &field.name, reader);
                picture(renderer, said, record, place)
            }
            (Some(Value::List(items)), _) => items.iter().find_map(|item| match &item.value {
                Value::Record(record) if record.text("texto_alternativo").is_some() => {
                    let said = Said::field(renderer, id, &field.name, reader);
                    picture(renderer, said, record, place)
                }
                _ => None,
            }),
            _ => None,
        })
}

/// The view of a picture's record.
pub(super) fn picture(
    renderer: &Renderer<'_>,
    said: Said,
    record: &Record,
    place: Place,
) -> Option<ImageView> {
    let words = |text: &str| renderer.written(said.reader, text, said.written);
    let alt = words(record.text("texto_alternativo").unwrap_or_default());
    let view = figure::view(&renderer.inputs, record.text("archivo")?, &alt, place)?;
    Some(ImageView {
        caption: record.text("pie").map(words),
        credit: record.text("credito").map(words),
        ..view
    })
}

/// The pictures of an entry in lists, and those after the first of its own.
pub(super) fn gallery(renderer: &Renderer<'_>, id: DocId) -> Vec<String> {
    let catalog = renderer.inputs.catalog;
    let own = own(renderer, id);
    let lead = !own.is_empty();
    let mut records: Vec<(Said, &Record)> = own.into_iter().skip(1).collect();
    let fields = catalog.kind(id).fields.iter();
    for field in fields.filter(|field| !field.personal) {
        if let (Some(Value::List(items)), FieldType::List(_)) =
            (catalog.value(id, &field.name), &field.ty)
        {
            let said = on_page(renderer, id, &field.name);
            records.extend(items.iter().filter_map(|item| match &item.value {
                Value::Record(record) if record.text("texto_alternativo").is_some() => {
                    Some((said, record))
                }
                _ => None,
            }));
        }
    }
    // A gallery with little to read before it begins on the first screen.
    let body = catalog.doc(id).body.as_ref();
    let begins = !lead && body.is_none_or(|body| body.words < SHORT && body.images.is_empty());
    let figures: String = records
        .into_iter()
        .enumerate()
        .filter_map(|(n, record)| {
            let when = match begins && n == 0 {
                true => When::Soon,
                false => When::Near,
            };
            figure(renderer, record, Place::Gallery, when)
        })
        .collect();
    if figures.is_empty() {
        Vec::new()
    } else {
        vec![format!("<div class=\"galeria\">{figures}</div>")]
    }
}

/// Words that leave room for a picture on the first screen.
const SHORT: u32 = 60;

fn figure(
    renderer: &Renderer<'_>,
    (said, record): (Said, &Record),
    place: Place,
    when: When,
) -> Option<String> {
    let picture = picture(renderer, said, record, place)?;
    let messages = renderer.messages(said.reader);
    let credit = picture.credit.as_deref().map(|credit| {
        format!(
            "<span class=\"menor\">{} {}</span>",
            text(&messages.text("imagen-credito", &[])),
            text(credit)
        )
    });
    let words = [picture.caption.as_deref().map(text), credit]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let caption = match words.is_empty() {
        true => String::new(),
        false => format!("<figcaption>{words}</figcaption>"),
    };
    let element = figure::element(&picture, when);
    Some(match place {
        Place::Text => format!("<figure class=\"foto\">{element}{caption}</figure>"),
        _ => format!("<figure>{element}{caption}</figure>"),
    })
}
