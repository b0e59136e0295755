//! The pages of `vitrina explain`: the manual's page of each code, embedded.

use include_dir::{Dir, include_dir};

static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/manual/codigos");

/// The page of a code, in Markdown. Case does not matter.
pub fn page(id: &str) -> Option<&'static str> {
    let code = super::code::find(id)?;
    PAGES.get_file(format!("{}.md", code.id))?.contents_utf8()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::code;

    #[test]
    fn every_code_has_its_page() {
        for code in code::ALL {
            let page = page(code.id).unwrap_or_else(|| panic!("{} has no page", code.id));
            let lines = page.lines().count();
            assert!(
                page.starts_with(&format!("# {} · ", code.id)),
                "{} has another title",
                code.id
            );
            assert!((12..=25).contains(&lines), "{} has {lines} lines", code.id);
            assert_eq!(
                page.matches("\n```").count() % 2,
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
        assert_eq!(page("e0211"), page("E0211"));
        assert_eq!(page("../../Cargo.toml"), None);
    }
}
