//! `check --fix`: what a finding says can be repaired is repaired, and nothing else is touched.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use crate::portal;

fn vitrina(root: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vitrina"))
        .current_dir(root)
        .args(words)
        .args(["--date", "2026-11-24"])
        .env("LC_ALL", "C.UTF-8")
        .output()
        .expect("the program can be started")
}

/// Every file of a folder, by path.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(root).into_iter();
    let files = entries.map(|entry| entry.expect("the folder can be listed"));
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(root).expect("walked from it");
            let bytes = std::fs::read(entry.path()).expect("it can be read");
            (path.to_string_lossy().into_owned(), bytes)
        })
        .collect()
}

/// Windows line ends, several mistakes with one meaning each, and two that nobody but a person can repair.
const BEFORE: &str = "+++\r\ntitulo = “Feria campesina”\r\nfecha = \"27 de agosto de 2013\"\r\nresumem = \"El sábado.\"\r\nresponsable = \"despahco\"\r\npublicos = [\"Niñas, niños y ADOLESCENTES\"]\r\ncaduca = \"03/04/2026\"\r\nmunicipios = [\"Mocoa\"]\r\n+++\r\nLa feria será el sábado, 27/08/2013.\r\n";
const AFTER: &str = "+++\r\ntitulo = \"Feria campesina\"\r\nfecha = \"2013-08-27\"\r\nresumen = \"El sábado.\"\r\nresponsable = \"despacho\"\r\npublicos = [\"ninos\"]\r\ncaduca = \"03/04/2026\"\r\nmunicipios = [\"Mocoa\"]\r\n+++\r\nLa feria será el sábado, 27/08/2013.\r\n";

#[test]
fn what_has_one_meaning_is_repaired_and_the_rest_is_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = folder.path();
    portal::write(&portal::small(), root);
    let path = "content/noticias/feria.md";
    std::fs::write(root.join(path), BEFORE).expect("it can be written");
    let other = "content/noticias/otra.md";
    let unfixable = "+++\ntitulo = \"Otra\"\nfecha = \"ayer\"\nresumen = \"Uno.\"\n+++\nTexto.\n";
    std::fs::write(root.join(other), unfixable).expect("it can be written");
    let before = files(root);

    let told = vitrina(root, &["check", "--fix"]);
    let text = String::from_utf8_lossy(&told.stdout).into_owned();
    assert_eq!(told.status.code(), Some(1), "a person has to look: {text}");
    let mut after = files(root);
    let new = String::from_utf8(after[path].clone()).expect("UTF-8");
    assert_eq!(new, AFTER);
    assert!(
        text.contains(
            "content/noticias/feria.md:3: [\"27 de agosto de 2013\"] → [\"2013-08-27\"] (E0211)"
        ),
        "{text}"
    );
    assert!(text.contains("5 arreglos hechos."), "{text}");
    after.insert(path.to_owned(), BEFORE.as_bytes().to_vec());
    assert_eq!(before, after, "no other file is touched");

    // What is left is told, at its place, and a second run does nothing.
    let again = vitrina(root, &["revisar", "--corregir", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&again.stdout).expect("JSON");
    assert_eq!(json["summary"]["fixed"], serde_json::json!([]));
    let left: Vec<String> = json["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            format!(
                "{} {}:{}",
                one["code"].as_str().unwrap_or(""),
                one["path"].as_str().unwrap_or(""),
                one["line"]
            )
        })
        .collect();
    assert_eq!(
        left,
        [
            "E0211 content/noticias/feria.md:7",
            "E0219 content/noticias/feria.md:8",
            "E0211 content/noticias/otra.md:3"
        ]
    );
    assert_eq!(files(root)[path], AFTER.as_bytes());
}

#[test]
fn a_check_without_fix_writes_nothing_and_says_what_it_would_do() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = folder.path();
    portal::write(&portal::small(), root);
    std::fs::write(root.join("content/noticias/feria.md"), BEFORE).expect("it can be written");
    let before = files(root);
    let json: serde_json::Value =
        serde_json::from_slice(&vitrina(root, &["check", "--format", "json"]).stdout)
            .expect("JSON");
    assert_eq!(before, files(root));
    let findings = json["findings"].as_array().expect("a list");
    let fix = |line: u64| {
        let of_line = findings.iter().find(|one| one["line"] == line);
        of_line.expect("it is told")["fix"].clone()
    };
    assert_eq!(fix(3)["edits"][0]["text"], "\"2013-08-27\"");
    assert_eq!(
        (
            &fix(3)["edits"][0]["column"],
            &fix(3)["edits"][0]["end_column"]
        ),
        (&9.into(), &31.into())
    );
    assert_eq!(fix(7), serde_json::Value::Null);
    let text = vitrina(root, &["check"]);
    let text = String::from_utf8_lossy(&text.stdout);
    assert!(
        text.contains("= arreglo automático: vitrina check --fix"),
        "{text}"
    );
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_portal_is_not_repaired_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = folder.path().join("portal");
    portal::write(&portal::small(), &root);
    let outside = folder.path().join("afuera.md");
    std::fs::write(&outside, BEFORE).expect("it can be written");
    std::os::unix::fs::symlink(&outside, root.join("content/noticias/enlace.md"))
        .expect("links can be made");
    let path = root.join("content/noticias/feria.md");
    std::fs::write(&path, BEFORE).expect("it can be written");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("it is ours");
    vitrina(&root, &["check", "--fix"]);
    assert_eq!(
        std::fs::read_to_string(&outside).expect("it can be read"),
        BEFORE
    );
    assert_eq!(
        std::fs::read_to_string(&path).expect("it can be read"),
        AFTER
    );
    let mode = std::fs::metadata(&path)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
}
