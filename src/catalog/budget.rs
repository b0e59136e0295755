//! The table of a budget as a tree: its items by level, with their amounts.
//!
//! In: the rows of the kind `rubro` that name a budget. Out: [`Budget`]: items in the order of their codes, each with
//! its parent and depth. The codes say the levels: `2.1.1` is part of `2.1` if the table has it, else of `2`.

use rustc_hash::FxHashMap;

use super::{Catalog, EntryId};

/// The columns of money, in the order in which money moves.
pub const COLUMNS: [&str; 7] = [
    "inicial",
    "adiciones",
    "reducciones",
    "definitivo",
    "compromisos",
    "obligaciones",
    "pagos",
];

/// An item of a budget.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its row.
    pub entry: EntryId,
    /// Its code.
    pub code: Box<str>,
    /// The item that it is part of, by place in [`Budget::items`].
    pub parent: Option<usize>,
    /// How many items it is inside of.
    pub depth: usize,
    /// Whether other items are part of it.
    pub has_parts: bool,
    /// Amounts in pesos, in the order of [`COLUMNS`]; what is not written is `None`.
    pub amounts: [Option<i64>; 7],
}

/// The table of a budget.
#[derive(Debug, Clone, Default)]
pub struct Budget {
    /// Items, in the order of their codes.
    pub items: Vec<Item>,
}

impl Budget {
    /// What the items without parent add up to in a column; `None` if none of them says it.
    pub fn total(&self, column: usize) -> Option<i128> {
        sum(self
            .items
            .iter()
            .filter(|item| item.parent.is_none())
            .map(|item| item.amounts[column]))
    }

    /// What the parts of each item add up to in a column.
    pub fn sums(&self, column: usize) -> Vec<Option<i128>> {
        let mut sums = vec![None; self.items.len()];
        for item in &self.items {
            if let (Some(parent), Some(amount)) = (item.parent, item.amounts[column]) {
                *sums[parent].get_or_insert(0) += i128::from(amount);
            }
        }
        sums
    }
}

fn sum(amounts: impl Iterator<Item = Option<i64>>) -> Option<i128> {
    amounts.flatten().fold(None, |total, amount| {
        Some(total.unwrap_or(0) + i128::from(amount))
    })
}

/// All budgets by entry.
#[derive(Debug, Clone, Default)]
pub struct Budgets(FxHashMap<EntryId, Budget>);

impl Budgets {
    /// The table of a budget, if it has rows.
    pub fn get(&self, budget: EntryId) -> Option<&Budget> {
        self.0.get(&budget)
    }

    pub(super) fn of(catalog: &Catalog) -> Budgets {
        let mut tables: FxHashMap<EntryId, Vec<Item>> = FxHashMap::default();
        for &entry in catalog.named("rubro") {
            let fields = &catalog.doc(catalog.source(entry)).fields;
            let budget = fields
                .text("presupuesto")
                .and_then(|id| catalog.find("presupuesto", id));
            let (Some(budget), Some(code)) = (budget, fields.text("rubro")) else {
                continue;
            };
            tables.entry(budget).or_default().push(Item {
                entry,
                code: code.trim().trim_end_matches(separator).into(),
                parent: None,
                depth: 0,
                has_parts: false,
                amounts: COLUMNS.map(|column| fields.integer(column)),
            });
        }
        Budgets(
            tables
                .into_iter()
                .map(|(budget, items)| (budget, tree(items)))
                .collect(),
        )
    }
}

fn separator(sign: char) -> bool {
    !sign.is_alphanumeric()
}

/// Parts of a code, so that 2.10 comes after 2.9.
fn parts(code: &str) -> Vec<(u64, &str)> {
    code.split(separator)
        .map(|part| (part.parse().unwrap_or(u64::MAX), part))
        .collect()
}

fn tree(mut items: Vec<Item>) -> Budget {
    items.sort_by(|a, b| (parts(&a.code), a.entry).cmp(&(parts(&b.code), b.entry)));
    let mut places: FxHashMap<Box<str>, usize> = FxHashMap::default();
    for (n, item) in items.iter().enumerate() {
        places.entry(item.code.clone()).or_insert(n);
    }
    for n in 0..items.len() {
        let parent = above(&items[n].code).find_map(|code| places.get(code).copied());
        // A code sorts after those it begins with, so the parent is known already.
        if let Some(parent) = parent.filter(|&parent| parent < n) {
            items[n].parent = Some(parent);
            items[n].depth = items[parent].depth + 1;
            items[parent].has_parts = true;
        }
    }
    Budget { items }
}

/// The codes of which a code can be a part, the nearest first.
fn above(code: &str) -> impl Iterator<Item = &str> {
    code.char_indices()
        .rev()
        .filter(|(_, sign)| separator(*sign))
        .map(|(at, _)| code[..at].trim_end_matches(separator))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(n: u32, code: &str, initial: i64) -> Item {
        let mut amounts = [None; 7];
        amounts[0] = Some(initial);
        Item {
            entry: EntryId(n),
            code: code.into(),
            parent: None,
            depth: 0,
            has_parts: false,
            amounts,
        }
    }

    #[test]
    fn codes_make_the_levels() {
        let items = vec![
            item(0, "2.10", 4),
            item(1, "2", 10),
            item(2, "2.9", 6),
            item(3, "2.9.1.1", 6),
            item(4, "20", 1),
        ];
        let budget = tree(items);
        let shown: Vec<(&str, Option<usize>, usize)> = budget
            .items
            .iter()
            .map(|item| (&*item.code, item.parent, item.depth))
            .collect();
        assert_eq!(
            shown,
            [
                ("2", None, 0),
                ("2.9", Some(0), 1),
                // The level 2.9.1 is not in the table: its item is part of 2.9.
                ("2.9.1.1", Some(1), 2),
                ("2.10", Some(0), 1),
                // «20» does not begin with the level «2».
                ("20", None, 0),
            ]
        );
        assert_eq!(budget.total(0), Some(11));
        assert_eq!(budget.sums(0)[0], Some(10));
        assert_eq!(budget.total(6), None);
    }
}
