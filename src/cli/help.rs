//! `--help`, in the language of the reader: what the declaration of the arguments knows, in words from `i18n`.
//!
//! In: the command as `clap` has it, messages. Out: text. Nothing that `clap` would print is shown.

use clap::{Arg, Command};
use unicode_width::UnicodeWidthStr;

use crate::diag;
use crate::i18n::Messages;

/// Widest line.
const WIDTH: usize = 80;
/// Where the right column begins at the latest.
const COLUMN: usize = 30;

/// The help of the program, or of one of its commands.
pub(super) fn help(program: &Command, command: Option<&Command>, messages: &Messages) -> String {
    let word = |id: &str| messages.text(id, &[]);
    let mut out = String::new();
    let about = match command {
        Some(command) => word(&format!("ayuda-orden-{}", command.get_name())),
        None => word("ayuda-programa"),
    };
    out.push_str(&format!("{about}\n\n{}: ", word("ayuda-uso")));
    let Some(command) = command else {
        out.push_str(&format!(
            "vitrina {} {}\n",
            word("ayuda-orden"),
            word("ayuda-opciones-uso")
        ));
        let rows = program
            .get_subcommands()
            .filter(|one| !one.is_hide_set())
            .map(|one| {
                let names: Vec<&str> = std::iter::once(one.get_name())
                    .chain(one.get_visible_aliases())
                    .collect();
                (
                    names.join(", "),
                    word(&format!("ayuda-orden-{}", one.get_name())),
                )
            });
        table(&word("ayuda-ordenes"), rows.collect(), &mut out);
        let mut options: Vec<_> = options(program)
            .map(|one| option(program, one, messages))
            .collect();
        options.extend(standard(messages, true));
        table(&word("ayuda-opciones"), options, &mut out);
        out.push_str(&format!("\n{}\n", word("ayuda-mas")));
        return out;
    };
    out.push_str(&format!("vitrina {}", command.get_name()));
    for one in positionals(command) {
        let name = name(command, one, messages);
        out.push_str(&match one.is_required_set() {
            true => format!(" {name}"),
            false => format!(" [{name}]"),
        });
    }
    out.push_str(&format!(" {}\n", word("ayuda-opciones-uso")));
    if command.get_visible_aliases().next().is_some() {
        let names: Vec<&str> = command.get_visible_aliases().collect();
        let also = messages.text("ayuda-tambien", &[("nombres", names.join(", ").into())]);
        out.push_str(&format!("     {also}\n"));
    }
    let data = positionals(command).map(|one| option(command, one, messages));
    table(&word("ayuda-datos"), data.collect(), &mut out);
    let of_program = options(program).filter(|one| one.is_global_set());
    let mut rows: Vec<_> = options(command)
        .map(|one| option(command, one, messages))
        .collect();
    rows.extend(of_program.map(|one| option(program, one, messages)));
    rows.extend(standard(messages, false));
    table(&word("ayuda-opciones"), rows, &mut out);
    out
}

fn positionals(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_positionals().filter(|one| !one.is_hide_set())
}

/// Options with a name of ours; `--help` and `--version` are `clap`'s own.
fn options(command: &Command) -> impl Iterator<Item = &Arg> {
    let own = |one: &&Arg| !["help", "version"].contains(&one.get_id().as_str());
    command
        .get_arguments()
        .filter(|one| !one.is_positional() && !one.is_hide_set())
        .filter(own)
}

/// What `clap` adds by itself.
fn standard(messages: &Messages, version: bool) -> Vec<(String, String)> {
    let mut rows = vec![("-h, --help".to_owned(), messages.text("ayuda-help", &[]))];
    if version {
        rows.push((
            "-V, --version".to_owned(),
            messages.text("ayuda-version", &[]),
        ));
    }
    rows
}

/// Id of the message that says what an argument is: that of its command, else the common one.
pub(super) fn id(command: &Command, arg: &Arg, messages: &Messages) -> String {
    let own = format!("ayuda-{}-{}", command.get_name(), arg.get_id());
    match messages.has(&own) {
        true => own,
        false => format!("ayuda-{}", arg.get_id()),
    }
}

/// What the value of an argument is called: `CARPETA`.
pub(super) fn name(command: &Command, arg: &Arg, messages: &Messages) -> String {
    let id = id(command, arg, messages);
    let said = messages.attribute(&id, "valor", &[]);
    said.map_or_else(|| arg.get_id().as_str().to_uppercase(), |said| said.text)
}

/// The values of a closed list.
pub(super) fn values(arg: &Arg) -> Vec<String> {
    match arg.get_action().takes_values() {
        true => arg
            .get_possible_values()
            .iter()
            .map(|one| one.get_name().to_owned())
            .collect(),
        false => Vec::new(),
    }
}

/// An option as it is typed, with the name of its value: `--root CARPETA`.
pub(super) fn typed(command: &Command, arg: &Arg, messages: &Messages) -> String {
    let name = name(command, arg, messages);
    match (arg.get_long(), arg.get_action().takes_values()) {
        (Some(long), true) => format!("--{long} {name}"),
        (Some(long), false) => format!("--{long}"),
        (None, _) => name,
    }
}

fn option(command: &Command, arg: &Arg, messages: &Messages) -> (String, String) {
    let mut notes = Vec::new();
    let values = values(arg);
    if !values.is_empty() {
        notes.push(messages.text("ayuda-posibles", &[("nombres", values.join(", ").into())]));
    }
    if let Some(aliases) = arg.get_visible_aliases().filter(|names| !names.is_empty()) {
        let names: Vec<String> = aliases.iter().map(|name| format!("--{name}")).collect();
        notes.push(messages.text("ayuda-tambien", &[("nombres", names.join(", ").into())]));
    }
    if matches!(arg.get_action(), clap::ArgAction::Append) {
        notes.push(messages.text("ayuda-varias", &[]));
    }
    let default = arg
        .get_default_values()
        .first()
        .map(|value| value.to_string_lossy());
    if let Some(default) = default.filter(|_| arg.get_action().takes_values()) {
        let value = diag::Arg::from(default.into_owned());
        notes.push(messages.text("ayuda-por-omision", &[("valor", value)]));
    }
    let mut text = messages.text(&id(command, arg, messages), &[]);
    if !notes.is_empty() {
        text.push_str(&format!(" ({})", notes.join("; ")));
    }
    (typed(command, arg, messages), text)
}

/// Rows of two columns under a title; the right one is wrapped.
fn table(title: &str, rows: Vec<(String, String)>, out: &mut String) {
    if rows.is_empty() {
        return;
    }
    out.push_str(&format!("\n{title}:\n"));
    let widest = rows
        .iter()
        .map(|(left, _)| left.width())
        .max()
        .unwrap_or_default();
    let column = (widest + 4).min(COLUMN);
    for (left, right) in rows {
        let mut line = format!("  {left}");
        if line.width() + 2 > column {
            out.push_str(&line);
            out.push('\n');
            line.clear();
        }
        line.push_str(&" ".repeat(column - line.width()));
        let mut first = true;
        for word in right.split(' ') {
            if !first && line.width() + 1 + word.width() > WIDTH {
                out.push_str(&line);
                out.push('\n');
                line = " ".repeat(column);
                first = true;
            }
            if !first {
                line.push(' ');
            }
            line.push_str(word);
            first = false;
        }
        out.push_str(&line);
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::{args::Args, messages};

    #[test]
    fn every_command_and_option_has_its_words_in_both_languages() {
        let program = Args::command();
        for lang in ["es", "en"] {
            let messages = messages(lang);
            let said = |id: &str| {
                let own = crate::i18n::Catalogue::load(&[]).0.language(lang, &[]);
                assert!(
                    own.get(id, &[]).is_some_and(|text| &*text.lang == lang),
                    "{lang}: {id}"
                );
            };
            for command in program.get_subcommands() {
                said(&format!("ayuda-orden-{}", command.get_name()));
                for arg in positionals(command).chain(options(command)) {
                    said(&id(command, arg, &messages));
                    let takes = arg.get_action().takes_values();
                    let named = messages.attribute(&id(command, arg, &messages), "valor", &[]);
                    assert_eq!(takes, named.is_some(), "{lang}: {}", arg.get_id());
                }
                let text = help(&program, Some(command), &messages);
                assert!(text.lines().all(|line| line.width() <= WIDTH), "{text}");
                assert!(text.contains("--lang") && text.contains("--help"), "{text}");
                once(command, &text);
            }
            let text = help(&program, None, &messages);
            for command in program.get_subcommands() {
                assert!(text.contains(command.get_name()), "{text}");
            }
            once(&program, &text);
        }
    }

    /// Each option has one row, whether it takes a value or not.
    fn once(command: &Command, text: &str) {
        let mut names: Vec<&str> = options(command).filter_map(Arg::get_long).collect();
        names.extend(["lang", "help"]);
        names.sort();
        names.dedup();
        for name in names {
            let rows = text.lines().filter(|line| {
                let words = line.split_whitespace();
                words.into_iter().next() == Some(&format!("--{name}"))
                    || line.starts_with(&format!("  -h, --{name}"))
            });
            assert_eq!(rows.count(), 1, "--{name}:\n{text}");
        }
    }
}
