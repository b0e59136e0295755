//! Language, own title, description, landmarks, alternative texts and labels on every page.

use rustc_hash::FxHashMap;

use crate::assess::context::{Context, Reason, Verdict, on, reason};
use crate::audit::facts::Landmark;
use crate::audit::{Page, Role};

pub(super) fn check(context: &Context<'_>) -> Verdict {
    let mut titles = FxHashMap::default();
    for page in &context.site.pages {
        if let Some(other) = titles.insert((page.lang, page.facts.title.as_str()), &page.route) {
            let args = [
                ("pagina", page.route.clone().into()),
                ("otra", other.clone().into()),
            ];
            return Err(reason("razon-sitio-titulo-repetido", args));
        }
    }
    context.no_page(|_| true, fault, [context.home()?.route.clone()])
}

fn fault(page: &Page) -> Option<Reason> {
    let facts = &page.facts;
    let filled =
        |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    let marks = [
        Landmark::Header,
        Landmark::Nav,
        Landmark::Main,
        Landmark::Footer,
    ];
    let problem = match () {
        () if !filled(&facts.lang) => "razon-sitio-lang",
        () if facts.title.is_empty() => "razon-sitio-titulo",
        () if page.role != Role::Error && !filled(&facts.description) => "razon-sitio-descripcion",
        () if marks.iter().any(|mark| !facts.landmarks.contains(mark)) => "razon-sitio-regiones",
        () if facts.images.iter().any(|image| image.alt.is_none()) => "razon-sitio-alt",
        () if facts.unlabelled > 0 => "razon-sitio-etiquetas",
        () if facts.tables.1 < facts.tables.0 => "razon-sitio-tabla-encabezados",
        () => return None,
    };
    Some(on(problem, page))
}
