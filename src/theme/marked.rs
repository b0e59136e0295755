//! Texts of another language within the interface: what a language lacks is shown in its fallback, and says so.
//!
//! In: HTML in which such texts stand between the signs of [`crate::i18n::foreign`]. Out: HTML with `<span lang>` around
//! them; where no element can stand (in an attribute, in a title, in a drawing), the text alone.

use crate::i18n::foreign::{BEGIN, END, MIDDLE};

/// Elements in which there is only text, or no element of HTML.
const BARE: [&str; 7] = [
    "title", "option", "textarea", "script", "style", "svg", "select",
];

/// See the module's text. Nothing is copied if there is nothing to do.
pub(super) fn told(html: Vec<u8>) -> Vec<u8> {
    let mut sign = [0; 4];
    let begin = BEGIN.encode_utf8(&mut sign);
    if memchr::memmem::find(&html, begin.as_bytes()).is_none() {
        return html;
    }
    let text = match String::from_utf8(html) {
        Ok(text) => text,
        Err(bytes) => return bytes.into_bytes(),
    };
    let mut out = String::with_capacity(text.len() + 256);
    let mut rest = text.as_str();
    let mut place = Place::Text;
    // Whether each text that is open was put in an element.
    let mut open: Vec<bool> = Vec::new();
    while let Some(letter) = rest.chars().next() {
        let after = &rest[letter.len_utf8()..];
        match letter {
            BEGIN => {
                let (lang, after) = after.split_once(MIDDLE).unwrap_or(("", after));
                let span = place == Place::Text && !open.contains(&true);
                if span {
                    out.push_str(&format!("<span lang=\"{lang}\">"));
                }
                open.push(span);
                rest = after;
                continue;
            }
            END => {
                if open.pop() == Some(true) {
                    out.push_str("</span>");
                }
            }
            _ => {
                place = place.after(letter, rest);
                out.push(letter);
            }
        }
        rest = after;
    }
    out.into_bytes()
}

/// Where a letter of HTML stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Tag(Option<&'static str>),
    /// Between quotes, in a tag.
    Quoted(char, Option<&'static str>),
    /// In an element of [`BARE`].
    Bare(&'static str),
}

impl Place {
    /// The place after a letter; `rest` begins with it.
    fn after(self, letter: char, rest: &str) -> Place {
        match (self, letter) {
            (Place::Text, '<') => {
                Place::Tag(BARE.into_iter().find(|name| begins(&rest[1..], name)))
            }
            (Place::Tag(Some(name)), '>') => Place::Bare(name),
            (Place::Tag(None), '>') => Place::Text,
            (Place::Tag(name), '"' | '\'') => Place::Quoted(letter, name),
            (Place::Quoted(quote, name), _) if letter == quote => Place::Tag(name),
            (Place::Bare(name), '<') if rest[1..].starts_with('/') && begins(&rest[2..], name) => {
                Place::Tag(None)
            }
            (place, _) => place,
        }
    }
}

/// Whether the name of an element is this one.
fn begins(text: &str, name: &str) -> bool {
    let after = text
        .get(..name.len())
        .filter(|start| start.eq_ignore_ascii_case(name));
    after
        .is_some_and(|_| !text[name.len()..].starts_with(|next: char| next.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str) -> String {
        let html = html
            .replace("{", "\u{e000}es\u{e001}")
            .replace("}", "\u{e002}");
        String::from_utf8(told(html.into_bytes())).expect("UTF-8")
    }

    #[test]
    fn a_text_says_its_language_where_an_element_can_stand() {
        assert_eq!(of("<p>a</p>"), "<p>a</p>");
        assert_eq!(
            of("<p>{Buscar}</p>"),
            "<p><span lang=\"es\">Buscar</span></p>"
        );
        assert_eq!(
            of("<title>{Buscar}</title><p title='{a > b}' class=\"x\">{c {d} e}</p>{f}"),
            "<title>Buscar</title><p title='a > b' class=\"x\"><span lang=\"es\">c d e</span></p><span lang=\"es\">f</span>"
        );
        assert_eq!(
            of("<svg><title>{a}</title><text>{b}</text></svg>{c}"),
            "<svg><title>a</title><text>b</text></svg><span lang=\"es\">c</span>"
        );
        assert_eq!(
            of("<script>\"{a}\"</script><scripted>{b}"),
            "<script>\"a\"</script><scripted><span lang=\"es\">b</span>"
        );
    }
}
