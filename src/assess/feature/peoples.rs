//! Something in the language of each people: measured for each language, so that one does not stand for the others.
//!
//! A page counts if it was built, says its language and says something in it, and if its original has not changed since
//! it was translated (`vitrina languages` counts the same). The evidence is a page for each language.

use super::languages::speaks;
use crate::assess::context::{Context, Proof, Verdict, reason};
use crate::audit::{Page, Role};
use crate::catalog::Standing;
use crate::model::LangId;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let catalog = context.catalog;
    let config = context.config();
    let today = |page: &Page| {
        let standing = page.doc.and_then(|doc| catalog.standing(doc));
        standing != Some(Standing::OutOfDate)
    };
    let (mut shown, mut silent, mut seen) = (Vec::new(), Vec::new(), Vec::new());
    for &people in catalog.named("pueblo") {
        let doc = catalog.source(people);
        let Some(tongue) = catalog.text(doc, "lengua") else {
            continue;
        };
        if seen.contains(&tongue) {
            continue;
        }
        seen.push(tongue);
        let page = context.site.pages.iter().find(|page| {
            page.lang != LangId::SOURCE
                && page.role == Role::Entry
                && config.tag(page.lang) == tongue
                && speaks(page, tongue)
                && today(page)
        });
        match page {
            Some(page) => shown.push(page.route.clone()),
            None => silent.push(catalog.text(doc, "lengua_nombre").unwrap_or(tongue)),
        }
    }
    match silent.is_empty() {
        true if shown.is_empty() => Err(reason("razon-sitio-lenguas", [])),
        true => Ok(Proof::at(shown)),
        false => Err(reason(
            "razon-sitio-lenguas-faltan",
            [
                ("hay", shown.len().into()),
                ("total", seen.len().into()),
                ("lenguas", silent.join(", ").into()),
            ],
        )),
    }
}
