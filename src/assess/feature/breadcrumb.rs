//! The path to the page, on every page but the home page: from home, through its sections, to itself.

use crate::assess::context::{Context, Reason, Verdict, on};
use crate::audit::address::Target;
use crate::audit::{Page, Role};

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let example = context
        .site
        .pages
        .iter()
        .find(|page| page.role == Role::Entry)
        .map(|page| page.route.clone());
    let homes = context.site.pages.iter();
    let homes: Vec<&str> = homes
        .filter(|page| page.role == Role::Home)
        .map(|page| &*page.route)
        .collect();
    context.no_page(
        |page| !matches!(page.role, Role::Home | Role::Error),
        |page| fault(page, &homes, context),
        example,
    )
}

fn fault(page: &Page, homes: &[&str], context: &Context<'_>) -> Option<Reason> {
    let Some(part) = page.facts.part("ruta") else {
        return Some(on("razon-sitio-ruta-falta", page));
    };
    let mut links = part
        .links
        .iter()
        .filter_map(|href| match context.target(page, href) {
            Target::Inside { route, .. } => Some(route),
            _ => None,
        });
    let home = format!("{}/", context.catalog.prefix(page.lang));
    if links.next().as_deref() != Some(&*home) && !is_home(page, part.links.first(), context) {
        return Some(on("razon-sitio-ruta-portada", page));
    }
    if !part.current && part.text.is_empty() {
        return Some(on("razon-sitio-ruta-propia", page));
    }
    let above = page
        .doc
        .map(|doc| context.catalog.ancestors(context.catalog.card(doc).entry))
        .unwrap_or_default();
    for section in above {
        // A page that itself is a section's does not have to link to itself; the home page was asked for already.
        let docs = &context.catalog.entry(section).docs;
        let is_of_section = |route: &str| {
            let mut routes = docs.iter().map(|&doc| &context.catalog.card(doc).route);
            routes.any(|own| own.as_deref() == Some(route))
        };
        let skipped = is_of_section(&page.route) || homes.iter().any(|home| is_of_section(home));
        if !skipped && !links.any(|link| is_of_section(&link)) {
            return Some(on("razon-sitio-ruta-secciones", page));
        }
    }
    None
}

/// Whether a link leads to some home page (a language without one of its own links to the source's).
fn is_home(page: &Page, href: Option<&std::sync::Arc<str>>, context: &Context<'_>) -> bool {
    href.is_some_and(|href| match context.target(page, href) {
        Target::Inside { route, .. } => context
            .site
            .page(&route)
            .is_some_and(|page| page.role == Role::Home),
        _ => false,
    })
}
