//! The preview's own pages, and what it adds to those of the portal.
//!
//! In: pages as they are published; findings as JSON. Out: the same page with the preview's script before its end, and
//! the list of findings as HTML. What is added is never part of a built site.

use serde_json::Value;

use super::answer::{Answer, Body};
use crate::diag::sink::xml;
use crate::digest::Digest;
use crate::engine;
use crate::host::Fault;
use crate::i18n::Messages;
use crate::media;
use crate::render::offline;

/// The stream of events.
pub(super) const EVENTS: &str = "/_vitrina/eventos";
/// The list of findings.
pub(super) const FINDINGS: &str = "/_vitrina/hallazgos";
const SCRIPT: &str = "/_vitrina/vista.js";
const SHEET: &str = "/_vitrina/vista.css";

/// What the preview has at an address of its own; also a worker that takes itself away, so that nothing stays behind in
/// the browser.
pub(super) fn own(address: &str) -> Option<Answer> {
    let text = match address {
        SCRIPT => include_str!("vista.js"),
        SHEET => include_str!("vista.css"),
        _ if address.trim_start_matches('/') == offline::WORKER => offline::OFF,
        _ => return None,
    };
    Some(Answer {
        status: 200,
        headers: vec![
            ("content-type", media::header_of(address)),
            ("cache-control", "no-cache".to_owned()),
        ],
        body: Body::Own(text.as_bytes().to_vec()),
    })
}

/// A page with the preview's script, which knows which bytes it stands in.
pub(super) fn watched(html: Vec<u8>, messages: &Messages) -> Vec<u8> {
    let digest = Digest::of(&html);
    let (lang, all) = (messages.tag(), xml(&messages.text("vista-todos", &[])));
    let script = format!(
        "<script src=\"{SCRIPT}\" defer data-digest=\"{digest}\" data-lengua=\"{lang}\" data-todos=\"{all}\"></script>"
    );
    let end = memchr::memmem::rfind(&html, b"</body>").unwrap_or(html.len());
    let mut out = html;
    out.splice(end..end, script.into_bytes());
    out
}

/// A fault as a page.
pub(super) fn fault(fault: &Fault, messages: &Messages) -> String {
    let text = engine::fault_text(fault, messages);
    let title = messages.text("vista-fallo", &[]);
    document(messages, &title, &format!("<p>{}</p>", xml(&text)))
}

/// All findings as a page.
pub(super) fn findings(json: &str, messages: &Messages) -> String {
    let told: Value = serde_json::from_str(json).unwrap_or_default();
    let mut findings: Vec<&Value> = told["findings"].as_array().into_iter().flatten().collect();
    let rank = |one: &&Value| {
        ["error", "warning"]
            .iter()
            .position(|name| one["severity"] == *name)
    };
    findings.sort_by_key(|one| rank(one).unwrap_or(usize::MAX));
    let text = |value: &Value| xml(value.as_str().unwrap_or_default());
    let mut list = String::new();
    for one in findings {
        let place = match (one["line"].as_u64(), one["column"].as_u64()) {
            (Some(line), Some(column)) => format!(":{line}:{column}"),
            _ => String::new(),
        };
        let severity = match one["severity"].as_str() {
            Some("error") => "gravedad-error",
            Some("warning") => "gravedad-aviso",
            _ => "gravedad-consejo",
        };
        let hints = one["hints"].as_array().map_or(&[][..], Vec::as_slice);
        let hints: String = hints
            .iter()
            .map(|hint| format!("<p>{}</p>", text(hint)))
            .collect();
        list.push_str(&format!(
            "<li><code>{}{place}</code><p><strong>{}[{}]</strong> {}</p>{hints}</li>",
            text(&one["path"]),
            xml(&messages.text(severity, &[])),
            text(&one["code"]),
            text(&one["message"]),
        ));
    }
    let title = told["summary"]["told"].as_str().unwrap_or_default();
    document(messages, title, &format!("<ol>{list}</ol>"))
}

fn document(messages: &Messages, title: &str, body: &str) -> String {
    let (lang, title) = (messages.tag(), xml(title));
    format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><link rel=\"stylesheet\" href=\"{SHEET}\"></head><body><main><h1>{title}</h1>{body}</main></body></html>"
    )
}
