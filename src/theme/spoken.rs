//! The messages that templates ask for: for each interface language, and each language of a page that speaks it.
//!
//! A text of another language than its page's says which one it is ([`crate::i18n::foreign`]). Made once, because pages
//! ask for messages a hundred times each.

use rustc_hash::FxHashMap;
use tera::{State, Value};

use crate::config::Config;
use crate::i18n::Messages;

/// See the module's text.
pub(super) struct Spoken {
    /// By the tag of the interface, then by that of the page.
    messages: FxHashMap<String, FxHashMap<String, Messages>>,
}

impl Spoken {
    /// `messages` by tag of the interface's language.
    pub(super) fn new(messages: &FxHashMap<String, Messages>, config: &Config) -> Spoken {
        let each = |(tag, messages): (&String, &Messages)| {
            let pages = config.languages.iter().map(|one| one.tag.to_string());
            let pages = pages.chain([tag.clone()]);
            let of = pages.map(|page| {
                let messages = messages.around(&page);
                (page, messages)
            });
            (tag.clone(), of.collect())
        };
        Spoken {
            messages: messages.iter().map(each).collect(),
        }
    }

    /// Those for the page that a template makes (`lang`) in its interface (`ui_lang`); a page that does not say its
    /// language is of its interface's.
    pub(super) fn of(&self, state: &State<'_>) -> tera::TeraResult<&Messages> {
        let (spoken, page) = (state.get::<Value>("ui_lang")?, state.get::<Value>("lang")?);
        let (spoken, page) = (tag(&spoken), tag(&page));
        let known = self.messages.get(spoken);
        let found = known.and_then(|pages| pages.get(page).or_else(|| pages.get(spoken)));
        found.ok_or_else(|| tera::Error::message(format!("no messages for {spoken}")))
    }
}

fn tag(value: &Option<Value>) -> &str {
    value.as_ref().and_then(Value::as_str).unwrap_or_default()
}
