//! A spreadsheet to content: guesses which field each column fills and writes the sidecar.
//!
//! In: the table as text and the kind that its rows are to be. Out: a [`Proposal`]: the sidecar's text, and what was
//! mapped, hidden and left. Nothing is invented: a column that no name explains is left for a person.

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::schema::{Field, FieldType, Kind, Title};
use crate::table::Table;
use crate::table::header::{self, key};

/// What is known of the columns of SECOP.
#[derive(Deserialize)]
struct Secop {
    personal: Vec<String>,
    columns: IndexMap<String, String>,
    values: IndexMap<String, IndexMap<String, String>>,
}

static SECOP: LazyLock<Secop> = LazyLock::new(|| {
    toml::from_str(include_str!("secop.toml"))
        .unwrap_or_else(|error| panic!("the embedded columns of SECOP are valid: {error}"))
});

/// Words of columns that hold data of persons.
const PERSONAL: [&str; 12] = [
    "cedula",
    "documento",
    "identificacion",
    "telefono",
    "celular",
    "correo",
    "direccion",
    "cuenta",
    "banco",
    "nacimiento",
    "genero",
    "sexo",
];

/// A sidecar, and how it came to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Text of the sidecar.
    pub sidecar: String,
    /// Column and field.
    pub mapped: Vec<(String, String)>,
    /// Columns with personal data.
    pub hidden: Vec<String>,
    /// Columns that nothing explains.
    pub unknown: Vec<String>,
    /// Required fields that no column fills.
    pub missing: Vec<String>,
    /// Of these, the ones that tell one row from another: the same in all rows will not do.
    pub nameless: Vec<String>,
}

/// Proposes a sidecar. `None` if the table has nothing in it.
pub fn propose(table: &Table, kind: &Kind) -> Option<Proposal> {
    let mut wanted = header::Wanted::default();
    for field in &kind.fields {
        wanted.keys.insert(key(&field.name));
        wanted
            .keys
            .extend(field.label.0.values().map(|label| key(label)));
    }
    let contract = &*kind.name == "contrato";
    if contract {
        let known = SECOP.columns.keys().chain(&SECOP.personal);
        wanted.keys.extend(known.map(|name| key(name)));
    }
    let header = header::find(&table.text, &wanted)?;
    let mut out = Proposal {
        sidecar: String::new(),
        mapped: Vec::new(),
        hidden: Vec::new(),
        unknown: Vec::new(),
        missing: Vec::new(),
        nameless: Vec::new(),
    };
    let names = header.columns.iter().map(|column| column.name.as_str());
    for name in names.filter(|name| !name.is_empty()) {
        let field = field_of(name, kind, contract);
        let taken = |field: &str| out.mapped.iter().any(|(_, other)| other == field);
        match field {
            Some(field) if !taken(&field) => out.mapped.push((name.to_owned(), field)),
            _ if personal(name, contract) => out.hidden.push(name.to_owned()),
            _ => out.unknown.push(name.to_owned()),
        }
    }
    write(&mut out, kind, &header, contract);
    Some(out)
}

/// The field that a column fills: what SECOP calls so, else the field of that name or label, else the nearest one.
fn field_of(name: &str, kind: &Kind, contract: bool) -> Option<String> {
    let wanted = key(name);
    if contract && personal(name, contract) {
        return None;
    }
    let secop = SECOP
        .columns
        .iter()
        .find(|(column, _)| key(column) == wanted);
    if contract && let Some((_, field)) = secop {
        return Some(field.clone());
    }
    // Of the fields that every kind has, few are columns of anybody's table: «orden» is a word of many.
    let usual = |name: &str| matches!(name, "titulo" | "resumen");
    let fields = || {
        let all = kind.fields.iter();
        all.filter(move |field| !field.personal && (!field.common || usual(&field.name)))
    };
    let exact = fields().find(|field| {
        key(&field.name) == wanted || field.label.0.values().any(|label| key(label) == wanted)
    });
    let near = || {
        let limit = wanted.chars().count() / 5;
        fields()
            .flat_map(|field| {
                let labels = field.label.0.values().map(|label| key(label));
                labels
                    .chain([key(&field.name)])
                    .map(move |label| (label, field))
            })
            .map(|(label, field)| (strsim::damerau_levenshtein(&label, &wanted), field))
            .filter(|(distance, _)| *distance <= limit)
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, field)| field)
    };
    exact.or_else(near).map(|field| field.name.to_string())
}

fn personal(name: &str, contract: bool) -> bool {
    let wanted = key(name);
    let known = contract && SECOP.personal.iter().any(|column| key(column) == wanted);
    known || PERSONAL.iter().any(|word| wanted.contains(word))
}

fn write(out: &mut Proposal, kind: &Kind, header: &header::Header, contract: bool) {
    let has = |field: &str| out.mapped.iter().any(|(_, other)| other == field);
    let year = kind
        .date
        .as_deref()
        .filter(|date| has(date) && !has("vigencia") && kind.field("vigencia").is_some());
    let filled = |field: &str| has(field) || (field == "vigencia" && year.is_some());
    let route = kind.route.as_deref().unwrap_or_default();
    let mut parts: Vec<&str> = (route.split('{').skip(1))
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect();
    if parts.is_empty() {
        let title = match &kind.title {
            Title::Field(name) => Some(&**name).filter(|name| has(name)),
            Title::Pattern(_) => None,
        };
        let first = out.mapped.first().map(|(_, field)| field.as_str());
        parts = title.or(first).into_iter().collect();
    }
    let id: Vec<String> = parts.iter().map(|part| format!("{{{part}}}")).collect();
    let mut text = format!("id = {}\n", quoted(&id.join("-")));
    if !header.plain {
        text.push_str(&format!("encabezado = {}\n", header.row + 1));
        if header.rows > 1 {
            text.push_str(&format!("filas_encabezado = {}\n", header.rows));
        }
    }
    let hidden: Vec<String> = out.hidden.iter().map(|name| quoted(name)).collect();
    text.push_str(&format!(
        "ocultar = [{}]\n\n[columnas]\n",
        hidden.join(", ")
    ));
    for (name, field) in &out.mapped {
        text.push_str(&format!("{} = {}\n", quoted(name), quoted(field)));
    }
    for name in &out.unknown {
        text.push_str(&format!("# {} = \"\"\n", quoted(name)));
    }
    if let Some(date) = year {
        text.push_str(&format!("\n[derivados]\nvigencia = \"{{{date}.anio}}\"\n"));
    }
    for (field, pairs) in SECOP
        .values
        .iter()
        .filter(|(field, _)| contract && has(field))
    {
        text.push_str(&format!("\n[valores.{field}]\n"));
        for (typed, meant) in pairs {
            text.push_str(&format!("{} = {}\n", quoted(typed), quoted(meant)));
        }
    }
    let missing: Vec<&Field> = kind
        .fields
        .iter()
        .filter(|field| field.required && !filled(&field.name))
        .collect();
    if !missing.is_empty() {
        text.push_str("\n[constantes]\n");
    }
    for field in missing
        .iter()
        .filter(|field| !parts.contains(&&*field.name))
    {
        let options = match &field.ty {
            FieldType::Choice(options) => options.iter().map(|one| &*one.value).collect(),
            _ => Vec::new(),
        };
        let sample = if options.is_empty() {
            "…".to_owned()
        } else {
            options.join(" | ")
        };
        let label = field.label.text("es");
        text.push_str(&format!(
            "# {label}\n# {} = {}\n",
            field.name,
            quoted(&sample)
        ));
    }
    let names = missing.iter().map(|field| field.name.to_string());
    (out.nameless, out.missing) = names.partition(|name| parts.contains(&name.as_str()));
    out.sidecar = text;
}

/// A TOML string: no control characters, quotes and backslashes escaped.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().filter(|letter| !letter.is_control()).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposal(text: &str, kind: &str) -> Proposal {
        let (schema, _) = crate::schema::load([]);
        let kind = schema.named(kind).expect("the kind is known");
        let table = Table {
            text: text.to_owned(),
            ..Table::default()
        };
        propose(&table, schema.kind(kind)).expect("there is a header")
    }

    #[test]
    fn columns_of_secop_are_known_and_persons_hidden() {
        let header = "id_contrato,estado_contrato,documento_proveedor,proveedor_adjudicado,fecha_de_firma,n_mero_de_cuenta,sector\n1,x,y,z,2021-01-01,5,a\n";
        let proposal = proposal(header, "contrato");
        let mapped: Vec<&str> = proposal.mapped.iter().map(|(_, field)| &**field).collect();
        assert_eq!(mapped, ["numero", "estado", "contratista", "fecha_firma"]);
        assert_eq!(proposal.hidden, ["documento_proveedor", "n_mero_de_cuenta"]);
        assert_eq!(proposal.unknown, ["sector"]);
        assert!(
            proposal
                .sidecar
                .starts_with("id = \"{vigencia}-{numero}\"\n")
        );
        assert!(
            proposal
                .sidecar
                .contains("vigencia = \"{fecha_firma.anio}\"")
        );
    }

    #[test]
    fn what_tells_rows_apart_is_not_asked_as_a_constant() {
        let header = "tipo_de_contrato,fecha_de_firma,valor_del_contrato\nObra,2021-01-01,5\n";
        let proposal = proposal(header, "contrato");
        assert_eq!(proposal.nameless, ["numero"]);
        assert!(proposal.missing.contains(&"objeto".to_owned()));
        assert!(!proposal.missing.contains(&"numero".to_owned()));
        assert!(!proposal.sidecar.contains("# numero ="));
    }

    #[test]
    fn labels_and_near_names_are_recognised_under_titles() {
        let text = "ALCALDÍA;;;\nTermno;Significado;Cédula de quien lo escribió;Otra cosa\nRubro;Parte;1;x\n";
        let proposal = proposal(text, "termino");
        let mapped: Vec<&str> = proposal.mapped.iter().map(|(_, field)| &**field).collect();
        assert_eq!(mapped, ["termino", "significado"]);
        assert_eq!(proposal.hidden, ["Cédula de quien lo escribió"]);
        assert!(proposal.sidecar.contains("encabezado = 2\n"));
        assert!(proposal.sidecar.contains("# \"Otra cosa\" = \"\"\n"));
    }
}
