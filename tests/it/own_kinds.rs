//! A kind that only the portal knows: the example of the manual, in everything that a kind appears in.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use vitrina::host::memory::MemoryHost;

use crate::portal;

/// The manual's page.
fn page() -> String {
    std::fs::read_to_string(portal::root().join("docs/manual/tipos-propios.md"))
        .expect("the manual has the page")
}

/// The small portal with the files of the page's example.
fn example() -> MemoryHost {
    let mut host = portal::small();
    let page = page();
    let mut found = 0;
    for block in page.split("\n```").skip(1) {
        let (head, text) = block.split_once('\n').unwrap_or_default();
        if let Some((_, path)) = head.split_once("archivo=") {
            host.write(path, format!("{text}\n"));
            found += 1;
        }
    }
    assert_eq!(found, 4, "files of the example");
    portal::stamp(&mut host);
    host
}

fn vitrina(folder: &Path, args: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_vitrina"))
        .args(args)
        .current_dir(folder)
        .output()
        .expect("the program starts");
    assert_eq!(run.status.code(), Some(0), "{args:?}: {run:?}");
    String::from_utf8(run.stdout).expect("UTF-8")
}

#[test]
fn its_pages_lists_downloads_feeds_and_search_are_made() {
    let host = example();
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), [""; 0]);

    let page = portal::text(&files, "zonas-wifi/parque-principal/index.html");
    for shown in [
        "<h1",
        "Parque principal",
        "Usuarios a la vez",
        "$ 350.000",
        "Sin energía",
    ] {
        let shown = shown.replace(' ', "\u{a0}");
        let page = page.replace(' ', "\u{a0}");
        assert!(page.contains(&shown), "the page does not show {shown}");
    }
    assert!(page.contains("\"@type\":\"Place\""), "no JSON-LD: {page}");

    let list = portal::text(&files, "zonas-wifi/index.html");
    for shown in ["Biblioteca pública", "En reparación", "Instalada el"] {
        assert!(list.contains(shown), "the list does not show {shown}");
    }
    let facet = "zonas-wifi/estado/funciona/index.html";
    let facet = portal::text(&files, facet);
    assert!(facet.contains("Parque principal") && !facet.contains("Biblioteca pública"));

    let rows: Value = serde_json::from_slice(&files["zonas-wifi/datos.json"]).expect("JSON");
    let rows = rows.as_array().expect("rows");
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0]["usuarios"], 50);
    assert_eq!(rows[1]["usuarios"], 1200);
    let package: Value =
        serde_json::from_slice(&files["zonas-wifi/datapackage.json"]).expect("JSON");
    assert!(package.to_string().contains("Usuarios a la vez"));
    for name in ["datos.csv", "datos-excel.csv", "datos.xlsx"] {
        assert!(files.contains_key(&format!("zonas-wifi/{name}")), "{name}");
    }
    let feeds: Vec<&String> = files
        .keys()
        .filter(|path| path.starts_with("zonas-wifi/") && path.ends_with(".xml"))
        .collect();
    assert!(!feeds.is_empty(), "no feed");
    for feed in feeds {
        assert!(portal::text(&files, feed).contains("Parque principal"));
    }
    let search = files
        .iter()
        .filter(|(path, _)| path.contains("buscar"))
        .any(|(_, bytes)| String::from_utf8_lossy(bytes).contains("Parque principal"));
    assert!(search, "search does not know it");
}

#[test]
fn its_values_are_checked_and_new_schema_form_and_manual_know_it() {
    let mut host = example();
    host.write(
        "content/zonas-wifi/mala.toml",
        "nombre = \"Mala\"\nmunicipio = \"86001\"\nestado = \"dañada\"\ninstalada = \"1/2/26\"\nusuarios = 0\ncolor = \"rojo\"\n",
    );
    portal::stamp(&mut host);
    let (build, _) = portal::build(&host);
    let at = "content/zonas-wifi/mala.toml";
    let wanted = [
        format!("E0212 {at}:3:10"),
        format!("E0211 {at}:4:13"),
        format!("E0221 {at}:5:12"),
        format!("E0103 {at}:6:1"),
    ];
    assert_eq!(portal::errors(&build, &host), wanted);

    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut host = example();
    let config = String::from_utf8(host.files["portal.toml"].to_vec()).expect("UTF-8");
    host.write(
        "portal.toml",
        format!("{config}\n[editor]\nservicio = \"gitea\"\nrepositorio = \"alcaldia/portal\"\nservidor = \"https://git.ejemplo.gov.co/api/v1\"\n"),
    );
    portal::write(&host, folder.path());
    let root = folder.path();

    vitrina(root, &["new", "zona_wifi", "Polideportivo"]);
    let made = std::fs::read_to_string(root.join("content/zonas-wifi/polideportivo.md"))
        .expect("the file was made");
    assert!(made.contains("nombre = \"Polideportivo\""), "{made}");
    assert!(
        made.contains("#municipio = \"86001\"\nmunicipio = \"\""),
        "{made}"
    );
    assert!(made.contains("#costo = \"$ 350.000\""), "{made}");

    let index = vitrina(root, &["schema"]);
    assert!(index.contains("zona_wifi") && index.contains("content/zonas-wifi"));

    let text = vitrina(root, &["schema", "zona_wifi", "--format", "json-schema"]);
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    let judge = jsonschema::draft7::new(&schema).expect("a schema");
    let good = serde_json::json!({
        "nombre": "A", "municipio": "86001", "estado": "funciona", "instalada": "2026-01-01",
    });
    assert!(judge.is_valid(&good));
    for (key, value) in [
        ("estado", "dañada"),
        ("instalada", "1/2/26"),
        ("color", "rojo"),
    ] {
        let mut bad = good.clone();
        bad[key] = value.into();
        assert!(!judge.is_valid(&bad), "{bad}");
    }

    let page = vitrina(root, &["schema", "zona_wifi", "--format", "markdown"]);
    for said in [
        "# Zona wifi",
        "`usuarios` · Usuarios a la vez",
        "| `en_reparacion` | En reparación |",
    ] {
        assert!(
            page.contains(said),
            "the page of the manual does not say {said}: {page}"
        );
    }

    let text = vitrina(root, &["schema", "zona_wifi", "--format", "sveltia"]);
    let form: Value = serde_json::from_str(&text).expect("JSON");
    let fields = form["collections"][0]["fields"].as_array().expect("fields");
    let costo = fields
        .iter()
        .find(|field| field["name"] == "costo")
        .expect("a field of the kind");
    assert_eq!(costo["label"], "Costo mensual");
    assert_eq!(costo["widget"], "number");

    vitrina(
        root,
        &["schema", "--format", "json-schema", "--out", "esquemas"],
    );
    let rules = std::fs::read_to_string(root.join(".taplo.toml")).expect("rules for the editor");
    let rules: toml::Table = toml::from_str(&rules).expect("TOML");
    let named = rules["rule"].as_array().expect("rules").iter();
    for rule in named {
        let path = rule["schema"]["path"].as_str().expect("a path");
        assert!(root.join(path).is_file(), "{path} was not written");
    }
    assert!(root.join("esquemas/zona_wifi.schema.json").is_file());
}

/// What a declaration may say, read from the source that reads it: the manual has a row for each.
#[test]
fn the_manual_has_every_key_and_type_of_a_declaration() {
    let source = std::fs::read_to_string(portal::root().join("src/schema/declaration.rs"))
        .expect("the source is there");
    let page = page();
    let mut keys = Vec::new();
    for ask in [
        "get", "text", "texts", "flag", "number", "list", "table", "tables", "required",
    ] {
        for part in source.split(&format!(".{ask}(\"")).skip(1) {
            keys.push(part.split('"').next().unwrap_or_default().to_owned());
        }
    }
    let types = source
        .split("const TYPES")
        .nth(1)
        .and_then(|rest| rest.split("];").next())
        .expect("the list of types");
    keys.extend(types.split('"').skip(1).step_by(2).map(str::to_owned));
    assert!(keys.len() > 50, "{keys:?}");
    for key in keys {
        let told = [format!("`{key}`"), format!("{key} ="), format!("`{key}")];
        assert!(
            told.iter().any(|one| page.contains(one.as_str())),
            "the manual does not say what «{key}» is"
        );
    }
}

/// Whether the search index of Spanish holds a term.
fn is_searched(files: &portal::Files, term: &str) -> bool {
    let mut parts = files
        .iter()
        .filter(|(path, _)| path.starts_with("indice/es/"));
    parts.any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(term))
}

#[test]
fn a_field_says_whether_its_words_are_searched() {
    let kind = r#"name = "saber"
folder = "saberes"
section = "saberes"
title = "titulo"
label = { es = "Saber", en = "Lore" }
plural = { es = "Saberes", en = "Lore" }
body = "none"

[[fields]]
name = "clave"
type = "text"
label = { es = "Clave", en = "Key" }

[[fields]]
name = "piezas"
type = "list"
item = "record"
label = { es = "Piezas", en = "Pieces" }
[[fields.fields]]
name = "titulo"
type = "text"
label = { es = "Título", en = "Title" }
[[fields.fields]]
name = "signatura"
type = "text"
searched = false
label = { es = "Signatura", en = "Mark" }
"#;
    for (flag, found) in [("", true), ("searched = false\n", false)] {
        let mut host = portal::small();
        let own = kind.replacen("type = \"text\"\n", &format!("type = \"text\"\n{flag}"), 1);
        host.write("content/_tipos/saber.toml", own);
        host.write(
            "content/secciones/saberes.md",
            "+++\ntitulo = \"Saberes\"\nruta = \"/saberes/\"\nlista = \"saber\"\n+++\n",
        );
        host.write(
            "content/saberes/uno.md",
            "+++\ntitulo = \"Saber de uno\"\nclave = \"zqclavez\"\nrol = \"zqrolz\"\nejemplo = true\npiezas = [{ titulo = \"Zqpiezaz\", signatura = \"zqsignaturaz\" }]\nadjuntos = [{ archivo = \"archivos/zqarchivoz.txt\", titulo = \"Zqdocumentoz\" }]\n+++\n",
        );
        host.write("content/archivos/zqarchivoz.txt", "Texto.\n");
        portal::stamp(&mut host);
        let (build, files) = portal::build(&host);
        assert_eq!(portal::errors(&build, &host), [""; 0]);
        let page = portal::text(&files, "saberes/uno/index.html");
        for shown in ["zqclavez", "zqsignaturaz", "zqarchivoz"] {
            assert!(page.contains(shown), "the page does not show {shown}");
        }
        assert_eq!(is_searched(&files, "zqclavez"), found, "clave, {flag:?}");
        // What is called something within an entry is found by that; where it lies and what the program calls it, not.
        for (term, found) in [
            ("zqpiezaz", true),
            ("zqdocumentoz", true),
            ("zqsignaturaz", false),
            ("zqarchivoz", false),
            ("zqrolz", false),
        ] {
            assert_eq!(is_searched(&files, term), found, "{term}");
        }
    }
}
