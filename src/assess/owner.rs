//! Which units answer for a requirement.
//!
//! In: a requirement and the addresses that prove it. Out: ids of units, in the order of the evidence. What is missing
//! has no evidence: the unit of the section in which it would stand is asked for it.

use std::sync::Arc;

use super::checklist::Requirement;
use super::evidence::Evidence;
use crate::catalog::{Catalog, DocId};

/// The units that answer for what stands at `proof`, else for the places where it would stand.
pub(super) fn owners(
    requirement: &Requirement,
    proof: &[Arc<str>],
    catalog: &Catalog,
) -> Vec<Arc<str>> {
    let page = |address: &str| catalog.at(address.split('#').next().unwrap_or_default());
    let docs: Vec<DocId> = proof.iter().filter_map(|address| page(address)).collect();
    let owners = units(catalog, &docs);
    if !owners.is_empty() {
        return owners;
    }
    let mut docs = Vec::new();
    for evidence in &requirement.evidence {
        places(evidence, catalog, &mut docs);
    }
    units(catalog, &docs)
}

/// The units of documents, each once.
fn units(catalog: &Catalog, docs: &[DocId]) -> Vec<Arc<str>> {
    let mut units = Vec::new();
    for unit in docs.iter().filter_map(|&doc| unit(catalog, doc)) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}

/// Where evidence would stand: the sections that list a kind, the pages with a role.
fn places(evidence: &Evidence, catalog: &Catalog, into: &mut Vec<DocId>) {
    match evidence {
        Evidence::Collection(wanted) => {
            let sections = catalog.named("seccion").iter();
            into.extend(
                sections
                    .map(|&entry| catalog.source(entry))
                    .filter(|&doc| catalog.text(doc, "lista") == Some(wanted.kind())),
            );
        }
        Evidence::Page(wanted) => {
            let entries = ["pagina", "seccion"].map(|kind| catalog.named(kind));
            let docs = entries.into_iter().flatten();
            into.extend(
                docs.map(|&entry| catalog.source(entry))
                    .filter(|&doc| catalog.text(doc, "rol") == Some(wanted.role())),
            );
        }
        Evidence::Any(group) | Evidence::All(group) => {
            for one in group.of() {
                places(one, catalog, into);
            }
        }
        Evidence::Entity(_)
        | Evidence::Menu(_)
        | Evidence::Site(_)
        | Evidence::Link(_)
        | Evidence::Declaration(_)
        | Evidence::Same(_) => {}
    }
}

/// The unit that answers for a document: its own, else that of the nearest section above it.
fn unit(catalog: &Catalog, doc: DocId) -> Option<Arc<str>> {
    let own = |doc: DocId| {
        let mut ids = ["responsable", "dependencia"]
            .into_iter()
            .filter_map(|field| catalog.text(doc, field));
        let unit = ids.find_map(|id| catalog.find("dependencia", id))?;
        Some(catalog.entry(unit).id.clone())
    };
    own(doc).or_else(|| {
        let above = catalog.ancestors(catalog.card(doc).entry);
        above
            .into_iter()
            .rev()
            .find_map(|section| own(catalog.source(section)))
    })
}
