//! Sections for which nobody has committed themselves to anything.
//!
//! In: the catalogue and its commitments. Out: a finding for each section that lists a kind no commitment names. A
//! portal without any editorial policy is not asked: that it needs one is for its checklists to say.

use std::collections::BTreeSet;

use super::policy::Commitment;
use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Findings, code};
use crate::schema::KindId;

/// The kind of the commitments themselves: the policy's own list answers for itself.
const POLICY: &str = "compromiso";

pub(super) fn sections(catalog: &Catalog, commitments: &[Commitment]) -> Findings {
    let covered: BTreeSet<KindId> = commitments.iter().map(|one| one.kind).collect();
    let mut findings = Findings::new();
    if commitments.is_empty() {
        return findings;
    }
    for &section in catalog.named("seccion") {
        let doc = catalog.source(section);
        let Some(listed) = catalog.text(doc, "lista") else {
            continue;
        };
        let known = catalog.schema().named(listed);
        if listed == POLICY || known.is_none_or(|kind| covered.contains(&kind)) {
            continue;
        }
        let place = catalog.doc(doc).place("lista");
        findings.push(
            Diagnostic::at(code::POLICY_SECTION, place.source, place.span)
                .arg("titulo", catalog.card(doc).title.clone())
                .arg("tipo", listed.to_owned())
                .arg(
                    "archivo",
                    format!(
                        "content/politica-editorial/{}.toml",
                        catalog.entry(section).id
                    ),
                ),
        );
    }
    findings
}
