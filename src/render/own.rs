//! Pages that the program makes itself: search, site map, errors.

use std::sync::Arc;

use super::view::{LanguageView, LinkView, PageView, SiteView, TitleView, TreeView};
use super::{Inputs, Renderer, list, page, shell};
use crate::catalog::{DocId, EntryId};
use crate::model::LangId;
use crate::plan::{Job, LETTER_PAGE, Listing, Output, facet_route};

/// A page of the program with the title of a message.
pub(super) fn own(
    renderer: &Renderer<'_>,
    site: &Arc<SiteView>,
    output: &Output,
    template: &'static str,
    key: &str,
) -> PageView {
    let title = renderer.messages(output.lang).text(key, &[]);
    let mut view = page::blank(renderer, site, output, &title);
    view.template = template;
    view.breadcrumb = vec![
        LinkView {
            text: home_title(renderer, output.lang),
            href: site.home.clone(),
            ..LinkView::default()
        },
        LinkView {
            text: title,
            href: output.route.to_string(),
            current: true,
            ..LinkView::default()
        },
    ];
    view.languages = languages(renderer, output);
    view
}

fn home_title(renderer: &Renderer<'_>, lang: LangId) -> String {
    let catalog = renderer.inputs.catalog;
    let home = catalog
        .find("seccion", "inicio")
        .map(|entry| catalog.best(entry, lang));
    home.map_or_else(String::new, |home| catalog.card(home).title.to_string())
}

/// The same page of the program in every language that has it, by address.
pub(super) fn siblings(inputs: &Inputs<'_>, output: &Output) -> Vec<(LangId, String)> {
    let catalog = inputs.catalog;
    if let Job::List(section, _) | Job::Facet(section, ..) = output.job {
        return lists(inputs, output, section);
    }
    let path = output
        .route
        .strip_prefix(&*catalog.prefix(output.lang))
        .unwrap_or(&output.route);
    let exists = |route: &str| {
        let outputs = &inputs.plan.outputs;
        outputs
            .binary_search_by(|known| (*known.route).cmp(route))
            .is_ok()
    };
    let langs = catalog.config().langs();
    langs
        .map(|(lang, _)| (lang, format!("{}{path}", catalog.prefix(lang))))
        .filter(|(_, route)| exists(route))
        .collect()
}

/// The same page of a section's list in every language in which the list has it: narrowed by the same value, and as far
/// from the beginning.
fn lists(inputs: &Inputs<'_>, output: &Output, section: DocId) -> Vec<(LangId, String)> {
    let (catalog, plan) = (inputs.catalog, inputs.plan);
    let known = |route: &str| {
        let found = plan
            .outputs
            .binary_search_by(|known| (*known.route).cmp(route));
        found.ok().map(|at| &plan.outputs[at].job)
    };
    let chosen = |listing: &Listing, facet: usize, value: usize| {
        let facet = &listing.facets[facet];
        (facet.field.clone(), facet.values[value].value.clone())
    };
    let twin = |doc: DocId| {
        let route = catalog.card(doc).route.as_deref()?;
        let own = &plan.listings[&section];
        let listing = plan.listings.get(&doc)?;
        match output.job {
            Job::List(_, page) => {
                let route = format!("{route}pagina/{page}/");
                let same = known(&route) == Some(&Job::List(doc, page));
                same.then_some(route)
            }
            Job::Facet(_, facet, value, page) => {
                let (field, wanted) = chosen(own, facet, value);
                let slug = &own.facets[facet].values[value].slug;
                let route = facet_route(route, &field, slug, page);
                match known(&route) {
                    Some(&Job::Facet(other, facet, value, number))
                        if other == doc
                            && number == page
                            && chosen(listing, facet, value) == (field, wanted) =>
                    {
                        Some(route)
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    };
    let docs = catalog.entry(catalog.card(section).entry).docs.iter();
    docs.filter_map(|&doc| Some((catalog.doc(doc).lang, twin(doc)?)))
        .collect()
}

/// The same as links of the menu of languages.
pub(super) fn languages(renderer: &Renderer<'_>, output: &Output) -> Vec<LanguageView> {
    let config = renderer.inputs.catalog.config();
    let siblings = siblings(&renderer.inputs, output).into_iter();
    siblings
        .map(|(lang, href)| LanguageView {
            tag: config.tag(lang).to_owned(),
            name: config.language(lang).name.to_string(),
            href,
            locale: page::locale(renderer, lang),
            current: lang == output.lang,
            offer: None,
        })
        .collect()
}

/// The search page: an alphabetical index of titles, which a script turns into a search.
pub(super) fn search(
    renderer: &Renderer<'_>,
    site: &Arc<SiteView>,
    output: &Output,
    lang: LangId,
    number: usize,
) -> PageView {
    let catalog = renderer.inputs.catalog;
    let mut view = own(renderer, site, output, "buscar", "buscar-titulo");
    if number > 1 {
        let title = renderer.messages(lang).text(
            "titulo-pagina",
            &[("titulo", view.title.as_str().into()), ("n", number.into())],
        );
        view.full_title = format!("{title} · {}", shell::site_name(site));
        view.title = title;
    }
    let empty = Vec::new();
    let docs = renderer.inputs.plan.titles.get(&lang).unwrap_or(&empty);
    let shown: Vec<DocId> = docs
        .iter()
        .copied()
        .skip((number - 1) * LETTER_PAGE)
        .take(LETTER_PAGE)
        .collect();
    let prefix = catalog.prefix(lang);
    let address = |page: usize| match page {
        1 => format!("{prefix}/buscar/"),
        page => format!("{prefix}/buscar/pagina/{page}/"),
    };
    let letters = renderer.inputs.plan.initials.get(&lang);
    let letters = letters.map_or(&[][..], Vec::as_slice);
    // Each letter leads to the first of its titles, on whichever page that is.
    let anchor = |letter: usize| format!("letra-{}", letter + 1);
    let links = letters
        .iter()
        .enumerate()
        .map(|(n, (letter, at))| LinkView {
            text: letter.clone(),
            href: format!("{}#{}", address(at / LETTER_PAGE + 1), anchor(n)),
            ..LinkView::default()
        });
    let pages = docs.len().div_ceil(LETTER_PAGE);
    let first = (number - 1) * LETTER_PAGE;
    let title = |(n, doc): (usize, DocId)| TitleView {
        link: shell::doc_link(&renderer.inputs, doc, lang),
        anchor: letters
            .binary_search_by_key(&(first + n), |(_, at)| *at)
            .ok()
            .map(anchor),
    };
    view.special.index = Some(format!("/indice/{}/", catalog.config().tag(lang)));
    view.special.letters = links.collect();
    view.special.titles = shown.into_iter().enumerate().map(title).collect();
    view.special.pager = (pages > 1).then(|| list::pager(number, pages, &address));
    view.special.script = Some(renderer.inputs.theme.route("js/buscar.js"));
    view
}

/// The site map: sections with what hangs under them.
pub(super) fn site_map(
    renderer: &Renderer<'_>,
    site: &Arc<SiteView>,
    output: &Output,
    lang: LangId,
) -> PageView {
    let mut view = own(renderer, site, output, "mapa", "mapa-titulo");
    view.special.tree = branch(renderer, None, lang);
    view
}

fn branch(renderer: &Renderer<'_>, above: Option<EntryId>, lang: LangId) -> Vec<TreeView> {
    let catalog = renderer.inputs.catalog;
    let plan = renderer.inputs.plan;
    let sections = catalog
        .named("seccion")
        .iter()
        .copied()
        .filter(|&section| catalog.entry(section).section == above);
    let mut trees: Vec<TreeView> = sections
        .filter_map(|section| {
            let doc = catalog.in_language(section, lang)?;
            let pages = catalog
                .named("pagina")
                .iter()
                .copied()
                .filter(|&page| catalog.entry(page).section == Some(section))
                .filter_map(|page| catalog.in_language(page, lang))
                .map(|page| TreeView {
                    link: shell::doc_link(&renderer.inputs, page, lang),
                    children: Vec::new(),
                    entries: 0,
                });
            let mut children = branch(renderer, Some(section), lang);
            children.extend(pages);
            Some(TreeView {
                link: shell::doc_link(&renderer.inputs, doc, lang),
                children,
                entries: plan
                    .listings
                    .get(&doc)
                    .map_or(0, |listing| listing.entries.len()),
            })
        })
        .collect();
    if above.is_none() {
        // Pages that hang under no section still are on the map.
        let loose = catalog
            .named("pagina")
            .iter()
            .copied()
            .filter(|&page| catalog.entry(page).section.is_none());
        trees.extend(loose.filter_map(|page| {
            Some(TreeView {
                link: shell::doc_link(&renderer.inputs, catalog.in_language(page, lang)?, lang),
                children: Vec::new(),
                entries: 0,
            })
        }));
    }
    trees
}

/// The page that stands for one that was not kept, where there is no signal.
pub(super) fn offline(renderer: &Renderer<'_>, site: &Arc<SiteView>, output: &Output) -> PageView {
    own(
        renderer,
        site,
        output,
        "sin-conexion",
        "sin-conexion-titulo",
    )
}

/// The page that a server sends when an address does not exist.
pub(super) fn error(
    renderer: &Renderer<'_>,
    site: &Arc<SiteView>,
    output: &Output,
    _: LangId,
) -> PageView {
    let mut view = own(renderer, site, output, "error", "error-titulo");
    view.breadcrumb.truncate(1);
    if let Some(home) = view.breadcrumb.first_mut() {
        home.current = false;
    }
    view.breadcrumb.push(LinkView {
        text: view.title.clone(),
        href: output.route.to_string(),
        current: true,
        ..LinkView::default()
    });
    view
}
