//! Kinds described for people and for other programs.
//!
//! In: the schema, and messages in a language. Out: texts: the JSON Schema by which an editor completes keys, the form
//! of a content manager, the page of the manual, a file to start from. One output a file; none of them knows content.

pub mod archetype;
pub mod json_schema;
pub mod manual;
pub mod sveltia;
pub mod taplo;

use crate::i18n::Messages;
use crate::schema::{Field, FieldType};

/// A file that is written, or printed if nobody asked for a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its name within the folder.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// What a field is, in a few sentences: what to write, the options in words, the norm that asks for it.
fn about(field: &Field, messages: &Messages) -> String {
    let lang = messages.tag();
    let mut parts: Vec<String> = Vec::new();
    let help = field.help.text(lang).trim();
    if !help.is_empty() {
        parts.push(help.replace('\n', " "));
    }
    if let Some(options) = options(&field.ty) {
        let named = options
            .iter()
            .map(|option| format!("{} ({})", option.value, option.label.text(lang)));
        let named = named.collect::<Vec<_>>().join(", ");
        parts.push(messages.text("describir-opciones", &[("opciones", named.into())]));
    }
    if let Some(unit) = &field.unit {
        parts.push(messages.text("describir-unidad", &[("unidad", unit.clone().into())]));
    }
    if field.personal {
        parts.push(messages.text("describir-personal", &[]));
    }
    if let Some(basis) = &field.basis {
        parts.push(messages.text("describir-norma", &[("norma", basis.clone().into())]));
    }
    parts.join(" ")
}

/// The closed list of a field, or of the items of a list.
fn options(ty: &FieldType) -> Option<&[crate::schema::Choice]> {
    match ty {
        FieldType::Choice(options) => Some(options),
        FieldType::List(item) | FieldType::Map(item) => options(item),
        _ => None,
    }
}
