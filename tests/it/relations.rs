//! What entries say of each other, as a citizen reads it: the state of a norm day by day, who points to whom, alerts.

use scraper::{Html, Selector};
use vitrina::engine::Options;
use vitrina::host::memory::MemoryHost;

use crate::portal::{self, Files};

fn on(host: &MemoryHost, day: jiff::civil::Date) -> Files {
    let options = Options {
        date: Some(day),
        ..Options::default()
    };
    let (build, files) = portal::build_on(host, options);
    assert_eq!(portal::errors(&build, host), [""; 0]);
    files
}

/// The words of what a selector finds, with single spaces.
fn words(files: &Files, path: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(portal::text(files, path));
    let selector = Selector::parse(selector).expect("a valid selector");
    let said = |one: scraper::ElementRef<'_>| {
        let text: String = one.text().collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    page.select(&selector).map(said).collect()
}

fn norm(number: &str, day: &str, more: &str) -> String {
    format!(
        "tipo = \"circular\"\nnumero = \"{number}\"\nvigencia = {}\nfecha = {day}\nepigrafe = \"Norma de prueba.\"\nejemplo = true\n{more}",
        &day[..4]
    )
}

#[test]
fn a_repeal_with_a_later_date_waits_for_it_and_its_reason_is_told() {
    let mut host = portal::small();
    host.write("content/normas/vieja.toml", norm("1", "2020-02-03", ""));
    let repeals = "[[relaciones]]\naccion = \"deroga\"\nnorma = \"vieja\"\ndesde = 2027-01-01\n";
    host.write(
        "content/normas/nueva.toml",
        norm("2", "2026-10-01", repeals),
    );
    portal::stamp(&mut host);
    let (old, new) = (
        "normas/circular/2020/1/index.html",
        "normas/circular/2026/2/index.html",
    );

    let before = on(&host, jiff::civil::date(2026, 12, 31));
    assert_eq!(words(&before, old, ".relaciones .vigencia"), [""; 0]);
    let borne = words(&before, old, ".relaciones li");
    assert_eq!(
        borne,
        ["Derogada por Circular 2 de 2026, desde el 1 de enero de 2027 todavía no rige"]
    );
    let done = words(&before, new, ".relaciones li");
    assert_eq!(
        done,
        ["Deroga Circular 1 de 2020, desde el 1 de enero de 2027 todavía no rige"]
    );

    let after = on(&host, jiff::civil::date(2027, 1, 1));
    assert_eq!(
        words(&after, old, ".relaciones .vigencia"),
        [
            "Estado: Derogada. La razón: Derogada por Circular 2 de 2026, desde el 1 de enero de 2027."
        ]
    );
    assert_eq!(
        words(&after, new, ".relaciones li"),
        ["Deroga Circular 1 de 2020, desde el 1 de enero de 2027"]
    );
}

#[test]
fn a_suspension_ends_on_its_day() {
    let mut host = portal::small();
    host.write("content/normas/vieja.toml", norm("1", "2020-02-03", ""));
    let suspends = "[[relaciones]]\naccion = \"suspende\"\nnorma = \"vieja\"\nhasta = 2026-11-30\n";
    host.write(
        "content/normas/nueva.toml",
        norm("2", "2026-10-01", suspends),
    );
    portal::stamp(&mut host);
    let old = "normas/circular/2020/1/index.html";
    let last = on(&host, jiff::civil::date(2026, 11, 30));
    assert_eq!(
        words(&last, old, ".relaciones .vigencia"),
        [
            "Estado: Suspendida. La razón: Suspendida por Circular 2 de 2026, hasta el 30 de noviembre de 2026."
        ]
    );
    let next = on(&host, jiff::civil::date(2026, 12, 1));
    assert_eq!(words(&next, old, ".relaciones .vigencia"), [""; 0]);
    assert_eq!(
        words(&next, old, ".relaciones li"),
        ["Suspendida por Circular 2 de 2026, hasta el 30 de noviembre de 2026 ya terminó"]
    );
}

#[test]
fn more_entries_than_a_page_names_are_a_list_away() {
    let mut host = portal::small();
    host.write(
        "content/secciones/directorio.md",
        "+++\ntitulo = \"Directorio\"\nruta = \"/directorio/\"\nlista = \"funcionario\"\n+++\n",
    );
    for n in 0..23 {
        host.write(
            &format!("content/funcionarios/persona-{n}.toml"),
            format!(
                "nombre = \"Persona de ejemplo {n}\"\ncargo = \"Cargo de ejemplo\"\ndependencia = \"despacho\"\nnivel = \"profesional\"\ncorreo = \"persona{n}@ejemplo.gov.co\"\ntelefono = \"+57 608 555 0100\"\nejemplo = true\n"
            ),
        );
    }
    let unit = "dependencias/despacho/index.html";
    let all = |host: &MemoryHost| {
        let files = on(host, portal::TODAY);
        assert_eq!(words(&files, unit, ".enlaces li").len(), 20);
        let page = Html::parse_document(portal::text(&files, unit));
        let selector = Selector::parse(".enlaces .menor a").expect("a valid selector");
        let link = page.select(&selector).next();
        let route = link.and_then(|link| link.attr("href"));
        let route = route.expect("there is a link to all of them").to_owned();
        let list = format!("{}index.html", route.trim_start_matches('/'));
        assert_eq!(words(&files, &list, "tbody tr").len(), 23, "{route}");
        route
    };
    portal::stamp(&mut host);
    // Nobody works elsewhere: the whole list is the list.
    assert_eq!(all(&host), "/directorio/");

    host.write(
        "content/dependencias/otra.toml",
        "titulo = \"Otra\"\nfunciones = [\"Ayudar.\"]\nfecha_actualizacion = 2026-11-03\n",
    );
    let other = host
        .text("content/funcionarios/persona-1.toml")
        .expect("it was written");
    let other = other.replace("despacho", "otra");
    host.write("content/funcionarios/persona-de-otra.toml", other);
    portal::stamp(&mut host);
    assert_eq!(all(&host), "/directorio/dependencia/despacho/");
}

#[test]
fn alerts_that_hold_are_plain_text_at_one_address() {
    let mut host = portal::small();
    host.write(
        "content/secciones/alertas.md",
        "+++\ntitulo = \"Alertas\"\nruta = \"/alertas/\"\nlista = \"alerta\"\n+++\n",
    );
    host.write(
        "content/secciones/municipios.md",
        "+++\ntitulo = \"Municipios\"\nruta = \"/municipios/\"\nlista = \"municipio\"\n+++\n",
    );
    host.write(
        "content/municipios/mocoa.md",
        "+++\ntitulo = \"Mocoa\"\nresumen = \"Capital del departamento.\"\ncodigo = \"86001\"\n+++\nMocoa mide 1.304,64 kilómetros cuadrados.\n",
    );
    portal::stamp(&mut host);
    let quiet = on(&host, portal::TODAY);
    assert_eq!(
        portal::text(&quiet, "alerta.txt"),
        "Alcaldía de Ejemplo\n\nNo hay alertas vigentes.\n"
    );
    let alert = |title: &str, from: &str, until: &str| {
        format!(
            "titulo = \"{title}\"\nresumen = \"Una prueba.\"\nclase = \"via\"\nnivel = \"amarilla\"\nmunicipios = [\"mocoa\"]\ninicio = {from}T05:30:00-05:00\n{until}que_hacer = [\"No pase.\"]\ntelefonos = [\"Emergencias: 123\"]\nemite = \"Autoridad de ejemplo\"\nejemplo = true\n"
        )
    };
    let past = "fin = 2026-11-23T10:00:00-05:00\n";
    let last_day = "fin = 2026-11-24T06:00:00-05:00\n";
    for (id, text) in [
        ("pasada", alert("Pasada", "2026-11-20", past)),
        ("vigente", alert("Vía cerrada", "2026-11-21", last_day)),
        ("abierta", alert("Creciente", "2026-11-22", "")),
    ] {
        host.write(&format!("content/alertas/{id}.toml"), text);
    }
    portal::stamp(&mut host);
    let files = on(&host, portal::TODAY);
    let rest = "Una prueba.\nMocoa\n- No pase.\nEmergencias: 123\n";
    let expected = format!(
        "Alcaldía de Ejemplo\n\nEJEMPLO: esta alerta no es real.\nCreciente\n{rest}Desde: 22 de noviembre de 2026, 5:30 a.\u{a0}m.\nLa emite: Autoridad de ejemplo\nhttps://www.ejemplo.gov.co/alertas/abierta/\n\nEJEMPLO: esta alerta no es real.\nVía cerrada\n{rest}Desde: 21 de noviembre de 2026, 5:30 a.\u{a0}m.\nHasta: 24 de noviembre de 2026, 6:00 a.\u{a0}m.\nLa emite: Autoridad de ejemplo\nhttps://www.ejemplo.gov.co/alertas/vigente/\n"
    );
    assert_eq!(portal::text(&files, "alerta.txt"), expected);
}
