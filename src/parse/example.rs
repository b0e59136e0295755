//! Examples of declarations, read as content is: an example that its own field would refuse is a finding.

use crate::diag::{Diagnostic, Findings, code};
use crate::schema::{Field, FieldType, Schema};
use crate::text::SourceId;

use super::record::Reader;

/// What text stands before an example where it is read alone.
const KEY: &str = "x = ";

/// Reads the examples of the kinds that a portal declares itself. Those of the program are not read here.
pub fn examples(schema: &Schema) -> Findings {
    let own = schema
        .kinds()
        .filter_map(|(_, kind)| Some((kind, kind.source?)));
    own.flat_map(|(kind, source)| fields_examples(&kind.fields, source))
        .collect()
}

/// Reads the examples of fields and of the fields within them.
pub fn fields_examples(fields: &[Field], source: SourceId) -> Findings {
    let mut findings = Findings::new();
    for field in fields {
        findings.extend(refused(field, source));
        findings.extend(fields_examples(within(&field.ty), source));
    }
    findings
}

/// The fields of a record, or of the records of a list.
fn within(ty: &FieldType) -> &[Field] {
    match ty {
        FieldType::Record(fields) => fields,
        FieldType::List(item) | FieldType::Map(item) => within(item),
        _ => &[],
    }
}

fn refused(field: &Field, source: SourceId) -> Option<Diagnostic> {
    let example = field.example.as_ref()?;
    let mut found = Findings::new();
    let mut reader = Reader::new(source, &mut found);
    let text = format!("{KEY}{}", example.toml);
    let table = reader.parse(
        &text,
        (example.span.start as usize).saturating_sub(KEY.len()),
    )?;
    if let Some((_, value)) = table.get_ref().iter().next() {
        reader.field(value, field, &field.ty, true, 0);
    }
    let first = found
        .into_iter()
        .find(|finding| finding.severity == crate::diag::Severity::Error)?;
    let span = first.place.map_or(example.span, |place| place.span);
    let finding = Diagnostic::at(code::DECLARATION_EXAMPLE, source, span)
        .arg("campo", field.name.clone())
        .arg("codigo", first.code.id);
    Some(Diagnostic {
        hints: first.hints,
        ..finding
    })
}
