//! Phase 1, scan: which files there are and what each is for.
//!
//! In: the host's list. Out: a [`Scan`], whose files are the sources of the build, in order of path. Reads nothing.

use std::sync::Arc;

use crate::diag::{Diagnostic, Findings, code};
use crate::digest::Digest;
use crate::host::Entry;
use crate::table::{ENDINGS, REFUSED, is_workbook};
use crate::text::SourceId;

/// Greatest size of a Markdown or TOML file.
pub const TEXT_LIMIT: u64 = 10 * 1024 * 1024;
/// Greatest size of a table.
pub const TABLE_LIMIT: u64 = 512 * 1024 * 1024;
/// Greatest size of a workbook, which is a compressed file.
pub const WORKBOOK_LIMIT: u64 = 100 * 1024 * 1024;

/// Greatest size of a file of the ledger of publications.
pub const LEDGER_LIMIT: u64 = 64 * 1024 * 1024;

/// What a file is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// `portal.toml`.
    Portal,
    /// `content/_tipos/*.toml`: a kind of the portal's own.
    Kind,
    /// `content/_regimenes/*.toml`: a checklist of the portal's own, or what it changes of the program's.
    Regime,
    /// `content/<folder>/*.md` or `.toml`: an entry.
    Entry {
        /// The folder.
        folder: Arc<str>,
        /// The name without its ending: id, and perhaps a language.
        name: Arc<str>,
        /// Whether it is Markdown.
        markdown: bool,
    },
    /// `content/<folder>/*.csv`, `.tsv`, `.xlsx`: rows; other spreadsheets, to be refused.
    Table {
        /// The folder.
        folder: Arc<str>,
    },
    /// `content/<folder>/*.tabla.toml`: how to read the table beside it.
    Sidecar {
        /// The folder.
        folder: Arc<str>,
        /// Path of the table without its ending.
        base: Arc<str>,
    },
    /// `content/archivos/…`, `content/imagenes/…`: published as it is.
    Asset,
    /// `i18n/<lang>/*.ftl`: messages of the portal's own.
    Messages {
        /// The language.
        lang: Arc<str>,
    },
    /// `themes/…`: a template or file that takes the place of the default theme's.
    Theme {
        /// Path within the theme.
        name: Arc<str>,
    },
    /// `publicado/*.txt`: a publication.
    Publication,
    /// Something else.
    Other,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Path relative to the portal's folder.
    pub path: Arc<str>,
    /// Size in bytes.
    pub size: u64,
    /// What it is for.
    pub purpose: Purpose,
    /// What its bytes are known by without being read, if they are.
    pub stamp: Option<Digest>,
}

/// The files of a portal; a [`SourceId`] is an index into them.
#[derive(Debug, Default)]
pub struct Scan {
    /// In order of path.
    pub files: Vec<File>,
    /// Files that were told and are not read: over their limit, or links out of the tree.
    pub refused: Vec<File>,
}

impl Scan {
    /// Files with their numbers.
    pub fn sources(&self) -> impl Iterator<Item = (SourceId, &File)> {
        self.files
            .iter()
            .enumerate()
            .map(|(n, file)| (SourceId(n as u32), file))
    }

    /// A file.
    pub fn file(&self, source: SourceId) -> &File {
        &self.files[source.0 as usize]
    }

    /// A file by its path.
    pub fn find(&self, path: &str) -> Option<SourceId> {
        let at = self
            .files
            .binary_search_by(|file| (*file.path).cmp(path))
            .ok()?;
        Some(SourceId(at as u32))
    }
}

/// Sorts the host's entries by purpose. Links out of the tree and files over their limit are findings, and left out.
pub fn scan(mut entries: Vec<Entry>) -> (Scan, Findings) {
    entries.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    let mut scan = Scan::default();
    let mut findings = Findings::new();
    for entry in entries {
        if entry.escapes {
            findings.push(Diagnostic::on(code::SYMLINK_ESCAPES, entry.path.clone()));
            scan.refused.push(File {
                purpose: purpose(&entry.path),
                path: entry.path,
                size: 0,
                stamp: entry.stamp,
            });
            continue;
        }
        let purpose = purpose(&entry.path);
        let limit = match purpose {
            Purpose::Asset | Purpose::Other => u64::MAX,
            Purpose::Table { .. } if is_workbook(&entry.path) => WORKBOOK_LIMIT,
            Purpose::Table { .. } => TABLE_LIMIT,
            Purpose::Publication => LEDGER_LIMIT,
            _ => TEXT_LIMIT,
        };
        if entry.size > limit {
            let too_large = Diagnostic::on(code::TOO_LARGE, entry.path.clone())
                .arg("megas", entry.size / (1024 * 1024))
                .arg("limite", limit / (1024 * 1024));
            findings.push(too_large);
            scan.refused.push(File {
                path: entry.path,
                size: entry.size,
                purpose,
                stamp: entry.stamp,
            });
            continue;
        }
        if stray(&entry.path, &purpose) {
            let sort = if entry.path.starts_with("i18n/") {
                "mensajes"
            } else {
                "otra"
            };
            findings.push(Diagnostic::on(code::STRAY_FILE, entry.path.clone()).arg("clase", sort));
        }
        scan.files.push(File {
            path: entry.path,
            size: entry.size,
            purpose,
            stamp: entry.stamp,
        });
    }
    (scan, findings)
}

fn purpose(path: &str) -> Purpose {
    let parts: Vec<&str> = path.split('/').collect();
    let hidden = parts.iter().any(|part| part.starts_with('.'));
    match parts[..] {
        _ if hidden => Purpose::Other,
        ["portal.toml"] => Purpose::Portal,
        ["content", "archivos" | "imagenes", ..] => Purpose::Asset,
        ["content", "_tipos", file] if file.ends_with(".toml") => Purpose::Kind,
        ["content", "_regimenes", file] if file.ends_with(".toml") => Purpose::Regime,
        ["content", folder, file] => content(path, folder, file),
        ["i18n", lang, file] if file.ends_with(".ftl") => Purpose::Messages { lang: lang.into() },
        ["publicado", file] if file.ends_with(".txt") => Purpose::Publication,
        ["themes", "default", ..] | ["themes"] => Purpose::Other,
        ["themes", ref rest @ ..] => Purpose::Theme {
            name: rest.join("/").into(),
        },
        _ => Purpose::Other,
    }
}

/// Whether a file lies in `content/` where nothing will ever look at it, or holds messages and lies in no folder of a
/// language; hidden files are left alone.
fn stray(path: &str, purpose: &Purpose) -> bool {
    *purpose == Purpose::Other
        && (path.starts_with("content/") || (path.starts_with("i18n/") && path.ends_with(".ftl")))
        && !path.split('/').any(|part| part.starts_with('.'))
}

fn content(path: &str, folder: &str, file: &str) -> Purpose {
    let folder: Arc<str> = folder.into();
    if let Some(base) = path.strip_suffix(".tabla.toml") {
        return Purpose::Sidecar {
            folder,
            base: base.into(),
        };
    }
    match file.rsplit_once('.') {
        Some((name, "md")) => Purpose::Entry {
            folder,
            name: name.into(),
            markdown: true,
        },
        Some((name, "toml")) => Purpose::Entry {
            folder,
            name: name.into(),
            markdown: false,
        },
        Some((_, ending)) if ENDINGS.contains(&ending) || REFUSED.contains(&ending) => {
            Purpose::Table { folder }
        }
        _ => Purpose::Other,
    }
}
