//! Findings about content: one type, stable codes, spans, and arguments for messages.
//!
//! A [`Diagnostic`] holds no prose. Its code names a message in `i18n/<lang>/codigos.ftl` (what happened, what stands
//! under the caret, why, how to repair) and its arguments fill it in; [`sink`] turns findings into text, JSON, SARIF,
//! JUnit or GitHub annotations. Findings are collected, never thrown.

pub mod code;
pub mod explain;
mod fix;
pub mod sink;

use std::sync::Arc;

use crate::text::{Place, SourceId, Span};
pub use code::Code;
pub use fix::{Applied, Edit, Fix, apply};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The build fails.
    Error,
    /// The build goes on; somebody should look.
    Warning,
    /// Advice.
    Advice,
}

impl Severity {
    /// Name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        }
    }
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A text, shown as it is.
    Text(Arc<str>),
    /// A whole number.
    Number(i64),
    /// A text in several languages, by tag; Spanish is always there. The sinks choose.
    Words(Words),
    /// Another message, told in the language of the first.
    Message(Arc<Message>),
}

/// A text in several languages, by tag.
pub type Words = Arc<[(Arc<str>, Arc<str>)]>;

/// The text in a language, else in Spanish.
pub fn choose<'w>(words: &'w Words, lang: &str) -> &'w str {
    let of = |wanted: &str| words.iter().find(|(tag, _)| &**tag == wanted);
    of(lang).or_else(|| of("es")).map_or("", |(_, text)| text)
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.into())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text.into())
    }
}
impl From<Arc<str>> for Arg {
    fn from(text: Arc<str>) -> Arg {
        Arg::Text(text)
    }
}
impl From<usize> for Arg {
    fn from(number: usize) -> Arg {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Arg {
        Arg::Number(number)
    }
}
impl From<u64> for Arg {
    fn from(number: u64) -> Arg {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Words> for Arg {
    fn from(words: Words) -> Arg {
        Arg::Words(words)
    }
}
impl From<Message> for Arg {
    fn from(message: Message) -> Arg {
        Arg::Message(Arc::new(message))
    }
}

/// Named arguments of a message.
pub type Args = Vec<(&'static str, Arg)>;

/// A message of the program: its Fluent id and arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Id in `i18n/<lang>/*.ftl`.
    pub id: &'static str,
    /// Arguments.
    pub args: Args,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Which rule speaks.
    pub code: &'static Code,
    /// Weight: the code's own, unless the portal says otherwise.
    pub severity: Severity,
    /// Where, when it is about a place in a file.
    pub place: Option<Place>,
    /// Which file, when it is about a file without a place in it (or a path that has no source).
    pub path: Option<Arc<str>>,
    /// Arguments of the code's message.
    pub args: Args,
    /// Other places that matter (the message is the attribute `.otro` of the code).
    pub secondary: Vec<Place>,
    /// Hints beside the code's own repair.
    pub hints: Vec<Message>,
    /// The norm that asks for the field it is about, when the code itself names none.
    pub basis: Option<Arc<str>>,
    /// The repair, when a program may make it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding of a code, without a place yet.
    pub fn new(code: &'static Code) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity,
            place: None,
            path: None,
            args: Vec::new(),
            secondary: Vec::new(),
            hints: Vec::new(),
            basis: None,
            fix: None,
        }
    }

    /// A finding at a place.
    pub fn at(code: &'static Code, source: SourceId, span: Span) -> Diagnostic {
        Diagnostic {
            place: Some(Place { source, span }),
            ..Diagnostic::new(code)
        }
    }

    /// A finding about a path.
    pub fn on(code: &'static Code, path: impl Into<Arc<str>>) -> Diagnostic {
        Diagnostic {
            path: Some(path.into()),
            ..Diagnostic::new(code)
        }
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Diagnostic {
        self.args.push((name, value.into()));
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn and(mut self, place: Place) -> Diagnostic {
        self.secondary.push(place);
        self
    }

    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, id: &'static str, args: Args) -> Diagnostic {
        self.hints.push(Message { id, args });
        self
    }

    /// Adds the norm that asks for the field.
    #[must_use]
    pub fn basis(mut self, basis: Option<Arc<str>>) -> Diagnostic {
        self.basis = basis;
        self
    }

    /// Says that its own place may be replaced by a text, by a program and without asking.
    #[must_use]
    pub fn replace_by(mut self, text: impl Into<Arc<str>>) -> Diagnostic {
        self.fix = self.place.map(|place| Fix::replace(place, text));
        self
    }

    /// Adds the hint «did you mean …?» when there is a near name.
    #[must_use]
    pub fn suggest(self, name: Option<&str>) -> Diagnostic {
        match name {
            Some(name) => self.hint("quiso-decir", vec![("nombre", name.into())]),
            None => self,
        }
    }
}

/// Findings, collected.
pub type Findings = Vec<Diagnostic>;

/// Puts findings in the order in which they are told: by file, place and code; equal ones once.
///
/// `path` gives the path of a source. The order does not depend on how many threads found them.
pub fn sort<'a>(findings: &mut Findings, path: impl Fn(SourceId) -> &'a str) {
    let key = |finding: &Diagnostic| {
        let file = match (&finding.place, &finding.path) {
            (Some(place), _) => path(place.source).to_owned(),
            (None, Some(path)) => path.to_string(),
            (None, None) => String::new(),
        };
        let span = finding.place.map(|place| place.span).unwrap_or_default();
        (file, span, finding.code.id, format!("{:?}", finding.args))
    };
    findings.sort_by_cached_key(key);
    findings.dedup();
}

/// The name among `names` nearest to a mistyped `typed`, if one is near enough to be meant.
pub fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(typed, names).min().map(|(_, name)| name)
}

/// The name among `names` that `typed` must mean: the only one that is near.
pub fn only_near<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut found: Vec<&str> = near(typed, names).map(|(_, name)| name).collect();
    found.sort_unstable();
    found.dedup();
    match found[..] {
        [name] => Some(name),
        _ => None,
    }
}

/// Names so near that they may be meant, with their distance.
fn near<'a>(
    typed: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> impl Iterator<Item = (usize, &'a str)> {
    let limit = (typed.chars().count() / 3).max(1);
    names
        .into_iter()
        .map(move |name| (strsim::damerau_levenshtein(typed, name), name))
        .filter(move |(distance, _)| *distance <= limit)
}
