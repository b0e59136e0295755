//! E0640: an address that was published and would no longer be there (art. 5 of Resolución MinTIC 1519 de 2020).

use super::Published;
use crate::diag::{Diagnostic, Findings, code};

/// Lost addresses that are told one by one.
const TOLD: usize = 200;

/// Names the addresses of the ledger that are not served. `served` says whether the site has something at an address:
/// a page, a file, a redirection or a notice of withdrawal. `excused` says whether the absence of what a file makes is
/// explained by a mistake in it that was told.
pub fn lost(
    published: &Published,
    served: &dyn Fn(&str) -> bool,
    excused: &dyn Fn(&str) -> bool,
) -> Findings {
    let mut findings = Findings::new();
    if published.damaged {
        return findings;
    }
    let lost = published
        .addresses
        .iter()
        .filter(|(route, known)| !served(route) && !excused(&known.kept.from));
    let mut rest = 0_usize;
    for (n, (route, known)) in lost.enumerate() {
        if n >= TOLD {
            rest += 1;
            continue;
        }
        findings.push(
            Diagnostic::at(code::LOST, known.place.source, known.place.span)
                .arg("direccion", route.clone())
                .arg("archivo", known.kept.from.clone())
                .arg("fecha", known.date.to_string())
                .arg("clase", known.kept.class.name()),
        );
    }
    let last = findings.len().saturating_sub(1);
    let counted = findings.into_iter().enumerate();
    counted
        .map(|(n, finding)| finding.arg("otras", if n == last { rest } else { 0 }))
        .collect()
}
