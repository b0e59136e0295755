//! The keeper: holds the newest state of the portal that is ready, and makes of it what is asked for.
//!
//! One thread, so that what is asked and what changes come in an order. A page takes about a millisecond.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};

use tokio::sync::oneshot;

use super::message::{Changes, Client, Event, Found, Said};
use super::work::{Judged, Order};
use super::{News, page};
use crate::digest::Digest;
use crate::engine::{Painter, Ready, Told};
use crate::host::disk::DiskHost;
use crate::host::{Fault, Host, Scratch};
use crate::i18n::Messages;

/// See the module's text.
pub(super) struct Keeper {
    host: DiskHost,
    scratch: Arc<Scratch>,
    heard: mpsc::Receiver<Said>,
    work: mpsc::Sender<Order>,
    messages: Messages,
    news: Box<dyn Fn(News) + Send>,
    /// Changes so far, seen by the worker too.
    newest: Arc<AtomicU64>,
    /// The last change that was shown without reading the portal again.
    reworded: u64,
    clients: Vec<Client>,
    waiting: Vec<(String, oneshot::Sender<Found>)>,
    judged: Option<Arc<Judged>>,
    failed: Option<String>,
}

/// Why a state of the portal is no longer the newest.
enum Next {
    Ready(Arc<Ready>),
    Judged,
    Stop,
}

impl Keeper {
    pub(super) fn new(
        host: DiskHost,
        scratch: Arc<Scratch>,
        heard: mpsc::Receiver<Said>,
        work: mpsc::Sender<Order>,
        messages: Messages,
        news: Box<dyn Fn(News) + Send>,
    ) -> Keeper {
        Keeper {
            host,
            scratch,
            heard,
            work,
            messages,
            news,
            newest: Arc::default(),
            reworded: 0,
            clients: Vec::new(),
            waiting: Vec::new(),
            judged: None,
            failed: None,
        }
    }

    /// Keeps the portal until the preview ends.
    pub(super) fn run(mut self) {
        self.order();
        let mut ready: Option<Arc<Ready>> = None;
        loop {
            let judged = self.judged.clone();
            let nothing = Told::new();
            let told = judged.as_ref().map_or(&nothing, |judged| &judged.told);
            let painter = ready.as_deref().map(|ready| Painter::new(ready, told));
            match self.reign(ready.as_deref(), painter.as_ref()) {
                Next::Ready(new) => ready = Some(new),
                Next::Judged => {}
                Next::Stop => return,
            }
        }
    }

    /// Has the worker read the portal.
    fn order(&self) {
        let order = Order {
            number: self.newest.load(Ordering::Relaxed),
            newest: Arc::clone(&self.newest),
        };
        // Without a worker the preview is ending.
        let _ = self.work.send(order);
    }

    fn fail(&mut self, fault: Fault) {
        self.failed = Some(page::fault(&fault, &self.messages));
        (self.news)(News::Failed(fault));
    }

    /// Answers until there is a newer state.
    fn reign(&mut self, ready: Option<&Ready>, painter: Option<&Painter<'_>>) -> Next {
        for (address, reply) in std::mem::take(&mut self.waiting) {
            self.answer(ready, painter, address, reply);
        }
        for client in std::mem::take(&mut self.clients) {
            self.look(ready.zip(painter), client);
        }
        loop {
            match self.heard.recv() {
                Err(_) | Ok(Said::Stop) => return Next::Stop,
                Ok(Said::Ask(address, reply)) => self.answer(ready, painter, address, reply),
                Ok(Said::Watch(client)) => {
                    if let Some(judged) = &self.judged {
                        let _ = client.tell.send(Event::Findings(Arc::clone(&judged.json)));
                    }
                    self.look(ready.zip(painter), client);
                }
                Ok(Said::Changed(changes)) => {
                    self.newest.fetch_add(1, Ordering::Relaxed);
                    self.order();
                    if let Some(new) = ready.and_then(|ready| self.reword(ready, &changes)) {
                        return Next::Ready(new);
                    }
                }
                // Words that were shown since then are newer than this.
                Ok(Said::Ready(number, _)) if number < self.reworded => {}
                Ok(Said::Ready(_, new)) => {
                    self.failed = None;
                    return Next::Ready(new);
                }
                Ok(Said::Judged(judged)) => {
                    for client in &self.clients {
                        let _ = client.tell.send(Event::Findings(Arc::clone(&judged.json)));
                    }
                    (self.news)(News::Judged(Arc::clone(&judged)));
                    self.judged = Some(judged);
                    return Next::Judged;
                }
                Ok(Said::Failed(fault)) => self.fail(fault),
            }
        }
    }

    /// The portal after other words in one file, if that is all that changed.
    fn reword(&mut self, ready: &Ready, changes: &Changes) -> Option<Arc<Ready>> {
        let mut paths = changes.paths.iter();
        let (Some(path), None, false) = (paths.next(), paths.next(), changes.all) else {
            return None;
        };
        let new = ready.reworded(&self.host, path).ok().flatten()?;
        self.reworded = self.newest.load(Ordering::Relaxed);
        Some(Arc::new(new))
    }

    fn answer(
        &mut self,
        ready: Option<&Ready>,
        painter: Option<&Painter<'_>>,
        address: String,
        reply: oneshot::Sender<Found>,
    ) {
        let found = match (ready, painter) {
            (Some(ready), Some(painter)) => self.find(ready, painter, &address),
            _ => self.failed.clone().map(Found::Failed),
        };
        match found {
            // Whoever asked may have left.
            Some(found) => drop(reply.send(self.watched(found))),
            None => self.waiting.push((address, reply)),
        }
    }

    /// What is found, with the preview's script in pages.
    fn watched(&self, found: Found) -> Found {
        let watched = |bytes| page::watched(bytes, &self.messages);
        match found {
            Found::Page(bytes) => Found::Page(watched(bytes)),
            Found::Lost(bytes) => Found::Lost(Some(watched(bytes.unwrap_or_default()))),
            other => other,
        }
    }

    /// What is at an address; `None` while that is not known.
    fn find(&self, ready: &Ready, painter: &Painter<'_>, address: &str) -> Option<Found> {
        if address == page::FINDINGS {
            let judged = self.judged.as_ref()?;
            return Some(Found::Findings(page::findings(
                &judged.json,
                &self.messages,
            )));
        }
        let failed = |fault: Fault| Found::Failed(page::fault(&fault, &self.messages));
        match painter.page(address) {
            Err(fault) => return Some(failed(fault)),
            Ok(Some(page)) => return page.map(Found::Page),
            Ok(None) => {}
        }
        let path = address.trim_start_matches('/');
        if let Some(bytes) = ready.resource(address) {
            return Some(Found::File(path.to_owned(), bytes));
        }
        let file = match path.ends_with('/') || path.is_empty() {
            true => format!("{path}index.html"),
            false => path.to_owned(),
        };
        if let Some(bytes) = self.scratch.read(&file) {
            return Some(match file.ends_with(".html") {
                true => Found::Page(bytes),
                false => Found::File(file, bytes.into()),
            });
        }
        if ready.publishes(path)
            && let Ok(bytes) = self.host.read(&format!("content/{path}"))
        {
            return Some(Found::File(path.to_owned(), bytes.into()));
        }
        if !address.ends_with('/') {
            let folder = format!("{address}/");
            if ready.has(&folder) {
                return Some(Found::Moved(folder));
            }
        }
        // What is no page is made behind: until then it may still come.
        self.judged.as_ref()?;
        Some(match painter.lost(address) {
            Ok(page) => Found::Lost(page),
            Err(fault) => failed(fault),
        })
    }

    /// Tells a browser whose page is no longer what is there, and keeps those that stay.
    fn look(&mut self, state: Option<(&Ready, &Painter<'_>)>, client: Client) {
        let found = state.and_then(|(ready, painter)| self.find(ready, painter, &client.address));
        let stale = match found {
            Some(Found::Page(bytes) | Found::Lost(Some(bytes))) => {
                Digest::of(&bytes).to_string() != client.digest
            }
            Some(Found::File(..) | Found::Moved(_)) => true,
            _ => false,
        };
        match stale {
            // It comes back with the page that it gets.
            true => drop(client.tell.send(Event::Reload)),
            false if client.tell.is_closed() => {}
            false => self.clients.push(client),
        }
    }
}
