//! Bytes to text: UTF-8 only, a byte order mark is accepted.

use crate::diag::{Diagnostic, code};
use crate::text::{SourceId, Span};

/// The text of a file, or the finding that says on which line it stops being UTF-8.
pub fn decode(bytes: Vec<u8>, source: SourceId) -> Result<String, Box<Diagnostic>> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let byte = bytes.get(at).copied().unwrap_or_default();
        let finding = Diagnostic::at(code::ENCODING, source, Span::at(at));
        // In Windows-1252 these bytes are the letters and quotes of Spanish; elsewhere they are not common.
        let letter = match byte {
            0xe1 | 0xe9 | 0xed | 0xf3 | 0xfa | 0xf1 | 0xc1 | 0xc9 | 0xcd | 0xd3 | 0xda | 0xd1
            | 0xfc | 0xbf | 0xa1 | 0xb0 | 0xba | 0xaa => Some(char::from(byte)),
            0x91..=0x94 => Some('"'),
            0x96 | 0x97 => Some('–'),
            _ => None,
        };
        Box::new(match letter {
            Some(letter) => finding.hint(
                "parece-windows-1252",
                vec![("letra", letter.to_string().into())],
            ),
            None if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) => {
                finding.hint("parece-utf-16", vec![])
            }
            None => finding,
        })
    })
}
