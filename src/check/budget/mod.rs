//! Rules on budgets, to the peso, one file a rule.

mod cuts;
mod definitive;
mod order;
mod parts;
mod total;
mod words;

use crate::catalog::{Budget, Catalog, EntryId, Item};
use crate::diag::{Arg, Findings};
use crate::text::Place;

pub(super) fn check(catalog: &Catalog) -> Findings {
    let rules: [fn(&Catalog, EntryId, &Budget) -> Findings; 6] = [
        order::check,
        definitive::check,
        parts::check,
        total::check,
        cuts::check,
        words::check,
    ];
    let empty = Budget::default();
    let mut findings = Findings::new();
    for &entry in catalog.named("presupuesto") {
        let budget = catalog.budgets().get(entry).unwrap_or(&empty);
        for rule in rules {
            findings.extend(rule(catalog, entry, budget));
        }
    }
    findings
}

/// The cell of an item, else its row.
fn cell(catalog: &Catalog, item: &Item, column: &str) -> Place {
    catalog.doc(catalog.source(item.entry)).place(column)
}

/// An amount as it is written in Colombia: `1.234.567`.
fn pesos(amount: i128) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 4);
    out.push_str(if amount < 0 { "−$ " } else { "$ " });
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// The label of a column, in all its languages.
fn label(catalog: &Catalog, kind: &str, column: &str) -> Arg {
    let kind = catalog.schema().named(kind);
    let field = kind.and_then(|kind| catalog.schema().kind(kind).field(column));
    field.map_or_else(|| Arg::from(column), |field| Arg::from(&field.label))
}

#[cfg(test)]
mod tests {
    #[test]
    fn amounts_are_written_with_dots() {
        assert_eq!(super::pesos(0), "$ 0");
        assert_eq!(super::pesos(1_234), "$ 1.234");
        assert_eq!(super::pesos(-612_480_000_000), "−$ 612.480.000.000");
    }
}
