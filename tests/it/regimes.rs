//! The regimes are whole: each requirement of the source, in its order, once; and what they say of each other holds.
//!
//! The source's tables may not stand in the repository; `VITRINA_DATA` says where their neighbours are. Without it the
//! counts and a few rows written by hand still hold.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use vitrina::assess::{Checklist, Confidence, Outcome, Requirement, checklists};
use vitrina::engine::{self, Options};
use vitrina::host::memory::{MemoryHost, NullStage};

use crate::portal;

fn regime(id: &str) -> &'static Checklist {
    let found = checklists().iter().find(|one| &*one.id == id);
    found.expect("the program carries it")
}

/// The rows of a table beside `VITRINA_DATA`: its cells by the name of the column.
fn table(name: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let data = PathBuf::from(std::env::var_os("VITRINA_DATA")?);
    let path = data.parent()?.join("checklists").join(name);
    let mut reader = csv::Reader::from_path(path).expect("the table can be read");
    let header = reader.headers().expect("it has a header").clone();
    let rows = reader.records().map(|record| {
        let record = record.expect("it is CSV");
        let cells = header.iter().zip(record.iter());
        let named = cells.map(|(name, cell)| {
            (
                name.trim_start_matches('\u{feff}').to_owned(),
                cell.to_owned(),
            )
        });
        named.collect()
    });
    Some(rows.collect())
}

fn names(regime: &Checklist, phases: &dyn Fn(&str) -> bool) -> Vec<String> {
    let wanted = regime.requirements.iter().filter(|one| phases(&one.phase));
    wanted.map(|one| one.name.to_string()).collect()
}

#[test]
fn the_minimum_information_of_2012_is_whole() {
    let anexo = regime("gel-anexo2");
    let site = |phase: &str| phase == "estandares-del-sitio";
    let items = names(anexo, &|phase| !site(phase));
    let standards = names(anexo, &site);
    assert_eq!((items.len(), standards.len()), (62, 28));
    let per_section: Vec<usize> = anexo
        .phases
        .iter()
        .map(|phase| names(anexo, &|one| one == &*phase.id).len())
        .collect();
    assert_eq!(per_section, [5, 6, 13, 5, 4, 14, 4, 6, 5, 28]);
    assert_eq!(items[0], "Misión y visión");
    assert_eq!(items[61], "Evaluación del desempeño / acuerdos de gestión");
    assert_eq!(standards[27], "Accesibilidad NTC 5854");
    for (name, found) in [
        ("gel-anexo2.csv", items),
        ("gel-estandares-sitio.csv", standards),
    ] {
        if let Some(rows) = table(name) {
            let wanted: Vec<String> = rows.iter().map(|row| row["item"].clone()).collect();
            assert_eq!(found, wanted, "{name}");
        }
    }
}

/// Our label of a row: the annex is said, because numerals of its body and of the menu collide.
fn label(numeral: &str) -> String {
    match numeral.split_once(':') {
        Some(("A1", "cert")) => "Anexo 1".to_owned(),
        Some(("A2", "noticias")) => "Anexo 2".to_owned(),
        Some(("A1", number)) => format!("Anexo 1, {number}"),
        Some(("A2", number)) => format!("Anexo 2, {number}"),
        Some(("ITA", number)) => format!("ITA {number}"),
        Some(("A3", _)) => "Anexo 3".to_owned(),
        Some(("A4", _)) => "Anexo 4".to_owned(),
        _ => numeral.to_owned(),
    }
}

/// Remarks of the table about itself, which are no part of what must be there.
const REMARKS: [(&str, &str); 3] = [
    (
        " (letra propia; la matriz ITA lo pregunta por separado)",
        "",
    ),
    (" (letra propia; la matriz ITA pregunta cuatro ítems).", ""),
    ("(agrupación propia)", "(agrupación nuestra)"),
];

#[test]
fn resolution_1519_is_whole() {
    let regime = regime("res1519");
    let count = |phases: &[&str]| {
        names(regime, &|phase| {
            phases.iter().any(|wanted| phase.starts_with(wanted))
        })
        .len()
    };
    assert_eq!(count(&["anexo-1"]), 49);
    assert_eq!(count(&["anexo-1-criterios"]), 32);
    assert_eq!(count(&["anexo-2", "menu-"]), 259);
    assert_eq!(count(&["anexo-3", "anexo-4"]), 19);
    let levels = regime
        .phases
        .iter()
        .filter_map(|phase| phase.level.as_deref());
    assert_eq!(
        levels.collect::<Vec<_>>(),
        ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
    );
    let mut wanted = Vec::new();
    for name in [
        "res1519-anexo1.csv",
        "res1519-anexo2.csv",
        "res1519-anexo3-anexo4.csv",
    ] {
        wanted.extend(table(name).unwrap_or_default());
    }
    if wanted.is_empty() {
        return;
    }
    assert_eq!(wanted.len(), regime.requirements.len());
    for (row, one) in wanted.iter().zip(&regime.requirements) {
        let numeral = &row["numeral"];
        let text = REMARKS
            .iter()
            .fold(row["what_it_must_contain"].clone(), |text, (from, to)| {
                text.replace(from, to)
            });
        assert_eq!(*one.name, *row["item"], "{numeral}");
        assert_eq!(*one.label, *label(numeral), "{numeral}");
        assert_eq!(*one.text, *text, "{numeral}");
        let confidence = match &*row["confidence"] {
            sure if sure.starts_with("source read") => Confidence::Source,
            "from memory" => Confidence::Memory,
            _ => Confidence::Name,
        };
        assert_eq!(one.confidence, confidence, "{numeral}");
        // What the table says of a department: it does not apply, or only people can tell.
        let applies = row["applies_to"]
            .rsplit_once("gobernacion=")
            .map(|(_, word)| word);
        let report = excused(one);
        assert_eq!(report, applies == Some("no"), "{numeral}");
        if row["mandatory"] == "conditional" && applies != Some("no") {
            assert!(one.applies.when.is_some(), "{numeral}: when does it apply?");
        }
    }
}

/// Whether a requirement does not apply to a department, by its kind alone.
fn excused(one: &Requirement) -> bool {
    let among = |wanted: &[std::sync::Arc<str>], value: &str| {
        wanted.is_empty() || wanted.iter().any(|one| **one == *value)
    };
    let applies = &one.applies;
    !(among(&applies.order, "territorial")
        && among(&applies.branch, "ejecutiva")
        && among(&applies.kinds, "gobernacion"))
}

#[test]
fn ids_are_unique_over_all_regimes_and_references_go_both_ways() {
    let mut see: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut ids = BTreeSet::new();
    for regime in checklists() {
        for one in &regime.requirements {
            assert!(ids.insert(&*one.id), "{} is of two regimes", one.id);
            let aims = one.see.iter().map(ToString::to_string).collect();
            see.insert(format!("{}/{}", regime.id, one.id), aims);
        }
    }
    let mut count = 0;
    for (from, aims) in &see {
        for aim in aims {
            count += 1;
            let back = see.get(aim).is_some_and(|aims| aims.contains(from));
            assert!(back, "{from} names {aim}, which does not name it");
        }
    }
    assert!(count > 100, "only {count} references");
}

#[test]
fn each_requirement_says_what_why_how_sure_and_what_to_do() {
    for regime in checklists() {
        for one in &regime.requirements {
            let id = &one.id;
            assert!(one.text.chars().count() > 10, "{id}: what must be there?");
            assert!(!one.basis.trim().is_empty(), "{id}: why?");
            assert!(one.max > 0, "{id}: no points");
            for lang in ["es", "en"] {
                let remedy = one.remedy.get(lang).map_or(0, |text| text.chars().count());
                assert!(remedy > 20, "{id}: what to do, in {lang}?");
            }
        }
    }
}

/// What was not read in the norm itself says so: on the pages, in JSON and in the findings.
#[test]
fn what_was_not_read_in_the_norm_says_so() {
    let host = portal::real();
    let (build, files) = portal::build(&host);
    let messages = "de memoria, sin leer la norma: verifíquelo";
    for pack in &build.report.packs {
        let mut unsure = 0;
        for one in pack.requirements() {
            let page = portal::text(&files, &format!("{}index.html", &one.address[1..]));
            let memory = one.confidence == Confidence::Memory;
            unsure += usize::from(memory);
            assert_eq!(page.contains(messages), memory, "{}", one.id);
        }
        assert!(unsure > 0, "{}", pack.id);
    }
    let report = serde_json::from_slice::<serde_json::Value>(&crate::compliance::written(
        &build,
        &build.report,
        vitrina::compliance::Format::Json,
    ));
    let report = report.expect("it is JSON");
    for pack in report["packs"].as_array().expect("a list") {
        for phase in pack["phases"].as_array().expect("a list") {
            for one in phase["requirements"].as_array().expect("a list") {
                let wanted = match one["confidence"].as_str() {
                    Some("source") => "leído en una fuente que reproduce la norma",
                    Some("name") => "solo el nombre se leyó",
                    Some("memory") => "de memoria, sin leer la norma",
                    other => panic!("{other:?}"),
                };
                let note = one["confidence_note"].as_str().expect("a text");
                assert!(note.starts_with(wanted), "{one}");
            }
        }
    }
}

fn outcome(host: &MemoryHost, pack: &str, id: &str) -> Outcome {
    let build = engine::run(host, &NullStage, Options::default()).expect("content makes no fault");
    let pack = build.report.packs.iter().find(|one| &*one.id == pack);
    let one = pack.and_then(|pack| pack.requirements().find(|one| &*one.id == id).cloned());
    one.expect("the portal uses it").outcome
}

/// The mailbox for judicial notices must be written well *and* read in the footer of every page.
#[test]
fn a_datum_of_the_entity_must_be_read_in_its_part() {
    let host = portal::real();
    let is = |host: &MemoryHost| {
        outcome(
            host,
            "gel-anexo2",
            "anexo2-correo-notificaciones-judiciales",
        )
    };
    assert_eq!(is(&host), Outcome::Met);
    let toml = String::from_utf8(host.files["portal.toml"].to_vec()).expect("UTF-8");
    let mut without = host.clone();
    without.write(
        "portal.toml",
        toml.replace(
            "correo_judicial = \"judiciales.ejemplo@putumayo.gov.co\"\n",
            "",
        ),
    );
    assert_eq!(is(&without), Outcome::Missing);
}

/// A list that no longer hangs where it was asked to be linked from is missing there, and nowhere else.
#[test]
fn a_list_must_be_linked_from_the_section_of_attention() {
    let host = portal::real();
    let id = "sitio-ac-notificaciones-terceros";
    assert_eq!(outcome(&host, "gel-anexo2", id), Outcome::Met);
    let path = "content/secciones/atencion.md";
    let text = String::from_utf8(host.files[path].to_vec()).expect("UTF-8");
    let mut without = host.clone();
    let link = "[notificaciones a terceros](secciones/notificaciones)";
    assert!(text.contains(link));
    without.write(path, text.replace(link, "notificaciones a terceros"));
    assert_eq!(outcome(&without, "gel-anexo2", id), Outcome::Missing);
    let same_duty = "anexo2-notificaciones-terceros";
    assert_eq!(outcome(&without, "gel-anexo2", same_duty), Outcome::Met);
}

/// The three regimes are held against 10,000 documents in less than a tenth of a second. It builds a large portal first:
/// `cargo test --release --test it -- --ignored ten_thousand --nocapture`.
#[test]
#[ignore = "it builds a portal of ten thousand documents"]
fn three_regimes_are_assessed_on_ten_thousand_documents() {
    let mut host = portal::real();
    for number in 0..9_600 {
        let (year, month, day) = (1991 + number % 35, 1 + number % 12, 1 + number % 28);
        let tipo = ["decreto", "resolucion", "circular", "ordenanza"][number % 4];
        host.write(
            &format!("content/normas/{tipo}-{number}-sintetica.toml"),
            format!(
                "tipo = \"{tipo}\"\nnumero = \"{number}\"\nvigencia = {year}\nfecha = {year}-{month:02}-{day:02}\nestado = \"vigente\"\n\
                 epigrafe = \"Norma sintética número {number}.\"\nambito = \"departamental\"\nenlace = \"https://www.ejemplo.gov.co/{number}\"\nejemplo = true\n"
            ),
        );
    }
    portal::stamp(&mut host);
    let build = engine::run(&host, &NullStage, Options::default()).expect("content makes no fault");
    let documents = build.catalog.docs().count();
    assert!(documents >= 10_000, "{documents}");
    let times = (0..7).map(|_| {
        let began = std::time::Instant::now();
        let report = vitrina::assess::report(checklists(), &build.catalog, &build.site, build.date);
        assert_eq!(report.packs.len(), 3);
        began.elapsed()
    });
    let mut times: Vec<_> = times.collect();
    times.sort();
    portal::tell(&format!(
        "{documents} documents, {} pages: {times:?}",
        build.site.pages.len()
    ));
    assert!(times[3].as_millis() < 100, "{times:?}");
}
