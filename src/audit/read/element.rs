//! What one element adds to the facts of its page.

use std::sync::Arc;

use super::Reader;
use super::tag::Tag;
use crate::audit::facts::{Act, ImageFact, Landmark, LinkFact, PartFact};

/// An open element, and what its end must undo.
pub(super) struct Open {
    /// Where its name begins in those of all open elements.
    pub(super) name: usize,
    pub(super) part: bool,
    pub(super) link: bool,
    pub(super) main: bool,
    pub(super) label: bool,
    pub(super) title: bool,
    pub(super) silent: bool,
    pub(super) table: bool,
}

impl Reader {
    /// Takes note of an element.
    pub(super) fn element(&mut self, tag: &Tag<'_>) -> Open {
        let name = tag.name;
        self.word = self.word && super::is_inline(name);
        let mut open = Open {
            name: self.names.len(),
            part: self.part(tag),
            link: false,
            main: false,
            label: false,
            title: false,
            silent: false,
            table: false,
        };
        self.attributes(tag);
        match name {
            "html" => self.facts.lang = tag.get("lang").map(str::to_owned),
            "title" => {
                let drawing = self.open_names().any(|name| name == "svg");
                open.title = !drawing && self.facts.title.is_empty() && !self.in_title;
                self.in_title |= open.title;
            }
            "meta" => self.meta(tag),
            "link" => self.resource(tag),
            "a" => open.link = self.anchor(tag),
            "img" => self.image(tag),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.facts.headings.push(name.as_bytes()[1] - b'0')
            }
            "main" => {
                open.main = true;
                self.in_main += 1;
                self.facts.landmarks.push(Landmark::Main);
            }
            "header" => self.facts.landmarks.push(Landmark::Header),
            "nav" => self.facts.landmarks.push(Landmark::Nav),
            "footer" => self.facts.landmarks.push(Landmark::Footer),
            "script" => {
                open.silent = !self.silent;
                self.silent = true;
                self.script(tag);
            }
            "style" => {
                open.silent = !self.silent;
                self.silent = true;
                self.facts.inline.push("style".to_owned());
            }
            "template" => {
                open.silent = !self.silent;
                self.silent = true;
            }
            "blink" | "marquee" => self.facts.blinking.push(name.to_owned()),
            "animate" | "animateTransform" | "animatetransform" | "animatemotion" | "set"
                if tag
                    .get("repeatcount")
                    .is_some_and(|count| count == "indefinite") =>
            {
                self.facts.blinking.push(name.to_owned());
            }
            "iframe" | "embed" | "source" | "track" => self.ask(tag, "src"),
            "object" => self.ask(tag, "data"),
            "use" | "image" => {
                self.ask(tag, "href");
                self.ask(tag, "xlink:href");
            }
            "base" => self.ask(tag, "href"),
            "audio" | "video" => self.media(tag),
            "form" => self.facts.forms += 1,
            "label" => {
                open.label = true;
                self.in_label += 1;
                self.labels.named.extend(tag.get("for").map(Arc::from));
            }
            "input" | "select" | "textarea" => self.field(tag),
            "table" => {
                open.table = true;
                let data = !matches!(tag.get("role"), Some("presentation" | "none"));
                self.facts.tables.0 += usize::from(data);
                self.tables.push(data);
            }
            "th" => {
                if let Some(waiting) = self.tables.last_mut().filter(|waiting| **waiting) {
                    *waiting = false;
                    self.facts.tables.1 += 1;
                }
            }
            "time" => {
                if let Some(moment) = tag.get("datetime") {
                    let moment: Arc<str> = moment.into();
                    self.each_part(|part| part.moments.push(moment.clone()));
                }
            }
            _ => {}
        }
        if name == "track"
            && let Some(media) = self.facts.media.last_mut()
        {
            media.1 |= matches!(tag.get("kind"), None | Some("captions" | "subtitles"));
        }
        if matches!(
            name,
            "br" | "p" | "li" | "td" | "th" | "div" | "dt" | "dd" | "option" | "img"
        ) {
            self.spoken(" ");
        }
        open
    }

    fn part(&mut self, tag: &Tag<'_>) -> bool {
        let Some(name) = tag.get("data-parte") else {
            return false;
        };
        self.parts.push(self.facts.parts.len());
        self.facts.parts.push(Arc::new(PartFact {
            name: Arc::from(name),
            element: Arc::from(tag.name),
            ..PartFact::default()
        }));
        true
    }

    /// Tells every open part; open ones are still this reader's alone.
    pub(super) fn each_part(&mut self, mut add: impl FnMut(&mut PartFact)) {
        for &number in &self.parts {
            if let Some(part) = Arc::get_mut(&mut self.facts.parts[number]) {
                add(part);
            }
        }
    }

    pub(super) fn innermost(&self) -> Option<Arc<str>> {
        self.parts
            .last()
            .map(|&number| self.facts.parts[number].name.clone())
    }

    /// Attributes that mean the same on every element.
    fn attributes(&mut self, tag: &Tag<'_>) {
        for (name, value) in tag.attrs {
            let (name, value) = (&**name, &**value);
            match name {
                "id" => self.facts.ids.push(value.into()),
                "style" => self.facts.inline.push("style=".to_owned()),
                "href" | "src" | "action" if starts_with_ignoring_case(value, "javascript:") => {
                    self.facts.inline.push(format!("{name}=javascript:"));
                }
                "aria-current" if value == "page" => self.each_part(|part| part.current = true),
                "tabindex" if value.trim().parse::<i32>().is_ok_and(|turn| turn > 0) => {
                    self.facts.acts.push(Act::Tabindex);
                }
                "aria-label" => self.spoken(&format!(" {value} ")),
                "background" | "poster" | "ping" => self.facts.requests.push(value.into()),
                "srcset" | "imagesrcset" => {
                    let addresses = value
                        .split(',')
                        .filter_map(|one| one.split_whitespace().next());
                    self.facts.requests.extend(addresses.map(Arc::from));
                }
                name if name.len() > 3 && name.starts_with("on") => {
                    self.facts.inline.push(name.to_owned())
                }
                _ => {}
            }
        }
    }

    fn meta(&mut self, tag: &Tag<'_>) {
        let Some(content) = tag.get("content") else {
            return;
        };
        match tag.get("name") {
            Some("description") => self.facts.description = Some(content.to_owned()),
            Some("viewport") => self.facts.viewport = Some(content.to_owned()),
            _ => {}
        }
        let refresh = tag
            .get("http-equiv")
            .is_some_and(|name| name.eq_ignore_ascii_case("refresh"));
        if refresh {
            self.facts.acts.push(Act::Refresh);
        }
        if let Some((_, address)) = content.split_once("url=").filter(|_| refresh) {
            self.facts
                .requests
                .push(address.trim_matches(['\'', '"', ' ']).into());
        }
    }

    fn resource(&mut self, tag: &Tag<'_>) {
        let (Some(rel), Some(href)) = (tag.get("rel"), tag.get("href")) else {
            return;
        };
        let mut rels = rel.split_whitespace();
        if rels.clone().any(|rel| rel == "alternate")
            && !rels.clone().any(|rel| rel == "stylesheet")
        {
            match (tag.get("hreflang"), tag.get("type")) {
                (Some(lang), None) => self
                    .facts
                    .alternates
                    .push((lang.to_owned(), href.to_owned())),
                (
                    _,
                    Some("application/rss+xml" | "application/atom+xml" | "application/feed+json"),
                ) => {
                    self.facts.feeds.push(href.to_owned());
                }
                _ => {}
            }
            return;
        }
        const ASKED: [&str; 12] = [
            "stylesheet",
            "icon",
            "apple-touch-icon",
            "mask-icon",
            "manifest",
            "preload",
            "modulepreload",
            "prefetch",
            "prerender",
            "preconnect",
            "dns-prefetch",
            "apple-touch-icon-precomposed",
        ];
        if rels.any(|rel| ASKED.contains(&rel)) {
            self.facts.requests.push(href.into());
        }
    }

    fn anchor(&mut self, tag: &Tag<'_>) -> bool {
        let Some(href) = tag.get("href") else {
            return false;
        };
        let href: Arc<str> = href.into();
        self.each_part(|part| part.links.push(href.clone()));
        self.link = Some(self.facts.links.len());
        self.facts.links.push(Arc::new(LinkFact {
            href,
            text: tag.get("aria-label").unwrap_or_default().to_owned(),
            part: self.innermost(),
            main: self.in_main > 0,
        }));
        true
    }

    fn image(&mut self, tag: &Tag<'_>) {
        self.ask(tag, "src");
        let alt = tag.get("alt");
        self.facts.images.push(ImageFact {
            src: tag.get("src").unwrap_or_default().to_owned(),
            alt: alt.map(str::to_owned),
            part: self.innermost(),
        });
        if let Some(alt) = alt {
            self.spoken(alt);
        }
    }

    fn script(&mut self, tag: &Tag<'_>) {
        let kind = tag.get("type").unwrap_or_default();
        let data = matches!(
            kind,
            "application/ld+json" | "application/json" | "text/plain"
        );
        match tag.get("src") {
            Some(src) => self.facts.requests.push(src.into()),
            None if !data => self.facts.inline.push("script".to_owned()),
            None => {}
        }
    }

    fn media(&mut self, tag: &Tag<'_>) {
        self.ask(tag, "src");
        if tag.get("autoplay").is_some() {
            self.facts.acts.push(Act::Autoplay);
            if tag.get("loop").is_some() {
                self.facts.blinking.push(tag.name.to_string());
            }
        }
        self.facts
            .media
            .push((tag.get("src").unwrap_or_default().to_owned(), false));
    }

    fn field(&mut self, tag: &Tag<'_>) {
        let kind = tag.get("type").unwrap_or_default();
        if tag.name == "input" && kind == "image" {
            self.ask(tag, "src");
        }
        let hidden = tag.name == "input"
            && matches!(kind, "hidden" | "submit" | "button" | "reset" | "image");
        let named = ["aria-label", "aria-labelledby", "title"]
            .iter()
            .any(|name| tag.get(name).is_some_and(|text| !text.is_empty()));
        if hidden || named || self.in_label > 0 {
            return;
        }
        match tag.get("id") {
            Some(id) => self.labels.waiting.push(id.into()),
            None => self.facts.unlabelled += 1,
        }
    }

    fn ask(&mut self, tag: &Tag<'_>, attribute: &str) {
        let Some(address) = tag
            .get(attribute)
            .filter(|address| !address.starts_with(['#']))
        else {
            return;
        };
        if !address.starts_with("data:") {
            self.facts.requests.push(address.into());
        }
        if tag.name == "source"
            && let Some(media) = self
                .facts
                .media
                .last_mut()
                .filter(|media| media.0.is_empty())
        {
            media.0 = address.to_owned();
        }
    }
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.trim_start()
        .get(..start.len())
        .is_some_and(|front| front.eq_ignore_ascii_case(start))
}
