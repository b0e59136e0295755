//! Phases 6 to 8: every page and file, read again as a citizen gets them and held against the checklists.
//!
//! In: a [`Ready`]. Out: files on the stage and a [`Build`].

use super::*;

/// Makes everything that is not on the stage yet, and judges the whole. A page that an earlier build read is not read
/// again.
pub fn whole(
    host: &dyn Host,
    stage: &dyn Stage,
    ready: Ready,
    recalled: Recalled,
) -> Result<Build, Fault> {
    let mut findings = (*ready.findings).clone();
    let mut clock = ready.clock.clone();
    let (catalog, plan, theme, date) = (&*ready.catalog, &*ready.plan, &*ready.theme, ready.date);
    let (regimes, options) = (&ready.regimes, ready.options);
    let ledger = Ledger::after(stage, catalog, &ready.staged);
    let inputs = ready.inputs(None);

    // A home page says how the entity does, so it is made for good with the report; what the checklists look for in it
    // is there before.
    let reported = ready.reported();
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
    let reader = (!options.bare).then(|| recalled.reader(catalog));
    let renderer = Renderer::new(inputs)?;
    let pages = pages(&renderer, &first, Some(&ledger), reader, &mut findings)?;
    let homes = self::pages(&renderer, &homes, None, reader, &mut Findings::new())?;
    if !options.bare {
        rows(&renderer, plan, &ledger)?;
    }
    drop(renderer);
    clock.lap("render");

    if let Some(card) = &ready.card {
        ledger.put(card.0.trim_start_matches('/'), &card.1)?;
    }
    let indexed = extras(&inputs, &ledger, options.bare)?;
    let as_it_came = |path: &str| {
        let made = ready.pictures.contains_key(path) && catalog.shown().only(path);
        !made || ready.of_theme.contains(path)
    };
    findings.extend(copy(host, catalog, &ledger, as_it_came)?);
    let mut pages = pages;
    pages.extend(homes);
    pages.extend(earlier(&inputs, &second, &ledger, reader, &mut findings)?);
    clock.lap("extras");

    // The compliance pages' addresses exist before the report does, so that every link to them can be judged.
    let mut known = ledger.sizes();
    known.extend(
        second
            .iter()
            .map(|output| (output.route.trim_start_matches('/').to_owned(), 0)),
    );
    known.extend(report_files(catalog).map(|(name, _, _)| (name, 0)));
    let mut site = Site::new(pages, known, theme.css());
    site.scripts = theme.scripts();
    site.indexed = indexed;
    let report = assess::report(regimes, catalog, &site, date);
    // What the checklists look for on pages is written in languages that people speak.
    if !options.pseudo && !options.bare {
        findings.extend(assess::findings(
            &report,
            regimes,
            catalog.config(),
            catalog,
        ));
    }
    clock.lap("assess");

    let mut pages = std::mem::take(&mut site.pages);
    pages.retain(|page| !(page.role == Role::Home && reported.contains(&page.lang)));
    for lang in reported {
        let of_language: Vec<&Output> = second
            .iter()
            .copied()
            .filter(|output| output.lang == lang)
            .collect();
        let report = &told_in(&ready, &report, lang);
        let renderer = Renderer::new(ready.inputs(Some(report)))?;
        pages.extend(self::pages(
            &renderer,
            &of_language,
            Some(&ledger),
            reader,
            &mut findings,
        )?);
    }
    for (name, pack, format) in report_files(catalog) {
        let one = report.only(&pack);
        let told = context(&ready, LangId::SOURCE);
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

    let made = ledger.all();
    let digest = |path: &str| made.get(path).map(|(_, digest)| *digest);
    let (found, ()) = rayon::join(
        || match options.bare {
            true => Findings::new(),
            false => crate::audit::audit(&site, catalog),
        },
        || recalled.keep(host, &site, catalog, digest),
    );
    findings.extend(found);
    let gone = publication::lost(&ready.published, &site.files, &ready.scan, &findings);
    findings.extend(gone);
    diag::sort(&mut findings, |source| &ready.scan.file(source).path);
    documents::name_cells(host, &ready.scan, &ready.tables, &mut findings);
    clock.lap("audit");

    let output = ledger.facts(site.pages.len());
    let published_as_is =
        |path: &str| path.starts_with("archivos/") && catalog.file(path).is_some();
    let files = ledger.digests(|path| published_as_is(path) || ready.sizes.contains_key(path));
    Ok(Build {
        published: ready.published,
        files,
        commit: ready.history.commit.clone(),
        catalog: ready.catalog,
        site,
        report,
        messages: ready.messages,
        findings,
        date,
        output,
        timings: clock.timings,
        tables: ready.tables,
        plan: ready.plan,
        scan: ready.scan,
    })
}

fn context(ready: &Ready, lang: LangId) -> compliance::Context<'_> {
    compliance::Context {
        whole: None,
        page: false,
        catalog: &ready.catalog,
        messages: &ready.messages[&*ready.catalog.config().language(lang).tag],
        lang,
    }
}

/// The report as the pages of a language say it.
pub(super) fn told_in(ready: &Ready, report: &Report, lang: LangId) -> serde_json::Value {
    let config = ready.catalog.config();
    let spoken = ready.messages[config.interface(lang)].around(config.tag(lang));
    let in_page = compliance::Context {
        page: true,
        messages: &spoken,
        ..context(ready, lang)
    };
    compliance::value(report, &in_page)
}
