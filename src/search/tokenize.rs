//! Cutting a folded text into words and numbers. It does not know what they mean.
//!
//! A token is a run of letters or a run of digits, so `CO1.PCCNTR.123` is `co 1 pccntr 123` however
//! it is punctuated. A number may carry separators of thousands (`1.712` is 1712) and a decimal part,
//! which is not a token. Tokens that touch, or have a single `. - / _` between them, are *joined*:
//! that is how codes are told from sentences.

/// One word or number of a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Byte where it starts in the folded text.
    pub(super) start: usize,
    /// Byte after its end, without a decimal part.
    pub(super) end: usize,
    /// Digits (true) or letters (false).
    pub(super) number: bool,
    /// The number had a decimal part.
    pub(super) decimal: bool,
    /// How it hangs on the token before it.
    pub(super) join: Join,
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// Something that separates: a space, several signs, or it is the first token.
    Apart,
    /// Nothing.
    Touching,
    /// One of `.`, `-`, `/` and `_`.
    Sign(u8),
}

/// Class of each ASCII byte: 0 separates, 1 letter, 2 digit.
const CLASS: [u8; 128] = {
    let mut table = [0; 128];
    let mut i = 0;
    while i < 128 {
        let b = i as u8;
        table[i] = if b.is_ascii_alphabetic() {
            1
        } else if b.is_ascii_digit() {
            2
        } else {
            0
        };
        i += 1;
    }
    table
};

/// Iterator over the tokens of a folded text.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    last_end: Option<usize>,
}

impl<'a> Tokens<'a> {
    /// The tokens of `text`, which must be in soft form.
    pub(super) fn of(text: &'a str) -> Self {
        Tokens {
            text,
            at: 0,
            last_end: None,
        }
    }

    /// Class and width of the character at byte `i`, which is a border of a character.
    #[inline]
    fn class(&self, i: usize) -> (u8, usize) {
        match self.text.as_bytes().get(i) {
            None => (0, 0),
            Some(&b) if b < 128 => (CLASS[b as usize], 1),
            Some(_) => self.class_beyond_ascii(i),
        }
    }

    fn class_beyond_ascii(&self, i: usize) -> (u8, usize) {
        match self.text[i..].chars().next() {
            Some(c @ ('á' | 'é' | 'í' | 'ó' | 'ú')) => (1, c.len_utf8()),
            Some(c) => (u8::from(c.is_alphanumeric()), c.len_utf8()),
            None => (0, 0),
        }
    }

    /// Number of ASCII digits at byte `i`.
    fn digits(&self, i: usize) -> usize {
        let bytes = self.text.as_bytes().get(i..).unwrap_or_default();
        bytes.iter().take_while(|b| b.is_ascii_digit()).count()
    }

    /// True if a `.` or `,` stands at byte `i`.
    fn point(&self, i: usize) -> bool {
        matches!(self.text.as_bytes().get(i), Some(b'.' | b','))
    }

    /// Reads a number that starts at `start` and hangs on nothing; gives the end of its integer part
    /// and the end of all of it.
    fn number(&self, start: usize) -> (usize, usize) {
        let mut end = start + self.digits(start);
        if end - start <= 3 && self.text.as_bytes().get(start) != Some(&b'0') {
            while self.point(end) && self.digits(end + 1) == 3 {
                end += 4;
            }
        }
        let decimals = if self.point(end) {
            self.digits(end + 1)
        } else {
            0
        };
        if !(1..=2).contains(&decimals) {
            return (end, end);
        }
        let after = end + 1 + decimals;
        let goes_on = self.class(after).0 != 0
            || (matches!(
                self.text.as_bytes().get(after),
                Some(b'.' | b',' | b'-' | b'/' | b'_')
            ) && self.digits(after + 1) > 0);
        if goes_on { (end, end) } else { (end, after) }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        let mut start = self.at;
        let class = loop {
            let (class, width) = self.class(start);
            if class != 0 {
                break class;
            }
            if width == 0 {
                return None;
            }
            start += width;
        };
        let join = match self.last_end.map_or(usize::MAX, |end| start - end) {
            0 => Join::Touching,
            1 => match self.text.as_bytes()[start - 1] {
                b @ (b'.' | b'-' | b'/' | b'_') => Join::Sign(b),
                _ => Join::Apart,
            },
            _ => Join::Apart,
        };
        let (end, all) = if class == 2 {
            if join == Join::Apart {
                self.number(start)
            } else {
                let end = start + self.digits(start);
                (end, end)
            }
        } else {
            let mut end = start;
            loop {
                let (class, width) = self.class(end);
                if class != 1 {
                    break (end, end);
                }
                end += width;
            }
        };
        self.at = all;
        self.last_end = Some(all);
        Some(Token {
            start,
            end,
            number: class == 2,
            decimal: all != end,
            join,
        })
    }
}

/// Appends the value of a number token: without separators and leading zeros.
pub(super) fn value_into(text: &str, out: &mut String) {
    let from = out.len();
    for b in text.bytes().filter(u8::is_ascii_digit) {
        if b != b'0' || out.len() > from {
            out.push(char::from(b));
        }
    }
    if out.len() == from {
        out.push('0');
    }
}
