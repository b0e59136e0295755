//! What a dataset says of itself agrees: what is withheld says why and gives nothing away; what is public can be reached
//! and says what may be done with it.

use crate::catalog::{Catalog, DocId};
use crate::diag::{Diagnostic, Findings, code};
use crate::model::Value;
use crate::text::Span;

pub(super) fn check(catalog: &Catalog) -> Findings {
    let sources = catalog
        .named("conjunto")
        .iter()
        .map(|&entry| catalog.source(entry));
    sources.flat_map(|doc| dataset(catalog, doc)).collect()
}

fn dataset(catalog: &Catalog, id: DocId) -> Findings {
    let doc = catalog.doc(id);
    let fields = &doc.fields;
    let at = |code, span| Diagnostic::at(code, doc.source, span);
    let mut findings = Findings::new();
    let class = fields.spanned("clasificacion");
    let word = class.and_then(|class| class.value.as_text());
    let withheld = word.is_some_and(|word| word != "publica");
    let resources = fields
        .spanned("recursos")
        .filter(|all| !all.value.is_empty());
    match (withheld, fields.spanned("excepcion"), class) {
        (true, None, Some(class)) => {
            let finding = at(code::EXCEPTION_MISSING, class.span);
            findings.push(finding.arg("valor", word.unwrap_or_default()));
        }
        (false, Some(exception), _) => findings.push(at(code::EXCEPTION_PUBLIC, exception.span)),
        (true, Some(exception), _) => {
            let whole = match &exception.value {
                Value::Record(exception) => exception.text("alcance") == Some("total"),
                _ => false,
            };
            if let (true, Some(resources)) = (whole, resources) {
                let first = fields.list("recursos").first();
                let span = first.map_or(resources.span, |first| first.span);
                findings.push(at(code::WITHHELD_FILES, span));
            }
        }
        _ => {}
    }
    for resource in fields.list("recursos") {
        let Value::Record(record) = &resource.value else {
            continue;
        };
        let leads = ["archivo", "lista", "enlace"];
        if !leads.iter().any(|name| record.get(name).is_some()) {
            let finding = at(code::RESOURCE_NOWHERE, resource.span);
            findings.push(finding.arg("titulo", record.text("titulo").unwrap_or_default()));
        }
    }
    let licensed = fields.get("licencia").is_some() || catalog.config().licence.is_some();
    if !withheld && resources.is_some() && !licensed {
        findings.push(at(code::LICENCE_MISSING, Span::at(doc.span.start as usize)));
    }
    findings
}
