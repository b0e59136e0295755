//! Moment of publication, with hour and zone: on every document, and in the seal of the publication.

use crate::assess::context::{Context, Verdict, on};
use crate::audit::{Page, Role};
use crate::model::Stamp;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let stamped = |page: &Page, part: &str| {
        page.facts
            .part(part)
            .is_some_and(|part| part.moments.iter().any(|moment| is_moment(moment)))
    };
    let home = context.home()?;
    if !stamped(home, "sello") {
        return Err(on("razon-sitio-sello", home));
    }
    let fault = |page: &Page| {
        let good = ["publicado", "actualizado"]
            .iter()
            .any(|part| stamped(page, part));
        (!good).then(|| on("razon-sitio-estampa", page))
    };
    context.no_page(|page| page.role == Role::Entry, fault, [home.route.clone()])
}

/// A day with hour and an explicit zone.
fn is_moment(text: &str) -> bool {
    let zoned = text
        .get(11..)
        .is_some_and(|time| time.contains(['+', '-', 'Z', 'z']));
    zoned && Stamp::parse(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::is_moment;

    #[test]
    fn a_moment_has_hour_and_zone() {
        assert!(is_moment("2026-11-20T00:00:00-05:00") && is_moment("2026-11-20T05:00:00Z"));
        assert!(!is_moment("2026-11-20") && !is_moment("2026-11-20T00:00:00"));
    }
}
