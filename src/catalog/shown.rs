//! Which files pages show as pictures, and which are named in any other way.
//!
//! In: all documents, the schema, the configuration. Out: [`Shown`]. A picture that is only shown is not published as it
//! came: what is published is made from it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Catalog;
use crate::model::{Fragment, Record, Value};
use crate::raster;
use crate::schema::{Field, FieldType};

/// See the module's text. Paths relative to `content/`.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Files of pixels that are shown.
    pub pictures: BTreeSet<Arc<str>>,
    /// Those of them that a link, a document or the like names: they are published as they are, too.
    pub named: BTreeSet<Arc<str>>,
}

impl Shown {
    /// Looks through all that is published.
    pub(super) fn of(catalog: &Catalog) -> Shown {
        let mut shown = Shown::default();
        if !catalog.files.keys().any(|path| raster::is_named(path)) {
            return shown;
        }
        let mut named = BTreeSet::new();
        let mut look = Look {
            catalog,
            shown: &mut shown.pictures,
            named: &mut named,
        };
        for (id, doc) in catalog.docs() {
            look.record(&doc.fields, &catalog.kind(id).fields);
            doc.body.iter().for_each(|body| look.fragment(body));
        }
        let entity = &catalog.config().entity;
        for field in ["escudo", "logo_gov"] {
            look.shows_of(entity, field);
        }
        for seal in entity.records("sellos") {
            look.shows_of(seal, "imagen");
        }
        look.names_of(entity, "icono");
        // What lies among the files to download may be asked for by its address.
        let offered = |path: &&Arc<str>| named.contains(*path) || path.starts_with("archivos/");
        shown.named = shown.pictures.iter().filter(offered).cloned().collect();
        shown
    }

    /// Whether a file is shown and nothing else, so that it is not published as it came.
    pub fn only(&self, path: &str) -> bool {
        self.pictures.contains(path) && !self.named.contains(path)
    }
}

struct Look<'a> {
    catalog: &'a Catalog,
    shown: &'a mut BTreeSet<Arc<str>>,
    named: &'a mut BTreeSet<Arc<str>>,
}

impl Look<'_> {
    fn file(&self, path: &str) -> Option<Arc<str>> {
        let path = path.trim_start_matches(['/', '.']);
        let path = path.strip_prefix("content/").unwrap_or(path);
        let path = path.split_once('#').map_or(path, |(path, _)| path);
        let (path, _) = self.catalog.files.get_key_value(path)?;
        raster::is_named(path).then(|| path.clone())
    }

    fn shows(&mut self, path: &str) {
        let file = self.file(path);
        self.shown.extend(file);
    }

    fn names(&mut self, path: &str) {
        let file = self.file(path);
        self.named.extend(file);
    }

    fn shows_of(&mut self, record: &Record, field: &str) {
        if let Some(path) = record.text(field) {
            self.shows(path);
        }
    }

    fn names_of(&mut self, record: &Record, field: &str) {
        if let Some(path) = record.text(field) {
            self.names(path);
        }
    }

    fn record(&mut self, record: &Record, fields: &[Field]) {
        for (name, value) in &record.entries {
            let field = fields.iter().find(|field| field.name == *name);
            if let Some(field) = field.filter(|field| !field.personal) {
                self.value(&value.value, &field.ty);
            }
        }
    }

    fn value(&mut self, value: &Value, ty: &FieldType) {
        match (value, ty) {
            (Value::Record(record), FieldType::Image) => self.shows_of(record, "archivo"),
            (Value::Record(record), FieldType::Media) => {
                self.shows_of(record, "cartel");
                self.names_of(record, "archivo");
            }
            (Value::Record(record), FieldType::Document) => self.names_of(record, "archivo"),
            (Value::Record(record), FieldType::Record(fields)) => self.record(record, fields),
            (Value::List(items), FieldType::List(item)) => {
                items.iter().for_each(|one| self.value(&one.value, item));
            }
            (Value::Rich(fragment), _) => self.fragment(fragment),
            (Value::Text(text), _) if text.contains("imagenes/") || text.contains("archivos/") => {
                self.names(text);
            }
            _ => {}
        }
    }

    fn fragment(&mut self, fragment: &Fragment) {
        fragment
            .images
            .iter()
            .for_each(|image| self.shows(&image.path));
        fragment
            .links
            .iter()
            .for_each(|link| self.names(&link.target));
    }
}
