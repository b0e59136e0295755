//! A picture as one run of bytes, to be kept between builds and read again. What is not whole is not read.

use super::{Format, Picture, Variant};

/// First bytes of an entry.
const MARK: &[u8; 4] = b"VTR1";

/// Writes a picture.
pub fn write(picture: &Picture) -> Vec<u8> {
    let mut out = MARK.to_vec();
    let mut number = |value: u32| out.extend(value.to_le_bytes());
    number(picture.width);
    number(picture.height);
    number(u32::from(picture.moves));
    number(picture.variants.len() as u32);
    for variant in &picture.variants {
        let mut number = |value: u32| out.extend(value.to_le_bytes());
        number(match variant.format {
            Format::WebP => 0,
            Format::Jpeg => 1,
            Format::Png => 2,
        });
        number(variant.width);
        number(variant.height);
        number(variant.bytes.len() as u32);
        out.extend(&variant.bytes);
    }
    out
}

/// Reads a picture.
pub fn read(bytes: &[u8]) -> Option<Picture> {
    let mut rest = bytes.strip_prefix(MARK)?;
    let rest = &mut rest;
    let (width, height, moves, count) =
        (number(rest)?, number(rest)?, number(rest)?, number(rest)?);
    let mut variants = Vec::new();
    for _ in 0..count {
        let format = match number(rest)? {
            0 => Format::WebP,
            1 => Format::Jpeg,
            2 => Format::Png,
            _ => return None,
        };
        let (width, height, length) = (number(rest)?, number(rest)?, number(rest)?);
        let (bytes, after) = rest.split_at_checked(length as usize)?;
        *rest = after;
        variants.push(Variant {
            format,
            width,
            height,
            bytes: bytes.to_vec(),
        });
    }
    let whole = rest.is_empty() && !variants.is_empty();
    whole.then_some(Picture {
        width,
        height,
        moves: moves == 1,
        variants,
    })
}

fn number(rest: &mut &[u8]) -> Option<u32> {
    let (four, after) = rest.split_first_chunk::<4>()?;
    *rest = after;
    Some(u32::from_le_bytes(*four))
}
