//! The kinds that a command speaks of: those of the program and those of the portal.

use super::err;
use crate::diag::nearest;
use crate::engine;
use crate::host::{Fault, Host};
use crate::i18n::Messages;
use crate::schema::{KindId, Schema};

/// Reads the kinds. What is wrong with one of the portal's own is for `check` to say.
pub(super) fn load(host: &dyn Host) -> Result<Schema, Fault> {
    Ok(engine::declarations(host)?.schema)
}

/// A kind by its name; else says that there is none, and which one may have been meant.
pub(super) fn named(schema: &Schema, name: &str, messages: &Messages) -> Option<KindId> {
    if let Some(id) = schema.named(name) {
        return Some(id);
    }
    let names = || schema.kinds().map(|(_, kind)| &*kind.name);
    let told = match nearest(name, names()) {
        Some(near) => messages.text(
            "tipo-desconocido-cerca",
            &[("tipo", name.into()), ("cerca", near.into())],
        ),
        None => {
            let names: Vec<&str> = names().collect();
            messages.text(
                "nuevo-tipo-desconocido",
                &[("tipo", name.into()), ("nombres", names.join(", ").into())],
            )
        }
    };
    err(&told);
    None
}
