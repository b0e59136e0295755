//! Portals to test with: the repository's own, and a small one that has nothing wrong with it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use scraper::{ElementRef, Html, Selector};
use vitrina::assess::RequirementReport;
use vitrina::diag::sink::Format;
use vitrina::diag::{Code, Severity};
use vitrina::engine::{self, Build, Options, Screen};
use vitrina::host::memory::{MemoryHost, MemoryStage};
use vitrina::host::{Committed, Fault, Host};
use vitrina::i18n::Catalogue;
use vitrina::model::Stamp;
use vitrina::text::{Lines, SourceId};

/// The name of the file in which the store keeps what was read in pages.
pub(crate) fn of_pages() -> String {
    vitrina::digest::Digest::of("lo que se leyó en las páginas\u{0}0".as_bytes()).to_string()
}

/// What a build put out, by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The day on which portals here are built.
pub(crate) const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 24);

/// The repository's folder.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The repository's own portal, every file first and last changed at one moment.
pub(crate) fn real() -> MemoryHost {
    let mut host = MemoryHost::new(TODAY);
    host.write(
        "portal.toml",
        std::fs::read(root().join("portal.toml")).expect("the repository has a portal.toml"),
    );
    add(&mut host, &root().join("content"), "content");
    stamp(&mut host);
    host
}

/// A portal of few pages, in Spanish alone and without checklists.
pub(crate) fn small() -> MemoryHost {
    let mut host = MemoryHost::new(TODAY);
    for (path, text) in SMALL {
        host.write(path, text);
    }
    stamp(&mut host);
    host
}

const SMALL: [(&str, &str); 13] = [
    (
        "portal.toml",
        "base = \"https://www.ejemplo.gov.co\"\n\n[entidad]\nnombre = \"Alcaldía de Ejemplo\"\ntelefono = \"+57 608 555 0100\"\ncorreo = \"contacto@ejemplo.gov.co\"\n\n[[idiomas]]\ncodigo = \"es\"\nnombre = \"Español\"\n",
    ),
    (
        "content/secciones/inicio.md",
        "+++\ntitulo = \"Inicio\"\nruta = \"/\"\norden = 1\nmenu = true\nresumen = \"Portal de ejemplo.\"\n+++\nBienvenida.\n",
    ),
    (
        "content/secciones/noticias.md",
        "+++\ntitulo = \"Noticias\"\nruta = \"/noticias/\"\nlista = \"noticia\"\n+++\n",
    ),
    (
        "content/secciones/normas.md",
        "+++\ntitulo = \"Normas\"\nruta = \"/normas/\"\nlista = \"norma\"\n+++\n",
    ),
    (
        "content/secciones/planes.md",
        "+++\ntitulo = \"Planes\"\nruta = \"/planes/\"\nlista = \"puntaje\"\n+++\n",
    ),
    (
        "content/secciones/dependencias.md",
        "+++\ntitulo = \"Dependencias\"\nruta = \"/dependencias/\"\nlista = \"dependencia\"\n+++\n",
    ),
    (
        "content/secciones/glosario.md",
        "+++\ntitulo = \"Glosario\"\nruta = \"/glosario/\"\nlista = \"termino\"\n+++\n",
    ),
    (
        "content/noticias/primera.md",
        "+++\ntitulo = \"Primera noticia\"\nfecha = 2026-11-01\nresumen = \"Algo pasó.\"\n+++\nPasó esto.\n",
    ),
    (
        "content/noticias/segunda.md",
        "+++\ntitulo = \"Segunda noticia\"\nfecha = 2026-11-02\nresumen = \"Algo más pasó.\"\n+++\nVea la [ayuda](paginas/ayuda#como-buscar).\n",
    ),
    (
        "content/paginas/ayuda.md",
        "+++\ntitulo = \"Ayuda\"\nfecha_actualizacion = 2026-11-03\n+++\nPara empezar.\n\n## Cómo buscar {#como-buscar}\n\nEscriba palabras.\n",
    ),
    (
        "content/dependencias/despacho.toml",
        "titulo = \"Despacho\"\nfunciones = [\"Dirigir la entidad.\"]\nfecha_actualizacion = 2026-11-03\n",
    ),
    (
        "content/normas/ley-1712-2014.toml",
        "tipo = \"ley\"\nnumero = \"1712\"\nvigencia = 2014\nfecha = 2014-03-06\nestado = \"vigente\"\nepigrafe = \"Transparencia y acceso a la información.\"\nambito = \"nacional\"\n",
    ),
    (
        "content/glosario/suit.toml",
        "termino = \"SUIT\"\nsignificado = \"Registro de los trámites.\"\n",
    ),
];

/// Adds a folder of disk to a portal, at `at`.
pub(crate) fn add(host: &mut MemoryHost, folder: &Path, at: &str) {
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.expect("the folder can be listed");
        if entry.file_type().is_file() {
            let relative = entry
                .path()
                .strip_prefix(folder)
                .expect("walked from the folder");
            let path = format!("{at}/{}", relative.to_string_lossy().replace('\\', "/"));
            host.write(
                path.trim_start_matches('/'),
                std::fs::read(entry.path()).expect("the file can be read"),
            );
        }
    }
}

/// Gives every file one and the same history.
pub(crate) fn stamp(host: &mut MemoryHost) {
    let at = Stamp::parse("2026-11-20T10:00:00-05:00").expect("a good moment");
    host.history.head = Some(at);
    host.history.commit = Some("0123456789abcdef0123456789abcdef01234567".to_owned());
    host.history.files = host
        .files
        .keys()
        .map(|path| {
            (
                path.clone(),
                Committed {
                    first: at,
                    last: at,
                    commit: "0123456789abcdef".into(),
                },
            )
        })
        .collect();
}

/// Tells the reader of a test's output something measured.
pub(crate) fn tell(text: &str) {
    let _ = std::io::Write::write_all(&mut std::io::stderr(), format!("{text}\n").as_bytes());
}

/// Builds a portal in memory.
pub(crate) fn build(host: &MemoryHost) -> (Build, Files) {
    build_on(host, Options::default())
}

/// Builds a portal in memory, with options.
pub(crate) fn build_on(host: &dyn Host, options: Options) -> (Build, Files) {
    let stage = MemoryStage::default();
    let build = engine::run(host, &stage, options).expect("content cannot make a fault");
    (build, stage.files())
}

/// The error findings as `CODE path:line:column`, or `CODE path` when they have no place.
pub(crate) fn errors(build: &Build, host: &dyn Host) -> Vec<String> {
    let wrong = build
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    wrong
        .map(|finding| match (finding.place, &finding.path) {
            (Some(place), _) => {
                let path = path_of(build, place.source);
                format!(
                    "{} {path}:{}",
                    finding.code.id,
                    position(build, host, finding)
                )
            }
            (None, path) => format!(
                "{} {}",
                finding.code.id,
                path.as_deref().unwrap_or_default()
            ),
        })
        .collect()
}

/// Line and column of a finding; nothing if it has no place.
pub(crate) fn position(
    build: &Build,
    host: &dyn Host,
    finding: &vitrina::diag::Diagnostic,
) -> String {
    let Some(place) = finding.place else {
        return String::new();
    };
    let text = build.text(host, place.source);
    let position = Lines::new(&text).position(place.span.start as usize);
    format!("{}:{}", position.line, position.column)
}

/// Code, file and place of the findings of some codes.
pub(crate) fn told_of(host: &MemoryHost, wanted: impl Fn(&Code) -> bool) -> Vec<String> {
    let (build, _) = build(host);
    let found = build.findings.iter().filter(|one| wanted(one.code));
    found
        .map(|one| {
            let place = one.place.expect("it has a place");
            let path = path_of(&build, place.source);
            format!("{} {path}:{}", one.code.id, position(&build, host, one))
        })
        .collect()
}

/// A page of the site.
pub(crate) fn page(files: &Files, path: &str) -> Html {
    Html::parse_document(text(files, path))
}

/// The elements that a selector finds.
pub(crate) fn select<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    let selector = Selector::parse(selector).expect("it is a selector");
    html.select(&selector).collect()
}

/// The texts of the elements that a selector finds, each with single spaces.
pub(crate) fn texts(html: &Html, selector: &str) -> Vec<String> {
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = select(html, selector).into_iter();
    found.map(|one| words(one.text().collect())).collect()
}

/// The path of a source.
pub(crate) fn path_of(build: &Build, source: SourceId) -> &str {
    &build.scan.file(source).path
}

/// The requirements of all regimes, as they were judged.
pub(crate) fn requirements(build: &Build) -> impl Iterator<Item = &RequirementReport> {
    build
        .report
        .packs
        .iter()
        .flat_map(|pack| pack.requirements())
}

/// Every form in which findings are written.
pub(crate) const FORMATS: [Format; 5] = [
    Format::Text,
    Format::Json,
    Format::Sarif,
    Format::Junit,
    Format::Github,
];

/// The findings of a build in a form and language, as the program would print them.
pub(crate) fn told(build: &Build, host: &dyn Host, format: Format, lang: &str) -> String {
    told_on(build, host, format, lang, 0)
}

/// The same, for a terminal of so many columns.
pub(crate) fn told_on(
    build: &Build,
    host: &dyn Host,
    format: Format,
    lang: &str,
    width: usize,
) -> String {
    let messages = Catalogue::load(&[]).0.language(lang, &["es"]);
    let screen = Screen {
        width,
        ..Screen::default()
    };
    build.tell(format, host, &messages, screen)
}

/// Writes a portal to disk.
pub(crate) fn write(host: &MemoryHost, folder: &Path) {
    for (path, bytes) in &host.files {
        let file = folder.join(&**path);
        std::fs::create_dir_all(file.parent().expect("a file has a folder"))
            .expect("the folder can be made");
        std::fs::write(&file, bytes).expect("the file can be written");
    }
}

/// The text of an output.
pub(crate) fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    let bytes = files
        .get(path)
        .unwrap_or_else(|| panic!("{path} was not built"));
    std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is not UTF-8"))
}

/// Runs a portal's build for a result that must not depend on which Fault there was.
pub(crate) fn try_build(host: &dyn Host) -> Result<Build, Fault> {
    engine::run(host, &MemoryStage::default(), Options::default())
}

/// Lays the files of a case of `tests/cases` over a portal on disk.
pub(crate) fn add_case(folder: &Path, case: &str) {
    let mut host = MemoryHost::new(TODAY);
    add(
        &mut host,
        &root().join("tests/cases").join(case).join("in"),
        "",
    );
    write(&host, folder);
}
