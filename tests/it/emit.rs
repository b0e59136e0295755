//! The public folder: changed whole or not at all, and not touched where nothing changed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use vitrina::host::memory::MemoryHost;

use crate::portal;

/// Bytes, time of change and number of a file.
type Facts = (Vec<u8>, (i64, i64), u64);

fn facts(folder: &Path) -> BTreeMap<String, Facts> {
    let mut out = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("the folder can be listed");
        if entry.file_type().is_file() {
            let path = entry
                .path()
                .strip_prefix(folder)
                .expect("walked from it")
                .to_string_lossy()
                .into_owned();
            let meta = entry.metadata().expect("a file has facts");
            let bytes = std::fs::read(entry.path()).expect("the file can be read");
            out.insert(path, (bytes, (meta.mtime(), meta.mtime_nsec()), meta.ino()));
        }
    }
    out
}

fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    facts(folder)
        .into_iter()
        .map(|(path, (bytes, _, _))| (path, bytes))
        .collect()
}

fn news(host: &mut MemoryHost, number: usize, body: &str) {
    let text = format!(
        "+++\ntitulo = \"Noticia {number}\"\nfecha = 2025-{:02}-{:02}\nresumen = \"Resumen {number}.\"\n+++\n{body}\n",
        number % 12 + 1,
        number % 28 + 1
    );
    host.write(&format!("content/noticias/n-{number}.md"), text);
}

/// The small portal with many news.
fn many(count: usize, body: &str) -> MemoryHost {
    let mut host = portal::small();
    let mut text = String::new();
    for paragraph in 0..20 {
        let _ = writeln!(text, "Párrafo {paragraph} de la noticia: {body}.\n");
    }
    (0..count).for_each(|number| news(&mut host, number, &text));
    host
}

fn command(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vitrina"));
    command
        .current_dir(root)
        .args(["build", "--date", "2026-11-24"])
        .env("GIT_CEILING_DIRECTORIES", root);
    command
}

fn build(root: &Path) -> Output {
    command(root).output().expect("the program can be started")
}

fn good(root: &Path) {
    let output = build(root);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}

/// Names beside the public folder that a build left.
fn leftovers(root: &Path) -> Vec<String> {
    let listed = std::fs::read_dir(root).expect("the portal can be listed");
    let names = listed.map(|entry| {
        entry
            .expect("it can be listed")
            .file_name()
            .to_string_lossy()
            .into_owned()
    });
    names.filter(|name| name.starts_with(".public")).collect()
}

#[test]
fn nothing_changed_means_nothing_touched() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let (root, public) = (folder.path(), folder.path().join("public"));
    portal::write(&many(40, "uno"), root);
    good(root);
    let first = facts(&public);
    assert!(first.len() > 40 && first.contains_key("index.html"));
    let inode = std::fs::metadata(&public).expect("it was built").ino();
    std::thread::sleep(Duration::from_millis(20));
    good(root);
    assert!(facts(&public) == first, "a second build rewrote something");
    assert_eq!(
        std::fs::metadata(&public).expect("it is there").ino(),
        inode,
        "the folder was exchanged"
    );
    assert_eq!(leftovers(root), Vec::<String>::new());
}

#[test]
fn an_edit_changes_what_depends_on_it_and_keeps_the_rest() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let (root, public) = (folder.path(), folder.path().join("public"));
    let mut host = many(40, "uno");
    portal::write(&host, root);
    good(root);
    let first = facts(&public);
    std::thread::sleep(Duration::from_millis(20));
    news(&mut host, 7, "Otro cuerpo, con palabras nuevas.");
    portal::write(&host, root);
    good(root);
    let second = facts(&public);
    assert_eq!(
        first.keys().collect::<Vec<_>>(),
        second.keys().collect::<Vec<_>>()
    );
    let mut changed = Vec::new();
    for (path, (bytes, time, inode)) in &first {
        let (other, later, number) = &second[path];
        if bytes == other {
            assert_eq!(
                (time, inode),
                (later, number),
                "{path} is the same and was written again"
            );
        } else {
            assert_ne!(time, later, "{path} changed and kept its time");
            changed.push(path.as_str());
        }
    }
    assert!(changed.contains(&"noticias/n-7/index.html"), "{changed:?}");
    let others: Vec<_> = changed
        .iter()
        .filter(|path| path.ends_with(".html") && **path != "noticias/n-7/index.html")
        .collect();
    assert!(
        others.is_empty(),
        "the body of one entry changed the pages {others:?}"
    );

    // A file that goes is gone, and so is its page.
    std::fs::remove_file(root.join("content/noticias/n-7.md")).expect("it was written");
    good(root);
    assert!(!public.join("noticias/n-7/index.html").exists());
    assert!(public.join("noticias/n-8/index.html").exists());
}

#[test]
fn a_build_with_errors_leaves_what_is_public() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let (root, public) = (folder.path(), folder.path().join("public"));
    portal::write(&many(10, "uno"), root);
    good(root);
    let first = facts(&public);
    for case in ["fecha-mala", "enlace-roto", "html-crudo"] {
        portal::add_case(root, case);
        assert_eq!(build(root).status.code(), Some(1), "{case}");
        assert!(facts(&public) == first, "{case} changed the public folder");
        assert_eq!(leftovers(root), Vec::<String>::new());
    }
}

#[test]
fn a_killed_build_leaves_a_whole_site() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let (root, public) = (folder.path(), folder.path().join("public"));
    portal::write(&many(300, "uno"), root);
    good(root);
    let mut before = bytes(&public);
    let (mut killed, mut left) = (0, 0);
    // Not random, so that a failure can be had again; the machine's load makes it random enough.
    for (n, delay) in [5, 17, 31, 48, 66, 90, 120, 155, 190, 230, 275, 330, 400]
        .into_iter()
        .enumerate()
    {
        portal::write(&many(300, &format!("versión {n}")), root);
        let mut child = command(root)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it can be started");
        std::thread::sleep(Duration::from_millis(delay));
        child
            .kill()
            .expect("it can be killed, even when it has ended");
        let status = child.wait().expect("it was started");
        let after = bytes(&public);
        killed += usize::from(status.code().is_none());
        left += leftovers(root).len();
        if after != before {
            // Then the exchange was done: the new site must be there whole.
            let mark = format!("versión {n}.");
            assert_eq!(
                before.keys().collect::<Vec<_>>(),
                after.keys().collect::<Vec<_>>(),
                "after {delay} ms"
            );
            let pages = after
                .iter()
                .filter(|(path, _)| path.starts_with("noticias/n-") && path.ends_with(".html"));
            for (path, bytes) in pages {
                assert!(
                    String::from_utf8_lossy(bytes).contains(&mark),
                    "{path} is of another build, after {delay} ms"
                );
            }
        }
        before = after;
    }
    assert!(
        killed > 0,
        "no build was killed before it ended: the delays are too long"
    );
    assert!(
        left > 0,
        "no build was killed while it wrote: the delays are too short or too long"
    );
    good(root);
    assert_eq!(
        leftovers(root),
        Vec::<String>::new(),
        "the next build removes what dead ones left"
    );
    let page =
        std::fs::read_to_string(public.join("noticias/n-299/index.html")).expect("it was built");
    assert!(page.contains("versión 12."));
}

#[test]
fn leftovers_are_removed_and_what_was_set_aside_comes_back() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let (root, public) = (folder.path(), folder.path().join("public"));
    portal::write(&many(3, "uno"), root);
    good(root);
    let first = bytes(&public);
    // Numbers of processes do not go so high.
    let dead = root.join(".public.vitrina-99999999");
    std::fs::create_dir_all(dead.join("noticias")).expect("the folder can be made");
    std::fs::write(dead.join("noticias/index.html"), "a medias").expect("the file can be written");
    good(root);
    assert_eq!(leftovers(root), Vec::<String>::new());
    assert!(bytes(&public) == first);
    // Died between two renames: the old site stands aside, and nothing is public. A failing build puts it back.
    std::fs::rename(&public, root.join(".public.vitrina-99999999.anterior"))
        .expect("it can be moved");
    portal::add_case(root, "fecha-mala");
    assert_eq!(build(root).status.code(), Some(1));
    assert!(
        bytes(&public) == first,
        "what was set aside did not come back"
    );
    assert_eq!(leftovers(root), Vec::<String>::new());
}

#[test]
fn an_output_that_is_a_link_or_holds_the_source_is_refused() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = folder.path().join("portal");
    portal::write(&portal::small(), &root);
    let elsewhere = folder.path().join("otra");
    std::fs::create_dir_all(&elsewhere).expect("the folder can be made");
    std::fs::write(elsewhere.join("ajeno.txt"), "no tocar").expect("the file can be written");
    std::os::unix::fs::symlink(&elsewhere, root.join("public")).expect("links can be made");
    let refused = build(&root);
    assert_eq!(refused.status.code(), Some(3));
    assert!(!refused.stderr.is_empty(), "it says why");
    assert_eq!(bytes(&elsewhere).keys().collect::<Vec<_>>(), ["ajeno.txt"]);
    std::fs::remove_file(root.join("public")).expect("the link is there");
    std::fs::write(root.join("public"), "un archivo").expect("the file can be written");
    assert_eq!(build(&root).status.code(), Some(3));
    let before = bytes(&root);
    for out in [".", "content", "../portal"] {
        let output = command(&root)
            .args(["--out", out])
            .output()
            .expect("the program can be started");
        assert_eq!(output.status.code(), Some(3), "--out {out}");
        assert!(bytes(&root) == before, "--out {out} changed the portal");
    }
}
