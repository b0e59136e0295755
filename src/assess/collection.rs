//! Entries of a kind: enough of them, complete, fresh, and really listed in the built site.

mod when;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::context::{Context, Proof, Reason, Verdict, hrefs, reason, trunk};
use super::declaration;
use super::entity::Format;
use super::page::{From, leads_to};
use super::path;
use super::report::Declared;
use crate::audit::Role;
use crate::catalog::{DocId, EntryId};
use crate::diag::Arg;
use when::InForce;
pub(super) use when::Newest;

/// What is asked of a collection.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CollectionCheck {
    /// The kind.
    kind: String,
    /// Values that fields must have: one of those listed. `$vigencia` is the year of the build,
    /// `$vigencia-1` the one before.
    #[serde(default, rename = "where")]
    filter: BTreeMap<String, Vec<String>>,
    /// How many entries must be good.
    #[serde(default = "one")]
    min: usize,
    /// Whether every entry must be good.
    #[serde(default)]
    all: bool,
    /// Fields that must not be empty.
    #[serde(default)]
    complete: Vec<String>,
    /// Of each group, one field must not be empty.
    #[serde(default)]
    any_of: Vec<Vec<String>>,
    /// Fields with their format.
    #[serde(default)]
    formats: BTreeMap<String, Format>,
    /// Fields whose value must be a link on the entry's built page.
    #[serde(default)]
    linked: Vec<String>,
    /// A field whose values must differ.
    unique: Option<String>,
    /// Fields that begin with a datum of the entity.
    #[serde(default)]
    prefix: BTreeMap<String, String>,
    /// How new the newest must be.
    pub(super) newest: Option<Newest>,
    /// Fields with the first and last day on which the entry is in force.
    in_force: Option<InForce>,
    /// A fraction of the entries that must have certain values.
    share: Option<Share>,
    /// Entries of another kind, each of which must be named by a field.
    covers: Option<Covers>,
    /// Whether its list must be in the built site.
    #[serde(default = "yes")]
    on_page: bool,
    /// From where its list must be linked in the built site.
    #[serde(default)]
    linked_from: Vec<From>,
}

impl CollectionCheck {
    /// The kind of its entries.
    pub(super) fn kind(&self) -> &str {
        &self.kind
    }

    /// Whether any entry of the kind may be evidence.
    pub(super) fn whole(&self) -> bool {
        self.filter.is_empty()
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Share {
    #[serde(rename = "where")]
    filter: BTreeMap<String, Vec<String>>,
    at_least: f64,
}

/// Each entry of `kind` at the top of its tree (the root, and those under it) must be named by `field`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Covers {
    field: String,
    kind: String,
    parent: String,
}

fn one() -> usize {
    1
}

fn yes() -> bool {
    true
}

pub(super) fn check(wanted: &CollectionCheck, context: &Context<'_>) -> Verdict {
    let entries: Vec<EntryId> = context.counted(&wanted.kind).collect();
    let proof = evaluate(wanted, &entries, context)?;
    let real: Vec<EntryId> = entries
        .iter()
        .copied()
        .filter(|&entry| !context.catalog.entry(entry).example)
        .collect();
    let example = real.len() < entries.len() && evaluate(wanted, &real, context).is_err();
    Ok(Proof { example, ..proof })
}

fn evaluate(wanted: &CollectionCheck, entries: &[EntryId], context: &Context<'_>) -> Verdict {
    let doc = |entry: EntryId| context.catalog.source(entry);
    let chosen = entries
        .iter()
        .copied()
        .filter(|&entry| matches(&wanted.filter, doc(entry), context));
    let chosen: Vec<EntryId> = chosen.collect();
    if chosen.len() < wanted.min {
        let id = if chosen.is_empty() {
            "razon-coleccion-vacia"
        } else {
            "razon-coleccion-pocas"
        };
        return Err(because(
            id,
            wanted,
            context,
            [("hay", chosen.len().into()), ("minimo", wanted.min.into())],
        ));
    }
    let mut fault = None;
    let mut good = Vec::new();
    for &entry in &chosen {
        match lack(wanted, entry, context) {
            None => good.push(entry),
            Some(lack) => fault = fault.or(Some((entry, lack))),
        }
    }
    if let Some((entry, lack)) = fault.filter(|_| wanted.all || good.len() < wanted.min) {
        let title = context.catalog.card(doc(entry)).title.clone();
        return Err(because(
            "razon-coleccion-incompleta",
            wanted,
            context,
            [("entrada", title.into()), ("campo", lack.into())],
        ));
    }
    distinct(wanted, &good, context)?;
    let reviewed = match &wanted.newest {
        Some(newest) => fresh(newest, &good, wanted, context)?,
        None => None,
    };
    if let Some(in_force) = &wanted.in_force {
        good.retain(|&entry| when::in_force(in_force, entry, context));
        if good.len() < wanted.min {
            let day = context.date.to_string();
            return Err(because(
                "razon-coleccion-no-vigente",
                wanted,
                context,
                [("fecha", day.into())],
            ));
        }
    }
    if let Some(share) = &wanted.share {
        let having = good
            .iter()
            .filter(|&&entry| matches(&share.filter, doc(entry), context))
            .count();
        if (having as f64) < share.at_least * chosen.len() as f64 {
            let percent = format!("{:.0}", share.at_least * 100.0);
            let args = [
                ("hay", having.into()),
                ("total", chosen.len().into()),
                ("minimo", percent.into()),
            ];
            return Err(because("razon-coleccion-fraccion", wanted, context, args));
        }
    }
    if let Some(covers) = &wanted.covers {
        covered(covers, &good, wanted, context)?;
    }
    let proof = listed(wanted, &good, context)?;
    Ok(Proof {
        declared: reviewed,
        ..proof
    })
}

/// Whether the newest is new enough; else who reviewed it and found it unchanged.
fn fresh(
    newest: &Newest,
    good: &[EntryId],
    wanted: &CollectionCheck,
    context: &Context<'_>,
) -> Result<Option<Declared>, Reason> {
    let Err(args) = when::newest(newest, &wanted.kind, good, context) else {
        return Ok(None);
    };
    let old = because("razon-coleccion-vieja", wanted, context, args);
    match newest.review {
        false => Err(old),
        true => declaration::reviewed(context, newest.floor(context.date))
            .map(Some)
            .map_err(|reason| reason.unwrap_or(old)),
    }
}

/// A reason that says in which folder the entries belong.
fn because<const N: usize>(
    id: &'static str,
    wanted: &CollectionCheck,
    context: &Context<'_>,
    args: [(&'static str, Arg); N],
) -> Reason {
    let schema = context.catalog.schema();
    let folder = schema
        .named(&wanted.kind)
        .map_or(&*wanted.kind, |kind| &schema.kind(kind).folder);
    let filter: Vec<String> = wanted
        .filter
        .iter()
        .map(|(name, values)| {
            let values: Vec<String> = values
                .iter()
                .map(|value| year(value, context).unwrap_or_else(|| format!("\"{value}\"")))
                .collect();
            format!("{name} = {}", values.join(" | "))
        })
        .collect();
    let mut found = reason(
        id,
        [
            ("carpeta", format!("content/{folder}").into()),
            ("filtradas", filter.len().into()),
            ("filtro", filter.join(", ").into()),
        ],
    );
    found.args.extend(args);
    found
}

fn matches(filter: &BTreeMap<String, Vec<String>>, doc: DocId, context: &Context<'_>) -> bool {
    filter.iter().all(|(field, values)| {
        let found = path::texts(context.catalog, doc, field);
        found.iter().any(|found| {
            values.iter().any(|value| {
                value == found || year(value, context).is_some_and(|year| year == *found)
            })
        })
    })
}

/// The year that `$vigencia` or `$vigencia-1` means.
fn year(value: &str, context: &Context<'_>) -> Option<String> {
    let back: i16 = match value.strip_prefix("$vigencia")? {
        "" => 0,
        back => back.strip_prefix('-')?.parse().ok()?,
    };
    Some((context.date.year() - back).to_string())
}

/// What an entry lacks, if anything.
fn lack(wanted: &CollectionCheck, entry: EntryId, context: &Context<'_>) -> Option<String> {
    let (catalog, doc) = (context.catalog, context.catalog.source(entry));
    let empty = |field: &&String| !path::filled(catalog, doc, field);
    if let Some(field) = wanted.complete.iter().find(empty) {
        return Some(field.clone());
    }
    if let Some(group) = wanted
        .any_of
        .iter()
        .find(|group| group.iter().all(|field| empty(&field)))
    {
        return Some(group.join(" / "));
    }
    let formed = |(field, format): &(&String, &Format)| {
        path::texts(catalog, doc, field)
            .iter()
            .all(|text| format.fits(text))
    };
    if let Some((field, _)) = wanted.formats.iter().find(|pair| !formed(pair)) {
        return Some(field.clone());
    }
    let begins = |(field, key): &(&String, &String)| {
        let start = context.config().entity.text(key).unwrap_or_default();
        !start.is_empty()
            && path::texts(catalog, doc, field)
                .iter()
                .all(|text| text.starts_with(start))
    };
    if let Some((field, _)) = wanted.prefix.iter().find(|pair| !begins(pair)) {
        return Some(field.clone());
    }
    wanted
        .linked
        .iter()
        .find(|field| !is_linked(field, entry, context))
        .cloned()
}

/// Whether the built page of an entry links to the value of a field.
fn is_linked(field: &str, entry: EntryId, context: &Context<'_>) -> bool {
    let Some(page) = context.page(entry) else {
        return false;
    };
    let values = path::texts(context.catalog, context.catalog.source(entry), field);
    !values.is_empty()
        && values.iter().all(|value| {
            let aim = context.target(page, value);
            page.facts.links.iter().any(|link| {
                link.main
                    && (*link.href == **value || same(&context.target(page, &link.href), &aim))
            })
        })
}

fn same(a: &crate::audit::address::Target<'_>, b: &crate::audit::address::Target<'_>) -> bool {
    use crate::audit::address::Target;
    matches!((a, b), (Target::Inside { route: a, .. }, Target::Inside { route: b, .. }) if a == b)
}

fn distinct(
    wanted: &CollectionCheck,
    good: &[EntryId],
    context: &Context<'_>,
) -> Result<(), Reason> {
    let Some(field) = &wanted.unique else {
        return Ok(());
    };
    let values = good
        .iter()
        .flat_map(|&entry| path::texts(context.catalog, context.catalog.source(entry), field));
    let different = values.collect::<BTreeSet<_>>().len();
    match different >= wanted.min {
        true => Ok(()),
        false => {
            let args = [
                ("campo", field.as_str().into()),
                ("hay", different.into()),
                ("minimo", wanted.min.into()),
            ];
            Err(because("razon-coleccion-repetida", wanted, context, args))
        }
    }
}

fn covered(
    covers: &Covers,
    good: &[EntryId],
    wanted: &CollectionCheck,
    context: &Context<'_>,
) -> Result<(), Reason> {
    let catalog = context.catalog;
    let fields = |entry: EntryId| &catalog.doc(catalog.source(entry)).fields;
    let named: BTreeSet<&str> = good
        .iter()
        .filter_map(|&entry| fields(entry).text(&covers.field))
        .collect();
    let parent = |entry: EntryId| fields(entry).text(&covers.parent);
    let at_top = |entry: EntryId| match parent(entry).and_then(|id| catalog.find(&covers.kind, id))
    {
        None => true,
        Some(above) => parent(above).is_none(),
    };
    let lone = context
        .counted(&covers.kind)
        .find(|&entry| at_top(entry) && !named.contains(&*catalog.entry(entry).id));
    match lone {
        None => Ok(()),
        Some(entry) => {
            let title = catalog.card(catalog.source(entry)).title.clone();
            Err(because(
                "razon-coleccion-cubre",
                wanted,
                context,
                [("entrada", title.into())],
            ))
        }
    }
}

/// Whether the entries are in the built site, and a section lists them. The proof is the list, then the first entries.
fn listed(wanted: &CollectionCheck, good: &[EntryId], context: &Context<'_>) -> Verdict {
    let routes: Vec<Arc<str>> = good
        .iter()
        .filter_map(|&entry| context.route(entry).cloned())
        .collect();
    let some = routes.iter().take(3).cloned();
    if !wanted.on_page {
        return Ok(Proof::at(some));
    }
    let built = |route: &Arc<str>| match (context.site.page(trunk(route)), route.split_once('#')) {
        (Some(page), Some((_, anchor))) => page.facts.ids.iter().any(|id| **id == *anchor),
        (page, None) => page.is_some(),
        (None, _) => false,
    };
    if let Some(route) = routes.iter().find(|route| !built(route)) {
        return Err(because(
            "razon-coleccion-sin-pagina",
            wanted,
            context,
            [("pagina", route.clone().into())],
        ));
    }
    let lists = context.counted("seccion").filter(|&section| {
        context
            .catalog
            .text(context.catalog.source(section), "lista")
            == Some(&wanted.kind)
    });
    // Of thousands of entries and a section's hundred links each pair would be a comparison.
    let trunks: FxHashSet<&str> = routes.iter().map(|route| trunk(route)).collect();
    let shows = |section: EntryId| {
        let page = context
            .page(section)
            .filter(|page| page.role == Role::Section)?;
        let own = routes
            .iter()
            .any(|route| trunk(route) == &*page.route && route.contains('#'));
        let leads = |route: &str| trunks.contains(route);
        (own || context.leads_where(page, hrefs(page), leads)).then(|| page.route.clone())
    };
    match (lists.filter_map(shows).next(), routes.len() >= wanted.min) {
        (Some(list), true) => {
            let missing = |page: &crate::audit::Page| {
                let args = [
                    ("pagina", page.route.clone().into()),
                    ("lista", list.clone().into()),
                ];
                because("razon-coleccion-sin-enlace", wanted, context, args)
            };
            let list_alone = [list.clone()];
            for from in &wanted.linked_from {
                leads_to(from, &list_alone, context, &missing)?;
            }
            Ok(Proof::at([list].into_iter().chain(some)))
        }
        _ => Err(because("razon-coleccion-sin-lista", wanted, context, [])),
    }
}
