//! A command line that cannot be understood, in our words: what is wrong, what may be meant, where the help is.
//!
//! In: the error of `clap` (its kind and context, never its text) and the words that were typed. Out: text and exit code.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use super::{FAULT, GOOD, USAGE, help};
use crate::diag::nearest;
use crate::i18n::Messages;

/// What is printed, and where it goes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// The text, with its last line end.
    pub(super) text: String,
    /// The exit code; what is good goes to standard output.
    pub(super) code: u8,
}

/// The answer to a command line that does not run a command.
pub(super) fn answer(
    error: &clap::Error,
    program: &Command,
    typed: &[String],
    messages: &Messages,
) -> Said {
    let command = command(program, typed);
    let said = |text: String, code: u8| Said { text, code };
    match error.kind() {
        ErrorKind::DisplayHelp => said(help::help(program, command, messages), GOOD),
        ErrorKind::DisplayVersion => said(format!("vitrina {}\n", env!("CARGO_PKG_VERSION")), GOOD),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let missing = messages.text("uso-falta-orden", &[]);
            let help = help::help(program, command, messages);
            said(format!("{missing}\n\n{help}"), USAGE)
        }
        ErrorKind::Io | ErrorKind::Format => said(String::new(), FAULT),
        _ => {
            let mut lines = wrong(error, program, command, messages);
            let whole = match command {
                Some(command) => format!("vitrina {}", command.get_name()),
                None => "vitrina".to_owned(),
            };
            lines.push(messages.text("uso-ver-ayuda", &[("orden", whole.into())]));
            said(lines.join("\n") + "\n", USAGE)
        }
    }
}

/// The command that was typed, if one was.
fn command<'c>(program: &'c Command, typed: &[String]) -> Option<&'c Command> {
    let words = typed.iter().skip(1);
    let mut after_lang = false;
    for word in words {
        if std::mem::replace(&mut after_lang, word == "--lang") || word.starts_with('-') {
            continue;
        }
        return program.find_subcommand(word);
    }
    None
}

/// What is wrong, a line each.
fn wrong(
    error: &clap::Error,
    program: &Command,
    command: Option<&Command>,
    messages: &Messages,
) -> Vec<String> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.first().cloned().unwrap_or_default(),
        _ => String::new(),
    };
    let of = command.unwrap_or(program);
    let typed = text(ContextKind::InvalidArg);
    let arg = argument(program, of, &typed);
    let shown = |arg: Option<&Arg>, typed: &str| {
        arg.map_or_else(|| typed.to_owned(), |arg| help::typed(of, arg, messages))
    };
    let say = |id: &str, pairs: &[(&str, &str)]| {
        let args: Vec<_> = pairs
            .iter()
            .map(|(name, value)| (*name, (*value).into()))
            .collect();
        messages.text(id, &args)
    };
    let meant = |typed: &str, names: Vec<String>| {
        let near = nearest(typed, names.iter().map(String::as_str));
        near.map(|name| say("uso-quiso-decir", &[("nombre", name)]))
    };
    let value = text(ContextKind::InvalidValue);
    let mut lines = Vec::new();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let typed = text(ContextKind::InvalidSubcommand);
            lines.push(say("uso-orden-desconocida", &[("valor", &typed)]));
            let names = program
                .get_subcommands()
                .flat_map(|one| std::iter::once(one.get_name()).chain(one.get_visible_aliases()));
            lines.extend(meant(&typed, names.map(str::to_owned).collect()));
        }
        ErrorKind::UnknownArgument if typed.starts_with('-') => {
            match command {
                Some(command) => lines.push(say(
                    "uso-opcion-desconocida",
                    &[("valor", &typed), ("orden", command.get_name())],
                )),
                None => lines.push(say(
                    "uso-opcion-desconocida-sin-orden",
                    &[("valor", &typed)],
                )),
            }
            let names = of
                .get_arguments()
                .chain(program.get_arguments())
                .flat_map(|arg| {
                    let aliases = arg.get_visible_aliases().unwrap_or_default();
                    arg.get_long().into_iter().chain(aliases)
                });
            lines.extend(meant(
                &typed,
                names.map(|name| format!("--{name}")).collect(),
            ));
        }
        ErrorKind::UnknownArgument => lines.push(say("uso-sobra", &[("valor", &typed)])),
        ErrorKind::TooManyValues if arg.is_some_and(|arg| !arg.get_action().takes_values()) => {
            let opcion = shown(arg, &typed);
            lines.push(say(
                "uso-sobra-valor",
                &[("opcion", &opcion), ("valor", &value)],
            ));
        }
        ErrorKind::TooManyValues => lines.push(say("uso-sobra", &[("valor", &value)])),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if !value.is_empty() => {
            lines.push(say(
                "uso-valor",
                &[("valor", &value), ("opcion", &shown(arg, &typed))],
            ));
            lines.extend(meant(&value, arg.map(help::values).unwrap_or_default()));
        }
        ErrorKind::InvalidValue
        | ErrorKind::ValueValidation
        | ErrorKind::NoEquals
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues => {
            lines.push(say("uso-falta-valor", &[("opcion", &shown(arg, &typed))]));
        }
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg);
            let other_arg = argument(program, of, &other);
            let (opcion, otra) = (shown(arg, &typed), shown(other_arg, &other));
            match opcion == otra {
                true => lines.push(say("uso-repetida", &[("opcion", &opcion)])),
                false => lines.push(say(
                    "uso-incompatibles",
                    &[("opcion", &opcion), ("otra", &otra)],
                )),
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = match error.get(ContextKind::InvalidArg) {
                Some(ContextValue::Strings(names)) => names.clone(),
                _ => vec![typed.clone()],
            };
            for name in missing {
                let arg = argument(program, of, &name);
                lines.push(say("uso-falta", &[("opcion", &shown(arg, &name))]));
                lines.extend(examples(of, arg, messages));
            }
        }
        ErrorKind::InvalidUtf8 => lines.push(say("uso-letras", &[])),
        _ => lines.push(say("uso-otra", &[])),
    }
    let about_value = matches!(
        error.kind(),
        ErrorKind::InvalidValue
            | ErrorKind::ValueValidation
            | ErrorKind::NoEquals
            | ErrorKind::TooFewValues
            | ErrorKind::WrongNumberOfValues
    );
    if about_value {
        lines.extend(examples(of, arg, messages));
    }
    lines
}

/// The possible values of an argument, or an example of one.
fn examples(command: &Command, arg: Option<&Arg>, messages: &Messages) -> Option<String> {
    let arg = arg?;
    let values = help::values(arg);
    if !values.is_empty() {
        return Some(messages.text("uso-posibles", &[("nombres", values.join(", ").into())]));
    }
    let id = help::id(command, arg, messages);
    let example = messages.attribute(&id, "ejemplo", &[])?.text;
    let shown = match arg.get_long() {
        Some(long) => format!("--{long} {example}"),
        None => example,
    };
    Some(messages.text("uso-ejemplo", &[("ejemplo", shown.into())]))
}

/// The argument that an error names as `--root <ROOT>` or `<KIND>`.
fn argument<'c>(program: &'c Command, command: &'c Command, named: &str) -> Option<&'c Arg> {
    let name = named.split([' ', '=']).next().unwrap_or_default();
    let name = name
        .trim_start_matches(['-', '<', '['])
        .trim_end_matches(['>', ']', '.']);
    if name.is_empty() {
        return None;
    }
    let is = |arg: &&Arg| {
        let aliases = arg.get_visible_aliases().unwrap_or_default();
        arg.get_long() == Some(name)
            || aliases.contains(&name)
            || (arg.is_positional() && arg.get_id().as_str().eq_ignore_ascii_case(name))
    };
    command
        .get_arguments()
        .chain(program.get_arguments())
        .find(is)
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, FromArgMatches};

    use super::*;
    use crate::cli::{args::Args, messages};

    fn told(lang: &str, words: &str) -> Said {
        let typed: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        let program = Args::command();
        let matches = program.clone().try_get_matches_from(&typed);
        let error = matches
            .and_then(|matches| Args::from_arg_matches(&matches).map(drop))
            .expect_err(words);
        answer(&error, &program, &typed, &messages(lang))
    }

    #[test]
    fn every_mistake_is_told_in_words_of_ours() {
        for (typed, es) in [
            (
                "vitrina bild",
                "No hay una orden «bild».\n¿Quiso decir «build»?\nMás: vitrina --help\n",
            ),
            (
                "vitrina build --formta json",
                "«build» no tiene una opción «--formta».\n¿Quiso decir «--format»?\nMás: vitrina build --help\n",
            ),
            (
                "vitrina check --format jsn",
                "«jsn» no sirve como valor de «--format FORMATO».\n¿Quiso decir «json»?\n\
                 Valores posibles: text, json, sarif, junit, github.\nMás: vitrina check --help\n",
            ),
            (
                "vitrina build --date ayer",
                "«ayer» no sirve como valor de «--date FECHA».\nEjemplo: --date 2026-11-24\nMás: vitrina build --help\n",
            ),
            (
                "vitrina build --root",
                "A «--root CARPETA» le falta su valor.\nEjemplo: --root mi-portal\nMás: vitrina build --help\n",
            ),
            (
                "vitrina build --drafts=si",
                "«--drafts» no lleva valor: sobra «si».\nMás: vitrina build --help\n",
            ),
            (
                "vitrina build hoy",
                "Sobra «hoy».\nMás: vitrina build --help\n",
            ),
            (
                "vitrina build --root a --root b",
                "«--root CARPETA» está dos veces.\nMás: vitrina build --help\n",
            ),
            (
                "vitrina new noticia",
                "Falta TÍTULO.\nEjemplo: \"Feria campesina\"\nMás: vitrina new --help\n",
            ),
            (
                "vitrina explain",
                "Falta CÓDIGO.\nEjemplo: E0211\nMás: vitrina explain --help\n",
            ),
            (
                "vitrina --lnag en",
                "No hay una opción «--lnag».\n¿Quiso decir «--lang»?\nMás: vitrina --help\n",
            ),
        ] {
            let said = told("es", typed);
            assert_eq!((said.text.as_str(), said.code), (es, USAGE), "{typed}");
            assert_ne!(told("en", typed).text, es);
        }
        assert_eq!(told("en", "vitrina --version").code, GOOD);
        assert!(
            told("es", "vitrina")
                .text
                .starts_with("Falta la orden.\n\nGenerador de portales")
        );
        let help = told("en", "vitrina --lang en construir --help");
        assert!(
            help.text
                .starts_with("Builds the portal\n\nUsage: vitrina build [options]\n"),
            "{}",
            help.text
        );
    }
}
