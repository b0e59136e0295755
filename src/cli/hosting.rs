//! `hosting`: what a web server must be told to send the portal well, on the screen.

use super::args::{HostingArgs, HostingServer};
use super::{FINDINGS, GOOD, err, open, out};
use crate::engine::{self, Options};
use crate::host::Fault;
use crate::hosting::{self, Facts, Server};
use crate::i18n::Messages;

/// Prints what the server is told. It is never written into the site.
pub(super) fn run(args: &HostingArgs, messages: &Messages) -> Result<u8, Fault> {
    let host = open(&args.root)?;
    let read = engine::content(&host, Options::default())?;
    let server = match args.server {
        HostingServer::Nginx => Server::Nginx,
        HostingServer::Caddy => Server::Caddy,
        HostingServer::Apache => Server::Apache,
        HostingServer::Headers => Server::Headers,
        HostingServer::Redirects => Server::Redirects,
    };
    out(&hosting::write(server, &Facts::of(&read.catalog), messages));
    if read.failed() {
        err(&messages.text("alojamiento-incompleto", &[]));
        return Ok(FINDINGS);
    }
    Ok(GOOD)
}
