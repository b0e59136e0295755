//! What the threads of a preview say to the keeper, and what he answers.

use std::collections::BTreeSet;
use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use super::work::Judged;
use crate::engine::Ready;
use crate::host::Fault;

/// What changed on disk.
#[derive(Debug, Clone, Default)]
pub(super) struct Changes {
    /// Paths relative to the portal's folder.
    pub(super) paths: BTreeSet<String>,
    /// Whether some may be missing among them.
    pub(super) all: bool,
}

/// A word to the keeper.
#[derive(Debug)]
pub(super) enum Said {
    /// Somebody asks for an address (`/normas/`), decoded, without its query.
    Ask(String, oneshot::Sender<Found>),
    /// A browser wants to know when what it shows is no longer what is there.
    Watch(Client),
    /// Files changed.
    Changed(Changes),
    /// The portal was read after the changes up to this number.
    Ready(u64, Arc<Ready>),
    /// All pages were judged.
    Judged(Arc<Judged>),
    /// It could not be read.
    Failed(Fault),
    /// The end.
    Stop,
}

/// A browser with a page open.
#[derive(Debug)]
pub(super) struct Client {
    /// The address of the page.
    pub(super) address: String,
    /// What is known of the bytes that it shows.
    pub(super) digest: String,
    /// Where to tell it.
    pub(super) tell: mpsc::UnboundedSender<Event>,
}

/// What a browser is told.
#[derive(Debug, Clone)]
pub(super) enum Event {
    /// Load the page again.
    Reload,
    /// Findings, as JSON.
    Findings(Arc<str>),
}

/// What is at an address.
#[derive(Debug)]
pub(super) enum Found {
    /// A page.
    Page(Vec<u8>),
    /// The page of errors, if there is one.
    Lost(Option<Vec<u8>>),
    /// A file: its path, for its type, and its bytes.
    File(String, Arc<[u8]>),
    /// Another address.
    Moved(String),
    /// The list of findings, as HTML.
    Findings(String),
    /// It could not be made; why, in words.
    Failed(String),
}
