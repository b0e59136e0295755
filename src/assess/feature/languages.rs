//! The home page and the main sections in English, as they are now, and something in the language of a people.
//!
//! Measured, not declared: a page counts if it was built, says its language and says something in it, and if its original
//! has not changed since it was translated (`vitrina languages` counts the same). The language of a people is one that an
//! entry of the kind `pueblo` says. The evidence is all of those pages.

use std::sync::Arc;

use super::peoples;
use crate::assess::context::{Context, Proof, Reason, Verdict, on, reason};
use crate::audit::Page;
use crate::catalog::{EntryId, Standing};
use crate::model::LangId;

/// Words below which a page in another language is a stub.
const WORDS: usize = 20;

pub(super) fn check(context: &Context<'_>) -> Verdict {
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
    if !speaks(home, "en") {
        return Err(on("razon-sitio-ingles-pagina", home));
    }
    let mut shown = vec![home.route.clone()];
    for section in context.counted("seccion") {
        let fields = &context.catalog.doc(context.catalog.source(section)).fields;
        let front = fields.text("ruta") == Some("/");
        if front || fields.flag("menu") {
            shown.push(translated(context, section, english)?);
        }
    }
    let mut spoken = peoples::tongues(context).into_iter();
    shown.push(match spoken.find_map(|(_, page)| page) {
        Some(page) => page.route.clone(),
        None => return Err(reason("razon-sitio-lenguas", [])),
    });
    shown.sort_unstable();
    shown.dedup();
    Ok(Proof::at(shown))
}

/// The page of a section in a language, if it says what the section says today.
fn translated(context: &Context<'_>, section: EntryId, lang: LangId) -> Result<Arc<str>, Reason> {
    let catalog = context.catalog;
    let title = || catalog.card(catalog.source(section)).title.clone();
    let doc = catalog.in_language(section, lang);
    let page = doc.and_then(|doc| context.site.page(catalog.card(doc).route.as_deref()?));
    let Some(page) = page.filter(|page| speaks(page, context.config().tag(lang))) else {
        let args = [("entrada", title().into())];
        return Err(reason("razon-sitio-ingles-seccion", args));
    };
    if doc.and_then(|doc| catalog.standing(doc)) == Some(Standing::OutOfDate) {
        let args = [("entrada", title().into())];
        return Err(reason("razon-sitio-ingles-atrasada", args));
    }
    Ok(page.route.clone())
}

/// Whether a page says that it is in a language, and says something.
pub(super) fn speaks(page: &Page, tag: &str) -> bool {
    let said = page.facts.lang.as_deref();
    said.is_some_and(|found| found.split('-').next() == Some(tag)) && page.facts.words >= WORDS
}
