//! The configuration of Sveltia CMS against the JSON Schema that its package ships (`tests/data/sveltia/`).

use std::process::{Command, Output};

use serde_json::Value;
use vitrina::host::memory::MemoryHost;
use vitrina::schema;

use crate::portal;

fn with_editor(editor: &str) -> MemoryHost {
    let mut host = portal::real();
    let config = String::from_utf8(host.files["portal.toml"].to_vec()).expect("UTF-8");
    host.write("portal.toml", format!("{config}\n{editor}"));
    host
}

fn run(host: &MemoryHost, args: &[&str]) -> (tempfile::TempDir, Output) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    portal::write(host, folder.path());
    let run = Command::new(env!("CARGO_BIN_EXE_vitrina"))
        .args(args)
        .current_dir(folder.path())
        .output()
        .expect("the program starts");
    (folder, run)
}

const EDITOR: &str = "[editor]\nservicio = \"github\"\nrepositorio = \"gobernacion/portal\"\nrama = \"borradores\"\n";

#[test]
fn the_configuration_holds_to_the_schema_of_the_package() {
    let path = portal::root().join("tests/data/sveltia/sveltia-cms.json");
    let shipped = std::fs::read_to_string(path).expect("the schema of the package");
    let shipped: Value = serde_json::from_str(&shipped).expect("JSON");
    let judge = jsonschema::draft7::new(&shipped).expect("a schema of draft 7");
    let host = with_editor(EDITOR);
    for lang in ["es", "en"] {
        let args = ["schema", "--format", "sveltia", "--lang", lang];
        let (_folder, run) = run(&host, &args);
        assert_eq!(run.status.code(), Some(0), "{run:?}");
        let config: Value = serde_json::from_slice(&run.stdout).expect("JSON");
        let told: Vec<String> = judge
            .iter_errors(&config)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(told, [""; 0], "{}", told.join("\n"));
        // The judge does judge: a key that the package does not know is refused.
        let mut wrong = config.clone();
        wrong["collections"][0]["folder"] = Value::Null;
        assert!(!judge.is_valid(&wrong));

        let collections = config["collections"].as_array().expect("collections");
        let (schema, _) = schema::load([]);
        for (_, kind) in schema.kinds() {
            let folder = format!("content/{}", kind.folder);
            let forms: Vec<&Value> = collections
                .iter()
                .filter(|one| one["folder"] == *folder)
                .collect();
            assert!(!forms.is_empty(), "{} has no form", kind.name);
            for form in forms {
                let fields = form["fields"].as_array().expect("fields");
                for field in &kind.fields {
                    let shown = fields.iter().find(|one| one["name"] == *field.name);
                    let shown = shown.unwrap_or_else(|| panic!("{}.{}", kind.name, field.name));
                    assert_eq!(shown["label"], field.label.text(lang));
                }
            }
        }
        // Every reference leads to a form there is.
        let names: Vec<&str> = collections
            .iter()
            .filter_map(|one| one["name"].as_str())
            .collect();
        for to in relations(&config) {
            assert!(names.contains(&to.as_str()), "no form is called {to}");
        }
        assert!(relations(&config).len() > 20);
    }
}

fn relations(value: &Value) -> Vec<String> {
    match value {
        Value::Object(map) => {
            let own = map
                .get("collection")
                .and_then(Value::as_str)
                .map(str::to_owned);
            own.into_iter()
                .chain(map.values().flat_map(relations))
                .collect()
        }
        Value::Array(items) => items.iter().flat_map(relations).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn without_a_repository_it_says_what_to_write() {
    let (_folder, run) = run(&portal::small(), &["schema", "--format", "sveltia"]);
    assert_eq!(run.status.code(), Some(2), "{run:?}");
    let told = String::from_utf8_lossy(&run.stderr).into_owned();
    for said in ["portal.toml", "[editor]", "servicio", "repositorio"] {
        assert!(told.contains(said), "{told}");
    }
}
