//! `languages`: what is translated, what is out of date, what is missing; and marking what was read again.

use std::path::Path;

use super::args::{LanguagesArgs, LanguagesFormat};
use super::{FINDINGS, GOOD, USAGE, err, line, open, out};
use crate::catalog::{DocId, Standing, TRANSLATION_FIELD};
use crate::engine::{self, Content, Options};
use crate::host::{Desk, DiskDesk, Fault, Host};
use crate::i18n::Messages;
use crate::languages::sink::{Context, csv, html, json, text};
use crate::languages::{coverage, mark};
use crate::model::LangId;

/// Prints the state of the languages, or writes in translations that they stand on the original as it is. Exits 1 if a
/// file to be marked is no translation.
pub(super) fn run(args: &LanguagesArgs, messages: &Messages) -> Result<u8, Fault> {
    let host = open(&args.root)?;
    let options = Options {
        date: None,
        drafts: true,
        ..Options::default()
    };
    let read = engine::content(&host, options)?;
    if !args.mark.is_empty() {
        let desk = DiskDesk::open(host.root())?;
        return mark_all(args, &read, &host, &desk, messages);
    }
    let catalog = &read.catalog;
    let config = catalog.config();
    let mut all = coverage(catalog);
    if let Some(only) = &args.only {
        let known: Vec<&str> = all.iter().map(|one| config.tag(one.lang)).collect();
        if !known.contains(&only.as_str()) {
            let id = match config.tag(LangId::SOURCE) == only {
                true => "lenguas-original",
                false => "lenguas-desconocida",
            };
            err(&messages.text(id, &[("codigo", only.as_str().into())]));
            err(&messages.text("uso-posibles", &[("nombres", known.join(", ").into())]));
            return Ok(USAGE);
        }
        all.retain(|one| config.tag(one.lang) == only);
    }
    let cx = Context {
        catalog,
        messages,
        path: &|source| &read.scan.file(source).path,
    };
    match args.format {
        LanguagesFormat::Text => out(&text(&all, &cx)),
        LanguagesFormat::Json => out(&format!("{:#}\n", json(&all, &cx))),
        LanguagesFormat::Csv => out(&csv(&all, &cx)),
        LanguagesFormat::Html => out(&html(&all, &cx)),
    }
    Ok(GOOD)
}

/// Marks files as translations of the original as it is now.
fn mark_all(
    args: &LanguagesArgs,
    read: &Content,
    host: &dyn Host,
    desk: &dyn Desk,
    messages: &Messages,
) -> Result<u8, Fault> {
    let mut code = GOOD;
    for asked in &args.mark {
        let path = asked.strip_prefix(&args.root).unwrap_or(asked);
        let path = path.to_string_lossy().replace('\\', "/");
        let path = path.trim_start_matches("./");
        let found = translation(read, Path::new(path));
        let empty = |doc: &DocId| read.catalog.standing(*doc) == Some(Standing::Empty);
        let (done, id) = match found {
            Some((doc, _)) if empty(&doc) => (false, "lenguas-vacia"),
            Some((doc, version)) if write(doc, &version, path, read, host, desk)? => {
                (true, "lenguas-marcada")
            }
            _ => (false, "lenguas-no-traduccion"),
        };
        let told = messages.text(id, &[("archivo", path.into())]);
        match done {
            true => line(&told),
            false => {
                err(&told);
                code = FINDINGS;
            }
        }
    }
    Ok(code)
}

/// The translation in a file, and the digest of its original.
fn translation(read: &Content, path: &Path) -> Option<(DocId, String)> {
    let mut docs = read.catalog.docs();
    let (id, _) =
        docs.find(|(_, doc)| !doc.row && Path::new(&*read.scan.file(doc.source).path) == path)?;
    Some((id, read.catalog.version(id)?.to_owned()))
}

fn write(
    doc: DocId,
    version: &str,
    path: &str,
    read: &Content,
    host: &dyn Host,
    desk: &dyn Desk,
) -> Result<bool, Fault> {
    let bytes = host.read(path)?;
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return Ok(false);
    };
    let fields = &read.catalog.doc(doc).fields;
    let old = fields
        .spanned(TRANSLATION_FIELD)
        .map(|old| old.span.range());
    let new = mark::marked(text, old, version);
    Ok(new == text || desk.replace(path, &bytes, new.as_bytes())?)
}
