//! What pages show first: the home page, procedures, norms, the calendar, and what is told about each page.

use scraper::{Html, Selector};
use vitrina::host::Changed;
use vitrina::model::Stamp;

use crate::portal;

fn texts(page: &str, selector: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector)
        .map(|one| {
            let all = one.text().collect::<Vec<_>>().join(" ");
            all.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .collect()
}

#[test]
fn the_home_page_says_what_holds_on_the_day_of_the_build() {
    let mut host = portal::small();
    host.write(
        "content/secciones/consultas.md",
        "+++\ntitulo = \"Consultas\"\nruta = \"/consultas/\"\nlista = \"consulta\"\n+++\n",
    );
    for (id, from, to) in [
        ("hoy", "2026-11-20", "2026-11-24"),
        ("luego", "2026-11-20", "2026-12-04"),
        ("cerrada", "2026-11-01", "2026-11-23"),
        ("futura", "2026-11-25", "2026-12-25"),
    ] {
        host.write(
            &format!("content/consultas/{id}.md"),
            format!("+++\ntitulo = \"Consulta {id}\"\nclase = \"encuesta\"\napertura = {from}\ncierre = {to}\nparticipar = [ {{ canal = \"telefono\", valor = \"La línea gratuita\" }} ]\n+++\nOpine.\n"),
        );
    }
    host.write(
        "content/secciones/alertas.md",
        "+++\ntitulo = \"Alertas\"\nruta = \"/alertas/\"\nlista = \"alerta\"\n+++\n",
    );
    for (id, end) in [("vigente", "2026-11-24"), ("pasada", "2026-11-23")] {
        host.write(
            &format!("content/alertas/{id}.md"),
            format!("+++\ntitulo = \"Alerta {id}\"\nresumen = \"Cuidado en la vía.\"\nclase = \"via\"\nnivel = \"amarilla\"\nmunicipios = [\"mocoa\"]\ninicio = 2026-11-10T14:00:00-05:00\nfin = {end}T20:00:00-05:00\nque_hacer = [\"Espere.\"]\nemite = \"Autoridad de ejemplo\"\n+++\n"),
        );
    }
    host.write(
        "content/secciones/municipios.md",
        "+++\ntitulo = \"Municipios\"\nruta = \"/municipios/\"\nlista = \"municipio\"\n+++\n",
    );
    host.write(
        "content/municipios/mocoa.md",
        "+++\ntitulo = \"Mocoa\"\ncodigo = \"86001\"\nnorma_creacion = \"1958\"\n+++\n",
    );
    portal::stamp(&mut host);
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let home = portal::text(&files, "index.html");
    assert_eq!(
        texts(home, "section[aria-labelledby=v-opine] li"),
        [
            "Consulta hoy Cierra hoy, 24 de noviembre de 2026",
            "Consulta luego Quedan 10 días: cierra el 4 de diciembre de 2026",
        ]
    );
    assert_eq!(
        texts(home, ".alertas li"),
        ["Alerta vigente Cuidado en la vía."]
    );
    // The newest first.
    assert_eq!(
        texts(home, "section[aria-labelledby=v-nuevo] a"),
        ["Segunda noticia", "Primera noticia"]
    );
    // Without a checklist there is nothing to say of it.
    assert!(texts(home, "#v-cumple").is_empty());
}

#[test]
fn the_home_page_says_in_public_what_is_missing() {
    let (build, files) = portal::build(&portal::real());
    let pack = &build.report.packs[0];
    let count = |wanted: fn(&vitrina::assess::Outcome) -> bool| {
        let all = pack.phases.iter().flat_map(|phase| &phase.requirements);
        all.filter(|one| wanted(&one.outcome)).count()
    };
    use vitrina::assess::Outcome;
    let met = count(|outcome| matches!(outcome, Outcome::Met));
    let missing = count(|outcome| matches!(outcome, Outcome::Missing));
    for (page, words) in [
        (
            "index.html",
            format!("{met} de {} requisitos. Faltan {missing}.", met + missing),
        ),
        (
            "en/index.html",
            format!(
                "{met} of {} requirements. {missing} are missing.",
                met + missing
            ),
        ),
    ] {
        let page = portal::text(&files, page);
        let said = texts(page, "section[aria-labelledby=v-cumple] .menor");
        assert_eq!(said, [words]);
        assert_eq!(texts(page, ".faltan li").len(), 3);
        // What it weighs, with what comes along: under 60 KB packed, page, style and script.
        let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut zip, page.as_bytes()).expect("into memory");
        let packed = zip.finish().expect("into memory").len();
        assert!(packed < 14_000, "{packed}");
    }
}

#[test]
fn a_procedure_begins_with_what_it_costs_how_long_it_takes_where_and_how() {
    let (_, files) = portal::build(&portal::real());
    let page = portal::text(&files, "tramites/certificado-laboral/index.html");
    let four = texts(page, ".cuatro > div");
    assert_eq!(four.len(), 4, "{four:?}");
    assert_eq!(four[0], "Cuánto cuesta Gratuito");
    assert!(
        four[1].starts_with("Cuánto tarda 10 días hábiles"),
        "{four:?}"
    );
    assert_eq!(four[2], "Dónde Palacio Departamental");
    assert!(four[3].starts_with("¿En línea? En línea"), "{four:?}");
    assert_eq!(
        texts(page, ".casillas li"),
        [
            "Documento de identidad",
            "Años y dependencias en que trabajó Si no los recuerda, escriba los que sepa.",
        ]
    );
    assert_eq!(
        texts(page, ".pasos h3"),
        ["Llene el formulario", "Envíelo por correo"]
    );
    // What was said is not said again.
    let facts = texts(page, ".datos dt");
    assert!(
        !facts.iter().any(|fact| fact == "Costo" || fact == "Pasos"),
        "{facts:?}"
    );
}

#[test]
fn a_norm_begins_with_its_state_and_says_which_articles_changed() {
    let mut host = portal::small();
    host.write(
        "content/normas/decreto-1-2015.md",
        "+++\ntipo = \"decreto\"\nnumero = \"1\"\nvigencia = 2015\nfecha = 2015-01-10\nestado = \"sin_verificar\"\nepigrafe = \"Norma de ejemplo.\"\nambito = \"departamental\"\nexpide = \"Gobernación de Ejemplo\"\nejemplo = true\n+++\n## Artículo 1 {#articulo-1}\n\nUno.\n\n## Artículo 12 {#articulo-12}\n\nDoce.\n\n## Artículo 2 {#articulo-2}\n\nDos.\n",
    );
    host.write(
        "content/normas/decreto-2-2016.toml",
        "tipo = \"decreto\"\nnumero = \"2\"\nvigencia = 2016\nfecha = 2016-01-10\nestado = \"vigente\"\nepigrafe = \"Otra norma de ejemplo.\"\nambito = \"departamental\"\nexpide = \"Gobernación de Ejemplo\"\nejemplo = true\nrelaciones = [ { accion = \"modifica\", norma = \"decreto-1-2015\", articulos = [\"2\"] } ]\n",
    );
    portal::stamp(&mut host);
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let page = portal::text(&files, "normas/decreto/2015/1/index.html");
    let state = &texts(page, ".vigencia")[0];
    assert!(
        state.starts_with("Modificada Modificada por Decreto 2 de 2016 , artículos 2"),
        "{state}"
    );
    let articles = texts(page, ".articulos li");
    assert_eq!(articles.len(), 3);
    // Article 2 is not article 12.
    assert_eq!(articles[..2], ["Artículo 1", "Artículo 12"]);
    assert!(
        articles[2].starts_with("Artículo 2 Modificada por Decreto 2 de 2016"),
        "{articles:?}"
    );
    assert_eq!(
        texts(page, ".citar dd"),
        [
            "Gobernación de Ejemplo. Decreto 1 de 2015, 10 de enero de 2015. https://www.ejemplo.gov.co/normas/decreto/2015/1/"
        ]
    );
}

#[test]
fn the_calendar_goes_from_the_nearest_on_and_what_passed_comes_after() {
    let (_, files) = portal::build(&portal::real());
    let page = portal::text(&files, "calendario/index.html");
    let all = texts(page, ".eventos .que");
    // From `content/eventos/`: four to come after 24 November 2026, two that have passed.
    assert!(
        all[0].starts_with("Audiencia pública de rendición de cuentas 2026"),
        "{all:?}"
    );
    let passed = texts(page, ".pasados .cuando");
    assert_eq!((all.len(), passed.len()), (6, 2), "{all:?}");
    assert!(
        passed[0].starts_with("12 de noviembre") && passed[1].starts_with("18 de junio"),
        "{passed:?}"
    );
}

#[test]
fn a_page_says_when_it_changed_and_why_only_if_the_portal_wants() {
    let mut host = portal::small();
    let at = |day: &str| Stamp::parse(&format!("{day}T10:00:00-05:00")).expect("a moment");
    let change = |day: &str, note: &str| Changed {
        at: at(day),
        note: note.into(),
    };
    host.history.changes.insert(
        "content/paginas/ayuda.md".into(),
        vec![
            change("2026-11-20", "Corrige el horario"),
            change("2026-11-03", "Agrega la ayuda"),
        ],
    );
    let (_, files) = portal::build(&host);
    let page = portal::text(&files, "paginas/ayuda/index.html");
    assert_eq!(
        texts(page, ".cambios li"),
        ["20 de noviembre de 2026", "3 de noviembre de 2026"]
    );
    let config = host.text("portal.toml").expect("it is there");
    host.write("portal.toml", format!("notas_de_cambio = true\n{config}"));
    let (_, files) = portal::build(&host);
    let page = portal::text(&files, "paginas/ayuda/index.html");
    assert_eq!(
        texts(page, ".cambios li"),
        [
            "20 de noviembre de 2026 Corrige el horario",
            "3 de noviembre de 2026 Agrega la ayuda"
        ]
    );
    // A page that changed once says it with its date alone.
    assert!(
        texts(
            portal::text(&files, "noticias/primera/index.html"),
            ".cambios"
        )
        .is_empty()
    );
}

#[test]
fn a_page_names_the_numerals_that_it_answers() {
    let (_, files) = portal::build(&portal::real());
    let page = portal::text(&files, "gobernacion/mision/index.html");
    let html = Html::parse_document(page);
    let selector = Selector::parse(".numerales-de a").expect("a selector");
    let links: Vec<(String, &str)> = html
        .select(&selector)
        .map(|link| {
            (
                link.text().collect(),
                link.value().attr("href").expect("a link"),
            )
        })
        .collect();
    // Mission and vision are 1.1 of the menu of Resolución 1519.
    assert!(links.contains(&("1.1".to_owned(), "/t/1.1/")), "{links:?}");
    for (label, href) in &links {
        let file = format!("{}index.html", href.trim_start_matches('/'));
        let told = portal::text(&files, &file);
        assert!(
            texts(told, "h1")[0].starts_with(label.as_str()),
            "{label} {href}"
        );
    }
    // A page that no numeral asks for has none.
    assert!(texts(portal::text(&files, "ayuda/index.html"), ".numerales-de").is_empty());
}
