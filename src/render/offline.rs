//! Reading without a signal: the service worker, and the one that takes it away.
//!
//! In: the catalogue, and what was built with its digests. Out: `sw.js`. What it keeps from the start is the frame of
//! every page, the home page, contact, the first procedures, the alerts and the pages of errors, as long as that stays
//! light; its name comes from the digests of those files, so that equal builds give equal bytes.

use std::collections::BTreeMap;

use serde_json::json;

use super::Inputs;
use crate::catalog::EntryId;
use crate::digest::Digest;
use crate::model::LangId;
use crate::plan::{OFFLINE, file_of};

/// The worker's file, at the root: it answers for the whole site.
pub const WORKER: &str = "sw.js";
/// The worker that takes it away, to be put in its place by hand.
pub const SWITCH: &str = "sw-apagado.js";

/// Procedures that are kept from the start.
const PROCEDURES: usize = 10;
/// Most bytes that are kept from the start, as they lie on the device: packed for the way they are about a third.
const HEAVIEST: u64 = 400_000;

const CODE: &str = include_str!("offline/trabajador.js");
/// The worker that takes itself away.
pub const OFF: &str = include_str!("offline/apagado.js");

/// `sw.js` and `sw-apagado.js`. `made` is what was built: size and digest by path.
pub fn files(
    inputs: &Inputs<'_>,
    made: &BTreeMap<String, (u64, Digest)>,
) -> [(&'static str, String); 2] {
    let worker = match inputs.catalog.config().hosting.offline {
        true => worker(inputs, made),
        false => OFF.to_owned(),
    };
    [(WORKER, worker), (SWITCH, OFF.to_owned())]
}

fn worker(inputs: &Inputs<'_>, made: &BTreeMap<String, (u64, Digest)>) -> String {
    let catalog = inputs.catalog;
    let mut kept: Vec<String> = Vec::new();
    let mut names = String::new();
    let mut weight = 0;
    for path in first(inputs) {
        let Some((size, digest)) = made.get(&file_of(&path)) else {
            continue;
        };
        if weight + size > HEAVIEST || kept.contains(&path) {
            continue;
        }
        weight += size;
        names.push_str(&format!("{path} {digest}\n"));
        kept.push(path);
    }
    let mut instead: Vec<[String; 2]> = catalog
        .config()
        .langs()
        .filter(|&(lang, _)| catalog.has_own_pages(lang))
        .map(|(lang, _)| {
            let prefix = catalog.prefix(lang);
            [format!("{prefix}/"), format!("{prefix}{OFFLINE}")]
        })
        .collect();
    // `/` begins every address: it comes last.
    instead.sort_by_key(|[prefix, _]| std::cmp::Reverse(prefix.len()));
    let store = Digest::of(format!("{names}{CODE}").as_bytes()).short(12);
    format!(
        "var STORE = 'vitrina-{store}'\nvar FIRST = {}\nvar INSTEAD = {}\n{CODE}",
        json!(kept),
        json!(instead)
    )
}

/// What is kept from the start, the most needed first.
fn first(inputs: &Inputs<'_>) -> Vec<String> {
    let catalog = inputs.catalog;
    let shell = ["css/vitrina.css", "js/vitrina.js"];
    let mut paths: Vec<String> = shell.map(|name| inputs.theme.route(name)).into();
    for (lang, _) in catalog.config().langs() {
        if catalog.has_own_pages(lang) {
            paths.push(format!("{}{OFFLINE}", catalog.prefix(lang)));
        }
    }
    paths.extend(["/", "/404.html", "/alerta.txt"].map(str::to_owned));
    let of_entry = |entry: EntryId| {
        let doc = catalog.source(entry);
        catalog.card(doc).route.as_deref().map(str::to_owned)
    };
    let contact = catalog.named("pagina").iter().copied().filter(|&page| {
        let roles = catalog.text(catalog.source(page), "rol");
        roles.is_some_and(|roles| roles.split_whitespace().any(|role| role == "contacto"))
    });
    paths.extend(contact.filter_map(of_entry));
    let mut lists: Vec<_> = inputs
        .plan
        .listings
        .iter()
        .filter(|(section, listing)| {
            catalog.doc(**section).lang == LangId::SOURCE
                && &*catalog.schema().kind(listing.kind).name == "tramite"
        })
        .collect();
    lists.sort_by_key(|(section, _)| **section);
    let procedures = lists.into_iter().flat_map(|(section, listing)| {
        let list = catalog.card(*section).route.as_deref().map(str::to_owned);
        let entries = listing.entries.iter().copied().take(PROCEDURES);
        list.into_iter().chain(entries.filter_map(of_entry))
    });
    paths.extend(procedures);
    paths
}
