//! The version of what templates see.
//!
//! In: `themes/tema.toml` of a portal, which says for which version its own templates were written. Out: a finding when it
//! is another one than the program's. The fields are those of `render::view`, listed in `docs/manual/temas.md`; the version
//! goes up when one of them changes its meaning or goes away, not when one is added.

use serde::Deserialize;

use super::Own;
use crate::diag::{Diagnostic, Findings, code};
use crate::parse;
use crate::text::Span;

/// The program's version.
pub(super) const VERSION: i64 = 1;

/// The portal's file, by its path within the theme.
pub(super) const FILE: &str = "tema.toml";

#[derive(Deserialize)]
struct Contract {
    contrato: toml::Spanned<i64>,
}

/// What is wrong with the version that a portal's templates ask for.
pub(super) fn check(file: Own) -> Findings {
    let text = match parse::decode(file.bytes, file.source) {
        Ok(text) => text,
        Err(finding) => return vec![*finding],
    };
    let (version, span) = match toml::from_str::<Contract>(&text) {
        Ok(found) => {
            let at = found.contrato.span();
            (
                found.contrato.into_inner().to_string(),
                Span::new(at.start, at.end),
            )
        }
        // Nothing that can be read: the place is the first line.
        Err(_) => (
            "?".to_owned(),
            Span::new(0, text.lines().next().map_or(0, str::len)),
        ),
    };
    if version == VERSION.to_string() {
        return Findings::new();
    }
    vec![
        Diagnostic::at(code::THEME_CONTRACT, file.source, span)
            .arg("version", version)
            .arg("actual", VERSION.to_string()),
    ]
}
