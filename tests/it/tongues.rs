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
