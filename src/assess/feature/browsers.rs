//! Nothing made for one maker's browser: a prefixed property stands beside its standard form.

use rustc_hash::FxHashSet;

use crate::assess::context::{Context, Verdict, reason};

pub(super) fn check(context: &Context<'_>) -> Verdict {
    match lone(&context.site.css) {
        Some(property) => Err(reason(
            "razon-sitio-fabricante",
            [("valor", property.into())],
        )),
        None => Ok(crate::assess::context::Proof::at([context
            .home()?
            .route
            .clone()])),
    }
}

/// A property with a maker's prefix without its standard form anywhere in the stylesheet.
fn lone(css: &str) -> Option<String> {
    let names = css
        .split([';', '{', '}'])
        .filter_map(|declaration| Some(declaration.split_once(':')?.0.trim()));
    let names: FxHashSet<&str> = names.collect();
    let prefixed = names.iter().filter_map(|name| {
        let standard = ["-webkit-", "-moz-", "-ms-", "-o-"]
            .iter()
            .find_map(|prefix| name.strip_prefix(prefix))?;
        (!names.contains(standard)).then(|| (*name).to_owned())
    });
    prefixed.min()
}

#[cfg(test)]
mod tests {
    use super::lone;

    #[test]
    fn a_prefix_needs_its_standard_form() {
        assert_eq!(lone("a{-webkit-hyphens:auto;hyphens:auto}"), None);
        assert_eq!(lone("a{-ms-filter:x}").as_deref(), Some("-ms-filter"));
    }
}
