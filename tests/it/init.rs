//! What `vitrina init` writes is a portal: it checks and builds as it is, and is never written over.

use std::path::Path;
use std::process::{Command, Output};

fn vitrina(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vitrina"))
        .args(args)
        .current_dir(folder)
        .output()
        .expect("the program starts")
}

#[test]
fn a_new_portal_builds_as_it_was_written() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let name = "Alcaldía de Prueba \"La Unión\"";
    let written = vitrina(folder.path(), &["init", "portal", "--name", name]);
    assert_eq!(written.status.code(), Some(0), "{written:?}");
    let portal = folder.path().join("portal");
    for recipe in [".github/workflows/publicar.yml", ".gitlab-ci.yml"] {
        assert!(portal.join(recipe).is_file(), "{recipe} is missing");
    }
    let built = vitrina(&portal, &["build", "--date", "2026-11-24"]);
    assert_eq!(
        built.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&built.stdout)
    );
    let home = std::fs::read_to_string(portal.join("public/index.html")).expect("a home page");
    assert!(
        home.contains("Alcaldía de Prueba"),
        "the home page does not name the entity"
    );
    let again = vitrina(folder.path(), &["init", "portal"]);
    assert_eq!(again.status.code(), Some(2), "a portal was written over");
}
