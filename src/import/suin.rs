//! Norms from SUIN-Juriscol, as the public copies in Markdown bring them.
//!
//! In: the name and the text of one file: a header in YAML (`titulo`, `identificador`, `rango`, `fecha_publicacion`,
//! `estado`, `fuente`) and a body that was made from HTML. Out: an entry of the kind `norma`. The text of a norm is
//! the law: every word of the body is in the entry, in its place, and shows on the page. What the main heading says is
//! said by the fields, from which the page makes its title.
//!
//! [`header`] reads the header, [`block`] cuts the body in blocks, [`outline`] finds its divisions and [`inline`] mends
//! bold and italics.

mod block;
mod header;
mod inline;
mod outline;
#[cfg(test)]
mod tests;

use crate::import::{Change, ImportError, Imported, Note};
use crate::model::month_named;
use header::{Field, Header};

/// What is said of the text wherever it shows.
const SOURCE: &str = "SUIN-Juriscol, Ministerio de Justicia y del Derecho (copia automática: no es el texto oficial)";

/// The source's kinds of norm, without accents, and ours.
const RANKS: [(&str, &str); 13] = [
    ("constitucion", "constitucion"),
    ("constitucion_politica", "constitucion"),
    ("acto_legislativo", "acto_legislativo"),
    ("ley", "ley"),
    ("decreto", "decreto"),
    ("decreto_ley", "decreto"),
    ("resolucion", "resolucion"),
    ("ordenanza", "ordenanza"),
    ("acuerdo", "acuerdo"),
    ("circular", "circular"),
    ("circular_externa", "circular"),
    ("directiva", "directiva"),
    ("directiva_presidencial", "directiva"),
];

/// The source's states and ours.
const STATES: [(&str, &str); 6] = [
    ("vigente", "vigente"),
    ("derogada", "derogada"),
    ("parcialmente_derogada", "derogada_en_parte"),
    ("modificada", "modificada"),
    ("suspendida", "suspendida"),
    ("sin_verificar", "sin_verificar"),
];

/// Makes an entry of the kind `norma` from a file of the corpus.
///
/// # Errors
///
/// When the header cannot be read, or lacks what identifies the norm. The body never fails: whatever it holds, its
/// words stay.
///
/// # Examples
///
/// ```
/// let source = r#"---
/// titulo: "LEY 7 DE 1979 - Por la cual se da un ejemplo"
/// identificador: "LEY-7-1979"
/// rango: "ley"
/// fecha_publicacion: "1979-02-01"
/// estado: "vigente"
/// ---
/// (enero 24)
///
/// **Artículo 1°.***Objeto*. 3. Esta ley…
/// "#;
/// let norm = vitrina::import::suin::norm("LEY-7-1979.md", source)?;
/// assert_eq!(norm.file_name, "ley-7-1979.md");
/// assert!(norm.text.ends_with("+++\n\n(enero 24)\n\n**Artículo 1°.** *Objeto*. 3. Esta ley…\n"));
/// # Ok::<(), vitrina::import::ImportError>(())
/// ```
pub fn norm(file_name: &str, text: &str) -> Result<Imported, ImportError> {
    let mut notes = Vec::new();
    let lines = cleaned(text, &mut notes);
    let header = Header::read(&lines)?;
    let identity = Identity::read(header.required("identificador")?)?;
    let mut blocks = block::read(&lines[header.end..], header.end + 1);
    if let Some(block::Block {
        line,
        kind: block::Kind::Heading { level: 1, source },
    }) = blocks.first()
        && identity.is_title(source)
    {
        notes.push(Note {
            line: *line,
            change: Change::TitleTaken,
        });
        blocks.remove(0);
    }
    if !file_name.is_empty()
        && slug(file_name.strip_suffix(".md").unwrap_or(file_name)) != identity.id
    {
        notes.push(Note {
            line: 1,
            change: Change::OtherFileName,
        });
    }
    let front = front_matter(&header, &identity, &blocks, &mut notes)?;
    let body = block::write(&blocks, &mut notes);
    notes.sort_by_key(|note| note.line);
    let text = if body.is_empty() {
        front
    } else {
        format!("{front}\n{body}")
    };
    Ok(Imported {
        file_name: format!("{}.md", identity.id),
        id: identity.id,
        text,
        notes,
    })
}

/// What identifies a norm: `ACTO LEGISLATIVO-1-1910`.
struct Identity {
    id: String,
    rank: String,
    number: String,
    year: u16,
}

impl Identity {
    fn read(field: &Field) -> Result<Identity, ImportError> {
        let bad = ImportError::BadIdentifier { line: field.line };
        let (head, year) = field.value.rsplit_once('-').ok_or(bad.clone())?;
        let (rank, number) = head.split_once('-').ok_or(bad.clone())?;
        let year_number: u16 = year.parse().map_err(|_| bad.clone())?;
        let whole = year.len() == 4 && (1810..=2200).contains(&year_number);
        if !whole || slug(rank).is_empty() || slug(number).is_empty() {
            return Err(bad);
        }
        Ok(Identity {
            id: slug(&field.value),
            rank: rank.trim().to_owned(),
            number: number.trim().to_owned(),
            year: year_number,
        })
    }

    /// Whether a main heading says no more than `LEY 1712 DE 2014`.
    fn is_title(&self, source: &str) -> bool {
        slug(source) == slug(&format!("{} {} de {}", self.rank, self.number, self.year))
    }
}

fn front_matter(
    header: &Header,
    identity: &Identity,
    blocks: &[block::Block],
    notes: &mut Vec<Note>,
) -> Result<String, ImportError> {
    let rank = header.required("rango")?;
    let kind = slug(&rank.value).replace('-', "_");
    let kind = RANKS
        .iter()
        .find(|(theirs, _)| *theirs == kind)
        .map_or_else(
            || {
                notes.push(Note {
                    line: rank.line,
                    change: Change::UnknownRank(rank.value.clone()),
                });
                "otro"
            },
            |(_, ours)| ours,
        );
    let state = header.required("estado")?;
    let known = slug(&state.value).replace('-', "_");
    let known = STATES
        .iter()
        .find(|(theirs, _)| *theirs == known)
        .map_or_else(
            || {
                notes.push(Note {
                    line: state.line,
                    change: Change::UnknownState(state.value.clone()),
                });
                "sin_verificar"
            },
            |(_, ours)| ours,
        );
    let published = header.required("fecha_publicacion")?;
    let (year, month, day) = iso_date(&published.value).ok_or(ImportError::BadDate {
        line: published.line,
    })?;
    let (year, month, day) = match issued(blocks, identity.year) {
        Some((month, day)) => (identity.year, month, day),
        None => {
            notes.push(Note {
                line: published.line,
                change: Change::DateOfPublication,
            });
            (year, month, day)
        }
    };
    let title = header.required("titulo")?;
    let subject = match title.value.split_once(" - ") {
        Some((head, subject))
            if slug(head)
                == slug(&format!(
                    "{} {} de {}",
                    identity.rank, identity.number, identity.year
                )) =>
        {
            subject.trim()
        }
        _ => title.value.as_str(),
    };
    let mut out = String::from("+++\n");
    let mut field = |name: &str, value: &str| {
        out.push_str(&format!("{name} = {value}\n"));
    };
    field("tipo", &quoted(kind));
    field("numero", &quoted(&identity.number));
    field("vigencia", &identity.year.to_string());
    field("fecha", &format!("{year:04}-{month:02}-{day:02}"));
    if matches!(kind, "constitucion" | "acto_legislativo" | "ley") {
        field("ambito", &quoted("nacional"));
    }
    field("epigrafe", &quoted(subject));
    field("estado", &quoted(known));
    let source = match header.get("fuente") {
        Some(link) if !is_address(&link.value) => {
            return Err(ImportError::BadAddress { line: link.line });
        }
        Some(link) => {
            field("enlace", &quoted(&link.value));
            format!(
                "{{ nombre = {}, enlace = {} }}",
                quoted(SOURCE),
                quoted(&link.value)
            )
        }
        None => format!("{{ nombre = {} }}", quoted(SOURCE)),
    };
    field("fuente", &source);
    out.push_str("+++\n");
    Ok(out)
}

/// Month and day of issue: the first line of the body says them, `(enero 20)`.
fn issued(blocks: &[block::Block], year: u16) -> Option<(u8, u8)> {
    let Some(block::Kind::Paragraph(text)) = blocks.first().map(|block| &block.kind) else {
        return None;
    };
    let (month, day) = text.strip_prefix('(')?.strip_suffix(')')?.split_once(' ')?;
    let month = month_named(&month.to_lowercase())?;
    let day = day.trim().parse().ok()?;
    is_day(year, month, day).then_some((month, day))
}

/// A day written `1988-01-20`.
fn iso_date(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.splitn(3, '-');
    let mut number = |digits: usize| -> Option<u16> {
        let part = parts.next()?;
        (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse().ok())?
    };
    let (year, month, day) = (number(4)?, number(2)? as u8, number(2)? as u8);
    is_day(year, month, day).then_some((year, month, day))
}

fn is_day(year: u16, month: u8, day: u8) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

fn is_address(text: &str) -> bool {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric()))
        && text
            .chars()
            .all(|c| !c.is_whitespace() && !matches!(c, '<' | '>' | '"'))
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}

/// Lower-case ASCII letters, digits, and a hyphen for whatever lies between them.
fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase).map(unaccented) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// A Spanish letter without its accent.
fn unaccented(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        c => c,
    }
}

/// The lines of a text without characters that nobody can see: the control characters that were letters in
/// Windows-1252 become those letters, the others go, and so do soft hyphens, which cut words for the search.
fn cleaned(text: &str, notes: &mut Vec<Note>) -> Vec<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let clean = |(index, line): (usize, &str)| {
        let mut note = |change| {
            notes.push(Note {
                line: index + 1,
                change,
            })
        };
        let mut out = String::with_capacity(line.len());
        for c in line.chars() {
            match c {
                '\t' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => out.push(' '),
                '\u{80}'..='\u{9f}' if let Some(to) = windows_1252(c) => {
                    note(Change::CharacterReplaced { from: c, to });
                    out.push(to);
                }
                '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{feff}' => {
                    note(Change::CharacterDropped(c))
                }
                c => out.push(c),
            }
        }
        out
    };
    text.lines().enumerate().map(clean).collect()
}

/// The character that a byte from 0x80 to 0x9f is in Windows-1252; five of them are none.
fn windows_1252(c: char) -> Option<char> {
    const TABLE: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', //
        '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    let at = (u32::from(c) as usize).checked_sub(0x80)?;
    TABLE.get(at).copied().filter(|&to| to != '\0')
}
