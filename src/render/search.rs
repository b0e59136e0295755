//! The search index of each language, from documents.

use std::borrow::Cow;

use rayon::prelude::*;

use super::Inputs;
use crate::catalog::DocId;
use crate::model::{LangId, Record, Value};
use crate::schema::{Field, FieldType, file_form};
use crate::search::{Digester, Entry, Options, assemble};

/// Files of the index of a language: path and bytes; and how many titles it finds.
pub fn index(inputs: &Inputs<'_>, lang: LangId) -> (Vec<(String, Vec<u8>)>, usize) {
    let catalog = inputs.catalog;
    let tag = catalog.config().tag(lang).to_owned();
    let interface = catalog.config().interface(lang);
    // Whoever searches in one language may know a name as another one writes it.
    let config = catalog.config();
    let of_languages = config.languages.iter().map(|one| &one.equivalents);
    let options = Options {
        equivalents: std::iter::once(&config.equivalents)
            .chain(of_languages)
            .flatten()
            .cloned()
            .collect(),
        ..Options::default()
    };
    let docs: Vec<DocId> = catalog
        .docs()
        .filter(|(id, doc)| doc.lang == lang && catalog.card(*id).route.is_some())
        .map(|(id, _)| id)
        .collect();
    let terms: Vec<_> = docs
        .par_iter()
        .with_min_len(64)
        .map_init(
            || Digester::new(&tag, &options),
            |digester, &doc| {
                let card = catalog.card(doc);
                let date = card.date.map(|date| date.to_string());
                let entry = Entry {
                    route: card.route.as_deref().unwrap_or_default(),
                    lang: &tag,
                    title: &card.title,
                    summary: card.summary.as_deref().unwrap_or_default(),
                    text: Cow::Owned(text(inputs, doc)),
                    kind: catalog.kind(doc).label.text(interface),
                    date: date.as_deref(),
                    identifiers: identifiers(inputs, doc),
                };
                digester.digest(&entry)
            },
        )
        .collect();
    let files = assemble(&terms, &tag, &options)
        .into_iter()
        .map(|file| (format!("indice/{tag}/{}", file.path), file.bytes))
        .collect();
    (files, docs.len())
}

/// How an entry is called: number of a norm or contract, code of a procedure.
fn identifiers(inputs: &Inputs<'_>, doc: DocId) -> Vec<String> {
    let catalog = inputs.catalog;
    let number = catalog.text(doc, "numero");
    let title = number.map(|_| catalog.card(doc).title.to_string());
    title
        .into_iter()
        .chain(number.map(str::to_owned))
        .chain(catalog.text(doc, "suit").map(str::to_owned))
        .collect()
}

fn text(inputs: &Inputs<'_>, doc: DocId) -> String {
    let own = inputs.catalog.doc(doc);
    let mut out = own
        .body
        .as_ref()
        .map(crate::model::Fragment::plain)
        .unwrap_or_default();
    words(&own.fields, &inputs.catalog.kind(doc).fields, &mut out);
    out
}

/// The words of a record that the public may read; personal data are not found by searching either.
fn words(record: &Record, fields: &[Field], out: &mut String) {
    for (name, value) in &record.entries {
        let own = matches!(
            &**name,
            "titulo" | "resumen" | "ruta" | "archivo" | "rol" | "seccion"
        );
        if let Some(field) = fields.iter().find(|field| field.name == *name)
            && !field.personal
            && !own
        {
            one(&value.value, &field.ty, out);
        }
    }
}

fn one(value: &Value, ty: &FieldType, out: &mut String) {
    match (value, ty) {
        (Value::Text(text), _) => {
            out.push(' ');
            out.push_str(text);
        }
        (Value::Rich(fragment), _) => {
            out.push(' ');
            out.push_str(&fragment.plain());
        }
        (Value::List(items), FieldType::List(item)) => {
            items
                .iter()
                .for_each(|one| self::one(&one.value, item, out));
        }
        (Value::Record(record), FieldType::Record(fields)) => words(record, fields, out),
        (Value::Record(record), FieldType::Map(item)) => record
            .entries
            .iter()
            .for_each(|(_, value)| one(&value.value, item, out)),
        (Value::Record(record), ty) => words(record, file_form(ty), out),
        _ => {}
    }
}
