//! Telephones: viewport on every page, styles that bend at 320 px, targets big enough to touch.

use super::styles::declarations;
use crate::assess::context::{Context, Verdict, on, reason};
use crate::audit::Page;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let css = &context.site.css;
    if let Some(fixed) = too_wide(css) {
        return Err(reason("razon-sitio-ancho", [("valor", fixed.into())]));
    }
    if !has_targets(css) {
        return Err(reason("razon-sitio-tactil", []));
    }
    let fault = |page: &Page| {
        let viewport = page.facts.viewport.as_deref().unwrap_or_default();
        let fits = viewport.contains("width=device-width");
        let zooms = !viewport.contains("user-scalable=no")
            && !viewport.contains("user-scalable=0")
            && !viewport.contains("maximum-scale=1");
        (!fits || !zooms).then(|| on("razon-sitio-viewport", page))
    };
    context.no_page(|_| true, fault, [context.home()?.route.clone()])
}

/// Pixels of a length in px or rem.
fn pixels(value: &str) -> Option<f64> {
    let number = |unit: &str| value.strip_suffix(unit)?.trim().parse::<f64>().ok();
    number("rem")
        .or_else(|| number("em"))
        .map(|rem| rem * 16.0)
        .or_else(|| number("px"))
}

/// A width that no screen of 320 px holds.
fn too_wide(css: &str) -> Option<String> {
    let wide = declarations(css).find(|(property, value)| {
        matches!(
            *property,
            "width" | "min-width" | "inline-size" | "min-inline-size"
        ) && pixels(value).is_some_and(|wide| wide > 320.0)
    });
    wide.map(|(property, value)| format!("{property}: {value}"))
}

/// Whether something to touch has a least size of 24 px or more (WCAG 2.5.8).
fn has_targets(css: &str) -> bool {
    declarations(css).any(|(property, value)| {
        matches!(property, "min-height" | "min-block-size")
            && pixels(value).is_some_and(|high| high >= 24.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_and_targets_are_read() {
        assert_eq!(
            too_wide("@media (min-width: 60rem){main{max-width:70rem}}"),
            None
        );
        assert_eq!(
            too_wide("table{min-width:40rem}").as_deref(),
            Some("min-width: 40rem")
        );
        assert!(has_targets("a{min-height:2.75rem}") && !has_targets("a{min-height:10px}"));
    }
}
