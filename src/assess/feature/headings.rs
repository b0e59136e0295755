//! One h1 on every page of content, then headings that skip no level.

use crate::assess::context::{Context, Reason, Verdict, is_content, on};
use crate::audit::Page;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    context.no_page(is_content, fault, [context.home()?.route.clone()])
}

fn fault(page: &Page) -> Option<Reason> {
    let levels = &page.facts.headings;
    if levels.iter().filter(|&&level| level == 1).count() != 1 {
        return Some(on("razon-sitio-h1", page));
    }
    let from = levels.iter().position(|&level| level == 1).unwrap_or(0);
    let skips = levels[from..].windows(2).any(|pair| pair[1] > pair[0] + 1);
    skips.then(|| on("razon-sitio-encabezados", page))
}
