//! Evidence that can never be met: a kind or a field that does not exist, a value that no entry can have, a frequency
//! that never falls due, a count that cannot be reached, filters that contradict each other, a system that nobody
//! declared (E0671 to E0677).
//!
//! In: a text that [`super::form`] has nothing against, the kinds, the regimes and the systems of the portal.

use std::collections::BTreeMap;

use super::typed::{can_be, field, is_dated};
use super::walk::{self, Node};
use super::{Form, GRAMMAR, Is};
use crate::assess::checklist::Checklist;
use crate::assess::system;
use crate::config::Config;
use crate::deadlines::duty;
use crate::diag::{Code, Diagnostic, Findings, code, nearest};
use crate::schema::{self, FieldType, Kind, Schema};
use crate::text::{SourceId, Span};

/// What evidence can name.
#[derive(Clone, Copy)]
pub(in crate::assess) struct Known<'k> {
    /// The kinds.
    pub(in crate::assess) schema: &'k Schema,
    /// The regimes, for the phases of menus.
    pub(in crate::assess) regimes: &'k [Checklist],
    /// The portal, for its systems.
    pub(in crate::assess) config: &'k Config,
}

/// What can never be met, in the order of the text.
pub(in crate::assess) fn findings(text: &str, source: SourceId, known: Known<'_>) -> Findings {
    let Some(root) = walk::parse(text) else {
        return Findings::new();
    };
    let regime = walk::get(root.get_ref(), "id").and_then(walk::text);
    let mut judge = Judge {
        source,
        known,
        regime: regime.unwrap_or_default(),
        requirement: "",
        findings: Findings::new(),
    };
    for (id, evidence) in walk::requirements(root.get_ref()) {
        judge.requirement = id;
        judge.pieces(evidence);
    }
    judge.findings
}

struct Judge<'k, 'n> {
    source: SourceId,
    known: Known<'k>,
    regime: &'n str,
    requirement: &'n str,
    findings: Findings,
}

impl<'k, 'n> Judge<'k, 'n> {
    fn tell(&mut self, code: &'static Code, span: Span, value: &str) -> &mut Diagnostic {
        self.findings.push(
            Diagnostic::at(code, self.source, span)
                .arg("requisito", self.requirement)
                .arg("valor", value),
        );
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    /// Tells a name that is none of those there are.
    fn unknown<'w>(
        &mut self,
        code: &'static Code,
        (name, span): (&str, Span),
        of: &str,
        names: impl Iterator<Item = &'w str> + Clone,
    ) {
        let near = nearest(name, names.clone());
        let all: Vec<&str> = names.collect();
        let finding = self.tell(code, span, name);
        *finding = finding
            .clone()
            .arg("de", of)
            .arg("hay", if all.is_empty() { "no" } else { "si" })
            .arg("nombres", all.join(", "))
            .suggest(near);
    }

    fn count(&mut self, span: Span, key: &str, value: f64, problem: &'static str, most: usize) {
        let finding = self.tell(code::EVIDENCE_COUNT, span, &value.to_string());
        *finding = finding
            .clone()
            .arg("clave", key)
            .arg("problema", problem)
            .arg("maximo", most);
    }

    fn contradiction(&mut self, span: Span, key: &str, problem: &'static str) {
        let finding = self.tell(code::EVIDENCE_CONTRADICTS, span, key);
        *finding = finding.clone().arg("problema", problem);
    }

    fn pieces(&mut self, node: &'n Node<'_>) {
        for piece in walk::items(node) {
            let Some(table) = walk::table(piece) else {
                continue;
            };
            let name = walk::get(table, "check").and_then(walk::text);
            if let Some(form) = name.and_then(|name| GRAMMAR.form(name, true)) {
                self.form(form, piece, None);
            }
        }
    }

    /// A piece, or a table inside one that speaks of a kind.
    fn form(&mut self, form: &Form, node: &'n Node<'_>, above: Option<&'k Kind>) {
        let Some(table) = walk::table(node) else {
            return;
        };
        let own = form.keys.iter().find(|key| key.is == Is::Kind);
        let own = own.and_then(|key| walk::get(table, &key.name));
        let own_kind = own.and_then(|value| self.kind(value));
        // The field of `covers` belongs to the entries of the collection, its parent to those of its own kind.
        let kind = match own {
            Some(_) if form.piece => own_kind,
            _ => above,
        };
        for (name, _, value) in walk::entries(table) {
            let Some(key) = form.keys.iter().find(|key| key.name == name) else {
                continue;
            };
            match &key.is {
                Is::Evidence if walk::items(value).is_empty() => {
                    self.contradiction(walk::span(value), name, "lista-vacia");
                }
                Is::Evidence => self.pieces(value),
                Is::Form(name) => {
                    if let Some(form) = GRAMMAR.form(name, false) {
                        self.form(form, value, kind);
                    }
                }
                Is::Path | Is::Dated => {
                    if let (Some(kind), Some(path)) = (kind, walk::text(value)) {
                        self.path(kind, path, walk::span(value), key.is == Is::Dated);
                    }
                }
                Is::Parent => {
                    if let (Some(kind), Some(path)) = (own_kind, walk::text(value)) {
                        self.path(kind, path, walk::span(value), false);
                    }
                }
                Is::Paths => {
                    for (path, span) in walk::texts(value) {
                        if let Some(kind) = kind {
                            self.path(kind, path, span, false);
                        }
                    }
                }
                Is::PagePaths => self.page_paths(value),
                Is::Groups => self.groups(value, kind),
                Is::Filter => self.filter(value, kind),
                Is::Formats | Is::Prefixes => self.keyed(value, kind, &key.is),
                Is::Data => self.data(value),
                Is::Systems => self.systems(value),
                Is::Phase => self.phase(value),
                is @ (Is::Count | Is::Fraction) => self.number(name, is, value),
                _ => {}
            }
        }
        match &*form.name {
            "collection" => self.collection(table, kind),
            "newest" => self.newest(node, above),
            "link" => self.at_least(table, "systems", |node| walk::items(node).len()),
            "entity" => self.at_least(table, "any", |node| {
                walk::table(node).map_or(0, |table| walk::entries(table).len())
            }),
            _ => {}
        }
    }

    /// The kind of a name; `None` if there is none, which is told.
    fn kind(&mut self, node: &Node<'_>) -> Option<&'k Kind> {
        let schema = self.known.schema;
        let name = walk::text(node)?;
        let found = schema.named(name).map(|id| schema.kind(id));
        if found.is_none() {
            let names: Vec<&str> = schema.kinds().map(|(_, kind)| &*kind.name).collect();
            let names = names.iter().copied();
            self.unknown(code::EVIDENCE_KIND, (name, walk::span(node)), "", names);
        }
        found
    }

    fn path(&mut self, kind: &Kind, path: &str, span: Span, dated: bool) {
        let found = field(self.known.schema, kind, path.trim_end_matches('?'));
        let good = match found {
            Ok(ty) => !dated || is_dated(ty),
            Err(_) => false,
        };
        if !good {
            let missing = found.err().unwrap_or(path);
            self.no_field(kind, (missing, span), dated);
        }
    }

    fn no_field(&mut self, kind: &Kind, (name, span): (&str, Span), dated: bool) {
        let names: Vec<&str> = kind.fields.iter().map(|field| &*field.name).collect();
        let near = nearest(name, names.iter().copied());
        let finding = self.tell(code::EVIDENCE_FIELD, span, name);
        *finding = finding
            .clone()
            .arg("tipo", &kind.label)
            .arg("problema", if dated { "fecha" } else { "campo" })
            .suggest(near);
    }

    /// Fields of a page or section: a role may be of either.
    fn page_paths(&mut self, node: &Node<'_>) {
        let schema = self.known.schema;
        let of = |name| schema.named(name).map(|id| schema.kind(id));
        let (Some(page), Some(section)) = (of("pagina"), of("seccion")) else {
            return;
        };
        for (path, span) in walk::texts(node) {
            let bare = path.trim_end_matches('?');
            let found = [page, section].map(|kind| field(schema, kind, bare));
            if found.iter().all(Result::is_err) {
                self.no_field(page, (path, span), false);
            }
        }
    }

    fn groups(&mut self, node: &Node<'_>, kind: Option<&Kind>) {
        for group in walk::items(node) {
            if walk::items(group).is_empty() {
                self.contradiction(walk::span(group), "any_of", "lista-vacia");
            }
            for (path, span) in walk::texts(group) {
                if let Some(kind) = kind {
                    self.path(kind, path, span, false);
                }
            }
        }
    }

    fn filter(&mut self, node: &Node<'_>, kind: Option<&'k Kind>) {
        let (Some(table), Some(kind)) = (walk::table(node), kind) else {
            return;
        };
        for (path, span, values) in walk::entries(table) {
            if walk::items(values).is_empty() {
                self.contradiction(walk::span(values), path, "lista-vacia");
            }
            let ty = match field(self.known.schema, kind, path) {
                Ok(ty) => ty,
                Err(missing) => {
                    self.no_field(kind, (missing, span), false);
                    continue;
                }
            };
            for (value, span) in walk::texts(values) {
                if let Err(possible) = can_be(ty, value) {
                    let names = possible.iter().copied();
                    self.unknown(code::EVIDENCE_VALUE, (value, span), path, names);
                }
            }
        }
    }

    /// Fields with a format, or with a datum of the entity.
    fn keyed(&mut self, node: &Node<'_>, kind: Option<&Kind>, is: &Is) {
        let Some(table) = walk::table(node) else {
            return;
        };
        for (path, span, value) in walk::entries(table) {
            if let Some(kind) = kind {
                self.path(kind, path, span, false);
            }
            if *is == Is::Prefixes
                && let Some(datum) = walk::text(value)
            {
                self.datum(datum, walk::span(value));
            }
        }
    }

    fn data(&mut self, node: &Node<'_>) {
        let Some(table) = walk::table(node) else {
            return;
        };
        for (key, span, _) in walk::entries(table) {
            self.datum(key, span);
        }
    }

    /// A datum of the entity.
    fn datum(&mut self, key: &str, span: Span) {
        let (_, fields) = schema::entity();
        if !fields.iter().any(|field| *field.name == *key) {
            let near = nearest(key, fields.iter().map(|field| &*field.name));
            let finding = self.tell(code::EVIDENCE_FIELD, span, key);
            *finding = finding
                .clone()
                .arg("tipo", "[entidad]")
                .arg("problema", "campo")
                .suggest(near);
        }
    }

    fn systems(&mut self, node: &Node<'_>) {
        if walk::items(node).is_empty() {
            self.contradiction(walk::span(node), "systems", "lista-vacia");
        }
        for (name, span) in walk::texts(node) {
            let config = self.known.config;
            let names = system::names(config);
            let names: Vec<&str> = names
                .filter(|name| !system::hosts(name, config).is_empty())
                .collect();
            if !names.contains(&name) {
                let names = names.iter().copied();
                self.unknown(code::EVIDENCE_SYSTEM, (name, span), "", names);
            }
        }
    }

    /// A phase that is a level of the regime's menu.
    fn phase(&mut self, node: &Node<'_>) {
        let Some(name) = walk::text(node) else { return };
        let mut regimes = self.known.regimes.iter();
        let Some(regime) = regimes.find(|one| *one.id == *self.regime) else {
            return;
        };
        let levels = regime.phases.iter().filter(|phase| phase.level.is_some());
        let levels: Vec<&str> = levels.map(|phase| &*phase.id).collect();
        if !levels.contains(&name) {
            let span = walk::span(node);
            let names = levels.iter().copied();
            self.unknown(code::EVIDENCE_VALUE, (name, span), "phase", names);
        }
    }

    fn number(&mut self, key: &str, is: &Is, node: &Node<'_>) {
        let Some(value) = walk::number(node, false) else {
            return;
        };
        let span = walk::span(node);
        match key {
            "months" if value < 1.0 => self.never(span, key, &value.to_string()),
            "months" => {}
            "grace_days" if value < 0.0 => self.never(span, key, &value.to_string()),
            "grace_days" => {}
            _ if *is == Is::Fraction && (value <= 0.0 || value > 1.0) => {
                self.count(span, key, value, "fraccion", 1);
            }
            _ if *is == Is::Fraction => {}
            _ if value < 1.0 => self.count(span, key, value, "nada", 0),
            _ => {}
        }
    }

    /// A frequency that never falls due.
    fn never(&mut self, span: Span, key: &str, value: &str) {
        let finding = self.tell(code::EVIDENCE_FREQUENCY, span, value);
        *finding = finding.clone().arg("clave", key);
    }

    /// More wanted of a list than it has.
    fn at_least(
        &mut self,
        table: &'n toml::de::DeTable<'_>,
        list: &str,
        length: impl Fn(&Node<'_>) -> usize,
    ) {
        let wanted = walk::get(table, "at_least");
        let (Some(wanted), Some(list)) = (wanted, walk::get(table, list)) else {
            return;
        };
        let most = length(list);
        if let Some(value) = walk::number(wanted, true).filter(|value| *value > most as f64) {
            self.count(walk::span(wanted), "at_least", value, "demasiado", most);
        }
    }

    /// What the keys of a collection say of each other.
    fn collection(&mut self, table: &'n toml::de::DeTable<'_>, kind: Option<&'k Kind>) {
        let Some(kind) = kind else { return };
        let filter = walk::get(table, "where").and_then(walk::table);
        let filter: BTreeMap<&str, &Node<'_>> = filter
            .map(walk::entries)
            .unwrap_or_default()
            .into_iter()
            .map(|(path, _, values)| (path, values))
            .collect();
        let schema = self.known.schema;
        let single = |path: &str| {
            let top = path.split('.').next().and_then(|name| kind.field(name));
            top.is_some_and(|field| !matches!(field.ty, FieldType::List(_)))
                && field(schema, kind, path).is_ok()
        };
        let share = walk::get(table, "share").and_then(walk::table);
        let share = share.and_then(|share| walk::get(share, "where"));
        for (path, _, values) in share
            .and_then(walk::table)
            .map(walk::entries)
            .unwrap_or_default()
        {
            let outer = filter.get(path).filter(|_| single(path));
            let Some(outer) = outer else { continue };
            let outer: Vec<&str> = walk::texts(outer).map(|(value, _)| value).collect();
            let mut inner = walk::texts(values).peekable();
            if inner.peek().is_some() && !inner.any(|(value, _)| outer.contains(&value)) {
                self.contradiction(walk::span(values), path, "parte");
            }
        }
        if let Some(linked) = walk::get(table, "linked")
            && !kind.pages
        {
            self.contradiction(walk::span(linked), "linked", "sin-pagina");
        }
        self.distinct(table, kind, &filter);
    }

    /// Whether a field can have so many different values.
    fn distinct(
        &mut self,
        table: &'n toml::de::DeTable<'_>,
        kind: &Kind,
        filter: &BTreeMap<&str, &Node<'_>>,
    ) {
        let (Some(unique), Some(min)) = (walk::get(table, "unique"), walk::get(table, "min"))
        else {
            return;
        };
        let Some(path) = walk::text(unique) else {
            return;
        };
        let options = match field(self.known.schema, kind, path) {
            Ok(FieldType::Choice(options)) => Some(options.len()),
            Ok(FieldType::Bool) => Some(2),
            _ => None,
        };
        let chosen = filter.get(path).map(|values| walk::items(values).len());
        let most = options.into_iter().chain(chosen).min();
        if let (Some(most), Some(wanted)) = (most, walk::number(min, true))
            && wanted > most as f64
        {
            self.count(walk::span(min), "min", wanted, "distintos", most);
        }
    }

    fn newest(&mut self, node: &'n Node<'_>, kind: Option<&'k Kind>) {
        let Some(table) = walk::table(node) else {
            return;
        };
        let said = |key: &str| walk::get(table, key);
        let ways: Vec<(&str, &Node<'_>)> = ["months", "every", "calendar", "last_year"]
            .into_iter()
            .filter_map(|key| Some((key, said(key)?)))
            .filter(|(key, value)| *key != "last_year" || walk::flag(value))
            .collect();
        match &ways[..] {
            [] => self.never(walk::span(node), "newest", ""),
            [_] => {}
            [_, (key, value), ..] => self.contradiction(walk::span(value), key, "dos-plazos"),
        }
        if let Some(every) = said("every")
            && let Some(word) = walk::text(every)
            && duty::period(word).is_none()
        {
            self.never(walk::span(every), "every", word);
        }
        let duty = said("calendar").and_then(|node| Some((walk::text(node)?, walk::span(node))));
        let mut covered = false;
        if let (Some((id, span)), Some(kind)) = (duty, kind) {
            let of_kind = || duty::duties().iter().filter(|duty| duty.kind == *kind.name);
            match of_kind().find(|duty| duty.id == id) {
                Some(duty) if duty.oldest(jiff::civil::date(2026, 1, 1)).is_none() => {
                    self.never(span, "calendar", id);
                }
                Some(duty) => covered = duty.covers.is_some() || kind.date.is_some(),
                None => {
                    let names = of_kind().map(|duty| duty.id.as_str());
                    self.unknown(code::EVIDENCE_FREQUENCY, (id, span), "calendar", names);
                    let last = self.findings.len() - 1;
                    let finding = &mut self.findings[last];
                    *finding = finding.clone().arg("clave", "calendar");
                    covered = true;
                }
            }
        }
        if said("field").is_none() && !covered && !ways.is_empty() {
            self.contradiction(walk::span(node), "field", "sin-campo");
        }
    }
}
