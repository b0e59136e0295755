//! A generation of the site on disk: written beside the public folder, exchanged with it in one step.
//!
//! A file that is byte for byte what is public already is not written again but linked, so its time stays. Nothing new
//! and nothing gone means that nothing is touched at all. A build that dies leaves only its own hidden folder behind,
//! which the next build removes.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use walkdir::WalkDir;

use super::{Action, Change, Fault, Stage};
use crate::digest::Digest;

/// Part of the name of a folder that holds a generation in the making.
const MARK: &str = ".vitrina-";

/// See the module's text.
#[derive(Debug)]
pub struct DiskStage {
    public: PathBuf,
    staging: PathBuf,
    /// Whether there is a generation that files may be the same in.
    stands: bool,
    state: Mutex<State>,
    folders: Mutex<FxHashSet<PathBuf>>,
}

#[derive(Debug, Default)]
struct State {
    written: usize,
    kept: Vec<String>,
    paths: BTreeSet<String>,
}

impl DiskStage {
    /// Prepares a generation of `public`. `root` is the portal's folder: the output may not hold it.
    pub fn open(public: &Path, root: &Path) -> Result<DiskStage, Fault> {
        let shown = public.display().to_string();
        let refused = || Fault::OutputNotReplaceable {
            path: shown.clone(),
        };
        let name = public
            .file_name()
            .ok_or_else(refused)?
            .to_string_lossy()
            .into_owned();
        let parent = match public.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        fs::create_dir_all(&parent)
            .map_err(|error| Fault::io(Action::Write, parent.display(), &error))?;
        let parent = fs::canonicalize(&parent)
            .map_err(|error| Fault::io(Action::List, parent.display(), &error))?;
        let public = parent.join(&name);
        if ["content", "themes", "i18n", "publicado"]
            .iter()
            .any(|own| root.join(own).starts_with(&public))
        {
            return Err(Fault::OutputHoldsSource { path: shown });
        }
        if let Ok(meta) = fs::symlink_metadata(&public)
            && (!meta.is_dir() || is_mount(&public, &parent))
        {
            return Err(refused());
        }
        remove_leftovers(&parent, &name);
        let staging = parent.join(format!(".{name}{MARK}{}", std::process::id()));
        fs::create_dir_all(&staging)
            .map_err(|error| Fault::io(Action::Write, staging.display(), &error))?;
        Ok(DiskStage {
            stands: public.is_dir(),
            public,
            staging,
            state: Mutex::default(),
            folders: Mutex::default(),
        })
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the folder of a file, once.
    fn folder_of(&self, file: &Path) -> Result<(), Fault> {
        let Some(folder) = file.parent() else {
            return Ok(());
        };
        let known = |set: &FxHashSet<PathBuf>| set.contains(folder);
        if known(&self.folders.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(());
        }
        fs::create_dir_all(folder)
            .map_err(|error| Fault::io(Action::Write, folder.display(), &error))?;
        self.folders
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(folder.to_owned());
        Ok(())
    }

    /// Files that are public and not in this generation.
    fn removed(&self, state: &State) -> usize {
        WalkDir::new(&self.public)
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| !entry.file_type().is_dir())
            .filter(|entry| {
                let relative = entry
                    .path()
                    .strip_prefix(&self.public)
                    .unwrap_or(entry.path());
                !state
                    .paths
                    .contains(&*relative.to_string_lossy().replace('\\', "/"))
            })
            .count()
    }
}

impl Stage for DiskStage {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        if self.stands && same(&self.public.join(path), bytes) {
            let mut state = self.state();
            state.kept.push(path.to_owned());
            state.paths.insert(path.to_owned());
            return Ok(());
        }
        let file = self.staging.join(path);
        self.folder_of(&file)?;
        fs::write(&file, bytes).map_err(|error| Fault::io(Action::Write, path, &error))?;
        let mut state = self.state();
        state.written += 1;
        state.paths.insert(path.to_owned());
        Ok(())
    }

    fn publish(&self) -> Result<Change, Fault> {
        let state = std::mem::take(&mut *self.state());
        let exists = self.public.is_dir();
        let removed = if exists { self.removed(&state) } else { 0 };
        let change = Change {
            written: state.written,
            kept: state.kept.len(),
            removed,
        };
        if exists && state.written == 0 && removed == 0 {
            self.abandon()?;
            return Ok(change);
        }
        state
            .kept
            .par_iter()
            .with_min_len(64)
            .try_for_each(|path| {
                let (from, to) = (self.public.join(path), self.staging.join(path));
                self.folder_of(&to)?;
                fs::hard_link(&from, &to)
                    .or_else(|_| fs::copy(&from, &to).map(drop))
                    .map_err(|error| Fault::io(Action::Write, path, &error))
            })?;
        let fault = |error: io::Error| Fault::io(Action::Replace, self.public.display(), &error);
        match exists {
            true => exchange(&self.staging, &self.public).map_err(fault)?,
            false => fs::rename(&self.staging, &self.public).map_err(fault)?,
        }
        if exists {
            self.abandon()?;
        }
        Ok(change)
    }

    fn earlier(&self, path: &str) -> Option<Vec<u8>> {
        let file = self.public.join(path);
        let plain = fs::symlink_metadata(&file).is_ok_and(|meta| meta.is_file());
        plain.then(|| fs::read(file).ok()).flatten()
    }

    fn standing(&self) -> Option<Digest> {
        standing(&self.public)
    }

    fn abandon(&self) -> Result<(), Fault> {
        fs::remove_dir_all(&self.staging)
            .map_err(|error| Fault::io(Action::Remove, self.staging.display(), &error))
    }
}

/// What the files of a folder are known by: names, sizes, times, in all folders below.
fn standing(folder: &Path) -> Option<Digest> {
    let mut files = Vec::new();
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder).ok()? {
        let entry = entry.ok()?;
        let name = entry.file_name().to_str()?.to_owned();
        match entry.file_type().ok()?.is_dir() {
            true => folders.push((name, entry.path())),
            false => files.push((name, super::disk::state(&entry.metadata().ok()?)?)),
        }
    }
    let below = |(name, path): (String, PathBuf)| Some((name, standing(&path)?.to_string()));
    let below: Option<Vec<(String, String)>> = folders.into_par_iter().map(below).collect();
    files.extend(below?);
    files.sort();
    let whole: String = files
        .iter()
        .map(|(name, state)| format!("{name}\0{state}\0"))
        .collect();
    Some(Digest::of(whole.as_bytes()))
}

/// Whether a file holds just these bytes.
fn same(file: &Path, bytes: &[u8]) -> bool {
    let fits = fs::symlink_metadata(file)
        .is_ok_and(|meta| meta.is_file() && meta.len() == bytes.len() as u64);
    fits && fs::read(file).is_ok_and(|old| old == bytes)
}

/// Exchanges two folders in one step; where the system cannot, by two renames.
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE) {
            Ok(()) => return Ok(()),
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let aside = new.with_extension("anterior");
    fs::rename(old, &aside)?;
    fs::rename(new, old)?;
    fs::rename(&aside, new)
}

#[cfg(unix)]
fn is_mount(folder: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|meta| meta.dev()).ok();
    device(folder) != device(parent)
}

#[cfg(not(unix))]
fn is_mount(_: &Path, _: &Path) -> bool {
    false
}

/// Removes generations that dead builds left beside the public folder, and puts back what the two-rename exchange of a
/// build that died between its renames had set aside.
fn remove_leftovers(parent: &Path, name: &str) {
    let prefix = format!(".{name}{MARK}");
    let found = fs::read_dir(parent)
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    for entry in found.filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix)) {
        let file_name = entry.file_name().to_string_lossy().into_owned();
        let rest = file_name.trim_start_matches(&prefix).to_owned();
        if let Some(pid) = rest
            .strip_suffix(".anterior")
            .or(Some(&rest))
            .and_then(|pid| pid.parse().ok())
            && alive(pid)
        {
            continue;
        }
        let public = parent.join(name);
        let restored = rest.ends_with(".anterior")
            && !public.exists()
            && fs::rename(entry.path(), &public).is_ok();
        if !restored {
            // What cannot be removed now is tried again by the next build; it is never public.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(unix)]
fn alive(pid: i32) -> bool {
    let own = i32::try_from(std::process::id()) == Ok(pid);
    !own && rustix::process::Pid::from_raw(pid)
        .is_some_and(|pid| rustix::process::test_kill_process(pid).is_ok())
}

#[cfg(not(unix))]
fn alive(_: i32) -> bool {
    false
}
