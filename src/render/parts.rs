//! Lists and records within a value: as a table where every part is brief, as named parts where not.

use super::Renderer;
use super::value::{Said, html, text};
use crate::model::{Record, Value};
use crate::schema::{Field, FieldType};
use crate::text::Spanned;

/// Letters that a cell of such a table holds at most: a longer text is read as a paragraph.
const CELL: usize = 48;

/// A list: a table of records that are short, or an item each.
pub(super) fn list(
    renderer: &Renderer<'_>,
    said: Said,
    field: &Field,
    item: &FieldType,
    items: &[Spanned<Value>],
) -> String {
    if let FieldType::Record(fields) = item
        && items.len() > 1
        && let Some(table) = table(renderer, said, field, fields, items)
    {
        return table;
    }
    let shown = items
        .iter()
        .map(|one| html(renderer, said, field, item, &one.value));
    match items.len() {
        1 => shown.collect(),
        _ => format!(
            "<ul>{}</ul>",
            shown
                .map(|item| format!("<li>{item}</li>"))
                .collect::<String>()
        ),
    }
}

/// Whether the values of a type are read at a glance.
fn brief(ty: &FieldType) -> bool {
    use FieldType::{Bool, Choice, Date, Decimal, Integer, PartialDate, Pesos, Text};
    matches!(
        ty,
        Bool | Choice(_) | Date | Decimal | Integer | PartialDate | Pesos | Text
    )
}

/// Records of dates, figures and names as a table, a row each; `None` when they hold anything longer.
fn table(
    renderer: &Renderer<'_>,
    said: Said,
    field: &Field,
    fields: &[Field],
    items: &[Spanned<Value>],
) -> Option<String> {
    let records: Vec<&Record> = items
        .iter()
        .map(|one| match &one.value {
            Value::Record(record) => Some(record),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let columns: Vec<&Field> = fields
        .iter()
        .filter(|part| !part.personal && records.iter().any(|r| r.get(&part.name).is_some()))
        .collect();
    let fits = |part: &&Field| {
        let values = records.iter().filter_map(|record| record.get(&part.name));
        brief(&part.ty)
            && values
                .filter_map(Value::as_text)
                .all(|text| text.chars().count() <= CELL)
    };
    if columns.len() < 2 || !columns.iter().all(fits) {
        return None;
    }
    let numeric = |part: &Field| match part.ty {
        FieldType::Decimal | FieldType::Integer | FieldType::Pesos => " class=\"num\"",
        _ => "",
    };
    let config = renderer.inputs.catalog.config();
    let page = config.tag(said.reader);
    let (name, spoken) = crate::render::spoken(&renderer.inputs, said.reader, &field.label);
    let name = text(name);
    // The name of the box and what is in it may be of two languages.
    let (outer, inner) = match spoken == page {
        true => (String::new(), String::new()),
        false => (format!(" lang=\"{spoken}\""), format!(" lang=\"{page}\"")),
    };
    let mut out = format!(
        "<div class=\"tabla-caja\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\"{outer}>\
         <table class=\"tabla\"{inner}><thead><tr>"
    );
    for part in &columns {
        let label = text(&renderer.label(said.reader, &part.label));
        out.push_str(&format!("<th scope=\"col\"{}>{label}</th>", numeric(part)));
    }
    out.push_str("</tr></thead><tbody>");
    for record in records {
        out.push_str("<tr>");
        for part in &columns {
            let shown = record.get(&part.name).map_or_else(String::new, |value| {
                html(renderer, said, part, &part.ty, value)
            });
            let label = text(&renderer.label(said.reader, &part.label));
            out.push_str(&format!(
                "<td data-label=\"{label}\"{}>{shown}</td>",
                numeric(part)
            ));
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div>");
    Some(out)
}

/// A record as a list of its named parts.
pub(super) fn record(
    renderer: &Renderer<'_>,
    said: Said,
    fields: &[Field],
    record: &Record,
) -> String {
    let mut out = String::from("<dl>");
    for field in fields.iter().filter(|field| !field.personal) {
        let Some(value) = record.get(&field.name).filter(|value| !value.is_empty()) else {
            continue;
        };
        let label = match &*renderer.label(said.reader, &field.label) {
            "" => text(&field.name),
            label => text(label),
        };
        out.push_str(&format!(
            "<dt>{label}</dt><dd>{}</dd>",
            html(renderer, said, field, &field.ty, value)
        ));
    }
    out + "</dl>"
}
