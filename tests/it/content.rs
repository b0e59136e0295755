//! The real content says what its sources say.

use std::collections::BTreeMap;

use vitrina::catalog::{Catalog, DocId};
use vitrina::model::{Record, Value};

use crate::portal;

/// A row of the action plan: component, objective, activity, percentage, remark, date, owner.
type Row = [String; 7];

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A field and the list of its details, as one text.
fn joined(record: &Record, field: &str, details: &str) -> String {
    let mut parts: Vec<&str> = record.text(field).into_iter().collect();
    if let Some(Value::List(items)) = record.get(details) {
        parts.extend(items.iter().filter_map(|item| item.value.as_text()));
    }
    squeeze(&parts.join(" "))
}

fn source(catalog: &Catalog, kind: &str, id: &str) -> DocId {
    catalog.source(
        catalog
            .find(kind, id)
            .unwrap_or_else(|| panic!("there is no {kind} {id}")),
    )
}

#[test]
fn the_action_plan_has_the_rows_of_its_source() {
    let (build, files) = portal::build(&portal::real());
    let plan = build
        .catalog
        .doc(source(&build.catalog, "plan", "plan-gel-2013"));
    let mut rows: Vec<Row> = Vec::new();
    for component in plan.fields.records("componentes") {
        let name = squeeze(component.text("nombre").expect("a component has a name"));
        for action in component.records("acciones") {
            let text = |field: &str| squeeze(action.text(field).unwrap_or_default());
            rows.push([
                name.clone(),
                joined(action, "objetivo", "objetivo_detalle"),
                joined(action, "actividad", "detalle"),
                text("avance_texto"),
                text("observaciones"),
                text("fecha_limite_texto"),
                text("responsable_texto"),
            ]);
        }
    }
    let data = portal::root().join("tests/data/plan-gel-2013-rows.csv");
    let mut reader = csv::Reader::from_path(data).expect("the rows of the plan are in tests/data");
    let expected: Vec<Row> = reader
        .records()
        .map(|record| {
            let record = record.expect("a good row");
            std::array::from_fn(|n| squeeze(&record[n]))
        })
        .collect();
    assert!(
        expected.len() > 50,
        "the source has {} rows",
        expected.len()
    );
    for (n, (row, wanted)) in rows.iter().zip(&expected).enumerate() {
        assert_eq!(row, wanted, "row {}", n + 1);
    }
    assert_eq!(rows.len(), expected.len());
    // And the citizen sees them.
    let route = build
        .catalog
        .card(source(&build.catalog, "plan", "plan-gel-2013"))
        .route
        .clone()
        .expect("it has a page");
    let html = portal::text(
        &files,
        &format!("{}index.html", route.trim_start_matches('/')),
    );
    let page = scraper::Html::parse_document(html);
    let shown = squeeze(&page.root_element().text().collect::<Vec<_>>().join(" "));
    for row in &expected {
        for cell in [&row[4], &row[5], &row[6]] {
            assert!(
                shown.contains(cell.as_str()),
                "the page does not show {cell:?}"
            );
        }
    }
}

#[test]
fn the_scores_are_those_of_the_source() {
    let (build, _) = portal::build(&portal::real());
    let catalog = &build.catalog;
    let text = std::fs::read_to_string(portal::root().join("tests/data/plan-gel-2013.txt"))
        .expect("the plan's text");
    // A row is «VAEI…<tab>name<tab>maximum<tab>obtained».
    let mut wanted: Vec<(String, String, i64, i64)> = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("VAEI")) {
        let cells: Vec<&str> = line.split('\t').collect();
        if let [label, name, max, got] = cells[..]
            && let (Ok(max), Ok(got)) = (max.trim().parse(), got.trim().parse())
        {
            wanted.push((squeeze(label), squeeze(name), max, got));
        }
    }
    let number = |record: &Record, name: &str| match record.get(name) {
        Some(Value::Integer(number)) => *number,
        other => panic!("{name} is {other:?}"),
    };
    let mut have = Vec::new();
    let mut sums = BTreeMap::<String, (i64, i64)>::new();
    for &entry in catalog.named("puntaje") {
        let fields = &catalog.doc(catalog.source(entry)).fields;
        let text = |name: &str| squeeze(fields.text(name).expect("a score has it"));
        let (max, got) = (number(fields, "maximo"), number(fields, "obtenido"));
        have.push((text("etiqueta"), text("nombre"), max, got));
        let sum = sums.entry(text("fase")).or_default();
        *sum = (sum.0 + max, sum.1 + got);
    }
    assert_eq!(have.len(), 82);
    assert_eq!(sums["informacion"], (96, 96));
    assert_eq!(sums["interaccion"], (91, 91));
    assert_eq!(sums["transaccion"], (96, 94));
    have.sort();
    wanted.sort();
    assert_eq!(have, wanted);
}

#[test]
fn norms_have_date_state_and_official_address() {
    let (build, _) = portal::build(&portal::real());
    let catalog = &build.catalog;
    let complete = |&&entry: &&vitrina::catalog::EntryId| {
        let fields = &catalog.doc(catalog.source(entry)).fields;
        let address = fields
            .entries
            .iter()
            .any(|(_, value)| has_https(&value.value));
        fields.date("fecha").is_some() && fields.text("estado").is_some() && address
    };
    let norms = catalog.named("norma");
    assert!(
        norms.iter().filter(complete).count() >= 40,
        "{} of {}",
        norms.iter().filter(complete).count(),
        norms.len()
    );
}

fn has_https(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.starts_with("https://"),
        Value::List(items) => items.iter().any(|item| has_https(&item.value)),
        Value::Record(record) => record
            .entries
            .iter()
            .any(|(_, value)| has_https(&value.value)),
        _ => false,
    }
}

#[test]
fn the_universal_declaration_is_there_in_the_languages_of_the_peoples() {
    let (build, files) = portal::build(&portal::real());
    let catalog = &build.catalog;
    for (article, tags) in [(1, &["huu", "pbb", "snn"][..]), (2, &["kwi"])] {
        let id = format!("declaracion-universal-articulo-{article}");
        let entry = catalog
            .find("pagina", &id)
            .unwrap_or_else(|| panic!("there is no page {id}"));
        for tag in tags {
            let lang = catalog
                .config()
                .langs()
                .find(|(_, language)| &*language.tag == *tag)
                .expect("it is declared")
                .0;
            let doc = catalog
                .in_language(entry, lang)
                .unwrap_or_else(|| panic!("{id} is not in {tag}"));
            let route = catalog.card(doc).route.as_deref().expect("it has a page");
            assert!(route.starts_with(&format!("/{tag}/")), "{route}");
            let html = portal::text(
                &files,
                &format!("{}index.html", route.trim_start_matches('/')),
            );
            assert!(html.contains(&format!("<html lang=\"{tag}\">")), "{route}");
            let body = catalog.doc(doc).body.as_ref().expect("it has a text");
            assert!(body.words >= 20, "{route} has {} words", body.words);
        }
    }
}
