//! The sidecar of a table: which column fills which field, and how cells are written.
//!
//! Its form is `src/schema/forms/ficha.toml`; here what was typed becomes what the reader of rows asks for.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::cell::DateOrder;
use crate::diag::{Diagnostic, Findings, code};
use crate::model::{Record, Value};
use crate::parse::record::Reader;
use crate::schema::{Kind, sidecar_form};
use crate::table::header::{self, key};
use crate::table::{Encoding, Reading};
use crate::text::{SourceId, Span};

/// How to read a table.
#[derive(Debug, Clone)]
pub struct Sidecar {
    /// Pattern of the id of a row, with field names in braces.
    pub id: String,
    /// Header in the table, name of the field.
    pub columns: Vec<(Arc<str>, Arc<str>)>,
    /// Headers that are never published.
    pub hidden: Vec<Arc<str>>,
    /// Values that every row has.
    pub constants: Record,
    /// Fields made from other fields: name, pattern.
    pub derived: Vec<(Arc<str>, Arc<str>)>,
    /// By field: key of what the table says, what it means.
    pub values: FxHashMap<Arc<str>, FxHashMap<String, Arc<str>>>,
    /// Encoding, sheet, decimal sign.
    pub reading: Reading,
    /// Row of the header, from 1, and how many rows it has.
    pub header: (Option<usize>, Option<usize>),
    /// The separator of cells.
    pub separator: Option<u8>,
    /// Order of day and month in dates with slashes.
    pub dates: Option<DateOrder>,
    /// Fields that are the facets of the kind's list.
    pub facets: Option<Vec<Arc<str>>>,
    /// Whether rows have pages, if their kind has.
    pub pages: bool,
    /// Whether the value of merged cells holds for all of their rows.
    pub repeat_merged: bool,
}

impl Default for Sidecar {
    fn default() -> Sidecar {
        Sidecar {
            id: String::new(),
            columns: Vec::new(),
            hidden: Vec::new(),
            constants: Record::default(),
            derived: Vec::new(),
            values: FxHashMap::default(),
            reading: Reading::default(),
            header: (None, None),
            separator: None,
            dates: None,
            facets: None,
            pages: true,
            repeat_merged: false,
        }
    }
}

impl Sidecar {
    /// What is looked for in the table's header.
    pub fn wanted(&self) -> header::Wanted {
        let mapped = self.columns.iter().map(|(name, _)| name);
        let keys: FxHashSet<String> = mapped.chain(&self.hidden).map(|name| key(name)).collect();
        header::Wanted {
            keys,
            row: self.header.0,
            rows: self.header.1,
            separator: self.separator,
        }
    }
}

/// Reads a sidecar.
pub fn sidecar(text: &str, kind: &Kind, source: SourceId) -> (Option<Sidecar>, Findings) {
    let mut findings = Findings::new();
    let offset = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut reader = Reader::new(source, &mut findings);
    let Some(table) = reader.parse(&text[offset..], offset) else {
        return (None, findings);
    };
    let mut record = reader.record(&table, &sidecar_form(kind), false, 0);
    let known = |name: &str| kind.field(name).is_some();
    let mut unknown = |name: &str, span: Span| {
        let near = crate::diag::nearest(name, kind.fields.iter().map(|field| &*field.name));
        findings.push(
            Diagnostic::at(code::UNKNOWN_KEY, source, span)
                .arg("clave", name)
                .suggest(near),
        );
    };
    let mut sidecar = Sidecar::default();
    for (header, value) in entries(&record, "columnas") {
        let field = value.value.as_text().unwrap_or_default();
        match known(field) {
            true => sidecar.columns.push((header.clone(), field.into())),
            false => unknown(field, value.span),
        }
    }
    for (field, value) in entries(&record, "derivados") {
        let pattern = value.value.as_text().unwrap_or_default();
        let missing = names(pattern).find(|name| !known(name));
        match (known(field), missing) {
            (false, _) => unknown(field, value.span),
            (_, Some(name)) => unknown(name, value.span),
            _ => sidecar.derived.push((field.clone(), pattern.into())),
        }
    }
    for (field, value) in entries(&record, "valores") {
        let Value::Record(pairs) = &value.value else {
            continue;
        };
        if !known(field) {
            unknown(field, value.span);
            continue;
        }
        let pairs = pairs
            .entries
            .iter()
            .filter_map(|(typed, meant)| Some((key(typed), Arc::from(meant.value.as_text()?))));
        sidecar.values.insert(field.clone(), pairs.collect());
    }
    if record.get("facetas").is_some() {
        let mut facets = Vec::new();
        for facet in record.list("facetas") {
            let name = facet.value.as_text().unwrap_or_default();
            match known(name) {
                true => facets.push(name.into()),
                false => unknown(name, facet.span),
            }
        }
        sidecar.facets = Some(facets);
    }
    if let Some(id) = record.spanned("id") {
        let pattern = id.value.as_text().unwrap_or_default();
        sidecar.id = pattern.to_owned();
        if let Some(name) = names(pattern).find(|name| !known(name)) {
            unknown(name, id.span);
        }
    }
    sidecar.hidden = record.texts("ocultar").map(Arc::from).collect();
    let number = |name: &str| {
        let number = record.integer(name)?;
        usize::try_from(number).ok().filter(|&number| number > 0)
    };
    sidecar.header = (number("encabezado"), number("filas_encabezado"));
    sidecar.separator = match record.text("separador") {
        Some("tabulador") => Some(b'\t'),
        Some(sign) => sign.bytes().next(),
        None => None,
    };
    sidecar.dates = match record.text("fechas") {
        Some("dia/mes/año") => Some(DateOrder::DayFirst),
        Some("mes/dia/año") => Some(DateOrder::MonthFirst),
        _ => None,
    };
    sidecar.reading = Reading {
        encoding: record.text("codificacion").and_then(Encoding::named),
        sheet: record.text("hoja").map(str::to_owned),
        point: record.text("decimales") == Some("punto"),
    };
    sidecar.pages = record.get("paginas") != Some(&Value::Bool(false));
    sidecar.repeat_merged = record.flag("repetir_combinadas");
    if let Some(at) = record
        .entries
        .iter()
        .position(|(name, _)| &**name == "constantes")
        && let Value::Record(constants) = record.entries.swap_remove(at).1.value
    {
        sidecar.constants = constants;
    }
    let missing = match (sidecar.id.is_empty(), sidecar.columns.is_empty()) {
        (true, _) => "id",
        (_, true) => "columnas",
        _ => return (Some(sidecar), findings),
    };
    findings.push(Diagnostic::at(code::SIDECAR, source, Span::at(offset)).arg("detalle", missing));
    (None, findings)
}

fn entries<'r>(record: &'r Record, name: &str) -> &'r [(Arc<str>, crate::text::Spanned<Value>)] {
    record.record(name).map_or(&[], |map| &map.entries)
}

/// The fields that a pattern names: `{vigencia}-{fecha_firma.anio}`.
pub(super) fn names(pattern: &str) -> impl Iterator<Item = &str> {
    let parts = pattern.split('{').skip(1);
    parts.filter_map(|part| {
        let name = part.split_once('}')?.0;
        Some(name.split_once('.').map_or(name, |(name, _)| name))
    })
}
