//! The only door to the outside: files, the clock, git, and the folder that is published.
//!
//! Phases get values; whoever composes them ([`crate::engine`]) holds a [`Host`] and a [`Stage`]. Tests use the ones in
//! [`memory`]. Paths are relative to the portal's folder and use `/`.

mod desk;
pub mod disk;
mod git;
pub mod memory;
mod scratch;
mod stage;
mod store;

use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::digest::Digest;
use crate::model::Stamp;

pub use desk::DiskDesk;
pub use scratch::Scratch;
pub use stage::DiskStage;
pub use store::DiskStore;

/// A fault of the machine, of the disk or of ours: not about content.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// A file or folder could not be used.
    Io {
        /// What was tried.
        action: Action,
        /// With which path.
        path: String,
        /// What the system answered.
        kind: io::ErrorKind,
    },
    /// The output folder is a mount point or a link and cannot be exchanged.
    OutputNotReplaceable {
        /// The folder.
        path: String,
    },
    /// The output folder holds, or is, the portal's own source.
    OutputHoldsSource {
        /// The folder.
        path: String,
    },
    /// A template that failed while rendering.
    Template {
        /// Its name.
        name: String,
        /// Where it failed, for the report to us.
        what: String,
    },
    /// Whoever asked for it wants it no longer.
    Stopped,
    /// A mistake of ours.
    Bug {
        /// What happened, in English, for the report.
        what: String,
    },
}

/// What was tried with a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Listing a folder.
    List,
    /// Reading a file.
    Read,
    /// Writing a file.
    Write,
    /// Exchanging folders.
    Replace,
    /// Removing.
    Remove,
    /// Listening at an address.
    Listen,
    /// Watching a folder.
    Watch,
}

impl Fault {
    /// From an error of the system.
    pub fn io(action: Action, path: impl fmt::Display, error: &io::Error) -> Fault {
        Fault::Io {
            action,
            path: path.to_string(),
            kind: error.kind(),
        }
    }
}

/// A file of the portal's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Path relative to the portal's folder.
    pub path: Arc<str>,
    /// Size in bytes.
    pub size: u64,
    /// Whether it is a symbolic link that may not be followed.
    pub escapes: bool,
    /// What its bytes are known by without being read: while it is the same, they are the same. None if a change could
    /// go unseen.
    pub stamp: Option<Digest>,
}

/// When a file was first and last committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// First commit.
    pub first: Stamp,
    /// Last commit.
    pub last: Stamp,
    /// Its identifier.
    pub commit: Arc<str>,
}

/// A commit that changed a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// When.
    pub at: Stamp,
    /// The first line of its message.
    pub note: Arc<str>,
}

/// Changes of a file that are kept, the newest.
pub const CHANGES: usize = 10;

/// What git knows of the portal.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    /// Time of the commit that is built, if there is one.
    pub head: Option<Stamp>,
    /// Its identifier.
    pub commit: Option<String>,
    /// Whether the history was cut: then dates would be wrong.
    pub shallow: bool,
    /// By path.
    pub files: FxHashMap<Arc<str>, Committed>,
    /// By path: its changes, the newest first, at most [`CHANGES`].
    pub changes: FxHashMap<Arc<str>, Vec<Changed>>,
}

/// The outside, for reading.
pub trait Host: Sync {
    /// All files of the portal's folder that may matter: `portal.toml`, `content/`, `i18n/`, `themes/`, `publicado/`.
    fn list(&self) -> Result<Vec<Entry>, Fault>;
    /// One of those files, if it is there.
    fn look(&self, path: &str) -> Result<Option<Entry>, Fault> {
        Ok(self.list()?.into_iter().find(|entry| *entry.path == *path))
    }
    /// The bytes of a file.
    fn read(&self, path: &str) -> Result<Vec<u8>, Fault>;
    /// Today in Colombia.
    fn today(&self) -> jiff::civil::Date;
    /// What git knows.
    fn history(&self) -> History;
    /// What the history is known by: while it is the same, the history is the same. None if that cannot be told.
    fn head(&self) -> Option<String> {
        None
    }
    /// What this program is known by: another one reads nothing that this one kept for itself.
    fn program(&self) -> String {
        String::new()
    }
    /// What is kept between builds, of what is slow to make.
    fn store(&self) -> &dyn Store {
        &NoStore
    }
}

/// What is kept between builds: an answer by the digest of its question. It may forget anything at any time, and gives
/// back what was put, whole, or nothing.
pub trait Store: Sync {
    /// What was put under a key.
    fn get(&self, key: Digest) -> Option<Vec<u8>>;
    /// Whether anything is kept at all: making it ready may cost something.
    fn keeps(&self) -> bool {
        true
    }
    /// Keeps something; that it cannot is no fault.
    fn put(&self, key: Digest, bytes: &[u8]);
    /// Forgets what a build did not ask for, once it is old.
    fn keep(&self, used: &BTreeSet<Digest>);
}

/// A store that keeps nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoStore;

impl Store for NoStore {
    fn get(&self, _: Digest) -> Option<Vec<u8>> {
        None
    }
    fn keeps(&self) -> bool {
        false
    }
    fn put(&self, _: Digest, _: &[u8]) {}
    fn keep(&self, _: &BTreeSet<Digest>) {}
}

/// What finishing a stage changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Change {
    /// Files new or different.
    pub written: usize,
    /// Files that were there already, byte for byte.
    pub kept: usize,
    /// Files that are no longer there.
    pub removed: usize,
}

/// The outside, for writing: a generation of the site that becomes public whole or not at all.
pub trait Stage: Sync {
    /// Takes one file. May be called from several threads; each path once.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Fault>;
    /// Makes the generation public in one step.
    fn publish(&self) -> Result<Change, Fault>;
    /// Drops the generation; what was public stays.
    fn abandon(&self) -> Result<(), Fault>;
    /// Whether a generation comes of it at all; a check makes none, and leaves nothing behind.
    fn lasts(&self) -> bool {
        true
    }
    /// A file of the generation before this one, if it can be had.
    fn earlier(&self, _path: &str) -> Option<Vec<u8>> {
        None
    }
    /// What the public files are known by without being read. `None` if that cannot be told.
    fn standing(&self) -> Option<Digest> {
        None
    }
}

/// The outside, for writing what people edit. Nothing is written through a path that leaves the portal's folder.
pub trait Desk: Sync {
    /// Makes a new file and its folders. `false` if there is one already, or the path leads out.
    fn create(&self, path: &str, bytes: &[u8]) -> Result<bool, Fault>;
    /// Puts `new` in the place of a file, whole or not at all. `false` if the file is no longer `old`, or leads out.
    fn replace(&self, path: &str, old: &[u8], new: &[u8]) -> Result<bool, Fault>;
}
