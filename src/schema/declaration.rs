//! Reads one declaration of a kind.
//!
//! In: the text of a TOML file. Out: a [`Kind`], as whole as the text allows, and a finding with its place for each
//! mistake. What can only be known among all kinds (whether a reference has a target, whether a folder is free) is
//! asked in [`super::load`].

use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::table::{Notes, Table, texts};
use super::{
    BodyRule, Choice, Example, Field, FieldType, Inverse, Kind, Order, Progress, Title, json_ld,
};
use crate::diag::{Findings, code};
use crate::text::{SourceId, Span};

/// How deep fields may nest.
const DEPTH: usize = 8;

/// Every type of a field, as declarations name it.
const TYPES: [&str; 22] = [
    "text",
    "rich_text",
    "date",
    "date_time",
    "partial_date",
    "integer",
    "decimal",
    "pesos",
    "bool",
    "choice",
    "ref",
    "territory",
    "language",
    "email",
    "telephone",
    "url",
    "document",
    "image",
    "media",
    "record",
    "list",
    "map",
];

/// A kind as declared, with what is to be asked among all kinds.
pub(super) struct Declared {
    /// The kind.
    pub(super) kind: Kind,
    /// Place of its folder.
    pub(super) folder: Span,
    /// Kinds that its fields refer to.
    pub(super) targets: Vec<(Arc<str>, Span)>,
}

/// Reads the declaration of a kind. `None` when it has no name or no folder.
pub(super) fn kind(
    text: &str,
    common: &[Field],
    source: SourceId,
    findings: &mut Findings,
) -> Option<Declared> {
    let mut reader = Reader::new(text, source, findings);
    let document = reader.parse()?;
    let mut table = Table::new(document.get_ref(), Span::at(0));
    let notes = &mut reader.notes;
    let name = identifier("name", &mut table, notes);
    let folder = identifier("folder", &mut table, notes);
    let label = table.texts("label", notes);
    let plural = table.texts("plural", notes);
    for (key, texts) in [("label", &label), ("plural", &plural)] {
        // What is no table of texts was told already.
        let spoken = texts.0.contains_key("es") || (table.has(key) && texts.0.is_empty());
        if !spoken {
            notes.missing(key, table.at);
        }
    }
    let help = table.texts("help", notes);
    let basis = table.text("basis", notes);
    let title = table.get("title").map(|value| match value.get_ref() {
        DeValue::String(name) => (Title::Field(name.as_ref().into()), Span::from(value.span())),
        _ => (
            Title::Pattern(texts("title", value, notes)),
            Span::from(value.span()),
        ),
    });
    if title.is_none() {
        notes.missing("title", table.at);
    }
    let summary = table.text("summary", notes);
    let date = table.text("date", notes);
    let order = table.text("order", notes);
    let route = table.text("route", notes);
    let section = table.text("section", notes);
    let feed = table.flag("feed", false, notes);
    let verbatim = table.flag("verbatim", false, notes);
    let pages = table.flag("pages", true, notes);
    let body = match table.text("body", notes) {
        Some((word, span)) => match &*word {
            "none" => BodyRule::None,
            "optional" => BodyRule::Optional,
            "required" => BodyRule::Required,
            _ => {
                let words = ["none", "optional", "required"].into_iter();
                notes.unknown(code::DECLARATION_CHOICE, span, &word, words);
                BodyRule::Optional
            }
        },
        None => BodyRule::Optional,
    };
    let unique = table.list("unique", notes);
    let json_ld = table.get("json_ld");
    let blocks = table.list("blocks", notes);
    let example = table.text("example", notes);
    let tables = table.tables("fields", notes);
    table.rest(notes);

    let mut fields = reader.fields(tables, 0);
    for shared in common {
        match fields.iter_mut().find(|own| own.name == shared.name) {
            Some(own) => own.common = true,
            None => fields.push(shared.clone()),
        }
    }
    let notes = &mut reader.notes;
    known_all(&reader.siblings, &fields, notes);
    known_all(&unique, &fields, notes);
    let known = |name: &str, span: Span, notes: &mut Notes<'_>| known(name, span, &fields, notes);
    match &title {
        Some((Title::Field(name), span)) => known(name, *span, notes),
        Some((Title::Pattern(patterns), span)) => {
            let first = patterns.0.values().next().map_or("", |pattern| &**pattern);
            placeholders(first).for_each(|name| known(name, *span, notes));
        }
        None => {}
    }
    if let Some((pattern, span)) = &route {
        placeholders(pattern).for_each(|name| known(name, *span, notes));
    }
    for (name, span) in [&summary, &date].into_iter().flatten() {
        known(name, *span, notes);
    }
    let order = order.map(|(order, span)| {
        let field = order.trim_start_matches('-');
        known(field, span, notes);
        Order {
            descending: order.starts_with('-'),
            field: field.into(),
        }
    });
    let json_ld = json_ld.and_then(|value| json_ld::read(value, &fields, notes));
    let targets = std::mem::take(&mut reader.targets);
    let text = |found: Option<(Arc<str>, Span)>| found.map(|(text, _)| text);
    let (folder, place) = folder?;
    let kind = Kind {
        name: name?.0,
        folder,
        label,
        plural,
        help,
        basis: text(basis),
        title: title.map_or_else(|| Title::Field("titulo".into()), |(title, _)| title),
        summary: text(summary).unwrap_or_else(|| "resumen".into()),
        date: text(date),
        order,
        route: text(route),
        section: text(section),
        feed,
        verbatim,
        pages,
        body,
        unique: names(unique),
        json_ld,
        blocks: names(blocks),
        example: text(example),
        source: None,
        fields,
    };
    Some(Declared {
        kind,
        folder: place,
        targets,
    })
}

/// Reads a file that is one object of schema.org, made of these fields.
pub(super) fn thing(
    text: &str,
    fields: &[Field],
    source: SourceId,
    findings: &mut Findings,
) -> Option<json_ld::Thing> {
    let mut reader = Reader::new(text, source, findings);
    let document = reader.parse()?;
    let table = Table::new(document.get_ref(), Span::at(0));
    json_ld::thing(table, fields, 0, &mut reader.notes)
}

/// Reads a file of choices alone: a vocabulary.
pub(super) fn options(text: &str, source: SourceId, findings: &mut Findings) -> Vec<Choice> {
    let mut reader = Reader::new(text, source, findings);
    let Some(document) = reader.parse() else {
        return Vec::new();
    };
    let mut table = Table::new(document.get_ref(), Span::at(0));
    let found = choices(&mut table, &mut reader.notes);
    table.rest(&mut reader.notes);
    found
}

/// Reads a file of fields alone: the common ones, a form.
pub(super) fn fields(text: &str, source: SourceId, findings: &mut Findings) -> Vec<Field> {
    let mut reader = Reader::new(text, source, findings);
    let Some(document) = reader.parse() else {
        return Vec::new();
    };
    let mut table = Table::new(document.get_ref(), Span::at(0));
    let tables = table.tables("fields", &mut reader.notes);
    table.rest(&mut reader.notes);
    reader.fields(tables, 0)
}

/// A name that can be a key or a folder.
fn identifier(
    key: &'static str,
    table: &mut Table<'_, '_>,
    notes: &mut Notes<'_>,
) -> Option<(Arc<str>, Span)> {
    let (name, span) = table.required(key, notes)?;
    let good = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_' || byte == b'-'
    };
    if name.is_empty() || name.starts_with('_') || !name.bytes().all(good) {
        notes.findings.push(
            crate::diag::Diagnostic::at(code::DECLARATION_NAME, notes.source, span)
                .arg("valor", name),
        );
        return None;
    }
    Some((name, span))
}

/// A field that a declaration names is one that it has.
fn known(name: &str, span: Span, fields: &[Field], notes: &mut Notes<'_>) {
    if !fields.iter().any(|field| &*field.name == name) {
        let names = fields.iter().map(|field| &*field.name);
        notes.unknown(code::DECLARATION_FIELD, span, name, names);
    }
}

fn known_all(named: &[(Arc<str>, Span)], fields: &[Field], notes: &mut Notes<'_>) {
    for (name, span) in named {
        known(name, *span, fields, notes);
    }
}

/// The names in braces of a pattern.
fn placeholders(pattern: &str) -> impl Iterator<Item = &str> {
    let parts = pattern.split('{').skip(1);
    parts.filter_map(|part| Some(part.split_once('}')?.0))
}

struct Reader<'t, 'f> {
    text: &'t str,
    notes: Notes<'f>,
    targets: Vec<(Arc<str>, Span)>,
    /// Fields that those being read may not come before.
    siblings: Vec<(Arc<str>, Span)>,
}

impl<'t, 'f> Reader<'t, 'f> {
    fn new(text: &'t str, source: SourceId, findings: &'f mut Findings) -> Reader<'t, 'f> {
        Reader {
            text,
            notes: Notes { source, findings },
            targets: Vec::new(),
            siblings: Vec::new(),
        }
    }

    fn parse(&mut self) -> Option<toml::Spanned<DeTable<'t>>> {
        match DeTable::parse(self.text) {
            Ok(table) => Some(table),
            Err(error) => {
                let span = error.span().map_or(Span::at(0), Span::from);
                self.notes.note(code::KIND_DECLARATION, span);
                None
            }
        }
    }

    fn fields(&mut self, tables: Vec<Table<'_, '_>>, depth: usize) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::with_capacity(tables.len());
        let above = std::mem::take(&mut self.siblings);
        for table in tables {
            let at = table.at;
            if depth > DEPTH {
                self.notes.note(code::TOO_DEEP, Span::at(at.start as usize));
                break;
            }
            let Some((field, span)) = self.field(table, depth) else {
                continue;
            };
            match fields.iter().any(|other| other.name == field.name) {
                true => {
                    let finding = crate::diag::Diagnostic::at(
                        code::DECLARATION_TWICE,
                        self.notes.source,
                        span,
                    );
                    self.notes.findings.push(finding.arg("valor", field.name));
                }
                false => fields.push(field),
            }
        }
        let siblings = std::mem::replace(&mut self.siblings, above);
        match depth {
            // Those of a kind may name a common field: whoever knows these asks.
            0 => self.siblings = siblings,
            _ => known_all(&siblings, &fields, &mut self.notes),
        }
        fields
    }

    /// One field and the place of its name.
    fn field(&mut self, mut table: Table<'_, '_>, depth: usize) -> Option<(Field, Span)> {
        let notes = &mut self.notes;
        let name = identifier("name", &mut table, notes);
        let at = name.as_ref().map_or(table.at, |(_, span)| *span);
        table.at = at;
        let ty = table.required("type", notes);
        let item = table.text("item", notes);
        let to = table.text("to", notes);
        let options = choices(&mut table, notes);
        let children = table.tables("fields", notes);
        let required = table.flag("required", false, notes);
        let label = table.texts("label", notes);
        let help = table.texts("help", notes);
        let example = table.get("example").map(|value| {
            let span = Span::from(value.span());
            Example {
                toml: self.text.get(span.range()).unwrap_or_default().into(),
                span,
            }
        });
        let basis = table.text("basis", notes);
        let card = table.flag("card", false, notes);
        let column = table.flag("column", false, notes);
        let sum = table.flag("sum", false, notes);
        let facet = table.flag("facet", false, notes);
        let personal = table.flag("personal", false, notes);
        let searched = table.flag("searched", true, notes);
        let past = table.flag("past", false, notes);
        let min = table.number("min", notes);
        let max = table.number("max", notes);
        let unit = table.text("unit", notes);
        let after = table.text("after", notes);
        let spoken_in = table.text("spoken_in", notes);
        let inverse = table.get("inverse").map(|value| match value.get_ref() {
            DeValue::Boolean(false) => Inverse::Hidden,
            DeValue::Boolean(true) => Inverse::Plain,
            _ => Inverse::Named(texts("inverse", value, notes)),
        });
        let progress = table
            .table("progress", notes)
            .and_then(|table| progress(table, notes));
        table.rest(notes);
        let parts = Parts {
            at,
            to,
            options,
            children: self.fields(children, depth + 1),
        };
        let ty = self.ty(ty, item, parts);
        let (name, span) = name?;
        self.siblings.extend(after.clone());
        self.siblings.extend(spoken_in.clone());
        let text = |found: Option<(Arc<str>, Span)>| found.map(|(text, _)| text);
        let field = Field {
            name,
            ty,
            required,
            label,
            help,
            example,
            basis: text(basis),
            card: card || column || facet,
            column,
            sum,
            facet,
            personal,
            searched,
            past,
            min,
            max,
            unit: text(unit),
            after: text(after),
            spoken_in: text(spoken_in),
            progress,
            inverse: inverse.unwrap_or_default(),
            common: false,
        };
        Some((field, span))
    }

    /// The type of a field. One that cannot be used is told and read as text, so that content is still checked.
    fn ty(
        &mut self,
        ty: Option<(Arc<str>, Span)>,
        item: Option<(Arc<str>, Span)>,
        parts: Parts,
    ) -> FieldType {
        let Some((name, span)) = ty else {
            return FieldType::Text;
        };
        match &*name {
            "list" | "map" => {
                let (item, at) = item.unwrap_or_else(|| ("text".into(), span));
                let item = Box::new(self.simple(&item, at, parts));
                match &*name {
                    "list" => FieldType::List(item),
                    _ => FieldType::Map(item),
                }
            }
            _ => self.simple(&name, span, parts),
        }
    }

    fn simple(&mut self, name: &str, span: Span, parts: Parts) -> FieldType {
        match name {
            "text" => FieldType::Text,
            "rich_text" => FieldType::RichText,
            "date" => FieldType::Date,
            "date_time" => FieldType::DateTime,
            "partial_date" => FieldType::PartialDate,
            "integer" => FieldType::Integer,
            "decimal" => FieldType::Decimal,
            "pesos" => FieldType::Pesos,
            "bool" => FieldType::Bool,
            "choice" if parts.options.is_empty() => {
                self.notes.missing("options", parts.at);
                FieldType::Text
            }
            "choice" => FieldType::Choice(parts.options),
            "ref" => match parts.to {
                Some((to, at)) => {
                    self.targets.push((to.clone(), at));
                    FieldType::Ref(to)
                }
                None => {
                    self.notes.missing("to", parts.at);
                    FieldType::Text
                }
            },
            "territory" => FieldType::Territory,
            "language" => FieldType::Language,
            "email" => FieldType::Email,
            "telephone" => FieldType::Telephone,
            "url" => FieldType::Url,
            "document" => FieldType::Document,
            "image" => FieldType::Image,
            "media" => FieldType::Media,
            // A map of maps has texts in the inner ones.
            "map" => FieldType::Map(Box::new(FieldType::Text)),
            "record" if parts.children.is_empty() => {
                self.notes.missing("fields", parts.at);
                FieldType::Text
            }
            "record" => FieldType::Record(parts.children),
            _ => {
                self.notes
                    .unknown(code::DECLARATION_TYPE, span, name, TYPES.into_iter());
                FieldType::Text
            }
        }
    }
}

struct Parts {
    /// Place of the field's name.
    at: Span,
    to: Option<(Arc<str>, Span)>,
    options: Vec<Choice>,
    children: Vec<Field>,
}

/// The values of a closed list: written out, or the name of a vocabulary of the program's own.
fn choices(table: &mut Table<'_, '_>, notes: &mut Notes<'_>) -> Vec<Choice> {
    let mut found = Vec::new();
    if let Some((name, span)) = table.text("vocabulary", notes) {
        match super::vocabulary(&name) {
            Some(options) => found.extend_from_slice(options),
            None => notes.unknown(code::DECLARATION_CHOICE, span, &name, super::vocabularies()),
        }
    }
    for mut option in table.tables("options", notes) {
        let value = option.required("value", notes);
        let label = option.texts("label", notes);
        let codes = option.texts("codes", notes);
        option.rest(notes);
        found.extend(value.map(|(value, _)| Choice {
            value,
            label,
            codes,
        }));
    }
    found
}

/// `progress = { date = "corte", values = ["valor"], note = "nota" }`.
fn progress(mut table: Table<'_, '_>, notes: &mut Notes<'_>) -> Option<Progress> {
    let date = table.required("date", notes);
    let values = table.list("values", notes);
    let note = table.required("note", notes);
    let by = table.list("by", notes);
    let direction = table.text("direction", notes);
    table.rest(notes);
    Some(Progress {
        date: date?.0,
        values: names(values),
        note: note?.0,
        by: names(by),
        direction: direction.map(|(direction, _)| direction),
    })
}

fn names(list: Vec<(Arc<str>, Span)>) -> Vec<Arc<str>> {
    list.into_iter().map(|(name, _)| name).collect()
}
