//! Deadlines through the public door: what falls due, who answers for it, and the calendars of the site.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Output};

use jiff::civil::{Date, date};
use vitrina::deadlines::{Deadline, deadlines};
use vitrina::engine::{self, Options};
use vitrina::host::memory::MemoryHost;

use crate::portal;

fn on(host: &MemoryHost, day: Date) -> BTreeMap<String, Deadline> {
    let options = Options {
        date: Some(day),
        drafts: false,
        ..Options::default()
    };
    let read = engine::content(host, options).expect("content cannot make a fault");
    let all = deadlines(&read.catalog, day);
    let count = all.len();
    let by_id: BTreeMap<String, Deadline> =
        all.into_iter().map(|one| (one.id.clone(), one)).collect();
    assert_eq!(by_id.len(), count, "two deadlines have one id");
    by_id
}

fn due(host: &MemoryHost, day: Date, beginning: &str) -> Vec<(Date, bool)> {
    let found = on(host, day).into_values();
    found
        .filter(|one| one.id.starts_with(beginning))
        .map(|one| (one.due, one.overdue))
        .collect()
}

fn report(host: &mut MemoryHost, id: &str, class: &str, day: &str, to: &str) {
    let text = format!(
        "+++\ntitulo = \"Informe {id}\"\nclase = \"{class}\"\nfecha = {day}\nperiodo = {{ desde = 2025-01-01, hasta = {to} }}\nresumen_ciudadano = \"Se hizo.\"\n+++\n"
    );
    host.write(&format!("content/informes/{id}.md"), text);
}

const QUARTERLY: &str = "titulo = \"Informe de peticiones\"\nresponsable = \"despacho\"\ntipo = \"informe\"\ncalendario = \"informe-de-peticiones\"\nfrecuencia = \"trimestral\"\nrige_desde = 2026-01-01\n";

#[test]
fn what_is_published_moves_the_next_day() {
    let mut host = portal::small();
    host.write("content/politica-editorial/peticiones.toml", QUARTERLY);
    let id = "publicacion-peticiones";
    let today = portal::TODAY;
    // Nothing was ever published: three months after the commitment began.
    assert_eq!(due(&host, today, id), [(date(2026, 4, 1), true)]);
    // Another class of report does not count.
    report(&mut host, "otro", "gestion", "2026-11-01", "2026-09-30");
    assert_eq!(due(&host, today, id), [(date(2026, 4, 1), true)]);
    report(&mut host, "uno", "pqrsd", "2026-08-31", "2026-06-30");
    // The last day of a month leads to the last day of a month.
    assert_eq!(due(&host, today, id), [(date(2026, 11, 30), false)]);
    assert_eq!(
        due(&host, date(2026, 12, 1), id),
        [(date(2026, 11, 30), true)]
    );
    // By the period that it covers, and ten working days more: 30 September, 31 December, and over the holiday of
    // Epiphany (11 January 2027) and New Year to the 18th.
    report(&mut host, "dos", "pqrsd", "2026-11-05", "2026-09-30");
    let by_period = format!(
        "{QUARTERLY}cubre = \"periodo.hasta\"\nplazo = {{ valor = 10, unidad = \"dias_habiles\" }}\n"
    );
    host.write("content/politica-editorial/peticiones.toml", by_period);
    let found = on(&host, today);
    let one = &found["publicacion-peticiones-2027-01-18"];
    assert_eq!(
        (one.due, one.overdue, one.working),
        (date(2027, 1, 18), false, true)
    );
}

#[test]
fn what_is_due_on_a_day_of_the_year_knows_the_year_it_covers() {
    let commitment = |duty: &str, kind: &str| {
        format!(
            "titulo = \"Uno\"\nresponsable = \"despacho\"\ntipo = \"{kind}\"\ncalendario = \"{duty}\"\nfrecuencia = \"anual\"\nrige_desde = 2025-02-01\n"
        )
    };
    let mut host = portal::small();
    host.write(
        "content/politica-editorial/gestion.toml",
        commitment("informe-de-gestion", "informe"),
    );
    host.write(
        "content/politica-editorial/accion.toml",
        commitment("plan-de-accion", "plan"),
    );
    let today = portal::TODAY;
    let first = [(date(2026, 1, 31), true)];
    assert_eq!(due(&host, today, "publicacion-gestion"), first);
    assert_eq!(due(&host, today, "publicacion-accion"), first);
    // A report on 2025 is the one of January 2026; a plan for 2026 too.
    report(&mut host, "gestion", "gestion", "2026-01-30", "2025-12-31");
    host.write(
        "content/planes/accion.md",
        "+++\ntitulo = \"Plan de 2026\"\nclase = \"accion\"\nvigencia = 2026\n+++\n",
    );
    let next = [(date(2027, 1, 31), false)];
    assert_eq!(due(&host, today, "publicacion-gestion"), next);
    assert_eq!(due(&host, today, "publicacion-accion"), next);
    // An entry that is an example counts for nothing outside a demonstration.
    host.write(
        "content/planes/accion.md",
        "+++\ntitulo = \"Plan de 2026\"\nclase = \"accion\"\nvigencia = 2026\nejemplo = true\n+++\n",
    );
    assert_eq!(due(&host, today, "publicacion-accion"), first);
}

#[test]
fn the_demonstration_names_what_falls_due() {
    let host = portal::real();
    let today = on(&host, portal::TODAY);
    assert!(today.values().all(|one| !one.overdue));
    let notice = &today["notificacion-2026-terceros-ejemplo-1"];
    assert_eq!(notice.due, date(2026, 11, 27));
    // Wednesday, Thursday, Friday.
    assert_eq!((notice.working_days, notice.working), (3, true));
    assert!(
        !today.contains_key("notificacion-2026-aviso-ejemplo-1"),
        "its day is past"
    );
    // Fifteen working days after 15 December: Christmas and New Year do not count.
    let results = "plazo-resultados-de-consultas-consulta-proyecto-ordenanza-ejemplo";
    assert_eq!(today[results].due, date(2027, 1, 7));
    // An action that is done is no deadline, a plan that ended obliges nobody.
    let actions = |source: &str| {
        let of_source = today.values().filter(|one| &*one.source == source);
        of_source.map(|one| one.due).collect::<Vec<_>>()
    };
    assert_eq!(
        actions("hallazgo").len(),
        3,
        "four findings of an audit, of which one is settled"
    );
    assert!(actions("accion").is_empty());
    let later = on(&host, date(2027, 11, 24));
    let overdue: BTreeSet<&str> = later
        .values()
        .filter(|one| one.overdue)
        .map(|one| one.id.as_str())
        .collect();
    for id in [
        "publicacion-plan-de-accion-2027-01-31",
        "publicacion-informe-de-gestion-2027-01-31",
        "publicacion-informe-de-peticiones-2027-02-05",
        "publicacion-control-interno-2027-01-30",
        results,
        "hallazgo-plan-de-mejoramiento-2026-1",
    ] {
        assert!(overdue.contains(id), "{id} is not overdue: {overdue:?}");
    }
}

#[test]
fn a_declaration_is_named_before_and_after_it_expires() {
    let mut host = portal::small();
    host.write(
        "content/cumplimiento/organigrama.toml",
        "requisito = \"organigrama\"\nregimen = \"gel-2012\"\nestado = \"declarado\"\nrazon = \"Se hizo.\"\ndeclara = \"despacho\"\ncargo = \"Jefe\"\nfecha = 2026-03-02\nvence = 2026-11-30\n",
    );
    let id = "declaracion-organigrama";
    assert_eq!(
        due(&host, date(2026, 11, 24), id),
        [(date(2026, 11, 30), false)]
    );
    assert_eq!(
        due(&host, date(2026, 11, 30), id),
        [(date(2026, 11, 30), false)]
    );
    assert_eq!(
        due(&host, date(2026, 12, 1), id),
        [(date(2026, 11, 30), true)]
    );
}

fn vitrina(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vitrina"))
        .args(args)
        .args(["--root", &portal::root().to_string_lossy(), "--lang", "es"])
        .output()
        .expect("the program starts")
}

#[test]
fn the_command_says_what_is_overdue_with_its_exit_code() {
    let told = vitrina(&["deadlines", "--days", "3", "--format", "json"]);
    assert_eq!(told.status.code(), Some(0), "{told:?}");
    let json: serde_json::Value = serde_json::from_slice(&told.stdout).expect("JSON");
    assert_eq!(json["overdue"], 0);
    let one = &json["deadlines"][0];
    assert_eq!(json["deadlines"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        (
            one["due"].as_str(),
            one["unit"].as_str(),
            one["path"].as_str()
        ),
        (
            Some("2026-11-27"),
            Some("planeacion"),
            Some("content/notificaciones/2026-terceros-ejemplo-1.md")
        )
    );
    let told = vitrina(&[
        "plazos",
        "--date",
        "2027-11-24",
        "--unit",
        "hacienda",
        "--format",
        "csv",
    ]);
    assert_eq!(told.status.code(), Some(1), "{told:?}");
    let mut rows = csv::Reader::from_reader(&told.stdout[..]);
    let rows: Vec<BTreeMap<String, String>> =
        rows.deserialize().map(|row| row.expect("CSV")).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| row["unit"] == "hacienda"));
    assert!(rows.iter().any(|row| row["state"] == "overdue"));
    let told = vitrina(&["plazos", "--unit", "haciendas"]);
    assert_eq!(told.status.code(), Some(2), "{told:?}");
    assert!(String::from_utf8_lossy(&told.stderr).contains("¿Quiso decir «hacienda»?"));
    let told = vitrina(&["plazos", "--days", "3"]);
    let text = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(text.contains("2026-11-27 · en 3 días hábiles"), "{text}");
    let told = vitrina(&["plazos", "--ics", "--format", "json"]);
    assert_eq!(told.status.code(), Some(2), "{told:?}");
}

/// What RFC 5545 asks of a calendar, read without the writer: properties of each event, unfolded.
fn events(text: &str, name: &str) -> Vec<BTreeMap<String, String>> {
    let rest = text.replace("\r\n", "");
    assert!(
        !rest.contains(['\r', '\n']),
        "{name}: a line does not end with CRLF"
    );
    assert!(text.ends_with("\r\n"), "{name}");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{name}: {} octets: {line}", line.len());
    }
    let unfolded = text.replace("\r\n ", "").replace("\r\n\t", "");
    let mut open: Vec<String> = Vec::new();
    let (mut whole, mut events) = (BTreeSet::new(), Vec::<BTreeMap<String, String>>::new());
    for line in unfolded.split_terminator("\r\n") {
        let (key, value) = line
            .split_once(':')
            .unwrap_or_else(|| panic!("{name}: {line}"));
        match key {
            "BEGIN" => {
                if value == "VEVENT" {
                    events.push(BTreeMap::new());
                }
                open.push(value.to_owned());
            }
            "END" => assert_eq!(open.pop().as_deref(), Some(value), "{name}: blocks cross"),
            key => match open.last().map(String::as_str) {
                Some("VCALENDAR") => assert!(whole.insert(key.to_owned()), "{name}: {key} twice"),
                Some("VEVENT") => {
                    let event = events.last_mut().expect("within an event");
                    let before = event.insert(key.to_owned(), value.to_owned());
                    assert_eq!(before, None, "{name}: {key} twice");
                }
                Some("VALARM") => {}
                other => panic!("{name}: {key} within {other:?}"),
            },
        }
    }
    assert!(open.is_empty() && !events.is_empty(), "{name}");
    let other = read_by_another(text, name);
    assert_eq!(
        other.len(),
        events.len(),
        "{name}: another reader sees others"
    );
    for event in &events {
        let (day, title) = &other[&event["UID"]];
        assert_eq!(day, &event["DTSTART;VALUE=DATE"], "{name}");
        assert!(!title.is_empty(), "{name}");
    }
    assert!(
        whole.contains("VERSION") && whole.contains("PRODID"),
        "{name}"
    );
    for event in &events {
        let stamp = &event["DTSTAMP"];
        let digits = |text: &str| text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
        assert!(
            digits(&stamp[..8]) && stamp.ends_with('Z') && stamp.len() == 16,
            "{name}: {stamp}"
        );
        let day: Date = event["DTSTART;VALUE=DATE"].parse().expect("a day");
        let end: Date = event["DTEND;VALUE=DATE"].parse().expect("a day");
        assert_eq!(
            day.tomorrow().ok(),
            Some(end),
            "{name}: the end of a day is not part of it"
        );
        // A comma or semicolon that is not escaped would part a text in two.
        let mut letters = event["SUMMARY"].chars();
        while let Some(letter) = letters.next() {
            assert!(!matches!(letter, ',' | ';'), "{name}: {}", event["SUMMARY"]);
            if letter == '\\' {
                letters.next();
            }
        }
    }
    events
}

/// The same calendar as a reader of calendars that is not ours sees it: day and title of each event by its UID.
fn read_by_another(text: &str, name: &str) -> BTreeMap<String, (String, String)> {
    use icalendar::parser;
    let unfolded = parser::unfold(text);
    let calendar = parser::read_calendar(&unfolded)
        .unwrap_or_else(|problem| panic!("{name} is no calendar: {problem}"));
    let version = calendar.properties.iter().find(|one| one.name == "VERSION");
    assert_eq!(version.map(|one| one.val.as_str()), Some("2.0"), "{name}");
    let events = calendar.components.iter().map(|event| {
        assert_eq!(event.name, "VEVENT", "{name}");
        let value = |wanted: &str| {
            let found = event.find_prop(wanted);
            let found = found.unwrap_or_else(|| panic!("{name}: an event without {wanted}"));
            found.val.as_str().to_owned()
        };
        (value("UID"), (value("DTSTART"), value("SUMMARY")))
    });
    events.collect()
}

fn uids(events: &[BTreeMap<String, String>]) -> BTreeSet<String> {
    events.iter().map(|event| event["UID"].clone()).collect()
}

#[test]
fn the_site_has_a_calendar_for_all_and_one_for_each_office() {
    let host = portal::real();
    let (_, files) = portal::build(&host);
    let all = events(portal::text(&files, "plazos.ics"), "plazos.ics");
    assert_eq!(uids(&all).len(), all.len(), "two events have one UID");
    let mut of_units = BTreeSet::new();
    let names: Vec<&String> = files
        .keys()
        .filter(|path| path.starts_with("plazos/") && path.ends_with(".ics"))
        .collect();
    assert!(names.len() > 3, "{names:?}");
    for name in names {
        let some = events(portal::text(&files, name), name);
        let owners: BTreeSet<&String> = some.iter().map(|event| &event["CATEGORIES"]).collect();
        assert_eq!(owners.len(), 1, "{name}: {owners:?}");
        for uid in uids(&some) {
            assert!(of_units.insert(uid.clone()), "{uid} belongs to two offices");
        }
    }
    let owned = all.iter().filter(|event| event.contains_key("CATEGORIES"));
    assert_eq!(of_units.len(), owned.count());
    // A day that passes changes nothing.
    let tomorrow = Options {
        date: Some(date(2026, 11, 25)),
        drafts: false,
        ..Options::default()
    };
    let (_, next) = portal::build_on(&host, tomorrow);
    assert!(
        files["plazos.ics"] == next["plazos.ics"],
        "the calendar changed overnight"
    );
    // A portal without an editorial policy has none.
    let (_, files) = portal::build(&portal::small());
    assert!(!files.keys().any(|path| path.starts_with("plazos")));
}
