//! The catalogue of open data for programs: `data.json` and `datos/catalogo.jsonld`.
//!
//! In: the datasets, and the lists of the portal that can be downloaded and that no dataset names. Out: the same
//! catalogue twice: in the form of Project Open Data (DCAT-US 1.1), which Socrata portals such as datos.gov.co give and
//! take, and as DCAT in JSON-LD. What is classified or reserved is named and says so; it has no files.

use serde_json::{Map, Value as Json, json};

use super::dataset::{self, Distribution};
use super::view::StampsView;
use super::{Inputs, about};
use crate::catalog::DocId;
use crate::model::{LangId, Record, Value};
use crate::schema::{Choice, FieldType};

/// One dataset of the catalogue, whichever the form it is told in.
struct Entry {
    url: String,
    title: String,
    description: String,
    keywords: Vec<String>,
    language: String,
    stamps: StampsView,
    frequency: Option<Choice>,
    licence: Option<&'static Choice>,
    publisher: Option<String>,
    contact: Option<String>,
    place: Option<(String, Option<String>)>,
    dates: (Option<String>, Option<String>),
    exception: Option<Exception>,
    files: Vec<Distribution>,
    same: Option<String>,
}

/// Why a dataset is withheld.
struct Exception {
    partial: bool,
    words: String,
}

/// Both files: path and bytes. Without datasets and lists there is no catalogue.
pub fn files(inputs: &Inputs<'_>) -> Vec<(String, Vec<u8>)> {
    let entries = entries(inputs);
    if entries.is_empty() {
        return Vec::new();
    }
    [
        ("data.json", open_data(inputs, &entries)),
        ("datos/catalogo.jsonld", dcat(inputs, &entries)),
    ]
    .into_iter()
    .map(|(path, catalogue)| {
        let mut bytes =
            serde_json::to_vec_pretty(&catalogue).expect("texts and numbers are always JSON");
        bytes.push(b'\n');
        (path.to_owned(), bytes)
    })
    .collect()
}

fn entries(inputs: &Inputs<'_>) -> Vec<Entry> {
    let catalog = inputs.catalog;
    let datasets = catalog.named("conjunto").iter();
    let mut all: Vec<Entry> = datasets
        .map(|&entry| of_dataset(inputs, catalog.source(entry)))
        .collect();
    let lists = dataset::free_lists(inputs).into_iter();
    all.extend(lists.filter_map(|section| of_list(inputs, section)));
    all
}

/// What every dataset says, be it an entry or a list.
fn blank(inputs: &Inputs<'_>, doc: DocId, description: &str, example: bool) -> Entry {
    let catalog = inputs.catalog;
    let card = catalog.card(doc);
    let messages = super::messages(inputs, LangId::SOURCE);
    let mut description = description.trim().to_owned();
    if example {
        for key in ["ejemplo-titulo", "ejemplo-texto"] {
            description.push(' ');
            description.push_str(&messages.text(key, &[]));
        }
    }
    let unit = catalog
        .text(doc, "responsable")
        .and_then(|id| catalog.find("dependencia", id));
    let route = card.route.as_deref().unwrap_or_default();
    Entry {
        url: format!("{}{route}", catalog.config().base),
        title: card.title.to_string(),
        description,
        keywords: catalog
            .doc(doc)
            .fields
            .texts("palabras_clave")
            .map(str::to_owned)
            .collect(),
        language: catalog.config().tag(LangId::SOURCE).to_owned(),
        stamps: about::stamps(inputs, doc),
        frequency: frequency(inputs, doc),
        licence: None,
        publisher: unit.map(|unit| catalog.card(catalog.source(unit)).title.to_string()),
        contact: None,
        place: None,
        dates: (None, None),
        exception: None,
        files: Vec::new(),
        same: None,
    }
}

fn of_dataset(inputs: &Inputs<'_>, doc: DocId) -> Entry {
    let catalog = inputs.catalog;
    let fields = &catalog.doc(doc).fields;
    let example = catalog.entry(catalog.card(doc).entry).example;
    let long = match fields.get("descripcion") {
        Some(Value::Rich(text)) => text.plain(),
        _ => String::new(),
    };
    let summary = fields.text("resumen").unwrap_or_default();
    let mut entry = blank(inputs, doc, &format!("{summary} {long}"), example);
    entry.licence = dataset::licence(inputs, doc);
    entry
        .keywords
        .extend(fields.text("tema").map(str::to_owned));
    if let Some(tag) = fields.text("idioma") {
        entry.language = tag.to_owned();
    }
    // Programs would write to the address of an example.
    let contact = fields.text("contacto").filter(|_| !example);
    entry.contact = contact.map(str::to_owned);
    entry.same = fields.text("datos_gov_co").map(str::to_owned);
    if let Some(cover) = fields.record("cobertura") {
        entry.place = cover.text("espacial").map(|code| {
            let name = dataset::territory(inputs, code, LangId::SOURCE);
            (code.to_owned(), name.map(|(name, _)| name.to_owned()))
        });
        entry.dates = (day(cover, "desde"), day(cover, "hasta"));
    }
    if dataset::withheld(catalog, doc) {
        let why = fields.record("excepcion");
        let part = |name: &str| why.and_then(|why| why.text(name)).unwrap_or_default();
        let words = [part("objetivo"), part("fundamento"), part("plazo")];
        entry.exception = Some(Exception {
            partial: part("alcance") == "parcial",
            words: words
                .iter()
                .filter(|words| !words.is_empty())
                .copied()
                .collect::<Vec<_>>()
                .join(". "),
        });
    }
    let withheld = entry.exception.as_ref().is_some_and(|why| !why.partial);
    if !withheld {
        entry.files = dataset::distributions(inputs, doc);
    }
    entry
}

/// A list of the portal that can be downloaded.
fn of_list(inputs: &Inputs<'_>, section: DocId) -> Option<Entry> {
    let catalog = inputs.catalog;
    let files = dataset::of_list(inputs, section);
    if files.is_empty() {
        return None;
    }
    let listing = &inputs.plan.listings[&section];
    let help = catalog.schema().kind(listing.kind).help.text("es");
    let mut entries = listing.entries.iter();
    let example = entries.all(|&entry| catalog.entry(entry).example);
    let summary = catalog.text(section, "resumen").unwrap_or(help);
    let mut entry = blank(inputs, section, summary, example);
    entry.licence = dataset::of_portal(inputs);
    entry.files = files;
    Some(entry)
}

fn frequency(inputs: &Inputs<'_>, doc: DocId) -> Option<Choice> {
    let catalog = inputs.catalog;
    let typed = catalog.text(doc, "frecuencia")?;
    match &catalog.kind(doc).field("frecuencia")?.ty {
        FieldType::Choice(options) => options
            .iter()
            .find(|option| &*option.value == typed)
            .cloned(),
        _ => None,
    }
}

fn day(record: &Record, name: &str) -> Option<String> {
    match record.get(name)? {
        Value::Partial(date) => Some(date.iso()),
        value => value.day().map(|day| day.to_string()),
    }
}

/// The mail of the entity, if it is not an example.
fn mail<'a>(inputs: &Inputs<'a>) -> Option<&'a str> {
    let entity = &inputs.catalog.config().entity;
    let mut examples = entity.texts("datos_de_ejemplo");
    match examples.any(|name| name == "correo") {
        true => None,
        false => entity.text("correo"),
    }
}

fn name<'a>(inputs: &Inputs<'a>) -> &'a str {
    let entity = &inputs.catalog.config().entity;
    entity.text("nombre").unwrap_or_default()
}

/// Adds what there is.
fn add(map: &mut Map<String, Json>, key: &str, value: Option<Json>) {
    map.extend(value.map(|value| (key.to_owned(), value)));
}

fn object(value: Json) -> Map<String, Json> {
    match value {
        Json::Object(map) => map,
        _ => Map::new(),
    }
}

/// Project Open Data, version 1.1.
fn open_data(inputs: &Inputs<'_>, entries: &[Entry]) -> Json {
    let base = &inputs.catalog.config().base;
    let datasets: Vec<Json> = entries
        .iter()
        .map(|entry| Json::Object(open_data_entry(inputs, entry)))
        .collect();
    json!({
        "@context": "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
        "@id": format!("{base}/data.json"),
        "@type": "dcat:Catalog",
        "conformsTo": "https://project-open-data.cio.gov/v1.1/schema",
        "describedBy": "https://project-open-data.cio.gov/v1.1/schema/catalog.json",
        "dataset": datasets,
    })
}

fn open_data_entry(inputs: &Inputs<'_>, entry: &Entry) -> Map<String, Json> {
    let text = |text: &Option<String>| text.clone().map(Json::from);
    let mut contact = object(json!({ "@type": "vcard:Contact", "fn": name(inputs) }));
    let address = entry.contact.as_deref().or(mail(inputs));
    let address = address.map(|mail| format!("mailto:{mail}").into());
    add(&mut contact, "hasEmail", address);
    let mut publisher = json!({ "@type": "org:Organization", "name": name(inputs) });
    if let Some(unit) = &entry.publisher {
        publisher = json!({
            "@type": "org:Organization", "name": unit, "subOrganizationOf": publisher,
        });
    }
    let level = match &entry.exception {
        None => "public",
        Some(why) if why.partial => "restricted public",
        Some(_) => "non-public",
    };
    let mut told = object(json!({
        "@type": "dcat:Dataset",
        "title": entry.title,
        "description": entry.description,
        "identifier": entry.url,
        "landingPage": entry.url,
        "accessLevel": level,
        "publisher": publisher,
        "contactPoint": contact,
        "language": [entry.language],
    }));
    add(&mut told, "issued", text(&entry.stamps.published));
    add(&mut told, "modified", text(&entry.stamps.updated));
    if !entry.keywords.is_empty() {
        told.insert("keyword".into(), entry.keywords.clone().into());
    }
    let code = |choice: Option<&Choice>, vocabulary| {
        choice
            .and_then(|choice| choice.code(vocabulary))
            .map(Json::from)
    };
    let interval = code(entry.frequency.as_ref(), "iso8601");
    add(&mut told, "accrualPeriodicity", interval);
    add(&mut told, "license", code(entry.licence, "url"));
    if let Some((code, name)) = &entry.place {
        let place = name.as_ref().unwrap_or(code);
        told.insert("spatial".into(), place.clone().into());
    }
    if let (Some(from), Some(to)) = &entry.dates {
        told.insert("temporal".into(), format!("{from}/{to}").into());
    }
    if let Some(why) = entry.exception.as_ref().filter(|why| !why.words.is_empty()) {
        // The form takes 255 letters.
        let words: String = why.words.chars().take(255).collect();
        told.insert("rights".into(), words.into());
    }
    let same = entry.same.as_ref().map(|address| json!([address]));
    add(&mut told, "references", same);
    if !entry.files.is_empty() {
        let files: Vec<Json> = entry.files.iter().map(open_data_file).collect();
        told.insert("distribution".into(), files.into());
    }
    told
}

fn open_data_file(file: &Distribution) -> Json {
    let mut told = object(json!({ "@type": "dcat:Distribution" }));
    match (file.direct, file.media) {
        (true, media) => {
            told.insert("downloadURL".into(), file.url.clone().into());
            let media = media.unwrap_or("application/octet-stream");
            told.insert("mediaType".into(), media.into());
        }
        (false, _) => drop(told.insert("accessURL".into(), file.url.clone().into())),
    }
    let some = |text: &str| Some(text).filter(|text| !text.is_empty()).map(Json::from);
    add(&mut told, "title", some(&file.title));
    add(&mut told, "format", some(&file.format));
    if let Some(address) = &file.described_by {
        told.insert("describedBy".into(), address.clone().into());
        told.insert("describedByType".into(), "application/json".into());
    }
    Json::Object(told)
}

/// DCAT 3 in JSON-LD; its context is written in it, so that nothing has to be fetched to read it.
fn dcat(inputs: &Inputs<'_>, entries: &[Entry]) -> Json {
    let config = inputs.catalog.config();
    let (base, tag) = (&config.base, config.tag(LangId::SOURCE));
    let words = |text: &str| json!({ "@value": text, "@language": tag });
    let title = super::messages(inputs, LangId::SOURCE).text("catalogo-titulo", &[]);
    let datasets: Vec<Json> = entries
        .iter()
        .map(|entry| Json::Object(dcat_entry(inputs, entry, &words)))
        .collect();
    let mut catalogue = object(json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": format!("{base}/datos/catalogo.jsonld"),
        "@type": "dcat:Catalog",
        "dct:title": words(&title),
        "dct:publisher": {
            "@id": format!("{base}/#entidad"),
            "@type": "foaf:Organization",
            "foaf:name": words(name(inputs)),
        },
        "foaf:homepage": { "@id": format!("{base}/") },
        "dct:language": language(tag),
    }));
    let licence = dataset::of_portal(inputs).and_then(|licence| licence.code("url"));
    add(&mut catalogue, "dct:license", licence.map(node));
    catalogue.insert("dcat:dataset".into(), datasets.into());
    Json::Object(catalogue)
}

fn dcat_entry(
    inputs: &Inputs<'_>,
    entry: &Entry,
    words: &dyn Fn(&str) -> Json,
) -> Map<String, Json> {
    let base = &inputs.catalog.config().base;
    let mut contact = object(json!({
        "@type": "vcard:Organization", "vcard:fn": words(name(inputs)),
    }));
    let address = entry.contact.as_deref().or(mail(inputs));
    let address = address.map(|mail| node(&format!("mailto:{mail}")));
    add(&mut contact, "vcard:hasEmail", address);
    let rights = match &entry.exception {
        None => "PUBLIC",
        Some(why) if why.partial => "RESTRICTED",
        Some(_) => "NON_PUBLIC",
    };
    let mut told = object(json!({
        "@id": entry.url,
        "@type": "dcat:Dataset",
        "dct:title": words(&entry.title),
        "dct:description": words(&entry.description),
        "dct:identifier": entry.url,
        "dcat:landingPage": { "@id": entry.url },
        "dct:publisher": { "@id": format!("{base}/#entidad") },
        "dcat:contactPoint": contact,
        "dct:language": language(&entry.language),
        "dct:accessRights": {
            "@id": format!("http://publications.europa.eu/resource/authority/access-right/{rights}"),
        },
    }));
    let moment = |text: &Option<String>| text.as_deref().map(typed);
    add(&mut told, "dct:issued", moment(&entry.stamps.published));
    add(&mut told, "dct:modified", moment(&entry.stamps.updated));
    let unit = entry
        .publisher
        .as_ref()
        .map(|unit| json!({ "@type": "foaf:Organization", "foaf:name": words(unit) }));
    add(&mut told, "dct:creator", unit);
    if !entry.keywords.is_empty() {
        let keywords: Vec<Json> = entry.keywords.iter().map(|word| words(word)).collect();
        told.insert("dcat:keyword".into(), keywords.into());
    }
    let frequency = entry
        .frequency
        .as_ref()
        .and_then(|choice| choice.code("url"));
    add(&mut told, "dct:accrualPeriodicity", frequency.map(node));
    let licence = entry.licence.and_then(|licence| licence.code("url"));
    add(&mut told, "dct:license", licence.map(node));
    if let Some((code, name)) = &entry.place {
        let mut place = object(json!({ "@type": "dct:Location", "dct:identifier": code }));
        add(&mut place, "skos:prefLabel", name.as_deref().map(words));
        told.insert("dct:spatial".into(), place.into());
    }
    let (from, to) = &entry.dates;
    if from.is_some() || to.is_some() {
        let mut dates = object(json!({ "@type": "dct:PeriodOfTime" }));
        add(&mut dates, "dcat:startDate", moment(from));
        add(&mut dates, "dcat:endDate", moment(to));
        told.insert("dct:temporal".into(), dates.into());
    }
    if let Some(why) = entry.exception.as_ref().filter(|why| !why.words.is_empty()) {
        told.insert(
            "dct:rights".into(),
            json!({ "@type": "dct:RightsStatement", "skos:prefLabel": words(&why.words) }),
        );
    }
    let same = entry.same.as_deref().map(node);
    add(&mut told, "foaf:page", same);
    if !entry.files.is_empty() {
        let files = entry.files.iter().map(|file| {
            let mut told = object(json!({
                "@type": "dcat:Distribution",
                "dcat:accessURL": { "@id": if file.direct { &entry.url } else { &file.url } },
            }));
            let title = Some(&file.title).filter(|title| !title.is_empty());
            add(&mut told, "dct:title", title.map(|title| words(title)));
            if file.direct {
                told.insert("dcat:downloadURL".into(), node(&file.url));
            }
            let media = file.media.map(|media| {
                node(&format!(
                    "https://www.iana.org/assignments/media-types/{media}"
                ))
            });
            add(&mut told, "dcat:mediaType", media);
            let size = file.bytes.map(
                |bytes| json!({ "@value": bytes.to_string(), "@type": "xsd:nonNegativeInteger" }),
            );
            add(&mut told, "dcat:byteSize", size);
            add(&mut told, "dct:license", licence.map(node));
            Json::Object(told)
        });
        told.insert("dcat:distribution".into(), files.collect());
    }
    told
}

fn node(address: &str) -> Json {
    json!({ "@id": address })
}

/// A year, a month, a day or a moment.
fn typed(text: &str) -> Json {
    let ty = match text.len() {
        4 => "xsd:gYear",
        7 => "xsd:gYearMonth",
        10 => "xsd:date",
        _ => "xsd:dateTime",
    };
    json!({ "@value": text, "@type": ty })
}

/// A language as DCAT names it.
fn language(tag: &str) -> Json {
    let code = tag.split('-').next().unwrap_or(tag);
    node(&match code.len() {
        2 => format!("http://id.loc.gov/vocabulary/iso639-1/{code}"),
        _ => format!("http://lexvo.org/id/iso639-3/{code}"),
    })
}
