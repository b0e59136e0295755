//! What the page of an entry shows before its facts, where its kind has something that is looked for first.
//!
//! Of a procedure: what it costs, how long it takes, where, whether it is done online; what is needed; the steps. Of a
//! norm: its state in words, who changed it, and its articles. In: the catalogue. Out: a part of the view, and which
//! facts need not be told again.

use serde_json::{Value as Json, json};

use super::value::Said;
use super::{Renderer, people, relations, value};
use crate::catalog::DocId;
use crate::model::{Record, Value};
use crate::schema::{Field, FieldType, Kind};

/// What comes first, and the keys of the facts that it tells.
pub(super) fn view(renderer: &Renderer<'_>, id: DocId) -> Option<(Json, &'static [&'static str])> {
    let kind = renderer.inputs.catalog.kind(id);
    if &*kind.name == "norma" {
        return Some((norm(renderer, id), &["estado"]));
    }
    if &*kind.name == "pueblo" {
        return Some((people::view(renderer, id), &["cita", "autonombre", "audio"]));
    }
    // A service is written like a procedure.
    let parts = ["costo", "tiempo", "modalidad", "pasos"];
    if parts.iter().all(|name| kind.field(name).is_some()) {
        const TOLD: &[&str] = &[
            "costo",
            "tiempo",
            "modalidad",
            "enlace",
            "enlace_gov_co",
            "puntos_atencion",
            "pasos",
        ];
        let procedure = Procedure { renderer, id, kind };
        return Some((procedure.view(), TOLD));
    }
    None
}

struct Procedure<'r, 'a> {
    renderer: &'r Renderer<'a>,
    id: DocId,
    kind: &'r Kind,
}

fn part<'f>(field: &'f Field, name: &str) -> Option<&'f Field> {
    let fields = match &field.ty {
        FieldType::Record(fields) => fields,
        FieldType::List(item) => match &**item {
            FieldType::Record(fields) => fields,
            _ => return None,
        },
        _ => return None,
    };
    fields.iter().find(|part| &*part.name == name)
}

impl Procedure<'_, '_> {
    fn value(&self, name: &str) -> Option<&Value> {
        let value = self.renderer.inputs.catalog.value(self.id, name)?;
        (!value.is_empty()).then_some(value)
    }

    /// A value, within the field `of` of the entry.
    fn html(&self, of: &str, field: &Field, value: &Value) -> String {
        let reader = self.renderer.inputs.catalog.doc(self.id).lang;
        let said = Said::field(self.renderer, self.id, of, reader);
        value::html(self.renderer, said, field, &field.ty, value)
    }

    /// A field of the entry.
    fn shown(&self, name: &str) -> Option<String> {
        Some(self.html(name, self.kind.field(name)?, self.value(name)?))
    }

    /// A field of a record.
    fn inner(&self, field: &Field, record: &Record, name: &str) -> Option<String> {
        let value = record.get(name).filter(|value| !value.is_empty())?;
        // What is needed is said by the steps.
        let of = match &*field.name {
            "requisitos" => "pasos",
            name => name,
        };
        Some(self.html(of, part(field, name)?, value))
    }

    fn record(&self, name: &str) -> Option<(&Field, &Record)> {
        match self.value(name)? {
            Value::Record(record) => Some((self.kind.field(name)?, record)),
            _ => None,
        }
    }

    fn view(&self) -> Json {
        let messages = self
            .renderer
            .messages(self.renderer.inputs.catalog.doc(self.id).lang);
        let cost = self.record("costo").map(|(field, cost)| {
            let amount = cost.integer("valor").filter(|amount| *amount > 0);
            let amount = amount
                .map(|_| self.inner(field, cost, "valor"))
                .unwrap_or_default();
            json!({
                "main": amount.or_else(|| self.inner(field, cost, "tipo")),
                "more": self.inner(field, cost, "texto"),
                "norm": self.inner(field, cost, "norma"),
            })
        });
        let time = self.record("tiempo").map(|(field, time)| {
            let unit = time.text("unidad").unwrap_or_default();
            let amount = time.integer("valor").filter(|amount| *amount > 0);
            let id = format!("tramite-tiempo-{unit}");
            let main = match amount {
                Some(amount) if messages.has(&id) => {
                    Some(value::text(&messages.text(&id, &[("n", amount.into())])))
                }
                _ => self.inner(field, time, "unidad"),
            };
            json!({ "main": main, "more": self.inner(field, time, "texto") })
        });
        let online = self.value("modalidad").and_then(Value::as_text) != Some("presencial");
        json!({
            "cost": cost,
            "time": time,
            "where": self.shown("puntos_atencion"),
            "how": self.shown("modalidad"),
            "link": self.shown("enlace").filter(|_| online),
            "gov": self.shown("enlace_gov_co"),
            "needs": self.needs(),
            "steps": self.steps(),
        })
    }

    fn each_step(&self) -> impl Iterator<Item = (&Field, &Record)> {
        let field = self.kind.field("pasos");
        let items = match self.value("pasos") {
            Some(Value::List(items)) => items.as_slice(),
            _ => &[],
        };
        let records = items.iter().filter_map(|item| match &item.value {
            Value::Record(record) => Some(record),
            _ => None,
        });
        records.filter_map(move |record| Some((field?, record)))
    }

    /// All that is needed, whichever step asks for it, each once.
    fn needs(&self) -> Vec<Json> {
        let mut seen: Vec<&str> = Vec::new();
        let mut needs = Vec::new();
        for (field, step) in self.each_step() {
            let Some(field) = part(field, "requisitos") else {
                continue;
            };
            for need in step.records("requisitos") {
                let text = need.text("texto").unwrap_or_default();
                if seen.contains(&text) {
                    continue;
                }
                seen.push(text);
                needs.push(json!({
                    "text": self.inner(field, need, "texto"),
                    "note": self.inner(field, need, "anotacion"),
                    "except": self.inner(field, need, "excepto"),
                }));
            }
        }
        needs
    }

    fn steps(&self) -> Vec<Json> {
        self.each_step()
            .map(|(field, step)| {
                json!({
                    "title": self.inner(field, step, "titulo"),
                    "text": self.inner(field, step, "descripcion"),
                    "form": self.inner(field, step, "formulario"),
                    "where": self.inner(field, step, "canal"),
                })
            })
            .collect()
    }
}

fn norm(renderer: &Renderer<'_>, id: DocId) -> Json {
    let catalog = renderer.inputs.catalog;
    let mut told = relations::norm(renderer, id);
    let known = catalog.norms().get(catalog.card(id).entry);
    let headings = catalog.doc(id).body.as_ref();
    let articles: Vec<Json> = headings
        .into_iter()
        .flat_map(|body| &body.headings)
        .filter(|heading| heading.id.starts_with("articulo"))
        .map(|heading| {
            let number = first_number(&heading.text);
            let changes: Vec<Json> = known
                .into_iter()
                .flat_map(|norm| norm.bears.iter().enumerate())
                .filter(|(_, act)| {
                    let mut articles = act.articles.iter();
                    articles.any(|one| !number.is_empty() && first_number(one) == number)
                })
                .map(|(n, _)| told["bears"][n].clone())
                .collect();
            json!({ "id": &*heading.id, "text": &*heading.text, "changes": changes })
        })
        .collect();
    let line: Vec<Json> = known
        .into_iter()
        .flat_map(|norm| norm.bears.iter().enumerate())
        .filter(|(_, act)| act.state().is_some())
        .map(|(n, _)| told["bears"][n].clone())
        .collect();
    json!({
        "norm": true,
        "state": told["state"].take(),
        "applies": known.is_some_and(|norm| norm.state.applies()),
        "verified": known.is_some_and(|norm| norm.state.name() != "sin_verificar"),
        "line": line,
        "articles": articles,
    })
}

/// The first number in a text: `12` of «Artículo 12A.».
fn first_number(text: &str) -> &str {
    let from = text
        .find(|c: char| c.is_ascii_digit())
        .unwrap_or(text.len());
    let rest = &text[from..];
    let to = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    &rest[..to]
}
