//! Plain values of content: records, documents, fragments of Markdown, dates, money.
//!
//! Made by `parse`, frozen, read by every later phase. No I/O, no rules.

mod date;
mod fragment;
mod html;

use std::sync::Arc;

pub use date::{PartialDate, Stamp};
pub use date::{month_named, parse_date};
pub use fragment::{Fragment, Heading, Hole, HoleKind, Image, Link};
pub use html::Html;

use crate::schema::KindId;
use crate::text::{Place, SourceId, Span, Spanned};

/// Number of a language of the portal (an index into its declared languages; 0 is the source language).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LangId(pub u8);

impl LangId {
    /// The language in which content is written first.
    pub const SOURCE: LangId = LangId(0);
}

/// A value of a field. Choices, references, codes, addresses and the like are texts: the schema says what they are.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(Arc<str>),
    /// Inline Markdown.
    Rich(Arc<Fragment>),
    /// A day.
    Date(jiff::civil::Date),
    /// A moment.
    Moment(Stamp),
    /// A year, month or day.
    Partial(PartialDate),
    /// A whole number; for `pesos`, pesos.
    Integer(i64),
    /// A decimal number.
    Decimal(f64),
    /// Yes or no.
    Bool(bool),
    /// Several values.
    List(Vec<Spanned<Value>>),
    /// Named values.
    Record(Record),
}

/// Named values with the places where they were typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// Name, value. In the order of the file; short, so searched in line.
    pub entries: Vec<(Arc<str>, Spanned<Value>)>,
}

impl Record {
    /// A value with its span.
    pub fn spanned(&self, name: &str) -> Option<&Spanned<Value>> {
        self.entries
            .iter()
            .find(|(key, _)| &**key == name)
            .map(|(_, value)| value)
    }

    /// A value.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.spanned(name).map(|spanned| &spanned.value)
    }

    /// A text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_text)
    }

    /// A whole number.
    pub fn integer(&self, name: &str) -> Option<i64> {
        match self.get(name)? {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// Yes or no; absent is no.
    pub fn flag(&self, name: &str) -> bool {
        matches!(self.get(name), Some(Value::Bool(true)))
    }

    /// A day: a date, a moment's day, or the first day of a partial date.
    pub fn date(&self, name: &str) -> Option<jiff::civil::Date> {
        self.get(name).and_then(Value::day)
    }

    /// The items of a list; absent is none.
    pub fn list(&self, name: &str) -> &[Spanned<Value>] {
        match self.get(name) {
            Some(Value::List(items)) => items,
            _ => &[],
        }
    }

    /// The texts of a list.
    pub fn texts(&self, name: &str) -> impl Iterator<Item = &str> {
        self.list(name)
            .iter()
            .filter_map(|item| item.value.as_text())
    }

    /// The records of a list.
    pub fn records(&self, name: &str) -> impl Iterator<Item = &Record> {
        self.list(name).iter().filter_map(|item| match &item.value {
            Value::Record(record) => Some(record),
            _ => None,
        })
    }

    /// A record.
    pub fn record(&self, name: &str) -> Option<&Record> {
        match self.get(name)? {
            Value::Record(record) => Some(record),
            _ => None,
        }
    }
}

impl Value {
    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The day that a date, moment or partial date speaks of.
    pub fn day(&self) -> Option<jiff::civil::Date> {
        match self {
            Value::Date(date) => Some(*date),
            Value::Moment(stamp) => Some(stamp.date()),
            Value::Partial(partial) => Some(partial.first_day()),
            _ => None,
        }
    }

    /// The last day that a date, a moment, a month or a year covers; a whole number is a year.
    pub fn last_day(&self) -> Option<jiff::civil::Date> {
        use jiff::civil::Date;
        match self {
            Value::Partial(PartialDate::Year(year)) => Date::new(*year, 12, 31).ok(),
            Value::Partial(PartialDate::Month(year, month)) => {
                Some(Date::new(*year, *month, 1).ok()?.last_of_month())
            }
            Value::Integer(year) => Date::new(i16::try_from(*year).ok()?, 12, 31).ok(),
            value => value.day(),
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Text(text) => text.trim().is_empty(),
            Value::Rich(fragment) => fragment.words == 0 && fragment.images.is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Record(record) => record.entries.is_empty(),
            _ => false,
        }
    }
}

/// One entry in one language, as its file says it.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its kind.
    pub kind: KindId,
    /// Its id: the file's name, or made from a table's row.
    pub id: Arc<str>,
    /// Its language.
    pub lang: LangId,
    /// The file.
    pub source: SourceId,
    /// The part of the file that is this entry (a whole file, or a row).
    pub span: Span,
    /// Whether it is a row of a table.
    pub row: bool,
    /// Whether it has a page, if its kind has.
    pub page: bool,
    /// Its fields.
    pub fields: Record,
    /// Its Markdown body.
    pub body: Option<Fragment>,
}

impl Document {
    /// The place of a field, else the first byte of the entry.
    pub fn place(&self, field: &str) -> Place {
        let span = self
            .fields
            .spanned(field)
            .map_or(Span::at(self.span.start as usize), |value| value.span);
        Place {
            source: self.source,
            span,
        }
    }
}
