//! The main menu: there on every page, and the same on all pages of a language.

use rustc_hash::FxHashMap;

use crate::assess::context::{Context, Verdict, on, reason};
use crate::audit::address::Target;
use crate::audit::{Page, Role};
use crate::model::LangId;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let menu = |page: &Page| -> Option<Vec<String>> {
        let links = &page.facts.part("menu")?.links;
        let routes = links
            .iter()
            .filter_map(|href| match context.target(page, href) {
                Target::Inside { route, .. } => Some(route.into_owned()),
                _ => None,
            });
        Some(routes.collect())
    };
    let mut menus: FxHashMap<LangId, Vec<String>> = FxHashMap::default();
    for page in &context.site.pages {
        // The menu of a language is that of its home page, else of its first page.
        if page.role == Role::Home || !menus.contains_key(&page.lang) {
            menus.insert(page.lang, menu(page).unwrap_or_default());
        }
    }
    let home = context.home()?;
    if menus.get(&LangId::SOURCE).is_none_or(|menu| menu.len() < 2) {
        return Err(on("razon-sitio-menu-falta", home));
    }
    let fault = |page: &Page| match menu(page) {
        None => Some(on("razon-sitio-menu-falta", page)),
        Some(found) if menus.get(&page.lang) != Some(&found) => {
            Some(on("razon-sitio-menu-distinto", page))
        }
        Some(_) => None,
    };
    let unlisted = context.counted("seccion").find(|&section| {
        let fields = &context.catalog.doc(context.catalog.source(section)).fields;
        let route = context
            .route(section)
            .map(|route| route.to_string())
            .unwrap_or_default();
        fields.flag("menu")
            && menus
                .get(&LangId::SOURCE)
                .is_none_or(|menu| !menu.contains(&route))
    });
    if let Some(section) = unlisted {
        let title = context
            .catalog
            .card(context.catalog.source(section))
            .title
            .clone();
        return Err(reason(
            "razon-sitio-menu-seccion",
            [("entrada", title.into())],
        ));
    }
    context.no_page(|_| true, fault, [home.route.clone()])
}
