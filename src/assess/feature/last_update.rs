//! The date of the last update: on every page of content, for people and machines; of the site, on the home page.

use crate::assess::context::{Context, Verdict, is_content, on};
use crate::audit::facts::PartFact;
use crate::audit::{Page, Role};
use crate::model::{PartialDate, Stamp};

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let home = context.home()?;
    let dated = |part: &PartFact| {
        let good = |moment: &std::sync::Arc<str>| {
            PartialDate::parse(moment).is_some() || Stamp::parse(moment).is_some()
        };
        part.moments.iter().any(good) && part.text.chars().any(|c| c.is_ascii_digit())
    };
    if !["sello", "actualizado"]
        .iter()
        .any(|name| home.facts.part(name).is_some_and(dated))
    {
        return Err(on("razon-sitio-actualizado-portada", home));
    }
    let fault = |page: &Page| {
        (!page.facts.part("actualizado").is_some_and(dated))
            .then(|| on("razon-sitio-actualizado", page))
    };
    context.no_page(
        |page| is_content(page) && page.role != Role::Home,
        fault,
        [home.route.clone()],
    )
}
