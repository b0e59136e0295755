//! Audio and video have captions where they are played.

use crate::assess::context::{Context, Verdict, on, reason};
use crate::audit::Page;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let playing = |page: &Page| !page.facts.media.is_empty();
    let Some(first) = context.site.pages.iter().find(|page| playing(page)) else {
        return Err(reason("razon-sitio-medios", []));
    };
    let fault = |page: &Page| {
        page.facts
            .media
            .iter()
            .any(|(_, captions)| !captions)
            .then(|| on("razon-sitio-subtitulos", page))
    };
    context.no_page(playing, fault, [first.route.clone()])
}
