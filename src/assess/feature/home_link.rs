//! A link to the home page in the header of every page.

use crate::assess::context::{Context, Once, Verdict, on};
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
    let leads = |page: &Page, name: &str, once: &mut Once| {
        let mut parts = page.facts.parts.iter().filter(|part| &*part.name == name);
        parts.next().is_some_and(|part| {
            let links = part.links.iter().map(|href| &**href);
            once.part(part, || context.leads(page, links, &homes))
        })
    };
    let fault = |page: &Page, once: &mut Once| {
        let good = leads(page, "inicio", once) && leads(page, "cabecera", once);
        (!good).then(|| on("razon-sitio-inicio", page))
    };
    context.no_page_with(|_| true, Once::default, fault, [home])
}
