//! The columns of a table as a table of their own: name, type, unit, possible values.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::table::{Cell, Table, text};
use crate::i18n::Messages;
use crate::model::Value;
use crate::schema::{Field, FieldType, columns_form};

static COLUMNS: LazyLock<Vec<Field>> = LazyLock::new(columns_form);

/// The fields of a table, in words of a language.
pub(super) fn table<'a>(of: &Table<'_>, messages: &Messages, tag: &str) -> Table<'a> {
    let rows = of.fields.iter().map(|field| -> Vec<Cell<'a>> {
        let cell = |words: &str| text(words).filter(|_| !words.is_empty());
        vec![
            text(&field.name),
            text(super::label(field, tag)),
            text(&kind_of(&field.ty, messages)),
            cell(field.help.text(tag)),
            Some(Cow::Owned(Value::Bool(field.required))),
            cell(unit(field).unwrap_or_default()),
            cell(&options(&field.ty, tag)),
            cell(field.basis.as_deref().unwrap_or_default()),
        ]
    });
    Table {
        name: "campos".to_owned(),
        title: String::new(),
        description: String::new(),
        licence: None,
        lang: of.lang,
        fields: COLUMNS.iter().collect(),
        rows: rows.collect(),
    }
}

/// Unit of a column; pesos have theirs by type.
pub(super) fn unit(field: &Field) -> Option<&str> {
    match field.ty {
        FieldType::Pesos => Some("COP"),
        _ => field.unit.as_deref(),
    }
}

fn kind_of(ty: &FieldType, messages: &Messages) -> String {
    if let FieldType::List(item) = ty {
        let of = kind_of(item, messages);
        return messages.text("campo-lista", &[("tipo", of.into())]);
    }
    messages.text(
        match ty {
            FieldType::Date => "campo-fecha",
            FieldType::DateTime => "campo-momento",
            FieldType::PartialDate => "campo-fecha-parcial",
            FieldType::Integer => "campo-entero",
            FieldType::Decimal => "campo-decimal",
            FieldType::Pesos => "campo-pesos",
            FieldType::Bool => "campo-si-no",
            FieldType::Choice(_) => "campo-opcion",
            FieldType::Ref(_) => "campo-referencia",
            FieldType::Territory => "campo-territorio",
            FieldType::Language => "campo-lengua",
            FieldType::Email => "campo-correo",
            FieldType::Telephone => "campo-telefono",
            FieldType::Url => "campo-direccion",
            FieldType::Document | FieldType::Image | FieldType::Media => "campo-archivo",
            FieldType::Record(_) | FieldType::Map(_) => "campo-grupo",
            _ => "campo-texto",
        },
        &[],
    )
}

/// `vigente: Vigente; derogada: Derogada`.
fn options(ty: &FieldType, tag: &str) -> String {
    match super::table::item(ty) {
        FieldType::Choice(options) => options
            .iter()
            .map(|option| format!("{}: {}", option.value, option.label.text(tag)))
            .collect::<Vec<_>>()
            .join("; "),
        _ => String::new(),
    }
}
