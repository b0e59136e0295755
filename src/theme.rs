//! The theme: templates, stylesheet and scripts, embedded in the binary; a portal shadows single files under `themes/`.
//!
//! In: the portal's own files. Out: a [`Theme`] that turns a view into HTML. Templates get a closed view and two
//! functions: `t` (a message of the interface) and `fecha` (a date in words).

mod broken;
mod contract;
mod marked;
mod spoken;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use rustc_hash::FxHashMap;
use tera::{Context, Kwargs, State, Tera, Value};

use crate::config::Config;
use crate::diag::{Arg, Findings};
use crate::digest::Digest;
use crate::host::Fault;
use crate::i18n::Messages;
use crate::palette;
use crate::parse;
use crate::text::SourceId;
use broken::OwnTemplates;
use marked::Around;
use spoken::Spoken;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Folder of the templates within the theme.
const TEMPLATES: &str = "plantillas/";

/// The stylesheet, by its path within the theme.
const SHEET: &str = "css/vitrina.css";

/// The script of every page, by its path within the theme.
const CORE: &str = "js/vitrina.js";

/// The script of lists.
const LIST: &str = "js/lista.js";

/// Folder of the templates that are the same on many pages: they see the site, never the page.
const COMMON: &str = "comun/";

/// A file of a theme that is published: stylesheet, script, picture.
#[derive(Debug, Clone)]
pub struct Resource {
    /// Address, with a digest in its name.
    pub route: String,
    /// Bytes.
    pub bytes: Arc<[u8]>,
}

/// A portal's own file of the theme.
#[derive(Debug, Clone)]
pub struct Own {
    /// The source.
    pub source: SourceId,
    /// Path within the theme.
    pub name: Arc<str>,
    /// Bytes.
    pub bytes: Vec<u8>,
}

/// See the module's text.
pub struct Theme {
    tera: Tera,
    /// The default templates alone, when the portal has some of its own: what is used where those fail.
    plain: Option<Tera>,
    own: OwnTemplates,
    resources: BTreeMap<String, Resource>,
    /// Tags of the languages that are written from right to left.
    rtl: BTreeSet<Arc<str>>,
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Theme")
            .field("resources", &self.resources.keys())
            .finish_non_exhaustive()
    }
}

impl Theme {
    /// Loads the default theme under the portal's own files and colours. `messages` by tag of the interface's language.
    pub fn load(
        own: Vec<Own>,
        messages: FxHashMap<String, Messages>,
        config: &Config,
    ) -> (Theme, Findings) {
        let mut findings = Findings::new();
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        collect(&DEFAULT, &mut files);
        let sheet = own.iter().find(|file| &*file.name == SHEET);
        let sheet = sheet.map(|file| file.source);
        let mut templates = OwnTemplates::default();
        for file in own {
            if &*file.name == contract::FILE {
                findings.extend(contract::check(file));
                continue;
            }
            match file.name.strip_prefix(TEMPLATES) {
                Some(name) => match parse::decode(file.bytes, file.source) {
                    Ok(text) => {
                        templates.insert(name.to_owned(), (file.source, text));
                    }
                    Err(finding) => findings.push(*finding),
                },
                None => {
                    files.insert(file.name.to_string(), file.bytes);
                }
            }
        }
        findings.extend(paint(&mut files, sheet, config));
        scripts(&mut files);
        let mut tera = Tera::new();
        register(&mut tera, Spoken::new(&messages, config));
        let mut defaults: Vec<(String, String)> = Vec::new();
        let mut resources = BTreeMap::new();
        for (name, bytes) in files {
            match name.strip_prefix(TEMPLATES) {
                Some(template) => {
                    let text = String::from_utf8_lossy(&bytes).into_owned();
                    defaults.push((template.to_owned(), text));
                }
                None => {
                    resources.insert(name.clone(), resource(&name, bytes));
                }
            }
        }
        tera.add_raw_templates(defaults.iter().map(|(name, text)| (&**name, &**text)))
            .unwrap_or_else(|error| panic!("the default theme is valid: {error}"));
        findings.extend(broken::missing_messages(&templates, &messages));
        let plain = (!templates.is_empty()).then(|| tera.clone());
        findings.extend(add(&mut tera, &templates));
        let theme = Theme {
            tera,
            plain,
            own: templates,
            resources,
            rtl: config
                .languages
                .iter()
                .filter(|language| language.rtl)
                .map(|language| language.tag.clone())
                .collect(),
        };
        (theme, findings)
    }

    /// A published file of the theme, by its path within it.
    pub fn resource(&self, name: &str) -> Option<&Resource> {
        self.resources.get(name)
    }

    /// All published files of the theme.
    pub fn resources(&self) -> impl Iterator<Item = &Resource> {
        self.resources.values()
    }

    /// The address of a published file; `/` if the theme lacks it.
    pub fn route(&self, name: &str) -> String {
        self.resource(name)
            .map_or_else(|| "/".to_owned(), |resource| resource.route.clone())
    }

    /// The text of all stylesheets, for the auditor.
    pub fn css(&self) -> String {
        self.texts(".css")
    }

    /// The text of all scripts, likewise.
    pub fn scripts(&self) -> String {
        self.texts(".js")
    }

    fn texts(&self, ending: &str) -> String {
        let named = self.resources.iter();
        let named = named.filter(|(name, _)| name.ends_with(ending));
        named
            .map(|(_, file)| String::from_utf8_lossy(&file.bytes).into_owned())
            .collect()
    }

    /// Renders a template. Where one of the portal's own fails it is told, and the default one is used, so that one
    /// run says everything.
    pub fn render(
        &self,
        template: &str,
        context: &Context,
        findings: &mut Findings,
    ) -> Result<Vec<u8>, Fault> {
        let mut out = Vec::with_capacity(16 * 1024);
        let lang = context.get("lang").and_then(Value::as_str);
        let around = self.around(lang.unwrap_or_default());
        let Err(error) = self.tera.render_to(template, context, &mut out) else {
            return Ok(marked::told(out, around));
        };
        let told = broken::findings(&error, &self.own);
        let Some(plain) = self.plain.as_ref().filter(|_| !told.is_empty()) else {
            return Err(failed(template, &error));
        };
        findings.extend(told.into_iter().map(|(_, finding)| finding));
        out.clear();
        if plain.contains_template(template) {
            let rendered = plain.render_to(template, context, &mut out);
            rendered.map_err(|error| failed(template, &error))?;
        }
        Ok(marked::told(out, around))
    }

    fn around<'a>(&'a self, lang: &'a str) -> Around<'a> {
        Around {
            lang,
            rtl: &self.rtl,
        }
    }

    /// A piece of HTML that a script will put on a page of a language: its texts of another one say which.
    pub fn told(&self, html: String, lang: &str) -> String {
        let bytes = marked::told(html.into_bytes(), self.around(lang));
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// Renders what many pages share, the templates in `comun/`: name (`pie`) and HTML.
    pub fn common(
        &self,
        context: &Context,
        findings: &mut Findings,
    ) -> Result<Vec<(String, String)>, Fault> {
        let mut names: Vec<&str> = self
            .tera
            .get_template_names()
            .filter(|name| name.starts_with(COMMON))
            .collect();
        names.sort_unstable();
        names
            .into_iter()
            .map(|name| {
                let bytes = self.render(name, context, findings)?;
                let html = String::from_utf8_lossy(&bytes).into_owned();
                let name = name
                    .trim_start_matches(COMMON)
                    .trim_end_matches(".html")
                    .to_owned();
                Ok((name, html))
            })
            .collect()
    }

    /// Whether there is a template of this name.
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }
}

/// The names of the messages that a portal's own templates ask for.
pub fn asked(own: &[Own]) -> BTreeSet<String> {
    let templates = own.iter().filter(|file| file.name.starts_with(TEMPLATES));
    let mut asked = BTreeSet::new();
    for file in templates {
        let text = String::from_utf8_lossy(&file.bytes);
        let keys = broken::keys(&text).into_iter();
        asked.extend(keys.map(|(_, key)| key.to_owned()));
    }
    asked
}

/// Writes the portal's colours after the stylesheet, and tells those that cannot be read.
fn paint(
    files: &mut BTreeMap<String, Vec<u8>>,
    own: Option<SourceId>,
    config: &Config,
) -> Findings {
    let Some(sheet) = files.get_mut(SHEET) else {
        return Findings::new();
    };
    let css = String::from_utf8_lossy(sheet);
    let painted = palette::paint(palette::Sources {
        css: &css,
        own,
        chosen: &config.colours,
        portal: config.source,
    });
    sheet.extend_from_slice(painted.rules.as_bytes());
    painted.findings
}

/// Puts the portal's own templates over the default ones; those that cannot be used are told and left out.
fn add(tera: &mut Tera, own: &OwnTemplates) -> Findings {
    let mut findings = Findings::new();
    let mut good: BTreeMap<&str, &str> = own
        .iter()
        .map(|(name, (_, text))| (&**name, &**text))
        .collect();
    while let Err(error) = tera.add_raw_templates(good.iter()) {
        let told = broken::findings(&error, own);
        let before = good.len();
        for (name, finding) in told {
            findings.push(finding);
            good.remove(&*name);
        }
        if good.len() == before {
            // It cannot be said which one: each is tried by itself, and those that fail alone are told.
            good.retain(|name, text| tera.clone().add_raw_template(name, text).is_ok());
            if good.len() == before {
                break;
            }
        }
    }
    findings
}

/// A template of ours that fails: a mistake of ours.
fn failed(template: &str, error: &tera::Error) -> Fault {
    Fault::Template {
        name: template.to_owned(),
        what: broken::place(error),
    }
}

fn collect(dir: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in dir.files() {
        let name = file.path().to_string_lossy().replace('\\', "/");
        files.insert(name, file.contents().to_vec());
    }
    dir.dirs().for_each(|dir| collect(dir, files));
}

/// Files of `content/` that the portal's own theme names: they are published as they are.
pub fn pictures(own: &[Own]) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for file in own {
        let text = String::from_utf8_lossy(&file.bytes);
        for (at, _) in text.match_indices("imagenes/") {
            let ends = |letter: char| letter.is_whitespace() || "\"'()<>?#,".contains(letter);
            named.extend(text[at..].split(ends).next().map(str::to_owned));
        }
    }
    named
}

/// A list asks for one script: that of lists begins with the core.
fn scripts(files: &mut BTreeMap<String, Vec<u8>>) {
    if let (Some(core), Some(list)) = (files.get(CORE), files.get(LIST)) {
        let whole = [core, b"\n;".as_slice(), list].concat();
        files.insert(LIST.to_owned(), whole);
    }
}

/// `css/vitrina.css` becomes `/recursos/vitrina-1a2b3c4d.css`.
fn resource(name: &str, bytes: Vec<u8>) -> Resource {
    let digest = Digest::of(&bytes).short(8);
    let file = name.rsplit('/').next().unwrap_or(name);
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, "bin"));
    Resource {
        route: format!("/recursos/{stem}-{digest}.{ending}"),
        bytes: bytes.into(),
    }
}

fn register(tera: &mut Tera, spoken: Spoken) {
    let spoken = Arc::new(spoken);
    let by_page = Arc::clone(&spoken);
    tera.register_function(
        "t",
        move |kwargs: Kwargs, state: &State<'_>| -> tera::TeraResult<Value> {
            let key = kwargs.must_get::<&str>("key")?;
            let messages = by_page.of(state)?;
            if let Some((text, _)) = messages.plain(key) {
                return Ok(Value::safe_string(&html(text)));
            }
            let args: Vec<(String, Arg)> = kwargs
                .iter()
                .filter_map(|(name, value)| Some((name.as_str()?.to_owned(), argument(value))))
                .filter(|(name, _)| name != "key")
                .collect();
            let args: Vec<(&str, Arg)> = args
                .iter()
                .map(|(name, arg)| (name.as_str(), arg.clone()))
                .collect();
            match messages.get(key, &args) {
                Some(text) => Ok(Value::safe_string(&html(&text.text))),
                // A key written in a template was looked up when it was read (E0803).
                None => Ok(Value::safe_string(&html(key))),
            }
        },
    );
    tera.register_function(
        "fecha",
        move |kwargs: Kwargs, state: &State<'_>| -> tera::TeraResult<Value> {
            let iso = kwargs.must_get::<&str>("valor")?;
            let text = spoken.of(state)?.iso_date(iso);
            Ok(Value::safe_string(&html(
                &text.map_or_else(|| iso.to_owned(), |text| text.text),
            )))
        },
    );
}

fn argument(value: &Value) -> Arg {
    match (value.as_i64(), value.as_str()) {
        (Some(number), _) => Arg::Number(number),
        (None, Some(text)) => Arg::from(text),
        (None, None) => Arg::from(value.to_string()),
    }
}

fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    crate::parse::markdown::escape(&mut out, text);
    out
}
