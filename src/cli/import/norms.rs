//! The texts of norms, as SUIN-Juriscol's public copies have them, into entries of the kind `norma`.
//!
//! Every file that goes in comes out as an entry or is named with the reason; nothing that is there is replaced.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::cli::args::ImportArgs;
use crate::cli::{FINDINGS, GOOD, err, line, open};
use crate::host::{Action, Desk, DiskDesk, Fault};
use crate::i18n::Messages;
use crate::import::{Change, Imported, suin};

/// What became of the files.
#[derive(Default)]
struct Tally {
    /// Entries made, or that would be.
    made: usize,
    /// Files not read: name, line, and the message's name.
    refused: Vec<(String, usize, String)>,
    /// Files whose norm was there already, in the portal or from an earlier file.
    repeated: Vec<(String, String)>,
    /// What was changed in the texts, by the message's name.
    changes: BTreeMap<&'static str, usize>,
}

/// Reads one file, or every `.md` of a folder, and writes the entries.
pub(super) fn run(args: &ImportArgs, messages: &Messages) -> Result<u8, Fault> {
    let host = open(&args.root)?;
    let desk = DiskDesk::open(host.root())?;
    let mut tally = Tally::default();
    let mut seen = std::collections::BTreeSet::new();
    for file in files(&args.file)? {
        let shown = file.display().to_string();
        match read(&file) {
            Err(refusal) => tally.refused.push((shown, refusal.0, refusal.1)),
            Ok(norm) => {
                let path = format!("content/normas/{}", norm.file_name);
                let free = seen.insert(path.clone());
                let made = free
                    && match args.dry_run {
                        true => !host.root().join(&path).exists(),
                        false => desk.create(&path, norm.text.as_bytes())?,
                    };
                if made {
                    tally.made += 1;
                    for note in &norm.notes {
                        *tally.changes.entry(name(&note.change)).or_default() += 1;
                    }
                } else {
                    tally.repeated.push((shown, path));
                }
            }
        }
    }
    tell(&tally, args.dry_run, messages);
    let good = tally.refused.is_empty() && tally.repeated.is_empty();
    Ok(if good { GOOD } else { FINDINGS })
}

/// The files asked for, in order of their names.
fn files(asked: &Path) -> Result<Vec<PathBuf>, Fault> {
    if !asked.is_dir() {
        return Ok(vec![asked.to_owned()]);
    }
    let mut files = Vec::new();
    for found in WalkDir::new(asked).follow_links(false).sort_by_file_name() {
        let found = found.map_err(|error| Fault::Io {
            action: Action::List,
            path: asked.display().to_string(),
            kind: error
                .io_error()
                .map_or(std::io::ErrorKind::Other, std::io::Error::kind),
        })?;
        let markdown = found
            .path()
            .extension()
            .is_some_and(|ending| ending == "md");
        if markdown && found.file_type().is_file() {
            files.push(found.into_path());
        }
    }
    Ok(files)
}

/// A norm, or the line and the name of the reason why not.
fn read(file: &Path) -> Result<Imported, (usize, String)> {
    let bytes =
        std::fs::read(file).map_err(|error| (1, crate::i18n::reason(error.kind()).to_owned()))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..good]
            .split(|byte| *byte == b'\n')
            .count();
        (line, "importar-error-not-utf-8".to_owned())
    })?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    suin::norm(&name, &text)
        .map_err(|error| (error.line(), format!("importar-error-{}", error.key())))
}

/// The message that says what was changed.
fn name(change: &Change) -> &'static str {
    match change {
        Change::UnknownRank(_) => "importar-cambio-clase",
        Change::UnknownState(_) => "importar-cambio-estado",
        Change::DateOfPublication => "importar-cambio-fecha",
        Change::EditorMark => "importar-cambio-marca",
        Change::OtherFileName => "importar-cambio-nombre",
        Change::CharacterReplaced { .. } | Change::CharacterDropped(_) => "importar-cambio-letra",
        _ => "importar-cambio-forma",
    }
}

fn tell(tally: &Tally, dry_run: bool, messages: &Messages) {
    for (file, at, reason) in &tally.refused {
        let reason = messages.text(reason, &[]);
        err(&format!("{file}:{at}: {reason}"));
    }
    for (file, path) in &tally.repeated {
        let shown = [
            ("archivo", file.as_str().into()),
            ("ruta", path.as_str().into()),
        ];
        err(&messages.text("importar-repetida", &shown));
    }
    let id = match dry_run {
        true => "importar-normas-ensayo",
        false => "importar-normas",
    };
    let shown = [
        ("hechas", tally.made.into()),
        ("repetidas", tally.repeated.len().into()),
        ("rechazadas", tally.refused.len().into()),
    ];
    line(&messages.text(id, &shown));
    for (id, count) in &tally.changes {
        line(&format!(
            "  {}",
            messages.text(id, &[("veces", (*count).into())])
        ));
    }
}
