//! A checklist: a regime's requirements as data, read from `checklists/*.toml`.
//!
//! In: the embedded files. Out: each regime whole, with its references to the same duty in other regimes in both
//! directions. A long regime is several files with one id (`join.rs`).

mod address;
mod applies;
mod join;
mod own;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::evidence::Evidence;
use crate::diag::{Diagnostic, code};
use crate::schema;
use crate::text::Lines;

pub use applies::Applies;
pub use join::join;
pub use own::{Regimes, own_id, regimes, unpinned};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/checklists");

/// The regimes that the program carries, in order of file name. A test reads every embedded file, so that what is
/// wrong with one never reaches a released program.
static REGIMES: LazyLock<Vec<Checklist>> = LazyLock::new(|| {
    join(&embedded())
        .unwrap_or_else(|problem| panic!("the embedded checklists are valid: {problem:?}"))
});

/// The same before references are looked up: a portal's own files lie over these.
static PARTS: LazyLock<Vec<Checklist>> = LazyLock::new(|| {
    join::gather(&embedded())
        .map(|(regimes, _)| regimes)
        .unwrap_or_else(|problem| panic!("the embedded checklists are valid: {problem:?}"))
});

/// A text by language.
pub type Words = BTreeMap<Arc<str>, Arc<str>>;

/// A regime's requirements.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Stable id: `gel-2012`.
    pub id: Arc<str>,
    /// Its version, which a portal can pin; said in the regime's first file.
    #[serde(default)]
    pub version: Arc<str>,
    /// Its name; said in the regime's first file.
    #[serde(default)]
    pub name: Words,
    /// Where the table comes from; said in the regime's first file.
    #[serde(default)]
    pub source: Words,
    /// First part of the addresses of its requirements; said in the regime's first file, else its id.
    pub address: Option<Arc<str>>,
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
    /// Its number in the menu that the regime asks for: the phase is a level of it.
    pub level: Option<Arc<str>>,
    /// Last part of the address of that level's page.
    pub slug: Option<Arc<str>>,
}

impl Phase {
    /// Whether a level of a menu says its number and its address, and another phase neither.
    fn is_sound(&self) -> bool {
        let good = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
        match (&self.level, &self.slug) {
            (Some(level), Some(slug)) => {
                !level.is_empty() && !slug.is_empty() && slug.bytes().all(good)
            }
            (level, slug) => level.is_none() && slug.is_none(),
        }
    }
}

/// A requirement.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Stable id of ours; unique among all regimes.
    pub id: Arc<str>,
    /// The regime's own label; not unique.
    pub label: Arc<str>,
    /// Its phase.
    pub phase: Arc<str>,
    /// Its name, as in the source.
    pub name: Arc<str>,
    /// What must be there, in plain Spanish.
    pub text: Arc<str>,
    /// Points.
    #[serde(default = "one")]
    pub max: u32,
    /// Legal basis.
    pub basis: Arc<str>,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// To whom it applies; without it, to all.
    #[serde(default)]
    pub applies: Applies,
    /// How often it must be renewed.
    pub frequency: Option<Frequency>,
    /// The same duty in other regimes: `gel-2012/organigrama`.
    #[serde(default)]
    pub see: Vec<Arc<str>>,
    /// What to write, and in which file; that of the requirement whose evidence it shares, if it does not say its own.
    #[serde(default)]
    pub remedy: Words,
    /// What must hold, all of it.
    pub evidence: Vec<Evidence>,
    /// Short address of its page, without the language: made of its label when the regimes are put together.
    #[serde(skip)]
    pub address: Arc<str>,
}

fn one() -> u32 {
    1
}

/// How sure we are of what a requirement asks and of its legal basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Read in the norm itself.
    Norm,
    /// Read in a source that reproduces the norm.
    Source,
    /// Its name was read in a source, its content is remembered.
    Name,
    /// Remembered.
    Memory,
}

impl Confidence {
    /// Its name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Norm => "norm",
            Confidence::Source => "source",
            Confidence::Name => "name",
            Confidence::Memory => "memory",
        }
    }

    /// The message that says it.
    pub fn message(self) -> &'static str {
        match self {
            Confidence::Norm => "certeza-norma",
            Confidence::Source => "certeza-fuente",
            Confidence::Name => "certeza-nombre",
            Confidence::Memory => "certeza-memoria",
        }
    }
}

/// How often what a requirement asks must be renewed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frequency {
    /// A value of the vocabulary `frecuencias`, if it is one.
    pub every: Option<Arc<str>>,
    /// As the source says it, in Spanish.
    pub text: Arc<str>,
}

/// The regimes that the program carries, in order of file name.
pub fn checklists() -> &'static [Checklist] {
    &REGIMES
}

/// The embedded files, by name.
pub(in crate::assess) fn embedded() -> Vec<(&'static str, &'static str)> {
    let mut files: Vec<(&str, &str)> = FILES
        .files()
        .filter_map(|file| Some((file.path().file_name()?.to_str()?, file.contents_utf8()?)))
        .filter(|(name, _)| name.ends_with(".toml"))
        .collect();
    files.sort_unstable();
    files
}

/// What makes a file unusable, with its line.
fn unusable(name: &str, line: usize, detail: String) -> Box<Diagnostic> {
    let path = format!("checklists/{name}");
    Box::new(
        Diagnostic::on(code::CHECKLIST, path)
            .arg("linea", line)
            .arg("detalle", detail),
    )
}

/// The line on which a requirement says its id, or one of the words after it.
fn line_of(text: &str, id: &str, word: &str) -> usize {
    let start = text.find(&format!("id = \"{id}\"")).unwrap_or(0);
    let at = text[start..]
        .find(word)
        .map_or(start, |found| start + found);
    Lines::new(text).position(at).line
}

/// Whether a value is one of the vocabulary of frequencies.
fn known_frequency(every: &str) -> bool {
    let known = schema::vocabulary("frecuencias").unwrap_or_default();
    known.iter().any(|one| *one.value == *every)
}

/// The files of a regime as one, as a portal keeps it in `content/_regimenes/` to stay with this version.
pub fn source(id: &str) -> Option<String> {
    let own = format!("id = \"{id}\"\n");
    let mut text = String::new();
    for (_, part) in embedded() {
        let Some((head, rest)) = part.split_once(&own) else {
            continue;
        };
        match text.is_empty() {
            true => text.push_str(&format!("{head}{own}whole = true\n{rest}")),
            false => text.push_str(rest),
        }
    }
    (!text.is_empty()).then_some(text)
}

/// Reads one file. An unknown check, feature or key makes it unusable: the finding says where and why.
pub fn parse(name: &str, text: &str) -> Result<Checklist, Box<Diagnostic>> {
    let checklist: Checklist = toml::from_str(text).map_err(|error| {
        let line = error
            .span()
            .map_or(1, |span| Lines::new(text).position(span.start).line);
        unusable(name, line, error.message().to_owned())
    })?;
    if let Some(phase) = checklist.phases.iter().find(|phase| !phase.is_sound()) {
        let line = line_of(text, &phase.id, "slug");
        let detail = format!(
            "`{}` needs both `level` and a `slug` of a-z, 0-9 and -",
            phase.id
        );
        return Err(unusable(name, line, detail));
    }
    let mut ids = BTreeSet::new();
    for requirement in &checklist.requirements {
        let id = &requirement.id;
        let wrong =
            |word: &str, detail: String| Err(unusable(name, line_of(text, id, word), detail));
        if !ids.insert(id) {
            return wrong(id, format!("repeated id `{id}`"));
        }
        if !checklist
            .phases
            .iter()
            .any(|phase| phase.id == requirement.phase)
        {
            return wrong("phase", format!("unknown phase `{}`", requirement.phase));
        }
        let shares = requirement.evidence.iter().any(Evidence::is_shared);
        if requirement.evidence.is_empty() || (requirement.remedy.is_empty() && !shares) {
            return wrong(id, format!("`{id}` has no evidence or no remedy"));
        }
        if requirement.text.trim().is_empty() {
            return wrong("text", format!("`{id}` does not say what must be there"));
        }
        if let Some(fault) = requirement.applies.fault() {
            return wrong("applies", fault);
        }
        let every = requirement
            .frequency
            .as_ref()
            .and_then(|often| often.every.as_deref());
        if let Some(every) = every.filter(|every| !known_frequency(every)) {
            return wrong("frequency", format!("unknown frequency `{every}`"));
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
        let declared = |evidence: &Evidence| matches!(evidence, Evidence::Declaration(_));
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
        let one = "[[requirements]]\nid = \"r\"\nlabel = \"R\"\nphase = \"a\"\nname = \"R\"\ntext = \"Algo.\"\nmax = 1\nbasis = \"\"\n\
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

    #[test]
    fn a_word_that_nobody_knows_is_told_with_its_line() {
        let with = |key: &str, value: &str| {
            let good = [
                ("label", "\"1\""),
                ("phase", "\"a\""),
                ("name", "\"R\""),
                ("text", "\"Algo.\""),
                ("basis", "\"\""),
                ("confidence", "\"memory\""),
                ("applies", "{ when = \"Si hay.\" }"),
                ("frequency", "{ every = \"anual\", text = \"Cada año.\" }"),
                ("remedy", "{ es = \"Escriba.\" }"),
                ("evidence", "[ { check = \"page\", role = \"mision\" } ]"),
            ];
            let lines = good.map(|(name, usual)| {
                format!("{name} = {}\n", if name == key { value } else { usual })
            });
            let head = "id = \"x\"\nphases = [ { id = \"a\", name = { es = \"A\" } } ]\n[[requirements]]\nid = \"r\"\n";
            parse("x.toml", &format!("{head}{}", lines.concat()))
        };
        assert!(with("", "").is_ok());
        for (key, value, line) in [
            ("confidence", "\"read\"", 10),
            ("phase", "\"z\"", 6),
            ("text", "\" \"", 8),
            ("applies", "{ order = [\"mundial\"] }", 11),
            ("applies", "{ kinds = [\"alcaldia\"] }", 11),
            ("applies", "{ orden = [\"nacional\"] }", 11),
            (
                "frequency",
                "{ every = \"a veces\", text = \"A veces.\" }",
                12,
            ),
            ("frequency", "{ every = \"anual\" }", 12),
        ] {
            let problem = with(key, value).expect_err("nobody knows it");
            let told = problem.args.iter().find(|(name, _)| *name == "linea");
            let wanted = crate::diag::Arg::Number(line);
            assert_eq!(
                told.map(|(_, line)| line),
                Some(&wanted),
                "{key} = {value}: {problem:?}"
            );
        }
    }

    #[test]
    fn every_embedded_file_is_valid() {
        assert!(join(&embedded()).is_ok());
        assert!(
            checklists()
                .iter()
                .any(|regime| &*regime.id == "gel-anexo2")
        );
    }
}
