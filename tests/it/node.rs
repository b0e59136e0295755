//! A node of portals, through the command: what is wrong with its list is told in place, and one portal hides no other.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use scraper::{Html, Selector};
use serde_json::Value;

use crate::portal;

fn vitrina(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vitrina"))
        .current_dir(folder)
        .args(words)
        .env("LC_ALL", "C.UTF-8")
        .env("GIT_CEILING_DIRECTORIES", folder)
        .output()
        .expect("the program can be started")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The small portal on disk, with a checklist and a name of its own.
fn small(folder: &Path, name: &str) {
    let mut host = portal::small();
    let config = host.text("portal.toml").expect("it is there");
    let config = format!(
        "{}\n[[regimenes]]\nid = \"gel-2012\"\n",
        config.replace("Alcaldía de Ejemplo", name)
    );
    host.write("portal.toml", config);
    fs::create_dir_all(folder).expect("a folder for the portal");
    portal::write(&host, folder);
}

fn list(root: &Path, folders: &[&str]) {
    let portals: String = folders
        .iter()
        .map(|folder| format!("\n[[portales]]\ncarpeta = \"{folder}\"\n"))
        .collect();
    fs::write(
        root.join("nodo.toml"),
        format!("nombre = \"Nodo de <ejemplo>\"\n{portals}"),
    )
    .expect("the list can be written");
}

fn compared(root: &Path) -> Value {
    let text = fs::read(root.join("comparacion/comparacion.json")).expect("it was written");
    serde_json::from_slice(&text).expect("it is JSON")
}

const CHECK: [&str; 3] = ["node", "--date", "2026-11-24"];

#[test]
fn a_folder_without_a_list_is_no_node() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let told = vitrina(folder.path(), &["nodo"]);
    assert_eq!(told.status.code(), Some(1));
    assert!(
        said(&told).contains("E0650") && said(&told).contains("nodo.toml"),
        "{}",
        said(&told)
    );
    assert!(!folder.path().join("comparacion").exists());
}

#[test]
fn a_broken_portal_hides_no_other_and_the_figures_are_those_of_each_alone() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = folder.path();
    for (name, at) in [
        ("Gobernación", "gobernacion"),
        ("=Rota", "rota"),
        ("Mocoa", "municipios/mocoa"),
    ] {
        small(&root.join(at), name);
    }
    fs::write(
        root.join("rota/content/noticias/mala.md"),
        "+++\ntitulo = \"Sin cerrar\n+++\n",
    )
    .expect("it can be written");
    fs::write(root.join("municipios/mocoa/content/paginas/mision.md"), "+++\ntitulo = \"Misión\"\nrol = \"mision\"\nfecha_actualizacion = 2026-11-03\n+++\nServir.\n").expect("it can be written");
    list(root, &["gobernacion", "rota", "municipios/mocoa"]);
    let told = vitrina(root, &CHECK);
    assert_eq!(told.status.code(), Some(1), "{}", said(&told));
    let made = compared(root);
    let portals = made["portals"].as_array().expect("a list");
    let states: Vec<_> = portals
        .iter()
        .map(|one| one["state"].as_str().unwrap_or(""))
        .collect();
    assert_eq!(states, ["good", "failed", "good"], "{made}");
    assert_eq!(made["date"], "2026-11-24");
    // Each portal's figures are those of its own report.
    for (portal, at) in portals
        .iter()
        .zip(["gobernacion", "rota", "municipios/mocoa"])
    {
        let alone = vitrina(
            &root.join(at),
            &["checklist", "--format", "json", "--date", "2026-11-24"],
        );
        let alone: Value = serde_json::from_slice(&alone.stdout).expect("it is JSON");
        let told = vitrina(
            &root.join(at),
            &["check", "--format", "json", "--date", "2026-11-24"],
        );
        let told: Value = serde_json::from_slice(&told.stdout).expect("it is JSON");
        for key in ["errors", "warnings"] {
            assert_eq!(portal[key], told["summary"][key], "{at} {key}");
        }
        for (phase, wanted) in portal["packs"][0]["phases"]
            .as_array()
            .expect("phases")
            .iter()
            .zip(alone["packs"][0]["phases"].as_array().expect("phases"))
        {
            for key in ["id", "obtained", "max", "prorated"] {
                assert_eq!(phase[key], wanted[key], "{at} {key}");
            }
        }
    }
    // The page, read by a parser: a row a portal, and text is text.
    let page = fs::read_to_string(root.join("comparacion/index.html")).expect("it was written");
    assert!(root.join("comparacion/vitrina.css").is_file());
    assert!(
        !page.contains("<script") && !page.contains("href=\"/"),
        "{page}"
    );
    let html = Html::parse_document(&page);
    let texts = |selector: &str| -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        html.select(&selector)
            .map(|one| one.text().collect::<String>().trim().to_owned())
            .collect()
    };
    assert_eq!(texts("h1"), ["Nodo de <ejemplo>"]);
    assert_eq!(
        texts("#portales ~ div tbody th"),
        ["Gobernación", "=Rota", "Mocoa"]
    );
    let scores = texts("#r-gel-2012 ~ div:first-of-type tbody tr td:nth-child(2)");
    let counted: Vec<String> = portals
        .iter()
        .map(|one| {
            format!(
                "{} de {}",
                one["packs"][0]["met"], one["packs"][0]["applicable"]
            )
        })
        .collect();
    assert_eq!(scores, counted);
    // CSV: a line a phase, and no cell that a spreadsheet would take for a formula.
    let mut reader =
        csv::Reader::from_path(root.join("comparacion/comparacion.csv")).expect("it was written");
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a record")).collect();
    assert_eq!(rows.len(), 9);
    assert!(
        rows.iter().flatten().all(|cell| !cell.starts_with('=')),
        "{rows:?}"
    );
    // Same portals, same bytes; nothing of the portals was written.
    let again = vitrina(root, &CHECK);
    assert_eq!(said(&again), said(&told));
    assert_eq!(
        fs::read_to_string(root.join("comparacion/index.html")).expect("it is there"),
        page
    );
    assert!(!root.join("gobernacion/public").exists());
    // For machines: one JSON object, with the comparison in it.
    let json = vitrina(root, &["node", "--date", "2026-11-24", "--format", "json"]);
    let json: Value = serde_json::from_slice(&json.stdout).expect("one JSON object");
    assert_eq!(json["summary"]["node"], made, "{json}");
}

#[test]
fn a_broken_list_is_told_at_its_places_and_hides_no_portal() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = &folder.path().join("nodo");
    small(&root.join("a"), "A");
    small(&folder.path().join("afuera"), "Afuera");
    list(
        root,
        &[
            "a",
            "./a/",
            "no-esta",
            "../afuera",
            "/etc",
            "b\\\\..\\\\..\\\\afuera",
        ],
    );
    let told = vitrina(root, &["node", "--date", "2026-11-24", "--format", "json"]);
    assert_eq!(told.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&told.stdout).expect("one JSON object");
    let found: Vec<String> = told["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            let text = |key: &str| one[key].as_str().unwrap_or("").to_owned();
            format!(
                "{} {}:{}:{}",
                text("code"),
                text("path"),
                one["line"],
                one["column"]
            )
        })
        .collect();
    // Entry n stands on line 4 + 3 (n - 1), its value in column 11.
    let mut wanted = [
        "E0652 nodo.toml:7:11",
        "E0653 nodo.toml:10:11",
        "E0651 nodo.toml:13:11",
        "E0651 nodo.toml:16:11",
        "E0651 nodo.toml:19:11",
    ];
    wanted.sort_unstable();
    let mut found = found;
    found.sort();
    assert_eq!(found, wanted);
    let states: Vec<String> = compared(root)["portals"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            format!(
                "{} {}",
                one["folder"].as_str().unwrap_or(""),
                one["state"].as_str().unwrap_or("")
            )
        })
        .collect();
    assert_eq!(states, ["a good", "no-esta unchecked"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_refused_and_one_to_a_listed_portal_is_the_same_portal() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = &folder.path().join("nodo");
    small(&root.join("a"), "A");
    small(&folder.path().join("afuera"), "Afuera");
    std::os::unix::fs::symlink(folder.path().join("afuera"), root.join("enlace")).expect("a link");
    std::os::unix::fs::symlink(root.join("a"), root.join("otra")).expect("a link");
    list(root, &["a", "enlace", "otra"]);
    let told = vitrina(root, &CHECK);
    assert_eq!(told.status.code(), Some(1));
    let portals = compared(root)["portals"].as_array().map(Vec::len);
    assert_eq!(portals, Some(1));
    for code in ["E0651", "E0652"] {
        assert_eq!(
            said(&told).matches(&format!("error[{code}]")).count(),
            1,
            "{code}: {}",
            said(&told)
        );
    }
}

#[test]
fn a_list_that_is_no_list_is_told_and_nothing_is_written() {
    for (text, code) in [
        (&b"nombre = \"Sin cerrar\n"[..], "E0118"),
        (&b"\xff\xfe\x00"[..], "E0105"),
        (&b""[..], "E02"),
    ] {
        let folder = tempfile::tempdir().expect("a folder for the test");
        fs::write(folder.path().join("nodo.toml"), text).expect("it can be written");
        let told = vitrina(folder.path(), &CHECK);
        assert_eq!(told.status.code(), Some(1), "{}", said(&told));
        assert!(said(&told).contains(code), "{code}: {}", said(&told));
    }
}

#[test]
fn the_comparison_replaces_nothing_that_is_not_one() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = folder.path();
    small(&root.join("a"), "A");
    list(root, &["a"]);
    fs::create_dir(root.join("comparacion")).expect("a folder");
    fs::write(root.join("comparacion/acta.txt"), "No se toca.").expect("it can be written");
    for out in [&[][..], &["--out", "a"], &["--out", "."]] {
        let told = vitrina(root, &[&CHECK[..], out].concat());
        assert_eq!(told.status.code(), Some(2), "{out:?}: {}", said(&told));
    }
    assert!(root.join("comparacion/acta.txt").is_file() && root.join("a/portal.toml").is_file());
    let told = vitrina(root, &[&CHECK[..], &["--out", "salida"]].concat());
    assert_eq!(told.status.code(), Some(0), "{}", said(&told));
    assert!(root.join("salida/comparacion.csv").is_file());
}

#[cfg(unix)]
#[test]
fn a_portal_that_cannot_be_read_hides_no_other() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = folder.path();
    small(&root.join("cerrado"), "Cerrado");
    small(&root.join("abierto"), "Abierto");
    list(root, &["cerrado", "abierto"]);
    let closed = root.join("cerrado/content/noticias");
    let mode = |bits| {
        fs::set_permissions(&closed, fs::Permissions::from_mode(bits)).expect("it can be set")
    };
    mode(0o000);
    let locked = fs::read_dir(&closed).is_err();
    let told = vitrina(root, &CHECK);
    mode(0o755);
    let made = compared(root);
    assert_eq!(made["portals"][1]["state"], "good", "{made}");
    // An administrator reads everything: then there is nothing to tell.
    if locked {
        assert!(said(&told).contains("E0654"), "{}", said(&told));
        assert_eq!(made["portals"][0]["state"], "unchecked", "{made}");
    }
}

/// The Gobernación and its municipalities, each as `init` makes it.
#[test]
fn the_portals_of_a_department_are_compared_as_init_makes_them() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = folder.path();
    let mut folders: Vec<String> = fs::read_dir(portal::root().join("content/municipios"))
        .expect("the municipalities of Putumayo")
        .filter_map(|file| {
            let path = file.expect("it can be listed").path();
            let name = path.file_stem()?.to_str()?.to_owned();
            (!name.contains('.') && !name.starts_with('_')).then_some(name)
        })
        .collect();
    folders.sort();
    assert_eq!(folders.len(), 13, "{folders:?}");
    folders.insert(0, "gobernacion".to_owned());
    for name in &folders {
        let made = vitrina(root, &["init", name, "--name", name]);
        assert_eq!(made.status.code(), Some(0), "{made:?}");
    }
    list(
        root,
        &folders.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    let told = vitrina(root, &CHECK);
    assert_eq!(told.status.code(), Some(0), "{}", said(&told));
    let made = compared(root);
    let portals = made["portals"].as_array().expect("a list");
    assert_eq!(portals.len(), 14);
    // All come from the same files, so they have the same figures.
    assert!(
        portals
            .iter()
            .all(|one| one["packs"] == portals[0]["packs"]),
        "{made}"
    );
    assert!(!portals[0]["packs"].as_array().expect("a list").is_empty());
}
