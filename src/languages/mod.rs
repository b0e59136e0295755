//! How far each language of the portal is: what is translated, what is out of date, what is missing.
//!
//! In: the catalogue. Out: a [`Coverage`] a language, by section. Counted is what has a page of its own and is no draft;
//! rows of tables are not translated one by one. [`sink`] writes it.

pub mod mark;
pub mod sink;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::{Catalog, DocId, EntryId, Standing};
use crate::model::LangId;

/// How many pages are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Translations that stand on the original as it is.
    pub current: usize,
    /// Translations of an earlier version.
    pub out_of_date: usize,
    /// Translations that do not say of which version they are.
    pub unmarked: usize,
    /// Pages that are not translated.
    pub missing: usize,
}

impl Count {
    /// All pages.
    pub fn total(&self) -> usize {
        self.translated() + self.missing
    }

    /// Pages that are there in the language.
    pub fn translated(&self) -> usize {
        self.current + self.out_of_date + self.unmarked
    }

    fn add(&mut self, standing: Option<Standing>) {
        match standing {
            Some(Standing::Current) => self.current += 1,
            Some(Standing::OutOfDate) => self.out_of_date += 1,
            Some(Standing::Unmarked) => self.unmarked += 1,
            // A file that says nothing translates nothing.
            Some(Standing::Empty) | None => self.missing += 1,
        }
    }
}

/// A section's pages in a language.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The section, or the page at the top that hangs under none.
    pub section: Option<EntryId>,
    /// Its title in the source language; empty under no section.
    pub title: Arc<str>,
    /// How many.
    pub count: Count,
    /// Translations that are out of date or not marked, in order of their files.
    pub due: Vec<DocId>,
}

/// A language of the portal beside the source.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// The language.
    pub lang: LangId,
    /// All its pages.
    pub count: Count,
    /// By section, in the order of their titles.
    pub sections: Vec<Section>,
}

/// How far each language is, in the order of `portal.toml`.
pub fn coverage(catalog: &Catalog) -> Vec<Coverage> {
    let langs = catalog.config().langs().map(|(lang, _)| lang);
    let others = langs.filter(|lang| *lang != LangId::SOURCE);
    others.map(|lang| of_language(catalog, lang)).collect()
}

fn of_language(catalog: &Catalog, lang: LangId) -> Coverage {
    let mut sections: BTreeMap<(Arc<str>, Option<EntryId>), Section> = BTreeMap::new();
    let mut all = Count::default();
    for (id, entry) in catalog.entries() {
        let source = catalog.source(id);
        let (doc, card) = (catalog.doc(source), catalog.card(source));
        if !card.page || doc.row || doc.fields.flag("borrador") {
            continue;
        }
        let top = catalog.ancestors(id).first().copied();
        let section = &*catalog.kind(source).name == "seccion";
        let own = section && catalog.text(source, "ruta") != Some("/");
        let top = top.or(own.then_some(id));
        let title = top.map_or_else(Arc::default, |top| {
            catalog.card(catalog.source(top)).title.clone()
        });
        let section = sections
            .entry((title.clone(), top))
            .or_insert_with(|| Section {
                section: top,
                title,
                count: Count::default(),
                due: Vec::new(),
            });
        let translation = (entry.docs.iter().copied()).find(|&one| catalog.doc(one).lang == lang);
        let standing = translation.and_then(|one| catalog.standing(one));
        section.count.add(standing);
        all.add(standing);
        if matches!(standing, Some(Standing::OutOfDate | Standing::Unmarked)) {
            section.due.extend(translation);
        }
    }
    let mut sections: Vec<Section> = sections.into_values().collect();
    for section in &mut sections {
        section.due.sort_by_key(|&doc| catalog.doc(doc).source);
    }
    Coverage {
        lang,
        count: all,
        sections,
    }
}
