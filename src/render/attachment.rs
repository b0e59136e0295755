//! The files of an entry, with their format and weight: its documents and recordings, and the data of a dataset.

use super::view::FileView;
use super::{Renderer, dataset};
use crate::catalog::{DocId, FileFacts};
use crate::model::{LangId, Record, Value};
use crate::pdf::Reading;
use crate::schema::FieldType;

/// Files of an entry: its documents and media.
pub(super) fn files(renderer: &Renderer<'_>, id: DocId) -> Vec<FileView> {
    let catalog = renderer.inputs.catalog;
    let mut found = Vec::new();
    for field in catalog
        .kind(id)
        .fields
        .iter()
        .filter(|field| !field.personal)
    {
        let of = catalog.written_in(id, &field.name);
        match (catalog.value(id, &field.name), &field.ty) {
            (Some(Value::Record(record)), FieldType::Document | FieldType::Media) => {
                found.push((record, of))
            }
            (Some(Value::List(items)), FieldType::List(item))
                if matches!(**item, FieldType::Document) =>
            {
                found.extend(items.iter().filter_map(|item| match &item.value {
                    Value::Record(record) => Some((record, of)),
                    _ => None,
                }));
            }
            _ => {}
        }
    }
    let mut files: Vec<FileView> = found
        .into_iter()
        .filter_map(|(record, of)| file(renderer, id, record, of))
        .collect();
    if &*catalog.kind(id).name == "conjunto" {
        files.extend(data_files(renderer, id));
    }
    files
}

/// The files of a dataset that the portal itself keeps, also those of a list that it names.
fn data_files(renderer: &Renderer<'_>, id: DocId) -> Vec<FileView> {
    let base = &renderer.inputs.catalog.config().base;
    let messages = renderer.messages(renderer.inputs.catalog.doc(id).lang);
    let own = dataset::distributions(&renderer.inputs, id).into_iter();
    own.filter_map(|file| {
        let catalog = renderer.inputs.catalog;
        let reader = catalog.doc(id).lang;
        let title = match file.of_list {
            // A form of a list says what it is good for.
            Some((format, list)) => {
                let name = renderer.title(reader, list);
                messages.text(&format.message(), &[("nombre", name.into())])
            }
            None => {
                let written = catalog.written_in(id, "recursos");
                renderer.written(reader, &file.title, written)
            }
        };
        Some(FileView {
            href: file.url.strip_prefix(&**base)?.to_owned(),
            title,
            format: file.format,
            size: messages.size(file.bytes?),
        })
    })
    .collect()
}

fn file(renderer: &Renderer<'_>, id: DocId, record: &Record, of: LangId) -> Option<FileView> {
    let catalog = renderer.inputs.catalog;
    let path = record.text("archivo")?.trim_start_matches('/');
    let facts = catalog.file(path)?;
    let name = path.rsplit('/').next().unwrap_or(path);
    let reader = catalog.doc(id).lang;
    // A file that is named nowhere is called as its entry.
    let title = match record.text("titulo") {
        Some(title) => renderer.written(reader, title, of),
        None => renderer.title(reader, id),
    };
    Some(FileView {
        title,
        href: format!("/{path}"),
        format: name
            .rsplit_once('.')
            .map_or("", |(_, ending)| ending)
            .to_uppercase(),
        size: weight(renderer, id, facts),
    })
}

/// How long and how heavy a file is: «11 páginas, 1,2 MB».
fn weight(renderer: &Renderer<'_>, id: DocId, facts: &FileFacts) -> String {
    let messages = renderer.messages(renderer.inputs.catalog.doc(id).lang);
    let size = messages.size(facts.size);
    match &facts.pdf {
        Some(Reading::Read(pdf)) => messages.text(
            "archivo-paginas",
            &[("numero", pdf.pages.into()), ("peso", size.into())],
        ),
        _ => size,
    }
}
