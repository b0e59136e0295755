//! The preview: a portal on loopback that follows what is edited.
//!
//! Four threads and one rule each. The *watcher* gathers changes of files ([`watch`]). The *worker* reads the portal
//! again and judges all of it ([`work`]). The *keeper* holds the newest state that is ready and makes the page that is
//! asked for, at once ([`keep`]); pages are never kept, so memory does not grow with what was looked at. The *server*
//! speaks HTTP ([`http`]).
//!
//! A change of words is shown before the portal is read again; whatever it is, the worker's reading follows and has the
//! last word, and the result is that of a whole build.

mod answer;
mod http;
mod keep;
mod message;
mod page;
mod watch;
mod work;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use crate::engine;
use crate::host::disk::DiskHost;
use crate::host::{Action, Fault, Scratch};
use crate::i18n::Messages;
use message::Said;

pub use work::Judged;

/// What is asked of a preview.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Where to listen; port 0 takes any that is free.
    pub address: SocketAddr,
    /// How to build.
    pub build: engine::Options,
}

/// What a preview tells whoever started it.
#[derive(Debug)]
pub enum News {
    /// All pages were made and judged.
    Judged(Arc<Judged>),
    /// The portal could not be read; what is shown is what was there before.
    Failed(Fault),
}

/// A preview that runs.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    said: mpsc::Sender<Said>,
    stop: tokio::sync::watch::Sender<bool>,
    threads: Vec<JoinHandle<()>>,
    /// Kept while the preview runs: it stops watching when it goes.
    watcher: Option<watch::Watcher>,
}

/// Starts a preview. `news` is called from its threads.
pub fn start(
    host: DiskHost,
    options: Options,
    messages: Messages,
    news: impl Fn(News) + Send + 'static,
) -> Result<Running, Fault> {
    let fault = |error: io::Error| Fault::io(Action::Listen, options.address, &error);
    let server = http::Server::open(options.address).map_err(fault)?;
    let address = server.address().map_err(fault)?;
    let scratch = Arc::new(Scratch::open(host.root())?);
    let (said, heard) = mpsc::channel();
    let (work, orders) = mpsc::channel();
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let watcher = watch::start(host.root(), said.clone())?;
    let worker = work::Worker {
        host: host.clone(),
        options: options.build,
        messages: messages.clone(),
        scratch: Arc::clone(&scratch),
        said: said.clone(),
    };
    let keeper = keep::Keeper::new(host, scratch, heard, work, messages.clone(), Box::new(news));
    let asking = said.clone();
    let threads = vec![
        std::thread::spawn(move || worker.run(&orders)),
        std::thread::spawn(move || keeper.run()),
        std::thread::spawn(move || server.run(&asking, stopped)),
    ];
    Ok(Running {
        address,
        said,
        stop,
        threads,
        watcher: Some(watcher),
    })
}

impl Running {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends the preview and waits until nothing of it is left.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.watcher = None;
        let _ = self.stop.send(true);
        let _ = self.said.send(Said::Stop);
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }

    /// Waits until somebody interrupts the program, then ends the preview.
    pub fn until_interrupted(self) -> Result<(), Fault> {
        http::until_interrupted()
            .map_err(|error| Fault::io(Action::Listen, self.address, &error))?;
        self.stop();
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

/// How long files must be left alone before a change is looked at: an editor writes several times.
const QUIET: Duration = Duration::from_millis(10);
/// How long a change waits at most while others follow.
const PATIENCE: Duration = Duration::from_millis(100);
