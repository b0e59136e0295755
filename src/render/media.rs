//! Audio and video with captions and transcript, and galleries of pictures with their credits.

use super::value::text;
use super::{Renderer, page};
use crate::catalog::DocId;
use crate::model::{Record, Value};
use crate::schema::FieldType;

/// Players for the recordings of an entry.
pub(super) fn players(renderer: &Renderer<'_>, id: DocId) -> Vec<String> {
    let catalog = renderer.inputs.catalog;
    let fields = catalog
        .kind(id)
        .fields
        .iter()
        .filter(|field| field.ty == FieldType::Media && !field.personal);
    fields
        .filter_map(|field| match catalog.value(id, &field.name) {
            Some(Value::Record(record)) => player(renderer, id, record),
            _ => None,
        })
        .collect()
}

fn player(renderer: &Renderer<'_>, id: DocId, record: &Record) -> Option<String> {
    let path = record.text("archivo")?.trim_start_matches('/');
    renderer.inputs.catalog.file(path)?;
    let lang = renderer.inputs.catalog.doc(id).lang;
    let messages = renderer.messages(lang);
    let video = [".mp4", ".webm", ".ogv"]
        .iter()
        .any(|ending| path.ends_with(ending));
    let element = if video { "video" } else { "audio" };
    let mut out = format!(
        "<figure class=\"medio\"><{element} controls preload=\"none\" src=\"/{}\">",
        text(path)
    );
    if let Some(captions) = record.text("subtitulos") {
        let tag = text(crate::check::recording_language(
            renderer.inputs.catalog,
            id,
        ));
        out.push_str(&format!(
            "<track kind=\"captions\" srclang=\"{tag}\" label=\"{}\" src=\"/{}\" default>",
            text(&messages.text("medio-subtitulos", &[])),
            text(captions.trim_start_matches('/'))
        ));
    }
    out.push_str(&format!("</{element}>"));
    if let Some(transcript) = record.text("transcripcion") {
        out.push_str(&format!(
            "<figcaption><strong>{}</strong> {}</figcaption>",
            text(&messages.text("medio-transcripcion", &[])),
            text(transcript)
        ));
    }
    out.push_str("</figure>");
    Some(out)
}

/// The pictures of an entry: one of its own, or the list of a gallery.
pub(super) fn gallery(renderer: &Renderer<'_>, id: DocId) -> Vec<String> {
    let catalog = renderer.inputs.catalog;
    let mut records: Vec<&Record> = Vec::new();
    for field in catalog
        .kind(id)
        .fields
        .iter()
        .filter(|field| !field.personal)
    {
        match (catalog.value(id, &field.name), &field.ty) {
            (Some(Value::Record(record)), FieldType::Image) => records.push(record),
            (Some(Value::List(items)), FieldType::List(_)) => {
                records.extend(items.iter().filter_map(|item| match &item.value {
                    Value::Record(record) if record.text("texto_alternativo").is_some() => {
                        Some(record)
                    }
                    _ => None,
                }));
            }
            _ => {}
        }
    }
    let figures: String = records
        .into_iter()
        .filter_map(|record| figure(renderer, id, record))
        .collect();
    if figures.is_empty() {
        Vec::new()
    } else {
        vec![format!("<div class=\"galeria\">{figures}</div>")]
    }
}

fn figure(renderer: &Renderer<'_>, id: DocId, record: &Record) -> Option<String> {
    let picture = page::picture(renderer, record)?;
    let size = match (picture.width, picture.height) {
        (Some(width), Some(height)) => format!(" width=\"{width}\" height=\"{height}\""),
        _ => String::new(),
    };
    let messages = renderer.messages(renderer.inputs.catalog.doc(id).lang);
    let credit = picture.credit.map(|credit| {
        format!(
            "<span class=\"menor\">{} {}</span>",
            text(&messages.text("imagen-credito", &[])),
            text(&credit)
        )
    });
    let words = [picture.caption.as_deref().map(text), credit]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    Some(format!(
        "<figure><img src=\"{}\" alt=\"{}\"{size} loading=\"lazy\"><figcaption>{words}</figcaption></figure>",
        text(&picture.src),
        text(&picture.alt)
    ))
}
