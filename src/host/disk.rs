//! The real host: a folder on disk, the clock, git.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use unicode_normalization::{UnicodeNormalization, is_nfc};
use walkdir::WalkDir;

use super::{Action, DiskStore, Entry, Fault, History, Host, NoStore, Store};
use crate::digest::Digest;

/// Folders of a portal that are read; everything else beside them is not ours.
pub const FOLDERS: [&str; 4] = ["content", "i18n", "publicado", "themes"];

/// A portal's folder on disk.
#[derive(Debug, Clone)]
pub struct DiskHost {
    root: PathBuf,
    store: Option<DiskStore>,
}

impl DiskHost {
    /// Opens a folder.
    pub fn open(root: &Path) -> Result<DiskHost, Fault> {
        let root = fs::canonicalize(root)
            .map_err(|error| Fault::io(Action::List, root.display(), &error))?;
        let store = Some(DiskStore::of(&root));
        Ok(DiskHost { root, store })
    }

    /// The same folder, with nothing of earlier builds and nothing kept for later ones.
    pub fn without_store(self) -> DiskHost {
        DiskHost {
            store: None,
            ..self
        }
    }

    /// The folder, absolute.
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn entry(&self, entry: &walkdir::DirEntry) -> Result<Option<Entry>, Fault> {
        if entry.file_type().is_dir() {
            return Ok(None);
        }
        let relative = entry
            .path()
            .strip_prefix(&self.root)
            .unwrap_or(entry.path());
        let path = composed(&relative.to_string_lossy().replace('\\', "/"));
        let inside = |target: &Path| target.starts_with(&self.root) && target.is_file();
        let escapes = match entry.path_is_symlink() {
            true => !fs::canonicalize(entry.path()).is_ok_and(|target| inside(&target)),
            false => !entry.file_type().is_file(),
        };
        let (size, stamp) = match escapes {
            true => (0, None),
            false => {
                let meta = fs::metadata(entry.path())
                    .map_err(|error| Fault::io(Action::Read, &path, &error))?;
                (meta.len(), stamp(&meta))
            }
        };
        Ok(Some(Entry {
            path,
            size,
            escapes,
            stamp,
        }))
    }
}

/// How long a file must have been left alone before its times are believed: clocks of file systems go in steps, and two
/// writes within one step look the same.
const SETTLED: Duration = Duration::from_secs(2);

/// What the file system says of a file's last change, if that was long enough ago.
fn stamp(meta: &fs::Metadata) -> Option<Digest> {
    let settled = meta.modified().ok()?.elapsed().ok()? >= SETTLED;
    settled.then(|| Some(Digest::of(state(meta)?.as_bytes())))?
}

/// What the file system says of a file: its size, when it changed, and which file it is.
pub(super) fn state(meta: &fs::Metadata) -> Option<String> {
    let modified = meta.modified().ok()?;
    let since = modified.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some(format!(
        "{} {} {}",
        meta.len(),
        since.as_nanos(),
        identity(meta)
    ))
}

/// Which file it is, and when it was last given other bytes, another name or another date.
#[cfg(unix)]
fn identity(meta: &fs::Metadata) -> String {
    use std::os::unix::fs::MetadataExt;
    let (device, node) = (meta.dev(), meta.ino());
    format!("{device} {node} {} {}", meta.ctime(), meta.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> String {
    String::new()
}

/// A path with its marks and letters in one (NFC), as content names files; some systems write them apart.
pub(super) fn composed(path: &str) -> Arc<str> {
    match is_nfc(path) {
        true => path.into(),
        false => path.nfc().collect::<String>().into(),
    }
}

impl Host for DiskHost {
    fn list(&self) -> Result<Vec<Entry>, Fault> {
        let mut entries = Vec::new();
        let portal = self.root.join("portal.toml");
        let tops = FOLDERS
            .iter()
            .map(|folder| self.root.join(folder))
            .chain([portal]);
        for top in tops.filter(|top| top.symlink_metadata().is_ok()) {
            for found in WalkDir::new(&top).follow_links(false) {
                let found = found.map_err(|error| {
                    let path = error.path().unwrap_or(&top).display().to_string();
                    let kind = error
                        .io_error()
                        .map_or(std::io::ErrorKind::Other, std::io::Error::kind);
                    Fault::Io {
                        action: Action::List,
                        path,
                        kind,
                    }
                })?;
                entries.extend(self.entry(&found)?);
            }
        }
        entries.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        entries.dedup_by(|a, b| a.path == b.path);
        Ok(entries)
    }

    fn look(&self, path: &str) -> Result<Option<Entry>, Fault> {
        // One entry alone: walked as the whole tree is, so that it is judged as there.
        let mut found = WalkDir::new(self.root.join(path)).max_depth(0).into_iter();
        match found.next() {
            Some(Ok(found)) => self.entry(&found),
            _ => Ok(None),
        }
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Fault> {
        fs::read(self.root.join(path))
            .or_else(|error| match path.is_ascii() {
                true => Err(error),
                false => {
                    fs::read(self.root.join(path.nfd().collect::<String>())).map_err(|_| error)
                }
            })
            .map_err(|error| Fault::io(Action::Read, path, &error))
    }

    fn today(&self) -> jiff::civil::Date {
        let now = jiff::Timestamp::now();
        match jiff::tz::TimeZone::get("America/Bogota") {
            Ok(zone) => zone.to_datetime(now).date(),
            Err(_) => jiff::tz::Offset::constant(-5).to_datetime(now).date(),
        }
    }

    fn history(&self) -> History {
        super::git::history(&self.root)
    }

    fn head(&self) -> Option<String> {
        Some(super::git::head(&self.root))
    }

    fn program(&self) -> String {
        let file = std::env::current_exe().and_then(fs::metadata);
        let file = file.map(|meta| (meta.len(), meta.modified().ok()));
        format!("{} {file:?}", env!("CARGO_PKG_VERSION"))
    }

    fn store(&self) -> &dyn Store {
        match &self.store {
            Some(store) => store,
            None => &NoStore,
        }
    }
}
