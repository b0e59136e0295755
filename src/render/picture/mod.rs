//! The pictures of pages: values of the catalogue and the report as drawings with a sentence.
//!
//! In: what a block or page shows. Out: for a template `{ svg, sentence }`, beside the rows of its table. Each subject has
//! a file; how a drawing is written is `crate::draw`'s.

pub(super) mod budget;
pub(super) mod chart;
pub(super) mod contract;
pub(super) mod norm;
pub(super) mod plan;
pub(super) mod score;
pub(super) mod territory;

use serde_json::{Value as Json, json};

use super::Renderer;
use crate::catalog::EntryId;
use crate::diag::Arg;
use crate::draw::Words;
use crate::i18n::Messages;
use crate::model::LangId;

/// A picture of a subject that keeps its own figures.
pub(super) fn made(
    renderer: &Renderer<'_>,
    lang: LangId,
    id: &str,
    title: String,
    sentence: String,
    draw: impl FnOnce(&Words) -> String,
) -> Json {
    Painter { renderer, lang }.picture(id, title, sentence, draw)
}

/// The name of an entry, in the language that it is in.
pub(super) fn name(renderer: &Renderer<'_>, entry: EntryId, reader: LangId) -> String {
    let catalog = renderer.inputs.catalog;
    renderer.title(reader, catalog.best(entry, reader))
}

/// Makes the pictures of one language.
#[derive(Clone, Copy)]
struct Painter<'r, 'a> {
    renderer: &'r Renderer<'a>,
    lang: LangId,
}

impl<'r> Painter<'r, '_> {
    fn messages(&self) -> &'r Messages {
        self.renderer.messages(self.lang)
    }

    fn text(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.messages().text(id, args)
    }

    /// A percentage as the site writes it; `None` of nothing.
    fn percent(&self, part: f64, whole: f64) -> Option<String> {
        (whole > 0.0).then(|| {
            let figure = (part / whole * 1000.0).round() / 10.0;
            let places = usize::from(figure.fract() != 0.0);
            let shown = self.messages().decimal(figure, places);
            self.text("porcentaje", &[("n", shown.into())])
        })
    }

    fn pesos(&self, amount: i128) -> String {
        self.messages()
            .pesos(i64::try_from(amount).unwrap_or(i64::MAX))
    }

    /// The picture, with its sentence for those who read and those who listen.
    fn picture(
        &self,
        id: &str,
        title: String,
        sentence: String,
        draw: impl FnOnce(&Words) -> String,
    ) -> Json {
        let words = Words {
            id: id.to_owned(),
            title,
            sentence,
        };
        let svg = draw(&words);
        json!({ "svg": svg, "sentence": words.sentence })
    }
}
