//! In which language each text of a page says that it is: an HTML walk of its own, with `lang` inherited.
//!
//! Texts are taken by whose language they stand under: all that an element with `lang` holds, without what another one
//! within it holds. In a drawing, by drawing and language, since a line of text there is an element each.

use scraper::{ElementRef, Html, Node};

/// Attributes that are read out or shown.
const READ: [&str; 5] = ["alt", "aria-label", "label", "placeholder", "title"];

/// Elements whose text nobody reads as text of the page.
const UNREAD: [&str; 3] = ["script", "style", "template"];

/// What is read in one language at one place of a page.
pub(crate) struct Spoken {
    pub(crate) lang: String,
    pub(crate) text: String,
    /// The elements above, for whoever has to look for it.
    pub(crate) place: String,
}

/// All that is read on a page.
pub(crate) fn spoken(html: &str) -> Vec<Spoken> {
    let page = Html::parse_document(html);
    let mut runs: Vec<(ElementRef<'_>, Spoken)> = Vec::new();
    let mut all = Vec::new();
    for node in page.tree.nodes() {
        match node.value() {
            Node::Text(text) if !text.trim().is_empty() => {
                let Some(parent) = node.parent().and_then(ElementRef::wrap) else {
                    continue;
                };
                if UNREAD.contains(&parent.value().name()) {
                    continue;
                }
                let (owner, lang) = tongue(parent);
                let drawing = above(parent).find(|one| one.value().name() == "svg");
                let owner = drawing.unwrap_or(owner);
                let known = runs.iter_mut().rev();
                let mut known = known.filter(|(one, run)| *one == owner && run.lang == lang);
                match known.next() {
                    Some((_, run)) => run.text.push_str(&format!(" {}", &**text)),
                    None => {
                        let run = Spoken {
                            lang,
                            text: text.to_string(),
                            place: place(parent),
                        };
                        runs.push((owner, run));
                    }
                }
            }
            Node::Element(_) => {
                let Some(element) = ElementRef::wrap(node) else {
                    continue;
                };
                for name in READ {
                    if let Some(value) = element.value().attr(name) {
                        all.push(Spoken {
                            lang: tongue(element).1,
                            text: value.to_owned(),
                            place: format!("@{name} of {}", place(element)),
                        });
                    }
                }
            }
            _ => {}
        }
    }
    all.extend(runs.into_iter().map(|(_, run)| run));
    all
}

fn above<'h>(element: ElementRef<'h>) -> impl Iterator<Item = ElementRef<'h>> {
    std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap))
}

/// The element that says the language of another one, and the language.
fn tongue(element: ElementRef<'_>) -> (ElementRef<'_>, String) {
    let said = above(element).find_map(|one| Some((one, one.value().attr("lang")?)));
    said.map_or((element, String::new()), |(owner, lang)| {
        (owner, lang.to_owned())
    })
}

fn place(element: ElementRef<'_>) -> String {
    let names = above(element).take(4).map(|one| {
        let class = one.value().classes().next();
        class.map_or_else(
            || one.value().name().to_owned(),
            |class| format!("{}.{class}", one.value().name()),
        )
    });
    let mut names: Vec<String> = names.collect();
    names.reverse();
    names.join(" > ")
}
