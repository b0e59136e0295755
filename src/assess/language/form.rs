//! Evidence that is not of the language: an unknown piece, key or word, a value of another sort, a key that lacks
//! (E0670). Told at its place; the reader itself could only point at the whole.

use super::walk::{self, Node};
use super::{Form, GRAMMAR, Is, Key};
use crate::diag::{Diagnostic, Findings, code, nearest};
use crate::text::{SourceId, Span};

/// What is not of the language, in the order of the text.
pub(in crate::assess) fn findings(text: &str, source: SourceId) -> Findings {
    let mut judge = Judge {
        source,
        requirement: String::new(),
        findings: Findings::new(),
    };
    let Some(root) = walk::parse(text) else {
        return judge.findings;
    };
    for (id, evidence) in walk::requirements(root.get_ref()) {
        judge.requirement = id.to_owned();
        judge.pieces(evidence);
    }
    judge.findings
}

struct Judge {
    source: SourceId,
    requirement: String,
    findings: Findings,
}

impl Judge {
    /// Tells a word that is none of those there are (`word`), or a value of another sort.
    fn tell<'w>(
        &mut self,
        span: Span,
        problem: &'static str,
        word: &str,
        words: impl Iterator<Item = &'w str> + Clone,
    ) {
        let near = nearest(word, words.clone());
        let all: Vec<&str> = words.collect();
        self.findings.push(
            Diagnostic::at(code::EVIDENCE_FORM, self.source, span)
                .arg("requisito", self.requirement.clone())
                .arg("problema", problem)
                .arg("valor", word)
                .arg("hay", if all.is_empty() { "no" } else { "si" })
                .arg("nombres", all.join(", "))
                .suggest(near),
        );
    }

    fn pieces(&mut self, node: &Node<'_>) {
        if !matches!(node.get_ref(), toml::de::DeValue::Array(_)) {
            return self.tell(walk::span(node), "lista", "", std::iter::empty());
        }
        for piece in walk::items(node) {
            self.piece(piece);
        }
    }

    fn piece(&mut self, node: &Node<'_>) {
        let at = walk::span(node);
        let Some(table) = walk::table(node) else {
            return self.tell(at, "tabla", "", std::iter::empty());
        };
        let Some(check) = walk::get(table, "check") else {
            return self.tell(at, "falta", "check", GRAMMAR.pieces());
        };
        let name = walk::text(check).unwrap_or_default();
        match GRAMMAR.form(name, true) {
            Some(form) => self.keys(form, node),
            None => self.tell(walk::span(check), "pieza", name, GRAMMAR.pieces()),
        }
    }

    fn keys(&mut self, form: &Form, node: &Node<'_>) {
        let Some(table) = walk::table(node) else {
            return self.tell(walk::span(node), "tabla", "", std::iter::empty());
        };
        for (name, span, value) in walk::entries(table) {
            if form.piece && name == "check" {
                continue;
            }
            match form.keys.iter().find(|key| key.name == name) {
                Some(key) => self.value(key, value),
                None => {
                    let names = form.keys.iter().map(|key| key.name.as_str());
                    self.tell(span, "clave", name, names);
                }
            }
        }
        for key in form.keys.iter().filter(|key| key.required) {
            if walk::get(table, &key.name).is_none() {
                let none = std::iter::empty();
                self.tell(walk::span(node), "falta", &key.name, none);
            }
        }
    }

    fn value(&mut self, key: &Key, node: &Node<'_>) {
        use toml::de::DeValue as V;
        let at = walk::span(node);
        let good = match (&key.is, node.get_ref()) {
            (Is::Evidence, _) => return self.pieces(node),
            (Is::Form(name), _) => {
                if let Some(form) = GRAMMAR.form(name, false) {
                    self.keys(form, node);
                }
                return;
            }
            (Is::Count, _) => walk::number(node, true).is_some(),
            (Is::Fraction, _) => walk::number(node, false).is_some(),
            (Is::Flag, value) => matches!(value, V::Boolean(_)),
            (Is::Texts | Is::Paths | Is::PagePaths | Is::Systems, V::Array(items)) => {
                return self.each_text(key, items);
            }
            (Is::Places, V::Array(items)) => {
                self.each_text(key, items);
                for (word, span) in walk::texts(node) {
                    let role = word.strip_prefix("role:");
                    if role.is_none_or(str::is_empty) {
                        self.word("place", word, span);
                    }
                }
                return;
            }
            (Is::Groups, V::Array(groups)) => {
                for group in groups.iter() {
                    match group.get_ref() {
                        V::Array(items) => self.each_text(key, items),
                        _ => self.tell(walk::span(group), "lista", &key.name, std::iter::empty()),
                    }
                }
                return;
            }
            (Is::Filter, V::Table(table)) => {
                for (_, _, value) in walk::entries(table) {
                    match value.get_ref() {
                        V::Array(items) => self.each_text(key, items),
                        _ => self.tell(walk::span(value), "lista", &key.name, std::iter::empty()),
                    }
                }
                return;
            }
            (Is::Formats | Is::Data | Is::Prefixes, V::Table(table)) => {
                for (_, _, value) in walk::entries(table) {
                    match walk::text(value) {
                        Some(word) if key.is != Is::Prefixes => {
                            self.word("format", word, walk::span(value));
                        }
                        Some(_) => {}
                        None => {
                            self.tell(walk::span(value), "texto", &key.name, std::iter::empty())
                        }
                    }
                }
                return;
            }
            (Is::Format, V::String(word)) => return self.word("format", word, at),
            (Is::Feature, V::String(word)) => return self.word("feature", word, at),
            (
                Is::Name
                | Is::Kind
                | Is::Path
                | Is::Parent
                | Is::Dated
                | Is::Part
                | Is::Phase
                | Is::Requirement
                | Is::Frequency
                | Is::Duty,
                value,
            ) => matches!(value, V::String(_)),
            _ => false,
        };
        if !good {
            self.tell(at, sort(&key.is), &key.name, std::iter::empty());
        }
    }

    fn each_text(&mut self, key: &Key, items: &[Node<'_>]) {
        for item in items {
            if walk::text(item).is_none() {
                self.tell(walk::span(item), "texto", &key.name, std::iter::empty());
            }
        }
    }

    /// A word of a closed list.
    fn word(&mut self, list: &str, word: &str, span: Span) {
        if !GRAMMAR.words(list).any(|known| known == word) {
            self.tell(span, "palabra", word, GRAMMAR.words(list));
        }
    }
}

/// What a value should have been, as the message names it.
fn sort(is: &Is) -> &'static str {
    match is {
        Is::Count | Is::Fraction => "numero",
        Is::Flag => "si-o-no",
        Is::Texts | Is::Paths | Is::PagePaths | Is::Systems | Is::Places | Is::Groups => "lista",
        Is::Filter | Is::Formats | Is::Data | Is::Prefixes | Is::Form(_) => "tabla",
        _ => "texto",
    }
}
