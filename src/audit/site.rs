//! The built site as the auditor and the checklists see it: facts, not bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::facts::PageFacts;
use crate::catalog::DocId;
use crate::model::LangId;

/// What a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The home page of a language.
    Home,
    /// A section's own page.
    Section,
    /// A later page of a section's list, or a facet's.
    List,
    /// An entry.
    Entry,
    /// The search page.
    Search,
    /// The site map.
    SiteMap,
    /// A compliance page.
    Compliance,
    /// The page of errors.
    Error,
    /// The notice at an address whose content was withdrawn.
    Withdrawn,
}

/// A page of the built site.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its address.
    pub route: Arc<str>,
    /// Its language.
    pub lang: LangId,
    /// What it is.
    pub role: Role,
    /// The entry that it shows.
    pub doc: Option<DocId>,
    /// What it says of itself.
    pub facts: PageFacts,
}

/// The built site.
#[derive(Debug, Default)]
pub struct Site {
    /// Pages, in order of address.
    pub pages: Vec<Page>,
    /// All files: path (without a leading slash) and size.
    pub files: BTreeMap<String, u64>,
    /// The stylesheets' text.
    pub css: String,
    /// The scripts' text.
    pub scripts: String,
    /// By language: titles that the search index finds.
    pub indexed: FxHashMap<LangId, usize>,
    by_route: FxHashMap<Arc<str>, usize>,
}

impl Site {
    /// Joins pages and files; puts pages in order.
    pub fn new(mut pages: Vec<Page>, files: BTreeMap<String, u64>, css: String) -> Site {
        pages.sort_by(|a, b| a.route.cmp(&b.route));
        let by_route = pages
            .iter()
            .enumerate()
            .map(|(n, page)| (page.route.clone(), n))
            .collect();
        Site {
            pages,
            files,
            css,
            scripts: String::new(),
            indexed: FxHashMap::default(),
            by_route,
        }
    }

    /// A page by its address.
    pub fn page(&self, route: &str) -> Option<&Page> {
        self.by_route.get(route).map(|&n| &self.pages[n])
    }

    /// The home page of a language.
    pub fn home(&self, lang: LangId) -> Option<&Page> {
        self.pages
            .iter()
            .find(|page| page.role == Role::Home && page.lang == lang)
    }

    /// Whether an address (without anchor) is a page or file of the site.
    pub fn has(&self, route: &str) -> bool {
        self.by_route.contains_key(route) || self.files.contains_key(route.trim_start_matches('/'))
    }
}
