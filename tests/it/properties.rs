//! Whatever is typed: no panic, and every place of every finding lies in its file, on character boundaries.

use std::sync::Arc;

use proptest::prelude::*;
use vitrina::diag::Findings;
use vitrina::parse::{self, EntryContext};
use vitrina::schema::{self, Schema};
use vitrina::table::Table;
use vitrina::text::SourceId;

use crate::workbook;

const SOURCE: SourceId = SourceId(7);

fn places(text: &str, findings: &Findings) -> Result<(), TestCaseError> {
    for finding in findings {
        for place in finding.place.iter().chain(&finding.secondary) {
            prop_assert_eq!(place.source, SOURCE);
            let range = place.span.range();
            prop_assert!(
                text.get(range.clone()).is_some(),
                "{}: {:?} of {} bytes",
                finding.code.id,
                range,
                text.len()
            );
        }
    }
    Ok(())
}

fn schema() -> Schema {
    let (schema, findings) = schema::load([]);
    assert!(findings.is_empty(), "{findings:?}");
    schema
}

/// Text made of what files are made of, so that it goes deep into the parsers.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "+++", "\n", "\r\n", " ", "\t", "=", "\"", "\"\"\"", "'", "[", "]", "{", "}", "[[", "]]", "#", "## ", "#### ", "|",
            "|---|", "- ", "1. ", "> ", "```\n", "![", "](", ")", "<b>", "</b>", "<!--", "-->", "[^1]", "[^1]: ", "{#id}", ",",
            ";", "\u{feff}", "\0", "titulo = \"ñ\"\n", "fecha = 2026-11-05\n", "fecha = \"27/08/2013\"\n", "resumen = ",
            "municipios = [\"86001\"]\n", "imagen = { archivo = \"a.svg\" }\n", "e\u{301}", "n\u{308}", "ñ", "日", "🦜", "/x/",
            "paginas/ayuda#a", "https://a.co", "\\", "&amp;", "*", "**", "_", "~~", "`", "responsabel = 1\n", "2026-13-45",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[a-zñé0-9 ]{0,12}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|parts| parts.concat())
}

/// A file that is nearly right: a front matter with things in it, and a body.
fn nearly() -> impl Strategy<Value = String> {
    (any::<bool>(), any::<bool>(), pieces(), pieces()).prop_map(|(bom, crlf, data, body)| {
        let text = format!("+++\ntitulo = \"Título\"\nfecha = 2026-11-05\n{data}\n+++\n{body}");
        let text = if crlf {
            text.replace('\n', "\r\n")
        } else {
            text
        };
        if bom { format!("\u{feff}{text}") } else { text }
    })
}

fn entry(schema: &Schema, kind: &str, text: &str, markdown: bool) -> Result<(), TestCaseError> {
    let languages: Vec<Arc<str>> = vec!["es".into(), "en".into()];
    let context = EntryContext {
        schema,
        kind: schema.named(kind).expect("the kind is known"),
        source: SOURCE,
        name: "a",
        languages: &languages,
    };
    let (document, findings) = parse::entry(text, markdown, context);
    places(text, &findings)?;
    if let Some(document) = document {
        for (_, value) in &document.fields.entries {
            prop_assert!(
                text.get(value.span.range()).is_some(),
                "a value at {:?}",
                value.span
            );
        }
        if let Some(body) = &document.body {
            for span in body
                .links
                .iter()
                .map(|link| link.span)
                .chain(body.images.iter().map(|image| image.span))
            {
                prop_assert!(text.get(span.range()).is_some(), "a link at {:?}", span);
            }
            let html = body.html.text();
            for hole in &body.holes {
                prop_assert!(html.is_char_boundary(hole.at as usize));
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn splitting(text in prop_oneof![any::<String>(), pieces(), nearly()]) {
        match parse::split(&text) {
            Ok(front) => {
                prop_assert!(text.get(front.data.range()).is_some() && text.get(front.body.range()).is_some());
                prop_assert!(front.data.end <= front.body.start);
            }
            Err(problem) => prop_assert!(text.get(problem.span.range()).is_some(), "{:?}", problem),
        }
    }

    #[test]
    fn entries(text in prop_oneof![any::<String>(), pieces(), nearly(), nearly()]) {
        let schema = schema();
        for kind in ["noticia", "norma", "plan"] {
            entry(&schema, kind, &text, true)?;
        }
    }

    #[test]
    fn data(text in prop_oneof![any::<String>(), pieces()]) {
        let schema = schema();
        for kind in ["termino", "dependencia", "galeria"] {
            entry(&schema, kind, &text, false)?;
        }
        let (_, findings) = parse::form(&text, schema::portal_form(), SOURCE);
        places(&text, &findings)?;
    }

    #[test]
    fn tables(rows in pieces(), bom: bool, sign in prop::sample::select(vec![";", ",", "\t"])) {
        let schema = schema();
        let id = schema.named("puntaje").expect("the kind is known");
        let sidecar = "id = \"{fase}-{orden}\"\n[columnas]\n\"FASE\" = \"fase\"\n\"ORDEN\" = \"orden\"\n\"N\" = \"nombre\"\n[constantes]\nresumen = \"uno\"\n";
        let (sidecar, _) = parse::sidecar(sidecar, schema.kind(id), SOURCE);
        let header = ["FASE", "ORDEN", "N"].join(sign);
        let text = format!("{}{header}\n{rows}", if bom { "\u{feff}" } else { "" });
        let table = Table { text: text.clone(), ..Table::default() };
        let (documents, findings) = parse::rows(&table, &sidecar.expect("a good sidecar"), schema.kind(id), id, SOURCE);
        places(&text, &findings)?;
        for document in documents {
            prop_assert!(text.get(document.span.range()).is_some(), "a row at {:?}", document.span);
            for (_, value) in &document.fields.entries {
                prop_assert!(text.get(value.span.range()).is_some(), "a cell at {:?}", value.span);
            }
        }
        let (_, findings) = parse::sidecar(&rows, schema.kind(id), SOURCE);
        places(&rows, &findings)?;
    }

    #[test]
    fn bytes_of_tables(
        at in prop::collection::vec((0usize..4000, any::<u8>()), 0..6),
        noise in prop::collection::vec(any::<u8>(), 0..300),
        extra in prop::sample::select(vec!["", "hoja = \"a\"\n", "encabezado = 3\nfilas_encabezado = 2\n", "separador = \",\"\ndecimales = \"punto\"\n", "codificacion = \"utf-16\"\nfechas = \"dia/mes/año\"\nrepetir_combinadas = true\n"]),
    ) {
        let schema = schema();
        let id = schema.named("visita").expect("the kind is known");
        let sidecar = format!("id = \"{{mes}}\"\n{extra}[columnas]\n\"MES\" = \"mes\"\n\"VISITAS\" = \"visitas\"\n\"CORTE\" = \"corte\"\n");
        let (sidecar, _) = parse::sidecar(&sidecar, schema.kind(id), SOURCE);
        let sidecar = sidecar.expect("a good sidecar");
        let rows = vec![
            workbook::texts(&["Visitas"]),
            workbook::texts(&["MES", "VISITAS", "CORTE"]),
            vec![workbook::t("2026-03"), workbook::Cell::Number(12.0), workbook::Cell::Date(46_000.0)],
            workbook::texts(&["2026-04", "#N/A", "03/04/2026"]),
        ];
        let mut book = workbook::Book::of("a", rows);
        book.sheets[0].merged = &["A1:C1", "B3:B4"];
        let mut workbook = book.bytes();
        for (at, byte) in at {
            let length = workbook.len();
            workbook[at % length] = byte;
        }
        let mut windows = b"MES;VISITAS;CORTE\n2026-03;1;13/04/2026\n".to_vec();
        windows.extend(&noise);
        for (path, bytes) in [("t.xlsx", workbook), ("t.csv", windows), ("t.csv", noise)] {
            let Ok((table, findings)) = vitrina::table::read(bytes, path, &sidecar.reading, SOURCE) else {
                continue;
            };
            places(&table.text, &findings)?;
            let (documents, findings) = parse::rows(&table, &sidecar, schema.kind(id), id, SOURCE);
            places(&table.text, &findings)?;
            for document in documents {
                prop_assert!(table.text.get(document.span.range()).is_some());
                for (_, value) in &document.fields.entries {
                    prop_assert!(table.text.get(value.span.range()).is_some());
                }
            }
        }
    }

    #[test]
    fn decoding(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        match parse::decode(bytes.clone(), SOURCE) {
            Ok(text) => prop_assert_eq!(text.as_bytes(), &bytes[..]),
            Err(finding) => {
                let at = finding.place.expect("it says where").span;
                prop_assert!((at.end as usize) < bytes.len());
                prop_assert!(std::str::from_utf8(&bytes[..at.start as usize]).is_ok());
            }
        }
    }

    #[test]
    fn slugs_are_addresses(text: String) {
        let slug = parse::slug(&text);
        let good = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        prop_assert!(slug.chars().all(good) && !slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"), "{slug}");
        prop_assert_eq!(parse::slug(&slug), slug.clone());
    }
}
