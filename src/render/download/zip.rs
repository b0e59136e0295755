//! A ZIP archive with the same bytes for the same files: deflated lightly, every date the first that ZIP can say.

use std::io::Write as _;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// 1 January 1980 at midnight, as ZIP writes it.
const DATE: u16 = 1 << 5 | 1;

struct Entry {
    name: String,
    crc: u32,
    packed: u32,
    size: u32,
    offset: u32,
}

/// An archive while it is made.
#[derive(Default)]
pub(super) struct Archive {
    out: Vec<u8>,
    entries: Vec<Entry>,
}

/// A file of an archive while it is written.
pub(super) struct File {
    packed: DeflateEncoder<Vec<u8>>,
    crc: Crc,
    size: usize,
}

impl File {
    /// Goes on with a text.
    pub(super) fn write(&mut self, text: &str) {
        self.crc.update(text.as_bytes());
        self.size += text.len();
        self.packed
            .write_all(text.as_bytes())
            .expect("writing to memory does not fail");
    }
}

impl Archive {
    /// Adds a file after those that are there.
    pub(super) fn add(&mut self, name: &str, write: impl FnOnce(&mut File)) {
        // Lightly: a table shrinks to a tenth even so, and the build does not wait for it.
        let mut file = File {
            packed: DeflateEncoder::new(Vec::new(), Compression::fast()),
            crc: Crc::new(),
            size: 0,
        };
        write(&mut file);
        let packed = file.packed.finish();
        let packed = packed.expect("writing to memory does not fail");
        let entry = Entry {
            name: name.to_owned(),
            crc: file.crc.sum(),
            packed: size(packed.len()),
            size: size(file.size),
            offset: size(self.out.len()),
        };
        self.out.extend(*b"PK\x03\x04");
        header(&mut self.out, &entry);
        self.out.extend(entry.name.as_bytes());
        self.out.extend(packed);
        self.entries.push(entry);
    }

    /// The archive: its files, in their order, and their directory.
    pub(super) fn finish(self) -> Vec<u8> {
        let Archive { mut out, entries } = self;
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
}

/// What stands in front of a file and, once more, in the directory: version to no extra field.
fn header(out: &mut Vec<u8>, entry: &Entry) {
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
