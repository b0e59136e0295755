//! A folder for files that are made again at any time: those of a preview. Never a published site.
//!
//! A file whose bytes did not change is not written again. The folder goes when the value does.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::{Action, Fault};
use crate::digest::Digest;

/// See the module's text.
#[derive(Debug)]
pub struct Scratch {
    folder: PathBuf,
    files: Mutex<FxHashMap<String, (Digest, u64)>>,
}

impl Scratch {
    /// Makes an empty folder within a portal's `.vitrina/`. Folders that dead previews left there go.
    pub fn open(root: &Path) -> Result<Scratch, Fault> {
        let own = root.join(".vitrina");
        let name = |pid: u32| format!("vista-{pid}");
        let fault = |error: std::io::Error| Fault::io(Action::Write, own.display(), &error);
        fs::create_dir_all(&own).map_err(fault)?;
        let apart = own.join(".gitignore");
        if !apart.exists() {
            fs::write(apart, "*\n").map_err(fault)?;
        }
        for found in fs::read_dir(&own).map_err(fault)?.filter_map(Result::ok) {
            let file = found.file_name();
            let pid = file.to_str().and_then(|file| file.strip_prefix("vista-"));
            let pid = pid.and_then(|pid| pid.parse::<u32>().ok());
            if pid.is_some_and(|pid| pid == std::process::id() || !lives(pid)) {
                let _ = fs::remove_dir_all(found.path());
            }
        }
        let folder = own.join(name(std::process::id()));
        fs::create_dir_all(&folder).map_err(fault)?;
        Ok(Scratch {
            folder,
            files: Mutex::default(),
        })
    }

    /// Takes a file. What it is of (a preview's `generation`) is kept with it.
    pub fn put(&self, path: &str, bytes: &[u8], generation: u64) -> Result<(), Fault> {
        let digest = Digest::of(bytes);
        let known = self.locked().get(path).map(|(digest, _)| *digest);
        if known != Some(digest) {
            let file = self.folder.join(path);
            let fault = |error: std::io::Error| Fault::io(Action::Write, path, &error);
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder).map_err(fault)?;
            }
            fs::write(file, bytes).map_err(fault)?;
        }
        self.locked().insert(path.to_owned(), (digest, generation));
        Ok(())
    }

    /// A file that was put.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        let known = self.locked().contains_key(path);
        known
            .then(|| fs::read(self.folder.join(path)).ok())
            .flatten()
    }

    /// Removes what is of earlier generations.
    pub fn keep(&self, generation: u64) {
        self.locked().retain(|path, (_, last)| {
            let stays = *last >= generation;
            if !stays {
                let _ = fs::remove_file(self.folder.join(path));
            }
            stays
        });
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, FxHashMap<String, (Digest, u64)>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Whether a process lives; where that cannot be told, it does.
fn lives(pid: u32) -> bool {
    match Path::new("/proc/self").exists() {
        true => Path::new(&format!("/proc/{pid}")).exists(),
        false => true,
    }
}
