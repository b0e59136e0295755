//! Name and arms of the entity, the same in the header of every page, with alternative text.

use crate::assess::context::{Context, Proof, Verdict, on};
use crate::audit::Page;

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let name = &context
        .config()
        .entity
        .text("nombre")
        .unwrap_or_default()
        .to_lowercase();
    let home = context.home()?;
    let Some(arms) = arms(home, context) else {
        return Err(on("razon-sitio-escudo", home));
    };
    let fault = |page: &Page| {
        let header = page.facts.part("cabecera");
        let named =
            !name.is_empty() && header.is_some_and(|part| part.text.to_lowercase().contains(name));
        if !named {
            return Some(on("razon-sitio-nombre", page));
        }
        (self::arms(page, context).as_ref() != Some(&arms)).then(|| on("razon-sitio-escudo", page))
    };
    let proof = context.no_page(|_| true, fault, [home.route.clone()])?;
    let entity = &context.config().entity;
    let example = entity
        .list("datos_de_ejemplo")
        .iter()
        .any(|item| matches!(item.value.as_text(), Some("escudo" | "nombre")));
    Ok(Proof { example, ..proof })
}

/// Address of the arms in the header, if they say in words what they are (for a drawing in the page: its text).
/// The words are in the language of the page, so that only the picture is the same everywhere.
fn arms(page: &Page, context: &Context<'_>) -> Option<(String, String)> {
    let around = ["escudo", "inicio", "cabecera"];
    let picture = page.facts.images.iter().find(|image| {
        image
            .part
            .as_deref()
            .is_some_and(|part| around.contains(&part))
            && image
                .alt
                .as_deref()
                .is_some_and(|alt| !alt.trim().is_empty())
    });
    if let Some(image) = picture {
        let crate::audit::address::Target::Inside { route, .. } = context.target(page, &image.src)
        else {
            return None;
        };
        return context
            .site
            .has(&route)
            .then(|| (route.to_string(), String::new()));
    }
    let drawing = page
        .facts
        .part("escudo")
        .filter(|part| &*part.element == "svg" && !part.text.is_empty())?;
    Some((String::new(), drawing.text.clone()))
}
