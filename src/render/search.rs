//! The search index of each language, from documents.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Inputs;
use crate::catalog::DocId;
use crate::model::{LangId, Record, Value};
use crate::schema::{Field, FieldType, Kind, KindId, file_form};
use crate::search::{Assembler, Entry, Options, Other, Reading, Stemming, Terms, precedence};

/// Documents whose terms are in memory at once.
const AT_ONCE: usize = 4096;

/// The index of a language.
#[derive(Debug)]
pub struct Made {
    /// The language.
    pub lang: LangId,
    /// Path and bytes of each file.
    pub files: Vec<(String, Vec<u8>)>,
    /// How many titles of its own language it finds.
    pub titles: usize,
}

/// The index of each language that has an interface. They are made together: a document that several of them find is read
/// once.
pub fn indexes(inputs: &Inputs<'_>) -> Vec<Made> {
    let catalog = inputs.catalog;
    let docs: Vec<DocId> = catalog
        .docs()
        .map(|(id, _)| id)
        .filter(|&id| catalog.card(id).route.is_some())
        .collect();
    let config = catalog.config();
    let mut sorts: Vec<Sort<'_>> = Vec::new();
    let mut indexes: Vec<Index<'_>> = Vec::new();
    for (lang, _) in config.langs().filter(|(_, language)| language.interface) {
        let options = options(inputs, lang, &docs);
        let sort = sort(inputs, &mut sorts, &options, lang);
        indexes.push(Index::new(config.tag(lang), lang, options, sort));
    }
    let dated = |doc: DocId| {
        let card = catalog.card(doc);
        (doc, card.date.map(|date| date.to_string()))
    };
    let mut docs: Vec<(DocId, Option<String>)> = docs.into_iter().map(dated).collect();
    let route = |doc: DocId| catalog.card(doc).route.as_deref().unwrap_or_default();
    docs.sort_by(|(a, of_a), (b, of_b)| {
        precedence((of_a.as_deref(), route(*a)), (of_b.as_deref(), route(*b)))
    });
    for some in docs.chunks(AT_ONCE) {
        let some = some.par_iter().with_min_len(64);
        let terms: Vec<Vec<Option<Terms>>> = some
            .map_init(FxHashMap::default, |readings, (doc, date)| {
                terms(inputs, &indexes, &sorts, readings, (*doc, date.as_deref()))
            })
            .collect();
        indexes.par_iter_mut().enumerate().for_each(|(n, index)| {
            let own = terms.iter().filter_map(|terms| terms[n].as_ref());
            own.for_each(|terms| index.assembler.push(terms));
        });
    }
    let mut made: Vec<Made> = indexes.into_par_iter().map(Index::finish).collect();
    for (doc, _) in &docs {
        let of = catalog.doc(*doc).lang;
        let own = made.iter_mut().filter(|made| made.lang == of);
        own.for_each(|made| made.titles += 1);
    }
    made
}

/// An index in the making.
struct Index<'a> {
    lang: LangId,
    tag: &'a str,
    options: Options,
    /// Number of the sort of words that it takes.
    sort: usize,
    assembler: Assembler,
}

impl<'a> Index<'a> {
    fn new(tag: &'a str, lang: LangId, options: Options, sort: usize) -> Index<'a> {
        Index {
            lang,
            tag,
            options,
            sort,
            assembler: Assembler::new(tag),
        }
    }

    fn finish(self) -> Made {
        let files = self.assembler.finish(&self.options).into_iter();
        let path = |path: &str| format!("indice/{}/{path}", self.tag);
        Made {
            lang: self.lang,
            files: files.map(|file| (path(&file.path), file.bytes)).collect(),
            titles: 0,
        }
    }
}

/// What the words of a document in an index rest on, besides the document: how they are stemmed, and in which language
/// its kind is called.
type Sort<'a> = (Option<Stemming>, &'a str);

/// The number of the sort of a language's index; indexes that call all kinds the same may have the same one.
fn sort<'a>(
    inputs: &Inputs<'a>,
    sorts: &mut Vec<Sort<'a>>,
    options: &Options,
    lang: LangId,
) -> usize {
    let config = inputs.catalog.config();
    let (stemming, tag) = (options.stemming(config.tag(lang)), config.interface(lang));
    let same = sorts.iter().position(|(other, known)| {
        let called = |(_, kind): (KindId, &Kind)| kind.label.text(known) == kind.label.text(tag);
        *other == stemming && inputs.catalog.schema().kinds().all(called)
    });
    same.unwrap_or_else(|| {
        sorts.push((stemming, tag));
        sorts.len() - 1
    })
}

/// A thread's readings, by the language's words that say nothing.
type Readings = FxHashMap<Option<Stemming>, Reading>;

/// The terms of a document for each index, in their order; `None` for one that does not find it.
fn terms(
    inputs: &Inputs<'_>,
    indexes: &[Index<'_>],
    sorts: &[Sort<'_>],
    readings: &mut Readings,
    (doc, date): (DocId, Option<&str>),
) -> Vec<Option<Terms>> {
    let catalog = inputs.catalog;
    let found = |index: &Index<'_>| is_found(inputs, index.lang, doc);
    let Some(first) = indexes.iter().find(|index| found(index)) else {
        return vec![None; indexes.len()];
    };
    let card = catalog.card(doc);
    let of = catalog.doc(doc).lang;
    let own = catalog.config().tag(of);
    let mut entry = Entry {
        route: card.route.as_deref().unwrap_or_default(),
        lang: own,
        title: &card.title,
        summary: card.summary.as_deref().unwrap_or_default(),
        text: Cow::Owned(text(inputs, doc)),
        kind: "",
        date,
        identifiers: identifiers(inputs, doc),
    };
    let kind = |sort: usize| catalog.kind(doc).label.text(sorts[sort].1);
    let mut asked: Vec<(usize, &str)> = Vec::new();
    for index in indexes.iter().filter(|index| found(index)) {
        if !asked.iter().any(|(sort, _)| *sort == index.sort) {
            asked.push((index.sort, kind(index.sort)));
        }
    }
    let common = first.options.stemming(own);
    let reading = readings.entry(common).or_insert_with(|| {
        let stemmings: Vec<_> = sorts.iter().map(|(stemming, _)| *stemming).collect();
        Reading::new(common, &stemmings, &first.options)
    });
    let words = reading.words(&entry, &asked);
    let of_index = |index: &Index<'_>| {
        let at = asked.iter().position(|(sort, _)| *sort == index.sort)?;
        entry.kind = asked[at].1;
        let other = of != index.lang;
        found(index).then(|| Terms::new(&entry, other, words[at].clone()))
    };
    indexes.iter().map(of_index).collect()
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
    let found = docs.iter().filter(|doc| is_found(inputs, lang, **doc));
    let others = found.map(|&doc| inputs.catalog.doc(doc).lang);
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

/// The words of a document besides its title and its summary, which stand in the index by themselves.
fn text(inputs: &Inputs<'_>, doc: DocId) -> String {
    let own = inputs.catalog.doc(doc);
    let card = inputs.catalog.card(doc);
    let mut out = own
        .body
        .as_ref()
        .map(crate::model::Fragment::plain)
        .unwrap_or_default();
    let heads = [Some(&*card.title), card.summary.as_deref()];
    words(
        &own.fields,
        &inputs.catalog.kind(doc).fields,
        &heads,
        &mut out,
    );
    out
}

/// The words of a record that the public may read, but for fields that say what is found already; personal data are not
/// found by searching either.
fn words(record: &Record, fields: &[Field], found: &[Option<&str>], out: &mut String) {
    for (name, value) in &record.entries {
        if let Some(field) = fields.iter().find(|field| field.name == *name)
            && field.searched
            && !field.personal
        {
            let before = out.len();
            one(&value.value, &field.ty, out);
            if found.contains(&out[before..].strip_prefix(' ')) {
                out.truncate(before);
            }
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
        (Value::Record(record), FieldType::Record(fields)) => words(record, fields, &[], out),
        (Value::Record(record), FieldType::Map(item)) => record
            .entries
            .iter()
            .for_each(|(_, value)| one(&value.value, item, out)),
        (Value::Record(record), ty) => words(record, file_form(ty), &[], out),
        _ => {}
    }
}
