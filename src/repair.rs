//! Applies the repairs that findings carry to the portal's files, until nothing is left that a program may repair.
//!
//! In: a host to read, a desk to write. Out: what was done, and the build of the portal as it is then. Only what a
//! finding says is written; a file is replaced whole or not at all, and only if nobody changed it meanwhile.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{self, Code, Fix};
use crate::engine::{self, Build, Options};
use crate::host::memory::NullStage;
use crate::host::{Desk, Fault, Host};
use crate::text::{Lines, Position, SourceId};

/// How often the portal is looked at again: a repair may bring another to light.
const ROUNDS: usize = 8;

/// A repair that was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Repair {
    /// Why.
    pub code: &'static Code,
    /// In which file.
    pub path: Arc<str>,
    /// Where, in the file as it was.
    pub at: Position,
    /// What stood there and what stands there now, for each edit.
    pub edits: Vec<(String, Arc<str>)>,
}

/// Repairs what can be repaired.
pub fn repair(
    host: &dyn Host,
    desk: &dyn Desk,
    options: Options,
) -> Result<(Vec<Repair>, Build), Fault> {
    let mut made = Vec::new();
    let mut build = engine::run(host, &NullStage, options)?;
    for _ in 0..ROUNDS {
        let written = round(host, desk, &build, &mut made)?;
        if !written {
            break;
        }
        build = engine::run(host, &NullStage, options)?;
    }
    Ok((made, build))
}

/// One look at all files; says whether one was written.
fn round(
    host: &dyn Host,
    desk: &dyn Desk,
    build: &Build,
    made: &mut Vec<Repair>,
) -> Result<bool, Fault> {
    let mut files: BTreeMap<SourceId, Vec<(&'static Code, &Fix)>> = BTreeMap::new();
    for finding in &build.findings {
        if let Some(fix) = &finding.fix
            && let Some(first) = fix.edits.first()
        {
            let fixes = files.entry(first.place.source).or_default();
            fixes.push((finding.code, fix));
        }
    }
    let mut written = false;
    for (source, fixes) in files {
        let path = &build.scan.file(source).path;
        let bytes = host.read(path)?;
        let Ok(text) = std::str::from_utf8(&bytes) else {
            continue;
        };
        let only: Vec<&Fix> = fixes.iter().map(|(_, fix)| *fix).collect();
        let applied = diag::apply(text, &only);
        if applied.text == text || !desk.replace(path, &bytes, applied.text.as_bytes())? {
            continue;
        }
        written = true;
        let lines = Lines::new(text);
        made.extend(applied.done.into_iter().map(|number| {
            let (code, fix) = fixes[number];
            let old =
                |span: crate::text::Span| text.get(span.range()).unwrap_or_default().to_owned();
            let edits = fix.edits.iter();
            Repair {
                code,
                path: path.clone(),
                at: lines.position(fix.edits[0].place.span.start as usize),
                edits: edits
                    .map(|edit| (old(edit.place.span), edit.text.clone()))
                    .collect(),
            }
        }));
    }
    Ok(written)
}
