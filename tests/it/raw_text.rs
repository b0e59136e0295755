//! Nothing that a library says reaches a user: broken input of every sort is told in every form and language, and the
//! output is searched for the words of the libraries that are used (`tests/data/library-texts.tsv`).

use std::process::{Command, Output};

use aho_corasick::AhoCorasick;
use rayon::prelude::*;
use vitrina::diag::explain::{self, Role};
use vitrina::diag::{Severity, code};
use vitrina::host::Host;
use vitrina::host::memory::MemoryHost;

use crate::bad_input::{cases, host_of};
use crate::explain::Case;
use crate::portal;

/// The words to look for, and the library of each.
struct Words {
    search: AhoCorasick,
    of: Vec<(String, String)>,
}

impl Words {
    fn load() -> Words {
        let text = include_str!("../data/library-texts.tsv");
        let of: Vec<(String, String)> = text
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('\t'))
            .map(|(library, words)| (library.to_owned(), words.to_owned()))
            .collect();
        assert!(of.len() > 500, "only {} texts", of.len());
        let search = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(of.iter().map(|(_, words)| words))
            .expect("the words can be searched for");
        Words { search, of }
    }

    /// What a library says in a text, if anything.
    fn find(&self, text: &str) -> Option<String> {
        let found = self.search.find(text)?;
        let (library, words) = &self.of[found.pattern().as_usize()];
        let from = text[..found.start()].rfind('\n').map_or(0, |at| at + 1);
        let to = text[found.end()..]
            .find('\n')
            .map_or(text.len(), |at| found.end() + at);
        Some(format!("{library} says «{words}» in: {}", &text[from..to]))
    }
}

/// What is wrong with how a portal is told: words of libraries, or a fault where there should be findings.
fn leaks(words: &Words, host: &dyn Host, what: &str) -> Vec<String> {
    let build = match portal::try_build(host) {
        Ok(build) => build,
        Err(fault) => return vec![format!("{what}: a fault: {fault:?}")],
    };
    let mut wrong = Vec::new();
    for lang in ["es", "en"] {
        for format in portal::FORMATS {
            let told = portal::told(&build, host, format, lang);
            let leak = words.find(&told);
            wrong.extend(leak.map(|leak| format!("{what}, {format:?} in {lang}: {leak}")));
        }
    }
    wrong
}

#[test]
fn the_words_of_libraries_are_found_where_they_are() {
    let words = Words::load();
    let toml = toml::from_str::<toml::Table>("a = ").expect_err("it is wrong");
    let json = serde_json::from_str::<serde_json::Value>("{").expect_err("it is wrong");
    let tera = tera::Tera::new().add_raw_template("a.html", "{{ a | }}");
    let disk = std::fs::read("/no/existe").expect_err("it is not there");
    let date = "x".parse::<jiff::civil::Date>();
    for raw in [
        toml.to_string(),
        json.to_string(),
        tera.expect_err("it is wrong").to_string(),
        disk.to_string(),
        "x".parse::<u8>().expect_err("it is no number").to_string(),
        date.expect_err("it is no date").to_string(),
    ] {
        assert!(words.find(&raw).is_some(), "not found: {raw}");
    }
    assert_eq!(words.find("«ayer» no es una fecha"), None);
}

#[test]
fn no_page_of_a_code_and_no_case_leaks() {
    let words = Words::load();
    let of_code = |code: &&vitrina::diag::Code| {
        let page = explain::page(code.id, "es", &|_, _| String::new()).expect("a page");
        let examples = explain::examples(&page.text).unwrap_or_default();
        let numbers: std::collections::BTreeSet<usize> =
            examples.iter().map(|one| one.case).collect();
        let wrong = numbers.into_iter().flat_map(|number| {
            let of_case = examples.iter().filter(|one| one.case == number);
            let bad: Vec<_> = of_case.filter(|one| one.role != Role::Good).collect();
            leaks(&words, &Case::of(&bad), code.id)
        });
        wrong.collect::<Vec<String>>()
    };
    let wrong: Vec<String> = code::ALL.par_iter().flat_map_iter(of_code).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let wrong: Vec<String> = cases()
        .par_iter()
        .flat_map_iter(|case| leaks(&words, &host_of(case), &case.display().to_string()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// TOML that is wrong in every way that its parser knows.
const TOML: [&str; 52] = [
    "a = ",
    "= 1",
    "a b = 1",
    "a = 1 2",
    "a = \"x",
    "a = 'x",
    "a = \"\"\"x",
    "a = '''x",
    "a = [1,",
    "a = [1 2]",
    "a = {b = 1",
    "a = {b}",
    "a = {b=1,,}",
    "[a",
    "[[a]",
    "[a]b",
    "[a.]",
    "[]",
    "[[]]",
    "a = 1\na = 2",
    "[a]\n[a]",
    "a.b = 1\na = 2",
    "a = 1\na.b = 2",
    "a = []\n[[a]]",
    "a = 01",
    "a = 1__0",
    "a = 0x",
    "a = 0b2",
    "a = 1e",
    "a = .5",
    "a = +",
    "a = 2026-13-01",
    "a = 2026-02-30",
    "a = 25:00:00",
    "a = 2026-01-01T99:00:00Z",
    "a = tru",
    "a = nan_",
    "a = \"\\q\"",
    "a = \"\\u12\"",
    "a = \"\\uD800\"",
    "a = \"\u{1}\"",
    "a = \u{0}",
    "a = ,",
    "a = [,]",
    "a..b = 1",
    ".a = 1",
    "a = \"x\" \"y\"",
    "a = 99999999999999999999",
    "a = 1e999",
    "á = 1",
    "a: 1",
    "{\"a\": 1}",
];

/// Templates that are wrong when they are read or when they are used.
const TEMPLATES: [&str; 44] = [
    "{{",
    "{{ a | }}",
    "{{ nada.nombre }}",
    "{{ nada }}",
    "{{ site.nada }}",
    "{{ site.name.x.y }}",
    "{{ site.menu[99] }}",
    "{% if %}",
    "{% if a %}",
    "{% for x in %}",
    "{% for x in 5 %}{% endfor %}",
    "{% for x in site.name %}",
    "{% block a %}",
    "{% endblock %}",
    "{% extends \"no.html\" %}",
    "{% extends \"comun/pie.html\" %}",
    "{% include \"no.html\" %}",
    "{% include \"comun/pie.html\" %}",
    "{{ no() }}",
    "{{ site.name | no }}",
    "{{ site.name is no }}",
    "{{ 1 / 0 }}",
    "{{ \"a\" + 1 }}",
    "{{ -site }}",
    "{{ t() }}",
    "{{ t(key=1) }}",
    "{{ t(key=\"no-hay\") }}",
    "{{ fecha() }}",
    "{{ fecha(valor=3) }}",
    "{{ site.name | round }}",
    "{{ site.name | truncate }}",
    "{% set x = %}",
    "{{ \"abc }}",
    "{# ",
    "{% raw %}",
    "{{ [1,2 }}",
    "{{ site[ }}",
    "{{ 99999999999999999999999 }}",
    "{{ range(end=-1) }}",
    "{{ range(end=1, step_by=0) }}",
    "{{ throw(message=\"alto\") }}",
    "{% component a() %}",
    "{{ <no /> }}",
    "{% nada %}",
];

const MESSAGES: [&str; 14] = [
    "hola",
    "hola =",
    "= x",
    "hola = {",
    "hola = { $",
    "hola = { $a ->",
    "hola = { $a ->\n  [uno] x\n }",
    "hola = { $a ->\n *[uno] x\n *[dos] y\n }",
    "hola = { \"x }",
    "hola = { \"\\q\" }",
    "hola = { NADA($a) }",
    "-a = ",
    "hola = x\n    .b",
    "hola = { -hola.a }",
];

const TABLES: [&str; 10] = [
    "",
    "\n\n",
    "FASE;ORDEN\n\"x;1\n",
    "FASE;ORDEN\nx\"y;1\n",
    "FASE;ORDEN\nx;1;2;3\n",
    "FASE,ORDEN;X\ninformacion,1\n",
    "FASE;ORDEN\ninformacion;uno\n",
    "FASE;ORDEN\ninformacion;#¡REF!\n",
    "FASE;FASE\na;b\n",
    "FASE;ORDEN\n;\n",
];

const SIDECAR: &str =
    "id = \"{fase}-{orden}\"\n[columnas]\n\"FASE\" = \"fase\"\n\"ORDEN\" = \"orden\"\n";

/// Bytes that are no text, no picture and no workbook, whatever their name says.
const BYTES: [&[u8]; 9] = [
    b"",
    b"\0\0\0",
    b"PK\x03\x04",
    b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
    b"\xff\xfe+\0+\0",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0",
    b"%PDF-1.7\n",
    b"{\"a\": [1, }",
];

/// Portals that are broken in one place each: what is broken, and the portal.
fn broken() -> Vec<(String, MemoryHost)> {
    let mut all = Vec::new();
    let mut add = |path: &str, bytes: &[u8]| {
        let mut host = portal::small();
        host.write(path, bytes);
        if path.ends_with(".csv") || path.ends_with(".xlsx") {
            host.write("content/puntajes/t.tabla.toml", SIDECAR);
        }
        if path.ends_with(".tabla.toml") {
            host.write("content/puntajes/t.csv", "FASE;ORDEN\ninformacion;1\n");
        }
        let start: String = String::from_utf8_lossy(bytes).chars().take(60).collect();
        all.push((format!("{path}: {start:?}"), host));
    };
    for text in TOML {
        let front = format!("+++\ntitulo = \"Feria\"\nfecha = 2026-11-05\n{text}\n+++\nTexto.\n");
        add("content/noticias/feria.md", front.as_bytes());
        for path in [
            "portal.toml",
            "content/_tipos/obra.toml",
            "content/puntajes/t.tabla.toml",
        ] {
            add(path, text.as_bytes());
        }
    }
    for text in TEMPLATES {
        for path in [
            "themes/plantillas/inicio.html",
            "themes/plantillas/comun/pie.html",
        ] {
            add(path, text.as_bytes());
        }
        let block =
            format!("{{% extends \"base.html\" %}}{{% block contenido %}}{text}{{% endblock %}}");
        add("themes/plantillas/ficha.html", block.as_bytes());
    }
    for text in MESSAGES {
        add("i18n/es/propios.ftl", text.as_bytes());
    }
    for text in TABLES {
        add("content/puntajes/t.csv", text.as_bytes());
    }
    for bytes in BYTES {
        for path in [
            "content/noticias/feria.md",
            "content/glosario/siglas.toml",
            "content/puntajes/t.csv",
            "content/puntajes/t.xlsx",
            "content/imagenes/foto.png",
            "content/imagenes/foto.jpg",
            "content/archivos/acta.pdf",
            "content/archivos/datos.json",
            "i18n/es/propios.ftl",
            "themes/plantillas/inicio.html",
            "themes/css/vitrina.css",
            "content/_tipos/obra.toml",
            "portal.toml",
        ] {
            add(path, bytes);
        }
    }
    all
}

#[test]
fn no_broken_file_leaks_and_none_is_a_fault() {
    let words = Words::load();
    let portals = broken();
    let wrong: Vec<String> = portals
        .par_iter()
        .flat_map_iter(|(what, host)| leaks(&words, host, what))
        .collect();
    let (found, all) = (wrong.len(), portals.len());
    assert!(wrong.is_empty(), "{found} of {all}: {wrong:#?}");
}

/// What is not wrong: a value that is not there shows as nothing, and these templates may be used.
const HARMLESS: [&str; 4] = [
    "{{ nada }}",
    "{{ site.nada }}",
    "{% extends \"comun/pie.html\" %}",
    "{% include \"comun/pie.html\" %}",
];

#[test]
fn a_template_of_the_portal_that_fails_is_told_in_its_file() {
    for text in TEMPLATES {
        let mut host = portal::small();
        let path = "themes/plantillas/inicio.html";
        host.write(path, text);
        let build = portal::try_build(&host).expect("a template is no fault");
        let told = build.findings.iter().any(|finding| {
            let here = finding
                .place
                .is_some_and(|one| portal::path_of(&build, one.source) == path);
            finding.severity == Severity::Error && here
        });
        let errors = portal::errors(&build, &host);
        assert!(HARMLESS.contains(&text) || told, "{text}: {errors:?}");
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

/// What is typed, and the exit code.
const LINES: [(&[&str], i32); 34] = [
    (&[], 2),
    (&["--help"], 0),
    (&["-h"], 0),
    (&["--version"], 0),
    (&["help"], 2),
    (&["bild"], 2),
    (&["build", "--help"], 0),
    (&["check", "-h"], 0),
    (&["checklist", "--help"], 0),
    (&["new", "--help"], 0),
    (&["import", "--help"], 0),
    (&["init", "--help"], 0),
    (&["explain", "--help"], 0),
    (&["build", "--nada"], 2),
    (&["build", "-x"], 2),
    (&["build", "--formt", "json"], 2),
    (&["build", "--format", "yaml"], 2),
    (&["build", "--format"], 2),
    (&["build", "--date", "ayer"], 2),
    (&["build", "--date", "2026-02-30"], 2),
    (&["build", "--date", ""], 2),
    (&["build", "--drafts=si"], 2),
    (&["build", "a", "b"], 2),
    (&["build", "--root", "a", "--root", "b"], 2),
    (&["new"], 2),
    (&["new", "noticia"], 2),
    (&["explain"], 2),
    (&["explain", "E9999"], 2),
    (&["build", "--root", "/no/existe"], 3),
    (&["build", "--root", "portal.toml"], 3),
    (&["build", "--out", "portal.toml/x"], 3),
    (&["import", "no.csv"], 3),
    (&["import", "mala.xlsx"], 1),
    (&["import", "mala.csv"], 1),
];

#[test]
fn no_command_line_leaks() {
    let words = Words::load();
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = folder.path();
    portal::write(&portal::small(), root);
    std::fs::write(root.join("mala.xlsx"), b"PK\x03\x04roto").expect("it can be written");
    std::fs::write(root.join("mala.csv"), b"\xff\xfe\0").expect("it can be written");
    for lang in ["es", "en"] {
        for (typed, code) in LINES {
            // The language goes first: an option that lacks its value would take it for one.
            let with: Vec<&str> = ["--lang", lang].iter().chain(typed).copied().collect();
            let told = vitrina(root, &with);
            let text = [told.stdout.as_slice(), told.stderr.as_slice()].concat();
            let text = String::from_utf8(text).expect("the program writes UTF-8");
            assert_eq!(told.status.code(), Some(code), "{with:?}: {text}");
            assert!(!text.trim().is_empty(), "{with:?} says nothing");
            assert_eq!(words.find(&text), None, "{with:?}: {text}");
            let english = ["Usage", "Options", "error:", "For more"];
            let leaked = english.iter().any(|word| text.contains(word));
            assert!(lang == "en" || !leaked, "{with:?}: {text}");
        }
    }
}
