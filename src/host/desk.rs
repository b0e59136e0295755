//! Writing the files that people edit: new ones, and repairs of those that are there.
//!
//! Whole or not at all: bytes go to a hidden file beside the place and are then renamed. A path that leads out of the
//! portal's folder, by `..` or by a symbolic link, is not written.

use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use super::{Action, Desk, Fault};

/// The portal's folder on disk, for writing.
#[derive(Debug)]
pub struct DiskDesk {
    root: PathBuf,
}

impl DiskDesk {
    /// Opens a folder that exists.
    pub fn open(root: &Path) -> Result<DiskDesk, Fault> {
        let root = root
            .canonicalize()
            .map_err(|error| Fault::io(Action::Write, root.display(), &error))?;
        Ok(DiskDesk { root })
    }

    /// Where a path of the portal really lies; `None` if that is outside of its folder.
    fn inside(&self, path: &str) -> Option<PathBuf> {
        let plain = Path::new(path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        plain.then(|| self.root.join(path))
    }
}

impl Desk for DiskDesk {
    fn create(&self, path: &str, bytes: &[u8]) -> Result<bool, Fault> {
        let fault = |error: &io::Error| Fault::io(Action::Write, path, error);
        let Some(file) = self.inside(path) else {
            return Ok(false);
        };
        let folder = file.parent().unwrap_or(&self.root);
        // Folders are made only below one that is really inside: the way may lead over a link.
        let there = folder.ancestors().find_map(|one| one.canonicalize().ok());
        if !there.is_some_and(|there| there.starts_with(&self.root)) {
            return Ok(false);
        }
        fs::create_dir_all(folder).map_err(|error| fault(&error))?;
        let folder = folder.canonicalize().map_err(|error| fault(&error))?;
        let Some(name) = file.file_name().filter(|_| folder.starts_with(&self.root)) else {
            return Ok(false);
        };
        let file = folder.join(name);
        if fs::symlink_metadata(&file).is_ok() {
            return Ok(false);
        }
        let beside = beside(&file);
        let written = write_new(&beside, bytes).and_then(|()| {
            // A link, unlike a rename, does not take the place of what somebody wrote meanwhile.
            fs::hard_link(&beside, &file)
        });
        let _ = fs::remove_file(&beside);
        match written {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            // Some file systems have no links.
            Err(_) => match write_new(&file, bytes) {
                Ok(()) => Ok(true),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
                Err(error) => Err(fault(&error)),
            },
        }
    }

    fn replace(&self, path: &str, old: &[u8], new: &[u8]) -> Result<bool, Fault> {
        let fault = |error: &io::Error| Fault::io(Action::Write, path, error);
        let Some(file) = self.inside(path) else {
            return Ok(false);
        };
        let file = file.canonicalize().map_err(|error| fault(&error))?;
        if !file.starts_with(&self.root) {
            return Ok(false);
        }
        let known = fs::metadata(&file).map_err(|error| fault(&error))?;
        if !known.is_file() || fs::read(&file).map_err(|error| fault(&error))? != old {
            return Ok(false);
        }
        let beside = beside(&file);
        let written = write_new(&beside, new)
            .and_then(|()| fs::set_permissions(&beside, known.permissions()))
            .and_then(|()| fs::rename(&beside, &file));
        if let Err(error) = written {
            let _ = fs::remove_file(&beside);
            return Err(fault(&error));
        }
        Ok(true)
    }
}

/// A hidden name in the same folder, of this process alone.
fn beside(file: &Path) -> PathBuf {
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    file.with_file_name(format!(".{name}.vitrina-{}", std::process::id()))
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_made_once_and_replaced_only_as_known() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let desk = DiskDesk::open(folder.path()).expect("it is there");
        let read = |path: &str| fs::read(folder.path().join(path)).expect("it can be read");
        assert_eq!(desk.create("content/a/b.toml", b"uno"), Ok(true));
        assert_eq!(desk.create("content/a/b.toml", b"dos"), Ok(false));
        assert_eq!(read("content/a/b.toml"), b"uno");
        assert_eq!(desk.replace("content/a/b.toml", b"otro", b"dos"), Ok(false));
        assert_eq!(desk.replace("content/a/b.toml", b"uno", b"dos"), Ok(true));
        assert_eq!(read("content/a/b.toml"), b"dos");
        assert_eq!(desk.create("../fuera.toml", b"x"), Ok(false));
        assert_eq!(desk.create("/fuera.toml", b"x"), Ok(false));
        assert!(desk.replace("content/a/no-hay.toml", b"", b"x").is_err());
        let left: Vec<_> = fs::read_dir(folder.path().join("content/a"))
            .expect("it can be listed")
            .collect();
        assert_eq!(left.len(), 1, "nothing is left behind: {left:?}");
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_folder_are_not_written_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a folder for the test");
        let root = folder.path().join("portal");
        fs::create_dir_all(root.join("content")).expect("it can be made");
        let secret = folder.path().join("secreto.toml");
        fs::write(&secret, "uno").expect("it can be written");
        symlink(&secret, root.join("content/enlace.toml")).expect("links can be made");
        symlink(folder.path(), root.join("content/carpeta")).expect("links can be made");
        let desk = DiskDesk::open(&root).expect("it is there");
        assert_eq!(
            desk.replace("content/enlace.toml", b"uno", b"dos"),
            Ok(false)
        );
        assert_eq!(desk.create("content/enlace.toml", b"dos"), Ok(false));
        assert_eq!(desk.create("content/carpeta/nuevo.toml", b"dos"), Ok(false));
        assert_eq!(
            desk.create("content/carpeta/a/b/nuevo.toml", b"dos"),
            Ok(false)
        );
        assert!(
            !folder.path().join("a").exists(),
            "a folder was made outside"
        );
        assert_eq!(fs::read(&secret).expect("it can be read"), b"uno");
        assert!(!folder.path().join("nuevo.toml").exists());

        let file = root.join("content/a.toml");
        fs::write(&file, "uno").expect("it can be written");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("it is ours");
        assert_eq!(desk.replace("content/a.toml", b"uno", b"dos"), Ok(true));
        let mode = fs::metadata(&file)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o640);
    }
}
