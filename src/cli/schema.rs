//! `schema`: kinds described, on the screen or as files of the portal.

use super::args::{SchemaArgs, SchemaFormat};
use super::{GOOD, USAGE, err, kinds, line, open, out};
use crate::describe::{Page, archetype, json_schema, manual, sveltia, taplo};
use crate::engine::{self, Declarations};
use crate::host::{Desk, DiskDesk, Fault, Host};
use crate::i18n::Messages;
use crate::schema::{BodyRule, Kind, KindId, Schema};

/// Prints or writes what was asked for.
pub(super) fn run(args: &SchemaArgs, messages: &Messages) -> Result<u8, Fault> {
    let host = open(&args.root)?;
    let declared = engine::declarations(&host)?;
    let schema = &declared.schema;
    let kind = match &args.kind {
        Some(name) => match kinds::named(schema, name, messages) {
            Some(kind) => Some(kind),
            None => return Ok(USAGE),
        },
        None => None,
    };
    let made = match args.format {
        SchemaFormat::Sveltia => {
            let Some(form) = form(&host, &declared, kind, messages)? else {
                err(&messages.text("esquema-sin-editor", &[]));
                return Ok(USAGE);
            };
            vec![form]
        }
        format => pages(format, schema, kind, messages),
    };
    let pages = made;
    let Some(folder) = &args.out else {
        match (&pages[..], args.format) {
            ([page], _) => out(&page.text),
            (_, SchemaFormat::JsonSchema) => out(&together(&pages)),
            ([index, ..], SchemaFormat::Markdown) => out(&index.text),
            _ => out(&index(schema, messages)),
        }
        return Ok(GOOD);
    };
    let folder = folder.trim_end_matches('/');
    let desk = DiskDesk::open(host.root())?;
    for page in &pages {
        let path = format!("{folder}/{}", page.name);
        if !put(&host, &desk, &path, &page.text)? {
            err(&messages.text("esquema-afuera", &[("ruta", path.into())]));
            return Ok(USAGE);
        }
    }
    let count = [
        ("cuantos", pages.len().into()),
        ("carpeta", folder.to_owned().into()),
    ];
    line(&messages.text("esquema-escrito", &count));
    if args.format == SchemaFormat::JsonSchema && kind.is_none() {
        associate(&host, &desk, &declared, folder, messages)?;
    }
    Ok(GOOD)
}

/// What a format makes of a kind, or of all.
fn pages(
    format: SchemaFormat,
    schema: &Schema,
    kind: Option<KindId>,
    messages: &Messages,
) -> Vec<Page> {
    let wanted = schema
        .kinds()
        .filter(|(id, _)| kind.is_none_or(|kind| kind == *id));
    match (format, kind) {
        (SchemaFormat::JsonSchema, None) => json_schema::pages(schema, messages),
        (SchemaFormat::JsonSchema, Some(kind)) => {
            let kind = schema.kind(kind);
            vec![Page {
                name: json_schema::entry_name(kind),
                text: json_schema::text(&json_schema::entry(schema, kind, messages)),
            }]
        }
        (SchemaFormat::Markdown, None) => manual::pages(schema, messages),
        (SchemaFormat::Markdown, _) => wanted
            .map(|(_, kind)| manual::page(schema, kind, messages))
            .collect(),
        _ => wanted
            .map(|(_, kind)| Page {
                name: format!("{}.{}", kind.name, archetype::ending(kind)),
                text: archetype::example(schema, kind, messages),
            })
            .collect(),
    }
}

/// The configuration of the form in the browser; none if the portal does not say where its repository is.
fn form(
    host: &dyn Host,
    declared: &Declarations,
    kind: Option<KindId>,
    messages: &Messages,
) -> Result<Option<Page>, Fault> {
    let Some(editor) = &declared.config.editor else {
        return Ok(None);
    };
    let files = host.list()?;
    // A form opens files of one ending: of those that the portal has, or of those that `new` makes.
    let endings = |kind: &Kind| {
        let folder = format!("content/{}/", kind.folder);
        let has = |ending: &str| {
            files.iter().any(|file| {
                let name = file.path.strip_prefix(&*folder).unwrap_or_default();
                name.ends_with(ending) && !name.contains('/') && !name.ends_with(".tabla.toml")
            })
        };
        let used: Vec<&str> = [("md", ".md"), ("toml", ".toml")]
            .into_iter()
            .filter(|(ending, with)| match kind.body {
                BodyRule::None => *ending == "toml",
                BodyRule::Required => *ending == "md",
                BodyRule::Optional => has(with),
            })
            .map(|(ending, _)| ending)
            .collect();
        match used.is_empty() {
            true => vec![archetype::ending(kind)],
            false => used,
        }
    };
    let schema = &declared.schema;
    let kinds: Vec<&Kind> = schema
        .kinds()
        .filter(|(id, _)| kind.is_none_or(|kind| kind == *id))
        .map(|(_, kind)| kind)
        .collect();
    let text = sveltia::config(schema, &kinds, &declared.config, editor, &endings, messages);
    Ok(Some(Page {
        name: sveltia::NAME.to_owned(),
        text,
    }))
}

/// Schemas as one object, by the name of their file.
fn together(pages: &[Page]) -> String {
    let all = pages.iter().filter_map(|page| {
        let value = serde_json::from_str(&page.text).ok()?;
        Some((page.name.clone(), value))
    });
    let all: serde_json::Map<String, serde_json::Value> = all.collect();
    json_schema::text(&all.into())
}

/// The kinds there are, one a line.
fn index(schema: &Schema, messages: &Messages) -> String {
    let lang = messages.tag();
    let lines = schema.kinds().map(|(_, kind)| {
        format!(
            "{:<14} content/{:<16} {}\n",
            kind.name,
            kind.folder,
            kind.help.text(lang)
        )
    });
    lines.collect()
}

/// Makes a file, or puts the new text in the place of what was written before.
fn put(host: &dyn Host, desk: &dyn Desk, path: &str, text: &str) -> Result<bool, Fault> {
    if desk.create(path, text.as_bytes())? {
        return Ok(true);
    }
    match host.read(path) {
        Ok(old) if old == text.as_bytes() => Ok(true),
        Ok(old) => desk.replace(path, &old, text.as_bytes()),
        Err(_) => Ok(false),
    }
}

/// Says to editors which schema belongs to which file, unless the portal has a file of its own for that.
fn associate(
    host: &dyn Host,
    desk: &dyn Desk,
    declared: &Declarations,
    folder: &str,
    messages: &Messages,
) -> Result<(), Fault> {
    const PATH: &str = ".taplo.toml";
    let tags: Vec<_> = declared
        .config
        .languages
        .iter()
        .map(|language| language.tag.clone())
        .collect();
    let rules = taplo::rules(&declared.schema, &tags, folder, messages);
    let ours = host
        .read(PATH)
        .map_or(true, |old| old.starts_with(taplo::MARK.as_bytes()));
    let told = match ours && put(host, desk, PATH, &rules)? {
        true => "esquema-taplo",
        false => "esquema-taplo-propio",
    };
    line(&messages.text(told, &[("ruta", PATH.into())]));
    Ok(())
}
