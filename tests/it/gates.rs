//! Gates whose cases would be too long for the page of their code.

use vitrina::diag::code;

use crate::portal;

/// Words without end that no packing makes much shorter.
fn noise(words: usize) -> String {
    let mut seed = 1_u64;
    let mut text = String::new();
    for _ in 0..words {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        for n in 0..7 {
            text.push(char::from(b'a' + ((seed >> (8 * n)) % 26) as u8));
        }
        text.push(' ');
    }
    text
}

#[test]
fn a_heavy_page_is_told_once_and_its_limit_is_the_portals() {
    let mut host = portal::small();
    let page = |words| {
        format!(
            "+++\ntitulo = \"Manual\"\nfecha_actualizacion = 2026-11-03\n+++\n{}\n",
            noise(words)
        )
    };
    let heavy = |host: &vitrina::host::memory::MemoryHost| {
        let (build, _) = portal::build(host);
        let told = build
            .findings
            .iter()
            .filter(|one| one.code == code::PAGE_HEAVY);
        told.map(|one| one.path.as_deref().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    // Seven letters without order take about 33 bits: 4,000 words, 16 KB.
    host.write("content/paginas/manual.md", page(4_000));
    assert_eq!(heavy(&host), ["/paginas/manual/"]);
    host.write("content/paginas/manual.md", page(1_500));
    assert!(heavy(&host).is_empty());
    host.write("content/paginas/manual.md", page(4_000));
    let portal = String::from_utf8(host.files["portal.toml"].to_vec()).expect("it is UTF-8");
    host.write(
        "portal.toml",
        format!("{portal}\n[limites]\npagina_kb = 40\n"),
    );
    assert!(heavy(&host).is_empty());
}

#[test]
fn the_text_of_a_norm_may_be_as_long_as_it_is() {
    let mut host = portal::small();
    let norm = String::from_utf8(host.files["content/normas/ley-1712-2014.toml"].to_vec())
        .expect("it is UTF-8");
    host.remove("content/normas/ley-1712-2014.toml");
    host.write(
        "content/normas/ley-1712-2014.md",
        format!("+++\n{norm}+++\n{}\n", noise(4_000)),
    );
    let (build, files) = portal::build(&host);
    let page = files
        .iter()
        .find(|(path, _)| path.contains("1712/index.html"));
    assert!(page.is_some_and(|(_, bytes)| bytes.len() > 30_000));
    let told = build
        .findings
        .iter()
        .any(|one| one.code == code::PAGE_HEAVY);
    assert!(!told, "{:?}", build.findings);
}

#[test]
fn the_pages_of_a_pdf_stand_beside_its_link() {
    let mut host = portal::small();
    host.write(
        "content/archivos/acta.pdf",
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
         2 0 obj <</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>> endobj\n\
         3 0 obj <</Type/Page>> endobj\n4 0 obj <</Type/Page>> endobj\ntrailer <</Root 1 0 R>>\n",
    );
    host.write(
        "content/noticias/acta.md",
        "+++\ntitulo = \"Acta\"\nfecha = 2026-11-05\nresumen = \"Quedó el acta.\"\n\
         adjuntos = [{ archivo = \"archivos/acta.pdf\", titulo = \"Acta\" }]\n+++\nEl acta.\n",
    );
    let (_, files) = portal::build(&host);
    let page = portal::text(&files, "noticias/acta/index.html");
    assert!(page.contains("2 páginas"), "{page}");
}
