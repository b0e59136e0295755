//! Pictures on pages: which files of a picture a browser may choose from, how large it is, and when it is asked for.
//!
//! In: what was made of the pictures' files ([`Pictures`]). Out: a view for templates, and the element as HTML. A drawing
//! (SVG) stays as it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Inputs;
use super::value::text;
use super::view::ImageView;
use crate::digest::Digest;
use crate::parse::slug;
use crate::raster;

/// What was made of the files that are shown, by path relative to `content/`.
pub type Pictures = FxHashMap<Arc<str>, Made>;

/// What was made of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Made {
    /// Width of the widest variant.
    pub width: u32,
    /// Height of the widest variant.
    pub height: u32,
    /// The variants as WebP: width and address, from the narrowest.
    pub webp: Vec<(u32, String)>,
    /// The variants that every browser reads, likewise.
    pub plain: Vec<(u32, String)>,
}

/// Where they are published: what lies under `/recursos/` is named after its bytes, and servers let it be kept for ever.
const FOLDER: &str = "recursos/imagenes/";

/// Gives the variants of a picture their addresses: the file's name, the width, a digest.
pub fn addresses(
    path: &str,
    picture: raster::Picture,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> Made {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = match slug(stem) {
        stem if stem.is_empty() => "imagen".to_owned(),
        stem => stem,
    };
    let mut made = Made::default();
    for variant in picture.variants {
        let file = format!(
            "{FOLDER}{stem}-{}-{}.{}",
            variant.width,
            Digest::of(&variant.bytes).short(10),
            variant.format.ending()
        );
        let address = format!("/{file}");
        match variant.format {
            raster::Format::WebP => {
                (made.width, made.height) = (variant.width, variant.height);
                made.webp.push((variant.width, address));
            }
            _ => made.plain.push((variant.width, address)),
        }
        files.insert(file, variant.bytes);
    }
    made
}

/// Where a picture stands, as far as its width follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a text, or at its head: as wide as a line.
    Text,
    /// In a gallery: half as wide.
    Gallery,
    /// In a row of a list.
    Row,
}

impl Place {
    /// The width in which it is shown, for the browser to choose by: a little less than it is, since browsers take the
    /// next larger file for want of one pixel, which is half as heavy again and looks the same. In pixels: letters are
    /// larger or smaller as readers want them, and the file need not follow.
    pub(super) fn sizes(self) -> &'static str {
        match self {
            Place::Text => "(min-width: 720px) 640px, min(100vw - 40px, 340px)",
            Place::Gallery => "(min-width: 720px) 400px, min(100vw - 40px, 340px)",
            Place::Row => "80px",
        }
    }
}

/// When a picture is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// At once, before other things: it is the main thing on the first screen.
    First,
    /// With the page.
    Soon,
    /// When the reader comes near.
    Near,
}

/// The view of a file that is shown; none if it is not there.
pub(super) fn view(inputs: &Inputs<'_>, path: &str, alt: &str, place: Place) -> Option<ImageView> {
    let path = path.trim_start_matches('/');
    let facts = inputs.catalog.file(path)?;
    let mut view = ImageView {
        src: format!("/{path}"),
        alt: alt.to_owned(),
        width: facts.dimensions.map(|(width, _)| width),
        height: facts.dimensions.map(|(_, height)| height),
        ..ImageView::default()
    };
    if let Some(made) = inputs.pictures.get(path) {
        view.src = widest(made).unwrap_or(view.src);
        view.width = Some(made.width as usize);
        view.height = Some(made.height as usize);
        view.webp = Some(set(&made.webp));
        view.srcset = (made.plain.len() > 1).then(|| set(&made.plain));
        view.sizes = Some(place.sizes());
    }
    Some(view)
}

/// Address of the widest variant that every browser reads.
pub(super) fn widest(made: &Made) -> Option<String> {
    made.plain.last().map(|(_, address)| address.clone())
}

/// The element of a picture.
pub(super) fn element(view: &ImageView, when: When) -> String {
    let sizes = view
        .sizes
        .map_or_else(String::new, |sizes| format!(" sizes=\"{}\"", text(sizes)));
    let srcset = |set: &str| format!(" srcset=\"{}\"{sizes}", text(set));
    let size = match (view.width, view.height) {
        (Some(width), Some(height)) => format!(" width=\"{width}\" height=\"{height}\""),
        _ => String::new(),
    };
    let when = match when {
        When::First => " fetchpriority=\"high\"",
        When::Soon => "",
        When::Near => " loading=\"lazy\"",
    };
    let plain = view.srcset.as_deref().map_or_else(String::new, srcset);
    let img = format!(
        "<img src=\"{}\"{plain} alt=\"{}\"{size}{when} decoding=\"async\">",
        text(&view.src),
        text(&view.alt)
    );
    match &view.webp {
        Some(webp) => format!(
            "<picture><source type=\"image/webp\"{}>{img}</picture>",
            srcset(webp)
        ),
        None => img,
    }
}

fn set(variants: &[(u32, String)]) -> String {
    let one = |(width, address): &(u32, String)| format!("{address} {width}w");
    variants.iter().map(one).collect::<Vec<_>>().join(", ")
}
