//! Search on every page, with a page of its own and an index that finds the titles of the pages.

use crate::assess::context::{Context, Verdict, on, reason};
use crate::audit::{Page, Role};
use crate::model::LangId;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let site = context.site;
    let Some(own) = site
        .pages
        .iter()
        .find(|page| page.role == Role::Search && page.lang == LangId::SOURCE)
    else {
        return Err(reason("razon-sitio-buscador-falta", []));
    };
    let entries = site
        .pages
        .iter()
        .filter(|page| page.role == Role::Entry && page.lang == LangId::SOURCE)
        .count();
    let indexed = site.indexed.get(&LangId::SOURCE).copied().unwrap_or(0);
    if indexed == 0 || indexed < entries {
        return Err(reason(
            "razon-sitio-indice",
            [("hay", indexed.into()), ("minimo", entries.into())],
        ));
    }
    let fault = |page: &Page| {
        let good = page.facts.part("buscador").is_some_and(|part| {
            &*part.element == "form" || page.facts.forms > 0 || !part.links.is_empty()
        });
        (!good).then(|| on("razon-sitio-buscador", page))
    };
    context.no_page(|_| true, fault, [own.route.clone()])
}
