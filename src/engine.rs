//! Composes the phases, and does nothing else: no rule, no format, no path of its own.
//!
//! `build`, `check`, `checklist` and the tests call [`run`] and differ in the stage they give it and in what they do
//! with the [`Build`] they get.

mod catalogue;
mod interface;
mod outputs;
mod pictures;
mod publication;
mod read;

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
use crate::config::{Config, Language, Limits};
use crate::diag::{self, Diagnostic, Findings, Severity, code};
use crate::digest::Digest;
use crate::host::{Change, Fault, Host, Stage};
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
use interface::{messages_of, theme_files};
use outputs::{Ledger, copy, downloads, earlier, extras, instruments, pages, report_files, rows};
pub use publication::publication;
use read::{config, documents, files, regimes, schema};

/// What the caller asks for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The day to build for, over `portal.toml` and the clock.
    pub date: Option<jiff::civil::Date>,
    /// Whether drafts are built.
    pub drafts: bool,
    /// Whether the interface speaks the language of tests ([`crate::pseudo`]).
    pub pseudo: bool,
}

/// Everything that a run made. Never given to a phase.
#[derive(Debug)]
pub struct Build {
    /// The files.
    pub scan: Scan,
    /// The catalogue.
    pub catalog: Catalog,
    /// The plan.
    pub plan: Plan,
    /// The built site, as facts.
    pub site: Site,
    /// The checklists.
    pub report: Report,
    /// Messages of the portal's interface, by tag.
    pub messages: FxHashMap<String, Messages>,
    /// Findings, in order.
    pub findings: Findings,
    /// The day of the build.
    pub date: jiff::civil::Date,
    /// Number of files and bytes made, and a digest over all of them.
    pub output: OutputFacts,
    /// The ledger of publications.
    pub published: Published,
    /// Digests of the files whose addresses are kept: those of `content/archivos`, and the data of sections.
    pub files: BTreeMap<String, Digest>,
    /// The commit that was built, if there is one.
    pub commit: Option<String>,
    /// How each table was read: what is needed to read it again.
    pub tables: FxHashMap<SourceId, Reading>,
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
        read::source_text(host, &self.scan, &self.tables, source)
    }

    /// Whether a finding forbids publishing.
    pub fn failed(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }
}

struct Clock {
    last: Instant,
    timings: Vec<(&'static str, Duration)>,
}

impl Clock {
    fn lap(&mut self, name: &'static str) {
        let now = Instant::now();
        self.timings.push((name, now - self.last));
        self.last = now;
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
    let mut clock = Clock {
        last: Instant::now(),
        timings: Vec::new(),
    };
    let (scan, mut findings) = scan::scan(host.list()?);
    clock.lap("scan");

    let mut config = config(host, &scan, &mut findings)?;
    config.pseudo = options.pseudo;
    let regimes = regimes(host, &scan, &mut config, &mut findings);
    let date = options
        .date
        .or(config.pinned)
        .unwrap_or_else(|| host.today());
    let mut schema = schema(host, &scan, &config, &mut findings)?;
    if options.pseudo {
        schema.speak_pseudo();
    }
    findings.extend(read::unreachable(host, &scan, &regimes, &schema, &config));
    let own_messages = messages_of(host, &scan, &mut findings)?;
    let own_theme = theme_files(host, &scan, &mut findings);
    let tongues = interface::tongues(&config, &mut findings);
    let (catalogue, found) = Catalogue::with(&own_messages, &tongues);
    findings.extend(found);
    findings.extend(i18n::check(i18n::Asked {
        own: &own_messages,
        tongues: &tongues,
        used: &theme::asked(&own_theme),
    }));
    // An interface may speak a language in which there are no pages.
    let fallbacks = config
        .languages
        .iter()
        .filter_map(|one| one.fallback.as_ref());
    let messages: FxHashMap<String, Messages> = tongues
        .iter()
        .map(|tongue| &tongue.tag)
        .chain(fallbacks)
        .map(|tag| {
            let chain = config.chain(tag);
            let fallback: Vec<&str> = chain.iter().map(|tag| &**tag).collect();
            (tag.to_string(), catalogue.language(tag, &fallback))
        })
        .collect();
    let of_theme = theme::pictures(&own_theme);
    let (theme, found) = Theme::load(own_theme, messages.clone(), &config);
    findings.extend(found);
    let published = publication::ledger(host, &scan, &config.base, &mut findings);
    let content = documents(host, &scan, &schema, &config, &mut findings)?;
    for (kind, facets) in &content.facets {
        schema.set_facets(*kind, facets);
    }
    let map = config.map.as_ref().map(|(path, _)| path.clone());
    let files = files(host, &scan, map.as_deref());
    clock.lap("parse");

    let (catalog, found) = catalog::build(
        content.docs,
        Arc::new(schema),
        Arc::new(config),
        files,
        content.unread,
        options.drafts,
        date,
    );
    findings.extend(found);
    clock.lap("catalog");

    findings.extend(check::check(&catalog, date));
    clock.lap("check");

    let menus = assess::menus(&regimes, catalog.config());
    let addresses = assess::addresses(&regimes, catalog.config());
    let history = host.history();
    let plan = Plan {
        numerals: assess::numerals(&regimes, &catalog),
        ..plan::plan(&catalog, menus, &addresses, !history.changes.is_empty())
    };
    if history.shallow {
        findings.push(Diagnostic::on(code::HISTORY_SHALLOW, "portal.toml"));
    }
    clock.lap("plan");

    let ledger = Ledger {
        stage,
        packed: catalog.config().hosting.packed,
        files: Mutex::default(),
    };
    let shown = pictures::make(host, &catalog, &ledger)?;
    findings.extend(check::tell_pictures(&catalog, &shown.troubles));
    clock.lap("pictures");

    let unmade = render::download::Sizes::default();
    let card = publication::card(catalog.config());
    let inputs = Inputs {
        card: card.as_ref().map_or("", |(path, _)| path),
        sizes: &unmade,
        catalog: &catalog,
        plan: &plan,
        theme: &theme,
        messages: &messages,
        history: &history,
        scan: &scan,
        date,
        pictures: &shown.pictures,
        published: &published,
        report: None,
    };
    let mut sizes = downloads(&inputs, &ledger)?;
    // The instruments say in which formats the lists are published.
    let listed = Inputs {
        sizes: &sizes,
        ..inputs
    };
    let more = instruments(&listed, &ledger)?;
    sizes.extend(more);
    let inputs = Inputs {
        sizes: &sizes,
        ..inputs
    };
    clock.lap("downloads");

    // A home page says how the entity does, so it is made for good with the report; what the checklists look for in it
    // is there before.
    let reported: BTreeSet<LangId> = plan
        .outputs
        .iter()
        .filter(|output| output.role == Role::Compliance)
        .map(|output| output.lang)
        .collect();
    let home = |output: &Output| output.role == Role::Home && reported.contains(&output.lang);
    let (second, first): (Vec<&Output>, Vec<&Output>) = plan
        .outputs
        .iter()
        .partition(|output| output.role == Role::Compliance || home(output));
    let homes: Vec<&Output> = second
        .iter()
        .copied()
        .filter(|output| home(output))
        .collect();
    let limits = &catalog.config().limits;
    let renderer = Renderer::new(inputs)?;
    let pages = pages(&renderer, &first, Some(&ledger), limits, &mut findings)?;
    let homes = self::pages(&renderer, &homes, None, limits, &mut Findings::new())?;
    rows(&renderer, &plan, &ledger)?;
    drop(renderer);
    clock.lap("render");

    if let Some((path, bytes)) = &card {
        ledger.put(path.trim_start_matches('/'), bytes)?;
    }
    let indexed = extras(&inputs, &ledger)?;
    let as_it_came = |path: &str| {
        let made = shown.pictures.contains_key(path) && catalog.shown().only(path);
        !made || of_theme.contains(path)
    };
    findings.extend(copy(host, &catalog, &ledger, as_it_came)?);
    let mut pages = pages;
    pages.extend(homes);
    pages.extend(earlier(&inputs, &second, &ledger, &mut findings)?);
    clock.lap("extras");

    // The compliance pages' addresses exist before the report does, so that every link to them can be judged.
    let mut known = ledger.sizes();
    known.extend(
        second
            .iter()
            .map(|output| (output.route.trim_start_matches('/').to_owned(), 0)),
    );
    known.extend(report_files(&catalog).map(|(name, _, _)| (name, 0)));
    let mut site = Site::new(pages, known, theme.css());
    site.indexed = indexed;
    let report = assess::report(&regimes, &catalog, &site, date);
    // What the checklists look for on pages is written in languages that people speak.
    if !options.pseudo {
        findings.extend(assess::findings(
            &report,
            &regimes,
            catalog.config(),
            &catalog,
        ));
    }
    clock.lap("assess");

    let told_in = |lang: LangId, language: &Language| compliance::Context {
        whole: None,
        catalog: &catalog,
        messages: &messages[&*language.tag],
        lang,
    };
    let mut pages = std::mem::take(&mut site.pages);
    pages.retain(|page| !(page.role == Role::Home && reported.contains(&page.lang)));
    for (lang, language) in catalog.config().langs() {
        let of_language: Vec<&Output> = second
            .iter()
            .copied()
            .filter(|output| output.lang == lang)
            .collect();
        if of_language.is_empty() {
            continue;
        }
        let report = &compliance::value(&report, &told_in(lang, language));
        let inputs = Inputs {
            report: Some(report),
            ..inputs
        };
        let renderer = Renderer::new(inputs)?;
        pages.extend(self::pages(
            &renderer,
            &of_language,
            Some(&ledger),
            limits,
            &mut findings,
        )?);
    }
    for (name, pack, format) in report_files(&catalog) {
        let one = report.only(&pack);
        let told = told_in(LangId::SOURCE, &catalog.config().languages[0]);
        ledger.put(&name, &compliance::write(&one, format, &told))?;
    }
    // The worker keeps pages by their digests: all of them must be there.
    for (name, text) in render::offline::files(&inputs, &ledger.all()) {
        ledger.put(name, text.as_bytes())?;
    }
    let indexed = std::mem::take(&mut site.indexed);
    let mut site = Site::new(pages, ledger.sizes(), theme.css());
    site.indexed = indexed;
    clock.lap("compliance");

    findings.extend(crate::audit::audit(&site, &catalog));
    let gone = publication::lost(&published, &site.files, &scan, &findings);
    findings.extend(gone);
    diag::sort(&mut findings, |source| &scan.file(source).path);
    read::name_cells(host, &scan, &content.tables, &mut findings);
    clock.lap("audit");

    let output = ledger.facts(site.pages.len());
    let published_as_is =
        |path: &str| path.starts_with("archivos/") && catalog.file(path).is_some();
    let files = ledger.digests(|path| published_as_is(path) || sizes.contains_key(path));
    Ok(Build {
        published,
        files,
        commit: history.commit.clone(),
        catalog,
        site,
        report,
        messages,
        findings,
        date,
        output,
        timings: clock.timings,
        tables: content.tables,
        plan,
        scan,
    })
}

/// Publishes or abandons what [`run`] staged.
pub fn finish(build: &Build, stage: &dyn Stage) -> Result<Change, Fault> {
    match build.failed() {
        true => stage.abandon().map(|()| Change::default()),
        false => stage.publish(),
    }
}
