//! Composes the phases, and does nothing else: no rule, no format, no path of its own.
//!
//! `build`, `check`, `checklist` and the tests call [`run`] and differ in the stage they give it and in what they do
//! with the [`Build`] they get.

mod catalogue;
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
pub use publication::publication;
use read::{config, documents, files, messages_of, regimes, schema, theme_files};

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
    let schema = schema(host, &scan, &config, &mut findings)?;
    findings.extend(read::unreachable(host, &scan, &regimes, &schema, &config));
    let own_messages = messages_of(host, &scan, &mut findings)?;
    let own_theme = theme_files(host, &scan, &mut findings);
    let tongues = read::tongues(&config, &mut findings);
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
    let of_theme = pictures::of_theme(&own_theme);
    let (theme, found) = Theme::load(own_theme, messages.clone(), &config);
    findings.extend(found);
    let published = publication::ledger(host, &scan, &config.base, &mut findings);
    let content = documents(host, &scan, &schema, &config, &mut findings)?;
    let mut schema = schema;
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

/// What was put on the stage: size and digest by path.
struct Ledger<'s> {
    stage: &'s dyn Stage,
    /// Whether packed forms are put beside the files.
    packed: bool,
    files: Mutex<BTreeMap<String, (u64, Digest)>>,
}

impl Ledger<'_> {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        self.put_one(path, bytes)?;
        if self.packed {
            for (ending, form) in hosting::packed::forms(path, bytes) {
                self.put_one(&format!("{path}.{ending}"), &form)?;
            }
        }
        Ok(())
    }

    fn put_one(&self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        self.stage.put(path, bytes)?;
        let facts = (bytes.len() as u64, Digest::of(bytes));
        self.files
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(path.to_owned(), facts);
        Ok(())
    }

    fn sizes(&self) -> BTreeMap<String, u64> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files
            .iter()
            .map(|(path, (size, _))| (path.clone(), *size))
            .collect()
    }

    /// Sizes and digests of everything.
    fn all(&self) -> BTreeMap<String, (u64, Digest)> {
        self.files
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Digests of some files.
    fn digests(&self, wanted: impl Fn(&str) -> bool) -> BTreeMap<String, Digest> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = files.iter().filter(|(path, _)| wanted(path));
        wanted
            .map(|(path, (_, digest))| (path.clone(), *digest))
            .collect()
    }

    fn facts(&self, pages: usize) -> OutputFacts {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let whole: String = files
            .iter()
            .map(|(path, (_, digest))| format!("{path}\0{digest}\n"))
            .collect();
        OutputFacts {
            pages,
            files: files.len(),
            bytes: files.values().map(|(size, _)| size).sum(),
            seal: Digest::of(whole.as_bytes()).to_string(),
        }
    }
}

fn page_of(output: &Output, facts: crate::audit::facts::PageFacts) -> Page {
    Page {
        route: output.route.clone(),
        lang: output.lang,
        role: output.role,
        doc: match output.job {
            plan::Job::Entry(doc) => Some(doc),
            _ => None,
        },
        facts,
    }
}

/// Makes pages and reads them; without a ledger they are only read.
fn pages(
    renderer: &Renderer<'_>,
    outputs: &[&Output],
    ledger: Option<&Ledger<'_>>,
    limits: &Limits,
    findings: &mut Findings,
) -> Result<Vec<Page>, Fault> {
    findings.extend(renderer.findings().iter().cloned());
    let made: Result<Vec<(Page, Findings)>, Fault> = outputs
        .par_iter()
        .with_min_len(8)
        .map(|output| {
            let mut found = Findings::new();
            let (bytes, common) = renderer.render(output, &mut found)?;
            if let Some(ledger) = ledger {
                ledger.put(&output.path(), &bytes)?;
            }
            let mut facts = crate::audit::read_with(&String::from_utf8_lossy(&bytes), common);
            facts.packed = crate::audit::packed(&bytes, limits);
            Ok((page_of(output, facts), found))
        })
        .collect();
    let (pages, found): (Vec<Page>, Vec<Findings>) = made?.into_iter().unzip();
    findings.extend(found.into_iter().flatten());
    Ok(pages)
}

/// The files to download, made before the pages that say their size.
fn downloads(inputs: &Inputs<'_>, ledger: &Ledger<'_>) -> Result<render::download::Sizes, Fault> {
    let put = |(path, bytes): (String, Vec<u8>)| {
        ledger.put(&path, &bytes)?;
        Ok((path, bytes.len() as u64))
    };
    let mut sections: Vec<_> = inputs.plan.listings.keys().copied().collect();
    sections.sort_unstable();
    sections
        .into_par_iter()
        .flat_map_iter(|section| render::download::of_section(inputs, section))
        .map(put)
        .collect()
}

/// The downloads of the pages that show an instrument.
fn instruments(inputs: &Inputs<'_>, ledger: &Ledger<'_>) -> Result<render::download::Sizes, Fault> {
    let files = render::instrument::files(inputs).into_iter();
    let put = |(path, bytes): (String, Vec<u8>)| {
        ledger.put(&path, &bytes)?;
        Ok((path, bytes.len() as u64))
    };
    files.map(put).collect()
}

/// Pages at addresses that are no longer a page's: notices of withdrawal; beside them, those that lead elsewhere. They
/// come last, and where something else stands it stays and is told.
fn earlier(
    inputs: &Inputs<'_>,
    second: &[&Output],
    ledger: &Ledger<'_>,
    findings: &mut Findings,
) -> Result<Vec<Page>, Fault> {
    let mut made = ledger.sizes();
    made.extend(second.iter().map(|output| (output.path(), 0)));
    made.extend(report_files(inputs.catalog).map(|(name, _, _)| (name, 0)));
    let (free, taken) = publication::free(inputs.catalog, made);
    findings.extend(taken);
    let mut notices = Vec::new();
    for (address, earlier) in free {
        match earlier.withdrawn {
            true => notices.push(publication::notice(inputs.catalog, address, earlier.doc)),
            false => {
                let bytes = render::earlier::moved(inputs, earlier.doc, findings)?;
                ledger.put(&catalog::file_of_earlier(address), &bytes)?;
            }
        }
    }
    if notices.is_empty() {
        return Ok(Vec::new());
    }
    let notices: Vec<&Output> = notices.iter().collect();
    let renderer = Renderer::new(*inputs)?;
    let limits = &inputs.catalog.config().limits;
    pages(&renderer, &notices, Some(ledger), limits, findings)
}

/// The rows of long lists, which a browser loads to filter them.
fn rows(renderer: &Renderer<'_>, plan: &plan::Plan, ledger: &Ledger<'_>) -> Result<(), Fault> {
    let sections: Vec<_> = plan.listings.keys().copied().collect();
    let files = sections
        .into_par_iter()
        .flat_map_iter(|section| render::rows::files(renderer, section));
    files.try_for_each(|(path, bytes)| ledger.put(&path, &bytes))
}

/// Everything that is not a page: feeds, site maps, search, calendar, files.
fn extras(
    inputs: &Inputs<'_>,
    ledger: &Ledger<'_>,
) -> Result<FxHashMap<crate::model::LangId, usize>, Fault> {
    let catalog = inputs.catalog;
    let put = |files: Vec<(String, Vec<u8>)>| {
        files
            .iter()
            .try_for_each(|(path, bytes)| ledger.put(path, bytes))
    };
    inputs
        .plan
        .listings
        .par_iter()
        .try_for_each(
            |(&section, listing)| match catalog.schema().kind(listing.kind).feed {
                true => put(render::feed::feeds(inputs, section, listing)),
                false => Ok(()),
            },
        )?;
    put(render::sitemap::sitemaps(inputs))?;
    put(render::catalogue::files(inputs))?;
    ledger.put("robots.txt", &render::sitemap::robots(inputs))?;
    if let Some(calendar) = render::feed::calendar(inputs) {
        ledger.put("calendario.ics", &calendar)?;
    }
    put(render::deadline::calendars(inputs))?;
    if let Some(alerts) = render::alert::text(inputs) {
        ledger.put("alerta.txt", &alerts)?;
    }
    for (name, text) in hosting::carried(catalog, render::messages(inputs, LangId::SOURCE)) {
        ledger.put(name, text.as_bytes())?;
    }
    for resource in inputs.theme.resources() {
        ledger.put(resource.route.trim_start_matches('/'), &resource.bytes)?;
    }
    let mut indexed = FxHashMap::default();
    for (lang, language) in catalog.config().langs() {
        if language.interface {
            let (files, titles) = render::search::index(inputs, lang);
            put(files)?;
            indexed.insert(lang, titles);
        }
    }
    Ok(indexed)
}

/// The report's own downloads: path, checklist, format.
fn report_files(
    catalog: &Catalog,
) -> impl Iterator<Item = (String, Arc<str>, compliance::Format)> + '_ {
    let packs = catalog.config().checklists.iter();
    packs.flat_map(|pack| {
        plan::REPORTS.map(|ending| {
            (
                format!("cumplimiento/{}.{ending}", pack.id),
                pack.id.clone(),
                compliance::Format::of_file(ending),
            )
        })
    })
}

/// Publishes the files of content that need no rendering, as they came; one that cannot be read is a finding.
fn copy(
    host: &dyn Host,
    catalog: &Catalog,
    ledger: &Ledger<'_>,
    as_it_came: impl Fn(&str) -> bool,
) -> Result<Findings, Fault> {
    let files = catalog.files().filter(|(path, _)| as_it_came(path));
    let files: Vec<_> = files.map(|(path, _)| path.clone()).collect();
    let copied = files.par_iter().map(|path| {
        let source = format!("content/{path}");
        match host.read(&source) {
            Ok(bytes) => ledger.put(path, &bytes).map(|()| None),
            Err(_) => {
                // An empty file stands for it, so that links to it are not told as well.
                ledger.put(path, &[])?;
                Ok(Some(Diagnostic::on(code::UNREADABLE, source)))
            }
        }
    });
    let found: Result<Vec<Option<Diagnostic>>, Fault> = copied.collect();
    Ok(found?.into_iter().flatten().collect())
}
