//! E1042: a page is no heavier than its budget, packed as servers send it.

use std::io::{self, Write};

use flate2::Compression;

use super::on;
use crate::audit::site::{Page, Role, Site};
use crate::catalog::Catalog;
use crate::check::weight;
use crate::config::Limits;
use crate::diag::{Findings, code};

/// Looks at the packed size of the pages: what is not larger than its limit unpacked was never packed.
pub(crate) fn check(site: &Site, catalog: &Catalog) -> Findings {
    let limits = &catalog.config().limits;
    let mut findings = Findings::new();
    for page in &site.pages {
        let (kind, limit) = limit(page, catalog, limits);
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

/// The bytes of a page packed. Quickly if that is enough to be within the limit, else as well as servers do; what is
/// within it as it is, is not packed at all.
pub(crate) fn packed(html: &[u8], limits: &Limits) -> u64 {
    let plain = html.len() as u64;
    if plain <= limits.page {
        return plain;
    }
    let by = |level| {
        let mut out = flate2::write::GzEncoder::new(Count(0), Compression::new(level));
        // Counting cannot fail.
        let _ = out.write_all(html);
        out.finish().map_or(plain, |count| count.0)
    };
    match by(1) {
        quick if quick <= limits.page => quick,
        _ => by(6),
    }
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

/// How heavy a page may be: a norm is as long as it is, and a list has its rows.
fn limit(page: &Page, catalog: &Catalog, limits: &Limits) -> (&'static str, u64) {
    let verbatim = page.doc.is_some_and(|doc| catalog.kind(doc).verbatim);
    let long = verbatim || !matches!(page.role, Role::Home | Role::Entry | Role::Error);
    match long {
        true => ("larga", limits.long_page.max(limits.page)),
        false => ("normal", limits.page),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_small_is_not_packed_and_what_is_large_is_packed_well() {
        let limits = Limits::default();
        assert_eq!(packed(&[b'a'; 14_000], &limits), 14_000);
        assert!(packed(&[b'a'; 100_000], &limits) < 1_000);
        // What cannot be packed stays as it is, within the format's own bytes.
        let noise: Vec<u8> = (0..50_000_u32)
            .map(|n| (n.wrapping_mul(2_654_435_761).rotate_left(n % 31) >> 11) as u8)
            .collect();
        let size = packed(&noise, &limits);
        assert!((40_000..50_100).contains(&size), "{size}");
    }
}
