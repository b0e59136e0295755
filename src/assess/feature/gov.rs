//! A link to www.gov.co on every page.

use crate::assess::context::{Context, Verdict, hrefs, on};
use crate::audit::Page;
use crate::audit::address::Target;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let gov = |page: &Page| {
        hrefs(page).any(|href| matches!(context.target(page, href), Target::Foreign { host } if host == "www.gov.co" || host == "gov.co"))
    };
    let fault = |page: &Page| (!gov(page)).then(|| on("razon-sitio-gov", page));
    context.no_page(|_| true, fault, [context.home()?.route.clone()])
}
