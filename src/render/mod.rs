//! Phase 6, render: an output of the plan to its bytes.
//!
//! In: the catalogue, the plan, the theme, messages, dates of files. Out: bytes. One job knows nothing of another, so
//! they run in parallel and the order does not matter.

mod block;
pub mod download;
pub mod feed;
mod list;
mod media;
mod own;
mod page;
pub mod search;
mod shell;
pub mod sitemap;
mod value;
pub mod view;

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tera::{Context, Value};

use crate::catalog::{Catalog, DocId};
use crate::host::{Fault, History};
use crate::i18n::Messages;
use crate::model::LangId;
use crate::plan::{Job, Output, Plan};
use crate::scan::Scan;
use crate::theme::Theme;
use view::{PageView, SiteView};

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
    /// The report, for the compliance pages of the second wave.
    pub report: Option<&'a serde_json::Value>,
}

/// Renders outputs; holds what all pages of a language and section share.
#[derive(Debug)]
pub struct Renderer<'a> {
    inputs: Inputs<'a>,
    shells: FxHashMap<(LangId, Option<DocId>), (Arc<SiteView>, Value)>,
}

impl<'a> Renderer<'a> {
    /// Prepares what pages share.
    pub fn new(inputs: Inputs<'a>) -> Renderer<'a> {
        let mut shells = FxHashMap::default();
        for (lang, _) in inputs.catalog.config().langs() {
            let tops = shell::menu(&inputs, lang).into_iter().map(Some);
            for top in tops.chain([None]) {
                let site = Arc::new(shell::site(&inputs, lang, top));
                let value = Value::from_serializable(&*site);
                shells.insert((lang, top), (site, value));
            }
        }
        Renderer { inputs, shells }
    }

    /// The bytes of an output.
    pub fn render(&self, output: &Output) -> Result<Vec<u8>, Fault> {
        let (site, value) = &self.shells[&(output.lang, self.top(output))];
        let page = match &output.job {
            Job::Entry(doc) => page::view(self, site, output, *doc)?,
            Job::List(doc, number) => list::later(self, site, output, *doc, *number),
            Job::Facet(doc, facet, value, number) => {
                list::facet(self, site, output, *doc, *facet, *value, *number)
            }
            Job::Search(lang, number) => own::search(self, site, output, *lang, *number),
            Job::SiteMap(lang) => own::site_map(self, site, output, *lang),
            Job::Error(lang) => own::error(self, site, output, *lang),
            Job::Compliance(lang) => own::compliance(self, site, output, *lang),
            Job::Pack(lang, id) => own::pack(self, site, output, *lang, id),
        };
        self.finish(&page, value)
    }

    fn finish(&self, page: &PageView, site: &Value) -> Result<Vec<u8>, Fault> {
        let mut context = Context::from_serialize(page).map_err(|error| Fault::Bug {
            what: error.to_string(),
        })?;
        context.insert_value("site", site.clone());
        self.inputs
            .theme
            .render(&format!("{}.html", page.template), &context)
    }

    /// The entry of the main menu under which an output stands.
    fn top(&self, output: &Output) -> Option<DocId> {
        let doc = match output.job {
            Job::Entry(doc) | Job::List(doc, _) | Job::Facet(doc, ..) => doc,
            _ => return None,
        };
        let catalog = self.inputs.catalog;
        let entry = catalog.card(doc).entry;
        let chain = catalog.ancestors(entry).into_iter().chain([entry]);
        let menu = shell::menu(&self.inputs, output.lang);
        chain
            .filter_map(|entry| {
                menu.iter()
                    .copied()
                    .find(|&top| catalog.card(top).entry == entry)
            })
            .next()
    }

    /// The messages of a language's interface.
    pub(crate) fn messages(&self, lang: LangId) -> &Messages {
        messages(&self.inputs, lang)
    }
}

/// The messages of a language's interface.
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
