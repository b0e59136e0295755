//! The page of a people: its words come from the page that it names, its consultations from theirs, nothing else.

use scraper::Html;
use vitrina::diag::Arg;
use vitrina::host::memory::MemoryHost;

use crate::portal;

#[test]
fn a_people_is_quoted_in_its_language_and_its_consultations_are_dated() {
    let mut host = portal::real();
    host.write(
        "content/consultas/consulta-siona.md",
        "+++\ntitulo = \"Consulta de ejemplo\"\nclase = \"consulta_previa\"\napertura = 2026-11-01\n\
         cierre = 2026-12-15\nresumen = \"Una consulta de ejemplo.\"\npueblos = [\"siona\"]\n\
         responsable = \"gobierno\"\nejemplo = true\n\n[[participar]]\ncanal = \"presencial\"\n\
         valor = \"Donde diga el pueblo\"\n+++\nTexto.\n",
    );
    let (build, files) = portal::build(&host);
    assert!(!build.failed(), "{:?}", portal::errors(&build, &host));
    let page = Html::parse_document(portal::text(&files, "pueblos/siona/index.html"));
    // The words are those of the page in the language, as its source has them.
    let source = host
        .text("content/paginas/declaracion-universal-articulo-1.snn.md")
        .expect("the page is there");
    let quoted = source
        .split_once("\n> ")
        .expect("it is a quotation")
        .1
        .trim();
    assert_eq!(
        portal::texts(&page, "figure.cita-propia blockquote[lang=snn]"),
        [quoted]
    );
    let said = portal::texts(&page, "figure.cita-propia figcaption");
    assert!(said[0].contains("OHCHR"), "{said:?} names the source");
    assert_eq!(
        portal::texts(&page, ".consultas li"),
        ["Consulta de ejemplo Ejemplo 1 de noviembre de 2026 hasta el 15 de diciembre de 2026"]
    );
    assert_eq!(
        portal::texts(&page, ".enlaces li a[href*=consulta-siona]").len(),
        0
    );
    assert_eq!(
        portal::texts(&page, "figure.dibujo figcaption"),
        ["Municipios señalados: Puerto Asís, Puerto Leguízamo."]
    );
    assert_eq!(portal::texts(&page, "svg .centro").len(), 2);
    // Its letters are as large as the text's on a telephone: the map is wider than the screen, and moves.
    assert_eq!(
        portal::select(&page, ".dibujo-ancho[tabindex] svg").len(),
        1
    );
    assert_eq!(
        portal::texts(&page, ".aviso[role=note]").len(),
        1,
        "nobody validated it"
    );

    // Of a people without a page in its language nothing is quoted; of another, no consultation is told.
    let other = Html::parse_document(portal::text(&files, "pueblos/inga/index.html"));
    assert_eq!(portal::texts(&other, "blockquote").len(), 0);
    assert_eq!(portal::texts(&other, ".consultas li").len(), 0);
}

/// How many languages of peoples have a page, of how many, and which have none, as the checklist measures.
fn measured(host: &MemoryHost) -> (i64, i64, String) {
    let (build, _) = portal::build(host);
    let mut all = portal::requirements(&build);
    let one = all.find(|one| &*one.id == "anexo2-lenguas-etnicas");
    let reason = one.and_then(|one| one.reason.as_ref());
    let reason = reason.expect("no portal of the demonstration speaks all of them");
    assert_eq!(reason.id, "razon-sitio-lenguas-faltan");
    let number = |wanted: &str| {
        let found = reason.args.iter().find(|(name, _)| *name == wanted);
        match found {
            Some((_, Arg::Number(number))) => *number,
            other => panic!("{other:?} is a number"),
        }
    };
    let silent = reason.args.iter().find_map(|(name, value)| match value {
        Arg::Text(text) if *name == "lenguas" => Some(text.to_string()),
        _ => None,
    });
    (
        number("hay"),
        number("total"),
        silent.expect("they are named"),
    )
}

#[test]
fn each_language_of_a_people_is_measured_by_itself() {
    let mut host = portal::real();
    let quoted: Vec<_> = (host.files.keys())
        .filter(|path| path.starts_with("content/paginas/declaracion-universal-articulo-"))
        .filter(|path| path.matches('.').count() == 2 && !path.ends_with(".en.md"))
        .cloned()
        .collect();
    let peoples = (host.files.keys())
        .filter(|path| path.starts_with("content/pueblos/") && !path.ends_with(".en.md"))
        .count();
    let (spoken, all, silent) = measured(&host);
    assert_eq!((spoken as usize, all as usize), (quoted.len(), peoples));
    assert!(!silent.contains("siona"), "{silent}");

    // What English lacks is none of theirs.
    let section = "content/secciones/transparencia.md";
    let original = host.text(section).expect("the section is there").to_owned();
    host.write(section, format!("{original}\n\nOtra línea sin traducir.\n"));
    assert_eq!(measured(&host), (spoken, all, silent));

    host.files
        .remove("content/paginas/declaracion-universal-articulo-1.snn.md");
    let (fewer, _, silent) = measured(&host);
    assert_eq!(fewer, spoken - 1);
    assert!(silent.contains("siona"), "{silent}");
}
