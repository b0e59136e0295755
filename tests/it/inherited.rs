//! What a page shows that is not of its language, says so: what a translation does not repeat, what the kinds call things,
//! what exists in another language alone.

use scraper::ElementRef;
use vitrina::host::memory::MemoryHost;

use crate::portal;

const ENGLISH: &str = "\n[[idiomas]]\ncodigo = \"en\"\nnombre = \"English\"\nrespaldo = \"es\"\n";

fn with(more: &str) -> MemoryHost {
    let mut host = portal::small();
    let toml = String::from_utf8(host.files["portal.toml"].to_vec()).expect("it is UTF-8");
    host.write("portal.toml", format!("{toml}{ENGLISH}{more}"));
    host.write(
        "content/secciones/inicio.en.md",
        "+++\ntitulo = \"Home\"\nresumen = \"An example.\"\n+++\nWelcome.\n",
    );
    host
}

/// The text of the first element of a page, and the language under which it stands.
fn first(files: &portal::Files, path: &str, selector: &str) -> (String, String) {
    let page = portal::page(files, path);
    let found = portal::select(&page, selector);
    let found = found.first();
    let found = found.unwrap_or_else(|| panic!("{path} has {selector}"));
    let within = found.child_elements().filter(|one| {
        one.text().collect::<String>().trim() == found.text().collect::<String>().trim()
    });
    let around = std::iter::once(*found).chain(found.ancestors().filter_map(ElementRef::wrap));
    let lang = within.chain(around).find_map(|one| one.attr("lang"));
    (
        found.text().collect::<String>().trim().to_owned(),
        lang.expect("a page says its language").to_owned(),
    )
}

fn said(text: &str, lang: &str) -> (String, String) {
    (text.to_owned(), lang.to_owned())
}

#[test]
fn a_title_and_a_summary_that_a_translation_does_not_repeat_say_their_language() {
    let mut host = with("");
    host.write(
        "content/secciones/noticias.en.md",
        "+++\ntitulo = \"News\"\n+++\n",
    );
    let news = |own: &str| format!("+++\n{own}+++\nThis happened.\n");
    let at = "en/noticias/primera/index.html";
    let read = |host: &MemoryHost| {
        let (_, files) = portal::build(host);
        let list = "en/noticias/index.html";
        for path in [at, list] {
            let text = portal::text(&files, path);
            assert!(!text.contains('\u{e000}'), "a sign is left in {path}");
        }
        [
            first(&files, at, "h1"),
            first(&files, at, "p.entrada"),
            first(&files, at, "[aria-current=page]"),
            first(&files, list, "#primera th a"),
            first(&files, list, "#primera .resumen"),
        ]
    };
    host.write("content/noticias/primera.en.md", news(""));
    let [title, summary] = [said("Primera noticia", "es"), said("Algo pasó.", "es")];
    let (t, s) = (title.clone(), summary.clone());
    assert_eq!(read(&host), [t.clone(), s.clone(), t.clone(), t, s]);
    let (_, files) = portal::build(&host);
    let feed = portal::text(&files, "en/noticias/atom.xml");
    assert!(feed.contains("<title xml:lang=\"es\">Primera noticia</title>"));
    assert!(feed.contains("<summary xml:lang=\"es\">Algo pasó.</summary>"));
    // What cannot say its language is not given in another one.
    let page = portal::text(&files, at);
    assert!(!page.contains("name=\"description\" content=\"Algo pasó"));

    host.write(
        "content/noticias/primera.en.md",
        news("titulo = \"First news\"\n"),
    );
    let own = said("First news", "en");
    assert_eq!(
        read(&host),
        [own.clone(), summary.clone(), own.clone(), own, summary]
    );
}

#[test]
fn what_kinds_call_things_comes_from_the_language_that_one_falls_back_to() {
    let french = "\n[[idiomas]]\ncodigo = \"fr\"\nnombre = \"Français\"\nrespaldo = \"en\"\ninterfaz = false\n";
    let mut host = with(french);
    host.write(
        "content/secciones/normas.fr.md",
        "+++\ntitulo = \"‹fr›\"\n+++\n",
    );
    let (_, files) = portal::build(&host);
    let page = portal::page(&files, "fr/normas/index.html");
    let states: Vec<String> = portal::select(&page, "td[data-label='State']")
        .iter()
        .map(|cell| cell.text().collect::<String>().trim().to_owned())
        .collect();
    assert_eq!(
        states,
        ["In force"],
        "the English word, not the Spanish one"
    );
}

#[test]
fn the_hours_of_offices_are_those_of_the_translation() {
    let (_, files) = portal::build(&portal::real());
    for (path, days, lang) in [
        ("sedes/index.html", "lunes a viernes", "es"),
        ("en/sedes/index.html", "Monday to Friday", "en"),
    ] {
        let page = portal::page(&files, path);
        let offices = portal::select(&page, ".sedes dd");
        let hours = offices
            .iter()
            .find(|said| said.text().any(|text| text.contains("08:00-12:00")))
            .unwrap_or_else(|| panic!("{path} tells the hours of the offices"));
        assert!(hours.html().contains(days), "{}", hours.html());
        let marked = hours.attr("lang").unwrap_or(lang);
        assert_eq!(marked, lang, "{}", hours.html());
    }
}

#[test]
fn what_exists_in_one_language_alone_says_in_which_before_it_is_opened() {
    let (_, files) = portal::build(&portal::real());
    let page = portal::page(&files, "en/transparencia/index.html");
    let notices: Vec<String> = portal::select(&page, ".hijos .tarjeta")
        .iter()
        .filter(|card| card.html().contains("<a href=\"/transparencia/"))
        .map(|card| card.text().collect::<String>())
        .collect();
    assert!(!notices.is_empty(), "some pages exist in Spanish alone");
    for notice in notices {
        assert!(notice.contains("Only in: Español"), "{notice}");
    }
    let list = portal::page(&files, "en/contratos/index.html");
    let said = portal::texts(&list, ".lista > p.menor");
    assert!(said.iter().any(|text| text.contains("Español")), "{said:?}");
    // Who reads Spanish has nothing to be told of Spanish pages.
    let spanish = portal::texts(&portal::page(&files, "transparencia/index.html"), ".hijos");
    assert!(!spanish.concat().contains("Solo en: Español"));
}

#[test]
fn the_own_name_of_a_people_is_in_the_language_of_the_people() {
    let (_, files) = portal::build(&portal::real());
    for path in ["pueblos/index.html", "en/pueblos/index.html"] {
        let cell = portal::page(&files, path);
        let cells = portal::select(&cell, "#kamentsa td");
        let own = cells
            .iter()
            .find(|cell| cell.text().collect::<String>() == "Kamëntšá")
            .expect("the list says the own name");
        let within = own.child_elements().find_map(|one| one.attr("lang"));
        assert_eq!(own.attr("lang").or(within), Some("kbh"), "{}", own.html());
    }
}

#[test]
fn what_a_declaration_says_keeps_its_language_on_english_pages() {
    let (_, files) = portal::build(&portal::real());
    let text = portal::text(&files, "en/t/4.6/index.html");
    let (_, reason) = text.split_once("Not applicable (").expect("it is declared");
    assert!(
        reason.starts_with("<span lang=\"es\">"),
        "{}",
        &reason[..80]
    );
    assert!(!text.contains("name=\"description\" content=\"Informes"));
}

#[test]
fn a_foot_in_each_language_still_shows_what_is_asked_for() {
    let (build, _) = portal::build(&portal::real());
    let mut all = portal::requirements(&build);
    let hours = all
        .find(|one| &*one.name == "Código postal y horario")
        .expect("it is asked for");
    assert_eq!(hours.reason, None);
}
