//! The reference of a kind in the manual: what it is, which norm asks for it, each field, an example.
//!
//! In: the schema and messages. Out: a page of Markdown for each kind, one for the fields that all kinds share, and an
//! index. The prose around what the declarations say stands in `i18n`.

use super::{Page, archetype, options};
use crate::diag::Arg;
use crate::i18n::Messages;
use crate::schema::{BodyRule, Field, FieldType, Kind, Schema, Title, common_form, file_form};

/// Name of the page of the fields that all kinds have.
const COMMON: &str = "comunes.md";

/// Every page.
pub fn pages(schema: &Schema, messages: &Messages) -> Vec<Page> {
    let manual = Manual { schema, messages };
    let mut pages = vec![manual.index(), manual.common()];
    pages.extend(schema.kinds().map(|(_, kind)| page(schema, kind, messages)));
    pages
}

/// The page of a kind.
pub fn page(schema: &Schema, kind: &Kind, messages: &Messages) -> Page {
    Page {
        name: format!("{}.md", kind.name),
        text: Manual { schema, messages }.kind(kind),
    }
}

struct Manual<'a> {
    schema: &'a Schema,
    messages: &'a Messages,
}

impl Manual<'_> {
    fn say(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.messages.text(id, args)
    }

    fn word(&self, id: &str) -> String {
        self.say(id, &[])
    }

    fn index(&self) -> Page {
        let lang = self.messages.tag();
        let mut kinds: Vec<&Kind> = self.schema.kinds().map(|(_, kind)| kind).collect();
        kinds.sort_by(|a, b| a.name.cmp(&b.name));
        let mut text = format!(
            "# {}\n\n{}\n\n| {} | {} | {} |\n| --- | --- | --- |\n",
            self.word("manual-tipos"),
            self.word("manual-tipos-entrada"),
            self.word("manual-tipo"),
            self.word("manual-carpeta"),
            self.word("manual-para-que"),
        );
        for kind in kinds {
            text.push_str(&format!(
                "| [{}]({}.md) | `content/{}/` | {} |\n",
                cell(kind.label.text(lang)),
                kind.name,
                kind.folder,
                cell(kind.help.text(lang))
            ));
        }
        Page {
            name: "README.md".to_owned(),
            text,
        }
    }

    fn common(&self) -> Page {
        let mut text = format!(
            "# {}\n\n{}\n",
            self.word("manual-comunes"),
            self.word("manual-comunes-entrada")
        );
        for field in common_form() {
            self.field(&mut text, &field);
        }
        Page {
            name: COMMON.to_owned(),
            text,
        }
    }

    fn kind(&self, kind: &Kind) -> String {
        let lang = self.messages.tag();
        let label = kind.label.text(lang);
        let mut out = format!("# {label}\n");
        let help = kind.help.text(lang);
        if !help.is_empty() {
            out.push_str(&format!("\n{help}\n"));
        }
        out.push('\n');
        for fact in self.facts(kind) {
            out.push_str(&format!("- {fact}\n"));
        }
        let start = format!("vitrina new {} \"{label}…\"", kind.name);
        out.push_str(&format!(
            "\n{}\n",
            self.say("manual-empezar", &[("orden", start.into())])
        ));
        let own = |field: &&Field| !field.common || field.required;
        for (heading, required) in [("manual-obligatorios", true), ("manual-opcionales", false)] {
            let fields: Vec<&Field> = kind
                .fields
                .iter()
                .filter(own)
                .filter(|field| field.required == required)
                .collect();
            if fields.is_empty() {
                continue;
            }
            out.push_str(&format!("\n## {}\n", self.word(heading)));
            for field in fields {
                self.field(&mut out, field);
            }
        }
        out.push_str(&format!(
            "\n{}\n",
            self.say("manual-ver-comunes", &[("pagina", COMMON.into())])
        ));
        let ending = archetype::ending(kind);
        let name = format!(
            "content/{}/{}.{ending}",
            kind.folder,
            self.schema.example_id(&kind.name)
        );
        let fence = match kind.body {
            BodyRule::None => "toml",
            BodyRule::Optional | BodyRule::Required => "text",
        };
        out.push_str(&format!(
            "\n## {}\n\n{}\n\n```{fence}\n{}```\n",
            self.word("manual-ejemplo-completo"),
            self.say("manual-ejemplo-archivo", &[("ruta", name.into())]),
            archetype::example(self.schema, kind, self.messages)
        ));
        out
    }

    /// What holds for the kind as a whole, a sentence each.
    fn facts(&self, kind: &Kind) -> Vec<String> {
        let lang = self.messages.tag();
        let mut facts = vec![self.say(
            match kind.body {
                BodyRule::None => "manual-archivos-datos",
                BodyRule::Optional => "manual-archivos-opcional",
                BodyRule::Required => "manual-archivos-texto",
            },
            &[("carpeta", format!("content/{}/", kind.folder).into())],
        )];
        facts.push(match &kind.title {
            Title::Field(name) => {
                self.say("manual-titulo-campo", &[("campo", name.clone().into())])
            }
            Title::Pattern(pattern) => self.say(
                "manual-titulo-patron",
                &[("patron", pattern.text(lang).into())],
            ),
        });
        facts.push(self.word(match kind.pages {
            true => "manual-con-paginas",
            false => "manual-sin-paginas",
        }));
        let columns = names(kind, |field| field.column && !field.personal);
        if !columns.is_empty() {
            facts.push(self.say("manual-columnas", &[("campos", columns.into())]));
        }
        let facets = names(kind, |field| field.facet);
        if !facets.is_empty() {
            facts.push(self.say("manual-facetas", &[("campos", facets.into())]));
        }
        if !kind.unique.is_empty() {
            let fields: Vec<String> = kind.unique.iter().map(|name| format!("`{name}`")).collect();
            facts.push(self.say("manual-unicos", &[("campos", fields.join(", ").into())]));
        }
        if kind.feed {
            facts.push(self.word("manual-suscripcion"));
        }
        if let Some(basis) = &kind.basis {
            facts.push(self.say("describir-norma", &[("norma", basis.clone().into())]));
        }
        facts
    }

    /// A field under a heading of its own.
    fn field(&self, out: &mut String, field: &Field) {
        let lang = self.messages.tag();
        out.push_str(&format!(
            "\n### `{}` · {}\n\n",
            field.name,
            field.label.text(lang)
        ));
        out.push_str(&format!("{}\n", self.sentences(field)));
        if let Some(options) = options(&field.ty) {
            out.push_str(&format!(
                "\n| {} | {} |\n| --- | --- |\n",
                self.word("manual-se-escribe"),
                self.word("manual-quiere-decir")
            ));
            for option in options {
                out.push_str(&format!(
                    "| `{}` | {} |\n",
                    option.value,
                    cell(option.label.text(lang))
                ));
            }
        }
        let parts = within(&field.ty);
        if !parts.is_empty() {
            out.push('\n');
            self.parts(out, parts, 0);
        }
        if let Some(sample) = self.schema.sample(field) {
            let lines = sample.lines().join("\n");
            out.push_str(&format!("\n```toml\n{} = {lines}\n```\n", field.name));
        }
    }

    /// The fields within a field, as a list in a list.
    fn parts(&self, out: &mut String, fields: &[Field], depth: usize) {
        for field in fields {
            let mut line = format!(
                "`{}` · {}. {}",
                field.name,
                field.label.text(self.messages.tag()),
                self.sentences(field)
            );
            if let Some(options) = options(&field.ty) {
                let values: Vec<String> = options
                    .iter()
                    .map(|option| format!("`{}`", option.value))
                    .collect();
                let args = [("opciones", values.join(", ").into())];
                line.push_str(&format!(" {}", self.say("describir-opciones", &args)));
            }
            out.push_str(&format!("{}- {line}\n", "  ".repeat(depth)));
            self.parts(out, within(&field.ty), depth + 1);
        }
    }

    /// Type, help, bounds and norm of a field.
    fn sentences(&self, field: &Field) -> String {
        let mut ty = self.ty(&field.ty);
        if field.required {
            ty = self.say("manual-tipo-obligatorio", &[("tipo", ty.into())]);
        }
        let mut parts = vec![format!("{}.", upper(&ty))];
        let help = field.help.text(self.messages.tag()).trim();
        if !help.is_empty() {
            parts.push(help.replace('\n', " "));
        }
        parts.extend(self.limits(field));
        if let Some(other) = &field.after {
            parts.push(self.say("manual-despues", &[("campo", other.clone().into())]));
        }
        if field.past {
            parts.push(self.word("manual-pasado"));
        }
        if let Some(unit) = &field.unit {
            parts.push(self.say("describir-unidad", &[("unidad", unit.clone().into())]));
        }
        if field.personal {
            parts.push(self.word("describir-personal"));
        }
        if let Some(basis) = &field.basis {
            parts.push(self.say("describir-norma", &[("norma", basis.clone().into())]));
        }
        parts.join(" ")
    }

    fn limits(&self, field: &Field) -> Option<String> {
        let of = match field.ty {
            FieldType::Integer | FieldType::Decimal | FieldType::Pesos => "numero",
            FieldType::List(_) => "lista",
            _ => "texto",
        };
        let number = |value: f64| Arg::from(value.to_string());
        let (id, args) = match (field.min, field.max) {
            (Some(min), Some(max)) => (
                "entre",
                vec![("minimo", number(min)), ("maximo", number(max))],
            ),
            (Some(min), None) => ("desde", vec![("minimo", number(min))]),
            (None, Some(max)) => ("hasta", vec![("maximo", number(max))]),
            (None, None) => return None,
        };
        Some(self.say(&format!("manual-{of}-{id}"), &args))
    }

    /// A type in words.
    fn ty(&self, ty: &FieldType) -> String {
        match ty {
            FieldType::List(item) => {
                self.say("describir-tipo-list", &[("tipo", self.ty(item).into())])
            }
            FieldType::Map(item) => {
                self.say("describir-tipo-map", &[("tipo", self.ty(item).into())])
            }
            FieldType::Ref(to) => {
                let kind = self.schema.named(to).map(|id| self.schema.kind(id));
                let label = kind.map_or(&**to, |kind| kind.label.text(self.messages.tag()));
                let args = [
                    ("tipo", label.to_owned().into()),
                    ("pagina", format!("{to}.md").into()),
                ];
                self.say("describir-tipo-ref", &args)
            }
            other => self.word(&format!("describir-tipo-{}", other.name())),
        }
    }
}

/// Fields of a kind, as a list of keys.
fn names(kind: &Kind, wanted: impl Fn(&Field) -> bool) -> String {
    let found = kind.fields.iter().filter(|field| wanted(field));
    let found: Vec<String> = found.map(|field| format!("`{}`", field.name)).collect();
    found.join(", ")
}

/// The fields within a field.
fn within(ty: &FieldType) -> &[Field] {
    match ty {
        FieldType::Record(fields) => fields,
        FieldType::List(item) | FieldType::Map(item) => within(item),
        FieldType::Document | FieldType::Image | FieldType::Media => file_form(ty),
        _ => &[],
    }
}

/// A text in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn upper(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
