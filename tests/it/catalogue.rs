//! The catalogue of open data and the instruments of Ley 1712 are read by others' code: a JSON Schema that is published
//! with the form, a parser of JSON-LD and RDF.

use std::collections::BTreeSet;

use oxjsonld::JsonLdParser;
use serde_json::Value as Json;

use crate::portal::{self, Files};

fn json(files: &Files, path: &str) -> Json {
    serde_json::from_str(portal::text(files, path)).unwrap_or_else(|_| panic!("{path} is JSON"))
}

/// What Project Open Data asks of a dataset of those who are no federal agency.
fn schema() -> jsonschema::Validator {
    let schema: Json = serde_json::from_str(include_str!("../data/dcat-us-1.1-dataset.json"))
        .expect("the published schema");
    jsonschema::validator_for(&schema).expect("a schema that can be used")
}

fn valid(catalogue: &Json) -> Vec<String> {
    let schema = schema();
    // The schema of the whole names that of a dataset by its file: each is asked for itself.
    let whole: Json = serde_json::from_str(include_str!("../data/dcat-us-1.1-catalog.json"))
        .expect("the published schema");
    for name in ["@context", "@id", "@type", "conformsTo", "describedBy"] {
        let asked = &whole["properties"][name];
        assert!(asked.is_object(), "{name} is asked for");
        let good = jsonschema::is_valid(asked, &catalogue[name]);
        assert!(good, "{name}: {}", catalogue[name]);
    }
    let datasets = catalogue["dataset"].as_array().expect("datasets");
    datasets
        .iter()
        .flat_map(|dataset| {
            let wrong = schema.iter_errors(dataset);
            wrong
                .map(|error| format!("{}: {error}", dataset["identifier"]))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Triples of a JSON-LD document: subject, predicate, object.
fn triples(bytes: &[u8]) -> Vec<[String; 3]> {
    let quads = JsonLdParser::new().for_slice(bytes);
    quads
        .map(|quad| {
            let quad = quad.expect("JSON-LD that can be read");
            [
                quad.subject.to_string(),
                quad.predicate.as_str().to_owned(),
                quad.object.to_string(),
            ]
        })
        .collect()
}

/// Keys with a prefix, at any depth: each is a property, and each must come out as one.
fn keys(value: &Json, found: &mut usize) {
    match value {
        Json::Object(map) => {
            for (key, value) in map {
                if key == "@context" {
                    continue;
                }
                if key.contains(':') || key == "@type" && !map.contains_key("@value") {
                    *found += match value {
                        Json::Array(items) => items.len(),
                        _ => 1,
                    };
                }
                keys(value, found);
            }
        }
        Json::Array(items) => items.iter().for_each(|item| keys(item, found)),
        _ => {}
    }
}

const DATASET: &str = "titulo = \"Sedes\"\nresumen = \"Dónde quedan.\"\ntema = \"educación\"\nfrecuencia = \"mensual\"\ncobertura = { espacial = \"86001\", desde = \"2025\", hasta = \"2026-06\" }\ncontacto = \"datos@ejemplo.gov.co\"\nresponsable = \"despacho\"\n\n[[recursos]]\ntitulo = \"Normas\"\nlista = \"normas\"\n\n[[recursos]]\ntitulo = \"En otro portal\"\nenlace = \"https://www.datos.gov.co/d/abcd-1234\"\n";

const RESERVED: &str = "titulo = \"Historias laborales\"\nresumen = \"Expedientes.\"\ntema = \"talento humano\"\nfrecuencia = \"anual\"\nclasificacion = \"reservada\"\n\n[excepcion]\nobjetivo = \"Proteger la intimidad.\"\nfundamento = \"Ley 1712 de 2014, artículo 18\"\nalcance = \"total\"\nfecha = 2026-02-01\nplazo = \"Quince años.\"\n";

/// The small portal with an open and a reserved dataset, and a licence for its data.
fn host() -> vitrina::host::memory::MemoryHost {
    let mut host = portal::small();
    let config = String::from_utf8(host.files["portal.toml"].to_vec()).expect("UTF-8");
    host.write(
        "portal.toml",
        format!("licencia_datos = \"CC-BY-4.0\"\n{config}"),
    );
    host.write("content/conjuntos/sedes.toml", DATASET);
    host.write("content/conjuntos/historias.toml", RESERVED);
    host.write(
        "content/secciones/conjuntos.md",
        "+++\ntitulo = \"Datos abiertos\"\nruta = \"/conjuntos/\"\nlista = \"conjunto\"\n+++\n",
    );
    for (id, block) in [
        ("activos", "registro-de-activos"),
        ("reservas", "indice-de-informacion"),
        ("esquema", "esquema-de-publicacion"),
    ] {
        host.write(
            &format!("content/paginas/{id}.md"),
            format!("+++\ntitulo = \"Instrumento {id}\"\nruta = \"/{id}/\"\nseccion = \"inicio\"\nbloques = [\"{block}\"]\n+++\nLo que hay.\n"),
        );
    }
    portal::stamp(&mut host);
    host
}

#[test]
fn the_catalogue_keeps_to_its_published_forms() {
    let host = host();
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let catalogue = json(&files, "data.json");
    assert_eq!(valid(&catalogue), Vec::<String>::new());
    let datasets = catalogue["dataset"].as_array().expect("datasets");
    let of = |title: &str| {
        let found = datasets.iter().find(|dataset| dataset["title"] == title);
        found.unwrap_or_else(|| panic!("{title} is in the catalogue"))
    };
    let open = of("Sedes");
    assert_eq!(open["accessLevel"], "public");
    assert_eq!(open["accrualPeriodicity"], "R/P1M");
    assert_eq!(
        open["license"],
        "https://creativecommons.org/licenses/by/4.0/"
    );
    assert_eq!(open["temporal"], "2025/2026-06");
    assert_eq!(open["publisher"]["name"], "Despacho");
    assert_eq!(
        open["contactPoint"]["hasEmail"],
        "mailto:datos@ejemplo.gov.co"
    );
    let downloads: BTreeSet<&str> = open["distribution"]
        .as_array()
        .expect("files")
        .iter()
        .filter_map(|file| file["downloadURL"].as_str())
        .collect();
    for address in &downloads {
        let path = address
            .strip_prefix("https://www.ejemplo.gov.co/")
            .expect("a file of the portal");
        assert!(files.contains_key(path), "{path} was built");
    }
    assert_eq!(downloads.len(), 4);
    let reserved = of("Historias laborales");
    assert_eq!(reserved["accessLevel"], "non-public");
    assert_eq!(reserved["distribution"], Json::Null);
    // The list that the dataset names is told by the dataset alone; the others by themselves.
    assert!(!datasets.iter().any(|dataset| dataset["title"] == "Normas"));
    assert!(
        datasets
            .iter()
            .any(|dataset| dataset["title"] == "Glosario")
    );
    // A list's description says the licence of the dataset that names it.
    let package = json(&files, "normas/datapackage.json");
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");

    let bytes = files["datos/catalogo.jsonld"].clone();
    let triples = triples(&bytes);
    let mut all = 0;
    keys(&json(&files, "datos/catalogo.jsonld"), &mut all);
    assert_eq!(triples.len(), all, "no term is dropped when it is read");
    let has = |s: &str, p: &str, o: &str| {
        triples
            .iter()
            .any(|[a, b, c]| a.contains(s) && b.ends_with(p) && c.contains(o))
    };
    assert!(has(
        "/conjuntos/sedes/",
        "dcat#landingPage",
        "/conjuntos/sedes/"
    ));
    assert!(has(
        "catalogo.jsonld",
        "dcat#dataset",
        "/conjuntos/historias/"
    ));
    assert!(has("/conjuntos/historias/", "accessRights", "NON_PUBLIC"));
    assert!(has(
        "/conjuntos/sedes/",
        "accrualPeriodicity",
        "freq/monthly"
    ));
    let sets = triples
        .iter()
        .filter(|[_, p, o]| p.ends_with("#type") && o.contains("dcat#Dataset"));
    assert_eq!(sets.count(), datasets.len());
}

#[test]
fn the_catalogue_of_the_demonstration_is_valid_and_tells_no_example_mail() {
    let (_, files) = portal::build(&portal::real());
    let catalogue = json(&files, "data.json");
    assert_eq!(valid(&catalogue), Vec::<String>::new());
    assert!(!portal::text(&files, "data.json").contains("ejemplo@"));
    let mut all = 0;
    keys(&json(&files, "datos/catalogo.jsonld"), &mut all);
    assert_eq!(triples(&files["datos/catalogo.jsonld"]).len(), all);
}

#[test]
fn the_instruments_hold_what_is_declared_and_say_what_is_not() {
    let host = host();
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let rows = |id: &str| -> Vec<Json> {
        let table = json(&files, &format!("{id}/datos.json"));
        table.as_array().expect("rows").clone()
    };
    let ids = |id: &str| -> BTreeSet<String> {
        let rows = rows(id);
        let ids = rows.iter().map(|row| row["id"].as_str().expect("an id"));
        ids.map(str::to_owned).collect()
    };
    let index = rows("reservas");
    assert_eq!(index.len(), 1);
    assert_eq!(index[0]["titulo"], "Historias laborales");
    assert_eq!(index[0]["objetivo"], "Proteger la intimidad.");
    assert_eq!(index[0]["plazo"], "Quince años.");
    assert_eq!(index[0]["fecha_calificacion"], "2026-02-01");
    // An asset is in the scheme or in the index, never in both, and always in the register.
    let (all, reserved, public) = (ids("activos"), ids("reservas"), ids("esquema"));
    assert!(reserved.is_disjoint(&public));
    assert_eq!(&reserved | &public, all);
    assert!(public.contains("conjunto/sedes") && public.contains("seccion/glosario"));
    assert!(
        !public.contains("seccion/normas"),
        "the dataset tells that list"
    );
    let assets = rows("activos");
    let open = assets
        .iter()
        .find(|row| row["id"] == "conjunto/sedes")
        .expect("it");
    assert_eq!(open["soporte"], "electronico");
    assert_eq!(open["publicacion"], "publicada");
    assert_eq!(open["formato"], "XLSX, CSV, JSON");
    assert_eq!(open["responsable"], "Despacho");
    // Nobody said who made it.
    let scheme = rows("esquema");
    let open = scheme
        .iter()
        .find(|row| row["id"] == "conjunto/sedes")
        .expect("it");
    assert_eq!(open["produce"], Json::Null);
    assert_eq!(open["frecuencia"], "mensual");
    let page = portal::text(&files, "esquema/index.html");
    assert!(page.contains("Sin dato"));
    assert!(page.contains("/esquema/datos.csv"));
}
