//! A caret stands under its letter, whatever stands before it on the line, and however wide the terminal is.

use unicode_width::UnicodeWidthStr;
use vitrina::diag::sink::Format;
use vitrina::host::memory::MemoryHost;

use crate::portal;

/// The line of source and the line of carets of a code's first finding, without the gutter.
fn shown(host: &MemoryHost, code: &str, width: usize) -> (String, String) {
    let (build, _) = portal::build(host);
    let text = portal::told_on(&build, host, Format::Text, "es", width);
    assert!(
        !text.contains('\u{1b}'),
        "nobody asked for colours: {text:?}"
    );
    let from = text
        .find(&format!("[{code}]"))
        .unwrap_or_else(|| panic!("{code} is not told:\n{text}"));
    let block = text[from..].split("\n\n").next().expect("a finding");
    let numbered = |line: &&str| line.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let mut lines = block.lines().skip_while(|line| !numbered(line));
    let source = lines
        .next()
        .unwrap_or_else(|| panic!("no source line:\n{block}"));
    let caret = lines.next().expect("a line of carets");
    let gutter = source.find('|').expect("a gutter");
    assert_eq!(caret.find('|'), Some(gutter), "{block}");
    let after = |line: &str| line.get(gutter + 2..).unwrap_or_default().to_owned();
    (after(source), after(caret))
}

/// Checks that the carets stand under `wrong`: they begin where it begins, and are as wide.
fn under(source: &str, caret: &str, wrong: &str) {
    let at = source
        .find(wrong)
        .unwrap_or_else(|| panic!("«{wrong}» is not shown: {source}"));
    let blank = caret.chars().take_while(|c| *c == ' ').count();
    let carets = caret.trim_start().chars().take_while(|c| *c == '^').count();
    assert_eq!(
        blank,
        source[..at].width(),
        "begins elsewhere:\n{source}\n{caret}"
    );
    assert_eq!(carets, wrong.width(), "is not as wide:\n{source}\n{caret}");
}

/// A news item whose line 6 has, after what is given, a link that leads nowhere.
fn with_line(before: &str) -> MemoryHost {
    let mut host = portal::small();
    let text = format!(
        "+++\ntitulo = \"Feria\"\nfecha = 2026-11-05\nresumen = \"Uno.\"\n+++\n{before}[acta](paginas/nada) sigue.\n"
    );
    host.write("content/noticias/feria.md", text);
    host
}

#[test]
fn carets_stand_under_their_letters() {
    for before in [
        "Vea el ",
        "Año, niñez, corazón: ",
        // Combining marks are no column of their own.
        "n\u{308} s\u{308} ts\u{308}a\u{331} ",
        // Two columns each. (How wide joined emoji are, no two terminals agree.)
        "日本語 ",
        "🦜 ",
        "“Plan” — ",
        "\u{a0}\u{a0}Con espacios duros ",
    ] {
        let (source, caret) = shown(&with_line(before), "E0308", 0);
        under(&source, &caret, "[acta](paginas/nada)");
    }
}

#[test]
fn tabs_are_shown_as_wide_as_they_are_counted() {
    let (source, caret) = shown(&with_line("Uno:\tdos\t"), "E0308", 0);
    assert!(
        !source.contains('\t'),
        "a tab has no width of its own: {source:?}"
    );
    under(&source, &caret, "[acta](paginas/nada)");
}

#[test]
fn line_ends_and_marks_move_nothing() {
    let text = "+++\ntitulo = \"Feria\"\nfecha = \"27/13/2013\"\nresumen = \"Uno.\"\n+++\nTexto.\n";
    let windows = text.replace('\n', "\r\n");
    for text in [
        windows.clone(),
        format!("\u{feff}{text}"),
        format!("\u{feff}{windows}"),
    ] {
        let mut host = portal::small();
        host.write("content/noticias/feria.md", text.as_str());
        let (source, caret) = shown(&host, "E0211", 0);
        assert_eq!(source, "fecha = \"27/13/2013\"");
        under(&source, &caret, "\"27/13/2013\"");
        let (build, _) = portal::build(&host);
        assert_eq!(
            portal::errors(&build, &host),
            ["E0211 content/noticias/feria.md:3:9"]
        );
    }
    // The mark itself, on the first line.
    let mut host = portal::small();
    host.write(
        "content/glosario/siglas.toml",
        "\u{feff}termimo = \"X\"\nsignificado = \"Y.\"\n",
    );
    let (source, caret) = shown(&host, "E0103", 0);
    under(source.trim_start_matches('\u{feff}'), &caret, "termimo");
}

#[test]
fn a_very_long_line_is_cut_around_its_mistake() {
    let host = with_line(&"palabra ".repeat(4000));
    for width in [0, 60, 80, 200] {
        let (source, caret) = shown(&host, "E0308", width);
        let columns = source.width();
        assert!(
            columns < 400,
            "{columns} columns of source at width {width}"
        );
        under(&source, &caret, "[acta](paginas/nada)");
    }
}

#[test]
fn several_places_on_one_line_have_each_their_carets() {
    let host = with_line("[uno](paginas/uno) y [dos](paginas/dos) y ");
    let (build, _) = portal::build(&host);
    let text = portal::told(&build, &host, Format::Text, "es");
    let blocks: Vec<&str> = text
        .split("\n\n")
        .filter(|block| block.contains("[E0308]"))
        .collect();
    assert_eq!(blocks.len(), 3, "{text}");
    let wrong = [
        "[uno](paginas/uno)",
        "[dos](paginas/dos)",
        "[acta](paginas/nada)",
    ];
    for (block, wrong) in blocks.iter().zip(wrong) {
        let mut lines = block.lines().skip_while(|line| !line.starts_with("6 |"));
        let source = &lines.next().expect("the line")[4..];
        let caret = &lines.next().expect("the carets")[4..];
        under(source, caret, wrong);
    }
}

#[test]
fn what_is_no_terminal_gets_no_colours() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    portal::write(&with_line(""), folder.path());
    for (name, value) in [
        ("NO_COLOR", "1"),
        ("NO_COLOR", ""),
        ("CLICOLOR_FORCE", "1"),
        ("TERM", "xterm-256color"),
    ] {
        let told = std::process::Command::new(env!("CARGO_BIN_EXE_vitrina"))
            .current_dir(folder.path())
            .args(["check", "--date", "2026-11-24"])
            .env(name, value)
            .output()
            .expect("the program can be started");
        let bytes = [told.stdout, told.stderr].concat();
        assert!(!bytes.contains(&0x1b), "{name}={value}");
        assert!(String::from_utf8_lossy(&bytes).contains("E0308"));
    }
}
