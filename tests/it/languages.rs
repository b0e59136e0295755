//! Translations through the public door: which are out of date, what the command counts, and what it writes.

use std::process::Command;

use scraper::ElementRef;
use vitrina::diag::{Severity, code};
use vitrina::host::memory::MemoryHost;

use crate::portal;

const ENGLISH: &str = "\n[[idiomas]]\ncodigo = \"en\"\nnombre = \"English\"\nrespaldo = \"es\"\n";

/// A page and its translation, beside the small portal.
fn two(original: &str, translation: &str) -> MemoryHost {
    let mut host = portal::small();
    let toml = String::from_utf8(host.files["portal.toml"].to_vec()).expect("it is UTF-8");
    host.write("portal.toml", format!("{toml}{ENGLISH}"));
    host.write("content/paginas/horario.md", original);
    host.write("content/paginas/horario.en.md", translation);
    host
}

fn page(titulo: &str, more: &str, body: &str) -> String {
    format!("+++\ntitulo = \"{titulo}\"\n{more}+++\n{body}\n")
}

/// Codes on translations, with their place.
fn told(host: &MemoryHost) -> Vec<String> {
    let of_translations = [code::TRANSLATION_OLD, code::TRANSLATION_UNMARKED];
    portal::told_of(host, |code| of_translations.contains(&code))
}

/// The digest that the finding proposes.
fn proposed(host: &MemoryHost) -> String {
    let (build, _) = portal::build(host);
    let args = build.findings.iter().flat_map(|one| &one.args);
    let mut versions = args.filter(|(name, _)| *name == "version");
    match versions.next() {
        Some((_, vitrina::diag::Arg::Text(version))) => version.to_string(),
        other => panic!("{other:?} is a digest"),
    }
}

#[test]
fn a_new_sentence_makes_a_translation_out_of_date_and_a_new_date_does_not() {
    let original =
        |day: &str, body: &str| page("Horario", &format!("fecha_actualizacion = {day}\n"), body);
    let body = "Atendemos de [lunes](paginas/otra) a viernes.";
    let unmarked = page("Opening hours", "", "From Monday to Friday.");
    let host = two(&original("2026-11-20", body), &unmarked);
    assert_eq!(told(&host), ["E0361 content/paginas/horario.en.md:1:1"]);
    let version = proposed(&host);
    let marked = page(
        "Opening hours",
        &format!("traduce = \"{version}\"\n"),
        "From Monday to Friday.",
    );
    for (original, expected) in [
        (original("2026-11-20", body), true),
        (original("2026-11-21", body), true),
        (
            original(
                "2026-11-20",
                "Atendemos   de [lunes](paginas/otra)\na viernes.",
            ),
            true,
        ),
        (
            original("2026-11-20", "Atendemos de [lunes](paginas/otra) a sábado."),
            false,
        ),
        (
            original(
                "2026-11-20",
                "Atendemos de [lunes](paginas/nueva) a viernes.",
            ),
            false,
        ),
        (
            page("Horarios", "fecha_actualizacion = 2026-11-20\n", body),
            false,
        ),
    ] {
        let told = told(&two(&original, &marked));
        match expected {
            true => assert!(told.is_empty(), "{original}: {told:?}"),
            false => assert_eq!(
                told,
                ["E0360 content/paginas/horario.en.md:3:11"],
                "{original}"
            ),
        }
    }
}

#[test]
fn a_page_that_is_out_of_date_says_so_and_leads_to_the_original() {
    let old = page(
        "Opening hours",
        "traduce = \"000000000000\"\n",
        "From Monday to Friday.",
    );
    let host = two(&page("Horario", "", "De lunes a viernes."), &old);
    let (build, files) = portal::build(&host);
    assert!(
        build
            .findings
            .iter()
            .all(|one| one.severity != Severity::Error)
    );
    let html = scraper::Html::parse_document(portal::text(&files, "en/paginas/horario/index.html"));
    let link = scraper::Selector::parse("[data-parte=atrasada] a").expect("a selector");
    let link = html.select(&link).next().expect("a notice with a link");
    assert_eq!(link.value().attr("href"), Some("/paginas/horario/"));
    let source = portal::text(&files, "paginas/horario/index.html");
    assert!(!source.contains("data-parte=\"atrasada\""));
}

#[test]
fn the_command_counts_by_section_and_marks_what_was_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let host = two(
        &page("Horario", "", "De lunes a viernes."),
        &page("Opening hours", "", "From Monday to Friday."),
    );
    for (path, bytes) in &host.files {
        let path = folder.path().join(&**path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        std::fs::write(path, bytes).expect("it can be written");
    }
    let run = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_vitrina"))
            .arg("languages")
            .args(args)
            .args(["--root", "."])
            .current_dir(folder.path())
            .output()
            .expect("the program runs");
        let text = String::from_utf8(output.stdout).expect("it is UTF-8");
        (output.status.code(), text)
    };
    let counts = || {
        let (code, text) = run(&["--format", "json"]);
        assert_eq!(code, Some(0));
        let all: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        let english = &all[0];
        let number = |name: &str| english[name].as_u64().expect("a number");
        assert_eq!(english["language"], "en");
        let states = [number("current"), number("out_of_date"), number("unmarked")];
        assert_eq!(
            states.iter().sum::<u64>() + number("missing"),
            number("pages")
        );
        let sections = english["sections"].as_array().expect("sections").iter();
        let sum: u64 = sections
            .map(|one| one["pages"].as_u64().expect("a number"))
            .sum();
        assert_eq!(sum, number("pages"), "sections have all pages, each once");
        states
    };
    assert_eq!(counts(), [0, 0, 1]);
    let file = "content/paginas/horario.en.md";
    assert_eq!(run(&["--mark", file]).0, Some(0));
    assert_eq!(counts(), [1, 0, 0]);
    let marked = std::fs::read_to_string(folder.path().join(file)).expect("it is there");
    assert_eq!(run(&["--mark", file]).0, Some(0));
    let again = std::fs::read_to_string(folder.path().join(file)).expect("it is there");
    assert_eq!(marked, again, "marking twice changes nothing");
    std::fs::write(
        folder.path().join("content/paginas/horario.md"),
        page("Horario", "", "De lunes a sábado."),
    )
    .expect("it can be written");
    assert_eq!(counts(), [0, 1, 0]);
    assert_eq!(
        run(&["--mark", "content/paginas/horario.md"]).0,
        Some(1),
        "an original"
    );
    let (_, csv) = run(&["--format", "csv"]);
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let stale: u64 = rows
        .records()
        .map(|row| row.expect("a row")[3].parse::<u64>().expect("a number"))
        .sum();
    assert_eq!(stale, 1);
}

#[test]
fn the_translations_of_the_demonstration_stand_on_its_originals() {
    let output = Command::new(env!("CARGO_BIN_EXE_vitrina"))
        .args(["languages", "--format", "json", "--root"])
        .arg(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it writes JSON");
    let languages = told.as_array().expect("a list of languages");
    assert!(languages.len() > 2, "the demonstration has several");
    for language in languages {
        assert_eq!(language["out_of_date"], 0, "{}", language["language"]);
        assert_eq!(language["unmarked"], 0, "{}", language["language"]);
    }
}

#[test]
fn the_digest_of_an_original_is_the_same_in_every_version_of_the_program() {
    // BLAKE3 of «NUL titulo NUL Horario NUL NUL Abrimos. », by another implementation (noble-hashes): a program that reckons otherwise makes
    // every translation out of date.
    let host = two(
        &page("Horario", "", "Abrimos."),
        &page("Opening hours", "", "We open."),
    );
    assert_eq!(proposed(&host), "55e4d95696ff");
}

/// What the checklist says of other languages: what it rests on, or what is wrong and with which section.
fn other_languages(host: &MemoryHost) -> Result<Vec<String>, (String, Option<String>)> {
    let build = vitrina::engine::run(
        host,
        &vitrina::host::memory::NullStage,
        vitrina::engine::Options::default(),
    )
    .expect("content cannot make a fault");
    let mut all = portal::requirements(&build);
    let one = all
        .find(|one| &*one.id == "otros-idiomas")
        .expect("it is asked for");
    match &one.reason {
        None => Ok(one.evidence.iter().map(|route| route.to_string()).collect()),
        Some(reason) => {
            let section = reason.args.iter().find_map(|(name, value)| match value {
                vitrina::diag::Arg::Text(text) if *name == "entrada" => Some(text.to_string()),
                _ => None,
            });
            Err((reason.id.to_string(), section))
        }
    }
}

/// The variable VAEI4211 rests on pages that were built, in English as their originals are today, and in a language that
/// a people speaks.
#[test]
fn other_languages_are_measured_on_pages() {
    let mut host = portal::real();
    let shown = other_languages(&host).expect("the portal shows them");
    for route in ["/en/", "/en/transparencia/", "/en/participa/"] {
        assert!(shown.iter().any(|one| one == route), "{route} of {shown:?}");
    }
    assert!(
        shown.iter().any(|one| !one.starts_with("/en/")),
        "a page in the language of a people: {shown:?}"
    );

    let path = "content/secciones/transparencia.md";
    let original = String::from_utf8(host.files[path].to_vec()).expect("it is UTF-8");
    host.write(
        path,
        format!("{original}\n\nOtra cosa que nadie ha traducido.\n"),
    );
    let told = other_languages(&host).expect_err("a section is out of date");
    assert_eq!(told.0, "razon-sitio-ingles-atrasada");
    assert!(
        told.1
            .is_some_and(|section| section.starts_with("Transparencia"))
    );
    host.write(path, original);

    // A language that no people of the portal speaks is none of theirs.
    let peoples: Vec<_> = (host.files.keys())
        .filter(|path| path.starts_with("content/pueblos/"))
        .cloned()
        .collect();
    assert!(!peoples.is_empty());
    for path in peoples {
        host.files.remove(&path);
    }
    let told = other_languages(&host).expect_err("nobody speaks them");
    assert_eq!(told.0, "razon-sitio-lenguas");
}

/// What the foot of a page says under «Horario de atención»: the text, and the language under which it stands.
fn hours_at_the_foot(files: &portal::Files, path: &str) -> (String, String) {
    let page = portal::page(files, path);
    let said = portal::select(&page, ".c-horario dd");
    let said = said.first().expect("the foot says the hours");
    let within = said.child_elements();
    let around = std::iter::once(*said).chain(said.ancestors().filter_map(ElementRef::wrap));
    let lang = within.chain(around).find_map(|one| one.attr("lang"));
    (
        said.text().collect::<String>().trim().to_owned(),
        lang.expect("a page says its language").to_owned(),
    )
}

#[test]
fn what_the_entity_says_of_itself_is_said_in_each_language() {
    let spanish = "Lunes a viernes, de 8:00 a. m. a 12:00 m. y de 2:00 p. m. a 6:00 p. m.";
    let english = "Monday to Friday, 8:00 a.m. to 12:00 noon and 2:00 p.m. to 6:00 p.m.";
    let list = r#"[{ dias = "lunes a viernes", horas = ["08:00-12:00", "14:00-18:00"] }]"#;
    let portal = |english: &str, list: &str| {
        let mut host = two(
            &page("Horario", "", "Abrimos."),
            &page("Opening hours", "", "We open."),
        );
        host.write(
            "content/secciones/inicio.en.md",
            page("Home", "", "Welcome."),
        );
        host.write(
            "content/secciones/inicio.inb.md",
            page("‹inb›", "", "‹inb›"),
        );
        let toml = String::from_utf8(host.files["portal.toml"].to_vec()).expect("it is UTF-8");
        let toml = toml
            .replace(
                "\n\n[[idiomas]]\ncodigo = \"es\"",
                &format!("\ndireccion = \"Calle 1 n.º 2-34, Centro\"\nhorario = \"{spanish}\"\nhorarios = {list}\n\n[[idiomas]]\ncodigo = \"es\""),
            )
            .replace(
                "respaldo = \"es\"\n",
                &format!("respaldo = \"es\"\n{english}[[idiomas]]\ncodigo = \"inb\"\nnombre = \"Inga\"\nrespaldo = \"en\"\ninterfaz = false\n"),
            );
        host.write("portal.toml", toml);
        host
    };
    let foots = |host: &MemoryHost| {
        let (_, files) = portal::build(host);
        ["index.html", "en/index.html", "inb/index.html"]
            .map(|path| hours_at_the_foot(&files, path))
    };
    let told = |host: &MemoryHost| {
        portal::told_of(host, |code| {
            [code::FACT_CONTRADICTED, code::OUTPUT_FACT].contains(&code)
        })
    };

    let said_in = |text: &str, lang: &str| (text.to_owned(), lang.to_owned());
    let none = portal("", list);
    assert_eq!(foots(&none), ["es"; 3].map(|lang| said_in(spanish, lang)));

    // A language without words of its own has those that it falls back to.
    let own = format!("entidad = {{ horario = \"{english}\" }}\n");
    let said = portal(&own, list);
    assert_eq!(
        foots(&said),
        [
            said_in(spanish, "es"),
            said_in(english, "en"),
            said_in(english, "en")
        ]
    );
    assert_eq!(told(&said), Vec::<String>::new());

    // The office closes earlier, and one of the three was changed.
    let earlier = list.replace("18:00", "17:00");
    assert_eq!(
        told(&portal(&own, &earlier)),
        ["E1050 portal.toml:8:11", "E1050 portal.toml:19:23"],
    );
    let moved = portal(
        "entidad = { direccion = \"Calle 2 n.º 1-34, downtown\" }\n",
        list,
    );
    assert_eq!(told(&moved), ["E1050 portal.toml:19:25"]);
}
