//! What is there but could not be read: it was told where it lies, and nothing more is said of what names it.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::schema::KindId;

/// Entries of the portal that gave no document.
#[derive(Debug, Clone, Default)]
pub struct Unread {
    entries: FxHashSet<(KindId, Arc<str>)>,
    kinds: FxHashSet<KindId>,
    files: FxHashSet<Arc<str>>,
}

impl Unread {
    /// An entry of a kind, by its id.
    pub fn entry(&mut self, kind: KindId, id: &str) {
        self.entries.insert((kind, id.into()));
    }

    /// Rows of a kind, nobody knows which.
    pub fn rows(&mut self, kind: KindId) {
        self.kinds.insert(kind);
    }

    /// A file that is published as it is, by its path within `content/`.
    pub fn file(&mut self, path: &str) {
        self.files.insert(path.into());
    }

    /// Whether an entry may be among them.
    pub fn has(&self, kind: KindId, id: &str) -> bool {
        self.kinds.contains(&kind) || self.entries.contains(&(kind, id.into()))
    }

    /// Whether a file is among them.
    pub fn has_file(&self, path: &str) -> bool {
        self.files.contains(path)
    }
}
