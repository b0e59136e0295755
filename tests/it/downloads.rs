//! The formats of a list's download say the same: each is read by others' code, cell by cell.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use serde_json::Value as Json;

use crate::portal::{self, Files};

/// One download in all its formats, as read.
struct Read {
    package: Json,
    json: Vec<Json>,
    csv: Vec<Vec<String>>,
    excel: Vec<Vec<String>>,
    xlsx: Vec<Vec<Data>>,
}

fn records(bytes: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .from_reader(bytes);
    reader
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect()
}

fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).expect("a workbook");
    let range = book.worksheet_range(name).expect("a sheet");
    range.rows().map(<[Data]>::to_vec).collect()
}

fn read(files: &Files, folder: &str) -> Read {
    let file = |name: &str| &files[&format!("{folder}{name}")];
    let excel = file("datos-excel.csv")
        .strip_prefix(b"\xef\xbb\xbf")
        .expect("Excel takes a file without mark for another encoding");
    Read {
        package: serde_json::from_slice(file("datapackage.json")).expect("JSON"),
        json: serde_json::from_slice(file("datos.json")).expect("a list"),
        csv: records(file("datos.csv"), b','),
        excel: records(excel, b';'),
        xlsx: sheet(file("datos.xlsx"), "datos"),
    }
}

fn schema(package: &Json) -> &Vec<Json> {
    let tabular = package["resources"]
        .as_array()
        .expect("resources")
        .iter()
        .find(|resource| resource["path"] == "datos.csv")
        .expect("the CSV is a resource");
    tabular["schema"]["fields"].as_array().expect("fields")
}

/// A cell without the apostrophe that keeps a spreadsheet from running it.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '@', '\t', '\r', '+', '-']) => rest,
        _ => cell,
    }
}

/// Compares one value in four formats; an empty text is no value.
fn same(field: &Json, value: &Json, csv: &str, excel: &str, xlsx: &Data) -> Result<(), String> {
    let told = |what: &str| {
        let all = format!("{what}: JSON {value}, CSV {csv:?}, Excel {excel:?}, XLSX {xlsx:?}");
        Err(all.chars().take(600).collect())
    };
    let (csv_, excel_) = (unguarded(csv), unguarded(excel));
    let text = match xlsx {
        Data::String(text) => Some(text.as_str()),
        Data::Empty => Some(""),
        _ => None,
    };
    let good = match (field["type"].as_str().expect("a type"), value) {
        (_, Json::Null) => csv.is_empty() && excel.is_empty() && *xlsx == Data::Empty,
        ("string", Json::String(typed)) => {
            let shown = field["labels"][typed].as_str().unwrap_or(typed);
            csv_ == typed && excel_ == shown && text == Some(shown)
        }
        ("string", Json::Array(items)) if items.iter().all(Json::is_string) => {
            let items: Vec<&str> = items.iter().filter_map(Json::as_str).collect();
            csv_ == items.join(" | ") && text == Some(excel_) && !excel.is_empty()
        }
        ("string", Json::Array(_) | Json::Object(_)) => {
            // What is longer than a cell of a spreadsheet is seen to be cut.
            let whole = text == Some(excel_);
            let cut = text.and_then(|text| text.strip_suffix('…'));
            let longest = excel.encode_utf16().count() > 32_767;
            !csv.is_empty()
                && !excel.is_empty()
                && (whole || longest && cut.is_some_and(|cut| excel_.starts_with(cut)))
        }
        ("integer" | "number", Json::Number(number)) => {
            let number = number.as_f64().expect("a number");
            csv.parse() == Ok(number)
                && !excel.contains('.')
                && excel.replace(',', ".").parse() == Ok(number)
                && match xlsx {
                    Data::Float(read) => *read == number,
                    Data::Int(read) => *read as f64 == number,
                    Data::String(read) => read.parse() == Ok(number) && number.abs() > 1e14,
                    _ => false,
                }
        }
        ("boolean", Json::Bool(flag)) => {
            csv == (if *flag { "si" } else { "no" })
                && ["Sí", "Yes"].contains(&excel) == *flag
                && *xlsx == Data::Bool(*flag)
        }
        ("date", Json::String(iso)) => {
            let parts: Vec<&str> = iso.split('-').collect();
            let read = match xlsx {
                Data::DateTime(moment) => {
                    let (year, month, day, ..) = moment.to_ymd_hms_milli();
                    format!("{year:04}-{month:02}-{day:02}")
                }
                Data::String(text) if text.as_str() < "1900-03-01" => text.clone(),
                _ => return told("not a date"),
            };
            csv == iso && excel == format!("{}/{}/{}", parts[2], parts[1], parts[0]) && read == *iso
        }
        ("datetime", Json::String(iso)) => {
            let read = match xlsx {
                Data::DateTime(moment) => {
                    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
                    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}-05:00")
                }
                Data::String(text) => text.clone(),
                _ => return told("not a moment"),
            };
            let shown = format!(
                "{}/{}/{} {}",
                &iso[8..10],
                &iso[5..7],
                &iso[..4],
                &iso[11..16]
            );
            csv == iso && excel == shown && read == *iso
        }
        _ => return told("a type that the value is not"),
    };
    match good {
        true => Ok(()),
        false => told("not the same"),
    }
}

/// Every value of a download in every format; how many were compared.
fn compare(folder: &str, read: &Read) -> usize {
    let fields = schema(&read.package);
    let names: Vec<&str> = fields
        .iter()
        .filter_map(|field| field["name"].as_str())
        .collect();
    let titles: Vec<&str> = fields
        .iter()
        .filter_map(|field| field["title"].as_str())
        .collect();
    assert_eq!(read.csv[0], names, "{folder}");
    assert_eq!(read.excel[0], titles, "{folder}");
    let header: Vec<String> = read.xlsx[0].iter().map(ToString::to_string).collect();
    assert_eq!(header, titles, "{folder}");
    let rows = read.json.len();
    assert_eq!(
        [read.csv.len(), read.excel.len(), read.xlsx.len()],
        [rows + 1; 3],
        "{folder}"
    );
    let mut compared = 0;
    for (n, record) in read.json.iter().enumerate() {
        let keys: Vec<&String> = record.as_object().expect("a record").keys().collect();
        assert!(
            keys.iter().all(|key| names.contains(&key.as_str())),
            "{folder}: {keys:?}"
        );
        for (column, field) in fields.iter().enumerate() {
            let value = &record[names[column]];
            let (csv, excel) = (&read.csv[n + 1][column], &read.excel[n + 1][column]);
            let xlsx = read.xlsx[n + 1].get(column).unwrap_or(&Data::Empty);
            same(field, value, csv, excel, xlsx)
                .unwrap_or_else(|told| panic!("{folder}, row {n}, {}: {told}", names[column]));
            compared += usize::from(!value.is_null());
        }
    }
    compared
}

fn folders(files: &Files) -> Vec<&str> {
    files
        .keys()
        .filter_map(|path| path.strip_suffix("datos.json"))
        .collect()
}

#[test]
fn four_formats_say_the_same() {
    let (_, files) = portal::build(&portal::real());
    let mut types: BTreeMap<String, usize> = BTreeMap::new();
    let mut compared = 0;
    for folder in folders(&files) {
        let read = read(&files, folder);
        compared += compare(folder, &read);
        for field in schema(&read.package) {
            *types
                .entry(field["type"].as_str().expect("a type").to_owned())
                .or_default() += 1;
        }
    }
    assert!(compared > 3000, "only {compared} values");
    for ty in ["string", "integer", "number", "boolean", "date", "datetime"] {
        assert!(types.contains_key(ty), "no column of type {ty}: {types:?}");
    }
}

/// A kind that a portal declares itself, with every type of field and values that break careless writers.
const KIND: &str = r#"
name = "cosa"
folder = "cosas"
label = { es = "Cosa" }
plural = { es = "Cosas" }
title = "titulo"
pages = false

[[fields]]
name = "titulo"
type = "text"
required = true
column = true
label = { es = "Título" }
[[fields]]
name = "formula"
type = "text"
label = { es = "Fórmula; con \"signos\"" }
[[fields]]
name = "dia"
type = "date"
label = { es = "Día" }
[[fields]]
name = "momento"
type = "date_time"
label = { es = "Momento" }
[[fields]]
name = "mes"
type = "partial_date"
label = { es = "Mes" }
[[fields]]
name = "cuanto"
type = "pesos"
label = { es = "Cuánto" }
[[fields]]
name = "parte"
type = "decimal"
unit = "%"
max = 100
label = { es = "Parte" }
[[fields]]
name = "si"
type = "bool"
label = { es = "¿Sí?" }
[[fields]]
name = "clase"
type = "choice"
label = { es = "Clase" }
options = [{ value = "a", label = { es = "Primera" } }, { value = "b", label = { es = "Segunda" } }]
[[fields]]
name = "lista"
type = "list"
item = "text"
label = { es = "Lista" }
[[fields]]
name = "grupo"
type = "record"
label = { es = "Grupo" }
[[fields.fields]]
name = "visible"
type = "text"
label = { es = "Visible" }
[[fields.fields]]
name = "cedula"
type = "text"
personal = true
label = { es = "Cédula" }
[[fields]]
name = "secreto"
type = "text"
personal = true
label = { es = "Secreto" }
"#;

fn things() -> Files {
    let mut host = portal::small();
    host.write("content/_tipos/cosa.toml", KIND);
    host.write(
        "content/secciones/cosas.md",
        "+++\ntitulo = \"Cosas\"\nruta = \"/cosas/\"\nlista = \"cosa\"\n+++\n",
    );
    let long = "ñ".repeat(40_000);
    let entries = [
        "titulo = \"Fórmulas\"\nformula = \"=HYPERLINK(\\\"https://ejemplo.gov.co\\\")\"\ndia = 1886-08-05\nmes = \"1991-07\"\ncuanto = 9007199254740993\nsi = true\nclase = \"b\"\nsecreto = \"no-debe-salir\"".to_owned(),
        "titulo = \"Signos \\\"raros\\\"; <b>&amp;</b>, _x0041_ y \\u0001 fin\"\nformula = \"@SUM(1)\"\ndia = 1900-03-01\nmomento = \"2026-11-24T17:05:09-05:00\"\nmes = \"1991\"\ncuanto = -1234\nparte = 12.5\nsi = false\nclase = \"a\"\nlista = [\"uno\", \"dos; tres\"]".to_owned(),
        "titulo = \"Dos\\nrenglones\"\nformula = \"+57 608 555 0100\"\ndia = 2026-02-28\nmomento = \"2026-11-24T17:05:00Z\"\nparte = 0.1\n[grupo]\nvisible = \"se ve\"\ncedula = \"no-debe-salir\"".to_owned(),
        format!("titulo = \"Largo\"\nformula = \"{long}\""),
    ];
    for (n, entry) in entries.iter().enumerate() {
        host.write(&format!("content/cosas/cosa-{n}.toml"), entry);
    }
    let (_, files) = portal::build(&host);
    files
}

#[test]
fn hard_values_of_a_portals_own_kind_survive() {
    let files = things();
    let read = read(&files, "cosas/");
    assert_eq!(read.json.len(), 4, "an entry was lost");
    let long = read
        .json
        .iter()
        .position(|record| record["titulo"] == "Largo")
        .expect("the long one");
    // A cell of a spreadsheet ends somewhere: the cut is seen.
    let cut = read.xlsx[long + 1].iter().filter_map(|cell| match cell {
        Data::String(text) if text.ends_with('…') => Some(text.chars().count()),
        _ => None,
    });
    assert_eq!(cut.collect::<Vec<_>>(), [32_767]);
    assert_eq!(
        read.json[long]["formula"]
            .as_str()
            .map(|text| text.chars().count()),
        Some(40_000)
    );
    let mut others = read;
    others.json.remove(long);
    others.csv.remove(long + 1);
    others.excel.remove(long + 1);
    others.xlsx.remove(long + 1);
    assert!(compare("cosas/", &others) > 20);
    let formulas = others
        .csv
        .iter()
        .flatten()
        .chain(others.excel.iter().flatten());
    assert!(!formulas.clone().any(|cell| cell.starts_with(['=', '@'])));
    assert_eq!(formulas.filter(|cell| cell.starts_with("'=")).count(), 2);
    // Personal data stay out of every format, inside a group too.
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("cosas/")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("no-debe-salir"), "{path}");
    }
    let cells = others.xlsx.iter().flatten();
    assert!(
        !cells
            .clone()
            .any(|cell| cell.to_string().contains("no-debe-salir"))
    );
}

#[test]
fn the_second_sheet_describes_the_first() {
    let files = things();
    let rows = sheet(&files["cosas/datos.xlsx"], "campos");
    let text: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect();
    assert_eq!(text[0][..4], ["Campo", "Nombre", "Tipo", "Descripción"]);
    let parte = text.iter().find(|row| row[0] == "parte").expect("a field");
    assert_eq!(
        (&*parte[1], &*parte[2], &*parte[5]),
        ("Parte", "Número con decimales", "%")
    );
    let clase = text.iter().find(|row| row[0] == "clase").expect("a field");
    assert_eq!(clase[6], "a: Primera; b: Segunda");
    let csv = records(&files["cosas/datos.csv"], b',');
    let described: Vec<&String> = text[1..].iter().map(|row| &row[0]).collect();
    assert_eq!(described, csv[0].iter().collect::<Vec<_>>());
}

/// What the specification of Data Package 1 asks of a package with a tabular resource.
fn well_formed(package: &Json, folder: &str, files: &Files) {
    const TYPES: [&str; 6] = ["string", "integer", "number", "boolean", "date", "datetime"];
    const CONSTRAINTS: [&str; 8] = [
        "required",
        "unique",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "pattern",
        "enum",
    ];
    let name = |name: &Json| {
        let name = name.as_str().unwrap_or_default().to_owned();
        !name.is_empty()
            && name.bytes().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-/".contains(&byte)
            })
    };
    assert!(name(&package["name"]), "{folder}: {}", package["name"]);
    assert_eq!(package["profile"], "data-package");
    let mut names = std::collections::BTreeSet::new();
    for resource in package["resources"].as_array().expect("resources") {
        assert!(name(&resource["name"]), "{folder}");
        assert!(
            names.insert(resource["name"].to_string()),
            "{folder}: a name twice"
        );
        let path = resource["path"].as_str().expect("a path");
        assert!(!path.starts_with(['/', '.']), "{folder}: {path} leads out");
        let file = &files[&format!("{folder}{path}")];
        assert_eq!(resource["bytes"], file.len(), "{folder}{path}");
        assert!(
            resource["mediatype"]
                .as_str()
                .is_some_and(|media| media.contains('/'))
        );
    }
    let fields = schema(package);
    for field in fields {
        assert!(
            field["name"].is_string() && field["title"].is_string(),
            "{folder}: {field}"
        );
        assert!(
            TYPES.contains(&field["type"].as_str().expect("a type")),
            "{field}"
        );
        let constraints = field["constraints"].as_object().into_iter().flatten();
        for (constraint, _) in constraints {
            assert!(
                CONSTRAINTS.contains(&constraint.as_str()),
                "{folder}: {constraint}"
            );
        }
    }
    let tabular = package["resources"]
        .as_array()
        .and_then(|all| {
            all.iter()
                .find(|one| one["profile"] == "tabular-data-resource")
        })
        .expect("a tabular resource");
    assert_eq!(tabular["schema"]["primaryKey"], "id");
}

#[test]
fn packages_follow_the_specification_and_their_data_the_schema() {
    let (_, files) = portal::build(&portal::real());
    for folder in folders(&files) {
        let read = read(&files, folder);
        well_formed(&read.package, folder, &files);
        for (column, field) in schema(&read.package).iter().enumerate() {
            let limits = &field["constraints"];
            let mut seen = std::collections::BTreeSet::new();
            for row in &read.csv[1..] {
                let cell = &row[column];
                let place = format!("{folder}, {}: {cell:?}", field["name"]);
                assert!(
                    !cell.is_empty() || limits["required"] != true,
                    "{place} is required"
                );
                assert!(
                    limits["unique"] != true || seen.insert(cell.clone()),
                    "{place} twice"
                );
                if cell.is_empty() {
                    continue;
                }
                if let Some(values) = limits["enum"].as_array() {
                    assert!(
                        values.iter().any(|value| value == cell),
                        "{place} is none of them"
                    );
                }
                if let (Some(limit), Ok(number)) = (limits["minimum"].as_f64(), cell.parse::<f64>())
                {
                    assert!(number >= limit, "{place} is under {limit}");
                }
                if let (Some(limit), Ok(number)) = (limits["maximum"].as_f64(), cell.parse::<f64>())
                {
                    assert!(number <= limit, "{place} is over {limit}");
                }
                if let Some(limit) = limits["maxLength"].as_u64() {
                    assert!(
                        cell.chars().count() as u64 <= limit,
                        "{place} is longer than {limit}"
                    );
                }
            }
        }
    }
}

#[test]
fn same_table_same_bytes() {
    let (one, other) = (things(), things());
    assert_eq!(one["cosas/datos.xlsx"], other["cosas/datos.xlsx"]);
    // Nothing in the archive says when it was made: every date is the first that ZIP knows.
    let xlsx = &one["cosas/datos.xlsx"];
    let heads: Vec<usize> = (0..xlsx.len() - 14)
        .filter(|&at| xlsx[at..].starts_with(b"PK\x03\x04"))
        .collect();
    assert_eq!(heads.len(), 7);
    assert!(
        heads
            .iter()
            .all(|&at| xlsx[at + 10..at + 14] == [0, 0, 0x21, 0])
    );
}
