//! Which of the source's headings are headings, and at what level.
//!
//! SUIN marks with `##` or `###` every line that was centred: titles and chapters, but also who issues the norm, its
//! subject and the names of those who sign. Only what divides a norm is a heading; its level is its depth below the
//! divisions that hold it, from `##`, so that no level is skipped. A division that has only its number takes the
//! centred line below it as its name.

use super::block::{Block, Kind};
use super::inline;

/// What becomes of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It is text.
    Text,
    /// It is a heading.
    Heading {
        /// Its level, from 2 to 6.
        level: u8,
        /// Its text.
        text: String,
    },
    /// Its text is in the heading above it.
    Joined,
}

/// Longest line, in characters, that can be a heading.
const LONGEST: usize = 200;

/// Parts of a norm that stand at the top of its outline.
const PARTS: [&str; 9] = [
    "considerando",
    "decreta",
    "resuelve",
    "acuerda",
    "ordena",
    "dispone",
    "preambulo",
    "anexo",
    "articulos transitorios",
];

/// Divisions that have a number, from the widest to the narrowest.
const DIVISIONS: [(&str, u8); 9] = [
    ("anexo", 0),
    ("libro", 1),
    ("parte", 2),
    ("titulo", 3),
    ("capitulo", 4),
    ("seccion", 5),
    ("subseccion", 6),
    ("articulo", ARTICLE),
    ("art", ARTICLE),
];
const ARTICLE: u8 = 7;

const ORDINALS: [&str; 21] = [
    "unico", "unica", "primero", "primera", "segundo", "segunda", "tercero", "tercera", "cuarto",
    "cuarta", "quinto", "quinta", "sexto", "sexta", "septimo", "septima", "octavo", "octava",
    "noveno", "novena", "decimo",
];

/// A division of a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Division {
    /// How narrow it is.
    rank: u8,
    /// It has a number and no name.
    nameless: bool,
}

/// What becomes of each block.
pub(super) fn roles(blocks: &[Block]) -> Vec<Role> {
    let articles = articles_are_headings(blocks);
    let mut roles = vec![Role::Text; blocks.len()];
    let mut above: Vec<u8> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if roles[at] == Role::Joined {
            continue;
        }
        let Some((mut text, Some(division))) =
            centred(block).map(|text| (text.clone(), division(&text)))
        else {
            continue;
        };
        if division.rank == ARTICLE && !articles {
            continue;
        }
        if let Some(name) = blocks
            .get(at + 1)
            .and_then(centred)
            .filter(|name| self::division(name).is_none())
            && division.nameless
        {
            text = format!("{text} {name}");
            roles[at + 1] = Role::Joined;
        }
        while above.last().is_some_and(|&rank| rank >= division.rank) {
            above.pop();
        }
        above.push(division.rank);
        roles[at] = Role::Heading {
            level: (above.len() as u8 + 1).min(6),
            text,
        };
    }
    roles
}

/// The text of a heading of the source that is wholly in one style and short enough.
fn centred(block: &Block) -> Option<String> {
    let Kind::Heading { source, .. } = &block.kind else {
        return None;
    };
    let line = inline::read(source, true);
    let text = line
        .plain()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    (line.all_bold() && text.chars().count() <= LONGEST).then_some(text)
}

/// In most norms an article is a paragraph that begins in bold; only where more of them are centred are they headings.
fn articles_are_headings(blocks: &[Block]) -> bool {
    let is_article = |text: &str| division(text).is_some_and(|division| division.rank == ARTICLE);
    let centred = blocks
        .iter()
        .filter_map(centred)
        .filter(|text| is_article(text))
        .count();
    let run_in = blocks
        .iter()
        .filter(|block| match &block.kind {
            Kind::Paragraph(source) => {
                source.starts_with(['*', '"']) && is_article(&inline::read(source, false).plain())
            }
            Kind::Heading { source, .. } => {
                !inline::read(source, true).all_bold() && is_article(source)
            }
            _ => false,
        })
        .count();
    centred > run_in
}

/// The division that a line opens, if it opens one.
fn division(text: &str) -> Option<Division> {
    let words: Vec<String> = folded(text);
    let joined = words.join(" ");
    if PARTS.contains(&joined.as_str()) {
        return Some(Division {
            rank: 0,
            nameless: false,
        });
    }
    let (first, rest) = words.split_first()?;
    let (_, rank) = DIVISIONS.iter().find(|(name, _)| name == first)?;
    let number = rest.first().filter(|word| is_number(word))?;
    let named = rest
        .iter()
        .skip(1)
        .any(|word| word != number && !is_number(word) && word != "bis");
    Some(Division {
        rank: *rank,
        nameless: !named,
    })
}

/// Arabic or Roman number, ordinal word, or one letter (`Anexo "A"`).
fn is_number(word: &str) -> bool {
    let roman = word
        .chars()
        .all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c'));
    word.starts_with(|c: char| c.is_ascii_digit())
        || roman
        || word.chars().count() == 1
        || ORDINALS.contains(&word)
}

/// The words of a line in lower case and without accents.
fn folded(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            word.chars()
                .flat_map(char::to_lowercase)
                .map(super::unaccented)
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::block;
    use super::*;

    fn outline(text: &str) -> Vec<(u8, String)> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        roles(&block::read(&lines, 1))
            .into_iter()
            .filter_map(|role| match role {
                Role::Heading { level, text } => Some((level, text)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn levels_follow_the_divisions() {
        let text = "### El Presidente de la República,\n### DECRETA:\n## CAPITULO I\n### Dirección Superior\n#### Sección 1\n\
                    Texto.\n### CAPITULO II De los fines\n### JUAN PÉREZ\n### ANEXO \"A\"\n";
        let want = [
            (2, "DECRETA:"),
            (3, "CAPITULO I Dirección Superior"),
            (4, "Sección 1"),
            (3, "CAPITULO II De los fines"),
            (2, "ANEXO \"A\""),
        ];
        assert_eq!(
            outline(text),
            want.map(|(level, text)| (level, text.to_owned()))
        );
    }

    #[test]
    fn articles_are_headings_where_most_are_centred() {
        assert_eq!(
            outline("### Artículo I\n### Artículo II.\n**Artículo 3°.** Rige.").len(),
            2
        );
        assert_eq!(
            outline("### Artículo 56. Derogado\n**Artículo 1°.** Uno.\n\n**Artículo 2°.** Dos.")
                .len(),
            0
        );
    }

    #[test]
    fn centred_lines_are_no_headings() {
        for text in [
            "### CESAR GAVIRIA TRUJILLO",
            "## Parte de tranquilidad",
            "### Artículo 3°** Rige a partir de **hoy.",
            "### Libro",
        ] {
            assert_eq!(outline(text), [], "{text}");
        }
    }
}
