//! E1050, E1051: the entity's address, telephones, mail and hours are the same wherever the portal tells them.
//!
//! What is official stands in `[entidad]` and in the entries that have such facts of their own: offices, units, people,
//! other entities. A text contradicts it if it says that a fact is the entity's own («nuestra sede principal…») and it is
//! none of those, or if it is a slip of one: the numbers of the address exchanged, a mail with a letter changed, a
//! telephone as it was dialled before 2021. An address in a text is otherwise anybody's.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::own_facts;
use super::words::{self, Text};
use crate::catalog::{Catalog, DocId};
use crate::diag::{Code, Diagnostic, Findings, code};
use crate::model::{Document, Value};
use crate::notice::{self, Mark, What, is_private_mail};
use crate::schema::Kind;
use crate::text::{Place, Span};

/// Fields that hold facts one can be reached by.
const FACTS: [&str; 6] = [
    "direccion",
    "ubicacion",
    "telefono",
    "correo",
    "horario",
    "horarios",
];

pub(super) fn check(catalog: &Catalog) -> Findings {
    let known = Known::of(catalog);
    let docs: Vec<DocId> = catalog.docs().map(|(id, _)| id).collect();
    let mut findings: Findings = docs
        .par_iter()
        .with_min_len(64)
        .flat_map_iter(|&id| told(catalog, id, &known))
        .collect();
    findings.extend(own_facts::check(catalog, &known));
    findings
}

/// What the entity is officially reached by, as it is compared, and where that is said.
#[derive(Debug, Default)]
pub struct Known {
    facts: FxHashMap<(Sort, String), Place>,
    /// The domains of its mailboxes.
    domains: FxHashSet<String>,
    /// The main facts, from `portal.toml`: what a contradiction is held against.
    main: Vec<(Sort, String, Place)>,
}

/// What a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    /// A street address.
    Street,
    /// A telephone.
    Telephone,
    /// A mailbox.
    Mail,
    /// Hours.
    Hours,
}

impl Sort {
    fn name(self) -> &'static str {
        match self {
            Sort::Street => "direccion",
            Sort::Telephone => "telefono",
            Sort::Mail => "correo",
            Sort::Hours => "horario",
        }
    }

    fn of(what: What) -> Option<Sort> {
        match what {
            What::Street => Some(Sort::Street),
            What::Telephone => Some(Sort::Telephone),
            What::Mail => Some(Sort::Mail),
            What::Hours => Some(Sort::Hours),
            _ => None,
        }
    }
}

impl Known {
    /// Gathers what is official.
    pub fn of(catalog: &Catalog) -> Known {
        let mut known = Known::default();
        if let Some(source) = catalog.config().source {
            for (name, value) in &catalog.config().entity.entries {
                each(&value.value, value.span, &mut |text, span| {
                    for (sort, fact) in read(name, text) {
                        let place = Place { source, span };
                        if sort == Sort::Mail
                            && let Some((_, domain)) = fact.rsplit_once('@')
                        {
                            known.domains.insert(domain.to_owned());
                        }
                        known.main.push((sort, fact.clone(), place));
                        known.facts.entry((sort, fact)).or_insert(place);
                    }
                });
            }
        }
        for (id, doc) in catalog.docs().filter(|(_, doc)| !doc.row) {
            if !is_reached(catalog.kind(id)) {
                continue;
            }
            for (name, value) in &doc.fields.entries {
                each(&value.value, value.span, &mut |text, span| {
                    let place = Place {
                        source: doc.source,
                        span,
                    };
                    for fact in read(name, text) {
                        known.facts.entry(fact).or_insert(place);
                    }
                });
            }
        }
        known
    }

    /// The official fact that a mark contradicts, and by which code; `all` when whatever stands in the text is the
    /// entity's own.
    pub fn contradicted(
        &self,
        mark: &Mark,
        all: bool,
    ) -> Option<(&'static Code, Sort, &str, Place)> {
        let sort = Sort::of(mark.what)?;
        let said = &*mark.text;
        if sort == Sort::Hours {
            let (_, right, place) = self.main(Sort::Hours)?;
            let good = said
                .split(' ')
                .all(|span| self.facts.contains_key(&(sort, span.to_owned())));
            return ((mark.own || all) && !good).then_some((
                code::FACT_CONTRADICTED,
                sort,
                right,
                place,
            ));
        }
        if self.facts.contains_key(&(sort, said.to_owned())) {
            return None;
        }
        let mut mains = self.main.iter().filter(|(one, _, _)| *one == sort);
        if let Some((_, right, place)) = mains.find(|(_, right, _)| is_slip(sort, said, right)) {
            let code = match sort {
                Sort::Telephone => code::TELEPHONE_OLD,
                _ => code::FACT_CONTRADICTED,
            };
            return Some((code, sort, right, *place));
        }
        let own = mark.own || all;
        let foreign = sort != Sort::Mail
            || said.rsplit_once('@').is_some_and(|(_, domain)| {
                !self.domains.contains(domain) && !is_private_mail(said)
            });
        let (_, right, place) = self.main(sort)?;
        (own && foreign).then_some((code::FACT_CONTRADICTED, sort, right, place))
    }

    pub(super) fn main(&self, sort: Sort) -> Option<(Sort, &str, Place)> {
        let found = self.main.iter().find(|(one, _, _)| *one == sort)?;
        Some((found.0, &found.1, found.2))
    }
}

/// Whether entries of a kind have facts of their own: an office, a unit, another entity.
fn is_reached(kind: &Kind) -> bool {
    kind.fields
        .iter()
        .any(|field| !field.common && FACTS.contains(&&*field.name))
}

/// The texts of a value.
fn each(value: &Value, span: Span, look: &mut dyn FnMut(&str, Span)) {
    match value {
        Value::Text(text) => look(text, span),
        Value::List(items) => items
            .iter()
            .for_each(|one| each(&one.value, one.span, look)),
        Value::Record(record) => record
            .entries
            .iter()
            .for_each(|(_, one)| each(&one.value, one.span, look)),
        _ => {}
    }
}

/// What a value of a field says, as it is compared.
fn read(name: &str, text: &str) -> Vec<(Sort, String)> {
    if text.contains('@') {
        return vec![(Sort::Mail, text.trim().to_lowercase())];
    }
    match name {
        "direccion" | "ubicacion" => notice::street(text)
            .map(|street| (Sort::Street, street))
            .into_iter()
            .collect(),
        "horario" | "horarios" => spans(text)
            .into_iter()
            .map(|span| (Sort::Hours, span))
            .collect(),
        _ => notice::telephone(text)
            .map(|number| (Sort::Telephone, number))
            .into_iter()
            .collect(),
    }
}

/// The spans of hours that a value says: those of prose, or one as it is typed in a list.
pub(super) fn spans(text: &str) -> Vec<String> {
    let typed = |text: &str| {
        let (from, to) = text.trim().split_once(['-', '–'])?;
        let moment = |text: &str| {
            let (hour, minute) = text.trim().split_once(':')?;
            let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
            Some(format!("{hour:02}:{minute:02}"))
        };
        Some(format!("{}-{}", moment(from)?, moment(to)?))
    };
    match typed(text) {
        Some(span) => vec![span],
        None => notice::scan(text)
            .iter()
            .filter(|mark| mark.what == What::Hours)
            .flat_map(|mark| mark.text.split(' ').map(str::to_owned).collect::<Vec<_>>())
            .collect(),
    }
}

/// Whether a fact is another one with a slip of the pen.
fn is_slip(sort: Sort, said: &str, right: &str) -> bool {
    match sort {
        // «Calle 7 # 8-40» for «Calle 8 # 7-40».
        Sort::Street => {
            let parts = |street: &str| street.split(' ').map(str::to_owned).collect::<Vec<_>>();
            let (said, right) = (parts(said), parts(right));
            let sorted = |parts: &[String]| {
                let mut parts = parts.to_vec();
                parts.sort_unstable();
                parts
            };
            said != right && said.first() == right.first() && sorted(&said) == sorted(&right)
        }
        // As it was dialled before 2021: without country and region, or with the region's old digit.
        Sort::Telephone => {
            matches!(said.len(), 7 | 8)
                && right.starts_with("5760")
                && right.len() == 12
                && right.ends_with(&said[said.len() - 7..])
        }
        Sort::Mail => strsim::damerau_levenshtein(said, right) == 1,
        Sort::Hours => false,
    }
}

fn told(catalog: &Catalog, id: DocId, known: &Known) -> Findings {
    let doc: &Document = catalog.doc(id);
    let kind = catalog.kind(id);
    if doc.row || kind.verbatim || is_reached(kind) {
        return Findings::new();
    }
    let mut findings = Findings::new();
    let mut seen = FxHashSet::default();
    let mut look = |mark: &Mark, span: Span| {
        if let Some((code, sort, right, other)) = known.contradicted(mark, false)
            && seen.insert((sort, mark.text.clone()))
        {
            let finding = Diagnostic::at(code, doc.source, span);
            findings.push(tell(finding, sort, &mark.text, right).and(other));
        }
    };
    for mark in doc.body.iter().flat_map(|body| &body.marks) {
        look(mark, mark.span);
    }
    words::each(&doc.fields, &kind.fields, &mut |words| match words.text {
        Text::Rich(fragment) => fragment
            .marks
            .iter()
            .for_each(|mark| look(mark, words.span)),
        // Most values are words: nothing to look for.
        Text::Plain(text)
            if text.bytes().any(|byte| byte.is_ascii_digit()) || text.contains('@') =>
        {
            for mark in notice::scan(text) {
                look(&mark, words::part(text, words.span, mark.span));
            }
        }
        Text::Plain(_) => {}
    });
    findings
}

/// Says in a finding what stands here and what is official.
pub(crate) fn tell(finding: Diagnostic, sort: Sort, said: &str, right: &str) -> Diagnostic {
    finding
        .arg("clase", sort.name())
        .arg("aqui", shown(sort, said))
        .arg("oficial", shown(sort, right))
}

/// A fact as people write it.
fn shown(sort: Sort, fact: &str) -> String {
    match sort {
        Sort::Street => match fact.split(' ').collect::<Vec<_>>()[..] {
            [way, first, second, third] => format!("{way} {first} n.º {second}-{third}"),
            _ => fact.to_owned(),
        },
        Sort::Telephone => match fact.strip_prefix("57") {
            Some(number) if number.len() == 10 => {
                format!("+57 {} {} {}", &number[..3], &number[3..6], &number[6..])
            }
            _ => fact.to_owned(),
        },
        Sort::Mail | Sort::Hours => fact.to_owned(),
    }
}
