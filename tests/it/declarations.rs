//! Declarations through the public door, on the days around their term: the report, the findings, the deadlines and the
//! page of compliance.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value as Json;

use crate::portal;

const CHECKLIST: &str = "id = \"propia\"
version = \"1\"
name = { es = \"Lista de ejemplo\" }
source = { es = \"Acta de ejemplo\" }
phases = [ { id = \"unica\", name = { es = \"Única\" } } ]
";

const REQUIREMENTS: [(&str, &str); 5] = [
    ("se-declara", "{ check = \"declaration\" }"),
    ("no-aplica", "{ check = \"page\", role = \"nada\" }"),
    ("es-reservado", "{ check = \"page\", role = \"nada\" }"),
    (
        "se-revisa",
        "{ check = \"collection\", kind = \"norma\", newest = { field = \"fecha\", every = \"trimestral\", review = true } }",
    ),
    (
        "se-comprueba",
        "{ check = \"collection\", kind = \"norma\", complete = [\"epigrafe\"] }",
    ),
];

/// A declaration of each state: its requirement, what it says besides, and what the report then says.
const STATES: [(&str, &str, &str, &str); 4] = [
    ("se-declara", "declarado", "evidencia = \"/normas/\"", "met"),
    (
        "no-aplica",
        "no_aplica",
        "norma = \"Norma de ejemplo, artículo 1\"",
        "not_applicable",
    ),
    (
        "es-reservado",
        "reservado",
        "norma = \"Norma de ejemplo, artículo 2\"",
        "not_applicable",
    ),
    (
        "se-revisa",
        "sin_cambios",
        "evidencia = \"/normas/\"",
        "met",
    ),
];

const DECLARED: &str = "2026-11-02";
const UNTIL: &str = "2027-01-31";

fn declaration(id: &str, state: &str, more: &str, until: &str) -> String {
    format!(
        "requisito = \"{id}\"\nregimen = \"propia\"\nestado = \"{state}\"\nrazon = \"Razón de ejemplo.\"\n{more}\ndeclara = \"despacho\"\ncargo = \"Jefe del despacho\"\nfecha = {DECLARED}\nvence = {until}\n"
    )
}

/// A folder with the small portal, its own checklist and the declarations of a test.
fn folder(declarations: &[(&str, String)]) -> tempfile::TempDir {
    let mut host = portal::small();
    let config = String::from_utf8(host.files["portal.toml"].to_vec()).expect("UTF-8");
    host.write(
        "portal.toml",
        format!("{config}\n[[regimenes]]\nid = \"propia\"\n"),
    );
    let requirements = REQUIREMENTS.map(|(id, evidence)| {
        format!(
            "[[requirements]]\nid = \"{id}\"\nlabel = \"1\"\nphase = \"unica\"\nname = \"Requisito {id}\"\ntext = \"Lo que debe estar.\"\nbasis = \"Acta de ejemplo\"\nconfidence = \"memory\"\nremedy = {{ es = \"Escriba la ficha que falta.\" }}\nevidence = [ {evidence} ]\n"
        )
    });
    host.write(
        "content/_regimenes/propia.toml",
        format!("{CHECKLIST}\n{}", requirements.join("\n")),
    );
    for (name, text) in declarations {
        host.write(&format!("content/cumplimiento/{name}.toml"), text.clone());
    }
    let folder = tempfile::tempdir().expect("a folder for the test");
    portal::write(&host, folder.path());
    folder
}

fn all() -> Vec<(&'static str, String)> {
    let each = STATES.map(|(id, state, more, _)| (id, declaration(id, state, more, UNTIL)));
    each.into()
}

fn vitrina(root: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vitrina"));
    let told = command
        .args(args)
        .args(["--root", &root.to_string_lossy(), "--lang", "es"]);
    told.output().expect("the program starts")
}

fn json(root: &Path, args: &[&str]) -> Json {
    let told = vitrina(root, args);
    serde_json::from_slice(&told.stdout).unwrap_or_else(|_| panic!("no JSON: {told:?}"))
}

/// What `vitrina checklist --date` says of a requirement.
fn report(root: &Path, day: &str, id: &str) -> Json {
    let report = json(
        root,
        &[
            "checklist",
            "--format",
            "json",
            "--pack",
            "propia",
            "--date",
            day,
        ],
    );
    let all = report["packs"][0]["phases"][0]["requirements"].as_array();
    let found = all.into_iter().flatten().find(|one| one["id"] == id);
    found.expect("the checklist has it").clone()
}

/// Codes of `vitrina check --date` in the folder of declarations, by file.
fn told(root: &Path, day: &str) -> Vec<(String, String)> {
    let found = json(root, &["check", "--format", "json", "--date", day]);
    let all = found["findings"].as_array().into_iter().flatten();
    let of_declarations = all.filter_map(|one| {
        let file = one["path"]
            .as_str()?
            .strip_prefix("content/cumplimiento/")?
            .strip_suffix(".toml")?;
        Some((one["code"].as_str()?.to_owned(), file.to_owned()))
    });
    of_declarations.collect()
}

#[test]
fn a_declaration_counts_from_its_day_to_its_term() {
    let folder = folder(&all());
    for (id, state, _, outcome) in STATES {
        for (day, wanted) in [
            ("2026-11-01", "missing"),
            (DECLARED, outcome),
            ("2026-11-24", outcome),
            (UNTIL, outcome),
            ("2027-02-01", "missing"),
        ] {
            let found = report(folder.path(), day, id);
            assert_eq!(found["outcome"], wanted, "{state} on {day}: {found}");
            let basis = if wanted == "missing" {
                "checked"
            } else {
                "declared"
            };
            assert_eq!(found["basis"], basis, "{state} on {day}");
            let reason = found["reason"].as_str().unwrap_or_default();
            if day == "2027-02-01" {
                assert_eq!(
                    reason,
                    format!("La declaración venció el {UNTIL}."),
                    "{state}"
                );
            }
            if wanted == "not_applicable" {
                assert!(reason.contains("Norma de ejemplo, artículo"), "{reason}");
                assert!(reason.contains("Razón de ejemplo."), "{reason}");
                assert_eq!(reason.contains(UNTIL), state == "reservado", "{reason}");
            }
        }
    }
    let checked = report(folder.path(), "2027-02-01", "se-comprueba");
    assert_eq!(
        (&checked["outcome"], &checked["basis"]),
        (&"met".into(), &"checked".into())
    );
}

#[test]
fn a_declaration_that_lacks_something_counts_for_nothing() {
    for (id, state, more, _) in STATES {
        let whole = declaration(id, state, more, UNTIL);
        for line in [format!("{more}\n"), format!("vence = {UNTIL}\n")] {
            assert!(whole.contains(&line));
            let folder = folder(&[(id, whole.replace(&line, ""))]);
            let found = report(folder.path(), "2026-11-24", id);
            assert_eq!(found["outcome"], "missing", "{state} without {line}");
            let field = line.split(' ').next().unwrap_or_default();
            let reason = found["reason"].as_str().unwrap_or_default();
            assert!(reason.contains(field), "{reason}");
            assert_eq!(
                told(folder.path(), "2026-11-24"),
                [("E0660".to_owned(), id.to_owned())]
            );
        }
    }
    // Evidence that is not in the site.
    let lost = declaration("se-declara", "declarado", "evidencia = \"/nada/\"", UNTIL);
    let folder = folder(&[("se-declara", lost)]);
    let found = report(folder.path(), "2026-11-24", "se-declara");
    assert_eq!(found["outcome"], "missing");
}

#[test]
fn a_declaration_is_named_before_it_expires_and_after() {
    let folder = folder(&all());
    let of = |code: &str| {
        let each = STATES.map(|(id, ..)| (code.to_owned(), id.to_owned()));
        let mut each: Vec<(String, String)> = each.into();
        each.sort();
        each
    };
    let on = |day: &str| {
        let mut found = told(folder.path(), day);
        found.sort();
        found
    };
    // Thirty-one days before its term nothing is said, thirty before it is.
    assert_eq!(on("2026-12-31"), Vec::new());
    assert_eq!(on("2027-01-01"), of("E0661"));
    assert_eq!(on(UNTIL), of("E0661"));
    assert_eq!(on("2027-02-01"), of("E0605"));
    let due = |day: &str, code: i32| {
        let told = vitrina(
            folder.path(),
            &["deadlines", "--format", "json", "--date", day],
        );
        assert_eq!(told.status.code(), Some(code), "{day}");
        let found: Json = serde_json::from_slice(&told.stdout).expect("JSON");
        found["deadlines"].as_array().map_or(0, Vec::len)
    };
    assert_eq!(due("2026-12-31", 0), 0);
    assert_eq!(due("2027-01-01", 0), STATES.len());
    assert_eq!(due("2027-02-01", 1), STATES.len());
    // A portal says how long before.
    let path = folder.path().join("portal.toml");
    let config = std::fs::read_to_string(&path).expect("it can be read");
    std::fs::write(&path, format!("avisar_dias = 31\n{config}")).expect("it can be written");
    assert_eq!(on("2026-12-31"), of("E0661"));
}

#[test]
fn the_page_says_of_each_whether_it_was_checked_or_declared() {
    let folder = folder(&all());
    let out = folder.path().join("public");
    let told = vitrina(
        folder.path(),
        &[
            "build",
            "--date",
            "2026-11-24",
            "--out",
            &out.to_string_lossy(),
        ],
    );
    assert_eq!(told.status.code(), Some(0), "{told:?}");
    let page = std::fs::read_to_string(out.join("cumplimiento/propia/index.html"));
    let page = scraper::Html::parse_document(&page.expect("the page is built"));
    for (id, _) in REQUIREMENTS {
        let select = |path: &str| scraper::Selector::parse(path).expect("a path");
        let row = page
            .select(&select(&format!("tr#{id}")))
            .next()
            .expect("a row");
        let cell = row.select(&select("td")).next().expect("a cell");
        let words: Vec<&str> = cell.text().flat_map(str::split_whitespace).collect();
        let (yes, no) = match id {
            "se-comprueba" => ("comprobado", "declarado"),
            _ => ("declarado", "comprobado"),
        };
        assert!(
            words.contains(&yes) && !words.contains(&no),
            "{id}: {words:?}"
        );
        let term = words.join(" ").contains("hasta el 31 de enero de 2027");
        assert_eq!(term, id != "se-comprueba", "{id}: {words:?}");
    }
}

/// The page of a requirement says who declares it: the unit as a link, the post, the norm and the term.
#[test]
fn the_page_of_a_requirement_says_who_declares_it() {
    let host = portal::real();
    let (build, files) = portal::build(&host);
    let all = portal::requirements(&build);
    let declared = all.filter(|one| one.declared.is_some());
    let mut found = Vec::new();
    for one in declared {
        let (unit, until) = match &*one.id {
            "firma-electronica" => ("Oficina de Sistemas", "19 de noviembre de 2027"),
            _ => ("Secretaría de Gobierno", "23 de noviembre de 2027"),
        };
        found.push(&*one.id);
        let path = format!("{}index.html", one.address.trim_start_matches('/'));
        let page = scraper::Html::parse_document(portal::text(&files, &path));
        let section = scraper::Selector::parse("section[aria-labelledby=v-declaracion]");
        let section = page
            .select(&section.expect("a path"))
            .next()
            .expect("a section");
        let link = scraper::Selector::parse("dd a[href]").expect("a path");
        let links: Vec<String> = section
            .select(&link)
            .map(|one| one.text().collect())
            .collect();
        assert_eq!(links, [unit], "{path}");
        let words: String = section.text().collect();
        assert!(
            words.contains("Profesional universitario"),
            "{path}: {words}"
        );
        assert!(words.contains(until), "{path}: {words}");
    }
    found.sort_unstable();
    let files = [
        "firma-electronica",
        "r1519-informacion-publica-relevante",
        "r1519-participacion-ciudadana-normas-sucop",
    ];
    assert_eq!(found, files);
}

/// A review moves the next day of a commitment of the editorial policy, while it stands.
#[test]
fn a_review_keeps_a_commitment() {
    let due = |more: Option<&str>, day: &str| {
        let review = "evidencia = \"/dependencias/\"\ncompromiso = \"dependencias\"";
        let text =
            declaration("se-revisa", "sin_cambios", review, UNTIL).replace(DECLARED, "2026-11-20");
        let declarations: Vec<(&str, String)> = more.map(|id| (id, text)).into_iter().collect();
        let folder = folder(&declarations);
        let policy = folder.path().join("content/politica-editorial");
        std::fs::create_dir_all(&policy).expect("it can be made");
        std::fs::write(
            policy.join("dependencias.toml"),
            "titulo = \"Dependencias\"\nresponsable = \"despacho\"\ntipo = \"dependencia\"\ncubre = \"fecha_actualizacion\"\nfrecuencia = \"mensual\"\nrige_desde = 2026-01-01\n",
        )
        .expect("it can be written");
        let found = json(
            folder.path(),
            &[
                "deadlines",
                "--format",
                "json",
                "--days",
                "60",
                "--date",
                day,
            ],
        );
        let all = found["deadlines"].as_array().into_iter().flatten();
        let of_policy = all.filter(|one| {
            one["id"]
                .as_str()
                .is_some_and(|id| id.starts_with("publicacion-"))
        });
        let days: Vec<String> = of_policy
            .filter_map(|one| one["due"].as_str().map(str::to_owned))
            .collect();
        days.join(" ")
    };
    // The small portal's unit was updated on 3 November, and reviewed on the 20th.
    assert_eq!(due(None, "2026-11-24"), "2026-12-03");
    assert_eq!(due(Some("revision"), "2026-11-24"), "2026-12-20");
    // Once the review's own term is past it keeps nothing.
    assert_eq!(due(Some("revision"), "2027-02-01"), "2026-12-03");
}
