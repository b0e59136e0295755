//! Writes a PNG (ISO/IEC 15948): with a palette where the colours are few enough, else 8 bits a colour; no transparency.

use std::collections::HashMap;
use std::io::Write as _;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use super::Colour;

/// The file of a picture of so many pixels a row.
pub(super) fn write(pixels: &[Colour], width: usize) -> Option<Vec<u8>> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::with_capacity(13);
    for side in [width, pixels.len() / width] {
        header.extend(u32::try_from(side).ok()?.to_be_bytes());
    }
    let indexed = indexed(pixels);
    // Depth 8; colour type 3 (of a palette) or 2 (red, green, blue); the only methods there are; not interlaced.
    let sort = if indexed.is_some() { 3 } else { 2 };
    header.extend([8, sort, 0, 0, 0]);
    chunk(&mut out, *b"IHDR", &header)?;
    let rows = match &indexed {
        Some((palette, numbers)) => {
            chunk(&mut out, *b"PLTE", palette.as_flattened())?;
            pack(numbers, width)?
        }
        None => pack(pixels.as_flattened(), width * 3)?,
    };
    chunk(&mut out, *b"IDAT", &rows)?;
    chunk(&mut out, *b"IEND", &[])?;
    Some(out)
}

/// The colours of a picture, as they come, and the number of each pixel's; `None` if a byte cannot count them.
fn indexed(pixels: &[Colour]) -> Option<(Vec<Colour>, Vec<u8>)> {
    let mut palette: Vec<Colour> = Vec::new();
    let mut known: HashMap<Colour, u8> = HashMap::new();
    let mut numbers = Vec::with_capacity(pixels.len());
    for run in pixels.chunk_by(|a, b| a == b) {
        let colour = run[0];
        let number = match known.get(&colour) {
            Some(number) => *number,
            None => {
                let number = u8::try_from(palette.len()).ok()?;
                palette.push(colour);
                known.insert(colour, number);
                number
            }
        };
        numbers.extend(std::iter::repeat_n(number, run.len()));
    }
    Some((palette, numbers))
}

fn pack(bytes: &[u8], width: usize) -> Option<Vec<u8>> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    for row in bytes.chunks_exact(width) {
        // Each row as it is: flat colour packs well without a filter.
        packed.write_all(&[0]).ok()?;
        packed.write_all(row).ok()?;
    }
    packed.finish().ok()
}

fn chunk(out: &mut Vec<u8>, name: [u8; 4], data: &[u8]) -> Option<()> {
    out.extend(u32::try_from(data.len()).ok()?.to_be_bytes());
    let mut sum = Crc::new();
    sum.update(&name);
    sum.update(data);
    out.extend(name);
    out.extend(data);
    out.extend(sum.sum().to_be_bytes());
    Some(())
}
