//! Pictures for pages: a photograph or drawing as it came, made into what browsers are sent.
//!
//! In: the bytes of a JPEG, PNG, WebP or GIF. Out: a [`Picture`]: a few widths, none larger than the file's own, each as
//! WebP and some in a form that every browser reads; upright, in sRGB, and without a word of what the file said of itself
//! (where and when it was taken, with which telephone: data of persons). What cannot be read is a [`Fault`].
//!
//! Pure: the same bytes give the same bytes, whoever asks. [`entry`] is how a picture is kept between builds.

pub mod entry;
mod read;
mod write;

pub use read::{LONGEST_SIDE, MOST_PIXELS, place_told};

/// Greatest size of a file that is read.
pub const LIMIT: u64 = 64 * 1024 * 1024;

/// What the bytes depend on besides those of the file: raise the number when anything here changes what is written. A
/// test holds the versions to `Cargo.lock`.
pub const RECIPE: &str =
    "1; image 0.25.10; fast_image_resize 6.1.0; moxcms 0.8.1; webp 0.3.1; libwebp-sys 0.9.6";

/// Widths that are made, in pixels. Text is 66 letters wide, and screens have up to three dots a pixel.
pub const WIDTHS: [u32; 5] = [160, 320, 640, 960, 1280];

/// Widths of the form that every browser reads: few ask for it.
const PLAIN_WIDTHS: [u32; 2] = [320, 960];

/// Endings of files of pixels: of those that are read, and of those that people have and browsers do not show.
pub const ENDINGS: [&str; 12] = [
    "jpg", "jpeg", "jfif", "png", "webp", "gif", "heic", "heif", "avif", "tif", "tiff", "bmp",
];

/// How a variant is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// WebP.
    WebP,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
}

impl Format {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Format::WebP => "webp",
            Format::Jpeg => "jpg",
            Format::Png => "png",
        }
    }
}

/// A picture in one width and form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// How it is written.
    pub format: Format,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What a page shows of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width of the file's own picture, upright.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// Whether the file moves: only its first picture is shown.
    pub moves: bool,
    /// The variants: WebP first, then the plain form, each from the narrowest.
    pub variants: Vec<Variant>,
}

/// Why a file cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is cut or broken.
    Damaged,
    /// It is in another format, by the name that people know it by; empty if it is none we know.
    Format(&'static str),
    /// It is larger than is read: width and height, or zeros where its file is too heavy to be opened.
    TooLarge(u32, u32),
}

/// Whether a path names a picture of pixels by its ending.
pub fn is_named(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ENDINGS.iter().any(|one| one.eq_ignore_ascii_case(ending)))
}

/// Makes a picture.
pub fn make(bytes: &[u8]) -> Result<Picture, Fault> {
    if bytes.len() as u64 > LIMIT {
        return Err(Fault::TooLarge(0, 0));
    }
    let read = read::read(bytes)?;
    let mut variants = Vec::new();
    let plain = write::plain(&read.shown);
    for (widths, format) in [(&WIDTHS[..], Format::WebP), (&PLAIN_WIDTHS[..], plain)] {
        for width in ladder(read.shown.width, widths) {
            let shown = match width == read.shown.width {
                true => None,
                false => Some(read.shown.resized(width).ok_or(Fault::Damaged)?),
            };
            let shown = shown.as_ref().unwrap_or(&read.shown);
            variants.push(Variant {
                format,
                width: shown.width,
                height: shown.height,
                bytes: write::write(shown, format, read.shown.few).ok_or(Fault::Damaged)?,
            });
        }
    }
    Ok(Picture {
        width: read.width,
        height: read.height,
        moves: read.moves,
        variants,
    })
}

/// Pixels, upright, in sRGB.
struct Pixels {
    width: u32,
    height: u32,
    /// Three bytes a pixel, or four where some of it can be seen through.
    bytes: Vec<u8>,
    clear: bool,
    /// Whether it has few colours, as drawings and diagrams have.
    few: bool,
}

/// The widths of a list that a picture of a width has: those well below its own, and its own up to the list's last.
fn ladder(own: u32, widths: &[u32]) -> Vec<u32> {
    let last = widths.last().copied().unwrap_or(own).min(own);
    let below = |width: &u32| u64::from(*width) * 20 < u64::from(last) * 17;
    let mut chosen: Vec<u32> = widths.iter().copied().filter(below).collect();
    chosen.push(last);
    chosen
}

#[cfg(test)]
mod tests;
