//! Reads declarations of kinds.

use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};
use indexmap::IndexMap;
use serde::Deserialize;

use super::{
    BodyRule, Choice, Field, FieldType, Inverse, Kind, Localized, Order, Progress, Schema, Title,
};
use crate::diag::{Diagnostic, Findings, code};
use crate::text::{SourceId, Span};

/// Fields of a file to download, of a picture and of audio or video: parsed once, constant.
static FILE_FORMS: LazyLock<[Vec<Field>; 3]> = LazyLock::new(|| {
    [
        form(include_str!("forms/documento.toml")),
        form(include_str!("forms/imagen.toml")),
        form(include_str!("forms/media.toml")),
    ]
});

static SIDECAR_FORM: LazyLock<Vec<Field>> =
    LazyLock::new(|| form(include_str!("forms/ficha.toml")));

/// The fields of a type that names a file; none for other types.
pub fn file_form(ty: &FieldType) -> &'static [Field] {
    match ty {
        FieldType::Document => &FILE_FORMS[0],
        FieldType::Image => &FILE_FORMS[1],
        FieldType::Media => &FILE_FORMS[2],
        _ => &[],
    }
}

/// The form of a table's sidecar; its `constantes` take the fields of the table's kind.
pub fn sidecar_form(kind: &Kind) -> Vec<Field> {
    let mut fields = SIDECAR_FORM.clone();
    for field in fields
        .iter_mut()
        .filter(|field| &*field.name == "constantes")
    {
        field.ty = FieldType::Record(kind.fields.clone());
    }
    fields
}

/// The form of `portal.toml`.
pub fn portal_form() -> Vec<Field> {
    form(include_str!("forms/portal.toml"))
}

/// What every download has besides the fields of its kind: its first and its last column.
pub fn download_form() -> Vec<Field> {
    form(include_str!("forms/descarga.toml"))
}

/// The columns of the table that describes a download's columns.
pub fn columns_form() -> Vec<Field> {
    form(include_str!("forms/campos.toml"))
}

static KINDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/schema/kinds");

/// Declarations shipped with the program: file name and text, in order of name.
pub fn embedded() -> Vec<(&'static str, &'static str)> {
    let mut files: Vec<_> = KINDS
        .files()
        .filter_map(|file| Some((file.path().file_name()?.to_str()?, file.contents_utf8()?)))
        .collect();
    files.sort_unstable();
    files
}

/// Builds the schema from the embedded kinds and a portal's own declarations (source, text).
///
/// A declaration that cannot be used is a finding and is left out.
pub fn load<'a>(own: impl IntoIterator<Item = (SourceId, &'a str)>) -> (Schema, Findings) {
    let mut schema = Schema::default();
    let mut findings = Findings::new();
    let files = embedded();
    let (commons, kinds): (Vec<_>, Vec<_>) =
        files.iter().partition(|(name, _)| name.starts_with('_'));
    let common: Vec<Field> = commons
        .iter()
        .flat_map(|(name, text)| {
            let file: CommonFile = toml::from_str(text)
                .unwrap_or_else(|error| panic!("the embedded kind {name} is valid: {error}"));
            file.fields
        })
        .map(|raw| Field {
            common: true,
            ..field(raw).unwrap_or_else(|problem| {
                panic!("the embedded common fields are valid: {problem:?}")
            })
        })
        .collect();
    for (name, text) in kinds {
        let kind = parse(text, &common)
            .unwrap_or_else(|problem| panic!("the embedded kind {name} is valid: {problem:?}"));
        schema.add(kind);
    }
    for (source, text) in own {
        match parse(text, &common) {
            Ok(kind) => schema.add(kind),
            Err(problem) => findings.push(
                Diagnostic::at(code::KIND_DECLARATION, source, problem.span)
                    .arg("detalle", problem.what),
            ),
        }
    }
    (schema, findings)
}

/// The fields of a form: a TOML file of the program's own (`portal.toml`, a sidecar) that is validated like content.
pub(super) fn form(text: &str) -> Vec<Field> {
    let file: CommonFile =
        toml::from_str(text).unwrap_or_else(|error| panic!("the embedded form is valid: {error}"));
    file.fields
        .into_iter()
        .map(|raw| {
            field(raw).unwrap_or_else(|problem| panic!("the embedded form is valid: {problem:?}"))
        })
        .collect()
}

#[derive(Debug)]
struct Problem {
    span: Span,
    what: String,
}

impl Problem {
    fn new(what: impl Into<String>) -> Problem {
        Problem {
            span: Span::default(),
            what: what.into(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CommonFile {
    fields: Vec<RawField>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKind {
    name: String,
    folder: String,
    label: IndexMap<String, String>,
    plural: IndexMap<String, String>,
    #[serde(default)]
    help: IndexMap<String, String>,
    basis: Option<String>,
    title: RawTitle,
    summary: Option<String>,
    date: Option<String>,
    order: Option<String>,
    route: Option<String>,
    section: Option<String>,
    #[serde(default)]
    feed: bool,
    #[serde(default)]
    verbatim: bool,
    #[serde(default = "yes")]
    pages: bool,
    #[serde(default)]
    body: RawBody,
    #[serde(default)]
    unique: Vec<String>,
    json_ld: Option<String>,
    #[serde(default)]
    blocks: Vec<String>,
    #[serde(default)]
    fields: Vec<RawField>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RawTitle {
    Field(String),
    Pattern(IndexMap<String, String>),
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "lowercase")]
enum RawBody {
    None,
    #[default]
    Optional,
    Required,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawField {
    name: String,
    #[serde(rename = "type")]
    ty: String,
    item: Option<String>,
    to: Option<String>,
    #[serde(default)]
    options: Vec<RawChoice>,
    #[serde(default)]
    fields: Vec<RawField>,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    label: IndexMap<String, String>,
    #[serde(default)]
    help: IndexMap<String, String>,
    basis: Option<String>,
    #[serde(default)]
    card: bool,
    #[serde(default)]
    column: bool,
    #[serde(default)]
    facet: bool,
    #[serde(default)]
    personal: bool,
    #[serde(default)]
    past: bool,
    min: Option<f64>,
    max: Option<f64>,
    unit: Option<String>,
    after: Option<String>,
    inverse: Option<RawInverse>,
    progress: Option<RawProgress>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProgress {
    date: String,
    values: Vec<String>,
    note: String,
    #[serde(default)]
    by: Vec<String>,
    direction: Option<String>,
}

/// `inverse = { es = "…", en = "…" }`, or `inverse = false`.
#[derive(Deserialize)]
#[serde(untagged)]
enum RawInverse {
    Shown(bool),
    Named(IndexMap<String, String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChoice {
    value: String,
    label: IndexMap<String, String>,
}

fn yes() -> bool {
    true
}

fn parse(text: &str, common: &[Field]) -> Result<Kind, Problem> {
    let raw: RawKind = toml::from_str(text).map_err(|error| Problem {
        span: error.span().map(Span::from).unwrap_or_default(),
        what: near(text, error.span()),
    })?;
    let mut fields = raw
        .fields
        .into_iter()
        .map(field)
        .collect::<Result<Vec<_>, _>>()?;
    for shared in common {
        match fields.iter_mut().find(|own| own.name == shared.name) {
            Some(own) => own.common = true,
            None => fields.push(shared.clone()),
        }
    }
    let title = match raw.title {
        RawTitle::Field(name) => Title::Field(name.into()),
        RawTitle::Pattern(texts) => Title::Pattern(localized(texts)),
    };
    let has = |name: &str| fields.iter().any(|field| &*field.name == name);
    let order = raw.order.map(|order| Order {
        descending: order.starts_with('-'),
        field: order.trim_start_matches('-').into(),
    });
    let named = raw
        .date
        .iter()
        .map(String::as_str)
        .chain(order.iter().map(|order| &*order.field))
        .chain(raw.unique.iter().map(String::as_str));
    for name in named.chain(match &title {
        Title::Field(name) => Some(&**name),
        Title::Pattern(_) => None,
    }) {
        if !has(name) {
            return Err(Problem::new(name));
        }
    }
    Ok(Kind {
        name: raw.name.into(),
        folder: raw.folder.into(),
        label: localized(raw.label),
        plural: localized(raw.plural),
        help: localized(raw.help),
        basis: raw.basis.map(Into::into),
        title,
        summary: raw.summary.map_or_else(|| "resumen".into(), Into::into),
        date: raw.date.map(Into::into),
        order,
        route: raw.route.map(Into::into),
        section: raw.section.map(Into::into),
        feed: raw.feed,
        verbatim: raw.verbatim,
        pages: raw.pages,
        body: match raw.body {
            RawBody::None => BodyRule::None,
            RawBody::Optional => BodyRule::Optional,
            RawBody::Required => BodyRule::Required,
        },
        unique: raw.unique.into_iter().map(Into::into).collect(),
        json_ld: raw.json_ld.map(Into::into),
        blocks: raw.blocks.into_iter().map(Into::into).collect(),
        fields,
    })
}

/// The words at a place of the text: what stands where the declaration went wrong.
fn near(text: &str, span: Option<std::ops::Range<usize>>) -> String {
    span.and_then(|span| text.get(span))
        .map(|part| {
            part.lines()
                .next()
                .unwrap_or_default()
                .chars()
                .take(60)
                .collect()
        })
        .unwrap_or_default()
}

fn field(raw: RawField) -> Result<Field, Problem> {
    let name = raw.name.clone();
    let children = raw
        .fields
        .into_iter()
        .map(field)
        .collect::<Result<Vec<_>, _>>()?;
    let options = raw
        .options
        .into_iter()
        .map(|option| Choice {
            value: option.value.into(),
            label: localized(option.label),
        })
        .collect();
    let parts = Parts {
        to: raw.to.map(Into::into),
        options,
        children,
    };
    let ty = match raw.ty.as_str() {
        "list" => {
            let item = raw.item.as_deref().unwrap_or("text");
            FieldType::List(Box::new(
                simple(item, parts).ok_or_else(|| Problem::new(name.clone()))?,
            ))
        }
        "map" => {
            let item = raw.item.as_deref().unwrap_or("text");
            FieldType::Map(Box::new(
                simple(item, parts).ok_or_else(|| Problem::new(name.clone()))?,
            ))
        }
        ty => simple(ty, parts).ok_or_else(|| Problem::new(name.clone()))?,
    };
    Ok(Field {
        name: raw.name.into(),
        ty,
        required: raw.required,
        label: localized(raw.label),
        help: localized(raw.help),
        basis: raw.basis.map(Into::into),
        card: raw.card || raw.column || raw.facet,
        column: raw.column,
        facet: raw.facet,
        personal: raw.personal,
        past: raw.past,
        min: raw.min,
        max: raw.max,
        unit: raw.unit.map(Into::into),
        after: raw.after.map(Into::into),
        progress: raw.progress.map(|raw| Progress {
            date: raw.date.into(),
            values: raw.values.into_iter().map(Into::into).collect(),
            note: raw.note.into(),
            by: raw.by.into_iter().map(Into::into).collect(),
            direction: raw.direction.map(Into::into),
        }),
        inverse: match raw.inverse {
            Some(RawInverse::Named(texts)) => Inverse::Named(localized(texts)),
            Some(RawInverse::Shown(false)) => Inverse::Hidden,
            Some(RawInverse::Shown(true)) | None => Inverse::Plain,
        },
        common: false,
    })
}

struct Parts {
    to: Option<Arc<str>>,
    options: Vec<Choice>,
    children: Vec<Field>,
}

fn simple(name: &str, parts: Parts) -> Option<FieldType> {
    Some(match name {
        "text" => FieldType::Text,
        "rich_text" => FieldType::RichText,
        "date" => FieldType::Date,
        "date_time" => FieldType::DateTime,
        "partial_date" => FieldType::PartialDate,
        "integer" => FieldType::Integer,
        "decimal" => FieldType::Decimal,
        "pesos" => FieldType::Pesos,
        "bool" => FieldType::Bool,
        "choice" => FieldType::Choice(parts.options),
        "ref" => FieldType::Ref(parts.to?),
        "territory" => FieldType::Territory,
        "language" => FieldType::Language,
        "email" => FieldType::Email,
        "telephone" => FieldType::Telephone,
        "url" => FieldType::Url,
        "document" => FieldType::Document,
        "image" => FieldType::Image,
        "media" => FieldType::Media,
        "record" => FieldType::Record(parts.children),
        "map" => FieldType::Map(Box::new(FieldType::Text)),
        _ => return None,
    })
}

fn localized(texts: IndexMap<String, String>) -> Localized {
    Localized(
        texts
            .into_iter()
            .map(|(tag, text)| (tag.into(), text.into()))
            .collect(),
    )
}
