//! The history of the score: what the drawing and its table say is what the ledger says.

use scraper::{Html, Selector};
use vitrina::host::memory::MemoryHost;
use vitrina::published;

use crate::portal;

/// A file of the ledger as `publish` would have written it: phases with their points.
fn noted(host: &mut MemoryHost, day: jiff::civil::Date, scores: &[(&str, u32, u32)]) {
    let seal = "0".repeat(64);
    let mut text = format!(
        "vitrina-publicado\t1\nfecha\t{day}\nbase\thttps://www.ejemplo.gov.co\nsello\t{seal}\n"
    );
    for (phase, obtained, max) in scores {
        text.push_str(&format!("puntaje\tgel-2012\t{phase}\t{obtained}\t{max}\n"));
    }
    let digest = vitrina::digest::Digest::of(text.as_bytes());
    text.push_str(&format!("fin\t{}\t{digest}\n", text.lines().count()));
    host.write(&published::path_of(day, &text), text);
}

fn with_checklist() -> MemoryHost {
    let mut host = portal::small();
    let config = format!(
        "{}\n[[regimenes]]\nid = \"gel-2012\"\n",
        host.text("portal.toml").expect("it is there")
    );
    host.write("portal.toml", config);
    host
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector)
        .map(|one| {
            one.text()
                .collect::<Vec<_>>()
                .join(" ")
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect()
}

#[test]
fn a_portal_that_never_published_has_no_history() {
    let (_, files) = portal::build(&with_checklist());
    assert!(!portal::text(&files, "cumplimiento/index.html").contains("class=\"historia\""));
}

#[test]
fn the_table_and_the_drawing_say_what_the_ledger_says() {
    let mut host = with_checklist();
    let day = jiff::civil::date;
    noted(
        &mut host,
        day(2026, 8, 16),
        &[
            ("informacion", 24, 96),
            ("interaccion", 0, 91),
            ("transaccion", 48, 96),
        ],
    );
    // Nothing changed on this day: it is not shown.
    noted(
        &mut host,
        day(2026, 9, 1),
        &[
            ("informacion", 24, 96),
            ("interaccion", 0, 91),
            ("transaccion", 48, 96),
        ],
    );
    noted(
        &mut host,
        day(2026, 10, 5),
        &[("informacion", 72, 96), ("interaccion", 0, 91)],
    );
    portal::stamp(&mut host);
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let page = portal::text(&files, "cumplimiento/index.html");
    let html = Html::parse_document(page);

    let today: Vec<f64> = build.report.packs[0]
        .phases
        .iter()
        .map(|phase| phase.prorated)
        .collect();
    let rows = texts(&html, ".historia tbody tr");
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(rows[0].starts_with("24 de noviembre de 2026"), "{rows:?}");
    assert_eq!(rows[1], "5 de octubre de 2026 75 0 —");
    assert_eq!(rows[2], "16 de agosto de 2026 25 0 50");
    assert!(texts(&html, ".historia caption")[0].contains("1 día"));
    assert_eq!(
        texts(&html, ".historia thead th"),
        ["Día", "Información", "Interacción", "Transacción"]
    );

    // The drawing: 100 days (16 August to 24 November) from the first point to the last, y from 12 (100) to 182 (0).
    let lines: Vec<Vec<(f64, f64)>> = html
        .select(&Selector::parse(".historia svg polyline").expect("a selector"))
        .map(|line| {
            let points = line.value().attr("points").expect("a line has points");
            points
                .split_whitespace()
                .map(|point| {
                    let (x, y) = point.split_once(',').expect("two numbers");
                    (x.parse().expect("a number"), y.parse().expect("a number"))
                })
                .collect()
        })
        .collect();
    let y = |value: f64| ((12.0 + 170.0 * (1.0 - value / 100.0)) * 10.0).round() / 10.0;
    let ys: Vec<Vec<f64>> = lines
        .iter()
        .map(|line| line.iter().map(|(_, y)| *y).collect())
        .collect();
    assert_eq!(ys[0], [139.5, 54.5, y(today[0])]);
    assert_eq!(ys[1], [182.0, 182.0, y(today[1])]);
    assert_eq!(ys[2], [97.0, y(today[2])]);
    let [first, middle, last] = [lines[0][0].0, lines[0][1].0, lines[0][2].0];
    assert!((middle - (first + last) / 2.0).abs() < 0.11, "{lines:?}");
    assert_eq!((lines[2][0].0, lines[2][1].0), (first, last));

    let said = &texts(&html, ".historia svg desc")[0];
    assert!(
        said.contains("De 16 de agosto de 2026 a 24 de noviembre de 2026."),
        "{said}"
    );
    assert!(said.contains("Información: de 25 a "), "{said}");
}

#[test]
fn the_real_portal_shows_the_scores_of_2012_beside_those_of_today() {
    let (_, files) = portal::build(&portal::real());
    let html = Html::parse_document(portal::text(&files, "cumplimiento/gel-2012/index.html"));
    let captions = texts(&html, "table.requisitos caption");
    let said: Vec<bool> = ["en 2012: 100,00", "en 2012: 100,00", "en 2012: 97,9"]
        .iter()
        .zip(&captions)
        .map(|(part, caption)| caption.ends_with(part))
        .collect();
    assert_eq!(said, [true; 3], "{captions:?}");
    // From the action plan: what was missing in 2012, and a variable with three points.
    for (id, before) in [
        ("pagos-electronicos", "0 / 1"),
        ("firma-digital", "0 / 1"),
        ("directorio-de-entidades", "3 / 3"),
    ] {
        let cells = texts(
            &html,
            &format!("tr[id=\"{id}\"] td[data-label=\"En 2012\"]"),
        );
        assert_eq!(cells, [before], "{id}");
    }
    let cells = texts(&html, "td[data-label=\"En 2012\"]");
    assert_eq!(cells.len(), 82);
    assert!(cells.iter().all(|cell| cell != "—"), "{cells:?}");
    // The action plan's progress stands on the overview, without another plan's.
    let overview = Html::parse_document(portal::text(&files, "cumplimiento/index.html"));
    let plan = texts(&overview, "section.avance p a");
    assert_eq!(
        plan,
        ["Plan de acción 2013: Estrategia de Gobierno en Línea"]
    );
}

#[test]
fn a_regime_of_many_phases_is_followed_part_by_part_on_its_page() {
    let mut host = portal::small();
    let config = format!(
        "{}\n[[regimenes]]\nid = \"gel-anexo2\"\n",
        host.text("portal.toml").expect("it is there")
    );
    host.write("portal.toml", config);
    let (build, _) = portal::build(&host);
    let phases = &build.report.packs[0].phases;
    assert!(phases.len() > 4, "{}", phases.len());
    // Every phase had nothing in August.
    let scores: Vec<(&str, u32, u32)> = phases
        .iter()
        .map(|phase| (&*phase.id, 0, phase.max))
        .collect();
    let day = jiff::civil::date(2026, 8, 16);
    noted(&mut host, day, &scores);
    let path = host
        .files
        .keys()
        .find(|path| path.starts_with("publicado/"));
    let path = path.expect("it was noted").to_string();
    let text = host
        .text(&path)
        .expect("it is text")
        .replace("gel-2012", "gel-anexo2");
    let body = text.split("fin\t").next().expect("it ends").to_owned();
    let digest = vitrina::digest::Digest::of(body.as_bytes());
    let text = format!("{body}fin\t{}\t{digest}\n", body.lines().count());
    host.files.remove(path.as_str());
    host.write(&published::path_of(day, &text), text);
    portal::stamp(&mut host);
    let (build, files) = portal::build(&host);
    let html = Html::parse_document(portal::text(&files, "cumplimiento/gel-anexo2/index.html"));
    let rows = texts(&html, "table.partes tbody tr");
    let scored: Vec<_> = build.report.packs[0]
        .phases
        .iter()
        .filter(|phase| phase.max > 0)
        .collect();
    assert_eq!(rows.len(), scored.len());
    for (row, phase) in rows.iter().zip(&scored) {
        let now = format!("{:.1}", phase.prorated).replace('.', ",");
        let now = now.trim_end_matches(",0");
        assert!(row.ends_with(&format!(" 0 {now}")), "{row} {now}");
    }
    // A strip for each, and the sentence counts those that rose.
    let selector = Selector::parse(".historia polyline.l1").expect("a selector");
    let strips = html.select(&selector);
    assert_eq!(
        strips.count(),
        scored.len() + 1,
        "with the line of the whole"
    );
    let rose = scored.iter().filter(|phase| phase.obtained > 0).count();
    let said = texts(&html, ".historia figcaption");
    assert!(
        said[1].starts_with(&format!("De {} partes, {rose} ", scored.len())),
        "{said:?}"
    );
}
