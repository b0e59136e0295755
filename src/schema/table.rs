//! A table of a declaration, asked key by key.
//!
//! What is asked for is known; what nobody asked for is a key that does not exist, told with the nearest one that does.
//! So a new key of declarations is written in one place: where it is read.

use std::sync::Arc;

use indexmap::IndexMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Localized;
use crate::diag::{Code, Diagnostic, Findings, code, nearest};
use crate::text::{SourceId, Span};

/// A table being read.
pub(super) struct Table<'a, 't> {
    table: &'a DeTable<'t>,
    /// Where it is told that something is missing.
    pub(super) at: Span,
    asked: Vec<&'static str>,
}

/// Where findings of one file go.
pub(super) struct Notes<'f> {
    pub(super) source: SourceId,
    pub(super) findings: &'f mut Findings,
}

impl Notes<'_> {
    pub(super) fn note(&mut self, code: &'static Code, span: Span) -> &mut Diagnostic {
        self.findings.push(Diagnostic::at(code, self.source, span));
        self.findings.last_mut().expect("one was just pushed")
    }

    /// A name that is none of those there are.
    pub(super) fn unknown<'n>(
        &mut self,
        code: &'static Code,
        span: Span,
        name: &str,
        names: impl Iterator<Item = &'n str> + Clone,
    ) {
        let near = nearest(name, names.clone());
        let finding = Diagnostic::at(code, self.source, span).arg("valor", name);
        self.findings.push(match near {
            Some(_) => finding.suggest(near),
            None => {
                let names: Vec<&str> = names.collect();
                finding.hint(
                    "valores-posibles",
                    vec![("nombres", names.join(", ").into())],
                )
            }
        });
    }

    pub(super) fn wrong(&mut self, key: &str, expected: &'static str, span: Span) {
        let finding = Diagnostic::at(code::DECLARATION_VALUE, self.source, span);
        self.findings
            .push(finding.arg("clave", key).arg("esperado", expected));
    }

    /// A key that is not there and has to be.
    pub(super) fn missing(&mut self, key: &'static str, span: Span) {
        let finding = Diagnostic::at(
            code::DECLARATION_MISSING,
            self.source,
            Span::at(span.start as usize),
        );
        self.findings.push(finding.arg("clave", key));
    }
}

impl<'a, 't> Table<'a, 't> {
    pub(super) fn new(table: &'a DeTable<'t>, at: Span) -> Table<'a, 't> {
        Table {
            table,
            at,
            asked: Vec::new(),
        }
    }

    /// The value of a key.
    pub(super) fn get(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'t>>> {
        self.asked.push(key);
        let found = self.table.iter().find(|(name, _)| &**name.get_ref() == key);
        found.map(|(_, value)| value)
    }

    /// A text and its place.
    pub(super) fn text(
        &mut self,
        key: &'static str,
        notes: &mut Notes<'_>,
    ) -> Option<(Arc<str>, Span)> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some((text.as_ref().into(), value.span().into())),
            _ => {
                notes.wrong(key, "text", value.span().into());
                None
            }
        }
    }

    /// A text that has to be there.
    pub(super) fn required(
        &mut self,
        key: &'static str,
        notes: &mut Notes<'_>,
    ) -> Option<(Arc<str>, Span)> {
        let there = self.has(key);
        let found = self.text(key, notes);
        if !there {
            notes.missing(key, self.at);
        }
        found
    }

    /// Whether a key is there, without asking for it.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.keys().any(|name| &**name.get_ref() == key)
    }

    /// `{ es = "…", en = "…" }`.
    pub(super) fn texts(&mut self, key: &'static str, notes: &mut Notes<'_>) -> Localized {
        match self.get(key) {
            Some(value) => texts(key, value, notes),
            None => Localized::default(),
        }
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, key: &'static str, absent: bool, notes: &mut Notes<'_>) -> bool {
        let Some(value) = self.get(key) else {
            return absent;
        };
        match value.get_ref() {
            DeValue::Boolean(flag) => *flag,
            _ => {
                notes.wrong(key, "bool", value.span().into());
                absent
            }
        }
    }

    /// A number.
    pub(super) fn number(&mut self, key: &'static str, notes: &mut Notes<'_>) -> Option<f64> {
        let value = self.get(key)?;
        let number: Option<f64> = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none_or(|number| !number.is_finite()) {
            notes.wrong(key, "number", value.span().into());
            return None;
        }
        number
    }

    /// A list of texts, each with its place.
    pub(super) fn list(
        &mut self,
        key: &'static str,
        notes: &mut Notes<'_>,
    ) -> Vec<(Arc<str>, Span)> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            notes.wrong(key, "list", value.span().into());
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(text) => texts.push((text.as_ref().into(), item.span().into())),
                _ => notes.wrong(key, "text", item.span().into()),
            }
        }
        texts
    }

    /// A table within this one.
    pub(super) fn table(
        &mut self,
        key: &'static str,
        notes: &mut Notes<'_>,
    ) -> Option<Table<'a, 't>> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(Table::new(table, value.span().into())),
            _ => {
                notes.wrong(key, "record", value.span().into());
                None
            }
        }
    }

    /// The tables of a list, each with its place.
    pub(super) fn tables(
        &mut self,
        key: &'static str,
        notes: &mut Notes<'_>,
    ) -> Vec<Table<'a, 't>> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            notes.wrong(key, "list", value.span().into());
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(table) => tables.push(Table::new(table, item.span().into())),
                _ => notes.wrong(key, "record", item.span().into()),
            }
        }
        tables
    }

    /// The keys that nobody asked for, in the order of the file: where a table has names of its own.
    pub(super) fn others(&self) -> Vec<(Arc<str>, Span, &'a Spanned<DeValue<'t>>)> {
        let mut others: Vec<(Arc<str>, Span, _)> = self
            .table
            .iter()
            .filter(|(name, _)| !self.asked.contains(&&**name.get_ref()))
            .map(|(name, value)| (Arc::from(&**name.get_ref()), name.span().into(), value))
            .collect();
        others.sort_by_key(|(_, span, _)| span.start);
        others
    }

    /// Tells of the keys that nobody asked for.
    pub(super) fn rest(self, notes: &mut Notes<'_>) {
        let mut others: Vec<_> = self
            .table
            .keys()
            .filter(|name| !self.asked.contains(&&**name.get_ref()))
            .collect();
        others.sort_by_key(|name| name.span().start);
        for name in others {
            let known = self.asked.iter().copied();
            notes.unknown(
                code::DECLARATION_KEY,
                name.span().into(),
                name.get_ref(),
                known,
            );
        }
    }
}

/// Texts by language: `{ es = "…", en = "…" }`.
pub(super) fn texts(key: &str, value: &Spanned<DeValue<'_>>, notes: &mut Notes<'_>) -> Localized {
    let DeValue::Table(table) = value.get_ref() else {
        notes.wrong(key, "texts", value.span().into());
        return Localized::default();
    };
    let mut found = IndexMap::new();
    for (tag, text) in table.iter() {
        match text.get_ref() {
            DeValue::String(text) => {
                found.insert(Arc::from(&**tag.get_ref()), Arc::from(text.as_ref()));
            }
            _ => notes.wrong(key, "text", text.span().into()),
        }
    }
    Localized(found)
}
