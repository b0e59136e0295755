//! E1050 within `portal.toml` and the entries of offices: the hours and the street that the entity says of itself.
//!
//! `horario` says in prose what `horarios` says in a list; what `[[idiomas]]` says of the entity in another language says
//! the same hours and the same street; an office at the entity's own address is open when the entity is. A translation
//! of these that was left behind is so seen by what it says, and needs no digest of its source.

use super::facts::{Known, Sort, spans, tell};
use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Findings, code};
use crate::model::Record;
use crate::notice;
use crate::schema::FieldType;
use crate::text::{Place, SourceId};

pub(super) fn check(catalog: &Catalog, known: &Known) -> Findings {
    let Some(source) = catalog.config().source else {
        return Findings::new();
    };
    let mut findings: Findings = own_hours(catalog, source).into_iter().collect();
    findings.extend(translated(catalog, source, known));
    findings.extend(office_hours(catalog, source, known));
    findings
}

/// The hours of a list of days, in order and once.
fn listed(record: &Record, field: &str) -> Vec<String> {
    let days = record.records(field);
    ordered(days.flat_map(|day| day.texts("horas").flat_map(spans).collect::<Vec<_>>()))
}

fn ordered(spans: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut spans: Vec<String> = spans.into_iter().collect();
    spans.sort();
    spans.dedup();
    spans
}

/// A finding where hours are said that are not the official ones; none where either are not known.
fn apart(said: &[String], here: Place, official: &[String], there: Place) -> Option<Diagnostic> {
    let apart = !said.is_empty() && !official.is_empty() && said != official;
    apart.then(|| {
        let finding = Diagnostic::at(code::FACT_CONTRADICTED, here.source, here.span);
        tell(finding, Sort::Hours, &said.join(" "), &official.join(" ")).and(there)
    })
}

/// `horario` of `[entidad]` says in prose what `horarios` says in a list.
fn own_hours(catalog: &Catalog, source: SourceId) -> Option<Diagnostic> {
    let entity = &catalog.config().entity;
    let (prose, list) = (entity.spanned("horario")?, entity.spanned("horarios")?);
    let place = |span| Place { source, span };
    apart(
        &ordered(spans(prose.value.as_text()?)),
        place(prose.span),
        &listed(entity, "horarios"),
        place(list.span),
    )
}

/// What a language says of the entity says its hours and its street.
fn translated(catalog: &Catalog, source: SourceId, known: &Known) -> Findings {
    let config = catalog.config();
    let place = |span| Place { source, span };
    let entity = &config.entity;
    let list = listed(entity, "horarios");
    let (official, field) = match list.is_empty() {
        true => (
            ordered(entity.text("horario").into_iter().flat_map(spans)),
            "horario",
        ),
        false => (list, "horarios"),
    };
    let official_span = entity.spanned(field).map(|value| value.span);
    let mut findings = Findings::new();
    for language in &config.languages {
        if let Some(hours) = language.entity.spanned("horario")
            && let Some(text) = hours.value.as_text()
            && let Some(there) = official_span
        {
            let said = ordered(spans(text));
            findings.extend(apart(&said, place(hours.span), &official, place(there)));
        }
        if let Some(street) = language.entity.spanned("direccion")
            && let Some(said) = street.value.as_text().and_then(notice::street)
            && let Some((sort, right, there)) = known.main(Sort::Street)
            && said != right
        {
            let finding = Diagnostic::at(code::FACT_CONTRADICTED, source, street.span);
            findings.push(tell(finding, sort, &said, right).and(there));
        }
    }
    findings
}

/// An office at the entity's own address is open when the entity is.
fn office_hours(catalog: &Catalog, source: SourceId, known: &Known) -> Findings {
    let entity = &catalog.config().entity;
    let own = listed(entity, "horarios");
    let (Some((_, street, _)), Some(list)) = (known.main(Sort::Street), entity.spanned("horarios"))
    else {
        return Findings::new();
    };
    let there = Place {
        source,
        span: list.span,
    };
    let mut findings = Findings::new();
    for (id, doc) in catalog.docs().filter(|(_, doc)| !doc.row) {
        let here = doc.fields.text("direccion").and_then(notice::street);
        let town = doc.fields.text("municipio") == entity.text("municipio");
        let Some(hours) = doc.fields.spanned("horarios").filter(|_| town) else {
            continue;
        };
        let entry = catalog.kind(id).field("horarios").map(|field| &field.ty);
        let same_form = matches!(entry, Some(FieldType::List(_)));
        if same_form && here.as_deref() == Some(street) {
            let here = Place {
                source: doc.source,
                span: hours.span,
            };
            findings.extend(apart(&listed(&doc.fields, "horarios"), here, &own, there));
        }
    }
    findings
}
