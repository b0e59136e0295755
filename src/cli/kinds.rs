//! The kinds that a command line speaks of: ours and those of the portal.

use super::err;
use crate::diag::Findings;
use crate::host::{Fault, Host};
use crate::i18n::Messages;
use crate::schema::{self, KindId, Schema};
use crate::text::SourceId;

/// Reads the kinds. What is wrong with one of the portal's own is for `check` to say.
pub(super) fn load(host: &dyn Host) -> Result<Schema, Fault> {
    let own: Vec<String> = host
        .list()?
        .iter()
        .filter(|entry| entry.path.starts_with("content/_tipos/") && !entry.escapes)
        .filter_map(|entry| String::from_utf8(host.read(&entry.path).ok()?).ok())
        .collect();
    let source = SourceId(0);
    let (schema, _): (_, Findings) = schema::load(own.iter().map(|text| (source, text.as_str())));
    Ok(schema)
}

/// The kind of that name; where there is none, says so with the names there are.
pub(super) fn named(schema: &Schema, name: &str, messages: &Messages) -> Option<KindId> {
    let found = schema.named(name);
    if found.is_none() {
        let names: Vec<&str> = schema.kinds().map(|(_, kind)| &*kind.name).collect();
        let shown = [("tipo", name.into()), ("nombres", names.join(", ").into())];
        err(&messages.text("nuevo-tipo-desconocido", &shown));
    }
    found
}
