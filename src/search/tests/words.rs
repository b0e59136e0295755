//! Folding, stems, numbers and declared spellings.

use super::super::fold::{harden, soft};
use super::{has, page, terms};
use crate::search::{Entry, Options};

#[test]
fn accents_and_marks_fold_to_base_letters() {
    for (text, folded) in [
        ("Kamëntšá", "kamentsa"),
        ("n\u{308}ambi s\u{308}ula ts\u{308}abe", "nambi sula tsabe"),
        ("Wʉbʉ kɨma", "wubu kima"),
        ("A'ingae ʼñame a\u{2019}i", "aingae name ai"),
        ("AÑO PINGÜINO", "ano pinguino"),
        ("N.º 5.ª ＡＢＣ²", "n.o 5.a abc2"),
        ("co\u{ad}rre\u{200b}o", "correo"),
        ("İstanbul ẞ œ", "istanbul ss oe"),
    ] {
        assert_eq!(harden(&soft(text)), folded, "{text}");
    }
}

#[test]
fn composed_and_decomposed_are_the_same() {
    assert_eq!(soft("contratación"), soft("contratacio\u{301}n"));
    assert_eq!(soft("contratación"), "contratación");
    assert_eq!(soft("ǘ"), "ú");
    assert_eq!(soft("\u{b4}a e\u{301}\u{301}"), "a é");
}

#[test]
fn inflections_share_a_term() {
    for words in [
        &["contratación", "contratacion", "CONTRATOS", "contratar"][..],
        &["gobernación", "gobernacion", "gobernaciones"],
        &["vías", "vía", "via"],
        &["año", "años", "anos"],
        &["remitirá", "remitir", "remitido"],
        &["tecnología", "tecnologia", "tecnologías"],
        &["municipio", "municipios"],
    ] {
        let options = Options::default();
        let of = |word| -> Vec<String> {
            let all = terms(&page("", word, &[]), &options);
            all.into_iter().map(|(t, _)| t).collect()
        };
        let first = of(words[0]);
        for word in words {
            assert!(
                of(word).iter().any(|t| first.contains(t)),
                "{word}: {:?}, not of {first:?}",
                of(word)
            );
        }
    }
}

#[test]
fn a_verb_is_found_without_its_accent_too() {
    assert!(has("remitirá", "remit") && has("remitirá", "remitir"));
    assert!(has("expidió", "expid") && has("expidió", "expidi"));
}

#[test]
fn english_is_stemmed_and_other_languages_are_not() {
    let entry = |lang| Entry {
        lang,
        text: "entity's agencies wasikuna".into(),
        ..Entry::default()
    };
    let words = |lang| -> Vec<String> {
        let all = terms(&entry(lang), &Options::default());
        all.into_iter().map(|(t, _)| t).collect()
    };
    assert_eq!(words("en"), ["entiti", "agenc", "wasikuna"]);
    assert_eq!(words("inb"), ["entitys", "agencies", "wasikuna"]);
}

#[test]
fn stop_words_and_small_numbers_of_the_text_are_left_out() {
    let all = terms(
        &page(
            "",
            "El artículo 14 y los 94,8 % de 2013, 1.234.567 pesos",
            &[],
        ),
        &Options::default(),
    );
    let words: Vec<&str> = all.iter().map(|(t, _)| t.as_str()).collect();
    assert_eq!(words, ["articul", "2013", "1234567", "pes"]);
}

#[test]
fn a_norm_is_one_term_however_it_is_written() {
    for text in [
        "Decreto 251 de 2013",
        "decreto 0251",
        "DECRETO No. 251",
        "decreto n.º 0251",
        "Decreto N° 251",
        "Decreto número 251",
        "dec. 251/2013",
        "dec.251/2013",
        "Dto. 251",
        "decreto-0251-2013",
        "Decreto Único Reglamentario 251",
        "decree no. 251",
    ] {
        assert!(has(text, "decreto 251"), "{text}");
    }
    assert!(has("Ley 1.712 de 2014", "ley 1712"));
    assert!(has("Resolución 0123 de 2024", "resolucion 123"));
    assert!(has("res 123", "resolucion 123"));
    assert!(!has("decretos de 2013", "decreto 2013"));
    assert!(!has("el decreto benefició a 251 familias", "decreto 251"));
}

#[test]
fn a_code_is_one_term_however_it_is_written() {
    for text in [
        "CO1.PCCNTR.8577888",
        "co1-pccntr-8577888",
        "(CO1PCCNTR8577888).",
    ] {
        assert!(has(text, "co1pccntr8577888"), "{text}");
    }
    for text in ["LP-001-2024", "LP-1-2024", "lp.01.2024"] {
        assert!(has(text, "lp1-2024"), "{text}");
    }
    assert!(has("Decreto N-2022-00001", "n2022-1"));
    assert!(has("No.251-2013", "251"), "a mark is no code");
    assert!(!has("No.251-2013", "no251-2013"));
    assert!(has("NIT 890.399.045-3", "890399045"));
}

#[test]
fn what_makes_an_identifier_has_the_highest_level() {
    let entry = page(
        "Por el cual",
        "Decreto 7",
        &["Decreto 0251 de 2013", "CO1.PCCNTR.99"],
    );
    let all = terms(&entry, &Options::default());
    let level = |term: &str| all.iter().find(|(t, _)| t == term).map(|(_, l)| *l);
    for term in ["decreto 251", "251", "99"] {
        assert_eq!(level(term), Some(7), "{term}");
    }
    assert_eq!(level("2013"), Some(4), "a year is no number of a norm");
    assert_eq!(level("decret"), Some(4));
    assert!(level("decreto 7").is_some_and(|l| l < 4));
}

#[test]
fn titles_count_more_the_shorter_they_are() {
    let level = |title| {
        let all = terms(&page(title, "presupuesto", &[]), &Options::default());
        all.iter().find(|(t, _)| t == "presupuest").map(|(_, l)| *l)
    };
    assert_eq!(level("Presupuesto"), Some(6));
    assert_eq!(level("Presupuesto de la Gobernación 2024"), Some(5));
    assert!(level("Otra cosa").is_some_and(|l| l < 4));
}

#[test]
fn declared_spellings_share_a_term() {
    let groups = [
        vec!["Kamëntšá", "kamsá", "camsá"],
        vec!["Puerto Asís", "Pto. Asís"],
        vec!["", "¿?"],
    ];
    let options = Options {
        equivalents: groups
            .iter()
            .map(|g| g.iter().map(|s| (*s).to_owned()).collect())
            .collect(),
        ..Options::default()
    };
    let has = |text, term: &str| {
        let all = terms(&page("", text, &[]), &options);
        all.iter().any(|(t, _)| t == term)
    };
    for text in ["pueblo camsá", "KAMSA", "Kame\u{308}nts\u{30c}a\u{301}"] {
        assert!(has(text, "=kamentsa"), "{text}");
    }
    for text in ["en Puerto Asís hoy", "Pto. Asís", "pto asis"] {
        assert!(has(text, "=puerto asis"), "{text}");
    }
    assert!(!has("puerto de Asís", "=puerto asis"));
}
