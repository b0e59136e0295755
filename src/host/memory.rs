//! A host in memory, for tests and for callers that have no disk.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Change, Entry, Fault, History, Host, NoStore, Stage, Store};
use crate::digest::Digest;

/// Files, a date and a history, all given.
#[derive(Debug, Clone)]
pub struct MemoryHost {
    /// Path and bytes.
    pub files: BTreeMap<Arc<str>, Arc<[u8]>>,
    /// The day that counts as today.
    pub today: jiff::civil::Date,
    /// What git would know.
    pub history: History,
    /// What is kept between builds, if anything is; clones share it.
    pub store: Option<Arc<MemoryStore>>,
}

impl MemoryHost {
    /// An empty portal on a day.
    pub fn new(today: jiff::civil::Date) -> MemoryHost {
        MemoryHost {
            files: BTreeMap::new(),
            today,
            history: History::default(),
            store: None,
        }
    }

    /// Adds or replaces a file.
    pub fn write(&mut self, path: &str, bytes: impl AsRef<[u8]>) {
        self.files.insert(path.into(), bytes.as_ref().into());
    }

    /// Removes a file; says whether it was there.
    pub fn remove(&mut self, path: &str) -> bool {
        self.files.remove(path).is_some()
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.files.get(path)?).ok()
    }
}

impl Host for MemoryHost {
    fn list(&self) -> Result<Vec<Entry>, Fault> {
        let entry = |(path, bytes): (&Arc<str>, &Arc<[u8]>)| Entry {
            path: path.clone(),
            size: bytes.len() as u64,
            escapes: false,
            stamp: Some(Digest::of(bytes)),
        };
        Ok(self.files.iter().map(entry).collect())
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Fault> {
        self.files
            .get(path)
            .map(|bytes| bytes.to_vec())
            .ok_or_else(|| Fault::Io {
                action: super::Action::Read,
                path: path.to_owned(),
                kind: std::io::ErrorKind::NotFound,
            })
    }

    fn today(&self) -> jiff::civil::Date {
        self.today
    }

    fn history(&self) -> History {
        self.history.clone()
    }

    fn store(&self) -> &dyn Store {
        match &self.store {
            Some(store) => &**store,
            None => &NoStore,
        }
    }
}

/// A store that lasts as long as it is held.
#[derive(Debug, Default)]
pub struct MemoryStore {
    kept: Mutex<BTreeMap<Digest, Vec<u8>>>,
}

impl MemoryStore {
    /// What is in it, to be looked at or spoiled.
    pub fn kept(&self) -> std::sync::MutexGuard<'_, BTreeMap<Digest, Vec<u8>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn get(&self, key: Digest) -> Option<Vec<u8>> {
        self.kept().get(&key).cloned()
    }

    fn put(&self, key: Digest, bytes: &[u8]) {
        self.kept().insert(key, bytes.to_vec());
    }

    fn keep(&self, _: &std::collections::BTreeSet<Digest>) {}
}

/// A stage that keeps what it gets.
#[derive(Debug, Default)]
pub struct MemoryStage {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl MemoryStage {
    /// What was put, by path.
    pub fn files(self) -> BTreeMap<String, Vec<u8>> {
        self.files
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stage for MemoryStage {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn publish(&self) -> Result<Change, Fault> {
        let written = self
            .files
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .len();
        Ok(Change {
            written,
            ..Change::default()
        })
    }

    fn abandon(&self) -> Result<(), Fault> {
        Ok(())
    }
}

/// A stage that forgets: for `check`, which writes nothing.
#[derive(Debug, Default)]
pub struct NullStage;

impl Stage for NullStage {
    fn put(&self, _: &str, _: &[u8]) -> Result<(), Fault> {
        Ok(())
    }
    fn publish(&self) -> Result<Change, Fault> {
        Ok(Change::default())
    }
    fn abandon(&self) -> Result<(), Fault> {
        Ok(())
    }
    fn lasts(&self) -> bool {
        false
    }
}
