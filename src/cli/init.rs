//! `init`: a complete small portal of another entity, with recipes for CI.

use std::fs;

use include_dir::{Dir, include_dir};

use super::args::InitArgs;
use super::{GOOD, USAGE, err, line};
use crate::host::{Action, Desk, DiskDesk, Fault};
use crate::i18n::Messages;

/// Files of a new portal; `{{nombre}}` and `{{base}}` in them are filled in.
static PORTAL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/portal");

/// Writes the portal into a new or empty folder.
pub(super) fn run(args: &InitArgs, messages: &Messages) -> Result<u8, Fault> {
    let shown = args.dir.display().to_string();
    if args.dir.join("portal.toml").exists() {
        err(&messages.text("iniciar-existe", &[("carpeta", shown.into())]));
        return Ok(USAGE);
    }
    if fs::read_dir(&args.dir).is_ok_and(|mut entries| entries.next().is_some()) {
        err(&messages.text("iniciar-no-vacia", &[("carpeta", shown.into())]));
        return Ok(USAGE);
    }
    fs::create_dir_all(&args.dir).map_err(|error| Fault::io(Action::Write, &shown, &error))?;
    write(&PORTAL, &DiskDesk::open(&args.dir)?, args)?;
    line(&messages.text("iniciar-creado", &[("carpeta", shown.into())]));
    Ok(GOOD)
}

fn write(dir: &Dir<'_>, desk: &dyn Desk, args: &InitArgs) -> Result<(), Fault> {
    for file in dir.files() {
        // Hidden files are stored with a plain name, so that no tool overlooks them: `punto-github` is `.github`.
        let name = file.path().to_string_lossy().replace("punto-", ".");
        let bytes = match file.contents_utf8() {
            Some(text) => fill(text, args).into_bytes(),
            None => file.contents().to_vec(),
        };
        desk.create(&name, &bytes)?;
    }
    dir.dirs().try_for_each(|dir| write(dir, desk, args))
}

fn fill(text: &str, args: &InitArgs) -> String {
    let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    text.replace("{{nombre}}", &quoted(&args.name))
        .replace("{{base}}", &quoted(args.base.trim_end_matches('/')))
}
