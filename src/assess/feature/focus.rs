//! Whoever goes by keyboard sees where they are: the styles draw a line around what has the focus, and no rule takes it
//! away.

use super::styles::rules;
use crate::assess::context::{Context, Proof, Verdict, reason};

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let css = context.site.css.to_lowercase();
    if !drawn(&css) {
        return Err(reason("razon-sitio-foco", []));
    }
    if let Some(selector) = taken(&css) {
        return Err(reason(
            "razon-sitio-foco-quitado",
            [("valor", selector.into())],
        ));
    }
    Ok(Proof::at([context.home()?.route.clone()]))
}

/// Lines that cannot be seen.
fn unseen(value: &str) -> bool {
    let mut words = value.split_whitespace();
    words.any(|word| matches!(word, "0" | "0px" | "none" | "transparent"))
}

/// Whether everything that has the focus gets a line.
fn drawn(css: &str) -> bool {
    rules(css).any(|(selector, body)| {
        let all = selector.split(',').any(|one| {
            matches!(
                one.trim(),
                ":focus-visible" | ":focus" | "*:focus-visible" | "*:focus"
            )
        });
        let line = |(property, value): (&str, &str)| property == "outline" && !unseen(value);
        all && super::styles::declarations(body).any(line)
    })
}

/// A rule that takes the line away. The main part of a page may: no key leads to it, only the link past the menus.
fn taken(css: &str) -> Option<String> {
    let mut all = rules(css);
    let found = all.find(|(selector, body)| {
        let removes = super::styles::declarations(body).any(|(property, value)| {
            matches!(
                property,
                "outline" | "outline-width" | "outline-style" | "outline-color"
            ) && unseen(value)
        });
        let main = selector.split(',').all(|one| one.trim() == "main:focus");
        removes && !main
    });
    found.map(|(selector, _)| selector.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{drawn, taken};

    #[test]
    fn the_line_around_what_has_the_focus_is_looked_for() {
        assert!(drawn(
            "a{color:red}:focus-visible{outline:3px solid var(--foco)}"
        ));
        assert!(drawn("@media screen{a:hover, :focus {outline:2px dotted}}"));
        assert!(!drawn("a:focus-visible{outline:3px solid}") && !drawn(":focus{outline:0}"));
        assert_eq!(taken("main:focus{outline:0}a{outline:1px solid}"), None);
        assert_eq!(
            taken("@media screen{a:focus{outline:none}}").as_deref(),
            Some("a:focus")
        );
        assert_eq!(
            taken("b{color:red} button,main:focus{outline-width:0}").as_deref(),
            Some("button,main:focus")
        );
    }
}
