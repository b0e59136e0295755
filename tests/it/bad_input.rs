//! Bad content: each mistake is told once, where it is, and costs nothing but itself.
//!
//! A case is a folder `tests/cases/<name>/`: the files in `in/` lie over the small portal, and `expected.txt` has every
//! error finding as `CODE path:line:column` (or `CODE path`), in any order.

use std::path::PathBuf;
use std::process::{Command, Output};

use vitrina::diag::{Arg, Diagnostic, Severity, code};
use vitrina::engine::Build;
use vitrina::host::disk::DiskHost;
use vitrina::host::memory::MemoryHost;
use vitrina::host::{Entry, Fault, History, Host};

use crate::portal::{self, Files};

/// Folders of all cases, in order.
pub(crate) fn cases() -> Vec<PathBuf> {
    let folder = portal::root().join("tests/cases");
    let listed = std::fs::read_dir(&folder).expect("tests/cases exists");
    let mut cases: Vec<PathBuf> = listed
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    cases.sort();
    assert!(cases.len() >= 12, "cases are missing: {cases:?}");
    cases
}

/// The small portal with a case over it.
pub(crate) fn host_of(case: &std::path::Path) -> MemoryHost {
    let mut host = portal::small();
    portal::add(&mut host, &case.join("in"), "");
    portal::stamp(&mut host);
    host
}

/// What a case expects, sorted.
pub(crate) fn expected(case: &std::path::Path) -> Vec<String> {
    let text = std::fs::read_to_string(case.join("expected.txt")).expect("a case has expected.txt");
    let mut lines: Vec<String> = text
        .lines()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    lines.sort();
    lines
}

/// The error findings, sorted.
pub(crate) fn sorted_errors(build: &Build, host: &dyn Host) -> Vec<String> {
    let mut lines = portal::errors(build, host);
    lines.sort();
    lines
}

/// Everything of the small portal is in the catalogue and was rendered.
fn nothing_lost(build: &Build, files: &Files) {
    let (sound, sound_files) = portal::build(&portal::small());
    for (_, entry) in sound.catalog.entries() {
        let kind = &sound.catalog.schema().kind(entry.kind).name;
        assert!(
            build.catalog.find(kind, &entry.id).is_some(),
            "{kind} {} is lost",
            entry.id
        );
    }
    for page in &sound.site.pages {
        assert!(
            build.site.page(&page.route).is_some(),
            "{} is lost",
            page.route
        );
    }
    for path in sound_files.keys().filter(|path| path.ends_with(".html")) {
        assert!(files.contains_key(path), "{path} was not built");
    }
}

fn of_code<'b>(build: &'b Build, id: &str) -> Vec<&'b Diagnostic> {
    build
        .findings
        .iter()
        .filter(|finding| finding.code.id == id)
        .collect()
}

/// The near name that a finding proposes.
fn proposed(finding: &Diagnostic) -> Option<String> {
    let hint = finding
        .hints
        .iter()
        .find(|hint| hint.id == "quiso-decir" || hint.id == "valor-propuesto")?;
    match &hint.args.first()?.1 {
        Arg::Text(text) => Some(text.to_string()),
        Arg::Number(number) => Some(number.to_string()),
        Arg::Words(_) | Arg::Message(_) => None,
    }
}

#[test]
fn the_small_portal_has_nothing_wrong() {
    let host = portal::small();
    let (build, _) = portal::build(&host);
    assert_eq!(sorted_errors(&build, &host), Vec::<String>::new());
}

#[test]
fn every_case_tells_its_mistakes_at_their_place_and_loses_nothing() {
    let mut wrong = Vec::new();
    for case in cases() {
        let host = host_of(&case);
        let (build, files) = portal::build(&host);
        let (told, expected) = (sorted_errors(&build, &host), expected(&case));
        assert!(!expected.is_empty(), "{} expects nothing", case.display());
        if told != expected {
            wrong.push(format!(
                "{}\n  told     {told:#?}\n  expected {expected:#?}",
                case.display()
            ));
        }
        nothing_lost(&build, &files);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn near_names_are_proposed() {
    let of = |case: &str, id: &str| {
        let (build, _) = portal::build(&host_of(&portal::root().join("tests/cases").join(case)));
        proposed(
            of_code(&build, id)
                .first()
                .unwrap_or_else(|| panic!("{case} tells no {id}")),
        )
    };
    assert_eq!(
        of("clave-desconocida", "E0103").as_deref(),
        Some("responsable")
    );
    assert_eq!(of("tipo-desconocido", "E0104").as_deref(), Some("noticias"));
    assert_eq!(of("referencia-rota", "E0307").as_deref(), Some("despacho"));
    assert_eq!(of("fecha-mala", "E0211").as_deref(), Some("2013-08-27"));
}

#[test]
fn windows_1252_is_told_at_its_first_letter() {
    let mut host = portal::small();
    let text =
        b"+++\ntitulo = \"Informaci\xf3n\"\nfecha = 2026-11-05\nresumen = \"Uno.\"\n+++\nTexto.\n";
    host.write("content/noticias/vieja.md", text);
    let (build, files) = portal::build(&host);
    // «titulo = "Informaci» are 19 characters: 9 before the quote, the quote, 9 letters.
    assert_eq!(
        sorted_errors(&build, &host),
        ["E0105 content/noticias/vieja.md:2:20"]
    );
    assert_eq!(
        of_code(&build, "E0105")[0].hints[0].id,
        "parece-windows-1252"
    );
    nothing_lost(&build, &files);
}

/// A host that says that one file is larger than it is, and does not let it be read.
struct Lying {
    host: MemoryHost,
    path: &'static str,
    size: u64,
}

impl Host for Lying {
    fn list(&self) -> Result<Vec<Entry>, Fault> {
        let mut entries = self.host.list()?;
        entries
            .iter_mut()
            .filter(|entry| &*entry.path == self.path)
            .for_each(|entry| entry.size = self.size);
        Ok(entries)
    }
    fn read(&self, path: &str) -> Result<Vec<u8>, Fault> {
        assert_ne!(path, self.path, "a file over its limit is not read");
        self.host.read(path)
    }
    fn today(&self) -> jiff::civil::Date {
        self.host.today()
    }
    fn history(&self) -> History {
        self.host.history()
    }
}

#[test]
fn fifty_megabytes_of_markdown_are_told_and_not_read() {
    let mut host = portal::small();
    host.write("content/noticias/enorme.md", "+++\n+++\n");
    let host = Lying {
        host,
        path: "content/noticias/enorme.md",
        size: 50 * 1024 * 1024,
    };
    let (build, files) = portal::build_on(&host, vitrina::engine::Options::default());
    assert_eq!(
        sorted_errors(&build, &host.host),
        ["E0106 content/noticias/enorme.md"]
    );
    assert!(
        of_code(&build, "E0106")[0]
            .args
            .contains(&("megas", Arg::Number(50)))
    );
    nothing_lost(&build, &files);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_out_of_the_tree_is_told_and_not_followed() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = folder.path().join("portal");
    portal::write(&portal::small(), &root);
    let secret = folder.path().join("secreto.md");
    std::fs::write(
        &secret,
        "+++\ntitulo = \"Secreto\"\nfecha = 2026-11-05\nresumen = \"No.\"\n+++\nNo.\n",
    )
    .expect("the file can be written");
    std::os::unix::fs::symlink(&secret, root.join("content/noticias/secreto.md"))
        .expect("links can be made");
    std::os::unix::fs::symlink(folder.path(), root.join("content/archivos"))
        .expect("links can be made");
    let host = DiskHost::open(&root).expect("the portal can be opened");
    let (build, files) = portal::build_on(&host, vitrina::engine::Options::default());
    assert_eq!(
        sorted_errors(&build, &host),
        [
            "E0107 content/archivos",
            "E0107 content/noticias/secreto.md"
        ]
    );
    assert!(
        files
            .values()
            .all(|bytes| !String::from_utf8_lossy(bytes).contains("Secreto"))
    );
    nothing_lost(&build, &files);
}

#[test]
fn odd_bytes_never_panic_and_lose_nothing() {
    let odd: [&[u8]; 14] = [
        b"",
        b"\0",
        b"\0\0\0\0",
        b"+++",
        b"+++\n+++",
        b"+++\n\0 = 1\n+++\n\0\n",
        b"+++\ntitulo = \"\\u0000\"\n+++\n\0\x1b[31mrojo\n",
        b"\xff\xfe+\0+\0+\0",
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf\xef\xbb\xbf+++\n+++\n",
        b"\r\r\r+++\r+++\r",
        b"+++\na = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n+++\n",
        b"+++\ntitulo = 99999999999999999999999999\nfecha = 0000-00-00\n+++\n![[[[](((((<<<<>>>>\n",
        b"+++\ntitulo = \"a\"\nfecha = 2026-11-05\nresumen = \"b\"\n+++\n[^1]: x[^1]\n\n| a |\n|---|\n| b | c | d |\n",
    ];
    for (n, bytes) in odd.iter().enumerate() {
        for path in [
            "content/noticias/raro.md",
            "content/glosario/raro.toml",
            "content/puntajes/raro.csv",
            "content/puntajes/raro.tabla.toml",
            "content/_tipos/raro.toml",
            "content/imagenes/raro.png",
            "content/noticias/Ñandú raro.md",
            "content/noticias/raro.xx.md",
            "i18n/es/raro.ftl",
        ] {
            let mut host = portal::small();
            host.write(path, bytes);
            if path.ends_with(".csv") {
                host.write(
                    "content/puntajes/raro.tabla.toml",
                    "id = \"{fase}-{orden}\"\n[columnas]\n\"FASE\" = \"fase\"\n\"ORDEN\" = \"orden\"\n",
                );
            }
            let (build, files) = portal::build(&host);
            // Whatever is told can be told in every format, and its place is a place.
            let told = portal::errors(&build, &host);
            assert!(
                told.iter().all(|line| line.starts_with('E')),
                "case {n} in {path}: {told:?}"
            );
            nothing_lost(&build, &files);
        }
        let mut host = portal::small();
        host.write("portal.toml", bytes);
        let build = portal::try_build(&host);
        assert!(
            build.is_ok(),
            "case {n} in portal.toml is a fault: {build:?}"
        );
    }
}

#[test]
fn findings_are_told_once() {
    for case in cases() {
        let (build, _) = portal::build(&host_of(&case));
        for (n, finding) in build.findings.iter().enumerate() {
            assert!(
                !build.findings[n + 1..].contains(finding),
                "{} tells twice: {finding:?}",
                case.display()
            );
        }
    }
}

fn vitrina(root: &std::path::Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vitrina"));
    command
        .current_dir(root)
        .args(words)
        .env("LC_ALL", "C.UTF-8");
    command.output().expect("the program can be started")
}

#[test]
fn exit_codes_and_json_of_the_program() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = folder.path();
    portal::write(&portal::small(), root);

    let good = vitrina(root, &["build", "--date", "2026-11-24", "--format", "json"]);
    assert_eq!(
        good.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&good.stdout)
    );
    assert!(root.join("public/index.html").is_file());
    let json: serde_json::Value =
        serde_json::from_slice(&good.stdout).expect("JSON alone on standard output");
    assert_eq!(json["summary"]["errors"], 0);

    portal::add_case(root, "fecha-mala");
    for command in ["check", "revisar", "build", "construir"] {
        let bad = vitrina(root, &[command, "--date", "2026-11-24", "--format", "json"]);
        assert_eq!(bad.status.code(), Some(1), "{command}");
        let json: serde_json::Value =
            serde_json::from_slice(&bad.stdout).expect("JSON alone on standard output");
        let findings = json["findings"].as_array().expect("a list of findings");
        let date = findings
            .iter()
            .find(|finding| finding["code"] == "E0211")
            .expect("the date is told");
        assert_eq!(date["path"], "content/noticias/fecha.md");
        assert_eq!((&date["line"], &date["column"]), (&3.into(), &9.into()));
        assert_eq!(
            (&date["end_line"], &date["end_column"]),
            (&3.into(), &21.into())
        );
        assert_eq!(date["severity"], Severity::Error.name());
        let hints = date["hints"].as_array().expect("a list of hints");
        assert!(
            hints.iter().any(|hint| hint
                .as_str()
                .is_some_and(|hint| hint.contains("2013-08-27"))),
            "{hints:?}"
        );
        assert_eq!(json["summary"]["errors"], 1);
    }

    for words in [
        &["build", "--date", "ayer"][..],
        &["bild"],
        &[],
        &["explain", "E9999"],
        &["new", "nada", "x"],
    ] {
        assert_eq!(vitrina(root, words).status.code(), Some(2), "{words:?}");
    }
    assert_eq!(vitrina(root, &["--help"]).status.code(), Some(0));
    assert_eq!(vitrina(root, &["explain", "E0211"]).status.code(), Some(0));
    assert_eq!(
        vitrina(root, &["build", "--root", "/no/existe"])
            .status
            .code(),
        Some(3)
    );
}

#[test]
fn a_finding_in_words_has_all_its_arguments() {
    for case in cases() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        portal::write(&host_of(&case), folder.path());
        for lang in ["es", "en"] {
            let told = vitrina(
                folder.path(),
                &["check", "--lang", lang, "--date", "2026-11-24"],
            );
            let text = String::from_utf8_lossy(&told.stdout);
            assert!(
                !text.contains("{$") && !text.contains("{ $"),
                "{} in {lang}:\n{text}",
                case.display()
            );
        }
    }
    assert!(code::ALL.iter().all(|code| code.id.len() == 5));
}
