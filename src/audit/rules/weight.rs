//! E1042: a page is no heavier than its budget, packed as servers send it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use flate2::{Compress, Compression, FlushCompress, Status};

use super::on;
use crate::audit::site::{Role, Site};
use crate::catalog::{Catalog, DocId};
use crate::check::weight;
use crate::diag::{Findings, code};

/// Looks at the packed size of the pages: what is not larger than its limit unpacked was never packed.
pub(crate) fn check(site: &Site, catalog: &Catalog) -> Findings {
    let mut findings = Findings::new();
    for page in &site.pages {
        let (kind, limit) = budget(catalog, page.role, page.doc);
        if page.facts.packed > limit {
            findings.push(
                on(code::PAGE_HEAVY, page)
                    .arg("peso", weight(page.facts.packed))
                    .arg("limite", weight(limit))
                    .arg("clase", kind),
            );
        }
    }
    findings
}

/// What weighs pages, each thread its own: what packs one page packs the next.
#[derive(Debug)]
pub(crate) struct Scale {
    quick: Compress,
}

impl Default for Scale {
    fn default() -> Scale {
        Scale {
            quick: Compress::new(Compression::new(1), false),
        }
    }
}

impl Scale {
    /// The bytes of a page packed, or more of them that are still within its limit: as it is, by its letters alone,
    /// packed quickly, else as well as servers do.
    pub(crate) fn packed(&mut self, html: &[u8], limit: u64) -> u64 {
        let plain = html.len() as u64;
        if plain <= limit {
            return plain;
        }
        if let Some(most) = by_letters(html).filter(|most| *most <= limit) {
            return most;
        }
        match by(&mut self.quick, html) {
            quick if quick <= limit => quick,
            _ => by(&mut Compress::new(Compression::new(6), false), html),
        }
    }
}

/// Bytes around what is packed (RFC 1952): a head of ten, a sum of four, a length of four.
const GZIP: u64 = 18;

/// The bytes that are packed to, with those that gzip puts around them.
fn by(packer: &mut Compress, html: &[u8]) -> u64 {
    packer.reset();
    let mut out = [0; 4096];
    loop {
        let read = usize::try_from(packer.total_in()).unwrap_or(usize::MAX);
        let left = html.get(read..).unwrap_or_default();
        match packer.compress(left, &mut out, FlushCompress::Finish) {
            Ok(Status::Ok) => {}
            Ok(Status::StreamEnd) => return packer.total_out() + GZIP,
            // Memory to memory nothing stands still; if it did, the page would weigh what it weighs unpacked.
            Ok(Status::BufError) | Err(_) => return html.len() as u64,
        }
    }
}

/// The most that a page takes packed: as one block of Deflate that refers to nothing earlier, each byte by how often it
/// occurs (Huffman's code). `None` where a byte would need more bits than the format has (RFC 1951, section 3.2.7).
fn by_letters(html: &[u8]) -> Option<u64> {
    const LONGEST: u32 = 15;
    const FRAME: u64 = GZIP + 320;
    let mut counts = [0_u64; 256];
    html.iter().for_each(|byte| counts[usize::from(*byte)] += 1);
    // The end of the block is a letter too.
    let letters = counts.into_iter().filter(|count| *count > 0).chain([1]);
    let mut trees: BinaryHeap<Reverse<(u64, u32)>> =
        letters.map(|count| Reverse((count, 0))).collect();
    let mut bits = 0;
    // Each time two trees become one, every letter in them takes a bit more.
    while let (Some(Reverse(light)), Some(Reverse(next))) = (trees.pop(), trees.pop()) {
        let joined = (light.0 + next.0, light.1.max(next.1) + 1);
        if joined.1 > LONGEST {
            return None;
        }
        bits += joined.0;
        if trees.is_empty() {
            break;
        }
        trees.push(Reverse(joined));
    }
    Some(bits.div_ceil(8) + FRAME)
}

/// How heavy a page may be, and by which name that is told: a norm is as long as it is, and a list has its rows.
pub(crate) fn budget(catalog: &Catalog, role: Role, doc: Option<DocId>) -> (&'static str, u64) {
    let limits = &catalog.config().limits;
    let verbatim = doc.is_some_and(|doc| catalog.kind(doc).verbatim);
    let long = verbatim || !matches!(role, Role::Home | Role::Entry | Role::Error);
    match long {
        true => ("larga", limits.long_page.max(limits.page)),
        false => ("normal", limits.page),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_small_or_repeats_its_letters_is_not_packed_and_what_is_large_is_packed_well() {
        let mut weigh = Scale::default();
        assert_eq!(weigh.packed(&[b'a'; 14_000], 14_000), 14_000);
        assert!(weigh.packed(&[b'a'; 100_000], 1_000) < 1_000);
        let letters: Vec<u8> = (0..30_000_u32).map(|n| b'a' + (n * n % 11) as u8).collect();
        let (most, best) = (by_letters(&letters), weigh.packed(&letters, 0));
        assert!(
            most.is_some_and(|most| most >= best && most < 16_000),
            "{most:?} {best}"
        );
        assert_eq!(weigh.packed(&letters, 16_000), most.unwrap_or_default());
        // What cannot be packed stays as it is, within the format's own bytes.
        let noise: Vec<u8> = (0..50_000_u32)
            .map(|n| (n.wrapping_mul(2_654_435_761).rotate_left(n % 31) >> 11) as u8)
            .collect();
        let size = weigh.packed(&noise, 14_000);
        assert!((40_000..50_100).contains(&size), "{size}");
    }

    #[test]
    fn a_page_weighs_what_gzip_makes_of_it_whatever_was_weighed_before() {
        use std::io::Write as _;
        let mut scale = Scale::default();
        for n in [0_usize, 1, 500, 4096, 60_000, 3, 200_000] {
            let words = (0..n).map(|n| b"la entidad publica "[n * n % 19]);
            let html: Vec<u8> = words.collect();
            for (level, packer) in [
                (1, &mut scale.quick),
                (6, &mut Compress::new(Compression::new(6), false)),
            ] {
                let mut gzip = flate2::write::GzEncoder::new(Vec::new(), Compression::new(level));
                gzip.write_all(&html).expect("memory takes it");
                let whole = gzip.finish().expect("memory takes it");
                // Written in one piece, a few bytes may fall away between its blocks.
                let (weight, whole) = (by(packer, &html), whole.len() as u64);
                assert!(
                    weight <= whole && weight + 8 > whole,
                    "{n} bytes, level {level}: {weight}, {whole}"
                );
            }
        }
    }
}
