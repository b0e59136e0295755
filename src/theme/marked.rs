//! Texts of another language than the page's: each says which one it is.
//!
//! In: HTML in which such texts stand between the signs of [`crate::i18n::foreign`], and the language around it. Out:
//! HTML without the signs, with `lang` on the element that holds nothing but such a text, else on a `<span>` around it;
//! nothing where the language around is that one already. For a text in an attribute its element says it, and what is in
//! the element says again what it is; in a title, or among the options of a list, the text stands alone. Where a portal has languages of
//! both directions, whatever says another language says its direction too (`dir`).

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::i18n::foreign::{BEGIN, END, MIDDLE, strip};

/// Elements in which no other can stand around a text.
const BARE: [&str; 3] = ["option", "select", "desc"];

/// How attributes begin that are read out or shown.
const READ: [&str; 5] = [
    " aria-label=\"",
    " alt=\"",
    " label=\"",
    " placeholder=\"",
    " title=\"",
];

/// What is around a piece of HTML.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around<'a> {
    /// Tag of its language.
    pub(crate) lang: &'a str,
    /// Tags of the portal's languages that are written from right to left.
    pub(crate) rtl: &'a BTreeSet<Arc<str>>,
}

impl Around<'_> {
    fn leftward(&self, lang: &str) -> bool {
        self.rtl.contains(lang)
    }
}

/// See the module's text. Nothing is copied if there is nothing to do.
pub(crate) fn told(html: Vec<u8>, around: Around<'_>) -> Vec<u8> {
    let mut sign = [0; 4];
    let begin = BEGIN.encode_utf8(&mut sign);
    if around.rtl.is_empty() && memchr::memmem::find(&html, begin.as_bytes()).is_none() {
        return html;
    }
    match String::from_utf8(html) {
        Ok(text) => Walk::new(&text, around).go().into_bytes(),
        Err(bytes) => bytes.into_bytes(),
    }
}

/// What is open.
enum Open<'a> {
    Element(&'a str),
    /// A text of another language, and the element that was put around it.
    Text(Option<&'static str>),
}

struct Walk<'a> {
    rest: &'a str,
    out: String,
    around: Around<'a>,
    /// What is open, each with the language in it.
    open: Vec<(Open<'a>, &'a str)>,
    /// Elements that say the language of an attribute: how many are open with them, and the language of their content.
    shifted: Vec<(usize, &'a str)>,
    /// The end of what was written, if that is the tag of an element that does not say its language.
    fresh: Option<usize>,
}

impl<'a> Walk<'a> {
    fn new(html: &'a str, around: Around<'a>) -> Walk<'a> {
        Walk {
            rest: html,
            out: String::with_capacity(html.len() + html.len() / 16),
            around,
            open: Vec::new(),
            shifted: Vec::new(),
            fresh: None,
        }
    }

    fn lang(&self) -> &'a str {
        self.open.last().map_or(self.around.lang, |(_, lang)| lang)
    }

    /// The language of what an element holds that says that of an attribute.
    fn content(&self) -> Option<&'a str> {
        let (depth, lang) = *self.shifted.last()?;
        (depth == self.open.len()).then_some(lang)
    }

    fn inside(&self, name: &str) -> bool {
        let mut open = self.open.iter();
        open.any(|(open, _)| matches!(open, Open::Element(known) if *known == name))
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn go(mut self) -> String {
        let signed = memchr::memrchr(SIGN, self.rest.as_bytes());
        let after = self.rest.len() - signed.map_or(0, |at| at + 1);
        while let Some(letter) = self.rest.chars().next() {
            if self.rest.len() <= after && self.is_settled() {
                self.out.push_str(self.rest);
                break;
            }
            match letter {
                '<' => self.tag(),
                BEGIN => self.begin(),
                END => self.end(),
                _ => {
                    let text = self.take(plain_length(self.rest));
                    match self.content().filter(|_| !text.trim().is_empty()) {
                        Some(lang) => {
                            let says = self.says(lang, self.lang());
                            self.out.push_str(&format!("<span{says}>{text}</span>"));
                        }
                        None => self.out.push_str(text),
                    }
                    self.fresh = None;
                }
            }
        }
        self.out
    }

    /// Whether nothing that is open changes what follows, if no sign does.
    fn is_settled(&self) -> bool {
        let text = |open: &(Open<'_>, &str)| matches!(open.0, Open::Text(_));
        self.around.rtl.is_empty() && self.shifted.is_empty() && !self.open.iter().any(text)
    }

    fn begin(&mut self) {
        self.take(BEGIN.len_utf8());
        let Some((lang, text)) = self
            .rest
            .split_once(MIDDLE)
            .filter(|(lang, _)| is_tag(lang))
        else {
            // No sign of ours: content wrote it.
            return;
        };
        self.rest = text;
        let fresh = self.fresh.take();
        if lang == self.lang() {
            self.open.push((Open::Text(None), lang));
            return;
        }
        let says = self.says(lang, self.lang());
        let whole = whole(text).is_some_and(|length| text[length..].starts_with("</"));
        let bare = BARE.iter().any(|name| self.inside(name));
        let element = match fresh.filter(|_| whole) {
            Some(end) => {
                self.out.insert_str(end - 1, &says);
                if let Some((_, inside)) = self.open.last_mut() {
                    *inside = lang;
                }
                None
            }
            None if bare => None,
            None => Some(match self.inside("svg") {
                true => "tspan",
                false => "span",
            }),
        };
        if let Some(name) = element {
            self.out.push_str(&format!("<{name}{says}>"));
        }
        self.open.push((Open::Text(element), lang));
    }

    fn end(&mut self) {
        self.take(END.len_utf8());
        if let Some((Open::Text(element), _)) = self.open.last() {
            if let Some(name) = element {
                self.out.push_str(&format!("</{name}>"));
            }
            self.open.pop();
        }
    }

    /// The attributes of a language within another.
    fn says(&self, lang: &str, within: &str) -> String {
        let mut says = format!(" lang=\"{lang}\"");
        let leftward = self.around.leftward(lang);
        if leftward != self.around.leftward(within) {
            says.push_str(match leftward {
                true => " dir=\"rtl\"",
                false => " dir=\"ltr\"",
            });
        }
        says
    }

    fn tag(&mut self) {
        self.fresh = None;
        if self.rest.starts_with("<!--") {
            let length = self.rest.find("-->").map_or(self.rest.len(), |at| at + 3);
            let comment = self.take(length);
            self.out.push_str(comment);
            return;
        }
        let read = Tag::at_start_of(self.rest);
        let tag = self.take(read.length);
        let closing = tag.starts_with("</");
        let name = read.name;
        if closing {
            let at = self
                .open
                .iter()
                .rposition(|(open, _)| matches!(open, Open::Element(known) if *known == name));
            // A text that did not end ends with what it stands in.
            while at.is_some_and(|at| self.open.len() > at) {
                self.shifted.retain(|(depth, _)| *depth < self.open.len());
                if let Some((Open::Text(Some(name)), _)) = self.open.pop() {
                    self.out.push_str(&format!("</{name}>"));
                }
            }
            self.out.push_str(tag);
            return;
        }
        if name.is_empty() || !read.ends {
            self.out.push_str(&strip(tag));
            return;
        }
        let within = self.lang();
        let own = read.lang;
        let mut written = match read.signed {
            true => strip(tag),
            false => Cow::Borrowed(tag),
        };
        let mut inside = own.unwrap_or(within);
        // What stands in an element that says the language of an attribute says its own.
        let content = self.content();
        let asked = read.signed && own.is_none();
        let spoken = asked.then(|| spoken(tag)).flatten();
        if let Some(lang) = spoken.or(content.filter(|_| own.is_none())) {
            if lang != within {
                let says = self.says(lang, within);
                insert(written.to_mut(), &says);
            }
            inside = lang;
        } else if let Some(lang) = own
            && attribute(&written, " dir=\"").is_none()
            && self.around.leftward(lang) != self.around.leftward(within)
        {
            insert(
                written.to_mut(),
                match self.around.leftward(lang) {
                    true => " dir=\"rtl\"",
                    false => " dir=\"ltr\"",
                },
            );
        }
        self.out.push_str(&written);
        match name {
            // Elements without content.
            "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta"
            | "source" | "track" | "wbr" => return,
            _ if written.ends_with("/>") => return,
            // Elements that hold letters alone.
            "script" | "style" | "textarea" | "title" => return self.raw(name),
            _ => {}
        }
        self.open.push((Open::Element(name), inside));
        let of_content = content.unwrap_or(within);
        if spoken.is_some_and(|lang| lang != of_content) {
            self.shifted.push((self.open.len(), of_content));
        }
        self.fresh = (own.is_none() && inside == within).then_some(self.out.len());
    }

    /// What an element holds that holds letters alone.
    fn raw(&mut self, name: &str) {
        let end = self.rest.find(&format!("</{name}"));
        let text = self.take(end.unwrap_or(self.rest.len()));
        let marked = text.strip_prefix(BEGIN).and_then(|rest| {
            let (lang, inner) = rest.split_once(MIDDLE)?;
            (is_tag(lang) && whole(inner) == Some(inner.len())).then_some(lang)
        });
        if let Some(lang) = marked.filter(|lang| name == "title" && *lang != self.lang()) {
            let says = self.says(lang, self.lang());
            insert(&mut self.out, &says);
        }
        self.out.push_str(&strip(text));
    }
}

/// Puts attributes before the end of the tag with which a text ends.
fn insert(tag: &mut String, attributes: &str) {
    let slash = usize::from(tag.ends_with("/>"));
    tag.insert_str(tag.len() - 1 - slash, attributes);
}

/// How long a text is up to the next tag or sign.
fn plain_length(html: &str) -> usize {
    let mut found = memchr::memchr2_iter(b'<', SIGN, html.as_bytes());
    let end = found.find(|&at| html[at..].starts_with(['<', BEGIN, END]));
    end.unwrap_or(html.len())
}

/// The first byte of the signs; other letters may begin with it too.
const SIGN: u8 = 0xee;

/// A tag as it stands in the text.
struct Tag<'a> {
    /// How long it is, quotes seen, and whether it ends there or the text does.
    length: usize,
    ends: bool,
    name: &'a str,
    /// The value of `lang`.
    lang: Option<&'a str>,
    /// Whether there may be a sign in it.
    signed: bool,
}

impl<'a> Tag<'a> {
    /// Reads the tag with which a text begins, each byte once: half of a page is tags.
    fn at_start_of(html: &'a str) -> Tag<'a> {
        const LANG: &str = " lang=\"";
        let bytes = html.as_bytes();
        let first = 1 + usize::from(bytes.get(1) == Some(&b'/'));
        let plain = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'-';
        let named = bytes[first..].iter().take_while(plain).count();
        let mut tag = Tag {
            length: html.len(),
            ends: false,
            name: &html[first..first + named],
            lang: None,
            signed: false,
        };
        let mut at = first + named;
        let mut quote = None;
        while let Some(&byte) = bytes.get(at) {
            at += 1;
            match (byte, quote) {
                (b'>', None) => {
                    (tag.length, tag.ends) = (at, true);
                    break;
                }
                (b'"' | b'\'', None) => quote = Some(byte),
                (_, Some(open)) if byte == open => quote = None,
                (b' ', _) if tag.lang.is_none() && html[at - 1..].starts_with(LANG) => {
                    tag.lang = html[at - 1 + LANG.len()..].split('"').next();
                }
                _ => tag.signed |= byte == SIGN,
            }
        }
        tag
    }
}

/// The value of the attribute that begins so: ` lang="`.
fn attribute<'t>(tag: &'t str, begins: &str) -> Option<&'t str> {
    let mut spaces = memchr::memchr_iter(b' ', tag.as_bytes());
    let value = spaces.find_map(|at| tag[at..].strip_prefix(begins))?;
    value.split('"').next()
}

/// The language of a text in an attribute of a tag.
fn spoken(tag: &str) -> Option<&str> {
    READ.into_iter().find_map(|begins| {
        let text = attribute(tag, begins)?.strip_prefix(BEGIN)?;
        let (lang, _) = text.split_once(MIDDLE)?;
        is_tag(lang).then_some(lang)
    })
}

/// Whether something between signs is the tag of a language: content may hold the signs by accident, or by malice.
fn is_tag(text: &str) -> bool {
    (1..=35).contains(&text.len())
        && text
            .bytes()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == b'-')
}

/// How long a text is up to and with its end; those within it are seen.
fn whole(text: &str) -> Option<usize> {
    let mut depth = 1usize;
    for (at, letter) in text.char_indices() {
        match letter {
            BEGIN => depth += 1,
            END => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + END.len_utf8());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `{es:Buscar}` is a text in Spanish; the page is in Inga, and Arabic is written leftwards.
    fn of(html: &str) -> String {
        let rtl = BTreeSet::from([Arc::from("ar")]);
        of_with(html, "inb", &rtl)
    }

    fn of_with(html: &str, lang: &str, rtl: &BTreeSet<Arc<str>>) -> String {
        let html = html
            .replace("{", "\u{e000}")
            .replace(":", "\u{e001}")
            .replace("}", "\u{e002}");
        let told = told(html.into_bytes(), Around { lang, rtl });
        String::from_utf8(told).expect("UTF-8")
    }

    #[test]
    fn a_text_says_its_language_where_it_can() {
        for (html, wanted) in [
            ("<p>a</p>", "<p>a</p>"),
            // Alone in its element, beside others, within another language that says itself.
            (
                "<p class=\"x\">{es:Ir}</p>",
                "<p class=\"x\" lang=\"es\">Ir</p>",
            ),
            ("<p>{es:Ir} y</p>", "<p><span lang=\"es\">Ir</span> y</p>"),
            ("<p>a {es:Ir}</p>", "<p>a <span lang=\"es\">Ir</span></p>"),
            ("<p lang=\"es\">{es:Ir}</p>", "<p lang=\"es\">Ir</p>"),
            (
                "<p lang=\"es\"><b>{inb:a}</b> {es:Ir}</p>",
                "<p lang=\"es\"><b lang=\"inb\">a</b> Ir</p>",
            ),
            // One within another.
            (
                "<p>{es:de {inb:a} a {es:b}}</p>",
                "<p lang=\"es\">de <span lang=\"inb\">a</span> a b</p>",
            ),
            // What ends says nothing of what follows.
            (
                "<div lang=\"es\"><br>{es:a}</div><p>{inb:b}</p>",
                "<div lang=\"es\"><br>a</div><p>b</p>",
            ),
        ] {
            assert_eq!(of(html), wanted, "{html}");
        }
    }

    #[test]
    fn a_text_that_no_element_can_hold_stands_alone() {
        for (html, wanted) in [
            ("<title>{es:Ir}</title>", "<title lang=\"es\">Ir</title>"),
            ("<title>{es:Ir} · a</title>", "<title>Ir · a</title>"),
            (
                "<script>\"{es:a}\"</script>{es:b}",
                "<script>\"a\"</script><span lang=\"es\">b</span>",
            ),
            (
                "<p title='{es:a > b}'>{inb:c}</p>",
                "<p title='a > b'>c</p>",
            ),
            ("<option>{es:a}</option>", "<option lang=\"es\">a</option>"),
            ("<option>{es:a} b</option>", "<option>a b</option>"),
            // An element says the language of what is read out for it, and its content again its own.
            ("<img alt=\"{es:a}\">", "<img alt=\"a\" lang=\"es\">"),
            (
                "<nav aria-label=\"{es:a}\">b<p>c <b>d</b></p>{es:e}</nav><p>f</p>",
                "<nav aria-label=\"a\" lang=\"es\"><span lang=\"inb\">b</span><p lang=\"inb\">c <b>d</b></p>e</nav><p>f</p>",
            ),
            (
                "<td data-label=\"{es:a}\">b</td>",
                "<td data-label=\"a\">b</td>",
            ),
            (
                "<svg><title>{es:a}</title><text x=\"1\">{es:b}</text><text>c {es:d}</text></svg>",
                "<svg><title lang=\"es\">a</title><text x=\"1\" lang=\"es\">b</text><text>c <tspan lang=\"es\">d</tspan></text></svg>",
            ),
        ] {
            assert_eq!(of(html), wanted, "{html}");
        }
    }

    #[test]
    fn another_direction_is_said_with_the_language() {
        for (html, wanted) in [
            ("<p>{ar:a}</p>", "<p lang=\"ar\" dir=\"rtl\">a</p>"),
            (
                "<p lang=\"ar\">{ar:a} {es:b}</p>",
                "<p lang=\"ar\" dir=\"rtl\">a <span lang=\"es\" dir=\"ltr\">b</span></p>",
            ),
            ("<a lang=\"es\">b</a>", "<a lang=\"es\">b</a>"),
            (
                "<html lang=\"ar\" dir=\"rtl\"><p lang=\"es\">b</p>",
                "<html lang=\"ar\" dir=\"rtl\"><p lang=\"es\" dir=\"ltr\">b</p>",
            ),
        ] {
            assert_eq!(of(html), wanted, "{html}");
        }
        // A portal whose languages all run one way says no direction.
        assert_eq!(
            of_with("<p>{ar:a}</p>", "es", &BTreeSet::new()),
            "<p lang=\"ar\">a</p>"
        );
    }

    #[test]
    fn all_signs_begin_with_the_same_byte() {
        for sign in [BEGIN, MIDDLE, END] {
            assert_eq!(sign.to_string().as_bytes()[0], SIGN);
        }
    }

    #[test]
    fn signs_that_content_wrote_make_no_markup() {
        assert_eq!(of("<p>{\"&gt;&lt;b:a}</p>"), "<p>\"&gt;&lt;b\u{e001}a</p>");
        assert_eq!(of("<p>}a{es:b"), "<p>a<span lang=\"es\">b");
    }
}
