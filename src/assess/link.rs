//! Links of the built site to named external systems.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Deserialize;

use super::context::{Context, Proof, Verdict, is_content, reason};
use super::system::{hosts, serves};
use crate::audit::Page;
use crate::audit::address::Target;

/// What is asked of links.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkCheck {
    /// Their names.
    systems: Vec<String>,
    /// How many of them must be linked.
    #[serde(default = "one")]
    at_least: usize,
    /// From the page with this role; with neither role nor kind, from any page of content.
    role: Option<String>,
    /// From the pages of entries of this kind.
    kind: Option<String>,
}

fn one() -> usize {
    1
}

pub(super) fn check(wanted: &LinkCheck, context: &Context<'_>) -> Verdict {
    let mut pages: Vec<(&Page, bool)> = Vec::new();
    if let Some(role) = &wanted.role {
        let Some((entry, page)) = context.role_page(role) else {
            return Err(reason(
                "razon-pagina-falta",
                [("rol", role.as_str().into())],
            ));
        };
        pages.push((page, context.catalog.entry(entry).example));
    }
    if let Some(kind) = &wanted.kind {
        let entries = context.counted(kind);
        pages.extend(entries.filter_map(|entry| {
            Some((context.page(entry)?, context.catalog.entry(entry).example))
        }));
    }
    if wanted.role.is_none() && wanted.kind.is_none() {
        let content = context.site.pages.iter().filter(|page| is_content(page));
        pages.extend(content.filter_map(|page| {
            let entry = context.catalog.card(page.doc?).entry;
            let counts = context.counts(entry);
            counts.then(|| (page, context.catalog.entry(entry).example))
        }));
    }
    let mut systems: BTreeSet<&str> = BTreeSet::new();
    let mut proof = Proof::default();
    for (page, example) in pages {
        let before = systems.len();
        for link in &page.facts.links {
            // What stands around every page is not this page's own link. Only an address with a host leaves the site.
            if !link.main || !link.href.contains("//") {
                continue;
            }
            if let Target::Foreign { host } = context.target(page, &link.href) {
                systems.extend(
                    wanted
                        .systems
                        .iter()
                        .filter(|system| serves(system, &host, context.config()))
                        .map(String::as_str),
                );
            }
        }
        if systems.len() > before {
            proof = proof.and(Proof {
                example,
                ..Proof::at([Arc::clone(&page.route)])
            });
        }
    }
    match systems.len() >= wanted.at_least {
        true => Ok(proof),
        false => {
            let missing: Vec<String> = wanted
                .systems
                .iter()
                .filter(|system| !systems.contains(system.as_str()))
                .map(|system| shown(system, context))
                .collect();
            Err(reason(
                "razon-enlace-externo",
                [
                    ("servidor", missing.join(", ").into()),
                    ("hay", systems.len().into()),
                    ("minimo", wanted.at_least.into()),
                ],
            ))
        }
    }
}

/// A system's name, and where it is.
fn shown(system: &str, context: &Context<'_>) -> String {
    let hosts = hosts(system, context.config());
    match hosts.is_empty() {
        true => system.to_owned(),
        false => format!("{system} ({})", hosts.join(", ")),
    }
}
