//! The search index of each language, from documents.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Inputs;
use crate::catalog::DocId;
use crate::model::{LangId, Record, Value};
use crate::schema::{Field, FieldType, file_form};
use crate::search::{Assembler, Digester, Entry, Options, Other, precedence};

/// Documents whose terms are in memory at once.
const AT_ONCE: usize = 8192;

/// Files of the index of a language: path and bytes; and how many of its own titles it finds.
pub fn index(inputs: &Inputs<'_>, lang: LangId) -> (Vec<(String, Vec<u8>)>, usize) {
    let catalog = inputs.catalog;
    let config = catalog.config();
    let (tag, interface) = (config.tag(lang), config.interface(lang));
    let docs: Vec<DocId> = catalog
        .docs()
        .filter(|(id, _)| catalog.card(*id).route.is_some() && is_found(inputs, lang, *id))
        .map(|(id, _)| id)
        .collect();
    let options = options(inputs, lang, &docs);
    let dated = |doc: DocId| {
        let card = catalog.card(doc);
        (doc, card.date.map(|date| date.to_string()))
    };
    let mut docs: Vec<(DocId, Option<String>)> = docs.into_iter().map(dated).collect();
    let route = |doc: DocId| catalog.card(doc).route.as_deref().unwrap_or_default();
    docs.sort_by(|(a, of_a), (b, of_b)| {
        precedence((of_a.as_deref(), route(*a)), (of_b.as_deref(), route(*b)))
    });
    let digest = |digesters: &mut FxHashMap<LangId, Digester>, doc: DocId, date: Option<&str>| {
        let card = catalog.card(doc);
        let of = catalog.doc(doc).lang;
        let own = config.tag(of);
        let digester = digesters.entry(of).or_insert_with(|| match of == lang {
            true => Digester::new(tag, &options),
            false => Digester::of_other(tag, own, &options),
        });
        digester.digest(&Entry {
            route: route(doc),
            lang: own,
            title: &card.title,
            summary: card.summary.as_deref().unwrap_or_default(),
            text: Cow::Owned(text(inputs, doc)),
            kind: catalog.kind(doc).label.text(interface),
            date,
            identifiers: identifiers(inputs, doc),
        })
    };
    let mut assembler = Assembler::new(tag);
    for some in docs.chunks(AT_ONCE) {
        let some = some.par_iter().with_min_len(64);
        let terms: Vec<_> = some
            .map_init(FxHashMap::default, |digesters, (doc, date)| {
                digest(digesters, *doc, date.as_deref())
            })
            .collect();
        terms.iter().for_each(|terms| assembler.push(terms));
    }
    let files = assembler
        .finish(&options)
        .into_iter()
        .map(|file| (format!("indice/{tag}/{}", file.path), file.bytes))
        .collect();
    let own = docs
        .iter()
        .filter(|(doc, _)| catalog.doc(*doc).lang == lang);
    (files, own.count())
}

/// Whether whoever searches in a language finds a document: what is in it; what is in a language without an index of its
/// own; and, as it is, what does not exist in it.
fn is_found(inputs: &Inputs<'_>, lang: LangId, id: DocId) -> bool {
    let catalog = inputs.catalog;
    let of = catalog.doc(id).lang;
    let entry = catalog.card(id).entry;
    of == lang || !catalog.config().language(of).interface || catalog.best(entry, lang) == id
}

/// What the portal says of its languages.
fn options(inputs: &Inputs<'_>, lang: LangId, docs: &[DocId]) -> Options {
    let config = inputs.catalog.config();
    // Whoever searches in one language may know a name as another one writes it.
    let of_languages = config.languages.iter().map(|one| &one.equivalents);
    let rtl = config.language(lang).rtl;
    let others = docs.iter().map(|&doc| inputs.catalog.doc(doc).lang);
    let others: BTreeSet<LangId> = others.filter(|&other| other != lang).collect();
    let others = others.into_iter().map(|other| {
        let language = config.language(other);
        let direction = match language.rtl {
            _ if language.rtl == rtl => None,
            true => Some("rtl"),
            false => Some("ltr"),
        };
        let name = language.name.to_string();
        (language.tag.to_string(), Other { name, direction })
    });
    Options {
        equivalents: std::iter::once(&config.equivalents)
            .chain(of_languages)
            .flatten()
            .cloned()
            .collect(),
        others: others.collect(),
        ..Options::default()
    }
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
