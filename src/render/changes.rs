//! What changed and when, as git tells it: of a page, and of the whole portal day by day.
//!
//! In: the history of the files. Out: the changes of a page, newest first; the page that lists those of the portal. The
//! words of a commit are shown only where `portal.toml` says so (`notas_de_cambio`).

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::view::{ChangeView, ChangedView, DayView, PageView, SiteView, StampsView};
use super::{Renderer, own, shell};
use crate::catalog::DocId;
use crate::host::{CHANGES, Changed};
use crate::model::{LangId, Stamp};
use crate::plan::Output;

/// Days on the page of the portal, the newest.
const DAYS: usize = 60;
/// Pages of one day that are named.
const PAGES: usize = 40;

/// The changes of a document's file, the newest first. A row of a table has none: the table changes with each row.
fn known<'r>(renderer: &'r Renderer<'_>, id: DocId) -> &'r [Changed] {
    let inputs = &renderer.inputs;
    let doc = inputs.catalog.doc(id);
    let path = &inputs.scan.file(doc.source).path;
    let changes = inputs.history.changes.get(path).filter(|_| !doc.row);
    changes.map_or(&[], Vec::as_slice)
}

/// The words of a commit. Whoever publishes writes them in the language of the portal.
fn note(renderer: &Renderer<'_>, reader: LangId, change: &Changed) -> Option<String> {
    let shown = renderer.inputs.catalog.config().change_notes;
    let words = || renderer.written(reader, &change.note, LangId::SOURCE);
    (shown && !change.note.is_empty()).then(words)
}

/// The days on which a document's file changed, if it changed after it came.
pub(super) fn of_page(renderer: &Renderer<'_>, id: DocId) -> Vec<ChangeView> {
    let changes = known(renderer, id);
    let lang = renderer.inputs.catalog.doc(id).lang;
    match changes.len() {
        0 | 1 => Vec::new(),
        _ => changes
            .iter()
            .map(|change| ChangeView {
                date: change.at.date().to_string(),
                note: note(renderer, lang, change),
            })
            .collect(),
    }
}

/// The page that says what changed in the portal.
pub(super) fn portal(
    renderer: &Renderer<'_>,
    site: &Arc<SiteView>,
    output: &Output,
    lang: LangId,
) -> PageView {
    let mut view = own::own(renderer, site, output, "historial", "historial-titulo");
    view.special.days = days(renderer, lang);
    view.stamps = stamps(renderer);
    view
}

/// The page is as old as the portal and as new as its last change.
fn stamps(renderer: &Renderer<'_>) -> StampsView {
    let files = || renderer.inputs.history.files.values();
    let first = files().map(|file| file.first).min_by_key(moment);
    let last = files().map(|file| file.last).max_by_key(moment);
    StampsView {
        published: first.map(|stamp| stamp.rfc3339()),
        updated: last.map(|stamp| stamp.rfc3339()),
        version: None,
    }
}

/// What orders two stamps, also those of one moment in different zones.
fn moment(stamp: &Stamp) -> (i64, String) {
    (stamp.unix(), stamp.rfc3339())
}

/// The last days on which pages of a language changed.
fn days(renderer: &Renderer<'_>, lang: LangId) -> Vec<DayView> {
    let plan = renderer.inputs.plan;
    // By title: the order of the plan.
    let mut days: BTreeMap<Reverse<Date>, Vec<(DocId, &Changed, bool)>> = BTreeMap::new();
    for &id in plan.by_lang.get(&lang).into_iter().flatten() {
        let changes = known(renderer, id);
        let whole = changes.len() < CHANGES;
        let mut last = None;
        for (n, change) in changes.iter().enumerate() {
            let day = change.at.date();
            let first = whole && n + 1 == changes.len();
            // Several changes of a page on one day are one line, with the words of the last.
            if last.replace(day) == Some(day) {
                if let (true, Some((.., new))) = (
                    first,
                    days.get_mut(&Reverse(day)).and_then(|day| day.last_mut()),
                ) {
                    *new = true;
                }
                continue;
            }
            days.entry(Reverse(day))
                .or_default()
                .push((id, change, first));
        }
    }
    let days = days.into_iter().take(DAYS);
    days.map(|(Reverse(day), changed)| DayView {
        date: day.to_string(),
        more: changed.len().saturating_sub(PAGES),
        pages: changed
            .into_iter()
            .take(PAGES)
            .map(|(id, change, new)| ChangedView {
                link: shell::doc_link(&renderer.inputs, id, lang),
                new,
                note: note(renderer, lang, change),
            })
            .collect(),
    })
    .collect()
}
