//! E0850 to E0852: the map that a portal brings is there, can be read, and has the portal's municipalities.

use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Findings, code};

pub(super) fn check(catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    let config = catalog.config();
    let (Some((path, span)), Some(source)) = (&config.map, config.source) else {
        return findings;
    };
    let on = |code| Diagnostic::at(code, source, *span).arg("archivo", path.clone());
    match catalog.map() {
        None => findings.push(on(code::MAP_MISSING)),
        Some(Err(fault)) => findings.push(
            on(code::MAP_FILE)
                .arg("problema", fault.name())
                .arg("linea", fault.line),
        ),
        Some(Ok(map)) => {
            let towns = catalog.named("municipio").iter();
            let without: Vec<String> = towns
                .map(|&town| catalog.source(town))
                .filter(|&town| {
                    let code = catalog.text(town, "codigo");
                    !map.territories.iter().any(|one| Some(&*one.code) == code)
                })
                .map(|town| catalog.card(town).title.to_string())
                .collect();
            if !without.is_empty() {
                findings.push(on(code::MAP_TOWNS).arg("municipios", without.join(", ")));
            }
        }
    }
    findings
}
