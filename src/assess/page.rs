//! A page (or section) with a role: written, published, no placeholder, with text of its own, reachable.

use serde::Deserialize;

use super::context::{Context, Once, Proof, Reason, Verdict, folded, hrefs, reason};
use super::path;
use crate::audit::Page;
use crate::audit::address::Target;
use crate::catalog::EntryId;
use crate::diag::Arg;

/// What is asked of a page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageCheck {
    /// Its `rol`.
    role: String,
    /// Words of its body.
    #[serde(default = "some_words")]
    min_words: u32,
    /// Fields that must not be empty.
    #[serde(default)]
    fields: Vec<String>,
    /// Words that its text must have, however they are written.
    #[serde(default)]
    mentions: Vec<String>,
    /// A kind, to an entry of which its built page must link.
    links_to: Option<String>,
    /// From where it must be linked in the built site.
    #[serde(default)]
    linked_from: Vec<From>,
}

impl PageCheck {
    /// The wanted `rol`.
    pub(super) fn role(&self) -> &str {
        &self.role
    }
}

fn some_words() -> u32 {
    40
}

/// Where a link must stand.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub(super) enum From {
    Home,
    EveryPage,
    Footer,
    Role(String),
}

impl TryFrom<String> for From {
    type Error = String;

    fn try_from(text: String) -> Result<From, String> {
        match (&*text, text.strip_prefix("role:")) {
            ("home", _) => Ok(From::Home),
            ("every-page", _) => Ok(From::EveryPage),
            ("footer", _) => Ok(From::Footer),
            (_, Some(role)) => Ok(From::Role(role.to_owned())),
            _ => Err(format!(
                "`{text}` is not home, every-page, footer or role:…"
            )),
        }
    }
}

pub(super) fn check(wanted: &PageCheck, context: &Context<'_>) -> Verdict {
    let entries = context.with_role(&wanted.role);
    let mut first = None;
    for entry in entries {
        match of_entry(wanted, entry, context) {
            Ok(proof) => return Ok(proof),
            Err(reason) => first = first.or(Some(reason)),
        }
    }
    Err(first.unwrap_or_else(|| with_role("razon-pagina-falta", wanted, None)))
}

fn with_role(id: &'static str, wanted: &PageCheck, more: Option<(&'static str, Arg)>) -> Reason {
    let mut found = reason(id, [("rol", wanted.role.as_str().into())]);
    found.args.extend(more);
    found
}

fn of_entry(wanted: &PageCheck, entry: EntryId, context: &Context<'_>) -> Verdict {
    let catalog = context.catalog;
    let because = |id, more| Err(with_role(id, wanted, more));
    if !context.counts(entry) {
        return because("razon-pagina-ejemplo", None);
    }
    let doc = catalog.source(entry);
    let Some(body) = &catalog.doc(doc).body else {
        return because("razon-pagina-sin-texto", None);
    };
    if body.words < wanted.min_words {
        let mut found = with_role(
            "razon-pagina-corta",
            wanted,
            Some(("palabras", i64::from(body.words).into())),
        );
        found
            .args
            .push(("minimo", i64::from(wanted.min_words).into()));
        return Err(found);
    }
    let text = format!("{} {}", catalog.card(doc).title, body.plain());
    if let Some(phrase) = crate::notice::filler_in(&text) {
        return because("razon-pagina-provisional", Some(("frase", phrase.into())));
    }
    let text = folded(&text);
    let copied = catalog.docs().find(|(other, found)| {
        *other != doc
            && found.kind == catalog.doc(doc).kind
            && found
                .body
                .as_ref()
                .is_some_and(|other| other.html == body.html)
    });
    if let Some((other, _)) = copied {
        return because(
            "razon-pagina-repetida",
            Some(("otra", catalog.card(other).title.clone().into())),
        );
    }
    if let Some(field) = wanted
        .fields
        .iter()
        .find(|field| !path::filled(catalog, doc, field))
    {
        return because("razon-pagina-campo", Some(("campo", field.as_str().into())));
    }
    if let Some(word) = wanted
        .mentions
        .iter()
        .find(|word| !text.contains(&folded(word)))
    {
        return because(
            "razon-pagina-menciona",
            Some(("palabra", word.as_str().into())),
        );
    }
    let Some(page) = context.page(entry) else {
        return because("razon-pagina-sin-construir", None);
    };
    if let Some(kind) = wanted
        .links_to
        .as_deref()
        .filter(|kind| !links_to(page, kind, context))
    {
        return because("razon-pagina-enlaza", Some(("tipo", kind.into())));
    }
    for from in &wanted.linked_from {
        linked(wanted, entry, from, context)?;
    }
    Ok(Proof {
        example: catalog.entry(entry).example,
        ..Proof::at([page.route.clone()])
    })
}

fn links_to(page: &Page, kind: &str, context: &Context<'_>) -> bool {
    let mains = page.facts.links.iter().filter(|link| link.main);
    mains
        .into_iter()
        .any(|link| match context.target(page, &link.href) {
            Target::Inside { route, .. } => context
                .catalog
                .at(&route)
                .is_some_and(|doc| &*context.catalog.kind(doc).name == kind),
            _ => false,
        })
}

fn linked(
    wanted: &PageCheck,
    entry: EntryId,
    from: &From,
    context: &Context<'_>,
) -> Result<(), Reason> {
    let missing = |page: &Page| {
        with_role(
            "razon-pagina-sin-enlace",
            wanted,
            Some(("pagina", page.route.clone().into())),
        )
    };
    leads_to(from, &context.routes(entry), context, &missing)
}

/// Whether links stand where they must and lead to one of these addresses.
pub(super) fn leads_to(
    from: &From,
    routes: &[std::sync::Arc<str>],
    context: &Context<'_>,
    missing: &(dyn Fn(&Page) -> Reason + Sync),
) -> Result<(), Reason> {
    let itself = |page: &Page| routes.contains(&page.route);
    match from {
        From::Home => {
            let home = context.home()?;
            match context.leads(home, hrefs(home), routes) {
                true => Ok(()),
                false => Err(missing(home)),
            }
        }
        From::Role(role) => {
            let Some((_, page)) = context.role_page(role) else {
                return Err(reason(
                    "razon-pagina-falta",
                    [("rol", role.as_str().into())],
                ));
            };
            match context.leads(page, hrefs(page), routes) {
                true => Ok(()),
                false => Err(missing(page)),
            }
        }
        From::EveryPage => {
            let fault = |page: &Page, once: &mut Once| match context.leads_once(page, routes, once)
            {
                true => None,
                false => Some(missing(page)),
            };
            let found = context.no_page_with(|page| !itself(page), Once::default, fault, []);
            found.map(|_| ())
        }
        From::Footer => {
            let fault = |page: &Page, once: &mut Once| {
                let mut footers = page.facts.parts.iter().filter(|part| &*part.name == "pie");
                let leads = footers.next().is_some_and(|footer| {
                    let links = footer.links.iter().map(|href| &**href);
                    once.part(footer, || context.leads(page, links, routes))
                });
                (!leads).then(|| missing(page))
            };
            let found = context.no_page_with(|page| !itself(page), Once::default, fault, []);
            found.map(|_| ())
        }
    }
}
