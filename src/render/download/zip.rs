//! A ZIP archive with the same bytes for the same files: deflated lightly, every date the first that ZIP can say.

use std::io::Write as _;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// 1 January 1980 at midnight, as ZIP writes it.
const DATE: u16 = 1 << 5 | 1;

struct Entry<'n> {
    name: &'n str,
    crc: u32,
    packed: u32,
    size: u32,
    offset: u32,
}

/// The files (name, bytes) as one archive, in their order.
pub(super) fn archive(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut entries = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let packed = deflate(bytes);
        let mut crc = Crc::new();
        crc.update(bytes);
        let entry = Entry {
            name,
            crc: crc.sum(),
            packed: size(packed.len()),
            size: size(bytes.len()),
            offset: size(out.len()),
        };
        out.extend(*b"PK\x03\x04");
        header(&mut out, &entry);
        out.extend(entry.name.as_bytes());
        out.extend(packed);
        entries.push(entry);
    }
    let start = out.len();
    for entry in &entries {
        out.extend(*b"PK\x01\x02");
        short(&mut out, 20);
        header(&mut out, entry);
        // Length of a comment, number of the disk, attributes twice.
        out.extend([0; 10]);
        long(&mut out, entry.offset);
        out.extend(entry.name.as_bytes());
    }
    let directory = out.len() - start;
    out.extend(*b"PK\x05\x06\0\0\0\0");
    let count = u16::try_from(entries.len()).unwrap_or(u16::MAX);
    short(&mut out, count);
    short(&mut out, count);
    long(&mut out, size(directory));
    long(&mut out, size(start));
    short(&mut out, 0);
    out
}

/// What stands in front of a file and, once more, in the directory: version to no extra field.
fn header(out: &mut Vec<u8>, entry: &Entry<'_>) {
    const DEFLATED: u16 = 8;
    for number in [20, 0, DEFLATED, 0, DATE] {
        short(out, number);
    }
    for number in [entry.crc, entry.packed, entry.size] {
        long(out, number);
    }
    short(out, u16::try_from(entry.name.len()).unwrap_or(u16::MAX));
    short(out, 0);
}

/// Lightly: a table shrinks to a tenth even so, and the build does not wait for it.
fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .expect("writing to memory does not fail")
}

/// A size or place: what is beyond 4 GiB has no place in this format, and no table comes near.
fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

fn short(out: &mut Vec<u8>, number: u16) {
    out.extend(number.to_le_bytes());
}

fn long(out: &mut Vec<u8>, number: u32) {
    out.extend(number.to_le_bytes());
}
