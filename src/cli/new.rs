//! `new`: a commented file of a kind, made from its declaration.

use super::args::NewArgs;
use super::{GOOD, USAGE, err, kinds, line, open};
use crate::host::{Desk, DiskDesk, Fault};
use crate::i18n::Messages;
use crate::parse::slug;
use crate::schema::{BodyRule, Field, FieldType, Kind, Title};

/// Writes the file, unless there is one.
pub(super) fn run(args: &NewArgs, messages: &Messages) -> Result<u8, Fault> {
    let host = open(&args.root)?;
    let schema = kinds::load(&host)?;
    let Some(kind) = kinds::named(&schema, &args.kind, messages) else {
        return Ok(USAGE);
    };
    let kind = schema.kind(kind);
    let id = slug(&args.title);
    if id.is_empty() {
        err(&messages.text("nuevo-titulo-vacio", &[]));
        return Ok(USAGE);
    }
    let ending = if kind.body == BodyRule::None {
        "toml"
    } else {
        "md"
    };
    let path = format!("content/{}/{id}.{ending}", kind.folder);
    let text = archetype(kind, &args.title, messages);
    if !DiskDesk::open(host.root())?.create(&path, text.as_bytes())? {
        err(&messages.text("nuevo-existe", &[("ruta", path.into())]));
        return Ok(USAGE);
    }
    line(&messages.text("nuevo-creado", &[("ruta", path.into())]));
    Ok(GOOD)
}

/// The text of a new file: every field with its label, help and form; optional ones commented out.
fn archetype(kind: &Kind, title: &str, messages: &Messages) -> String {
    let lang = messages.tag().to_owned();
    let title_field = match &kind.title {
        Title::Field(name) => name.to_string(),
        Title::Pattern(_) => String::new(),
    };
    let mut out = String::new();
    let (own, common): (Vec<&Field>, Vec<&Field>) = kind
        .fields
        .iter()
        .partition(|field| !field.common || field.required);
    for field in own.into_iter().chain(common) {
        let state = if field.required {
            "nuevo-obligatorio"
        } else {
            "nuevo-opcional"
        };
        out.push_str(&format!(
            "# {} ({})",
            field.label.text(&lang),
            messages.text(state, &[])
        ));
        let help = field.help.text(&lang);
        if !help.is_empty() {
            out.push_str(&format!(". {}", help.replace('\n', " ")));
        }
        out.push('\n');
        if let FieldType::Choice(options) = &field.ty {
            let names: Vec<&str> = options.iter().map(|option| &*option.value).collect();
            out.push_str(&format!(
                "# {}\n",
                messages.text("nuevo-opciones", &[("nombres", names.join(", ").into())])
            ));
        }
        let filled = *field.name == *title_field;
        let value = if filled {
            quoted(title)
        } else {
            sample(&field.ty)
        };
        let comment = if field.required || filled { "" } else { "# " };
        out.push_str(&format!("{comment}{} = {value}\n\n", field.name));
    }
    match kind.body {
        BodyRule::None => out,
        _ => format!(
            "+++\n{}+++\n{}\n",
            out.trim_end().to_owned() + "\n",
            messages.text("nuevo-cuerpo", &[])
        ),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The form of a value: what an editor changes.
fn sample(ty: &FieldType) -> String {
    match ty {
        FieldType::Date => "2026-01-31".to_owned(),
        FieldType::DateTime => "2026-01-31T09:00:00-05:00".to_owned(),
        FieldType::PartialDate => "\"2026\"".to_owned(),
        FieldType::Integer | FieldType::Pesos => "0".to_owned(),
        FieldType::Decimal => "0.0".to_owned(),
        FieldType::Bool => "false".to_owned(),
        FieldType::Choice(options) => quoted(options.first().map_or("", |option| &option.value)),
        FieldType::List(_) => "[]".to_owned(),
        FieldType::Record(_) | FieldType::Map(_) => "{}".to_owned(),
        FieldType::Image => "{ archivo = \"\", texto_alternativo = \"\" }".to_owned(),
        FieldType::Media => {
            "{ archivo = \"\", subtitulos = \"\", transcripcion = \"\" }".to_owned()
        }
        _ => "\"\"".to_owned(),
    }
}
