//! The language in which a checklist says what counts: one value a check, all must hold.

use std::sync::Arc;

use serde::Deserialize;

use super::collection::{CollectionCheck, Newest};
use super::context::{Context, Proof, Verdict, reason};
use super::entity::EntityCheck;
use super::feature::Feature;
use super::link::LinkCheck;
use super::menu::MenuCheck;
use super::page::PageCheck;
use super::{collection, declaration, entity, link, menu, page};

/// One piece of evidence.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "check", rename_all = "kebab-case")]
pub enum Evidence {
    /// A page with a role.
    Page(PageCheck),
    /// Entries of a kind.
    Collection(Box<CollectionCheck>),
    /// The entity's own data in `portal.toml`.
    Entity(EntityCheck),
    /// A feature of the built site.
    Site(SiteCheck),
    /// A link to a named external system.
    Link(LinkCheck),
    /// A level of the regime's own menu, in the section that shows it.
    Menu(MenuCheck),
    /// A declaration in `content/cumplimiento/`.
    Declaration(DeclarationCheck),
    /// One of several.
    Any(GroupCheck),
    /// All of several, inside `any`.
    All(GroupCheck),
    /// The evidence of another requirement: the same duty, told once.
    Same(SameCheck),
}

/// A declaration: nothing else is asked of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclarationCheck {}

/// A feature of the built site.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteCheck {
    feature: Feature,
}

/// Several pieces of evidence.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupCheck {
    of: Vec<Evidence>,
}

/// Another requirement.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameCheck {
    /// `gel-2012/organigrama`.
    #[serde(rename = "as")]
    aim: Arc<str>,
}

impl GroupCheck {
    /// Its pieces.
    pub(super) fn of(&self) -> &[Evidence] {
        &self.of
    }
}

impl Evidence {
    /// Whether it is, or holds, the evidence of another requirement.
    pub(super) fn is_shared(&self) -> bool {
        let mut aims = Vec::new();
        self.sources(&mut aims);
        !aims.is_empty()
    }

    /// Whether a declaration is, or can be, part of it.
    pub(super) fn is_declared(&self) -> bool {
        match self {
            Evidence::Declaration(_) => true,
            Evidence::Any(group) | Evidence::All(group) => {
                group.of.iter().any(Evidence::is_declared)
            }
            _ => false,
        }
    }

    /// The freshness that a review without changes can stand for.
    pub(super) fn reviews<'a>(&'a self, into: &mut Vec<&'a Newest>) {
        match self {
            Evidence::Collection(wanted) => {
                into.extend(wanted.newest.as_ref().filter(|newest| newest.review));
            }
            Evidence::Any(group) | Evidence::All(group) => {
                group.of.iter().for_each(|one| one.reviews(into));
            }
            _ => {}
        }
    }

    /// The requirements whose evidence it is.
    pub(super) fn sources<'a>(&'a self, into: &mut Vec<&'a Arc<str>>) {
        match self {
            Evidence::Same(same) => into.push(&same.aim),
            Evidence::Any(group) | Evidence::All(group) => {
                group.of.iter().for_each(|one| one.sources(into));
            }
            _ => {}
        }
    }

    /// The same with the evidence of other requirements in its place.
    pub(super) fn resolved(&self, of: &dyn Fn(&str) -> Vec<Evidence>) -> Evidence {
        let all = |group: &GroupCheck| GroupCheck {
            of: group.of.iter().map(|one| one.resolved(of)).collect(),
        };
        match self {
            Evidence::Same(same) => Evidence::All(GroupCheck { of: of(&same.aim) }),
            Evidence::Any(group) => Evidence::Any(all(group)),
            Evidence::All(group) => Evidence::All(all(group)),
            other => other.clone(),
        }
    }
}

/// Whether all pieces of evidence hold; the first that does not is the reason.
pub(super) fn all(evidence: &[Evidence], context: &Context<'_>) -> Verdict {
    if evidence.is_empty() {
        return Err(reason("razon-sin-evidencia", []));
    }
    let mut proof = Proof::default();
    for one in evidence {
        proof = proof.and(check(one, context)?);
    }
    Ok(proof)
}

fn check(evidence: &Evidence, context: &Context<'_>) -> Verdict {
    match evidence {
        Evidence::Page(wanted) => page::check(wanted, context),
        Evidence::Collection(wanted) => collection::check(wanted, context),
        Evidence::Entity(wanted) => entity::check(wanted, context),
        Evidence::Site(wanted) => wanted.feature.check(context),
        Evidence::Link(wanted) => link::check(wanted, context),
        Evidence::Menu(wanted) => menu::check(wanted, context),
        Evidence::Declaration(_) => declaration::declared(context),
        Evidence::All(wanted) => all(&wanted.of, context),
        // Resolved when the checklists were read.
        Evidence::Same(_) => Err(reason("razon-sin-evidencia", [])),
        Evidence::Any(wanted) => {
            let mut first = None;
            for one in &wanted.of {
                match check(one, context) {
                    Ok(proof) => return Ok(proof),
                    Err(reason) => first = first.or(Some(reason)),
                }
            }
            Err(first.unwrap_or_else(|| reason("razon-sin-evidencia", [])))
        }
    }
}
