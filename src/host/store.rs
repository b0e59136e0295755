//! What is kept between builds, on disk: a file a key, in a folder of the portal that git leaves alone.
//!
//! A file begins with a digest over its key and what follows. One that is cut, changed or under another key is not
//! believed and is made again. Nothing here can fail a build: a store that cannot be written keeps nothing.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Store;
use crate::digest::Digest;

/// Folder of the store in the portal's.
const FOLDER: &str = ".vitrina/guardado";

/// How long something is kept that no build asks for.
const OLD: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// See the module's text.
#[derive(Debug, Clone)]
pub struct DiskStore {
    folder: PathBuf,
}

impl DiskStore {
    /// The store of a portal's folder. Nothing is made until something is put.
    pub fn of(root: &Path) -> DiskStore {
        DiskStore {
            folder: root.join(FOLDER),
        }
    }

    fn file(&self, key: Digest) -> PathBuf {
        self.folder.join(key.to_string())
    }
}

/// The seal of an entry: of its key too, so that a file under another name is not taken for it.
fn seal(key: Digest, bytes: &[u8]) -> String {
    Digest::of_all(&[key.to_string().as_bytes(), bytes]).to_string()
}

impl Store for DiskStore {
    fn get(&self, key: Digest) -> Option<Vec<u8>> {
        let mut kept = fs::read(self.file(key)).ok()?;
        let length = seal(key, &[]).len();
        let (said, bytes) = kept.split_at_checked(length)?;
        if said != seal(key, bytes).as_bytes() {
            return None;
        }
        kept.drain(..length);
        Some(kept)
    }

    fn put(&self, key: Digest, bytes: &[u8]) {
        let write = || {
            fs::create_dir_all(&self.folder)?;
            let apart = self.folder.with_file_name(".gitignore");
            if !apart.exists() {
                fs::write(apart, "*\n")?;
            }
            // Two builds at once write the same bytes; each under a name of its own first.
            let unfinished = self.folder.join(format!("{key}.{}", std::process::id()));
            let mut file = fs::File::create(&unfinished)?;
            file.write_all(seal(key, bytes).as_bytes())?;
            file.write_all(bytes)?;
            fs::rename(&unfinished, self.file(key))
        };
        // What cannot be kept is made again by the next build.
        let _ = write();
    }

    fn keep(&self, used: &BTreeSet<Digest>) {
        let used: BTreeSet<String> = used.iter().map(Digest::to_string).collect();
        let files = fs::read_dir(&self.folder).into_iter().flatten();
        for file in files.filter_map(Result::ok) {
            let asked = file
                .file_name()
                .to_str()
                .is_some_and(|name| used.contains(name));
            let age = file.metadata().and_then(|meta| meta.modified()).ok();
            let age = age.and_then(|time| time.elapsed().ok());
            if !asked && age.is_some_and(|age| age > OLD) {
                let _ = fs::remove_file(file.path());
            }
        }
    }
}
