//! The page of a people: its words come from the page that it names, its consultations from theirs, nothing else.

use scraper::Html;

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
