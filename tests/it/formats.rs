//! What others read of the site is read here by others' libraries: feeds, site map, calendar, data, pages.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::Event;
use scraper::Html;

use crate::portal::{self, Files};

pub(crate) const BASE: &str = "https://www.putumayo.gov.co";

/// Pages by address.
pub(crate) fn pages(files: &Files) -> BTreeMap<String, Html> {
    let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| {
        let route = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
        (
            route,
            Html::parse_document(std::str::from_utf8(bytes).expect("a page is UTF-8")),
        )
    })
    .collect()
}

/// An address as seen from a page: path within the site and anchor; `None` if it leads out.
fn inside(page: &str, href: &str) -> Option<(String, Option<String>)> {
    let href = href
        .strip_prefix(BASE)
        .map_or(href, |rest| if rest.is_empty() { "/" } else { rest });
    if href.contains("://")
        || href.starts_with("//")
        || ["mailto:", "tel:", "data:", "sms:"]
            .iter()
            .any(|s| href.starts_with(s))
    {
        return None;
    }
    let (path, anchor) = href.split_once('#').map_or((href, None), |(path, anchor)| {
        (path, Some(anchor.to_owned()))
    });
    let path = path.split('?').next().unwrap_or_default();
    let whole = match path {
        "" => page.to_owned(),
        path if path.starts_with('/') => path.to_owned(),
        path => {
            let folder = &page[..=page.rfind('/').expect("an address has a slash")];
            let mut parts: Vec<&str> = folder.split('/').collect();
            parts.pop();
            for part in path.split('/') {
                match part {
                    "." => {}
                    ".." => drop(parts.pop()),
                    part => parts.push(part),
                }
            }
            parts.join("/")
        }
    };
    Some((whole, anchor))
}

#[test]
fn every_feed_is_accepted_and_leads_to_pages() {
    let (_, files) = portal::build(&portal::real());
    let known = pages(&files);
    let leads = |link: &str| {
        let path = link
            .strip_prefix(BASE)
            .unwrap_or_else(|| panic!("{link} is not an address of the site"));
        let path = path.split('#').next().unwrap_or_default();
        assert!(
            known.contains_key(path) || files.contains_key(path.trim_start_matches('/')),
            "{link} is no page"
        );
    };
    let mut read = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with("/rss.xml")) {
        let feed =
            rss::Channel::read_from(&bytes[..]).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(
            !feed.title().is_empty() && !feed.description().is_empty(),
            "{path}"
        );
        leads(feed.link());
        for item in feed.items() {
            assert!(
                item.title().is_some_and(|title| !title.trim().is_empty()),
                "{path}: an item without title"
            );
            leads(
                item.link()
                    .unwrap_or_else(|| panic!("{path}: an item without link")),
            );
            if let Some(date) = item.pub_date() {
                let parsed = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(date);
                assert!(parsed.is_ok(), "{path}: {date}: {parsed:?}");
            }
            assert!(
                item.guid().is_some_and(|guid| !guid.value().is_empty()),
                "{path}: an item without guid"
            );
        }
        read += 1;
        let atom = path.replace("rss.xml", "atom.xml");
        let feed = atom_syndication::Feed::read_from(&files[&atom][..])
            .unwrap_or_else(|error| panic!("{atom}: {error}"));
        assert!(
            !feed.title().value.is_empty() && feed.id().starts_with("https://"),
            "{atom}"
        );
        assert!(
            feed.links()
                .iter()
                .any(|link| link.rel() == "self" && link.href() == format!("{BASE}/{atom}")),
            "{atom}"
        );
        let mut ids = BTreeSet::new();
        for entry in feed.entries() {
            assert!(
                !entry.title().value.trim().is_empty(),
                "{atom}: an entry without title"
            );
            assert!(
                ids.insert(entry.id().to_owned()),
                "{atom}: {} twice",
                entry.id()
            );
            assert!(!entry.links().is_empty(), "{atom}: an entry without link");
            entry.links().iter().for_each(|link| leads(link.href()));
            assert!(
                entry.updated().timestamp() > 0,
                "{atom}: {}",
                entry.updated()
            );
        }
    }
    assert!(read >= 3, "only {read} feeds were built");
    // Every feed that a page announces is there.
    for (route, page) in &known {
        for link in portal::select(page, "link[rel=alternate][type]") {
            let href = link.value().attr("href").expect("a feed has an address");
            let (path, _) = inside(route, href).expect("feeds are ours");
            assert!(
                files.contains_key(path.trim_start_matches('/')),
                "{route} announces {href}"
            );
        }
    }
}

#[test]
fn the_site_map_names_every_page_and_only_pages() {
    let (_, files) = portal::build(&portal::real());
    let known = pages(&files);
    let mut reader = quick_xml::Reader::from_str(portal::text(&files, "sitemap.xml"));
    let (mut locs, mut alternates) = (
        Vec::<String>::new(),
        BTreeMap::<String, BTreeSet<(String, String)>>::new(),
    );
    let mut in_loc = false;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => break,
            Event::Start(tag) if tag.name().as_ref() == "loc" => in_loc = true,
            Event::End(tag) if tag.name().as_ref() == "loc" => in_loc = false,
            Event::Text(text) if in_loc => locs.push(text.to_string()),
            Event::Empty(tag) if tag.name().as_ref() == "xhtml:link" => {
                let attribute = |name: &str| {
                    let found = tag.attributes().map(|one| one.expect("a good attribute"));
                    let found = found.into_iter().find(|one| one.key.as_ref() == name);
                    found
                        .unwrap_or_else(|| panic!("no {name}"))
                        .value
                        .to_string()
                };
                let page = locs
                    .last()
                    .expect("an alternate follows its address")
                    .clone();
                alternates
                    .entry(page)
                    .or_default()
                    .insert((attribute("hreflang"), attribute("href")));
            }
            _ => {}
        }
    }
    let path = |loc: &String| {
        loc.strip_prefix(BASE)
            .unwrap_or_else(|| panic!("{loc} is elsewhere"))
            .to_owned()
    };
    let named: BTreeSet<String> = locs.iter().map(path).collect();
    assert_eq!(named.len(), locs.len(), "an address twice");
    let unknown: Vec<_> = named
        .iter()
        .filter(|path| !known.contains_key(*path))
        .collect();
    assert!(unknown.is_empty(), "no pages: {unknown:?}");
    let forgotten: Vec<_> = known
        .keys()
        .filter(|path| path.ends_with('/') && !named.contains(*path))
        // It stands for another page where there is no signal; nobody looks for it.
        .filter(|path| !path.ends_with("/sin-conexion/"))
        .collect();
    assert!(
        forgotten.is_empty(),
        "pages that the map does not name: {forgotten:?}"
    );
    assert!(
        alternates.len() > 50,
        "only {} pages have alternates",
        alternates.len()
    );
    for (page, others) in &alternates {
        assert!(
            others.iter().any(|(_, href)| href == page),
            "{page} is not among its own alternates"
        );
        for (_, href) in others {
            assert_eq!(
                alternates.get(href),
                Some(others),
                "{href} does not name what {page} names"
            );
        }
    }
}

#[test]
fn the_calendar_keeps_to_rfc_5545() {
    let (build, files) = portal::build(&portal::real());
    let text = portal::text(&files, "calendario.ics");
    assert!(
        text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']),
        "lines end with CRLF"
    );
    let mut open = Vec::new();
    let mut events = 0;
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "a line of {} octets: {line}", line.len());
        if let Some(name) = line.strip_prefix("BEGIN:") {
            open.push(name);
            events += usize::from(name == "VEVENT");
        } else if let Some(name) = line.strip_prefix("END:") {
            assert_eq!(open.pop(), Some(name), "blocks cross");
        }
    }
    assert!(
        open.is_empty() && events >= build.catalog.named("evento").len(),
        "{events} events"
    );
    assert_eq!(
        text.lines()
            .filter(|line| line.starts_with("UID:"))
            .collect::<BTreeSet<_>>()
            .len(),
        events
    );
    assert_eq!(
        text.lines()
            .filter(|line| line.starts_with("DTSTAMP:"))
            .count(),
        events
    );
}

#[test]
fn downloads_can_be_read() {
    let (_, files) = portal::build(&portal::real());
    let mut read = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".json")) {
        if path.starts_with("cumplimiento/") && bytes.is_empty() {
            continue;
        }
        let parsed: Result<serde_json::Value, _> = serde_json::from_slice(bytes);
        assert!(parsed.is_ok(), "{path}: {parsed:?}");
        read += 1;
    }
    for (path, bytes) in files
        .iter()
        .filter(|(path, _)| path.ends_with("/datos.csv"))
    {
        let mut reader = csv::Reader::from_reader(&bytes[..]);
        let columns = reader.headers().expect("a header").len();
        let rows: Vec<_> = reader
            .records()
            .map(|row| row.unwrap_or_else(|error| panic!("{path}: {error}")))
            .collect();
        assert!(columns > 2, "{path}");
        let json: serde_json::Value =
            serde_json::from_slice(&files[&path.replace(".csv", ".json")]).expect("JSON");
        let list = json.as_array().or_else(|| {
            json.as_object()?
                .values()
                .find_map(|value| value.as_array())
        });
        assert_eq!(
            list.map(Vec::len),
            Some(rows.len()),
            "{path} and its JSON have other numbers of rows"
        );
        let excel = &files[&path.replace(".csv", "-excel.csv")];
        let marked = excel.strip_prefix(b"\xef\xbb\xbf").unwrap_or_else(|| {
            panic!("{path}: Excel takes a file without mark for another encoding")
        });
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(marked);
        assert_eq!(reader.headers().expect("a header").len(), columns, "{path}");
        assert_eq!(reader.records().filter(Result::is_ok).count(), rows.len());
    }
    assert!(read > 10, "only {read} files of JSON");
}

#[test]
fn every_link_and_anchor_of_every_page_resolves() {
    let (_, files) = portal::build(&portal::real());
    let known = pages(&files);
    let ids: BTreeMap<&String, BTreeSet<String>> = known
        .iter()
        .map(|(route, page)| {
            let ids = portal::select(page, "[id]")
                .into_iter()
                .filter_map(|one| one.value().attr("id"))
                .map(str::to_owned);
            (route, ids.collect())
        })
        .collect();
    let (mut broken, mut looked) = (BTreeSet::new(), 0);
    for (route, page) in &known {
        for element in portal::select(
            page,
            "[href], [src], [srcset], [action], [poster], [data-src]",
        ) {
            for name in ["href", "src", "srcset", "action", "poster", "data-src"] {
                let Some(value) = element.value().attr(name) else {
                    continue;
                };
                let hrefs = match name {
                    "srcset" => value
                        .split(',')
                        .filter_map(|one| one.split_whitespace().next())
                        .collect(),
                    _ => vec![value],
                };
                for href in hrefs {
                    let Some((path, anchor)) = inside(route, href) else {
                        continue;
                    };
                    looked += 1;
                    let good = match (ids.get(&path), anchor) {
                        (Some(ids), Some(anchor)) => anchor.is_empty() || ids.contains(&anchor),
                        (Some(_), None) => true,
                        (None, _) => files.contains_key(path.trim_start_matches('/')),
                    };
                    if !good {
                        broken.insert(format!("{route} → {href}"));
                    }
                }
            }
        }
    }
    assert!(looked > 10_000, "only {looked} links were found");
    assert!(broken.is_empty(), "{} broken: {broken:#?}", broken.len());
}

#[test]
fn every_page_says_its_language_and_asks_no_other_host() {
    let (build, files) = portal::build(&portal::real());
    let tags: BTreeSet<String> = build
        .catalog
        .config()
        .langs()
        .map(|(_, one)| one.tag.to_string())
        .collect();
    for (route, page) in pages(&files) {
        let lang = page
            .root_element()
            .value()
            .attr("lang")
            .unwrap_or_default()
            .to_owned();
        assert!(tags.contains(&lang), "{route} says lang={lang:?}");
        let prefix = route
            .split('/')
            .nth(1)
            .filter(|part| tags.contains(*part))
            .unwrap_or("es");
        assert_eq!(lang, prefix, "{route}");
        assert_eq!(
            portal::select(&page, "h1").len(),
            1,
            "{route} has not one h1"
        );
        assert_eq!(
            portal::select(&page, "main").len(),
            1,
            "{route} has not one main"
        );
        assert!(
            portal::select(&page, "title").iter().any(|title| !title
                .text()
                .collect::<String>()
                .trim()
                .is_empty()),
            "{route}"
        );
        for selector in [
            "img[src]",
            "script[src]",
            "link[href]:not([rel=canonical]):not([rel=alternate]):not([rel=license])",
            "iframe[src]",
            "audio[src]",
            "video[src]",
            "source[src]",
            "object[data]",
            "embed[src]",
            "input[src]",
            "use[href]",
            "image[href]",
        ] {
            for element in portal::select(&page, selector) {
                let asked = ["src", "href", "data"]
                    .iter()
                    .filter_map(|name| element.value().attr(name));
                for href in asked {
                    assert!(
                        inside(&route, href).is_some() || href.starts_with("data:"),
                        "{route} asks {href}"
                    );
                }
            }
        }
        assert!(
            portal::select(
                &page,
                "style, script:not([src]):not([type='application/ld+json'])"
            )
            .is_empty(),
            "{route}"
        );
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".css")) {
        let css = String::from_utf8_lossy(bytes);
        assert!(
            !css.contains("url(http") && !css.contains("@import") && !css.contains("url(//"),
            "{path}"
        );
    }
}

#[test]
fn alternates_of_pages_are_reciprocal() {
    let (_, files) = portal::build(&portal::real());
    let known = pages(&files);
    let of = |page: &Html| -> BTreeSet<(String, String)> {
        let links = portal::select(page, "link[rel=alternate][hreflang]").into_iter();
        links
            .map(|link| {
                let value = |name: &str| {
                    link.value()
                        .attr(name)
                        .expect("an alternate has it")
                        .to_owned()
                };
                (value("hreflang"), value("href"))
            })
            .collect()
    };
    let mut with = 0;
    for (route, page) in &known {
        let others = of(page);
        if others.is_empty() {
            continue;
        }
        with += 1;
        let own = format!("{BASE}{route}");
        let lang = page
            .root_element()
            .value()
            .attr("lang")
            .unwrap_or_default()
            .to_owned();
        assert!(
            others.contains(&(lang, own)),
            "{route} is not among its own alternates: {others:?}"
        );
        for (tag, href) in others.iter() {
            let path = href
                .strip_prefix(BASE)
                .unwrap_or_else(|| panic!("{href} is not absolute"));
            let other = known
                .get(path)
                .unwrap_or_else(|| panic!("{route}: {href} is no page"));
            assert_eq!(of(other), others, "{route} and {path}");
            if tag != "x-default" {
                assert_eq!(
                    other.root_element().value().attr("lang"),
                    Some(tag.as_str()),
                    "{href}"
                );
            }
        }
    }
    assert!(with > 50, "only {with} pages have alternates");
    // A list narrowed by a value is the same page in each language, in its head as in its menu.
    let mut narrowed = 0;
    for (route, page) in &known {
        let other = format!("/en{route}");
        let (false, Some(twin)) = (route.contains("/pagina/"), known.get(&other)) else {
            continue;
        };
        if !route.starts_with("/normas/") || route.matches('/').count() != 4 {
            continue;
        }
        let says = |tag: &str, href: &str| (tag.to_owned(), format!("{BASE}{href}"));
        let wanted = BTreeSet::from([
            says("es", route),
            says("en", &other),
            says("x-default", route),
        ]);
        assert_eq!(of(page), wanted, "{route}");
        let menu = portal::select(twin, "nav[data-parte=idiomas] a").len();
        assert_eq!(menu, 2, "{other}");
        narrowed += 1;
    }
    assert!(narrowed > 20, "only {narrowed} narrowed lists");
}
