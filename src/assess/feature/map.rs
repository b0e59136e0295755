//! A map of the municipalities that everybody can read: a drawing with names and links, and its table.

use crate::assess::context::{Context, Proof, Verdict, folded, on, reason};

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let Some((entry, page)) = context.role_page("cobertura-geografica") else {
        return Err(reason(
            "razon-pagina-falta",
            [("rol", "cobertura-geografica".into())],
        ));
    };
    let Some(part) = page.facts.part("mapa") else {
        return Err(on("razon-sitio-mapa-dibujo", page));
    };
    let text = folded(&part.text);
    let titles = context.counted("municipio").map(|entry| {
        context
            .catalog
            .card(context.catalog.source(entry))
            .title
            .clone()
    });
    let titles: Vec<_> = titles.collect();
    if let Some(absent) = titles.iter().find(|title| !text.contains(&folded(title))) {
        let mut absent = reason(
            "razon-sitio-mapa-municipio",
            [("entrada", absent.clone().into())],
        );
        absent.args.push(("pagina", page.route.clone().into()));
        return Err(absent);
    }
    match titles.is_empty() || page.facts.tables.1 == 0 {
        true => Err(on("razon-sitio-mapa-tabla", page)),
        false => Ok(Proof {
            example: context.catalog.entry(entry).example,
            ..Proof::at([page.route.clone()])
        }),
    }
}
