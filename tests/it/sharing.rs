//! What goes along with the pages: reading without a signal, from a folder, on paper; feeds as JSON; cards on other
//! sites.

use std::collections::BTreeSet;
use std::io::Write as _;

use scraper::Html;
use serde_json::Value;
use vitrina::engine::{self, Options};
use vitrina::folder::FolderStage;
use vitrina::host::memory::{MemoryHost, MemoryStage};

use crate::portal;

fn packed(bytes: &[u8]) -> usize {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(9));
    writer.write_all(bytes).expect("memory");
    writer.finish().expect("memory").len()
}

/// The value of a `var` of the worker.
fn variable(worker: &str, name: &str) -> Value {
    let line = worker
        .lines()
        .find_map(|line| line.strip_prefix(&format!("var {name} = ")));
    serde_json::from_str(line.expect("the worker says it")).expect("it is JSON")
}

fn file_of(route: &str) -> String {
    match route.strip_prefix('/').expect("an address of the site") {
        folder if folder.is_empty() || folder.ends_with('/') => format!("{folder}index.html"),
        file => file.to_owned(),
    }
}

#[test]
fn what_is_kept_from_the_start_is_there_and_light() {
    let (_, files) = portal::build(&portal::real());
    let worker = portal::text(&files, "sw.js");
    assert!(packed(worker.as_bytes()) <= 3000);
    let first = variable(worker, "FIRST");
    let first: Vec<&str> = first
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    for needed in [
        "/",
        "/404.html",
        "/sin-conexion/",
        "/contacto/",
        "/alerta.txt",
    ] {
        assert!(first.contains(&needed), "{needed}");
    }
    assert!(first.iter().any(|path| path.ends_with(".css")));
    assert!(first.iter().any(|path| path.ends_with(".js")));
    let procedures = first
        .iter()
        .filter(|path| path.starts_with("/tramites/") && **path != "/tramites/");
    assert!(procedures.count() >= 5);
    let weight: usize = first
        .iter()
        .map(|path| packed(&files[&file_of(path)]))
        .sum();
    assert!(weight <= 150_000, "{weight} bytes are kept from the start");
    for pair in variable(worker, "INSTEAD").as_array().expect("a list") {
        let page = pair[1].as_str().expect("an address");
        assert!(files.contains_key(&file_of(page)), "{page}");
    }
    assert!(files.contains_key("en/sin-conexion/index.html"));
}

fn without(setting: &str) -> MemoryHost {
    let mut host = portal::small();
    let text = String::from_utf8(host.files["portal.toml"].to_vec()).expect("text");
    host.write("portal.toml", format!("{text}\n[alojamiento]\n{setting}\n"));
    portal::stamp(&mut host);
    host
}

#[test]
fn the_worker_changes_with_what_it_keeps_and_can_be_taken_away() {
    let (_, files) = portal::build(&portal::small());
    let (_, again) = portal::build(&portal::small());
    assert_eq!(files["sw.js"], again["sw.js"]);
    let mut host = portal::small();
    host.write(
        "content/secciones/inicio.md",
        "+++\ntitulo = \"Inicio\"\nruta = \"/\"\norden = 1\nmenu = true\nresumen = \"Otro resumen.\"\n+++\nBienvenida.\n",
    );
    portal::stamp(&mut host);
    let (_, other) = portal::build(&host);
    assert_ne!(files["sw.js"], other["sw.js"]);
    let (build, off) = portal::build(&without("sin_conexion = false"));
    assert!(!build.failed());
    assert_eq!(off["sw.js"], files["sw-apagado.js"]);
    assert_ne!(files["sw.js"], files["sw-apagado.js"]);
    assert!(portal::text(&off, "sw.js").contains("unregister()"));
}

#[test]
fn from_a_folder_every_address_leads_to_a_file() {
    let host = portal::real();
    let stage = MemoryStage::default();
    engine::run(&host, &FolderStage::before(&stage), Options::default())
        .expect("content cannot make a fault");
    let files = stage.files();
    assert!(!files.contains_key("sw.js"));
    let mut looked = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).expect("a page is UTF-8");
        let page = Html::parse_document(html);
        for (selector, attribute) in [
            ("[href]", "href"),
            ("[src]", "src"),
            ("form[action]", "action"),
        ] {
            for element in portal::select(&page, selector) {
                let address = element.attr(attribute).unwrap_or_default();
                let address = address.split(['?', '#']).next().unwrap_or_default();
                if address.is_empty() || address.contains(':') {
                    continue;
                }
                assert!(!address.starts_with('/'), "{path}: {address}");
                let mut parts: Vec<&str> = path.split('/').collect();
                parts.pop();
                for part in address.split('/') {
                    match part {
                        "." => {}
                        ".." => drop(parts.pop()),
                        part => parts.push(part),
                    }
                }
                assert!(files.contains_key(&parts.join("/")), "{path}: {address}");
                looked += 1;
            }
        }
    }
    assert!(looked > 10_000, "{looked} addresses were looked at");
    let search = portal::page(&files, "buscar/index.html");
    let results = portal::select(&search, "#resultados");
    assert_eq!(results[0].attr("data-base"), Some("../"));
    assert_eq!(results[0].attr("data-indice"), Some("../indice/es/"));
}

#[test]
fn feeds_are_also_json() {
    let (_, files) = portal::build(&portal::real());
    let feeds: Vec<&String> = files
        .keys()
        .filter(|path| path.ends_with("/feed.json"))
        .collect();
    let others = files.keys().filter(|path| path.ends_with("/rss.xml"));
    assert_eq!(feeds.len(), others.count());
    let base = "https://www.putumayo.gov.co";
    for path in feeds {
        let feed: Value = serde_json::from_slice(&files[path]).expect("it is JSON");
        assert_eq!(
            feed["version"], "https://jsonfeed.org/version/1.1",
            "{path}"
        );
        assert_eq!(feed["feed_url"], format!("{base}/{path}"));
        let home = feed["home_page_url"].as_str().expect("an address");
        let section = file_of(home.strip_prefix(base).expect("of the site"));
        let head = portal::page(&files, &section);
        let link = format!("link[rel=alternate][type='application/feed+json'][href='/{path}']");
        assert_eq!(
            portal::select(&head, &link).len(),
            1,
            "{section} names {path}"
        );
        let mut ids = BTreeSet::new();
        for item in feed["items"].as_array().expect("items") {
            let url = item["url"].as_str().expect("an address");
            assert!(files.contains_key(&file_of(url.strip_prefix(base).expect("of the site"))));
            assert!(
                ids.insert(item["id"].as_str().expect("an id").to_owned()),
                "{path}"
            );
            assert!(!item["content_text"].as_str().expect("a text").is_empty());
            let date = item["date_published"].as_str().expect("a moment");
            date.parse::<jiff::Timestamp>().expect("RFC 3339");
        }
    }
    let events = portal::page(&files, "eventos/index.html");
    let calendar = "link[rel=alternate][type='text/calendar'][href='/calendario.ics']";
    assert_eq!(portal::select(&events, calendar).len(), 1);
}

#[test]
fn every_page_has_a_card_whose_picture_is_there() {
    let (_, files) = portal::build(&portal::real());
    for path in [
        "index.html",
        "noticias/index.html",
        "en/index.html",
        "404.html",
    ] {
        let page = portal::page(&files, path);
        let meta = |name: &str| {
            let found = portal::select(&page, &format!("meta[property='{name}']"));
            assert_eq!(found.len(), 1, "{path} {name}");
            found[0].attr("content").unwrap_or_default().to_owned()
        };
        assert!(!meta("og:title").is_empty() && !meta("og:description").is_empty());
        let canonical = portal::select(&page, "link[rel=canonical]");
        assert_eq!(Some(&*meta("og:url")), canonical[0].attr("href"), "{path}");
        let locale = if path.starts_with("en/") {
            "en_US"
        } else {
            "es_CO"
        };
        assert_eq!(meta("og:locale"), locale, "{path}");
        let image = meta("og:image");
        let image = image
            .strip_prefix("https://www.putumayo.gov.co/")
            .expect("of the site");
        let size = imagesize::blob_size(&files[image]).expect("a picture");
        assert_eq!((size.width, size.height), (1200, 630));
        assert!(files[image].len() < 60_000);
    }
}

#[test]
fn pages_of_entries_have_their_address_for_paper() {
    let (_, files) = portal::build(&portal::real());
    let norm = portal::page(&files, "normas/ley/2014/1712/index.html");
    assert_eq!(portal::select(&norm, ".sobre .direccion svg.qr").len(), 1);
    let address = portal::select(&norm, ".sobre .direccion dd")[0]
        .text()
        .collect::<String>();
    assert!(address.starts_with("https://www.putumayo.gov.co/normas/ley/2014/1712/"));
}
