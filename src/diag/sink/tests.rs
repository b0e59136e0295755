//! Tests of all formats together.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::Value;

use super::{Context, Format, Summary, render};
use crate::diag::{Diagnostic, code};
use crate::i18n::Catalogue;
use crate::text::{Place, SourceId, Span};

const ALL: [Format; 5] = [
    Format::Text,
    Format::Json,
    Format::Sarif,
    Format::Junit,
    Format::Github,
];

fn shown(format: Format, text: Option<&str>, findings: &[Diagnostic]) -> String {
    thread_local!(static CATALOGUE: Catalogue = Catalogue::load(&[]).0);
    let messages = CATALOGUE.with(|catalogue| catalogue.language("es", &[]));
    let cx = Context {
        messages: &messages,
        path: &|_| "content/normas/año 1,2.md",
        text: &|_| text.map(Arc::from),
        color: false,
        width: 0,
    };
    render(format, findings, &Summary::of(findings), &cx)
}

fn date(text: &str, value: &str) -> Diagnostic {
    let at = text.find(value).expect("the value is in the text");
    Diagnostic::at(code::DATE, SourceId(0), Span::new(at, at + value.len()))
        .arg("valor", value)
        .arg("campo", "fecha")
        .arg("etiqueta", "Fecha oficial")
}

#[test]
fn text_shows_the_line_the_caret_and_the_repair() {
    let text = "+++\ntitulo = \"Año\"\nfecha = \"2013-02-30\"\n+++\n";
    let finding =
        date(text, "\"2013-02-30\"").hint("valor-propuesto", vec![("valor", "2013-02-28".into())]);
    let out = shown(Format::Text, Some(text), &[finding]);
    assert_eq!(
        out,
        "\
error[E0211]: la fecha «\"2013-02-30\"» de «Fecha oficial» no existe o no está bien escrita
 --> content/normas/año 1,2.md:3:9
  |
3 | fecha = \"2013-02-30\"
  |         ^^^^^^^^^^^^ no es una fecha
  |
  = pista: escriba: 2013-02-28
  = arreglo: escríbala como año-mes-día, por ejemplo fecha = 2013-08-27 (con o sin comillas)
  = más: vitrina explain E0211

1 error, 0 avisos, 0 consejos.
"
    );
}

#[test]
fn without_the_text_only_the_file_is_shown() {
    let out = shown(
        Format::Text,
        None,
        &[Diagnostic::at(code::ENCODING, SourceId(0), Span::at(12))],
    );
    assert!(out.contains("--> content/normas/año 1,2.md\n"), "{out}");
    assert!(!out.contains('^'));
}

#[test]
fn secondary_places_and_norms_are_shown() {
    let text = "## Uno\n\n#### Dos\n";
    let finding = Diagnostic::at(code::HEADING_SKIP, SourceId(0), Span::new(8, 16))
        .arg("nivel", 4_usize)
        .arg("anterior", 2_usize)
        .and(Place {
            source: SourceId(0),
            span: Span::new(0, 6),
        });
    let out = shown(Format::Text, Some(text), &[finding]);
    assert!(
        out.contains("título anterior") && out.contains("= norma: Resolución MinTIC 1519"),
        "{out}"
    );
}

#[test]
fn a_long_line_is_cut_and_its_column_is_not() {
    let text = format!("{}MAL{}", "ñ".repeat(3_000_000), "x".repeat(4_000_000));
    let out = shown(Format::Text, Some(&text), &[date(&text, "MAL")]);
    assert!(out.len() < 2_000, "{} bytes", out.len());
    assert!(
        out.contains(":1:3000001\n") && out.contains("ñMAL") && out.contains('…'),
        "{out}"
    );
}

#[test]
fn nothing_from_content_reaches_the_terminal_raw() {
    let text = "a = \"\u{1b}[31m\u{202e}mal\"\r\n";
    let out = shown(
        Format::Text,
        Some(text),
        &[date(text, "\u{1b}[31m\u{202e}mal")],
    );
    assert!(!out.contains(['\u{1b}', '\u{202e}', '\r']), "{out:?}");
}

#[test]
fn positions_count_characters_and_sarif_counts_utf16() {
    // A byte order mark, CRLF, an accent and a letter outside the first plane.
    for (text, line, column, utf16) in [
        ("\u{feff}ñ😀MAL", 1, 3, 4),
        ("a\r\nb 😀 MAL\r\n", 2, 5, 6),
        ("\u{feff}\r\nMAL", 2, 1, 1),
    ] {
        let finding = [date(text, "MAL")];
        let out = shown(Format::Text, Some(text), &finding);
        assert!(out.contains(&format!(".md:{line}:{column}\n")), "{out}");
        let json: Value =
            serde_json::from_str(&shown(Format::Json, Some(text), &finding)).expect("JSON");
        let one = &json["findings"][0];
        assert_eq!(
            (&one["line"], &one["column"]),
            (&line.into(), &column.into()),
            "{text:?}"
        );
        assert_eq!(
            (&one["end_line"], &one["end_column"]),
            (&line.into(), &(column + 3).into())
        );
        assert_eq!(json["summary"]["errors"], 1);
        let sarif: Value =
            serde_json::from_str(&shown(Format::Sarif, Some(text), &finding)).expect("SARIF");
        let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["region"]["startColumn"], utf16, "{text:?}");
        assert_eq!(place["region"]["endColumn"], utf16 + 3);
        assert_eq!(
            place["artifactLocation"]["uri"],
            "content/normas/a%C3%B1o%201%2C2.md"
        );
    }
}

#[test]
fn machine_formats_are_whole_without_findings() {
    assert_eq!(shown(Format::Text, None, &[]), "");
    assert_eq!(shown(Format::Github, None, &[]), "");
    let sarif: Value = serde_json::from_str(&shown(Format::Sarif, None, &[])).expect("SARIF");
    assert_eq!(
        (&sarif["version"], &sarif["runs"][0]["results"]),
        (&"2.1.0".into(), &Value::Array(vec![]))
    );
    let json: Value = serde_json::from_str(&shown(Format::Json, None, &[])).expect("JSON");
    assert_eq!(json["findings"], Value::Array(vec![]));
    well_formed(&shown(Format::Junit, None, &[]));
}

#[test]
fn github_commands_are_escaped() {
    let finding = Diagnostic::on(code::LINK, "a:b,c%.md").arg("destino", "/100%/\n::error::x");
    let out = shown(Format::Github, None, &[finding]);
    assert!(
        out.starts_with("::error file=a%3Ab%2Cc%25.md,title=E0308::"),
        "{out}"
    );
    assert!(
        out.contains("/100%25/") && out.lines().count() == 1,
        "{out}"
    );
}

fn well_formed(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().expect("well-formed XML") {
            quick_xml::events::Event::Eof => break,
            _ => continue,
        }
    }
}

#[test]
fn every_code_can_be_told_in_every_format() {
    let findings: Vec<Diagnostic> = code::ALL
        .iter()
        .map(|code| Diagnostic::on(code, "a<&\"b.md"))
        .collect();
    for format in ALL {
        let out = shown(format, None, &findings);
        assert!(code::ALL.iter().all(|code| out.contains(code.id)));
    }
    well_formed(&shown(Format::Junit, None, &findings));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_span_panics(text in "[a-zñ😀\u{feff}\u{301}\t\r\n\u{1b}\u{202e} ]{0,400}", a in 0_usize..1200, b in 0_usize..1200, c in 0_usize..1200) {
        let floor = |at: usize| crate::text::floor_boundary(&text, at);
        let (start, end) = (floor(a.min(b)), floor(a.max(b)));
        let finding = Diagnostic::at(code::DATE, SourceId(0), Span::new(start, end))
            .arg("valor", &text[start..end])
            .and(Place { source: SourceId(0), span: Span::at(floor(c)) });
        for format in ALL {
            let out = shown(format, Some(&text), std::slice::from_ref(&finding));
            prop_assert!(out.contains("E0211"));
            let escapes = out.contains('\u{1b}');
            prop_assert!(!escapes);
            if format == Format::Junit {
                well_formed(&out);
            }
        }
    }
}
