//! Writes pixels: as WebP, and as JPEG or PNG for browsers that do not read it. As light as a telephone with one bar of
//! signal needs: the quality goes down, within what the eye bears, until the file fits its width.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use super::{Format, Pixels};

/// Qualities that are tried, the best first.
const WEBP: [f32; 4] = [78.0, 68.0, 58.0, 48.0];
const JPEG: [u8; 4] = [80, 70, 60, 50];

/// Bytes that a file may have for each pixel of its width: 40 KB at 640.
const BYTES_A_COLUMN: usize = 62;

/// The form that every browser reads: what can be seen through, and drawings of few colours, are PNG.
pub(super) fn plain(pixels: &Pixels) -> Format {
    match pixels.clear || pixels.few {
        true => Format::Png,
        false => Format::Jpeg,
    }
}

/// Writes a file; `few` says that the picture had few colours before it was reduced.
pub(super) fn write(pixels: &Pixels, format: Format, few: bool) -> Option<Vec<u8>> {
    let most = pixels.width as usize * BYTES_A_COLUMN;
    match format {
        Format::WebP => {
            let lossy = lightest(&WEBP, most, |quality| webp(pixels, quality, false))?;
            if !few {
                return Some(lossy);
            }
            let exact = webp(pixels, 75.0, true)?;
            Some(match exact.len() <= lossy.len() {
                true => exact,
                false => lossy,
            })
        }
        Format::Jpeg => lightest(&JPEG, most, |quality| jpeg(pixels, quality)),
        Format::Png => png(pixels),
    }
}

/// The first try that fits, else the last.
fn lightest<Q: Copy>(
    qualities: &[Q],
    most: usize,
    write: impl Fn(Q) -> Option<Vec<u8>>,
) -> Option<Vec<u8>> {
    let mut last = None;
    for &quality in qualities {
        let bytes = write(quality)?;
        let fits = bytes.len() <= most;
        last = Some(bytes);
        if fits {
            break;
        }
    }
    last
}

fn webp(pixels: &Pixels, quality: f32, exact: bool) -> Option<Vec<u8>> {
    let mut config = webp::WebPConfig::new().ok()?;
    config.quality = quality;
    config.lossless = i32::from(exact);
    config.method = 4;
    let encoder = match pixels.clear {
        true => webp::Encoder::from_rgba(&pixels.bytes, pixels.width, pixels.height),
        false => webp::Encoder::from_rgb(&pixels.bytes, pixels.width, pixels.height),
    };
    let made = encoder.encode_advanced(&config).ok()?;
    Some(made.to_vec())
}

fn jpeg(pixels: &Pixels, quality: u8) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality)
        .write_image(&pixels.bytes, pixels.width, pixels.height, color(pixels))
        .ok()?;
    Some(out)
}

fn png(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    PngEncoder::new_with_quality(&mut out, CompressionType::Best, FilterType::Adaptive)
        .write_image(&pixels.bytes, pixels.width, pixels.height, color(pixels))
        .ok()?;
    Some(out)
}

fn color(pixels: &Pixels) -> ExtendedColorType {
    match pixels.clear {
        true => ExtendedColorType::Rgba8,
        false => ExtendedColorType::Rgb8,
    }
}
