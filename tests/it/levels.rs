//! The menu that a regime asks for, in the built site: its levels in order, and each numeral with a link to where its
//! information is, the reason why it does not apply, or the admission that it is not published.

use vitrina::assess::{Outcome, PackReport, checklists};
use vitrina::engine::Build;

use crate::portal::{self, Files};

/// The numerals of a page: what stands between one and the next, by id.
fn numerals(page: &str) -> Vec<(&str, &str)> {
    let items = page.split("<li class=\"numeral ").skip(1);
    items
        .map(|item| {
            let id = item.split("id=\"").nth(1).expect("a numeral has an id");
            let own = item
                .split("<nav class=\"vecinos\"")
                .next()
                .expect("it begins");
            (id.split('"').next().expect("it ends"), own)
        })
        .collect()
}

fn pack<'b>(build: &'b Build, id: &str) -> &'b PackReport {
    let found = build.report.packs.iter().find(|pack| &*pack.id == id);
    found.expect("the portal uses it")
}

/// Addresses of the levels of a menu, in order, as the section's page links them.
fn linked(page: &str) -> Vec<&str> {
    let menu = page.split("<ol class=\"tarjetas niveles\">").nth(1);
    let menu = menu.and_then(|rest| rest.split("</ol>").next());
    let links = menu
        .expect("the section shows the menu")
        .split("href=\"")
        .skip(1);
    links.filter_map(|rest| rest.split('"').next()).collect()
}

fn check(build: &Build, files: &Files, regime: &str, section: &str, count: usize) {
    let data = checklists().iter().find(|one| &*one.id == regime);
    let data = data.expect("the program carries it");
    let levels = data.phases.iter().filter(|phase| phase.level.is_some());
    let levels: Vec<_> = levels.collect();
    let wanted: Vec<String> = levels
        .iter()
        .map(|phase| format!("{section}{}/", phase.slug.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(wanted.len(), count);
    let own = portal::text(files, &format!("{}index.html", &section[1..]));
    assert_eq!(linked(own), wanted, "{section}");
    for (phase, route) in levels.iter().zip(&wanted) {
        let page = portal::text(files, &format!("{}index.html", &route[1..]));
        let shown = numerals(page);
        let report = pack(build, regime)
            .phases
            .iter()
            .find(|one| one.id == phase.id);
        let requirements = report.expect("it is reported").requirements.iter();
        let rows = requirements.filter(|one| Some(&one.label) != phase.level.as_ref());
        let rows: Vec<_> = rows.collect();
        assert_eq!(shown.len(), rows.len(), "{route}");
        for (one, (id, html)) in rows.into_iter().zip(shown) {
            assert_eq!(id, &*one.id, "{route} has its numerals in order");
            assert!(html.contains(&*one.label), "{id}");
            match one.outcome {
                Outcome::Met => {
                    assert!(!one.evidence.is_empty(), "{id} is met by nothing");
                    for address in &one.evidence {
                        assert!(
                            html.contains(&format!("href=\"{address}\"")),
                            "{id}: {address}"
                        );
                    }
                }
                Outcome::NotApplicable => {
                    let why = one.reason.as_ref().expect("it says why");
                    let text = build.messages["es"].text(why.id, &why.args);
                    assert!(
                        html.contains("No aplica") && html.contains(&text),
                        "{id}: {html}"
                    );
                    assert!(html.contains(&*one.law), "{id} says no basis");
                }
                Outcome::Missing => {
                    assert!(html.contains("Todavía no está publicado."), "{id}: {html}");
                }
            }
        }
    }
}

#[test]
fn the_menu_of_transparency_has_its_ten_levels_and_the_minimum_information_its_nine_sections() {
    let host = portal::real();
    let (build, files) = portal::build(&host);
    check(&build, &files, "res1519", "/transparencia/", 10);
    check(
        &build,
        &files,
        "gel-anexo2",
        "/transparencia/informacion-minima/",
        9,
    );
    let taxes = pack(&build, "res1519");
    let taxes = taxes.phases.iter().find(|phase| &*phase.id == "menu-10");
    let excused = |one: &vitrina::assess::RequirementReport| one.outcome == Outcome::NotApplicable;
    assert!(taxes.expect("it is there").requirements.iter().all(excused));
}
