//! Links: none broken, none empty, none that says «clic aquí»; those that leave the site say so.

use crate::assess::context::{Context, Once, Reason, Verdict, folded, reason};
use crate::audit::address::Target;
use crate::audit::facts::LinkFact;
use crate::audit::{Page, leads_somewhere};

/// Texts that say nothing of where a link leads.
const EMPTY: [&str; 12] = [
    "",
    "aqui",
    "clic aqui",
    "click aqui",
    "haga clic aqui",
    "de clic aqui",
    "ver mas",
    "leer mas",
    "mas",
    "here",
    "click here",
    "read more",
];

pub(super) fn check(context: &Context<'_>) -> Verdict {
    context.no_page_with(
        |_| true,
        Once::default,
        |page, once| {
            let mut links = page.facts.links.iter();
            let bad = links.find(|link| once.link(link, || fault(link, page, context).is_some()));
            bad.and_then(|link| fault(link, page, context))
        },
        [context.home()?.route.clone()],
    )
}

fn fault(link: &LinkFact, page: &Page, context: &Context<'_>) -> Option<Reason> {
    let tell = |id| {
        Some(reason(
            id,
            [
                ("pagina", page.route.clone().into()),
                ("enlace", link.href.clone().into()),
            ],
        ))
    };
    let target = context.target(page, &link.href);
    if link.href.is_empty() || &*link.href == "#" || !leads_somewhere(context.site, &target) {
        return tell("razon-sitio-enlace-roto");
    }
    let short = link.text.len() <= 16;
    if short
        && EMPTY.contains(&folded(link.text.trim_matches(|c: char| !c.is_alphanumeric())).as_str())
    {
        return tell("razon-sitio-enlace-vacio");
    }
    let foreign = matches!(target, Target::Foreign { .. });
    let announced = || {
        let text = link.text.to_lowercase();
        ["extern", "otro sitio", "another site"]
            .iter()
            .any(|words| text.contains(words))
    };
    // The bar of the State is the same on all sites and is no reference of the page's own.
    if foreign && link.part.as_deref() != Some("gov") && !announced() {
        return tell("razon-sitio-enlace-externo");
    }
    None
}
