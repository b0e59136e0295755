//! The page of a document: a section, an entry.

use std::sync::Arc;

use super::figure::{self, Place, When};
use super::value::Said;
use super::view::{
    FactView, FileView, ImageView, LanguageView, LinkView, PageView, SiteView, SpecialView,
    StampsView,
};
use super::{
    Inputs, Renderer, block, changes, dataset, feed, gallery, home, json_ld, list, qr, record,
    recording, shell, value,
};
use crate::catalog::{DocId, EntryId, FileFacts, Standing};
use crate::diag::Findings;
use crate::host::Fault;
use crate::model::{LangId, Record, Value};
use crate::pdf::Reading;
use crate::plan::Output;
use crate::schema::FieldType;

/// A page with what every page has; the caller fills in the rest.
pub(super) fn blank(
    renderer: &Renderer<'_>,
    site: &Arc<SiteView>,
    output: &Output,
    title: &str,
) -> PageView {
    let config = renderer.inputs.catalog.config();
    let name = shell::site_name(site);
    PageView {
        site: Arc::clone(site),
        lang: config.tag(output.lang).to_owned(),
        rtl: config.language(output.lang).rtl,
        locale: locale(renderer, output.lang),
        ui_lang: config.interface(output.lang).to_owned(),
        template: "pagina",
        kind: None,
        kind_label: None,
        title: title.to_owned(),
        full_title: if title.is_empty() {
            name.to_string()
        } else {
            format!("{title} · {name}")
        },
        description: format!("{title} · {name}"),
        route: output.route.to_string(),
        canonical: format!("{}{}", config.base, output.route),
        languages: Vec::new(),
        breadcrumb: Vec::new(),
        feeds: Vec::new(),
        summary: None,
        picture: None,
        example: false,
        editor_note: None,
        outdated: None,
        untranslated: None,
        facts: Vec::new(),
        body: None,
        blocks: Vec::new(),
        list: None,
        children: Vec::new(),
        files: Vec::new(),
        source: None,
        responsible: None,
        stamps: StampsView::default(),
        numerals: Vec::new(),
        changes: Vec::new(),
        cite: None,
        qr: None,
        json_ld: None,
        special: SpecialView::default(),
    }
}

/// The name that networks have for a language: its own message, never that of a fallback.
fn locale(renderer: &Renderer<'_>, lang: LangId) -> Option<String> {
    let config = renderer.inputs.catalog.config();
    let tag = config.tag(lang);
    let found = super::messages(&renderer.inputs, lang).get("tarjeta-lengua", &[])?;
    let own = tag == &*found.lang || tag.starts_with(&format!("{}-", found.lang));
    own.then_some(found.text)
}

/// The view of a document's page.
pub(super) fn view(
    renderer: &Renderer<'_>,
    site: &Arc<SiteView>,
    output: &Output,
    id: DocId,
    findings: &mut Findings,
) -> Result<PageView, Fault> {
    let inputs = &renderer.inputs;
    let catalog = inputs.catalog;
    let (doc, card, kind) = (catalog.doc(id), catalog.card(id), catalog.kind(id));
    let section = &*kind.name == "seccion";
    let home = section && catalog.text(id, "ruta") == Some("/");
    let mut page = blank(renderer, site, output, &card.title);
    page.template = match &*kind.name {
        _ if home => "inicio",
        "seccion" => "seccion",
        "pagina" => "pagina",
        _ => "ficha",
    };
    if home {
        page.full_title = site.name.to_string();
    }
    if inputs.plan.ambiguous.contains(&id) {
        page.full_title = format!(
            "{} · {} {} · {}",
            card.title,
            renderer.label(doc.lang, &kind.label),
            doc.id,
            site.name
        );
    }
    page.kind = Some(kind.name.to_string());
    page.kind_label = Some(renderer.label(doc.lang, &kind.label));
    page.summary = catalog
        .text(id, &kind.summary)
        .map(str::to_owned)
        .filter(|_| &*kind.summary != "titulo");
    page.description = card
        .summary
        .as_deref()
        .unwrap_or(&page.full_title)
        .to_owned();
    page.example = catalog.entry(card.entry).example;
    page.languages = languages(renderer, card.entry, id);
    page.outdated = (catalog.standing(id) == Some(Standing::OutOfDate))
        .then(|| shell::entry_link(inputs, card.entry, LangId::SOURCE));
    page.breadcrumb = if home {
        Vec::new()
    } else {
        breadcrumb(renderer, id, &page.title, &output.route)
    };
    page.picture = gallery::lead(renderer, id);
    // Without a picture of its own, one at the beginning of the text is what the first screen shows.
    let soon = match page.picture {
        None => When::Soon,
        Some(_) => When::Near,
    };
    page.body = doc
        .body
        .as_ref()
        .map(|body| value::body(renderer, id, body, soon));
    page.editor_note = match catalog.value(id, "nota_editor") {
        Some(Value::Rich(note)) => {
            let said = Said::field(renderer, id, "nota_editor", doc.lang);
            Some(value::in_language(
                renderer,
                said,
                value::note(renderer, said, note),
            ))
        }
        _ => None,
    };
    if !section {
        page.facts = facts(renderer, id);
        page.files = files(renderer, id);
    }
    page.source = source(renderer, id);
    page.responsible = catalog
        .text(id, "responsable")
        .and_then(|unit| catalog.find("dependencia", unit))
        .map(|entry| shell::entry_link(inputs, entry, doc.lang));
    page.stamps = stamps(&renderer.inputs, id);
    let (first, told) = record::view(renderer, id).unwrap_or_default();
    page.facts.retain(|fact| !told.contains(&&*fact.key));
    page.special.record = first;
    page.numerals = numerals(renderer, card.entry, doc.lang);
    page.changes = changes::of_page(renderer, id);
    page.cite = cite(renderer, site, id, &page);
    if home {
        page.special.home = home::view(renderer, id);
    }
    page.qr = (!section).then(|| qr::svg(&page.canonical)).flatten();
    page.list = list::first(renderer, id);
    page.children = children(renderer, id, home);
    page.feeds = feeds(renderer, id, &output.route);
    page.json_ld = json_ld::graph(renderer, &page, Some(id));
    if catalog.text(id, "menu_de").is_some() {
        page.blocks
            .extend(block::render(renderer, &page, id, "niveles", findings)?);
    }
    page.blocks.extend(recording::players(renderer, id, told));
    page.blocks.extend(gallery::gallery(renderer, id));
    for name in catalog.value(id, "bloques").map(texts).unwrap_or_default() {
        page.blocks
            .extend(block::render(renderer, &page, id, &name, findings)?);
    }
    for name in &kind.blocks {
        page.blocks
            .extend(block::render(renderer, &page, id, name, findings)?);
    }
    if !catalog.backlinks().to(card.entry).is_empty() {
        page.blocks
            .extend(block::render(renderer, &page, id, "enlaces", findings)?);
    }
    Ok(page)
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::List(items) => items
            .iter()
            .filter_map(|item| item.value.as_text().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

/// Languages in which an entry really exists.
pub(super) fn languages(
    renderer: &Renderer<'_>,
    entry: EntryId,
    current: DocId,
) -> Vec<LanguageView> {
    let catalog = renderer.inputs.catalog;
    let docs = catalog.entry(entry).docs.iter();
    docs.filter_map(|&doc| {
        let language = catalog.config().language(catalog.doc(doc).lang);
        Some(LanguageView {
            tag: language.tag.to_string(),
            name: language.name.to_string(),
            href: catalog.card(doc).route.as_deref()?.to_owned(),
            current: doc == current,
        })
    })
    .collect()
}

/// From the home page to the page itself.
pub(super) fn breadcrumb(
    renderer: &Renderer<'_>,
    id: DocId,
    title: &str,
    route: &str,
) -> Vec<LinkView> {
    let catalog = renderer.inputs.catalog;
    let lang = catalog.doc(id).lang;
    let entry = catalog.card(id).entry;
    let home = catalog.find("seccion", "inicio");
    let chain = home.into_iter().chain(catalog.ancestors(entry));
    let mut links: Vec<LinkView> = chain
        .map(|above| shell::entry_link(&renderer.inputs, above, lang))
        .collect();
    links.push(LinkView {
        text: title.to_owned(),
        href: route.to_owned(),
        current: true,
        ..LinkView::default()
    });
    links
}

/// Fields that have a place of their own on the page.
const ELSEWHERE: [&str; 9] = [
    "componentes",
    "cortes",
    "fotos",
    "mapa",
    "menu",
    "menu_de",
    "pie",
    "relaciones",
    "ruta",
];

pub(super) fn facts(renderer: &Renderer<'_>, id: DocId) -> Vec<FactView> {
    let catalog = renderer.inputs.catalog;
    let kind = catalog.kind(id);
    let lang = catalog.doc(id).lang;
    let file = |ty: &FieldType| {
        matches!(
            ty,
            FieldType::Document | FieldType::Image | FieldType::Media
        )
    };
    let own_place = |field: &crate::schema::Field| {
        field.common
            || field.personal
            || field.name == kind.summary
            || ELSEWHERE.contains(&&*field.name)
            || file(&field.ty)
            || matches!(&field.ty, FieldType::List(item) if file(item))
            || matches!(&kind.title, crate::schema::Title::Field(title) if *title == field.name)
    };
    let shown = kind.fields.iter().filter(|field| !own_place(field));
    shown
        .filter_map(|field| {
            let value = catalog
                .value(id, &field.name)
                .filter(|value| !value.is_empty())?;
            Some(FactView {
                key: field.name.to_string(),
                label: renderer.label(lang, &field.label),
                html: value::html(
                    renderer,
                    Said::field(renderer, id, &field.name, lang),
                    field,
                    &field.ty,
                    value,
                ),
            })
        })
        .collect()
}

/// Files of an entry: its documents and media.
pub(super) fn files(renderer: &Renderer<'_>, id: DocId) -> Vec<FileView> {
    let catalog = renderer.inputs.catalog;
    let mut found = Vec::new();
    for field in catalog
        .kind(id)
        .fields
        .iter()
        .filter(|field| !field.personal)
    {
        let of = catalog.written_in(id, &field.name);
        match (catalog.value(id, &field.name), &field.ty) {
            (Some(Value::Record(record)), FieldType::Document | FieldType::Media) => {
                found.push((record, of))
            }
            (Some(Value::List(items)), FieldType::List(item))
                if matches!(**item, FieldType::Document) =>
            {
                found.extend(items.iter().filter_map(|item| match &item.value {
                    Value::Record(record) => Some((record, of)),
                    _ => None,
                }));
            }
            _ => {}
        }
    }
    let mut files: Vec<FileView> = found
        .into_iter()
        .filter_map(|(record, of)| file(renderer, id, record, of))
        .collect();
    if &*catalog.kind(id).name == "conjunto" {
        files.extend(data_files(renderer, id));
    }
    files
}

/// The files of a dataset that the portal itself keeps, also those of a list that it names.
fn data_files(renderer: &Renderer<'_>, id: DocId) -> Vec<FileView> {
    let base = &renderer.inputs.catalog.config().base;
    let messages = renderer.messages(renderer.inputs.catalog.doc(id).lang);
    let own = dataset::distributions(&renderer.inputs, id).into_iter();
    own.filter_map(|file| {
        let catalog = renderer.inputs.catalog;
        let reader = catalog.doc(id).lang;
        let title = match file.of_list {
            // A form of a list says what it is good for.
            Some((format, list)) => {
                let lang = catalog.doc(list).lang;
                let name = renderer.written(reader, &catalog.card(list).title, lang);
                messages.text(&format.message(), &[("nombre", name.into())])
            }
            None => {
                let written = catalog.written_in(id, "recursos");
                renderer.written(reader, &file.title, written)
            }
        };
        Some(FileView {
            href: file.url.strip_prefix(&**base)?.to_owned(),
            title,
            format: file.format,
            size: messages.size(file.bytes?),
        })
    })
    .collect()
}

fn file(renderer: &Renderer<'_>, id: DocId, record: &Record, of: LangId) -> Option<FileView> {
    let catalog = renderer.inputs.catalog;
    let path = record.text("archivo")?.trim_start_matches('/');
    let facts = catalog.file(path)?;
    let name = path.rsplit('/').next().unwrap_or(path);
    let reader = catalog.doc(id).lang;
    // A file that is named nowhere is called as its entry.
    let title = match record.text("titulo") {
        Some(title) => renderer.written(reader, title, of),
        None => renderer.written(reader, &catalog.card(id).title, reader),
    };
    Some(FileView {
        title,
        href: format!("/{path}"),
        format: name
            .rsplit_once('.')
            .map_or("", |(_, ending)| ending)
            .to_uppercase(),
        size: weight(renderer, id, facts),
    })
}

/// How long and how heavy a file is: «11 páginas, 1,2 MB».
fn weight(renderer: &Renderer<'_>, id: DocId, facts: &FileFacts) -> String {
    let messages = renderer.messages(renderer.inputs.catalog.doc(id).lang);
    let size = messages.size(facts.size);
    match &facts.pdf {
        Some(Reading::Read(pdf)) => messages.text(
            "archivo-paginas",
            &[("numero", pdf.pages.into()), ("peso", size.into())],
        ),
        _ => size,
    }
}

/// Pictures of an entry.
pub(super) fn image(
    renderer: &Renderer<'_>,
    id: DocId,
    reader: LangId,
    place: Place,
) -> Option<ImageView> {
    let catalog = renderer.inputs.catalog;
    let kind = catalog.kind(id);
    kind.fields
        .iter()
        .filter(|field| !field.personal)
        .find_map(|field| match (catalog.value(id, &field.name), &field.ty) {
            (Some(Value::Record(record)), FieldType::Image) => {
                let said = Said::field(renderer, id, &field.name, reader);
                picture(renderer, said, record, place)
            }
            (Some(Value::List(items)), _) => items.iter().find_map(|item| match &item.value {
                Value::Record(record) if record.text("texto_alternativo").is_some() => {
                    let said = Said::field(renderer, id, &field.name, reader);
                    picture(renderer, said, record, place)
                }
                _ => None,
            }),
            _ => None,
        })
}

/// The view of a picture's record.
pub(super) fn picture(
    renderer: &Renderer<'_>,
    said: Said,
    record: &Record,
    place: Place,
) -> Option<ImageView> {
    let words = |text: &str| renderer.written(said.reader, text, said.written);
    let alt = words(record.text("texto_alternativo").unwrap_or_default());
    let view = figure::view(&renderer.inputs, record.text("archivo")?, &alt, place)?;
    Some(ImageView {
        caption: record.text("pie").map(words),
        credit: record.text("credito").map(words),
        ..view
    })
}

fn source(renderer: &Renderer<'_>, id: DocId) -> Option<LinkView> {
    let catalog = renderer.inputs.catalog;
    let Some(Value::Record(record)) = catalog.value(id, "fuente") else {
        return None;
    };
    let written = catalog.written_in(id, "fuente");
    Some(LinkView {
        text: renderer.written(catalog.doc(id).lang, record.text("nombre")?, written),
        href: record.text("enlace").unwrap_or_default().to_owned(),
        external: true,
        ..LinkView::default()
    })
}

/// When an entry was published and changed: from its front matter, else from the history of its file.
pub(super) fn stamps(inputs: &Inputs<'_>, id: DocId) -> StampsView {
    let catalog = inputs.catalog;
    let doc = catalog.doc(id);
    let path = &inputs.scan.file(doc.source).path;
    let committed = inputs.history.files.get(path);
    let typed = |field: &str| doc.fields.date(field).map(|date| date.to_string());
    // A file that is not committed yet will be published, at the earliest, with the commit that is built.
    let head = || inputs.history.head.map(|stamp| stamp.rfc3339());
    let published = committed
        .map(|file| file.first.rfc3339())
        .or_else(head)
        .or_else(|| typed("fecha_publicacion"));
    let updated = typed("fecha_actualizacion")
        .or_else(|| committed.map(|file| file.last.rfc3339()))
        .or_else(head)
        .or_else(|| typed("fecha_publicacion"));
    StampsView {
        published,
        updated,
        version: committed.map(|file| shell::short(&file.commit)),
    }
}

/// Links to the requirements that an entry's page answers.
fn numerals(renderer: &Renderer<'_>, entry: EntryId, lang: LangId) -> Vec<LinkView> {
    let inputs = &renderer.inputs;
    let (catalog, config) = (inputs.catalog, inputs.catalog.config());
    // Pages of the program exist in languages with an interface of their own; the others use the source's.
    let prefix = match config.language(lang).interface {
        true => catalog.prefix(lang),
        false => catalog.prefix(LangId::SOURCE),
    };
    let tag = config.interface(lang);
    let named = |found: Option<(&Arc<str>, &Arc<str>)>| {
        found.map(|(tag, name)| renderer.said(lang, name, tag))
    };
    let found = inputs.plan.numerals.get(&entry).into_iter().flatten();
    found
        .map(|numeral| LinkView {
            text: numeral.label.to_string(),
            href: format!("{prefix}{}", numeral.address),
            summary: named(
                numeral
                    .regime
                    .get_key_value(tag)
                    .or_else(|| numeral.regime.get_key_value("es"))
                    .or_else(|| numeral.regime.iter().next()),
            ),
            ..LinkView::default()
        })
        .collect()
}

/// How to cite an entry: who publishes it, what it is, its date and address.
fn cite(renderer: &Renderer<'_>, site: &SiteView, id: DocId, page: &PageView) -> Option<String> {
    let catalog = renderer.inputs.catalog;
    let kind = &*catalog.kind(id).name;
    if kind == "seccion" {
        return None;
    }
    let messages = renderer.messages(catalog.doc(id).lang);
    let lang = catalog.doc(id).lang;
    let author = match catalog.text(id, "expide").filter(|_| kind == "norma") {
        Some(author) => renderer.written(lang, author, catalog.written_in(id, "expide")),
        None => renderer.written(lang, &site.name, LangId::SOURCE),
    };
    let title = renderer.written(lang, &page.title, lang);
    let date = match kind {
        "norma" => catalog.value(id, "fecha").and_then(Value::day),
        _ => catalog.value(id, "fecha_publicacion").and_then(Value::day),
    };
    let date = date.map(|date| messages.date(date).text);
    Some(messages.text(
        "sobre-cita-texto",
        &[
            ("autor", author.into()),
            ("titulo", title.into()),
            ("hay-fecha", if date.is_some() { "si" } else { "no" }.into()),
            ("fecha", date.unwrap_or_default().into()),
            ("direccion", page.canonical.as_str().into()),
        ],
    ))
}

/// Sections and pages directly under a section.
fn children(renderer: &Renderer<'_>, id: DocId, home: bool) -> Vec<LinkView> {
    let catalog = renderer.inputs.catalog;
    if &*catalog.kind(id).name != "seccion" {
        return Vec::new();
    }
    let (entry, lang) = (catalog.card(id).entry, catalog.doc(id).lang);
    let listed = catalog.text(id, "lista");
    let under = |name: &'static str| {
        catalog.named(name).iter().copied().filter(move |&child| {
            let above = catalog.entry(child).section;
            let top = catalog.doc(catalog.source(child)).fields.flag("menu");
            if home {
                top && child != entry
            } else {
                above == Some(entry) && listed != Some(name)
            }
        })
    };
    let sections = under("seccion").collect::<Vec<_>>();
    let pages = if home {
        Vec::new()
    } else {
        under("pagina").collect()
    };
    let all = sections.into_iter().chain(pages);
    all.map(|child| shell::entry_link(&renderer.inputs, child, lang))
        .filter(|link| !link.href.is_empty())
        .collect()
}

/// Feeds of a section that lists a kind with feeds.
pub(super) fn feeds(renderer: &Renderer<'_>, id: DocId, route: &str) -> Vec<LinkView> {
    let catalog = renderer.inputs.catalog;
    let has = renderer
        .inputs
        .plan
        .listings
        .get(&id)
        .is_some_and(|listing| catalog.schema().kind(listing.kind).feed);
    if !has {
        return Vec::new();
    }
    let made = |name: &str, file: &str| LinkView {
        text: format!("{} · {name}", catalog.card(id).title),
        href: format!("{route}{file}"),
        ..LinkView::default()
    };
    let mut feeds = vec![
        made("RSS", "rss.xml"),
        made("Atom", "atom.xml"),
        made("JSON", "feed.json"),
    ];
    let listed = renderer.inputs.plan.listings.get(&id);
    let calendar = feed::calendar_address(&renderer.inputs, catalog.doc(id).lang);
    if listed.is_some_and(|listing| &*catalog.schema().kind(listing.kind).name == "evento")
        && let Some(calendar) = calendar
    {
        feeds.push(LinkView {
            text: format!("{} · iCalendar", catalog.card(id).title),
            href: calendar,
            ..LinkView::default()
        });
    }
    feeds
}
