//! The number of visits with its cut-off date, on the home page; the same number as in the data.

use crate::assess::context::{Context, Proof, Verdict, on, reason};
use crate::assess::path;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let home = context.home()?;
    let catalog = context.catalog;
    let months: Vec<_> = context.counted("visita").collect();
    let numbers = months
        .iter()
        .flat_map(|&entry| path::texts(catalog, catalog.source(entry), "visitas"));
    let numbers: Vec<u64> = numbers.filter_map(|text| text.parse().ok()).collect();
    if numbers.is_empty() {
        return Err(reason(
            "razon-coleccion-vacia",
            [
                ("carpeta", "content/visitas".into()),
                ("filtro", "".into()),
                ("hay", 0_usize.into()),
                ("minimo", 1_usize.into()),
            ],
        ));
    }
    let Some(part) = home.facts.part("visitas") else {
        return Err(on("razon-sitio-visitas", home));
    };
    // Numbers as people write them: 6.050, 6,050, 6 050.
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let shown = digits(&part.text);
    let sum: u64 = numbers.iter().sum();
    let told = numbers
        .iter()
        .chain([&sum])
        .any(|number| shown.contains(&number.to_string()));
    if !told {
        return Err(on("razon-sitio-visitas-numero", home));
    }
    if part.moments.is_empty() {
        return Err(on("razon-sitio-visitas-corte", home));
    }
    Ok(Proof {
        example: months.iter().all(|&entry| catalog.entry(entry).example),
        ..Proof::at([home.route.clone()])
    })
}
