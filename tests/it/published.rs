//! The ledger of publications: what was published once is not lost, and nobody changes what was noted.

use std::process::{Command, Output};

use proptest::prelude::*;
use vitrina::diag::Severity;
use vitrina::engine;
use vitrina::host::memory::MemoryHost;
use vitrina::published::{self, Next};
use vitrina::text::SourceId;

use crate::portal;

/// Publishes a portal in memory, as the command does on disk.
fn publish(host: &mut MemoryHost) -> Option<Next> {
    let (build, _) = portal::build(host);
    assert_eq!(portal::errors(&build, host), Vec::<String>::new());
    let next = engine::publication(host, &build)?;
    assert!(!host.files.contains_key(next.path.as_str()), "rewritten");
    host.write(&next.path, &next.text);
    Some(next)
}

fn told(host: &MemoryHost) -> Vec<String> {
    let (build, _) = portal::build(host);
    portal::errors(&build, host)
}

/// The line, from 1, of an address in a file of the ledger.
fn line_of(host: &MemoryHost, path: &str, address: &str) -> usize {
    let text = host.text(path).expect("it was published");
    let mark = format!("\t{address}\t");
    text.lines()
        .position(|line| line.contains(&mark))
        .expect("it was noted")
        + 1
}

fn with_document() -> MemoryHost {
    let mut host = portal::small();
    host.write("content/archivos/acta.txt", "Acta de ejemplo.\n");
    portal::stamp(&mut host);
    host
}

#[test]
fn a_second_publication_notes_only_what_changed() {
    let mut host = with_document();
    let first = publish(&mut host).expect("nothing was published before");
    assert!(
        first.path.starts_with("publicado/2026-11-24-"),
        "{}",
        first.path
    );
    assert!(!first.text.contains("\nanterior\t"), "{}", first.text);
    for address in [
        "/",
        "/noticias/",
        "/noticias/primera/",
        "/archivos/acta.txt",
    ] {
        assert!(first.added.iter().any(|one| **one == *address), "{address}");
    }
    // Pages that the program makes are no duty.
    for part in [
        "/buscar/",
        "/mapa-del-sitio/",
        "/404.html",
        "/indice/",
        "/recursos/",
    ] {
        assert!(
            !first.added.iter().any(|one| one.starts_with(part)),
            "{part}"
        );
    }
    assert_eq!(publish(&mut host), None, "nothing changed");

    host.write("content/archivos/acta.txt", "Acta de ejemplo, corregida.\n");
    host.write(
        "content/glosario/rubro.toml",
        "termino = \"Rubro\"\nsignificado = \"Parte del presupuesto.\"\n",
    );
    host.write(
        "content/paginas/nueva.md",
        "+++\ntitulo = \"Nueva\"\nfecha_actualizacion = 2026-11-03\n+++\nTexto.\n",
    );
    let second = publish(&mut host).expect("something changed");
    assert_ne!(second.path, first.path);
    assert_eq!(second.text.matches("\nanterior\t").count(), 1);
    let added: Vec<&str> = second.added.iter().map(|one| &**one).collect();
    assert_eq!(added, ["/paginas/nueva/"]);
    assert!(
        second
            .changed
            .iter()
            .any(|one| **one == *"/archivos/acta.txt")
    );
    assert!(
        second
            .changed
            .iter()
            .all(|one| one.starts_with("/archivos/")
                || one.starts_with("/glosario/datos")
                || &**one == "/glosario/datapackage.json"),
        "{:?}",
        second.changed
    );
    assert!(second.text.lines().count() < 16, "{}", second.text);
    assert_eq!(told(&host), Vec::<String>::new());
    let (build, _) = portal::build(&host);
    assert_eq!(build.published.publications.len(), 2);
    assert_eq!(publish(&mut host), None);
}

#[test]
fn a_lost_page_and_a_lost_document_are_told_where_they_were_noted() {
    let mut host = with_document();
    let first = publish(&mut host)
        .expect("nothing was published before")
        .path;
    let first = first.as_str();
    host.remove("content/noticias/primera.md");
    host.remove("content/archivos/acta.txt");
    let mut wanted = [
        format!(
            "E0640 {first}:{}:1",
            line_of(&host, first, "/archivos/acta.txt")
        ),
        format!(
            "E0640 {first}:{}:1",
            line_of(&host, first, "/noticias/primera/")
        ),
    ];
    wanted.sort();
    let mut found = told(&host);
    found.sort();
    assert_eq!(found, wanted);
    let (build, _) = portal::build(&host);
    let text = portal::told(&build, &host, vitrina::diag::sink::Format::Text, "es");
    for part in [
        "/noticias/primera/",
        "content/noticias/primera.md",
        "publicada el 2026-11-24",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn a_page_whose_file_has_a_mistake_is_not_also_lost() {
    let mut host = portal::small();
    publish(&mut host).expect("nothing was published before");
    host.write(
        "content/noticias/primera.md",
        "+++\ntitulo = \"Primera\n+++\nPasó esto.\n",
    );
    let found = told(&host);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("E0118 content/noticias/primera.md"),
        "{found:?}"
    );
}

#[test]
fn a_draft_is_no_longer_published_and_so_it_is_lost() {
    let mut host = portal::small();
    let first = publish(&mut host)
        .expect("nothing was published before")
        .path;
    let text = host
        .text("content/noticias/primera.md")
        .expect("it is there");
    let text = text.replacen("+++\n", "+++\nborrador = true\n", 1);
    host.write("content/noticias/primera.md", text);
    let line = line_of(&host, &first, "/noticias/primera/");
    assert_eq!(told(&host), [format!("E0640 {first}:{line}:1")]);
}

#[test]
fn windows_line_ends_are_no_damage_and_every_other_change_is() {
    let mut host = portal::small();
    let first = publish(&mut host)
        .expect("nothing was published before")
        .path;
    let first = first.as_str();
    let good = host.text(first).expect("it was published").to_owned();
    host.write(first, good.replace('\n', "\r\n"));
    assert_eq!(told(&host), Vec::<String>::new());
    // Any one byte changed: something is told, of the ledger and with a place.
    for at in (0..good.len()).step_by(97) {
        let mut bytes = good.clone().into_bytes();
        bytes[at] = if bytes[at] == b'x' { b'y' } else { b'x' };
        host.write(first, bytes);
        let found = told(&host);
        assert_eq!(found.len(), 1, "byte {at}: {found:?}");
        assert!(
            found[0].starts_with("E064") && found[0].contains(first),
            "byte {at}: {found:?}"
        );
    }
    host.write(first, [0xff, 0xfe, 0x00]);
    let found = told(&host);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with(&format!("E0105 {first}")), "{found:?}");
}

#[test]
fn scores_are_noted_and_read_again() {
    let mut host = portal::small();
    let with_checklist = format!(
        "{}\n[[regimenes]]\nid = \"gel-2012\"\n",
        host.text("portal.toml").expect("it is there")
    );
    host.write("portal.toml", with_checklist);
    publish(&mut host).expect("nothing was published before");
    let (build, _) = portal::build(&host);
    let pack = &build.report.packs[0];
    let scores = &build.published.publications[0].scores;
    assert_eq!(scores.len(), pack.phases.len());
    assert!(!scores.is_empty());
    for (score, phase) in scores.iter().zip(&pack.phases) {
        assert_eq!((&*score.pack, &*score.phase), ("gel-2012", &*phase.id));
        assert!((score.prorated() - phase.prorated).abs() < 1e-12);
    }
}

/// Two branches from one publication, joined as git joins them: the files of both.
#[test]
fn two_branches_that_both_published_are_joined_without_a_conflict() {
    let mut trunk = with_document();
    publish(&mut trunk).expect("nothing was published before");
    let branch = |name: &str| {
        let mut host = trunk.clone();
        host.write(
            &format!("content/noticias/{name}.md"),
            format!("+++\ntitulo = \"De {name}\"\nfecha = 2026-11-05\nresumen = \"Algo de {name}.\"\n+++\nTexto.\n"),
        );
        // Both change the same document.
        host.write("content/archivos/acta.txt", "Acta corregida.\n");
        portal::stamp(&mut host);
        let next = publish(&mut host).expect("something changed");
        (host, next)
    };
    let ((mut joined, left), (other, right)) = (branch("hacienda"), branch("planeacion"));
    assert_ne!(left.path, right.path);
    for path in ["content/noticias/planeacion.md", right.path.as_str()] {
        joined.write(path, other.text(path).expect("it is there"));
    }
    portal::stamp(&mut joined);
    assert_eq!(told(&joined), Vec::<String>::new());
    let (build, _) = portal::build(&joined);
    assert_eq!(build.published.publications.len(), 3);
    for address in ["/noticias/hacienda/", "/noticias/planeacion/"] {
        assert!(build.published.addresses.contains_key(address), "{address}");
    }
    // The next one continues both, and only what both could not know is new.
    let next = publish(&mut joined);
    let next = next.map_or_else(String::new, |next| {
        assert!(next.added.is_empty(), "{:?}", next.added);
        next.text
    });
    assert_eq!(next.matches("\nanterior\t").count(), 2, "{next}");
    assert_eq!(publish(&mut joined), None);
    // What either noted is a duty of the joined portal.
    for (name, path) in [("hacienda", &left.path), ("planeacion", &right.path)] {
        let mut host = joined.clone();
        host.remove(&format!("content/noticias/{name}.md"));
        let line = line_of(&host, path, &format!("/noticias/{name}/"));
        assert_eq!(told(&host), [format!("E0640 {path}:{line}:1")]);
    }
    // Without the file of one branch the joined ledger is broken, and that is told instead.
    joined.remove(&right.path);
    let found = told(&joined);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("E0643 publicado/"), "{found:?}");
}

#[test]
fn a_page_that_moved_leads_on_and_a_withdrawn_document_says_why() {
    let mut host = with_document();
    publish(&mut host).expect("nothing was published before");
    let text = host
        .text("content/noticias/primera.md")
        .expect("it is there");
    let text = text.replacen(
        "+++\n",
        "+++\ndirecciones_anteriores = [\"/noticias/primera\", \"/viejo/feria.html\", \"/index.php/noticia.php\"]\n",
        1,
    );
    host.remove("content/noticias/primera.md");
    host.write("content/noticias/estreno.md", text);
    host.remove("content/archivos/acta.txt");
    host.write(
        "content/retiros/acta.toml",
        "titulo = \"Acta de ejemplo\"\ndirecciones = [\"/archivos/acta.txt\"]\nmotivo = \"Tenía datos de <terceros>.\"\nnorma = \"Ley 1581 de 2012\"\nautoriza = \"Despacho\"\nfecha = 2026-11-20\n",
    );
    portal::stamp(&mut host);
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    for path in [
        "noticias/primera/index.html",
        "viejo/feria.html",
        "index.php/noticia.php/index.html",
    ] {
        let html = portal::text(&files, path);
        for part in [
            "<meta http-equiv=\"refresh\" content=\"0; url=/noticias/estreno/\">",
            "<link rel=\"canonical\" href=\"https://www.ejemplo.gov.co/noticias/estreno/\">",
            "<a href=\"/noticias/estreno/\">Primera noticia</a>",
            "<html lang=\"es\">",
        ] {
            assert!(html.contains(part), "{path}: {part}: {html}");
        }
    }
    let html = portal::text(&files, "archivos/acta.txt/index.html");
    for part in [
        "<h1>Acta de ejemplo</h1>",
        "Contenido retirado",
        "Tenía datos de &lt;terceros&gt;.",
        "Ley 1581 de 2012",
        "Despacho",
        "20 de noviembre de 2026",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    for file in ["sitemap.xml", "mapa-del-sitio/index.html"] {
        let map = portal::text(&files, file);
        assert!(
            !map.contains("/noticias/primera/") && !map.contains("acta.txt"),
            "{file}"
        );
    }
    let next = publish(&mut host).expect("something changed");
    let names =
        |list: &[std::sync::Arc<str>]| list.iter().map(|one| one.to_string()).collect::<Vec<_>>();
    assert_eq!(names(&next.moved), ["/noticias/primera/"]);
    assert_eq!(names(&next.withdrawn), ["/archivos/acta.txt"]);
    assert!(
        next.text
            .contains("\n>\t/noticias/primera/\t/noticias/estreno/\n")
    );
    assert!(
        next.text
            .contains("\n-\t/archivos/acta.txt\tcontent/retiros/acta.toml\n")
    );
    assert_eq!(publish(&mut host), None, "nothing changed");
    // The duty stays: without the redirection or the notice the address is lost, also later.
    host.remove("content/retiros/acta.toml");
    let found = told(&host);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("E0640 publicado/"), "{found:?}");
}

#[test]
fn what_is_there_stays_when_an_earlier_address_claims_its_place() {
    // A list's later pages, downloads, pages of the program, and paths above or below a file.
    for address in [
        "/",
        "/noticias/datos.csv",
        "/buscar/",
        "/cumplimiento/",
        "/robots.txt",
        "/robots.txt/dentro/",
        "/noticias/segunda/",
        "/archivos/acta.txt",
        "/noticias/datos.csv/index.html",
    ] {
        let mut host = with_document();
        let checklist = format!(
            "{}\n[[regimenes]]\nid = \"gel-2012\"\n",
            host.text("portal.toml").expect("it is there")
        );
        host.write("portal.toml", checklist);
        host.write(
            "content/retiros/uno.toml",
            format!("titulo = \"Algo\"\ndirecciones = [\"{address}\"]\nmotivo = \"Por algo.\"\nnorma = \"Ley 1581 de 2012\"\nautoriza = \"Despacho\"\nfecha = 2026-11-20\n"),
        );
        portal::stamp(&mut host);
        let (build, files) = portal::build(&host);
        let code = if address == "/" { "E0645" } else { "E0646" };
        assert_eq!(
            portal::errors(&build, &host),
            [format!("{code} content/retiros/uno.toml:2:16")],
            "{address}"
        );
        assert!(
            !files
                .values()
                .any(|bytes| bytes.windows(7).any(|part| part == b"Por alg")),
            "{address}"
        );
    }
}

fn vitrina(root: &std::path::Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vitrina"))
        .current_dir(root)
        .args(words)
        .args(["--date", "2026-11-24"])
        .env("LC_ALL", "C.UTF-8")
        .env("GIT_CEILING_DIRECTORIES", root)
        .output()
        .expect("the program can be started")
}

#[test]
fn the_command_publishes_once_and_refuses_what_would_be_lost() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = folder.path();
    portal::write(&portal::small(), root);
    let said = |output: &Output| String::from_utf8_lossy(&output.stdout).into_owned();

    let rehearsal = vitrina(root, &["publish", "--dry-run"]);
    assert_eq!(rehearsal.status.code(), Some(0), "{}", said(&rehearsal));
    assert!(said(&rehearsal).contains("+ /dependencias/despacho/"));
    assert!(!root.join("publicado").exists() && !root.join("public").exists());

    let first = vitrina(root, &["publicar"]);
    assert_eq!(first.status.code(), Some(0), "{}", said(&first));
    assert!(root.join("public/noticias/primera/index.html").is_file());
    let ledger = || -> Vec<(std::path::PathBuf, Vec<u8>)> {
        let listed = std::fs::read_dir(root.join("publicado")).expect("it was noted");
        let mut files: Vec<_> = listed
            .map(|file| file.expect("it can be listed").path())
            .map(|path| (path.clone(), std::fs::read(path).expect("it can be read")))
            .collect();
        files.sort();
        files
    };
    let noted = ledger();
    assert_eq!(noted.len(), 1);

    let again = vitrina(root, &["publish"]);
    assert_eq!(again.status.code(), Some(0), "{}", said(&again));
    assert_eq!(ledger(), noted);

    std::fs::remove_file(root.join("content/noticias/primera.md")).expect("it is there");
    for command in ["publish", "build", "check"] {
        let refused = vitrina(root, &[command]);
        assert_eq!(refused.status.code(), Some(1), "{command}");
        assert!(said(&refused).contains("E0640"), "{command}");
    }
    assert!(root.join("public/noticias/primera/index.html").is_file());
    assert_eq!(ledger(), noted);
}

/// Lines that go deep into the reader.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "vitrina-publicado\t1\n", "fecha\t2026-10-01\n", "fecha\t2026-13-45\n",
            "base\thttps://www.ejemplo.gov.co\n", "anterior\t", "sello\t", "puntaje\ta\tb\t1\t2\n", "puntaje\ta\tb\t3\t2\n",
            "+\tpagina\t00000000000000000000000000000000\t/a/\tcontent/a.md\n", ">\t/a/\t/b/\n", "-\t/a/\tcontent/b.toml\n",
            "~\tarchivo\t", "fin\t1\t", "fin\t5\t0\n", "\t", "\n", "\r\n", "%", "%2", "%0A", "%c3", "ñ", "\u{0}", "🦜",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// The text with a last line that is right.
fn sealed(text: &str) -> String {
    let lines: String = text.lines().map(|line| format!("{line}\n")).collect();
    let digest = vitrina::digest::Digest::of(lines.as_bytes());
    format!("{lines}fin\t{}\t{digest}\n", lines.lines().count())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_reader_never_panics_and_every_place_lies_in_its_file(text in pieces(), head in any::<bool>(), seal in any::<bool>()) {
        let text = if head { format!("vitrina-publicado\t1\nfecha\t2026-10-01\n{text}") } else { text };
        let text = if seal { sealed(&text) } else { text };
        let path = published::path_of(jiff::civil::date(2026, 10, 1), &text);
        let (ledger, findings) = published::read(
            [(SourceId(7), path.as_str(), text.as_str())],
            "https://www.ejemplo.gov.co",
        );
        let errors = findings.iter().filter(|one| one.severity == Severity::Error).count();
        prop_assert_eq!(ledger.damaged, errors > 0);
        prop_assert!(errors == 1 || ledger.publications.len() == 1);
        for finding in &findings {
            let place = finding.place.expect("the ledger's findings have places");
            prop_assert_eq!(place.source, SourceId(7));
            prop_assert!(text.get(place.span.range()).is_some(), "{}: {:?}", finding.code.id, place.span);
        }
    }
}
