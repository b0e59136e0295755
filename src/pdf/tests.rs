//! Files written by hand, and what no file may do.

use proptest::prelude::*;

use super::*;

/// A PDF of these objects (without `obj` and `endobj`), with a trailer.
fn pdf(objects: &[&str], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    for (n, object) in objects.iter().enumerate() {
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).into_bytes());
    }
    out.extend(format!("trailer\n<<{trailer}>>\n%%EOF\n").into_bytes());
    out
}

const ROOT: &str = "<</Type/Catalog/Pages 2 0 R/Lang(es-CO)/MarkInfo<</Marked true>>>>";
const PAGES: &str = "<</Type/Pages/Kids[3 0 R]/Count 1>>";

fn page(content: &str, resources: &str) -> Vec<u8> {
    let page = format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<{resources}>>>>");
    let stream = format!(
        "<</Length {}>>\nstream\n{content}\nendstream",
        content.len()
    );
    let picture = "<</Type/XObject/Subtype/Image/Length 3>>\nstream\nabc\nendstream";
    let form = "<</Type/XObject/Subtype/Form/Length 27/Resources<</XObject<</Yo 6 0 R>>>>>>\nstream\n\
                /Yo Do BT(Acta de hoy)Tj ET\nendstream";
    let info = "<</Title(Acta de ejemplo)>>";
    let objects = [ROOT, PAGES, &page, &stream, picture, form, info];
    pdf(&objects, "/Root 1 0 R/Info 7 0 R")
}

fn facts(bytes: &[u8]) -> Facts {
    match read(bytes) {
        Reading::Read(facts) => facts,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_plain_file_says_all_it_has() {
    let found = facts(&page("BT /F1 12 Tf (Acta de hoy) Tj ET", ""));
    assert_eq!(found.pages, 1);
    assert_eq!(found.title.as_deref(), Some("Acta de ejemplo"));
    assert_eq!(found.lang.as_deref(), Some("es-CO"));
    assert!(found.tagged);
    assert!(!found.is_scan());
}

#[test]
fn a_photograph_is_told_from_text_and_from_an_empty_page() {
    let scan =
        |content: &str| facts(&page(content, "/XObject<</Foto 5 0 R/Otro 6 0 R>>")).is_scan();
    assert!(scan("q 600 0 0 800 0 0 cm /Foto Do Q"));
    assert!(scan("/Foto Do BT (p. 3) Tj ET"), "a stamp is not text");
    assert!(scan("BI /W 1 /H 1 ID \x01 EI"));
    assert!(
        !scan("/Foto Do BT 3 Tr [(Acta)-20(de hoy)] TJ ET"),
        "recognised text, unseen"
    );
    assert!(
        !scan("/Foto Do /Otro Do"),
        "text in a drawing, which draws itself"
    );
    assert!(!scan("0 0 m 10 10 l S"), "nothing but a line");
    assert!(scan("/Foto Do (Tj no es un texto) pop"));
}

#[test]
fn titles_are_read_however_they_are_written() {
    let title = |typed: &str| {
        let page = "<</Type/Page>>";
        let info = format!("<</Title {typed}>>");
        let objects = [ROOT, PAGES, page, &info];
        facts(&pdf(&objects, "/Root 1 0 R/Info 4 0 R")).title
    };
    assert_eq!(
        title("(Informe de gesti\\363n)").as_deref(),
        Some("Informe de gestión")
    );
    assert_eq!(title("<FEFF004100F10061>").as_deref(), Some("Aña"));
    assert_eq!(title("(\u{feff}Año \\(1\\))").as_deref(), Some("Año (1)"));
    assert_eq!(title("(  )"), None);
    assert_eq!(title("()"), None);
    let xmp = "<x><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Plan</rdf:li></rdf:Alt></dc:title></x>";
    let root = "<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>";
    let stream = format!("<</Length {}>>\nstream\n{xmp}\nendstream", xmp.len());
    let objects = [root, PAGES, "<</Type/Page>>", &stream];
    assert_eq!(
        facts(&pdf(&objects, "/Root 1 0 R")).title.as_deref(),
        Some("Plan")
    );
}

#[test]
fn what_is_no_pdf_or_a_locked_or_a_broken_one_is_told_apart() {
    assert_eq!(read(b""), Reading::NotPdf);
    assert_eq!(read(b"<!DOCTYPE html><p>404"), Reading::NotPdf);
    assert_eq!(read(b"%PDF-1.4\n%%EOF"), Reading::Damaged);
    assert_eq!(
        read(&pdf(&[ROOT, "<</Type/Pages/Kids[]>>"], "/Root 1 0 R")),
        Reading::Damaged
    );
    let locked = pdf(
        &[ROOT, PAGES, "<</Type/Page>>"],
        "/Root 1 0 R/Encrypt<</Filter/Standard>>",
    );
    assert_eq!(read(&locked), Reading::Protected);
    // Cut in the middle: what stood before still counts, for pages are found without any table.
    let whole = page("BT (Acta de hoy) Tj ET", "");
    let cut = &whole[..whole.len() - 60];
    assert!(matches!(read(cut), Reading::Read(_)));
}

#[test]
fn loops_end() {
    let itself = "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R 3 0 R]/Count 9>>";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/Lang 5 0 R>>",
        itself,
        "<</Type/Page/Resources 4 0 R>>",
        "4 0 R",
        "6 0 R",
        "5 0 R",
    ];
    let found = facts(&pdf(&objects, "/Root 1 0 R"));
    assert_eq!((found.pages, found.lang), (1, None));
}

#[test]
fn what_unpacks_to_too_much_is_not_unpacked() {
    use std::io::Write;
    let mut zip = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![0_u8; 1024 * 1024];
    for _ in 0..(BUDGET / zeros.len() + 1) {
        zip.write_all(&zeros).expect("memory can be written");
    }
    let packed = zip.finish().expect("memory can be written");
    assert!(packed.len() < 1024 * 1024, "a small file");
    let mut bytes = pdf(
        &[ROOT, PAGES, "<</Type/Page/Contents 4 0 R>>"],
        "/Root 1 0 R",
    );
    let head = format!(
        "4 0 obj <</Filter/FlateDecode/Length {}>>\nstream\n",
        packed.len()
    );
    bytes.extend(head.into_bytes());
    bytes.extend(packed);
    bytes.extend(b"\nendstream endobj");
    assert_eq!(read(&bytes), Reading::TooMuch);
}

#[test]
fn what_is_made_to_be_slow_is_given_up() {
    let start = std::time::Instant::now();
    let open = |part: &str, times: usize| format!("%PDF-1.4\n{}", part.repeat(times));
    for bytes in [
        open("1 0 obj <</A(", 200_000),
        open("1 0 obj %", 200_000),
        open("1 0 obj [[[[[[[[", 200_000),
        open("1 0 obj <<>>stream ", 200_000),
        open("trailer <<", 200_000),
    ] {
        assert!(!matches!(read(bytes.as_bytes()), Reading::Read(_)));
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
        let _ = read(&[b"%PDF-1.7\n1 0 obj ".as_slice(), &bytes].concat());
    }

    /// A real file with some bytes changed, and cut.
    #[test]
    fn no_damage_makes_it_panic(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = page("BT /F1 12 Tf [(Acta)<20AB>-3(de)] TJ /Otro Do /Foto Do ET", "/XObject<</Foto 5 0 R/Otro 6 0 R>>");
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
        let _ = read(&bytes[..cut.index(bytes.len())]);
    }
}
