//! JSON-LD: what a page is, in the vocabulary of schema.org, for search engines and other programs.
//!
//! In: the view of a page and the mapping that its kind declares (`[json_ld]`). Out: one graph, ready to embed: the
//! thing itself, and the way to it from the home page. It never says what the page does not: personal data and the
//! example data of the entity are not told, and what is an example says so.

mod value;

use serde_json::{Map, Value as Json, json};

use super::view::PageView;
use super::{Renderer, shell};
use crate::catalog::{DocId, EntryId};
use crate::model::LangId;
use crate::schema::json_ld::Known;
use value::Teller;

/// The graph of a page; none if there is nothing to tell.
pub(super) fn graph(renderer: &Renderer<'_>, page: &PageView, id: Option<DocId>) -> Option<String> {
    let mut things = Vec::new();
    match id {
        Some(id) if page.breadcrumb.is_empty() => {
            things.push(site(renderer, page));
            things.push(entity(renderer, id));
        }
        Some(id) => things.extend(entry(renderer, page, id)),
        None => {}
    }
    things.extend(breadcrumb(renderer, page));
    if things.is_empty() {
        return None;
    }
    let graph = json!({ "@context": "https://schema.org", "@graph": things });
    // `<` cannot end the element that holds the data.
    Some(graph.to_string().replace('<', "\\u003c"))
}

/// An entry by the mapping of its kind.
fn entry(renderer: &Renderer<'_>, page: &PageView, id: DocId) -> Option<Json> {
    let catalog = renderer.inputs.catalog;
    let kind = catalog.kind(id);
    let thing = kind.json_ld.as_ref()?;
    let teller = Teller::new(renderer, id);
    let mut told = head(&thing.ty, &page.title, &page.canonical);
    told.insert("description".into(), page.description.clone().into());
    if page.example {
        let messages = renderer.messages(catalog.doc(id).lang);
        let words = ["ejemplo-titulo", "ejemplo-texto"].map(|key| messages.text(key, &[]));
        told.insert("disambiguatingDescription".into(), words.join(" ").into());
    }
    if thing.work {
        told.insert("inLanguage".into(), page.lang.clone().into());
        told.insert("publisher".into(), organisation(renderer));
        let stamps = [
            ("datePublished", &page.stamps.published),
            ("dateModified", &page.stamps.updated),
        ];
        for (name, stamp) in stamps {
            told.extend(stamp.clone().map(|stamp| (name.to_owned(), stamp.into())));
        }
    }
    told.extend(teller.properties(thing, &|known| match known {
        Known::Summary => Some(page.description.clone().into()),
        Known::Published => page.stamps.published.clone().map(Json::from),
        Known::Updated => page.stamps.updated.clone().map(Json::from),
        known => teller.known(known),
    }));
    list(renderer, id, &mut told);
    Some(Json::Object(told))
}

/// The entries of a section's list: what their kind makes of a list, else a plain list of pages.
fn list(renderer: &Renderer<'_>, id: DocId, told: &mut Map<String, Json>) {
    let catalog = renderer.inputs.catalog;
    let Some(listing) = renderer.inputs.plan.listings.get(&id) else {
        return;
    };
    let lang = catalog.doc(id).lang;
    let shown = || listing.entries.iter().take(listing.per_page).copied();
    let kind = catalog.schema().kind(listing.kind);
    let list = kind.json_ld.as_ref().and_then(|thing| thing.list.as_ref());
    if let (Some(list), Some(thing)) = (list, &kind.json_ld) {
        // What has a page says there what it is; what has none is told here, whole.
        let items = shown().map(|entry| match (thing.ty == list.ty, kind.pages) {
            (true, true) => main_of(renderer, entry, lang),
            (false, true) => reference(renderer, entry, lang),
            _ => whole(renderer, entry, lang),
        });
        told.insert("@type".into(), (&*list.ty).into());
        told.insert(list.property.to_string(), items.collect());
        return;
    }
    let items: Vec<Json> = shown()
        .filter(|_| kind.pages)
        .filter_map(|entry| address(renderer, entry, lang))
        .enumerate()
        .map(|(n, url)| json!({ "@type": "ListItem", "position": n + 1, "url": url }))
        .collect();
    if !items.is_empty() {
        let items = json!({
            "@type": "ItemList", "numberOfItems": listing.entries.len(), "itemListElement": items,
        });
        told.insert("mainEntity".into(), items);
    }
}

/// An entry that has no page: its mapping, without the page's own data.
fn whole(renderer: &Renderer<'_>, entry: EntryId, lang: LangId) -> Json {
    let catalog = renderer.inputs.catalog;
    let doc = catalog.best(entry, lang);
    let teller = Teller::new(renderer, doc);
    let Some(thing) = &catalog.kind(doc).json_ld else {
        return Json::Null;
    };
    let url = address(renderer, entry, lang).unwrap_or_default();
    let mut told = head(&thing.ty, &catalog.card(doc).title, &url);
    told.extend(teller.properties(thing, &|known| teller.known(known)));
    Json::Object(told)
}

/// What the page of an entry is about, by name and address: the question of a page of questions.
fn main_of(renderer: &Renderer<'_>, entry: EntryId, lang: LangId) -> Json {
    use crate::schema::json_ld::Origin;
    let catalog = renderer.inputs.catalog;
    let doc = catalog.best(entry, lang);
    let thing = catalog.kind(doc).json_ld.as_ref();
    let main = thing.and_then(|thing| {
        let (_, origins) = thing
            .properties
            .iter()
            .find(|(name, _)| &**name == "mainEntity")?;
        origins.iter().find_map(|origin| match origin {
            Origin::Thing(thing) => Some(&thing.ty),
            _ => None,
        })
    });
    let url = address(renderer, entry, lang).unwrap_or_default();
    let ty = main.map_or("Thing", |ty| &**ty);
    Json::Object(head(ty, &catalog.card(doc).title, &url))
}

/// An entry by type, name and address.
fn reference(renderer: &Renderer<'_>, entry: EntryId, lang: LangId) -> Json {
    let catalog = renderer.inputs.catalog;
    let doc = catalog.best(entry, lang);
    let thing = catalog.kind(doc).json_ld.as_ref();
    let ty = thing.map_or("Thing", |thing| &*thing.ty);
    let mut told = head(
        ty,
        &catalog.card(doc).title,
        &address(renderer, entry, lang).unwrap_or_default(),
    );
    told.retain(|_, value| *value != "");
    Json::Object(told)
}

fn head(ty: &str, name: &str, url: &str) -> Map<String, Json> {
    let parts = [("@type", ty), ("name", name), ("url", url)];
    parts
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value.into()))
        .collect()
}

/// The full address of an entry's page, or of its place on one.
fn address(renderer: &Renderer<'_>, entry: EntryId, lang: LangId) -> Option<String> {
    let catalog = renderer.inputs.catalog;
    let route = catalog.card(catalog.best(entry, lang)).route.as_deref()?;
    Some(format!("{}{route}", catalog.config().base))
}

/// The entity, as other things name it.
fn organisation(renderer: &Renderer<'_>) -> Json {
    let config = renderer.inputs.catalog.config();
    json!({
        "@type": "GovernmentOrganization",
        "@id": format!("{}/#entidad", config.base),
        "name": config.entity.text("nombre").unwrap_or_default(),
        "url": format!("{}/", config.base),
    })
}

/// The entity, with the data of `portal.toml` that are not examples.
fn entity(renderer: &Renderer<'_>, home: DocId) -> Json {
    let inputs = &renderer.inputs;
    let mut told = organisation(renderer);
    let site = shell::site(inputs, LangId::SOURCE, None);
    let example = inputs.catalog.config().entity.texts("datos_de_ejemplo");
    let logo = site
        .entity
        .shield
        .filter(|_| !example.into_iter().any(|name| name == "escudo"));
    if let Some(map) = told.as_object_mut() {
        map.extend(value::entity(renderer, home));
        map.extend(logo.map(|logo| {
            let address = format!("{}{}", inputs.catalog.config().base, logo.src);
            ("logo".to_owned(), address.into())
        }));
    }
    told
}

/// The site and its search.
fn site(renderer: &Renderer<'_>, page: &PageView) -> Json {
    let base = &page.site.base;
    json!({
        "@type": "WebSite",
        "name": page.site.name,
        "url": page.canonical,
        "inLanguage": page.lang,
        "description": page.description,
        "publisher": organisation(renderer),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": format!("{base}{}?q={{termino}}", page.site.search),
            },
            "query-input": "required name=termino",
        },
    })
}

fn breadcrumb(renderer: &Renderer<'_>, page: &PageView) -> Option<Json> {
    if page.breadcrumb.len() < 2 {
        return None;
    }
    let base = &renderer.inputs.catalog.config().base;
    let items = page.breadcrumb.iter().enumerate().map(|(n, link)| {
        json!({
            "@type": "ListItem", "position": n + 1, "name": link.text,
            "item": format!("{base}{}", link.href),
        })
    });
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() }))
}
