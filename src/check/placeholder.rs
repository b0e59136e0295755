//! E1011: nothing goes public that nobody has written yet: «lorem ipsum», «en construcción», a title «—».

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::words::{self, Text};
use crate::catalog::{Catalog, DocId};
use crate::diag::{Diagnostic, Findings, Severity, code};
use crate::model::Fragment;
use crate::notice::{self, What};
use crate::schema::{Kind, Title};
use crate::text::Span;

pub(super) fn check(catalog: &Catalog) -> Findings {
    let docs: Vec<DocId> = catalog.docs().map(|(id, _)| id).collect();
    let found: Vec<(DocId, Vec<Filler>)> = docs
        .par_iter()
        .with_min_len(64)
        .map(|&id| (id, of(catalog, id)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    // A table whose cells all say «xxx» is told once a phrase.
    let mut told = FxHashSet::default();
    let mut findings = Findings::new();
    for (id, found) in found {
        let doc = catalog.doc(id);
        for (in_body, span, phrase) in found {
            if !doc.row || told.insert((doc.source, phrase.to_lowercase())) {
                let mut finding =
                    Diagnostic::at(code::PLACEHOLDER, doc.source, span).arg("frase", phrase);
                // The words of an act, or of another system's table, are not an editor's to change: somebody should
                // look, the build goes on.
                if doc.row || in_body && catalog.kind(id).verbatim {
                    finding.severity = Severity::Warning;
                }
                findings.push(finding);
            }
        }
    }
    findings
}

/// Whether it stands in the body, where, and the words.
type Filler = (bool, Span, String);

fn of(catalog: &Catalog, id: DocId) -> Vec<Filler> {
    let (doc, kind) = (catalog.doc(id), catalog.kind(id));
    let mut found = Vec::new();
    words::each(&doc.fields, &kind.fields, &mut |words| match words.text {
        Text::Rich(fragment) => found.extend(marked(fragment, false)),
        Text::Plain(text) => {
            let needed = words.top.required && words.top.name == words.field.name;
            if (needed || is_title(kind, &words.top.name))
                && !defines(kind)
                && is_filler(text, doc.row)
            {
                found.push((false, words.span, text.trim().to_owned()));
                return;
            }
            for mark in notice::scan(text) {
                if mark.what == What::Filler {
                    found.push((
                        false,
                        words::part(text, words.span, mark.span),
                        mark.text.to_string(),
                    ));
                }
            }
        }
    });
    if let Some(body) = &doc.body {
        found.extend(marked(body, true));
    }
    found
}

fn marked(fragment: &Fragment, in_body: bool) -> impl Iterator<Item = Filler> + '_ {
    let filler = fragment
        .marks
        .iter()
        .filter(|mark| mark.what == What::Filler);
    filler.map(move |mark| (in_body, mark.span, mark.text.to_string()))
}

/// In a table «N/A», «—» and the like are the way to say that there is nothing to say.
fn is_filler(text: &str, row: bool) -> bool {
    let letters = text
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .count();
    notice::is_filler(text) && !(row && (letters <= 2 || text.len() <= 3))
}

fn is_title(kind: &Kind, field: &str) -> bool {
    matches!(&kind.title, Title::Field(title) if **title == *field) || *kind.summary == *field
}

/// A glossary may explain «prueba» and «pendiente».
fn defines(kind: &Kind) -> bool {
    kind.json_ld
        .as_ref()
        .is_some_and(|thing| &*thing.ty == "DefinedTerm")
}
