//! What a portal changes in the theme: colours, empty places, single templates, and what it is told.

use vitrina::diag::{Arg, code};
use vitrina::host::memory::MemoryHost;
use vitrina::palette::Colour;

use crate::portal;

fn with_colours(lines: &str) -> MemoryHost {
    let mut host = portal::small();
    let portal = String::from_utf8(host.files["portal.toml"].to_vec()).expect("it is UTF-8");
    host.write("portal.toml", format!("{portal}\n[colores]\n{lines}\n"));
    host
}

/// The stylesheet that pages link to.
fn sheet(files: &portal::Files) -> String {
    let home = String::from_utf8_lossy(&files["index.html"]);
    let (_, rest) = home
        .split_once("<link rel=\"stylesheet\" href=\"/")
        .expect("the home page has a stylesheet");
    let path = rest.split('"').next().unwrap_or_default();
    String::from_utf8_lossy(&files[path]).into_owned()
}

#[test]
fn chosen_colours_follow_the_sheet_and_leave_dark_screens_alone() {
    let (build, files) = portal::build(&with_colours(
        "enlace = \"#123456\"\n[colores.oscuro]\nmarca = \"#9fe0c0\"",
    ));
    assert!(portal::errors(&build, &portal::small()).is_empty());
    let css = sheet(&files);
    let light = "@media not all and (prefers-color-scheme:dark){:root{--rio:#123456;}}";
    let dark = "@media (prefers-color-scheme:dark){:root{--marca:#9fe0c0;}}";
    assert!(css.contains(light) && css.contains(dark), "{css}");
    let (_, plain) = portal::build(&portal::small());
    assert!(css.starts_with(&sheet(&plain)));
}

#[test]
fn a_colour_that_cannot_be_read_fails_and_the_one_proposed_passes() {
    let chosen = |colour: &str| {
        let host = with_colours(&format!("enlace = \"{colour}\""));
        let (build, _) = portal::build(&host);
        let told = build.findings.iter().find(|one| one.code == code::CONTRAST);
        told.map(|one| {
            let near = one.args.iter().find(|(name, _)| *name == "cercano");
            match near {
                Some((_, Arg::Text(near))) => near.to_string(),
                other => panic!("{other:?} is a colour"),
            }
        })
    };
    let white = Colour::parse("#ffffff").expect("it is a colour");
    for bad in ["#fdaa29", "#83a0da", "#ff0000", "#cccccc"] {
        let near = chosen(bad).unwrap_or_else(|| panic!("{bad} is told"));
        let colour = Colour::parse(&near).unwrap_or_else(|| panic!("{near} is a colour"));
        assert!(colour.contrast(white) >= 4.5, "{near} for {bad}");
        assert_eq!(chosen(&near), None, "{near} for {bad}");
    }
    assert_eq!(chosen("#0e4a7b"), None);
}

#[test]
fn the_portals_own_sheet_is_held_to_the_same_contrast() {
    let mut host = portal::small();
    host.write(
        "themes/css/vitrina.css",
        ":root {\n  --papel: #fff;\n  --tinta: #999;\n}\n",
    );
    let (build, _) = portal::build(&host);
    let told: Vec<String> = portal::errors(&build, &host);
    assert!(
        told.iter()
            .any(|one| one.starts_with("E0811 themes/css/vitrina.css:3:12")),
        "{told:?}"
    );
}

#[test]
fn empty_places_are_filled_without_copying_a_template() {
    let mut host = portal::small();
    for (place, text) in [
        ("cabeza", "<meta name=\"theme-color\" content=\"#073f29\">"),
        ("antes", "<p>antes de {{ title }}</p>"),
        ("despues", "<p>después</p>"),
        ("pie", "<p>sello de {{ site.name }}</p>"),
    ] {
        host.write(&format!("themes/plantillas/huecos/{place}.html"), text);
    }
    host.write("themes/tema.toml", "contrato = 1\n");
    let (build, files) = portal::build(&host);
    assert_eq!(portal::errors(&build, &host), Vec::<String>::new());
    let page = String::from_utf8_lossy(&files["normas/index.html"]);
    let at = |text: &str| {
        page.find(text)
            .unwrap_or_else(|| panic!("{text} is on the page"))
    };
    let order = [
        at("<meta name=\"theme-color\""),
        at("</head>"),
        at("<main"),
        at("<p>antes de "),
        at("<h1"),
        at("<p>después</p>"),
        at("</main>"),
        at("<p>sello de "),
        at("</footer>"),
    ];
    assert!(order.is_sorted(), "{order:?}");
    assert!(
        !files.keys().any(|path| path.contains("tema-")),
        "tema.toml is not published"
    );
}

#[test]
fn the_manual_lists_every_field_that_a_template_sees() {
    let view = std::fs::read_to_string(portal::root().join("src/render/view.rs"))
        .expect("the views are there");
    let manual = std::fs::read_to_string(portal::root().join("docs/manual/plantillas.md"))
        .expect("the manual's page is there");
    let sections: Vec<&str> = manual.split("\n## ").collect();
    let mut fields = 0;
    for part in view.split("pub struct ").skip(1) {
        let name = part.split([' ', '<']).next().unwrap_or_default();
        let section = sections
            .iter()
            .find(|one| one.contains(&format!("`{name}`")));
        let section = section.unwrap_or_else(|| panic!("{name} has a part of the page"));
        let body = part.split("\n}").next().unwrap_or_default();
        for line in body
            .lines()
            .filter_map(|line| line.strip_prefix("    pub "))
        {
            let field = line.split(':').next().unwrap_or_default();
            assert!(
                section.contains(&format!("| `{field}` |")),
                "{name}.{field}"
            );
            fields += 1;
        }
    }
    assert!(fields > 100, "{fields} fields were looked for");
}
