//! An address as a QR code (ISO/IEC 18004), drawn as SVG for paper.
//!
//! In: text. Out: SVG, or nothing if the text is too long for a code that a telephone reads at that size.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// Modules of white around the code that readers ask for.
const QUIET: i32 = 4;
/// The largest version: 57 modules a side, readable at 3 cm.
const LARGEST: u8 = 10;

/// The pattern laid over the code. Readers read all eight; weighing which is the easiest for a damaged code costs more
/// than everything else of a page.
const PATTERN: u8 = 3;

/// The code as an SVG. It says nothing that the address beside it does not, so readers of screens pass it by.
pub(super) fn svg(text: &str) -> Option<String> {
    let code = QrCode::encode_segments_advanced(
        &QrSegment::make_segments(text),
        QrCodeEcc::Low,
        Version::MIN,
        Version::new(LARGEST),
        Some(Mask::new(PATTERN)),
        true,
    )
    .ok()?;
    let side = code.size() + 2 * QUIET;
    let path = strokes(&code);
    Some(format!(
        "<svg class=\"qr\" aria-hidden=\"true\" viewBox=\"0 0 {side} {side}\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path stroke=\"#000\" d=\"{path}\"/></svg>"
    ))
}

/// A line of strokes for each row of modules, one module thick: `M4 4.5h7m1 0h6`. A page of text weighs less than a
/// code drawn module by module.
fn strokes(code: &QrCode) -> String {
    let digits: Vec<String> = (0..=code.size() + QUIET).map(|n| n.to_string()).collect();
    let number = |n: i32| usize::try_from(n).map_or("0", |n| &digits[n]);
    let mut path = String::with_capacity(4096);
    for y in 0..code.size() {
        let mut x = 0;
        let mut pen = None;
        while x < code.size() {
            let from = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                match pen {
                    None => ["M", number(from + QUIET), " ", number(y + QUIET), ".5h"],
                    Some(pen) => ["m", number(from - pen), " ", "0", "h"],
                }
                .into_iter()
                .for_each(|part| path.push_str(part));
                path.push_str(number(x - from));
                pen = Some(x);
            }
            x += 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What somebody else's reader of codes reads from the drawing.
    fn read(svg: &str) -> String {
        let number = |text: &str| text.parse::<usize>().expect("a number");
        let (_, sides) = svg.split_once("viewBox=\"0 0 ").expect("a box");
        let side = number(sides.split(' ').next().expect("a side"));
        const SCALE: usize = 4;
        let mut pixels = vec![255u8; side * side * SCALE * SCALE];
        let path = svg.rsplit("d=\"").next().expect("a path");
        let path = path.split('"').next().expect("a path");
        for line in path.split('M').filter(|line| !line.is_empty()) {
            let (place, runs) = line.split_once('h').expect("a run");
            let (x, y) = place.split_once(' ').expect("a place");
            let y = number(y.strip_suffix(".5").expect("the middle of a row"));
            let mut x = number(x);
            for run in runs.split('m') {
                let length = match run.split_once(" 0h") {
                    Some((gap, length)) => {
                        x += number(gap);
                        number(length)
                    }
                    None => number(run),
                };
                for row in y * SCALE..(y + 1) * SCALE {
                    for column in x * SCALE..(x + length) * SCALE {
                        pixels[row * side * SCALE + column] = 0;
                    }
                }
                x += length;
            }
        }
        let width = side * SCALE;
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(width, width, |x, y| pixels[y * width + x]);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1, "one code is found");
        grids[0].decode().expect("it can be read").1
    }

    #[test]
    fn others_read_the_address() {
        for address in [
            "https://www.putumayo.gov.co/",
            "https://www.putumayo.gov.co/normas/ley-1712-2014/",
            "https://www.ejemplo.gov.co/gestión/año/",
            &format!("https://www.ejemplo.gov.co/{}/", "a".repeat(200)),
        ] {
            assert_eq!(read(&svg(address).expect("a code")), address);
        }
        // Whatever the address, the one pattern will do.
        for number in 0..60 {
            let path = "decreto-0251-".repeat(number % 6 + 1);
            let address = format!("https://www.ejemplo.gov.co/normas/{path}{number}/");
            assert_eq!(read(&svg(&address).expect("a code")), address);
        }
    }

    #[test]
    fn what_is_too_long_for_paper_has_no_code() {
        assert_eq!(svg(&"a".repeat(2000)), None);
    }
}
