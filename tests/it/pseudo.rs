//! The language of tests on every page of the portal: what is interface says so, what is content is not taken for it,
//! and neither holds a word that somebody wrote into a template or the program.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{ElementRef, Html, Node};
use vitrina::engine::Options;
use vitrina::pseudo::{CLOSE, OPEN, TAG};

use crate::portal;

/// Attributes that are read out or shown.
const READ: [&str; 6] = [
    "alt",
    "aria-label",
    "data-label",
    "label",
    "placeholder",
    "title",
];

/// Elements whose text nobody reads as text of the page.
const UNREAD: [&str; 3] = ["script", "style", "template"];

/// Texts that are the same in every language: names of formats, of places, signs.
const SAME: [&str; 20] = [
    "GOV.CO",
    "PDF",
    "CSV",
    "JSON",
    "XLSX",
    "RSS",
    "Atom",
    "JSON-LD",
    "SVG",
    "ZIP",
    "ODT",
    "Datapackage",
    "iCalendar",
    "ICS",
    "DCAT",
    "XML",
    "HTML",
    "QR",
    "GeoJSON",
    "TXT",
];

/// What is wrong with a page: an example for each sort.
#[derive(Default)]
struct Told {
    found: BTreeMap<String, String>,
    bracketed: usize,
}

fn lang_of(element: ElementRef<'_>) -> &str {
    let own = element.value().attr("lang");
    own.or_else(|| {
        let mut above = element.ancestors().filter_map(ElementRef::wrap);
        above.find_map(|one| one.value().attr("lang"))
    })
    .unwrap_or_default()
}

impl Told {
    fn text(&mut self, text: &str, lang: &str, place: &str) {
        let words = text.trim();
        if words.contains(OPEN) {
            self.bracketed += 1;
        }
        if !words.chars().any(char::is_alphabetic) {
            return;
        }
        let within = bracketed(words);
        let wrong = match (lang == TAG, within) {
            (true, Outside(rest)) if !SAME.contains(&&*rest) && !code(&rest) => {
                "unmarked content or a literal"
            }
            (false, Within) => "interface not marked as such",
            _ => return,
        };
        let shown: String = words.chars().take(80).collect();
        self.found
            .entry(format!("{wrong} <{place}>: {shown}"))
            .or_default();
    }
}

enum Brackets {
    Within,
    Outside(String),
    None,
}
use Brackets::{Outside, Within};

/// Whether a text is of the interface: what of it stands out of brackets has no letters.
fn bracketed(text: &str) -> Brackets {
    let (mut depth, mut rest, mut any) = (0usize, String::new(), false);
    for letter in text.chars() {
        match letter {
            OPEN => (depth, any) = (depth + 1, true),
            CLOSE => depth = depth.saturating_sub(1),
            letter if depth == 0 => rest.push(letter),
            _ => {}
        }
    }
    let rest = rest
        .trim()
        .trim_matches([',', '.', ':', '·', ' ', '(', ')'])
        .to_owned();
    match (rest.chars().any(char::is_alphabetic), any) {
        (true, _) => Outside(rest),
        (false, true) => Within,
        (false, false) => Brackets::None,
    }
}

/// An address, a number of the law, a size: no word of a language.
fn code(text: &str) -> bool {
    text.starts_with("http")
        || text.contains('@')
        || text.split(' ').all(|part| {
            part.chars().any(|letter| letter.is_ascii_digit()) || ["KB", "MB", "GB"].contains(&part)
        })
}

fn page(html: &str, told: &mut Told) {
    let page = Html::parse_document(html);
    for node in page.tree.nodes() {
        match node.value() {
            Node::Text(text) => {
                let Some(parent) = node.parent().and_then(ElementRef::wrap) else {
                    continue;
                };
                let name = parent.value().name();
                if !UNREAD.contains(&name) {
                    let class = parent.value().attr("class").unwrap_or_default();
                    told.text(text, lang_of(parent), &format!("{name}.{class}"));
                }
            }
            Node::Element(_) => {
                let Some(element) = ElementRef::wrap(node) else {
                    continue;
                };
                for name in READ {
                    if let Some(value) = element.value().attr(name) {
                        let place = format!("{} {name}", element.value().name());
                        told.text(value, lang_of(element), &place);
                    }
                }
            }
            _ => {}
        }
    }
}

#[test]
fn interface_and_content_are_told_apart_on_every_page() {
    let host = portal::real();
    let options = Options {
        pseudo: true,
        ..Options::default()
    };
    let (_, files) = portal::build_on(&host, options);
    let mut told = Told::default();
    let mut pages = 0;
    for (path, bytes) in &files {
        // English speaks English.
        if !path.ends_with(".html") || path.starts_with("en/") {
            continue;
        }
        pages += 1;
        let before: BTreeSet<String> = told.found.keys().cloned().collect();
        page(&String::from_utf8_lossy(bytes), &mut told);
        for (key, at) in &mut told.found {
            if !before.contains(key) {
                at.clone_from(path);
            }
        }
    }
    assert!(
        pages > 500 && told.bracketed > 10_000,
        "{pages} pages, {} texts",
        told.bracketed
    );
    let list: Vec<String> = told
        .found
        .iter()
        .map(|(what, at)| format!("{what}   [{at}]"))
        .collect();
    assert!(
        list.is_empty(),
        "{} kinds of text:\n{}",
        list.len(),
        list.join("\n")
    );
}

/// In templates every word is asked for by its name.
#[test]
fn no_template_holds_words() {
    let folder = portal::root().join("themes/default/plantillas");
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(&folder).sort_by_file_name() {
        let entry = entry.expect("the folder can be listed");
        if entry
            .path()
            .extension()
            .is_none_or(|ending| ending != "html")
        {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).expect("a template can be read");
        let bare = without(
            &without(&without(&text, "{#", "#}"), "{%", "%}"),
            "{{",
            "}}",
        );
        for (n, line) in without(&bare, "<", ">").lines().enumerate() {
            let words = line.split(|letter: char| !letter.is_alphabetic());
            for word in words.filter(|word| word.chars().count() > 1 && !SAME.contains(word)) {
                found.push(format!("{}:{}: {word}", entry.path().display(), n + 1));
            }
        }
        for name in READ {
            for value in bare.split(&format!(" {name}=\"")).skip(1) {
                let value = value.split('"').next().unwrap_or_default();
                if value.chars().any(char::is_alphabetic) && !SAME.contains(&value) {
                    found.push(format!("{}: {name}=\"{value}\"", entry.path().display()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A text without what stands between two signs; ends of lines stay.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        out.push_str(before);
        let (inside, after) = after.split_once(close).unwrap_or((after, ""));
        out.extend(inside.chars().filter(|letter| *letter == '\n'));
        out.push(' ');
        rest = after;
    }
    out + rest
}
