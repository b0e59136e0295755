//! What every check reads, and what it answers.

use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::audit::address::{Target, resolve};
use crate::audit::facts::{LinkFact, PartFact};
use crate::audit::{Page, Role, Site};
use crate::catalog::{Catalog, EntryId};
use crate::config::Config;
use crate::diag::{Arg, Message};
use crate::model::LangId;

use super::checklist::Phase;
use super::feature::Features;
use super::report::Declared;

/// Why a requirement is missing: a message and its arguments.
pub type Reason = Message;

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Proof {
    /// Addresses of what was found.
    pub(super) addresses: Vec<Arc<str>>,
    /// Whether it rests on an example.
    pub(super) example: bool,
    /// Who declared it, if it rests on a declaration.
    pub(super) declared: Option<Declared>,
}

impl Proof {
    /// A proof at addresses.
    pub(super) fn at(addresses: impl IntoIterator<Item = Arc<str>>) -> Proof {
        Proof {
            addresses: addresses.into_iter().collect(),
            ..Proof::default()
        }
    }

    /// Both proofs together.
    pub(super) fn and(mut self, other: Proof) -> Proof {
        for address in other.addresses {
            if !self.addresses.contains(&address) {
                self.addresses.push(address);
            }
        }
        self.example |= other.example;
        self.declared = self.declared.or(other.declared);
        self
    }
}

/// The answer of a check.
pub(super) type Verdict = Result<Proof, Reason>;

/// A reason.
pub(super) fn reason<const N: usize>(id: &'static str, args: [(&'static str, Arg); N]) -> Reason {
    Reason {
        id,
        args: args.into(),
    }
}

/// A reason about a page.
pub(super) fn on(id: &'static str, page: &Page) -> Reason {
    reason(id, [("pagina", page.route.clone().into())])
}

/// What checks read.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) site: &'a Site,
    pub(super) date: Date,
    pub(super) regime: &'a str,
    pub(super) phases: &'a [Phase],
    pub(super) features: &'a Features,
    pub(super) requirement: &'a str,
}

impl<'a> Context<'a> {
    /// The portal's configuration.
    pub(super) fn config(&self) -> &'a Config {
        self.catalog.config()
    }

    /// Whether an entry counts: it is no draft, and no example outside a demonstration.
    pub(super) fn counts(&self, entry: EntryId) -> bool {
        let draft = self
            .catalog
            .doc(self.catalog.source(entry))
            .fields
            .flag("borrador");
        !draft && (self.config().demonstration || !self.catalog.entry(entry).example)
    }

    /// Entries of a kind that count.
    pub(super) fn counted(&self, kind: &str) -> impl Iterator<Item = EntryId> + use<'a> {
        let context = *self;
        self.catalog
            .named(kind)
            .iter()
            .copied()
            .filter(move |&entry| context.counts(entry))
    }

    /// Addresses of an entry in all its languages.
    pub(super) fn routes(&self, entry: EntryId) -> Vec<Arc<str>> {
        let docs = self.catalog.entry(entry).docs.iter();
        docs.filter_map(|&doc| self.catalog.card(doc).route.clone())
            .collect()
    }

    /// Address of an entry's source.
    pub(super) fn route(&self, entry: EntryId) -> Option<&'a Arc<str>> {
        self.catalog.card(self.catalog.source(entry)).route.as_ref()
    }

    /// The built page of an entry's source.
    pub(super) fn page(&self, entry: EntryId) -> Option<&'a Page> {
        self.site.page(self.route(entry)?)
    }

    /// Pages and sections with a role (`rol` may name several, with spaces between), in order.
    pub(super) fn with_role(&self, role: &str) -> Vec<EntryId> {
        let entries = self
            .catalog
            .named("pagina")
            .iter()
            .chain(self.catalog.named("seccion"))
            .copied();
        let of_role = |&entry: &EntryId| {
            let roles = self.catalog.text(self.catalog.source(entry), "rol");
            roles.is_some_and(|roles| roles.split_whitespace().any(|one| one == role))
        };
        entries.filter(of_role).collect()
    }

    /// The built page with a role, if its entry counts.
    pub(super) fn role_page(&self, role: &str) -> Option<(EntryId, &'a Page)> {
        let entries = self
            .with_role(role)
            .into_iter()
            .filter(|&entry| self.counts(entry));
        entries
            .filter_map(|entry| Some((entry, self.page(entry)?)))
            .next()
    }

    /// The home page of the source language.
    pub(super) fn home(&self) -> Result<&'a Page, Reason> {
        self.site
            .home(LangId::SOURCE)
            .ok_or_else(|| reason("razon-sitio-sin-portada", []))
    }

    /// What an address on a page leads to.
    pub(super) fn target<'t>(&self, page: &'t Page, href: &'t str) -> Target<'t>
    where
        'a: 't,
    {
        resolve(&page.route, href, &self.config().base)
    }

    /// Whether one of these addresses on a page leads to one of these routes (an anchor does not matter).
    pub(super) fn leads<'t>(
        &self,
        page: &Page,
        hrefs: impl Iterator<Item = &'t str>,
        routes: &[Arc<str>],
    ) -> bool {
        let wanted = |route: &str| routes.iter().any(|wanted| trunk(wanted) == route);
        self.leads_where(page, hrefs, wanted)
    }

    /// Whether one of these addresses on a page leads to a route of this portal that is wanted.
    pub(super) fn leads_where<'t>(
        &self,
        page: &Page,
        mut hrefs: impl Iterator<Item = &'t str>,
        wanted: impl Fn(&str) -> bool,
    ) -> bool {
        hrefs.any(
            |href| match resolve(&page.route, href, &self.config().base) {
                Target::Inside { route, .. } => wanted(&route),
                _ => false,
            },
        )
    }

    /// Whether one of a page's links leads to one of these routes.
    pub(super) fn leads_once(&self, page: &Page, routes: &[Arc<str>], once: &mut Once) -> bool {
        let leads = |link: &LinkFact| self.leads(page, std::iter::once(&*link.href), routes);
        once.some_link(page, leads)
    }

    /// The first page of these that has a fault, in order of address; else the proof at `addresses`. `state` is what is
    /// remembered from page to page, made anew for each handful of them.
    pub(super) fn no_page_with<S>(
        &self,
        wanted: impl Fn(&Page) -> bool + Sync,
        state: impl Fn() -> S + Sync,
        fault: impl Fn(&Page, &mut S) -> Option<Reason> + Sync,
        addresses: impl IntoIterator<Item = Arc<str>>,
    ) -> Verdict {
        let first = |pages: &[Page]| {
            let mut state = state();
            let mut pages = pages.iter().filter(|page| wanted(page));
            pages.find_map(|page| fault(page, &mut state))
        };
        let handfuls = self.site.pages.par_chunks(PAGES_TOGETHER);
        let found = handfuls.find_map_first(first);
        found.map_or_else(|| Ok(Proof::at(addresses)), Err)
    }

    /// The first page of these that has a fault, in order of address; else the proof at `addresses`.
    pub(super) fn no_page(
        &self,
        wanted: impl Fn(&Page) -> bool + Sync,
        fault: impl Fn(&Page) -> Option<Reason> + Sync + Send,
        addresses: impl IntoIterator<Item = Arc<str>>,
    ) -> Verdict {
        let found = self
            .site
            .pages
            .par_iter()
            .filter(|page| wanted(page))
            .find_map_first(fault);
        found.map_or_else(|| Ok(Proof::at(addresses)), Err)
    }
}

/// Pages that one thread looks at one after the other, remembering what they share.
const PAGES_TOGETHER: usize = 1024;

/// Whether the answer about a link is that of all pages that have it: several hold the same fact, and its address means
/// the same from everywhere.
fn is_shared(link: &Arc<LinkFact>) -> bool {
    Arc::strong_count(link) > 1 && (link.href.starts_with('/') || link.href.contains("://"))
}

/// Answers about what pages share. Pages hold the same fact of a menu or footer: each is looked at once, not on every
/// page, and of ten thousand pages little is left to look at.
#[derive(Debug, Default)]
pub(super) struct Once {
    known: FxHashMap<usize, bool>,
    /// The link of the last answer that was a yes.
    last: Option<usize>,
}

impl Once {
    /// The answer about a part of a page, if several pages hold the same.
    pub(super) fn part(&mut self, part: &Arc<PartFact>, ask: impl FnOnce() -> bool) -> bool {
        if Arc::strong_count(part) == 1 {
            return ask();
        }
        *self
            .known
            .entry(Arc::as_ptr(part) as usize)
            .or_insert_with(ask)
    }

    /// The answer about a link: remembered if it does not depend on the page.
    pub(super) fn link(&mut self, link: &Arc<LinkFact>, ask: impl FnOnce() -> bool) -> bool {
        if !is_shared(link) {
            return ask();
        }
        let place = Arc::as_ptr(link) as usize;
        let yes = *self.known.entry(place).or_insert_with(ask);
        if yes {
            self.last = Some(place);
        }
        yes
    }

    /// Whether the answer about some link of a page is yes. What other pages share is asked first: the links that every
    /// page must have are mostly those.
    pub(super) fn some_link(&mut self, page: &Page, ask: impl Fn(&LinkFact) -> bool) -> bool {
        let links = &page.facts.links;
        let found = |link: &Arc<LinkFact>| self.last == Some(Arc::as_ptr(link) as usize);
        links.iter().any(found)
            || (links.iter()).any(|link| is_shared(link) && self.link(link, || ask(link)))
            || links.iter().any(|link| !is_shared(link) && ask(link))
    }
}

/// An address without its anchor.
pub(super) fn trunk(route: &str) -> &str {
    route.split('#').next().unwrap_or(route)
}

/// Whether a page shows content: a home page, a section or an entry.
pub(super) fn is_content(page: &Page) -> bool {
    matches!(page.role, Role::Home | Role::Section | Role::Entry)
}

/// Addresses of a page's links.
pub(super) fn hrefs(page: &Page) -> impl Iterator<Item = &str> {
    page.facts.links.iter().map(|link| &*link.href)
}

/// A text in lower case without accents, to find words however they are written.
pub(super) fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}
