//! What pages say again and again, kept once between them: addresses, anchors, names of parts, links of menus.
//!
//! In: the facts of pages, one after the other. Out: the same facts, with the same texts in the same place of memory. Of
//! a hundred thousand pages that is half of what their facts weigh.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::audit::facts::{LinkFact, PageFacts, PartFact};

/// Things remembered of each sort; what comes later is met less often.
const MOST: usize = 20_000;

/// See the module's text.
#[derive(Debug, Default)]
pub struct Known {
    texts: FxHashSet<Arc<str>>,
    links: FxHashMap<u64, Arc<LinkFact>>,
    parts: FxHashMap<u64, Arc<PartFact>>,
}

impl Known {
    /// Puts what is known in the place of what is the same in the facts of a page.
    pub(super) fn share(&mut self, facts: &mut PageFacts) {
        let texts = facts.ids.iter_mut().chain(&mut facts.requests);
        texts.for_each(|text| self.text(text));
        for link in &mut facts.links {
            if let Some(own) = Arc::get_mut(link) {
                self.text(&mut own.href);
                let key = key(&link.href, &link.text);
                share(&mut self.links, key, link);
            }
        }
        for part in &mut facts.parts {
            if let Some(own) = Arc::get_mut(part) {
                self.text(&mut own.name);
                self.text(&mut own.element);
                own.links.iter_mut().for_each(|text| self.text(text));
                own.moments.iter_mut().for_each(|text| self.text(text));
                let key = key(&part.name, &part.text);
                share(&mut self.parts, key, part);
            }
        }
    }

    fn text(&mut self, text: &mut Arc<str>) {
        match self.texts.get(text) {
            Some(known) => *text = Arc::clone(known),
            None if self.texts.len() < MOST => drop(self.texts.insert(Arc::clone(text))),
            None => {}
        }
    }
}

/// Tells most of what differs.
fn key(name: &str, text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    (name, text).hash(&mut hasher);
    hasher.finish()
}

/// Takes the known one if it is the same.
fn share<T: PartialEq>(known: &mut FxHashMap<u64, Arc<T>>, key: u64, one: &mut Arc<T>) {
    match known.get(&key) {
        Some(first) if **first == **one => *one = Arc::clone(first),
        None if known.len() < MOST => drop(known.insert(key, Arc::clone(one))),
        _ => {}
    }
}
