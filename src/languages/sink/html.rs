//! As a table in HTML, to put on a page or in a message.

use super::Context;
use crate::languages::Coverage;
use crate::parse::markdown::escape;

/// One table, a row a section of a language.
pub fn html(all: &[Coverage], cx: &Context<'_>) -> String {
    let config = cx.catalog.config();
    let mut out = String::from("<table>\n<caption>");
    escape(&mut out, &cx.word("lenguas-titulo"));
    out.push_str("</caption>\n<thead><tr>");
    for id in [
        "lenguas-columna-lengua",
        "lenguas-columna-seccion",
        "lenguas-columna-vigentes",
        "lenguas-columna-atrasadas",
        "lenguas-columna-sin-version",
        "lenguas-columna-faltan",
    ] {
        out.push_str("<th scope=\"col\">");
        escape(&mut out, &cx.word(id));
        out.push_str("</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for one in all {
        let language = config.language(one.lang);
        for section in &one.sections {
            out.push_str("<tr><th scope=\"row\" lang=\"");
            escape(&mut out, &language.tag);
            out.push_str("\">");
            escape(&mut out, &language.name);
            out.push_str("</th><td>");
            escape(&mut out, &cx.section(section));
            out.push_str("</td>");
            let count = &section.count;
            for number in [
                count.current,
                count.out_of_date,
                count.unmarked,
                count.missing,
            ] {
                out.push_str(&format!("<td>{number}</td>"));
            }
            out.push_str("</tr>\n");
        }
    }
    out.push_str("</tbody>\n</table>\n");
    out
}
