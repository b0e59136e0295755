//! Nothing personal and nothing hidden leaves the portal: unique values stand in every such field of every kind, and in
//! the hidden columns of a table, and none of them is anywhere in what is published.
//!
//! Made from the schema: a kind or field that comes later is looked at without a word here.

use std::io::Read as _;

use vitrina::schema::{BodyRule, Field, FieldType, Kind, Schema, Title, file_form};

use crate::portal;

/// A kind of a portal's own, with personal fields of every type, also where a kind would show them.
const OWN: &str = r#"
name = "denuncia"
folder = "denuncias"
label = { es = "Denuncia" }
plural = { es = "Denuncias" }
help = { es = "Un tipo del portal." }
title = "titulo"
order = "titulo"
section = "denuncias"
feed = true
pages = true
body = "optional"
json_ld = "Thing"

[[fields]]
name = "titulo"
type = "text"
required = true
label = { es = "Título" }
column = true
"#;

/// Types of the portal's own personal fields, each with more of its declaration.
const TYPES: [(&str, &str); 12] = [
    ("text", "column = true\ncard = true\nfacet = true\n"),
    ("rich_text", ""),
    ("email", "card = true\n"),
    ("telephone", "column = true\n"),
    ("url", ""),
    ("integer", "column = true\n"),
    ("pesos", ""),
    ("document", ""),
    ("image", ""),
    ("media", ""),
    ("list", "item = \"text\"\n"),
    (
        "record",
        "[[fields.fields]]\nname = \"dentro\"\ntype = \"text\"\nlabel = { es = \"Dentro\" }\n",
    ),
];

/// Values that nobody may read.
#[derive(Default)]
struct Canaries(Vec<String>);

impl Canaries {
    /// A new value, as letters.
    fn word(&mut self) -> String {
        // Letters only, and no ending that a stem would lose: so search would keep it whole.
        let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
        let n = self.0.len();
        let word = format!("zqcanario{}{}xq", letter(n / 26), letter(n));
        self.0.push(word.clone());
        word
    }

    /// A new value, as a number.
    fn number(&mut self) -> String {
        let number = format!("71930{:04}", self.0.len());
        self.0.push(number.clone());
        number
    }

    /// A value of a type, as it is typed.
    fn value(&mut self, ty: &FieldType) -> Option<String> {
        Some(match ty {
            FieldType::Text | FieldType::RichText => format!("{:?}", self.word()),
            FieldType::Email => format!("\"{}@ejemplo.gov.co\"", self.word()),
            FieldType::Url => format!("\"https://{}.gov.co/\"", self.word()),
            FieldType::Telephone => format!("\"+57 6{}\"", self.number()),
            FieldType::Integer | FieldType::Pesos => self.number(),
            FieldType::Document => format!(
                "{{ archivo = \"archivos/formularios/pqrsd.odt\", titulo = {:?} }}",
                self.word()
            ),
            FieldType::Image => format!(
                "{{ archivo = \"imagenes/escudo.svg\", texto_alternativo = \"Retrato de {}\" }}",
                self.word()
            ),
            FieldType::Media => format!(
                "{{ archivo = \"archivos/audio/derechos-humanos-articulo-1.opus\", subtitulos = \"archivos/audio/derechos-humanos-articulo-1.vtt\", transcripcion = {:?} }}",
                self.word()
            ),
            FieldType::List(item) => format!("[{}]", self.value(item)?),
            FieldType::Record(fields) => format!("{{ {} }}", self.all(fields).join(", ")),
            // A day or a yes is too common to be looked for.
            _ => return None,
        })
    }

    /// Values of all fields.
    fn all(&mut self, fields: &[Field]) -> Vec<String> {
        fields
            .iter()
            .filter_map(|field| Some(format!("{} = {}", field.name, self.value(&field.ty)?)))
            .collect()
    }

    /// A value of a field that is not personal but has something personal inside it.
    fn within(&mut self, ty: &FieldType, schema: &Schema) -> Option<String> {
        match ty {
            FieldType::List(item) => Some(format!("[{}]", self.within(item, schema)?)),
            FieldType::Record(fields) if fields.iter().any(holds_personal) => {
                Some(format!("{{ {} }}", self.fields(fields, schema).join(", ")))
            }
            // A picture that is shown, with what its form holds and nobody may read.
            FieldType::Image => {
                let mut parts = self.fields(file_form(ty), schema);
                parts.retain(|part| {
                    !part.starts_with("archivo") && !part.starts_with("texto_alternativo")
                });
                parts.push("archivo = \"imagenes/escudo.svg\"".to_owned());
                parts.push("texto_alternativo = \"Escudo de la entidad\"".to_owned());
                Some(format!("{{ {} }}", parts.join(", ")))
            }
            _ => None,
        }
    }

    /// Personal fields with canaries, and required ones with their examples.
    fn fields(&mut self, fields: &[Field], schema: &Schema) -> Vec<String> {
        fields
            .iter()
            .filter_map(|field| {
                let value = if field.personal {
                    self.value(&field.ty)
                } else if holds_personal(field) {
                    self.within(&field.ty, schema)
                } else if field.required {
                    schema.sample(field).map(|sample| sample.inline())
                } else {
                    None
                };
                Some(format!("{} = {}", field.name, value?))
            })
            .collect()
    }
}

/// Whether a field is personal or has a part that is.
fn holds_personal(field: &Field) -> bool {
    fn within(ty: &FieldType) -> bool {
        match ty {
            FieldType::List(item) => within(item),
            FieldType::Record(fields) => fields.iter().any(holds_personal),
            FieldType::Image => file_form(ty).iter().any(holds_personal),
            _ => false,
        }
    }
    field.personal || within(&field.ty)
}

/// An entry with canaries, and the words that the public may read in it.
fn entry(kind: &Kind, schema: &Schema, canaries: &mut Canaries) -> (String, String) {
    let public = format!("zqpublico{}zq", kind.name.replace('_', ""));
    let mut lines = canaries.fields(&kind.fields, schema);
    let shown = match &kind.title {
        Title::Field(field) => field.clone(),
        Title::Pattern(_) => kind.summary.clone(),
    };
    let set = |name: &str, value: String, lines: &mut Vec<String>| {
        lines.retain(|line| !line.starts_with(&format!("{name} = ")));
        lines.push(format!("{name} = {value}"));
    };
    set(&shown, format!("{public:?}"), &mut lines);
    if kind.field("ejemplo").is_some() {
        set("ejemplo", "true".to_owned(), &mut lines);
    }
    (lines.join("\n"), public)
}

/// What a published file says: the parts of a workbook unpacked.
fn readable(path: &str, bytes: &[u8]) -> Vec<u8> {
    if !path.ends_with(".xlsx") {
        return bytes.to_vec();
    }
    let mut archive =
        zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook is an archive");
    let mut all = Vec::new();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).expect("a part can be opened");
        part.read_to_end(&mut all).expect("a part can be read");
    }
    all
}

/// Whether a value stands in a text: as it was typed, or as a number with its thousands parted.
fn stands(value: &str, text: &[u8]) -> bool {
    let found = |value: &str| memchr::memmem::find(text, value.as_bytes()).is_some();
    if !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return found(value);
    }
    let parted = |sign: &str| {
        let (a, rest) = value.split_at(3);
        let (b, c) = rest.split_at(3);
        [a, b, c].join(sign)
    };
    found(value)
        || [".", ",", " ", "\u{a0}"]
            .iter()
            .any(|sign| found(&parted(sign)))
}

#[test]
fn nothing_personal_or_hidden_is_published() {
    let mut host = portal::real();
    let mut own = OWN.to_owned();
    for (n, (ty, more)) in TYPES.iter().enumerate() {
        own.push_str(&format!(
            "\n[[fields]]\nname = \"privado_{n}\"\ntype = \"{ty}\"\nlabel = {{ es = \"Privado {n}\" }}\npersonal = true\n{more}"
        ));
    }
    host.write("content/_tipos/denuncia.toml", own.as_str());
    host.write(
        "content/secciones/denuncias.md",
        "+++\ntitulo = \"Denuncias\"\nruta = \"/denuncias/\"\nlista = \"denuncia\"\nresumen = \"Sección de prueba.\"\n+++\n",
    );
    // The kinds, as the portal has them.
    let (schema, found) = vitrina::schema::load([(vitrina::text::SourceId(0), own.as_str())]);
    assert!(found.is_empty(), "{found:?}");
    let mut canaries = Canaries::default();
    let mut public = Vec::new();
    for (_, kind) in schema.kinds() {
        if !kind.fields.iter().any(holds_personal) {
            continue;
        }
        let (text, word) = entry(kind, &schema, &mut canaries);
        let (path, text) = match kind.body {
            BodyRule::None => ("toml", text),
            _ => ("md", format!("+++\n{text}\n+++\nTexto de la ficha.\n")),
        };
        host.write(&format!("content/{}/zq-canario.{path}", kind.folder), text);
        public.push((kind.name.to_string(), word));
    }
    assert!(public.len() > 3, "{public:?}");
    assert!(
        public.iter().any(|(kind, _)| kind == "denuncia"),
        "{public:?}"
    );
    // The table of contracts: a value in its hidden column, one in a new hidden column, and one to be read.
    let table = "content/contratos/contratos.csv";
    let sidecar = "content/contratos/contratos.tabla.toml";
    let text = |path: &str| String::from_utf8(host.files[path].to_vec()).expect("it is UTF-8");
    let (mut rows, columns) = (text(table), text(sidecar));
    let hidden = canaries.word();
    let second = canaries.word();
    assert!(
        rows.contains(";0000000001;"),
        "the hidden column of the first row"
    );
    rows = rows.replacen(";0000000001;", &format!(";{hidden};"), 1);
    rows = rows.replacen(
        "Suministro de papelería",
        "zqpublicofila Suministro de papelería",
        1,
    );
    let mut lines = rows.lines().enumerate();
    let widened: Vec<String> = lines
        .by_ref()
        .map(|(n, line)| match n {
            0 => format!("{line};CELULAR DEL CONTRATISTA"),
            _ => format!("{line};{second}"),
        })
        .collect();
    host.write(table, widened.join("\n"));
    host.write(
        sidecar,
        columns.replace(
            "ocultar = [\"IDENTIFICACION\"]",
            "ocultar = [\"IDENTIFICACION\", \"CELULAR DEL CONTRATISTA\"]",
        ),
    );
    portal::stamp(&mut host);
    let (build, files) = portal::build(&host);

    // What is public is read, in every form: so a search that finds nothing means something.
    let files: Vec<(String, Vec<u8>)> = files
        .into_iter()
        .map(|(path, bytes)| {
            let text = readable(&path, &bytes);
            (path, text)
        })
        .collect();
    for (kind, word) in &public {
        let pages = files
            .iter()
            .filter(|(path, text)| path.ends_with(".html") && stands(word, text));
        assert!(
            pages.count() > 0,
            "no page shows the entry of {kind}: {:?}",
            portal::errors(&build, &host)
        );
    }
    for ending in [".html", ".csv", ".json", ".xlsx", ".js"] {
        let read = |(path, text): &(String, Vec<u8>)| {
            path.ends_with(ending) && stands("zqpublicofila", text)
        };
        assert!(files.iter().any(read), "no {ending} shows the row");
    }
    let searched = |(path, text): &(String, Vec<u8>)| {
        path.starts_with("indice/es/t/") && stands("zqpublicofil", text)
    };
    assert!(files.iter().any(searched), "search does not find the row");
    assert!(canaries.0.len() > 15, "{}", canaries.0.len());
    let mut leaks = Vec::new();
    for (path, text) in &files {
        // All of them begin so, or are numbers: most files need one look.
        for canary in &canaries.0 {
            if stands(canary, text) {
                leaks.push(format!("{canary} in {path}"));
            }
        }
    }
    // Findings are published too: as annotations, in reports.
    let findings = format!("{:?}", build.findings);
    leaks.extend(
        canaries
            .0
            .iter()
            .filter(|canary| stands(canary, findings.as_bytes()))
            .map(|canary| format!("{canary} in the findings")),
    );
    assert!(leaks.is_empty(), "{leaks:#?}");
}
