//! Phase 6, render: an output of the plan to its bytes.
//!
//! In: the catalogue, the plan, the theme, messages, dates of files. Out: bytes. One job knows nothing of another, so
//! they run in parallel and the order does not matter.

mod about;
pub mod alert;
mod attachment;
mod block;
pub mod catalogue;
mod changes;
mod compliance;
mod dataset;
pub mod deadline;
pub mod download;
pub mod earlier;
pub mod feed;
pub mod figure;
mod gallery;
mod history;
mod home;
pub(crate) mod instrument;
mod json_ld;
mod level;
mod list;
pub mod offline;
mod own;
mod page;
mod parts;
mod people;
mod picture;
mod qr;
mod record;
mod recording;
mod relations;
pub mod rows;
pub mod search;
mod shell;
pub mod sitemap;
mod value;
pub mod view;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use tera::{Context, Value};

use crate::audit::Common;
use crate::catalog::{Catalog, DocId};
use crate::diag::Findings;
use crate::host::{Fault, History};
use crate::i18n::{Messages, foreign};
use crate::model::LangId;
use crate::plan::{Job, Output, Plan};
use crate::published::Published;
use crate::scan::Scan;
use crate::schema::Localized;
use crate::theme::Theme;
use view::SiteView;

/// What rendering reads.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The catalogue.
    pub catalog: &'a Catalog,
    /// The plan.
    pub plan: &'a Plan,
    /// The theme.
    pub theme: &'a Theme,
    /// Messages by tag of the interface's language.
    pub messages: &'a FxHashMap<String, Messages>,
    /// What git knows of the files.
    pub history: &'a History,
    /// The files.
    pub scan: &'a Scan,
    /// The day of the build.
    pub date: jiff::civil::Date,
    /// Sizes of the files to download, which are made first.
    pub sizes: &'a download::Sizes,
    /// What was made of the files that are shown as pictures.
    pub pictures: &'a figure::Pictures,
    /// The ledger of publications.
    pub published: &'a Published,
    /// Address of the picture that other sites show beside a link.
    pub card: &'a str,
    /// The report, for the compliance pages of the second wave.
    pub report: Option<&'a serde_json::Value>,
}

/// Renders outputs; holds what all pages of a language and section share.
#[derive(Debug)]
pub struct Renderer<'a> {
    inputs: Inputs<'a>,
    menus: FxHashMap<LangId, Vec<DocId>>,
    shells: FxHashMap<Place, OnceLock<Shell>>,
    /// Messages for the pages of each language.
    messages: Vec<Messages>,
    findings: Findings,
}

/// Where a page stands, as far as others stand there too: its language, the entry of the main menu above it, and
/// whether it is that entry's own page.
type Place = (LangId, Option<DocId>, bool);

/// What pages of one place share: rendered once, put into each of them, and read by the auditor once.
#[derive(Debug)]
struct Shell {
    site: Arc<SiteView>,
    values: [(&'static str, Value); 2],
    common: Common,
}

impl<'a> Renderer<'a> {
    /// Prepares what pages share, and finds what is wrong with it.
    pub fn new(inputs: Inputs<'a>) -> Result<Renderer<'a>, Fault> {
        let mut renderer = Renderer::for_some(inputs);
        let mut findings = Findings::new();
        for (lang, _) in inputs.catalog.config().langs() {
            let tops = renderer.menus[&lang]
                .iter()
                .flat_map(|&top| [(Some(top), true), (Some(top), false)]);
            for place in tops.chain([(None, false)]) {
                let place = (lang, place.0, place.1);
                renderer.shell(place, &mut findings)?;
            }
        }
        renderer.findings = findings;
        Ok(renderer)
    }

    /// The same for a few pages: what they share is prepared with the first that asks for it.
    pub fn for_some(inputs: Inputs<'a>) -> Renderer<'a> {
        let mut menus = FxHashMap::default();
        let mut shells = FxHashMap::default();
        for (lang, _) in inputs.catalog.config().langs() {
            let menu = shell::menu(&inputs, lang);
            shells.insert((lang, None, false), OnceLock::new());
            for &top in &menu {
                shells.insert((lang, Some(top), true), OnceLock::new());
                shells.insert((lang, Some(top), false), OnceLock::new());
            }
            menus.insert(lang, menu);
        }
        let config = inputs.catalog.config();
        Renderer {
            messages: config
                .langs()
                .map(|(lang, language)| {
                    inputs.messages[config.interface(lang)].around(&language.tag)
                })
                .collect(),
            inputs,
            menus,
            shells,
            findings: Findings::new(),
        }
    }

    /// What the pages of a place share.
    fn shell(&self, place: Place, findings: &mut Findings) -> Result<&Shell, Fault> {
        let kept = &self.shells[&place];
        if let Some(shell) = kept.get() {
            return Ok(shell);
        }
        let (lang, top, here) = place;
        let shell = Shell::new(&self.inputs, lang, top, here, findings)?;
        Ok(kept.get_or_init(|| shell))
    }

    /// What is wrong with the templates of the parts that pages share.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The bytes of an output, and the parts of it that other pages have too.
    pub fn render(
        &self,
        output: &Output,
        findings: &mut Findings,
    ) -> Result<(Vec<u8>, &Common), Fault> {
        let shell = self.shell(self.place(output), findings)?;
        let site = &shell.site;
        let mut page = match &output.job {
            Job::Entry(doc) => page::view(self, site, output, *doc, findings)?,
            Job::List(doc, number) => list::later(self, site, output, *doc, *number),
            Job::Facet(doc, facet, value, number) => {
                list::facet(self, site, output, *doc, *facet, *value, *number)
            }
            Job::Search(lang, number) => own::search(self, site, output, *lang, *number),
            Job::SiteMap(lang) => own::site_map(self, site, output, *lang),
            Job::Error(lang) => own::error(self, site, output, *lang),
            Job::Offline => own::offline(self, site, output),
            Job::Changes(lang) => changes::portal(self, site, output, *lang),
            Job::Compliance(_) => compliance::overview(self, site, output),
            Job::Pack(_, id) => compliance::pack(self, site, output, id),
            Job::Requirement(_, pack, id) => compliance::requirement(self, site, output, pack, id),
            Job::Level(section, regime, number) => {
                level::page(self, site, output, *section, regime, *number)
            }
            Job::Withdrawn(doc) => earlier::withdrawn(self, site, output, *doc),
        };
        if page.json_ld.is_none() {
            page.json_ld = json_ld::graph(self, &page, None);
        }
        let mut context = Context::from_serialize(&page).map_err(|_| Fault::Bug {
            what: "the view of a page cannot be given to a template".to_owned(),
        })?;
        for (name, value) in &shell.values {
            context.insert_value(*name, value.clone());
        }
        let theme = self.inputs.theme;
        let bytes = theme.render(&format!("{}.html", page.template), &context, findings)?;
        Ok((bytes, &shell.common))
    }

    fn place(&self, output: &Output) -> Place {
        let nowhere = (output.lang, None, false);
        let doc = match output.job {
            Job::Entry(doc) | Job::List(doc, _) | Job::Facet(doc, ..) | Job::Level(doc, ..) => doc,
            _ => return nowhere,
        };
        let catalog = self.inputs.catalog;
        let entry = catalog.card(doc).entry;
        let mut chain = catalog.ancestors(entry).into_iter().chain([entry]);
        let menu = &self.menus[&output.lang];
        let top = chain.find_map(|entry| {
            let of_entry = |&&top: &&DocId| catalog.card(top).entry == entry;
            menu.iter().find(of_entry).copied()
        });
        let here = top.is_some_and(|top| catalog.card(top).route.as_ref() == Some(&output.route));
        (output.lang, top, here)
    }

    /// The messages of a language's interface, for pages: a text of another language says so.
    pub(crate) fn messages(&self, lang: LangId) -> &Messages {
        &self.messages[usize::from(lang.0)]
    }

    /// A text in a language, for a page of another one: it says which it is, unless that is clear.
    pub(crate) fn said(&self, reader: LangId, text: &str, tag: &str) -> String {
        said(&self.inputs, reader, text, tag)
    }

    /// The same, of what content says.
    pub(crate) fn written(&self, reader: LangId, text: &str, lang: LangId) -> String {
        self.said(reader, text, self.inputs.catalog.config().tag(lang))
    }

    /// The title of a document, for a page of a language.
    pub(crate) fn title(&self, reader: LangId, doc: DocId) -> String {
        let card = self.inputs.catalog.card(doc);
        self.written(reader, &card.title, card.title_in)
    }

    /// A label in the language of a page's interface, or in the one that it has.
    pub(crate) fn label(&self, reader: LangId, label: &Localized) -> String {
        let (text, tag) = spoken(&self.inputs, reader, label);
        self.said(reader, text, tag)
    }
}

impl Shell {
    fn new(
        inputs: &Inputs<'_>,
        lang: LangId,
        top: Option<DocId>,
        here: bool,
        findings: &mut Findings,
    ) -> Result<Shell, Fault> {
        let config = inputs.catalog.config();
        let site = shell::site(inputs, lang, top);
        let route = top
            .filter(|_| here)
            .and_then(|top| inputs.catalog.card(top).route.as_deref());
        let value = Value::from_serializable(&site);
        let mut context = Context::new();
        context.insert("lang", config.tag(lang));
        context.insert("ui_lang", config.interface(lang));
        context.insert("route", route.unwrap_or_default());
        context.insert_value("site", value.clone());
        let parts = inputs.theme.common(&context, findings)?;
        let named: BTreeMap<String, Value> = parts
            .iter()
            .map(|(name, html)| (name.clone(), Value::safe_string(html)))
            .collect();
        Ok(Shell {
            site: Arc::new(site),
            values: [("site", value), ("comun", Value::from(named))],
            common: Common::read(parts.iter().map(|(_, html)| html.as_str())),
        })
    }
}

/// A text in a language, for a page of another one ([`foreign::said`]).
pub(crate) fn said(inputs: &Inputs<'_>, reader: LangId, text: &str, tag: &str) -> String {
    let config = inputs.catalog.config();
    foreign::said(text, tag, config.tag(reader), config.interface(reader))
}

/// A label in the language of the interface of a page's language, else in the first of those that it falls back to, with
/// the tag of the language it is really in.
pub(crate) fn spoken<'l>(
    inputs: &Inputs<'_>,
    reader: LangId,
    label: &'l Localized,
) -> (&'l str, &'l str) {
    let config = inputs.catalog.config();
    let tag = config.interface(reader);
    if label.0.contains_key(tag) {
        return label.get(tag);
    }
    let chain = config.chain(tag);
    let near = chain.iter().find(|tag| label.0.contains_key(&***tag));
    label.get(near.map_or(tag, |near| near))
}

/// The messages of a language's interface, for what is no page.
pub(crate) fn messages<'a>(inputs: &Inputs<'a>, lang: LangId) -> &'a Messages {
    &inputs.messages[inputs.catalog.config().interface(lang)]
}

/// Width and height of a picture, if its format is known. An SVG says them itself, in `width` and `height` or `viewBox`.
pub fn dimensions(bytes: &[u8]) -> Option<(usize, usize)> {
    if let Ok(size) = imagesize::blob_size(bytes) {
        return Some((size.width, size.height));
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let open = &text[text.find("<svg")?..];
    let open = &open[..open.find('>')?];
    let attribute = |name: &str| {
        let from = open.find(&format!(" {name}=\""))? + name.len() + 3;
        open[from..].split('"').next()
    };
    let number = |text: &str| {
        text.trim_end_matches("px")
            .trim()
            .parse::<f64>()
            .ok()
            .map(|number| number as usize)
    };
    match (
        attribute("width").and_then(number),
        attribute("height").and_then(number),
    ) {
        (Some(width), Some(height)) => Some((width, height)),
        _ => {
            let mut sides = attribute("viewBox")?
                .split([' ', ','])
                .filter(|part| !part.is_empty())
                .skip(2);
            Some((number(sides.next()?)?, number(sides.next()?)?))
        }
    }
}
