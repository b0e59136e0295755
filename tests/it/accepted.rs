//! What spreadsheets and Windows do to a file is accepted: it changes neither the site nor the places of findings.

use vitrina::host::disk::DiskHost;
use vitrina::host::memory::MemoryHost;

use crate::bad_input::{cases, expected, host_of, sorted_errors};
use crate::portal;

/// The same portal with a byte order mark and CRLF in every file that editors type.
fn as_windows(host: &MemoryHost) -> MemoryHost {
    let mut out = host.clone();
    for (path, bytes) in &host.files {
        let typed = [".md", ".toml", ".csv"]
            .iter()
            .any(|ending| path.ends_with(ending));
        if typed {
            let text = std::str::from_utf8(bytes).expect("a test's own file is UTF-8");
            out.write(path, format!("\u{feff}{}", text.replace('\n', "\r\n")));
        }
    }
    assert_ne!(out.files, host.files);
    out
}

/// The small portal with everything in which a line end could show.
fn rich() -> MemoryHost {
    let mut host = portal::small();
    host.write(
        "content/noticias/lineas.md",
        "+++\ntitulo = \"Líneas\"\nfecha = 2026-11-05\nresumen = \"\"\"Varias\nlíneas.\"\"\"\nnota_editor = \"\"\"Una *nota*\nde dos líneas.\"\"\"\n+++\nUn párrafo\nde dos líneas,  \ncon un corte.\n\n```sh\nuno\n  dos\n\ntres\n```\n\n    sangrado\n    otra\n\n- a\n- b\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n> cita\n> larga\n\n[^1]: Nota\n    que sigue.\n\nFin[^1].\n",
    );
    host.write(
        "content/glosario/rubro.toml",
        "termino = \"Rubro\"\nsignificado = \"\"\"\nParte del\npresupuesto.\"\"\"\nejemplo_de_uso = \"\"\"uno \\\n   dos\"\"\"\nsinonimos = [\n  \"cuenta\",\n  \"partida\",\n]\n",
    );
    host.write(
        "content/puntajes/t.csv",
        "FASE;ORDEN;ID;VARIABLE;MAX;PUNTOS\ninformacion;1;V1;\"Misión\ny visión\";2;2\ninteraccion;2;V2;\"Con \"\"comillas\"\"; y más\";2;0\n",
    );
    host.write(
        "content/puntajes/t.tabla.toml",
        "id = \"{fase}-{orden}\"\n\n[columnas]\n\"FASE\" = \"fase\"\n\"ORDEN\" = \"orden\"\n\"ID\" = \"etiqueta\"\n\"VARIABLE\" = \"nombre\"\n\"MAX\" = \"maximo\"\n\"PUNTOS\" = \"obtenido\"\n",
    );
    host.write(
        "content/_tipos/arbol.toml",
        "name = \"arbol\"\nfolder = \"arboles\"\nlabel = { es = \"Árbol\" }\nplural = { es = \"Árboles\" }\nhelp = { es = \"Un árbol.\" }\ntitle = \"titulo\"\nsection = \"noticias\"\npages = true\nbody = \"optional\"\n",
    );
    host.write(
        "content/arboles/ceiba.md",
        "+++\ntitulo = \"Ceiba\"\n+++\nAlta.\n",
    );
    portal::stamp(&mut host);
    host
}

#[test]
fn a_byte_order_mark_and_crlf_change_no_byte_of_the_site() {
    let plain = rich();
    let windows = as_windows(&plain);
    let ((first, plain_files), (second, windows_files)) =
        (portal::build(&plain), portal::build(&windows));
    assert_eq!(sorted_errors(&first, &plain), Vec::<String>::new());
    assert_eq!(sorted_errors(&second, &windows), Vec::<String>::new());
    assert!(portal::text(&plain_files, "noticias/ceiba/index.html").contains("Alta."));
    assert!(
        plain_files
            .values()
            .any(|bytes| String::from_utf8_lossy(bytes).contains("comillas"))
    );
    assert_eq!(
        plain_files.keys().collect::<Vec<_>>(),
        windows_files.keys().collect::<Vec<_>>(),
        "other files are made"
    );
    let other: Vec<&String> = plain_files
        .iter()
        .filter(|(path, bytes)| windows_files[*path] != **bytes)
        .map(|(path, _)| path)
        .collect();
    assert!(other.is_empty(), "not the same bytes: {other:?}");
    assert_eq!(first.output.seal, second.output.seal);
}

#[test]
fn a_byte_order_mark_and_crlf_move_no_finding() {
    let mut wrong = Vec::new();
    for case in cases() {
        let host = as_windows(&host_of(&case));
        let (build, _) = portal::build(&host);
        let (told, expected) = (sorted_errors(&build, &host), expected(&case));
        if told != expected {
            wrong.push(format!(
                "{}\n  told     {told:#?}\n  expected {expected:#?}",
                case.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn empty_folders_and_hidden_files_are_ignored() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    portal::write(&portal::small(), folder.path());
    for empty in [
        "content/contratos",
        "content/cosas",
        "content/noticias/vacia",
        "i18n/en",
        "themes/mio",
    ] {
        std::fs::create_dir_all(folder.path().join(empty)).expect("the folder can be made");
    }
    for hidden in [
        "content/.DS_Store",
        "content/noticias/.primera.md.swp",
        "content/noticias/.oculta.md",
    ] {
        std::fs::write(folder.path().join(hidden), "\0").expect("the file can be written");
    }
    let host = DiskHost::open(folder.path()).expect("the portal can be opened");
    let (build, files) = portal::build_on(
        &host,
        vitrina::engine::Options {
            date: Some(portal::TODAY),
            drafts: false,
            ..vitrina::engine::Options::default()
        },
    );
    assert_eq!(sorted_errors(&build, &host), Vec::<String>::new());
    let mut plain = portal::small();
    plain.history = vitrina::host::History::default();
    let (_, plain_files) = portal::build(&plain);
    assert_eq!(
        files.keys().collect::<Vec<_>>(),
        plain_files.keys().collect::<Vec<_>>()
    );
}
