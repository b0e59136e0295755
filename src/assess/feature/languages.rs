//! The home page and the main sections in English, and something in the languages of the peoples.

use crate::assess::context::{Context, Proof, Verdict, on, reason};
use crate::audit::{Page, Role};
use crate::model::LangId;

/// Words below which a page in another language is a stub.
const WORDS: usize = 20;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let catalog = context.catalog;
    let config = context.config();
    let lang = (0..config.languages.len())
        .map(|n| LangId(n as u8))
        .find(|&lang| config.tag(lang) == "en");
    let Some(english) = lang else {
        return Err(reason("razon-sitio-ingles", []));
    };
    let Some(home) = context.site.home(english) else {
        return Err(reason("razon-sitio-ingles-portada", []));
    };
    let speaks = |page: &Page, tag: &str| {
        page.facts
            .lang
            .as_deref()
            .is_some_and(|found| found.split('-').next() == Some(tag))
            && page.facts.words >= WORDS
    };
    if !speaks(home, "en") {
        return Err(on("razon-sitio-ingles-pagina", home));
    }
    for section in context
        .counted("seccion")
        .filter(|&section| catalog.doc(catalog.source(section)).fields.flag("menu"))
    {
        let route = catalog
            .in_language(section, english)
            .and_then(|doc| catalog.card(doc).route.clone());
        let page = route.and_then(|route| context.site.page(&route));
        if !page.is_some_and(|page| speaks(page, "en")) {
            let title = catalog.card(catalog.source(section)).title.clone();
            return Err(reason(
                "razon-sitio-ingles-seccion",
                [("entrada", title.into())],
            ));
        }
    }
    let peoples = context.site.pages.iter().find(|page| {
        page.lang != LangId::SOURCE
            && page.lang != english
            && page.role == Role::Entry
            && speaks(page, config.tag(page.lang))
    });
    match peoples {
        Some(page) => Ok(Proof::at([home.route.clone(), page.route.clone()])),
        None => Err(reason("razon-sitio-lenguas", [])),
    }
}
