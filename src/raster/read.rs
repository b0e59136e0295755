//! Reads a file of pixels: bounded before anything is unpacked, turned upright, brought to sRGB, reduced to the greatest
//! width that pages show.

use std::io::Cursor;

use fast_image_resize as fir;
use image::metadata::Orientation;
use image::{AnimationDecoder, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use rustc_hash::FxHashSet;

use super::{Fault, Pixels, WIDTHS};

/// Most pixels of a picture: what the cameras of telephones take, short of the few that go to 200 million.
pub const MOST_PIXELS: u64 = 120_000_000;

/// Longest side of a picture.
pub const LONGEST_SIDE: u32 = 32_768;

/// Colours that a drawing has at most.
const FEW: usize = 4096;

/// What was read.
pub(super) struct Read {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) moves: bool,
    pub(super) shown: Pixels,
}

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<Read, Fault> {
    let format = format(bytes)?;
    if format == ImageFormat::Jpeg && !ends(bytes) {
        return Err(Fault::Damaged);
    }
    let mut decoder = decoder(bytes, format)?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(Fault::Damaged);
    }
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > LONGEST_SIDE || pixels > MOST_PIXELS {
        return Err(Fault::TooLarge(width, height));
    }
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let moves = moves(bytes, format);
    let image = DynamicImage::from_decoder(decoder).map_err(|_| Fault::Damaged)?;
    let sideways = matches!(
        turn,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let (width, height) = match sideways {
        true => (height, width),
        false => (width, height),
    };
    let widest = WIDTHS[WIDTHS.len() - 1].min(width);
    let shown = pixels_of(image)
        .reduced(widest, sideways)
        .and_then(|pixels| pixels.turned(turn))
        .ok_or(Fault::Damaged)?;
    Ok(Read {
        width,
        height,
        moves,
        shown: shown.in_srgb(profile.as_deref()),
    })
}

fn decoder(bytes: &[u8], format: ImageFormat) -> Result<Box<dyn ImageDecoder + '_>, Fault> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_PIXELS * 8);
    reader.limits(limits);
    match reader.into_decoder() {
        Ok(decoder) => Ok(Box::new(decoder)),
        Err(_) => Err(Fault::Damaged),
    }
}

/// The format, by the first bytes: names lie.
fn format(bytes: &[u8]) -> Result<ImageFormat, Fault> {
    match image::guess_format(bytes) {
        Ok(
            format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif),
        ) => Ok(format),
        _ if bytes.is_empty() => Err(Fault::Damaged),
        _ => Err(Fault::Format(other(bytes))),
    }
}

/// The name of a format that is not read.
fn other(bytes: &[u8]) -> &'static str {
    let brand = bytes.get(4..12).unwrap_or_default();
    let starts = |mark: &[u8]| bytes.starts_with(mark);
    match brand {
        [b'f', b't', b'y', b'p', b'a', b'v', b'i', _] => "AVIF",
        [b'f', b't', b'y', b'p', b'h', b'e', ..] | [b'f', b't', b'y', b'p', b'm', ..] => "HEIC",
        _ if starts(b"II*\0") || starts(b"MM\0*") => "TIFF",
        _ if starts(b"BM") => "BMP",
        _ if starts(b"%PDF") => "PDF",
        _ if starts(b"<svg") || starts(b"<?xml") => "SVG",
        _ if starts(b"<") => "HTML",
        _ => "",
    }
}

/// Whether a JPEG has its end: decoders fill what is missing with grey and say nothing.
fn ends(bytes: &[u8]) -> bool {
    let mut at = 2;
    let mut data = false;
    while let Some(&byte) = bytes.get(at) {
        match (byte, bytes.get(at + 1)) {
            (0xff, Some(0xd9)) => return true,
            (0xff, Some(0xff)) => at += 1,
            (0xff, Some(0x00 | 0x01 | 0xd0..=0xd8)) => at += 2,
            (0xff, Some(&mark)) => {
                let Some(&[high, low]) = bytes.get(at + 2..at + 4) else {
                    return false;
                };
                data = mark == 0xda;
                at += 2 + usize::from(u16::from_be_bytes([high, low]));
            }
            _ if data => at += 1,
            // Between segments nothing else may stand.
            _ => return false,
        }
    }
    false
}

/// Whether there is more than one picture in the file.
fn moves(bytes: &[u8], format: ImageFormat) -> bool {
    let from = || Cursor::new(bytes);
    match format {
        ImageFormat::Gif => image::codecs::gif::GifDecoder::new(from()).is_ok_and(|mut decoder| {
            let mut limits = Limits::no_limits();
            limits.max_alloc = Some(MOST_PIXELS * 8);
            let _ = decoder.set_limits(limits);
            decoder.into_frames().take(2).filter(Result::is_ok).count() > 1
        }),
        ImageFormat::WebP => image::codecs::webp::WebPDecoder::new(from())
            .is_ok_and(|decoder| decoder.has_animation()),
        ImageFormat::Png => image::codecs::png::PngDecoder::new(from())
            .is_ok_and(|decoder| decoder.is_apng().unwrap_or(false)),
        _ => false,
    }
}

fn pixels_of(image: DynamicImage) -> Pixels {
    let (width, height) = (image.width(), image.height());
    let rgba = image.color().has_alpha().then(|| image.to_rgba8());
    let rgba = rgba.filter(|pixels| pixels.pixels().any(|pixel| pixel.0[3] < 255));
    let clear = rgba.is_some();
    let bytes = match rgba {
        Some(pixels) => pixels.into_raw(),
        None => image.into_rgb8().into_raw(),
    };
    let mut seen = FxHashSet::default();
    let each = if clear { 4 } else { 3 };
    let few = bytes.chunks_exact(each).all(|pixel| {
        seen.insert(pixel);
        seen.len() <= FEW
    });
    Pixels {
        width,
        height,
        bytes,
        clear,
        few,
    }
}

impl Pixels {
    /// Reduced so that it has a width when it stands upright.
    fn reduced(self, width: u32, sideways: bool) -> Option<Pixels> {
        let (across, along) = match sideways {
            true => (self.height, self.width),
            false => (self.width, self.height),
        };
        if across <= width {
            return Some(self);
        }
        let other = scaled(along, width, across);
        match sideways {
            true => self.sized(other, width),
            false => self.sized(width, other),
        }
    }

    /// The same in another width.
    pub(super) fn resized(&self, width: u32) -> Option<Pixels> {
        self.sized(width, scaled(self.height, width, self.width))
    }

    fn sized(&self, width: u32, height: u32) -> Option<Pixels> {
        let ty = match self.clear {
            true => fir::PixelType::U8x4,
            false => fir::PixelType::U8x3,
        };
        let from = fir::images::ImageRef::new(self.width, self.height, &self.bytes, ty).ok()?;
        let mut to = fir::images::Image::new(width, height, ty);
        let way = fir::ResizeAlg::Convolution(fir::FilterType::Lanczos3);
        let options = fir::ResizeOptions::new().resize_alg(way);
        fir::Resizer::new().resize(&from, &mut to, &options).ok()?;
        Some(Pixels {
            width,
            height,
            bytes: to.into_vec(),
            ..*self
        })
    }

    /// Turned as the camera said that it was held.
    fn turned(self, turn: Orientation) -> Option<Pixels> {
        if turn == Orientation::NoTransforms {
            return Some(self);
        }
        let (width, height, few) = (self.width, self.height, self.few);
        let mut image = match self.clear {
            true => image::RgbaImage::from_raw(width, height, self.bytes)?.into(),
            false => DynamicImage::from(image::RgbImage::from_raw(width, height, self.bytes)?),
        };
        image.apply_orientation(turn);
        Some(Pixels {
            width: image.width(),
            height: image.height(),
            bytes: image.into_bytes(),
            clear: self.clear,
            few,
        })
    }

    /// In the colours that browsers take for granted; a profile that cannot be used is passed over.
    fn in_srgb(self, profile: Option<&[u8]>) -> Pixels {
        use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
        let layout = match self.clear {
            true => Layout::Rgba,
            false => Layout::Rgb,
        };
        let profile = profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok());
        let profile = profile.filter(|profile| profile.color_space == DataColorSpace::Rgb);
        let transform = profile.and_then(|profile| {
            let srgb = ColorProfile::new_srgb();
            let options = TransformOptions::default();
            profile
                .create_transform_8bit(layout, &srgb, layout, options)
                .ok()
        });
        let Some(transform) = transform else {
            return self;
        };
        let mut bytes = vec![0; self.bytes.len()];
        match transform.transform(&self.bytes, &mut bytes) {
            Ok(()) => Pixels { bytes, ..self },
            Err(_) => self,
        }
    }
}

/// A side in proportion, at least one pixel.
fn scaled(side: u32, new: u32, old: u32) -> u32 {
    let side = (u64::from(side) * u64::from(new) + u64::from(old) / 2) / u64::from(old).max(1);
    u32::try_from(side).unwrap_or(u32::MAX).max(1)
}

/// Whether a file says where it was taken: a latitude in its Exif or XMP.
pub fn place_told(bytes: &[u8]) -> bool {
    if memchr::memmem::find(bytes, b"GPSLatitude").is_some() {
        return true;
    }
    let Ok(format) = format(bytes) else {
        return false;
    };
    decoder(bytes, format)
        .ok()
        .and_then(|mut decoder| decoder.exif_metadata().ok().flatten())
        .is_some_and(|exif| latitude(&exif).unwrap_or(false))
}

/// Whether an Exif has a latitude: the entry 0x8825 of its first table leads to the table of the place, which has the
/// entries 2 (latitude) and 4 (longitude).
fn latitude(exif: &[u8]) -> Option<bool> {
    let little = exif.starts_with(b"II");
    let short = |at: usize| {
        let pair: [u8; 2] = exif.get(at..at + 2)?.try_into().ok()?;
        Some(usize::from(match little {
            true => u16::from_le_bytes(pair),
            false => u16::from_be_bytes(pair),
        }))
    };
    let long = |at: usize| {
        let four: [u8; 4] = exif.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(match little {
            true => u32::from_le_bytes(four),
            false => u32::from_be_bytes(four),
        })
        .ok()
    };
    let find = |table: usize, tag: usize| {
        let entries = short(table)?;
        (0..entries)
            .map(|n| table + 2 + n * 12)
            .find(|&entry| short(entry) == Some(tag))
    };
    let place = long(find(long(4)?, 0x8825)? + 8)?;
    Some(find(place, 2).is_some() || find(place, 4).is_some())
}

#[cfg(test)]
mod tests;
