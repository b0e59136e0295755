//! A file to start from: every field of a kind with what to write in it.
//!
//! In: a kind, a title. Out: the text of a new entry. What has to be there is there, empty, below its example; what may
//! be left out is commented out. A comment that could stand as it is has no blank after its `#`: taking the sign away
//! is all that is needed.

use super::about;
use crate::i18n::Messages;
use crate::schema::{BodyRule, Field, FieldType, Kind, Schema, Title};

/// Ending of the files of a kind: with a body, Markdown; else TOML.
pub fn ending(kind: &Kind) -> &'static str {
    match kind.body {
        BodyRule::None => "toml",
        BodyRule::Optional | BodyRule::Required => "md",
    }
}

/// The text of a new entry with a title.
pub fn entry(schema: &Schema, kind: &Kind, title: &str, messages: &Messages) -> String {
    let named = match &kind.title {
        Title::Field(name) => Some(name),
        Title::Pattern(_) => None,
    };
    let mut out = String::new();
    for field in ordered(kind) {
        let given = (Some(&field.name) == named).then_some(title);
        block(&mut out, schema, field, given, messages);
    }
    whole(kind, out.trim_end(), &messages.text("nuevo-cuerpo", &[]))
}

/// A whole entry made of the examples of its fields; the common ones are left out.
pub fn example(schema: &Schema, kind: &Kind, messages: &Messages) -> String {
    let mut out = String::new();
    for field in ordered(kind).filter(|field| !field.common || field.required) {
        if let Some(sample) = schema.sample(field) {
            let lines = sample.lines().join("\n");
            out.push_str(&format!("{} = {lines}\n", field.name));
        }
    }
    whole(
        kind,
        out.trim_end(),
        &messages.text("describir-cuerpo-ejemplo", &[]),
    )
}

/// Fields in the order of the file: the kind's own, then the common ones that it does not ask for.
fn ordered(kind: &Kind) -> impl Iterator<Item = &Field> {
    let own = |field: &&Field| !field.common || field.required;
    let first = kind.fields.iter().filter(own);
    first.chain(kind.fields.iter().filter(move |field| !own(field)))
}

fn block(
    out: &mut String,
    schema: &Schema,
    field: &Field,
    given: Option<&str>,
    messages: &Messages,
) {
    let state = match field.required {
        true => "nuevo-obligatorio",
        false => "nuevo-opcional",
    };
    let head = format!(
        "# {} ({}). {}",
        field.label.text(messages.tag()),
        messages.text(state, &[]),
        about(field, messages)
    );
    out.push_str(head.trim_end());
    out.push('\n');
    let active = given.is_some() || field.required;
    let value = match given {
        Some(title) => quoted(title),
        None => empty(&field.ty),
    };
    match (schema.sample(field), given) {
        (Some(sample), None) => {
            for (at, line) in sample.lines().iter().enumerate() {
                match at {
                    0 => out.push_str(&format!("#{} = {line}\n", field.name)),
                    _ => out.push_str(&format!("#{}\n", line.trim_start())),
                }
            }
        }
        _ if !active => out.push_str(&format!("#{} = {value}\n", field.name)),
        _ => {}
    }
    if active {
        out.push_str(&format!("{} = {value}\n", field.name));
    }
    out.push('\n');
}

/// The file: its data, and a body if there has to be one.
fn whole(kind: &Kind, data: &str, body: &str) -> String {
    match kind.body {
        BodyRule::None => format!("{data}\n"),
        BodyRule::Optional => format!("+++\n{data}\n+++\n"),
        BodyRule::Required => format!("+++\n{data}\n+++\n\n{body}\n"),
    }
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// What stands where somebody has to write: it is refused until then.
fn empty(ty: &FieldType) -> String {
    match ty {
        FieldType::List(_) => "[]".to_owned(),
        FieldType::Record(_) | FieldType::Map(_) => "{}".to_owned(),
        FieldType::Bool => "false".to_owned(),
        FieldType::Document => "{ archivo = \"\", titulo = \"\" }".to_owned(),
        FieldType::Image => "{ archivo = \"\", texto_alternativo = \"\" }".to_owned(),
        FieldType::Media => {
            "{ archivo = \"\", subtitulos = \"\", transcripcion = \"\" }".to_owned()
        }
        _ => "\"\"".to_owned(),
    }
}
