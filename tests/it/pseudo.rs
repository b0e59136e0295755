//! The language of tests on every page of the portal: what is interface says so, what is content is not taken for it,
//! and neither holds a word that somebody wrote into a template or the program.

use std::collections::BTreeMap;

use vitrina::engine::Options;
use vitrina::pseudo::{CLOSE, OPEN, TAG};

use crate::portal;
use crate::spoken::spoken;

/// Names that are the same in every language: of formats of files, and of the site of the State.
pub(crate) const SAME: [&str; 11] = [
    "GOV.CO", "PDF", "CSV", "JSON", "XLSX", "RSS", "Atom", "ODT", "ICS", "SVG", "JSON-LD",
];

/// What of a text stands out of the brackets of the interface, and whether words stand within.
pub(crate) fn outside(text: &str) -> (String, bool) {
    let (mut depth, mut rest, mut any) = (0usize, String::new(), false);
    for letter in text.chars() {
        match letter {
            OPEN => depth += 1,
            CLOSE => depth = depth.saturating_sub(1),
            letter if depth == 0 => rest.push(letter),
            // Numbers are of no language.
            letter => any |= letter.is_alphabetic(),
        }
    }
    (rest, any)
}

/// Whether something has words: no name of a format, no address, no number of the law.
fn words(rest: &str) -> bool {
    let own = |word: &&str| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        word.chars().any(char::is_alphabetic)
            && !SAME.contains(&word)
            && !word.chars().any(|letter| letter.is_ascii_digit())
    };
    let address = |word: &&str| word.contains("://") || word.contains('@');
    rest.split_whitespace()
        .filter(|word| !address(word))
        .any(|word| own(&word))
}

/// What is wrong with a page in which the interface speaks the language of tests.
pub(crate) fn wrong(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for one in spoken(html) {
        let (rest, any) = outside(&one.text);
        let shown: String = one.text.trim().chars().take(90).collect();
        match one.lang == TAG {
            true if words(&rest) => {
                let rest: String = rest.split_whitespace().collect::<Vec<_>>().join(" ");
                found.push(format!("no message: {} in «{shown}» ({rest})", one.place));
            }
            false if any && one.place != "html > head > title" => {
                found.push(format!(
                    "interface, as {}: {} «{shown}»",
                    one.lang, one.place
                ));
            }
            _ => {}
        }
    }
    found
}

#[test]
fn interface_and_content_are_told_apart_on_every_page() {
    let host = portal::real();
    let options = Options {
        pseudo: true,
        ..Options::default()
    };
    let (_, files) = portal::build_on(&host, options);
    // A sort of place once, with the first page that has it.
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let (mut pages, mut bracketed) = (0, 0);
    for (path, bytes) in &files {
        // English speaks English.
        if !path.ends_with(".html") || path.starts_with("en/") {
            continue;
        }
        let html = std::str::from_utf8(bytes).expect("UTF-8");
        pages += 1;
        bracketed += html.matches(OPEN).count();
        for one in wrong(html) {
            let (sort, _) = one.split_once('«').unwrap_or((&one, ""));
            let sort = sort.to_owned();
            found
                .entry(sort)
                .or_insert_with(|| format!("{one} [{path}]"));
        }
    }
    assert!(
        pages > 500 && bracketed > 10_000,
        "{pages} pages, {bracketed} texts"
    );
    let list: Vec<String> = found.into_values().collect();
    assert!(list.is_empty(), "{}:\n{}", list.len(), list.join("\n"));
}

#[test]
fn the_check_sees_what_is_unmarked() {
    let page = |body: &str| format!("<html lang=\"es\"><body>{body}</body></html>");
    let told = |body: &str| wrong(&page(body)).len();
    assert_eq!(told("<p lang=\"es-XA\">⟦a⟧, PDF 3</p><p>Contratos</p>"), 0);
    assert_eq!(
        told("<p lang=\"es-XA\">⟦a <b lang=\"es\">Norma</b> b⟧</p>"),
        0
    );
    assert_eq!(told("<p>⟦a⟧</p>"), 1);
    assert_eq!(told("<p lang=\"es-XA\">⟦a⟧ Buscar</p>"), 1);
    assert_eq!(told("<p aria-label=\"⟦a⟧\">Norma</p>"), 1);
    assert_eq!(
        told("<svg><text lang=\"es-XA\">⟦a</text><text lang=\"es-XA\">b⟧</text></svg>"),
        0
    );
}
