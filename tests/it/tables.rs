//! Tables as content: workbooks and CSV files as spreadsheets and exports really write them.

use vitrina::diag::{Arg, Diagnostic};
use vitrina::engine::Build;
use vitrina::host::memory::MemoryHost;
use vitrina::model::Value;

use crate::portal;
use crate::workbook::{Book, Cell, Sheet, t, texts};

/// A kind with a field of each type that tables hold.
const KIND: &str = r#"
name = "obra"
folder = "obras"
label = { es = "Obra" }
plural = { es = "Obras" }
help = { es = "Una obra." }
title = "nombre"
section = "noticias"
pages = true
body = "none"

[[fields]]
name = "codigo"
type = "text"
required = true
label = { es = "Código" }

[[fields]]
name = "nombre"
type = "text"
required = true
label = { es = "Nombre" }
card = true

[[fields]]
name = "valor"
type = "pesos"
label = { es = "Valor" }

[[fields]]
name = "avance"
type = "decimal"
label = { es = "Avance" }

[[fields]]
name = "inicio"
type = "date"
label = { es = "Inicio" }

[[fields]]
name = "estado"
type = "choice"
label = { es = "Estado" }
facet = true
options = [
  { value = "en_ejecucion", label = { es = "En ejecución", en = "In progress" } },
  { value = "terminada", label = { es = "Terminada", en = "Finished" } },
]

[[fields]]
name = "vigencia"
type = "integer"
label = { es = "Vigencia" }

[[fields]]
name = "cedula"
type = "text"
personal = true
label = { es = "Cédula" }
"#;

const SIDECAR: &str = "id = \"{codigo}\"\nocultar = [\"Cédula\"]\n[columnas]\n\"Código\" = \"codigo\"\n\"Nombre de la obra\" = \"nombre\"\n\"Valor\" = \"valor\"\n\"Avance (%)\" = \"avance\"\n\"Fecha de inicio\" = \"inicio\"\n\"Estado\" = \"estado\"\n";

const HEADER: [&str; 7] = [
    "CODIGO",
    "NOMBRE DE LA OBRA",
    "VALOR",
    "AVANCE (%)",
    "FECHA DE INICIO",
    "ESTADO",
    "CEDULA",
];

/// The small portal with the kind, and a table beside a sidecar.
fn host(file: &str, bytes: impl AsRef<[u8]>, sidecar: &str) -> MemoryHost {
    let mut host = portal::small();
    host.write("content/_tipos/obra.toml", KIND);
    host.write(&format!("content/obras/{file}"), bytes.as_ref());
    host.write("content/obras/t.tabla.toml", sidecar);
    portal::stamp(&mut host);
    host
}

/// All findings in the table's folder, as `CODE line:column`, in order.
fn told(host: &MemoryHost) -> (Build, Vec<String>) {
    let (build, _) = portal::build(host);
    let lines = build.findings.iter().filter_map(|finding| {
        let path = finding.place.map_or_else(
            || finding.path.clone().unwrap_or_default(),
            |place| build.scan.file(place.source).path.clone(),
        );
        path.starts_with("content/obras/").then(|| {
            let place = portal::position(&build, host, finding);
            format!("{} {place}", finding.code.id)
        })
    });
    let lines = lines.collect();
    (build, lines)
}

fn value<'b>(build: &'b Build, id: &str, field: &str) -> Option<&'b Value> {
    let entry = build.catalog.find("obra", id)?;
    build
        .catalog
        .doc(build.catalog.source(entry))
        .fields
        .get(field)
}

fn text<'b>(build: &'b Build, id: &str, field: &str) -> &'b str {
    value(build, id, field)
        .and_then(Value::as_text)
        .unwrap_or_default()
}

fn finding<'b>(build: &'b Build, code: &str) -> &'b Diagnostic {
    let mut found = build.findings.iter().filter(|one| one.code.id == code);
    let one = found.next().unwrap_or_else(|| panic!("no {code}"));
    assert!(found.next().is_none(), "{code} is told twice");
    one
}

fn date(year: i16, month: i8, day: i8) -> Value {
    Value::Date(jiff::civil::date(year, month, day))
}

#[test]
fn a_workbook_is_content() {
    let mut rows = vec![texts(&HEADER)];
    rows.push(vec![
        t("OB-01"),
        Cell::Inline("Puente sobre el río"),
        Cell::Number(1_234_567.0),
        Cell::Number(45.5),
        Cell::Date(44_259.0),
        t("En ejecución"),
        Cell::Number(1_120_000_000.0),
    ]);
    rows.push(vec![
        Cell::Number(12.0),
        t("Escuela\nrural; \"la nueva\""),
        Cell::Formula("SUM(C2:C2)", 7_654_321.0),
        Cell::Number(0.1 + 0.2),
        Cell::Date(44_259.395_833_333),
        t("TERMINADA"),
        Cell::None,
    ]);
    let book = Book::of("Obras", rows);
    let host = host("t.xlsx", book.bytes(), SIDECAR);
    let (build, told) = told(&host);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(text(&build, "ob-01", "nombre"), "Puente sobre el río");
    assert_eq!(
        value(&build, "ob-01", "valor"),
        Some(&Value::Integer(1_234_567))
    );
    assert_eq!(
        value(&build, "ob-01", "avance"),
        Some(&Value::Decimal(45.5))
    );
    assert_eq!(value(&build, "ob-01", "inicio"), Some(&date(2021, 3, 4)));
    assert_eq!(text(&build, "ob-01", "estado"), "en_ejecucion");
    assert_eq!(text(&build, "12", "nombre"), "Escuela rural; \"la nueva\"");
    assert_eq!(
        value(&build, "12", "valor"),
        Some(&Value::Integer(7_654_321))
    );
    assert_eq!(value(&build, "12", "avance"), Some(&Value::Decimal(0.3)));
    assert_eq!(value(&build, "12", "inicio"), Some(&date(2021, 3, 4)));
    // What is hidden is nowhere in the site.
    let (_, files) = portal::build(&host);
    let shown = files
        .values()
        .any(|bytes| memchr::memmem::find(bytes, b"1120000000").is_some());
    assert!(!shown, "a hidden column is published");
}

#[test]
fn a_finding_in_a_workbook_names_line_column_sheet_and_cell() {
    let mut rows = vec![texts(&HEADER)];
    rows.push(vec![t("A"), t("Uno"), t("mucho")]);
    rows.push(vec![]);
    rows.push(vec![
        t("B"),
        t("Dos"),
        Cell::None,
        Cell::None,
        Cell::None,
        Cell::Error("#N/A"),
    ]);
    let host = host("t.xlsx", Book::of("Obras 2026", rows).bytes(), SIDECAR);
    let (build, told) = told(&host);
    assert_eq!(told, ["E0214 2:7", "E0411 4:10"]);
    let hints = &finding(&build, "E0411").hints;
    let hint = hints
        .iter()
        .find(|hint| hint.id == "hoja-y-celda")
        .expect("it says the cell");
    let args: Vec<&Arg> = hint.args.iter().map(|(_, arg)| arg).collect();
    assert_eq!(args, [&Arg::from("Obras 2026"), &Arg::from("F4")]);
    let place = finding(&build, "E0411").place.expect("it has a place");
    let line = build.text(&host, place.source);
    assert_eq!(line.lines().nth(3), Some("B;Dos;;;;#N/A"));
}

#[test]
fn days_of_old_macintosh_workbooks() {
    let rows = vec![
        texts(&HEADER),
        vec![
            t("A"),
            t("Uno"),
            Cell::None,
            Cell::None,
            Cell::Date(34_519.0),
        ],
    ];
    let mut book = Book::of("Obras", rows);
    book.since_1904 = true;
    let (build, told) = told(&host("t.xlsx", book.bytes(), SIDECAR));
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(value(&build, "a", "inicio"), Some(&date(1998, 7, 5)));
}

#[test]
fn the_sheet_is_the_one_with_data_or_the_one_that_is_named() {
    let sheet = |name, code: &str| Sheet {
        name,
        rows: vec![texts(&HEADER), texts(&[code, "Uno"])],
        ..Sheet::default()
    };
    let empty = Sheet {
        name: "Hoja2",
        ..Sheet::default()
    };
    let hidden = Sheet {
        hidden: true,
        ..sheet("Borrador", "x")
    };
    let mut book = Book {
        sheets: vec![empty, hidden, sheet("Contratos 2026", "a")],
        since_1904: false,
    };
    let (build, lines) = told(&host("t.xlsx", book.bytes(), SIDECAR));
    assert_eq!(lines, Vec::<String>::new());
    assert_eq!(text(&build, "a", "nombre"), "Uno");
    book.sheets.push(sheet("Otra", "b"));
    let (build, lines) = told(&host("t.xlsx", book.bytes(), SIDECAR));
    assert_eq!(lines, ["E0410 "]);
    let names = finding(&build, "E0410")
        .args
        .iter()
        .find(|(name, _)| *name == "hojas");
    assert_eq!(names, Some(&("hojas", Arg::from("Contratos 2026, Otra"))));
    let named = format!("hoja = \"CONTRATOS 2026\"\n{SIDECAR}");
    let (build, lines) = told(&host("t.xlsx", book.bytes(), &named));
    assert_eq!(lines, Vec::<String>::new());
    assert!(value(&build, "a", "nombre").is_some() && value(&build, "b", "nombre").is_none());
    let (_, lines) = told(&host(
        "t.xlsx",
        book.bytes(),
        &format!("hoja = \"Otro\"\n{SIDECAR}"),
    ));
    assert_eq!(lines, ["E0410 "]);
}

#[test]
fn errors_are_findings_not_faults() {
    let good = Book::of("a", vec![texts(&HEADER)]).bytes();
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("t.xlsx", b"no es un libro".to_vec(), "E0408 "),
        ("t.xlsx", good[..good.len() / 2].to_vec(), "E0408 "),
        (
            "t.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            "E0408 ",
        ),
        ("t.xlsx", Book::of("a", vec![]).bytes(), "E0408 "),
        ("t.ods", good.clone(), "E0408 "),
        ("t.csv", Vec::new(), "E0419 1:1"),
    ];
    for (n, (file, bytes, expected)) in cases.into_iter().enumerate() {
        let (_, lines) = told(&host(file, bytes, SIDECAR));
        assert_eq!(lines, [expected], "case {n}");
    }
}

#[test]
fn a_workbook_that_unpacks_to_too_much_is_refused() {
    let zeros = "0".repeat(64 * 1024 * 1024);
    let parts: Vec<(String, String)> = (0..9)
        .map(|n| (format!("xl/worksheets/sheet{n}.xml"), zeros.clone()))
        .collect();
    let bytes = crate::workbook::pack(&parts);
    assert!(bytes.len() < 4 * 1024 * 1024, "{} bytes", bytes.len());
    let (_, lines) = told(&host("t.xlsx", bytes, SIDECAR));
    assert_eq!(lines, ["E0409 "]);
}

#[test]
fn a_sheet_that_claims_a_million_columns_costs_nothing() {
    let mut rows = vec![texts(&HEADER), texts(&["a", "Uno"])];
    rows.resize(40_000, Vec::new());
    let mut far = texts(&["b", "Dos"]);
    far.resize(16_384, Cell::None);
    far[16_383] = t("x");
    rows.push(far);
    let (build, lines) = told(&host("t.xlsx", Book::of("Obras", rows).bytes(), SIDECAR));
    assert_eq!(lines, ["E0416 40001:16388"]);
    assert_eq!(text(&build, "b", "nombre"), "Dos");
}

#[test]
fn merged_cells_are_repeated_only_when_the_sidecar_says_so() {
    let rows = vec![
        vec![t("Informe de obras")],
        texts(&HEADER),
        texts(&["a", "Vía Mocoa", "1", "", "", "Terminada"]),
        texts(&["b", "", "2", "", "", "Terminada"]),
        texts(&["c", "", "3", "", "", "Terminada"]),
        texts(&["d", "Otra", "4"]),
    ];
    let mut book = Book::of("Obras", rows);
    // The title over all columns is merged too, as reports have it; that is no data.
    book.sheets[0].merged = &["A1:G1", "B3:B5"];
    let (build, lines) = told(&host(
        "t.xlsx",
        book.bytes(),
        &format!("encabezado = 2\n{SIDECAR}"),
    ));
    assert_eq!(lines, ["E0413 3:3"]);
    let cells = finding(&build, "E0413")
        .args
        .iter()
        .find(|(name, _)| *name == "celdas");
    assert_eq!(cells, Some(&("celdas", Arg::from("B3:B5"))));
    assert!(value(&build, "b", "nombre").is_none());
    let repeated = format!("encabezado = 2\nrepetir_combinadas = true\n{SIDECAR}");
    let (build, lines) = told(&host("t.xlsx", book.bytes(), &repeated));
    assert_eq!(lines, Vec::<String>::new());
    for id in ["a", "b", "c"] {
        assert_eq!(text(&build, id, "nombre"), "Vía Mocoa");
    }
    assert_eq!(text(&build, "d", "nombre"), "Otra");
}

#[test]
fn thousands_of_equal_mistakes_are_told_in_a_few_lines() {
    let mut table = format!("{}\n", HEADER.join(";"));
    for n in 0..1000 {
        table.push_str(&format!("ob-{n};Obra {n};por definir {n};;;Archivada;\n"));
    }
    let (build, lines) = told(&host("t.csv", &table, SIDECAR));
    // One for the state, which one line of the sidecar repairs; 25 amounts, and one for those that are left.
    let of = |code: &str| lines.iter().filter(|line| line.starts_with(code)).count();
    assert_eq!(
        (of("E0212"), of("E0214"), of("E0421"), lines.len()),
        (1, 25, 1, 27)
    );
    let more = finding(&build, "E0421");
    assert_eq!(more.args[0], ("veces", Arg::Number(975)));
    assert_eq!(build.catalog.named("obra").len(), 1000, "no row is lost");
}

#[test]
fn messy_exports_load_whole() {
    let table = "\u{feff}GOBERNACIÓN DE EJEMPLO,,,,,,,,\r\nObras a 31 de octubre,,,,,,,,\r\n,,,,,,,,\r\nObra,,Dinero,,Tiempo,,,,\r\nCódigo,Nombre,Valor,Avance,Inicio,Estado,Cédula,,\r\nA1,\"Puente, vía\r\ny muro\",\"1,234,567.00\",45.5,03/04/2026,terminada,123,,\r\n,,,,,,,,\r\nA2,Escuela,$ 0,7,2026-01-02T00:00:00.000,EN EJECUCION,,,\r\nTotal,,1234567,,,,,,\r\nFuente: Secretaría de Infraestructura,,,,,,,,\r\n";
    let sidecar = "id = \"{codigo}\"\ndecimales = \"punto\"\nfechas = \"dia/mes/año\"\nfilas_encabezado = 2\nocultar = [\"cedula\"]\n[columnas]\n\"Obra / Código\" = \"codigo\"\n\"Nombre\" = \"nombre\"\n\"Dinero / Valor\" = \"valor\"\n\"Avance\" = \"avance\"\n\"Inicio\" = \"inicio\"\n\"Estado\" = \"estado\"\n[derivados]\nvigencia = \"{inicio.anio}\"\n";
    let (build, lines) = told(&host("t.csv", table, sidecar));
    assert_eq!(lines, ["E0414 5:1", "E0417 10:1", "E0417 11:1"]);
    assert_eq!(text(&build, "a1", "nombre"), "Puente, vía\ny muro");
    assert_eq!(
        value(&build, "a1", "valor"),
        Some(&Value::Integer(1_234_567))
    );
    assert_eq!(value(&build, "a1", "avance"), Some(&Value::Decimal(45.5)));
    assert_eq!(value(&build, "a1", "inicio"), Some(&date(2026, 4, 3)));
    assert_eq!(value(&build, "a1", "vigencia"), Some(&Value::Integer(2026)));
    assert_eq!(value(&build, "a2", "inicio"), Some(&date(2026, 1, 2)));
    assert_eq!(text(&build, "a2", "estado"), "en_ejecucion");
    assert_eq!(value(&build, "a2", "valor"), Some(&Value::Integer(0)));
}

#[test]
fn facets_and_pages_are_what_the_sidecar_says() {
    let table = format!(
        "{}\na;Uno;1;;;Terminada;\nb;Dos;2;;;En ejecución;\n",
        HEADER.join(";")
    );
    let section = "+++\ntitulo = \"Obras\"\nruta = \"/obras/\"\nlista = \"obra\"\n+++\n";
    let build = |sidecar: &str| {
        let mut host = host("t.csv", &table, sidecar);
        host.write("content/secciones/obras.md", section);
        portal::stamp(&mut host);
        portal::build(&host)
    };
    let (plain, files) = build(SIDECAR);
    assert_eq!(
        portal::errors(&plain, &host("t.csv", &table, SIDECAR)),
        Vec::<String>::new()
    );
    assert!(files.contains_key("obras/estado/terminada/index.html"));
    assert!(
        files.contains_key("obras/a/index.html") || files.contains_key("noticias/a/index.html")
    );
    let (_, files) = build(&format!(
        "facetas = [\"valor\"]\npaginas = false\n{SIDECAR}"
    ));
    assert!(!files.contains_key("obras/estado/terminada/index.html"));
    assert!(files.contains_key("obras/valor/2/index.html"));
    assert!(!files.keys().any(|path| path.ends_with("/a/index.html")));
    // What has no page of its own leads nowhere.
    let list = portal::text(&files, "obras/index.html");
    assert!(
        list.contains("Uno") && !list.contains("href=\"\""),
        "{list}"
    );
}

/// Runs the program on a portal.
fn vitrina(args: &[&str]) -> (Option<i32>, String) {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_vitrina"))
        .args(args)
        .args(["--lang", "es"])
        .output()
        .expect("the program runs");
    let text = String::from_utf8_lossy(&run.stdout).into_owned();
    (run.status.code(), text)
}

#[test]
fn import_says_what_it_maps_and_never_overwrites() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("portal");
    portal::write(&portal::small(), &root);
    let file = folder.path().join("Términos del área.xlsx");
    let rows = vec![
        texts(&["Glosario de ejemplo"]),
        texts(&["TÉRMINO", "Significado", "Cédula del autor", "Revisó"]),
        texts(&["Rubro", "Parte del presupuesto.", "1120000000", "x"]),
        texts(&["Vigencia", "", "", ""]),
    ];
    std::fs::write(&file, Book::of("Hoja1", rows).bytes()).expect("it can be written");
    let (file, root_text) = (file.to_string_lossy(), root.to_string_lossy());
    let args = ["import", &file, "--kind", "termino", "--root", &root_text];
    let folder_of = root.join("content/glosario");
    let listed = || {
        let mut names: Vec<String> = std::fs::read_dir(&folder_of)
            .map(|listed| {
                listed
                    .flatten()
                    .map(|one| one.file_name().to_string_lossy().into_owned())
                    .collect()
            })
            .unwrap_or_default();
        names.sort();
        names
    };
    let before = listed();
    let (code, said) = vitrina(&[&args[..], &["--dry-run"]].concat());
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("TÉRMINO → termino, Significado → significado"),
        "{said}"
    );
    assert!(
        said.contains("Cédula del autor") && said.contains("(1): Revisó"),
        "{said}"
    );
    assert_eq!(listed(), before, "a dry run writes nothing");
    let (code, _) = vitrina(&args);
    assert_eq!(code, Some(0));
    let sidecar = std::fs::read_to_string(folder_of.join("terminos-del-area.tabla.toml"))
        .expect("it is written");
    assert!(
        sidecar.contains("ocultar = [\"Cédula del autor\"]"),
        "{sidecar}"
    );
    assert!(folder_of.join("terminos-del-area.xlsx").exists());
    std::fs::write(
        folder_of.join("terminos-del-area.tabla.toml"),
        "id = \"mía\"",
    )
    .expect("it can be written");
    let (code, _) = vitrina(&args);
    assert_eq!(code, Some(2), "what is there stays");
    let kept = std::fs::read_to_string(folder_of.join("terminos-del-area.tabla.toml"))
        .expect("it is there");
    assert_eq!(kept, "id = \"mía\"");
}

#[test]
fn a_hundred_thousand_rows_load_in_seconds() {
    let count = 100_000;
    let mut csv = format!("{}\n", HEADER.join(";"));
    let mut rows = vec![texts(&HEADER)];
    for n in 0..count {
        csv.push_str(&format!(
            "ob-{n};Obra número {n};{}000;45,5;2026-01-{:02};Terminada;{n}\n",
            n + 1,
            n % 28 + 1
        ));
        rows.push(vec![
            t(&format!("ob-{n}")),
            t(&format!("Obra número {n}")),
            Cell::Number(f64::from(n + 1) * 1000.0),
            Cell::Number(45.5),
            Cell::Date(46_023.0 + f64::from(n % 28)),
            t("Terminada"),
        ]);
    }
    let book = Book::of("Obras", rows).bytes();
    let (schema, _) = vitrina::schema::load([(vitrina::text::SourceId(0), KIND)]);
    let id = schema.named("obra").expect("the kind is known");
    let source = vitrina::text::SourceId(0);
    let (sidecar, _) = vitrina::parse::sidecar(SIDECAR, schema.kind(id), source);
    let sidecar = sidecar.expect("a good sidecar");
    for (path, bytes) in [("t.csv", csv.into_bytes()), ("t.xlsx", book)] {
        let (size, start) = (bytes.len(), std::time::Instant::now());
        let (table, _) =
            vitrina::table::read(bytes, path, &sidecar.reading, source).expect("a table");
        let read = start.elapsed();
        let (rows, findings) = vitrina::parse::rows(&table, &sidecar, schema.kind(id), id, source);
        let all = start.elapsed();
        let _ = std::io::Write::write_all(
            &mut std::io::stderr(),
            format!(
                "{path}: {count} rows, {size} bytes: text {read:?}, rows {:?}\n",
                all - read
            )
            .as_bytes(),
        );
        assert_eq!(rows.len(), count as usize);
        assert_eq!(findings, vec![]);
        assert!(all.as_secs() < 20, "{path}: {all:?}");
    }
}

#[test]
fn a_table_that_was_pasted_twice_is_told_in_twenty_places_and_counted() {
    let mut host = portal::small();
    let rows: String = (0..50)
        .map(|n| format!("Palabra {};Significado.\n", n % 25))
        .collect();
    host.write(
        "content/glosario/mas.csv",
        format!("TERMINO;SIGNIFICADO\n{rows}"),
    );
    host.write(
        "content/glosario/mas.tabla.toml",
        "id = \"{termino}\"\n\n[columnas]\n\"TERMINO\" = \"termino\"\n\"SIGNIFICADO\" = \"significado\"\n",
    );
    portal::stamp(&mut host);
    let (build, _) = portal::build(&host);
    let told: Vec<String> = portal::errors(&build, &host);
    // Rows 27 to 51 of the sheet repeat rows 2 to 26; the last one told has the count of the five left.
    let expected: Vec<String> = (27..47)
        .map(|row| format!("E0111 content/glosario/mas.csv:{row}:1"))
        .collect();
    assert_eq!(told, expected);
    let rest = |finding: &vitrina::diag::Diagnostic| {
        let arg = finding.args.iter().find(|(name, _)| *name == "otras");
        arg.map(|(_, value)| format!("{value:?}"))
    };
    let wrong: Vec<_> = (build.findings.iter())
        .filter(|finding| finding.code.id == "E0111")
        .map(rest)
        .collect();
    assert!(
        wrong[..19].iter().all(|rest| *rest == wrong[0]),
        "{wrong:?}"
    );
    assert!(
        wrong[19].as_ref().is_some_and(|rest| rest.contains('5')),
        "{wrong:?}"
    );
}
