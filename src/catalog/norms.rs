//! What norms do to one another, and the state that follows from it.
//!
//! In: the relations that norms declare, at either end («deroga» in the one, «derogada por» in the other), and the day
//! of the build. Out: for each norm its acts in both directions and its state with the act that decides it. A repeal
//! that takes effect later than the day of the build is kept, and does not count yet.

use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{Catalog, EntryId};
use crate::model::{Record, Value};
use crate::text::Span;

/// The state of a norm, from the weakest to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nobody has said.
    Unverified,
    /// In force as it was issued.
    InForce,
    /// In force, with changes.
    Amended,
    /// Some articles do not apply for now.
    PartlySuspended,
    /// Some articles are repealed.
    PartlyRepealed,
    /// Some articles are annulled.
    PartlyAnnulled,
    /// Does not apply for now.
    Suspended,
    /// Has served its purpose.
    Spent,
    /// Repealed.
    Repealed,
    /// Annulled by a judge.
    Annulled,
}

const STATES: [(State, &str); 10] = [
    (State::Unverified, "sin_verificar"),
    (State::InForce, "vigente"),
    (State::Amended, "modificada"),
    (State::PartlySuspended, "suspendida_en_parte"),
    (State::PartlyRepealed, "derogada_en_parte"),
    (State::PartlyAnnulled, "anulada_en_parte"),
    (State::Suspended, "suspendida"),
    (State::Spent, "agotada"),
    (State::Repealed, "derogada"),
    (State::Annulled, "anulada"),
];

impl State {
    /// The value of `estado` in the kind.
    pub fn name(self) -> &'static str {
        STATES[self as usize].1
    }

    fn named(name: &str) -> Option<State> {
        STATES
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(state, _)| *state)
    }

    /// Whether a norm of this state applies, at least in part.
    pub fn applies(self) -> bool {
        self < State::Suspended
    }
}

/// What a norm can do to another: the word of the one that does it, that of the one that bears it, and the state that
/// follows for the whole norm and for some of its articles.
struct Action {
    active: &'static str,
    passive: &'static str,
    whole: Option<State>,
    part: Option<State>,
}

const fn action(
    active: &'static str,
    passive: &'static str,
    whole: Option<State>,
    part: Option<State>,
) -> Action {
    Action {
        active,
        passive,
        whole,
        part,
    }
}

const ACTIONS: [Action; 11] = [
    action("reglamenta", "reglamentada_por", None, None),
    action("desarrolla", "desarrollada_por", None, None),
    action("compila", "compilada_por", None, None),
    action("prorroga", "prorrogada_por", None, None),
    action(
        "modifica",
        "modificada_por",
        Some(State::Amended),
        Some(State::Amended),
    ),
    action(
        "adiciona",
        "adicionada_por",
        Some(State::Amended),
        Some(State::Amended),
    ),
    action(
        "corrige",
        "corregida_por",
        Some(State::Amended),
        Some(State::Amended),
    ),
    action(
        "deroga",
        "derogada_por",
        Some(State::Repealed),
        Some(State::PartlyRepealed),
    ),
    action(
        "deroga_parcial",
        "derogada_parcial_por",
        Some(State::PartlyRepealed),
        Some(State::PartlyRepealed),
    ),
    action(
        "suspende",
        "suspendida_por",
        Some(State::Suspended),
        Some(State::PartlySuspended),
    ),
    action(
        "anula",
        "anulada_por",
        Some(State::Annulled),
        Some(State::PartlyAnnulled),
    ),
];

/// The word of the norm that acts, for either word of an action, and whether the word was that of the norm that bears it.
pub fn active_of(word: &str) -> Option<(&'static str, bool)> {
    ACTIONS.iter().find_map(|known| {
        let bearer = known.passive == word;
        (bearer || known.active == word).then_some((known.active, bearer))
    })
}

/// Who stands at the other end of a relation.
#[derive(Debug, Clone, PartialEq)]
pub enum Other {
    /// A norm of the portal.
    Entry(EntryId),
    /// A norm that is not in the portal: name and address.
    External(Arc<str>, Option<Arc<str>>),
}

/// One act of a norm on another.
#[derive(Debug, Clone)]
pub struct Act {
    /// The word of the norm that acts: `deroga`.
    pub active: &'static str,
    /// The word of the norm that bears it: `derogada_por`.
    pub passive: &'static str,
    /// The norm at the other end.
    pub other: Other,
    /// Articles, if not the whole norm.
    pub articles: Vec<Arc<str>>,
    /// Since when: as written, else when the norm that acts takes effect.
    pub since: Option<Date>,
    /// As written.
    pub typed_since: Option<Date>,
    /// Until when, for a suspension.
    pub until: Option<Date>,
    /// Whether it has effect on the day of the build.
    pub effective: bool,
    /// The entry that declares it, and where.
    pub declared: (EntryId, Span),
    /// Whether it is declared by the norm that bears it.
    pub by_bearer: bool,
}

impl Act {
    fn action(&self) -> Option<&'static Action> {
        ACTIONS.iter().find(|known| known.active == self.active)
    }

    /// The state that follows for the norm that bears it.
    pub fn state(&self) -> Option<State> {
        let action = self.action()?;
        match self.articles.is_empty() {
            true => action.whole,
            false => action.part,
        }
    }
}

/// What is known of a norm.
#[derive(Debug, Clone)]
pub struct Norm {
    /// What it does to others, as it says itself or as they say.
    pub does: Vec<Act>,
    /// What others do to it.
    pub bears: Vec<Act>,
    /// The state written in its file.
    pub declared: Option<State>,
    /// The state that follows from what it bears, if anything does.
    pub computed: Option<State>,
    /// Which of `bears` decides `computed`.
    pub reason: Option<usize>,
    /// The state that is shown.
    pub state: State,
}

impl Norm {
    /// Whether what is written in the file and what follows from the relations cannot both be.
    pub fn contradictory(&self) -> bool {
        match (self.declared, self.computed) {
            (Some(State::Unverified) | None, _) | (_, None) => false,
            // A norm with changes is in force.
            (Some(State::InForce), Some(State::Amended)) => false,
            // What the source knows may be more than what the portal has.
            (Some(declared), Some(computed)) => {
                computed > declared && (computed.applies() || declared.applies())
            }
        }
    }
}

/// All norms.
#[derive(Debug, Clone, Default)]
pub struct Norms(FxHashMap<EntryId, Norm>);

impl Norms {
    /// What is known of a norm.
    pub fn get(&self, entry: EntryId) -> Option<&Norm> {
        self.0.get(&entry)
    }

    /// States by entry, as values of `estado`.
    pub(super) fn states(&self) -> FxHashMap<EntryId, Value> {
        self.0
            .iter()
            .map(|(&entry, norm)| (entry, Value::Text(norm.state.name().into())))
            .collect()
    }

    pub(super) fn of(catalog: &Catalog, today: Date) -> Norms {
        let entries = catalog.named("norma");
        let mut norms: FxHashMap<EntryId, Norm> = entries
            .iter()
            .map(|&entry| (entry, blank(fields(catalog, entry))))
            .collect();
        let mut deeds = Vec::new();
        for &entry in entries {
            for item in fields(catalog, entry).list("relaciones") {
                if let Value::Record(relation) = &item.value {
                    deeds.extend(deed(catalog, entry, relation, item.span, today));
                }
            }
        }
        // A deed that both ends declare is told once, as the norm that acts says it.
        deeds.sort_by(|a, b| (a.key(), a.act.by_bearer).cmp(&(b.key(), b.act.by_bearer)));
        deeds.dedup_by(|later, first| {
            first.actor.is_some()
                && first.bearer.is_some()
                && later.act.by_bearer != first.act.by_bearer
                && later.key() == first.key()
        });
        for deed in deeds {
            let seen = |other: Option<EntryId>| match other {
                Some(other) => Act {
                    other: Other::Entry(other),
                    ..deed.act.clone()
                },
                None => deed.act.clone(),
            };
            if let Some(norm) = deed.actor.and_then(|actor| norms.get_mut(&actor)) {
                norm.does.push(seen(deed.bearer));
            }
            if let Some(norm) = deed.bearer.and_then(|bearer| norms.get_mut(&bearer)) {
                norm.bears.push(seen(deed.actor));
            }
        }
        for norm in norms.values_mut() {
            // In order of time; the order of entries, which is that of ids, is kept among equals.
            norm.does.sort_by_key(|act| (act.since, act.active));
            norm.bears.sort_by_key(|act| (act.since, act.active));
            decide(norm);
        }
        Norms(norms)
    }
}

fn fields(catalog: &Catalog, entry: EntryId) -> &Record {
    &catalog.doc(catalog.source(entry)).fields
}

fn blank(fields: &Record) -> Norm {
    Norm {
        does: Vec::new(),
        bears: Vec::new(),
        declared: fields.text("estado").and_then(State::named),
        computed: None,
        reason: None,
        state: State::Unverified,
    }
}

/// A declared relation, with who acts and who bears it; who is not in the portal is `None`.
struct Deed {
    actor: Option<EntryId>,
    bearer: Option<EntryId>,
    act: Act,
}

impl Deed {
    fn key(&self) -> (Option<EntryId>, Option<EntryId>, &'static str, &[Arc<str>]) {
        (self.actor, self.bearer, self.act.active, &self.act.articles)
    }
}

/// Reads one relation; one that says no action or no other norm is nothing (rules tell it).
fn deed(
    catalog: &Catalog,
    entry: EntryId,
    relation: &Record,
    span: Span,
    today: Date,
) -> Option<Deed> {
    let word = relation.text("accion")?;
    let action = ACTIONS
        .iter()
        .find(|known| known.active == word || known.passive == word)?;
    let by_bearer = action.passive == word;
    let other = match relation.text("norma") {
        Some(id) => Other::Entry(catalog.find("norma", id).filter(|&other| other != entry)?),
        None => {
            let outside = relation.record("externa")?;
            Other::External(
                outside.text("nombre")?.into(),
                outside.text("enlace").map(Into::into),
            )
        }
    };
    let there = match other {
        Other::Entry(other) => Some(other),
        Other::External(..) => None,
    };
    let (actor, bearer) = match by_bearer {
        false => (Some(entry), there),
        true => (there, Some(entry)),
    };
    let typed_since = relation.date("desde");
    let since = typed_since.or_else(|| {
        let fields = fields(catalog, actor?);
        fields.date("rige_desde").or_else(|| fields.date("fecha"))
    });
    let until = relation.date("hasta");
    Some(Deed {
        actor,
        bearer,
        act: Act {
            active: action.active,
            passive: action.passive,
            other,
            articles: relation.texts("articulos").map(Into::into).collect(),
            since,
            typed_since,
            until,
            effective: since.is_none_or(|since| since <= today)
                && until.is_none_or(|until| until >= today),
            declared: (entry, span),
            by_bearer,
        },
    })
}

/// Decides the state: the strongest effect, or what the file says if that is more.
fn decide(norm: &mut Norm) {
    let strongest = norm
        .bears
        .iter()
        .enumerate()
        .filter(|(_, act)| act.effective)
        .filter_map(|(n, act)| Some((act.state()?, n)))
        // Of several that weigh the same, the first in time decides.
        .max_by_key(|&(state, n)| (state, std::cmp::Reverse(n)));
    norm.computed = strongest.map(|(state, _)| state);
    norm.reason = strongest.map(|(_, n)| n);
    norm.state = norm
        .declared
        .max(norm.computed)
        .unwrap_or(State::Unverified);
    if norm.declared > norm.computed {
        norm.reason = None;
    }
}
