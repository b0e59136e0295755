//! The packed forms of a file, for servers that send them as they are: gzip, which every browser takes, and Brotli,
//! which is smaller.
//!
//! In: bytes. Out: bytes, always the same for the same.

use std::io::Write as _;

use flate2::{Compression, GzBuilder};

/// A file that is smaller fits in a packet or two as it is.
const SMALLEST: usize = 1024;

/// Of Brotli's 11 degrees the last that takes little longer than gzip; the size of the window is its usual one.
const DEGREE: i32 = 5;
const WINDOW: i32 = 22;

/// The packed forms of a file by their ending; none where packing gains nothing.
pub fn forms(path: &str, bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    if bytes.len() < SMALLEST || !super::packs(path) {
        return Vec::new();
    }
    let forms = [("gz", gzip(bytes)), ("br", brotli(bytes))];
    let smaller = |form: Option<Vec<u8>>| form.filter(|form| form.len() < bytes.len());
    forms
        .into_iter()
        .filter_map(|(ending, form)| Some((ending, smaller(form)?)))
        .collect()
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
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_is_packed_is_the_same_and_smaller() {
        let text = "Gobernación del Putumayo. ".repeat(200);
        let forms = forms("a/index.html", text.as_bytes());
        let endings: Vec<_> = forms.iter().map(|(ending, _)| *ending).collect();
        assert_eq!(endings, ["gz", "br"]);
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
        assert!(forms.iter().all(|(_, form)| form.len() < text.len() / 10));
    }

    #[test]
    fn what_would_not_be_smaller_is_not_packed() {
        assert_eq!(forms("a.html", b"breve"), Vec::new());
        assert_eq!(forms("a.png", &[0; 4096]), Vec::new());
        assert_eq!(forms("sin-terminacion", &[0; 4096]), Vec::new());
    }
}
