//! The search index of each language, from documents.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Inputs;
use crate::catalog::DocId;
use crate::model::{LangId, Record, Value};
use crate::schema::{Field, FieldType, file_form};
use crate::search::{Assembler, Digester, Entry, Options, Other, Stemming, Terms, precedence};

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
    let langs = config.langs().filter(|(_, language)| language.interface);
    let mut indexes: Vec<Index<'_>> = langs
        .map(|(lang, _)| Index::new(inputs, lang, &docs))
        .collect();
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
            .map_init(FxHashMap::default, |digesters, (doc, date)| {
                digest(inputs, &indexes, digesters, *doc, date.as_deref())
            })
            .collect();
        indexes.par_iter_mut().enumerate().for_each(|(n, index)| {
            let own = terms.iter().filter_map(|terms| terms[n].as_ref());
            own.for_each(|terms| index.assembler.push(terms));
        });
    }
    let mut made: Vec<Made> = indexes.into_iter().map(Index::finish).collect();
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
    /// Tag of its language, and of that in which its interface speaks.
    tag: &'a str,
    interface: &'a str,
    options: Options,
    stemming: Option<Stemming>,
    assembler: Assembler,
}

impl<'a> Index<'a> {
    fn new(inputs: &Inputs<'a>, lang: LangId, docs: &[DocId]) -> Index<'a> {
        let config = inputs.catalog.config();
        let options = options(inputs, lang, docs);
        let tag = config.tag(lang);
        Index {
            lang,
            tag,
            interface: config.interface(lang),
            stemming: options.stemming(tag),
            options,
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

/// A thread's digesters: by the number of the index, and by what is known of the words of a document in another language.
type Digesters = FxHashMap<(usize, Option<Option<Stemming>>), Digester>;

/// The terms of a document for each index, in their order; `None` for one that does not find it.
fn digest(
    inputs: &Inputs<'_>,
    indexes: &[Index<'_>],
    digesters: &mut Digesters,
    doc: DocId,
    date: Option<&str>,
) -> Vec<Option<Terms>> {
    let catalog = inputs.catalog;
    let card = catalog.card(doc);
    let of = catalog.doc(doc).lang;
    let own = catalog.config().tag(of);
    let mut entry = Entry {
        route: card.route.as_deref().unwrap_or_default(),
        lang: own,
        title: &card.title,
        summary: card.summary.as_deref().unwrap_or_default(),
        date,
        ..Entry::default()
    };
    let mut known: Vec<(Option<Stemming>, &str, Terms)> = Vec::new();
    let mut made = Vec::with_capacity(indexes.len());
    for (n, index) in indexes.iter().enumerate() {
        if !is_found(inputs, index.lang, doc) {
            made.push(None);
            continue;
        }
        let other = of != index.lang;
        let key = other.then(|| index.options.stemming(own));
        let digester = digesters.entry((n, key)).or_insert_with(|| match other {
            false => Digester::new(index.tag, &index.options),
            true => Digester::of_other(index.tag, own, &index.options),
        });
        entry.kind = catalog.kind(doc).label.text(index.interface);
        let same = |known: &&(Option<Stemming>, &str, Terms)| {
            (known.0, known.1) == (index.stemming, entry.kind)
        };
        let terms = match known.iter().find(same) {
            Some((_, _, terms)) => digester.again(&entry, terms),
            None => {
                if known.is_empty() {
                    entry.text = Cow::Owned(text(inputs, doc));
                    entry.identifiers = identifiers(inputs, doc);
                }
                let terms = digester.digest(&entry);
                known.push((index.stemming, entry.kind, terms.clone()));
                terms
            }
        };
        made.push(Some(terms));
    }
    made
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

/// Fields that stand in the index by themselves, and those that say to the program what no page says to a reader.
const OTHERWISE: [&str; 9] = [
    "titulo",
    "resumen",
    "ruta",
    "archivo",
    "rol",
    "seccion",
    "traduce",
    "direcciones_anteriores",
    "datos_personales_autorizados",
];

/// The words of a record that the public may read; personal data are not found by searching either.
fn words(record: &Record, fields: &[Field], out: &mut String) {
    for (name, value) in &record.entries {
        let own = OTHERWISE.contains(&&**name);
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
