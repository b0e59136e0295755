//! Drawings of pages: read as XML, held to the numbers of their tables and of the source.

use quick_xml::Reader;
use quick_xml::events::Event;
use scraper::{ElementRef, Html, Selector};
use vitrina::draw::{
    self, Bars, Cell, Chart, Fill, Line, Node, Outline, Row, Scale, Spark, Tie, WIDTH, Words,
};

use crate::portal::{self, Files};

/// What stands in a drawing.
#[derive(Debug, Default)]
struct Drawing {
    size: (f64, f64),
    title: String,
    sentence: String,
    /// Class, x, y, width, height; those of patterns are not in it.
    rects: Vec<(String, [f64; 4])>,
    /// Text, whether bold, and the frame that it takes at most.
    texts: Vec<(String, [f64; 4])>,
    lines: Vec<Vec<(f64, f64)>>,
    /// Points that paths name as they go.
    points: Vec<(f64, f64)>,
    paths: Vec<(String, String)>,
}

impl Drawing {
    fn read(svg: &str) -> Drawing {
        let mut reader = Reader::from_str(svg);
        let (mut drawing, mut open, mut id) = (Drawing::default(), Vec::new(), Vec::new());
        let mut text = (String::new(), 0.0, 0.0, String::new(), false);
        loop {
            let event = reader.read_event().expect("a drawing is XML");
            let empty = matches!(event, Event::Empty(_));
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    let of = |wanted: &str| -> Option<String> {
                        tag.attributes()
                            .map(|attribute| attribute.expect("an attribute"))
                            .find(|attribute| attribute.key.as_ref() == wanted)
                            .map(|attribute| attribute.value.to_string())
                    };
                    let number = |name: &str| -> f64 {
                        of(name).map_or(0.0, |value| value.parse().expect("a number"))
                    };
                    for attribute in tag.attributes() {
                        let attribute = attribute.expect("an attribute");
                        let key = attribute.key.as_ref();
                        assert!(key != "style" && !key.starts_with("on"), "{svg}");
                    }
                    match name.as_str() {
                        "svg" => {
                            assert_eq!(of("role").as_deref(), Some("img"));
                            let frame = of("viewBox").expect("a field");
                            let frame: Vec<f64> = frame
                                .split(' ')
                                .map(|n| n.parse().expect("a number"))
                                .collect();
                            assert_eq!(frame[..2], [0.0, 0.0]);
                            drawing.size = (frame[2], frame[3]);
                            let named = of("aria-labelledby").expect("it is named");
                            id = named.split(' ').map(str::to_owned).collect();
                            assert_eq!(id.len(), 2);
                        }
                        "title" => assert_eq!(of("id").as_ref(), id.first()),
                        "desc" => assert_eq!(of("id").as_ref(), id.get(1)),
                        "rect" => drawing.rects.push((
                            of("class").unwrap_or_default(),
                            ["x", "y", "width", "height"].map(number),
                        )),
                        "text" => {
                            text = (
                                String::new(),
                                number("x"),
                                number("y"),
                                of("text-anchor").unwrap_or_default(),
                                of("font-weight").is_some(),
                            );
                        }
                        "polyline" => drawing.lines.push(points(&of("points").expect("points"))),
                        "path" if !open.contains(&"pattern".to_owned()) => {
                            let d = of("d").expect("a path has its way");
                            drawing.points.extend(way(&d));
                            drawing.paths.push((of("class").unwrap_or_default(), d));
                        }
                        "path" | "pattern" | "circle" | "g" => {}
                        "a" | "script" | "style" => panic!("<{name}> in a picture: {svg}"),
                        other => panic!("an element nobody expected: {other}"),
                    }
                    if !empty {
                        open.push(name);
                    }
                }
                Event::Text(said) => match open.last().map(String::as_str) {
                    Some("title") => drawing.title.push_str(&said),
                    Some("desc") => drawing.sentence.push_str(&said),
                    Some("text") => text.0.push_str(&said),
                    _ => {}
                },
                Event::GeneralRef(_) => match open.last().map(String::as_str) {
                    Some("text") => text.0.push('&'),
                    Some("title") => drawing.title.push('&'),
                    Some("desc") => drawing.sentence.push('&'),
                    _ => {}
                },
                Event::End(_) => {
                    let closed = open.pop();
                    if closed.as_deref() == Some("text") {
                        let (said, x, y, anchor, bold) = std::mem::take(&mut text);
                        // Half of the size of the letters on the average, in common systems a little more.
                        let wide = said.chars().count() as f64 * if bold { 9.0 } else { 8.4 };
                        let left = match anchor.as_str() {
                            "middle" => x - wide / 2.0,
                            "end" => x - wide,
                            _ => x,
                        };
                        drawing
                            .texts
                            .push((said, [left, y - 12.0, left + wide, y + 3.0]));
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        drawing
    }

    /// What holds for each drawing.
    fn check(&self) {
        let (width, height) = self.size;
        assert!(
            !self.title.is_empty() && !self.sentence.is_empty(),
            "{self:?}"
        );
        let within = |x: f64, y: f64| {
            (-0.1..=width + 0.1).contains(&x) && (-0.1..=height + 0.1).contains(&y)
        };
        for (class, [x, y, w, h]) in &self.rects {
            assert!(
                within(*x, *y) && within(x + w, y + h),
                "{class} at {x} {y} {w} {h} of {width} {height}"
            );
        }
        for &(x, y) in self.lines.iter().flatten().chain(&self.points) {
            assert!(within(x, y), "{x} {y} of {width} {height}");
        }
        for (n, (text, frame)) in self.texts.iter().enumerate() {
            assert!(
                within(frame[0], frame[1]) && within(frame[2], frame[3]),
                "«{text}» leaves the field: {frame:?} of {width} {height}"
            );
            for (other, beside) in &self.texts[n + 1..] {
                let apart = frame[2] <= beside[0]
                    || beside[2] <= frame[0]
                    || frame[3] <= beside[1]
                    || beside[3] <= frame[1];
                assert!(apart, "«{text}» lies over «{other}»: {frame:?} {beside:?}");
            }
        }
    }

    fn said(&self) -> Vec<&str> {
        self.texts.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// The lengths of the parts of each bar, from the top; the key is not in it.
    fn bars(&self, from: f64) -> Vec<Vec<(String, f64)>> {
        let mut bars: Vec<(f64, Vec<(String, f64)>)> = Vec::new();
        for (class, [_, y, width, height]) in &self.rects {
            if *height != 14.0 || *y < from {
                continue;
            }
            match bars.last_mut() {
                Some((at, parts)) if at == y => parts.push((class.clone(), *width)),
                _ => bars.push((*y, vec![(class.clone(), *width)])),
            }
        }
        bars.into_iter().map(|(_, parts)| parts).collect()
    }
}

fn points(list: &str) -> Vec<(f64, f64)> {
    list.split_whitespace()
        .map(|point| {
            let (x, y) = point.split_once(',').expect("two numbers");
            (x.parse().expect("a number"), y.parse().expect("a number"))
        })
        .collect()
}

/// The points of a path of `M`, `L`, `H`, `V`, `h`, `v`, `l`; others end it.
fn way(d: &str) -> Vec<(f64, f64)> {
    let (mut found, mut at) = (Vec::new(), (0.0, 0.0));
    let mut rest = d;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[1..];
        let end = rest.find(|c: char| c.is_alphabetic()).unwrap_or(rest.len());
        let mut numbers = Vec::new();
        let mut number = String::new();
        for sign in rest[..end].chars() {
            if (sign == ' ' || sign == '-') && !number.is_empty() {
                numbers.push(number.parse::<f64>().expect("a number"));
                number.clear();
            }
            if sign != ' ' {
                number.push(sign);
            }
        }
        if !number.is_empty() {
            numbers.push(number.parse().expect("a number"));
        }
        rest = &rest[end..];
        at = match (letter, numbers.as_slice()) {
            ('M' | 'L', [x, y]) => (*x, *y),
            ('l' | 'm', [x, y, ..]) => (at.0 + x, at.1 + y),
            ('H', [x]) => (*x, at.1),
            ('V', [y]) => (at.0, *y),
            ('h', [x]) => (at.0 + x, at.1),
            ('v', [y]) => (at.0, at.1 + y),
            _ => continue,
        };
        found.push(at);
    }
    found
}

fn words() -> Words {
    Words {
        id: "d".to_owned(),
        title: "Título & más".to_owned(),
        sentence: "Una frase.".to_owned(),
        lang: None,
    }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.11
}

#[test]
fn bars_are_as_long_as_their_figures() {
    let row = |label: &str, value: &str, parts: &[f64]| Row {
        label: label.to_owned(),
        value: value.to_owned(),
        parts: parts.to_vec(),
    };
    let bars = Bars {
        series: vec![
            ("Pagado".to_owned(), Fill::Solid),
            ("Comprometido sin pagar".to_owned(), Fill::Hatched),
            ("Sin comprometer".to_owned(), Fill::Empty),
        ],
        rows: vec![
            row("Uno", "50 %", &[50.0, 25.0, 25.0]),
            row(
                "Un nombre tan largo que no cabe en una línea sola",
                "$ 1.000.000.000",
                &[10.0, 0.0, 10.0],
            ),
            row("Nada", "—", &[0.0, 0.0, 0.0]),
        ],
        scale: Scale::Common(100.0),
    };
    let drawing = Drawing::read(&draw::bars(&words(), &bars));
    drawing.check();
    assert_eq!(drawing.title, "Título & más");
    let drawn = drawing.bars(0.0);
    let lengths: Vec<Vec<f64>> = drawn
        .iter()
        .map(|bar| bar.iter().map(|(_, length)| *length).collect())
        .collect();
    // 326 units are the whole: the field without its edges.
    assert_eq!(lengths.len(), 2, "{drawn:?}");
    for (drawn, expected) in lengths
        .iter()
        .flatten()
        .zip([163.0, 81.5, 81.5, 32.6, 32.6])
    {
        assert!(close(*drawn, expected), "{lengths:?}");
    }
    let classes: Vec<&str> = drawn[0].iter().map(|(class, _)| class.as_str()).collect();
    assert_eq!(
        classes,
        ["g1", "b2", "b4"],
        "each part is filled its own way"
    );
    // A row that is a whole of its own fills the width.
    let own = Bars {
        scale: Scale::Own,
        ..bars
    };
    let drawing = Drawing::read(&draw::bars(&words(), &own));
    let whole: f64 = drawing.bars(0.0)[1].iter().map(|(_, length)| length).sum();
    assert!(close(whole, 326.0), "{whole}");
}

#[test]
fn lines_go_through_their_points_and_their_names_do_not_collide() {
    let line = |label: &str, last: f64| Line {
        label: label.to_owned(),
        points: vec![(0.0, 0.0), (0.5, 50.0), (1.0, last)],
    };
    let chart = Chart {
        lines: vec![
            line("Información 100", 100.0),
            line("Interacción 100", 100.0),
            line("Transacción 97,9", 97.9),
            line("Otra con un nombre largo 0", 0.0),
        ],
        rules: [0.0, 50.0, 100.0]
            .map(|value| (value, value.to_string()))
            .to_vec(),
        top: 100.0,
        ends: ("2026-08-16".to_owned(), "2026-11-24".to_owned()),
    };
    let drawing = Drawing::read(&draw::line(&words(), &chart));
    drawing.check();
    assert_eq!(drawing.lines.len(), 4);
    for line in &drawing.lines {
        // Half of the time in the middle, half of the height too.
        let middle = (line[0].0 + line[2].0) / 2.0;
        assert!(
            close(line[1].0, middle) && close(line[1].1, 97.0),
            "{line:?}"
        );
        assert!(close(line[0].1, 182.0), "{line:?}");
    }
    assert!(close(drawing.lines[0][2].1, 12.0));
    assert!(close(drawing.lines[2][2].1, 12.0 + 170.0 * 0.021));
    let svg = draw::line(&words(), &chart);
    assert_eq!(
        svg.matches("stroke-dasharray").count(),
        3,
        "lines differ without colour"
    );
}

#[test]
fn strips_hold_what_one_field_cannot() {
    let row = |label: &str, first: f64, last: f64| Spark {
        label: label.to_owned(),
        value: format!("{first} → {last}"),
        points: vec![(0.0, first), (0.25, first), (1.0, last)],
    };
    let rows = [
        row("1. Información de la entidad", 0.0, 100.0),
        row(
            "Un nombre muy largo de una parte que no cabe en una sola línea",
            50.0,
            25.0,
        ),
    ];
    let drawing = Drawing::read(&draw::sparks(&words(), &rows, 100.0));
    drawing.check();
    for (line, (first, last)) in drawing.lines.iter().zip([(0.0, 100.0), (50.0, 25.0)]) {
        // 28 units are the whole height; the time goes from edge to edge.
        assert!(
            close(line[0].1 - line[2].1, (last - first) * 0.28),
            "{line:?}"
        );
        assert_eq!((line[0].0, line[1].0, line[2].0), (4.0, 84.5, 326.0));
    }
    assert_eq!(drawing.lines.len(), 2);
}

#[test]
fn trees_and_graphs_hold_every_name() {
    let node = |name: &str, under: Vec<Node>| Node {
        name: name.to_owned(),
        under,
    };
    let deep = (0..9)
        .rev()
        .fold(node("La última de todas", Vec::new()), |under, n| {
            node(&format!("Oficina de Comunicaciones {n}"), vec![under])
        });
    let root = node(
        "Despacho",
        vec![
            deep,
            node("Electroencefalografistamente", Vec::new()),
            node("Secretaría de Productividad y Competitividad", Vec::new()),
        ],
    );
    let drawing = Drawing::read(&draw::tree(
        &words(),
        &[root, node("Otra raíz", Vec::new())],
    ));
    drawing.check();
    assert_eq!(drawing.rects.len(), 14);
    let said = drawing.said().join(" ");
    for name in [
        "Despacho",
        "Otra raíz",
        "Secretaría de Productividad",
        "La última de todas",
    ] {
        assert!(said.contains(name), "{said}");
    }

    let tie = |act: &str, name: &str| Tie {
        act: act.to_owned(),
        name: name.to_owned(),
    };
    let above = [
        tie("Modificada por, art. 1, 2", "Ley 1 de 2001"),
        tie("Derogada por", "Ley 2 de 2002"),
    ];
    let below = vec![tie("Reglamenta", "Ley 3 de 2003"); 12];
    for (above, below) in [
        (&above[..], &below[..]),
        (&above[..1], &[]),
        (&[], &below[..1]),
    ] {
        let drawing = Drawing::read(&draw::graph(&words(), "Decreto 4 de 2004", above, below));
        drawing.check();
        assert_eq!(drawing.rects.len(), 1 + above.len() + below.len());
        let points = drawing.paths.iter().filter(|(class, _)| class == "punta");
        // One arrow into the norm for all that act on it, one to each that it acts on.
        assert_eq!(points.count(), usize::from(!above.is_empty()) + below.len());
    }
}

#[test]
fn maps_name_every_territory() {
    let cell = |name: &str, row: usize, column: usize| Cell {
        name: name.to_owned(),
        row,
        column,
        marked: false,
    };
    let cells = [
        cell("Uno", 0, 0),
        cell("Valle del Guamuez", 0, 1),
        cell("Tres", 2, 0),
    ];
    let drawing = Drawing::read(&draw::grid(&words(), &cells, &[(0, 1), (0, 2)]));
    drawing.check();
    assert_eq!(drawing.rects.len(), 3);
    assert_eq!(
        drawing.paths[0].1.matches('M').count(),
        2,
        "a line a border"
    );
    assert_eq!(drawing.said(), ["Uno", "Valle del", "Guamuez", "Tres"]);

    // A square with a small one in its corner: the small one has room for its short name only.
    let square = |x: f64, size: f64| {
        vec![
            (x, x),
            (x + size, x),
            (x + size, x + size),
            (x, x + size),
            (x, x),
        ]
    };
    let outlines = [
        Outline {
            name: "Municipio grande".to_owned(),
            short: "1".to_owned(),
            rings: vec![square(0.0, 100.0)],
            marked: false,
        },
        Outline {
            name: "Municipio muy pequeño".to_owned(),
            short: "2".to_owned(),
            rings: vec![square(0.0, 7.0)],
            marked: false,
        },
    ];
    let drawing = Drawing::read(&draw::outlines(&words(), &outlines));
    drawing.check();
    assert_eq!(drawing.said(), ["Municipio grande", "2"]);
    assert_eq!(drawing.size, (2.0 * WIDTH, 2.0 * WIDTH));
}

fn select<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).expect("a selector"))
        .collect()
}

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
        for figure in select(&html, "figure.dibujo") {
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
    let cells: Vec<String> = select(&html, "section.presupuesto table tbody tr")
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
    let rows: Vec<Vec<String>> = select(&html, "section.presupuesto table")[1]
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
    let tables = select(&html, "section.contratacion table");
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
    let table: Vec<String> = select(&html, "table.avances tbody tr")
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
    assert!(text(select(&html, "section.avance p")[0]).ends_with("septiembre de 2026"));
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
    let rows: Vec<Vec<String>> = select(&html, "section.cumplidas tbody tr")
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
    let rows: Vec<String> = select(&html, "section.mapa tbody th")
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
