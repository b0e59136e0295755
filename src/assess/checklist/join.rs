//! Files of checklists put together: the parts of each regime, the evidence that requirements share, and references
//! to the same duty in other regimes.
//!
//! In: files by name, or regimes put together otherwise. Out: regimes with every reference in both directions and no shared evidence left to look up; or
//! the first fault, with its file and line.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Checklist, line_of, parse, unusable};
use crate::assess::evidence::Evidence;
use crate::diag::Diagnostic;

/// A requirement by `regime/id`.
type Key = Arc<str>;

/// A reference that leads nowhere, or to evidence that is itself another's.
#[derive(Debug)]
pub(super) struct Broken {
    /// Who says it.
    pub(super) id: Arc<str>,
    /// What it names.
    pub(super) aim: Arc<str>,
    /// Whether what it names is there and shares the evidence of another.
    pub(super) distant: bool,
}

/// Reads files and puts them together. Regimes come in the order of their first file.
pub fn join(files: &[(&str, &str)]) -> Result<Vec<Checklist>, Box<Diagnostic>> {
    let (mut regimes, origin) = gather(files)?;
    resolve(&mut regimes).map_err(|broken| {
        let Broken { id, aim, distant } = broken;
        let (name, text) = origin[&id];
        let detail = match distant {
            true => format!("`{aim}` itself shares the evidence of another"),
            false => format!("no requirement `{aim}`"),
        };
        unusable(name, line_of(text, &id, &aim), detail)
    })?;
    Ok(regimes)
}

/// Regimes with their references as written, and the file of each requirement.
type Gathered<'f> = (Vec<Checklist>, BTreeMap<Arc<str>, (&'f str, &'f str)>);

/// Reads files and puts the parts of each regime together.
pub(super) fn gather<'f>(files: &[(&'f str, &'f str)]) -> Result<Gathered<'f>, Box<Diagnostic>> {
    let mut regimes: Vec<Checklist> = Vec::new();
    let mut origin: BTreeMap<Arc<str>, (&str, &str)> = BTreeMap::new();
    for &(name, text) in files {
        let part = parse(name, text)?;
        for requirement in &part.requirements {
            let id = &requirement.id;
            if let Some((other, _)) = origin.insert(id.clone(), (name, text)) {
                let detail = format!("`{id}` is also in {other}");
                return Err(unusable(name, line_of(text, id, id), detail));
            }
        }
        match regimes.iter_mut().find(|known| known.id == part.id) {
            Some(known) => {
                known.phases.extend(part.phases);
                known.requirements.extend(part.requirements);
            }
            None if part.name.is_empty() || part.source.is_empty() => {
                return Err(unusable(name, 1, "no `name` or no `source`".to_owned()));
            }
            None => regimes.push(part),
        }
    }
    Ok((regimes, origin))
}

/// Looks up references and shared evidence.
pub(super) fn resolve(regimes: &mut [Checklist]) -> Result<(), Broken> {
    let links = links(regimes)?;
    let shared = shared(regimes)?;
    for regime in regimes.iter_mut() {
        for requirement in &mut regime.requirements {
            let key = key(&regime.id, &requirement.id);
            if let Some((evidence, remedy)) = shared.get(&key) {
                requirement.evidence = evidence.clone();
                if requirement.remedy.is_empty() {
                    requirement.remedy = remedy.clone();
                }
            }
            requirement.see = links.get(&key).into_iter().flatten().cloned().collect();
        }
    }
    super::address::assign(regimes);
    Ok(())
}

fn key(regime: &str, id: &str) -> Key {
    format!("{regime}/{id}").into()
}

/// References of each requirement: those that it says, those to it, and whose evidence it shares.
fn links(regimes: &[Checklist]) -> Result<BTreeMap<Key, BTreeSet<Key>>, Broken> {
    let known: BTreeSet<Key> = regimes
        .iter()
        .flat_map(|regime| {
            regime
                .requirements
                .iter()
                .map(|one| key(&regime.id, &one.id))
        })
        .collect();
    let mut links: BTreeMap<Key, BTreeSet<Key>> = BTreeMap::new();
    for regime in regimes {
        for requirement in &regime.requirements {
            let own = key(&regime.id, &requirement.id);
            let mut aims: Vec<&Arc<str>> = requirement.see.iter().collect();
            requirement
                .evidence
                .iter()
                .for_each(|one| one.sources(&mut aims));
            for aim in aims {
                if !known.contains(aim) || *aim == own {
                    return Err(Broken {
                        id: requirement.id.clone(),
                        aim: aim.clone(),
                        distant: false,
                    });
                }
                links.entry(own.clone()).or_default().insert(aim.clone());
                links.entry(aim.clone()).or_default().insert(own.clone());
            }
        }
    }
    Ok(links)
}

type Shared = BTreeMap<Key, (Vec<Evidence>, super::Words)>;

/// Evidence and remedy of the requirements that share another's.
fn shared(regimes: &[Checklist]) -> Result<Shared, Broken> {
    let mut all = BTreeMap::new();
    for regime in regimes {
        for one in &regime.requirements {
            all.insert(key(&regime.id, &one.id), one);
        }
    }
    let mut found = Shared::new();
    for (own, requirement) in &all {
        let mut aims = Vec::new();
        requirement
            .evidence
            .iter()
            .for_each(|one| one.sources(&mut aims));
        let Some(first) = aims.first() else { continue };
        // One step only: what is shared must say its evidence itself, so that a reader finds it in one place.
        let distant = aims.iter().find(|aim| {
            let aim = all.get(**aim);
            aim.is_none_or(|aim| aim.evidence.iter().any(Evidence::is_shared))
        });
        if let Some(aim) = distant {
            return Err(Broken {
                id: requirement.id.clone(),
                aim: (*aim).clone(),
                distant: true,
            });
        }
        let of = |aim: &str| {
            all.get(aim)
                .map(|one| one.evidence.clone())
                .unwrap_or_default()
        };
        let evidence = requirement.evidence.iter().map(|one| one.resolved(&of));
        let remedy = all.get(*first).map(|one| one.remedy.clone());
        found.insert(
            own.clone(),
            (evidence.collect(), remedy.unwrap_or_default()),
        );
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "{ check = \"page\", role = \"mision\" }";

    fn file(regime: &str, id: &str, more: &str, evidence: &str) -> String {
        format!(
            "id = \"{regime}\"\nname = {{ es = \"X\" }}\nsource = {{ es = \"X\" }}\n\
             phases = [ {{ id = \"{regime}-{id}\", name = {{ es = \"A\" }} }} ]\n\
             [[requirements]]\nid = \"{id}\"\nlabel = \"1\"\nphase = \"{regime}-{id}\"\nname = \"R\"\ntext = \"Algo.\"\n\
             basis = \"\"\nconfidence = \"memory\"\n{more}\nevidence = [ {evidence} ]\n"
        )
    }

    const REMEDY: &str = "remedy = { es = \"Escriba.\", en = \"Write.\" }";

    fn line(problem: &Diagnostic) -> i64 {
        let found = problem.args.iter().find(|(name, _)| *name == "linea");
        match found {
            Some((_, crate::diag::Arg::Number(line))) => *line,
            other => panic!("no line: {other:?}"),
        }
    }

    #[test]
    fn references_hold_in_both_directions_and_evidence_is_shared() {
        let a = file("a", "uno", REMEDY, PAGE);
        let b = file("b", "dos", "", "{ check = \"same\", as = \"a/uno\" }");
        let c = file("c", "tres", &format!("see = [\"a/uno\"]\n{REMEDY}"), PAGE);
        let all = join(&[("a.toml", &a), ("b.toml", &b), ("c.toml", &c)]).expect("they are valid");
        let see = |n: usize| {
            all[n].requirements[0]
                .see
                .iter()
                .map(|one| &**one)
                .collect::<Vec<_>>()
        };
        assert_eq!(see(0), ["b/dos", "c/tres"]);
        assert_eq!(see(1), ["a/uno"]);
        assert_eq!(see(2), ["a/uno"]);
        let shared = &all[1].requirements[0];
        assert!(!shared.evidence.iter().any(Evidence::is_shared));
        assert_eq!(shared.remedy, all[0].requirements[0].remedy);
    }

    #[test]
    fn parts_of_a_regime_are_put_together() {
        let (one, two) = (
            file("a", "uno", REMEDY, PAGE),
            file("a", "dos", REMEDY, PAGE),
        );
        let all = join(&[("a1.toml", &one), ("a2.toml", &two)]).expect("they are valid");
        assert_eq!(all.len(), 1);
        let ids: Vec<&str> = all[0].requirements.iter().map(|one| &*one.id).collect();
        assert_eq!(ids, ["uno", "dos"]);
        assert_eq!(all[0].phases.len(), 2);
    }

    #[test]
    fn faults_are_told_with_their_file_and_line() {
        let a = file("a", "uno", REMEDY, PAGE);
        for (more, evidence, wanted) in [
            ("see = [\"a/nada\"]\nremedy = { es = \"x\" }", PAGE, 13),
            ("see = [\"b/uno-mas\"]\nremedy = { es = \"x\" }", PAGE, 13),
            ("", "{ check = \"same\", as = \"a/nada\" }", 14),
        ] {
            let b = file("b", "uno-mas", more, evidence);
            let problem = join(&[("a.toml", &a), ("b.toml", &b)]).expect_err("it leads nowhere");
            assert_eq!(
                (problem.code.id, line(&problem)),
                ("E0606", wanted),
                "{more}{evidence}"
            );
        }
        let twice = file("b", "uno", REMEDY, PAGE);
        assert!(
            join(&[("a.toml", &a), ("b.toml", &twice)]).is_err(),
            "an id of two regimes"
        );
        let b = file("b", "dos", "", "{ check = \"same\", as = \"a/uno\" }");
        let c = file("c", "tres", "", "{ check = \"same\", as = \"b/dos\" }");
        assert!(
            join(&[("a.toml", &a), ("b.toml", &b), ("c.toml", &c)]).is_err(),
            "two steps"
        );
    }
}
