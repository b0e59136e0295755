//! The rows of a long list, for the script that filters and sorts it in the browser.
//!
//! In: a list of the plan. Out: files `filas-1.json`, `filas-2.json`… beside the list, loaded when a reader first filters
//! or sorts. They are columnar: the different cells of a column once, and for each row which of them it has. A cell is
//! the same HTML as on the pages. A list that fits one page needs no file: its rows are there.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde_json::{Map, Value as Json, json};

use super::view::FilterView;
use super::{Renderer, list};
use crate::catalog::{DocId, EntryId};
use crate::model::Value;
use crate::plan::Listing;

/// Rows in a file: some 40 KB compressed.
const PART: usize = 1000;
/// A longer list is too much for a telephone: there are its pages, its facets and its downloads.
const MOST: usize = 20_000;

/// How a list that is a table is filtered; not at all when it is one row, or too many.
pub(super) fn filter(
    renderer: &Renderer<'_>,
    route: &str,
    listing: &Listing,
    pages: usize,
    chosen: Option<(usize, usize)>,
) -> Option<FilterView> {
    let rows = listing.entries.len();
    let long = pages > 1;
    if rows < 2 || (long && rows > MOST) {
        return None;
    }
    Some(FilterView {
        script: renderer.inputs.theme.route("js/lista.js"),
        rows: long.then(|| format!("{route}filas-")),
        parts: rows.div_ceil(PART),
        per_page: listing.per_page,
        narrowed: chosen.map(|(facet, value)| format!("{facet} {value}")),
    })
}

/// A value as a number, to sort and to add up by.
pub(super) fn number(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Integer(number) => Some(number.to_string()),
        Value::Decimal(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Which values of each facet an entry has.
pub(super) fn places(listing: &Listing, entry: EntryId) -> String {
    let facets = listing.facets.iter().map(|facet| {
        let values = facet.values.iter().enumerate();
        let held = values.filter(|(_, value)| value.entries.contains(&entry));
        let held: Vec<String> = held.map(|(number, _)| number.to_string()).collect();
        held.join(",")
    });
    facets.collect::<Vec<_>>().join(" ")
}

/// The files of rows of a section's list: path and bytes.
pub fn files(renderer: &Renderer<'_>, section: DocId) -> Vec<(String, Vec<u8>)> {
    let catalog = renderer.inputs.catalog;
    let listing = &renderer.inputs.plan.listings[&section];
    let kind = catalog.schema().kind(listing.kind);
    let Some(route) = catalog.card(section).route.as_deref() else {
        return Vec::new();
    };
    let lang = catalog.doc(section).lang;
    let tag = catalog.config().tag(lang);
    let pages = listing.pages(listing.entries.len());
    let filtered = filter(renderer, route, listing, pages, None);
    if pages < 2 || filtered.is_none() || list::as_articles(renderer, kind, listing, lang) {
        return Vec::new();
    }
    let columns = list::columns(kind);
    let held = held(listing);
    let folder = route.trim_start_matches('/');
    let parts = listing.entries.chunks(PART).enumerate();
    parts
        .map(|(n, entries)| {
            let mut part = Part::new(columns.len());
            for &entry in entries {
                let row = list::row(renderer, entry, lang, kind, &columns);
                part.push(renderer, tag, row, kind.pages);
            }
            let facets: Vec<Json> = held
                .iter()
                .map(|facet| {
                    let of = |entry| facet.get(entry).map_or(&[][..], Vec::as_slice);
                    entries
                        .iter()
                        .map(|entry| match of(entry) {
                            [one] => json!(one),
                            several => json!(several),
                        })
                        .collect()
                })
                .collect();
            let text = part.json(facets).to_string();
            let mut bytes = text.into_bytes();
            bytes.push(b'\n');
            (format!("{folder}filas-{}.json", n + 1), bytes)
        })
        .collect()
}

/// For each facet, the numbers of the values that an entry has.
fn held(listing: &Listing) -> Vec<FxHashMap<EntryId, Vec<usize>>> {
    let facets = listing.facets.iter().map(|facet| {
        let mut held: FxHashMap<EntryId, Vec<usize>> = FxHashMap::default();
        for (number, value) in facet.values.iter().enumerate() {
            for &entry in &value.entries {
                held.entry(entry).or_default().push(number);
            }
        }
        held
    });
    facets.collect()
}

/// The rows of a file while they are gathered.
struct Part {
    titles: Vec<String>,
    addresses: Vec<String>,
    languages: BTreeMap<String, Json>,
    summaries: BTreeMap<String, Json>,
    examples: Vec<usize>,
    columns: Vec<Column>,
}

/// The cells of a column: each different one once.
#[derive(Default)]
struct Column {
    cells: indexmap::IndexMap<String, Option<String>>,
    rows: Vec<usize>,
}

impl Part {
    fn new(columns: usize) -> Part {
        Part {
            titles: Vec::new(),
            addresses: Vec::new(),
            languages: BTreeMap::new(),
            summaries: BTreeMap::new(),
            examples: Vec::new(),
            columns: std::iter::repeat_with(Column::default)
                .take(columns)
                .collect(),
        }
    }

    fn push(&mut self, renderer: &Renderer<'_>, tag: &str, row: super::view::RowView, pages: bool) {
        let n = self.titles.len();
        if let Some(lang) = row.link.lang {
            self.languages.insert(n.to_string(), lang.into());
        }
        if let Some(summary) = row.link.summary {
            self.summaries.insert(n.to_string(), summary.into());
        }
        if row.link.example {
            self.examples.push(n);
        }
        self.titles.push(row.link.text);
        self.addresses.push(match pages {
            true => row.link.href,
            false => String::new(),
        });
        // A script puts these cells on the page as they are.
        let cells = row
            .cells
            .into_iter()
            .map(|cell| renderer.inputs.theme.told(cell, tag));
        let cells = cells.zip(row.numbers);
        for (column, (cell, number)) in self.columns.iter_mut().zip(cells) {
            let (place, _) = column.cells.insert_full(cell, number);
            column.rows.push(place);
        }
    }

    fn json(self, facets: Vec<Json>) -> Json {
        let columns: Vec<Json> = self
            .columns
            .into_iter()
            .map(|column| {
                let numbers = column.cells.values();
                let numbers: Vec<Json> = numbers
                    .map(|number| {
                        let number = number.as_deref().and_then(|n| n.parse::<f64>().ok());
                        number.map_or(Json::Null, |number| match number.fract() == 0.0 {
                            true => json!(number as i64),
                            false => json!(number),
                        })
                    })
                    .collect();
                let mut out = Map::new();
                out.insert("d".into(), column.cells.keys().cloned().collect());
                if numbers.iter().any(|number| !number.is_null()) {
                    out.insert("v".into(), numbers.into());
                }
                out.insert("i".into(), column.rows.into());
                Json::Object(out)
            })
            .collect();
        json!({
            "t": self.titles, "h": self.addresses, "l": Json::Object(self.languages.into_iter().collect()),
            "s": Json::Object(self.summaries.into_iter().collect()), "e": self.examples, "c": columns, "f": facets,
        })
    }
}
