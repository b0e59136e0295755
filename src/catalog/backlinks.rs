//! What points to each entry: the references of all others, turned round.
//!
//! In: the references that source documents hold, typed by the schema. Out: for each entry, who names it and in which
//! field. Made once, in a time that grows with the number of references; a translation inherits its original's.

use super::{Catalog, EntryId, references};
use crate::schema::{Field, FieldType, Inverse, Kind};

/// One reference, seen from the entry that it points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Incoming {
    /// Place of the field among [`reference_fields`] of the kind of `from`.
    pub field: u16,
    /// The entry that holds the reference.
    pub from: EntryId,
}

/// References by the entry that they point to.
#[derive(Debug, Clone, Default)]
pub struct Backlinks {
    /// Where the references of each entry begin in `all`; one more at the end.
    starts: Vec<u32>,
    all: Vec<Incoming>,
}

impl Backlinks {
    /// What points to an entry: by kind, then field, each in the order of the entries' ids.
    pub fn to(&self, entry: EntryId) -> &[Incoming] {
        let at = entry.0 as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&from), Some(&to)) => &self.all[from as usize..to as usize],
            _ => &[],
        }
    }

    pub(super) fn of(catalog: &Catalog) -> Backlinks {
        let fields: Vec<Vec<&Field>> = catalog
            .schema
            .kinds()
            .map(|(_, kind)| reference_fields(kind))
            .collect();
        let mut found: Vec<(EntryId, Incoming)> = Vec::new();
        let mut held = Vec::new();
        for (from, entry) in catalog.entries() {
            let kind = catalog.schema.kind(entry.kind);
            let known = &fields[usize::from(entry.kind.0)];
            held.clear();
            references(
                &catalog.doc(catalog.source(from)).fields,
                &kind.fields,
                &mut held,
            );
            for &(target, id, _, field) in &held {
                let place = known.iter().position(|&one| std::ptr::eq(one, field));
                if let (Some(place), Some(to)) = (place, catalog.find(target, id))
                    && to != from
                    && let Ok(field) = u16::try_from(place)
                {
                    found.push((to, Incoming { field, from }));
                }
            }
        }
        // Entries are numbered by kind and id, so this groups by kind; one field may name an entry many times.
        found.sort_unstable_by_key(|&(to, one)| {
            (to, catalog.entry(one.from).kind, one.field, one.from)
        });
        found.dedup();
        let mut starts = vec![0; catalog.entries.len() + 1];
        for (to, _) in &found {
            starts[to.0 as usize + 1] += 1;
        }
        for n in 1..starts.len() {
            starts[n] += starts[n - 1];
        }
        Backlinks {
            starts,
            all: found.into_iter().map(|(_, one)| one).collect(),
        }
    }
}

/// The reference fields of a kind that are told on the page they point to, records' own included, in the order of
/// declaration. What is personal or hidden is left out.
pub fn reference_fields(kind: &Kind) -> Vec<&Field> {
    let mut found = Vec::new();
    walk(&kind.fields, &mut found);
    found
}

fn walk<'k>(fields: &'k [Field], found: &mut Vec<&'k Field>) {
    for field in fields.iter().filter(|field| !field.personal) {
        let mut ty = &field.ty;
        while let FieldType::List(item) | FieldType::Map(item) = ty {
            ty = item;
        }
        match ty {
            FieldType::Ref(_) if field.inverse != Inverse::Hidden => found.push(field),
            FieldType::Record(fields) => walk(fields, found),
            _ => {}
        }
    }
}
