//! Unpacks the streams of a PDF, never more than a budget allows.

use std::io::Read;

use super::object::{Dict, Object};

/// Bytes that may still be unpacked.
#[derive(Debug)]
pub(super) struct Budget(pub(super) usize);

/// Why a stream was not unpacked.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// The budget is used up.
    TooMuch,
    /// Packed in a way that is not read here: pictures, and what nobody writes any more.
    Unknown,
}

/// The bytes of a stream as its dictionary says that they are packed. What is damaged in the middle gives what stood
/// before.
pub(super) fn unpack(dict: &Dict, raw: &[u8], budget: &mut Budget) -> Result<Vec<u8>, Refused> {
    budget.0 = budget.0.checked_sub(raw.len()).ok_or(Refused::TooMuch)?;
    let mut bytes = raw.to_vec();
    let filters = list(dict.get(b"Filter").or_else(|| dict.get(b"F")));
    let parameters = list(dict.get(b"DecodeParms").or_else(|| dict.get(b"DP")));
    for (n, filter) in filters.iter().enumerate() {
        let Object::Name(name) = filter else {
            return Err(Refused::Unknown);
        };
        bytes = match name.as_slice() {
            b"FlateDecode" | b"Fl" => inflate(&bytes, budget)?,
            b"ASCIIHexDecode" | b"AHx" => hexadecimal(&bytes),
            b"ASCII85Decode" | b"A85" => ascii85(&bytes),
            _ => return Err(Refused::Unknown),
        };
        if let Some(Object::Dict(parameters)) = parameters.get(n) {
            bytes = unpredict(bytes, parameters);
        }
    }
    Ok(bytes)
}

fn list(object: Option<&Object>) -> &[Object] {
    match object {
        Some(Object::List(items)) => items,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    }
}

fn inflate(bytes: &[u8], budget: &mut Budget) -> Result<Vec<u8>, Refused> {
    let mut out = Vec::new();
    let limit = u64::try_from(budget.0).unwrap_or(u64::MAX);
    let mut reader = flate2::read::ZlibDecoder::new(bytes).take(limit.saturating_add(1));
    // An error at the end leaves what was read.
    let _ = reader.read_to_end(&mut out);
    if out.len() > budget.0 {
        budget.0 = 0;
        return Err(Refused::TooMuch);
    }
    budget.0 -= out.len();
    Ok(out)
}

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = bytes
        .iter()
        .take_while(|&&byte| byte != b'>')
        .filter_map(|&byte| char::from(byte).to_digit(16))
        .map(|digit| digit as u8)
        .collect();
    let two = |two: &[u8]| two[0] * 16 + two.get(1).copied().unwrap_or(0);
    digits.chunks(2).map(two).collect()
}

fn ascii85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut group: Vec<u8> = Vec::with_capacity(5);
    let start = if bytes.starts_with(b"<~") { 2 } else { 0 };
    for &byte in &bytes[start..] {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => group.push(byte - b'!'),
            _ => {}
        }
        if group.len() == 5 {
            out.extend(word(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        out.extend(&word(&group)[..kept]);
    }
    out
}

fn word(group: &[u8]) -> [u8; 4] {
    let fold = |sum: u32, &digit: &u8| sum.wrapping_mul(85).wrapping_add(u32::from(digit));
    group.iter().fold(0, fold).to_be_bytes()
}

/// Undoes the PNG predictors that tables of objects are packed with. Pictures' own are of no interest.
fn unpredict(bytes: Vec<u8>, parameters: &Dict) -> Vec<u8> {
    let number = |name: &[u8], usual: usize| match parameters.get(name) {
        Some(Object::Number(number)) => usize::try_from(*number).unwrap_or(usual),
        _ => usual,
    };
    if number(b"Predictor", 1) < 10 {
        return bytes;
    }
    let bits = number(b"Colors", 1)
        .min(64)
        .saturating_mul(number(b"BitsPerComponent", 8).min(32));
    let pixel = bits.div_ceil(8).max(1);
    let width = number(b"Columns", 1)
        .saturating_mul(bits)
        .div_ceil(8)
        .max(1);
    if width > bytes.len() {
        return bytes;
    }
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0_u8; width];
    for row in bytes.chunks(width + 1) {
        let (kind, row) = (row[0], &row[1..]);
        let mut line = vec![0_u8; width];
        for (n, &byte) in row.iter().enumerate() {
            let left = if n >= pixel { line[n - pixel] } else { 0 };
            let up = above[n];
            let corner = if n >= pixel { above[n - pixel] } else { 0 };
            line[n] = byte.wrapping_add(match kind {
                1 => left,
                2 => up,
                3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
                4 => paeth(left, up, corner),
                _ => 0,
            });
        }
        out.extend(&line[..row.len()]);
        above = line;
    }
    out
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(up), i16::from(corner));
    let guess = a + b - c;
    let (to_a, to_b, to_c) = ((guess - a).abs(), (guess - b).abs(), (guess - c).abs());
    if to_a <= to_b && to_a <= to_c {
        left
    } else if to_b <= to_c {
        up
    } else {
        corner
    }
}
