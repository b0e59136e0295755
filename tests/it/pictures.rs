//! Pictures of pixels, from the file in `content/imagenes` to what a page shows: sizes, forms, nothing personal in them,
//! and what is kept between builds. The files are made here; what is built is read by decoders that did not write it.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use vitrina::diag::Severity;
use vitrina::engine::Build;
use vitrina::host::memory::MemoryHost;

use crate::portal::{self, Files};

const RED: [u8; 3] = [220, 30, 30];
const GREEN: [u8; 3] = [30, 160, 60];
const BLUE: [u8; 3] = [30, 60, 200];
const WHITE: [u8; 3] = [250, 250, 250];

/// A picture of four colours with a grain, so that it is no drawing of few colours.
pub(crate) fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let base = match (x < width / 2, y < height / 2) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => WHITE,
        };
        let grain = |n: u32| ((x * 7 + y * 13 + n * 31) % 17) as u8;
        let at = |n: usize| base[n].saturating_sub(grain(n as u32) + (x % 11) as u8);
        Rgb([at(0), at(1), at(2)])
    })
}

pub(crate) fn file(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image.into().write_to(&mut out, format).expect("memory");
    out.into_inner()
}

/// An Exif as telephones write it: held sideways, with its make and the place of a house in it.
fn exif() -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    let entry = |out: &mut Vec<u8>, tag: u16, ty: u16, count: u32, value: u32| {
        out.extend(tag.to_le_bytes());
        out.extend(ty.to_le_bytes());
        out.extend(count.to_le_bytes());
        out.extend(value.to_le_bytes());
    };
    // The first table: make (at 50), orientation 6, the table of the place (at 64).
    tiff.extend(3_u16.to_le_bytes());
    entry(&mut tiff, 0x010f, 2, 14, 50);
    entry(&mut tiff, 0x0112, 3, 1, 6);
    entry(&mut tiff, 0x8825, 4, 1, 64);
    tiff.extend([0; 4]);
    tiff.extend(b"TELEFONO-DE-X\0");
    tiff.extend(2_u16.to_le_bytes());
    entry(&mut tiff, 1, 2, 2, u32::from(b'N'));
    entry(&mut tiff, 2, 5, 3, 94);
    tiff.extend([0; 4]);
    for (number, parts) in [(1_u32, 1_u32), (9, 1), (777, 10)] {
        tiff.extend(number.to_le_bytes());
        tiff.extend(parts.to_le_bytes());
    }
    let mut out = b"Exif\0\0".to_vec();
    out.extend(tiff);
    out
}

/// A photograph as it comes out of a telephone: lying on its side, with Exif, and a comment.
pub(crate) fn from_telephone(width: u32, height: u32) -> Vec<u8> {
    let plain = file(quarters(width, height), ImageFormat::Jpeg);
    let mut out = plain[..2].to_vec();
    for (mark, data) in [(0xe1, exif()), (0xfe, b"SECRETO-EN-COMENTARIO".to_vec())] {
        out.extend([0xff, mark]);
        out.extend((data.len() as u16 + 2).to_be_bytes());
        out.extend(data);
    }
    out.extend(&plain[2..]);
    out
}

pub(crate) fn news(front: &str, body: &str) -> String {
    format!(
        "+++\ntitulo = \"Puente\"\nfecha = 2026-11-05\nresumen = \"Quedó.\"\n{front}+++\n{body}\n"
    )
}

pub(crate) fn with(path: &str, bytes: &[u8], front: &str, body: &str) -> MemoryHost {
    let mut host = portal::small();
    host.write(&format!("content/{path}"), bytes);
    host.write("content/noticias/puente.md", news(front, body));
    portal::stamp(&mut host);
    host
}

pub(crate) const OWN: &str = "imagen = { archivo = \"imagenes/puente.jpg\", texto_alternativo = \"El puente, desde la orilla\", pie = \"Desde abajo\", credito = \"Oficina\" }\n";

/// The addresses of a `srcset` with their widths.
fn set(text: &str) -> Vec<(String, u32)> {
    text.split(", ")
        .map(|one| {
            let (address, width) = one.split_once(' ').expect("an address and a width");
            let width = width.strip_suffix('w').expect("a width").parse();
            (address.to_owned(), width.expect("a number"))
        })
        .collect()
}

fn bytes<'f>(files: &'f Files, address: &str) -> &'f [u8] {
    &files[address.strip_prefix('/').expect("an address of the site")]
}

fn read(files: &Files, address: &str) -> DynamicImage {
    image::load_from_memory(bytes(files, address)).expect("a picture")
}

/// The colour that a pixel has, by the nearest of the four.
fn colour(image: &RgbImage, x: f32, y: f32) -> [u8; 3] {
    let at = |part: f32, whole: u32| (part * whole as f32) as u32;
    let seen = image
        .get_pixel(at(x, image.width()), at(y, image.height()))
        .0;
    let far = |one: &[u8; 3]| -> u32 {
        one.iter()
            .zip(seen)
            .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2))
            .sum()
    };
    [RED, GREEN, BLUE, WHITE]
        .into_iter()
        .min_by_key(far)
        .expect("four colours")
}

fn codes(build: &Build, host: &MemoryHost) -> Vec<String> {
    let told = build.findings.iter().map(|finding| {
        format!(
            "{} {}",
            finding.code.id,
            portal::position(build, host, finding)
        )
    });
    told.collect()
}

#[test]
fn a_photograph_from_a_telephone_stands_upright_in_several_sizes_without_its_data() {
    let host = with(
        "imagenes/puente.jpg",
        &from_telephone(3000, 2000),
        OWN,
        "Quedó bien.",
    );
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let page = portal::page(&files, "noticias/puente/index.html");
    let source = portal::select(&page, "figure picture > source[type='image/webp']")[0].value();
    let img = portal::select(&page, "figure picture > img")[0].value();

    let webp = set(source.attr("srcset").expect("a set"));
    let widths: Vec<u32> = webp.iter().map(|(_, width)| *width).collect();
    assert_eq!(widths, [160, 320, 640, 960, 1280]);
    let plain = set(img.attr("srcset").expect("a set"));
    assert_eq!(source.attr("sizes"), img.attr("sizes"));
    assert!(img.attr("sizes").is_some());
    assert!(
        plain
            .iter()
            .any(|(address, _)| Some(&**address) == img.attr("src"))
    );
    // 3000 × 2000 on its side is 2000 × 3000.
    assert_eq!(
        (img.attr("width"), img.attr("height")),
        (Some("1280"), Some("1920"))
    );
    assert_eq!(img.attr("alt"), Some("El puente, desde la orilla"));
    assert_eq!(
        (img.attr("loading"), img.attr("fetchpriority")),
        (None, Some("high"))
    );

    for (address, width) in webp.iter().chain(&plain) {
        let kind = image::guess_format(bytes(&files, address)).expect("a format");
        let ending = address.rsplit('.').next().expect("an ending");
        assert_eq!(Some(kind), ImageFormat::from_extension(ending), "{address}");
        let seen = read(&files, address);
        assert_eq!(
            (seen.width(), seen.height()),
            (*width, width * 3 / 2),
            "{address}"
        );
        let seen = seen.into_rgb8();
        // Turned to the right: what lay at the left above is now at the right above.
        assert_eq!(colour(&seen, 0.2, 0.2), BLUE, "{address}");
        assert_eq!(colour(&seen, 0.8, 0.2), RED, "{address}");
        assert_eq!(colour(&seen, 0.2, 0.8), WHITE, "{address}");
        assert_eq!(colour(&seen, 0.8, 0.8), GREEN, "{address}");
    }
    for (path, bytes) in &files {
        let has = |mark: &[u8]| bytes.windows(mark.len()).any(|part| part == mark);
        let personal: [&[u8]; 3] = [b"TELEFONO-DE-X", b"SECRETO-EN-COMENTARIO", b"Exif\0"];
        assert!(!personal.into_iter().any(has), "{path}");
        if path.ends_with(".webp") {
            assert!(!has(b"EXIF") && !has(b"XMP ") && !has(b"ICCP"), "{path}");
        }
    }
    // The original is not published: nobody asked for it.
    assert!(!files.contains_key("imagenes/puente.jpg"));
    let words = portal::select(&page, "figure figcaption")[0]
        .text()
        .collect::<String>();
    assert!(
        words.contains("Desde abajo") && words.contains("Oficina"),
        "{words}"
    );
}

#[test]
fn in_a_list_the_picture_is_small_and_waits() {
    let host = with(
        "imagenes/puente.jpg",
        &from_telephone(900, 600),
        OWN,
        "Quedó.",
    );
    let (_, files) = portal::build(&host);
    let list = portal::page(&files, "noticias/index.html");
    let img = portal::select(&list, "main picture > img")[0].value();
    assert_eq!(img.attr("loading"), Some("lazy"));
    let source = portal::select(&list, "main picture > source")[0].value();
    assert_eq!(source.attr("sizes"), Some("80px"));
    let narrow = &set(source.attr("srcset").expect("a set"))[0];
    assert_eq!(narrow.1, 160);
    assert!(bytes(&files, &narrow.0).len() < 10_000);
}

#[test]
fn a_picture_alone_in_its_paragraph_is_a_figure_with_its_title_under_it() {
    let body = format!(
        "{}\n\n![Una rampa](imagenes/puente.jpg \"La rampa de *acceso*\")\n\nSigue ![otra](imagenes/puente.jpg) aquí.\n\n![Sin pie](imagenes/puente.jpg)",
        "Muchas palabras antes. ".repeat(40)
    );
    let host = with("imagenes/puente.jpg", &from_telephone(900, 600), "", &body);
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let page = portal::page(&files, "noticias/puente/index.html");
    let figures = portal::select(&page, ".texto > figure");
    assert_eq!(figures.len(), 2);
    let caption = portal::select(&page, ".texto > figure > figcaption");
    assert_eq!(caption.len(), 1);
    assert_eq!(
        caption[0].text().collect::<String>(),
        "La rampa de *acceso*"
    );
    let images = portal::select(&page, ".texto img");
    let alts: Vec<_> = images.iter().map(|img| img.value().attr("alt")).collect();
    assert_eq!(alts, [Some("Una rampa"), Some("otra"), Some("Sin pie")]);
    // Far below: all of them wait.
    assert!(
        images
            .iter()
            .all(|img| img.value().attr("loading") == Some("lazy"))
    );
    assert_eq!(portal::select(&page, ".texto > p picture").len(), 1);
    // The same file is made once, whatever shows it.
    let made = files
        .keys()
        .filter(|path| path.starts_with("recursos/imagenes/puente-"));
    // Upright it is 600 wide: 160, 320 and 600 as WebP, 320 and 600 as JPEG.
    assert_eq!(made.count(), 3 + 2);

    // At the beginning of the text it does not wait.
    let body = "![Una rampa](imagenes/puente.jpg)\n\nTexto.";
    let (_, files) = portal::build(&with(
        "imagenes/puente.jpg",
        &from_telephone(900, 600),
        "",
        body,
    ));
    let page = portal::page(&files, "noticias/puente/index.html");
    assert_eq!(
        portal::select(&page, ".texto > figure img")[0]
            .value()
            .attr("loading"),
        None
    );
}

#[test]
fn what_can_be_seen_through_stays_so_in_both_forms() {
    let seal = RgbaImage::from_fn(500, 400, |x, y| {
        let inside = (x as i32 - 250).pow(2) + (y as i32 - 200).pow(2) < 150 * 150;
        Rgba(if inside {
            [11, 93, 59, 255]
        } else {
            [0, 0, 0, 0]
        })
    });
    let front = OWN.replace("puente.jpg", "sello.png");
    let host = with(
        "imagenes/sello.png",
        &file(seal, ImageFormat::Png),
        &front,
        "Quedó.",
    );
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let made: Vec<&String> = files
        .keys()
        .filter(|path| path.starts_with("recursos/imagenes/"))
        .collect();
    assert!(made.iter().any(|path| path.ends_with(".png")), "{made:?}");
    assert!(made.iter().any(|path| path.ends_with(".webp")), "{made:?}");
    for path in made {
        let seen = read(&files, &format!("/{path}")).into_rgba8();
        assert_eq!(seen.get_pixel(1, 1).0[3], 0, "{path}");
        let middle = seen.get_pixel(seen.width() / 2, seen.height() / 2).0;
        assert_eq!(middle[3], 255, "{path}");
        assert!(middle[1] > middle[0] && middle[1] > middle[2], "{path}");
    }
}

#[test]
fn a_picture_is_never_made_larger_than_it_is() {
    let front = OWN.replace("puente.jpg", "punto.png");
    let host = with(
        "imagenes/punto.png",
        &file(quarters(24, 10), ImageFormat::Png),
        &front,
        "Quedó.",
    );
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let page = portal::page(&files, "noticias/puente/index.html");
    let img = portal::select(&page, "figure img")[0].value();
    assert_eq!(
        (img.attr("width"), img.attr("height")),
        (Some("24"), Some("10"))
    );
    assert_eq!(img.attr("srcset"), None);
    let made: Vec<&String> = files
        .keys()
        .filter(|path| path.starts_with("recursos/imagenes/"))
        .collect();
    assert_eq!(made.len(), 2, "{made:?}");
}

/// A PNG that says how large it is and has little else.
fn claims(width: u32, height: u32) -> Vec<u8> {
    let mut png = file(quarters(4, 4), ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = {
        let mut crc = flate2::Crc::new();
        crc.update(&png[12..29]);
        crc.sum()
    };
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    png
}

#[test]
fn a_picture_that_claims_to_be_huge_is_told_and_never_unpacked() {
    for (width, height) in [(60_000, 60_000), (30_000, 30_000), (100_000, 10)] {
        let front = OWN.replace("puente.jpg", "plano.png");
        let host = with(
            "imagenes/plano.png",
            &claims(width, height),
            &front,
            "Quedó.",
        );
        let start = std::time::Instant::now();
        let (build, _) = portal::build(&host);
        assert!(start.elapsed().as_secs() < 20, "nothing was unpacked");
        assert_eq!(
            portal::errors(&build, &host),
            ["E0511 content/noticias/puente.md:5:22"]
        );
        let told = portal::told(&build, &host, portal::FORMATS[0], "es");
        // In Spanish thousands are parted with dots.
        let said = told.replace('.', "");
        assert!(said.contains(&format!("{width} × {height}")), "{told}");
    }
}

#[test]
fn a_picture_that_was_cut_or_is_something_else_is_told_where_it_is_named() {
    let whole = from_telephone(900, 600);
    let cut = &whole[..whole.len() / 2];
    let host = with("imagenes/puente.jpg", cut, OWN, "Quedó.");
    let (build, _) = portal::build(&host);
    assert_eq!(
        portal::errors(&build, &host),
        ["E0510 content/noticias/puente.md:5:22"]
    );
    let told = portal::told(&build, &host, portal::FORMATS[0], "es");
    assert!(told.contains("está dañada"), "{told}");

    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".repeat(9);
    let body = "![El puente](imagenes/puente.heic)";
    let host = with("imagenes/puente.heic", &heic, "", body);
    let (build, _) = portal::build(&host);
    assert_eq!(
        portal::errors(&build, &host),
        ["E0510 content/noticias/puente.md:6:1"]
    );
    let told = portal::told(&build, &host, portal::FORMATS[0], "es");
    assert!(told.contains("es un archivo HEIC"), "{told}");
}

fn moving() -> Vec<u8> {
    let mut out = Vec::new();
    let frame = |colour: [u8; 3]| {
        let still = RgbaImage::from_pixel(80, 60, Rgba([colour[0], colour[1], colour[2], 255]));
        image::Frame::new(still)
    };
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut out);
    encoder
        .encode_frames([frame(RED), frame(BLUE)])
        .expect("memory");
    drop(encoder);
    out
}

#[test]
fn a_picture_that_moves_is_shown_still_and_told() {
    let front = OWN.replace("puente.jpg", "pasos.gif");
    let host = with("imagenes/pasos.gif", &moving(), &front, "Quedó.");
    let (build, files) = portal::build(&host);
    assert!(codes(&build, &host).contains(&"E0513 5:22".to_owned()));
    assert!(
        build
            .findings
            .iter()
            .all(|finding| finding.severity != Severity::Error)
    );
    let made: Vec<&String> = files
        .keys()
        .filter(|path| path.starts_with("recursos/imagenes/"))
        .collect();
    assert!(!made.is_empty());
    for path in made {
        let seen = read(&files, &format!("/{path}")).into_rgb8();
        assert_eq!(colour(&seen, 0.5, 0.5), RED, "{path}");
    }
    // One that has a single frame stands still anyway.
    let still = file(quarters(80, 60), ImageFormat::Gif);
    let (build, _) = portal::build(&with("imagenes/pasos.gif", &still, &front, "Quedó."));
    assert!(
        build
            .findings
            .iter()
            .all(|finding| finding.code.id != "E0513")
    );
}

#[test]
fn the_original_is_published_only_where_it_is_asked_for() {
    let original = from_telephone(900, 600);
    let body = "![El puente](imagenes/puente.jpg)\n\nDescargue la [foto entera del puente](imagenes/puente.jpg).";
    let (build, files) = portal::build(&with("imagenes/puente.jpg", &original, "", body));
    assert!(!build.failed());
    assert_eq!(files["imagenes/puente.jpg"], original);
    // A template or stylesheet of the portal may ask for it too.
    let mut host = with("imagenes/puente.jpg", &original, OWN, "Quedó.");
    host.write(
        "themes/plantillas/huecos/pie.html",
        "<p><img src=\"/imagenes/puente.jpg\" alt=\"\" width=\"90\" height=\"60\"></p>\n",
    );
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    assert_eq!(files["imagenes/puente.jpg"], original);
}

#[test]
fn a_heavy_photograph_is_made_light_and_nothing_is_said() {
    let noise = RgbImage::from_fn(2400, 1600, |x, y| {
        let n = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).rotate_left(x % 13);
        let wave = (x as f32 / 300.0).sin() * 60.0 + (y as f32 / 200.0).cos() * 50.0 + 120.0;
        Rgb([
            wave as u8,
            (wave * 0.8) as u8 ^ (n % 8) as u8,
            (wave * 0.6) as u8 ^ (n % 16) as u8,
        ])
    });
    let heavy = file(noise, ImageFormat::Png);
    assert!(heavy.len() > 1_000_000, "{}", heavy.len());
    let front = OWN.replace("puente.jpg", "puente.png");
    let host = with("imagenes/puente.png", &heavy, &front, "Quedó.");
    let (build, files) = portal::build(&host);
    assert_eq!(codes(&build, &host), Vec::<String>::new());
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".webp")) {
        assert!(bytes.len() <= 80_000, "{path}: {}", bytes.len());
        if path.contains("-640-") {
            assert!(bytes.len() <= 40_000, "{path}: {}", bytes.len());
        }
    }
}

#[test]
fn marks_of_the_entity_may_be_pictures_of_pixels() {
    let mut host = with(
        "imagenes/escudo.png",
        &file(quarters(900, 900), ImageFormat::Png),
        "",
        "Quedó.",
    );
    let toml = host.text("portal.toml").expect("it is there").replace(
        "nombre = \"Alcaldía de Ejemplo\"",
        "nombre = \"Alcaldía de Ejemplo\"\nescudo = \"imagenes/escudo.png\"",
    );
    host.write("portal.toml", toml);
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let page = portal::page(&files, "index.html");
    let shield = portal::select(&page, "img[data-parte='escudo']")[0].value();
    let seen = read(&files, shield.attr("src").expect("an address"));
    assert_eq!(seen.width(), 320);
    assert!(!files.contains_key("imagenes/escudo.png"));
}

#[test]
fn an_original_that_says_where_it_was_taken_is_told() {
    let photograph = from_telephone(900, 600);
    let link = "![El puente](imagenes/puente.jpg)\n\nDescargue la [foto entera del puente](imagenes/puente.jpg).";
    let host = with("imagenes/puente.jpg", &photograph, "", link);
    let (build, _) = portal::build(&host);
    assert_eq!(codes(&build, &host), ["E0514 6:1"]);
    // Shown and no more: nothing of it is published.
    let host = with(
        "imagenes/puente.jpg",
        &photograph,
        "",
        "![El puente](imagenes/puente.jpg)",
    );
    assert_eq!(codes(&portal::build(&host).0, &host), Vec::<String>::new());
    // Among the files to download it is published, whatever shows it; without a place nothing is said.
    let front =
        "adjuntos = [{ archivo = \"archivos/puente.jpg\", titulo = \"Foto del puente\" }]\n";
    let host = with("archivos/puente.jpg", &photograph, front, "Quedó.");
    assert_eq!(codes(&portal::build(&host).0, &host), ["E0514 5:25"]);
    let clean = file(quarters(900, 600), ImageFormat::Jpeg);
    let host = with("archivos/puente.jpg", &clean, front, "Quedó.");
    assert_eq!(codes(&portal::build(&host).0, &host), Vec::<String>::new());
}
