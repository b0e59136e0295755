//! Writing in a translation of which version of the original it is.
//!
//! In: the text of its file and the digest. Out: the same text with `traduce = "<digest>"`, in place of an earlier one or
//! as the first line of its data. Nothing else changes, line ends included.

use std::ops::Range;

use crate::catalog::TRANSLATION_FIELD;

/// What opens and closes the data of a Markdown file.
const FENCE: &str = "+++";

/// The new text. `old` is where an earlier digest stands, quotes included.
pub fn marked(text: &str, old: Option<Range<usize>>, version: &str) -> String {
    let value = format!("\"{version}\"");
    if let Some(old) = old {
        return format!("{}{value}{}", &text[..old.start], &text[old.end..]);
    }
    let begin = text.len() - text.trim_start_matches('\u{feff}').len();
    let fenced = text[begin..].starts_with(FENCE);
    let at = match text[begin..].find('\n') {
        Some(end) if fenced => begin + end + 1,
        _ => begin,
    };
    let end = match text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    };
    format!(
        "{}{TRANSLATION_FIELD} = {value}{end}{}",
        &text[..at],
        &text[at..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_the_first_line_of_the_data() {
        let cases = [
            (
                "+++\ntitulo = \"A\"\n+++\nx\n",
                "+++\ntraduce = \"ab\"\ntitulo = \"A\"\n+++\nx\n",
            ),
            (
                "\u{feff}+++\r\na = 1\r\n+++\r\n",
                "\u{feff}+++\r\ntraduce = \"ab\"\r\na = 1\r\n+++\r\n",
            ),
            ("titulo = \"A\"\n", "traduce = \"ab\"\ntitulo = \"A\"\n"),
            ("", "traduce = \"ab\"\n"),
        ];
        for (before, after) in cases {
            assert_eq!(marked(before, None, "ab"), after);
        }
    }

    #[test]
    fn an_earlier_digest_is_replaced_and_nothing_else() {
        let text = "+++\ntitulo = \"A\"\ntraduce = \"0\" # leída por Ana\n+++\n";
        let at = text.find("\"0\"").expect("it is there");
        let new = marked(text, Some(at..at + 3), "ab");
        assert_eq!(new, text.replace("\"0\"", "\"ab\""));
    }
}
