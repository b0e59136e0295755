//! Letters with marks, through the public door: however they are typed the site is the same, lists follow the alphabet
//! of their readers, addresses are readable and each its own.

use scraper::{Html, Selector};
use unicode_normalization::{UnicodeNormalization, is_nfc};
use vitrina::host::memory::MemoryHost;
use vitrina::parse::slug;

use crate::portal;

/// Letters that languages of Putumayo are written with, and a combination of two.
const LETTERS: [&str; 12] = [
    "ë",
    "š",
    "ž",
    "ñ",
    "n\u{308}",
    "s\u{308}",
    "ts\u{308}",
    "ʉ",
    "ɨ",
    "kʼ",
    "ã",
    "ʉ\u{301}",
];

/// A portal with every text typed with its marks apart, as some keyboards and some systems do.
fn apart(host: &MemoryHost) -> MemoryHost {
    let mut other = MemoryHost::new(portal::TODAY);
    for (path, bytes) in &host.files {
        match std::str::from_utf8(bytes) {
            Ok(text)
                if [".md", ".toml", ".csv", ".ftl"]
                    .iter()
                    .any(|end| path.ends_with(end)) =>
            {
                other.write(path, text.nfd().collect::<String>());
            }
            _ => other.write(path, bytes),
        }
    }
    portal::stamp(&mut other);
    other
}

#[test]
fn the_site_is_the_same_however_its_marks_are_typed() {
    let mut host = portal::real();
    let message = "saltar-al-contenido = Ir al cañón más cercano\n";
    host.write("i18n/es/propios.ftl", message);
    portal::stamp(&mut host);
    let (_, together) = portal::build(&host);
    let (_, apart) = portal::build(&apart(&host));
    let differ: Vec<&String> = together
        .iter()
        .filter(|(path, bytes)| apart.get(*path) != Some(bytes))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(differ, Vec::<&String>::new(), "and {} files", apart.len());
    assert_eq!(together.len(), apart.len());
    for (path, bytes) in &apart {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        assert!(is_nfc(text), "{path}");
    }
}

#[test]
fn files_with_marks_in_their_names_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut host = portal::small();
    host.write(
        "content/noticias/mapa.md",
        "+++\ntitulo = \"Mapa\"\nfecha = 2026-11-01\nresumen = \"Un mapa.\"\n+++\nEl [mapa del cañón](archivos/cañón.txt).\n",
    );
    portal::write(&host, folder.path());
    let name: String = "cañón.txt".nfd().collect();
    let archive = folder.path().join("content/archivos");
    std::fs::create_dir_all(&archive).expect("a folder");
    std::fs::write(archive.join(name), "texto").expect("a file");
    let disk = vitrina::host::disk::DiskHost::open(folder.path()).expect("it opens");
    let (build, files) = portal::build_on(&disk, Default::default());
    assert_eq!(portal::errors(&build, &disk), Vec::<String>::new());
    assert_eq!(files["archivos/cañón.txt"], b"texto");
}

/// The small portal with a second language: an alphabet that is none's, and terms in it.
fn lettered(letters: &[&str]) -> MemoryHost {
    let mut host = portal::small();
    let toml = String::from_utf8(host.files["portal.toml"].to_vec()).expect("it is UTF-8");
    let alphabet: Vec<String> = letters.iter().map(|one| format!("\"{one}\"")).collect();
    let more = format!(
        "\n[[idiomas]]\ncodigo = \"qaa\"\nnombre = \"Prueba\"\nrespaldo = \"es\"\nalfabeto = [{}]\n",
        alphabet.join(", ")
    );
    host.write("portal.toml", format!("{toml}{more}"));
    let section = |title: &str, more: &str| format!("+++\ntitulo = \"{title}\"\n{more}+++\n");
    host.write("content/secciones/inicio.qaa.md", section("Inicio", ""));
    host.write("content/secciones/glosario.qaa.md", section("Glosario", ""));
    for (n, letter) in letters.iter().enumerate() {
        let term = |word: &str| format!("termino = \"{word}\"\nsignificado = \"Prueba {word}.\"\n");
        // In Spanish the order is another.
        let spanish = format!("{} {letter}", 99 - n);
        host.write(&format!("content/glosario/t{n}.toml"), term(&spanish));
        host.write(
            &format!("content/glosario/t{n}.qaa.toml"),
            term(&format!("{letter}a")),
        );
        let news = format!(
            "+++\ntitulo = \"{letter}a\"\nfecha = 2026-11-01\nresumen = \"Prueba {n}.\"\n+++\nPrueba.\n"
        );
        host.write(
            &format!("content/noticias/n{n}.md"),
            news.replace(&format!("{letter}a\""), &format!("{n}\"")),
        );
        host.write(&format!("content/noticias/n{n}.qaa.md"), news);
    }
    portal::stamp(&mut host);
    host
}

fn texts(html: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let selector = Selector::parse(selector).expect("a selector");
    let found = page.select(&selector);
    found
        .map(|one| one.text().collect::<String>().trim().to_owned())
        .collect()
}

#[test]
fn lists_and_the_index_follow_the_declared_alphabet() {
    let letters = [
        "ts\u{308}",
        "n",
        "n\u{308}",
        "ñ",
        "a",
        "ʉ",
        "u",
        "s\u{308}",
        "s",
        "t",
        "ts",
        "ë",
        "e",
    ];
    let (build, files) = portal::build(&lettered(&letters));
    let wrong: Vec<_> = build
        .findings
        .iter()
        .filter(|one| one.severity == vitrina::diag::Severity::Error)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let words: Vec<String> = letters
        .iter()
        .map(|letter| format!("{letter}a").nfc().collect())
        .collect();
    let glossary = portal::text(&files, "qaa/glosario/index.html");
    let shown = texts(
        glossary,
        "[id^=t] .titulo, tr[id^=t] th, dt[id^=t], [id^=t] h2",
    );
    assert_eq!(shown, words);
    let search = portal::text(&files, "qaa/buscar/index.html");
    let index: Vec<String> = texts(search, "main li a")
        .into_iter()
        .filter(|title| words.contains(title))
        .collect();
    assert_eq!(index, words);
}

#[test]
fn addresses_are_readable_and_each_its_own() {
    let plain = ["e", "s", "z", "n", "n", "s", "ts", "u", "i", "k", "a", "u"];
    for (letter, plain) in LETTERS.into_iter().zip(plain) {
        for letter in [
            letter.to_owned(),
            letter.nfc().collect(),
            letter.nfd().collect(),
            letter.to_uppercase(),
        ] {
            assert_eq!(slug(&format!("{letter}a")), format!("{plain}a"), "{letter}");
            assert_eq!(
                slug(&format!("a{letter} b")),
                format!("a{plain}-b"),
                "{letter}"
            );
        }
    }
    // Names that differ in their marks alone are different values of a filter: each has its page.
    let mut host = portal::small();
    let kind = "name = \"oficio\"\nfolder = \"oficios\"\nlabel = { es = \"Oficio\" }\nplural = { es = \"Oficios\" }\nsection = \"oficios\"\ntitle = \"titulo\"\npages = true\nbody = \"optional\"\n\n[[fields]]\nname = \"titulo\"\ntype = \"text\"\nrequired = true\nlabel = { es = \"Título\" }\n\n[[fields]]\nname = \"pueblo\"\ntype = \"text\"\nfacet = true\nlabel = { es = \"Pueblo\" }\n";
    host.write("content/_tipos/oficio.toml", kind);
    host.write(
        "content/secciones/oficios.md",
        "+++\ntitulo = \"Oficios\"\nruta = \"/oficios/\"\nlista = \"oficio\"\n+++\n",
    );
    let names = [
        "Kamëntšá",
        "Kamentsa",
        "Kamen\u{308}tša",
        "Kamentsa 2",
        "ʼ",
        "¿?",
    ];
    for (n, name) in names.iter().enumerate() {
        host.write(
            &format!("content/oficios/uno-{n}.md"),
            format!("+++\ntitulo = \"Oficio {n}\"\npueblo = \"{name}\"\n+++\nPrueba.\n"),
        );
    }
    portal::stamp(&mut host);
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let pages: Vec<&str> = files
        .keys()
        .filter_map(|path| {
            path.strip_prefix("oficios/pueblo/")?
                .strip_suffix("/index.html")
        })
        .collect();
    assert_eq!(pages.len(), names.len(), "{pages:?}");
    let list = portal::text(&files, "oficios/index.html");
    for page in pages {
        assert!(slug(page) == page, "{page} is plain");
        assert!(
            list.contains(&format!("href=\"/oficios/pueblo/{page}/\"")),
            "{page}"
        );
    }
}
