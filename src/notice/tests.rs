use super::*;

fn marks(text: &str) -> Vec<(What, &str)> {
    scan(text)
        .into_iter()
        .map(|mark| (mark.what, &text[mark.span.range()]))
        .collect()
}

#[test]
fn identity_numbers_are_found_by_the_words_before_them() {
    use What::Identity;
    for (text, number) in [
        (
            "identificado con cédula de ciudadanía n.º 12.345.678 de Mocoa",
            "12.345.678",
        ),
        ("C.C. 1012345678", "1012345678"),
        ("C. C. No. 12345678", "12345678"),
        ("CC 123456", "123456"),
        ("la cédula número 1.012.345.678", "1.012.345.678"),
        ("NIT 12.345.678-9", "12.345.678-9"),
        ("ID card number 12345678", "12345678"),
        (
            "| Nombre | Cédula |\n| --- | --- |\n| Persona de ejemplo | 12345678 |",
            "12345678",
        ),
    ] {
        assert_eq!(marks(text), [(Identity, number)], "{text}");
    }
}

#[test]
fn other_numbers_stay_silent() {
    for text in [
        "Contrato 20240123 de 2024",
        "la cédula catastral 12345678",
        "NIT 900.123.456-8",
        "C.C. o NIT 900123456",
        "valor de $ 12.345.678",
        "un total de 12.345.678 pesos",
        "12.345.678 habitantes",
        "BPIN 2020003860012",
        "radicado 2024123456",
        "Decreto 1081 de 2015",
        "Municipio 86001",
        "del 27/08/2013 al 2013-12-31",
        "código postal 860001",
        "| Rubro | Valor |\n| --- | --- |\n| Uno | 12.345.678 |",
        "https://ejemplo.gov.co/cedula/12345678",
        "<!-- C.C. 12345678 -->",
        "artículos 1.2.3.4.5 y 2.1.1.2.1.5",
        "3100000000",
        "12.345.678,90",
        "la cédula se expide a los 18 años y hay 1.234.567 hombres",
    ] {
        assert_eq!(marks(text), [], "{text}");
    }
}

#[test]
fn a_number_after_a_name_may_be_an_identity_number() {
    assert_eq!(
        marks("Pedro Ejemplo 12.345.678"),
        [(What::Number, "12.345.678")]
    );
}

#[test]
fn telephones_are_found_in_all_their_forms() {
    use What::{Mobile, Telephone};
    for (text, what, found, form) in [
        (
            "Escriba al +57 300 123 4567.",
            Mobile,
            "+57 300 123 4567",
            "573001234567",
        ),
        ("300 123 4567", Mobile, "300 123 4567", "573001234567"),
        ("310-1234567", Mobile, "310-1234567", "573101234567"),
        ("celular 3201234567", Mobile, "3201234567", "573201234567"),
        ("+573001234567", Mobile, "+573001234567", "573001234567"),
        (
            "(+57) 608 555 0100",
            Telephone,
            "57) 608 555 0100",
            "576085550100",
        ),
        (
            "Teléfono: 608 555 0100",
            Telephone,
            "608 555 0100",
            "576085550100",
        ),
        (
            "Teléfono (098) 555 0100",
            Telephone,
            "098) 555 0100",
            "0985550100",
        ),
        (
            "línea 01 8000 555 010",
            Telephone,
            "01 8000 555 010",
            "018000555010",
        ),
    ] {
        let got = scan(text);
        assert_eq!(got.len(), 1, "{text}: {got:?}");
        assert_eq!((got[0].what, &*got[0].text), (what, form), "{text}");
        assert_eq!(
            text[got[0].span.range()].trim_start_matches('+'),
            found.trim_start_matches('+'),
            "{text}"
        );
    }
    assert_eq!(
        telephone("+57 608 555 0100").as_deref(),
        Some("576085550100")
    );
    assert_eq!(telephone("608 5550100").as_deref(), Some("576085550100"));
}

#[test]
fn mail_addresses_are_found_and_private_ones_known() {
    let got = scan("Escriba a Persona.Ejemplo@Gmail.com, o a contacto@ejemplo.gov.co.");
    let addresses: Vec<&str> = got.iter().map(|mark| &*mark.text).collect();
    assert_eq!(
        addresses,
        ["persona.ejemplo@gmail.com", "contacto@ejemplo.gov.co"]
    );
    assert!(is_private_mail(addresses[0]) && !is_private_mail(addresses[1]));
    assert_eq!(marks("@usuario y medium.com/@nadie"), []);
}

/// Check digits computed by hand from the weights of the DIAN, and of two published numbers.
#[test]
fn tax_numbers_are_held_against_their_check_digit() {
    // DIAN itself is 800.197.268-4, DANE 899.999.027-8.
    assert_eq!(nit("800.197.268-4"), Nit::Company);
    assert_eq!(nit("899999027-8"), Nit::Company);
    assert_eq!(nit("8999990278"), Nit::Company);
    assert_eq!(nit("899.999.027-3"), Nit::WrongDigit(8));
    assert_eq!(nit("12.345.678-9"), Nit::Person);
    assert_eq!(nit("1012345678"), Nit::Person);
    assert_eq!(nit("Empresa"), Nit::Other);
    assert_eq!(
        marks("NIT 899.999.027-3"),
        [(What::WrongNit, "899.999.027-3")]
    );
}

#[test]
fn streets_have_one_form() {
    for text in [
        "Calle 8 # 7-40",
        "Cl. 8 No. 7-40",
        "calle 8 n.º 7-40, Centro",
        "CALLE 8 N° 7 - 40",
        "Cll 8 7-40",
    ] {
        assert_eq!(street(text).as_deref(), Some("calle 8 7 40"), "{text}");
    }
    assert_ne!(street("Calle 7 # 8-40"), street("Calle 8 # 7-40"));
    assert_eq!(
        street("Carrera 5A bis n.º 06-78").as_deref(),
        Some("carrera 5a 6 78")
    );
    assert_eq!(street("en la calle 8 de Mocoa"), None);
}

#[test]
fn hours_have_one_form() {
    for text in [
        "de 8:00 a. m. a 12:00 m. y de 2:00 p. m. a 6:00 p. m.",
        "8 a.m. a 12 m. y 2 p.m. a 6 p.m.",
        "08:00-12:00, 14:00-18:00",
        "8:00 am - 12:00 pm y 2:00 pm - 6:00 pm",
    ] {
        assert_eq!(
            hours(text).as_deref(),
            Some("08:00-12:00 14:00-18:00"),
            "{text}"
        );
    }
    assert_eq!(hours("de 2 a 6 años"), None);
    assert_eq!(hours("de 2 a 6 p. m.").as_deref(), Some("14:00-18:00"));
}

#[test]
fn filler_is_found_and_facts_are_not() {
    assert_eq!(marks("Lorem ipsum.")[0].0, What::Filler);
    assert_eq!(
        marks("Calle Falsa 123, Bogotá"),
        [(What::Filler, "Calle Falsa 123")]
    );
    assert_eq!(
        marks("PÁGINA EN CONSTRUCCIÓN"),
        [(What::Filler, "PÁGINA EN CONSTRUCCIÓN")]
    );
    assert_eq!(marks("valor: xxxxxx"), [(What::Filler, "xxxxxx")]);
    assert_eq!(marks("TODO: escribir"), [(What::Filler, "TODO:")]);
    for text in [
        "TÍTULO XXX",
        "sobre todo: la gente",
        "el puente en construcción",
        "Próximamente abrirá la oficina",
        "exxxtra",
    ] {
        assert_eq!(marks(text), [], "{text}");
    }
    for value in [
        "—",
        "Próximamente.",
        "En construcción",
        "...",
        "N/A",
        "**Prueba**",
    ] {
        assert!(is_filler(value), "{value}");
    }
    for value in ["Prueba de acidez", "Ordenanza 3", "XX"] {
        assert!(!is_filler(value), "{value}");
    }
    assert_eq!(
        filler_in("Esta página llegará próximamente."),
        Some("proximamente")
    );
}

#[test]
fn facts_told_as_the_entitys_own_are_known() {
    let own = |text: &str| scan(text).first().map(|mark| mark.own);
    assert_eq!(
        own("Nuestra sede principal está en la Calle 8 # 7-40"),
        Some(true)
    );
    assert_eq!(own("La obra va de la Calle 8 # 7-40"), Some(false));
}

/// Found in real norms: a price list, a budget's codes, subsidies to named bodies.
#[test]
fn amounts_are_neither_mobiles_nor_identities() {
    for text in [
        "19.900.001 a 20.000.000 327.780 16.43",
        "47,500,000 310 1502 111 CAPACITACION",
        "Club de Empleados El Salitre 3.000.000",
        "Estudio Patía 2.500.000",
    ] {
        assert_eq!(scan(text).len(), 0, "{text}: {:?}", scan(text));
    }
    let what = |text: &str| scan(text).first().map(|mark| mark.what);
    assert_eq!(what("Llame al 310 150 2111"), Some(What::Mobile));
    assert_eq!(what("Llame al 310-150-21-11"), Some(What::Mobile));
    assert_eq!(what("Persona Ejemplo 12.345.678"), Some(What::Number));
}

mod property {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever the text: no panic, and marks are in order, apart and on borders of characters.
        #[test]
        fn marks_lie_in_their_text(text in "(?s)([0-9]{1,4}|[ .,'()|\n@:#-]|Calle|cc|C\\.C\\.|nit|\\+57|a\\. m\\.|https://|<!--|xxx|ñ|º|\u{a0}|\\PC){0,40}") {
            let mut end = 0;
            for mark in scan(&text) {
                let range = mark.span.range();
                prop_assert!(range.start >= end && range.end <= text.len() && range.start < range.end);
                prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
                end = range.end;
            }
            let _ = (street(&text), hours(&text), nit(&text), telephone(&text), is_filler(&text), filler_in(&text));
        }
    }
}
