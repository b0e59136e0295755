//! `import`: what the entity has elsewhere, into content: a spreadsheet, or the texts of norms.

mod norms;
mod table;

use std::path::Path;

use super::args::ImportArgs;
use crate::host::Fault;
use crate::i18n::Messages;

/// Imports a table, or one or many norms in Markdown.
pub(super) fn run(args: &ImportArgs, messages: &Messages) -> Result<u8, Fault> {
    let markdown = |path: &Path| {
        path.extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("md"))
    };
    if args.file.is_dir() || markdown(&args.file) {
        norms::run(args, messages)
    } else {
        table::run(args, messages)
    }
}
