//! All texts of an entry that the public will read, field by field. Not a rule: rules walk entries with it.

use crate::model::{Fragment, Record, Value};
use crate::schema::{Field, FieldType, file_form};
use crate::text::Span;

/// One text of an entry.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    /// The field of the entry in which it stands.
    pub(super) top: &'a Field,
    /// The field whose value it is: `top`, or one of its record's.
    pub(super) field: &'a Field,
    /// What that field, or the item of its list, holds.
    pub(super) ty: &'a FieldType,
    /// The text: plain, or what was read of Markdown.
    pub(super) text: Text<'a>,
    /// Where it stands.
    pub(super) span: Span,
}

/// A text.
#[derive(Clone, Copy)]
pub(super) enum Text<'a> {
    /// As it was typed.
    Plain(&'a str),
    /// Inline Markdown.
    Rich(&'a Fragment),
}

/// Hands all texts of a record to `look`; personal data, which are not published, are left out.
pub(super) fn each<'a>(record: &'a Record, fields: &'a [Field], look: &mut dyn FnMut(Words<'a>)) {
    walk(record, fields, None, look);
}

fn walk<'a>(
    record: &'a Record,
    fields: &'a [Field],
    top: Option<&'a Field>,
    look: &mut dyn FnMut(Words<'a>),
) {
    for (name, value) in &record.entries {
        if let Some(field) = fields.iter().find(|field| field.name == *name)
            && !field.personal
        {
            let top = top.unwrap_or(field);
            of(&value.value, value.span, field, &field.ty, top, look);
        }
    }
}

fn of<'a>(
    value: &'a Value,
    span: Span,
    field: &'a Field,
    ty: &'a FieldType,
    top: &'a Field,
    look: &mut dyn FnMut(Words<'a>),
) {
    match (value, ty) {
        (Value::Text(text), FieldType::Text | FieldType::Email | FieldType::Telephone) => {
            let text = Text::Plain(text);
            look(Words {
                top,
                field,
                ty,
                text,
                span,
            });
        }
        (Value::Rich(fragment), _) => {
            let text = Text::Rich(fragment);
            look(Words {
                top,
                field,
                ty,
                text,
                span,
            });
        }
        (Value::List(items), FieldType::List(item)) => items
            .iter()
            .for_each(|one| of(&one.value, one.span, field, item, top, look)),
        (Value::Record(record), FieldType::Record(fields)) => {
            walk(record, fields, Some(top), look);
        }
        (Value::Record(record), FieldType::Map(item)) => record
            .entries
            .iter()
            .for_each(|(_, one)| of(&one.value, one.span, field, item, top, look)),
        (Value::Record(record), FieldType::Document | FieldType::Image | FieldType::Media) => {
            walk(record, file_form(ty), Some(top), look);
        }
        _ => {}
    }
}

/// Where a part of a value stands in its file, if the value was typed as it is; else the whole value.
///
/// A value between quotes, or in a cell without them, stands as typed when its length says so and nothing in it
/// could have been an escape.
pub(super) fn part(text: &str, whole: Span, part: Span) -> Span {
    let typed = (whole.end - whole.start) as usize;
    let escapes = text.contains(['"', '\\', '\n', '\t']);
    match typed.checked_sub(text.len()) {
        Some(quotes @ (0 | 2)) if !escapes => part.shifted(whole.start as usize + quotes / 2),
        _ => whole,
    }
}
