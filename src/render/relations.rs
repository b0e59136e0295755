//! What other entries say of an entry: acts between norms, the table of a budget, and who points to it.
//!
//! Each is data for a block: `relaciones`, `presupuesto`, `enlaces`.

use serde_json::{Value as Json, json};

use super::{Renderer, picture, shell};
use crate::catalog::{Act, COLUMNS, DocId, Incoming, Other, reference_fields};
use crate::model::LangId;
use crate::plan::facet_route;
use crate::schema::{Field, FieldType, Inverse, Localized};

/// Entries of one group that a page names; the rest are counted.
const SHOWN: usize = 20;

/// The label of a choice of a kind.
fn choice<'f>(fields: &'f [Field], name: &str, value: &str) -> Option<&'f Localized> {
    fields.iter().find_map(|field| match &field.ty {
        FieldType::Choice(options) if &*field.name == name => options
            .iter()
            .find(|option| &*option.value == value)
            .map(|option| &option.label),
        FieldType::List(item) => match &**item {
            FieldType::Record(fields) => choice(fields, name, value),
            _ => None,
        },
        _ => None,
    })
}

/// What a norm does and bears, its state and the act that decides it.
pub(super) fn norm(renderer: &Renderer<'_>, id: DocId) -> Json {
    let catalog = renderer.inputs.catalog;
    let entry = catalog.card(id).entry;
    let (lang, kind) = (catalog.doc(id).lang, catalog.kind(id));
    let Some(norm) = catalog.norms().get(entry) else {
        return json!({});
    };
    let today = renderer.inputs.date;
    let word = |act: &Act, borne: bool| {
        let word = if borne { act.passive } else { act.active };
        choice(&kind.fields, "accion", word)
            .map_or_else(|| word.to_owned(), |label| renderer.label(lang, label))
    };
    let shown = |act: &Act, borne: bool| {
        let (link, name) = match &act.other {
            Other::Entry(other) => (
                Some(shell::entry_link(&renderer.inputs, *other, lang)),
                None,
            ),
            Other::External(name, address) => (
                address.as_ref().map(|address| super::view::LinkView {
                    text: renderer.written(lang, name, LangId::SOURCE),
                    href: address.to_string(),
                    external: true,
                    ..Default::default()
                }),
                Some(renderer.written(lang, name, LangId::SOURCE)),
            ),
        };
        json!({
            "action": word(act, borne), "link": link, "name": name,
            "articles": act.articles.join(", "),
            "since": act.typed_since.map(|day| day.to_string()),
            "until": act.until.map(|day| day.to_string()),
            "pending": act.since.is_some_and(|day| day > today),
            "over": act.until.is_some_and(|day| day < today),
        })
    };
    let state = choice(&kind.fields, "estado", norm.state.name());
    let state = state.map(|label| renderer.label(lang, label));
    let does: Vec<Json> = norm.does.iter().map(|act| shown(act, false)).collect();
    let bears: Vec<Json> = norm.bears.iter().map(|act| shown(act, true)).collect();
    json!({
        "state": state,
        "reason": norm.reason.map(|n| shown(&norm.bears[n], true)),
        "picture": picture::norm::picture(renderer, id, &bears, &does),
        "does": does,
        "bears": bears,
    })
}

/// The table of a budget, with its totals and what of it is spent.
pub(super) fn budget(renderer: &Renderer<'_>, id: DocId) -> Json {
    let catalog = renderer.inputs.catalog;
    let lang = catalog.doc(id).lang;
    let messages = renderer.messages(lang);
    let Some(budget) = catalog.budgets().get(catalog.card(id).entry) else {
        return json!({});
    };
    let kind = catalog.schema().named("rubro");
    let labels: Vec<String> = COLUMNS
        .iter()
        .filter_map(|column| {
            let field = catalog.schema().kind(kind?).field(column)?;
            Some(renderer.label(lang, &field.label))
        })
        .collect();
    let money = |amount: Option<i128>| {
        amount
            .and_then(|amount| i64::try_from(amount).ok())
            .map(|amount| messages.pesos(amount))
    };
    let spent = |paid: Option<i128>, whole: Option<i128>| {
        let whole = whole.filter(|&whole| whole > 0)?;
        let percent = (paid? as f64 / whole as f64 * 1000.0).round() / 10.0;
        let places = usize::from(percent.fract() != 0.0);
        let shown = messages.decimal(percent, places);
        Some(messages.text("porcentaje", &[("n", shown.into())]))
    };
    let rows: Vec<Json> = budget
        .items
        .iter()
        .map(|item| {
            let amounts = item.amounts.map(|amount| amount.map(i128::from));
            json!({
                "code": &*item.code, "depth": item.depth,
                "name": renderer.written(lang, &catalog.card(catalog.source(item.entry)).title, LangId::SOURCE),
                "amounts": amounts.iter().map(|&amount| money(amount)).collect::<Vec<_>>(),
                "percent": spent(amounts[6], amounts[3].or(amounts[0])),
            })
        })
        .collect();
    let totals: Vec<Option<i128>> = (0..COLUMNS.len()).map(|n| budget.total(n)).collect();
    json!({
        "pictures": picture::budget::pictures(renderer, id),
        "labels": labels, "rows": rows,
        "totals": totals.iter().map(|&amount| money(amount)).collect::<Vec<_>>(),
        "percent": spent(totals[6], totals[3].or(totals[0])),
    })
}

/// Entries that point to an entry, by kind and field.
pub(super) fn backlinks(renderer: &Renderer<'_>, id: DocId) -> Json {
    let catalog = renderer.inputs.catalog;
    let lang = catalog.doc(id).lang;
    let tag = catalog.config().interface(lang);
    let incoming = catalog.backlinks().to(catalog.card(id).entry);
    let groups: Vec<Json> = incoming
        .chunk_by(|a, b| {
            (a.field, catalog.entry(a.from).kind) == (b.field, catalog.entry(b.from).kind)
        })
        .filter_map(|group| {
            let kind = catalog.schema().kind(catalog.entry(group[0].from).kind);
            let field = *reference_fields(kind).get(usize::from(group[0].field))?;
            let (plural, spoken) = kind.plural.get(tag);
            let (heading, spoken) = match &field.inverse {
                Inverse::Named(texts) => {
                    let (heading, spoken) = texts.get(tag);
                    (heading.replace("{plural}", plural), spoken)
                }
                _ => {
                    let field = field.label.text(tag).to_lowercase();
                    (format!("{plural} ({field})"), spoken)
                }
            };
            let heading = renderer.said(lang, &heading, spoken);
            let links: Vec<_> = group
                .iter()
                .map(|one| shell::entry_link(&renderer.inputs, one.from, lang))
                .filter(|link| !link.href.is_empty())
                .take(SHOWN)
                .collect();
            let more = group.len().saturating_sub(SHOWN);
            let all = (more > 0)
                .then(|| all_of(renderer, id, group, &field.name))
                .flatten();
            (!links.is_empty()).then(|| {
                json!({
                    "heading": heading, "links": links, "more": more, "count": group.len(), "all": all,
                })
            })
        })
        .collect();
    json!({ "groups": groups })
}

/// Address of the list of all that name an entry in a field, where the site has one.
fn all_of(
    renderer: &Renderer<'_>,
    id: DocId,
    incoming: &[Incoming],
    field: &str,
) -> Option<String> {
    let catalog = renderer.inputs.catalog;
    let (entry, lang) = (catalog.card(id).entry, catalog.doc(id).lang);
    let kind = catalog.entry(incoming.first()?.from).kind;
    let listings = renderer.inputs.plan.listings.iter();
    listings
        .filter(|(section, listing)| listing.kind == kind && catalog.doc(**section).lang == lang)
        .filter_map(|(section, listing)| {
            let route = catalog.card(*section).route.as_deref()?;
            let wanted = &*catalog.entry(entry).id;
            let facet = listing.facets.iter().find(|facet| &*facet.field == field);
            let value =
                facet.and_then(|facet| facet.values.iter().find(|one| &*one.value == wanted));
            let (length, route) = match value {
                Some(value) => (
                    value.entries.len(),
                    facet_route(route, field, &value.slug, 1),
                ),
                None => (listing.entries.len(), route.to_owned()),
            };
            (length == incoming.len()).then_some(route)
        })
        .min()
}
