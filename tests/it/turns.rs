//! Mutations made from the checklists' own data: whatever a requirement of `gel-anexo2` or `res1519` rests on is
//! removed or spoiled in memory, and exactly the expected requirements of all regimes turn.
//!
//! From each piece of evidence follow its mutations: a page is deleted, emptied, made a placeholder, loses a word, a
//! field or a link to it; entries are deleted, lose a field, become stale; a datum of the entity is unset; a link leads
//! elsewhere; a section no longer shows the menu. `tests/regimes-rests.csv` says of each which requirements fall. It was
//! written from the data, not from the output, and its rows are reviewed by hand: a new piece of evidence without a row
//! is a failure. What only a template can spoil has its `removal` in the table, in the words of `rests.rs`.
//!
//! Mutations that touch neither the same files nor the same requirements are built together; where the result is not
//! what was expected, each is built alone, to say which it was.

mod content;
mod maker;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use toml::{Table, Value};
use vitrina::assess::Outcome;
use vitrina::engine::Build;
use vitrina::host::memory::MemoryHost;

use crate::{portal, rests};
use content::{files, folders};
use maker::{Maker, Mutation, Step};

/// Regimes whose evidence is mutated.
const OWN: [&str; 2] = ["gel-anexo2", "res1519"];

/// A requirement as the data has it: shared evidence in its place.
struct Wanted {
    id: String,
    own: bool,
    evidence: Vec<Value>,
}

fn text<'t>(table: &'t Table, key: &str) -> &'t str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn list<'t>(table: &'t Table, key: &str) -> &'t [Value] {
    table
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn strings(table: &Table, key: &str) -> Vec<String> {
    let items = list(table, key).iter().filter_map(Value::as_str);
    items.map(str::to_owned).collect()
}

/// The requirements of all regimes, read from their files.
fn wanted() -> Vec<Wanted> {
    let mut all: BTreeMap<String, (String, Vec<Value>)> = BTreeMap::new();
    let mut paths: Vec<_> = std::fs::read_dir(portal::root().join("checklists"))
        .expect("the checklists can be listed")
        .map(|entry| entry.expect("they can be listed").path())
        .collect();
    paths.sort();
    for path in paths {
        let file: Table = std::fs::read_to_string(path)
            .expect("it can be read")
            .parse()
            .expect("it is TOML");
        for one in list(&file, "requirements")
            .iter()
            .filter_map(Value::as_table)
        {
            let key = format!("{}/{}", text(&file, "id"), text(one, "id"));
            let regime = text(&file, "id").to_owned();
            all.insert(key, (regime, list(one, "evidence").to_vec()));
        }
    }
    let resolved = |evidence: &[Value]| {
        let mut out = Vec::new();
        spread(evidence, &all, &mut out);
        out
    };
    all.iter()
        .map(|(key, (regime, evidence))| Wanted {
            id: key.split('/').nth(1).expect("regime/id").to_owned(),
            own: OWN.contains(&&**regime),
            evidence: resolved(evidence),
        })
        .collect()
}

/// Pieces of evidence with those of other requirements in their place; `any` stays as it is.
fn spread(evidence: &[Value], all: &BTreeMap<String, (String, Vec<Value>)>, out: &mut Vec<Value>) {
    for one in evidence.iter().filter_map(Value::as_table) {
        match text(one, "check") {
            "same" => spread(&all[text(one, "as")].1, all, out),
            "all" => spread(list(one, "of"), all, out),
            "any" => {
                let mut of = Vec::new();
                spread(list(one, "of"), all, &mut of);
                let mut any = one.clone();
                any.insert("of".to_owned(), Value::Array(of));
                out.push(Value::Table(any));
            }
            _ => out.push(Value::Table(one.clone())),
        }
    }
}

/// The table of expectations: by mutation, what a template change removes, and what falls.
fn expected() -> BTreeMap<String, (String, BTreeSet<String>)> {
    let path = portal::root().join("tests/regimes-rests.csv");
    let mut reader = csv::Reader::from_path(path).expect("the table can be opened");
    let header = reader.headers().expect("it has a header").clone();
    assert_eq!(header, vec!["mutation", "removal", "falls"]);
    let rows = reader.records().map(|row| {
        let row = row.expect("it is CSV");
        let falls = row[2].split_whitespace().map(str::to_owned).collect();
        (row[0].to_owned(), (row[1].to_owned(), falls))
    });
    rows.collect()
}

/// Requirements of all regimes that are met.
fn met(build: &Build) -> BTreeSet<String> {
    let all = portal::requirements(build);
    let met = all.filter(|one| one.outcome == Outcome::Met);
    met.map(|one| one.id.to_string()).collect()
}

struct Lab {
    base: MemoryHost,
    routes: BTreeSet<String>,
    before: BTreeSet<String>,
}

impl Lab {
    /// What falls when these are made together; what turns to met is marked `+`.
    fn falls(&self, batch: &[&Mutation]) -> BTreeSet<String> {
        let mut host = self.base.clone();
        batch.iter().for_each(|one| (one.apply)(&mut host));
        portal::stamp(&mut host);
        if batch.iter().any(|one| one.removes) {
            rests::unlink(&mut host, &self.routes);
        }
        rests::translated(&self.base, &mut host);
        let after = met(&rests::run(&host));
        let lost = self.before.difference(&after).cloned();
        let won = after.difference(&self.before).map(|id| format!("+{id}"));
        lost.chain(won).collect()
    }
}

/// Groups of mutations that touch nothing in common, not even what they turn.
fn batches<'m>(
    mutations: &'m [Mutation],
    table: &BTreeMap<String, (String, BTreeSet<String>)>,
) -> Vec<Vec<&'m Mutation>> {
    const TOGETHER: usize = 12;
    let mut batches: Vec<(Vec<&Mutation>, BTreeSet<&str>)> = Vec::new();
    for one in mutations {
        let falls = table.get(&one.key).into_iter().flat_map(|(_, falls)| falls);
        let own: BTreeSet<&str> = falls.chain(&one.touches).map(String::as_str).collect();
        let theme = one.touches.contains("theme");
        let fits = |(batch, used): &&mut (Vec<&Mutation>, BTreeSet<&str>)| {
            !theme && batch.len() < TOGETHER && !used.contains("theme") && used.is_disjoint(&own)
        };
        match batches.iter_mut().find(fits) {
            Some((batch, used)) => {
                batch.push(one);
                used.extend(own);
            }
            None => batches.push((vec![one], own)),
        }
    }
    batches.into_iter().map(|(batch, _)| batch).collect()
}

#[test]
fn what_a_requirement_rests_on_is_spoiled_and_it_turns() {
    let base = portal::real();
    let whole = rests::run(&base);
    let lab = Lab {
        routes: rests::routes(&whole),
        before: met(&whole),
        base,
    };
    let wanted = wanted();
    let mut maker = Maker {
        host: &lab.base,
        files: files(&lab.base),
        folders: folders(&whole),
        made: BTreeMap::new(),
        group: None,
    };
    for one in wanted
        .iter()
        .filter(|one| one.own && lab.before.contains(&one.id))
    {
        for evidence in one.evidence.iter().filter_map(Value::as_table) {
            maker.of(evidence, Some(&one.id));
        }
    }
    let table = expected();
    for (key, (removal, _)) in table.iter().filter(|(_, (removal, _))| !removal.is_empty()) {
        let steps = removal.clone();
        maker.add(key.clone(), None, false, |_| {
            let apply: Step = Box::new(move |host| {
                for step in steps.split(" ; ") {
                    rests::apply(host, step).unwrap_or_else(|why| panic!("{step}: {why}"));
                }
            });
            Some((BTreeSet::from(["theme".to_owned()]), apply))
        });
    }
    let mutations: Vec<Mutation> = maker.made.into_values().collect();
    if let Ok(path) = std::env::var("MUTACIONES") {
        let keys = mutations.iter().map(|one| {
            let owners: Vec<&str> = one.owners.iter().map(String::as_str).collect();
            format!("{}\t{}\n", one.key, owners.join(" "))
        });
        std::fs::write(path, keys.collect::<String>()).expect("it can be written");
        return;
    }
    if let Ok(wanted) = std::env::var("MUTACION") {
        for one in mutations.iter().filter(|one| one.key.contains(&wanted)) {
            portal::tell(&format!("{}: {:?}", one.key, lab.falls(&[one])));
        }
        return;
    }
    let strange: Vec<&String> = mutations
        .iter()
        .map(|one| &one.key)
        .filter(|key| !table.contains_key(*key))
        .collect();
    assert!(
        strange.is_empty(),
        "nobody has said what falls by {strange:#?}"
    );
    let made: BTreeSet<&String> = mutations.iter().map(|one| &one.key).collect();
    let idle: Vec<&String> = table.keys().filter(|key| !made.contains(key)).collect();
    assert!(idle.is_empty(), "rows that no evidence asks for: {idle:#?}");

    let groups = batches(&mutations, &table);
    let wrong: Vec<String> = groups
        .par_iter()
        .flat_map(|batch| {
            let expected: BTreeSet<String> = batch
                .iter()
                .flat_map(|one| table[&one.key].1.clone())
                .collect();
            let found = lab.falls(batch);
            if found == expected {
                return Vec::new();
            }
            if std::env::var_os("MUTACIONES_JUNTAS").is_some() {
                let keys: Vec<&str> = batch.iter().map(|one| &*one.key).collect();
                let not: Vec<_> = expected.difference(&found).collect();
                let also: Vec<_> = found.difference(&expected).collect();
                return vec![format!("not {not:?}, but also {also:?} by {keys:#?}")];
            }
            let alone = batch.iter().filter_map(|one| {
                let (falls, expected) = (lab.falls(&[one]), &table[&one.key].1);
                let missed: Vec<_> = expected.difference(&falls).collect();
                let more: Vec<_> = falls.difference(expected).collect();
                (falls != *expected)
                    .then(|| format!("{}: not {missed:?}, but also {more:?}", one.key))
            });
            let mut wrong: Vec<String> = alone.collect();
            if wrong.is_empty() {
                let keys: Vec<&str> = batch.iter().map(|one| &*one.key).collect();
                wrong.push(format!("only together: {keys:?}"));
            }
            wrong
        })
        .collect();
    // What the data say must turn is in the table, whatever the program does.
    let owners = mutations.iter().flat_map(|one| {
        let falls = &table[&one.key].1;
        let spared = one
            .owners
            .iter()
            .filter(move |owner| !falls.contains(*owner));
        spared.map(move |owner| format!("{}: {owner} rests on it", one.key))
    });
    let spared: Vec<String> = owners.collect();
    let covered: BTreeSet<&String> = table.values().flat_map(|(_, falls)| falls).collect();
    let never: Vec<&String> = wanted
        .iter()
        .filter(|one| one.own && lab.before.contains(&one.id) && !covered.contains(&one.id))
        .map(|one| &one.id)
        .collect();
    portal::tell(&format!(
        "{} mutations in {} builds: {} caught, {} missed; {} requirements turned",
        mutations.len(),
        groups.len(),
        mutations.len() - wrong.len(),
        wrong.len(),
        covered.len()
    ));
    assert!(
        wrong.is_empty(),
        "{} rows differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(spared.is_empty(), "{spared:#?}");
    assert!(never.is_empty(), "nothing spoils {never:#?}");
    // Nothing was left behind: the portal as it is meets what it met.
    assert_eq!(met(&rests::run(&lab.base)), lab.before);
}
