//! Mistakes of writing in TOML, in our words: what the parser stopped at becomes what the editor did.
//!
//! In: the text and where the parser stopped. Out: a finding whose place is the mistake (the quote that opens, the
//! bracket without its pair), and, where only one thing can be meant, its repair. Nothing that the parser says is shown.

use std::ops::Range;

use super::typed_date::{self, Typed};
use super::value::is_bare_key;
use crate::diag::{Code, Diagnostic, Edit, Fix, code};
use crate::text::{Place, SourceId, Span, floor_boundary};

/// Quotes that word processors put in place of `"`.
const CURLY: [char; 5] = ['“', '”', '„', '‟', '″'];

/// One line of the file, and what stands where in it. Offsets are those of the text.
struct Line<'t> {
    text: &'t str,
    start: usize,
    /// What stands before the first `=`, without spaces.
    key: Range<usize>,
    /// What stands behind it, without spaces and comment; empty if there is no `=`.
    value: Range<usize>,
    equals: bool,
}

impl<'t> Line<'t> {
    fn at(text: &'t str, offset: usize) -> Line<'t> {
        let offset = floor_boundary(text, offset);
        let mut start = text[..offset].rfind('\n').map_or(0, |end| end + 1);
        // A parser that wants more stops at the next line: the mistake is on the last line that has something.
        while start > 0
            && text[start..]
                .lines()
                .next()
                .unwrap_or_default()
                .trim()
                .is_empty()
        {
            start = text[..start - 1].rfind('\n').map_or(0, |end| end + 1);
        }
        let line = text[start..].lines().next().unwrap_or_default();
        let trimmed = |from: usize, to: usize| {
            let part = &line[from..to];
            let first = from + (part.len() - part.trim_start().len());
            let last = first + part.trim().len();
            start + first..start + last
        };
        match line.find('=') {
            Some(at) => Line {
                text: line,
                start,
                key: trimmed(0, at),
                value: trimmed(at + 1, line.len()),
                equals: true,
            },
            None => Line {
                text: line,
                start,
                key: trimmed(0, line.len()),
                value: start + line.len()..start + line.len(),
                equals: false,
            },
        }
    }
}

/// What is wrong, where (offsets of the TOML text), and by what it may be replaced.
struct Mistake {
    code: &'static Code,
    at: Range<usize>,
    other: Option<Range<usize>>,
    edits: Vec<(Range<usize>, String)>,
    args: Vec<(&'static str, String)>,
    hint: Option<&'static str>,
}

impl Mistake {
    fn new(code: &'static Code, at: Range<usize>) -> Mistake {
        Mistake {
            code,
            at,
            other: None,
            edits: Vec::new(),
            args: Vec::new(),
            hint: None,
        }
    }

    fn edit(mut self, at: Range<usize>, text: impl Into<String>) -> Mistake {
        self.edits.push((at, text.into()));
        self
    }

    fn arg(mut self, name: &'static str, value: &str) -> Mistake {
        self.args.push((name, value.to_owned()));
        self
    }
}

/// The finding for a place where TOML cannot be read. `offset` is where the TOML begins in its file.
pub(super) fn finding(
    text: &str,
    span: Span,
    said: &str,
    offset: usize,
    source: SourceId,
) -> Diagnostic {
    let mistake = mistake(text, span.range(), said);
    let place = |range: &Range<usize>| Place {
        source,
        span: Span::from(range.clone()).shifted(offset),
    };
    let mut finding = Diagnostic::at(mistake.code, source, place(&mistake.at).span);
    for (name, value) in mistake.args {
        finding = finding.arg(name, value);
    }
    if let Some(other) = &mistake.other {
        finding = finding.and(place(other));
    }
    if let Some(hint) = mistake.hint {
        finding = finding.hint(hint, vec![]);
    }
    let edits = mistake.edits.iter().map(|(range, text)| Edit {
        place: place(range),
        text: text.as_str().into(),
    });
    finding.fix = Fix::of(edits.collect());
    finding
}

/// Whether a mistake is of its own line alone, so that the lines after it mean the same without it.
pub(super) fn of_one_line(code: &'static Code, line: &str) -> bool {
    let codes = [
        code::QUOTE_OPEN,
        code::EQUALS,
        code::KEY_TWICE,
        code::ESCAPE,
        code::UNQUOTED,
        code::CURLY_QUOTES,
        code::KEY_NAME,
        code::VALUE_MISSING,
        code::QUOTES_INSIDE,
    ];
    let opens = ["\"\"\"", "'''", "[", "{"];
    codes.contains(&code) && !opens.iter().any(|sign| line.contains(sign))
}

fn mistake(text: &str, at: Range<usize>, said: &str) -> Mistake {
    let line = Line::at(text, at.start);
    if said.starts_with("duplicate key") || said.starts_with("cannot extend") {
        return twice(text, &line, at, said);
    }
    if let Some(mistake) = curly(text, &line) {
        return mistake;
    }
    if let Some(open) = open_bracket(text, at.start, line.start) {
        return Mistake::new(code::BRACKET_OPEN, open..open + 1);
    }
    let header = line.text.trim_start().starts_with('[');
    if header && !line.equals {
        let brackets = |sign| line.text.matches(sign).count();
        if brackets('[') != brackets(']') {
            return Mistake::new(code::BRACKET_OPEN, line.key.start..line.key.start + 1);
        }
        return Mistake::new(code::KEY_NAME, line.key).arg("clave", line.text.trim());
    }
    if !line.equals {
        return without_equals(text, &line, at);
    }
    let key = &text[line.key.clone()];
    let quoted = key.starts_with(['"', '\'']);
    if !quoted && !key.split('.').all(|part| is_bare_key(part.trim())) {
        let plain = deunicode::deunicode(key);
        let mistake = Mistake::new(code::KEY_NAME, line.key.clone()).arg("clave", key);
        let letters = key
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == '_');
        return match letters && is_bare_key(&plain) && plain.len() == key.chars().count() {
            true => mistake.edit(line.key, plain),
            false => mistake,
        };
    }
    value(text, &line, at)
}

/// A key or table that is there already; the other place is the first one.
fn twice(text: &str, line: &Line<'_>, at: Range<usize>, said: &str) -> Mistake {
    let header = line.text.trim_start().starts_with('[');
    let whole = line.key.clone();
    if header {
        let name = text[whole.clone()].trim_matches(['[', ']', ' ']);
        let first = lines(&text[..line.start]).find(|(_, other)| {
            other.trim_start().starts_with('[')
                && other.trim().trim_matches(['[', ']', ' ']) == name
        });
        let mut mistake = Mistake::new(code::GROUP_TWICE, whole).arg("clave", name);
        mistake.other = first.map(|(start, other)| start..start + other.trim_end().len());
        return mistake;
    }
    let key = &text[whole.clone()];
    let code = match said.starts_with("duplicate key") {
        true => code::KEY_TWICE,
        false => code::GROUP_TWICE,
    };
    // Keys of one table stand between its header and the next.
    let section = text[..line.start].rfind("\n[").map_or(0, |at| at + 1);
    let first = lines(&text[section..line.start]).find(|(_, other)| {
        other
            .split_once('=')
            .is_some_and(|(name, _)| name.trim() == key)
    });
    let at = if key.is_empty() { at } else { whole };
    let mut mistake = Mistake::new(code, at).arg("clave", key);
    mistake.other = first.map(|(start, _)| section + start..section + start + key.len());
    mistake
}

/// A value between quotes of a word processor.
fn curly(text: &str, line: &Line<'_>) -> Option<Mistake> {
    let value = &text[line.value.clone()];
    let signs: Vec<Range<usize>> = value
        .char_indices()
        .filter(|(_, letter)| CURLY.contains(letter))
        .map(|(at, letter)| line.value.start + at..line.value.start + at + letter.len_utf8())
        .collect();
    let [first, .., last] = &signs[..] else {
        return match (
            &signs[..],
            value.starts_with(CURLY) || value.ends_with(CURLY),
        ) {
            ([one], true) => Some(Mistake::new(code::CURLY_QUOTES, one.clone())),
            _ => None,
        };
    };
    let (opens, closes) = (first.start == line.value.start, last.end == line.value.end);
    let list = value.starts_with(['[', '{']);
    if !opens && !list {
        return None;
    }
    let mistake = Mistake::new(code::CURLY_QUOTES, first.clone());
    // Between one pair nothing else may be meant; in a list, the quotes go in pairs.
    let safe = !value.contains('"')
        && ((opens && closes && signs.len() == 2) || (list && signs.len().is_multiple_of(2)));
    Some(match safe {
        true => signs
            .into_iter()
            .fold(mistake, |mistake, sign| mistake.edit(sign, "\"")),
        false => mistake,
    })
}

/// A line without `=`: `titulo "x"`, `titulo: x`, or words that belong nowhere.
fn without_equals(text: &str, line: &Line<'_>, at: Range<usize>) -> Mistake {
    let words = &text[line.key.clone()];
    let end = words
        .find(|letter: char| !(letter.is_ascii_alphanumeric() || "_-".contains(letter)))
        .unwrap_or(words.len());
    let (key, rest) = words.split_at(end);
    if key.is_empty() {
        return Mistake::new(code::TOML_SYNTAX, at.start..at.end.max(at.start));
    }
    let start = line.key.start;
    let mistake = Mistake::new(code::EQUALS, start + end..start + end).arg("clave", key);
    let colon = rest.len() - rest.trim_start().len();
    match (rest.trim_start().strip_prefix(':'), rest.trim_start()) {
        (Some(value), _) if !value.trim().is_empty() => {
            let sign = start + end..start + end + colon + 1;
            mistake.edit(sign, " =")
        }
        (None, value) if value.starts_with('"') && value.ends_with('"') && value.len() > 1 => {
            mistake.edit(start + end..start + end, " =")
        }
        _ => mistake,
    }
}

/// What is wrong with what stands behind the `=`.
fn value(text: &str, line: &Line<'_>, at: Range<usize>) -> Mistake {
    let value = &text[line.value.clone()];
    let start = line.value.start;
    let key = text[line.key.clone()].to_owned();
    let here = line.value.clone();
    if value.is_empty() || value.starts_with('#') {
        return Mistake::new(code::VALUE_MISSING, line.key.clone()).arg("clave", &key);
    }
    if let Some(quote) = value.chars().next().filter(|sign| "\"'".contains(*sign)) {
        let triple = value.starts_with("\"\"\"") || value.starts_with("'''");
        return match closing(value, quote) {
            _ if triple && !text[start + 3..].contains(&value[..3]) => {
                Mistake::new(code::QUOTE_OPEN, start..start + 3)
            }
            _ if triple => Mistake::new(code::TOML_SYNTAX, at),
            Closing::Never => Mistake::new(code::QUOTE_OPEN, start..start + 1),
            Closing::Escape(sign) => {
                let sign = start + sign;
                let next = text[sign + 1..].chars().next().map_or(0, char::len_utf8);
                Mistake::new(code::ESCAPE, sign..sign + 1 + next)
            }
            Closing::At(end) if value[end..].trim_start().starts_with('#') => {
                Mistake::new(code::TOML_SYNTAX, at)
            }
            Closing::At(end) if end < value.len() => {
                Mistake::new(code::QUOTES_INSIDE, start + end - 1..start + end)
            }
            Closing::At(_) => Mistake::new(code::TOML_SYNTAX, at),
        };
    }
    if value.starts_with(['[', '{']) {
        return inside(text, at);
    }
    let bare = value.split(" #").next().unwrap_or(value).trim_end();
    let here = here.start..here.start + bare.len();
    let mistake = Mistake::new(code::UNQUOTED, here.clone())
        .arg("clave", &key)
        .arg("valor", bare);
    match typed_date::read(bare) {
        Typed::Day { iso, certain } if certain => mistake.edit(here, iso),
        Typed::Nothing if bare == value && plain(bare) => {
            mistake.edit(here, super::value::quoted(bare))
        }
        _ => mistake,
    }
}

/// Within brackets: a value without its quotes or comma.
fn inside(text: &str, at: Range<usize>) -> Mistake {
    let rest = text.get(at.clone()).unwrap_or_default();
    let letters = rest.starts_with(|letter: char| letter.is_alphabetic());
    match letters {
        true => Mistake::new(code::UNQUOTED, at.clone())
            .arg("clave", "")
            .arg("valor", rest.lines().next().unwrap_or_default()),
        false => Mistake {
            hint: Some("lista-comas"),
            ..Mistake::new(code::TOML_SYNTAX, at)
        },
    }
}

/// A text of words alone, that can be meant only as text.
fn plain(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text
            .chars()
            .all(|letter| letter.is_alphanumeric() || " -_.,;:/()¿?¡!ºª°".contains(letter))
}

enum Closing {
    /// Just behind the closing quote.
    At(usize),
    /// At a `\` that begins nothing known.
    Escape(usize),
    Never,
}

/// Where the quote that opens a value closes.
fn closing(value: &str, quote: char) -> Closing {
    let mut letters = value.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        if letter == quote {
            return Closing::At(at + 1);
        }
        if letter == '\\' && quote == '"' {
            match letters.next() {
                Some((_, next)) if "btnfre\"\\".contains(next) => {}
                Some((_, sign @ ('u' | 'U' | 'x'))) => {
                    let digits = match sign {
                        'u' => 4,
                        'U' => 8,
                        _ => 2,
                    };
                    let rest = &value[at + 2..];
                    if rest.len() < digits
                        || !rest
                            .bytes()
                            .take(digits)
                            .all(|byte| byte.is_ascii_hexdigit())
                    {
                        return Closing::Escape(at);
                    }
                }
                _ => return Closing::Escape(at),
            }
        }
    }
    Closing::Never
}

/// The bracket of a value that is still open at `end`, if it stands before `line`, or the value's line ends with it open.
fn open_bracket(text: &str, end: usize, line: usize) -> Option<usize> {
    let stop = text[line..].find('\n').map_or(text.len(), |at| line + at);
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    for (start, row) in lines(&text[..stop.max(end.min(text.len()))]) {
        let row = row.trim_end();
        if open.is_empty() {
            // A header or key begins here: brackets of headers do not count.
            if row.trim_start().starts_with('[') {
                continue;
            }
            at = row.find('=').map_or(row.len(), |sign| sign + 1);
        } else if row.trim_start().starts_with('[') && row.trim_end().ends_with(']')
            || row
                .split_once('=')
                .is_some_and(|(key, _)| is_bare_key(key.trim()))
        {
            // The next header or key: what is open was meant to end before it.
            break;
        }
        scan(&row[at..], start + at, &mut open);
        at = 0;
    }
    open.first().copied()
}

/// Brackets of one line, outside of strings and comments.
fn scan(row: &str, start: usize, open: &mut Vec<usize>) {
    let mut quote: Option<char> = None;
    let mut escaped = false;
    for (at, letter) in row.char_indices() {
        match quote {
            Some(sign) => {
                if letter == sign && !escaped {
                    quote = None;
                }
                escaped = letter == '\\' && !escaped && sign == '"';
            }
            None => match letter {
                '"' | '\'' => quote = Some(letter),
                '#' => return,
                '[' | '{' => open.push(start + at),
                ']' | '}' => {
                    open.pop();
                }
                _ => {}
            },
        }
    }
}

/// Lines with where they begin.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line)
    })
}
