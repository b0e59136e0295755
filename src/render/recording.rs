//! Audio and video: a player that asks for nothing until it is wanted, with captions in every language that is there, the
//! transcript, how long and how heavy it is, and the file to take along. What lies on another site is a link to it, never
//! that site's player: nothing foreign is asked for by reading a page.

use super::Renderer;
use super::figure::{self, Place, When};
use super::value::text;
use crate::catalog::{DocId, FileFacts};
use crate::check;
use crate::i18n::Messages;
use crate::media;
use crate::model::{Record, Value};
use crate::schema::FieldType;

/// The recordings of an entry, without those of fields that the page shows elsewhere.
pub(super) fn players(renderer: &Renderer<'_>, id: DocId, told: &[&str]) -> Vec<String> {
    let catalog = renderer.inputs.catalog;
    let fields = catalog.kind(id).fields.iter();
    let fields = fields
        .filter(|field| field.ty == FieldType::Media && !field.personal)
        .filter(|field| !told.contains(&&*field.name));
    fields
        .filter_map(|field| match catalog.value(id, &field.name) {
            Some(Value::Record(record)) => Recording::of(renderer, id, record).html(),
            _ => None,
        })
        .collect()
}

struct Recording<'r, 'a> {
    renderer: &'r Renderer<'a>,
    id: DocId,
    record: &'r Record,
    messages: &'r Messages,
    /// The language that is spoken in it.
    lang: &'r str,
}

impl<'r, 'a> Recording<'r, 'a> {
    fn of(renderer: &'r Renderer<'a>, id: DocId, record: &'r Record) -> Recording<'r, 'a> {
        let catalog = renderer.inputs.catalog;
        Recording {
            renderer,
            id,
            record,
            messages: renderer.messages(catalog.doc(id).lang),
            lang: check::recording_language(catalog, id),
        }
    }

    fn say(&self, message: &str) -> String {
        text(&self.messages.text(message, &[]))
    }

    fn html(&self) -> Option<String> {
        let named = self.record.text("archivo")?;
        if check::is_elsewhere(named) {
            return Some(self.elsewhere(named));
        }
        let path = named.trim_start_matches('/');
        let facts = self.renderer.inputs.catalog.file(path)?;
        Some(format!(
            "<figure class=\"medio\">{}<figcaption>{}{}</figcaption></figure>",
            self.player(path),
            self.about(path, facts),
            self.transcript()
        ))
    }

    fn player(&self, path: &str) -> String {
        let media = media::media(path);
        let video = media.is_some_and(|media| media.starts_with("video/"));
        let element = if video { "video" } else { "audio" };
        let ty = media.map_or_else(String::new, |media| format!(" type=\"{media}\""));
        format!(
            "<{element} controls preload=\"none\"{}><source src=\"/{}\"{ty}>{}</{element}>",
            self.poster(video),
            text(path),
            self.tracks(path)
        )
    }

    /// What a video shows before it plays; with its size, so that nothing moves when it comes.
    fn poster(&self, video: bool) -> String {
        let path = self.record.text("cartel").filter(|_| video);
        let view = path.and_then(|path| figure::view(&self.renderer.inputs, path, "", Place::Text));
        view.map_or_else(String::new, |view| {
            let size = match (view.width, view.height) {
                (Some(width), Some(height)) => {
                    format!(" width=\"{width}\" height=\"{height}\"")
                }
                _ => String::new(),
            };
            format!(" poster=\"{}\"{size}", text(&view.src))
        })
    }

    /// Captions: those that are named, in the language of the recording, and those beside the file in other languages.
    fn tracks(&self, path: &str) -> String {
        let catalog = self.renderer.inputs.catalog;
        let named = self.record.text("subtitulos").into_iter();
        let named = named.map(|path| (self.lang, path.trim_start_matches('/').to_owned()));
        let beside = check::captions_beside(catalog, path);
        let beside = beside.into_iter().filter(|(lang, _)| *lang != self.lang);
        let tracks = named.chain(beside);
        tracks
            .map(|(lang, file)| {
                let language = catalog.config().languages.iter();
                let language = language.into_iter().find(|one| *one.tag == *lang);
                let default = if lang == self.lang { " default" } else { "" };
                format!(
                    "<track kind=\"captions\" srclang=\"{}\" label=\"{}\" src=\"/{}\"{default}>",
                    text(lang),
                    text(language.map_or(lang, |language| &language.name)),
                    text(&file)
                )
            })
            .collect()
    }

    /// How long and heavy it is, and the file to take along.
    fn about(&self, path: &str, facts: &FileFacts) -> String {
        let format = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let known = [
            self.length(),
            Some(text(&format.to_uppercase())),
            Some(text(&self.messages.size(facts.size))),
        ];
        let known: Vec<String> = known.into_iter().flatten().collect();
        format!(
            "<p class=\"menor\">{} · <a href=\"/{}\" download>{}</a></p>",
            known.join(" · "),
            text(path),
            self.say("medio-descargar")
        )
    }

    fn length(&self) -> Option<String> {
        let length = self.record.text("duracion")?;
        let args = [("duracion", length.into())];
        Some(text(&self.messages.text("medio-duracion", &args)))
    }

    fn transcript(&self) -> String {
        let Some(words) = self.record.text("transcripcion") else {
            return String::new();
        };
        let catalog = self.renderer.inputs.catalog;
        let around = catalog.config().tag(catalog.doc(self.id).lang);
        let lang = match self.lang == around {
            true => String::new(),
            false => format!(" lang=\"{}\"", text(self.lang)),
        };
        let paragraphs = words.split("\n\n").map(str::trim);
        let paragraphs = paragraphs.filter(|paragraph| !paragraph.is_empty());
        let paragraphs: String = paragraphs
            .map(|paragraph| format!("<p>{}</p>", text(paragraph)))
            .collect();
        // What is said in a breath is read at once; what is long is folded.
        let title = self.say("medio-transcripcion");
        match words.split_whitespace().count() > SHORT {
            true => format!(
                "<details><summary>{title}</summary><div{lang}>{paragraphs}</div></details>"
            ),
            false => format!("<p><strong>{title}</strong></p><div{lang}>{paragraphs}</div>"),
        }
    }

    /// A link to a recording on another site.
    fn elsewhere(&self, address: &str) -> String {
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let host = rest.split('/').next().unwrap_or(rest);
        let poster = self.record.text("cartel");
        let poster =
            poster.and_then(|path| figure::view(&self.renderer.inputs, path, "", Place::Text));
        let poster = poster.map_or_else(String::new, |view| figure::element(&view, When::Near));
        let args = [("sitio", host.into())];
        let known = [self.length(), Some(self.say("medio-peso-desconocido"))];
        let known: Vec<String> = known.into_iter().flatten().collect();
        format!(
            "<figure class=\"medio afuera\"><a href=\"{}\" rel=\"noopener noreferrer external\" target=\"_blank\">{poster}<span>{}</span> <span class=\"fuera\">{}</span></a><figcaption><p class=\"menor\">{}</p>{}</figcaption></figure>",
            text(address),
            text(&self.messages.text("medio-en-otro-sitio", &args)),
            self.say("enlace-otro-sitio"),
            known.join(" · "),
            self.transcript()
        )
    }
}

/// Words of a transcript that need no folding.
const SHORT: usize = 80;
