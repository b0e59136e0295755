//! A portal in Spanish and ten other languages, half of them with two pages: what each page says of its language, read
//! from the built site alone.
//!
//! Every text of the content holds the sign of its language (`‹inb›`), and the interface speaks the language of tests
//! where it would speak Spanish: so each text on a page can be held to the language under which it stands. No language
//! is written here: where another would have words, these have Spanish ones for the test.

mod portal_of_eleven;

use std::collections::{BTreeMap, BTreeSet};

use scraper::{ElementRef, Html};
use vitrina::host::memory::MemoryHost;
use vitrina::i18n::SITE;
use vitrina::pseudo::OPEN;

use crate::portal::{self, Files};
use crate::pseudo;
use crate::spoken::spoken;
use portal_of_eleven::{OTHERS, TWO, built, host};

const BASE: &str = "https://www.ejemplo.gov.co";

/// The language of a page by its address.
fn of_path(path: &str) -> &str {
    let first = path.split('/').next().unwrap_or_default();
    let known = OTHERS.iter().find(|(tag, ..)| *tag == first);
    known.map_or("es", |(tag, ..)| tag)
}

fn pages(files: &Files) -> BTreeMap<String, Html> {
    let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        (path.clone(), Html::parse_document(text))
    })
    .collect()
}

fn address(path: &str) -> String {
    format!("{BASE}/{}", path.trim_end_matches("index.html"))
}

fn path_of(address: &str) -> String {
    let path = address
        .strip_prefix(BASE)
        .unwrap_or_else(|| panic!("{address} is of the site"));
    format!("{}index.html", path.trim_start_matches('/'))
}

fn attr<'h>(element: ElementRef<'h>, name: &str) -> &'h str {
    element.value().attr(name).unwrap_or_default()
}

/// The alternates of a page: language and address.
fn alternates(page: &Html) -> BTreeMap<String, String> {
    let links = portal::select(page, "head link[rel=alternate][hreflang]").into_iter();
    links
        .map(|link| {
            (
                attr(link, "hreflang").to_owned(),
                attr(link, "href").to_owned(),
            )
        })
        .collect()
}

#[test]
fn every_page_says_its_language_and_leads_to_the_same_page_in_the_others() {
    let files = built(&host(), false);
    let pages = pages(&files);
    let names: BTreeMap<&str, &str> = OTHERS
        .iter()
        .map(|(tag, name, ..)| (*tag, *name))
        .chain([("es", "Español")])
        .collect();
    let mut spoken_in: BTreeMap<&str, usize> = BTreeMap::new();
    let mut linked = 0;
    for (path, page) in &pages {
        let lang = of_path(path);
        *spoken_in.entry(lang).or_default() += 1;
        let html = portal::select(page, "html")[0];
        assert_eq!(attr(html, "lang"), lang, "{path}");
        assert_eq!(
            attr(html, "dir"),
            if lang == "ar" { "rtl" } else { "" },
            "{path}"
        );
        let locale = portal::select(page, "meta[property='og:locale']");
        let locale: Vec<&str> = locale
            .into_iter()
            .map(|meta| attr(meta, "content"))
            .collect();
        match lang {
            "es" => assert_eq!(locale, ["es_CO"], "{path}"),
            "en" => assert_eq!(locale, ["en_US"], "{path}"),
            _ => assert!(
                locale.is_empty(),
                "{path}: nobody said how networks call {lang}"
            ),
        }
        // Networks are told the other languages whose name for them is known.
        let known = |tag: &str| match tag {
            "es" => Some("es_CO"),
            "en" => Some("en_US"),
            _ => None,
        };
        let others = alternates(page).into_keys().filter(|tag| tag != lang);
        let expected: BTreeSet<&str> = match known(lang) {
            Some(_) => others.filter_map(|tag| known(&tag)).collect(),
            None => BTreeSet::new(),
        };
        let told = portal::select(page, "meta[property='og:locale:alternate']").into_iter();
        let told: BTreeSet<&str> = told.map(|meta| attr(meta, "content")).collect();
        if path.ends_with("404.html") {
            continue;
        }
        assert_eq!(told, expected, "{path}");
        let canonical = portal::select(page, "link[rel=canonical]");
        assert_eq!(canonical.len(), 1, "{path}");
        assert_eq!(attr(canonical[0], "href"), address(path), "{path}");

        // Reciprocal: each of them exists, is in that language, and says the same of all.
        let alternates = alternates(page);
        for (tag, to) in &alternates {
            let other = path_of(to);
            let found = pages
                .get(&other)
                .unwrap_or_else(|| panic!("{path} → {tag}: {other} is there"));
            if tag == "x-default" {
                assert_eq!(of_path(&other), "es", "{path}");
                continue;
            }
            assert_eq!(
                attr(portal::select(found, "html")[0], "lang"),
                tag,
                "{path} → {other}"
            );
            assert_eq!(self::alternates(found), alternates, "{path} ↔ {other}");
            linked += 1;
        }
        // No page of another language is left out of them: its address is the same under its tag.
        let bare = path.strip_prefix(&format!("{lang}/")).unwrap_or(path);
        let list = bare.contains("/pagina/");
        let twins: BTreeSet<&str> = names
            .keys()
            .copied()
            .filter(|tag| {
                let twin = if *tag == "es" {
                    bare.to_owned()
                } else {
                    format!("{tag}/{bare}")
                };
                pages.contains_key(&twin)
            })
            .collect();
        let said: BTreeSet<&str> = alternates
            .keys()
            .map(String::as_str)
            .filter(|tag| *tag != "x-default")
            .collect();
        match twins.len() {
            1 => assert!(said.is_empty(), "{path}: {said:?}"),
            _ if list => {}
            _ => assert_eq!(said, twins, "{path}"),
        }
        // The menu of languages has the same, by their own names.
        let menu = portal::select(page, "nav[data-parte=idiomas] a").into_iter();
        let menu: BTreeMap<String, String> = menu
            .map(|link| {
                let tag = attr(link, "lang");
                assert_eq!(tag, attr(link, "hreflang"), "{path}");
                assert_eq!(link.text().collect::<String>(), names[tag], "{path}");
                assert_eq!(attr(link, "aria-current") == "true", tag == lang, "{path}");
                (tag.to_owned(), format!("{BASE}{}", attr(link, "href")))
            })
            .collect();
        let without_default: BTreeMap<String, String> = alternates
            .into_iter()
            .filter(|(tag, _)| tag != "x-default")
            .collect();
        assert_eq!(menu, without_default, "{path}");
    }
    assert_eq!(spoken_in.len(), 11, "{spoken_in:?}");
    assert!(linked > 300, "{linked}");
    for tag in TWO {
        assert_eq!(spoken_in[tag], 2, "{tag}");
    }
    // An address that does not exist is answered in each language that has pages of the program.
    let missing: Vec<&str> = pages
        .keys()
        .filter(|path| path.ends_with("404.html"))
        .map(|path| of_path(path))
        .collect();
    assert_eq!(missing, ["es", "en", "inb", "kbh"]);
}

#[test]
fn site_map_feeds_calendar_and_index_are_of_each_language() {
    let files = built(&host(), false);
    let pages = pages(&files);
    // The site map says of each page what the page says.
    let map = portal::text(&files, "sitemap.xml");
    let mut mapped = 0;
    for url in map.split("<url>").skip(1) {
        let of = |mark: &str| -> Vec<&str> {
            url.split(mark)
                .skip(1)
                .filter_map(|rest| rest.split(['<', '"']).next())
                .collect()
        };
        let path = path_of(of("<loc>")[0]);
        let page = pages
            .get(&path)
            .unwrap_or_else(|| panic!("{path} is a page"));
        let said: BTreeMap<String, String> = of("hreflang=\"")
            .into_iter()
            .zip(of(" href=\""))
            .map(|(tag, href)| (tag.to_owned(), href.to_owned()))
            .collect();
        assert_eq!(said, alternates(page), "{path}");
        mapped += 1;
    }
    // Nobody looks for the page of an error, nor for the one that is shown without a signal.
    let unlisted = |path: &&String| path.ends_with("404.html") || path.contains("sin-conexion/");
    let unlisted = pages.keys().filter(unlisted).count();
    assert_eq!(mapped + unlisted, pages.len());
    // Feeds are in the language of their list, and lead to pages in it.
    for tag in ["es", "en", "inb", "kbh", "con", "ar"] {
        let folder = if tag == "es" {
            String::new()
        } else {
            format!("{tag}/")
        };
        let rss = portal::text(&files, &format!("{folder}noticias/rss.xml"));
        assert!(
            rss.contains(&format!("<language>{tag}</language>")),
            "{tag}: {rss}"
        );
        let atom = portal::text(&files, &format!("{folder}noticias/atom.xml"));
        assert!(atom.contains(&format!("xml:lang=\"{tag}\"")), "{tag}");
        assert!(
            rss.contains(&format!("<title>Primera ‹{tag}›</title>")),
            "{tag}: {rss}"
        );
        assert!(
            rss.contains(&format!("<link>{BASE}/{folder}noticias/primera/</link>")),
            "{tag}"
        );
        let json: serde_json::Value =
            serde_json::from_str(portal::text(&files, &format!("{folder}noticias/feed.json")))
                .expect("JSON");
        assert_eq!(json["language"], tag);
        // The calendar: the event in the language, its place in that of the original, and both say so.
        let calendar = portal::text(&files, &format!("{folder}calendario.ics"));
        let parsed: icalendar::Calendar = calendar.parse().expect("another's reader reads it");
        assert_eq!(parsed.components.len(), 1, "{tag}");
        let unfolded = calendar.replace("\r\n ", "");
        let place = if tag == "es" {
            "LOCATION:Auditorio ‹es›"
        } else {
            "LOCATION;LANGUAGE=es:Auditorio ‹es›"
        };
        assert!(unfolded.contains(place), "{tag}: {unfolded}");
        assert!(unfolded.contains(&format!("Feria ‹{tag}›")), "{tag}");
        assert!(
            unfolded.contains(&format!("URL:{BASE}/{folder}eventos/2026-12-03-feria/")),
            "{tag}: {unfolded}"
        );
        let list = &pages[&format!("{folder}eventos/index.html")];
        let offered = portal::select(list, "link[type='text/calendar']");
        assert_eq!(
            attr(offered[0], "href"),
            format!("/{folder}calendario.ics"),
            "{tag}"
        );
        let own = OTHERS
            .iter()
            .all(|(one, _, _, interface)| *one != tag || *interface);
        let index = format!("indice/{tag}/manifiesto.js");
        assert_eq!(files.contains_key(&index), own, "{tag}");
    }
    // Where no event is told, there is no calendar, and pages lead to that of the source.
    for tag in TWO {
        assert!(
            !files.contains_key(&format!("{tag}/calendario.ics")),
            "{tag}"
        );
    }
}

/// The languages whose signs a text holds.
fn signs(text: &str) -> BTreeSet<&str> {
    let parts = text.split('‹').skip(1);
    parts
        .filter_map(|part| part.split_once('›'))
        .map(|(tag, _)| tag)
        .collect()
}

#[test]
fn no_text_of_another_language_stands_unmarked() {
    let files = built(&host(), true);
    let (mut wrong, mut held) = (BTreeSet::new(), BTreeMap::<String, usize>::new());
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).expect("UTF-8");
        for one in spoken(html) {
            // A title is one text: it is of the page's language, and ends with the name of the entity.
            if one.place == "html > head > title" {
                continue;
            }
            // An attribute is one text: a message there may hold a name of another language.
            let channels = one.place.contains("section.suscripcion");
            if one.place.starts_with('@') && (one.text.contains(OPEN) || channels) {
                continue;
            }
            for sign in signs(&one.text) {
                *held.entry(sign.to_owned()).or_default() += 1;
                if sign != one.lang {
                    wrong.insert(format!(
                        "{path}: {sign} as {}: {} «{}»",
                        one.lang,
                        one.place,
                        one.text.trim()
                    ));
                }
            }
        }
        if of_path(path) != "en" {
            let found = pseudo::wrong(html).into_iter();
            // What English speaks where a language falls back to it has no brackets, and what Inga has no sign of.
            wrong.extend(found.map(|one| format!("{path}: {one}")));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}:\n{}",
        wrong.len(),
        wrong.into_iter().collect::<Vec<_>>().join("\n")
    );
    assert_eq!(held.len(), 11, "{held:?}");
}

#[test]
fn where_directions_differ_each_text_says_its_own() {
    let files = built(&host(), false);
    let page = portal::page(&files, "ar/paginas/ayuda/index.html");
    let mut seen = 0;
    for element in portal::select(&page, "body [lang]") {
        let lang = attr(element, "lang");
        let mut above = element.ancestors().filter_map(ElementRef::wrap);
        let around = above
            .find_map(|one| one.value().attr("lang"))
            .expect("the page says its own");
        let wanted = match (lang == "ar", around == "ar") {
            (true, false) => "rtl",
            (false, true) => "ltr",
            _ => "",
        };
        assert_eq!(attr(element, "dir"), wanted, "{}", element.html());
        seen += usize::from(wanted == "ltr");
    }
    assert!(seen > 10, "{seen}");
}

/// The findings of translations and messages, with their places.
fn told(host: &MemoryHost) -> BTreeSet<String> {
    let found = portal::told_of(host, |code| {
        code.id.starts_with("E036") || code.id.starts_with("E037")
    });
    found.into_iter().collect()
}

#[test]
fn one_change_tells_exactly_what_follows_from_it() {
    let mut host = host();
    // Both interfaces whole, so that one message less is one finding.
    for tag in ["inb", "kbh"] {
        host.files.remove(&*format!("i18n/{tag}/propios.ftl"));
        for file in SITE {
            let path = portal::root().join(format!("i18n/es/{file}.ftl"));
            let text = std::fs::read_to_string(path).expect("the program has the file");
            host.write(&format!("i18n/{tag}/{file}.ftl"), text);
        }
    }
    let toml = host.text("portal.toml").expect("it is there").to_owned();
    let toml = toml.replace(
        "respaldo = \"inb\"",
        "respaldo = \"inb\"\nplurales = { one = \"n = 1\" }",
    );
    host.write(
        "portal.toml",
        toml.replacen(
            "nombre = \"Inga\"",
            "nombre = \"Inga\"\nplurales = { one = \"n = 1\" }",
            1,
        ),
    );
    // Each translation says from which version it was made.
    let (build, _) = portal::build(&host);
    for finding in &build.findings {
        let args = &finding.args;
        let version = args.iter().find_map(|(name, value)| match value {
            vitrina::diag::Arg::Text(text) if *name == "version" => Some(text.to_string()),
            _ => None,
        });
        if let (Some(version), Some(place), "E0361") = (version, finding.place, finding.code.id) {
            let path = portal::path_of(&build, place.source).to_owned();
            let text = host.text(&path).expect("it is there").replacen(
                "+++\n",
                &format!("+++\ntraduce = \"{version}\"\n"),
                1,
            );
            host.write(&path, text);
        }
    }
    let before = told(&host);
    let after = |change: &dyn Fn(&mut MemoryHost)| {
        let mut changed = MemoryHost::new(portal::TODAY);
        for (path, bytes) in &host.files {
            changed.write(path, bytes);
        }
        change(&mut changed);
        portal::stamp(&mut changed);
        let now = told(&changed);
        let gone: Vec<String> = before.difference(&now).cloned().collect();
        let new: Vec<String> = now.difference(&before).cloned().collect();
        (new, gone)
    };
    let none = Vec::<String>::new();
    // One message less, in one language.
    let cut = |host: &mut MemoryHost| {
        let path = "i18n/inb/cifras.ftl";
        let text = host
            .text(path)
            .expect("it is there")
            .replace("mes-4 = abril\n", "");
        host.write(path, text);
    };
    let text = host.text("i18n/inb/cifras.ftl").expect("it is there");
    let line = text
        .lines()
        .position(|line| line.starts_with("mes-3 ="))
        .expect("March")
        + 1;
    assert_eq!(
        after(&cut),
        (
            vec![format!("E0370 i18n/inb/cifras.ftl:{line}:1")],
            none.clone()
        )
    );
    // One page translated, which does not say from which version.
    let translate = |host: &mut MemoryHost| {
        host.write(
            "content/noticias/segunda.snn.md",
            "+++\ntitulo = \"Segunda ‹snn›\"\n+++\nTexto ‹snn›.\n",
        );
    };
    assert_eq!(
        after(&translate),
        (
            vec!["E0361 content/noticias/segunda.snn.md:1:1".to_owned()],
            none.clone()
        )
    );
    // One source changed: each translation of it is out of date, at what it says of its version.
    let change = |host: &mut MemoryHost| {
        let path = "content/paginas/ayuda.md";
        let text = host
            .text(path)
            .expect("it is there")
            .replace("Para empezar", "Para comenzar");
        host.write(path, text);
    };
    let mut stale: Vec<String> = OTHERS
        .iter()
        .map(|(tag, ..)| format!("E0360 content/paginas/ayuda.{tag}.md:2:11"))
        .collect();
    stale.sort();
    assert_eq!(after(&change), (stale, none));
}
