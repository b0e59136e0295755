//! Composes the phases, and does nothing else: no rule, no format, no path of its own.
//!
//! `build`, `check`, `checklist` and the tests call [`run`] and differ in the stage they give it and in what they do
//! with the [`Build`] they get.

mod catalogue;
mod documents;
mod files;
mod interface;
mod memory;
mod outputs;
mod painter;
mod pictures;
mod publication;
mod read;
mod ready;
mod recalled;
mod telling;
mod unchanged;
mod whole;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::assess::{self, Report};
use crate::audit::site::{Page, Role, Site};
use crate::catalog::{self, Catalog, FileFacts};
use crate::check;
use crate::compliance;
use crate::config::{Config, Language};
use crate::diag::{self, Diagnostic, Findings, Severity, code};
use crate::digest::Digest;
use crate::host::{Change, Fault, History, Host, Stage};
use crate::hosting;
use crate::i18n::{self, Catalogue, Messages};
use crate::model::{Document, LangId};
use crate::parse::{self, EntryContext};
use crate::plan::{self, Output, Plan};
use crate::published::Published;
use crate::render::{self, Inputs, Renderer};
use crate::scan::{self, Purpose, Scan};
use crate::schema::{self, Schema};
use crate::table::Reading;
use crate::text::SourceId;
use crate::theme::{self, Own, Theme};
pub use catalogue::{Content, content};
use documents::documents;
use files::files;
use interface::{messages_of, theme_files};
pub use memory::Memory;
use outputs::{Ledger, copy, downloads, earlier, extras, instruments, pages, report_files, rows};
pub use painter::{Painter, Told, told};
pub use publication::publication;
use read::{config, regimes, schema};
pub use ready::{Ready, ready};
use recalled::Reader;
pub use recalled::Recalled;
pub use telling::{Screen, fault_text};
pub use unchanged::{Question, Said};
pub use whole::whole;

/// What the caller asks for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The day to build for, over `portal.toml` and the clock.
    pub date: Option<jiff::civil::Date>,
    /// Whether drafts are built.
    pub drafts: bool,
    /// Whether the interface speaks the language of tests ([`crate::pseudo`]).
    pub pseudo: bool,
    /// Whether pages, lists, feeds and site maps alone are made, and nothing is judged: to measure against programs that
    /// do just that. Never a portal to publish.
    pub bare: bool,
}

/// Everything that a run made. Never given to a phase.
#[derive(Debug)]
pub struct Build {
    /// The files.
    pub scan: Arc<Scan>,
    /// The catalogue.
    pub catalog: Arc<Catalog>,
    /// The plan.
    pub plan: Arc<Plan>,
    /// The built site, as facts.
    pub site: Site,
    /// The checklists.
    pub report: Report,
    /// Messages of the portal's interface, by tag.
    pub messages: Arc<FxHashMap<String, Messages>>,
    /// Findings, in order.
    pub findings: Findings,
    /// The day of the build.
    pub date: jiff::civil::Date,
    /// Number of files and bytes made, and a digest over all of them.
    pub output: OutputFacts,
    /// The ledger of publications.
    pub published: Arc<Published>,
    /// Digests of the files whose addresses are kept: those of `content/archivos`, and the data of sections.
    pub files: BTreeMap<String, Digest>,
    /// The commit that was built, if there is one.
    pub commit: Option<String>,
    /// How each table was read: what is needed to read it again.
    pub tables: Arc<FxHashMap<SourceId, Reading>>,
    /// How long each phase took.
    pub timings: Vec<(&'static str, Duration)>,
}

/// Totals of the output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutputFacts {
    /// Pages.
    pub pages: usize,
    /// Files.
    pub files: usize,
    /// Bytes.
    pub bytes: u64,
    /// Digest over paths and contents.
    pub seal: String,
}

impl Build {
    /// The text that the places of a source's findings point into: a sheet of a workbook has a line for each row.
    pub fn text(&self, host: &dyn Host, source: SourceId) -> String {
        documents::source_text(host, &self.scan, &self.tables, source)
    }

    /// Whether a finding forbids publishing.
    pub fn failed(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }
}

/// What a portal declares: its configuration and its kinds.
#[derive(Debug)]
pub struct Declarations {
    /// `portal.toml`.
    pub config: Config,
    /// The program's kinds and the portal's own.
    pub schema: Schema,
    /// What is wrong with the declarations.
    pub findings: Findings,
}

/// Reads what a portal declares, and no content.
pub fn declarations(host: &dyn Host) -> Result<Declarations, Fault> {
    let (scan, mut findings) = scan::scan(host.list()?);
    let config = config(host, &scan, &mut findings)?;
    let schema = schema(host, &scan, &config, &mut findings)?;
    Ok(Declarations {
        config,
        schema,
        findings,
    })
}

/// Runs all phases; outputs go to `stage`, which the caller publishes or abandons.
pub fn run(host: &dyn Host, stage: &dyn Stage, options: Options) -> Result<Build, Fault> {
    let (ready, recalled) = rayon::join(
        || ready(host, stage, options, &mut Memory::default()),
        || match options.bare {
            true => Recalled::default(),
            false => Recalled::of(host, stage),
        },
    );
    whole(host, stage, ready?, recalled)
}

/// Publishes or abandons what [`run`] staged.
pub fn finish(build: &Build, stage: &dyn Stage) -> Result<Change, Fault> {
    match build.failed() {
        true => stage.abandon().map(|()| Change::default()),
        false => stage.publish(),
    }
}
