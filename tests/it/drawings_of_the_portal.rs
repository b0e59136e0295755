//! The drawings of the demonstration, held to the numbers of their tables and of the source.

use scraper::{ElementRef, Html, Selector};

use crate::drawing::{Drawing, close};
use crate::portal::{self, Files};

fn text(element: ElementRef<'_>) -> String {
    let all = element.text().collect::<Vec<_>>().join(" ");
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The drawing of a page whose id begins so.
fn drawing(files: &Files, page: &str, id: &str) -> (Html, Drawing) {
    let page = portal::text(files, page);
    let from = page
        .match_indices("<svg class=\"grafica\"")
        .map(|(at, _)| &page[at..page[at..].find("</svg>").expect("it ends") + at + 6])
        .find(|svg| svg.contains(&format!("aria-labelledby=\"{id}-t")))
        .unwrap_or_else(|| panic!("no drawing {id}"));
    (Html::parse_document(page), Drawing::read(from))
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Pesos as they are read.
fn pesos(text: &str) -> f64 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().expect("pesos")
}

#[test]
fn the_drawings_of_the_real_portal_say_what_their_tables_and_sources_say() {
    let (_, files) = portal::build(&portal::real());
    let (mut drawings, mut largest, mut packed) = (0, 0, 0);
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        for (at, _) in page.match_indices("<svg class=\"grafica\"") {
            let end = page[at..].find("</svg>").expect("it ends") + 6;
            let svg = &page[at..at + end];
            Drawing::read(svg).check();
            assert!(page.contains("<table") || page.contains("<ul"), "{path}");
            let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            std::io::Write::write_all(&mut zip, svg.as_bytes()).expect("into memory");
            packed = packed.max(zip.finish().expect("into memory").len());
            largest = largest.max(svg.len());
            drawings += 1;
        }
        let html = Html::parse_document(&page);
        for figure in portal::select(&html, "figure.dibujo") {
            let all = |selector: &str| -> Vec<String> {
                let selector = Selector::parse(selector).expect("a selector");
                figure.select(&selector).map(text).collect()
            };
            let (said, heard) = (all("figcaption"), all("desc"));
            assert_eq!(
                said, heard,
                "{path}: who reads and who listens are told the same"
            );
        }
    }
    portal::tell(&format!(
        "{drawings} drawings, at most {largest} B, {packed} B compressed"
    ));
    assert!(drawings > 30, "{drawings}");
    assert!(packed <= 4096, "{packed}");

    budget(&files);
    months(&files);
    contracts(&files);
    plan(&files);
    phases(&files);
}

fn budget(files: &Files) {
    let (html, drawing) = drawing(files, "presupuesto/2026/index.html", "d-rubros");
    // The source: code; name; …; definitive, committed, owed, paid.
    let csv = std::fs::read_to_string(portal::root().join("content/rubros/2026.csv"))
        .expect("the rows of the budget");
    let rows: Vec<Vec<&str>> = csv
        .lines()
        .skip(1)
        .map(|row| row.split(';').collect())
        .collect();
    let leaf = |code: &str| {
        !rows
            .iter()
            .any(|row| row[0].starts_with(&format!("{code}.")))
    };
    let leaves: Vec<&Vec<&str>> = rows.iter().filter(|row| leaf(row[0])).collect();
    let most = leaves.iter().map(|row| pesos(row[7])).fold(0.0, f64::max);
    let bars = drawing.bars(60.0);
    assert_eq!(bars.len(), leaves.len());
    let cells: Vec<String> = portal::select(&html, "section.presupuesto table tbody tr")
        .into_iter()
        .map(text)
        .collect();
    let said = plain(&drawing.said().join(" "));
    for (bar, row) in bars.iter().zip(&leaves) {
        let [whole, committed, paid] = [7, 8, 10].map(|column| pesos(row[column]));
        let parts = [paid, committed - paid, whole - committed];
        let parts: Vec<f64> = parts.into_iter().filter(|part| *part > 0.0).collect();
        for ((_, drawn), part) in bar.iter().zip(&parts) {
            assert!(close(*drawn, part / most * 326.0), "{row:?}: {bar:?}");
        }
        assert_eq!(bar.len(), parts.len());
        let percent = format!("{:.1}", paid / whole * 100.0).replace('.', ",");
        let percent = format!("{} %", percent.trim_end_matches(",0"));
        assert!(said.contains(&percent), "{percent}: {said}");
        let in_table = cells
            .iter()
            .find(|cell| cell.starts_with(&format!("{} ", row[0])));
        let in_table = in_table.expect("the table has the item");
        assert!(in_table.ends_with(&format!(" {percent}")), "{in_table}");
    }
    // Of 417.600 millions, 348.100 committed and 300.600 paid.
    let sentence = plain(&drawing.sentence);
    assert!(
        sentence.contains("de $ 417.600.000.000 se ha comprometido el 83,4 %"),
        "{sentence}"
    );
    assert!(sentence.contains("se ha pagado el 72 %"), "{sentence}");
    assert!(
        sentence.starts_with("Con corte a octubre de 2026"),
        "{sentence}"
    );
}

fn months(files: &Files) {
    let (html, drawing) = drawing(files, "presupuesto/2026/index.html", "d-meses");
    let rows: Vec<Vec<String>> = portal::select(&html, "section.presupuesto table")[1]
        .select(&Selector::parse("tbody tr").expect("a selector"))
        .map(|row| row.child_elements().map(text).collect())
        .collect();
    assert_eq!(rows.len(), 4);
    // From `content/presupuestos/2026.md`.
    assert_eq!(
        rows[0],
        [
            "octubre de 2026",
            "$ 348.100.000.000",
            "$ 305.850.000.000",
            "$ 300.600.000.000"
        ]
    );
    // The highest rule is 400.000 millions, at 12; the base, at 182.
    for (column, line) in drawing.lines.iter().enumerate() {
        for (row, (_, y)) in rows.iter().rev().zip(line) {
            let share = pesos(&row[column + 1]) / 400e9;
            assert!(close(*y, 12.0 + 170.0 * (1.0 - share)), "{row:?} {line:?}");
        }
    }
    assert!(drawing.said().contains(&"400.000"), "{:?}", drawing.said());
}

fn contracts(files: &Files) {
    let csv = std::fs::read_to_string(portal::root().join("content/contratos/contratos.csv"))
        .expect("the contracts");
    let rows: Vec<Vec<&str>> = csv
        .lines()
        .skip(1)
        .map(|row| row.split(';').collect())
        .collect();
    let whole: f64 = rows.iter().map(|row| pesos(row[9])).sum();
    let (html, ways) = drawing(files, "contratos/index.html", "d-modalidad");
    let tables = portal::select(&html, "section.contratacion table");
    let read = |table: ElementRef<'_>| -> Vec<Vec<String>> {
        table
            .select(&Selector::parse("tbody tr").expect("a selector"))
            .map(|row| row.child_elements().map(text).collect())
            .collect()
    };
    let by_way = read(tables[1]);
    let sum: f64 = by_way.iter().map(|row| pesos(&row[2])).sum();
    assert_eq!((sum, by_way.len()), (whole, ways.bars(0.0).len()));
    let most = pesos(&by_way[0][2]);
    for (row, bar) in by_way.iter().zip(ways.bars(0.0)) {
        assert!(
            close(bar[0].1, pesos(&row[2]) / most * 326.0),
            "{row:?} {bar:?}"
        );
        assert!(
            ways.said().iter().any(|said| plain(said) == row[2]),
            "{row:?}"
        );
    }
    let direct: f64 = rows
        .iter()
        .filter(|row| row[3] == "contratacion_directa")
        .map(|row| pesos(row[9]))
        .sum();
    let found = by_way.iter().find(|row| row[0] == "Contratación directa");
    assert_eq!(found.map(|row| pesos(&row[2])), Some(direct));

    let (_, months) = drawing(files, "contratos/index.html", "d-contratos-meses");
    let by_month = read(tables[0]);
    assert_eq!(
        by_month.len(),
        12,
        "months without a contract have their place too"
    );
    for row in &by_month {
        assert!(
            months.said().iter().any(|said| plain(said) == row[2]),
            "{row:?}"
        );
    }
    let july = rows.iter().filter(|row| row[10].starts_with("2026-07"));
    let july: f64 = july.map(|row| pesos(row[9])).sum();
    let found = by_month.iter().find(|row| row[0] == "julio de 2026");
    assert_eq!(found.map(|row| pesos(&row[2])), Some(july));
}

fn plan(files: &Files) {
    let (html, drawing) = drawing(files, "planes/plan-de-accion-2026/index.html", "d-avance");
    // 70 and 55, the only figures of its two components.
    let table: Vec<String> = portal::select(&html, "table.avances tbody tr")
        .into_iter()
        .map(text)
        .collect();
    assert_eq!(
        table,
        ["Atención a la ciudadanía 70 % 1", "Gobierno abierto 55 % 1"]
    );
    let bars = drawing.bars(30.0);
    for (bar, percent) in bars.iter().zip([70.0, 55.0]) {
        assert!(close(bar[0].1, percent * 3.26), "{bars:?}");
    }
    assert_eq!(bars.len(), 2);
    assert!(
        drawing
            .sentence
            .starts_with("Con corte a septiembre de 2026, de 2 componentes"),
        "{}",
        drawing.sentence
    );
    assert!(text(portal::select(&html, "section.avance p")[0]).ends_with("septiembre de 2026"));
}

fn phases(files: &Files) {
    let report: serde_json::Value =
        serde_json::from_slice(&files["cumplimiento/gel-2012.json"]).expect("the report is JSON");
    let (html, drawing) = drawing(files, "cumplimiento/gel-2012/index.html", "d-fases");
    let pack = if report["phases"].is_array() {
        &report
    } else {
        &report["packs"][0]
    };
    let phases = pack["phases"].as_array().expect("phases");
    let rows: Vec<Vec<String>> = portal::select(&html, "section.cumplidas tbody tr")
        .into_iter()
        .map(|row| row.child_elements().map(text).collect())
        .collect();
    assert_eq!(rows.len(), phases.len());
    for ((phase, row), bar) in phases.iter().zip(&rows).zip(drawing.bars(50.0)) {
        let all = phase["requirements"].as_array().expect("requirements");
        let count = |outcome: &str, basis: Option<&str>| {
            let found = all.iter().filter(|one| {
                one["outcome"] == *outcome && basis.is_none_or(|basis| one["basis"] == *basis)
            });
            found.count()
        };
        let counts = [
            count("met", Some("checked")),
            count("met", Some("declared")),
            count("missing", None),
            count("not_applicable", None),
        ];
        assert_eq!(row[1..], counts.map(|count| count.to_string()), "{row:?}");
        let drawn = counts.iter().filter(|&&count| count > 0);
        for ((_, length), count) in bar.iter().zip(drawn) {
            assert!(
                close(*length, *count as f64 / all.len() as f64 * 326.0),
                "{bar:?}"
            );
        }
    }
    let met = phases
        .iter()
        .flat_map(|phase| phase["requirements"].as_array().into_iter().flatten());
    let met = met.filter(|one| one["outcome"] == "met").count();
    assert!(
        drawing.sentence.contains(&format!("se cumplen {met}")),
        "{}",
        drawing.sentence
    );
}

/// The municipalities as DANE draws them; the file may not stand in the repository, `VITRINA_DATA` says where it is.
#[test]
fn a_portal_brings_its_own_map() {
    let Some(data) = std::env::var_os("VITRINA_DATA") else {
        portal::tell("NOT RUN: map (VITRINA_DATA is not set)");
        assert_ne!(
            std::env::var("VITRINA_REQUIRE").as_deref(),
            Ok("all"),
            "VITRINA_DATA is not set"
        );
        return;
    };
    let path = std::path::PathBuf::from(data).join("putumayo-municipios.geojson");
    let map = std::fs::read(path).expect("VITRINA_DATA has the map");
    let mut host = portal::real();
    let config = host.text("portal.toml").expect("it is there");
    let config = config.replacen(
        "base =",
        "mapa = \"archivos/municipios.geojson\"\nbase =",
        1,
    );
    host.write("portal.toml", config);
    host.write("content/archivos/municipios.geojson", map);
    portal::stamp(&mut host);
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let (html, drawing) = drawing(&files, "putumayo/mapas/index.html", "d-mapa");
    drawing.check();
    let shapes = drawing
        .paths
        .iter()
        .filter(|(class, _)| class == "territorio");
    assert_eq!(shapes.count(), 13);
    // Each is named, or has its number in the table.
    let rows: Vec<String> = portal::select(&html, "section.mapa tbody th")
        .into_iter()
        .map(text)
        .collect();
    assert_eq!(drawing.texts.len(), 13);
    for (said, _) in &drawing.texts {
        let known = rows.iter().any(|row| match said.parse::<u32>() {
            Ok(number) => row.starts_with(&format!("{number}. ")),
            Err(_) => row.ends_with(said.as_str()),
        });
        assert!(known, "{said}: {rows:?}");
    }
    assert!(
        drawing.said().contains(&"Puerto Leguízamo"),
        "{:?}",
        drawing.said()
    );
    // Puerto Leguízamo is the largest and the farthest to the south-east: its outline reaches the right edge.
    let right = drawing.points.iter().map(|(x, _)| *x).fold(0.0, f64::max);
    assert!(
        right >= drawing.size.0 - 2.0,
        "{right} of {:?}",
        drawing.size
    );
    // 3.19° of longitude by 1.91° of latitude at 0.4°: the drawing keeps the proportion.
    let json: serde_json::Value =
        serde_json::from_slice(&host.files["content/archivos/municipios.geojson"]).expect("JSON");
    let mut ends = [f64::MAX, f64::MIN, f64::MAX, f64::MIN];
    for feature in json["features"].as_array().expect("features") {
        for point in feature["geometry"]["coordinates"][0]
            .as_array()
            .expect("points")
        {
            let (x, y) = (point[0].as_f64().expect("x"), point[1].as_f64().expect("y"));
            ends = [
                ends[0].min(x),
                ends[1].max(x),
                ends[2].min(y),
                ends[3].max(y),
            ];
        }
    }
    let middle = f64::midpoint(ends[2], ends[3]).to_radians().cos();
    let proportion = (ends[1] - ends[0]) * middle / (ends[3] - ends[2]);
    let drawn = (drawing.size.0 - 2.0) / (drawing.size.1 - 2.0);
    assert!((proportion - drawn).abs() < 0.02, "{proportion} {drawn}");
}
