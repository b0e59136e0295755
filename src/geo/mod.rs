//! A map that a portal brings: outlines of territories from a GeoJSON file.
//!
//! In: the bytes of the file. Out: [`Map`], the rings of each territory by its DIVIPOLA code, in degrees as they are
//! written; or a [`Fault`] with the line. [`Map::plane`] makes of some of them outlines that can be drawn: projected and
//! with few points. Knows nothing of the portal's municipalities.

mod simplify;

use serde_json::Value as Json;

/// The greatest size of such a file.
pub const LIMIT: u64 = 16 * 1024 * 1024;

/// Names that sources give to the code of a municipality: DANE's of several years, and those of portals.
const CODES: [&str; 7] = [
    "codigo",
    "cod_municipio",
    "divipola",
    "mpio_cdpmp",
    "mpio_ccnct",
    "cod_mpio",
    "dpto_mpio",
];

/// A point: longitude and latitude, or right and down.
pub type Point = (f64, f64);

/// A territory.
#[derive(Debug, Clone, PartialEq)]
pub struct Territory {
    /// Its code: five digits.
    pub code: Box<str>,
    /// Its rings; the first of each polygon is its outside.
    pub rings: Vec<Vec<Point>>,
}

/// The territories of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// In the order of the file.
    pub territories: Vec<Territory>,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// It is not UTF-8.
    Encoding,
    /// It is not JSON.
    Json,
    /// It is JSON, and not a collection of features.
    NotGeo,
    /// It has no territory.
    Empty,
    /// A territory without a code of five digits.
    Code,
    /// A territory that is not a surface.
    Surface,
    /// A point that is not on the Earth, or not two numbers.
    Point,
    /// An outline that does not close, or has fewer than three sides.
    Ring,
}

/// A fault, with its line in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub problem: Problem,
    /// Where, from 1.
    pub line: usize,
}

impl Fault {
    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self.problem {
            Problem::Encoding => "codificacion",
            Problem::Json => "json",
            Problem::NotGeo => "otro",
            Problem::Empty => "vacio",
            Problem::Code => "codigo",
            Problem::Surface => "superficie",
            Problem::Point => "punto",
            Problem::Ring => "contorno",
        }
    }
}

/// Reads a file.
pub fn read(bytes: &[u8]) -> Result<Map, Fault> {
    let at = |problem, line| Fault { problem, line };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = lines(&bytes[..error.valid_up_to()]);
        at(Problem::Encoding, line)
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let json: Json =
        serde_json::from_str(text).map_err(|error| at(Problem::Json, error.line().max(1)))?;
    let features = match (&json["type"], &json["features"]) {
        (Json::String(kind), Json::Array(features)) if kind == "FeatureCollection" => features,
        _ => return Err(at(Problem::NotGeo, 1)),
    };
    if features.is_empty() {
        return Err(at(Problem::Empty, 1));
    }
    let mut territories = Vec::with_capacity(features.len());
    for (n, feature) in features.iter().enumerate() {
        let territory = territory(feature).map_err(|problem| {
            // A feature begins where it says that it is one.
            let places = text.match_indices("\"Feature\"").map(|(place, _)| place);
            let place = places.into_iter().nth(n).unwrap_or(0);
            at(problem, lines(&text.as_bytes()[..place]))
        })?;
        territories.push(territory);
    }
    Ok(Map { territories })
}

fn lines(before: &[u8]) -> usize {
    1 + before.iter().filter(|&&byte| byte == b'\n').count()
}

fn territory(feature: &Json) -> Result<Territory, Problem> {
    let code = code(&feature["properties"]).ok_or(Problem::Code)?;
    let geometry = &feature["geometry"];
    let polygons: Vec<&Json> = match geometry["type"].as_str() {
        Some("Polygon") => vec![&geometry["coordinates"]],
        Some("MultiPolygon") => geometry["coordinates"]
            .as_array()
            .ok_or(Problem::Surface)?
            .iter()
            .collect(),
        _ => return Err(Problem::Surface),
    };
    let mut rings = Vec::new();
    for polygon in polygons {
        let listed = polygon.as_array().ok_or(Problem::Surface)?;
        for ring in listed {
            rings.push(read_ring(ring)?);
        }
    }
    match rings.is_empty() {
        true => Err(Problem::Surface),
        false => Ok(Territory { code, rings }),
    }
}

fn code(properties: &Json) -> Option<Box<str>> {
    let properties = properties.as_object()?;
    let found = CODES.iter().find_map(|wanted| {
        let mut all = properties.iter();
        all.find(|(name, _)| name.to_lowercase() == *wanted)
    });
    let (_, value) = found?;
    let text = match value {
        Json::String(text) => text.trim().to_owned(),
        // Departments from 05 to 09 lose their zero as numbers.
        Json::Number(number) => format!("{:05}", number.as_u64()?),
        _ => return None,
    };
    (text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.into())
}

fn read_ring(ring: &Json) -> Result<Vec<Point>, Problem> {
    let points = ring.as_array().ok_or(Problem::Ring)?;
    let points: Vec<Point> = points
        .iter()
        .map(|point| {
            let (x, y) = (point[0].as_f64()?, point[1].as_f64()?);
            ((-180.0..=180.0).contains(&x) && (-90.0..=90.0).contains(&y)).then_some((x, y))
        })
        .collect::<Option<_>>()
        .ok_or(Problem::Point)?;
    match points.len() >= 4 && points.first() == points.last() {
        true => Ok(points),
        false => Err(Problem::Ring),
    }
}

/// Points of all outlines of a drawing: a few kilobytes.
const POINTS: usize = 900;
/// Parts into which the longer side is divided for the first attempt: about a unit of a drawing.
const FINEST: f64 = 660.0;

impl Map {
    /// The outlines of these codes, `None` where the file has none: on a plane that keeps shapes as they are at the middle
    /// latitude (x to the right, y downwards), and with no more points than a drawing needs.
    pub fn plane(&self, codes: &[&str]) -> Vec<Option<Vec<Vec<Point>>>> {
        let found: Vec<Vec<&Territory>> = codes
            .iter()
            .map(|code| {
                let all = self.territories.iter();
                all.filter(|territory| &*territory.code == *code).collect()
            })
            .collect();
        let points = || {
            let rings = found.iter().flatten().flat_map(|one| &one.rings);
            rings.flatten()
        };
        let (south, north) = points().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), point| {
            (a.min(point.1), b.max(point.1))
        });
        let shrink = ((south + north) / 2.0).to_radians().cos();
        let (west, east) = points().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), point| {
            (a.min(point.0), b.max(point.0))
        });
        let longer = ((east - west) * shrink).max(north - south);
        let flat = |ring: &Vec<Point>| -> Vec<Point> {
            ring.iter().map(|&(x, y)| (x * shrink, -y)).collect()
        };
        let rings: Vec<Option<Vec<Vec<Point>>>> = found
            .iter()
            .map(|all| {
                let rings = all.iter().flat_map(|one| one.rings.iter().map(flat));
                let rings: Vec<Vec<Point>> = rings.collect();
                (!rings.is_empty()).then_some(rings)
            })
            .collect();
        let mut tolerance = longer / FINEST;
        loop {
            let simple: Vec<Option<Vec<Vec<Point>>>> = rings
                .iter()
                .map(|one| one.as_ref().map(|rings| simplify::rings(rings, tolerance)))
                .collect();
            let count: usize = simple.iter().flatten().flatten().map(Vec::len).sum();
            let few = count <= POINTS.max(5 * simple.iter().flatten().count());
            if few || tolerance >= longer || !longer.is_finite() {
                return simple;
            }
            tolerance *= 1.5;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(code: &str, x: f64, y: f64) -> String {
        format!(
            "{{\"type\": \"Feature\", \"properties\": {{\"MPIO_CDPMP\": {code}}}, \"geometry\": {{\"type\": \"Polygon\", \"coordinates\": [[[{x}, {y}], [{}, {y}], [{}, {}], [{x}, {}], [{x}, {y}]]]}}}}",
            x + 1.0,
            x + 1.0,
            y + 1.0,
            y + 1.0
        )
    }

    fn collection(features: &[String]) -> String {
        format!(
            "{{\"type\": \"FeatureCollection\", \"features\": [\n{}\n]}}",
            features.join(",\n")
        )
    }

    #[test]
    fn a_file_is_read_by_the_codes_of_its_source() {
        let text = collection(&[square("\"86001\"", -76.0, 1.0), square("5001", -75.0, 6.0)]);
        let map = read(text.as_bytes()).expect("it is a map");
        let codes: Vec<&str> = map.territories.iter().map(|one| &*one.code).collect();
        assert_eq!(codes, ["86001", "05001"]);
        let plane = map.plane(&["86001", "86219"]);
        assert!(plane[1].is_none());
        let ring = &plane[0].as_ref().expect("it is there")[0];
        // At 1.5° of latitude a degree of longitude is 0.9997 of one of latitude; y grows downwards.
        let (left, right) = (ring[0].0, ring[1].0);
        assert!(
            (right - left - 1.5_f64.to_radians().cos()).abs() < 1e-9,
            "{ring:?}"
        );
        assert_eq!((ring[0].1, ring[2].1), (-1.0, -2.0));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let good = square("\"86001\"", -76.0, 1.0);
        let fault = |text: &str| {
            read(text.as_bytes())
                .map(|_| ())
                .map_err(|f| (f.problem, f.line))
        };
        let with = |bad: String| fault(&collection(&[good.clone(), bad]));
        assert_eq!(fault(&collection(std::slice::from_ref(&good))), Ok(()));
        assert_eq!(fault("{\n\n  \"type\": ,"), Err((Problem::Json, 3)));
        assert_eq!(fault("[]"), Err((Problem::NotGeo, 1)));
        assert_eq!(fault("{\"type\": \"Feature\"}"), Err((Problem::NotGeo, 1)));
        assert_eq!(fault(&collection(&[])), Err((Problem::Empty, 1)));
        assert_eq!(read(b"{\n\xff").map_err(|f| f.line), Err(2));
        for (bad, problem) in [
            (good.replace("86001", "860"), Problem::Code),
            (good.replace("MPIO_CDPMP", "nombre"), Problem::Code),
            (good.replace("Polygon", "Point"), Problem::Surface),
            (good.replace("-76", "-761"), Problem::Point),
            (good.replace("[-76, 1]]]", "[-76, 1.5]]]"), Problem::Ring),
            (good.replace("[[[", "[[[null, 2],["), Problem::Point),
        ] {
            assert_eq!(with(bad.clone()), Err((problem, 3)), "{bad}");
        }
    }
}
