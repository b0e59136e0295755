//! Reads the files of the ledger.
//!
//! In: path and text of each. Out: a [`Published`], and what is wrong with them: a line that cannot be read (E0641), a
//! file that was cut or changed (E0642), one whose name or whose predecessors are wrong (E0643), the ledger of another
//! site (E0644). The first error ends the reading: what else is told would rest on what is wrong.
//!
//! Each file names those before it, so that two branches which both published are one ledger when they are joined: the
//! files are put in an order that keeps predecessors first, and otherwise follows days and digests.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Class, FOLDER, Kept, Known, MAGIC, Publication, Published, Score, unescape};
use crate::diag::{Diagnostic, Findings, Message, code};
use crate::digest::Digest;
use crate::text::{Place, SourceId, Span};

/// Digits of a file's digest in its name.
const NAME_DIGITS: usize = 8;

/// A line without its end, and where it stands.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    span: Span,
}

/// Reads the ledger of a site whose address is `base`.
pub fn read<'t>(
    files: impl IntoIterator<Item = (SourceId, &'t str, &'t str)>,
    base: &str,
) -> (Published, Findings) {
    let mut findings = Findings::new();
    let read = heads(files).and_then(|heads| joined_up(&heads));
    let (published, place) = match read {
        Ok(read) => read,
        Err(finding) => {
            findings.push(*finding);
            return (Published::unread(), findings);
        }
    };
    if let (Some(place), Some(last)) = (place, published.publications.last())
        && *last.base != *base
    {
        findings.push(
            Diagnostic::at(code::LEDGER_FOREIGN, place.source, place.span)
                .arg("base", last.base.clone())
                .arg("esta", base),
        );
    }
    (published, findings)
}

/// A publication as its file says it, before its changes are applied to what others say.
struct Head<'t> {
    source: SourceId,
    publication: Publication,
    /// Where the site is named.
    base: Span,
    /// Digests of the files before it, and where they are named.
    previous: Vec<(&'t str, Span)>,
    changes: Vec<Line<'t>>,
    digest: String,
}

/// Reads the files one by one; in order of day and digest.
fn heads<'t>(
    files: impl IntoIterator<Item = (SourceId, &'t str, &'t str)>,
) -> Fallible<BTreeMap<(Date, String), Head<'t>>> {
    let mut heads = BTreeMap::new();
    for (source, path, text) in files {
        let head = File::new(source, text)?.read(path)?;
        heads.insert((head.publication.date, head.digest.clone()), head);
    }
    Ok(heads)
}

/// Applies the changes of all publications, each after those that it names; says where the last one names its site.
fn joined_up(heads: &BTreeMap<(Date, String), Head<'_>>) -> Fallible<(Published, Option<Place>)> {
    let there: std::collections::BTreeSet<&str> =
        heads.keys().map(|(_, digest)| &**digest).collect();
    let mut waiting: BTreeMap<&(Date, String), usize> = BTreeMap::new();
    let mut after: BTreeMap<&str, Vec<&(Date, String)>> = BTreeMap::new();
    for (key, head) in heads {
        waiting.insert(key, head.previous.len());
        for (digest, span) in &head.previous {
            if !there.contains(digest) {
                return Err(chain(head.source, *span, "registro-anterior"));
            }
            after.entry(digest).or_default().push(key);
        }
    }
    let mut ready: std::collections::BTreeSet<_> = waiting
        .iter()
        .filter(|(_, count)| **count == 0)
        .map(|(key, _)| *key)
        .collect();
    let mut published = Published::default();
    let mut place = None;
    while let Some(key) = ready.pop_first() {
        let Some(head) = heads.get(key) else { break };
        for line in &head.changes {
            change(*line, head.source, &head.publication, &mut published)
                .map_err(|reason| wrong(head.source, line.span, reason))?;
        }
        published.publications.push(head.publication.clone());
        place = Some(Place {
            source: head.source,
            span: head.base,
        });
        match after.get(&*head.digest) {
            None => published.last.push(head.digest.clone()),
            Some(followers) => {
                for key in followers {
                    let Some(count) = waiting.get_mut(key) else {
                        continue;
                    };
                    *count -= 1;
                    if *count == 0 {
                        ready.insert(key);
                    }
                }
            }
        }
    }
    Ok((published, place))
}

type Fallible<T> = Result<T, Box<Diagnostic>>;

/// A file whose seal is right.
struct File<'t> {
    source: SourceId,
    lines: std::iter::Peekable<std::vec::IntoIter<Line<'t>>>,
    end: Span,
    digest: String,
}

impl<'t> File<'t> {
    fn new(source: SourceId, text: &'t str) -> Fallible<File<'t>> {
        let mut lines = lines(text);
        let whole: String = joined(&lines);
        let head = lines.first().map_or("", |line| line.text);
        if head != MAGIC {
            let span = lines.first().map_or(Span::at(0), |line| line.span);
            return Err(wrong(source, span, "registro-otra-cosa"));
        }
        let last = lines.pop().filter(|last| last.text.starts_with("fin\t"));
        let Some(last) = last else {
            // A file that was cut: the place is where it ends.
            let end = text.trim_end().len();
            return Err(unsealed(source, Span::at(end), "registro-cortado"));
        };
        let mut parts = last.text.split('\t').skip(1);
        let count = parts.next().and_then(|count| count.parse().ok());
        let seal = parts.next().unwrap_or_default();
        let digest = Digest::of(joined(&lines).as_bytes()).to_string();
        // What is damaged is told at its line if that shows; the reader of lines comes before the seal is judged.
        let sealed = count == Some(lines.len()) && seal == digest && parts.next().is_none();
        let mut file = File {
            source,
            end: last.span,
            digest: Digest::of(whole.as_bytes()).to_string(),
            lines: lines.into_iter().peekable(),
        };
        file.lines.next();
        match sealed {
            true => Ok(file),
            false => {
                let told = file.check_lines();
                Err(told.unwrap_or_else(|| unsealed(source, last.span, "registro-cambiado")))
            }
        }
    }

    /// The first line that cannot be one, if any.
    fn check_lines(&mut self) -> Option<Box<Diagnostic>> {
        const WORDS: [(&str, usize); 10] = [
            ("fecha", 1),
            ("base", 1),
            ("commit", 1),
            ("anterior", 1),
            ("sello", 1),
            ("puntaje", 4),
            ("+", 4),
            ("~", 4),
            (">", 2),
            ("-", 2),
        ];
        let source = self.source;
        let bad = self.lines.by_ref().find(|line| {
            let mut parts = line.text.split('\t');
            let word = parts.next().unwrap_or_default();
            !WORDS.contains(&(word, parts.count()))
        });
        bad.map(|line| wrong(source, line.span, "registro-linea"))
    }

    /// The value of the next line if it begins with a word.
    fn optional(&mut self, word: &str) -> Option<(&'t str, Span)> {
        let line = self.lines.peek().copied()?;
        let value = line.text.strip_prefix(word)?.strip_prefix('\t')?;
        self.lines.next();
        let start = line.span.end as usize - value.len();
        Some((value, Span::new(start, line.span.end as usize)))
    }

    fn required(&mut self, word: &str) -> Fallible<(&'t str, Span)> {
        let source = self.source;
        let span = self.lines.peek().map_or(self.end, |line| line.span);
        self.optional(word)
            .ok_or_else(|| wrong(source, span, "registro-cabecera"))
    }

    /// Reads the lines; `path` must be the name that follows from them.
    fn read(mut self, path: &str) -> Fallible<Head<'t>> {
        let source = self.source;
        let bad = |span: Span| wrong(source, span, "registro-valor");
        let (text, span) = self.required("fecha")?;
        let date: Date = crate::model::parse_date(text).ok_or_else(|| bad(span))?;
        if path != named(date, &self.digest) {
            return Err(chain(source, span, "registro-nombre"));
        }
        let (base, place) = self.required("base")?;
        let commit = self.optional("commit").map(|(commit, _)| commit.into());
        let mut previous: Vec<(&str, Span)> = Vec::new();
        while let Some((digest, span)) = self.optional("anterior") {
            if !is_hex(digest, 64) || previous.iter().any(|(known, _)| *known == digest) {
                return Err(bad(span));
            }
            previous.push((digest, span));
        }
        let (seal, span) = self.required("sello")?;
        if !is_hex(seal, 64) {
            return Err(bad(span));
        }
        let mut scores = Vec::new();
        while let Some((text, span)) = self.optional("puntaje") {
            scores.push(score(text).ok_or_else(|| bad(span))?);
        }
        Ok(Head {
            source,
            publication: Publication {
                date,
                base: unescape(base).ok_or_else(|| bad(place))?.into(),
                commit,
                seal: seal.into(),
                scores,
            },
            base: place,
            previous,
            changes: self.lines.collect(),
            digest: self.digest,
        })
    }
}

/// One changed address.
fn change(
    line: Line<'_>,
    source: SourceId,
    publication: &Publication,
    published: &mut Published,
) -> Result<(), &'static str> {
    let parts: Vec<&str> = line.text.split('\t').collect();
    let address = |text: &str| {
        let text = unescape(text).filter(|text| text.starts_with('/'));
        text.ok_or("registro-valor")
    };
    match parts[..] {
        [sign @ ("+" | "~"), class, digest, route, from] => {
            let class = Class::find(class).ok_or("registro-valor")?;
            let from = unescape(from).ok_or("registro-valor")?;
            if !is_hex(digest, 32) {
                return Err("registro-valor");
            }
            let route: Arc<str> = address(route)?.into();
            // In another branch it may have been withdrawn meanwhile, or noted as well.
            if sign == "~" && !published.addresses.contains_key(&route) {
                return Err("registro-direccion");
            }
            let known = Known {
                kept: Kept {
                    class,
                    digest: digest.to_owned(),
                    from: from.into(),
                },
                date: publication.date,
                place: Place {
                    source,
                    span: line.span,
                },
                gone: false,
            };
            published.addresses.insert(route, known);
            Ok(())
        }
        [">" | "-", route, to] => {
            unescape(to).ok_or("registro-valor")?;
            let route = address(route)?;
            let known = published.addresses.get_mut(&*route);
            known.ok_or("registro-direccion")?.gone = true;
            Ok(())
        }
        _ => Err("registro-linea"),
    }
}

fn score(text: &str) -> Option<Score> {
    let parts: Vec<&str> = text.split('\t').collect();
    let [pack, phase, obtained, max] = parts[..] else {
        return None;
    };
    let score = Score {
        pack: unescape(pack)?.into(),
        phase: unescape(phase)?.into(),
        obtained: obtained.parse().ok()?,
        max: max.parse().ok()?,
    };
    (score.obtained <= score.max).then_some(score)
}

/// The path of a publication's file: it follows from the text, so that two publications never share one.
pub fn path_of(date: Date, text: &str) -> String {
    let text = joined(&lines(text));
    named(date, &Digest::of(text.as_bytes()).to_string())
}

fn named(date: Date, digest: &str) -> String {
    let digits = digest.get(..NAME_DIGITS).unwrap_or(digest);
    format!("{FOLDER}/{date}-{digits}.txt")
}

/// Lines of a text; git may have given them Windows ends, which are no difference.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let bare = line.strip_suffix('\n').unwrap_or(line);
        let bare = bare.strip_suffix('\r').unwrap_or(bare);
        lines.push(Line {
            text: bare,
            span: Span::new(start, start + bare.len()),
        });
        start += line.len();
    }
    lines
}

/// The text of lines as it was sealed.
fn joined(lines: &[Line<'_>]) -> String {
    lines.iter().flat_map(|line| [line.text, "\n"]).collect()
}

fn is_hex(text: &str, digits: usize) -> bool {
    let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.len() == digits && text.bytes().all(digit)
}

fn message(id: &'static str) -> Message {
    Message {
        id,
        args: Vec::new(),
    }
}

fn chain(source: SourceId, span: Span, reason: &'static str) -> Box<Diagnostic> {
    Box::new(Diagnostic::at(code::LEDGER_CHAIN, source, span).arg("razon", message(reason)))
}

fn wrong(source: SourceId, span: Span, reason: &'static str) -> Box<Diagnostic> {
    Box::new(Diagnostic::at(code::LEDGER_LINE, source, span).arg("razon", message(reason)))
}

fn unsealed(source: SourceId, span: Span, reason: &'static str) -> Box<Diagnostic> {
    Box::new(Diagnostic::at(code::LEDGER_SEAL, source, span).arg("razon", message(reason)))
}
