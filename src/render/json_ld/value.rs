//! The values of an entry as JSON-LD, by the mapping of its kind and the types of its fields.

use serde_json::{Map, Value as Json, json};

use super::super::Renderer;
use super::super::dataset::{self, Distribution};
use super::super::figure;
use super::{address, organisation, reference};
use crate::catalog::{DocId, Other};
use crate::media;
use crate::model::{LangId, Record, Value};
use crate::schema::json_ld::{Form, Known, Origin, Thing, parts};
use crate::schema::{Field, FieldType};

/// Where the fields that a mapping names are looked up.
#[derive(Clone, Copy)]
enum Scope<'v> {
    /// The entry itself.
    Entry,
    /// A record, by the fields of its form.
    Record(&'v Record, &'v [Field]),
}

/// Tells the values of one entry.
pub(super) struct Teller<'r, 'a> {
    renderer: &'r Renderer<'a>,
    id: DocId,
}

type Ask<'f> = &'f dyn Fn(Known) -> Option<Json>;

/// What is found at the end of a path, with the type it has there.
type Found<'v> = Vec<(&'v Value, &'v FieldType)>;

impl<'r, 'a> Teller<'r, 'a> {
    pub(super) fn new(renderer: &'r Renderer<'a>, id: DocId) -> Teller<'r, 'a> {
        Teller { renderer, id }
    }

    fn lang(&self) -> LangId {
        self.renderer.inputs.catalog.doc(self.id).lang
    }

    /// The properties of an entry that its mapping names.
    pub(super) fn properties(&self, thing: &Thing, ask: Ask<'_>) -> Vec<(String, Json)> {
        self.told(thing, Scope::Entry, ask).0
    }

    /// What is known of the entry without its page.
    pub(super) fn known(&self, known: Known) -> Option<Json> {
        let inputs = &self.renderer.inputs;
        let catalog = inputs.catalog;
        let card = catalog.card(self.id);
        match known {
            Known::Title => Some((&*card.title).into()),
            Known::Summary => card.summary.as_deref().map(Json::from),
            Known::Body => {
                let body = catalog.doc(self.id).body.as_ref()?;
                Some(body.plain().trim().into())
            }
            Known::Url => address(self.renderer, card.entry, self.lang()).map(Json::from),
            Known::Language => Some(catalog.config().tag(self.lang()).into()),
            Known::Entity => Some(organisation(self.renderer)),
            Known::Published | Known::Updated => None,
            Known::Distributions => {
                let files = dataset::distributions(inputs, self.id);
                Some(files.iter().map(download).collect()).filter(|all: &Json| *all != json!([]))
            }
            Known::Licence => dataset::licence(inputs, self.id)?
                .code("url")
                .map(Json::from),
        }
    }

    /// Properties with a value, and whether any of them is more than a constant.
    fn told(&self, thing: &Thing, scope: Scope<'_>, ask: Ask<'_>) -> (Vec<(String, Json)>, bool) {
        let mut found = Vec::new();
        let mut says = false;
        for (name, origins) in &thing.properties {
            let mut values = Vec::new();
            for origin in origins {
                let before = values.len();
                self.origin(origin, scope, ask, &mut values);
                says |= values.len() > before && !matches!(origin, Origin::Constant(_));
            }
            match values.len() {
                0 => {}
                1 => found.extend(values.pop().map(|value| (name.to_string(), value))),
                _ => found.push((name.to_string(), values.into())),
            }
        }
        (found, says)
    }

    fn origin(&self, origin: &Origin, scope: Scope<'_>, ask: Ask<'_>, values: &mut Vec<Json>) {
        match origin {
            Origin::Constant(text) => values.push((&**text).into()),
            Origin::Known(known) => match ask(*known) {
                Some(Json::Array(items)) => values.extend(items),
                Some(value) => values.push(value),
                None => {}
            },
            Origin::Field(path, form) => {
                for (value, ty) in self.find(path, scope) {
                    self.value(value, ty, *form, values);
                }
            }
            Origin::Interval(from, to) => {
                let end = |path| {
                    let found = self.find(path, scope);
                    found.first().and_then(|(value, _)| iso(value))
                };
                match (end(from), end(to)) {
                    (None, None) => {}
                    (Some(from), Some(to)) if from == to => values.push(from.into()),
                    (from, to) => {
                        let or_open = |end: Option<String>| end.unwrap_or_else(|| "..".to_owned());
                        values.push(format!("{}/{}", or_open(from), or_open(to)).into());
                    }
                }
            }
            Origin::Acts(words) => self.acts(words, values),
            Origin::Thing(thing) if thing.from.is_empty() => {
                values.extend(self.object(thing, scope, ask));
            }
            Origin::Thing(thing) => {
                for (value, ty) in self.find(&thing.from, scope) {
                    let fields = parts(ty).unwrap_or_default();
                    for record in records(value) {
                        values.extend(self.object(thing, Scope::Record(record, fields), ask));
                    }
                }
            }
        }
    }

    /// An object that says more than what is always the same.
    fn object(&self, thing: &Thing, scope: Scope<'_>, ask: Ask<'_>) -> Option<Json> {
        let (properties, says) = self.told(thing, scope, ask);
        let mut told = Map::from_iter([("@type".to_owned(), Json::from(&*thing.ty))]);
        told.extend(properties);
        says.then_some(Json::Object(told))
    }

    /// The values at a path. Personal data are never among them.
    fn find<'v>(&'v self, path: &[std::sync::Arc<str>], scope: Scope<'v>) -> Found<'v> {
        let Some((first, rest)) = path.split_first() else {
            return Vec::new();
        };
        let catalog = self.renderer.inputs.catalog;
        let (fields, value) = match scope {
            Scope::Entry => {
                let mut examples = catalog.doc(self.id).fields.texts("datos_de_ejemplo");
                if examples.any(|name| name == &**first) {
                    return Vec::new();
                }
                let kind = catalog.kind(self.id);
                (&kind.fields[..], catalog.value(self.id, first))
            }
            Scope::Record(record, fields) => (fields, record.get(first)),
        };
        let field = fields
            .iter()
            .find(|field| field.name == *first && !field.personal);
        let (Some(field), Some(value)) = (field, value.filter(|value| !value.is_empty())) else {
            return Vec::new();
        };
        if rest.is_empty() {
            return vec![(value, &field.ty)];
        }
        let fields = parts(&field.ty).unwrap_or_default();
        records(value)
            .into_iter()
            .flat_map(|record| self.find(rest, Scope::Record(record, fields)))
            .collect()
    }

    fn value(&self, value: &Value, ty: &FieldType, form: Form, values: &mut Vec<Json>) {
        let inputs = &self.renderer.inputs;
        let catalog = inputs.catalog;
        let interface = catalog.config().interface(self.lang());
        match (value, ty) {
            (Value::List(items), FieldType::List(item)) => {
                for one in items {
                    self.value(&one.value, item, form, values);
                }
            }
            (Value::Text(typed), FieldType::Choice(options)) => {
                let option = options.iter().find(|option| option.value == *typed);
                let label = || option.map_or(&**typed, |option| option.label.text(interface));
                let url = option.and_then(|option| option.code("url"));
                match form {
                    Form::Typed => values.push((&**typed).into()),
                    Form::Words => values.push(label().into()),
                    Form::Address => values.extend(url.map(Json::from)),
                    Form::Natural => values.push(url.unwrap_or_else(label).into()),
                }
            }
            (Value::Text(id), FieldType::Ref(kind)) => match (catalog.find(kind, id), form) {
                (Some(entry), Form::Natural) => {
                    values.push(reference(self.renderer, entry, self.lang()));
                }
                (Some(entry), Form::Words) => {
                    let doc = catalog.best(entry, self.lang());
                    values.push((&*catalog.card(doc).title).into());
                }
                (None, Form::Natural | Form::Words) => {}
                _ => values.push((&**id).into()),
            },
            (Value::Text(code), FieldType::Territory) => {
                let name = dataset::territory(inputs, code, self.lang()).map(|(name, _)| name);
                match form {
                    Form::Words => values.push(name.unwrap_or(code).into()),
                    Form::Natural => {
                        let mut place =
                            json!({ "@type": "AdministrativeArea", "identifier": &**code });
                        if let (Some(map), Some(name)) = (place.as_object_mut(), name) {
                            map.insert("name".into(), name.into());
                        }
                        values.push(place);
                    }
                    _ => values.push((&**code).into()),
                }
            }
            (Value::Text(address), FieldType::Url) if address.starts_with('/') => {
                values.push(format!("{}{address}", catalog.config().base).into());
            }
            (Value::Text(text), _) => values.push((&**text).into()),
            (Value::Rich(fragment), _) => values.push(fragment.plain().trim().into()),
            (Value::Integer(number), _) => values.push((*number).into()),
            (Value::Decimal(number), _) => values.push((*number).into()),
            (Value::Bool(flag), _) => values.push((*flag).into()),
            (Value::Record(record), ty) => values.extend(self.file(record, ty)),
            (value, _) => values.extend(iso(value).map(Json::from)),
        }
    }

    /// A file, a picture or a recording. What the portal does not have is not told.
    fn file(&self, record: &Record, ty: &FieldType) -> Option<Json> {
        let catalog = self.renderer.inputs.catalog;
        let path = record.text("archivo")?.trim_start_matches('/');
        let facts = catalog.file(path)?;
        let made = self.renderer.inputs.pictures.get(path);
        let shown = made.and_then(figure::widest);
        let shown = shown.unwrap_or_else(|| format!("/{path}"));
        let address = format!("{}{shown}", catalog.config().base);
        let class = match ty {
            FieldType::Image => "ImageObject",
            FieldType::Media
                if [".mp4", ".webm", ".ogv"]
                    .iter()
                    .any(|end| path.ends_with(end)) =>
            {
                "VideoObject"
            }
            FieldType::Media => "AudioObject",
            _ => "MediaObject",
        };
        let mut told = json!({ "@type": class, "contentUrl": address });
        let map = told.as_object_mut()?;
        let mut add = |name: &str, value: Option<Json>| {
            map.extend(value.map(|value| (name.to_owned(), value)));
        };
        let text = |name: &str| record.text(name).map(Json::from);
        match ty {
            FieldType::Image => {
                add("caption", text("pie").or_else(|| text("texto_alternativo")));
                add("creditText", text("credito"));
                let of_file = || facts.dimensions;
                let of_made = made.map(|made| (made.width as usize, made.height as usize));
                let (width, height) = of_made.or_else(of_file).unzip();
                add("width", width.map(pixels));
                add("height", height.map(pixels));
            }
            FieldType::Media => add("transcript", text("transcripcion")),
            _ => {
                add("name", text("titulo"));
                add("encodingFormat", media::media(path).map(Json::from));
                add("contentSize", Some(format!("{} B", facts.size).into()));
            }
        }
        Some(told)
    }

    /// The norms on which this one acts in one of these ways, as far as the act has effect on the day of the build.
    fn acts(&self, words: &[std::sync::Arc<str>], values: &mut Vec<Json>) {
        let catalog = self.renderer.inputs.catalog;
        let Some(norm) = catalog.norms().get(catalog.card(self.id).entry) else {
            return;
        };
        for act in &norm.does {
            if !act.effective || !words.iter().any(|word| **word == *act.active) {
                continue;
            }
            let told = match &act.other {
                Other::Entry(other) => reference(self.renderer, *other, self.lang()),
                Other::External(name, address) => {
                    let mut told = json!({ "@type": "Legislation", "name": &**name });
                    if let (Some(map), Some(address)) = (told.as_object_mut(), address) {
                        map.insert("url".into(), (&**address).into());
                    }
                    told
                }
            };
            // A norm may act several times on another, on different articles.
            if !values.contains(&told) {
                values.push(told);
            }
        }
    }
}

/// What `portal.toml` says of the entity, without its example data.
pub(super) fn entity(renderer: &Renderer<'_>, home: DocId) -> Vec<(String, Json)> {
    let config = renderer.inputs.catalog.config();
    let (thing, fields) = crate::schema::entity();
    let mut record = config.entity.clone();
    let examples: Vec<String> = record
        .texts("datos_de_ejemplo")
        .map(str::to_owned)
        .collect();
    record
        .entries
        .retain(|(name, _)| !examples.iter().any(|example| **example == **name));
    let teller = Teller::new(renderer, home);
    teller
        .told(thing, Scope::Record(&record, fields), &|_| None)
        .0
}

fn records(value: &Value) -> Vec<&Record> {
    match value {
        Value::Record(record) => vec![record],
        Value::List(items) => items.iter().flat_map(|item| records(&item.value)).collect(),
        _ => Vec::new(),
    }
}

/// A date, a moment or a part of a date, as ISO 8601 writes it.
fn iso(value: &Value) -> Option<String> {
    match value {
        Value::Date(date) => Some(date.to_string()),
        Value::Moment(stamp) => Some(stamp.rfc3339()),
        Value::Partial(date) => Some(date.iso()),
        _ => None,
    }
}

fn pixels(side: usize) -> Json {
    json!({ "@type": "QuantitativeValue", "value": side, "unitText": "px" })
}

/// A file of a dataset.
fn download(file: &Distribution) -> Json {
    let mut told = json!({ "@type": "DataDownload", "name": file.title });
    if let Some(map) = told.as_object_mut() {
        let name = if file.direct { "contentUrl" } else { "url" };
        map.insert(name.into(), file.url.clone().into());
        let format = file.media.unwrap_or(&file.format);
        if !format.is_empty() {
            map.insert("encodingFormat".into(), format.into());
        }
        let size = file.bytes.map(|bytes| format!("{bytes} B"));
        map.extend(size.map(|size| ("contentSize".to_owned(), size.into())));
    }
    told
}
