//! The three instruments of Ley 1712 de 2014: the register of information assets, the index of classified and reserved
//! information, and the scheme of publication.
//!
//! In: the datasets and the lists of the portal. Out: a [`Table`] for each instrument. Which columns an instrument has,
//! and which norm asks for them, is data (`src/schema/forms/`): a column says something of an asset by its name. What
//! nobody has said of an asset stays empty, and is shown as such.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde_json::{Value as Json, json};

use super::dataset::{self, Distribution};
use super::download::{self, Sizes, Table};
use super::value::text;
use super::{Inputs, Renderer};
use crate::catalog::{Catalog, DocId, EntryId};
use crate::host::Fault;
use crate::i18n::foreign;
use crate::model::{LangId, PartialDate, Value};
use crate::schema::{Field, FieldType, instrument_form};

/// An instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Instrument {
    /// Registro de activos de información.
    Assets,
    /// Índice de información clasificada y reservada.
    Index,
    /// Esquema de publicación de información.
    Scheme,
}

/// Instruments by the name of the block that shows them, which is also that of their form.
const INSTRUMENTS: [(&str, Instrument); 3] = [
    ("registro-de-activos", Instrument::Assets),
    ("indice-de-informacion", Instrument::Index),
    ("esquema-de-publicacion", Instrument::Scheme),
];

static FORMS: LazyLock<[Vec<Field>; 3]> =
    LazyLock::new(|| INSTRUMENTS.map(|(name, _)| instrument_form(name)));

/// The instrument that a block shows.
pub(super) fn named(block: &str) -> Option<Instrument> {
    let found = INSTRUMENTS.iter().find(|(name, _)| *name == block);
    found.map(|(_, instrument)| *instrument)
}

impl Instrument {
    fn name(self) -> &'static str {
        INSTRUMENTS[self as usize].0
    }

    fn form(self) -> &'static [Field] {
        &FORMS[self as usize]
    }

    /// Whether an asset stands in it.
    fn holds(self, asset: &Asset) -> bool {
        match self {
            Instrument::Assets => true,
            Instrument::Index => asset.withheld,
            Instrument::Scheme => !asset.withheld,
        }
    }
}

/// How a text of a language is written: a page says which it is where it is not its own, a file does not.
type Say<'s> = &'s dyn Fn(&str, &str) -> String;

/// What is known of an asset, by the names of columns.
struct Asset {
    withheld: bool,
    example: bool,
    facts: Vec<(&'static str, Value)>,
}

impl Asset {
    fn add(&mut self, name: &'static str, value: Option<Value>) {
        self.facts.extend(
            value
                .filter(|value| !value.is_empty())
                .map(|value| (name, value)),
        );
    }

    fn words(&mut self, name: &'static str, words: Option<&str>) {
        self.add(name, words.map(|words| Value::Text(words.into())));
    }
}

/// The files to download of every page that shows an instrument, and their sizes.
pub(crate) fn files(inputs: &Inputs<'_>, put: &download::Sink<'_>) -> Result<Sizes, Fault> {
    let catalog = inputs.catalog;
    let mut made = Sizes::default();
    for (id, doc) in catalog.docs() {
        let shown = doc.fields.texts("bloques").filter_map(named);
        let card = catalog.card(id);
        if let (Some(route), Some(instrument)) = (card.route.as_deref(), shown.last())
            && card.page
        {
            let table = table(inputs, instrument, id, &|text, _| text.to_owned());
            made.extend(download::files(inputs, &table, route, put)?);
        }
    }
    Ok(made)
}

/// What the block shows on a page: the table, and where it is downloaded.
pub(super) fn block(renderer: &Renderer<'_>, instrument: Instrument, id: DocId) -> Json {
    let inputs = &renderer.inputs;
    let catalog = inputs.catalog;
    let lang = catalog.doc(id).lang;
    let messages = renderer.messages(lang);
    let say = |text: &str, tag: &str| foreign::mark(text, tag);
    let table = table(inputs, instrument, id, &say);
    let shown: Vec<usize> = (0..table.fields.len())
        .filter(|&n| !matches!(&*table.fields[n].name, "id" | "ejemplo"))
        .collect();
    let example = table
        .fields
        .iter()
        .position(|field| &*field.name == "ejemplo");
    let rows: Vec<Json> = table
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<Json> = shown
                .iter()
                .map(|&n| {
                    let field = table.fields[n];
                    json!({
                        "label": renderer.label(lang, &field.label),
                        "html": row[n].as_deref().map(|value| cell(renderer, lang, value, field)),
                        "required": field.required,
                    })
                })
                .collect();
            let example = example.and_then(|n| row[n].as_deref());
            json!({ "cells": cells, "example": example == Some(&Value::Bool(true)) })
        })
        .collect();
    let columns: Vec<String> = shown
        .iter()
        .map(|&n| renderer.label(lang, &table.fields[n].label))
        .collect();
    let route = catalog.card(id).route.as_deref().unwrap_or("/");
    json!({
        "name": instrument.name(),
        "title": table.title,
        "columns": columns,
        "rows": rows,
        "downloads": download::offered(inputs, messages, route, &renderer.written(lang, &table.title, lang)),
    })
}

/// A cell. A label is of the interface, a date is read in it; a text is in the language of most of the portal.
fn cell(renderer: &Renderer<'_>, lang: LangId, value: &Value, field: &Field) -> String {
    let config = renderer.inputs.catalog.config();
    let tag = config.interface(lang);
    match (value, &field.ty) {
        (Value::Text(address), FieldType::Url) => {
            let address = text(address);
            format!("<a href=\"{address}\">{address}</a>")
        }
        (Value::Text(typed), FieldType::Choice(options)) => {
            let option = options.iter().find(|option| option.value == *typed);
            text(&option.map_or_else(
                || typed.to_string(),
                |option| renderer.label(lang, &option.label),
            ))
        }
        (Value::Text(typed), _) if typed.contains(foreign::BEGIN) => text(typed),
        (Value::Text(typed), _) => text(&renderer.written(lang, typed, LangId::SOURCE)),
        _ => text(&renderer.said(lang, &download::words(value, &field.ty, tag), tag)),
    }
}

/// The table of an instrument, in the language of the page that shows it.
fn table<'a>(inputs: &Inputs<'a>, instrument: Instrument, page: DocId, say: Say<'_>) -> Table<'a> {
    let catalog = inputs.catalog;
    let lang = catalog.doc(page).lang;
    let fields: Vec<&'a Field> = instrument.form().iter().collect();
    let assets = assets(inputs, lang, say);
    let held = assets.iter().filter(|asset| instrument.holds(asset));
    let rows = held.map(|asset| {
        let cells = fields.iter().map(|field| {
            let fact = asset.facts.iter().find(|(name, _)| *name == &*field.name);
            fact.map(|(_, value)| Cow::Owned(value.clone()))
        });
        cells.collect()
    });
    Table {
        name: instrument.name().to_owned(),
        title: catalog.card(page).title.to_string(),
        description: catalog
            .card(page)
            .summary
            .as_deref()
            .unwrap_or_default()
            .to_owned(),
        licence: dataset::of_portal(inputs),
        lang,
        rows: rows.collect(),
        fields,
    }
}

/// Datasets first, then the lists of the portal that no dataset names.
fn assets(inputs: &Inputs<'_>, lang: LangId, say: Say<'_>) -> Vec<Asset> {
    let catalog = inputs.catalog;
    let datasets = catalog.named("conjunto").iter();
    let mut assets: Vec<Asset> = datasets
        .map(|&entry| of_dataset(inputs, entry, lang, say))
        .collect();
    assets.extend(
        dataset::free_lists(inputs)
            .into_iter()
            .map(|section| of_list(inputs, section, lang, say)),
    );
    assets
}

fn of_dataset(inputs: &Inputs<'_>, entry: EntryId, lang: LangId, say: Say<'_>) -> Asset {
    let catalog = inputs.catalog;
    let doc = catalog.best(entry, lang);
    let own = |name: &str| catalog.value(doc, name).cloned();
    let fields = &catalog.doc(catalog.source(entry)).fields;
    let withheld = dataset::withheld(catalog, doc);
    let files = dataset::distributions(inputs, doc);
    let mut asset = Asset {
        withheld,
        example: catalog.entry(entry).example,
        facts: Vec::new(),
    };
    asset.words("id", Some(&identifier(catalog, entry)));
    asset.words("titulo", Some(&titled(catalog, doc, say)));
    asset.add("categoria", own("tema"));
    let description = match own("descripcion") {
        Some(Value::Rich(text)) => Some(text.plain().trim().to_owned()),
        _ => catalog.text(doc, "resumen").map(str::to_owned),
    };
    asset.words("descripcion", description.as_deref());
    let tag = catalog.text(doc, "idioma");
    let language = tag.map(|tag| {
        let mut known = catalog.config().langs();
        known
            .find(|(_, language)| &*language.tag == tag)
            .map_or(tag, |(_, language)| &language.name)
    });
    let language = language.unwrap_or(&catalog.config().languages[0].name);
    asset.words("idioma", Some(language));
    let electronic = || (!files.is_empty()).then(|| Value::Text("electronico".into()));
    asset.add("soporte", own("soporte").or_else(electronic));
    asset.words("formato", formats(&files).as_deref());
    let state = match (withheld, files.is_empty()) {
        (true, _) => "no",
        (false, true) => "disponible",
        (false, false) => "publicada",
    };
    asset.words("publicacion", Some(state));
    let address = address(catalog, doc);
    asset.words("enlace", address.as_deref().filter(|_| !withheld));
    asset.add("datos_gov_co", own("datos_gov_co"));
    asset.add(
        "fecha_generacion",
        own("fecha_generacion").or_else(|| fields.date("fecha_publicacion").map(day)),
    );
    asset.add("frecuencia", own("frecuencia"));
    let source = match catalog.value(doc, "fuente") {
        Some(Value::Record(source)) => source.text("nombre"),
        _ => None,
    };
    let producer = unit(catalog, doc, "produce", lang, say).or_else(|| source.map(str::to_owned));
    asset.words("produce", producer.as_deref());
    let owner = unit(catalog, doc, "responsable", lang, say);
    asset.words("responsable", owner.as_deref());
    let class = own("clasificacion").unwrap_or_else(|| Value::Text("publica".into()));
    asset.add("clasificacion", Some(class));
    if let Some(Value::Record(exception)) = catalog.value(doc, "excepcion") {
        for (name, part) in EXCEPTION {
            asset.add(name, exception.get(part).cloned());
        }
    }
    finish(asset)
}

/// Columns of the index, and the part of `excepcion` that each says.
const EXCEPTION: [(&str, &str); 6] = [
    ("objetivo", "objetivo"),
    ("fundamento", "fundamento"),
    ("fundamento_juridico", "fundamento_juridico"),
    ("alcance", "alcance"),
    ("fecha_calificacion", "fecha"),
    ("plazo", "plazo"),
];

fn of_list(inputs: &Inputs<'_>, section: DocId, lang: LangId, say: Say<'_>) -> Asset {
    let catalog = inputs.catalog;
    let listing = &inputs.plan.listings[&section];
    let kind = catalog.schema().kind(listing.kind);
    let config = catalog.config();
    let tag = config.interface(lang);
    let doc = catalog.best(catalog.card(section).entry, lang);
    let entries = || listing.entries.iter().copied();
    let mut asset = Asset {
        withheld: false,
        example: entries().all(|entry| catalog.entry(entry).example),
        facts: Vec::new(),
    };
    asset.words(
        "id",
        Some(&identifier(catalog, catalog.card(section).entry)),
    );
    asset.words("titulo", Some(&titled(catalog, doc, say)));
    for (name, label) in [("categoria", &kind.plural), ("descripcion", &kind.help)] {
        let (text, tag) = label.get(tag);
        asset.words(name, Some(&say(text, tag)));
    }
    let spoken = config
        .langs()
        .filter(|(lang, _)| entries().any(|entry| catalog.in_language(entry, *lang).is_some()));
    let spoken: Vec<String> = spoken
        .map(|(_, language)| say(&language.name, &language.tag))
        .collect();
    asset.words("idioma", Some(&spoken.join(", ")));
    asset.words("soporte", Some("electronico"));
    let files = formats(&dataset::of_list(inputs, section));
    let all = files.map_or_else(|| "HTML".to_owned(), |files| format!("HTML, {files}"));
    asset.words("formato", Some(&all));
    asset.words("publicacion", Some("publicada"));
    asset.words("enlace", address(catalog, doc).as_deref());
    let newest = entries()
        .filter_map(|entry| catalog.card(catalog.source(entry)).date)
        .filter(|date| *date <= inputs.date)
        .max();
    asset.add("fecha_generacion", newest.map(day));
    asset.add("frecuencia", catalog.value(section, "frecuencia").cloned());
    let owner = unit(catalog, section, "responsable", lang, say);
    asset.words("responsable", owner.as_deref());
    asset.words("clasificacion", Some("publica"));
    finish(asset)
}

/// Its kind and its id: a dataset and a list may bear the same id.
fn identifier(catalog: &Catalog, entry: EntryId) -> String {
    let entry = catalog.entry(entry);
    format!("{}/{}", catalog.schema().kind(entry.kind).name, entry.id)
}

fn finish(mut asset: Asset) -> Asset {
    let example = asset.example.then_some(Value::Bool(true));
    asset.add("ejemplo", example);
    asset
}

fn day(date: jiff::civil::Date) -> Value {
    Value::Partial(PartialDate::Day(date))
}

/// `XLSX, CSV, JSON`; none without files.
fn formats(files: &[Distribution]) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for file in files {
        if !file.format.is_empty() && !names.contains(&file.format.as_str()) {
            names.push(&file.format);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

fn address(catalog: &Catalog, doc: DocId) -> Option<String> {
    let route = catalog.card(doc).route.as_deref()?;
    Some(format!("{}{route}", catalog.config().base))
}

/// The name of the unit that a field names.
fn unit(catalog: &Catalog, doc: DocId, field: &str, lang: LangId, say: Say<'_>) -> Option<String> {
    let entry = catalog.find("dependencia", catalog.text(doc, field)?)?;
    Some(titled(catalog, catalog.best(entry, lang), say))
}

fn titled(catalog: &Catalog, doc: DocId, say: Say<'_>) -> String {
    let tag = catalog.config().tag(catalog.doc(doc).lang);
    say(&catalog.card(doc).title, tag)
}
