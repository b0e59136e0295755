//! A checklist: a regime's requirements as data, read from `checklists/*.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::evidence::Evidence;
use crate::diag::{Diagnostic, code};
use crate::text::Lines;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/checklists");

/// A text by language.
pub type Words = BTreeMap<Arc<str>, Arc<str>>;

/// A regime's requirements.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Stable id: `gel-2012`.
    pub id: Arc<str>,
    /// Its name.
    pub name: Words,
    /// Where the table comes from.
    pub source: Words,
    /// Its phases, in order.
    pub phases: Vec<Phase>,
    /// Its requirements, in the order of the source.
    pub requirements: Vec<Requirement>,
}

/// A phase or level.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Stable id: `informacion`.
    pub id: Arc<str>,
    /// Its name.
    pub name: Words,
}

/// A requirement.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Stable id of ours; unique.
    pub id: Arc<str>,
    /// The regime's own label; not unique.
    pub label: Arc<str>,
    /// Its phase.
    pub phase: Arc<str>,
    /// Its name, as in the source.
    pub name: Arc<str>,
    /// Points.
    pub max: u32,
    /// Legal basis.
    pub basis: Arc<str>,
    /// How sure the basis is: `read` or `memory`.
    pub confidence: Arc<str>,
    /// What to write, and in which file.
    pub remedy: Words,
    /// What must hold, all of it.
    pub evidence: Vec<Evidence>,
}

/// The checklists that the program carries, in order of file name.
///
/// # Panics
///
/// Never in a released program: a test reads every embedded checklist.
pub fn checklists() -> Vec<Checklist> {
    let mut files: Vec<(&str, &str)> = FILES
        .files()
        .filter_map(|file| Some((file.path().file_name()?.to_str()?, file.contents_utf8()?)))
        .filter(|(name, _)| name.ends_with(".toml"))
        .collect();
    files.sort_unstable();
    let read = |(name, text): (&str, &str)| {
        parse(name, text)
            .unwrap_or_else(|problem| panic!("the embedded checklist {name} is valid: {problem:?}"))
    };
    files.into_iter().map(read).collect()
}

/// Reads a checklist. An unknown check, feature or key makes it unusable: the finding says where and why.
pub fn parse(name: &str, text: &str) -> Result<Checklist, Box<Diagnostic>> {
    let unusable = |line: usize, detail: String| {
        let path = format!("checklists/{name}");
        Box::new(
            Diagnostic::on(code::CHECKLIST, path)
                .arg("linea", line)
                .arg("detalle", detail),
        )
    };
    let checklist: Checklist = toml::from_str(text).map_err(|error| {
        let line = error
            .span()
            .map_or(1, |span| Lines::new(text).position(span.start).line);
        unusable(line, error.message().to_owned())
    })?;
    let line = |id: &str| {
        let at = text.find(&format!("id = \"{id}\"")).unwrap_or(0);
        Lines::new(text).position(at).line
    };
    let mut ids = BTreeSet::new();
    for requirement in &checklist.requirements {
        let id = &requirement.id;
        if !ids.insert(id) {
            return Err(unusable(line(id), format!("repeated id `{id}`")));
        }
        if !checklist
            .phases
            .iter()
            .any(|phase| phase.id == requirement.phase)
        {
            return Err(unusable(
                line(id),
                format!("unknown phase `{}`", requirement.phase),
            ));
        }
        if requirement.evidence.is_empty() || requirement.remedy.is_empty() {
            return Err(unusable(
                line(id),
                format!("`{id}` has no evidence or no remedy"),
            ));
        }
    }
    Ok(checklist)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_2012_is_whole() {
        let all = checklists();
        let table = all
            .iter()
            .find(|checklist| &*checklist.id == "gel-2012")
            .expect("it is embedded");
        let sum = |phase: &str| {
            let wanted = table
                .requirements
                .iter()
                .filter(|requirement| &*requirement.phase == phase);
            wanted.fold((0, 0), |(count, points), requirement| {
                (count + 1, points + requirement.max)
            })
        };
        assert_eq!(sum("informacion"), (53, 96));
        assert_eq!(sum("interaccion"), (13, 91));
        assert_eq!(sum("transaccion"), (16, 96));
        for requirement in &table.requirements {
            assert!(
                requirement.remedy.contains_key("es") && requirement.remedy.contains_key("en"),
                "{}",
                requirement.id
            );
        }
        let declared = |evidence: &Evidence| matches!(evidence, Evidence::Declaration {});
        let count = table
            .requirements
            .iter()
            .filter(|requirement| requirement.evidence.iter().any(declared))
            .count();
        assert!(count <= 16, "{count} rest on declarations");
    }

    #[test]
    fn an_unknown_check_is_told_with_its_line() {
        let head = "id = \"x\"\nname = { es = \"X\" }\nsource = { es = \"X\" }\nphases = [ { id = \"a\", name = { es = \"A\" } } ]\n";
        let one = "[[requirements]]\nid = \"r\"\nlabel = \"R\"\nphase = \"a\"\nname = \"R\"\nmax = 1\nbasis = \"\"\n\
                   confidence = \"memory\"\nremedy = { es = \"…\" }\nevidence = [ CHECK ]\n";
        let with = |check: &str| parse("x.toml", &format!("{head}{}", one.replace("CHECK", check)));
        assert!(with("{ check = \"page\", role = \"mision\" }").is_ok());
        for bad in [
            "{ check = \"pagina\" }",
            "{ check = \"site\", feature = \"glitter\" }",
            "{ check = \"page\", rol = \"x\" }",
        ] {
            let problem = with(bad).expect_err("it is not a check");
            assert_eq!(problem.code.id, "E0606");
            assert!(
                problem
                    .args
                    .iter()
                    .any(|(name, value)| *name == "linea" && *value != crate::diag::Arg::Number(1)),
                "{problem:?}"
            );
        }
        assert!(with("").is_err());
    }
}
