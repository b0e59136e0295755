//! The server: HTTP/1.1 on loopback.
//!
//! In: requests. Out: what the keeper finds, and a stream of events for each page that is open. Only addresses of this
//! machine are answered, so that a page of somebody else cannot read the preview by a name that leads here.

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::mpsc;
use std::task::{Context, Poll};

use http_body_util::{Either, Full};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::header::{HOST, HeaderName, IF_NONE_MATCH, RANGE};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::runtime::Runtime;
use tokio::sync::{mpsc as channel, oneshot, watch};

use super::answer::{Answer, Asked, Body, answer};
use super::message::{Client, Event, Said};
use super::{QUIET, page};

/// A server that can answer: whatever can fail has been done.
pub(super) struct Server {
    runtime: Runtime,
    listener: tokio::net::TcpListener,
}

impl Server {
    /// Listens at an address.
    pub(super) fn open(address: SocketAddr) -> io::Result<Server> {
        let runtime = runtime()?;
        let listener = runtime.block_on(tokio::net::TcpListener::bind(address))?;
        Ok(Server { runtime, listener })
    }

    /// Where it listens.
    pub(super) fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers until it is stopped.
    pub(super) fn run(self, said: &mpsc::Sender<Said>, mut stopped: watch::Receiver<bool>) {
        self.runtime.block_on(async {
            tokio::select! {
                () = accept(&self.listener, said) => {}
                _ = stopped.changed() => {}
            }
        });
    }
}

fn runtime() -> io::Result<Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
}

/// Takes connections, each of which then goes its own way.
async fn accept(listener: &tokio::net::TcpListener, said: &mpsc::Sender<Said>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // No room for another connection now: a moment later there may be.
            tokio::time::sleep(QUIET).await;
            continue;
        };
        let said = said.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| {
                let said = said.clone();
                async move { Ok::<_, Infallible>(respond(&request, &said).await) }
            });
            // A browser that hangs up is no fault.
            let _ = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

/// Waits until somebody interrupts the program.
pub(super) fn until_interrupted() -> io::Result<()> {
    runtime()?.block_on(async {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            let mut ended = signal(SignalKind::terminate())?;
            tokio::select! {
                asked = tokio::signal::ctrl_c() => asked,
                _ = ended.recv() => Ok(()),
            }
        }
        #[cfg(not(unix))]
        tokio::signal::ctrl_c().await
    })
}

type Sent = Response<Either<Full<Bytes>, Events>>;

async fn respond(request: &Request<Incoming>, said: &mpsc::Sender<Said>) -> Sent {
    let head = *request.method() == Method::HEAD;
    if !head && *request.method() != Method::GET {
        return plain(StatusCode::METHOD_NOT_ALLOWED);
    }
    if !is_here(text(request, HOST)) {
        return plain(StatusCode::MISDIRECTED_REQUEST);
    }
    let Ok(address) = percent_encoding::percent_decode_str(request.uri().path()).decode_utf8()
    else {
        return plain(StatusCode::BAD_REQUEST);
    };
    let address = address.into_owned();
    if address == page::EVENTS {
        return events(request.uri().query().unwrap_or_default(), said);
    }
    let answer = match page::own(&address) {
        Some(answer) => answer,
        None => {
            let (reply, found) = oneshot::channel();
            let asked = said.send(Said::Ask(address.clone(), reply));
            let (Ok(()), Ok(found)) = (asked, found.await) else {
                return plain(StatusCode::SERVICE_UNAVAILABLE);
            };
            let asked = Asked {
                range: text(request, RANGE),
                none_match: text(request, IF_NONE_MATCH),
            };
            answer(found, &address, asked)
        }
    };
    send(answer, head)
}

fn text(request: &Request<Incoming>, name: HeaderName) -> Option<&str> {
    request.headers().get(name)?.to_str().ok()
}

/// Whether a request names this machine.
fn is_here(host: Option<&str>) -> bool {
    let Some(host) = host else {
        return false;
    };
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.chars().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    let name = name.trim_start_matches('[').trim_end_matches(']');
    let loopback = name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    loopback || name.eq_ignore_ascii_case("localhost")
}

fn send(answer: Answer, head: bool) -> Sent {
    let bytes = match answer.body {
        Body::Own(bytes) => Bytes::from(bytes),
        Body::Shared(bytes) => Bytes::from_owner(bytes),
    };
    let mut response = Response::builder().status(answer.status);
    for (name, value) in &answer.headers {
        response = response.header(*name, value);
    }
    if head {
        response = response.header("content-length", bytes.len());
    }
    let body = match head {
        true => Bytes::new(),
        false => bytes,
    };
    response
        .body(Either::Left(Full::new(body)))
        .unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR))
}

fn plain(status: StatusCode) -> Sent {
    let reason = status.canonical_reason().unwrap_or_default();
    let mut response = Response::new(Either::Left(Full::new(Bytes::from(reason))));
    *response.status_mut() = status;
    response
}

/// The stream of events of a page: `?pagina=/normas/&digest=…`.
fn events(query: &str, said: &mpsc::Sender<Said>) -> Sent {
    let value = |name: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let (_, value) = pairs.find(|(key, _)| *key == name)?;
        let decoded = percent_encoding::percent_decode_str(value).decode_utf8();
        Some(decoded.ok()?.into_owned())
    };
    let (tell, told) = channel::unbounded_channel();
    let (Some(address), Some(digest)) = (value("pagina"), value("digest")) else {
        return plain(StatusCode::BAD_REQUEST);
    };
    let client = Client {
        address,
        digest,
        tell,
    };
    if said.send(Said::Watch(client)).is_err() {
        return plain(StatusCode::SERVICE_UNAVAILABLE);
    }
    let response = Response::builder()
        .header("content-type", "text/event-stream")
        .header("cache-control", "no-store");
    response
        .body(Either::Right(Events {
            told,
            greeted: false,
        }))
        .unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR))
}

/// Events as they come (HTML, server-sent events).
struct Events {
    told: channel::UnboundedReceiver<Event>,
    greeted: bool,
}

impl hyper::body::Body for Events {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if !self.greeted {
            self.greeted = true;
            // Whoever lost the preview tries again soon.
            return Poll::Ready(Some(Ok(Frame::data(Bytes::from("retry: 500\n\n")))));
        }
        let event = match self.told.poll_recv(context) {
            Poll::Pending => return Poll::Pending,
            Poll::Ready(None) => return Poll::Ready(None),
            Poll::Ready(Some(event)) => event,
        };
        let text = match event {
            Event::Reload => "event: pagina\ndata: \n\n".to_owned(),
            Event::Findings(json) => {
                let lines: String = json.lines().map(|line| format!("data: {line}\n")).collect();
                format!("event: hallazgos\n{lines}\n")
            }
        };
        Poll::Ready(Some(Ok(Frame::data(Bytes::from(text)))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in [
            "localhost",
            "LOCALHOST:4000",
            "127.0.0.1:4000",
            "[::1]:80",
            "127.0.0.2",
        ] {
            assert!(is_here(Some(host)), "{host}");
        }
        for host in [
            "evil.example",
            "evil.example:4000",
            "192.168.0.4",
            "localhost.evil.example",
            "",
        ] {
            assert!(!is_here(Some(host)), "{host}");
        }
        assert!(!is_here(None));
    }
}
