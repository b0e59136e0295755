//! Something in the language of each people: measured for each language, so that one does not stand for the others.
//!
//! A page counts if it was built, says its language and says something in it, and if its original has not changed since
//! it was translated (`vitrina languages` counts the same). The evidence is a page for each language.

use super::languages::speaks;
use crate::assess::context::{Context, Proof, Verdict, reason};
use crate::audit::{Page, Role};
use crate::catalog::Standing;
use crate::model::LangId;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let all = tongues(context);
    let shown: Vec<_> = all
        .iter()
        .filter_map(|(_, page)| Some(page.as_ref()?.route.clone()))
        .collect();
    let silent = all.iter().filter(|(_, page)| page.is_none());
    let silent: Vec<&str> = silent.map(|(name, _)| *name).collect();
    if all.is_empty() {
        return Err(reason("razon-sitio-lenguas", []));
    }
    if silent.is_empty() {
        return Ok(Proof::at(shown));
    }
    Err(reason(
        "razon-sitio-lenguas-faltan",
        [
            ("hay", shown.len().into()),
            ("total", all.len().into()),
            ("lenguas", silent.join(", ").into()),
        ],
    ))
}

/// The languages that entries of the kind `pueblo` say, each once, by name, and the first page in each.
pub(super) fn tongues<'c>(context: &Context<'c>) -> Vec<(&'c str, Option<&'c Page>)> {
    let catalog = context.catalog;
    let mut seen = Vec::new();
    let mut found = Vec::new();
    for &people in catalog.named("pueblo") {
        let doc = catalog.source(people);
        let Some(tongue) = catalog
            .text(doc, "lengua")
            .filter(|tag| !seen.contains(tag))
        else {
            continue;
        };
        seen.push(tongue);
        let name = catalog.text(doc, "lengua_nombre").unwrap_or(tongue);
        found.push((name, page_in(context, tongue)));
    }
    found
}

fn page_in<'c>(context: &Context<'c>, tongue: &str) -> Option<&'c Page> {
    let today = |page: &Page| {
        let standing = page.doc.and_then(|doc| context.catalog.standing(doc));
        standing != Some(Standing::OutOfDate)
    };
    context.site.pages.iter().find(|page| {
        page.lang != LangId::SOURCE
            && page.role == Role::Entry
            && context.config().tag(page.lang) == tongue
            && speaks(page, tongue)
            && today(page)
    })
}
