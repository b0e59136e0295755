//! What every format of download writes: columns as the schema declares them, and the values of each row.
//!
//! In: a section's list. Out: a [`Table`] that owns nothing it can borrow.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::Rows;
use crate::catalog::{Catalog, DocId};
use crate::model::{LangId, Value};
use crate::plan::Listing;
use crate::render::{Inputs, dataset};
use crate::schema::{Choice, Field, FieldType, Kind, download_form};

/// A cell; `None` is empty.
pub type Cell<'a> = Option<Cow<'a, Value>>;

/// A table to download.
#[derive(Debug)]
pub struct Table<'a> {
    /// Short name: letters, digits and hyphens.
    pub name: String,
    /// Title in words.
    pub title: String,
    /// What it holds.
    pub description: String,
    /// What may be done with it.
    pub licence: Option<&'static Choice>,
    /// Language of titles and labels.
    pub lang: LangId,
    /// Columns.
    pub fields: Vec<&'a Field>,
    /// Rows.
    pub rows: Rows<'a>,
}

static OWN: LazyLock<Vec<Field>> = LazyLock::new(download_form);

/// Whether a kind's lists can be downloaded: those that have columns.
pub fn has_downloads(kind: &Kind) -> bool {
    kind.fields.iter().any(|field| field.column)
}

/// Fields of the kind itself, and whether an entry is an example; never personal data.
fn published(field: &Field) -> bool {
    !field.personal && (!field.common || matches!(&*field.name, "titulo" | "ejemplo"))
}

/// The table of a section's list; none for kinds without columns or sections without an address.
pub(super) fn of_list<'a>(
    inputs: &Inputs<'a>,
    section: DocId,
    listing: &'a Listing,
) -> Option<Table<'a>> {
    let catalog = inputs.catalog;
    let kind = catalog.schema().kind(listing.kind);
    catalog.card(section).route.as_deref()?;
    if !has_downloads(kind) {
        return None;
    }
    let lang = catalog.doc(section).lang;
    let tag = catalog.config().interface(lang);
    let own: &'static [Field] = &OWN;
    let inner: Vec<&'a Field> = kind
        .fields
        .iter()
        .filter(|field| published(field))
        .collect();
    let mut fields = vec![&own[0]];
    fields.extend(&inner);
    fields.push(&own[1]);
    let rows = Rows::new(listing.entries.len(), move |number| {
        let doc = catalog.best(listing.entries[number], lang);
        let mut row: Vec<Cell<'a>> = Vec::with_capacity(inner.len() + 2);
        row.push(text(&catalog.doc(doc).id));
        row.extend(inner.iter().map(|field| {
            catalog
                .value(doc, &field.name)
                .filter(|value| !value.is_empty())
                .map(Cow::Borrowed)
        }));
        row.push(address(catalog, doc));
        row
    });
    Some(Table {
        name: crate::parse::slug(&kind.folder),
        title: catalog.card(section).title.to_string(),
        description: kind.help.text(tag).to_owned(),
        licence: dataset::of_downloads(inputs, section),
        lang,
        rows,
        fields,
    })
}

/// A cell with a text.
pub fn text<'a>(text: &str) -> Cell<'a> {
    Some(Cow::Owned(Value::Text(text.into())))
}

fn address<'a>(catalog: &Catalog, doc: DocId) -> Cell<'a> {
    let route = catalog.card(doc).route.as_deref()?;
    text(&format!("{}{route}", catalog.config().base))
}

/// The type of what a field holds: of a list, that of its items.
pub(super) fn item(ty: &FieldType) -> &FieldType {
    match ty {
        FieldType::List(item) => item,
        ty => ty,
    }
}
