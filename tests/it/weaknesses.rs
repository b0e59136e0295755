//! What was measured to fail in the portal that the entity had (docs/measurements.md) does not fail in the one built
//! here: what was pending is written, the footer leads somewhere, the address is one, and nothing waits for a script.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html};

use crate::portal::{self, Files, select};

/// What the other portal left pending, and where it is here.
const PENDING: [(&str, &str); 14] = [
    (
        "plan anual de adquisiciones",
        "planes/plan-anual-de-adquisiciones-2026",
    ),
    ("presupuesto general", "presupuesto/2026"),
    ("ejecución del presupuesto", "presupuesto/rubros"),
    ("proyectos de inversión", "proyectos"),
    ("datos abiertos", "datos/abiertos"),
    ("niñas y niños", "ninos"),
    ("mujeres", "atencion/mujeres"),
    (
        "registro de activos de información",
        "datos/instrumentos/activos",
    ),
    (
        "información clasificada y reservada",
        "datos/instrumentos/clasificada-y-reservada",
    ),
    ("esquema de publicación", "datos/instrumentos/publicacion"),
    ("indicadores", "indicadores"),
    (
        "impuestos del departamento",
        "transparencia/informacion-tributaria",
    ),
    ("mapa del sitio", "mapa-del-sitio"),
    ("encuesta", "consultas/encuesta-portal-2026"),
];

fn pages(files: &Files) -> impl Iterator<Item = (&String, Html)> {
    let named = files.keys().filter(|path| path.ends_with(".html"));
    named.map(|path| (path, portal::page(files, path)))
}

fn words(element: ElementRef<'_>) -> usize {
    let text = element.text().collect::<Vec<_>>().join(" ");
    text.split_whitespace().count()
}

#[test]
fn what_the_other_portal_left_pending_is_written_here_and_linked() {
    let (_, files) = portal::build(&portal::real());
    let mut linked = BTreeSet::new();
    for (_, page) in pages(&files) {
        let links = select(&page, "main a[href], nav a[href], footer a[href]");
        linked.extend(
            links
                .iter()
                .filter_map(|link| link.value().attr("href").map(str::to_owned)),
        );
    }
    for (what, folder) in PENDING {
        let page = portal::page(&files, &format!("{folder}/index.html"));
        assert_eq!(select(&page, "main h1").len(), 1, "{what}");
        let written = words(select(&page, "main")[0]);
        assert!(written >= 60, "{what}: {written} words");
        assert!(
            linked.contains(&format!("/{folder}/")),
            "{what} is linked from no page"
        );
    }
}

#[test]
fn every_footer_leads_somewhere_and_says_the_same_address() {
    let (build, files) = portal::build(&portal::real());
    let address = build
        .catalog
        .config()
        .entity
        .text("direccion")
        .expect("the entity has an address")
        .to_owned();
    let mut seen = 0;
    for (path, page) in pages(&files) {
        let Some(footer) = select(&page, "footer").into_iter().next_back() else {
            assert!(
                !select(&page, "meta[http-equiv='refresh']").is_empty(),
                "{path} has no footer"
            );
            continue;
        };
        seen += 1;
        let said = footer.text().collect::<String>();
        assert!(said.contains(&address), "{path} does not say {address}");
        for link in select(&page, "footer a[href^='/']") {
            let href = link.value().attr("href").unwrap_or_default();
            let file = href
                .split(['#', '?'])
                .next()
                .unwrap_or_default()
                .trim_start_matches('/');
            let file = match file.is_empty() || file.ends_with('/') {
                true => format!("{file}index.html"),
                false => file.to_owned(),
            };
            assert!(files.contains_key(&file), "{path}: {href} leads nowhere");
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn nothing_of_a_page_waits_for_a_script_or_hides_until_it_comes() {
    let (_, files) = portal::build(&portal::real());
    for (path, page) in pages(&files) {
        // What a script has kept (pages, the language chosen before) is shown by that script.
        for element in select(&page, "main, main *:not([data-guardado], [data-oferta])") {
            let hidden = ["hidden", "inert", "x-show", "v-if", "data-src"];
            let found = hidden
                .into_iter()
                .find(|name| element.value().attr(name).is_some());
            assert_eq!(found, None, "{path}: {:?}", element.value());
        }
        // Scripts wait for the page, never the page for a script.
        for script in select(&page, "script[src]") {
            let waits =
                script.value().attr("defer").is_some() || script.value().attr("async").is_some();
            assert!(waits, "{path}: {:?}", script.value());
        }
        assert!(select(&page, "iframe, object, embed").is_empty(), "{path}");
    }
}
