//! Tables that can be consulted: contracts, norms, directory; whole without JavaScript, with facets and downloads.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::assess::context::{Context, Proof, Verdict, hrefs, on, reason, trunk};
use crate::audit::address::Target;
use crate::audit::{Page, Role};
use crate::model::LangId;

const KINDS: [&str; 3] = ["contrato", "norma", "funcionario"];

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let mut proof = Proof::default();
    for kind in KINDS {
        proof = proof.and(of_kind(kind, context)?);
    }
    Ok(proof)
}

fn of_kind(kind: &str, context: &Context<'_>) -> Verdict {
    let catalog = context.catalog;
    let entries: Vec<_> = context.counted(kind).collect();
    let section = context
        .counted("seccion")
        .find(|&section| catalog.text(catalog.source(section), "lista") == Some(kind));
    let Some(page) = section
        .and_then(|section| context.page(section))
        .filter(|_| !entries.is_empty())
    else {
        return Err(reason("razon-sitio-tabla-falta", [("tipo", kind.into())]));
    };
    let has = |part: &str| {
        page.facts
            .parts
            .iter()
            .any(|found| &*found.name == part && (part == "tabla" || !found.links.is_empty()))
    };
    for (part, id) in [
        ("tabla", "razon-sitio-tabla"),
        ("facetas", "razon-sitio-facetas"),
        ("descargas", "razon-sitio-descargas"),
    ] {
        if !has(part) {
            return Err(on(id, page));
        }
    }
    // All rows are on the section's page and the later pages of its list.
    let own = |found: &&Page| {
        found.lang == LangId::SOURCE
            && (found.route == page.route
                || (found.role == Role::List && found.route.starts_with(&*page.route)))
    };
    let shown: FxHashSet<String> = context
        .site
        .pages
        .iter()
        .filter(own)
        .flat_map(|page| hrefs(page).filter_map(|href| inside(page, href, context)))
        .collect();
    let absent = entries
        .iter()
        .filter_map(|&entry| context.route(entry))
        .find(|route| !shown.contains(trunk(route)));
    match absent {
        Some(route) => {
            let args = [
                ("pagina", page.route.clone().into()),
                ("enlace", Arc::clone(route).into()),
            ];
            Err(reason("razon-sitio-tabla-incompleta", args))
        }
        None => Ok(Proof {
            example: entries.iter().all(|&entry| catalog.entry(entry).example),
            ..Proof::at([page.route.clone()])
        }),
    }
}

fn inside(page: &Page, href: &str, context: &Context<'_>) -> Option<String> {
    match context.target(page, href) {
        Target::Inside { route, .. } => Some(route.into_owned()),
        _ => None,
    }
}
