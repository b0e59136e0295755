//! What a result shows of a document.

use super::Entry;
use super::fold::json_into;

/// Characters of a summary that are kept.
const SUMMARY: usize = 220;
/// What a result shows of a document: `["route","title","summary","kind","date"]`, and its language if it is of another
/// one than the index.
pub(super) fn card(entry: &Entry<'_>, other: bool) -> String {
    let mut out = String::with_capacity(160);
    let summary = summary(entry.summary);
    let date = entry.date.unwrap_or_default();
    for (mark, text) in [
        ('[', entry.route),
        (',', entry.title),
        (',', summary.as_str()),
        (',', entry.kind),
        (',', date),
    ] {
        out.push(mark);
        json_into(text, &mut out);
    }
    if other {
        out.push(',');
        json_into(entry.lang, &mut out);
    }
    out.push(']');
    out
}

/// A summary that is not too long, cut between words.
fn summary(text: &str) -> String {
    let text = text.trim();
    let Some((cut, _)) = text.char_indices().nth(SUMMARY) else {
        return text.to_owned();
    };
    let head = &text[..cut];
    let head = head
        .rfind(char::is_whitespace)
        .map_or(head, |space| &head[..space]);
    format!("{}…", head.trim_end())
}
