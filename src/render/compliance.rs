//! The compliance pages: the overview, a page a regime, a page a requirement.
//!
//! In: the report as a value (`compliance::value`), already in the page's language. Out: views. Nothing is judged here:
//! addresses become links with the title of what stands there, numbers become words.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::own::own;
use super::view::{FileView, LinkView, PageView, SiteView};
use super::{Renderer, about, history, picture, shell};
use crate::model::LangId;
use crate::plan::{Output, REPORTS};

/// The compliance overview.
pub(super) fn overview(renderer: &Renderer<'_>, site: &Arc<SiteView>, output: &Output) -> PageView {
    let mut view = own(
        renderer,
        site,
        output,
        "cumplimiento",
        "cumplimiento-titulo",
    );
    view.special.report = renderer.inputs.report.map(|report| {
        let mut report = report.clone();
        for pack in report["packs"].as_array_mut().into_iter().flatten() {
            words(renderer, output.lang, pack);
            let route = pack_route(renderer, output.lang, text(&pack["id"]));
            for phase in pack["phases"].as_array_mut().into_iter().flatten() {
                phase["href"] = format!("{route}{}", text(&phase["href"])).into();
            }
            pack["href"] = route.into();
        }
        report
    });
    view.special.history = history::history(renderer, output.lang, None);
    view.special.plan = history::plan(renderer, output.lang);
    view.stamps.updated = Some(renderer.inputs.date.to_string());
    view
}

/// A checklist's page.
pub(super) fn pack(
    renderer: &Renderer<'_>,
    site: &Arc<SiteView>,
    output: &Output,
    id: &str,
) -> PageView {
    let mut view = own(renderer, site, output, "regimen", "cumplimiento-titulo");
    if let Some(pack) = packs(renderer).find(|pack| text(&pack["id"]) == id) {
        let name = text(&pack["name"]).to_owned();
        title(&mut view, site, &name);
        under(&mut view, renderer, output, None, &name);
        view.files = REPORTS
            .iter()
            .map(|ending| FileView {
                title: renderer
                    .messages(output.lang)
                    .text(&format!("cumplimiento-{ending}"), &[]),
                href: format!("/cumplimiento/{id}.{ending}"),
                format: ending.to_uppercase(),
                size: String::new(),
            })
            .collect();
        let mut pack = pack.clone();
        words(renderer, output.lang, &mut pack);
        history::before(renderer, output.lang, &mut pack);
        pack["picture"] = picture::score::phases(renderer, output.lang, &pack).into();
        view.special.history = history::history(renderer, output.lang, Some(id));
        view.special.report = Some(pack);
    }
    view.stamps.updated = Some(renderer.inputs.date.to_string());
    view
}

/// A requirement's page.
pub(super) fn requirement(
    renderer: &Renderer<'_>,
    site: &Arc<SiteView>,
    output: &Output,
    pack: &str,
    id: &str,
) -> PageView {
    let mut view = own(renderer, site, output, "requisito", "cumplimiento-titulo");
    let lang = output.lang;
    let found = find(renderer, pack, id);
    if let Some((pack, phase, one)) = found {
        let (label, name) = (text(&one["label"]), text(&one["name"]));
        title(&mut view, site, &format!("{label} {name}"));
        let regime = text(&pack["name"]);
        let above = (regime, pack_route(renderer, lang, text(&pack["id"])));
        under(&mut view, renderer, output, Some(above), label);
        // A description cannot say in which language it is.
        view.description = match lang {
            LangId::SOURCE => text(&one["text"]).to_owned(),
            _ => renderer.messages(lang).text(
                "cumplimiento-requisito-descripcion",
                &[("numero", label.into()), ("regimen", regime.into())],
            ),
        };
        let mut one = one.clone();
        let declared = declaration(renderer, lang, &one["declared_by"]);
        in_words(renderer, lang, &mut one);
        one["declaration"] = declared;
        one["owners"] = owners(renderer, lang, &one["owners"]);
        one["regime"] = regime.into();
        one["phase"] = phase["name"].clone();
        view.special.report = Some(one);
    }
    view.stamps.updated = Some(renderer.inputs.date.to_string());
    view
}

fn text(value: &Json) -> &str {
    value.as_str().unwrap_or_default()
}

fn packs<'r>(renderer: &Renderer<'r>) -> impl Iterator<Item = &'r Json> + use<'r> {
    let report = renderer.inputs.report;
    let packs = report.and_then(|report| report["packs"].as_array());
    packs.into_iter().flatten()
}

/// A requirement with its checklist and phase.
fn find<'r>(
    renderer: &Renderer<'r>,
    pack: &str,
    id: &str,
) -> Option<(&'r Json, &'r Json, &'r Json)> {
    let pack = packs(renderer).find(|known| text(&known["id"]) == pack)?;
    let mut phases = pack["phases"].as_array()?.iter();
    phases.find_map(|phase| {
        let mut all = phase["requirements"].as_array()?.iter();
        let one = all.find(|one| text(&one["id"]) == id)?;
        Some((pack, phase, one))
    })
}

fn pack_route(renderer: &Renderer<'_>, lang: LangId, id: &str) -> String {
    let prefix = renderer.inputs.catalog.prefix(lang);
    format!("{prefix}/cumplimiento/{id}/")
}

fn title(view: &mut PageView, site: &SiteView, title: &str) {
    view.full_title = format!("{title} · {}", shell::site_name(site));
    view.title = title.to_owned();
    view.description = title.to_owned();
}

/// The path to a page below the overview.
fn under(
    view: &mut PageView,
    renderer: &Renderer<'_>,
    output: &Output,
    above: Option<(&str, String)>,
    text: &str,
) {
    if let Some(last) = view.breadcrumb.last_mut() {
        let prefix = renderer.inputs.catalog.prefix(output.lang);
        last.href = format!("{prefix}/cumplimiento/");
        last.current = false;
    }
    view.breadcrumb.extend(above.map(|(text, href)| LinkView {
        text: text.to_owned(),
        href,
        ..LinkView::default()
    }));
    view.breadcrumb.push(LinkView {
        text: text.to_owned(),
        href: output.route.to_string(),
        current: true,
        ..LinkView::default()
    });
}

/// What templates show beside the report's own figures: scores as they are read, evidence with the title of its page.
pub(super) fn words(renderer: &Renderer<'_>, lang: LangId, pack: &mut Json) {
    let messages = renderer.messages(lang);
    pack["note"] = Json::Null;
    let all = pack["phases"].as_array().into_iter().flatten();
    let all = all.filter_map(|phase| phase["requirements"].as_array());
    let (mut met, mut applicable) = (0, 0);
    for one in all.flatten() {
        met += usize::from(one["outcome"] == "met");
        applicable += usize::from(one["outcome"] != "not_applicable");
    }
    pack["met"] = met.into();
    pack["applicable"] = applicable.into();
    for phase in pack["phases"].as_array_mut().into_iter().flatten() {
        let prorated = phase["prorated"].as_f64().unwrap_or_default();
        phase["href"] = format!("#f-{}", text(&phase["id"])).into();
        phase["prorated_text"] = messages
            .decimal(prorated, if prorated.fract() == 0.0 { 2 } else { 1 })
            .into();
        for one in phase["requirements"].as_array_mut().into_iter().flatten() {
            in_words(renderer, lang, one);
        }
    }
}

/// A requirement with links in place of addresses.
fn in_words(renderer: &Renderer<'_>, lang: LangId, one: &mut Json) {
    let catalog = renderer.inputs.catalog;
    let evidence = one["evidence"].as_array().into_iter().flatten();
    let evidence = evidence.filter_map(Json::as_str).map(|address| {
        let page = address.split('#').next().unwrap_or_default();
        let doc = catalog.at(page);
        let title = doc.map(|doc| renderer.title(lang, doc));
        let updated = doc.and_then(|doc| about::stamps(&renderer.inputs, doc).updated);
        json!({
            "text": title.unwrap_or_else(|| address.to_owned()),
            "href": address,
            "updated": updated,
        })
    });
    let evidence: Vec<Json> = evidence.collect();
    one["evidence"] = evidence.into();
    one["same"] = same(renderer, lang, &one["see"]);
    one["href"] = format!("{}{}", catalog.prefix(lang), text(&one["address"])).into();
    one["example"] = (one["rests"] == "example").into();
    let until = text(&one["declared_by"]["expires"]).parse().ok();
    let until = until.map(|day| renderer.messages(lang).date(day).text);
    one["declared_until"] = until.into();
    one["declared_by"] = one["declared_by"]["post"].clone();
    if one["outcome"] != "missing" {
        one["remedy"] = Json::Null;
    }
}

/// A declaration with its unit as a link.
fn declaration(renderer: &Renderer<'_>, lang: LangId, declared: &Json) -> Json {
    if declared.is_null() {
        return Json::Null;
    }
    let mut declared = declared.clone();
    let unit = owners(renderer, lang, &json!([declared["unit_id"]]));
    declared["unit"] = unit[0].clone();
    declared
}

/// Units as links.
fn owners(renderer: &Renderer<'_>, lang: LangId, ids: &Json) -> Json {
    let catalog = renderer.inputs.catalog;
    let ids = ids.as_array().into_iter().flatten();
    let links = ids.filter_map(Json::as_str).filter_map(|id| {
        let unit = catalog.find("dependencia", id)?;
        let link = shell::entry_link(&renderer.inputs, unit, lang);
        Some(json!({ "text": picture::name(renderer, unit, lang), "href": link.href }))
    });
    links.collect()
}

/// Links to the same duty in the portal's other checklists: those that it uses have a page to lead to.
fn same(renderer: &Renderer<'_>, lang: LangId, see: &Json) -> Json {
    let prefix = renderer.inputs.catalog.prefix(lang);
    let links = see.as_array().into_iter().flatten().filter_map(|key| {
        let (regime, id) = key.as_str()?.split_once('/')?;
        let (pack, _, one) = find(renderer, regime, id)?;
        Some(json!({
            "text": format!("{} {}", text(&pack["name"]), text(&one["label"])),
            "name": one["name"],
            "outcome": one["outcome"],
            "href": format!("{prefix}{}", text(&one["address"])),
        }))
    });
    links.collect()
}
