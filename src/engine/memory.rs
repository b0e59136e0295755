//! What one reading of a portal remembers for the next, in memory: files that did not change are not read again.
//!
//! A file is known by its stamp ([`crate::host::Entry::stamp`]); one without a stamp is always read. What a file gives
//! depends on the list of files too (a source is a number in it) and on the portal's declarations: where those differ,
//! nothing is remembered.

use super::documents::Parsed;
use super::*;

/// See the module's text.
#[derive(Debug, Default)]
pub struct Memory {
    ground: Option<Digest>,
    parsed: FxHashMap<SourceId, (Digest, Arc<Parsed>)>,
    files: FxHashMap<Arc<str>, (Digest, FileFacts)>,
    history: Option<(String, Arc<History>)>,
}

impl Memory {
    /// What git knows, asked again only when something was committed.
    pub(super) fn history(&mut self, host: &dyn Host) -> Arc<History> {
        let head = host.head();
        if let (Some(head), Some((known, history))) = (&head, &self.history)
            && head == known
        {
            return Arc::clone(history);
        }
        let history = Arc::new(host.history());
        self.history = head.map(|head| (head, Arc::clone(&history)));
        history
    }

    /// Forgets what was read on other ground.
    pub(super) fn stand_on(&mut self, scan: &Scan) {
        let ground = ground(scan);
        if ground.is_none() || ground != self.ground {
            self.parsed.clear();
        }
        self.ground = ground;
    }

    /// What a source gave, if it has not changed.
    pub(super) fn parsed(&self, scan: &Scan, source: SourceId) -> Option<Arc<Parsed>> {
        let (stamp, parsed) = self.parsed.get(&source)?;
        (stamp_of(scan, source)? == *stamp).then(|| Arc::clone(parsed))
    }

    /// Remembers what all sources gave.
    pub(super) fn learn(&mut self, scan: &Scan, parsed: &[(SourceId, Arc<Parsed>)]) {
        let stamped = parsed.iter().filter_map(|(source, parsed)| {
            Some((*source, (stamp_of(scan, *source)?, Arc::clone(parsed))))
        });
        self.parsed = match self.ground {
            Some(_) => stamped.collect(),
            None => FxHashMap::default(),
        };
    }

    /// Facts of a file that is published, if it has not changed.
    pub(super) fn facts(&self, path: &str, stamp: Option<Digest>) -> Option<FileFacts> {
        let (known, facts) = self.files.get(path)?;
        (*known == stamp?).then(|| facts.clone())
    }

    /// Remembers the facts of all files that are published.
    pub(super) fn learn_files(&mut self, files: FxHashMap<Arc<str>, (Digest, FileFacts)>) {
        self.files = files;
    }
}

/// What all files rest on: which there are, and what the portal declares. `None` if that changed a moment ago.
fn ground(scan: &Scan) -> Option<Digest> {
    let mut whole = String::new();
    for file in scan.files.iter().chain(&scan.refused) {
        whole.push_str(&file.path);
        whole.push('\0');
        if matches!(file.purpose, Purpose::Portal | Purpose::Kind) {
            whole.push_str(&file.stamp?.to_string());
        }
    }
    Some(Digest::of(whole.as_bytes()))
}

/// The stamp of a source; that of a sidecar is of its table too.
fn stamp_of(scan: &Scan, source: SourceId) -> Option<Digest> {
    let file = scan.file(source);
    let Purpose::Sidecar { base, .. } = &file.purpose else {
        return file.stamp;
    };
    let table = documents::table_beside(scan, base).map(|table| scan.file(table).stamp);
    let both = match table {
        Some(table) => format!("{}{}", file.stamp?, table?),
        None => file.stamp?.to_string(),
    };
    Some(Digest::of(both.as_bytes()))
}
