//! `new`: a commented file of a kind, made from its declaration.

use super::args::NewArgs;
use super::{GOOD, USAGE, err, kinds, line, open};
use crate::describe::archetype;
use crate::host::{Desk, DiskDesk, Fault};
use crate::i18n::Messages;
use crate::parse::slug;

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
    let path = format!("content/{}/{id}.{}", kind.folder, archetype::ending(kind));
    let text = archetype::entry(&schema, kind, &args.title, messages);
    let desk = DiskDesk::open(host.root())?;
    match desk.create(&path, text.as_bytes())? {
        true => {
            line(&messages.text("nuevo-creado", &[("ruta", path.into())]));
            Ok(GOOD)
        }
        false => {
            err(&messages.text("nuevo-existe", &[("ruta", path.into())]));
            Ok(USAGE)
        }
    }
}
