//! The page of a document: a section, an entry.

use std::sync::Arc;

use super::figure::When;
use super::value::Said;
use super::view::{FactView, LanguageView, LinkView, PageView, SiteView, SpecialView, StampsView};
use super::{
    Renderer, about, attachment, block, changes, feed, gallery, home, json_ld, list, qr, record,
    recording, shell, value,
};
use crate::catalog::{DocId, EntryId, Standing};
use crate::diag::Findings;
use crate::host::Fault;
use crate::model::{LangId, Value};
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
pub(super) fn locale(renderer: &Renderer<'_>, lang: LangId) -> Option<String> {
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
    let own_words = |text: &str, lang: LangId| shell::own_words(inputs, id, text, lang);
    let title = own_words(&card.title, card.title_in);
    let mut page = blank(renderer, site, output, &title);
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
        .map(|text| own_words(text, catalog.written_in(id, &kind.summary)))
        .filter(|_| &*kind.summary != "titulo");
    // A description cannot say in which language it is.
    page.description = card
        .summary
        .as_deref()
        .filter(|_| card.summary_in == doc.lang)
        .unwrap_or(&page.full_title)
        .to_owned();
    page.example = catalog.entry(card.entry).example;
    page.languages = languages(renderer, card.entry, id);
    if home {
        offer(renderer, doc.lang, &mut page.languages);
    }
    page.outdated = (catalog.standing(id) == Some(Standing::OutOfDate))
        .then(|| shell::entry_link(inputs, card.entry, LangId::SOURCE));
    page.breadcrumb = if home {
        Vec::new()
    } else {
        breadcrumb(renderer, id)
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
        page.files = attachment::files(renderer, id);
    }
    page.source = about::source(renderer, id);
    page.responsible = catalog
        .text(id, "responsable")
        .and_then(|unit| catalog.find("dependencia", unit))
        .map(|entry| shell::entry_link(inputs, entry, doc.lang));
    page.stamps = about::stamps(&renderer.inputs, id);
    let (first, told) = record::view(renderer, id).unwrap_or_default();
    page.facts.retain(|fact| !told.contains(&&*fact.key));
    page.special.record = first;
    page.numerals = about::numerals(renderer, card.entry, doc.lang);
    page.changes = changes::of_page(renderer, id);
    page.cite = about::cite(renderer, site, id, &page);
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
        let lang = catalog.doc(doc).lang;
        let language = catalog.config().language(lang);
        Some(LanguageView {
            tag: language.tag.to_string(),
            name: language.name.to_string(),
            href: catalog.card(doc).route.as_deref()?.to_owned(),
            locale: locale(renderer, lang),
            current: doc == current,
            offer: None,
        })
    })
    .collect()
}

/// What each other language says to whoever chose it on an earlier visit.
fn offer(renderer: &Renderer<'_>, reader: LangId, languages: &mut [LanguageView]) {
    let inputs = &renderer.inputs;
    for language in languages.iter_mut().filter(|language| !language.current) {
        let mut langs = inputs.catalog.config().langs();
        let lang = langs.find(|(_, known)| *known.tag == *language.tag);
        let found =
            lang.and_then(|(lang, _)| super::messages(inputs, lang).get("idiomas-oferta", &[]));
        language.offer = found.map(|found| renderer.said(reader, &found.text, &found.lang));
    }
}

/// From the home page to the page itself.
pub(super) fn breadcrumb(renderer: &Renderer<'_>, id: DocId) -> Vec<LinkView> {
    let catalog = renderer.inputs.catalog;
    let lang = catalog.doc(id).lang;
    let entry = catalog.card(id).entry;
    let home = catalog.find("seccion", "inicio");
    let chain = home.into_iter().chain(catalog.ancestors(entry));
    let mut links: Vec<LinkView> = chain
        .map(|above| shell::entry_link(&renderer.inputs, above, lang))
        .collect();
    links.push(LinkView {
        current: true,
        ..shell::doc_link(&renderer.inputs, id, lang)
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
