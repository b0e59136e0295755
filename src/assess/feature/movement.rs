//! Nothing blinks or moves for ever: neither elements, nor styles, nor animated pictures.

use crate::assess::context::{Context, Verdict, on, reason};
use crate::audit::Page;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let css = context.site.css.to_lowercase();
    if endless(&css) {
        return Err(reason("razon-sitio-animacion", []));
    }
    // What is in a file is not seen here: a GIF may be animated, so none is allowed.
    if let Some(gif) = context
        .site
        .files
        .keys()
        .find(|path| path.to_lowercase().ends_with(".gif"))
    {
        return Err(reason(
            "razon-sitio-gif",
            [("archivo", gif.as_str().into())],
        ));
    }
    let fault =
        |page: &Page| (!page.facts.blinking.is_empty()).then(|| on("razon-sitio-parpadeo", page));
    context.no_page(|_| true, fault, [context.home()?.route.clone()])
}

/// Whether a stylesheet (in lower case) has an animation without end, or text that blinks.
fn endless(css: &str) -> bool {
    css.split([';', '{', '}'])
        .map(str::trim)
        .any(|declaration| {
            let Some((property, value)) = declaration.split_once(':') else {
                return false;
            };
            let mut words = value.split([' ', ',']);
            match property.trim().trim_start_matches("-webkit-") {
                "animation" | "animation-iteration-count" => {
                    words.any(|word| word.trim_end_matches("!important") == "infinite")
                }
                "text-decoration" | "text-decoration-line" => words.any(|word| word == "blink"),
                _ => false,
            }
        })
}

#[cfg(test)]
mod tests {
    use super::endless;

    #[test]
    fn endless_animations_are_seen() {
        assert!(endless("a{animation: giro 1s infinite}"));
        assert!(endless(
            "@media screen{b{color:red;animation-iteration-count:infinite}}"
        ));
        assert!(!endless("a{animation: entra 1s 2}") && !endless(".infinite{color:red}"));
    }
}
