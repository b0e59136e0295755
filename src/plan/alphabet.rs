//! Documents in the order of their titles: those of a language, and those of its alphabetical index with their letters.
//!
//! In: the catalogue and the documents that have pages. Out: the fields of the plan that are in this order. Languages do
//! not wait for one another: each compares words in its own way, over as many titles.

use rayon::prelude::*;

use super::Plan;
use crate::catalog::{Catalog, DocId};
use crate::model::LangId;

/// The letters with which titles begin, and the place of the first of each.
type Initials = Vec<(String, usize)>;

/// Puts the documents of each language in order, and makes the indexes.
pub(super) fn order(plan: &mut Plan, catalog: &Catalog) {
    plan.by_lang
        .par_iter_mut()
        .for_each(|(lang, docs)| by_title(catalog, *lang, docs));
    let config = catalog.config();
    let without: Vec<DocId> = config
        .langs()
        .filter(|(_, language)| !language.interface)
        .flat_map(|(lang, _)| plan.by_lang.get(&lang).into_iter().flatten().copied())
        .collect();
    let with = plan.by_lang.par_iter();
    let indexes: Vec<(LangId, Vec<DocId>, Initials)> = with
        .filter(|(lang, _)| config.language(**lang).interface)
        .map(|(&lang, own)| {
            let mut docs = own.clone();
            if !without.is_empty() {
                docs.extend(&without);
                by_title(catalog, lang, &mut docs);
            }
            let initials = initials(catalog, lang, &docs);
            (lang, docs, initials)
        })
        .collect();
    for (lang, docs, initials) in indexes {
        plan.initials.insert(lang, initials);
        plan.titles.insert(lang, docs);
    }
    let ambiguous = plan.by_lang.par_iter();
    let ambiguous: Vec<Vec<DocId>> = ambiguous.map(|(_, docs)| alike(catalog, docs)).collect();
    plan.ambiguous.extend(ambiguous.into_iter().flatten());
}

fn by_title(catalog: &Catalog, lang: LangId, docs: &mut [DocId]) {
    let words = catalog.order(lang);
    docs.sort_by_cached_key(|&id| (words.key(&catalog.card(id).title), id));
}

fn initials(catalog: &Catalog, lang: LangId, docs: &[DocId]) -> Initials {
    let words = catalog.order(lang);
    let mut initials = Initials::new();
    for (at, &id) in docs.iter().enumerate() {
        let letter = words.initial(&catalog.card(id).title);
        if initials.last().is_none_or(|(last, _)| *last != letter) {
            initials.push((letter, at));
        }
    }
    initials
}

/// Documents whose title the one before or after them has too.
fn alike(catalog: &Catalog, docs: &[DocId]) -> Vec<DocId> {
    let mut alike = Vec::new();
    let mut before: Option<(DocId, String)> = None;
    for &doc in docs {
        let title = deunicode::deunicode(&catalog.card(doc).title).to_lowercase();
        if let Some((other, known)) = &before
            && *known == title
        {
            alike.extend([*other, doc]);
        }
        before = Some((doc, title));
    }
    alike
}
