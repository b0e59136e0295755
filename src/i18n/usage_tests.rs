//! The program's own messages against what asks for them: the sources and the templates.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::outline::items;
use super::{Asked, Tongue, check, load};
use crate::diag::code;
use crate::text::SourceId;

/// A text between quotes, what stands before it and after it.
struct Literal {
    text: String,
    before: String,
    after: String,
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(root)
        .into_iter()
        .map(|entry| entry.expect("the folder can be listed").into_path())
        .filter(|path| {
            path.extension()
                .is_some_and(|found| found == ending.trim_start_matches('.'))
        })
        .collect();
    files.sort();
    files
}

/// The texts between quotes of the sources, without comments and tests.
fn literals() -> Vec<Literal> {
    let mut found = Vec::new();
    for path in files("src", "rs") {
        let name = path.to_string_lossy().replace('\\', "/");
        if name.ends_with("tests.rs") || name.contains("/tests/") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source can be read");
        let code = text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default();
        of_rust(code, &mut found);
    }
    for path in files("themes", "html") {
        let text = std::fs::read_to_string(&path).expect("a template can be read");
        let mut parts = text.split('"').collect::<Vec<_>>();
        parts.push("");
        for at in 1..parts.len() - 1 {
            found.push(literal(parts[at], parts[at - 1], parts[at + 1]));
        }
    }
    found
}

fn literal(text: &str, before: &str, after: &str) -> Literal {
    let last: Vec<char> = before.chars().rev().take(24).collect();
    Literal {
        text: text.to_owned(),
        before: last.into_iter().rev().collect(),
        after: after.trim_start().chars().take(2).collect(),
    }
}

fn of_rust(code: &str, found: &mut Vec<Literal>) {
    let bytes = code.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at += code[at..].find('\n').unwrap_or(code.len() - at);
            }
            b'\'' if code[at + 1..].starts_with("\"'") => at += 3,
            b'\'' if code[at + 1..].starts_with("\\\"'") => at += 4,
            b'"' => {
                let raw = code[..at].ends_with("r#");
                let mut end = at + 1;
                while end < bytes.len()
                    && (bytes[end] != b'"' || (raw && bytes.get(end + 1) != Some(&b'#')))
                {
                    end += 1 + usize::from(!raw && bytes[end] == b'\\');
                }
                found.push(literal(&code[at + 1..end], &code[..at], &code[end + 1..]));
                at = end + 1;
            }
            _ => at += 1,
        }
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

fn ids(lang: &str) -> BTreeSet<String> {
    let files = load::embedded().into_iter();
    files
        .filter(|(found, ..)| *found == lang)
        .flat_map(|(_, _, text)| items(text))
        .map(|item| item.id.to_owned())
        .collect()
}

#[test]
fn every_message_is_asked_for() {
    let literals = literals();
    let whole: BTreeSet<&str> = literals.iter().map(|one| &*one.text).collect();
    // `format!("razon-{name}")`, `"entidad-" ~ key`, `concat("mes-", n)`: beginning and end of a name.
    let made: Vec<(&str, &str)> = whole
        .iter()
        .filter_map(|text| match text.split_once('{') {
            Some((start, rest)) => Some((start, rest.rsplit_once('}')?.1)),
            None => Some((*text, "")),
        })
        .filter(|(start, _)| is_name(start) && start.ends_with(['-', '_']))
        .collect();
    let calls: BTreeSet<&str> = load::embedded()
        .into_iter()
        .flat_map(|(_, _, text)| items(text))
        .flat_map(|item| item.calls().map(|call| call.name).collect::<Vec<_>>())
        .collect();
    // `detalle-<code>-<word>`: the sinks make it of an argument of the finding.
    let of_detail = |id: &str| {
        let rest = id
            .strip_prefix("detalle-")
            .and_then(|rest| rest.split_once('-'));
        rest.is_some_and(|(id, word)| code::find(id).is_some() && whole.contains(word))
    };
    let unused: Vec<String> = ids("es")
        .into_iter()
        .filter(|id| {
            code::find(id).is_none()
                && !whole.contains(&**id)
                && !calls.contains(&**id)
                && !of_detail(id)
                && !made
                    .iter()
                    .any(|(start, end)| id.starts_with(start) && id.ends_with(end))
        })
        .collect();
    assert_eq!(unused, Vec::<String>::new(), "nobody asks for them");
}

#[test]
fn every_message_that_is_asked_for_is_there() {
    let ids = ids("es");
    let asks = |one: &&Literal| {
        let whole = is_name(&one.text) && !one.after.starts_with('~');
        let before = |marks: &[&str]| marks.iter().any(|mark| one.before.ends_with(mark));
        whole
            && (before(&["t(key=", ".hint(", "messages.plain(", "messages.attribute("])
                || (before(&["messages.text(", "messages.get(", "text(", "words("])
                    && one.after.starts_with(",")
                    && before(&["messages.text(", "messages.get("])))
    };
    let literals = literals();
    let asked: BTreeSet<&str> = literals.iter().filter(asks).map(|one| &*one.text).collect();
    assert!(asked.len() > 300, "only {} were found", asked.len());
    let missing: Vec<&str> = asked
        .into_iter()
        .filter(|name| !ids.contains(*name))
        .collect();
    assert_eq!(missing, Vec::<&str>::new(), "nobody has written them");
}

#[test]
fn the_program_keeps_the_rules_of_portals() {
    for lang in ["es", "en"] {
        let own: Vec<super::Own> = load::embedded()
            .into_iter()
            .filter(|(found, ..)| *found == lang)
            .enumerate()
            .map(|(n, (_, _, text))| (lang.into(), SourceId(n as u32), text.to_owned()))
            .collect();
        let tongue = Tongue {
            tag: lang.into(),
            fallback: None,
            interface: true,
            plurals: None,
            place: None,
        };
        let names: Vec<&str> = load::embedded()
            .into_iter()
            .filter(|(found, ..)| *found == lang)
            .map(|(_, file, _)| file)
            .collect();
        let told: Vec<String> = check(Asked {
            own: &own,
            tongues: &[tongue],
            used: &BTreeSet::new(),
        })
        .iter()
        .map(|one| {
            let place = one.place.expect("it has a place");
            let file = names[place.source.0 as usize];
            let text = &own[place.source.0 as usize].2;
            let at = crate::text::Lines::new(text).position(place.span.start as usize);
            format!(
                "{lang}/{file}:{}:{} {} {:?}",
                at.line, at.column, one.code.id, one.args
            )
        })
        .collect();
        assert_eq!(told, Vec::<String>::new());
    }
}
