//! Findings of the cells of one table, so told that thousands of cells with one mistake can be repaired.
//!
//! What one line of the sidecar repairs is told once, at its first cell, with the number of cells. What has to be
//! repaired cell by cell is told cell by cell up to a limit; beyond it, one finding says how many are left.

use rustc_hash::FxHashMap;

use super::cell::Refused;
use crate::diag::{Diagnostic, Findings, code};

/// Cells of one column that are told one by one for one mistake.
const LIMIT: usize = 25;

/// A finding of a column.
#[derive(Debug)]
pub(super) struct Said {
    /// Number of the column; `usize::MAX` for the row as a whole.
    pub column: usize,
    /// The finding.
    pub refused: Refused,
}

impl Said {
    /// A finding of its own cell.
    pub(super) fn cell(column: usize, finding: Diagnostic) -> Said {
        let refused = Refused {
            finding: Box::new(finding),
            same: None,
        };
        Said { column, refused }
    }
}

/// Cells of a column with one mistake.
#[derive(Default)]
struct Count {
    cells: usize,
    /// The finding of the first cell over the limit.
    beyond: Option<Box<Diagnostic>>,
}

/// Puts findings together, in the order of the table.
pub(super) fn join(said: impl IntoIterator<Item = Said>, findings: &mut Findings) {
    let mut same: FxHashMap<(&'static str, usize, String), (usize, usize)> = FxHashMap::default();
    let mut counts: FxHashMap<(&'static str, usize), Count> = FxHashMap::default();
    for Said { column, refused } in said {
        let code = refused.finding.code.id;
        if let Some(text) = refused.same {
            let at = same
                .entry((code, column, text))
                .or_insert((findings.len(), 0));
            at.1 += 1;
            if at.1 == 1 {
                findings.push(*refused.finding);
            }
            continue;
        }
        // A row that is left out is always told: no row may vanish.
        if column == usize::MAX {
            findings.push(*refused.finding);
            continue;
        }
        let count = counts.entry((code, column)).or_default();
        count.cells += 1;
        if count.cells <= LIMIT {
            findings.push(*refused.finding);
        } else {
            count.beyond.get_or_insert(refused.finding);
        }
    }
    for (at, times) in same.into_values().filter(|(_, times)| *times > 1) {
        let finding = &mut findings[at];
        finding.hints.push(crate::diag::Message {
            id: "mismo-valor",
            args: vec![("veces", (times - 1).into())],
        });
    }
    for count in counts.into_values() {
        if let Some(first) = count.beyond
            && let Some(place) = first.place
        {
            findings.push(
                Diagnostic::at(code::MORE_CELLS, place.source, place.span)
                    .arg("veces", count.cells - LIMIT)
                    .arg("codigo", first.code.id),
            );
        }
    }
}
