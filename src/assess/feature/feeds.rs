//! A feed for each section whose kind has feeds, declared in its head, built, and shown on the page of subscription.

use crate::assess::context::{Context, Verdict, hrefs, on, reason};
use crate::audit::address::Target;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let catalog = context.catalog;
    let Some((_, page)) = context.role_page("suscripcion") else {
        return Err(reason(
            "razon-pagina-falta",
            [("rol", "suscripcion".into())],
        ));
    };
    let Some(part) = page.facts.part("suscripcion") else {
        return Err(on("razon-sitio-suscripcion", page));
    };
    let mut feeds = Vec::new();
    for section in context.counted("seccion") {
        let list = catalog
            .text(catalog.source(section), "lista")
            .and_then(|kind| catalog.schema().named(kind));
        if !list.is_some_and(|kind| catalog.schema().kind(kind).feed) {
            continue;
        }
        let Some(own) = context.page(section) else {
            continue;
        };
        let built = own
            .facts
            .feeds
            .iter()
            .find_map(|href| match context.target(own, href) {
                Target::Inside { route, .. } if context.site.has(&route) => {
                    Some(route.into_owned())
                }
                _ => None,
            });
        match built {
            Some(feed) => feeds.push(feed),
            None => return Err(on("razon-sitio-canal", own)),
        }
    }
    let shown = |feed: &String| {
        let own = part
            .links
            .iter()
            .map(|href| &**href)
            .chain(hrefs(page).filter(|href| href.contains("xml")));
        context.leads(page, own, &[feed.as_str().into()])
    };
    let named = feeds.iter().filter(|feed| shown(feed)).count();
    if feeds.is_empty() || named == 0 {
        return Err(on("razon-sitio-suscripcion", page));
    }
    Ok(crate::assess::context::Proof::at([
        page.route.clone(),
        feeds[0].as_str().into(),
    ]))
}
