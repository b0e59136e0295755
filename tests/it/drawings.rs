//! Drawings of pages: read as XML, held to the numbers of their tables and of the source.

use vitrina::draw::{
    self, Bars, Cell, Chart, Fill, Line, Node, Outline, Row, Scale, Spark, Tie, WIDTH, Words,
};

use crate::drawing::{Drawing, close};

fn words() -> Words {
    Words {
        id: "d".to_owned(),
        title: "Título & más".to_owned(),
        sentence: "Una frase.".to_owned(),
    }
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
