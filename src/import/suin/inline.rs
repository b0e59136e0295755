//! The text of one line: marks of bold and italics in, marks that CommonMark reads as meant out.
//!
//! The source was made from HTML by putting asterisks where a tag was, so that two neighbours give `**A.***B*.` and an
//! empty joint gives `**A****B**`. CommonMark reads neither as meant. Here a run of asterisks is a switch, not a
//! bracket: [`read`] turns a line into [`Span`]s by throwing the switches, and [`write`] marks each span again by
//! itself, at places where the marks are sure to work. Between the two there is only text.

/// A stretch of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    /// The text itself: no marks, no escapes.
    pub(super) text: String,
    /// In bold.
    pub(super) bold: bool,
    /// In italics.
    pub(super) italic: bool,
}

impl Span {
    fn marked(&self) -> bool {
        self.bold || self.italic
    }
    fn same_style(&self, other: &Span) -> bool {
        (self.bold, self.italic) == (other.bold, other.italic)
    }
}

/// A line read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Its text, neighbours of different styles.
    pub(super) spans: Vec<Span>,
    /// Spaces put where the marks had glued two words.
    pub(super) spaces_added: usize,
}

impl Line {
    /// The text without styles.
    pub(super) fn plain(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
    /// Whether everything that is a letter or a number is in bold.
    pub(super) fn all_bold(&self) -> bool {
        let mut words = self
            .spans
            .iter()
            .filter(|span| span.text.chars().any(is_word))
            .peekable();
        words.peek().is_some() && words.all(|span| span.bold)
    }
}

/// Where a line is written: some characters are marks in one place only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A paragraph or an item of a list: it begins a line.
    Paragraph,
    /// After the `##`.
    Heading,
    /// Between two bars.
    Cell,
}

enum Token {
    Char(char),
    Stars(usize),
}

/// Letters and numbers, but for the symbols that Unicode counts as letters and CommonMark as punctuation.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}')
}

fn is_ordinal(c: char) -> bool {
    matches!(c, 'º' | 'ª')
}

/// What ends a phrase, so that a word right after it has lost its space.
fn ends_phrase(c: char) -> bool {
    matches!(c, '.' | ':' | ';' | ',' | '°' | ')' | ']' | '”' | '»' | '…')
}

fn tokens(source: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => {
                out.extend(chars.next().map(Token::Char))
            }
            '*' => match out.last_mut() {
                Some(Token::Stars(n)) => *n += 1,
                _ => out.push(Token::Stars(1)),
            },
            c => out.push(Token::Char(c)),
        }
    }
    out
}

/// What a run of asterisks does.
#[derive(Clone, Copy, Default)]
struct Switch {
    bold: bool,
    italic: bool,
    /// It ends something and begins something: the source may have lost a space here.
    joint: bool,
    /// It is no mark: an asterisk that shows.
    literal: bool,
}

/// Reads a line; `bold` is the style it begins with.
pub(super) fn read(source: &str, bold: bool) -> Line {
    let tokens = tokens(source);
    let mut literal = vec![false; tokens.len()];
    // An asterisk between spaces is no mark; one that nothing closes is none either.
    for at in 0..tokens.len() {
        literal[at] = matches!(tokens[at], Token::Stars(1))
            && blank_before(&tokens, at)
            && blank_after(&tokens, at);
    }
    let mut switches = throw(&tokens, &literal, bold);
    for _ in 0..2 {
        match unclosed(&switches) {
            Some(at) => literal[at] = true,
            None => break,
        }
        switches = throw(&tokens, &literal, bold);
    }
    spans(&tokens, &switches, bold)
}

fn blank_before(tokens: &[Token], at: usize) -> bool {
    at == 0 || matches!(tokens[at - 1], Token::Char(c) if c.is_whitespace())
}

fn blank_after(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at + 1)
        .is_none_or(|token| matches!(token, Token::Char(c) if c.is_whitespace()))
}

/// What each token does, by the style in force when it comes.
fn throw(tokens: &[Token], literal: &[bool], bold: bool) -> Vec<Switch> {
    let runs: Vec<(usize, usize)> = tokens
        .iter()
        .enumerate()
        .filter_map(|(at, token)| match token {
            Token::Stars(n) if !literal[at] => Some((at, *n)),
            _ => None,
        })
        .collect();
    let mut out: Vec<Switch> = literal
        .iter()
        .map(|&literal| Switch {
            literal,
            ..Switch::default()
        })
        .collect();
    let (mut bold, mut italic) = (bold, false);
    for (index, &(at, n)) in runs.iter().enumerate() {
        // `*A**B*`: the middle is the end of one and the beginning of the next, both in italics.
        let seam =
            n == 2 && italic && !bold && runs.get(index + 1).is_some_and(|&(_, next)| next == 1);
        // Six asterisks close and open everything again, four do so with bold, five are four and one.
        let left = n % 6;
        out[at].bold = (left == 2 && !seam) || left == 3;
        out[at].italic = left % 2 == 1;
        out[at].joint = n >= 3 || seam;
        bold ^= out[at].bold;
        italic ^= out[at].italic;
    }
    out
}

/// The last run that opened what stays open.
fn unclosed(switches: &[Switch]) -> Option<usize> {
    let odd = |pick: fn(&Switch) -> bool| switches.iter().filter(|s| pick(s)).count() % 2 == 1;
    let (bold, italic) = (odd(|s| s.bold), odd(|s| s.italic));
    switches
        .iter()
        .rposition(|s| (s.bold && bold) || (s.italic && italic))
}

fn spans(tokens: &[Token], switches: &[Switch], bold: bool) -> Line {
    let mut line = Line {
        spans: vec![Span {
            bold,
            ..Span::default()
        }],
        spaces_added: 0,
    };
    let (mut before, mut last) = (' ', ' ');
    let push = |line: &mut Line, c: char, last: &mut char, before: &mut char| {
        if let Some(span) = line.spans.last_mut() {
            span.text.push(c);
        }
        (*before, *last) = (*last, c);
    };
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Char(c) => push(&mut line, *c, &mut last, &mut before),
            Token::Stars(n) if switches[at].literal => {
                for _ in 0..*n {
                    push(&mut line, '*', &mut last, &mut before);
                }
            }
            Token::Stars(_) => {
                if let Some(Token::Char(next)) = tokens.get(at + 1)
                    && glued(before, last, *next, switches[at].joint)
                {
                    push(&mut line, ' ', &mut last, &mut before);
                    line.spaces_added += 1;
                }
                if let Some(span) = line.spans.last() {
                    let (bold, italic) = (
                        span.bold ^ switches[at].bold,
                        span.italic ^ switches[at].italic,
                    );
                    line.spans.push(Span {
                        text: String::new(),
                        bold,
                        italic,
                    });
                }
            }
        }
    }
    line.spans = merged(line.spans);
    line
}

/// Whether the marks between `last` and `next` took the place of a space.
fn glued(before: char, last: char, next: char, joint: bool) -> bool {
    if !is_word(next)
        || is_ordinal(next)
        || (before.is_numeric() && next.is_numeric() && !is_word(last))
    {
        return false;
    }
    ends_phrase(last) || is_ordinal(last) || (joint && is_word(last))
}

/// Joins neighbours of one style, drops empty ones.
fn merged(spans: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans.into_iter().filter(|span| !span.text.is_empty()) {
        match out.last_mut() {
            Some(last) if last.same_style(&span) => last.text.push_str(&span.text),
            _ => out.push(span),
        }
    }
    out
}

/// Spans ready to be marked: none begins or ends with a space or lacks a word, and no two marked ones touch.
fn settled(line: &Line) -> Vec<Span> {
    let mut out = Vec::new();
    for span in &line.spans {
        let core = span.text.trim();
        if !span.marked() || !core.chars().any(is_word) {
            out.push(Span {
                text: span.text.clone(),
                ..Span::default()
            });
            continue;
        }
        let start = span.text.len() - span.text.trim_start().len();
        let (lead, trail) = (&span.text[..start], &span.text[start + core.len()..]);
        out.push(Span {
            text: lead.to_owned(),
            ..Span::default()
        });
        out.push(Span {
            text: core.to_owned(),
            ..*span
        });
        out.push(Span {
            text: trail.to_owned(),
            ..Span::default()
        });
    }
    // Marks that touch are read as one run, which CommonMark does not always cut as meant: the shorter span gives up
    // its style.
    let mut settled: Vec<Span> = Vec::new();
    for mut span in merged(out) {
        if let Some(last) = settled.last_mut()
            && last.marked()
            && span.marked()
        {
            let loser = if last.text.chars().count() < span.text.chars().count() {
                last
            } else {
                &mut span
            };
            (loser.bold, loser.italic) = (false, false);
        }
        settled.push(span);
    }
    merged(settled)
}

/// Writes a line with marks that CommonMark reads as meant, and everything else escaped.
pub(super) fn write(line: &Line, place: Place) -> String {
    let spans = settled(line);
    let mut out = Writer {
        out: String::new(),
        last: None,
        place,
    };
    for (at, span) in spans.iter().enumerate() {
        if !span.marked() {
            out.text(&span.text);
            continue;
        }
        let next = spans.get(at + 1).and_then(|span| span.text.chars().next());
        let mut core = span.text.as_str();
        // A mark before punctuation opens only after a space or punctuation: otherwise the punctuation stays outside.
        while let Some(first) = core.chars().next()
            && !is_word(first)
            && !free(out.last)
        {
            core = &core[first.len_utf8()..];
            out.text(first.encode_utf8(&mut [0; 4]));
        }
        let kept = core.trim_start();
        out.text(&core[..core.len() - kept.len()]);
        core = kept;
        // And the same, mirrored, for the mark that closes.
        let (mut end, mut after) = (core.len(), next);
        while let Some(final_char) = core[..end].chars().next_back()
            && (final_char.is_whitespace() || (!is_word(final_char) && !free(after)))
        {
            end -= final_char.len_utf8();
            after = Some(final_char);
        }
        let marks = ["", "*", "**", "***"][usize::from(span.italic) + 2 * usize::from(span.bold)];
        out.out.push_str(marks);
        out.text(&core[..end]);
        out.out.push_str(marks);
        out.text(&core[end..]);
    }
    out.out
}

/// Beside this, a mark may stand before or after punctuation.
fn free(neighbour: Option<char>) -> bool {
    neighbour.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation())
}

struct Writer {
    out: String,
    /// Last character of the text.
    last: Option<char>,
    place: Place,
}

impl Writer {
    fn text(&mut self, text: &str) {
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match (c, self.place) {
                ('\\', Place::Cell) => self.out.push_str("&#92;"),
                ('{', Place::Heading) => self.out.push_str("&#123;"),
                ('#', Place::Heading) => self.out.push_str("\\#"),
                ('_', _)
                    if self.last.is_some_and(is_word)
                        && chars.peek().copied().is_some_and(is_word) =>
                {
                    self.out.push('_');
                }
                ('\\' | '*' | '_' | '`' | '[' | ']' | '<' | '~' | '{' | '|', _) => {
                    self.out.push('\\');
                    self.out.push(c);
                }
                _ => self.out.push(c),
            }
            self.last = Some(c);
        }
    }
}

/// Keeps what begins a paragraph from beginning a list, a heading, a quotation or a rule.
pub(super) fn guarded(text: String) -> String {
    let first_word = text.split(' ').next().unwrap_or_default();
    let digits = first_word.bytes().take_while(u8::is_ascii_digit).count();
    let at = if (1..=9).contains(&digits) && matches!(&first_word[digits..], "." | ")") {
        digits
    } else if first_word.starts_with(['#', '>'])
        || matches!(first_word, "-" | "+" | ":")
        || (!first_word.is_empty()
            && ['-', '+', '=']
                .iter()
                .any(|&c| text.chars().all(|t| t == c)))
    {
        0
    } else {
        return text;
    };
    let (head, tail) = text.split_at(at);
    format!("{head}\\{tail}")
}
