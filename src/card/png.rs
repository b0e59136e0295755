//! Writes a PNG (ISO/IEC 15948): 8 bits a colour, no transparency.

use std::io::Write as _;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

/// The file of a picture whose pixels are red, green, blue, row by row.
pub(super) fn write(pixels: &[u8], width: usize, height: usize) -> Option<Vec<u8>> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::with_capacity(13);
    for side in [width, height] {
        header.extend(u32::try_from(side).ok()?.to_be_bytes());
    }
    // Depth 8, colour type 2 (red, green, blue); the only methods there are; not interlaced.
    header.extend([8, 2, 0, 0, 0]);
    chunk(&mut out, *b"IHDR", &header)?;
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    for row in pixels.chunks_exact(width * 3) {
        // Each row as it is: flat colour packs well without a filter.
        packed.write_all(&[0]).ok()?;
        packed.write_all(row).ok()?;
    }
    chunk(&mut out, *b"IDAT", &packed.finish().ok()?)?;
    chunk(&mut out, *b"IEND", &[])?;
    Some(out)
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
