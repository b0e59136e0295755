//! The pages of `vitrina explain`: the manual's page of each code, embedded, prose and cases together.
//!
//! In: a code. Out: its page, which [`show`] prints for a terminal and whose [`examples`] run as tests. A page is
//! written in Spanish in `docs/manual/codigos/<CODE>.md`; `docs/manual/codigos/en/<CODE>.md` has its prose in English,
//! with a line `{{casos}}` where the examples of the Spanish page go.

mod example;
mod show;

use include_dir::{Dir, include_dir};

pub use example::{Example, Expected, Role, Trait, examples, excuse};
pub use show::show;

static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/manual/codigos");

/// Stands in a page of another language where the examples of the Spanish page go.
const EXAMPLES: &str = "{{casos}}";

/// The page of a code.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Markdown.
    pub text: String,
    /// The language that it is really in.
    pub lang: &'static str,
}

/// The page of a code in a language, else in Spanish. Case of the code does not matter.
///
/// `caption` says in that language which file an example is, for pages that take the examples of the Spanish one.
pub fn page(id: &str, lang: &str, caption: &dyn Fn(Role, &str) -> String) -> Option<Page> {
    let code = super::code::find(id)?;
    let spanish = PAGES.get_file(format!("{}.md", code.id))?.contents_utf8()?;
    let other = match lang {
        "en" => PAGES.get_file(format!("en/{}.md", code.id)),
        _ => None,
    };
    Some(match other.and_then(|file| file.contents_utf8()) {
        Some(text) => Page {
            text: text.replace(EXAMPLES, &blocks(spanish, caption)),
            lang: "en",
        },
        None => Page {
            text: spanish.to_owned(),
            lang: "es",
        },
    })
}

/// The blocks of a page, without the prose between them.
fn blocks(page: &str, caption: &dyn Fn(Role, &str) -> String) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        if line.starts_with("```") && !inside {
            let known = examples(&format!("{line}\n```\n")).unwrap_or_default();
            if let Some(example) = known.first() {
                out.push(format!("{}\n", caption(example.role, &example.path)));
            }
        }
        let fence = line.starts_with("```");
        if fence || inside {
            out.push(line.to_owned());
        }
        if fence && inside {
            out.push(String::new());
        }
        inside ^= fence;
    }
    out.join("\n").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::code;

    #[test]
    fn every_code_has_its_page() {
        for code in code::ALL {
            let page = page(code.id, "es", &|_, _| String::new())
                .unwrap_or_else(|| panic!("{} has no page", code.id));
            let lines = page.text.lines().count();
            assert!(
                page.text.starts_with(&format!("# {} · ", code.id)),
                "{} has another title",
                code.id
            );
            assert!((12..=120).contains(&lines), "{} has {lines} lines", code.id);
            assert_eq!(
                page.text.matches("\n```").count() % 2,
                0,
                "{} leaves a block open",
                code.id
            );
        }
        assert_eq!(
            PAGES.files().count(),
            code::ALL.len(),
            "a page without a code"
        );
        let of = |id| page(id, "es", &|_, _| String::new());
        assert_eq!(of("e0211"), of("E0211"));
        assert_eq!(of("../../Cargo.toml"), None);
    }
    #[test]
    fn every_code_has_its_page_in_english_with_the_same_examples() {
        for code in code::ALL {
            let of = |lang| page(code.id, lang, &|_, _| "caption".to_owned());
            let (english, spanish) = (of("en").expect("a page"), of("es").expect("a page"));
            assert_eq!(english.lang, "en", "{} has no English page", code.id);
            let text = english.text;
            assert!(text.starts_with(&format!("# {} · ", code.id)), "{text}");
            let parts = ["\n**Why it matters.** ", "\n**How to repair it.** "];
            assert!(parts.iter().all(|part| text.contains(part)), "{text}");
            assert!(!text.contains(EXAMPLES), "{text}");
            assert_eq!(
                text.matches("\n```").count(),
                spanish.text.matches("\n```").count(),
                "{} has other examples",
                code.id
            );
        }
    }
}
