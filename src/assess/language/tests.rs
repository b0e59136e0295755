use std::collections::BTreeSet;

use super::*;
use crate::assess::checklist::{checklists, embedded};
use crate::assess::evidence::Evidence;
use crate::text::SourceId;

const SOURCE: SourceId = SourceId(0);

/// A value of each sort that the reader of checklists must take.
fn sample(is: &Is) -> String {
    match is {
        Is::Count => "1".to_owned(),
        Is::Fraction => "0.5".to_owned(),
        Is::Flag => "true".to_owned(),
        Is::Texts | Is::Paths | Is::PagePaths | Is::Systems => "[\"titulo\"]".to_owned(),
        Is::Places => "[\"home\", \"role:mision\"]".to_owned(),
        Is::Groups => "[[\"titulo\"]]".to_owned(),
        Is::Filter => "{ clase = [\"x\"] }".to_owned(),
        Is::Formats | Is::Data => "{ correo = \"email\" }".to_owned(),
        Is::Prefixes => "{ url = \"correo\" }".to_owned(),
        Is::Format => "\"url\"".to_owned(),
        Is::Feature => "\"search\"".to_owned(),
        Is::Evidence => "[{ check = \"declaration\" }]".to_owned(),
        Is::Form(name) => whole(GRAMMAR.form(name, false).expect("a table of the grammar")),
        _ => "\"x\"".to_owned(),
    }
}

/// A form with all its keys.
fn whole(form: &Form) -> String {
    let mut keys: Vec<String> = form
        .keys
        .iter()
        .map(|key| format!("{} = {}", key.name, sample(&key.is)))
        .collect();
    if form.piece {
        keys.insert(0, format!("check = \"{}\"", form.name));
    }
    format!("{{ {} }}", keys.join(", "))
}

fn checklist(evidence: &str) -> String {
    format!("id = \"x\"\n[[requirements]]\nid = \"r\"\nevidence = [ {evidence} ]\n")
}

fn read(evidence: &str) -> Result<Vec<Evidence>, toml::de::Error> {
    #[derive(serde::Deserialize)]
    struct One {
        evidence: Vec<Evidence>,
    }
    toml::from_str::<One>(&format!("evidence = [ {evidence} ]\n")).map(|one| one.evidence)
}

/// The grammar and the reader are one language: what the grammar allows is read, what it refuses is refused.
#[test]
fn the_grammar_is_what_the_reader_takes() {
    let taken = |evidence: &str| {
        let form = form(&checklist(evidence), SOURCE);
        (form.is_empty(), read(evidence).is_ok())
    };
    for one in GRAMMAR.form.iter().filter(|form| form.piece) {
        assert_eq!(taken(&whole(one)), (true, true), "{}", whole(one));
        for key in &one.keys {
            let other = if key.is == Is::Count { "\"x\"" } else { "7.5" };
            let good = sample(&key.is);
            let bad = whole(one).replacen(
                &format!("{} = {good}", key.name),
                &format!("{} = {other}", key.name),
                1,
            );
            if key.is != Is::Fraction {
                assert_eq!(taken(&bad), (false, false), "{bad}");
            }
            let without = whole(one)
                .replacen(&format!("{} = {good}, ", key.name), "", 1)
                .replacen(&format!(", {} = {good} }}", key.name), " }", 1);
            let fine = !key.required;
            assert_eq!(taken(&without), (fine, fine), "{without}");
        }
        let strange = whole(one).replacen(" }", ", cosa = 1 }", 1);
        if !one.keys.is_empty() {
            assert_eq!(form(&checklist(&strange), SOURCE).len(), 1, "{strange}");
            assert!(read(&strange).is_err(), "{strange}");
        }
    }
}

/// Every word that the reader knows is explained, and none besides.
#[test]
fn closed_lists_have_the_words_of_the_reader() {
    for (list, evidence) in [
        ("feature", "{ check = \"site\", feature = \"?\" }"),
        ("format", "{ check = \"entity\", base = \"?\" }"),
    ] {
        let error = read(evidence).expect_err("it is no word").to_string();
        let (_, known) = error
            .split_once("expected one of")
            .expect("serde lists them");
        let known: BTreeSet<&str> = known.split('`').skip(1).step_by(2).collect();
        let ours: BTreeSet<&str> = GRAMMAR.words(list).collect();
        assert_eq!(ours, known, "{list}");
    }
    let error = read("{ check = \"?\" }")
        .expect_err("it is no piece")
        .to_string();
    let (_, known) = error
        .split_once("expected one of")
        .expect("serde lists them");
    let known: BTreeSet<&str> = known.split('`').skip(1).step_by(2).collect();
    assert_eq!(GRAMMAR.pieces().collect::<BTreeSet<&str>>(), known);
}

/// Nothing that the program's own checklists ask is out of reach.
#[test]
fn the_programs_own_evidence_can_be_met() {
    let (schema, _) = crate::schema::load([]);
    let config = crate::config::Config {
        systems: vec![crate::config::System {
            id: "sig".into(),
            hosts: vec!["sig.ejemplo.gov.co".into()],
        }],
        ..crate::config::Config::default()
    };
    let known = Known {
        schema: &schema,
        regimes: checklists(),
        config: &config,
    };
    let told: Vec<String> = embedded()
        .into_iter()
        .flat_map(|(name, text)| {
            let mut found = form(text, SOURCE);
            found.extend(meaning(text, SOURCE, known));
            found
                .into_iter()
                .map(move |one| format!("{name}: {} {:?}", one.code.id, one.args))
        })
        .collect();
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn the_manual_says_the_language_as_it_is() {
    let manual = include_str!("../../../docs/manual/evidencia.md");
    let (_, said) = manual
        .split_once("<!-- desde aquí, de la gramática -->\n\n")
        .expect("the page has the mark");
    assert!(
        said == manual::page(),
        "docs/manual/evidencia.md is not what the grammar says:\n{}",
        manual::page()
    );
}
