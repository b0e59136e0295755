//! A site map with all sections and pages, linked from every page.

use rustc_hash::FxHashSet;

use crate::assess::context::{Context, Once, Verdict, hrefs, on, reason};
use crate::audit::address::Target;
use crate::audit::{Page, Role};
use crate::model::LangId;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let maps: Vec<&Page> = context
        .site
        .pages
        .iter()
        .filter(|page| page.role == Role::SiteMap)
        .collect();
    let Some(own) = maps.iter().find(|page| page.lang == LangId::SOURCE) else {
        return Err(reason("razon-sitio-mapa-falta", []));
    };
    let shown: FxHashSet<String> = hrefs(own)
        .filter_map(|href| match context.target(own, href) {
            Target::Inside { route, .. } => Some(route.into_owned()),
            _ => None,
        })
        .collect();
    let entries = context.counted("seccion").chain(context.counted("pagina"));
    let built = entries.filter_map(|entry| context.page(entry));
    if let Some(absent) = built.into_iter().find(|page| !shown.contains(&*page.route)) {
        return Err(on("razon-sitio-mapa-incompleto", absent));
    }
    let routes: Vec<_> = maps.iter().map(|page| page.route.clone()).collect();
    let fault = |page: &Page, once: &mut Once| {
        let leads = context.leads_once(page, &routes, once);
        (!leads).then(|| on("razon-sitio-mapa-enlace", page))
    };
    context.no_page_with(
        |page| page.role != Role::SiteMap,
        Once::default,
        fault,
        [own.route.clone()],
    )
}
