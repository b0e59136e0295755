//! What `vitrina new` writes is a start: filled in with the examples that stand in it, it is published.

use std::path::Path;
use std::process::{Command, Output};

use vitrina::schema::{self, Kind, Schema};

use crate::portal;

fn vitrina(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vitrina"))
        .args(args)
        .current_dir(folder)
        .output()
        .expect("the program starts")
}

/// The file as an editor fills it in: each block has the field's example (behind a `#` without blank) and, if the field
/// has to be there, an empty one below. With `all`, what may be left out is filled in too.
fn filled(archetype: &str, all: bool) -> String {
    let mut out = String::new();
    for block in archetype.split("\n\n") {
        let (mut example, mut active, mut rest) = (Vec::new(), Vec::new(), Vec::new());
        for line in block.lines() {
            match line.strip_prefix('#') {
                Some(code) if !code.starts_with(' ') && !code.is_empty() => example.push(code),
                Some(_) => {}
                None if line == "+++" => rest.push(line),
                None => active.push(line),
            }
        }
        let fence_first = block.starts_with("+++");
        let chosen = match (active.is_empty(), example.is_empty()) {
            (false, true) => active,
            (false, false) => example,
            (true, _) if all => example,
            (true, _) => Vec::new(),
        };
        let lines: Vec<&str> = match fence_first {
            true => rest.into_iter().chain(chosen).collect(),
            false => chosen.into_iter().chain(rest).collect(),
        };
        for line in lines {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// Sections and files that the examples name.
fn around(schema: &Schema, folder: &Path) {
    let mut host = portal::small();
    host.files.retain(|path, _| {
        !["noticias.md", "ley-1712-2014.toml"]
            .iter()
            .any(|end| path.ends_with(end))
    });
    let sections: Vec<&str> = schema
        .kinds()
        .filter_map(|(_, kind)| kind.section.as_deref())
        .collect();
    for section in sections {
        let path = format!("content/secciones/{section}.md");
        if section != "noticias" && !host.files.contains_key(&*path) {
            let text =
                format!("+++\ntitulo = \"Sección {section}\"\nruta = \"/{section}/\"\n+++\n");
            host.write(&path, text);
        }
    }
    let picture = portal::root().join("tests/data/ejemplo.png");
    host.write(
        "content/imagenes/ejemplo.png",
        std::fs::read(picture).expect("a picture for tests"),
    );
    host.write("content/archivos/ejemplo.pdf", pdf());
    host.write("content/archivos/ejemplo.mp3", "ID3");
    host.write(
        "content/archivos/ejemplo.vtt",
        "WEBVTT\n\n00:00.000 --> 00:02.000\nAquí va lo que se oye.\n",
    );
    portal::write(&host, folder);
}

/// A page of text with its title and its language.
fn pdf() -> String {
    let text = "BT /F1 12 Tf 72 720 Td (Lo que dice el documento, en palabras.) Tj ET";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (es-CO) /MarkInfo << /Marked true >> >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        "<< /Title (Documento de muestra) >>".to_owned(),
    ];
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let table = out.len();
    out.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        objects.len() + 1
    ));
    for place in places {
        out.push_str(&format!("{place:010} 00000 n \n"));
    }
    out.push_str(&format!(
        "trailer\n<< /Size {} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    ));
    out
}

/// Makes an entry of every kind with `new`, fills it in, and checks the portal.
fn every_kind(all: bool) {
    let (schema, _) = schema::load([]);
    let folder = tempfile::tempdir().expect("a temporary folder");
    around(&schema, folder.path());
    for (_, kind) in schema.kinds() {
        let id = schema.example_id(&kind.name);
        let title = id.replace("un-ejemplo", "Un ejemplo");
        let made = vitrina(folder.path(), &["new", &kind.name, &title]);
        assert_eq!(made.status.code(), Some(0), "{}: {made:?}", kind.name);
        let path = entry(folder.path(), kind, id);
        let text = std::fs::read_to_string(&path).expect("the file was made");
        std::fs::write(&path, filled(&text, all)).expect("it can be written");
        let again = vitrina(folder.path(), &["new", &kind.name, &title]);
        assert_eq!(again.status.code(), Some(2), "it was written over");
    }
    let args = ["check", "--date", "2026-11-24", "--format", "json"];
    let checked = vitrina(folder.path(), &args);
    let told: serde_json::Value =
        serde_json::from_slice(&checked.stdout).expect("the program writes JSON");
    let errors: Vec<String> = told["findings"]
        .as_array()
        .expect("a list of findings")
        .iter()
        .filter(|one| one["severity"] == "error")
        .map(|one| {
            format!(
                "{} {}:{}: {}",
                one["code"], one["path"], one["line"], one["message"]
            )
        })
        .collect();
    assert_eq!(errors, [""; 0], "{}", errors.join("\n"));
    assert_eq!(checked.status.code(), Some(0));
}

fn entry(folder: &Path, kind: &Kind, id: &str) -> std::path::PathBuf {
    let folder = folder.join("content").join(&*kind.folder);
    ["md", "toml"]
        .map(|ending| folder.join(format!("{id}.{ending}")))
        .into_iter()
        .find(|path| path.is_file())
        .unwrap_or_else(|| panic!("nothing was made of {}", kind.name))
}

#[test]
fn what_has_to_be_there_is_enough_for_every_kind() {
    every_kind(false);
}

#[test]
fn every_example_of_every_kind_is_accepted() {
    every_kind(true);
}

#[test]
fn an_unknown_kind_is_answered_with_the_nearest() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    portal::write(&portal::small(), folder.path());
    for args in [
        &["new", "notica", "Algo"][..],
        &["schema", "notica"],
        &["import", "x.csv", "--kind", "notica"],
    ] {
        let answer = vitrina(folder.path(), args);
        assert_eq!(answer.status.code(), Some(2), "{args:?}");
        let text = String::from_utf8_lossy(&answer.stderr).into_owned();
        assert!(text.contains("«noticia»"), "{args:?}: {text}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_made_over_a_link_that_leads_out() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().join("portal");
    let outside = folder.path().join("afuera");
    std::fs::create_dir_all(&outside).expect("it can be made");
    portal::write(&portal::small(), &root);
    std::fs::remove_dir_all(root.join("content/noticias")).expect("it is there");
    std::os::unix::fs::symlink(&outside, root.join("content/noticias")).expect("links");
    let made = vitrina(&root, &["new", "noticia", "Algo"]);
    assert_ne!(made.status.code(), Some(0), "{made:?}");
    let schemas = vitrina(
        &root,
        &["schema", "--format", "json-schema", "--out", "../afuera"],
    );
    assert_ne!(schemas.status.code(), Some(0), "{schemas:?}");
    let left = std::fs::read_dir(&outside).expect("it is there").count();
    assert_eq!(left, 0, "something was written outside");
}
