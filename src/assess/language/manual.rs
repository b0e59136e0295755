//! The page of the manual about the language of evidence, from the grammar. A test holds the manual to it.

use std::fmt::Write;

use super::{Form, GRAMMAR, Is};
use crate::schema::vocabulary;

/// The part of the page that the grammar says, in Spanish.
pub fn page() -> String {
    let mut out = String::new();
    let (pieces, tables): (Vec<&Form>, Vec<&Form>) =
        GRAMMAR.form.iter().partition(|form| form.piece);
    out.push_str("## Las piezas\n");
    pieces.iter().for_each(|form| one(&mut out, form));
    out.push_str("\n## Las tablas dentro de una pieza\n");
    tables.iter().for_each(|form| one(&mut out, form));
    for (name, title) in [
        ("feature", "Lo que se le puede pedir al sitio"),
        ("format", "Formas de un dato"),
        ("place", "Desde dónde se enlaza"),
    ] {
        list(&mut out, name, title);
    }
    out.push_str(
        "\n## Sistemas externos\n\n| Nombre | Sistema | Servidores |\n| --- | --- | --- |\n",
    );
    for system in vocabulary("sistemas").unwrap_or_default() {
        let hosts = system.code("hosts").map(|hosts| hosts.replace(' ', ", "));
        let hosts = hosts.as_deref().unwrap_or("los que diga `portal.toml`");
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "| `{}` | {} | {hosts} |",
            system.value,
            system.label.text("es")
        );
    }
    out
}

fn one(out: &mut String, form: &Form) {
    let _ = write!(out, "\n### {}\n\n{}\n", form.name, form.help);
    if let Some(example) = &form.example {
        let _ = write!(out, "\n```toml\n{{ check = \"{example} }}\n```\n");
    }
    if form.keys.is_empty() {
        return;
    }
    out.push_str("\n| Clave | Qué es | Qué dice |\n| --- | --- | --- |\n");
    for key in &form.keys {
        let must = if key.required { " (obligatoria)" } else { "" };
        let _ = writeln!(
            out,
            "| `{}` | {}{must} | {} |",
            key.name,
            sort(&key.is),
            key.help
        );
    }
}

fn list(out: &mut String, name: &str, title: &str) {
    let _ = write!(out, "\n## {title}\n\n| Palabra | Qué es |\n| --- | --- |\n");
    let lists = GRAMMAR.words.iter().filter(|list| list.name == name);
    for (word, meaning) in lists.flat_map(|list| &list.words) {
        let _ = writeln!(out, "| `{word}` | {meaning} |");
    }
}

fn sort(is: &Is) -> String {
    let word = match is {
        Is::Name => "nombre",
        Is::Texts => "lista de textos",
        Is::Count => "número",
        Is::Fraction => "fracción",
        Is::Flag => "`true` o `false`",
        Is::Kind => "tipo",
        Is::Path | Is::Parent => "campo",
        Is::Dated => "campo con fecha o año",
        Is::Paths | Is::PagePaths => "lista de campos",
        Is::Groups => "lista de listas de campos",
        Is::Filter => "campos con sus valores",
        Is::Formats => "campos con su forma",
        Is::Prefixes => "campos con un dato",
        Is::Data => "datos con su forma",
        Is::Format => "forma",
        Is::Part => "parte de la página",
        Is::Feature => "palabra",
        Is::Systems => "lista de sistemas",
        Is::Places => "lista de lugares",
        Is::Phase => "fase",
        Is::Requirement => "requisito",
        Is::Frequency => "frecuencia",
        Is::Duty => "línea del calendario",
        Is::Evidence => "lista de piezas",
        Is::Form(name) => return format!("tabla [`{name}`](#{name})"),
    };
    word.to_owned()
}
