//! The files of an index and the index by letter.

use super::page;
use super::single::{Digested, Digester, assemble, build};
use crate::search::{Entry, File, Options, Other};

fn text(files: &[File], path: &str) -> String {
    let file = files.iter().find(|f| f.path == path);
    file.map_or(String::new(), |f| {
        String::from_utf8_lossy(&f.bytes).into_owned()
    })
}

#[test]
fn an_index_is_scripts_that_call_one_function() {
    let entries = [page("Decreto 0251 de 2013", "Comité", &["Decreto 0251"])];
    let files = build(&entries, "es-CO", &Options::default());
    let paths: Vec<&str> = files.iter().map(|f| f.path.as_str()).collect();
    assert_eq!(paths, ["d/0.js", "manifiesto.js", "raiz.js", "t/0.js"]);
    for file in &files {
        let text = String::from_utf8_lossy(&file.bytes);
        let name = file.path.trim_end_matches(".js");
        assert!(text.starts_with(&format!("vitrina_indice(\"es\",\"{name}\",")));
        assert!(text.ends_with(")\n"));
    }
    assert!(text(&files, "t/0.js").contains("\"decreto 251\":\"*\""));
    assert!(text(&files, "d/0.js").contains("\"Decreto 0251 de 2013\""));
}

#[test]
fn an_empty_index_is_a_manifest() {
    let files = build(&[], "inb", &Options::default());
    assert_eq!(files.len(), 1);
    assert!(text(&files, "manifiesto.js").contains("{\"n\":0,"));
}

#[test]
fn what_would_break_a_script_is_escaped() {
    let title = "\"\\ \u{2028}\u{2029}\n\u{1}</script>";
    let files = build(&[page(title, "", &[])], "es", &Options::default());
    let cards = text(&files, "d/0.js");
    assert!(cards.contains(r#""\"\\ \u2028\u2029\n\u0001</script>""#));
}

#[test]
fn a_new_page_leaves_the_files_of_the_others() {
    let routes: Vec<String> = (0..260).map(|i| format!("/noticia-{i:03}/")).collect();
    let words: Vec<String> = (0..260)
        .map(|i| format!("palabra{} unica{}", i % 7, i))
        .collect();
    let mut entries: Vec<Entry<'_>> = routes
        .iter()
        .zip(&words)
        .map(|(route, text)| Entry {
            route,
            date: Some("2020-01-01"),
            ..page("Noticia", text, &[])
        })
        .collect();
    let before = build(&entries, "es", &Options::default());
    entries.push(Entry {
        route: "/nueva/",
        date: Some("2021-01-01"),
        ..page("Zzz", "zzz", &[])
    });
    let after = build(&entries, "es", &Options::default());
    let changed: Vec<&str> = after
        .iter()
        .filter(|f| !before.contains(f))
        .map(|f| f.path.as_str())
        .collect();
    assert!(changed.len() <= 3, "{changed:?}");
}

#[test]
fn a_page_of_another_language_is_found_as_it_is_written_and_says_its_language() {
    let mut options = Options::default();
    let siona = Other {
        name: "Siona".to_owned(),
        direction: None,
    };
    let arabic = Other {
        name: "العربية".to_owned(),
        direction: Some("rtl"),
    };
    options.others.insert("snn".to_owned(), siona);
    options.others.insert("ar".to_owned(), arabic);
    let english = Other {
        name: "English".to_owned(),
        direction: None,
    };
    options.others.insert("en".to_owned(), english);
    let of = |lang, other: Option<&str>, text| {
        let entry = Entry {
            lang,
            ..page("Título", text, &[])
        };
        let mut digester = match other {
            Some(other) => Digester::of_other("es", other, &options),
            None => Digester::new("es", &options),
        };
        digester.digest(&entry)
    };
    let words = |digested: &Digested| -> Vec<String> {
        let words = digested.terms.iter().map(|(word, _)| word.to_owned());
        words.filter(|word| word != "titul").collect()
    };
    let own = of("es", None, "contratos de los");
    let siona = of("snn", Some("snn"), "contratos de los");
    let english = of("en", Some("en"), "contratos the los");
    // Stemmed as the words of a query in Spanish are; common words are those of the page's own language.
    assert_eq!(words(&own), ["contrat"]);
    assert_eq!(words(&siona), ["contrat", "de", "los"]);
    assert_eq!(words(&english), ["contrat", "los"]);
    let files = assemble(&[own, siona], "es", &options);
    let cards = text(&files, "d/0.js");
    assert_eq!(cards.matches("\"\",\"\"]").count(), 1, "{cards}");
    assert_eq!(cards.matches("\"\",\"\",\"snn\"]").count(), 1, "{cards}");
    let manifest = text(&files, "manifiesto.js");
    assert!(
        manifest.contains(
            "\"g\":{\"ar\":[\"العربية\",\"rtl\"],\"en\":[\"English\"],\"snn\":[\"Siona\"]}"
        ),
        "{manifest}"
    );
    // Common words of a query are those of each language whose pages it may find.
    assert!(
        manifest.contains(" unas ") && manifest.contains(" these "),
        "{manifest}"
    );
}
