//! `vitrina import` of norms: what goes in comes out, or is named with its line and reason.

use std::path::Path;
use std::process::{Command, Output};

fn vitrina(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vitrina"))
        .args(args)
        .current_dir(folder)
        .output()
        .expect("the program starts")
}

/// A file of the source's form. The words are about the test, not of the norm.
fn norm(identifier: &str) -> String {
    format!(
        "---\ntitulo: \"LEY 1712 DE 2014\"\nidentificador: \"{identifier}\"\nrango: \"ley\"\n\
         fecha_publicacion: \"2014-03-06\"\nestado: \"vigente\"\n---\n\n# LEY 1712 DE 2014\n\n(marzo 6)\n\nTexto de la prueba.\n"
    )
}

#[test]
fn every_norm_of_a_folder_is_an_entry_or_named_with_the_reason() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |path: &str, bytes: &[u8]| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("in a folder")).expect("it can be made");
        std::fs::write(path, bytes).expect("it can be written");
    };
    assert_eq!(
        vitrina(folder.path(), &["init", "portal"]).status.code(),
        Some(0)
    );
    let portal = folder.path().join("portal");
    let there = portal.join("content/normas/ley-1712-2014.toml");
    std::fs::remove_file(there).expect("a new portal has that norm");
    write("leyes/a/LEY-1712-2014.md", norm("LEY-1712-2014").as_bytes());
    write("leyes/b/LEY-1712-2014.md", norm("LEY-1712-2014").as_bytes());
    write("leyes/c.md", norm("LEY").as_bytes());
    write("leyes/d.md", b"Sin encabezado.\n");
    write("leyes/e.md", b"---\ntitulo: \"\xff\"\n---\n");
    write("leyes/leame.txt", b"No es una norma.\n");

    let run = |more: &[&str]| {
        let mut args = vec!["import", "../leyes"];
        args.extend(more);
        vitrina(&portal, &args)
    };
    let entry = portal.join("content/normas/ley-1712-2014.md");
    let rehearsed = run(&["--dry-run"]);
    assert_eq!(rehearsed.status.code(), Some(1), "{rehearsed:?}");
    assert!(!entry.exists(), "a rehearsal writes nothing");

    let done = run(&[]);
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    let told = String::from_utf8_lossy(&done.stderr).replace('\\', "/");
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 4, "{told}");
    for (line, start) in lines.iter().zip([
        "../leyes/c.md:3: el identificador no es",
        "../leyes/d.md:1: no empieza con una línea «---»",
        "../leyes/e.md:2: el texto no está en UTF-8",
        "../leyes/b/LEY-1712-2014.md: ya hay una norma en content/normas/ley-1712-2014.md",
    ]) {
        assert!(line.starts_with(start), "«{line}» is not «{start}…»");
    }
    let counts = String::from_utf8_lossy(&done.stdout);
    assert!(
        counts.contains("Normas importadas: 1; ya estaban: 1; no se pudieron leer: 3"),
        "{counts}"
    );
    let text = std::fs::read_to_string(&entry).expect("the norm is there");
    assert!(
        text.ends_with("(marzo 6)\n\nTexto de la prueba.\n"),
        "{text}"
    );
    let checked = vitrina(&portal, &["check", "--date", "2026-11-24"]);
    let shown = String::from_utf8_lossy(&checked.stdout);
    assert_eq!(checked.status.code(), Some(0), "{shown}");

    // A second time changes nothing.
    assert_eq!(run(&[]).status.code(), Some(1));
    assert_eq!(
        std::fs::read_to_string(&entry).expect("the norm is there"),
        text
    );
}
