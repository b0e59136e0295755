//! What the importer promises, on examples; on invented texts and on the real corpus in [`whole`].

mod whole;

use super::*;
use whole::{shown, whole};

const HEADER: &str = "---\ntitulo: \"LEY 7 DE 1979 - Por la cual se prueba\"\nidentificador: \"LEY-7-1979\"\nrango: \"ley\"\n\
                      fecha_publicacion: \"1979-02-01\"\nestado: \"vigente\"\nfuente: \"https://ejemplo.example/?id=1\"\n---\n";

fn imported(body: &str) -> Imported {
    norm("LEY-7-1979.md", &format!("{HEADER}{body}")).expect("a good header")
}

fn split(text: &str) -> (&str, &str) {
    text.strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("+++\n"))
        .expect("front matter between +++")
}

fn body(source: &str) -> String {
    split(&imported(source).text).1.trim().to_owned()
}

#[test]
fn an_entry_of_the_kind_norma() {
    let entry = imported("\n# LEY 7 DE 1979\n\n(enero 24)\n\n### DECRETA:\n\nTexto \"uno\".\n");
    assert_eq!(
        (entry.id.as_str(), entry.file_name.as_str()),
        ("ley-7-1979", "ley-7-1979.md")
    );
    let (front, body) = split(&entry.text);
    let front: toml::Table = front.parse().expect("TOML");
    assert_eq!(front["tipo"].as_str(), Some("ley"));
    assert_eq!(front["numero"].as_str(), Some("7"));
    assert_eq!(front["vigencia"].as_integer(), Some(1979));
    assert_eq!(
        front["fecha"]
            .as_datetime()
            .map(ToString::to_string)
            .as_deref(),
        Some("1979-01-24")
    );
    assert_eq!(front["epigrafe"].as_str(), Some("Por la cual se prueba"));
    assert_eq!(front["estado"].as_str(), Some("vigente"));
    assert_eq!(
        front["enlace"].as_str(),
        Some("https://ejemplo.example/?id=1")
    );
    assert_eq!(body, "\n(enero 24)\n\n## DECRETA:\n\nTexto \"uno\".\n");
    assert_eq!(
        entry.notes,
        [
            Note {
                line: 10,
                change: Change::TitleTaken
            },
            Note {
                line: 14,
                change: Change::HeadingMoved { from: 3, to: 2 }
            }
        ]
    );
}

#[test]
fn values_we_lack_are_said() {
    let text = HEADER
        .replace("rango: \"ley\"", "rango: instrucción")
        .replace("vigente", "inexequible");
    let entry = norm("otra.md", &text).expect("a good header");
    assert!(
        entry.text.contains("tipo = \"otro\"") && entry.text.contains("estado = \"sin_verificar\"")
    );
    let changes: Vec<_> = entry.notes.into_iter().map(|note| note.change).collect();
    assert_eq!(
        changes,
        [
            Change::OtherFileName,
            Change::UnknownRank("instrucción".into()),
            Change::DateOfPublication,
            Change::UnknownState("inexequible".into())
        ]
    );
}

#[test]
fn errors_have_lines() {
    let wrong = |from: &str, to: &str| norm("LEY-7-1979.md", &HEADER.replace(from, to)).map(|_| ());
    assert_eq!(
        wrong("LEY-7-1979", "LEY"),
        Err(ImportError::BadIdentifier { line: 3 })
    );
    assert_eq!(
        wrong("LEY-7-1979", "LEY-7-79"),
        Err(ImportError::BadIdentifier { line: 3 })
    );
    assert_eq!(
        wrong("1979-02-01", "1979-02-29"),
        Err(ImportError::BadDate { line: 5 })
    );
    assert_eq!(
        wrong("https:", "javascript:"),
        Err(ImportError::BadAddress { line: 7 })
    );
    assert_eq!(
        wrong("estado: \"vigente\"\n", ""),
        Err(ImportError::MissingField {
            line: 7,
            field: "estado"
        })
    );
    let error = ImportError::BadDate { line: 5 };
    assert_eq!(
        (error.line(), error.to_string().as_str()),
        (5, "line 5: bad-date")
    );
}

#[test]
fn marks_of_emphasis_work() {
    for (source, want) in [
        (
            "**Artículo 1°.***Objeto*. Crea.",
            "**Artículo 1°.** *Objeto*. Crea.",
        ),
        (
            "**Artículo 3****º**.*Inicio*. Si",
            "**Artículo 3º**. *Inicio*. Si",
        ),
        (
            "***Artículo primero*****.** A partir",
            "***Artículo primero***. A partir",
        ),
        ("**Artículo****cuarto**. Los", "**Artículo cuarto**. Los"),
        (
            "**Artículo***5°.**Administración.* La",
            "**Artículo** *5°. Administración.* La",
        ),
        ("*Aportes**a Fondos*", "*Aportes a Fondos*"),
        (
            "**Artículo 2°**El Presidente",
            "**Artículo 2°** El Presidente",
        ),
        (
            "### Artículo 4°.** Rige. **Diario Oficial.",
            "**Artículo 4°.** Rige. **Diario Oficial.**",
        ),
        ("## Esteban******JARAMILLO", "**Esteban JARAMILLO**"),
        ("### *El Presidente*****,", "***El Presidente***,"),
        (
            "cada tiempo**\\***. 2 * 3, (*) y **sin fin",
            "cada tiempo\\*. 2 \\* 3, (\\*) y \\*\\*sin fin",
        ),
        ("Presi**dente**s", "Presi**dente**s"),
        ("a**(b)**c", "a(**b)** c"),
        ("**uno*dos*tres**", "**uno**dos**tres**"),
        ("**uno *dos* tres**", "**uno** ***dos*** **tres**"),
    ] {
        assert_eq!(body(source), want, "{source}");
        whole(source, want).expect(source);
    }
}

#[test]
fn text_stays_text() {
    for (source, want) in [
        (
            "<<Artículo 5° No>> <b>x</b>",
            "\\<\\<Artículo 5° No>> \\<b>x\\</b>",
        ),
        ("JURISPRUDENCIA []", "JURISPRUDENCIA \\[\\]"),
        (
            "[1](a) ![x](y) [^1] [a]: b",
            "\\[1\\](a) !\\[x\\](y) \\[^1\\] \\[a\\]: b",
        ),
        ("3. Tres\n\n5. Cinco", "3\\. Tres\n\n5\\. Cinco"),
        ("1) - ATLANTICO:", "1\\) - ATLANTICO:"),
        ("1.° Dietas", "1.° Dietas"),
        ("    - uno\n\n- dos", "- uno\n- dos"),
        ("Uno.\n\n- Solo", "Uno.\n\n\\- Solo"),
        ("    sangrado", "sangrado"),
        ("+ más\n\n> cita\n\n#5", "\\+ más\n\n\\> cita\n\n\\#5"),
        (
            "`x` ~~y~~ {z} a_b _c_",
            "\\`x\\` \\~\\~y\\~\\~ \\{z} a_b \\_c\\_",
        ),
        ("La Monta\\Ita", "La Monta\\\\Ita"),
        ("uno\ndos", "uno dos"),
        (
            "uno\u{96}dos\u{97} \u{93}tres\u{94} cua\u{ad}tro\u{0}",
            "uno–dos— “tres” cuatro",
        ),
    ] {
        assert_eq!(body(source), want, "{source}");
    }
}

#[test]
fn tables_keep_every_cell() {
    let source = "| | |\n| --- | --: |\n| **A** | **B** |\n| 1 | 2 \\| 3 |\n| x | y | z |";
    assert_eq!(
        body(source),
        "| | | |\n| --- | --: | --- |\n| **A** | **B** | |\n| 1 | 2 \\| 3 | |\n| x | y | z |"
    );
    let source = "| | |\n| --- | --- |\n| **A** | **B** |\n| 1 | 2 |";
    assert_eq!(body(source), "| **A** | **B** |\n| --- | --- |\n| 1 | 2 |");
    assert_eq!(body("| suelta"), "\\| suelta");
    assert_eq!(
        shown(&body("| a\\\\|b |\n|---|\n| c\\ |"))
            .text
            .split_whitespace()
            .collect::<Vec<_>>(),
        ["a\\", "b", "c\\"]
    );
}
