//! The packed forms of a file, for servers that send them as they are: gzip, which every browser takes; Brotli, which is
//! smaller; and Zstandard, for those who ask for it because it unpacks sooner.
//!
//! In: bytes. Out: bytes, always the same for the same.

use std::io::{Read, Write as _};

use flate2::{Compression, GzBuilder};

use crate::media;

/// A file that is smaller fits in a packet or two as it is.
const SMALLEST: usize = 1024;

/// Of Brotli's 11 degrees the last that takes little longer than gzip; the size of the window is its usual one.
const DEGREE: i32 = 5;
const WINDOW: i32 = 22;
/// Of Zstandard's degrees the one that leaves what gzip leaves; the next take twice the time for a hundredth less.
const ZSTD_DEGREE: i32 = 9;

/// A way of packing: the ending of its files, how to pack, and how to read back at most so many bytes.
struct Way {
    ending: &'static str,
    pack: fn(&[u8]) -> Option<Vec<u8>>,
    read: fn(&[u8], u64) -> Option<Vec<u8>>,
}

const WAYS: [Way; 3] = [
    Way {
        ending: "gz",
        pack: gzip,
        read: |form, most| all(flate2::read::GzDecoder::new(form), most),
    },
    Way {
        ending: "br",
        pack: brotli,
        read: |form, most| all(brotli::Decompressor::new(form, 4096), most),
    },
    Way {
        ending: "zst",
        pack: |bytes| zstd::bulk::compress(bytes, ZSTD_DEGREE).ok(),
        read: |form, most| all(zstd::Decoder::new(form).ok()?, most),
    },
];

/// The packed forms of a file by their ending; none where packing gains nothing. `earlier` gives the form of an ending
/// that an earlier build left: it is taken if it unpacks to just these bytes, which is quicker than packing them again.
pub fn forms(
    path: &str,
    bytes: &[u8],
    earlier: impl Fn(&str) -> Option<Vec<u8>>,
) -> Vec<(&'static str, Vec<u8>)> {
    if bytes.len() < SMALLEST || !media::packs(path) {
        return Vec::new();
    }
    let most = bytes.len() as u64;
    let form = |way: &Way| {
        let kept = earlier(way.ending)
            .filter(|form| (way.read)(form, most + 1).is_some_and(|back| back == bytes));
        let form = kept.or_else(|| (way.pack)(bytes))?;
        (form.len() < bytes.len()).then_some((way.ending, form))
    };
    WAYS.iter().filter_map(form).collect()
}

/// What a reader gives, up to so many bytes; `None` if it cannot be read.
fn all(reader: impl Read, most: u64) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    reader.take(most).read_to_end(&mut out).ok()?;
    Some(out)
}

fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    // Without a time and the name of a system: equal bytes must give equal bytes.
    let mut writer = GzBuilder::new()
        .mtime(0)
        .operating_system(255)
        .write(Vec::with_capacity(bytes.len() / 3), Compression::new(6));
    writer.write_all(bytes).ok()?;
    writer.finish().ok()
}

fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: DEGREE,
        lgwin: WINDOW,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::with_capacity(bytes.len() / 3);
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters).ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_the_same_and_smaller() {
        let text = "Gobernación del Putumayo. ".repeat(200);
        let forms = forms("a/index.html", text.as_bytes(), |_| None);
        let endings: Vec<_> = forms.iter().map(|(ending, _)| *ending).collect();
        assert_eq!(endings, ["gz", "br", "zst"]);
        let mut back = String::new();
        flate2::read::GzDecoder::new(&*forms[0].1)
            .read_to_string(&mut back)
            .expect("gzip");
        assert_eq!(back, text);
        back.clear();
        brotli::Decompressor::new(&*forms[1].1, 4096)
            .read_to_string(&mut back)
            .expect("Brotli");
        assert_eq!(back, text);
        back.clear();
        zstd::Decoder::new(&*forms[2].1)
            .and_then(|mut form| form.read_to_string(&mut back))
            .expect("Zstandard");
        assert_eq!(back, text);
        assert!(forms.iter().all(|(_, form)| form.len() < text.len() / 10));
    }

    #[test]
    fn an_earlier_form_is_taken_only_if_it_is_of_these_bytes() {
        let text = "Gobernación del Putumayo. ".repeat(200);
        let of = |text: &str, earlier: &dyn Fn(&str) -> Option<Vec<u8>>| {
            forms("a.html", text.as_bytes(), earlier)
        };
        let usual = of(&text, &|_| None);
        // Packed otherwise, and still of these bytes: it is known again by being taken.
        let mut other = GzBuilder::new().write(Vec::new(), Compression::new(1));
        other.write_all(text.as_bytes()).expect("gzip");
        let other = other.finish().expect("gzip");
        assert_ne!(usual[0].1, other);
        let taken = of(&text, &|ending| (ending == "gz").then(|| other.clone()));
        assert_eq!((&taken[0].1, &taken[1..]), (&other, &usual[1..]));
        // Of other bytes, cut, or no such form at all.
        for wrong in [&usual[1].1[..], &other[..other.len() - 9], b"", b"nada"] {
            assert_eq!(of(&text, &|_| Some(wrong.to_vec()))[0], usual[0]);
        }
        let longer = format!("{text}.");
        assert_ne!(of(&longer, &|_| Some(other.clone()))[0].1, other);
    }

    #[test]
    fn what_would_not_be_smaller_is_not_packed() {
        assert_eq!(forms("a.html", b"breve", |_| None), Vec::new());
        assert_eq!(forms("a.png", &[0; 4096], |_| None), Vec::new());
        assert_eq!(forms("sin-terminacion", &[0; 4096], |_| None), Vec::new());
    }
}
