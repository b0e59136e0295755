//! Watches a portal's files, and gathers what happens at once into one change.
//!
//! In: what the system says of files. Out: [`Said::Changed`]. Names of editors' own files are left out; where the system
//! lost count, that is said, and everything is looked at again.

use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use notify::{EventKind, RecursiveMode};

use super::message::{Changes, Said};
use super::{PATIENCE, QUIET};
use crate::host::disk::FOLDERS;
use crate::host::{Action, Fault};

/// Watches while it lives.
pub(super) struct Watcher {
    /// Watching ends with it.
    _alive: Arc<Mutex<Inner>>,
}

type Inner = Box<dyn notify::Watcher + Send>;

impl std::fmt::Debug for Watcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watcher").finish_non_exhaustive()
    }
}

/// Starts watching.
pub(super) fn start(root: &Path, said: mpsc::Sender<Said>) -> Result<Watcher, Fault> {
    let (heard, events) = mpsc::channel::<notify::Result<notify::Event>>();
    let fault = |error: &notify::Error| Fault::Io {
        action: Action::Watch,
        path: root.display().to_string(),
        kind: match &error.kind {
            notify::ErrorKind::Io(error) => error.kind(),
            _ => std::io::ErrorKind::Other,
        },
    };
    let mut inner: Inner =
        Box::new(notify::recommended_watcher(heard).map_err(|error| fault(&error))?);
    inner
        .watch(root, RecursiveMode::NonRecursive)
        .map_err(|error| fault(&error))?;
    for folder in FOLDERS {
        follow(&mut *inner, &root.join(folder)).map_err(|error| fault(&error))?;
    }
    let shared = Arc::new(Mutex::new(inner));
    let weak = Arc::downgrade(&shared);
    let root = root.to_owned();
    std::thread::spawn(move || {
        while let Some(changes) = gather(&events, &root) {
            // A folder that is new is watched from now on.
            if let Some(inner) = weak.upgrade() {
                let new = FOLDERS.iter().filter(|name| changes.paths.contains(**name));
                let mut inner = inner.lock().unwrap_or_else(PoisonError::into_inner);
                for folder in new {
                    let _ = follow(&mut **inner, &root.join(folder));
                }
            }
            if said.send(Said::Changed(changes)).is_err() {
                return;
            }
        }
    });
    Ok(Watcher { _alive: shared })
}

fn follow(watcher: &mut dyn notify::Watcher, folder: &Path) -> notify::Result<()> {
    match folder.is_dir() {
        true => watcher.watch(folder, RecursiveMode::Recursive),
        false => Ok(()),
    }
}

/// What changes together: until files are left alone for [`QUIET`], or for [`PATIENCE`] at most. `None` at the end.
fn gather(events: &mpsc::Receiver<notify::Result<notify::Event>>, root: &Path) -> Option<Changes> {
    let mut changes = Changes::default();
    let mut since: Option<Instant> = None;
    loop {
        let event = match since {
            None => events.recv().ok()?,
            Some(since) => {
                let left = PATIENCE.saturating_sub(since.elapsed()).min(QUIET);
                match events.recv_timeout(left) {
                    Ok(event) => event,
                    Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                        return Some(changes);
                    }
                }
            }
        };
        match event {
            Ok(event) => {
                if matches!(event.kind, EventKind::Access(_)) {
                    continue;
                }
                changes.all |= event.need_rescan();
                changes
                    .paths
                    .extend(event.paths.iter().filter_map(|path| own(path, root)));
            }
            // What was lost is not known.
            Err(_) => changes.all = true,
        }
        if changes.all || !changes.paths.is_empty() {
            since = since.or_else(|| Some(Instant::now()));
        }
    }
}

/// The path of a file of ours, relative to the portal's folder.
fn own(path: &Path, root: &Path) -> Option<String> {
    let relative = path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
    let (first, name) = (relative.split('/').next()?, relative.rsplit('/').next()?);
    let ours = first == "portal.toml" || FOLDERS.contains(&first);
    let editors = name.starts_with('.') || name.ends_with('~') || name == "4913";
    (ours && !editors).then_some(relative)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(kind: EventKind, path: &str) -> notify::Result<notify::Event> {
        Ok(notify::Event::new(kind).add_path(path.into()))
    }

    #[test]
    fn what_happens_at_once_is_one_change_and_files_of_editors_are_none() {
        use notify::event::{AccessKind, CreateKind};
        let (send, events) = mpsc::channel();
        let create = EventKind::Create(CreateKind::File);
        for path in [
            "/p/content/normas/.ley.md.swp",
            "/p/content/normas/4913",
            "/p/public/index.html",
            "/p/content/normas/ley.md~",
            "/p/content/normas/ley.md",
            "/p/portal.toml",
            "/otro/content/a.md",
        ] {
            send.send(event(create, path)).expect("somebody listens");
        }
        let read = EventKind::Access(AccessKind::Any);
        send.send(event(read, "/p/content/normas/otra.md"))
            .expect("somebody listens");
        let changes = gather(&events, Path::new("/p")).expect("changes");
        let paths: Vec<&str> = changes.paths.iter().map(String::as_str).collect();
        assert_eq!(paths, ["content/normas/ley.md", "portal.toml"]);
        assert!(!changes.all);
        send.send(Err(notify::Error::generic("lost")))
            .expect("somebody listens");
        drop(send);
        assert!(gather(&events, Path::new("/p")).expect("changes").all);
        assert!(gather(&events, Path::new("/p")).is_none());
    }
}
