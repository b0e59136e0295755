//! A value as the text of a cell, for programs or for people.

use std::fmt::Write as _;

use crate::model::Value;
use crate::schema::{Field, FieldType};

/// For whom a cell is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reader<'a> {
    /// Programs: keys as typed, ISO dates, a decimal point.
    Program,
    /// People with a spreadsheet in Spanish: labels in this language, dd/mm/aaaa, a decimal comma.
    Person(&'a str),
}

/// Writes a value to the end of a text. Personal parts of a record are left out.
pub(super) fn write(out: &mut String, value: &Value, ty: &FieldType, reader: Reader<'_>) {
    match (value, ty, reader) {
        (Value::Text(text), FieldType::Choice(options), Reader::Person(tag)) => {
            let option = options.iter().find(|option| option.value == *text);
            out.push_str(option.map_or(text, |option| option.label.text(tag)));
        }
        (Value::Text(text), ..) => out.push_str(text),
        (Value::Rich(fragment), ..) => out.push_str(&fragment.plain()),
        (Value::Date(date), _, Reader::Person(_)) => day(out, *date),
        (Value::Date(date), ..) => push(out, date),
        (Value::Moment(stamp), _, Reader::Person(_)) => {
            day(out, stamp.date());
            let time = stamp.local.time();
            push(
                out,
                format_args!(" {:02}:{:02}", time.hour(), time.minute()),
            );
        }
        (Value::Moment(stamp), ..) => out.push_str(&stamp.rfc3339()),
        (Value::Partial(date), ..) => out.push_str(&date.iso()),
        (Value::Integer(number), ..) => push(out, number),
        (Value::Decimal(number), _, Reader::Person(_)) => {
            out.push_str(&number.to_string().replace('.', ","));
        }
        (Value::Decimal(number), ..) => push(out, number),
        (Value::Bool(flag), _, reader) => out.push_str(match (flag, reader) {
            (true, Reader::Program) => "si",
            (true, Reader::Person("es")) => "Sí",
            (true, Reader::Person(_)) => "Yes",
            (false, Reader::Program) => "no",
            (false, Reader::Person(_)) => "No",
        }),
        (Value::List(items), ty, reader) => {
            let item = super::table::item(ty);
            for (n, one) in items.iter().enumerate() {
                out.push_str(if n == 0 { "" } else { " | " });
                write(out, &one.value, item, reader);
            }
        }
        (Value::Record(record), ty, reader) => {
            let mut first = true;
            for (name, value) in &record.entries {
                let Some((label, ty)) = part(ty, name, reader) else {
                    continue;
                };
                out.push_str(if first { "" } else { "; " });
                out.push_str(label);
                out.push_str(": ");
                write(out, &value.value, ty, reader);
                first = false;
            }
        }
    }
}

/// A value as text.
pub(super) fn text(value: &Value, ty: &FieldType, reader: Reader<'_>) -> String {
    let mut out = String::new();
    write(&mut out, value, ty, reader);
    out
}

/// Name and type of a part of a record or map; none if it is personal or not declared.
fn part<'a>(
    ty: &'a FieldType,
    name: &'a str,
    reader: Reader<'_>,
) -> Option<(&'a str, &'a FieldType)> {
    if let FieldType::Map(item) = ty {
        return Some((name, item));
    }
    let field = public(ty, name)?;
    Some(match reader {
        Reader::Program => (name, &field.ty),
        Reader::Person(tag) => (field.label.text(tag), &field.ty),
    })
}

/// A part of a record that may be published.
pub(super) fn public<'a>(ty: &'a FieldType, name: &str) -> Option<&'a Field> {
    let fields = match ty {
        FieldType::Record(fields) => fields,
        ty => crate::schema::file_form(ty),
    };
    fields
        .iter()
        .find(|field| &*field.name == name && !field.personal)
}

fn day(out: &mut String, date: jiff::civil::Date) {
    push(
        out,
        format_args!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
    );
}

fn push(out: &mut String, what: impl std::fmt::Display) {
    // Writing to a text cannot fail.
    let _ = write!(out, "{what}");
}
