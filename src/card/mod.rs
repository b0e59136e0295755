//! The picture that other sites show beside a link to the portal: its name on the colour of its header.
//!
//! In: the name, the address, a colour. Out: a PNG of 1200 × 630, always the same for the same. Letters come from Public
//! Sans (see `OFL.txt`), cut down to those of the Latin script.

mod png;

use fontdue::{Font, FontSettings};
use unicode_normalization::UnicodeNormalization as _;

/// Width and height that the networks ask for.
pub const WIDTH: usize = 1200;
/// See [`WIDTH`].
pub const HEIGHT: usize = 630;

/// A colour: red, green, blue.
pub type Colour = [u8; 3];

/// The header's own colour.
pub const GROUND: Colour = [0x07, 0x3f, 0x29];
const WHITE: Colour = [0xff; 3];
const MARK: Colour = [0xff, 0xc8, 0x3d];

const MARGIN: usize = 90;
/// Sizes that are tried for the name, and how many lines it may have in each.
const SIZES: [(f32, usize); 4] = [(88.0, 3), (72.0, 4), (58.0, 5), (46.0, 6)];
const SMALL: f32 = 36.0;
/// Between the ground and a colour.
const STEPS: f32 = 63.0;

struct Picture {
    pixels: Vec<Colour>,
}

/// The picture.
pub fn draw(name: &str, host: &str, ground: Colour) -> Option<Vec<u8>> {
    let bytes: &[u8] = include_bytes!("PublicSans-Bold.ttf");
    let font = Font::from_bytes(bytes, FontSettings::default()).ok()?;
    let mut picture = Picture {
        pixels: vec![ground; WIDTH * HEIGHT],
    };
    // The bank of a river: two soft waves at the foot.
    picture.wave(ground, 0.16, 560.0, 26.0, 0.0);
    picture.wave(ground, 0.30, 592.0, 18.0, 1.9);
    picture.block(MARGIN, 92, 96, 12, MARK);
    let name: String = name.nfc().collect();
    let room = (WIDTH - 2 * MARGIN) as f32;
    let fits = SIZES.iter().find_map(|&(size, most)| {
        let lines = lines(&font, &name, size, room);
        let wide = lines.iter().any(|line| width(&font, line, size) > room);
        (lines.len() <= most && !wide).then_some((size, lines))
    });
    let (size, lines) = fits.unwrap_or_else(|| {
        let (size, most) = SIZES[SIZES.len() - 1];
        let mut lines = lines(&font, &name, size, room);
        lines.truncate(most);
        (size, lines)
    });
    let mut base = 150.0 + size * 0.8;
    for line in &lines {
        picture.text(&font, line, size, MARGIN as f32, base, WHITE);
        base += size * 1.16;
    }
    picture.text(&font, host, SMALL, MARGIN as f32, 520.0, WHITE);
    png::write(&picture.pixels, WIDTH)
}

/// A text in lines no wider than `room`, cut between words.
fn lines(font: &Font, text: &str, size: f32, room: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(font, &format!("{line} {word}"), size) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn width(font: &Font, text: &str, size: f32) -> f32 {
    text.chars()
        .map(|letter| font.metrics(letter, size).advance_width)
        .sum()
}

impl Picture {
    fn blend(&mut self, x: usize, y: usize, colour: Colour, cover: f32) {
        if x >= WIDTH || y >= HEIGHT {
            return;
        }
        // So many steps leave few enough colours for a palette.
        let cover = (cover * STEPS).round() / STEPS;
        let pixel = &mut self.pixels[y * WIDTH + x];
        for (pixel, wanted) in pixel.iter_mut().zip(colour) {
            let mixed = f32::from(*pixel) * (1.0 - cover) + f32::from(wanted) * cover;
            *pixel = mixed.round() as u8;
        }
    }

    fn block(&mut self, x: usize, y: usize, width: usize, height: usize, colour: Colour) {
        for row in y..y + height {
            for column in x..x + width {
                self.blend(column, row, colour, 1.0);
            }
        }
    }

    /// Everything under a wave, lighter than the ground.
    fn wave(&mut self, ground: Colour, lighter: f32, level: f32, height: f32, shift: f32) {
        let colour = ground
            .map(|part| (f32::from(part) + (255.0 - f32::from(part)) * lighter).round() as u8);
        for x in 0..WIDTH {
            // Half a turn as a parabola: sines differ from machine to machine.
            let turn = (x as f32 / 300.0 + shift).rem_euclid(2.0);
            let (half, sign) = if turn < 1.0 {
                (turn, 1.0)
            } else {
                (turn - 1.0, -1.0)
            };
            let edge = level + sign * height * 4.0 * half * (1.0 - half);
            for y in edge.floor() as usize..HEIGHT {
                let cover = (y as f32 + 1.0 - edge).clamp(0.0, 1.0);
                self.blend(x, y, colour, cover);
            }
        }
    }

    fn text(&mut self, font: &Font, text: &str, size: f32, left: f32, base: f32, colour: Colour) {
        let mut x = left;
        for letter in text.chars() {
            let (metrics, cover) = font.rasterize(letter, size);
            let top = base as i32 - metrics.height as i32 - metrics.ymin;
            let start = x.round() as i32 + metrics.xmin;
            for (n, &covered) in cover.iter().enumerate() {
                let column = start + (n % metrics.width.max(1)) as i32;
                let row = top + (n / metrics.width.max(1)) as i32;
                if let (Ok(column), Ok(row)) = (usize::try_from(column), usize::try_from(row)) {
                    self.blend(column, row, colour, f32::from(covered) / 255.0);
                }
            }
            x += metrics.advance_width;
        }
    }
}

/// A colour as stylesheets write it: `#0b5d3b` or `#abc`.
pub fn colour(text: &str) -> Option<Colour> {
    let digits = text.trim().strip_prefix('#')?;
    let wide: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let part = |at: usize| u8::from_str_radix(wide.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_makes_a_picture_of_the_right_size() {
        let long = "Consejo Comunitario ".repeat(40);
        for name in [
            "Gobernación del Putumayo",
            "Kamëntšá n\u{308}",
            "",
            "x",
            &long,
            "漢字",
        ] {
            let bytes = draw(name, "www.ejemplo.gov.co", GROUND).expect("a picture");
            let size = imagesize::blob_size(&bytes).expect("a PNG");
            assert_eq!((size.width, size.height), (WIDTH, HEIGHT), "{name}");
            assert!(bytes.len() < 60_000, "{name}: {} bytes", bytes.len());
        }
    }

    #[test]
    fn many_colours_are_written_as_they_are() {
        for most in [256, 257, 5000] {
            let pixels: Vec<Colour> = (0..100 * 60)
                .map(|n: u32| (n % most * 3301).to_be_bytes())
                .map(|[_, red, green, blue]| [red, green, blue])
                .collect();
            let bytes = png::write(&pixels, 100).expect("a picture");
            let read = image::load_from_memory(&bytes).expect("a PNG").to_rgb8();
            let read: Vec<Colour> = read.pixels().map(|pixel| pixel.0).collect();
            assert!(read == pixels, "{most}");
            assert_eq!(bytes[25], if most > 256 { 2 } else { 3 }, "colour type");
        }
    }

    #[test]
    fn a_name_is_written() {
        let with = draw("Gobernación", "a.gov.co", GROUND);
        assert_ne!(with, draw("", "a.gov.co", GROUND));
        assert_eq!(with, draw("Gobernación", "a.gov.co", GROUND));
    }

    #[test]
    fn colours_are_read_as_they_are_typed() {
        assert_eq!(colour("#0b5d3b"), Some([0x0b, 0x5d, 0x3b]));
        assert_eq!(colour("#ABC"), Some([0xaa, 0xbb, 0xcc]));
        for wrong in ["", "0b5d3b", "#0b5d3", "#ñ1234", "verde"] {
            assert_eq!(colour(wrong), None, "{wrong}");
        }
    }
}
