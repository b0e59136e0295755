//! A link to www.gov.co on every page.

use crate::assess::context::{Context, Once, Verdict, on};
use crate::audit::Page;
use crate::audit::address::Target;
use crate::audit::facts::LinkFact;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let gov = |page: &Page, link: &LinkFact| match context.target(page, &link.href) {
        Target::Foreign { host } => host == "www.gov.co" || host == "gov.co",
        _ => false,
    };
    let fault = |page: &Page, once: &mut Once| {
        let there = once.some_link(page, |link| gov(page, link));
        (!there).then(|| on("razon-sitio-gov", page))
    };
    context.no_page_with(
        |_| true,
        Once::default,
        fault,
        [context.home()?.route.clone()],
    )
}
