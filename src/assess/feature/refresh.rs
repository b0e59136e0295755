//! No page loads itself again or leaves by itself, neither by its head nor by a script.

use crate::assess::context::{Context, Verdict, on, reason};
use crate::audit::Page;
use crate::audit::facts::Act;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let words = ["location.reload", "history.go("];
    if let Some(word) = words
        .into_iter()
        .find(|word| context.site.scripts.contains(word))
    {
        return Err(reason(
            "razon-sitio-guion-recarga",
            [("valor", word.into())],
        ));
    }
    let fault = |page: &Page| {
        (page.facts.acts.contains(&Act::Refresh)).then(|| on("razon-sitio-recarga", page))
    };
    context.no_page(|_| true, fault, [context.home()?.route.clone()])
}
