//! What a responsible person declares about a requirement, in `content/cumplimiento/`.
//!
//! In: the entries of the kind `declaracion`, the built site, the date. Out: whether a requirement is declared met, not
//! applicable, reserved, or reviewed without changes. A declaration stands only while it is whole, its term has not
//! passed and its evidence is in the site. [`told`] says what is wrong with declarations.

pub(super) mod told;

use std::sync::Arc;

use jiff::civil::Date;

use super::context::{Context, Proof, Reason, Verdict, reason};
use super::report::Declared;
use crate::audit::address::{Target, resolve};
use crate::catalog::EntryId;
use crate::model::Record;

/// What is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The requirement is met.
    Met,
    /// It does not apply.
    NotApplicable,
    /// The information is reserved by a norm, for a term.
    Reserved,
    /// What is published was reviewed and is still so.
    Reviewed,
}

impl State {
    /// The state that a declaration says.
    fn of(fields: &Record) -> Option<State> {
        Some(match fields.text("estado")? {
            "declarado" => State::Met,
            "no_aplica" => State::NotApplicable,
            "reservado" => State::Reserved,
            "sin_cambios" => State::Reviewed,
            _ => return None,
        })
    }

    /// Its name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            State::Met => "met",
            State::NotApplicable => "not_applicable",
            State::Reserved => "reserved",
            State::Reviewed => "reviewed",
        }
    }

    /// What must be said beside who, when and why.
    fn asks(self) -> [&'static str; 2] {
        match self {
            State::Met | State::Reviewed => ["evidencia", "vence"],
            // The norm is the evidence that something need not be published.
            State::NotApplicable | State::Reserved => ["norma", "vence"],
        }
    }
}

/// What a declaration must say and does not.
fn lacks(state: State, fields: &Record) -> impl Iterator<Item = &'static str> {
    let empty = |name: &&str| fields.get(name).is_none_or(crate::model::Value::is_empty);
    state.asks().into_iter().filter(empty)
}

fn of<'a>(
    context: &Context<'a>,
    wanted: &'static [State],
) -> impl Iterator<Item = (EntryId, State, &'a Record)> + use<'a> {
    let context = *context;
    let entries = context.catalog.named("declaracion").iter().copied();
    entries.filter_map(move |entry| {
        let fields = &context.catalog.doc(context.catalog.source(entry)).fields;
        let own = fields.text("regimen") == Some(context.regime)
            && fields.text("requisito") == Some(context.requirement);
        let state = State::of(fields).filter(|state| own && wanted.contains(state))?;
        Some((entry, state, fields))
    })
}

fn signed(context: &Context<'_>, entry: EntryId, state: State, fields: &Record) -> Declared {
    let unit = fields
        .text("declara")
        .and_then(|id| context.catalog.find("dependencia", id));
    Declared {
        state,
        unit: unit.map(|unit| {
            context
                .catalog
                .card(context.catalog.source(unit))
                .title
                .clone()
        }),
        unit_id: unit.map(|unit| context.catalog.entry(unit).id.clone()),
        post: fields.text("cargo").unwrap_or_default().into(),
        date: fields.date("fecha"),
        expires: fields.date("vence"),
        reason: fields.text("razon").unwrap_or_default().into(),
        norm: fields.text("norma").map(Into::into),
        example: context.catalog.entry(entry).example,
    }
}

/// Whether a declaration stands: whole, within its term, with its evidence in the site, and one that counts.
fn stands(
    context: &Context<'_>,
    entry: EntryId,
    state: State,
    fields: &Record,
) -> Result<Vec<Arc<str>>, Reason> {
    if !context.counts(entry) {
        return Err(reason("razon-declaracion-ejemplo", []));
    }
    let lacks: Vec<&str> = lacks(state, fields).collect();
    if !lacks.is_empty() {
        return Err(reason(
            "razon-declaracion-incompleta",
            [("campos", lacks.join(", ").into())],
        ));
    }
    if let Some(day) = fields.date("vence").filter(|day| *day < context.date) {
        return Err(reason(
            "razon-declaracion-vencida",
            [("fecha", day.to_string().into())],
        ));
    }
    if let Some(day) = fields.date("fecha").filter(|day| *day > context.date) {
        return Err(reason(
            "razon-declaracion-futura",
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
    for (entry, state, fields) in of(context, &[State::Met]) {
        match stands(context, entry, state, fields) {
            Ok(addresses) => {
                return Ok(Proof {
                    declared: Some(signed(context, entry, state, fields)),
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

/// The requirement declared not applicable or reserved, with its reason.
pub(super) struct Excused {
    pub(super) declared: Declared,
    pub(super) reason: Reason,
    pub(super) evidence: Vec<Arc<str>>,
}

/// Whether the requirement is declared not applicable or reserved. `Err` if it was, and no longer is.
pub(super) fn not_applicable(context: &Context<'_>) -> Result<Option<Excused>, Reason> {
    let mut fallen = None;
    for (entry, state, fields) in of(context, &[State::NotApplicable, State::Reserved]) {
        match stands(context, entry, state, fields) {
            Ok(evidence) => {
                let id = match state {
                    State::Reserved => "razon-reservado",
                    _ => "razon-no-aplica",
                };
                let text = |name| fields.text(name).unwrap_or_default();
                let until = fields.date("vence").map(|day| day.to_string());
                let args = [
                    ("razon", text("razon").into()),
                    ("norma", text("norma").into()),
                    ("hasta", until.unwrap_or_default().into()),
                ];
                return Ok(Some(Excused {
                    declared: signed(context, entry, state, fields),
                    reason: reason(id, args),
                    evidence,
                }));
            }
            Err(reason) => fallen = fallen.or(Some(reason)),
        }
    }
    fallen.map_or(Ok(None), Err)
}

/// Who reviewed what is published on `oldest` or later and found it unchanged. `Err(None)` if nobody did.
pub(super) fn reviewed(context: &Context<'_>, oldest: Date) -> Result<Declared, Option<Reason>> {
    let mut first = None;
    for (entry, state, fields) in of(context, &[State::Reviewed]) {
        let day = fields.date("fecha");
        match stands(context, entry, state, fields) {
            Ok(_) if day.is_some_and(|day| day >= oldest) => {
                return Ok(signed(context, entry, state, fields));
            }
            Ok(_) => {
                let args = [
                    (
                        "fecha",
                        day.map(|day| day.to_string()).unwrap_or_default().into(),
                    ),
                    ("desde", oldest.to_string().into()),
                ];
                first = first.or(Some(reason("razon-revision-vieja", args)));
            }
            Err(reason) => first = first.or(Some(reason)),
        }
    }
    Err(first)
}
