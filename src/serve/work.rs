//! The worker: reads the portal again after changes, and judges all of it behind what is looked at.
//!
//! In: numbers of changes. Out: [`Said::Ready`] as soon as pages can be made, then [`Said::Judged`]. What is judged while
//! something newer comes is given up; what is read is not, so that there is always something to show.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use rustc_hash::FxHashSet;

use super::message::Said;
use crate::diag::sink::{Format, Summary};
use crate::engine::{self, Build, Memory, Ready, Recalled, Told};
use crate::host::disk::DiskHost;
use crate::host::{Change, Fault, Scratch, Stage};
use crate::i18n::Messages;

/// What is known once all pages are made.
#[derive(Debug)]
pub struct Judged {
    /// Findings for the terminal.
    pub text: String,
    /// Findings as JSON.
    pub json: Arc<str>,
    /// Pages that were made.
    pub pages: usize,
    /// Since the worker began to read.
    pub took: Duration,
    pub(super) told: Told,
}

/// See the module's text.
#[derive(Debug)]
pub(super) struct Worker {
    pub(super) host: DiskHost,
    pub(super) options: engine::Options,
    pub(super) messages: Messages,
    pub(super) scratch: Arc<Scratch>,
    pub(super) said: mpsc::Sender<Said>,
}

/// Orders: the newest number of changes, which the keeper counts.
pub(super) type Orders = mpsc::Receiver<Order>;

/// Read the portal again.
#[derive(Debug, Clone)]
pub(super) struct Order {
    /// After which change.
    pub(super) number: u64,
    /// The newest change there is: whatever is judged before it is given up.
    pub(super) newest: Arc<AtomicU64>,
}

impl Worker {
    /// Works until nobody gives orders.
    pub(super) fn run(&self, orders: &Orders) {
        let mut memory = Memory::default();
        while let Ok(order) = orders.recv() {
            // Only the last order counts.
            let order = orders.try_iter().last().unwrap_or(order);
            match self.one(&order, &mut memory) {
                Ok(()) | Err(Fault::Stopped) => {}
                Err(fault) => {
                    if self.said.send(Said::Failed(fault)).is_err() {
                        return;
                    }
                }
            }
        }
    }

    fn one(&self, order: &Order, memory: &mut Memory) -> Result<(), Fault> {
        let start = Instant::now();
        let mut stage = Behind {
            scratch: &self.scratch,
            number: order.number,
            newest: None,
            pages: FxHashSet::default(),
        };
        let ready = Arc::new(engine::ready(&self.host, &stage, self.options, memory)?);
        // If nobody listens any more, the next order will not come either.
        let _ = self
            .said
            .send(Said::Ready(order.number, Arc::clone(&ready)));
        stage.newest = Some(&order.newest);
        stage.pages = ready.pages().collect();
        let build = engine::whole(
            &self.host,
            &stage,
            Ready::clone(&ready),
            Recalled::default(),
        )?;
        self.scratch.keep(order.number);
        let judged = self.judged(&ready, &build, start.elapsed());
        let _ = self.said.send(Said::Judged(Arc::new(judged)));
        Ok(())
    }

    fn judged(&self, ready: &Ready, build: &Build, took: Duration) -> Judged {
        let (host, messages) = (&self.host, &self.messages);
        let mut extra = serde_json::Map::new();
        let counts = Summary::of(&build.findings).text(messages);
        extra.insert("told".to_owned(), counts.into());
        let screen = engine::Screen::default();
        Judged {
            text: build.tell(Format::Text, host, messages, screen),
            json: build
                .tell_with(Format::Json, host, messages, screen, extra)
                .into(),
            pages: build.output.pages,
            took,
            told: engine::told(ready, &build.report),
        }
    }
}

/// Keeps what is no page, which is made when it is asked for.
struct Behind<'s> {
    scratch: &'s Scratch,
    number: u64,
    newest: Option<&'s AtomicU64>,
    pages: FxHashSet<String>,
}

impl Stage for Behind<'_> {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        let newest = self.newest.map(|newest| newest.load(Ordering::Relaxed));
        if newest.is_some_and(|newest| newest > self.number) {
            return Err(Fault::Stopped);
        }
        match self.pages.contains(path) {
            true => Ok(()),
            false => self.scratch.put(path, bytes, self.number),
        }
    }

    fn publish(&self) -> Result<Change, Fault> {
        Ok(Change::default())
    }

    fn abandon(&self) -> Result<(), Fault> {
        Ok(())
    }
}
