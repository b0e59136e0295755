//! Lists of a section: first page, later pages, facets.

use std::sync::Arc;

use super::figure::Place;
use super::value::Said;
use super::view::{
    ColumnView, FacetValueView, FacetView, FileView, LinkView, ListView, PageView, PagerView,
    RowView, SiteView, SumView,
};
use super::{Renderer, about, dataset, download, gallery, own, page, rows, shell, value};
use crate::catalog::{DocId, EntryId};
use crate::i18n::foreign;
use crate::plan::{Listing, Output, facet_route};
use crate::schema::{Field, FieldType, Kind, Localized, Title};

/// The list on the first page of a section.
pub(super) fn first(renderer: &Renderer<'_>, id: DocId) -> Option<ListView> {
    let listing = renderer.inputs.plan.listings.get(&id)?;
    let route = renderer.inputs.catalog.card(id).route.clone()?;
    let address = |page: usize| match page {
        1 => route.to_string(),
        page => format!("{route}pagina/{page}/"),
    };
    Some(view(
        renderer,
        id,
        listing,
        &listing.entries,
        1,
        None,
        &address,
    ))
}

/// A later page of a section's list.
pub(super) fn later(
    renderer: &Renderer<'_>,
    site: &Arc<SiteView>,
    output: &Output,
    id: DocId,
    number: usize,
) -> PageView {
    let catalog = renderer.inputs.catalog;
    let listing = &renderer.inputs.plan.listings[&id];
    let route = catalog.card(id).route.as_deref().unwrap_or("/").to_owned();
    let address = |page: usize| match page {
        1 => route.clone(),
        page => format!("{route}pagina/{page}/"),
    };
    let messages = renderer.messages(output.lang);
    let title = messages.text(
        "titulo-pagina",
        &[
            ("titulo", renderer.title(output.lang, id).into()),
            ("n", number.into()),
        ],
    );
    let mut view_ = shell_of(renderer, site, output, id, &title);
    view_.list = Some(view(
        renderer,
        id,
        listing,
        &listing.entries,
        number,
        None,
        &address,
    ));
    view_
}

/// A page of a facet's list.
pub(super) fn facet(
    renderer: &Renderer<'_>,
    site: &Arc<SiteView>,
    output: &Output,
    id: DocId,
    facet: usize,
    value: usize,
    number: usize,
) -> PageView {
    let catalog = renderer.inputs.catalog;
    let listing = &renderer.inputs.plan.listings[&id];
    let chosen = &listing.facets[facet];
    let wanted = &chosen.values[value];
    let route = catalog.card(id).route.as_deref().unwrap_or("/").to_owned();
    let address = |page: usize| facet_route(&route, &chosen.field, &wanted.slug, page);
    let kind = catalog.schema().kind(listing.kind);
    let field = kind.field(&chosen.field);
    let label = field.map_or_else(
        || chosen.field.to_string(),
        |field| renderer.label(output.lang, &field.label),
    );
    let narrowed = format!(
        "{label}: {}",
        value_label(renderer, field, &wanted.value, output.lang)
    );
    let messages = renderer.messages(output.lang);
    let section = renderer.title(output.lang, id);
    let base = format!("{section} · {narrowed}");
    let title = match number {
        1 => base,
        n => messages.text("titulo-pagina", &[("titulo", base.into()), ("n", n.into())]),
    };
    let mut page = shell_of(renderer, site, output, id, &title);
    page.list = Some(view(
        renderer,
        id,
        listing,
        &wanted.entries,
        number,
        Some((facet, value, narrowed)),
        &address,
    ));
    page
}

/// A page of a list: the section's title, place and language.
fn shell_of(
    renderer: &Renderer<'_>,
    site: &Arc<SiteView>,
    output: &Output,
    id: DocId,
    title: &str,
) -> PageView {
    let mut page = page::blank(renderer, site, output, title);
    page.template = "seccion";
    page.kind = Some("seccion".to_owned());
    page.languages = own::languages(renderer, output);
    page.stamps = about::stamps(&renderer.inputs, id);
    let mut crumbs = page::breadcrumb(renderer, id);
    if let Some(last) = crumbs.last_mut() {
        last.current = false;
    }
    crumbs.push(LinkView {
        text: title.to_owned(),
        href: output.route.to_string(),
        current: true,
        ..LinkView::default()
    });
    page.breadcrumb = crumbs;
    page
}

fn view(
    renderer: &Renderer<'_>,
    id: DocId,
    listing: &Listing,
    entries: &[EntryId],
    number: usize,
    chosen: Option<(usize, usize, String)>,
    address: &dyn Fn(usize) -> String,
) -> ListView {
    let catalog = renderer.inputs.catalog;
    let lang = catalog.doc(id).lang;
    let kind = catalog.schema().kind(listing.kind);
    let columns = columns(kind);
    let shown = entries.chunks(listing.per_page).nth(number - 1);
    let shown = shown.unwrap_or_default();
    let route = catalog.card(id).route.as_deref().unwrap_or("/").to_owned();
    let pages = listing.pages(entries.len());
    let chosen_of = chosen.as_ref().map(|(f, v, _)| (*f, *v));
    let added = match chosen_of {
        Some((f, v)) => &listing.facets[f].values[v].sums,
        None => &listing.sums,
    };
    let table = !entries.is_empty() && !as_articles(renderer, kind, listing, lang);
    let filter = table.then(|| rows::filter(renderer, &route, listing, pages, chosen_of));
    let filter = filter.flatten();
    let whole = filter.as_ref().is_some_and(|filter| filter.rows.is_none());
    ListView {
        kind: kind.name.to_string(),
        title: renderer.label(lang, &kind.plural),
        heading: renderer.label(lang, heading(kind)),
        total: entries.len(),
        columns: columns
            .iter()
            .map(|field| ColumnView {
                key: field.name.to_string(),
                label: renderer.label(lang, &field.label),
                numeric: matches!(
                    field.ty,
                    FieldType::Integer | FieldType::Decimal | FieldType::Pesos
                ),
                summed: field.sum,
            })
            .collect(),
        rows: shown
            .iter()
            .map(|&entry| RowView {
                facets: whole.then(|| rows::places(listing, entry)),
                ..row(renderer, entry, lang, kind, &columns)
            })
            .collect(),
        facets: facets(renderer, listing, kind, &route, lang, chosen_of),
        pager: (pages > 1).then(|| pager(number, pages, address)),
        narrowed: chosen.map(|(_, _, words)| words),
        downloads: downloads(renderer, kind, &route, lang),
        pages: kind.pages,
        only_in: shell::only_in(
            &renderer.inputs,
            lang,
            shown
                .iter()
                .map(|&entry| catalog.doc(catalog.best(entry, lang)).lang),
        ),
        sums: sums(renderer, added, lang, &columns),
        filter,
    }
}

/// What the first column is called: the field that names an entry, if it is the kind's own; if not, the kind.
fn heading(kind: &Kind) -> &Localized {
    let own = match &kind.title {
        Title::Field(name) => kind.field(name).filter(|field| !field.common),
        _ => None,
    };
    own.map_or(&kind.label, |field| &field.label)
}

/// The columns of a kind's list.
pub(super) fn columns(kind: &Kind) -> Vec<&Field> {
    let fields = kind.fields.iter();
    fields.filter(|field| in_columns(kind, field)).collect()
}

/// Whether a list is a run of articles and no table: entries without pages, of which the first has a text.
pub(super) fn as_articles(
    renderer: &Renderer<'_>,
    kind: &Kind,
    listing: &Listing,
    lang: crate::model::LangId,
) -> bool {
    let catalog = renderer.inputs.catalog;
    let text = |&entry: &EntryId| catalog.doc(catalog.best(entry, lang)).body.is_some();
    !kind.pages && listing.entries.first().is_some_and(text)
}

/// What the columns that say so add up to.
fn sums(
    renderer: &Renderer<'_>,
    sums: &[(Arc<str>, i64)],
    lang: crate::model::LangId,
    columns: &[&Field],
) -> Vec<SumView> {
    let messages = renderer.messages(lang);
    let sum = |field: &&Field| {
        let (_, total) = sums.iter().find(|(name, _)| *name == field.name)?;
        Some(SumView {
            label: renderer.label(lang, &field.label),
            text: match field.ty {
                FieldType::Pesos => messages.pesos(*total),
                _ => messages.number(*total),
            },
        })
    };
    columns.iter().filter_map(sum).collect()
}

/// Whether a field is a column: asked for, public, and not what the row's title says already.
pub(crate) fn in_columns(kind: &Kind, field: &Field) -> bool {
    let title = match &kind.title {
        Title::Field(name) => *name == field.name,
        Title::Pattern(pattern) => pattern
            .0
            .values()
            .all(|words| words.contains(&format!("{{{}}}", field.name))),
    };
    field.column && !field.personal && !title
}

pub(super) fn row(
    renderer: &Renderer<'_>,
    entry: EntryId,
    lang: crate::model::LangId,
    kind: &Kind,
    columns: &[&Field],
) -> RowView {
    let catalog = renderer.inputs.catalog;
    let doc = catalog.best(entry, lang);
    let cells = columns
        .iter()
        .map(|field| match catalog.value(doc, &field.name) {
            Some(found) if !found.is_empty() => {
                let said = Said::field(renderer, doc, &field.name, lang);
                value::html(renderer, said, field, &field.ty, found)
            }
            _ => String::new(),
        });
    let cells: Vec<String> = cells.collect();
    let mut link = shell::entry_link(&renderer.inputs, entry, lang);
    // What a column says is not said again under the title, not even its beginning.
    link.summary = link.summary.filter(|summary| {
        let said = value::text(summary.trim_end_matches('…').trim_end());
        !cells
            .iter()
            .any(|cell| foreign::strip(cell).starts_with(&said))
    });
    RowView {
        link,
        id: catalog.entry(entry).id.to_string(),
        cells,
        numbers: columns
            .iter()
            .map(|field| rows::number(catalog.value(doc, &field.name)))
            .collect(),
        facets: None,
        body: match kind.pages {
            true => None,
            false => catalog
                .doc(doc)
                .body
                .as_ref()
                .map(|body| value::rich(renderer, doc, body)),
        },
        image: gallery::image(renderer, doc, lang, Place::Row),
    }
}

fn value_label(
    renderer: &Renderer<'_>,
    field: Option<&Field>,
    typed: &str,
    lang: crate::model::LangId,
) -> String {
    let catalog = renderer.inputs.catalog;
    let ty = field.map(|field| match &field.ty {
        FieldType::List(item) => &**item,
        ty => ty,
    });
    match ty {
        Some(FieldType::Choice(options)) => {
            let option = options.iter().find(|option| &*option.value == typed);
            option.map_or_else(
                || typed.to_owned(),
                |option| renderer.label(lang, &option.label),
            )
        }
        Some(FieldType::Ref(kind)) => match catalog.find(kind, typed) {
            Some(entry) => renderer.title(lang, catalog.best(entry, lang)),
            None => typed.to_owned(),
        },
        Some(FieldType::Territory) => dataset::territory(&renderer.inputs, typed, lang)
            .map_or_else(
                || typed.to_owned(),
                |(name, tag)| renderer.said(lang, name, tag),
            ),
        _ => renderer.written(lang, typed, crate::model::LangId::SOURCE),
    }
}

fn facets(
    renderer: &Renderer<'_>,
    listing: &Listing,
    kind: &Kind,
    route: &str,
    lang: crate::model::LangId,
    chosen: Option<(usize, usize)>,
) -> Vec<FacetView> {
    let view = |(f, facet): (usize, &crate::plan::Facet)| {
        let field = kind.field(&facet.field);
        FacetView {
            key: facet.field.to_string(),
            label: field.map_or_else(String::new, |field| renderer.label(lang, &field.label)),
            values: facet
                .values
                .iter()
                .enumerate()
                .map(|(v, value)| FacetValueView {
                    text: value_label(renderer, field, &value.value, lang),
                    href: facet_route(route, &facet.field, &value.slug, 1),
                    count: value.entries.len(),
                    current: chosen == Some((f, v)),
                })
                .collect(),
        }
    };
    listing.facets.iter().enumerate().map(view).collect()
}

pub(super) fn pager(number: usize, pages: usize, address: &dyn Fn(usize) -> String) -> PagerView {
    let near = |page: &usize| *page == 1 || *page == pages || page.abs_diff(number) <= 2;
    PagerView {
        page: number,
        pages,
        previous: (number > 1).then(|| address(number - 1)),
        next: (number < pages).then(|| address(number + 1)),
        links: (1..=pages)
            .filter(near)
            .map(|page| LinkView {
                text: page.to_string(),
                href: address(page),
                current: page == number,
                ..LinkView::default()
            })
            .collect(),
    }
}

/// Downloads of a whole list: made for kinds that have columns.
fn downloads(
    renderer: &Renderer<'_>,
    kind: &Kind,
    route: &str,
    lang: crate::model::LangId,
) -> Vec<FileView> {
    let inputs = &renderer.inputs;
    let name = renderer.label(lang, &kind.plural);
    download::offered(inputs, renderer.messages(lang), route, &name)
}
