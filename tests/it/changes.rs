//! The page that says what changed in the portal, and what each page says of itself.

use std::sync::Arc;

use scraper::Html;
use vitrina::host::memory::MemoryHost;
use vitrina::host::{Changed, Committed};
use vitrina::model::Stamp;

use crate::portal;

/// A page with the days on which its file changed, the newest first.
fn with(host: &mut MemoryHost, path: &str, title: &str, days: &[(&str, &str)]) {
    host.write(path, format!("+++\ntitulo = \"{title}\"\n+++\nTexto.\n"));
    let at = |day: &str| Stamp::parse(&format!("{day}T09:00:00-05:00")).expect("it is a moment");
    let changes: Vec<Changed> = days
        .iter()
        .map(|(day, note)| Changed {
            at: at(day),
            note: Arc::from(*note),
        })
        .collect();
    let known = Committed {
        first: changes.last().expect("one day").at,
        last: changes[0].at,
        commit: "fedcba9876543210".into(),
    };
    host.history.files.insert(path.into(), known);
    host.history.changes.insert(path.into(), changes);
}

fn site() -> MemoryHost {
    let mut host = portal::small();
    with(
        &mut host,
        "content/paginas/horario.md",
        "Horario",
        &[
            ("2026-11-20", "Abrimos los sábados"),
            ("2026-11-20", "Corrige una tilde"),
            ("2026-11-03", "Publica el horario"),
        ],
    );
    with(
        &mut host,
        "content/paginas/bodega.md",
        "Bodega",
        &[("2026-11-20", "Publica la bodega")],
    );
    host
}

#[test]
fn days_go_from_the_newest_back_and_say_what_is_new() {
    let host = site();
    let (_, files) = portal::build(&host);
    let page = String::from_utf8(files["historial/index.html"].to_vec()).expect("it is UTF-8");
    let html = Html::parse_document(&page);
    assert_eq!(
        portal::texts(&html, ".dia h2"),
        ["20 de noviembre de 2026", "3 de noviembre de 2026"]
    );
    // Two changes on one day are one line; without `notas_de_cambio` nobody's words are shown.
    assert_eq!(
        portal::texts(&html, ".dia li"),
        [
            "Bodega página nueva",
            "Horario cambió",
            "Horario página nueva"
        ]
    );
    assert!(!page.contains("Corrige una tilde"), "words of a commit");
    let own = String::from_utf8(files["paginas/horario/index.html"].to_vec()).expect("it is UTF-8");
    let own = Html::parse_document(&own);
    assert_eq!(portal::texts(&own, ".sobre .cambios li").len(), 3);
    assert_eq!(
        portal::texts(&own, ".pie .sello a[href='/historial/']"),
        ["Qué ha cambiado"]
    );
}

#[test]
fn the_words_of_a_change_are_shown_where_the_portal_says_so() {
    let mut host = site();
    let toml = String::from_utf8(host.files["portal.toml"].to_vec()).expect("it is UTF-8");
    host.write("portal.toml", format!("notas_de_cambio = true\n{toml}"));
    let (_, files) = portal::build(&host);
    let page = String::from_utf8(files["historial/index.html"].to_vec()).expect("it is UTF-8");
    let html = Html::parse_document(&page);
    assert_eq!(
        portal::texts(&html, ".dia .resumen"),
        [
            "Publica la bodega",
            "Abrimos los sábados",
            "Publica el horario"
        ]
    );
}

#[test]
fn the_words_of_a_change_say_their_language_on_pages_of_another_one() {
    let mut host = site();
    let toml = host.text("portal.toml").expect("it is there");
    let english = "\n[[idiomas]]\ncodigo = \"en\"\nnombre = \"English\"\nrespaldo = \"es\"\n";
    host.write(
        "portal.toml",
        format!("notas_de_cambio = true\n{toml}{english}"),
    );
    // A language has pages of the program's own where it has a home page.
    host.write(
        "content/secciones/inicio.en.md",
        "+++\ntitulo = \"Home\"\n+++\nWelcome.\n",
    );
    let days = [
        ("2026-11-20", "Traduce el horario"),
        ("2026-11-03", "Empieza a traducir"),
    ];
    with(
        &mut host,
        "content/paginas/horario.en.md",
        "Opening hours",
        &days,
    );
    let (_, files) = portal::build(&host);
    let english = portal::page(&files, "en/historial/index.html");
    assert_eq!(
        portal::texts(&english, ".dia .resumen[lang=es]"),
        ["Traduce el horario", "Empieza a traducir"]
    );
    let own = portal::page(&files, "en/paginas/horario/index.html");
    assert_eq!(portal::texts(&own, ".cambios li [lang=es]").len(), 2);
    let spanish = portal::page(&files, "historial/index.html");
    assert!(!portal::texts(&spanish, ".dia .resumen").is_empty());
    assert!(portal::texts(&spanish, ".dia .resumen[lang]").is_empty());
}

#[test]
fn without_a_history_there_is_no_such_page() {
    let (_, files) = portal::build(&portal::small());
    assert!(!files.contains_key("historial/index.html"));
}

/// What a publication must move to a server is what changed: a commit that touches one page leaves the others as they
/// were, and a new day too.
#[test]
fn a_commit_changes_the_pages_that_it_touches() {
    let mut host = portal::real();
    portal::stamp(&mut host);
    let (_, before) = portal::build(&host);
    let later = Stamp::parse("2026-11-21T08:30:00-05:00").expect("a good moment");
    host.history.head = Some(later);
    host.history.commit = Some("76543210fedcba9876543210fedcba9876543210".to_owned());
    let (_, after) = portal::build(&host);
    let changed: Vec<&str> = after
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(*bytes))
        .map(|(path, _)| &**path)
        .collect();
    // The worker knows the home page by its digest.
    assert_eq!(changed, ["en/index.html", "index.html", "sw.js"]);
    let version = ".sobre .direccion dd";
    let page = portal::page(&after, "normas/index.html");
    assert!(
        portal::texts(&page, version)
            .iter()
            .any(|text| text.ends_with("Versión 0123456789ab")),
        "a page carries the commit that changed it"
    );
}
