//! Phase 5, plan: every output of the site, known before anything is rendered.
//!
//! In: the catalogue and the menus that the checklists ask for. Out: a [`Plan`]: address, file and job of each output.

mod alphabet;
mod facet;
mod listing;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::audit::site::Role;
use crate::catalog::{Catalog, DocId, EntryId};
use crate::model::LangId;
pub use facet::{Facet, FacetValue, facet_route};
use listing::listing;
pub use listing::{Listing, Sums};

/// Titles on one page of the alphabetical index.
pub const LETTER_PAGE: usize = 200;

/// Formats in which the site offers the report of each checklist, by the ending of the file.
pub const REPORTS: [&str; 3] = ["xlsx", "csv", "json"];

/// Address of the page that says what changed, after the prefix of its language.
pub const CHANGES: &str = "/historial/";

/// Address of the page that stands for one that was not kept, after the prefix of its language.
pub const OFFLINE: &str = "/sin-conexion/";

/// What to make.
#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    /// The page of a document.
    Entry(DocId),
    /// A later page of a section's list (from 2).
    List(DocId, usize),
    /// A page of a facet's list: section, number of the facet, number of its value, page (from 1).
    Facet(DocId, usize, usize, usize),
    /// The search page, or a later page of its alphabetical index.
    Search(LangId, usize),
    /// The site map.
    SiteMap(LangId),
    /// The page of errors.
    Error(LangId),
    /// The page that stands for one that was not kept, without a signal.
    Offline,
    /// The page that says what changed in the portal, day by day.
    Changes(LangId),
    /// The compliance overview.
    Compliance(LangId),
    /// A checklist's page.
    Pack(LangId, Arc<str>),
    /// A requirement's page: checklist and requirement.
    Requirement(LangId, Arc<str>, Arc<str>),
    /// The page of a level of a regime's menu: the section's document, the regime, the number of the level.
    Level(DocId, Arc<str>, usize),
    /// The notice at an address whose content was withdrawn.
    Withdrawn(DocId),
}

/// A numeral of the law that a page answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeral {
    /// The regime's own label: `1.2`.
    pub label: Arc<str>,
    /// The regime's name by language.
    pub regime: std::collections::BTreeMap<Arc<str>, Arc<str>>,
    /// Short address of the requirement's page, without the language.
    pub address: Arc<str>,
}

/// The menu that a regime asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Menu {
    /// The regime.
    pub regime: Arc<str>,
    /// Its levels, in order.
    pub levels: Vec<Level>,
}

/// A level of a menu.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// The phase of the regime.
    pub phase: Arc<str>,
    /// Its number.
    pub number: Arc<str>,
    /// Last part of its address.
    pub slug: Arc<str>,
    /// Its name by language.
    pub name: std::collections::BTreeMap<Arc<str>, Arc<str>>,
    /// How many items it has.
    pub items: usize,
}

/// A page to render.
#[derive(Debug, Clone)]
pub struct Output {
    /// Address.
    pub route: Arc<str>,
    /// Language.
    pub lang: LangId,
    /// What it is.
    pub role: Role,
    /// What to make.
    pub job: Job,
}

impl Output {
    /// The file that a server sends for the address.
    pub fn path(&self) -> String {
        file_of(&self.route)
    }
}

/// The file that a server sends for an address.
pub fn file_of(route: &str) -> String {
    let path = route.trim_start_matches('/');
    match route.ends_with('/') {
        true => format!("{path}index.html"),
        false => path.to_owned(),
    }
}

/// Everything that will be made of pages, and the lists that pages share.
#[derive(Debug, Default)]
pub struct Plan {
    /// Pages, in order of address.
    pub outputs: Vec<Output>,
    /// By section's document.
    pub listings: FxHashMap<DocId, Listing>,
    /// Documents with pages, by language, in order of title.
    pub by_lang: FxHashMap<LangId, Vec<DocId>>,
    /// What the alphabetical index of a language has, in order of title: its own documents, and those in languages that
    /// have no such index.
    pub titles: FxHashMap<LangId, Vec<DocId>>,
    /// The letters with which those titles begin, and the place of the first of each.
    pub initials: FxHashMap<LangId, Vec<(String, usize)>>,
    /// Documents whose title another page of their language has too: their `<title>` says more.
    pub ambiguous: rustc_hash::FxHashSet<DocId>,
    /// The menus of regimes that a section shows.
    pub menus: Vec<Menu>,
    /// The numerals that each entry's page answers.
    pub numerals: FxHashMap<EntryId, Vec<Numeral>>,
}

/// The section that shows the menu of a regime.
pub fn menu_section(catalog: &Catalog, regime: &str) -> Option<EntryId> {
    let mut sections = catalog.named("seccion").iter().copied();
    sections.find(|&section| catalog.text(catalog.source(section), "menu_de") == Some(regime))
}

/// Address of the page of a level, under the address of its section.
pub fn level_route(section: &str, slug: &str) -> String {
    format!("{section}{slug}/")
}

/// Plans the site.
/// `requirements` are those of the portal's checklists: checklist, requirement, address without the language.
/// `dated`: whether it is known when the files changed.
pub fn plan(
    catalog: &Catalog,
    menus: Vec<Menu>,
    requirements: &[[Arc<str>; 3]],
    dated: bool,
) -> Plan {
    let mut plan = Plan {
        menus,
        ..Plan::default()
    };
    for (id, doc) in catalog.docs() {
        let card = catalog.card(id);
        let (Some(route), true) = (&card.route, card.page) else {
            continue;
        };
        let section = &*catalog.kind(id).name == "seccion";
        let home = section && catalog.text(id, "ruta") == Some("/");
        let role = if home {
            Role::Home
        } else if section {
            Role::Section
        } else {
            Role::Entry
        };
        plan.outputs.push(Output {
            route: route.clone(),
            lang: doc.lang,
            role,
            job: Job::Entry(id),
        });
        plan.by_lang.entry(doc.lang).or_default().push(id);
        if section && let Some(listing) = listing(catalog, id) {
            list_pages(&mut plan, id, route, doc.lang, &listing);
            plan.listings.insert(id, listing);
        }
    }
    alphabet::order(&mut plan, catalog);
    own_pages(&mut plan, catalog, requirements, dated);
    level_pages(&mut plan, catalog);
    plan.outputs.sort_by(|a, b| a.route.cmp(&b.route));
    plan
}

fn list_pages(plan: &mut Plan, id: DocId, route: &str, lang: LangId, listing: &Listing) {
    let mut add = |route: String, job: Job| {
        plan.outputs.push(Output {
            route: route.into(),
            lang,
            role: Role::List,
            job,
        });
    };
    for page in 2..=listing.pages(listing.entries.len()) {
        add(format!("{route}pagina/{page}/"), Job::List(id, page));
    }
    for (f, facet) in listing.facets.iter().enumerate() {
        for (v, value) in facet.values.iter().enumerate() {
            for page in 1..=listing.pages(value.entries.len()) {
                add(
                    facet_route(route, &facet.field, &value.slug, page),
                    Job::Facet(id, f, v, page),
                );
            }
        }
    }
}

/// Pages that the program makes itself, in every language that has a home page and an interface.
fn own_pages(plan: &mut Plan, catalog: &Catalog, requirements: &[[Arc<str>; 3]], dated: bool) {
    let config = catalog.config();
    for (lang, _) in config
        .langs()
        .filter(|&(lang, _)| catalog.has_own_pages(lang))
    {
        let prefix = catalog.prefix(lang);
        let mut add = |path: &str, role: Role, job: Job| {
            plan.outputs.push(Output {
                route: format!("{prefix}{path}").into(),
                lang,
                role,
                job,
            });
        };
        let titles = plan.titles.get(&lang).map_or(0, Vec::len);
        add("/buscar/", Role::Search, Job::Search(lang, 1));
        for page in 2..=titles.div_ceil(LETTER_PAGE) {
            add(
                &format!("/buscar/pagina/{page}/"),
                Role::Search,
                Job::Search(lang, page),
            );
        }
        add("/mapa-del-sitio/", Role::SiteMap, Job::SiteMap(lang));
        add("/404.html", Role::Error, Job::Error(lang));
        if catalog.at(&format!("{prefix}{OFFLINE}")).is_none() {
            add(OFFLINE, Role::Error, Job::Offline);
        }
        if dated && catalog.at(&format!("{prefix}{CHANGES}")).is_none() {
            add(CHANGES, Role::Entry, Job::Changes(lang));
        }
        if !config.checklists.is_empty() {
            add("/cumplimiento/", Role::Compliance, Job::Compliance(lang));
            for pack in &config.checklists {
                add(
                    &format!("/cumplimiento/{}/", pack.id),
                    Role::Compliance,
                    Job::Pack(lang, pack.id.clone()),
                );
            }
            // A page that the portal has at such an address stays.
            let free = requirements
                .iter()
                .filter(|[_, _, address]| catalog.at(&format!("{prefix}{address}")).is_none());
            for [pack, id, address] in free {
                add(
                    address,
                    Role::Compliance,
                    Job::Requirement(lang, pack.clone(), id.clone()),
                );
            }
        }
    }
}

/// The pages of the levels of menus, where the portal has none of its own at the address, in the section's languages.
fn level_pages(plan: &mut Plan, catalog: &Catalog) {
    for menu in &plan.menus {
        let Some(section) = menu_section(catalog, &menu.regime) else {
            continue;
        };
        for &doc in &catalog.entry(section).docs {
            let lang = catalog.doc(doc).lang;
            let Some(above) = catalog.card(doc).route.as_deref() else {
                continue;
            };
            if !catalog.config().language(lang).interface {
                continue;
            }
            for (n, level) in menu.levels.iter().enumerate() {
                let route = level_route(above, &level.slug);
                if catalog.at(&route).is_none() {
                    plan.outputs.push(Output {
                        route: route.into(),
                        lang,
                        role: Role::Compliance,
                        job: Job::Level(doc, menu.regime.clone(), n),
                    });
                }
            }
        }
    }
}
