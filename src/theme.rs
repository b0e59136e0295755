//! The theme: templates, stylesheet and scripts, embedded in the binary; a portal shadows single files under `themes/`.
//!
//! In: the portal's own files. Out: a [`Theme`] that turns a view into HTML. Templates get a closed view and two
//! functions: `t` (a message of the interface) and `fecha` (a date in words).

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use rustc_hash::FxHashMap;
use tera::{Context, Kwargs, State, Tera, Value};

use crate::diag::{Arg, Diagnostic, Findings, code};
use crate::digest::Digest;
use crate::host::Fault;
use crate::i18n::Messages;
use crate::text::{Lines, SourceId, Span};

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Folder of the templates within the theme.
const TEMPLATES: &str = "plantillas/";

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
    resources: BTreeMap<String, Resource>,
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Theme")
            .field("resources", &self.resources.keys())
            .finish_non_exhaustive()
    }
}

impl Theme {
    /// Loads the default theme under the portal's own files. `messages` by tag of the interface's language.
    pub fn load(own: Vec<Own>, messages: FxHashMap<String, Messages>) -> (Theme, Findings) {
        let mut findings = Findings::new();
        let mut files: BTreeMap<String, (Option<SourceId>, Vec<u8>)> = BTreeMap::new();
        collect(&DEFAULT, &mut files);
        for file in own {
            files.insert(file.name.to_string(), (Some(file.source), file.bytes));
        }
        let mut tera = Tera::new();
        let messages = Arc::new(messages);
        register(&mut tera, &messages);
        let mut templates: Vec<(String, String)> = Vec::new();
        let mut sources: FxHashMap<String, (SourceId, String)> = FxHashMap::default();
        let mut resources = BTreeMap::new();
        for (name, (source, bytes)) in files {
            match name.strip_prefix(TEMPLATES) {
                Some(template) => {
                    let text = String::from_utf8_lossy(&bytes).into_owned();
                    if let Some(source) = source {
                        sources.insert(template.to_owned(), (source, text.clone()));
                    }
                    templates.push((template.to_owned(), text));
                }
                None => {
                    resources.insert(name.clone(), resource(&name, bytes));
                }
            }
        }
        findings.extend(missing_messages(&sources, &messages));
        if let Err(error) = tera.add_raw_templates(
            templates
                .iter()
                .map(|(name, text)| (name.as_str(), text.as_str())),
        ) {
            findings.push(template_finding(&error, &sources));
            // The site is still built, with the default theme, so that one run says everything.
            let mut plain = Tera::new();
            register(&mut plain, &messages);
            let mut files = BTreeMap::new();
            collect(&DEFAULT, &mut files);
            let defaults: Vec<(String, String)> = files
                .into_iter()
                .filter_map(|(name, (_, bytes))| {
                    Some((
                        name.strip_prefix(TEMPLATES)?.to_owned(),
                        String::from_utf8_lossy(&bytes).into_owned(),
                    ))
                })
                .collect();
            plain
                .add_raw_templates(
                    defaults
                        .iter()
                        .map(|(name, text)| (name.as_str(), text.as_str())),
                )
                .unwrap_or_else(|error| panic!("the default theme is valid: {error}"));
            tera = plain;
        }
        (Theme { tera, resources }, findings)
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
        let sheets = self
            .resources
            .iter()
            .filter(|(name, _)| name.ends_with(".css"));
        sheets
            .map(|(_, sheet)| String::from_utf8_lossy(&sheet.bytes).into_owned())
            .collect()
    }

    /// Renders a template.
    pub fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, Fault> {
        let mut out = Vec::with_capacity(16 * 1024);
        self.tera
            .render_to(template, context, &mut out)
            .map_err(|error| Fault::Template {
                name: template.to_owned(),
                what: format!("{error}"),
            })?;
        Ok(out)
    }

    /// Renders what many pages share, the templates in `comun/`: name (`pie`) and HTML.
    pub fn common(&self, context: &Context) -> Result<Vec<(String, String)>, Fault> {
        let mut names: Vec<&str> = self
            .tera
            .get_template_names()
            .filter(|name| name.starts_with(COMMON))
            .collect();
        names.sort_unstable();
        names
            .into_iter()
            .map(|name| {
                let html = String::from_utf8_lossy(&self.render(name, context)?).into_owned();
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

fn collect(dir: &Dir<'_>, files: &mut BTreeMap<String, (Option<SourceId>, Vec<u8>)>) {
    for file in dir.files() {
        let name = file.path().to_string_lossy().replace('\\', "/");
        files.insert(name, (None, file.contents().to_vec()));
    }
    dir.dirs().for_each(|dir| collect(dir, files));
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

fn register(tera: &mut Tera, messages: &Arc<FxHashMap<String, Messages>>) {
    let by_language = Arc::clone(messages);
    tera.register_function(
        "t",
        move |kwargs: Kwargs, state: &State<'_>| -> tera::TeraResult<Value> {
            let key = kwargs.must_get::<&str>("key")?;
            let lang = state.get::<String>("ui_lang")?.unwrap_or_default();
            let Some(messages) = by_language.get(&lang) else {
                return Err(tera::Error::message(format!("no messages for {lang}")));
            };
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
    let by_language = Arc::clone(messages);
    tera.register_function(
        "fecha",
        move |kwargs: Kwargs, state: &State<'_>| -> tera::TeraResult<Value> {
            let iso = kwargs.must_get::<&str>("valor")?;
            let lang = state.get::<String>("ui_lang")?.unwrap_or_default();
            let text = by_language
                .get(&lang)
                .and_then(|messages| messages.iso_date(iso));
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

/// The finding for a template that cannot be used: file and place, in our words.
fn template_finding(
    error: &tera::Error,
    own: &FxHashMap<String, (SourceId, String)>,
) -> Diagnostic {
    use tera::ErrorKind;
    let (name, place, detail) = match error.kind() {
        ErrorKind::SyntaxError(report) => (report.filename(), Some(report.span()), "signos"),
        ErrorKind::RenderingError(report) => (report.filename(), Some(report.span()), "valor"),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.as_str(), None, "circulo")
        }
        ErrorKind::MissingParent { current, .. } => (current.as_str(), None, "base"),
        ErrorKind::TemplateNotFound(name) => (name.as_str(), None, "incluida"),
        _ => ("", None, "signos"),
    };
    let Some((source, text)) = own.get(name) else {
        return Diagnostic::on(code::TEMPLATE, "themes")
            .arg("plantilla", if name.is_empty() { "themes" } else { name })
            .arg("linea", place.map_or(1, |span| span.start_line))
            .arg("detalle", detail);
    };
    let span = place.map_or(Span::at(0), |span| {
        let lines = Lines::new(text);
        let at = |line: usize, column: usize| lines.offset(line, column + 1);
        let start = at(span.start_line, span.start_col);
        Span::new(start, at(span.end_line, span.end_col).max(start))
    });
    Diagnostic::at(code::TEMPLATE, *source, span)
        .arg("plantilla", name)
        .arg("linea", place.map_or(1, |span| span.start_line))
        .arg("detalle", detail)
}

/// Messages that a portal's own template asks for by name and no language has: `t(key="…")`.
fn missing_messages(
    own: &FxHashMap<String, (SourceId, String)>,
    messages: &FxHashMap<String, Messages>,
) -> Findings {
    let mut findings = Findings::new();
    for (source, text) in own.values() {
        let keys = text.match_indices("key=\"").filter_map(|(at, mark)| {
            let start = at + mark.len();
            let length = text[start..].find('"')?;
            Some((start, &text[start..start + length]))
        });
        for (start, key) in keys.filter(|(_, key)| !messages.values().any(|known| known.has(key))) {
            let names = messages.values().flat_map(Messages::ids);
            findings.push(
                Diagnostic::at(
                    code::MESSAGE_MISSING,
                    *source,
                    Span::new(start, start + key.len()),
                )
                .arg("clave", key)
                .suggest(crate::diag::nearest(key, names)),
            );
        }
    }
    findings
}
