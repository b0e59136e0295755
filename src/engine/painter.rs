//! Single pages of a portal that is ready: for a preview, which makes what is asked for first.
//!
//! In: a [`Ready`], and how the entity did when all pages were last judged. Out: the bytes of one page, the same that a
//! whole build puts there.

use super::*;

/// What the pages that say how the entity does say of it, by language.
pub type Told = Vec<(LangId, serde_json::Value)>;

/// What a report says on pages.
pub fn told(ready: &Ready, report: &Report) -> Told {
    let reported = ready.reported().into_iter();
    reported
        .map(|lang| (lang, whole::told_in(ready, report, lang)))
        .collect()
}

/// See the module's text.
#[derive(Debug)]
pub struct Painter<'a> {
    ready: &'a Ready,
    plain: Renderer<'a>,
    told: Vec<(LangId, Renderer<'a>)>,
}

impl<'a> Painter<'a> {
    /// Without what a language is told, its pages about compliance are not made yet.
    pub fn new(ready: &'a Ready, told: &'a Told) -> Painter<'a> {
        let reported = ready.reported();
        let told = told.iter().filter(|(lang, _)| reported.contains(lang));
        let renderer = |report| Renderer::for_some(ready.inputs(report));
        Painter {
            plain: renderer(None),
            told: told
                .map(|(lang, report)| (*lang, renderer(Some(report))))
                .collect(),
            ready,
        }
    }

    /// The page at an address (`/normas/`), or `None` if there is none; `Some(None)` if it waits for the report.
    pub fn page(&self, address: &str) -> Result<Option<Option<Vec<u8>>>, Fault> {
        let outputs = &self.ready.plan.outputs;
        let at = outputs.binary_search_by(|output| (*output.route).cmp(address));
        match at {
            Ok(at) => self.paint(&outputs[at]).map(Some),
            Err(_) => Ok(None),
        }
    }

    /// The page of errors for an address at which there is nothing, in the language that the address begins with.
    pub fn lost(&self, address: &str) -> Result<Option<Vec<u8>>, Fault> {
        let config = self.ready.catalog.config();
        let first = address.trim_start_matches('/').split('/').next();
        let named = config
            .langs()
            .find(|(_, language)| Some(&*language.tag) == first)
            .map_or(LangId::SOURCE, |(lang, _)| lang);
        let of = |wanted: LangId| {
            let outputs = &self.ready.plan.outputs;
            let fits = |output: &&Output| output.job == plan::Job::Error(wanted);
            outputs.iter().find(fits)
        };
        match of(named).or_else(|| of(LangId::SOURCE)) {
            Some(output) => self.paint(output),
            None => Ok(None),
        }
    }

    fn paint(&self, output: &Output) -> Result<Option<Vec<u8>>, Fault> {
        let told = self.told.iter().find(|(lang, _)| *lang == output.lang);
        let renderer = match (output.role, told) {
            (Role::Compliance, None) => return Ok(None),
            (Role::Compliance | Role::Home, Some((_, renderer))) => renderer,
            _ => &self.plain,
        };
        // What is wrong with a page is told when all of them are made.
        let (bytes, _) = renderer.render(output, &mut Findings::new())?;
        Ok(Some(bytes))
    }
}

impl Ready {
    /// A published file of the theme, by its address.
    pub fn resource(&self, address: &str) -> Option<Arc<[u8]>> {
        let mut resources = self.theme.resources();
        let found = resources.find(|resource| resource.route == address)?;
        Some(Arc::clone(&found.bytes))
    }

    /// Whether a file of content is published, as it is or as what is shown of it; `path` relative to `content/`.
    pub fn publishes(&self, path: &str) -> bool {
        self.catalog.file(path).is_some()
    }

    /// Whether there is a page at an address.
    pub fn has(&self, address: &str) -> bool {
        let outputs = &self.plan.outputs;
        outputs
            .binary_search_by(|output| (*output.route).cmp(address))
            .is_ok()
    }

    /// Paths of the files that are pages.
    pub fn pages(&self) -> impl Iterator<Item = String> + '_ {
        self.plan.outputs.iter().map(Output::path)
    }

    /// The same portal after other words in one file, without looking at the rest of it. `None` if more changed than the
    /// words of a text that is there already.
    ///
    /// What others see of an entry is in its fields; those are the same here. What rests on words elsewhere (whether a
    /// translation is out of date, what the checklists find) is what it was: a whole reading must follow.
    pub fn reworded(&self, host: &dyn Host, path: &str) -> Result<Option<Ready>, Fault> {
        let Some(source) = self.scan.find(path) else {
            return Ok(None);
        };
        let fits = |entry: &crate::host::Entry| !entry.escapes && entry.size <= scan::TEXT_LIMIT;
        if !host.look(path)?.is_some_and(|entry| fits(&entry)) {
            return Ok(None);
        }
        let catalog = &self.catalog;
        let Some(new) = documents::one(host, &self.scan, catalog, source) else {
            return Ok(None);
        };
        let kind = &catalog.schema().kind(new.kind).name;
        let entry = catalog.find(kind, &new.id);
        let Some(id) = entry.and_then(|entry| catalog.in_language(entry, new.lang)) else {
            return Ok(None);
        };
        let old = catalog.doc(id);
        if (old.source, old.page, &old.fields) != (new.source, new.page, &new.fields) {
            return Ok(None);
        }
        Ok(Some(Ready {
            catalog: Arc::new(catalog.with(id, new)),
            ..self.clone()
        }))
    }
}
