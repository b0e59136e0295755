//! The report of the checklists in every format, read by independent parsers: all of them say the same of every
//! requirement, in the order of the regime. And its pages: one a requirement, at an address that can be typed.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use quick_xml::events::Event;
use serde_json::Value as Json;
use vitrina::assess::{Outcome, Report};
use vitrina::compliance::{self, Context, Filter, Format, State};
use vitrina::engine::Build;
use vitrina::model::LangId;

use crate::machine::SARIF;
use crate::portal;

/// A report as a file.
pub(crate) fn written(build: &Build, report: &Report, format: Format) -> Vec<u8> {
    let context = Context {
        page: false,
        catalog: &build.catalog,
        messages: &build.messages["es"],
        lang: LangId::SOURCE,
        whole: None,
    };
    compliance::write(report, format, &context)
}

fn text(build: &Build, report: &Report, format: Format) -> String {
    String::from_utf8(written(build, report, format)).expect("it is UTF-8")
}

/// What is expected of each format: id with its checklist, and outcome, in order.
fn expected(report: &Report) -> Vec<(String, Outcome)> {
    let packs = report.packs.iter();
    packs
        .flat_map(|pack| {
            let all = pack.requirements();
            all.map(|one| (format!("{}/{}", pack.id, one.id), one.outcome))
        })
        .collect()
}

#[test]
fn every_format_says_the_same_in_the_order_of_the_regime() {
    let host = portal::real();
    let build = portal::try_build(&host).expect("no fault");
    let report = &build.report;
    let expected = expected(report);
    assert!(expected.len() > 150, "two regimes: {}", expected.len());
    let of = |name: &str| match name {
        "met" | "pass" | "cumple" => Outcome::Met,
        "missing" | "fail" | "falta" => Outcome::Missing,
        "not_applicable" | "notApplicable" | "no aplica" => Outcome::NotApplicable,
        other => panic!("{other:?} is no outcome"),
    };
    let same = |format: &str, found: Vec<(String, Outcome)>| {
        assert_eq!(found, expected, "{format}");
    };

    let json: Json = serde_json::from_str(&text(&build, report, Format::Json)).expect("JSON");
    let mut found = Vec::new();
    for pack in json["packs"].as_array().expect("packs") {
        for phase in pack["phases"].as_array().expect("phases") {
            for one in phase["requirements"].as_array().expect("requirements") {
                let id = |value: &Json| value.as_str().expect("an id").to_owned();
                found.push((
                    format!("{}/{}", id(&pack["id"]), id(&one["id"])),
                    of(&id(&one["outcome"])),
                ));
            }
        }
    }
    same("JSON", found);

    let csv = text(&build, report, Format::Csv);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader
        .deserialize::<BTreeMap<String, String>>()
        .map(|row| row.expect("a row"));
    same(
        "CSV",
        rows.map(|row| {
            (
                format!("{}/{}", row["pack"], row["id"]),
                of(&row["outcome"]),
            )
        })
        .collect(),
    );

    let bytes = written(&build, report, Format::Xlsx);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheet = book.worksheet_range("datos").expect("the sheet");
    let mut rows = sheet.rows();
    let head: Vec<String> = rows
        .next()
        .expect("a header")
        .iter()
        .map(Data::to_string)
        .collect();
    let column = |name: &str| {
        let found = head.iter().position(|known| known == name);
        found.unwrap_or_else(|| panic!("no column {name} in {head:?}"))
    };
    let (id, outcome) = (column("Identificador"), column("Resultado"));
    same(
        "XLSX",
        rows.map(|row| (row[id].to_string(), of(&row[outcome].to_string())))
            .collect(),
    );

    let sarif: Json = serde_json::from_str(&text(&build, report, Format::Sarif)).expect("JSON");
    let wrong: Vec<String> = SARIF
        .iter_errors(&sarif)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().expect("results").iter();
    same(
        "SARIF",
        results
            .map(|one| {
                let index = one["ruleIndex"].as_u64().expect("an index") as usize;
                let rule = &run["tool"]["driver"]["rules"][index]["id"];
                assert_eq!(*rule, one["ruleId"]);
                assert_eq!(one["kind"] == "fail", one["level"] != "none", "{one}");
                let id = one["ruleId"].as_str().expect("an id").to_owned();
                (id, of(one["kind"].as_str().expect("a kind")))
            })
            .collect(),
    );
}

#[test]
fn junit_has_a_case_for_each_requirement_and_counts_right() {
    let host = portal::real();
    let build = portal::try_build(&host).expect("no fault");
    let xml = text(&build, &build.report, Format::Junit);
    let mut reader = quick_xml::Reader::from_str(&xml);
    let mut suites: Vec<[usize; 3]> = Vec::new();
    let mut counted: Vec<[usize; 3]> = Vec::new();
    loop {
        let event = reader.read_event().expect("XML");
        let (Event::Start(tag) | Event::Empty(tag)) = &event else {
            match event {
                Event::Eof => break,
                _ => continue,
            }
        };
        let number = |name: &str| -> usize {
            let value = tag
                .try_get_attribute(name)
                .expect("an attribute")
                .expect("it is there");
            let value = value.value.into_owned();
            value.parse().expect("a number")
        };
        let mut last = |n: usize| counted.last_mut().expect("within a suite")[n] += 1;
        match tag.name().as_ref() {
            "testsuite" => {
                suites.push(["tests", "failures", "skipped"].map(number));
                counted.push([0; 3]);
            }
            "testcase" => last(0),
            "failure" => last(1),
            "skipped" => last(2),
            _ => {}
        }
    }
    assert_eq!(suites, counted);
    for (pack, suite) in build.report.packs.iter().zip(&suites) {
        let missing = pack
            .requirements()
            .filter(|one| one.outcome == Outcome::Missing);
        assert_eq!(suite[1], missing.count(), "{}", pack.id);
    }
}

#[test]
fn markdown_tables_hold_scores_and_what_is_missing() {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let host = portal::real();
    let build = portal::try_build(&host).expect("no fault");
    let report = &build.report;
    let markdown = text(&build, report, Format::Markdown);
    let (mut tables, mut rows) = (0, 0);
    let mut cells: Vec<String> = Vec::new();
    for event in Parser::new_ext(&markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Table(_)) => tables += 1,
            Event::Start(Tag::TableRow) => rows += 1,
            Event::Start(Tag::TableCell) => cells.push(String::new()),
            Event::Text(words) if tables > 0 => {
                if let Some(cell) = cells.last_mut() {
                    cell.push_str(&words);
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => panic!("{html}"),
            Event::End(TagEnd::Table) => {}
            _ => {}
        }
    }
    let phases: usize = report.packs.iter().map(|pack| pack.phases.len()).sum();
    let packs = report.packs.iter();
    let missing: Vec<_> = packs
        .flat_map(|pack| pack.requirements())
        .filter(|one| one.outcome == Outcome::Missing)
        .collect();
    assert_eq!(rows, phases + missing.len());
    for one in missing {
        let wanted = format!("{} {}", one.label, one.name);
        assert!(cells.iter().any(|cell| **cell == *wanted), "{wanted}");
    }
}

#[test]
fn a_part_of_the_report_is_what_was_asked_for() {
    let host = portal::real();
    let build = portal::try_build(&host).expect("no fault");
    let all: Vec<_> = portal::requirements(&build).collect();
    let count = |filter: Filter| -> usize {
        let part = filter.apply(&build.report);
        part.packs
            .iter()
            .map(|pack| pack.requirements().count())
            .sum()
    };
    let state = |state| Filter {
        state: Some(state),
        ..Filter::default()
    };
    let (met, missing) = (count(state(State::Met)), count(state(State::Missing)));
    let exempt = count(state(State::NotApplicable));
    assert_eq!(met + missing + exempt, all.len());
    assert!(met > 0 && missing > 0);
    assert!(count(state(State::Example)) < met);
    // Each unit is asked for by itself; together they are all that has a unit.
    let mut units: Vec<_> = all.iter().flat_map(|one| &one.owners).cloned().collect();
    units.sort_unstable();
    units.dedup();
    assert!(units.len() > 3, "{units:?}");
    for unit in units {
        let of_unit = all.iter().filter(|one| one.owners.contains(&unit)).count();
        let filter = Filter {
            unit: Some(unit),
            ..Filter::default()
        };
        assert_eq!(count(filter), of_unit);
    }
    let pack = Filter {
        pack: Some("gel-2012".into()),
        ..Filter::default()
    };
    assert_eq!(count(pack), 82);
}

#[test]
fn each_requirement_has_a_page_with_its_state_evidence_and_norm() {
    let (build, files) = portal::build(&portal::real());
    for pack in &build.report.packs {
        let list = portal::text(&files, &format!("cumplimiento/{}/index.html", pack.id));
        for one in pack.requirements() {
            assert!(
                list.contains(&format!("href=\"{}\"", one.address)),
                "{}",
                one.id
            );
            for prefix in ["", "en/"] {
                let path = format!("{prefix}{}index.html", &one.address[1..]);
                let page = portal::text(&files, &path);
                let state = match one.outcome {
                    Outcome::Met => "estado met",
                    Outcome::Missing => "estado missing",
                    Outcome::NotApplicable => "estado not_applicable",
                };
                assert!(page.contains(state), "{path}");
                for address in &one.evidence {
                    assert!(
                        page.contains(&format!("href=\"{address}\"")),
                        "{path}: {address}"
                    );
                }
            }
        }
    }
    // Two requirements of one label have two pages.
    assert!(files.contains_key("gel/VAEI41924193-buzon-pqrsd/index.html"));
    assert!(files.contains_key("gel/VAEI41924193-seguimiento-pqrsd/index.html"));
}
