//! The tree of units, from `depende_de`.
//!
//! In: the catalogue. Out: roots, who is under whom, circles, and units whose parent does not exist. Linear in the
//! number of units.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Catalog, EntryId};

/// The units as a tree.
#[derive(Debug, Default)]
pub struct Chart {
    /// Units that depend on nobody, in order.
    pub roots: Vec<EntryId>,
    /// Units that name a parent that does not exist, in order; they are shown beside the roots.
    pub orphans: Vec<EntryId>,
    /// Chains that come back to their beginning, each once, from its first unit by id.
    pub circles: Vec<Vec<EntryId>>,
    children: FxHashMap<EntryId, Vec<EntryId>>,
}

impl Chart {
    /// The tree of the units of a catalogue.
    pub fn of(catalog: &Catalog) -> Chart {
        let mut chart = Chart::default();
        let mut above: FxHashMap<EntryId, EntryId> = FxHashMap::default();
        let fields = |unit: EntryId| &catalog.doc(catalog.source(unit)).fields;
        let mut units = catalog.named("dependencia").to_vec();
        units.sort_by_key(|&unit| (fields(unit).integer("orden").unwrap_or(i64::MAX), unit));
        for &unit in &units {
            match fields(unit).text("depende_de") {
                None => chart.roots.push(unit),
                Some(id) => match catalog.find("dependencia", id) {
                    Some(parent) => {
                        above.insert(unit, parent);
                        chart.children.entry(parent).or_default().push(unit);
                    }
                    None => chart.orphans.push(unit),
                },
            }
        }
        units.sort_unstable();
        let mut seen: FxHashSet<EntryId> = FxHashSet::default();
        for unit in units {
            let mut path = Vec::new();
            let mut at = Some(unit);
            while let Some(here) = at.filter(|here| seen.insert(*here)) {
                path.push(here);
                at = above.get(&here).copied();
            }
            // A unit of this very path: the chain closed on itself.
            if let Some(start) = at.and_then(|here| path.iter().position(|&one| one == here)) {
                let mut circle = path.split_off(start);
                let first = circle
                    .iter()
                    .enumerate()
                    .min_by_key(|(_, unit)| **unit)
                    .map_or(0, |(n, _)| n);
                circle.rotate_left(first);
                chart.circles.push(circle);
            }
        }
        chart
    }

    /// Units directly under a unit, in order.
    pub fn under(&self, unit: EntryId) -> &[EntryId] {
        self.children.get(&unit).map_or(&[], Vec::as_slice)
    }
}
