//! What is told of a portal's languages and of its translations, through the public door.

use std::process::{Command, Output};

use vitrina::diag::{Arg, Diagnostic, code};
use vitrina::host::memory::MemoryHost;

use crate::portal;

const ORIGINAL: &str = "+++\ntitulo = \"Horario\"\nresumen = \"Cuándo atendemos.\"\nfecha_actualizacion = 2026-11-20\n+++\nAtendemos de lunes a viernes.\n";

/// The small portal with English beside Spanish, the lines of a language after it, and a page.
fn portal_with(more: &str) -> MemoryHost {
    let mut host = portal::small();
    let toml = String::from_utf8(host.files["portal.toml"].to_vec()).expect("it is UTF-8");
    let english = "\n[[idiomas]]\ncodigo = \"en\"\nnombre = \"English\"\nrespaldo = \"es\"\n";
    host.write("portal.toml", format!("{toml}{english}{more}"));
    host.write("content/paginas/horario.md", ORIGINAL);
    host
}

/// What is told of a translation of the page.
fn of_translation(text: &str) -> Vec<String> {
    let mut host = portal_with("");
    host.write("content/paginas/horario.en.md", text);
    portal::told_of(&host, |code| code.id != "E1050")
}

/// The findings of a code, as they are.
fn found(host: &MemoryHost, wanted: &vitrina::diag::Code) -> Vec<Diagnostic> {
    let (build, _) = portal::build(host);
    let found = build.findings.iter().filter(|one| one.code == wanted);
    found.cloned().collect()
}

#[test]
fn a_field_more_or_less_in_a_translation_is_no_change_of_the_original() {
    let mut host = portal_with("");
    let text = |fields: &str| format!("+++\n{fields}+++\nFrom Monday to Friday.\n");
    let (title, summary) = ("titulo = \"Hours\"\n", "resumen = \"When.\"\n");
    host.write("content/paginas/horario.en.md", text(title));
    let unmarked = found(&host, code::TRANSLATION_UNMARKED);
    let args = unmarked.iter().flat_map(|one| &one.args);
    let version = args
        .filter(|(name, _)| *name == "version")
        .find_map(|(_, value)| match value {
            Arg::Text(version) => Some(version.to_string()),
            _ => None,
        });
    let mark = format!("traduce = \"{}\"\n", version.expect("it is proposed"));
    let one = |fields: &[&str]| of_translation(&text(&fields.concat()));
    for fields in [
        &[title, mark.as_str()][..],
        &[title, summary, &mark],
        &[&mark],
        &[summary, &mark],
    ] {
        assert_eq!(one(fields), Vec::<String>::new(), "{fields:?}");
    }
    // A change of the original is told all the same.
    let mut host = portal_with("");
    host.write(
        "content/paginas/horario.md",
        ORIGINAL.replace("lunes", "martes"),
    );
    host.write(
        "content/paginas/horario.en.md",
        text(&format!("{summary}{mark}")),
    );
    assert_eq!(found(&host, code::TRANSLATION_OLD).len(), 1);
}

#[test]
fn what_is_no_digest_is_told_as_such() {
    for (typed, said) in [("5", "5"), ("\"ZZZ no es\"", "ZZZ no es")] {
        let mut host = portal_with("");
        host.write(
            "content/paginas/horario.en.md",
            format!("+++\ntitulo = \"Hours\"\ntraduce = {typed}\n+++\nFrom Monday.\n"),
        );
        assert_eq!(found(&host, code::TRANSLATION_OLD), []);
        let told = found(&host, code::TRANSLATION_UNMARKED);
        assert_eq!(told.len(), 1);
        assert!(told[0].args.contains(&("valor", Arg::from(said))));
        assert!(told[0].args.contains(&("modo", Arg::from("otra"))));
    }
}

#[test]
fn an_empty_translation_is_one_finding_and_so_is_an_empty_title() {
    let file = "content/paginas/horario.en.md";
    assert_eq!(of_translation("+++\n+++\n"), [format!("E0362 {file}:1:1")]);
    assert_eq!(
        of_translation("+++\ntraduce = \"000000000000\"\n+++\n\n"),
        [format!("E0362 {file}:1:1")]
    );
    let mut host = portal_with("");
    host.write(file, "+++\ntitulo = \"\"\n+++\nFrom Monday to Friday.\n");
    let (build, _) = portal::build(&host);
    assert_eq!(
        portal::errors(&build, &host),
        [format!("E0203 {file}:2:10")]
    );
}

#[test]
fn the_original_with_its_language_in_the_name_is_told_once_and_names_both() {
    let mut host = portal_with("");
    host.write(
        "content/paginas/horario.es.md",
        "+++\nresumen = \"x\"\n+++\nOtro.\n",
    );
    let (build, _) = portal::build(&host);
    let errors = portal::errors(&build, &host);
    assert_eq!(errors, ["E0111 content/paginas/horario.es.md:1:1"]);
    let told = found(&host, code::DUPLICATE_ID);
    assert!(
        told[0]
            .args
            .contains(&("original", Arg::from("content/paginas/horario.md")))
    );
}

#[test]
fn a_name_in_other_capitals_suggests_the_language() {
    let mut host = portal_with("");
    host.write(
        "content/paginas/horario.EN.md",
        "+++\ntitulo = \"Hours\"\n+++\nx\n",
    );
    let told = found(&host, code::UNKNOWN_LANGUAGE);
    let hints: Vec<_> = told.iter().flat_map(|one| &one.hints).collect();
    assert_eq!(hints.len(), 1);
    assert!(hints[0].args.contains(&("nombre", Arg::from("en"))));
}

#[test]
fn the_source_language_keeps_its_interface() {
    let mut host = portal_with("");
    let toml = String::from_utf8(host.files["portal.toml"].to_vec()).expect("it is UTF-8");
    let (before, after) = toml
        .split_once("nombre = \"Español\"\n")
        .expect("it is there");
    host.write(
        "portal.toml",
        format!("{before}nombre = \"Español\"\ninterfaz = false\n{after}"),
    );
    let told = portal::told_of(&host, |_| true);
    assert_eq!(told, ["E0388 portal.toml:11:12"]);
}

#[test]
fn tags_are_told_by_what_is_wrong_with_them() {
    let told = |tag: &str| {
        let line =
            format!("\n[[idiomas]]\ncodigo = \"{tag}\"\nnombre = \"Otra\"\ninterfaz = false\n");
        let (build, _) = portal::build(&portal_with(&line));
        let of_language = |one: &&Diagnostic| one.code.id != "E1050";
        let found = build.findings.iter().filter(of_language);
        let text = |one: &Diagnostic, name: &str| {
            let value = one.args.iter().find(|(known, _)| *known == name);
            match value {
                Some((_, Arg::Text(text))) => text.to_string(),
                _ => String::new(),
            }
        };
        let hint = |one: &Diagnostic| match one.hints.first().map(|hint| &hint.args[..]) {
            Some([(_, Arg::Text(name)), ..]) => name.to_string(),
            _ => String::new(),
        };
        found
            .map(|one| {
                let parts = [
                    one.code.id.to_owned(),
                    text(one, "motivo"),
                    text(one, "nueva"),
                    hint(one),
                ];
                parts
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect::<Vec<_>>()
    };
    for (tag, expected) in [
        ("es_CO", "E0220 guion es-CO"),
        ("PT_br", "E0220 guion pt-BR"),
        ("x-foo", "E0220 privada"),
        ("ca-ES-valencia-x-foo", "E0220 privada"),
        ("en-u-hc-h12", "E0220 privada"),
        ("Español", "E0220 otra"),
        ("PT-br", "E0387 pt-BR"),
    ] {
        assert_eq!(told(tag), [expected], "{tag}");
    }
    for tag in ["pt-BR", "ca-ES-valencia", "zh-Hant", "es-419"] {
        assert_eq!(told(tag), Vec::<String>::new(), "{tag}");
    }
}

#[test]
fn what_a_language_says_of_itself_is_looked_at() {
    let told = |line: &str| {
        let more = format!(
            "\n[[idiomas]]\ncodigo = \"kbh\"\nnombre = \"Kamëntšá\"\ninterfaz = false\n{line}\n"
        );
        portal::told_of(&portal_with(&more), |_| true)
    };
    for (line, expected) in [
        ("alfabeto = \"abc\"", "E0202 portal.toml:21:12"),
        ("equivalencias = \"a, b\"", "E0202 portal.toml:21:17"),
        ("alfabeto = [\"\", \"b\"]", "E0389 portal.toml:21:13"),
        ("alfabeto = [\"a\", \"b c\"]", "E0389 portal.toml:21:18"),
        ("alfabeto = [\"a\", \"\u{308}\"]", "E0389 portal.toml:21:18"),
        (
            "revision = { quien = \"Alguien\", fecha = 2027-01-01 }",
            "E1071 portal.toml:21:41",
        ),
    ] {
        assert_eq!(told(line), [expected], "{line}");
    }
    let list = found(
        &portal_with(
            "\n[[idiomas]]\ncodigo = \"kbh\"\nnombre = \"K\"\ninterfaz = false\nalfabeto = \"abc\"\n",
        ),
        code::WRONG_TYPE,
    );
    assert!(list[0].args.contains(&("esperado", Arg::from("list"))));
}

#[test]
fn messages_that_nobody_reads_are_told() {
    let mut host = portal_with("");
    host.write("i18n/suelto.ftl", "menu-abrir = x\n");
    host.write("i18n/es/sub/a.ftl", "menu-abrir = x\n");
    let told = found(&host, code::STRAY_FILE);
    let paths: Vec<_> = told.iter().map(|one| one.path.as_deref()).collect();
    assert_eq!(paths, [Some("i18n/es/sub/a.ftl"), Some("i18n/suelto.ftl")]);
}

#[test]
fn a_tag_that_is_wrong_has_nothing_told_of_its_messages() {
    let unknown = portal_with("\n[[idiomas]]\ncodigo = \"inq\"\nnombre = \"Inga\"\n");
    assert_eq!(
        portal::told_of(&unknown, |_| true),
        ["E0380 portal.toml:18:10"]
    );
    let twice = portal_with(
        "\n[[idiomas]]\ncodigo = \"inb\"\nnombre = \"Inga\"\n\n[[idiomas]]\ncodigo = \"inb\"\nnombre = \"Inga\"\n",
    );
    let mut told = portal::told_of(&twice, |_| true);
    told.sort();
    assert_eq!(told, ["E0370 portal.toml:18:10", "E0385 portal.toml:22:10"]);
}

#[test]
fn the_command_speaks_of_one_and_of_many_in_the_language_that_is_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut host = portal_with("");
    host.write(
        "content/paginas/horario.en.md",
        "+++\ntitulo = \"Hours\"\ntraduce = \"000000000000\"\n+++\nFrom Monday.\n",
    );
    host.write("content/paginas/ayuda.en.md", "+++\n+++\n");
    host.write(
        "content/secciones/noticias.en.md",
        "+++\ntitulo = \"News\"\n+++\n",
    );
    for (path, bytes) in &host.files {
        let path = folder.path().join(&**path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        std::fs::write(path, bytes).expect("it can be written");
    }
    let run = |args: &[&str]| -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vitrina"));
        command.arg("languages").args(args).args(["--root", "."]);
        command
            .current_dir(folder.path())
            .output()
            .expect("it runs")
    };
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is UTF-8");
    let spanish = text(run(&["--lang", "es"]).stdout);
    assert!(spanish.contains("· 1 atrasada ·"), "{spanish}");
    assert!(spanish.contains("· 0 atrasadas ·"), "{spanish}");
    let english = text(run(&["--lang", "en"]).stdout);
    assert!(english.contains("  News "), "{english}");
    let source = run(&["--lang", "es", "--only", "es"]);
    assert_eq!(source.status.code(), Some(2));
    let said = text(source.stderr);
    assert!(said.contains("es la lengua en que se escribe"), "{said}");
    let marked = run(&["--lang", "es", "--mark", "content/paginas/ayuda.en.md"]);
    assert_eq!(marked.status.code(), Some(1));
    let said = text(marked.stderr);
    assert!(said.contains("está vacía"), "{said}");
}
