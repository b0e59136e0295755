//! What is read and reached by keyboard comes in the order of the page: no element asks for another turn, and the styles
//! show nothing in another place than it is written.

use super::styles::declarations;
use crate::assess::context::{Context, Verdict, on, reason};
use crate::audit::Page;
use crate::audit::facts::Act;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    if let Some(what) = reordered(&context.site.css.to_lowercase()) {
        return Err(reason(
            "razon-sitio-orden-estilos",
            [("valor", what.into())],
        ));
    }
    let fault = |page: &Page| {
        (page.facts.acts.contains(&Act::Tabindex)).then(|| on("razon-sitio-orden", page))
    };
    context.no_page(|_| true, fault, [context.home()?.route.clone()])
}

/// A declaration (of a stylesheet in lower case) that shows things in another order.
fn reordered(css: &str) -> Option<String> {
    let mut all = declarations(css);
    let found = all.find(|(property, value)| match *property {
        "order" => *value != "0",
        "flex-direction" | "flex-flow" | "flex-wrap" => value.contains("-reverse"),
        "grid-auto-flow" => value.contains("dense"),
        _ => false,
    });
    found.map(|(property, value)| format!("{property}: {value}"))
}

#[cfg(test)]
mod tests {
    use super::reordered;

    #[test]
    fn another_order_is_seen() {
        assert_eq!(reordered("a{border:0;order:0}ol{flex-flow:row wrap}"), None);
        assert_eq!(
            reordered("a{color:red;order:-1}").as_deref(),
            Some("order: -1")
        );
        assert!(reordered("@media print{ul{flex-direction:row-reverse}}").is_some());
        assert!(reordered("ul{grid-auto-flow:row dense}").is_some());
    }
}
