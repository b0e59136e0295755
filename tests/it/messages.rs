//! A portal's own messages through the public door: what is told of them, where, and what pages show.

use vitrina::diag::{Arg, Severity, code};
use vitrina::host::memory::MemoryHost;
use vitrina::i18n::SITE;

use crate::portal;

/// The small portal with a second language whose messages are the Spanish ones: French has the same plural forms but
/// for zero, and nobody would take the text for French.
fn french() -> MemoryHost {
    let mut host = portal::small();
    let toml = String::from_utf8(host.files["portal.toml"].to_vec()).expect("it is UTF-8");
    let more = "\n[[idiomas]]\ncodigo = \"fr\"\nnombre = \"Français\"\nrespaldo = \"es\"\n";
    host.write("portal.toml", format!("{toml}{more}"));
    for file in SITE {
        let path = portal::root().join(format!("i18n/es/{file}.ftl"));
        let text = std::fs::read_to_string(path).expect("the program has the file");
        host.write(&format!("i18n/fr/{file}.ftl"), text);
    }
    host
}

/// Findings about messages, with their places.
fn told(host: &MemoryHost) -> Vec<String> {
    portal::told_of(host, |code| code.id.starts_with("E037"))
}

fn edit(host: &mut MemoryHost, path: &str, from: &str, to: &str) {
    let text = String::from_utf8(host.files[path].to_vec()).expect("it is UTF-8");
    assert_eq!(text.matches(from).count(), 1, "{from} is there once");
    host.write(path, text.replace(from, to));
}

/// The line of a message in a file, from 1.
fn line(host: &MemoryHost, path: &str, start: &str) -> usize {
    let text = String::from_utf8(host.files[path].to_vec()).expect("it is UTF-8");
    let at = text.lines().position(|line| line.starts_with(start));
    at.expect("the message is there") + 1
}

#[test]
fn what_the_manual_writes_in_a_file_of_messages_is_right() {
    let manual = portal::root().join("docs/manual/lenguas.md");
    let manual = std::fs::read_to_string(manual).expect("the manual is there");
    let blocks = manual
        .split("```\n")
        .filter_map(|block| block.strip_prefix("# i18n/es/propios.ftl\n"));
    let blocks: Vec<&str> = blocks.collect();
    assert_eq!(blocks.len(), 2);
    let mut host = portal::small();
    host.write("i18n/es/propios.ftl", blocks.concat());
    assert_eq!(told(&host), Vec::<String>::new());
    let (_, files) = portal::build(&host);
    let list = portal::page(&files, "noticias/index.html");
    assert_eq!(portal::texts(&list, "caption .menor"), ["2 fichas"]);
}

#[test]
fn a_whole_language_has_nothing_told_and_one_message_less_is_told_where_it_was() {
    let mut host = french();
    assert_eq!(told(&host), Vec::<String>::new());
    edit(&mut host, "i18n/fr/cifras.ftl", "mes-4 = abril\n", "");
    let march = line(&host, "i18n/fr/cifras.ftl", "mes-3 =");
    assert_eq!(told(&host), [format!("E0370 i18n/fr/cifras.ftl:{march}:1")]);
    let (build, _) = portal::build(&host);
    let found = build.findings.iter();
    let mut absent = found.filter(|one| one.code == code::MESSAGE_ABSENT);
    let args = &absent.next().expect("it is told").args;
    assert!(args.contains(&("lista", Arg::from("mes-4"))), "{args:?}");
    assert!(args.contains(&("faltan", Arg::Number(1))), "{args:?}");
    assert_eq!(absent.next(), None, "one finding a language");
}

#[test]
fn without_any_message_one_finding_says_so_at_the_language() {
    let mut host = french();
    host.files.retain(|path, _| !path.starts_with("i18n/"));
    assert_eq!(told(&host), ["E0370 portal.toml:13:10"]);
    edit(
        &mut host,
        "portal.toml",
        "respaldo = \"es\"\n",
        "respaldo = \"es\"\ninterfaz = false\n",
    );
    assert_eq!(told(&host), Vec::<String>::new());
}

#[test]
fn each_mistake_in_a_file_is_told_once_and_in_its_place() {
    let mut host = french();
    let text = "-lieu = Putumayo\n# une remarque\nsaltar-al-contenido = { -lieux }\nidiomas-de = { $n ->\n    [one] { $n } { $totla }\n    [few] { $n }\n   *[other] { $n }\n }\nidiomas-de = { $total }\nnadie = x\n";
    for file in SITE {
        host.files.remove(&*format!("i18n/fr/{file}.ftl"));
    }
    host.write("i18n/fr/propios.ftl", format!("\u{feff}{text}"));
    let file = "i18n/fr/propios.ftl";
    let mut expected = [
        "E0377:3:25", // -lieux
        "E0375:6:6",  // few
        "E0372:5:21", // totla
        "E0374:9:1",  // idiomas-de again
        "E0373:9:1",  // which does not show $n
        "E0371:10:1", // nadie
        "E0370:1:1",  // and the rest of the interface
    ]
    .map(|one| {
        let (code, at) = one.split_once(':').expect("a code and a place");
        format!("{code} {file}:{at}")
    });
    expected.sort();
    let mut found = told(&host);
    found.sort();
    assert_eq!(found, expected);
}

/// What is told of a portal whose only own message file, in Spanish, has a text.
fn told_of_text(text: &str) -> Vec<String> {
    let mut host = portal::small();
    host.write("i18n/es/propios.ftl", text);
    let file = |one: String| one.replace(" i18n/es/propios.ftl", "");
    portal::told_of(&host, |code| code.severity == Severity::Error)
        .into_iter()
        .map(file)
        .collect()
}

#[test]
fn what_would_show_as_a_name_or_a_brace_is_told_in_its_place() {
    let cases: [(&str, &[&str]); 12] = [
        (
            "saltar-al-contenido = Ir { saltar-al-contenido }\n",
            &["E0379:1:28"],
        ),
        (
            "menu-abrir = a { saltar-al-contenido }\nsaltar-al-contenido = b { menu-abrir }\n",
            &["E0379:1:18"],
        ),
        (
            "saltar-al-contenido = Ir { FUNC() } { NUMBER(3) }\n",
            &["E0379:1:28", "E0379:1:39"],
        ),
        ("saltar-al-contenido = { DIGITOS() }\n", &["E0379:1:25"]),
        (
            "saltar-al-contenido = { menu-abrir.noexiste }\n",
            &["E0377:1:25"],
        ),
        ("saltar-al-contenido =\n    .title = x\n", &["E0802:1:1"]),
        ("saltar-al-contenido = { fecha-larga }\n", &["E0372:1:25"]),
        (
            "-marca = { $n } x\nidiomas-de = { -marca } { $n } { $total }\n",
            &["E0372:2:16"],
        ),
        (
            "-marca = { $n } x\nidiomas-de = { -marca(n: 3) } { $n } { $total }\n",
            &[],
        ),
        (
            "archivo-paginas = { $numero ->\n    [one] a\n   *[one] b\n    } { $peso }\n",
            &["E0379:3:6"],
        ),
        // One that takes in a broken one is no mistake of its own: the program's is taken in.
        (
            "saltar-al-contenido = { FUNC() }\nmenu-abrir = { saltar-al-contenido }\n",
            &["E0379:1:25"],
        ),
        // A date within a message that has what it wants.
        ("fecha-hora = { fecha-larga }, { $hora }:{ $minuto }\n", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(told_of_text(text), expected, "{text}");
    }
}
