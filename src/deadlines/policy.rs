//! The editorial policy of a portal: its commitments, with what they take from the publication calendar.
//!
//! In: the entries of the kind `compromiso` and the embedded `publicacion.toml`. Out: [`Commitment`]s, and a finding
//! for each that could never be kept: an unknown kind, a path that is not there, a value that no entry can have.

use std::sync::Arc;

use jiff::Span;
use jiff::civil::Date;

use super::duty::{Confidence, Duty, Filter, Year, duties, is_laxer, period};
use super::reach;
use super::term::Term;
use crate::calendar::MonthDay;
use crate::catalog::{Catalog, DocId, EntryId};
use crate::diag::{Code, Diagnostic, Findings, code, nearest};
use crate::model::Record;
use crate::schema::{FieldType, Kind, KindId};

/// When something is due again.
#[derive(Debug, Clone)]
pub(super) enum Rhythm {
    /// On a day of every year, so many years after the one that is covered.
    Yearly { day: MonthDay, later: i16 },
    /// After so much time.
    Every(Span),
}

/// A term for each entry, after a fact.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Each {
    pub(super) fact: Arc<str>,
    pub(super) done: Arc<str>,
    pub(super) term: Term,
}

/// What a portal has committed itself to.
#[derive(Debug, Clone)]
pub(super) struct Commitment {
    pub(super) entry: EntryId,
    pub(super) kind: KindId,
    pub(super) filter: Option<Filter>,
    pub(super) covers: Option<Arc<str>>,
    pub(super) rhythm: Option<Rhythm>,
    pub(super) term: Option<Term>,
    pub(super) each: Option<Each>,
    pub(super) since: Date,
    pub(super) basis: Option<Arc<str>>,
    pub(super) confidence: Option<Confidence>,
}

/// Reads all commitments, and says what is wrong with them.
pub(super) fn commitments(catalog: &Catalog) -> (Vec<Commitment>, Findings) {
    let mut findings = Findings::new();
    let entries = catalog.named("compromiso").iter();
    let commitments = entries.filter_map(|&entry| {
        let mut reader = Reader {
            catalog,
            doc: catalog.source(entry),
            findings: &mut findings,
        };
        reader.commitment(entry)
    });
    (commitments.collect(), findings)
}

struct Reader<'r> {
    catalog: &'r Catalog,
    doc: DocId,
    findings: &'r mut Findings,
}

impl<'r> Reader<'r> {
    fn fields(&self) -> &'r Record {
        &self.catalog.doc(self.doc).fields
    }

    /// Tells a finding at a field, or within it (`filtro.campo`).
    fn tell(&mut self, code: &'static Code, path: &str, value: &str) -> &mut Diagnostic {
        let doc = self.catalog.doc(self.doc);
        let found = reach::values(&doc.fields, path);
        let typed = found.iter().find(|one| one.value.as_text() == Some(value));
        let place = match typed.or(found.first()) {
            Some(found) => crate::text::Place {
                source: doc.source,
                span: found.span,
            },
            None => doc.place(path),
        };
        let finding = Diagnostic::at(code, place.source, place.span).arg("valor", value);
        self.findings.push(finding);
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    fn commitment(&mut self, entry: EntryId) -> Option<Commitment> {
        let fields = self.fields();
        let kind = self.kind()?;
        let duty = self.duty(kind)?;
        let filter = self.filter(duty, kind)?;
        let covers = self.covers(duty, kind);
        let rhythm = self.rhythm(duty)?;
        let each = self.each(duty, kind)?;
        let basis = fields.text("base").map(Arc::from);
        let confidence = match fields.text("confianza") {
            Some("leida") => Some(Confidence::Read),
            Some("memoria") => Some(Confidence::Memory),
            // What a portal says of itself, without a norm, is no one's memory.
            _ => duty.map(|duty| duty.confidence),
        };
        Some(Commitment {
            entry,
            kind,
            filter,
            covers,
            rhythm,
            each,
            term: fields.record("plazo").and_then(Term::of),
            since: fields.date("rige_desde")?,
            basis: basis.or_else(|| duty?.basis.as_deref().map(Arc::from)),
            confidence,
        })
    }

    /// The duty that it takes its data from; `None` if there is none of that name, or if it is about another kind.
    fn duty(&mut self, kind: KindId) -> Option<Option<&'static Duty>> {
        let Some(id) = self.fields().text("calendario") else {
            return Some(None);
        };
        let kind = &self.catalog.schema().kind(kind).name;
        let names = || {
            let of_kind = duties().iter().filter(|duty| duty.kind == **kind);
            of_kind.map(|duty| duty.id.as_str())
        };
        if names().any(|name| name == id) {
            return Some(duties().iter().find(|duty| duty.id == id));
        }
        let all: Vec<&str> = names().collect();
        let finding = self.tell(code::POLICY_DUTY, "calendario", id);
        *finding = finding
            .clone()
            .arg("tipo", kind.clone())
            .arg(
                "nombres",
                if all.is_empty() {
                    "—".to_owned()
                } else {
                    all.join(", ")
                },
            )
            .suggest(nearest(id, all.iter().copied()));
        None
    }

    fn kind(&mut self) -> Option<KindId> {
        let schema = self.catalog.schema();
        // A required field that is not there was told already.
        let name = self.fields().text("tipo")?;
        let found = schema.named(name);
        if found.is_none() {
            let known = nearest(name, schema.kinds().map(|(_, kind)| &*kind.name));
            let finding = self.tell(code::POLICY_KIND, "tipo", name);
            *finding = finding.clone().suggest(known);
        }
        found
    }

    /// The filter; `None` if it can never be met.
    fn filter(&mut self, duty: Option<&Duty>, kind: KindId) -> Option<Option<Filter>> {
        let Some(record) = self.fields().record("filtro") else {
            return Some(duty.and_then(|duty| duty.filter.clone()));
        };
        let kind = self.catalog.schema().kind(kind);
        let name = record.text("campo").unwrap_or_default();
        let values: Vec<String> = record.texts("valores").map(str::to_owned).collect();
        let Some(field) = kind.field(name) else {
            self.unknown_field(kind, "filtro.campo", name);
            return None;
        };
        let ty = match &field.ty {
            FieldType::List(item) => item,
            ty => ty,
        };
        if let FieldType::Choice(options) = ty {
            let names = || options.iter().map(|option| &*option.value);
            let wrong = values
                .iter()
                .find(|value| !names().any(|name| name == *value));
            if let Some(wrong) = wrong {
                let known = nearest(wrong, names());
                let all: Vec<&str> = names().collect();
                let finding = self.tell(code::POLICY_VALUE, "filtro.valores", wrong);
                *finding = finding
                    .clone()
                    .arg("campo", name)
                    .arg("nombres", all.join(", "))
                    .suggest(known);
                return None;
            }
        }
        Some(Some(Filter {
            field: name.to_owned(),
            values,
        }))
    }

    fn covers(&mut self, duty: Option<&Duty>, kind: KindId) -> Option<Arc<str>> {
        let kind = self.catalog.schema().kind(kind);
        let own = self.fields().text("cubre");
        match own {
            Some(path) => match reach::field(&kind.fields, path) {
                Some(field) if reach::is_dated(field) => Some(path.into()),
                _ => {
                    self.unknown_field(kind, "cubre", path);
                    None
                }
            },
            None => {
                let of_duty = duty.and_then(|duty| duty.covers.as_deref());
                of_duty.map(Arc::from).or_else(|| kind.date.clone())
            }
        }
    }

    /// The rhythm; `None` if there is no way to know when something is due.
    fn rhythm(&mut self, duty: Option<&Duty>) -> Option<Option<Rhythm>> {
        let fields = self.fields();
        let frequency = fields.text("frecuencia")?;
        if let Some(duty) = duty
            && let Some(asked) = &duty.frequency
            && is_laxer(frequency, asked)
        {
            self.laxer("frecuencia", frequency, duty);
        }
        let of_duty = duty
            .filter(|_| frequency == "anual")
            .and_then(|duty| duty.day);
        let day = match fields.text("dia") {
            Some(typed) => match MonthDay::parse(typed) {
                Some(day) if frequency == "anual" => {
                    if let Some(duty) = duty.filter(|_| of_duty.is_some_and(|asked| day > asked)) {
                        self.laxer("dia", typed, duty);
                    }
                    Some(day)
                }
                _ => {
                    self.tell(code::POLICY_DAY, "dia", typed);
                    return None;
                }
            },
            None => of_duty,
        };
        if let Some(day) = day {
            let year = match fields.text("anio") {
                Some("mismo") => Year::Same,
                Some(_) => Year::Next,
                None => duty.and_then(|duty| duty.year).unwrap_or(Year::Next),
            };
            let later = i16::from(year == Year::Next);
            return Some(Some(Rhythm::Yearly { day, later }));
        }
        Some(period(frequency).map(Rhythm::Every))
    }

    fn each(&mut self, duty: Option<&Duty>, kind: KindId) -> Option<Option<Each>> {
        let Some(record) = self.fields().record("por_ficha") else {
            let each = duty.and_then(|duty| duty.each.as_ref()).map(|each| Each {
                fact: each.fact.as_str().into(),
                done: each.done.as_str().into(),
                term: Term::new(each.value, each.unit),
            });
            return Some(each);
        };
        let kind = self.catalog.schema().kind(kind);
        let (fact, done) = (record.text("hecho")?, record.text("cumple")?);
        if !reach::field(&kind.fields, fact).is_some_and(reach::is_dated) {
            self.unknown_field(kind, "por_ficha.hecho", fact);
            return None;
        }
        if reach::field(&kind.fields, done).is_none() {
            self.unknown_field(kind, "por_ficha.cumple", done);
            return None;
        }
        Some(Some(Each {
            fact: fact.into(),
            done: done.into(),
            term: Term::of(record)?,
        }))
    }

    /// Tells that less is promised than the calendar asks for.
    fn laxer(&mut self, path: &str, value: &str, duty: &Duty) {
        let name = |text: &str, tag: &str| (Arc::from(tag), Arc::from(text));
        let words: crate::diag::Words =
            [name(&duty.name.es, "es"), name(&duty.name.en, "en")].into();
        let asked = match duty.day {
            Some(day) => day.to_string(),
            None => duty.frequency.clone().unwrap_or_default(),
        };
        let basis = duty.basis.as_deref().map(Arc::from);
        let finding = self.tell(code::POLICY_LAXER, path, value);
        *finding = finding
            .clone()
            .arg("obligacion", words)
            .arg("pide", asked)
            .basis(basis);
    }

    fn unknown_field(&mut self, kind: &Kind, path: &str, name: &str) {
        let known = nearest(name, kind.fields.iter().map(|field| &*field.name));
        let finding = self.tell(code::POLICY_FIELD, path, name);
        *finding = finding.clone().arg("tipo", &kind.label).suggest(known);
    }
}
