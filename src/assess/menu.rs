//! A level of the menu that a regime asks for: listed at its place in the section that shows the menu.
//!
//! In: the phase, and the built page of the section whose `menu_de` names the regime. The pages of the levels are made
//! after the report; what is looked at here is that the section leads to them, in their order.

use std::sync::Arc;

use serde::Deserialize;

use super::context::{Context, Proof, Verdict, on, reason};
use super::levels;
use crate::audit::Page;
use crate::audit::address::Target;
use crate::plan::{level_route, menu_section};

/// What is asked of the menu.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MenuCheck {
    /// The phase that is the level.
    phase: Arc<str>,
}

pub(super) fn check(wanted: &MenuCheck, context: &Context<'_>) -> Verdict {
    let absent = || reason("razon-menu-falta", [("regimen", context.regime.into())]);
    let section = menu_section(context.catalog, context.regime).ok_or_else(absent)?;
    let page = context
        .page(section)
        .filter(|_| context.counts(section))
        .ok_or_else(absent)?;
    let mut before: Option<usize> = None;
    for level in levels(context.phases) {
        let route = level_route(&page.route, &level.slug);
        let here = level.phase == wanted.phase;
        let place = place(page, &route, context).filter(|_| context.site.has(&route));
        match (place, before) {
            (Some(place), Some(before)) if here && place < before => break,
            (Some(_), _) if here => return Ok(Proof::at([route.into()])),
            (place, _) => before = before.max(place),
        }
    }
    let mut found = on("razon-menu-nivel", page);
    found.args.push(("fase", (*wanted.phase).into()));
    Err(found)
}

/// The place of a link to an address among the page's own links.
fn place(page: &Page, route: &str, context: &Context<'_>) -> Option<usize> {
    let mut links = page.facts.links.iter();
    links.position(|link| {
        link.main
            && matches!(context.target(page, &link.href), Target::Inside { route: to, .. } if to == route)
    })
}
