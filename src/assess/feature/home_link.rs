//! A link to the home page in the header of every page.

use crate::assess::context::{Context, Verdict, on};
use crate::audit::{Page, Role};

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let homes: Vec<_> = context
        .site
        .pages
        .iter()
        .filter(|page| page.role == Role::Home)
        .map(|page| page.route.clone())
        .collect();
    let home = context.home()?.route.clone();
    let fault = |page: &Page| {
        let links = |part: &str| {
            page.facts
                .part(part)
                .map_or(&[][..], |part| &part.links)
                .iter()
                .map(|href| &**href)
        };
        let good = page.facts.part("cabecera").is_some()
            && context.leads(page, links("inicio"), &homes)
            && context.leads(page, links("cabecera"), &homes);
        (!good).then(|| on("razon-sitio-inicio", page))
    };
    context.no_page(|_| true, fault, [home])
}
