//! Reads `nodo.toml`: the portals of a node, each with the place that names it.
//!
//! In: the text. Out: a [`Node`], and findings: what the form finds, a folder that leaves the node's (E0651), one that
//! is listed twice (E0652). Whether there is a portal in a folder is for whoever opens it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Findings, code};
use crate::parse;
use crate::schema;
use crate::text::{SourceId, Span};

/// A portal of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its folder, relative to the node's: parts and slashes.
    pub folder: Arc<str>,
    /// Its name, if the list gives one.
    pub name: Option<Arc<str>>,
    /// Where the folder is written.
    pub span: Span,
}

/// The portals of a node.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Node {
    /// Its name.
    pub name: Arc<str>,
    /// Portals, in order.
    pub portals: Vec<Listed>,
}

/// Reads the list. `None` if it cannot be used at all.
pub fn read(text: &str, source: SourceId) -> (Option<Node>, Findings) {
    let (record, mut findings) = parse::form(text, &schema::node_form(), source);
    let Some(record) = record else {
        return (None, findings);
    };
    let mut node = Node {
        name: record.text("nombre").unwrap_or_default().into(),
        portals: Vec::new(),
    };
    let mut known: BTreeMap<String, Span> = BTreeMap::new();
    for portal in record.records("portales") {
        let Some(folder) = portal.spanned("carpeta") else {
            continue;
        };
        let written = folder.value.as_text().unwrap_or_default();
        let Some(path) = inside(written) else {
            findings.push(
                Diagnostic::at(code::NODE_OUTSIDE, source, folder.span).arg("carpeta", written),
            );
            continue;
        };
        if let Some(first) = known.get(&path) {
            let first = crate::text::Place {
                source,
                span: *first,
            };
            findings.push(
                Diagnostic::at(code::NODE_TWICE, source, folder.span)
                    .arg("carpeta", path)
                    .and(first),
            );
            continue;
        }
        known.insert(path.clone(), folder.span);
        node.portals.push(Listed {
            folder: path.into(),
            name: portal.text("nombre").map(Into::into),
            span: folder.span,
        });
    }
    (Some(node), findings)
}

/// A folder within the node's, in one form; `None` if it may lead out of it.
fn inside(written: &str) -> Option<String> {
    let path = written.replace('\\', "/");
    let drive = path.chars().nth(1) == Some(':');
    if path.starts_with('/') || drive || path.chars().any(char::is_control) {
        return None;
    }
    let parts: Vec<&str> = path
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
        .collect();
    match parts.is_empty() || parts.contains(&"..") {
        true => None,
        false => Some(parts.join("/")),
    }
}
