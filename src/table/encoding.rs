//! Bytes of a text table to letters: UTF-8, UTF-16 with its mark, Windows-1252.
//!
//! Windows-1252 is what Excel in Spanish writes as plain «CSV». Nothing marks it, so it is taken only when every byte
//! outside ASCII is a letter or sign that Spanish texts have, and the guess is told. Anything else is refused at its
//! first byte that is not UTF-8.

use crate::diag::{Diagnostic, Findings, code};
use crate::text::{SourceId, Span};

/// How letters are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// Windows-1252, the code page of Windows in western Europe and America.
    Windows1252,
    /// UTF-16, with byte order mark; «Unicode text» in Excel.
    Utf16,
}

impl Encoding {
    /// The encoding of a name as people write it.
    pub fn named(name: &str) -> Option<Encoding> {
        match name.to_lowercase().replace(['-', '_', ' '], "").as_str() {
            "utf8" => Some(Encoding::Utf8),
            "windows1252" | "cp1252" | "ansi" | "latin1" | "iso88591" => {
                Some(Encoding::Windows1252)
            }
            "utf16" | "unicode" => Some(Encoding::Utf16),
            _ => None,
        }
    }
}

/// The letters that bytes 0x80 to 0x9f stand for; five stand for nothing.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a table, and the finding that tells a guess.
pub(super) fn decode(
    bytes: Vec<u8>,
    told: Option<Encoding>,
    source: SourceId,
) -> Result<(String, Findings), Box<Diagnostic>> {
    let marked_16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    match told {
        Some(Encoding::Windows1252) => return Ok((windows_1252(&bytes), Findings::new())),
        Some(Encoding::Utf16) => return utf_16(&bytes, source).map(|text| (text, vec![])),
        None if marked_16 => return utf_16(&bytes, source).map(|text| (text, vec![])),
        _ => {}
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, Findings::new())),
        Err(error) => error.into_bytes(),
    };
    let at = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
    if told.is_none() && bytes.iter().all(|&byte| byte < 0x80 || is_spanish(byte)) {
        let text = windows_1252(&bytes);
        let (first, letter) = text
            .char_indices()
            .find(|(_, letter)| !letter.is_ascii())
            .unwrap_or_default();
        let guess = Diagnostic::at(code::TABLE_ENCODING, source, Span::at(first))
            .arg("letra", letter.to_string());
        return Ok((text, vec![guess]));
    }
    Err(Box::new(Diagnostic::at(
        code::ENCODING,
        source,
        Span::at(at),
    )))
}

/// Whether a byte of Windows-1252 is a letter or sign of Spanish.
fn is_spanish(byte: u8) -> bool {
    matches!(
        windows_letter(byte),
        'á' | 'é'
            | 'í'
            | 'ó'
            | 'ú'
            | 'ü'
            | 'ñ'
            | 'Á'
            | 'É'
            | 'Í'
            | 'Ó'
            | 'Ú'
            | 'Ü'
            | 'Ñ'
            | '¿'
            | '¡'
            | 'º'
            | 'ª'
            | '°'
            | '«'
            | '»'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '–'
            | '—'
            | '…'
            | '•'
            | '€'
            | '½'
            | '²'
            | '³'
            | '·'
            | '´'
            | '\u{a0}'
            | '®'
            | '™'
    )
}

fn windows_letter(byte: u8) -> char {
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn windows_1252(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| windows_letter(byte)).collect()
}

fn utf_16(bytes: &[u8], source: SourceId) -> Result<String, Box<Diagnostic>> {
    let big = bytes.starts_with(&[0xfe, 0xff]);
    let units = bytes.chunks_exact(2).map(|pair| match big {
        true => u16::from_be_bytes([pair[0], pair[1]]),
        false => u16::from_le_bytes([pair[0], pair[1]]),
    });
    let text: Result<String, _> = char::decode_utf16(units).collect();
    match (text, bytes.len() % 2) {
        (Ok(text), 0) => Ok(text),
        _ => Err(Box::new(Diagnostic::at(
            code::ENCODING,
            source,
            Span::at(0),
        ))),
    }
}

/// The sign that a C1 control character of a text stood for before somebody took Windows-1252 for Latin-1: exports of
/// SECOP have U+0096 where the contract has a dash.
pub(crate) fn repaired(letter: char) -> char {
    match u32::from(letter) {
        byte @ 0x80..=0x9f => HIGH[(byte - 0x80) as usize],
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], told: Option<Encoding>) -> Option<(String, usize)> {
        let (text, findings) = decode(bytes.to_vec(), told, SourceId(0)).ok()?;
        Some((text, findings.len()))
    }

    #[test]
    fn windows_1252_is_recognised_by_spanish_letters_only() {
        let spanish = b"A\xf1o;Direcci\xf3n \x96 Mocoa";
        let text = "Año;Dirección – Mocoa".to_owned();
        assert_eq!(read(spanish, None), Some((text.clone(), 1)));
        assert_eq!(read(spanish, Some(Encoding::Windows1252)), Some((text, 0)));
        // «año» in the code page of DOS: 0xa4 would be «¤».
        assert_eq!(read(b"a\xa4o", None), None);
        assert_eq!(read(spanish, Some(Encoding::Utf8)), None);
    }

    #[test]
    fn utf_16_goes_by_its_mark() {
        let little = b"\xff\xfeA\0\xf1\0";
        let big = b"\xfe\xff\0A\0\xf1";
        for bytes in [&little[..], &big[..]] {
            assert_eq!(read(bytes, None), Some(("\u{feff}Añ".to_owned(), 0)));
        }
        assert_eq!(read(b"\xff\xfeA", None), None);
        assert_eq!(read(b"\xff\xfe\x00\xd8", None), None);
    }

    #[test]
    fn control_characters_of_a_wrong_guess() {
        assert_eq!(repaired('\u{96}'), '–');
        assert_eq!(repaired('ñ'), 'ñ');
    }
}
