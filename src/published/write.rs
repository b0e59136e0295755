//! Writes the next file of the ledger: the difference between what is published now and what was.
//!
//! In: what the ledger says and what a build made. Out: the text of a new file, or nothing when nothing changed. What
//! is there is never written again.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use jiff::civil::Date;

use super::read::path_of;
use super::{Kept, MAGIC, Published, Score, escape};
use crate::digest::Digest;

/// What is published now.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The day.
    pub date: Date,
    /// Address of the site.
    pub base: Arc<str>,
    /// The commit that was built, if there is one.
    pub commit: Option<String>,
    /// Digest over all files of the site.
    pub seal: String,
    /// Scores, in the order of the report.
    pub scores: Vec<Score>,
    /// What stands at each address.
    pub kept: BTreeMap<Arc<str>, Kept>,
    /// Earlier addresses, and where they lead.
    pub moved: BTreeMap<Arc<str>, Arc<str>>,
    /// Withdrawn addresses, and the file that says why.
    pub withdrawn: BTreeMap<Arc<str>, Arc<str>>,
}

/// The next publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// Path of its file.
    pub path: String,
    /// Its text.
    pub text: String,
    /// New addresses.
    pub added: Vec<Arc<str>>,
    /// Addresses with something else than before.
    pub changed: Vec<Arc<str>>,
    /// Addresses that lead elsewhere now.
    pub moved: Vec<Arc<str>>,
    /// Addresses that were withdrawn.
    pub withdrawn: Vec<Arc<str>>,
}

/// The next publication; `None` if addresses, digests and scores are those of the last one.
pub fn next(published: &Published, facts: &Facts) -> Option<Next> {
    let mut next = Next {
        path: String::new(),
        text: String::new(),
        added: Vec::new(),
        changed: Vec::new(),
        moved: Vec::new(),
        withdrawn: Vec::new(),
    };
    let mut changes = String::new();
    for (route, kept) in &facts.kept {
        let known = published.addresses.get(route).filter(|known| !known.gone);
        let (sign, list) = match known {
            Some(known) if known.kept == *kept => continue,
            Some(_) => ('~', &mut next.changed),
            None => ('+', &mut next.added),
        };
        let (route_text, from) = (escape(route), escape(&kept.from));
        let (class, digest) = (kept.class.name(), &kept.digest);
        let _ = writeln!(changes, "{sign}\t{class}\t{digest}\t{route_text}\t{from}");
        list.push(route.clone());
    }
    let there = published.addresses.iter().filter(|(_, known)| !known.gone);
    for (route, _) in there.filter(|(route, _)| !facts.kept.contains_key(*route)) {
        let (sign, to, list) = match (facts.moved.get(route), facts.withdrawn.get(route)) {
            (Some(to), _) => ('>', to, &mut next.moved),
            (None, Some(why)) => ('-', why, &mut next.withdrawn),
            // Lost: the build has told it and is not published.
            (None, None) => continue,
        };
        let _ = writeln!(changes, "{sign}\t{}\t{}", escape(route), escape(to));
        list.push(route.clone());
    }
    let last = published.publications.last();
    if changes.is_empty() && last.is_some_and(|last| last.scores == facts.scores) {
        return None;
    }
    let mut text = format!(
        "{MAGIC}\nfecha\t{}\nbase\t{}\n",
        facts.date,
        escape(&facts.base)
    );
    if let Some(commit) = &facts.commit {
        let _ = writeln!(text, "commit\t{}", escape(commit));
    }
    for last in &published.last {
        let _ = writeln!(text, "anterior\t{last}");
    }
    let _ = writeln!(text, "sello\t{}", facts.seal);
    for score in &facts.scores {
        let (pack, phase) = (escape(&score.pack), escape(&score.phase));
        let (obtained, max) = (score.obtained, score.max);
        let _ = writeln!(text, "puntaje\t{pack}\t{phase}\t{obtained}\t{max}");
    }
    text.push_str(&changes);
    let (count, digest) = (text.lines().count(), Digest::of(text.as_bytes()));
    let _ = writeln!(text, "fin\t{count}\t{digest}");
    next.path = path_of(facts.date, &text);
    next.text = text;
    Some(next)
}
