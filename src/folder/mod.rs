//! The site for a folder: a memory stick in a school without a signal, opened without a server.
//!
//! In: what a build puts out. Out: the same, with addresses that begin at each page, to another stage. What only a server
//! needs stays away.

mod address;

use crate::host::{Change, Fault, Stage};
use crate::media;

/// What only a site that is served has: workers need an origin, and nobody reads the others.
const SERVED: [&str; 5] = [
    "sw.js",
    "sw-apagado.js",
    ".htaccess",
    "_headers",
    "_redirects",
];

/// A stage that hands everything on as it is read from a folder.
pub struct FolderStage<'s> {
    stage: &'s dyn Stage,
}

impl<'s> FolderStage<'s> {
    /// A stage before another.
    pub fn before(stage: &'s dyn Stage) -> FolderStage<'s> {
        FolderStage { stage }
    }
}

impl std::fmt::Debug for FolderStage<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FolderStage").finish_non_exhaustive()
    }
}

impl Stage for FolderStage<'_> {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        let packed = media::is_form(path);
        if SERVED.contains(&path) || (packed && !path.starts_with("archivos/")) {
            return Ok(());
        }
        match std::str::from_utf8(bytes) {
            Ok(html) if path.ends_with(".html") && !path.starts_with("archivos/") => {
                self.stage.put(path, address::page(path, html).as_bytes())
            }
            _ => self.stage.put(path, bytes),
        }
    }

    fn publish(&self) -> Result<Change, Fault> {
        self.stage.publish()
    }

    fn abandon(&self) -> Result<(), Fault> {
        self.stage.abandon()
    }
}
