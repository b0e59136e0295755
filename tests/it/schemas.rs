//! JSON Schemas of kinds, judged by a validator that is not ours: they are schemas, they accept what the program
//! accepts, and they refuse what it refuses, as far as a schema can know.

use std::sync::LazyLock;

use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};
use vitrina::describe::json_schema;
use vitrina::diag::Severity;
use vitrina::i18n::{Catalogue, Messages};
use vitrina::parse::{self, EntryContext};
use vitrina::schema::{self, Kind, Schema};
use vitrina::text::SourceId;

use crate::portal;

fn messages(lang: &str) -> Messages {
    Catalogue::load(&[]).0.language(lang, &["es"])
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft7::new(schema).expect("the schema is one of draft 7")
}

/// What a validator says, in one line.
fn complaints(validator: &Validator, value: &Value) -> String {
    let found = validator.iter_errors(value);
    found
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect::<Vec<_>>()
        .join("; ")
}

/// TOML as an editor hands it to a validator: dates are texts.
fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(moment) => moment.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => Value::Object(
            table
                .into_iter()
                .map(|(key, value)| (key, as_json(value)))
                .collect(),
        ),
        other => serde_json::to_value(other).expect("simple values are JSON"),
    }
}

fn toml_json(text: &str) -> Value {
    let table: toml::Table = toml::from_str(text).expect("the content is TOML");
    as_json(table.into())
}

#[test]
fn every_schema_is_one_of_draft_7_in_both_languages() {
    let (schema, _) = schema::load([]);
    for lang in ["es", "en"] {
        let pages = json_schema::pages(&schema, &messages(lang));
        assert_eq!(pages.len(), 1 + 3 * schema.kinds().count());
        for page in pages {
            let value: Value = serde_json::from_str(&page.text).expect("it is JSON");
            let judged = jsonschema::draft7::meta::validate(&value);
            assert!(judged.is_ok(), "{}: {:?}", page.name, judged.err());
            validator(&value);
        }
    }
}

#[test]
fn all_content_of_the_demonstration_is_accepted() {
    let messages = messages("es");
    let root = portal::root();
    let (schema, _) = schema::load([]);
    let mut seen = [0; 4];
    let read = |path: &std::path::Path| std::fs::read_to_string(path).expect("it can be read");
    let portal = toml_json(&read(&root.join("portal.toml")));
    let judge = validator(&json_schema::portal(&schema, &messages));
    assert_eq!(complaints(&judge, &portal), "", "portal.toml");
    for (_, kind) in schema.kinds() {
        let forms = [
            validator(&json_schema::entry(&schema, kind, &messages)),
            validator(&json_schema::translation(&schema, kind, &messages)),
            validator(&json_schema::sidecar(&schema, kind, &messages)),
        ];
        let Ok(folder) = std::fs::read_dir(root.join("content").join(&*kind.folder)) else {
            continue;
        };
        for file in folder {
            let path = file.expect("it can be listed").path();
            let name = path.file_name().expect("a file has a name");
            let name = name.to_string_lossy();
            let parts: Vec<&str> = name.split('.').collect();
            let (form, ending) = match parts[..] {
                [_, "tabla", "toml"] => (2, "toml"),
                [_, _, ending] => (1, ending),
                [_, ending] => (0, ending),
                _ => panic!("{name} has more dots than expected"),
            };
            let text = read(&path);
            let data = match ending {
                "toml" => text.as_str(),
                "md" => text.split("+++").nth(1).expect("it has front matter"),
                _ => continue,
            };
            assert_eq!(
                complaints(&forms[form], &toml_json(data)),
                "",
                "{}",
                path.display()
            );
            seen[form] += 1;
        }
    }
    // So that an empty folder or a wrong pattern does not pass for a success.
    assert!(seen[0] > 200 && seen[1] > 20 && seen[2] >= 2, "{seen:?}");
}

/// A kind with a field of every type.
const ALL: &str = r#"
name = "muestra"
folder = "muestras"
label = { es = "Muestra", en = "Sample" }
plural = { es = "Muestras", en = "Samples" }
title = "titulo"
body = "none"

[[fields]]
name = "titulo"
type = "text"
required = true
max = 20
label = { es = "Título", en = "Title" }
[[fields]]
name = "texto"
type = "text"
[[fields]]
name = "rico"
type = "rich_text"
[[fields]]
name = "fecha"
type = "date"
[[fields]]
name = "momento"
type = "date_time"
[[fields]]
name = "parcial"
type = "partial_date"
[[fields]]
name = "entero"
type = "integer"
min = 0
max = 100
[[fields]]
name = "decimal"
type = "decimal"
[[fields]]
name = "pesos"
type = "pesos"
[[fields]]
name = "marca"
type = "bool"
[[fields]]
name = "opcion"
type = "choice"
options = [{ value = "a", label = { es = "A" } }, { value = "b", label = { es = "B" } }]
[[fields]]
name = "otra"
type = "ref"
to = "muestra"
[[fields]]
name = "lugar"
type = "territory"
[[fields]]
name = "lengua"
type = "language"
[[fields]]
name = "correo"
type = "email"
[[fields]]
name = "telefono"
type = "telephone"
[[fields]]
name = "enlace"
type = "url"
[[fields]]
name = "documento"
type = "document"
[[fields]]
name = "imagen"
type = "image"
[[fields]]
name = "video"
type = "media"
[[fields]]
name = "lista"
type = "list"
item = "text"
max = 3
[[fields]]
name = "grupo"
type = "record"
fields = [{ name = "uno", type = "text", required = true }, { name = "dos", type = "integer" }]
[[fields]]
name = "mapa"
type = "map"
item = "decimal"
"#;

struct Judges {
    schema: Schema,
    validator: Validator,
}

impl Judges {
    fn new() -> Judges {
        let (schema, findings) = schema::load([(SourceId(0), ALL)]);
        assert!(findings.is_empty(), "{findings:?}");
        let id = schema.named("muestra").expect("it was declared");
        let value = json_schema::entry(&schema, schema.kind(id), &messages("es"));
        Judges {
            validator: validator(&value),
            schema,
        }
    }

    fn kind(&self) -> &Kind {
        let id = self.schema.named("muestra").expect("it was declared");
        self.schema.kind(id)
    }

    /// The codes of the errors that the program tells of a file.
    fn program(&self, text: &str) -> Vec<&'static str> {
        let context = EntryContext {
            schema: &self.schema,
            kind: self.schema.named("muestra").expect("it was declared"),
            source: SourceId(0),
            name: "una",
            languages: &["es".into()],
        };
        let (_, findings) = parse::entry(text, false, context);
        let errors = findings
            .iter()
            .filter(|one| one.severity == Severity::Error);
        errors.map(|one| one.code.id).collect()
    }

    fn accepts(&self, text: &str) -> bool {
        self.validator.is_valid(&toml_json(text))
    }
}

/// Lines that program and schema accept, under a good title.
const GOOD: [&str; 44] = [
    "texto = \"algo\"",
    "texto = 12",
    "rico = \"**algo**\"",
    "fecha = 2026-02-28",
    "fecha = \"2024-02-29\"",
    "momento = 2026-02-28T09:00:00-05:00",
    "momento = \"2026-02-28 09:00\"",
    "momento = \"2026-02-28T09:00:00.5Z\"",
    "momento = 2026-02-28",
    "parcial = 2026",
    "parcial = \"2026\"",
    "parcial = \"2026-02\"",
    "parcial = 2026-02-28",
    "entero = 7",
    "entero = \"0\"",
    "entero = \"7,00\"",
    "decimal = 7",
    "decimal = 7.5",
    "decimal = \"1.234.567,89\"",
    "decimal = \"-12,5\"",
    "decimal = \"97.9\"",
    "decimal = \"1.234\"",
    "pesos = 1234567",
    "pesos = \"$ 1.234.567\"",
    "pesos = \"$1.234.567,00\"",
    "pesos = \"COP 1234567\"",
    "marca = true",
    "marca = \"sí\"",
    "opcion = \"a\"",
    "otra = \"una-2026\"",
    "lugar = \"86\"",
    "lugar = \"86001\"",
    "lengua = \"kbh\"",
    "lengua = \"es-CO\"",
    "correo = \"prensa.2@una-entidad.gov.co\"",
    "correo = \"atención@entidad.gov.co\"",
    "telefono = \"+57 (608) 555-0100\"",
    "enlace = \"https://www.entidad.gov.co/a?b=c\"",
    "documento = \"archivos/a.pdf\"",
    "documento = { archivo = \"archivos/a.pdf\", titulo = \"A\" }",
    "imagen = { archivo = \"imagenes/a.png\", texto_alternativo = \"Una casa\" }",
    "lista = [\"a\", 2]",
    "grupo = { uno = \"a\", dos = \"2\" }",
    "mapa = { a = 1, b = \"2,5\" }",
];

/// Lines that both refuse, with the code of the program.
const BAD: [(&str, &str); 47] = [
    ("texto = true", "E0202"),
    ("texto = 1.5", "E0202"),
    ("fecha = \"27/08/2013\"", "E0211"),
    ("fecha = \"2026-04-31\"", "E0211"),
    ("fecha = 2013", "E0202"),
    ("momento = \"9 de la mañana\"", "E0211"),
    ("momento = \"2026-02-28T25:00\"", "E0211"),
    ("parcial = \"2026-13\"", "E0211"),
    ("parcial = 26", "E0211"),
    ("entero = 101", "E0221"),
    ("entero = -1", "E0221"),
    ("entero = \"siete\"", "E0213"),
    ("entero = \"7,5\"", "E0213"),
    ("entero = 7.5", "E0202"),
    ("decimal = \"12,5,1\"", "E0213"),
    ("decimal = \"1.23.456\"", "E0213"),
    ("decimal = true", "E0202"),
    ("pesos = \"mucho\"", "E0214"),
    ("pesos = \"1.234,50\"", "E0214"),
    ("pesos = 1.5", "E0202"),
    ("marca = \"quizás\"", "E0202"),
    ("marca = 1", "E0202"),
    ("opcion = \"c\"", "E0212"),
    ("opcion = 1", "E0202"),
    ("otra = 1", "E0202"),
    ("lugar = \"00001\"", "E0219"),
    ("lugar = \"8601\"", "E0219"),
    ("lugar = 86", "E0202"),
    ("lengua = \"español de aquí\"", "E0220"),
    ("lengua = \"und\"", "E0220"),
    ("correo = \"no es correo\"", "E0215"),
    ("correo = \"a@b\"", "E0215"),
    ("correo = \"a@entidad,gov.co\"", "E0215"),
    ("telefono = \"555 0100\"", "E0216"),
    ("telefono = \"+57 1\"", "E0216"),
    ("enlace = \"www.entidad.gov.co\"", "E0217"),
    ("enlace = \"https://una entidad.co\"", "E0217"),
    ("documento = { titulo = \"A\" }", "E0201"),
    ("documento = 1", "E0202"),
    ("imagen = \"imagenes/a.png\"", "E0502"),
    (
        "imagen = { archivo = \"imagenes/a.png\", texto_alternativo = \" \" }",
        "E0502",
    ),
    ("video = { archivo = \"archivos/a.mp3\" }", "E0501"),
    ("lista = \"a\"", "E0202"),
    ("lista = [\"a\", \"b\", \"c\", \"d\"]", "E0218"),
    ("grupo = { dos = 2 }", "E0201"),
    ("grupo = { uno = \"a\", tres = 3 }", "E0103"),
    ("nada = 1", "E0103"),
];

#[test]
fn the_program_and_the_schema_judge_alike() {
    let judges = Judges::new();
    for line in GOOD {
        let text = format!("titulo = \"Una\"\n{line}\n");
        assert_eq!(judges.program(&text), [""; 0], "the program refuses {line}");
        assert_eq!(
            complaints(&judges.validator, &toml_json(&text)),
            "",
            "the schema refuses {line}"
        );
    }
    for (line, code) in BAD {
        let text = format!("titulo = \"Una\"\n{line}\n");
        assert_eq!(judges.program(&text), [code], "{line}");
        assert!(!judges.accepts(&text), "the schema accepts {line}");
    }
    for text in ["", "titulo = \"\"\n", "titulo = \"  \"\n"] {
        assert_eq!(judges.program(text).len(), 1, "{text}");
        assert!(!judges.accepts(text), "the schema accepts {text:?}");
    }
    let long = format!("titulo = \"{}\"\n", "ñ".repeat(21));
    assert_eq!(judges.program(&long).len(), 1);
    assert!(!judges.accepts(&long));
    let typed: Vec<&str> = judges
        .kind()
        .fields
        .iter()
        .map(|one| one.ty.name())
        .collect();
    assert_eq!(
        typed.iter().filter(|name| **name == "map").count(),
        1,
        "{typed:?}"
    );
}

#[test]
fn a_translation_needs_nothing_but_what_it_has_is_judged() {
    let judges = Judges::new();
    let value = json_schema::translation(&judges.schema, judges.kind(), &messages("es"));
    let validator = validator(&value);
    assert!(validator.is_valid(&json!({})));
    assert!(validator.is_valid(&json!({ "grupo": { "dos": 2 } })));
    assert!(!validator.is_valid(&json!({ "fecha": "27/08/2013" })));
    assert!(!validator.is_valid(&json!({ "nada": 1 })));
    assert!(!validator.is_valid(&json!({ "imagen": { "archivo": "imagenes/a.png" } })));
}

#[test]
fn a_sidecar_names_fields_that_there_are() {
    let (schema, _) = schema::load([]);
    let id = schema.named("contrato").expect("there is one");
    let kind = schema.kind(id);
    let validator = validator(&json_schema::sidecar(&schema, kind, &messages("es")));
    let good = json!({
        "id": "{vigencia}-{numero}",
        "columnas": { "VALOR": "valor" },
        "constantes": { "ejemplo": true },
        "valores": { "modalidad": { "Directa": "contratacion_directa" } },
        "derivados": { "vigencia": "{fecha_firma.anio}" },
    });
    assert_eq!(complaints(&validator, &good), "");
    let wrong = |key: &str, value: Value| {
        let mut bad = good.clone();
        bad[key] = value;
        assert!(!validator.is_valid(&bad), "{key}: {bad}");
    };
    wrong("columnas", json!({ "VALOR": "balor" }));
    wrong("columnas", json!({}));
    wrong("constantes", json!({ "fecha_firma": "ayer" }));
    wrong("constantes", json!({ "exemplo": true }));
    wrong("valores", json!({ "modo": {} }));
    wrong("derivados", json!({ "anio": "{vigencia}" }));
    wrong("facetas", json!(["modo"]));
    wrong("separador", json!("/"));
    wrong("id", json!(""));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Whatever letters somebody types: a value that the program takes is taken by the schema, and the other way round.
    #[test]
    fn typed_values_are_judged_alike(
        field in prop::sample::select(vec![
            "fecha", "parcial", "entero", "decimal", "pesos", "lugar", "lengua", "correo", "telefono", "enlace",
        ]),
        typed in prop_oneof![
            "[0-9.,$-]{0,12}",
            "-?[0-9]{1,3}(\\.[0-9]{3}){0,3}(,[0-9]{0,3})?",
            "[0-9]{4}-[01][0-9]-[0-3][0-9]",
            "[0-9]{1,9}",
            "\\+?[0-9()-]{6,18}",
            "[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8}){0,2}",
            "[a-zñ.+_-]{1,6}@[a-zñ.,-]{1,6}\\.[a-z.]{0,4}",
            "https?://[a-z./?-]{0,10}",
        ],
    ) {
        static JUDGES: LazyLock<Judges> = LazyLock::new(Judges::new);
        let judges = &*JUDGES;
        let text = format!("titulo = \"Una\"\n{field} = \"{typed}\"\n");
        let program = judges.program(&text);
        // Of numbers within a text a schema knows no size, and of a February no year.
        let sized = program == ["E0221"] || typed.ends_with("-02-29");
        prop_assert!(
            sized || program.is_empty() == judges.accepts(&text),
            "{field} = {typed:?}: the program says {program:?}"
        );
    }
}
