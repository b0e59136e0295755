//! What all pages of a language share: menu, footer, contact data.

use std::sync::Arc;

use super::Inputs;
use super::figure::{self, Place};
use super::view::{ContactView, EntityView, ImageView, LinkView, SealView, SiteView};
use crate::catalog::{DocId, EntryId};
use crate::model::LangId;
use crate::plan::CHANGES;
use crate::schema::vocabulary;

/// Keys of the entity's contact data, in the order in which they are shown.
const CONTACT: [&str; 9] = [
    "direccion",
    "codigo_postal",
    "horario",
    "telefono",
    "linea_gratuita",
    "fax",
    "linea_anticorrupcion",
    "correo",
    "correo_judicial",
];

/// Sections of the main menu, in the language or else in the source.
pub(super) fn menu(inputs: &Inputs<'_>, lang: LangId) -> Vec<DocId> {
    flagged(inputs, "seccion", "menu", lang)
}

fn flagged(inputs: &Inputs<'_>, kind: &str, flag: &str, lang: LangId) -> Vec<DocId> {
    let catalog = inputs.catalog;
    let entries = catalog.named(kind).iter().copied();
    entries
        .filter(|&entry| catalog.doc(catalog.source(entry)).fields.flag(flag))
        .map(|entry| catalog.best(entry, lang))
        .collect()
}

/// The shared values of a language, with the menu's entry `top` marked.
pub(super) fn site(inputs: &Inputs<'_>, lang: LangId, top: Option<DocId>) -> SiteView {
    let catalog = inputs.catalog;
    let config = catalog.config();
    // The program's own pages exist in languages with a home page and an interface; the others use the source's.
    let own = match catalog.has_own_pages(lang) {
        true => catalog.prefix(lang),
        false => catalog.prefix(LangId::SOURCE),
    };
    let link = |doc: DocId, current: bool| LinkView {
        current,
        ..doc_link(inputs, doc, lang)
    };
    let mut footer: Vec<LinkView> = flagged(inputs, "seccion", "pie", lang)
        .into_iter()
        .map(|doc| link(doc, false))
        .collect();
    footer.extend(
        flagged(inputs, "pagina", "pie", lang)
            .into_iter()
            .map(|doc| link(doc, false)),
    );
    let home = catalog
        .find("seccion", "inicio")
        .map(|entry| catalog.best(entry, lang));
    SiteView {
        name: config.entity.text("nombre").unwrap_or_default().into(),
        base: config.base.clone(),
        home: home
            .and_then(|home| catalog.card(home).route.as_deref())
            .unwrap_or("/")
            .to_owned(),
        demonstration: config.demonstration,
        pinned: config.pinned.map(|_| inputs.date.to_string()),
        date: inputs.date.to_string(),
        menu: menu(inputs, lang)
            .into_iter()
            .map(|doc| link(doc, Some(doc) == top))
            .collect(),
        footer,
        entity: entity(inputs, lang),
        icon: config
            .entity
            .text("icono")
            .filter(|path| catalog.file(path).is_some())
            .map_or_else(
                || inputs.theme.route("iconos/icono.svg"),
                |path| format!("/{path}"),
            ),
        relay: vocabulary("sistemas")
            .unwrap_or_default()
            .iter()
            .find(|system| &*system.value == "centro-de-relevo")
            .and_then(|system| system.code("address"))
            .map(str::to_owned),
        css: inputs.theme.route("css/vitrina.css"),
        js: inputs.theme.route("js/vitrina.js"),
        card: inputs.card.to_owned(),
        search: format!("{own}/buscar/"),
        site_map: format!("{own}/mapa-del-sitio/"),
        changes: if inputs.history.changes.is_empty() {
            String::new()
        } else {
            format!("{own}{CHANGES}")
        },
        compliance: if config.checklists.is_empty() {
            String::new()
        } else {
            format!("{own}/cumplimiento/")
        },
        sealed: inputs.history.head.map(|stamp| stamp.rfc3339()),
        commit: inputs.history.commit.as_deref().map(short),
    }
}

/// A commit as people write it.
pub(super) fn short(commit: &str) -> String {
    commit.chars().take(12).collect()
}

/// A link to a document; its language is said when it is not the reader's.
pub(super) fn doc_link(inputs: &Inputs<'_>, doc: DocId, reader: LangId) -> LinkView {
    let catalog = inputs.catalog;
    let (card, lang) = (catalog.card(doc), catalog.doc(doc).lang);
    LinkView {
        text: own_words(inputs, doc, &card.title, card.title_in),
        href: card.route.as_deref().unwrap_or_default().to_owned(),
        lang: (lang != reader).then(|| catalog.config().tag(lang).to_owned()),
        only_in: only_in(inputs, reader, card.page.then_some(lang)),
        summary: (card.summary.as_deref())
            .map(|text| own_words(inputs, doc, text, card.summary_in)),
        example: catalog.entry(card.entry).example,
        date: card.date.map(|date| date.to_string()),
        ..LinkView::default()
    }
}

/// The own names of the languages that are not the reader's, for those who are addressed in theirs.
pub(super) fn only_in(
    inputs: &Inputs<'_>,
    reader: LangId,
    langs: impl IntoIterator<Item = LangId>,
) -> Option<String> {
    let config = inputs.catalog.config();
    let mut others: Vec<LangId> = langs.into_iter().filter(|&lang| lang != reader).collect();
    if others.is_empty() || !config.language(reader).interface {
        return None;
    }
    others.sort_unstable();
    others.dedup();
    let names = others.into_iter().map(|lang| {
        let language = config.language(lang);
        super::said(inputs, reader, &language.name, &language.tag)
    });
    Some(names.collect::<Vec<_>>().join(", "))
}

/// A text of a document, within what says the document's language: it says its own where that is another, as of a title
/// that the translation does not repeat.
pub(super) fn own_words(inputs: &Inputs<'_>, doc: DocId, text: &str, lang: LangId) -> String {
    let around = inputs.catalog.doc(doc).lang;
    match lang == around {
        true => text.to_owned(),
        false => super::said(inputs, around, text, inputs.catalog.config().tag(lang)),
    }
}

/// A link to an entry in the best language for readers of `lang`.
pub(super) fn entry_link(inputs: &Inputs<'_>, entry: EntryId, lang: LangId) -> LinkView {
    let doc = inputs.catalog.best(entry, lang);
    doc_link(inputs, doc, lang)
}

fn entity(inputs: &Inputs<'_>, lang: LangId) -> EntityView {
    let catalog = inputs.catalog;
    let entity = &catalog.config().entity;
    let examples: Vec<&str> = entity.texts("datos_de_ejemplo").collect();
    let example = |key: &str| catalog.config().demonstration && examples.contains(&key);
    let source = catalog.config().tag(LangId::SOURCE);
    let content = |text: &str| super::said(inputs, lang, text, source);
    let contact = CONTACT.iter().filter_map(|&key| {
        let (text, tag) = catalog.config().of_entity(lang, key)?;
        let digits = || {
            text.chars()
                .filter(|c| c.is_ascii_digit() || *c == '+')
                .collect::<String>()
        };
        let href = match key {
            "telefono" | "linea_gratuita" | "linea_anticorrupcion" => {
                Some(format!("tel:{}", digits()))
            }
            "correo" | "correo_judicial" => Some(format!("mailto:{text}")),
            _ => None,
        };
        // A street and the hours of an office are words; what is dialled or written to is not.
        let text = match key {
            "direccion" | "horario" => super::said(inputs, lang, text, tag),
            _ => text.to_owned(),
        };
        Some(ContactView {
            key: key.to_owned(),
            text,
            href,
            example: example(key),
        })
    });
    let networks = entity.records("redes").map(|network| LinkView {
        text: content(network.text("nombre").unwrap_or_default()),
        href: network.text("enlace").unwrap_or_default().to_owned(),
        external: true,
        example: example("redes"),
        ..LinkView::default()
    });
    // Marks are small: one file does, the narrowest.
    let picture = |path: &str, alt: &str| {
        let view = figure::view(inputs, path, alt, Place::Row)?;
        let made = inputs.pictures.get(path.trim_start_matches('/'));
        let narrow = made.and_then(|made| made.plain.first());
        Some(ImageView {
            src: narrow.map_or(view.src, |(_, address)| address.clone()),
            srcset: None,
            webp: None,
            sizes: None,
            ..view
        })
    };
    let name = entity.text("nombre").unwrap_or_default();
    let shield = entity.text("escudo").and_then(|path| picture(path, name));
    let gov_logo = entity
        .text("logo_gov")
        .and_then(|path| picture(path, "GOV.CO"));
    let seals = entity.records("sellos").filter_map(|seal| {
        Some(SealView {
            image: picture(
                seal.text("imagen")?,
                &content(seal.text("texto").unwrap_or_default()),
            )?,
            href: seal.text("enlace").map(str::to_owned),
        })
    });
    let petitions = entity.text("pqrsd").map(|address| {
        let doc = catalog
            .at(address)
            .map(|doc| catalog.best(catalog.card(doc).entry, lang));
        doc.and_then(|doc| catalog.card(doc).route.as_deref())
            .unwrap_or(address)
            .to_owned()
    });
    EntityView {
        contact: contact.collect(),
        networks: networks.collect(),
        shield,
        gov_logo,
        seals: seals.collect(),
        petitions,
    }
}

/// Name of the site for titles.
pub(super) fn site_name(site: &SiteView) -> Arc<str> {
    site.name.clone()
}
