//! E1042: a page is no heavier than its budget, packed as servers send it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, Write};

use flate2::Compression;

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

/// The bytes of a page packed, or more of them that are still within its limit: as it is, by its letters alone, packed
/// quickly, else as well as servers do.
pub(crate) fn packed(html: &[u8], limit: u64) -> u64 {
    let plain = html.len() as u64;
    if plain <= limit {
        return plain;
    }
    if let Some(most) = by_letters(html).filter(|most| *most <= limit) {
        return most;
    }
    let by = |level| {
        let mut out = flate2::write::GzEncoder::new(Count(0), Compression::new(level));
        // Counting cannot fail.
        let _ = out.write_all(html);
        out.finish().map_or(plain, |count| count.0)
    };
    match by(1) {
        quick if quick <= limit => quick,
        _ => by(6),
    }
}

/// The most that a page takes packed: as one block of Deflate that refers to nothing earlier, each byte by how often it
/// occurs (Huffman's code). `None` where a byte would need more bits than the format has (RFC 1951, section 3.2.7).
fn by_letters(html: &[u8]) -> Option<u64> {
    const LONGEST: u32 = 15;
    const FRAME: u64 = 18 + 320;
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

/// Counts what is written.
struct Count(u64);

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
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
        assert_eq!(packed(&[b'a'; 14_000], 14_000), 14_000);
        assert!(packed(&[b'a'; 100_000], 1_000) < 1_000);
        let letters: Vec<u8> = (0..30_000_u32).map(|n| b'a' + (n * n % 11) as u8).collect();
        let (most, best) = (by_letters(&letters), packed(&letters, 0));
        assert!(
            most.is_some_and(|most| most >= best && most < 16_000),
            "{most:?} {best}"
        );
        assert_eq!(packed(&letters, 16_000), most.unwrap_or_default());
        // What cannot be packed stays as it is, within the format's own bytes.
        let noise: Vec<u8> = (0..50_000_u32)
            .map(|n| (n.wrapping_mul(2_654_435_761).rotate_left(n % 31) >> 11) as u8)
            .collect();
        let size = packed(&noise, 14_000);
        assert!((40_000..50_100).contains(&size), "{size}");
    }
}
