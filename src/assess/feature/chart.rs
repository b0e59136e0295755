//! The organisation chart, computed from `depende_de`: one root, every unit under it, every unit on the page.

use std::sync::Arc;

use crate::assess::context::{Context, Proof, Verdict, on, reason};
use crate::catalog::EntryId;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let catalog = context.catalog;
    let units: Vec<EntryId> = context.counted("dependencia").collect();
    let above = |unit: EntryId| {
        let id = catalog.doc(catalog.source(unit)).fields.text("depende_de");
        id.and_then(|id| catalog.find("dependencia", id))
    };
    let title = |unit: EntryId| catalog.card(catalog.source(unit)).title.clone();
    let roots: Vec<EntryId> = units
        .iter()
        .copied()
        .filter(|&unit| above(unit).is_none())
        .collect();
    let [root] = roots[..] else {
        return Err(reason(
            "razon-sitio-organigrama-raiz",
            [("hay", roots.len().into())],
        ));
    };
    if units.len() < 2 {
        return Err(reason("razon-sitio-organigrama-vacio", []));
    }
    let reaches = |unit: EntryId| {
        std::iter::successors(Some(unit), |&unit| above(unit))
            .take(units.len() + 1)
            .any(|unit| unit == root)
    };
    if let Some(&lost) = units
        .iter()
        .find(|&&unit| !reaches(unit) || title(unit).trim().is_empty())
    {
        return Err(reason(
            "razon-sitio-organigrama-suelta",
            [("entrada", title(lost).into())],
        ));
    }
    let Some((entry, page)) = context.role_page("organigrama") else {
        return Err(reason(
            "razon-pagina-falta",
            [("rol", "organigrama".into())],
        ));
    };
    let mains: Vec<&str> = page
        .facts
        .links
        .iter()
        .filter(|link| link.main)
        .map(|link| &*link.href)
        .collect();
    let shown = |unit: EntryId| {
        let route: Vec<Arc<str>> = context.route(unit).cloned().into_iter().collect();
        context.leads(page, mains.iter().copied(), &route)
    };
    match units.iter().find(|&&unit| !shown(unit)) {
        Some(&unit) => {
            let mut absent = on("razon-sitio-organigrama-falta", page);
            absent.args.push(("entrada", title(unit).into()));
            Err(absent)
        }
        None => Ok(Proof {
            example: catalog.entry(entry).example
                || units.iter().any(|&unit| catalog.entry(unit).example),
            ..Proof::at([page.route.clone()])
        }),
    }
}
