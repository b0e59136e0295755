//! A reader of drawings that shares nothing with what draws them: the XML of a page's SVG as rectangles, texts and lines.

use quick_xml::Reader;
use quick_xml::events::Event;

/// What stands in a drawing.
#[derive(Debug, Default)]
pub(crate) struct Drawing {
    pub(crate) size: (f64, f64),
    pub(crate) title: String,
    pub(crate) sentence: String,
    /// Class, x, y, width, height; those of patterns are not in it.
    pub(crate) rects: Vec<(String, [f64; 4])>,
    /// Text, whether bold, and the frame that it takes at most.
    pub(crate) texts: Vec<(String, [f64; 4])>,
    pub(crate) lines: Vec<Vec<(f64, f64)>>,
    /// Points that paths name as they go.
    pub(crate) points: Vec<(f64, f64)>,
    pub(crate) paths: Vec<(String, String)>,
}

impl Drawing {
    pub(crate) fn read(svg: &str) -> Drawing {
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
                            // Also on a page that is written from right to left.
                            assert_eq!(of("direction").as_deref(), Some("ltr"));
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
    pub(crate) fn check(&self) {
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

    pub(crate) fn said(&self) -> Vec<&str> {
        self.texts.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// The lengths of the parts of each bar, from the top; the key is not in it.
    pub(crate) fn bars(&self, from: f64) -> Vec<Vec<(String, f64)>> {
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

pub(crate) fn points(list: &str) -> Vec<(f64, f64)> {
    list.split_whitespace()
        .map(|point| {
            let (x, y) = point.split_once(',').expect("two numbers");
            (x.parse().expect("a number"), y.parse().expect("a number"))
        })
        .collect()
}

/// The points of a path of `M`, `L`, `H`, `V`, `h`, `v`, `l`; others end it.
pub(crate) fn way(d: &str) -> Vec<(f64, f64)> {
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

/// Whether two lengths are the same, as drawings round them.
pub(crate) fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.11
}
