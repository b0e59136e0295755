//! A whole table as files: one module a format, all from the same [`Table`].
//!
//! In: the lists of the plan. Out: paths and bytes, and the size of each file for the pages that offer them.

mod cell;
mod csv;
mod fields;
mod json;
mod package;
mod rows;
mod table;
mod xlsx;
mod zip;

use rustc_hash::FxHashMap;

use super::Inputs;
use super::view::FileView;
use crate::catalog::DocId;
use crate::host::Fault;
use crate::i18n::Messages;
use crate::model::Value;
use crate::schema::{Field, FieldType};

pub use rows::Rows;
pub use table::{Cell, Table, has_downloads, text};

/// Sizes of the files to download, by path.
pub type Sizes = FxHashMap<String, u64>;

/// A format: the file's name, what people call it, its media type.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Name of the file; after its stem also the message that says what it is good for.
    pub file: &'static str,
    /// As shown: `CSV`.
    pub name: &'static str,
    /// Media type.
    pub media: &'static str,
}

impl Format {
    /// The message that says what it is good for.
    pub fn message(&self) -> String {
        format!("descarga-{}", self.file.replace('.', "-"))
    }
}

/// Formats, in the order in which they are offered.
pub const FORMATS: [Format; 4] = [
    Format {
        file: "datos.xlsx",
        name: "XLSX",
        media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    },
    Format {
        file: "datos-excel.csv",
        name: "CSV",
        media: "text/csv",
    },
    Format {
        file: "datos.csv",
        name: "CSV",
        media: "text/csv",
    },
    Format {
        file: "datos.json",
        name: "JSON",
        media: "application/json",
    },
];

/// What describes the files above and their columns.
pub const PACKAGE: Format = Format {
    file: "datapackage.json",
    name: "JSON",
    media: "application/json",
};

/// Where files go while they are made: path and bytes.
pub type Sink<'s> = dyn Fn(&str, &[u8]) -> Result<(), Fault> + Sync + 's;

/// The downloads of a section's list, and their sizes. Kinds without columns have none.
pub fn of_section(inputs: &Inputs<'_>, section: DocId, put: &Sink<'_>) -> Result<Sizes, Fault> {
    let listing = &inputs.plan.listings[&section];
    let table = table::of_list(inputs, section, listing);
    let route = inputs.catalog.card(section).route.as_deref();
    match (table, route) {
        (Some(table), Some(route)) => files(inputs, &table, route, put),
        _ => Ok(Sizes::default()),
    }
}

/// A table in every format, in the folder of an address, one after the other: of a long one each is large.
pub fn files(
    inputs: &Inputs<'_>,
    table: &Table<'_>,
    route: &str,
    put: &Sink<'_>,
) -> Result<Sizes, Fault> {
    let folder = route.trim_start_matches('/');
    let tag = inputs.catalog.config().interface(table.lang);
    let columns = fields::table(table, super::messages(inputs, table.lang), tag);
    let mut made = Sizes::default();
    let mut sizes = Vec::with_capacity(FORMATS.len());
    let mut put = |format: &Format, bytes: Vec<u8>| {
        let path = format!("{folder}{}", format.file);
        put(&path, &bytes)?;
        made.insert(path, bytes.len() as u64);
        Ok(bytes.len())
    };
    for format in &FORMATS {
        let bytes = match format.file {
            "datos.xlsx" => xlsx::write(table, &columns, tag),
            "datos-excel.csv" => csv::spreadsheet(table, tag),
            "datos.csv" => csv::plain(table),
            _ => json::write(table),
        };
        sizes.push(put(format, bytes)?);
    }
    put(&PACKAGE, package::write(inputs, table, route, &sizes))?;
    Ok(made)
}

/// A table as a workbook alone.
pub fn workbook(table: &Table<'_>, messages: &Messages) -> Vec<u8> {
    let tag = messages.tag();
    xlsx::write(table, &fields::table(table, messages, tag), tag)
}

/// The files of an address as a page offers them.
pub(super) fn offered(
    inputs: &Inputs<'_>,
    messages: &Messages,
    route: &str,
    title: &str,
) -> Vec<FileView> {
    let folder = route.trim_start_matches('/');
    FORMATS
        .iter()
        .chain([&PACKAGE])
        .filter_map(|format| {
            let size = inputs.sizes.get(&format!("{folder}{}", format.file))?;
            Some(FileView {
                title: messages.text(&format.message(), &[("nombre", title.into())]),
                href: format!("{route}{}", format.file),
                format: format.name.to_owned(),
                size: messages.size(*size),
            })
        })
        .collect()
}

/// A value in words, as a cell for people.
pub(super) fn words(value: &Value, ty: &FieldType, tag: &str) -> String {
    cell::text(value, ty, cell::Reader::Person(tag))
}

/// Name of a column in words; a field without label is called by its key.
fn label<'f>(field: &'f Field, tag: &str) -> &'f str {
    match field.label.text(tag) {
        "" => &field.name,
        label => label,
    }
}
