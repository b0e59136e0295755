//! What is kept of pictures between builds: it makes no difference to any byte, and nobody has to believe it.

use std::collections::BTreeSet;
use std::path::Path;

use image::ImageFormat;
use vitrina::engine::Options;
use vitrina::host::disk::DiskHost;
use vitrina::host::memory::MemoryHost;

use crate::pictures::{OWN, file, from_telephone, news, quarters, with};
use crate::portal::{self, Files};

fn different(one: &Files, other: &Files) -> BTreeSet<String> {
    let paths: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differs = |path: &&String| one.get(*path) != other.get(*path);
    paths.into_iter().filter(differs).cloned().collect()
}

/// What is kept of pictures.
fn kept(folder: &Path) -> Vec<std::path::PathBuf> {
    let store = folder.join(".vitrina/guardado");
    let files = std::fs::read_dir(store).into_iter().flatten();
    let mut files: Vec<_> = files.map(|file| file.expect("listed").path()).collect();
    files.retain(|file| !file.ends_with(portal::of_pages()));
    files.sort();
    files
}

#[test]
fn what_is_kept_between_builds_changes_no_byte_even_when_it_is_damaged() {
    let mut portal = with(
        "imagenes/puente.jpg",
        &from_telephone(700, 500),
        OWN,
        "Quedó.",
    );
    portal.write(
        "content/imagenes/otra.png",
        file(quarters(500, 300), ImageFormat::Png),
    );
    portal.write(
        "content/noticias/otra.md",
        news("", "![Otra](imagenes/otra.png)"),
    );
    portal.history = vitrina::host::History::default();
    let folder = tempfile::tempdir().expect("a folder for the test");
    portal::write(&portal, folder.path());
    let options = Options {
        date: Some(portal::TODAY),
        ..Options::default()
    };
    let build = |host: DiskHost| portal::build_on(&host, options).1;
    let open = || DiskHost::open(folder.path()).expect("the portal can be opened");

    let without = build(open().without_store());
    assert_eq!(kept(folder.path()).len(), 0);
    let first = build(open());
    assert_eq!(kept(folder.path()).len(), 2);
    let second = build(open());
    assert_eq!(different(&without, &first), BTreeSet::new());
    assert_eq!(different(&first, &second), BTreeSet::new());

    // One entry cut, the other with a byte of a picture changed; then each under the other's name.
    let entries = kept(folder.path());
    let whole: Vec<Vec<u8>> = entries
        .iter()
        .map(|path| std::fs::read(path).expect("kept"))
        .collect();
    let mut changed = whole[1].clone();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    std::fs::write(&entries[0], &whole[0][..whole[0].len() / 2]).expect("written");
    std::fs::write(&entries[1], changed).expect("written");
    assert_eq!(different(&first, &build(open())), BTreeSet::new());
    std::fs::write(&entries[0], &whole[1]).expect("written");
    std::fs::write(&entries[1], &whole[0]).expect("written");
    assert_eq!(different(&first, &build(open())), BTreeSet::new());
    let again: Vec<Vec<u8>> = entries
        .iter()
        .map(|path| std::fs::read(path).expect("kept"))
        .collect();
    assert!(
        again == whole,
        "what was not believed was made again and kept"
    );

    let ignored = std::fs::read(folder.path().join(".vitrina/.gitignore"));
    assert_eq!(ignored.expect("git leaves it alone"), b"*\n");
}

#[test]
fn the_same_bytes_with_any_number_of_threads() {
    let mut host = with(
        "imagenes/puente.jpg",
        &from_telephone(700, 500),
        OWN,
        "Quedó.",
    );
    for n in 0..4 {
        host.write(
            &format!("content/imagenes/n{n}.jpg"),
            from_telephone(400 + n * 90, 300),
        );
        host.write(
            &format!("content/noticias/n{n}.md"),
            news("", &format!("![Otra](imagenes/n{n}.jpg)")),
        );
    }
    portal::stamp(&mut host);
    let (first, files) = portal::build(&host);
    for threads in [1, 2, 8] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let (again, other) = pool.expect("threads").install(|| portal::build(&host));
        assert_eq!(
            different(&files, &other),
            BTreeSet::new(),
            "with {threads} threads"
        );
        assert_eq!(first.output, again.output);
    }
}

#[test]
fn a_portal_without_such_pictures_keeps_none() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    portal::write(&portal::small(), folder.path());
    let host = DiskHost::open(folder.path()).expect("the portal can be opened");
    portal::build_on(
        &host,
        Options {
            date: Some(portal::TODAY),
            ..Options::default()
        },
    );
    assert_eq!(kept(folder.path()).len(), 0);
}

/// A portal with a store in memory that counts what it is asked to keep.
struct Shelved {
    portal: MemoryHost,
    shelf: Shelf,
}

#[derive(Default)]
struct Shelf(std::sync::Mutex<(std::collections::BTreeMap<String, Vec<u8>>, usize)>);

impl vitrina::host::Store for Shelf {
    fn get(&self, key: vitrina::digest::Digest) -> Option<Vec<u8>> {
        self.0
            .lock()
            .expect("whole")
            .0
            .get(&key.to_string())
            .cloned()
    }
    fn put(&self, key: vitrina::digest::Digest, bytes: &[u8]) {
        let mut shelf = self.0.lock().expect("whole");
        shelf.0.insert(key.to_string(), bytes.to_vec());
        shelf.1 += usize::from(key.to_string() != portal::of_pages());
    }
    fn keep(&self, _: &BTreeSet<vitrina::digest::Digest>) {}
}

impl vitrina::host::Host for Shelved {
    fn list(&self) -> Result<Vec<vitrina::host::Entry>, vitrina::host::Fault> {
        self.portal.list()
    }
    fn read(&self, path: &str) -> Result<Vec<u8>, vitrina::host::Fault> {
        self.portal.read(path)
    }
    fn today(&self) -> jiff::civil::Date {
        self.portal.today()
    }
    fn history(&self) -> vitrina::host::History {
        self.portal.history()
    }
    fn store(&self) -> &dyn vitrina::host::Store {
        &self.shelf
    }
}

#[test]
fn a_picture_is_made_once_and_made_again_when_its_file_changes() {
    let portal = with(
        "imagenes/puente.jpg",
        &from_telephone(700, 500),
        OWN,
        "Quedó.",
    );
    let mut host = Shelved {
        portal,
        shelf: Shelf::default(),
    };
    let puts = |host: &Shelved| host.shelf.0.lock().expect("whole").1;
    let (_, first) = portal::build_on(&host, Options::default());
    assert_eq!(puts(&host), 1);
    let (_, second) = portal::build_on(&host, Options::default());
    assert_eq!(puts(&host), 1, "it was taken from the store");
    assert_eq!(different(&first, &second), BTreeSet::new());
    host.portal
        .write("content/imagenes/puente.jpg", from_telephone(500, 700));
    let (_, third) = portal::build_on(&host, Options::default());
    assert_eq!(puts(&host), 2);
    let page = portal::page(&third, "noticias/puente/index.html");
    let img = portal::select(&page, "figure img")[0].value();
    assert_eq!(
        (img.attr("width"), img.attr("height")),
        (Some("700"), Some("500"))
    );
}
