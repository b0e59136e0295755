//! The portal's own checklists, and what it changes of the program's: `content/_regimenes/*.toml`.
//!
//! In: those files, and the regimes that the program carries. Out: the regimes of this portal, and findings with their
//! place. A file with the id of a known regime lies over it: a requirement of the same id takes the keys that the file
//! says and keeps the others (another numeral, evidence in another place), one of another id is the portal's own. With
//! `whole = true` the file stands in place of the program's: so a portal keeps the version that it pinned.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use super::Applies;
use super::join::{Broken, resolve};
use super::{
    Checklist, Confidence, Frequency, PARTS, Phase, Requirement, Words, checklists, known_frequency,
};
use crate::assess::evidence::Evidence;
use crate::assess::language;
use crate::diag::{Arg, Diagnostic, Findings, code, nearest};
use crate::text::{SourceId, Span};

/// The regimes that a portal can use.
pub type Regimes = Cow<'static, [Checklist]>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Own {
    id: Arc<str>,
    version: Option<Arc<str>>,
    #[serde(default)]
    address: Option<Arc<str>>,
    #[serde(default)]
    whole: bool,
    #[serde(default)]
    name: Words,
    #[serde(default)]
    source: Words,
    #[serde(default)]
    phases: Vec<OwnPhase>,
    #[serde(default)]
    requirements: Vec<Change>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnPhase {
    id: Spanned<Arc<str>>,
    name: Option<Words>,
    level: Option<Arc<str>>,
    slug: Option<Arc<str>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    id: Spanned<Arc<str>>,
    label: Option<Arc<str>>,
    phase: Option<Spanned<Arc<str>>>,
    name: Option<Arc<str>>,
    text: Option<Arc<str>>,
    max: Option<u32>,
    basis: Option<Arc<str>>,
    confidence: Option<Confidence>,
    applies: Option<Spanned<Applies>>,
    frequency: Option<Spanned<Frequency>>,
    see: Option<Spanned<Vec<Arc<str>>>>,
    remedy: Option<Words>,
    evidence: Option<Spanned<Vec<Evidence>>>,
}

/// Puts a portal's own files over the program's regimes. If one of them cannot be used the program's stay as they are.
pub fn regimes(own: &[(SourceId, String)]) -> (Regimes, Findings) {
    let mut findings = Findings::new();
    if own.is_empty() {
        return (Cow::Borrowed(checklists()), findings);
    }
    let mut all: Vec<Checklist> = PARTS.clone();
    let mut places = Places::default();
    for (source, text) in own {
        match toml::from_str::<Own>(text) {
            Ok(own) => lay(own, *source, &mut all, &mut places, &mut findings),
            // The words of the library are no words for people: the place says enough, and of evidence its grammar.
            Err(error) => match language::form(text, *source) {
                found if found.is_empty() => findings.push(Diagnostic::at(
                    code::OWN_CHECKLIST,
                    *source,
                    error.span().map_or(Span::at(0), Span::from),
                )),
                found => findings.extend(found),
            },
        }
    }
    if findings.is_empty() {
        findings.extend(resolve(&mut all).err().map(|broken| places.told(&broken)));
    }
    match findings.is_empty() {
        true => (Cow::Owned(all), findings),
        false => (Cow::Borrowed(checklists()), findings),
    }
}

/// The id of the regime of a portal's own file, as far as it can be read.
pub fn own_id(text: &str) -> Option<String> {
    let table = text.parse::<toml::Table>().ok()?;
    table.get("id")?.as_str().map(str::to_owned)
}

/// Where the portal's files say what other requirements must exist.
#[derive(Default)]
struct Places {
    aims: Vec<(Arc<str>, SourceId, Span)>,
}

impl Places {
    /// A reference that leads nowhere. Our own files have none, so it is one of the portal's.
    fn told(&self, broken: &Broken) -> Diagnostic {
        let own = self.aims.iter().rfind(|(id, ..)| *id == broken.id);
        let place = own.or(self.aims.first());
        let (source, span) = place.map_or((SourceId(0), Span::at(0)), |(_, source, span)| {
            (*source, *span)
        });
        let key = if broken.distant { "same" } else { "see" };
        value(source, span, &broken.id, key, &broken.aim)
    }
}

/// A value that names nothing.
fn value(source: SourceId, span: Span, id: &str, key: &str, found: &str) -> Diagnostic {
    Diagnostic::at(code::OWN_CHECKLIST_VALUE, source, span)
        .arg("requisito", id)
        .arg("clave", key)
        .arg("valor", found)
}

fn lay(
    own: Own,
    source: SourceId,
    all: &mut Vec<Checklist>,
    places: &mut Places,
    findings: &mut Findings,
) {
    let at = match all.iter().position(|one| one.id == own.id) {
        Some(at) if !own.whole => at,
        found => {
            if own.name.is_empty() || own.source.is_empty() {
                let keys = "name, source";
                findings.push(lacks(source, Span::at(0), &own.id, keys));
                return;
            }
            let empty = Checklist {
                address: own.address.clone(),
                id: own.id.clone(),
                version: "".into(),
                name: Words::new(),
                source: Words::new(),
                phases: Vec::new(),
                requirements: Vec::new(),
            };
            match found {
                Some(at) => {
                    all[at] = empty;
                    at
                }
                None => {
                    all.push(empty);
                    all.len() - 1
                }
            }
        }
    };
    let taken: BTreeSet<Arc<str>> = all
        .iter()
        .enumerate()
        .filter(|(n, _)| *n != at)
        .flat_map(|(_, one)| one.requirements.iter().map(|one| one.id.clone()))
        .collect();
    let regime = &mut all[at];
    if let Some(version) = own.version {
        regime.version = version;
    }
    if !own.name.is_empty() {
        regime.name = own.name;
    }
    if !own.source.is_empty() {
        regime.source = own.source;
    }
    for phase in own.phases {
        lay_phase(phase, source, regime, findings);
    }
    for change in own.requirements {
        let id = change.id.get_ref().clone();
        let span = Span::from(change.id.span());
        if taken.contains(&id) {
            findings.push(value(source, span, &id, "id", &id));
            continue;
        }
        let says = [
            change.see.as_ref().map(|see| Span::from(see.span())),
            change.evidence.as_ref().map(|all| Span::from(all.span())),
        ];
        let says = says.into_iter().flatten();
        places
            .aims
            .extend(says.map(|span| (id.clone(), source, span)));
        if let Some(fault) = wrong(&change, regime, source) {
            findings.push(fault);
            continue;
        }
        match regime.requirements.iter_mut().find(|one| one.id == id) {
            Some(one) => patch(one, change),
            None => match complete(change) {
                Ok(one) => regime.requirements.push(one),
                Err(keys) => findings.push(lacks(source, span, &id, &keys)),
            },
        }
    }
}

fn lacks(source: SourceId, span: Span, id: &str, keys: &str) -> Diagnostic {
    Diagnostic::at(code::OWN_REQUIREMENT, source, span)
        .arg("requisito", id)
        .arg("claves", keys)
}

fn lay_phase(own: OwnPhase, source: SourceId, regime: &mut Checklist, findings: &mut Findings) {
    let id = own.id.get_ref().clone();
    let span = Span::from(own.id.span());
    let known = regime.phases.iter().position(|phase| phase.id == id);
    let mut phase = match (known, &own.name) {
        (Some(at), _) => regime.phases[at].clone(),
        (None, Some(name)) => Phase {
            id: id.clone(),
            name: name.clone(),
            level: None,
            slug: None,
        },
        (None, None) => {
            findings.push(lacks(source, span, &id, "name"));
            return;
        }
    };
    phase.name = own.name.unwrap_or(phase.name);
    phase.level = own.level.or(phase.level);
    phase.slug = own.slug.or(phase.slug);
    if !phase.is_sound() {
        findings.push(lacks(source, span, &id, "level, slug"));
        return;
    }
    match known {
        Some(at) => regime.phases[at] = phase,
        None => regime.phases.push(phase),
    }
}

/// A word of a change that nobody knows.
fn wrong(change: &Change, regime: &Checklist, source: SourceId) -> Option<Diagnostic> {
    let id = change.id.get_ref();
    if let Some(phase) = &change.phase
        && !regime.phases.iter().any(|one| one.id == *phase.get_ref())
    {
        let near = nearest(phase.get_ref(), regime.phases.iter().map(|one| &*one.id));
        let span = Span::from(phase.span());
        return Some(value(source, span, id, "phase", phase.get_ref()).suggest(near));
    }
    if let Some(often) = &change.frequency
        && let Some(every) = &often.get_ref().every
        && !known_frequency(every)
    {
        let span = Span::from(often.span());
        return Some(value(source, span, id, "frequency", every));
    }
    let applies = change.applies.as_ref()?;
    applies.get_ref().fault().map(|_| {
        let span = Span::from(applies.span());
        value(source, span, id, "applies", id)
    })
}

fn patch(one: &mut Requirement, change: Change) {
    fn put<T>(place: &mut T, said: Option<T>) {
        if let Some(said) = said {
            *place = said;
        }
    }
    put(&mut one.label, change.label);
    put(&mut one.phase, change.phase.map(Spanned::into_inner));
    put(&mut one.name, change.name);
    put(&mut one.text, change.text);
    put(&mut one.max, change.max);
    put(&mut one.basis, change.basis);
    put(&mut one.confidence, change.confidence);
    put(&mut one.applies, change.applies.map(Spanned::into_inner));
    if let Some(often) = change.frequency {
        one.frequency = Some(often.into_inner());
    }
    put(&mut one.see, change.see.map(Spanned::into_inner));
    put(&mut one.remedy, change.remedy);
    put(&mut one.evidence, change.evidence.map(Spanned::into_inner));
}

/// A requirement of the portal's own, or the keys that it lacks.
fn complete(change: Change) -> Result<Requirement, String> {
    let shares = |all: &Spanned<Vec<Evidence>>| all.get_ref().iter().any(Evidence::is_shared);
    let said = [
        ("label", change.label.is_some()),
        ("phase", change.phase.is_some()),
        ("name", change.name.is_some()),
        (
            "text",
            change
                .text
                .as_ref()
                .is_some_and(|text| !text.trim().is_empty()),
        ),
        ("basis", change.basis.is_some()),
        ("confidence", change.confidence.is_some()),
        (
            "evidence",
            change
                .evidence
                .as_ref()
                .is_some_and(|all| !all.get_ref().is_empty()),
        ),
        (
            "remedy",
            change.remedy.is_some() || change.evidence.as_ref().is_some_and(shares),
        ),
    ];
    let missing = said.iter().filter(|(_, said)| !said);
    let missing: Vec<&str> = missing.map(|(key, _)| *key).collect();
    let whole = || {
        Some(Requirement {
            // Given when the regimes are put together.
            address: "".into(),
            id: change.id.get_ref().clone(),
            label: change.label?,
            phase: change.phase?.into_inner(),
            name: change.name?,
            text: change.text?,
            max: change.max.unwrap_or(1),
            basis: change.basis?,
            confidence: change.confidence?,
            applies: change.applies.map(Spanned::into_inner).unwrap_or_default(),
            frequency: change.frequency.map(Spanned::into_inner),
            see: change.see.map(Spanned::into_inner).unwrap_or_default(),
            remedy: change.remedy.unwrap_or_default(),
            evidence: change.evidence?.into_inner(),
        })
    };
    match missing.is_empty() {
        true => whole().ok_or_else(String::new),
        false => Err(missing.join(", ")),
    }
}

/// What a pinned version says of the regime that is used, if they differ.
pub fn unpinned(
    regime: &Checklist,
    pinned: &str,
    source: SourceId,
    span: Span,
) -> Option<Diagnostic> {
    (*regime.version != *pinned).then(|| {
        Diagnostic::at(code::CHECKLIST_VERSION, source, span)
            .arg("regimen", regime.id.clone())
            .arg("fijada", pinned)
            .arg("actual", Arg::from(&*regime.version))
    })
}
