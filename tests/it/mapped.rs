//! A portal written by somebody else: other folders, other pages, a renumbered menu, a duty of its own and a pinned
//! version. Its content is never touched: `portal.toml` and `content/_regimenes/` say what is what.

use std::collections::BTreeMap;

use vitrina::assess::{self, Outcome, PackReport, RequirementReport};
use vitrina::diag::Severity;
use vitrina::engine::Build;
use vitrina::host::memory::MemoryHost;

use crate::portal;

const PORTAL: &str = "base = \"https://www.villa-ejemplo.gov.co\"

[entidad]
nombre = \"Alcaldía de Villa Ejemplo\"
tipo = \"alcaldia\"
telefono = \"+57 608 555 0100\"
correo = \"contacto@villa-ejemplo.gov.co\"

[[idiomas]]
codigo = \"es\"
nombre = \"Español\"
";

const MAPPING: &str = "
[carpetas]
norma = \"normatividad\"
pagina = \"contenidos\"
seccion = \"menu\"
noticia = \"prensa\"

[papeles]
mision = \"contenidos/quienes-somos\"
vision = \"contenidos/hacia-donde-vamos\"
mapa-de-procesos = \"contenidos/como-trabajamos\"
transparencia = \"menu/transparencia\"

[[regimenes]]
id = \"res1519\"
version = \"2020.1\"
";

/// What the other portal calls things: it leaves out 1.8, so that what follows has other numbers; its section on norms is
/// the third; decrees are in a register of its own.
const OVERLAY: &str = "id = \"res1519\"

[[phases]]
id = \"menu-2\"
name = { es = \"3. Normas\", en = \"3. Norms\" }
level = \"3\"
slug = \"normas\"

[[phases]]
id = \"menu-3\"
name = { es = \"2. Contratos\", en = \"2. Contracts\" }
level = \"2\"
slug = \"contratos\"

[[requirements]]
id = \"r1519-procedimientos-siguen-tomar-decisiones\"
label = \"1.8\"

[[requirements]]
id = \"r1519-vinculo-diario-gaceta-oficial\"
label = \"3.1.4\"
evidence = [ { check = \"collection\", kind = \"norma\", where = { tipo = [\"decreto\"] }, complete = [\"numero\"] } ]

[[requirements]]
id = \"villa-tarifas-de-aseo\"
label = \"1.20\"
phase = \"menu-1\"
name = \"Tarifas de aseo\"
text = \"Tarifas del servicio de aseo del año.\"
basis = \"Decisión del concejo municipal\"
confidence = \"norm\"
remedy = { es = \"Escriba la página con rol = tarifas.\", en = \"Write the page with rol = tarifas.\" }
evidence = [ { check = \"page\", role = \"mapa-de-procesos\" } ]
";

fn words(about: &str) -> String {
    format!("{about}. ").repeat(30)
}

/// The content as its authors left it.
fn content() -> MemoryHost {
    let mut host = MemoryHost::new(portal::TODAY);
    let mut page = |path: &str, front: &str, body: &str| {
        host.write(path, format!("+++\n{front}\n+++\n{body}\n"));
    };
    page(
        "content/menu/inicio.md",
        "titulo = \"Inicio\"\nruta = \"/\"\nmenu = true\nresumen = \"Portal.\"",
        "Bienvenida.",
    );
    page(
        "content/menu/transparencia.md",
        "titulo = \"Transparencia\"\nruta = \"/transparente/\"\nmenu = true\nmenu_de = \"res1519\"",
        "La información pública de la alcaldía, en su orden.",
    );
    page(
        "content/menu/normas.md",
        "titulo = \"Normas\"\nruta = \"/normatividad/\"\nlista = \"norma\"",
        "Las normas.",
    );
    page(
        "content/contenidos/quienes-somos.md",
        "titulo = \"Quiénes somos\"",
        &words("La alcaldía sirve a la gente del municipio"),
    );
    page(
        "content/contenidos/hacia-donde-vamos.md",
        "titulo = \"Hacia dónde vamos\"",
        &words("En diez años habrá agua potable en todas las veredas"),
    );
    page(
        "content/contenidos/como-trabajamos.md",
        "titulo = \"Cómo trabajamos\"",
        &words("Cada proceso tiene una carta con su dueño y sus pasos"),
    );
    host.write(
        "content/normatividad/decreto-1-2026.toml",
        "tipo = \"decreto\"\nnumero = \"1\"\nvigencia = 2026\nfecha = 2026-01-05\nestado = \"vigente\"\nepigrafe = \"Horario de la alcaldía.\"\nambito = \"municipal\"\n",
    );
    host
}

fn portal_with(config: &str, overlay: Option<&str>) -> Build {
    let mut host = content();
    host.write("portal.toml", config);
    if let Some(overlay) = overlay {
        host.write("content/_regimenes/res1519.toml", overlay);
    }
    portal::stamp(&mut host);
    portal::build(&host).0
}

fn errors(build: &Build) -> Vec<&'static str> {
    let errors = build
        .findings
        .iter()
        .filter(|one| one.severity == Severity::Error);
    errors.map(|one| one.code.id).collect()
}

fn pack(build: &Build) -> &PackReport {
    let found = build
        .report
        .packs
        .iter()
        .find(|pack| &*pack.id == "res1519");
    found.expect("the portal uses it")
}

fn one<'b>(build: &'b Build, id: &str) -> &'b RequirementReport {
    let found = pack(build).requirements().find(|one| &*one.id == id);
    found.unwrap_or_else(|| panic!("there is no {id}"))
}

#[test]
fn a_portal_of_somebody_else_is_mapped_by_configuration_alone() {
    let foreign = portal_with(
        &format!("{PORTAL}\n[[regimenes]]\nid = \"res1519\"\n"),
        None,
    );
    assert!(
        errors(&foreign).contains(&"E0104"),
        "its folders are strange without the mapping: {:?}",
        errors(&foreign)
    );
    assert_eq!(
        one(&foreign, "r1519-mision-vision").outcome,
        Outcome::Missing
    );

    let mapped = portal_with(&format!("{PORTAL}{MAPPING}"), Some(OVERLAY));
    assert_eq!(errors(&mapped), Vec::<&str>::new());
    for (id, label, evidence) in [
        ("r1519-mision-vision", "1.1.a", "/contenidos/quienes-somos/"),
        (
            "r1519-mapas-cartas-descriptivas-procesos",
            "1.3",
            "/contenidos/como-trabajamos/",
        ),
        (
            "r1519-vinculo-diario-gaceta-oficial",
            "3.1.4",
            "/normatividad/",
        ),
        (
            "villa-tarifas-de-aseo",
            "1.20",
            "/contenidos/como-trabajamos/",
        ),
        ("r1519-informacion-entidad", "1", "/transparente/entidad/"),
    ] {
        let found = one(&mapped, id);
        assert_eq!(found.outcome, Outcome::Met, "{id}: {:?}", found.reason);
        assert_eq!(&*found.label, label);
        assert!(
            found
                .evidence
                .iter()
                .any(|address| address.starts_with(evidence)),
            "{id}: {:?}",
            found.evidence
        );
    }
    let renumbered = one(&mapped, "r1519-procedimientos-siguen-tomar-decisiones");
    assert_eq!(
        (&*renumbered.label, renumbered.outcome),
        ("1.8", Outcome::Missing)
    );
    assert_eq!(pack(&mapped).requirements().count(), 328);
    let levels: Vec<&str> = mapped.plan.menus[0]
        .levels
        .iter()
        .map(|level| &*level.slug)
        .collect();
    assert_eq!(levels[..3], ["entidad", "contratos", "normas"]);
    let page = mapped
        .site
        .page("/transparente/normas/")
        .expect("the level has a page");
    assert_eq!(page.facts.title.split(" · ").next(), Some("3. Normas"));

    // Each part of the mapping carries what rests on it.
    for (line, id) in [
        (
            "mision = \"contenidos/quienes-somos\"\n",
            "r1519-mision-vision",
        ),
        (
            "mapa-de-procesos = \"contenidos/como-trabajamos\"\n",
            "r1519-mapas-cartas-descriptivas-procesos",
        ),
    ] {
        let without = portal_with(
            &format!("{PORTAL}{}", MAPPING.replace(line, "")),
            Some(OVERLAY),
        );
        assert_eq!(one(&without, id).outcome, Outcome::Missing, "{line}");
    }
}

/// The checklist that the program prints, kept by the portal, is the same checklist; and a version that is neither the
/// program's nor kept stops the build.
#[test]
fn a_portal_stays_with_the_version_that_it_pinned() {
    let config = format!("{PORTAL}{MAPPING}");
    let now = portal_with(&config, None);
    let kept = assess::source("res1519").expect("the program carries it");
    let same = portal_with(&config, Some(&kept));
    assert_eq!(errors(&same), Vec::<&str>::new());
    assert_eq!(pack(&same), pack(&now));

    let older = kept
        .replace("version = \"2020.1\"", "version = \"2019.9\"")
        .replace("label = \"1.1.a\"", "label = \"1.1.z\"");
    let pinned = config.replace("version = \"2020.1\"", "version = \"2019.9\"");
    let stays = portal_with(&pinned, Some(&older));
    assert_eq!(errors(&stays), Vec::<&str>::new());
    assert_eq!(&*one(&stays, "r1519-mision-vision").label, "1.1.z");
    assert_eq!(errors(&portal_with(&pinned, None)), ["E0623"]);
}

/// A regime that the program does not know at all.
#[test]
fn a_portal_has_a_checklist_of_its_own() {
    let mut own: BTreeMap<&str, String> = BTreeMap::new();
    own.insert(
        "content/_regimenes/control-interno.toml",
        OVERLAY
            .split("[[requirements]]\n")
            .nth(3)
            .map(|last| {
                format!(
                    "id = \"control-interno\"\nversion = \"1\"\nname = {{ es = \"Control interno\" }}\nsource = {{ es = \"Acta\" }}\n\n\
                     [[phases]]\nid = \"menu-1\"\nname = {{ es = \"Propia\" }}\n\n[[requirements]]\n{last}"
                )
            })
            .expect("the overlay has three requirements"),
    );
    let mut host = content();
    let config = MAPPING.replace(
        "id = \"res1519\"\nversion = \"2020.1\"",
        "id = \"control-interno\"",
    );
    host.write("portal.toml", format!("{PORTAL}{config}"));
    for (path, text) in own {
        host.write(path, text);
    }
    portal::stamp(&mut host);
    let (build, files) = portal::build(&host);
    assert_eq!(errors(&build), Vec::<&str>::new());
    let pack = &build.report.packs[0];
    assert_eq!(
        (&*pack.id, pack.phases[0].obtained, pack.phases[0].max),
        ("control-interno", 1, 1)
    );
    assert!(
        portal::text(&files, "cumplimiento/control-interno/index.html").contains("Tarifas de aseo")
    );
}
