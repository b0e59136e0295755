//! A calendar on its page, and the same days as a file that programs can read.

use crate::assess::context::{Context, Proof, Verdict, hrefs, on, reason};
use crate::audit::address::Target;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let Some((entry, page)) = context.role_page("calendario") else {
        return Err(reason("razon-pagina-falta", [("rol", "calendario".into())]));
    };
    let file = hrefs(page).find_map(|href| match context.target(page, href) {
        Target::Inside { route, .. } if route.ends_with(".ics") && context.site.has(&route) => {
            Some(route.into_owned())
        }
        _ => None,
    });
    let Some(file) = file else {
        return Err(on("razon-sitio-ics", page));
    };
    let events = context
        .counted("evento")
        .filter_map(|entry| context.route(entry).cloned());
    let events: Vec<_> = events.collect();
    match context.leads(
        page,
        page.facts
            .links
            .iter()
            .filter(|link| link.main)
            .map(|link| &*link.href),
        &events,
    ) {
        true => Ok(Proof {
            example: context.catalog.entry(entry).example,
            ..Proof::at([page.route.clone(), file.into()])
        }),
        false => Err(on("razon-sitio-calendario", page)),
    }
}
