//! The reference of kinds in the manual is what their declarations say today.

use std::collections::BTreeMap;

use vitrina::describe::manual;
use vitrina::i18n::Catalogue;
use vitrina::schema;

use crate::portal;

#[test]
fn the_pages_of_kinds_are_current() {
    let (schema, _) = schema::load([]);
    let messages = Catalogue::load(&[]).0.language("es", &["es"]);
    let wanted: BTreeMap<String, String> = manual::pages(&schema, &messages)
        .into_iter()
        .map(|page| (page.name, page.text))
        .collect();
    let folder = portal::root().join("docs/manual/tipos");
    let there: BTreeMap<String, String> = std::fs::read_dir(&folder)
        .expect("the manual has pages of kinds")
        .map(|file| file.expect("it can be listed").path())
        .map(|path| {
            let name = path.file_name().expect("it has a name");
            let text = std::fs::read_to_string(&path).expect("it can be read");
            (name.to_string_lossy().into_owned(), text)
        })
        .collect();
    let names = |pages: &BTreeMap<String, String>| pages.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&there), names(&wanted));
    for (name, text) in wanted {
        assert!(
            there[&name] == text,
            "docs/manual/tipos/{name} is not current: run «vitrina schema --format markdown --out docs/manual/tipos»"
        );
    }
}

#[test]
fn a_page_tells_every_field_and_every_link_leads_somewhere() {
    let (schema, _) = schema::load([]);
    let folder = portal::root().join("docs/manual/tipos");
    for (_, kind) in schema.kinds() {
        let text = std::fs::read_to_string(folder.join(format!("{}.md", kind.name)))
            .expect("each kind has a page");
        for field in kind.fields.iter().filter(|field| !field.common) {
            let heading = format!("### `{}` · {}\n", field.name, field.label.text("es"));
            assert!(text.contains(&heading), "{}: {}", kind.name, field.name);
            let help = field.help.text("es");
            assert!(text.contains(help), "{}: {}", kind.name, field.name);
        }
        for link in text.split("](").skip(1) {
            let target = link.split(')').next().unwrap_or_default();
            assert!(
                folder.join(target).is_file(),
                "{}: «{target}» leads nowhere",
                kind.name
            );
        }
        assert!(
            !text.contains("describir-") && !text.contains("manual-"),
            "{}",
            kind.name
        );
    }
}
