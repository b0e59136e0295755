//! Nothing plays before somebody asks: no recording starts by itself, and no script starts one.

use crate::assess::context::{Context, Verdict, on, reason};
use crate::audit::Page;
use crate::audit::facts::Act;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    if let Some(word) = plays(&context.site.scripts) {
        return Err(reason("razon-sitio-guion-suena", [("valor", word.into())]));
    }
    let fault = |page: &Page| {
        (page.facts.acts.contains(&Act::Autoplay)).then(|| on("razon-sitio-suena", page))
    };
    context.no_page(|_| true, fault, [context.home()?.route.clone()])
}

/// What a script says to play something.
fn plays(scripts: &str) -> Option<&'static str> {
    let words = [
        ".play(",
        "autoplay",
        "new Audio",
        "AudioContext",
        "speechSynthesis",
    ];
    words.into_iter().find(|word| scripts.contains(word))
}
