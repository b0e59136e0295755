//! Closed lists that several declarations share, as data: licences, frequencies, kinds of entity, external systems.
//!
//! In: the embedded `src/schema/vocabularies/*.toml`. Out: the choices of a vocabulary by its name.

use std::sync::LazyLock;

use super::{Choice, declaration};
use crate::diag::Findings;
use crate::text::SourceId;

static VOCABULARIES: LazyLock<[(&str, Vec<Choice>); 6]> = LazyLock::new(|| {
    [
        (
            "clases_de_entidad",
            read(include_str!("vocabularies/clases_de_entidad.toml")),
        ),
        (
            "departamentos",
            read(include_str!("vocabularies/departamentos.toml")),
        ),
        (
            "frecuencias",
            read(include_str!("vocabularies/frecuencias.toml")),
        ),
        (
            "licencias",
            read(include_str!("vocabularies/licencias.toml")),
        ),
        ("sistemas", read(include_str!("vocabularies/sistemas.toml"))),
        ("soportes", read(include_str!("vocabularies/soportes.toml"))),
    ]
});

fn read(text: &str) -> Vec<Choice> {
    let mut findings = Findings::new();
    let options = declaration::options(text, SourceId(0), &mut findings);
    assert!(
        findings.is_empty(),
        "the embedded vocabularies are valid: {findings:?}"
    );
    options
}

/// The choices of a vocabulary.
pub fn vocabulary(name: &str) -> Option<&'static [Choice]> {
    let found = VOCABULARIES.iter().find(|(known, _)| *known == name);
    found.map(|(_, options)| options.as_slice())
}

/// The names of the vocabularies.
pub fn vocabularies() -> impl Iterator<Item = &'static str> + Clone {
    VOCABULARIES.iter().map(|(name, _)| *name)
}
