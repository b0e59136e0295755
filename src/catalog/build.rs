//! Makes the catalogue: joins languages, resolves references, gives titles and addresses.

use std::sync::Arc;

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::{
    Backlinks, Budgets, Card, Catalog, DocId, Entry, EntryId, Norms, Shown, Unread, earlier, routes,
};
use crate::collate::{self, Order};
use crate::config::Config;
use crate::diag::{Diagnostic, Findings, code};
use crate::model::{Document, LangId, Record, Value};
use crate::schema::{Field, FieldType, Kind, Schema, Title};
use crate::text::{Place, SourceId, Span};

/// Longest summary that lists, feeds and descriptions bear, in characters.
const SUMMARY: usize = 200;

/// Whether the absence of a section is told already: it is the home page (E0313), or its file could not be read.
fn is_told(catalog: &Catalog, section: &str) -> bool {
    let kind = catalog.schema.named("seccion");
    section == "inicio" || kind.is_some_and(|kind| catalog.unread.has(kind, section))
}

/// What is known of a file that is published as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct FileFacts {
    /// Size in bytes.
    pub size: u64,
    /// Width and height in pixels, of pictures.
    pub dimensions: Option<(usize, usize)>,
    /// Whether a photograph says where it was taken.
    pub place: bool,
    /// What a drawing does besides being seen.
    pub drawing: Option<crate::svg::Fault>,
    /// What a PDF says of itself.
    pub pdf: Option<crate::pdf::Reading>,
    /// What a file of captions says.
    pub captions: Option<Result<crate::vtt::Captions, crate::vtt::Fault>>,
    /// What a file of outlines says.
    pub map: Option<Result<crate::geo::Map, crate::geo::Fault>>,
}

/// Builds the catalogue as it stands on a day. Drafts are left out unless asked for.
pub fn build(
    mut docs: Vec<Arc<Document>>,
    schema: Arc<Schema>,
    config: Arc<Config>,
    files: FxHashMap<Arc<str>, FileFacts>,
    unread: Unread,
    drafts: bool,
    today: jiff::civil::Date,
) -> (Catalog, Findings) {
    let mut findings = Findings::new();
    docs.retain(|doc| drafts || !doc.fields.flag("borrador"));
    // Source first, then languages in their order; the order of files is already that of paths.
    docs.sort_by(|a, b| {
        (a.kind, &a.id, a.lang, a.source, a.span).cmp(&(b.kind, &b.id, b.lang, b.source, b.span))
    });
    let docs = without_repeated(docs, &config, &mut findings);
    let orders = config.languages.iter().map(|language| {
        let letters = language.alphabet.iter().map(|letter| &*letter.value);
        Order::of(&language.tag, letters)
    });
    let mut catalog = Catalog {
        orders: orders.collect(),
        by_kind: vec![Vec::new(); schema.kinds().count()],
        schema,
        config,
        docs,
        cards: Vec::new(),
        entries: Vec::new(),
        by_key: FxHashMap::default(),
        by_route: FxHashMap::default(),
        files,
        norms: Norms::default(),
        budgets: Budgets::default(),
        backlinks: Backlinks::default(),
        derived: Vec::new(),
        unread,
        earlier: Default::default(),
        shown: Default::default(),
        versions: FxHashMap::default(),
    };
    join(&mut catalog);
    hang(&mut catalog, &mut findings);
    let cards = (0..catalog.docs.len())
        .map(|n| card(&catalog, DocId(n as u32)))
        .collect();
    catalog.cards = cards;
    order(&mut catalog);
    routes::assign(&mut catalog, &mut findings);
    catalog.earlier = earlier::collect(&catalog, &mut findings);
    catalog.norms = Norms::of(&catalog, today);
    catalog.budgets = Budgets::of(&catalog);
    catalog.backlinks = Backlinks::of(&catalog);
    catalog.derived = vec![("estado".into(), catalog.norms.states())];
    catalog.shown = Shown::of(&catalog);
    catalog.versions = super::translation::versions(&catalog);
    (catalog, findings)
}

/// Rows of one table whose identifier another has too that are told one by one.
const REPEATED_ROWS: usize = 20;

/// Keeps the first of several documents with one kind, id and language, and translations that have an original.
fn without_repeated(
    docs: Vec<Arc<Document>>,
    config: &Config,
    findings: &mut Findings,
) -> Vec<Arc<Document>> {
    let mut kept: Vec<Arc<Document>> = Vec::with_capacity(docs.len());
    let mut original: Option<(crate::schema::KindId, Arc<str>)> = None;
    let mut rows: IndexMap<SourceId, Vec<Diagnostic>> = IndexMap::new();
    for doc in docs {
        let key = (doc.kind, doc.id.clone());
        if let Some(last) = kept.last()
            && (last.kind, &last.id, last.lang) == (doc.kind, &doc.id, doc.lang)
        {
            let first = Place {
                source: last.source,
                span: Span::at(last.span.start as usize),
            };
            let finding = Diagnostic::at(
                code::DUPLICATE_ID,
                doc.source,
                Span::at(doc.span.start as usize),
            )
            .arg("id", doc.id.clone())
            .arg("tabla", if doc.row { "si" } else { "no" })
            .and(first);
            match doc.row {
                true => rows.entry(doc.source).or_default().push(finding),
                false => findings.push(finding.arg("otras", 0_usize)),
            }
            continue;
        }
        if doc.lang == LangId::SOURCE {
            original = Some(key);
        } else if original.as_ref() != Some(&key) {
            findings.push(
                Diagnostic::at(code::TRANSLATION_ALONE, doc.source, Span::at(0))
                    .arg("id", doc.id.clone())
                    .arg("lengua", config.tag(doc.lang)),
            );
            continue;
        }
        kept.push(doc);
    }
    for (_, mut told) in rows {
        // In the order of the rows. A table that was pasted twice is told in some places, with the count of the rest.
        told.sort_by_key(|finding| finding.place.map(|place| place.span.start));
        let rest = told.len().saturating_sub(REPEATED_ROWS);
        told.truncate(REPEATED_ROWS);
        let last = told.len() - 1;
        let counted = told.into_iter().enumerate();
        findings.extend(
            counted.map(|(n, finding)| finding.arg("otras", if n == last { rest } else { 0 })),
        );
    }
    kept
}

fn join(catalog: &mut Catalog) {
    for n in 0..catalog.docs.len() {
        let (kind, id) = (catalog.docs[n].kind, catalog.docs[n].id.clone());
        let doc = DocId(n as u32);
        match catalog.by_key.get(&(kind, id.clone())) {
            Some(&entry) => catalog.entries[entry.0 as usize].docs.push(doc),
            None => {
                let entry = EntryId(catalog.entries.len() as u32);
                catalog.entries.push(Entry {
                    kind,
                    id: id.clone(),
                    docs: vec![doc],
                    section: None,
                    example: catalog.docs[n].fields.flag("ejemplo"),
                });
                catalog.by_key.insert((kind, id), entry);
                catalog.by_kind[usize::from(kind.0)].push(entry);
            }
        }
    }
}

/// Hangs every entry under its section; chains that bite their tail are cut and told.
fn hang(catalog: &mut Catalog, findings: &mut Findings) {
    let mut missing = rustc_hash::FxHashSet::default();
    for n in 0..catalog.entries.len() {
        let entry = &catalog.entries[n];
        let kind = catalog.schema.kind(entry.kind);
        let doc = &catalog.docs[entry.docs[0].0 as usize];
        let is_section = &*kind.name == "seccion";
        let field = if is_section { "padre" } else { "seccion" };
        let typed = doc.fields.text(field);
        let wanted = typed.or(if is_section {
            None
        } else {
            kind.section.as_deref()
        });
        let home = doc.fields.text("ruta") == Some("/");
        let section = match (is_section, wanted) {
            (true, None) if !home => catalog.find("seccion", "inicio"),
            (_, Some(id)) => catalog.find("seccion", id),
            _ => None,
        };
        if section.is_none()
            && let (None, Some(id)) = (typed, wanted)
            && !is_told(catalog, id)
            && kind.pages
            && missing.insert(kind.name.clone())
        {
            findings.push(
                Diagnostic::at(code::SECTION_MISSING, doc.source, Span::at(0))
                    .arg("seccion", id)
                    .arg("tipo", &kind.plural),
            );
        }
        // The home page is above all and never part of a chain.
        let section =
            section.filter(|section| catalog.entries[section.0 as usize].id.as_ref() != "inicio");
        catalog.entries[n].section = section;
    }
    for n in 0..catalog.entries.len() {
        let mut seen = vec![EntryId(n as u32)];
        let mut at = catalog.entries[n].section;
        while let Some(section) = at {
            if seen.contains(&section) {
                let doc = &catalog.docs[catalog.entries[n].docs[0].0 as usize];
                let place = doc.place("padre");
                findings.push(
                    Diagnostic::at(code::CYCLE, place.source, place.span).arg("campo", "padre"),
                );
                catalog.entries[n].section = None;
                break;
            }
            seen.push(section);
            at = catalog.entries[section.0 as usize].section;
        }
    }
}

fn card(catalog: &Catalog, id: DocId) -> Card {
    let doc = &catalog.docs[id.0 as usize];
    let entry = catalog.by_key[&(doc.kind, doc.id.clone())];
    let kind = catalog.schema.kind(doc.kind);
    let source = &catalog.docs[catalog.entries[entry.0 as usize].docs[0].0 as usize].fields;
    let value = |name: &str| doc.fields.get(name).or_else(|| source.get(name));
    let tag = catalog.config.tag(doc.lang);
    // What a translation does not say is said by the original, in its language.
    let said_in = |name: &str| match doc.fields.get(name) {
        Some(_) => doc.lang,
        None => LangId::SOURCE,
    };
    let text = |name: &str| Some((value(name)?.as_text()?, said_in(name)));
    let typed = text("titulo").filter(|(text, _)| !text.trim().is_empty());
    let (title, title_in): (Arc<str>, LangId) = match (&kind.title, typed) {
        (Title::Field(name), typed) => {
            let (text, lang) = text(name).or(typed).unwrap_or((&doc.id, doc.lang));
            (text.into(), lang)
        }
        (Title::Pattern(_), Some((text, lang))) => (text.into(), lang),
        (Title::Pattern(patterns), None) => {
            let (words, spoken) = patterns.get(tag);
            let lang = match spoken == tag {
                true => doc.lang,
                false => LangId::SOURCE,
            };
            (pattern(words, kind, tag, &value).into(), lang)
        }
    };
    let summary = [&*kind.summary, "resumen"].into_iter().find_map(|name| {
        let text = match value(name)? {
            Value::Text(text) => text.to_string(),
            Value::Rich(fragment) => fragment.plain(),
            _ => return None,
        };
        Some((shorten(&text).into(), said_in(name)))
    });
    let (summary, summary_in) = summary.unzip();
    let date = kind.date.as_deref().and_then(|name| value(name)?.day());
    Card {
        entry,
        title,
        title_in,
        summary,
        summary_in: summary_in.unwrap_or(doc.lang),
        date: date.or_else(|| value("fecha_publicacion")?.day()),
        route: None,
        page: false,
    }
}

/// Fills `{tipo} {numero} de {vigencia}`; choices give their label.
fn pattern<'a>(
    pattern: &str,
    kind: &Kind,
    lang: &str,
    value: &dyn Fn(&str) -> Option<&'a Value>,
) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        match (value(name), kind.field(name).map(|field| &field.ty)) {
            (Some(Value::Text(text)), Some(FieldType::Choice(options))) => {
                let option = options.iter().find(|option| option.value == *text);
                out.push_str(option.map_or(text, |option| option.label.text(lang)));
            }
            (Some(Value::Text(text)), _) => out.push_str(text),
            (Some(Value::Integer(number)), _) => out.push_str(&number.to_string()),
            (Some(Value::Partial(date)), _) => out.push_str(&date.iso()),
            (Some(Value::Date(date)), _) => out.push_str(&date.to_string()),
            _ => {}
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A text cut at a word, with an ellipsis, when it is longer than lists bear.
fn shorten(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= SUMMARY {
        return text;
    }
    let cut: String = text.chars().take(SUMMARY - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!(
        "{}…",
        cut[..end].trim_end_matches([',', ';', ':', '.', ' '])
    )
}

/// Puts the entries of each kind in the order of its list.
fn order(catalog: &mut Catalog) {
    let words = catalog.order(LangId::SOURCE).clone();
    for (n, mut list) in std::mem::take(&mut catalog.by_kind).into_iter().enumerate() {
        let kind = catalog.schema.kind(crate::schema::KindId(n as u16)).clone();
        let source =
            |entry: EntryId| &*catalog.docs[catalog.entries[entry.0 as usize].docs[0].0 as usize];
        let title = |entry: EntryId| {
            let card = &catalog.cards[catalog.entries[entry.0 as usize].docs[0].0 as usize];
            words.key(&card.title)
        };
        match &kind.order {
            Some(order) => list.sort_by_cached_key(|&entry| {
                let key = sort_key(source(entry).fields.get(&order.field), &words);
                (
                    if order.descending {
                        Key::Down(std::cmp::Reverse(key))
                    } else {
                        Key::Up(key)
                    },
                    title(entry),
                    entry,
                )
            }),
            None => list.sort_by_cached_key(|&entry| (title(entry), entry)),
        }
        catalog.by_kind.push(list);
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Up(SortKey),
    Down(std::cmp::Reverse<SortKey>),
}

/// Whether it is missing, its number, its words.
type SortKey = (bool, i128, Option<collate::Key>);

/// Missing values come last when ascending.
fn sort_key(value: Option<&Value>, words: &Order) -> SortKey {
    match value {
        None => (true, i128::MAX, None),
        Some(Value::Integer(number)) => (false, i128::from(*number), None),
        Some(Value::Decimal(number)) => (false, (*number * 1e6) as i128, None),
        Some(Value::Moment(stamp)) => (false, i128::from(stamp.unix()), None),
        Some(Value::Text(text)) => (false, 0, Some(words.key(text))),
        Some(value) => match value.day() {
            Some(day) => (
                false,
                i128::from(crate::model::Stamp::midnight(day).unix()),
                None,
            ),
            None => (false, 0, None),
        },
    }
}

/// All references in a record, with the kind that they point to.
pub(crate) fn references<'a>(
    record: &'a Record,
    fields: &'a [Field],
    found: &mut Vec<(&'a str, &'a str, Span, &'a Field)>,
) {
    for (name, value) in &record.entries {
        let Some(field) = fields.iter().find(|field| field.name == *name) else {
            continue;
        };
        reference(&value.value, value.span, &field.ty, field, found);
    }
}

fn reference<'a>(
    value: &'a Value,
    span: Span,
    ty: &'a FieldType,
    field: &'a Field,
    found: &mut Vec<(&'a str, &'a str, Span, &'a Field)>,
) {
    match (value, ty) {
        (Value::Text(id), FieldType::Ref(kind)) => found.push((kind, id, span, field)),
        (Value::List(items), FieldType::List(item)) => {
            items
                .iter()
                .for_each(|one| reference(&one.value, one.span, item, field, found));
        }
        (Value::Record(record), FieldType::Record(fields)) => references(record, fields, found),
        _ => {}
    }
}
