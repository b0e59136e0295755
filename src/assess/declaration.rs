//! What a responsible person declares about a requirement, in `content/cumplimiento/`.

use std::sync::Arc;

use super::context::{Context, Proof, Reason, Verdict, reason};
use super::report::Declared;
use crate::audit::address::{Target, resolve};
use crate::catalog::EntryId;
use crate::model::Record;

fn of<'a>(context: &Context<'a>) -> impl Iterator<Item = (EntryId, &'a Record)> + use<'a> {
    let context = *context;
    let entries = context.catalog.named("declaracion").iter().copied();
    let records = entries.map(move |entry| {
        (
            entry,
            &context.catalog.doc(context.catalog.source(entry)).fields,
        )
    });
    records.filter(move |(_, fields)| {
        fields.text("regimen") == Some(context.regime)
            && fields.text("requisito") == Some(context.requirement)
    })
}

fn signed(context: &Context<'_>, entry: EntryId, fields: &Record) -> Declared {
    let unit = fields
        .text("declara")
        .and_then(|id| context.catalog.find("dependencia", id));
    Declared {
        unit: unit.map(|unit| {
            context
                .catalog
                .card(context.catalog.source(unit))
                .title
                .clone()
        }),
        post: fields.text("cargo").unwrap_or_default().into(),
        date: fields.date("fecha"),
        expires: fields.date("vence"),
        reason: fields.text("razon").unwrap_or_default().into(),
        example: context.catalog.entry(entry).example,
    }
}

/// Whether a declaration stands: it is not past its date, its evidence exists, and it counts.
fn stands(context: &Context<'_>, entry: EntryId, fields: &Record) -> Result<Vec<Arc<str>>, Reason> {
    if !context.counts(entry) {
        return Err(reason("razon-declaracion-ejemplo", []));
    }
    if let Some(day) = fields.date("vence").filter(|day| *day < context.date) {
        return Err(reason(
            "razon-declaracion-vencida",
            [("fecha", day.to_string().into())],
        ));
    }
    let Some(evidence) = fields.text("evidencia") else {
        return Ok(Vec::new());
    };
    match resolve("/", evidence, &context.config().base) {
        Target::Inside { route, .. } if !context.site.has(&route) => Err(reason(
            "razon-declaracion-evidencia",
            [("evidencia", evidence.into())],
        )),
        _ => Ok(vec![evidence.into()]),
    }
}

/// Whether the requirement is declared met.
pub(super) fn declared(context: &Context<'_>) -> Verdict {
    let mut first = None;
    for (entry, fields) in
        of(context).filter(|(_, fields)| fields.text("estado") == Some("declarado"))
    {
        match stands(context, entry, fields) {
            Ok(addresses) => {
                let declared = signed(context, entry, fields);
                return Ok(Proof {
                    declared: Some(declared),
                    ..Proof::at(addresses)
                });
            }
            Err(reason) => first = first.or(Some(reason)),
        }
    }
    Err(first.unwrap_or_else(|| {
        reason(
            "razon-declaracion-falta",
            [
                ("requisito", context.requirement.into()),
                ("regimen", context.regime.into()),
            ],
        )
    }))
}

/// Whether the requirement is declared not applicable or reserved, with its reason.
pub(super) fn not_applicable(context: &Context<'_>) -> Option<(Declared, Reason, Vec<Arc<str>>)> {
    of(context).find_map(|(entry, fields)| {
        let id = match fields.text("estado")? {
            "no_aplica" => "razon-no-aplica",
            "reservado" => "razon-reservado",
            _ => return None,
        };
        let addresses = stands(context, entry, fields).ok()?;
        let why = reason(
            id,
            [("razon", fields.text("razon").unwrap_or_default().into())],
        );
        Some((signed(context, entry, fields), why, addresses))
    })
}
