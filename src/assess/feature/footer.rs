//! The mail of contact in the footer of every page; without one, the system of attention outside the site.

use crate::assess::context::{Context, Verdict, on, reason};
use crate::audit::Page;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let entity = &context.config().entity;
    let mail = entity
        .text("correo")
        .filter(|mail| !mail.trim().is_empty())
        .map(|mail| format!("mailto:{mail}"));
    let system = entity
        .text("pqrsd")
        .filter(|address| address.starts_with("http"))
        .map(str::to_owned);
    let Some(wanted) = mail.or(system) else {
        return Err(reason("razon-entidad-falta", [("campo", "correo".into())]));
    };
    let fault = |page: &Page| {
        let shown = page.facts.part("pie").is_some_and(|part| {
            part.links
                .iter()
                .any(|href| href.eq_ignore_ascii_case(&wanted))
        });
        (!shown).then(|| on("razon-sitio-correo-pie", page))
    };
    context.no_page(|_| true, fault, [context.home()?.route.clone()])
}
