//! The text stays whole: what a source says is what CommonMark shows of its entry, on invented texts and on the 233
//! real norms.

#![allow(clippy::print_stderr)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use proptest::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::super::{cleaned, norm, slug};
use super::{HEADER, imported, split};

/// What CommonMark, with the extensions that content files have, shows of a body; the rest is broken promises.
pub(super) struct Shown {
    pub(super) text: String,
    tables: usize,
    broken: Vec<String>,
}

pub(super) fn shown(markdown: &str) -> Shown {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut out = Shown {
        text: String::new(),
        tables: 0,
        broken: Vec::new(),
    };
    let mut above = 1;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) => out.text.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::Rule => out.text.push(' '),
            Event::Start(Tag::Heading { level, id, .. }) => {
                let level = level as usize;
                if level == HeadingLevel::H1 as usize || level > above + 1 || id.is_some() {
                    out.broken
                        .push(format!("heading {level} after {above}, {id:?}"));
                }
                above = level;
            }
            Event::Start(Tag::Table(_)) => out.tables += 1,
            Event::Start(
                Tag::Paragraph
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::List(None)
                | Tag::Item
                | Tag::Emphasis
                | Tag::Strong,
            ) => {}
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => {}
            Event::End(_) => out.text.push(' '),
            other => out.broken.push(format!("{other:?}")),
        }
    }
    out
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && c != 'º' && c != 'ª'
}

/// The letters and numbers of a text in a row, and where in the row a new word begins.
fn words(text: &str) -> (String, BTreeSet<usize>) {
    let (mut row, mut starts, mut inside) = (String::new(), BTreeSet::new(), false);
    for c in text.chars() {
        if is_letter(c) {
            if !inside {
                starts.insert(row.len());
            }
            row.push(c);
        }
        inside = is_letter(c);
    }
    (row, starts)
}

/// Everything that shows, but spaces and what Markdown takes for its own marks.
fn signs(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '#' | '|' | '-' | '_' | '\\'))
        .collect()
}

/// Compares what a source says with what its entry shows. Gives how many words the source's marks had glued together.
pub(super) fn whole(source: &str, markdown: &str) -> Result<usize, String> {
    let source: String = source.replace('\u{ad}', "");
    let shown = shown(markdown);
    if !shown.broken.is_empty() {
        return Err(format!("not text: {:?}", shown.broken));
    }
    let (row, starts) = words(&shown.text);
    let (fewest_row, fewest) = words(&source.replace('*', ""));
    let (_, most) = words(&source.replace('*', " "));
    if row != fewest_row {
        let at = row
            .bytes()
            .zip(fewest_row.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        let tail = |row: &str| {
            String::from_utf8_lossy(&row.as_bytes()[at..row.len().min(at + 60)]).into_owned()
        };
        return Err(format!(
            "words differ: {:?} shows as {:?}",
            tail(&fewest_row),
            tail(&row)
        ));
    }
    // Where the source has two words there are two; where there is one more, the source had marks between them.
    if !fewest.is_subset(&starts) || !starts.is_subset(&most) {
        return Err("words are cut elsewhere".to_owned());
    }
    // An asterisk that shows was escaped; a mark never shows.
    let escaped = markdown.replace("\\\\", "").matches("\\*").count();
    if shown.text.matches('*').count() != escaped {
        return Err(format!("marks show: {:?}", shown.text));
    }
    if signs(&shown.text) != signs(&source) {
        return Err(format!(
            "signs differ: {:?} / {:?}",
            signs(&source),
            signs(&shown.text)
        ));
    }
    Ok(starts.len() - fewest.len())
}

/// Pieces that make trouble, and words.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "Artículo",
        "1",
        "23",
        "º",
        "°",
        "é",
        "ⓐ",
        "\u{301}",
        " ",
        "  ",
        "\t",
        "\u{a0}",
        "\n",
        "\n\n",
        "\n    ",
        ".",
        ". ",
        ") ",
        "1. ",
        "\n2) ",
        "\n- ",
        "\n+ ",
        "\n# ",
        "\n### ",
        "\n#",
        "\n> ",
        "\n---\n",
        "\n===\n",
        "*",
        "**",
        "***",
        "****",
        "*****",
        "_",
        "__",
        "`",
        "```",
        "~~~",
        "[",
        "](",
        ")",
        "]: ",
        "[^1]",
        "![",
        "<",
        "<b>",
        "<!--",
        ">",
        "\\",
        "|",
        "\n| ",
        " | ",
        "\n| --- | --- |\n",
        "{#x}",
        "{",
        "}",
        "$",
        "\"",
        "“",
        "—",
        ":",
        "\u{96}",
        "\u{ad}",
        "\nCAPITULO I",
        "\n### CAPITULO I",
        "\n## Artículo 2",
        "\n#### DECRETA:",
        "http://x.example",
        "[a](b)",
        "![a](b)",
        "[a][a]",
        "\n[a]: b\n",
        "[^a]",
        "\n[^a]: b\n",
        "<http://x.example>",
        "\u{0}",
        "\r\n",
        "😀",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_an_answer(name in ".{0,12}", text in any::<String>()) {
        let _ = norm(&name, &text);
        let _ = norm(&name, &format!("---\n{text}\n---\n{text}"));
        let entry = imported(&text);
        let broken = shown(split(&entry.text).1).broken;
        prop_assert!(broken.is_empty(), "{:?}\n{}", broken, entry.text);
    }

    #[test]
    fn any_body_stays_whole(text in pieces()) {
        let entry = imported(&text);
        let (front, markdown) = split(&entry.text);
        prop_assert!(front.parse::<toml::Table>().is_ok());
        let mut notes = Vec::new();
        let source = cleaned(&text, &mut notes).join("\n");
        let said = whole(&source, markdown);
        prop_assert!(said.is_ok(), "{:?}\n{}", said, markdown);
        prop_assert!(entry.notes.iter().all(|note| note.line >= 1 && note.line <= 9 + text.lines().count()));
    }

    #[test]
    fn any_subject_is_a_toml_string(subject in any::<String>()) {
        let subject = subject.replace(['\n', '\r'], " ");
        let subject = subject.replace('\\', "\\\\").replace('"', "\\\"");
        let entry = norm("", &HEADER.replace("Por la cual se prueba", &subject)).expect("a good header");
        prop_assert!(split(&entry.text).0.parse::<toml::Table>().is_ok(), "{}", entry.text);
    }
}

/// The 233 real norms: as many entries as files, every word in its place, nothing but text.
#[test]
fn the_real_corpus_stays_whole() {
    let Some(data) = std::env::var_os("VITRINA_DATA") else {
        eprintln!("NOT RUN: VITRINA_DATA is not set, so there are no real norms to import");
        return;
    };
    let folder = PathBuf::from(data).join("normas-suin");
    let mut ids = BTreeSet::new();
    let (mut files, mut glued, mut tables, mut failures) = (0, 0, 0, Vec::new());
    let mut counts = BTreeMap::new();
    for file in std::fs::read_dir(folder).expect("the folder of norms") {
        let file = file.expect("a file");
        let name = file.file_name().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(file.path()).expect("UTF-8");
        files += 1;
        let entry = match norm(&name, &text) {
            Ok(entry) => entry,
            Err(error) => {
                failures.push(format!("{name}: {error}"));
                continue;
            }
        };
        let (front, markdown) = split(&entry.text);
        let front: toml::Table = front.parse().expect("TOML");
        let (_, source) = text
            .trim_start_matches("---\n")
            .split_once("---\n")
            .expect("a header");
        let (title, source) = source.trim_start().split_once('\n').expect("a title");
        let of = |key: &str| front[key].to_string().replace(['"', '_'], " ");
        assert_eq!(
            slug(title),
            slug(&format!(
                "{} {} de {}",
                of("tipo"),
                of("numero"),
                of("vigencia")
            )),
            "{name}"
        );
        match whole(source, markdown) {
            Ok(more) => glued += more,
            Err(why) => failures.push(format!("{name}: {why}")),
        }
        if shown(markdown).text.matches('*').count() != source.matches("\\*").count() {
            failures.push(format!("{name}: more asterisks show than the source has"));
        }
        tables += shown(markdown).tables;
        for note in &entry.notes {
            let change = format!("{:?}", note.change);
            *counts
                .entry(
                    change
                        .split([' ', '('])
                        .next()
                        .unwrap_or_default()
                        .to_owned(),
                )
                .or_insert(0) += 1;
        }
        ids.insert(entry.id);
    }
    eprintln!(
        "{files} norms, {} entries, {tables} tables, {glued} words unglued, notes {counts:?}",
        ids.len()
    );
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert_eq!((files, ids.len()), (233, 233));
}
