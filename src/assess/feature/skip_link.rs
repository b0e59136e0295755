//! The first link of every page leads past the menus to its main part.

use crate::assess::context::{Context, Verdict, on};
use crate::audit::Page;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let fault = |page: &Page| {
        let aim = page
            .facts
            .links
            .first()
            .and_then(|link| link.href.strip_prefix('#'));
        let good =
            aim.is_some_and(|aim| !aim.is_empty() && page.facts.ids.iter().any(|id| **id == *aim));
        (!good).then(|| on("razon-sitio-salto", page))
    };
    context.no_page(|_| true, fault, [context.home()?.route.clone()])
}
