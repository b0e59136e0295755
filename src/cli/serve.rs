//! `serve`: the portal as it will be, while it is edited.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Mutex;

use super::args::ServeArgs;
use super::{GOOD, err, line, open, out};
use crate::engine::{self, Options};
use crate::host::Fault;
use crate::i18n::Messages;
use crate::serve::{self, Judged, News};

/// Shows the portal on loopback until it is interrupted.
pub(super) fn run(args: &ServeArgs, messages: &Messages) -> Result<u8, Fault> {
    let host = open(&args.root)?;
    let options = serve::Options {
        address: SocketAddr::from((Ipv4Addr::LOCALHOST, args.port)),
        build: Options {
            date: args.date,
            drafts: args.drafts,
            ..Options::default()
        },
    };
    let words = messages.clone();
    let last = Mutex::new(String::new());
    let running = serve::start(host, options, messages.clone(), move |news| match news {
        News::Judged(judged) => tell(&judged, &last, &words),
        News::Failed(fault) => err(&engine::fault_text(&fault, &words)),
    })?;
    let address = format!("http://{}/", running.address());
    line(&messages.text("vista-direccion", &[("direccion", address.into())]));
    running.until_interrupted()?;
    line(&messages.text("vista-fin", &[]));
    Ok(GOOD)
}

/// Findings, if they are others than last time, and a line.
fn tell(judged: &Judged, last: &Mutex<String>, messages: &Messages) {
    let mut last = last
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if *last != judged.text {
        out(&judged.text);
        last.clone_from(&judged.text);
    }
    let counts = [
        ("paginas", judged.pages.into()),
        (
            "segundos",
            messages.decimal(judged.took.as_secs_f64(), 1).into(),
        ),
    ];
    line(&messages.text("vista-lista", &counts));
}
