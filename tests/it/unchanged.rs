//! A build of what did not change: known without reading, and never believed where it could be wrong.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::portal;

struct Portal {
    folder: tempfile::TempDir,
}

impl Portal {
    fn new() -> Portal {
        let folder = tempfile::tempdir().expect("a folder can be made");
        portal::write(&portal::small(), folder.path());
        let portal = Portal { folder };
        portal.settle();
        portal
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    /// As if nobody had touched the content for an hour.
    fn settle(&self) {
        let then = SystemTime::now() - Duration::from_secs(3600);
        for top in ["content", "portal.toml"] {
            for entry in walkdir::WalkDir::new(self.root().join(top)) {
                let entry = entry.expect("it can be listed");
                if entry.file_type().is_file() {
                    let file = std::fs::File::options().append(true).open(entry.path());
                    let file = file.expect("it can be opened");
                    file.set_modified(then).expect("it can be dated");
                }
            }
        }
    }

    fn build(&self, more: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_vitrina"))
            .current_dir(self.root())
            .args(["build", "--date", "2026-11-24"])
            .args(more)
            .env("GIT_CEILING_DIRECTORIES", self.root())
            .output()
            .expect("the program can be started");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(output.status.code(), Some(0), "{said}");
        said
    }

    /// What the last build left: besides what was read in pages, the only file of the store, since the small portal has
    /// no pictures.
    fn record(&self) -> PathBuf {
        let mut files = self.records();
        assert_eq!(files.len(), 1, "there is one record");
        files.remove(0)
    }

    fn records(&self) -> Vec<PathBuf> {
        let store = self.root().join(".vitrina/guardado");
        let files = std::fs::read_dir(store).into_iter().flatten();
        let files = files.map(|file| file.expect("it can be listed").path());
        files
            .filter(|file| !file.ends_with(portal::of_pages()))
            .collect()
    }

    /// Whether a build made everything anew: then it leaves another record.
    fn builds_anew(&self, more: &[&str]) -> bool {
        let node = |file: &Path| std::fs::metadata(file).expect("it is there").ino();
        let before = self.record();
        // So that its number cannot be given to the next.
        let held = std::fs::File::open(&before).expect("it can be opened");
        let first = node(&before);
        self.build(more);
        drop(held);
        node(&self.record()) != first
    }

    fn public(&self) -> Vec<(String, Vec<u8>)> {
        let public = self.root().join("public");
        let mut files = Vec::new();
        for entry in walkdir::WalkDir::new(&public).sort_by_file_name() {
            let entry = entry.expect("it can be listed");
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(&public).expect("walked from it");
                let bytes = std::fs::read(entry.path()).expect("it can be read");
                files.push((path.to_string_lossy().into_owned(), bytes));
            }
        }
        files
    }
}

#[test]
fn the_same_question_has_the_same_answer_and_nothing_is_read() {
    let portal = Portal::new();
    let first = portal.build(&[]);
    let public = portal.public();
    assert!(!portal.builds_anew(&[]), "nothing changed");
    let again = portal.build(&[]);
    assert!(again.contains("Nada cambió"), "{again}");
    // All but the time it took and what became of the output.
    let lines = |said: &str| {
        let kept = said
            .lines()
            .filter(|line| !line.contains(" en ") && !line.contains("public/"));
        kept.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(lines(&first), lines(&again));
    assert_eq!(portal.public(), public);
}

#[test]
fn machine_formats_say_that_nothing_changed() {
    let portal = Portal::new();
    portal.build(&["--format", "json"]);
    let again = portal.build(&["--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&again).expect("it is JSON");
    let change = &told["summary"]["change"];
    assert_eq!(
        (&change["written"], &change["removed"]),
        (&0.into(), &0.into())
    );
    assert_eq!(change["kept"], told["summary"]["files"]);
}

#[test]
fn whatever_changed_is_seen() {
    let portal = Portal::new();
    portal.build(&[]);
    let clean = portal.public();
    let page = portal.root().join("public/noticias/primera/index.html");

    // In the public folder.
    std::fs::write(&page, "otra cosa").expect("it can be written");
    assert!(portal.builds_anew(&[]), "a public file is another");
    assert_eq!(portal.public(), clean);
    std::fs::remove_file(&page).expect("it is there");
    assert!(portal.builds_anew(&[]), "a public file is gone");
    assert_eq!(portal.public(), clean);
    std::fs::write(portal.root().join("public/de-mas.html"), "x").expect("it can be written");
    assert!(portal.builds_anew(&[]), "a public file is too much");
    assert_eq!(portal.public(), clean);

    // In what is asked.
    assert!(portal.builds_anew(&["--drafts"]), "other options");
    assert!(portal.builds_anew(&[]), "the first options again");
    assert!(!portal.builds_anew(&[]));

    // In the store: cut, changed, of another portal.
    let record = std::fs::read(portal.record()).expect("it can be read");
    let mut other = record.clone();
    *other.last_mut().expect("it is not empty") ^= 1;
    for bytes in [&record[..record.len() / 2], &other, b"", b"nada"] {
        std::fs::write(portal.record(), bytes).expect("it can be written");
        assert!(portal.builds_anew(&[]), "a damaged record");
        assert_eq!(portal.public(), clean);
    }

    // In the content: also a file of the same size whose date was put back.
    let file = portal.root().join("content/noticias/primera.md");
    let text = std::fs::read_to_string(&file).expect("it can be read");
    std::fs::write(&file, text.replace("Pasó esto", "Pasó otro")).expect("it can be written");
    portal.settle();
    assert!(portal.builds_anew(&[]), "a text is another");
    assert_ne!(portal.public(), clean);
    let page = std::fs::read_to_string(&page).expect("it was built");
    assert!(page.contains("Pasó otro"));
}

#[test]
fn a_file_that_was_just_saved_is_always_read() {
    let portal = Portal::new();
    let file = portal.root().join("content/noticias/primera.md");
    let text = std::fs::read_to_string(&file).expect("it can be read");
    std::fs::write(&file, &text).expect("it can be written");
    portal.build(&[]);
    assert!(portal.records().is_empty(), "nothing is remembered");
}
