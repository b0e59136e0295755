//! What many pages share (menu, footer…), read once.
//!
//! The theme renders some parts once for many pages. Where such a part stands in a page, byte for byte, its facts are
//! taken instead of reading it again. The result is the same as that of reading the whole page: a test compares both.

use std::sync::Arc;

use memchr::memmem::Finder;

use super::{Labels, Reader, run};
use crate::audit::facts::{Landmark, LinkFact, PageFacts, PartFact};

/// Parts that many pages share.
#[derive(Debug, Default)]
pub struct Common(Vec<Part>);

/// One part, read.
#[derive(Debug)]
pub(super) struct Part {
    finder: Finder<'static>,
    facts: PageFacts,
    /// What a part of the page around this one hears from it.
    heard: PartFact,
    labels: Labels,
}

impl Common {
    /// Reads the shared parts. What cannot be read alone (it opens what it does not close, has the title…) is left
    /// out, and so read anew in every page.
    pub fn read<'h>(parts: impl IntoIterator<Item = &'h str>) -> Common {
        Common(parts.into_iter().filter_map(Part::read).collect())
    }

    /// The stretches of a page between shared parts, and those parts, in order.
    pub(super) fn cut<'h>(&self, html: &'h str) -> (Vec<&'h str>, Vec<&Part>) {
        let mut found: Vec<(usize, &Part)> = self
            .0
            .iter()
            .filter_map(|part| Some((part.finder.find(html.as_bytes())?, part)))
            .collect();
        found.sort_by_key(|(at, _)| *at);
        let (mut stretches, mut parts, mut from) = (Vec::new(), Vec::new(), 0);
        for (at, part) in found {
            // One inside another is read with it.
            if at >= from {
                stretches.push(&html[from..at]);
                parts.push(part);
                from = at + part.finder.needle().len();
            }
        }
        stretches.push(&html[from..]);
        (stretches, parts)
    }
}

impl Part {
    fn read(html: &str) -> Option<Part> {
        if html.trim().is_empty() {
            return None;
        }
        // A part around it hears all that a part of the page would.
        let around = format!("<x data-parte=x>{html}</x>");
        let reader = run(&around);
        let alone = reader.stack.is_empty() && !reader.stray && reader.facts.title.is_empty();
        let labels = reader.labels.clone();
        if !alone || reader.facts.landmarks.contains(&Landmark::Main) {
            return None;
        }
        let heard = PartFact::clone(&reader.facts.parts[0]);
        let mut facts = Reader {
            labels: Labels::default(),
            ..reader
        }
        .finish();
        facts.parts.remove(0);
        Some(Part {
            finder: Finder::new(html.as_bytes()).into_owned(),
            facts,
            heard,
            labels,
        })
    }
}

impl Reader {
    /// Takes a shared part as read. `None` where what stands around changes how it is read.
    pub(super) fn take(&mut self, part: &Part) -> Option<()> {
        let raw = self.open_names().any(|name| name == "svg");
        let within = self.in_main > 0 || self.in_label > 0 || self.link.is_some();
        if raw || within || self.silent || self.in_title {
            return None;
        }
        let around = self.innermost();
        self.each_part(|open| {
            open.text.push_str(&part.heard.text);
            open.links.extend(part.heard.links.iter().cloned());
            open.moments.extend(part.heard.moments.iter().cloned());
            open.current |= part.heard.current;
        });
        self.labels.named.extend(part.labels.named.iter().cloned());
        self.labels
            .waiting
            .extend(part.labels.waiting.iter().cloned());
        let (facts, new) = (&mut self.facts, &part.facts);
        facts.headings.extend(&new.headings);
        facts.ids.extend(new.ids.iter().cloned());
        facts.links.extend(new.links.iter().map(|link| {
            if link.part.as_deref() == Some("x") {
                Arc::new(LinkFact {
                    part: around.clone(),
                    ..LinkFact::clone(link)
                })
            } else {
                link.clone()
            }
        }));
        facts.alternates.extend(new.alternates.iter().cloned());
        facts.feeds.extend(new.feeds.iter().cloned());
        facts.images.extend(new.images.iter().cloned().map(|image| {
            let outer = image.part.as_deref() == Some("x");
            let part = if outer { around.clone() } else { image.part };
            crate::audit::facts::ImageFact { part, ..image }
        }));
        facts.requests.extend(new.requests.iter().cloned());
        facts.parts.extend(new.parts.iter().cloned());
        facts.landmarks.extend(&new.landmarks);
        facts.blinking.extend(new.blinking.iter().cloned());
        facts.acts.extend(&new.acts);
        facts.inline.extend(new.inline.iter().cloned());
        facts.unlabelled += new.unlabelled;
        facts.forms += new.forms;
        facts.tables.0 += new.tables.0;
        facts.tables.1 += new.tables.1;
        facts.media.extend(new.media.iter().cloned());
        self.word = false;
        Some(())
    }
}
