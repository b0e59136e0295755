//! For a terminal.

use super::{Context, percent};
use crate::catalog::Standing;
use crate::languages::{Count, Coverage};

/// A paragraph a language: its sections, then what an editor has to do.
pub fn text(all: &[Coverage], cx: &Context<'_>) -> String {
    let config = cx.catalog.config();
    if all.is_empty() {
        return format!("{}\n", cx.word("lenguas-una"));
    }
    let mut out = String::new();
    for one in all {
        if !out.is_empty() {
            out.push('\n');
        }
        let language = config.language(one.lang);
        let args = [
            ("lengua", (&*language.name).into()),
            ("codigo", (&*language.tag).into()),
            ("hay", one.count.translated().into()),
            ("total", one.count.total().into()),
            (
                "porcentaje",
                percent(one.count.translated(), one.count.total()).into(),
            ),
        ];
        out.push_str(&format!("{}\n", cx.messages.text("lenguas-avance", &args)));
        if let Some(review) = &language.review {
            let told = [("quien", review.by.clone().into())];
            let day = review.on.map(|day| format!(" ({day})"));
            out.push_str(&format!(
                "  {}{}\n",
                cx.messages.text("lenguas-revision", &told),
                day.unwrap_or_default()
            ));
        }
        for section in one.sections.iter().filter(|one| one.count.translated() > 0) {
            out.push_str(&format!(
                "  {:<40} {}\n",
                cx.section(section),
                states(&section.count, cx)
            ));
        }
        let none = one
            .sections
            .iter()
            .filter(|one| one.count.translated() == 0);
        let none: Vec<String> = none.map(|section| cx.section(section)).collect();
        if !none.is_empty() {
            let args = [("secciones", none.join(", ").into())];
            out.push_str(&format!(
                "  {}\n",
                cx.messages.text("lenguas-sin-nada", &args)
            ));
        }
        for doc in one.sections.iter().flat_map(|section| &section.due) {
            let id = match cx.catalog.standing(*doc) {
                Some(Standing::OutOfDate) => "lenguas-atrasada",
                _ => "lenguas-sin-version",
            };
            let args = [("archivo", cx.file(*doc).into())];
            out.push_str(&format!("  {}\n", cx.messages.text(id, &args)));
        }
    }
    out
}

fn states(count: &Count, cx: &Context<'_>) -> String {
    let args = [
        ("vigentes", count.current.into()),
        ("atrasadas", count.out_of_date.into()),
        ("sinversion", count.unmarked.into()),
        ("faltan", count.missing.into()),
    ];
    cx.messages.text("lenguas-estados", &args)
}
