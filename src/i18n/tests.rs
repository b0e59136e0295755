//! Tests of the message layer, and of the message files themselves.

use std::collections::BTreeSet;
use std::sync::Arc;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::Entry;

use super::{Catalogue, Messages, load, reason};
use crate::diag::{Arg, code};
use crate::model::{PartialDate, Stamp};
use crate::text::SourceId;

fn catalogue(own: &[(&str, &str)]) -> Catalogue {
    let own: Vec<(Arc<str>, SourceId, String)> = own
        .iter()
        .map(|(lang, text)| ((*lang).into(), SourceId(0), (*text).into()))
        .collect();
    let (catalogue, findings) = Catalogue::load(&own);
    assert_eq!(findings, []);
    catalogue
}

/// Ids of the embedded messages of a language, each with its attributes: `E0211`, `E0211.donde`.
fn embedded_ids(lang: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for (found, _, text) in load::embedded() {
        let resource = FluentResource::try_new(text.to_owned())
            .expect("the program's messages are well formed");
        for entry in resource.entries().filter(|_| found == lang) {
            if let Entry::Message(message) = entry {
                assert!(
                    ids.insert(message.id.name.to_owned()),
                    "{lang}: {} is there twice",
                    message.id.name
                );
                ids.extend(
                    message
                        .attributes
                        .iter()
                        .map(|one| format!("{}.{}", message.id.name, one.id.name)),
                );
            }
        }
    }
    ids
}

#[test]
fn the_program_says_the_same_in_both_languages() {
    let (es, en) = (embedded_ids("es"), embedded_ids("en"));
    assert_eq!(
        es.difference(&en).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "only in Spanish"
    );
    assert_eq!(
        en.difference(&es).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "only in English"
    );
    for code in code::ALL {
        for id in [
            code.id.to_owned(),
            format!("{}.donde", code.id),
            format!("{}.arreglo", code.id),
        ] {
            assert!(es.contains(&id), "{id} is missing");
        }
    }
    let is_code =
        |id: &str| id.starts_with('E') && id[1..].bytes().all(|byte| byte.is_ascii_digit());
    assert!(
        es.iter()
            .filter(|id| is_code(id))
            .all(|id| code::find(id).is_some()),
        "a message without a code"
    );
    for kind in [
        std::io::ErrorKind::NotFound,
        std::io::ErrorKind::StorageFull,
        std::io::ErrorKind::Other,
    ] {
        assert!(es.contains(reason(kind)));
    }
}

#[test]
fn a_missing_message_falls_back_and_says_so() {
    let catalogue = catalogue(&[
        ("inb", "solo-aqui = prueba\ncon-numero = { $n }\n"),
        ("es", "con-numero = plano\n"),
    ]);
    let inb = catalogue.language("inb", &[]);
    assert_eq!(inb.tag(), "inb");
    assert_eq!(inb.get("solo-aqui", &[]).expect("own").lang.as_ref(), "inb");
    assert_eq!(inb.get("mes-1", &[]).expect("Spanish").lang.as_ref(), "es");
    assert_eq!(inb.get("no-hay", &[]), None);
    // A message with variables is not hidden by the plain one of a fallback.
    assert_eq!(inb.plain("con-numero"), None);
    assert_eq!(
        inb.plain("mes-1").map(|(text, lang)| (&**text, &**lang)),
        Some(("enero", "es"))
    );
    assert_eq!(catalogue.language("kwi", &["en"]).tag(), "en");
    assert_eq!(catalogue.language("es-CO", &[]).tag(), "es");
}

#[test]
fn the_programs_message_stands_for_one_that_would_not_come_out_whole() {
    let program = catalogue(&[]).language("es", &[]);
    for own in [
        "saltar-al-contenido = Ir { saltar-al-contenido }\n",
        "saltar-al-contenido = { menu-abrir }\nmenu-abrir = { saltar-al-contenido }\n",
        "saltar-al-contenido = Ir { FUNC() } { NUMBER(3) }\n",
        "saltar-al-contenido = { menu-abrir.noexiste }\n",
        "saltar-al-contenido =\n    .title = x\n",
        "saltar-al-contenido = { fecha-larga }\n",
        "saltar-al-contenido = { nuevo }\nnuevo = { FUNC() }\n",
        "-marca = { -marca }\nsaltar-al-contenido = { -marca }\n",
    ] {
        let es = catalogue(&[("es", own)]).language("es", &[]);
        for id in ["saltar-al-contenido", "menu-abrir"] {
            assert_eq!(es.text(id, &[]), program.text(id, &[]), "{own}");
        }
    }
    let kept = "buscar-mas = Más\nsaltar-al-contenido = { FUNC() }\n";
    let es = catalogue(&[("es", kept)]).language("es", &[]);
    assert_eq!(es.text("buscar-mas", &[]), "Más");
    let term = "-marca = { $n } x\nlista-total = { -marca } { $n }\n";
    let es = catalogue(&[("es", term)]).language("es", &[]);
    let n = [("n", Arg::Number(2))];
    assert_eq!(es.text("lista-total", &n), program.text("lista-total", &n));
}

#[test]
fn unknown_languages_never_take_english_rules() {
    let text = "x = { $n ->\n    [one] uno\n   *[other] varios\n }: { $n }\n";
    let catalogue = catalogue(&[("kbh", text), ("en", text)]);
    let at = |lang: &str, n: i64| {
        catalogue
            .language(lang, &[])
            .text("x", &[("n", Arg::Number(n))])
    };
    assert_eq!(at("kbh", 1), "varios: 1");
    assert_eq!(at("kbh", 1234), "varios: 1.234");
    assert_eq!(at("en", 1), "uno: 1");
    assert_eq!(at("en", 1234), "varios: 1,234");
}

#[test]
fn declared_forms_are_chosen_and_exact_numbers_come_first() {
    let text = "x = a { $n ->\n    [0] ninguno\n    [two] dos: { $n }\n   *[other] { $n } de { $de ->\n       [one] uno\n      *[other] varios\n    }\n } b\ny = { $modo ->\n    [two] texto\n   *[otra] otro\n }\n";
    let mut rules = super::plural::Rules::default();
    rules.add("two", "n = 2").expect("a good rule");
    let tongue = super::Tongue {
        tag: "kbh".into(),
        fallback: None,
        interface: true,
        plurals: Some(Arc::new(rules)),
        place: None,
    };
    let own = [(Arc::from("kbh"), SourceId(0), text.to_owned())];
    let kbh = Catalogue::with(&own, &[tongue]).0.language("kbh", &[]);
    let x = |n: i64| kbh.text("x", &[("n", Arg::Number(n)), ("de", Arg::Number(1))]);
    assert_eq!(x(0), "a ninguno b");
    assert_eq!(x(1), "a 1 de varios b");
    assert_eq!(x(2), "a dos: 2 b");
    assert_eq!(x(-2), "a dos: -2 b");
    assert_eq!(x(3), "a 3 de varios b");
    // A choice by words is left as it is, whatever the words.
    assert_eq!(kbh.text("y", &[("modo", Arg::from("two"))]), "texto");
}

#[test]
fn dates_numbers_and_sizes() {
    let catalogue = catalogue(&[]);
    let (es, en) = (
        catalogue.language("es", &[]),
        catalogue.language("en", &["es"]),
    );
    let day = jiff::civil::date(2026, 11, 24);
    assert_eq!(es.date(day).text, "24 de noviembre de 2026");
    assert_eq!(en.date(day).text, "November 24, 2026");
    assert_eq!(
        es.partial_date(PartialDate::Month(2026, 3)).text,
        "marzo de 2026"
    );
    assert_eq!(es.iso_date("2013").expect("a year").text, "2013");
    assert_eq!(es.iso_date("2013-02-30"), None);
    let at = |text: &str| es.date_time(Stamp::parse(text).expect("a moment")).text;
    assert_eq!(
        at("2026-12-03T14:05:00-05:00"),
        "3 de diciembre de 2026, 2:05 p.\u{a0}m."
    );
    assert_eq!(
        at("2026-12-03T00:00:00-05:00"),
        "3 de diciembre de 2026, 12:00 a.\u{a0}m."
    );
    assert_eq!(es.number(1_234_567.89), "1.234.567,89");
    assert_eq!(en.number(1_234_567.89), "1,234,567.89");
    assert_eq!(es.number(-999_i64), "-999");
    assert_eq!(es.number(i64::MIN), "-9.223.372.036.854.775.808");
    assert_eq!(es.number(f64::NAN), "NaN");
    assert_eq!(es.decimal(97.9, 2), "97,90");
    assert_eq!(es.pesos(1_234_567), "$\u{a0}1.234.567");
    assert_eq!(es.size(1_234_567), "1,2\u{a0}MB");
    assert_eq!(es.size(999_999), "1\u{a0}MB");
    assert_eq!(es.size(61_000), "61\u{a0}KB");
    assert_eq!(es.size(1), "1\u{a0}byte");
}

#[test]
fn a_broken_file_is_a_finding_with_its_place() {
    let own = [(
        Arc::from("inb"),
        SourceId(7),
        "\u{feff}bueno = sí\r\nmalo { x\r\nfin = ya\r\n".to_owned(),
    )];
    let (catalogue, findings) = Catalogue::load(&own);
    assert_eq!(findings.len(), 1);
    let place = findings[0].place.expect("a place");
    assert_eq!(
        (place.source, findings[0].code),
        (SourceId(7), code::MESSAGE_SYNTAX)
    );
    assert_eq!(
        &own[0].2[..place.span.start as usize],
        "\u{feff}bueno = sí\r\nmalo "
    );
    let es = catalogue.language("es", &[]);
    let told = crate::diag::sink::Context {
        messages: &es,
        path: &|_| "i18n/inb/a.ftl",
        text: &|_| None,
        color: false,
        width: 0,
    };
    let out = crate::diag::sink::render(
        crate::diag::sink::Format::Json,
        &findings,
        &Default::default(),
        &told,
    );
    assert!(out.contains("falta el signo «=» entre"), "{out}");
    let inb = catalogue.language("inb", &[]);
    assert_eq!(
        (inb.text("bueno", &[]), inb.text("fin", &[])),
        ("sí".to_owned(), "ya".to_owned())
    );
}

#[test]
fn the_details_of_broken_messages_have_words() {
    let es = embedded_ids("es");
    for tail in [
        "falta-igual",
        "llaves",
        "signo",
        "nombre",
        "falta-texto",
        "variante",
        "comillas",
        "escape",
        "llave-dentro",
    ] {
        assert!(es.contains(&format!("detalle-E0802-{tail}")), "{tail}");
    }
}

#[test]
fn messages_cross_threads() {
    fn check<T: Send + Sync>(_: &T) {}
    let messages: Messages = catalogue(&[]).language("es", &[]);
    check(&messages);
}
