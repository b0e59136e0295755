//! Phases 1 to 5 and what every page leans on: the state of a portal from which any page can be made at once.
//!
//! In: the outside, and what an earlier reading remembers. Out: a [`Ready`], immutable and cheap to copy; on the stage,
//! the files whose names and sizes pages say.

use super::*;
use crate::assess::Regimes;
use crate::render::download::Sizes;

/// See the module's text.
#[derive(Clone)]
pub struct Ready {
    pub(super) scan: Arc<Scan>,
    pub(super) catalog: Arc<Catalog>,
    pub(super) plan: Arc<Plan>,
    pub(super) theme: Arc<Theme>,
    /// Files of content that the portal's own theme names.
    pub(super) of_theme: Arc<BTreeSet<String>>,
    pub(super) messages: Arc<FxHashMap<String, Messages>>,
    pub(super) regimes: Arc<Regimes>,
    pub(super) history: Arc<History>,
    pub(super) published: Arc<Published>,
    pub(super) tables: Arc<FxHashMap<SourceId, Reading>>,
    pub(super) pictures: Arc<render::figure::Pictures>,
    pub(super) sizes: Arc<Sizes>,
    pub(super) card: Option<Arc<(String, Vec<u8>)>>,
    /// What is on the stage already.
    pub(super) staged: Arc<BTreeMap<String, (u64, Digest)>>,
    pub(super) findings: Arc<Findings>,
    pub(super) date: jiff::civil::Date,
    pub(super) options: Options,
    pub(super) clock: Clock,
}

impl std::fmt::Debug for Ready {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ready")
            .field("files", &self.scan.files.len())
            .field("outputs", &self.plan.outputs.len())
            .finish_non_exhaustive()
    }
}

/// How long each phase took.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    last: Instant,
    pub(super) timings: Vec<(&'static str, Duration)>,
}

impl Clock {
    fn start() -> Clock {
        Clock {
            last: Instant::now(),
            timings: Vec::new(),
        }
    }

    pub(super) fn lap(&mut self, name: &'static str) {
        let now = Instant::now();
        self.timings.push((name, now - self.last));
        self.last = now;
    }
}

impl Ready {
    /// What rendering reads.
    pub(super) fn inputs<'a>(&'a self, report: Option<&'a serde_json::Value>) -> Inputs<'a> {
        Inputs {
            card: self.card.as_ref().map_or("", |card| &card.0),
            sizes: &self.sizes,
            catalog: &self.catalog,
            plan: &self.plan,
            theme: &self.theme,
            messages: &self.messages,
            history: &self.history,
            scan: &self.scan,
            date: self.date,
            pictures: &self.pictures,
            published: &self.published,
            report,
        }
    }

    /// The languages whose pages say how the entity does.
    pub(super) fn reported(&self) -> BTreeSet<LangId> {
        let outputs = self.plan.outputs.iter();
        outputs
            .filter(|output| output.role == Role::Compliance)
            .map(|output| output.lang)
            .collect()
    }
}

/// Runs the phases before the first page. What `memory` holds of files that did not change is not read again.
pub fn ready(
    host: &dyn Host,
    stage: &dyn Stage,
    options: Options,
    memory: &mut Memory,
) -> Result<Ready, Fault> {
    let mut clock = Clock::start();
    let (scan, mut findings) = scan::scan(host.list()?);
    clock.lap("scan");

    let mut config = config(host, &scan, &mut findings)?;
    config.pseudo = options.pseudo;
    // Kinds and checklists are most of what is read whatever the portal: side by side.
    let mut found = Findings::new();
    let (schema, _) = rayon::join(
        || schema(host, &scan, &config, &mut found),
        assess::checklists,
    );
    let mut schema = schema?;
    findings.extend(found);
    let regimes = regimes(host, &scan, &mut config, &mut findings);
    let date = options
        .date
        .or(config.pinned)
        .unwrap_or_else(|| host.today());
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
            let mut fallback: Vec<&str> = chain.iter().map(|tag| &**tag).collect();
            // What a language lacks is said in the language of tests as well.
            let last = fallback
                .last()
                .is_none_or(|tag| *tag == i18n::SOURCE_LANGUAGE);
            if options.pseudo && last && **tag != *i18n::SOURCE_LANGUAGE {
                fallback.pop();
                fallback.push(crate::pseudo::TAG);
            }
            (tag.to_string(), catalogue.language(tag, &fallback))
        })
        .collect();
    let of_theme = theme::pictures(&own_theme);
    let (theme, found) = Theme::load(own_theme, messages.clone(), &config);
    findings.extend(found);
    let published = publication::ledger(host, &scan, &config.base, &mut findings);
    let content = documents(host, &scan, &schema, &config, memory, &mut findings)?;
    for (kind, facets) in &content.facets {
        schema.set_facets(*kind, facets);
    }
    let map = config.map.as_ref().map(|(path, _)| path.clone());
    let files = files(host, &scan, map.as_deref(), memory);
    clock.lap("parse");

    let config = Arc::new(config);
    let catalog = || {
        catalog::build(
            content.docs,
            Arc::new(schema),
            Arc::clone(&config),
            files,
            content.unread,
            options.drafts,
            date,
        )
    };
    let ((catalog, found), card) = rayon::join(catalog, || publication::card(&config));
    findings.extend(found);
    clock.lap("catalog");

    findings.extend(check::check(&catalog, date));
    clock.lap("check");

    let menus = assess::menus(&regimes, catalog.config());
    let addresses = assess::addresses(&regimes, catalog.config());
    let history = memory.history(host);
    let plan = Plan {
        numerals: assess::numerals(&regimes, &catalog),
        ..plan::plan(&catalog, menus, &addresses, !history.changes.is_empty())
    };
    if history.shallow {
        findings.push(Diagnostic::on(code::HISTORY_SHALLOW, "portal.toml"));
    }
    clock.lap("plan");

    let ledger = Ledger::new(stage, &catalog);
    let shown = pictures::make(host, &catalog, &ledger)?;
    findings.extend(check::tell_pictures(&catalog, &shown.troubles));
    clock.lap("pictures");

    let mut ready = Ready {
        card: card.map(Arc::new),
        scan: Arc::new(scan),
        catalog: Arc::new(catalog),
        plan: Arc::new(plan),
        theme: Arc::new(theme),
        of_theme: Arc::new(of_theme),
        messages: Arc::new(messages),
        regimes: Arc::new(regimes),
        history,
        published: Arc::new(published),
        tables: Arc::new(content.tables),
        pictures: Arc::new(shown.pictures),
        sizes: Arc::default(),
        staged: Arc::default(),
        findings: Arc::new(findings),
        date,
        options,
        clock,
    };
    if !options.bare {
        ready.sizes = Arc::new(downloads(&ready.inputs(None), &ledger)?);
        // The instruments say in which formats the lists are published.
        let more = instruments(&ready.inputs(None), &ledger)?;
        Arc::make_mut(&mut ready.sizes).extend(more);
    }
    ready.staged = Arc::new(ledger.all());
    ready.clock.lap("downloads");
    Ok(ready)
}
