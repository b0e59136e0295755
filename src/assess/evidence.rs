//! The language in which a checklist says what counts: one value a check, all must hold.

use serde::Deserialize;

use super::collection::CollectionCheck;
use super::context::{Context, Proof, Verdict, reason};
use super::entity::EntityCheck;
use super::feature::Feature;
use super::link::LinkCheck;
use super::page::PageCheck;
use super::{collection, declaration, entity, link, page};

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
    /// A declaration in `content/cumplimiento/`.
    Declaration {},
    /// One of several.
    Any(AnyCheck),
}

/// A feature of the built site.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteCheck {
    feature: Feature,
}

/// One of several pieces of evidence.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnyCheck {
    of: Vec<Evidence>,
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
        Evidence::Declaration {} => declaration::declared(context),
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
