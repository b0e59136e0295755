use image::{DynamicImage, ImageFormat, RgbImage};

use super::*;

/// A picture with soft colours, as photographs have.
fn photograph(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let wave = |k: f32| ((x as f32 * k).sin() * (y as f32 * k * 0.7).cos() * 60.0) as i32;
        let at = |base: u32, k: f32| (base as i32 % 190 + 30 + wave(k)).clamp(0, 255) as u8;
        image::Rgb([at(x / 3, 0.013), at(y / 2, 0.031), at((x + y) / 4, 0.007)])
    })
}

fn file(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image.into().write_to(&mut out, format).expect("memory");
    out.into_inner()
}

#[test]
fn widths_go_up_to_the_files_own_and_none_is_nearly_another() {
    assert_eq!(ladder(4000, &WIDTHS), [160, 320, 640, 960, 1280]);
    assert_eq!(ladder(1000, &WIDTHS), [160, 320, 640, 1000]);
    assert_eq!(ladder(100, &WIDTHS), [100]);
    assert_eq!(ladder(320, &WIDTHS), [160, 320]);
    assert_eq!(ladder(1, &WIDTHS), [1]);
    assert_eq!(ladder(4000, &PLAIN_WIDTHS), [320, 960]);
    assert_eq!(ladder(300, &PLAIN_WIDTHS), [300]);
}

#[test]
fn an_entry_of_the_store_gives_the_picture_back_or_nothing() {
    let picture = make(&file(photograph(700, 400), ImageFormat::Jpeg)).expect("a picture");
    let kept = entry::write(&picture);
    assert_eq!(entry::read(&kept).as_ref(), Some(&picture));
    for cut in (0..kept.len()).step_by(97) {
        assert_eq!(entry::read(&kept[..cut]), None, "cut at {cut}");
    }
    let mut longer = kept.clone();
    longer.push(0);
    assert_eq!(entry::read(&longer), None);
}

#[test]
fn a_screenshot_of_few_colours_stays_exact_and_a_photograph_does_not() {
    let squares = RgbImage::from_fn(640, 480, |x, y| match (x / 40 + y / 40) % 2 {
        0 => image::Rgb([255, 255, 255]),
        _ => image::Rgb([11, 93, 59]),
    });
    let picture = make(&file(squares.clone(), ImageFormat::Png)).expect("a picture");
    let widest = picture
        .variants
        .iter()
        .find(|one| one.width == 640)
        .expect("its own width");
    assert_eq!(widest.format, Format::WebP);
    let read = image::load_from_memory(&widest.bytes)
        .expect("WebP")
        .into_rgb8();
    assert!(read == squares, "not a pixel changed");
    assert!(picture.variants.iter().any(|one| one.format == Format::Png));
    // A photograph saved as PNG is a photograph: as PNG it would weigh ten times as much.
    let picture = make(&file(photograph(700, 400), ImageFormat::Png)).expect("a picture");
    assert!(picture.variants.iter().all(|one| one.format != Format::Png));
}

#[test]
fn broken_bytes_are_a_fault_and_never_a_panic() {
    let whole = [
        file(photograph(64, 48), ImageFormat::Jpeg),
        file(photograph(64, 48), ImageFormat::Png),
        file(photograph(64, 48), ImageFormat::WebP),
        file(photograph(64, 48), ImageFormat::Gif),
    ];
    for bytes in &whole {
        assert!(make(bytes).is_ok());
        for n in 0..bytes.len() {
            let _ = make(&bytes[..n]);
            let mut changed = bytes.clone();
            changed[n] ^= 0x55;
            let _ = make(&changed);
        }
        assert_eq!(make(&bytes[..bytes.len() * 2 / 3]), Err(Fault::Damaged));
    }
    assert_eq!(make(b""), Err(Fault::Damaged));
    assert_eq!(make(b"hola"), Err(Fault::Format("")));
    assert_eq!(
        make(b"\0\0\0\x18ftypheic\0\0\0\0"),
        Err(Fault::Format("HEIC"))
    );
    assert_eq!(
        make(b"\0\0\0\x18ftypavif\0\0\0\0"),
        Err(Fault::Format("AVIF"))
    );
}

#[test]
fn the_recipe_names_the_libraries_that_are_used() {
    let lock = include_str!("../../Cargo.lock");
    for part in RECIPE.split("; ").skip(1) {
        let (name, version) = part.split_once(' ').expect("a name and a version");
        let line = format!("name = \"{name}\"\nversion = \"{version}\"");
        assert!(lock.contains(&line), "{part} is not what Cargo.lock has");
    }
}
