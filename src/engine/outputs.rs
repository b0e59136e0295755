//! Makes the outputs of the plan and puts them on the stage, with an account of what was put there.
//!
//! In: what the phases before made. Out: files on the stage; of pages, what is read in them.

use super::*;
use crate::audit::{Known, PageFacts, Scale};

/// What was put on the stage: size and digest by path.
pub(super) struct Ledger<'s> {
    stage: &'s dyn Stage,
    /// Whether packed forms are put beside the files.
    packed: bool,
    files: Mutex<BTreeMap<String, (u64, Digest)>>,
}

impl<'s> Ledger<'s> {
    /// An empty account of a stage.
    pub(super) fn new(stage: &'s dyn Stage, catalog: &Catalog) -> Ledger<'s> {
        Ledger::after(stage, catalog, &BTreeMap::new())
    }

    /// The account of a stage on which there is something.
    pub(super) fn after(
        stage: &'s dyn Stage,
        catalog: &Catalog,
        staged: &BTreeMap<String, (u64, Digest)>,
    ) -> Ledger<'s> {
        Ledger {
            stage,
            packed: catalog.config().hosting.packed,
            files: Mutex::new(staged.clone()),
        }
    }

    /// Puts a file there, and its packed forms.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        self.put_page(path, bytes).map(drop)
    }

    /// The same; gives the digest of the file.
    fn put_page(&self, path: &str, bytes: &[u8]) -> Result<Digest, Fault> {
        let digest = self.put_one(path, bytes)?;
        if self.packed {
            let earlier = |ending: &str| self.stage.earlier(&format!("{path}.{ending}"));
            for (ending, form) in hosting::packed::forms(path, bytes, earlier) {
                self.put_one(&format!("{path}.{ending}"), &form)?;
            }
        }
        Ok(digest)
    }

    fn put_one(&self, path: &str, bytes: &[u8]) -> Result<Digest, Fault> {
        self.stage.put(path, bytes)?;
        let digest = Digest::of(bytes);
        self.files
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(path.to_owned(), (bytes.len() as u64, digest));
        Ok(digest)
    }

    pub(super) fn sizes(&self) -> BTreeMap<String, u64> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files
            .iter()
            .map(|(path, (size, _))| (path.clone(), *size))
            .collect()
    }

    /// Sizes and digests of everything.
    pub(super) fn all(&self) -> BTreeMap<String, (u64, Digest)> {
        self.files
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Digests of some files.
    pub(super) fn digests(&self, wanted: impl Fn(&str) -> bool) -> BTreeMap<String, Digest> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = files.iter().filter(|(path, _)| wanted(path));
        wanted
            .map(|(path, (_, digest))| (path.clone(), *digest))
            .collect()
    }

    pub(super) fn facts(&self, pages: usize) -> OutputFacts {
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

/// A page before it is read.
fn page_of(output: &Output) -> Page {
    Page {
        route: output.route.clone(),
        lang: output.lang,
        role: output.role,
        doc: match output.job {
            plan::Job::Entry(doc) => Some(doc),
            _ => None,
        },
        facts: PageFacts::default(),
    }
}

/// Makes pages and reads them; without a ledger they are only read, and without a reader only made.
pub(super) fn pages(
    renderer: &Renderer<'_>,
    outputs: &[&Output],
    ledger: Option<&Ledger<'_>>,
    reader: Option<Reader<'_>>,
    findings: &mut Findings,
) -> Result<Vec<Page>, Fault> {
    findings.extend(renderer.findings().iter().cloned());
    let made: Result<Vec<(Page, Findings)>, Fault> = outputs
        .par_iter()
        .with_min_len(8)
        .map_init(<(Known, Scale)>::default, |own, output| {
            let mut found = Findings::new();
            let (bytes, common) = renderer.render(output, &mut found)?;
            let put = |ledger: &Ledger<'_>| ledger.put_page(&output.path(), &bytes);
            let digest = ledger.map(put).transpose()?;
            let mut page = page_of(output);
            if let Some(reader) = reader {
                page.facts = reader.facts(&page, (&bytes, digest), common, own);
            }
            Ok((page, found))
        })
        .collect();
    let (pages, found): (Vec<Page>, Vec<Findings>) = made?.into_iter().unzip();
    findings.extend(found.into_iter().flatten());
    Ok(pages)
}

/// The files to download, made before the pages that say their size.
pub(super) fn downloads(
    inputs: &Inputs<'_>,
    ledger: &Ledger<'_>,
) -> Result<render::download::Sizes, Fault> {
    let mut sections: Vec<_> = inputs.plan.listings.keys().copied().collect();
    sections.sort_unstable();
    let put = |path: &str, bytes: &[u8]| ledger.put(path, bytes);
    let made: Result<Vec<_>, Fault> = sections
        .into_par_iter()
        .with_max_len(1)
        .map(|section| render::download::of_section(inputs, section, &put))
        .collect();
    Ok(made?.into_iter().flatten().collect())
}

/// The downloads of the pages that show an instrument.
pub(super) fn instruments(
    inputs: &Inputs<'_>,
    ledger: &Ledger<'_>,
) -> Result<render::download::Sizes, Fault> {
    render::instrument::files(inputs, &|path, bytes| ledger.put(path, bytes))
}

/// Pages at addresses that are no longer a page's: notices of withdrawal; beside them, those that lead elsewhere. They
/// come last, and where something else stands it stays and is told.
pub(super) fn earlier(
    inputs: &Inputs<'_>,
    second: &[&Output],
    ledger: &Ledger<'_>,
    reader: Option<Reader<'_>>,
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
    pages(&renderer, &notices, Some(ledger), reader, findings)
}

/// The rows of long lists, which a browser loads to filter them.
pub(super) fn rows(
    renderer: &Renderer<'_>,
    plan: &plan::Plan,
    ledger: &Ledger<'_>,
) -> Result<(), Fault> {
    let sections: Vec<_> = plan.listings.keys().copied().collect();
    let files = sections
        .into_par_iter()
        .flat_map_iter(|section| render::rows::files(renderer, section));
    files.try_for_each(|(path, bytes)| ledger.put(&path, &bytes))
}

/// Everything that is not a page: feeds, site maps, search, calendar, files.
pub(super) fn extras(
    inputs: &Inputs<'_>,
    ledger: &Ledger<'_>,
    bare: bool,
) -> Result<FxHashMap<crate::model::LangId, usize>, Fault> {
    let catalog = inputs.catalog;
    let put = |files: Vec<(String, Vec<u8>)>| {
        files
            .par_iter()
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
    let (maps, catalogues) = rayon::join(
        || put(render::sitemap::sitemaps(inputs)),
        || match bare {
            true => Ok(()),
            false => put(render::catalogue::files(inputs)),
        },
    );
    maps.and(catalogues)?;
    ledger.put("robots.txt", &render::sitemap::robots(inputs))?;
    put(render::feed::calendars(inputs))?;
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
    if !bare {
        for index in render::search::indexes(inputs) {
            put(index.files)?;
            indexed.insert(index.lang, index.titles);
        }
    }
    Ok(indexed)
}

/// The report's own downloads: path, checklist, format.
pub(super) fn report_files(
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
pub(super) fn copy(
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
