//! What is remembered never shows: after any edits the result is that of reading everything anew.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use vitrina::diag::Findings;
use vitrina::engine::{self, Memory, Options, Recalled};
use vitrina::host::History;
use vitrina::host::disk::DiskHost;
use vitrina::host::memory::{MemoryHost, MemoryStage, MemoryStore};

use crate::portal::{self, Files};

/// One edit of a portal.
#[derive(Debug, Clone)]
enum Edit {
    /// Other words in the body of a news item.
    Words(usize, String),
    /// Another title.
    Title(usize, String),
    /// A link from one item to another.
    Link(usize, usize),
    /// The item is a draft, or not.
    Draft(usize, bool),
    Remove(usize),
    /// Something that cannot be read.
    Break(usize, Vec<u8>),
    /// A translation of the item.
    English(usize, String),
    Message(String),
    Template(String),
    /// A colour of the entity.
    Colour(u8),
    /// A file that is published as it is.
    File(Vec<u8>),
    /// A norm that another repeals, or not.
    Repeal(bool),
    /// The facets of a table, its rows.
    Rows(u8),
}

fn edit() -> impl Strategy<Value = Edit> {
    let which = 0_usize..6;
    let word = "[a-zñá ]{0,30}";
    prop_oneof![
        3 => (which.clone(), word).prop_map(|(n, text)| Edit::Words(n, text)),
        2 => (which.clone(), "[A-Z][a-z]{1,8}").prop_map(|(n, text)| Edit::Title(n, text)),
        1 => (which.clone(), which.clone()).prop_map(|(a, b)| Edit::Link(a, b)),
        1 => (which.clone(), any::<bool>()).prop_map(|(n, draft)| Edit::Draft(n, draft)),
        1 => which.clone().prop_map(Edit::Remove),
        1 => (which.clone(), proptest::collection::vec(any::<u8>(), 0..40)).prop_map(|(n, bytes)| Edit::Break(n, bytes)),
        1 => (which, "[A-Z][a-z]{1,8}").prop_map(|(n, text)| Edit::English(n, text)),
        1 => "[A-Za-z ]{1,10}".prop_map(Edit::Message),
        1 => "[a-z ]{0,10}".prop_map(Edit::Template),
        1 => any::<u8>().prop_map(Edit::Colour),
        1 => proptest::collection::vec(any::<u8>(), 0..20).prop_map(Edit::File),
        1 => any::<bool>().prop_map(Edit::Repeal),
        1 => any::<u8>().prop_map(Edit::Rows),
    ]
}

fn item(number: usize) -> String {
    format!("content/noticias/n-{number}.md")
}

fn news(title: &str, draft: bool, body: &str) -> String {
    format!(
        "+++\ntitulo = \"{title}\"\nfecha = 2025-03-04\nresumen = \"Un resumen.\"\nborrador = {draft}\n+++\n{body}\n"
    )
}

/// Makes an edit; what it touches is written whole.
fn apply(host: &mut MemoryHost, edit: &Edit) {
    match edit {
        Edit::Words(n, text) => host.write(&item(*n), news(&format!("Noticia {n}"), false, text)),
        Edit::Title(n, title) => host.write(&item(*n), news(title, false, "Palabras.")),
        Edit::Link(a, b) => host.write(
            &item(*a),
            news(
                &format!("Noticia {a}"),
                false,
                &format!("[Otra](noticia/n-{b})"),
            ),
        ),
        Edit::Draft(n, draft) => host.write(&item(*n), news(&format!("Noticia {n}"), *draft, "")),
        Edit::Remove(n) => drop(host.remove(&item(*n))),
        Edit::Break(n, bytes) => host.write(&item(*n), bytes),
        Edit::English(n, title) => host.write(
            &format!("content/noticias/n-{n}.en.md"),
            format!("+++\ntitulo = \"{title}\"\n+++\nWords.\n"),
        ),
        Edit::Message(text) => host.write(
            "i18n/es/propios.ftl",
            format!("saltar-al-contenido = {text}x\n"),
        ),
        Edit::Template(text) => host.write(
            "themes/plantillas/bloques/contacto.html",
            format!("<p>{text}</p>{{{{ site.nombre_que_no_hay }}}}"),
        ),
        Edit::Colour(shade) => host.write(
            "portal.toml",
            format!(
                "{}\n[colores]\nencabezado = \"#{shade:02x}2040\"\n",
                portal_toml(host)
            ),
        ),
        Edit::File(bytes) => host.write("content/archivos/cosa.bin", bytes),
        Edit::Repeal(yes) => {
            let relation = match yes {
                true => "relaciones = [{ tipo = \"deroga\", norma = \"decreto-1-2020\" }]\n",
                false => "",
            };
            for (name, number, more) in [("decreto-1-2020", 1, ""), ("decreto-2-2021", 2, relation)]
            {
                let year = 2019 + number;
                host.write(
                    &format!("content/normas/{name}.md"),
                    format!(
                        "+++\ntitulo = \"Decreto {number} de {year}\"\ntipo = \"decreto\"\nnumero = \"{number}\"\nfecha = {year}-01-02\nexpide = \"La Gobernación\"\n{more}+++\n## Artículo 1\n\nTexto.\n"
                    ),
                );
            }
        }
        Edit::Rows(count) => {
            host.write(
                "content/glosario/palabras.tabla.toml",
                "id = \"palabra\"\n[columnas]\npalabra = \"titulo\"\nquiere = \"definicion\"\n",
            );
            let rows: String = (0..*count % 7)
                .map(|n| format!("palabra {n},Lo que quiere decir la palabra {n}\n"))
                .collect();
            host.write(
                "content/glosario/palabras.csv",
                format!("palabra,quiere\n{rows}"),
            );
        }
    }
}

/// `portal.toml` without the colours of an earlier edit.
fn portal_toml(host: &MemoryHost) -> String {
    let text = host.text("portal.toml").expect("there is a portal.toml");
    text.split("\n[colores]").next().unwrap_or(text).to_owned()
}

/// The small portal, in two languages.
fn portal_in_two_languages() -> MemoryHost {
    let mut host = portal::small();
    let english = "\n[[idiomas]]\ncodigo = \"en\"\nnombre = \"English\"\ninterfaz = true\n";
    let text = format!("{}{english}", portal_toml(&host));
    host.write("portal.toml", text);
    host.write(
        "content/secciones/inicio.en.md",
        "+++\ntitulo = \"Home\"\n+++\nWelcome.\n",
    );
    host
}

fn remembering(host: &MemoryHost, memory: &mut Memory) -> (Findings, Files) {
    let stage = MemoryStage::default();
    let ready = engine::ready(host, &stage, Options::default(), memory)
        .expect("content cannot make a fault");
    let build = engine::whole(host, &stage, ready, Recalled::default())
        .expect("content cannot make a fault");
    (build.findings, stage.files())
}

#[test]
fn after_any_edits_it_is_as_if_everything_were_read_anew() {
    // The same sequences each time; PROPTEST_CASES asks for more of them.
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    let cases = match std::env::var_os("PROPTEST_CASES") {
        Some(_) => config.cases,
        None => 16,
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config { cases, ..config }, rng);
    let kinds = std::cell::RefCell::new(std::collections::BTreeSet::new());
    let sequences = proptest::collection::vec(edit(), 4..12);
    runner
        .run(&sequences, |edits| {
            let mut host = portal_in_two_languages();
            let mut memory = Memory::default();
            let store = Arc::new(MemoryStore::default());
            remembering(&host, &mut memory);
            for edit in &edits {
                apply(&mut host, edit);
                let name = format!("{edit:?}");
                kinds
                    .borrow_mut()
                    .insert(name.split('(').next().unwrap_or_default().to_owned());
                let (findings, files) = remembering(&host, &mut memory);
                let (clean, anew) = portal::build(&host);
                prop_assert_eq!(&findings, &clean.findings, "after {:?}", edit);
                let other: Vec<&String> = anew
                    .keys()
                    .chain(files.keys())
                    .filter(|path| anew.get(*path) != files.get(*path))
                    .collect();
                prop_assert!(other.is_empty(), "{:?} after {:?}", other, edit);
                // The same of a build that finds in the store what the last one read in pages.
                let before = MemoryHost {
                    store: Some(Arc::clone(&store)),
                    ..host.clone()
                };
                let (build, files) = portal::build(&before);
                prop_assert_eq!(&build.findings, &clean.findings, "after {:?}", edit);
                prop_assert!(files == anew, "files after {:?}", edit);
                prop_assert!(
                    build.site.pages == clean.site.pages,
                    "facts after {:?}",
                    edit
                );
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        kinds.borrow().len(),
        13,
        "every kind of edit was tried: {kinds:?}"
    );
}

#[test]
fn other_words_in_a_text_are_on_its_page_before_the_portal_is_read_again() {
    let mut host = portal::small();
    host.write(&item(0), news("Noticia", false, "Palabras primeras."));
    let stage = MemoryStage::default();
    let mut memory = Memory::default();
    let ready = engine::ready(&host, &stage, Options::default(), &mut memory).expect("it is read");
    host.write(&item(0), news("Noticia", false, "Palabras **segundas**."));
    let reworded = ready.reworded(&host, &item(0)).expect("it is read");
    let reworded = reworded.expect("only words changed");
    let told = engine::Told::new();
    let painter = engine::Painter::new(&reworded, &told);
    let page = painter.page("/noticias/n-0/").expect("no fault");
    let (_, anew) = portal::build(&host);
    assert!(portal::text(&anew, "noticias/n-0/index.html").contains("<strong>segundas"));
    assert_eq!(
        page.flatten().as_deref(),
        anew.get("noticias/n-0/index.html").map(Vec::as_slice)
    );
    // A title is more than words: lists say it.
    host.write(&item(0), news("Otra", false, "Palabras segundas."));
    assert!(
        ready
            .reworded(&host, &item(0))
            .expect("it is read")
            .is_none()
    );
    // So is a file that is new, or no longer there.
    assert!(
        ready
            .reworded(&host, &item(1))
            .expect("it is read")
            .is_none()
    );
    host.remove(&item(0));
    assert!(
        ready
            .reworded(&host, &item(0))
            .expect("it is read")
            .is_none()
    );
}

#[test]
fn what_was_read_in_pages_is_kept_and_never_believed_when_it_is_damaged() {
    let mut portal = portal::small();
    // What is told of it is read in its page.
    portal.write(
        &item(0),
        news(
            "Noticia",
            false,
            "Vaya [allá](/no-hay/) y <https://www.ejemplo.gov.co/tampoco/>.",
        ),
    );
    portal.history = History::default();
    let folder = tempfile::tempdir().expect("a folder for the test");
    portal::write(&portal, folder.path());
    let open = || DiskHost::open(folder.path()).expect("the portal can be opened");
    let options = Options {
        date: Some(portal::TODAY),
        ..Options::default()
    };
    let build = |host: DiskHost| {
        let (build, files) = portal::build_on(&host, options);
        (build.findings, build.site.pages, files)
    };
    let anew = build(open().without_store());
    assert!(!anew.0.is_empty(), "something is told");
    let file = folder
        .path()
        .join(".vitrina/guardado")
        .join(portal::of_pages());
    assert!(!file.exists());
    assert!(build(open()) == anew, "the first build with a store");
    let whole = std::fs::read(&file).expect("it was kept");
    assert!(build(open()) == anew, "the second");
    let changed = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    };
    let last = whole.len() - 1;
    for spoiled in [
        Vec::new(),
        b"no es de aqu\xc3\xad".to_vec(),
        whole[..whole.len() / 2].to_vec(),
        changed(0),
        changed(whole.len() / 2),
        changed(last),
    ] {
        std::fs::write(&file, &spoiled).expect("it can be spoiled");
        assert!(build(open()) == anew, "{} bytes", spoiled.len());
        let mended = std::fs::read(&file).expect("it was kept");
        assert!(mended != spoiled, "what was spoiled is made again");
    }
}
