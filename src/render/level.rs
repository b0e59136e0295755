//! The menu that a regime asks for: its levels in the section that shows it, and a page for each level.
//!
//! In: the plan's menus, and for the pages the report. Out: data for `bloques/niveles.html`, and the views of
//! `nivel.html`: each numeral with links to where its information is, or why there is none.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::view::{LinkView, PageView, SiteView};
use super::{Renderer, compliance, own, page, shell};
use crate::catalog::DocId;
use crate::model::LangId;
use crate::plan::{Level, Menu, Output, level_route};

/// The levels of a section's menu.
pub(super) fn block(renderer: &Renderer<'_>, id: DocId) -> Json {
    let catalog = renderer.inputs.catalog;
    let lang = catalog.doc(id).lang;
    let menu = catalog
        .text(id, "menu_de")
        .and_then(|regime| menu(renderer, regime));
    let above = catalog.card(id).route.as_deref().unwrap_or("/");
    let links = menu.into_iter().flat_map(|menu| &menu.levels);
    let links = links.map(|level| {
        json!({
            "number": &*level.number,
            "name": bare(renderer, level, lang),
            "href": level_route(above, &level.slug),
            "items": level.items,
        })
    });
    json!({ "levels": links.collect::<Vec<Json>>() })
}

fn menu<'a>(renderer: &Renderer<'a>, regime: &str) -> Option<&'a Menu> {
    let mut menus = renderer.inputs.plan.menus.iter();
    menus.find(|menu| *menu.regime == *regime)
}

/// Its name, and the tag of the language that it is in.
fn name<'a>(renderer: &Renderer<'_>, level: &'a Level, lang: LangId) -> (&'a str, &'a str) {
    let tag = renderer.inputs.catalog.config().interface(lang);
    let name = level
        .name
        .get_key_value(tag)
        .or_else(|| level.name.get_key_value("es"));
    name.map_or((&level.number, "es"), |(tag, name)| (name, tag))
}

fn shown(renderer: &Renderer<'_>, level: &Level, lang: LangId) -> String {
    let (name, tag) = name(renderer, level, lang);
    renderer.said(lang, name, tag)
}

/// The name without its number.
fn bare(renderer: &Renderer<'_>, level: &Level, lang: LangId) -> String {
    let (name, tag) = name(renderer, level, lang);
    let rest = name.strip_prefix(&*level.number);
    let rest = rest.and_then(|rest| rest.strip_prefix(". "));
    renderer.said(lang, rest.unwrap_or(name), tag)
}

/// The page of a level.
pub(super) fn page(
    renderer: &Renderer<'_>,
    site: &Arc<SiteView>,
    output: &Output,
    section: DocId,
    regime: &str,
    number: usize,
) -> PageView {
    let catalog = renderer.inputs.catalog;
    let found = menu(renderer, regime).and_then(|menu| Some((menu, menu.levels.get(number)?)));
    let title = found.map_or_else(String::new, |(_, level)| {
        shown(renderer, level, output.lang)
    });
    let mut view = page::blank(renderer, site, output, &title);
    view.template = "nivel";
    view.languages = own::languages(renderer, output);
    let entry = catalog.card(section).entry;
    let home = catalog.find("seccion", "inicio");
    let chain = home.into_iter().chain(catalog.ancestors(entry));
    view.breadcrumb = chain
        .chain([entry])
        .map(|above| shell::entry_link(&renderer.inputs, above, output.lang))
        .collect();
    view.breadcrumb.push(LinkView {
        text: title.clone(),
        href: output.route.to_string(),
        current: true,
        ..LinkView::default()
    });
    view.stamps.updated = Some(renderer.inputs.date.to_string());
    if let Some((menu, level)) = found {
        let section = catalog.card(section);
        let above = section.route.as_deref().unwrap_or("/");
        view.description = format!("{title} · {}", section.title);
        let link = |number: Option<usize>| {
            let level = menu.levels.get(number?)?;
            Some(json!({
                "text": shown(renderer, level, output.lang),
                "href": level_route(above, &level.slug),
            }))
        };
        view.special.level = Some(json!({
            "regime": regime,
            "rows": rows(renderer, output.lang, regime, level),
            "report": format!("{}/cumplimiento/{regime}/", catalog.prefix(output.lang)),
            "ask": with_role(renderer, "pqrsd", output.lang),
            "above": {
                "text": renderer.written(output.lang, &section.title, output.lang),
                "href": above,
            },
            "previous": link(number.checked_sub(1)),
            "next": link(Some(number + 1)),
        }));
    }
    view
}

/// The page with a role, to ask for what is not published.
fn with_role(renderer: &Renderer<'_>, role: &str, lang: LangId) -> Option<LinkView> {
    let catalog = renderer.inputs.catalog;
    let mut pages = catalog.named("pagina").iter().copied();
    let of_role = |&entry: &_| {
        let roles = catalog.text(catalog.source(entry), "rol");
        roles.is_some_and(|roles| roles.split_whitespace().any(|one| one == role))
    };
    pages
        .find(of_role)
        .map(|entry| shell::entry_link(&renderer.inputs, entry, lang))
}

/// The numerals of a level as the report judges them; that which is the level itself is the page.
fn rows(renderer: &Renderer<'_>, lang: LangId, regime: &str, level: &Level) -> Vec<Json> {
    let packs = renderer
        .inputs
        .report
        .and_then(|report| report["packs"].as_array());
    let pack = packs
        .into_iter()
        .flatten()
        .find(|pack| pack["id"].as_str() == Some(regime));
    let Some(mut pack) = pack.cloned() else {
        return Vec::new();
    };
    compliance::words(renderer, lang, &mut pack);
    let phases = pack["phases"].as_array_mut().into_iter().flatten();
    let of_level = phases.filter(|phase| phase["id"].as_str() == Some(&level.phase));
    let rows = of_level.filter_map(|phase| phase["requirements"].as_array_mut());
    let mut rows: Vec<Json> = rows.flat_map(std::mem::take).collect();
    rows.retain(|row| row["label"].as_str() != Some(&level.number));
    for row in &mut rows {
        let depth = row["label"]
            .as_str()
            .map_or(0, |label| depth(label, &level.number));
        row["depth"] = depth.into();
    }
    rows
}

/// How far a numeral lies under those of its level: 0 for `4.7`, 1 for `4.7.5`; 0 where there are no numerals.
fn depth(label: &str, level: &str) -> usize {
    let under = label
        .strip_prefix(level)
        .and_then(|rest| rest.strip_prefix('.'));
    under.map_or(0, |rest| rest.matches('.').count())
}

#[cfg(test)]
mod tests {
    use super::depth;

    #[test]
    fn numerals_lie_under_their_level() {
        for (label, level, wanted) in [
            ("4.7", "4", 0),
            ("4.7.5", "4", 1),
            ("4.7.5.a", "4", 2),
            ("5.a", "5", 0),
            ("10.1", "10", 0),
            ("Sección 1", "1", 0),
        ] {
            assert_eq!(depth(label, level), wanted, "{label}");
        }
    }
}
