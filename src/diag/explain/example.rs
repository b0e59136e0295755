//! The examples of a page: fenced blocks whose first line says which file they are and what is found in it.
//!
//! ```` ```toml mal archivo=content/glosario/suit.toml en=2:1 ```` is a bad file, ```` ```toml bien archivo=… ```` a
//! good one, `ambos` belongs to both. CONTRIBUTING.md has the whole format.

/// To which case a file belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// `mal`: the code is told of it.
    Bad,
    /// `bien`: nothing is told of it.
    Good,
    /// `ambos`: it lies beside both.
    Both,
}

/// Where the finding of a bad case stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The path.
    pub path: String,
    /// Line and column, unless it is about the whole file.
    pub at: Option<(usize, usize)>,
}

/// What Markdown cannot show of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trait {
    /// `bom`: it begins with a byte order mark.
    Bom,
    /// `crlf`: its lines end as on Windows.
    Crlf,
    /// `windows-1252`: it is saved in that encoding.
    Windows1252,
    /// `megas=50`: it is said to be so large.
    Megabytes(u64),
    /// `sin-archivo`: it is not there, though the small portal has it.
    Removed,
    /// `ilegible`: it cannot be read.
    Unreadable,
    /// `enlace-afuera`: it is a symbolic link that leaves the portal.
    Escapes,
    /// `historia-recortada`: git's history is shallow.
    Shallow,
    /// `copia=tests/data/x.pdf`: its bytes are those of a file of the repository.
    Copy(String),
}

/// One file of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Number of the case, from 1.
    pub case: usize,
    /// Bad, good or both.
    pub role: Role,
    /// Path in the portal.
    pub path: String,
    /// Where the code is told; one file of a bad case says it.
    pub expected: Option<Expected>,
    /// Codes of other errors that the bad case cannot avoid.
    pub others: Vec<String>,
    /// `arreglado`: what `check --fix` makes of the bad file.
    pub fixed: bool,
    /// What Markdown cannot show.
    pub traits: Vec<Trait>,
    /// Its text.
    pub text: String,
}

/// The examples of a page, in order. `Err` names the first line of a block that is not understood.
pub fn examples(page: &str) -> Result<Vec<Example>, String> {
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        let mut text = String::new();
        for line in lines.by_ref().take_while(|line| *line != "```") {
            text.push_str(line);
            text.push('\n');
        }
        if let Some(example) = example(info, text).ok_or_else(|| line.to_owned())? {
            found.push(example);
        }
    }
    Ok(found)
}

/// One block: `None` if it is not understood, `Some(None)` if it is only shown.
fn example(info: &str, text: String) -> Option<Option<Example>> {
    let mut words = info.split_whitespace().skip(1);
    let role = match words.next() {
        None => return Some(None),
        Some("mal") => Role::Bad,
        Some("bien") => Role::Good,
        Some("ambos") => Role::Both,
        Some(_) => return None,
    };
    let mut example = Example {
        case: 1,
        role,
        path: String::new(),
        expected: None,
        others: Vec::new(),
        fixed: false,
        traits: Vec::new(),
        text,
    };
    let mut place = None;
    for word in words {
        let (name, value) = word.split_once('=').unwrap_or((word, ""));
        match (name, value) {
            ("archivo", path) => example.path = path.to_owned(),
            ("en", at) => place = Some(at),
            ("con", codes) => example.others = codes.split(',').map(str::to_owned).collect(),
            ("caso", number) => example.case = number.parse().ok()?,
            ("megas", number) => example.traits.push(Trait::Megabytes(number.parse().ok()?)),
            ("copia", path) => example.traits.push(Trait::Copy(path.to_owned())),
            ("arreglado", "") => example.fixed = true,
            ("bom", "") => example.traits.push(Trait::Bom),
            ("crlf", "") => example.traits.push(Trait::Crlf),
            ("windows-1252", "") => example.traits.push(Trait::Windows1252),
            ("sin-archivo", "") => example.traits.push(Trait::Removed),
            ("ilegible", "") => example.traits.push(Trait::Unreadable),
            ("enlace-afuera", "") => example.traits.push(Trait::Escapes),
            ("historia-recortada", "") => example.traits.push(Trait::Shallow),
            _ => return None,
        }
    }
    if let Some(place) = place {
        example.expected = Some(expected(place, &example.path)?);
    }
    let said = example.expected.is_some() && role != Role::Bad;
    (!example.path.is_empty() && !said).then_some(Some(example))
}

/// `3:9` (in this file), `archivo` (this file as a whole), `otro.toml:3:9` or `otro.toml`.
fn expected(place: &str, path: &str) -> Option<Expected> {
    let here = path.to_owned();
    let number = |text: &str| text.parse::<usize>().ok();
    match place.split(':').collect::<Vec<_>>()[..] {
        ["archivo"] => Some(Expected {
            path: here,
            at: None,
        }),
        [path] => Some(Expected {
            path: path.to_owned(),
            at: None,
        }),
        [line, column] => Some(Expected {
            path: here,
            at: Some((number(line)?, number(column)?)),
        }),
        [path, line, column] => Some(Expected {
            path: path.to_owned(),
            at: Some((number(line)?, number(column)?)),
        }),
        _ => None,
    }
}

/// Why a page has no bad or no good case: name of the Rust test that covers it, and the reason.
///
/// Written `<!-- sin-caso: name_of_the_test · the reason -->`.
pub fn excuse(page: &str) -> Option<(&str, &str)> {
    let (_, rest) = page.split_once("<!-- sin-caso: ")?;
    let (said, _) = rest.split_once(" -->")?;
    said.split_once(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_say_what_they_are() {
        let page = "# x\n\n```text\nsolo texto\n```\n\n```toml mal archivo=portal.toml en=2:3 con=E0201 crlf caso=2\na\nb\n```\n";
        let found = examples(page).expect("well written");
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].case, found[0].role, &*found[0].text),
            (2, Role::Bad, "a\nb\n")
        );
        assert_eq!(
            found[0].expected,
            Some(Expected {
                path: "portal.toml".to_owned(),
                at: Some((2, 3))
            })
        );
        for bad in [
            "```toml mal\na\n```\n",
            "```toml peor archivo=a\na\n```\n",
            "```toml mal archivo=a en=x:1\n```\n",
            "```toml bien archivo=a en=1:1\n```\n",
            "```toml mal archivo=a brillante\n```\n",
        ] {
            assert!(examples(bad).is_err(), "{bad}");
        }
        let excused = "a <!-- sin-caso: one_test · no cabe -->";
        assert_eq!(excuse(excused), Some(("one_test", "no cabe")));
        assert_eq!(excuse("nada"), None);
    }
}
