//! RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1 of a section's list, and the calendar (RFC 5545).

use serde_json::{Value as Json, json};

use super::Inputs;
use crate::calendar::ics;
use crate::catalog::{Catalog, DocId, EntryId};
use crate::model::{LangId, Stamp, Value};
use crate::parse::markdown::escape;
use crate::plan::Listing;

/// Entries in a feed.
const LIMIT: usize = 20;

/// The feeds of a section: file name and bytes. They have what its list has: what is not told in the language of the list
/// is there in the source language, and says so.
pub fn feeds(inputs: &Inputs<'_>, section: DocId, listing: &Listing) -> Vec<(String, Vec<u8>)> {
    let catalog = inputs.catalog;
    let Some(route) = catalog.card(section).route.as_deref() else {
        return Vec::new();
    };
    let lang = catalog.doc(section).lang;
    let mut items: Vec<DocId> = listing
        .entries
        .iter()
        .map(|&entry| catalog.best(entry, lang))
        .collect();
    items.retain(|&doc| catalog.card(doc).route.is_some());
    items.sort_by_key(|&doc| {
        (
            std::cmp::Reverse(catalog.card(doc).date),
            catalog.card(doc).entry,
        )
    });
    items.truncate(LIMIT);
    let feed = Feed {
        inputs,
        section,
        route,
        items: &items,
    };
    let folder = route.trim_start_matches('/');
    vec![
        (format!("{folder}rss.xml"), feed.rss().into_bytes()),
        (format!("{folder}atom.xml"), feed.atom().into_bytes()),
        (format!("{folder}feed.json"), feed.json().into_bytes()),
    ]
}

struct Feed<'f> {
    inputs: &'f Inputs<'f>,
    section: DocId,
    route: &'f str,
    items: &'f [DocId],
}

impl Feed<'_> {
    fn catalog(&self) -> &Catalog {
        self.inputs.catalog
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.catalog().config().base)
    }

    /// The language of an entry, where it is not that of the feed.
    fn foreign(&self, doc: DocId) -> Option<&str> {
        let catalog = self.catalog();
        let lang = catalog.doc(doc).lang;
        (lang != catalog.doc(self.section).lang).then(|| catalog.config().tag(lang))
    }

    /// Words of an entry of Atom, with their language where it is not the entry's.
    fn words(&self, out: &mut String, name: &str, doc: DocId, (text, lang): (&str, LangId)) {
        let from = out.len();
        element(out, name, text);
        if lang != self.catalog().doc(doc).lang {
            let tag = self.catalog().config().tag(lang);
            out.insert_str(from + 1 + name.len(), &format!(" xml:lang=\"{tag}\""));
        }
    }

    fn title(&self) -> String {
        let entity = self
            .catalog()
            .config()
            .entity
            .text("nombre")
            .unwrap_or_default();
        format!("{} · {entity}", self.catalog().card(self.section).title)
    }

    /// When an entry was last changed, as far as is known: by its file, else by its own date.
    fn stamp(&self, doc: DocId) -> Stamp {
        let catalog = self.catalog();
        let own = catalog.doc(doc);
        let typed = own
            .fields
            .date("fecha_actualizacion")
            .or(catalog.card(doc).date);
        let committed = || {
            self.inputs
                .history
                .files
                .get(&self.inputs.scan.file(own.source).path)
                .map(|file| file.last)
        };
        typed
            .map(Stamp::midnight)
            .or_else(committed)
            .unwrap_or_else(|| Stamp::midnight(self.inputs.date))
    }

    fn newest(&self) -> Stamp {
        let newest = self
            .items
            .iter()
            .map(|&doc| self.stamp(doc))
            .max_by_key(Stamp::unix);
        newest.unwrap_or_else(|| Stamp::midnight(self.inputs.date))
    }

    fn rss(&self) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"",
        );
        if self.items.iter().any(|&doc| self.foreign(doc).is_some()) {
            out.push_str(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"");
        }
        out.push_str(">\n<channel>\n");
        element(&mut out, "title", &self.title());
        element(&mut out, "link", &self.address(self.route));
        let summary = self.catalog().card(self.section).summary.clone();
        element(
            &mut out,
            "description",
            summary.as_deref().unwrap_or(&self.title()),
        );
        element(
            &mut out,
            "language",
            self.catalog()
                .config()
                .tag(self.catalog().doc(self.section).lang),
        );
        element(&mut out, "lastBuildDate", &self.newest().rfc2822());
        out.push_str("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"");
        escape(&mut out, &self.address(&format!("{}rss.xml", self.route)));
        out.push_str("\"/>\n");
        for &doc in self.items {
            let card = self.catalog().card(doc);
            let address = self.address(card.route.as_deref().unwrap_or("/"));
            out.push_str("<item>\n");
            element(&mut out, "title", &card.title);
            element(&mut out, "link", &address);
            element(&mut out, "guid", &address);
            element(&mut out, "pubDate", &self.stamp(doc).rfc2822());
            element(
                &mut out,
                "description",
                card.summary.as_deref().unwrap_or(&card.title),
            );
            if let Some(tag) = self.foreign(doc) {
                element(&mut out, "dc:language", tag);
            }
            out.push_str("</item>\n");
        }
        out + "</channel>\n</rss>\n"
    }

    fn json(&self) -> String {
        let catalog = self.catalog();
        let items = self.items.iter().map(|&doc| {
            let card = catalog.card(doc);
            let address = self.address(card.route.as_deref().unwrap_or("/"));
            without_nothing(json!({
                "id": &address,
                "url": &address,
                "title": &*card.title,
                "content_text": card.summary.as_deref().unwrap_or(&card.title),
                "date_published": self.stamp(doc).rfc3339(),
                "language": self.foreign(doc),
            }))
        });
        let entity = catalog.config().entity.text("nombre").unwrap_or_default();
        let feed = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title(),
            "home_page_url": self.address(self.route),
            "feed_url": self.address(&format!("{}feed.json", self.route)),
            "description": catalog.card(self.section).summary.as_deref(),
            "language": catalog.config().tag(catalog.doc(self.section).lang),
            "authors": [{ "name": entity }],
            "items": items.collect::<Vec<_>>(),
        });
        without_nothing(feed).to_string()
    }

    fn atom(&self) -> String {
        let lang = self
            .catalog()
            .config()
            .tag(self.catalog().doc(self.section).lang);
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n"
        );
        element(
            &mut out,
            "id",
            &self.address(&format!("{}atom.xml", self.route)),
        );
        element(&mut out, "title", &self.title());
        element(&mut out, "updated", &self.newest().rfc3339());
        out.push_str("<author>");
        element(
            &mut out,
            "name",
            self.catalog()
                .config()
                .entity
                .text("nombre")
                .unwrap_or_default(),
        );
        out.push_str("</author>\n");
        for (rel, kind, path) in [
            ("self", "application/atom+xml", "atom.xml"),
            ("alternate", "text/html", ""),
        ] {
            out.push_str(&format!("<link rel=\"{rel}\" type=\"{kind}\" href=\""));
            escape(&mut out, &self.address(&format!("{}{path}", self.route)));
            out.push_str("\"/>\n");
        }
        for &doc in self.items {
            let card = self.catalog().card(doc);
            let address = self.address(card.route.as_deref().unwrap_or("/"));
            match self.foreign(doc) {
                Some(tag) => out.push_str(&format!("<entry xml:lang=\"{tag}\">\n")),
                None => out.push_str("<entry>\n"),
            }
            element(&mut out, "id", &address);
            self.words(&mut out, "title", doc, (&card.title, card.title_in));
            element(&mut out, "updated", &self.stamp(doc).rfc3339());
            out.push_str("<link rel=\"alternate\" type=\"text/html\" href=\"");
            escape(&mut out, &address);
            out.push_str("\"/>\n");
            let summary = card.summary.as_deref().map(|text| (text, card.summary_in));
            let said = summary.unwrap_or((&card.title, card.title_in));
            self.words(&mut out, "summary", doc, said);
            out.push_str("</entry>\n");
        }
        out + "</feed>\n"
    }
}

/// An object without what has no value: the form allows no `null`.
fn without_nothing(value: Json) -> Json {
    match value {
        Json::Object(map) => map
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .collect(),
        other => other,
    }
}

/// An XML element with a text; control characters that XML forbids are dropped.
pub(crate) fn element(out: &mut String, name: &str, text: &str) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    let clean: String = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    escape(out, &clean);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

/// Address of the calendar of events for readers of a language: of their own, if an event is told in it.
pub(super) fn calendar_address(inputs: &Inputs<'_>, lang: LangId) -> Option<String> {
    let catalog = inputs.catalog;
    let events = catalog.named("evento");
    let told = |&event: &EntryId| catalog.in_language(event, lang).is_some();
    let prefix = match events.iter().any(told) {
        true => catalog.prefix(lang),
        false => catalog.prefix(LangId::SOURCE),
    };
    (!events.is_empty()).then(|| format!("{prefix}/calendario.ics"))
}

/// The calendars of events, one a language in which an event is told: path and bytes.
pub fn calendars(inputs: &Inputs<'_>) -> Vec<(String, Vec<u8>)> {
    let langs = inputs.catalog.config().langs();
    let of = |(lang, _)| {
        let address = calendar_address(inputs, lang)?;
        let own = address == format!("{}/calendario.ics", inputs.catalog.prefix(lang));
        own.then(|| {
            (
                address.trim_start_matches('/').to_owned(),
                calendar(inputs, lang),
            )
        })
    };
    langs.filter_map(of).collect()
}

/// The calendar of all events, each in the reader's language if it is told in it.
fn calendar(inputs: &Inputs<'_>, lang: LangId) -> Vec<u8> {
    let catalog = inputs.catalog;
    let events = catalog.named("evento");
    let host = catalog
        .config()
        .base
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .to_owned();
    let mut out = ics::Calendar::new(None);
    for &event in events {
        let doc = catalog.best(event, lang);
        let (Some(start), Some(route)) = (
            catalog.value(doc, "inicio"),
            catalog.card(doc).route.as_deref(),
        ) else {
            continue;
        };
        out.raw("BEGIN", "VEVENT");
        out.raw("UID", &format!("{}@{host}", catalog.entry(event).id));
        out.raw("DTSTAMP", &utc(&Stamp::midnight(inputs.date)));
        moment(&mut out, "DTSTART", start);
        if let Some(end) = catalog.value(doc, "fin") {
            moment(&mut out, "DTEND", end);
        }
        let said = |name: &str, written: LangId| match lang {
            LangId::SOURCE => name.to_owned(),
            _ => format!("{name};LANGUAGE={}", catalog.config().tag(written)),
        };
        out.text(
            &said("SUMMARY", catalog.doc(doc).lang),
            &catalog.card(doc).title,
        );
        if let Some(place) = catalog.text(doc, "lugar") {
            out.text(&said("LOCATION", catalog.written_in(doc, "lugar")), place);
        }
        out.raw("URL", &format!("{}{route}", catalog.config().base));
        out.raw("END", "VEVENT");
    }
    out.finish().into_bytes()
}

fn moment(out: &mut ics::Calendar, name: &str, value: &Value) {
    match (value, value.day()) {
        (Value::Moment(stamp), _) => out.raw(name, &utc(stamp)),
        (_, Some(day)) => out.day(name, day),
        _ => {}
    }
}

fn utc(stamp: &Stamp) -> String {
    let moment = Stamp::from_unix(stamp.unix(), 0).map_or_else(String::new, |utc| utc.rfc3339());
    moment.replace(['-', ':'], "").replace("+0000", "Z")
}
