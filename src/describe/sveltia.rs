//! The configuration of Sveltia CMS, a form in the browser over a git repository.
//!
//! In: the schema, the portal's configuration, which endings the files of a kind have. Out: one JSON text, which is
//! YAML as well: `config.yml`. It holds to the JSON Schema that the package of the CMS ships.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::about;
use crate::config::{Config, Editor};
use crate::i18n::Messages;
use crate::schema::{BodyRule, Field, FieldType, Kind, Schema, Title, file_form};

/// Name of the file.
pub const NAME: &str = "config.yml";

/// The configuration for these kinds; `endings` says how the files of a kind end (`md`, `toml`), at least one.
pub fn config(
    schema: &Schema,
    kinds: &[&Kind],
    config: &Config,
    editor: &Editor,
    endings: &dyn Fn(&Kind) -> Vec<&'static str>,
    messages: &Messages,
) -> String {
    let tags: Vec<&str> = config.languages.iter().map(|one| &*one.tag).collect();
    let forms = Forms {
        schema,
        messages,
        source: tags.first().copied().unwrap_or("es"),
    };
    let mut collections = Vec::new();
    for kind in kinds {
        for (at, ending) in endings(kind).into_iter().enumerate() {
            let name = match at {
                0 => kind.name.to_string(),
                _ => format!("{}_{ending}", kind.name),
            };
            collections.push(forms.collection(kind, &name, ending));
        }
    }
    let out = json!({
        "backend": backend(editor),
        "site_url": &*config.base,
        "app_title": config.entity.text("nombre").unwrap_or_default(),
        "media_folder": "content/imagenes",
        "public_folder": "/imagenes",
        "slug": { "encoding": "ascii", "clean_accents": true },
        "i18n": {
            "structure": "multiple_files",
            "locales": tags,
            "default_locale": tags.first().copied().unwrap_or("es"),
            "initial_locales": "default",
            "omit_default_locale_from_file_path": true,
        },
        "output": { "omit_empty_optional_fields": true },
        "collections": collections,
    });
    format!("{out:#}\n")
}

fn backend(editor: &Editor) -> Value {
    let mut out = Map::new();
    let mut set = |key: &str, value: Option<&Arc<str>>| {
        if let Some(value) = value {
            out.insert(key.to_owned(), json!(&**value));
        }
    };
    set("name", Some(&editor.service));
    set("repo", Some(&editor.repository));
    set("branch", editor.branch.as_ref());
    set("api_root", editor.server.as_ref());
    set("base_url", editor.access.as_ref());
    Value::Object(out)
}

struct Forms<'a> {
    schema: &'a Schema,
    messages: &'a Messages,
    source: &'a str,
}

impl Forms<'_> {
    fn collection(&self, kind: &Kind, name: &str, ending: &str) -> Value {
        let lang = self.messages.tag();
        let own = |field: &&Field| !field.common || field.required;
        let first = kind.fields.iter().filter(own);
        let rest = kind.fields.iter().filter(|field| !own(field));
        let mut fields: Vec<Value> = first.chain(rest).map(|field| self.field(field)).collect();
        let markdown = ending == "md";
        if markdown && kind.body != BodyRule::None {
            let required = match kind.body {
                BodyRule::Required => json!([self.source]),
                _ => json!(false),
            };
            fields.push(json!({
                "name": "body",
                "label": self.messages.text("describir-texto", &[]),
                "widget": "markdown",
                "required": required,
                "i18n": true,
            }));
        }
        let (summary, slug) = titles(kind);
        json!({
            "name": name,
            "label": kind.plural.text(lang),
            "label_singular": kind.label.text(lang),
            "description": kind.help.text(lang),
            "folder": format!("content/{}", kind.folder),
            "create": true,
            "extension": ending,
            "format": if markdown { "toml-frontmatter" } else { "toml" },
            "slug": slug,
            "summary": summary,
            "identifier_field": match &kind.title {
                Title::Field(name) => &**name,
                Title::Pattern(_) => kind.fields.first().map_or("titulo", |field| &*field.name),
            },
            "i18n": true,
            "fields": fields,
        })
    }

    /// A field with its name in words and its help.
    fn field(&self, field: &Field) -> Value {
        let lang = self.messages.tag();
        let mut out = Map::new();
        out.insert("name".to_owned(), json!(&*field.name));
        let label = field.label.text(lang);
        out.insert(
            "label".to_owned(),
            json!(if label.is_empty() {
                &*field.name
            } else {
                label
            }),
        );
        let words = translated(&field.ty);
        let required = match (field.required, words) {
            (true, true) => json!([self.source]),
            (required, _) => json!(required),
        };
        out.insert("required".to_owned(), required);
        if words {
            out.insert("i18n".to_owned(), true.into());
        }
        let hint = match super::options(&field.ty) {
            // The options are shown by the form itself.
            Some(_) => field.help.text(lang).to_owned(),
            None => about(field, self.messages),
        };
        if !hint.is_empty() {
            out.insert("hint".to_owned(), json!(hint));
        }
        out.extend(self.widget(&field.ty, Some(field)));
        Value::Object(out)
    }

    fn fields(&self, fields: &[Field]) -> Vec<Value> {
        fields.iter().map(|field| self.field(field)).collect()
    }

    /// What a type is typed into; bounds are those of the field that has the type, not of the items of a list.
    fn widget(&self, ty: &FieldType, field: Option<&Field>) -> Map<String, Value> {
        let number = |value_type: &str| {
            let mut out = json!({ "widget": "number", "value_type": value_type });
            set(&mut out, "min", field.and_then(|field| field.min));
            set(&mut out, "max", field.and_then(|field| field.max));
            out
        };
        let pattern = |pattern: &str| {
            let hint = self.messages.text(&format!("tipo-{}", ty.name()), &[]);
            json!({ "widget": "string", "pattern": [pattern, hint] })
        };
        let value = match ty {
            FieldType::Text => {
                let long = field.is_some_and(|field| field.max.is_some_and(|max| max > 160.0));
                let mut out = json!({ "widget": if long { "text" } else { "string" } });
                set(&mut out, "minlength", field.and_then(|field| field.min));
                set(&mut out, "maxlength", field.and_then(|field| field.max));
                out
            }
            FieldType::RichText => json!({ "widget": "text" }),
            FieldType::Date => {
                json!({ "widget": "datetime", "type": "date", "format": "YYYY-MM-DD" })
            }
            FieldType::DateTime => json!({
                "widget": "datetime",
                "type": "datetime-local",
                "format": "YYYY-MM-DDTHH:mm:ssZ",
            }),
            FieldType::PartialDate => pattern("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"),
            FieldType::Integer => number("int"),
            FieldType::Decimal => number("float"),
            FieldType::Pesos => {
                let mut out = number("int");
                out["before_input"] = "$".into();
                out
            }
            FieldType::Bool => json!({ "widget": "boolean" }),
            FieldType::Choice(_) => self.select(ty, false),
            FieldType::Ref(to) => self.relation(to, false),
            FieldType::Territory => pattern("^[0-9]{2}([0-9]{3}([0-9]{3})?)?$"),
            FieldType::Language => pattern("^[A-Za-z]{2,8}(-[A-Za-z0-9]{2,8})*$"),
            FieldType::Email => json!({ "widget": "string", "type": "email" }),
            FieldType::Telephone => pattern("^\\+[0-9 ()-]{8,24}$"),
            FieldType::Url => json!({ "widget": "string", "type": "url" }),
            FieldType::Document | FieldType::Image | FieldType::Media => self.file(ty),
            FieldType::Record(fields) => json!({
                "widget": "object",
                "collapsed": "auto",
                "fields": self.fields(fields),
            }),
            FieldType::Map(_) => json!({ "widget": "keyvalue" }),
            FieldType::List(item) => {
                let mut out = self.list(item);
                set(&mut out, "min", field.and_then(|field| field.min));
                set(&mut out, "max", field.and_then(|field| field.max));
                out
            }
        };
        match value {
            Value::Object(map) => map,
            _ => Map::new(),
        }
    }

    fn list(&self, item: &FieldType) -> Value {
        match item {
            FieldType::Choice(_) => self.select(item, true),
            FieldType::Ref(to) => self.relation(to, true),
            FieldType::Record(fields) => {
                json!({ "widget": "list", "fields": self.fields(fields) })
            }
            FieldType::Document | FieldType::Image | FieldType::Media => {
                let file = self.file(item);
                json!({ "widget": "list", "fields": file["fields"] })
            }
            item => {
                let mut one = self.widget(item, None);
                one.insert("name".to_owned(), "valor".into());
                let label = self.messages.text("describir-uno", &[]);
                one.insert("label".to_owned(), label.into());
                json!({ "widget": "list", "field": one })
            }
        }
    }

    fn select(&self, ty: &FieldType, multiple: bool) -> Value {
        let lang = self.messages.tag();
        let options: Vec<Value> = super::options(ty)
            .unwrap_or_default()
            .iter()
            .map(|one| json!({ "label": one.label.text(lang), "value": &*one.value }))
            .collect();
        json!({ "widget": "select", "multiple": multiple, "options": options })
    }

    fn relation(&self, to: &str, multiple: bool) -> Value {
        let kind = self.schema.named(to).map(|id| self.schema.kind(id));
        let shown = kind.map_or_else(|| "{{slug}}".to_owned(), |kind| titles(kind).0);
        json!({
            "widget": "relation",
            "collection": to,
            "multiple": multiple,
            "value_field": "{{slug}}",
            "display_fields": [shown],
        })
    }

    /// A file with what has to be said of it.
    fn file(&self, ty: &FieldType) -> Value {
        let (widget, spoken): (&str, &[&str]) = match ty {
            FieldType::Image => ("image", &["texto_alternativo"]),
            FieldType::Media => ("file", &["subtitulos", "transcripcion"]),
            _ => ("file", &[]),
        };
        let fields = file_form(ty).iter().map(|field| {
            let mut value = self.field(field);
            if &*field.name == "archivo" {
                value["widget"] = widget.into();
                if widget == "file" {
                    value["media_folder"] = "/content/archivos".into();
                    value["public_folder"] = "/archivos".into();
                }
            }
            if spoken.contains(&&*field.name) {
                value["required"] = json!([self.source]);
            }
            value
        });
        json!({ "widget": "object", "collapsed": "auto", "fields": fields.collect::<Vec<_>>() })
    }
}

/// How entries of a kind are told in a list, and what their file is called.
fn titles(kind: &Kind) -> (String, String) {
    match &kind.title {
        Title::Field(name) => (format!("{{{{{name}}}}}"), format!("{{{{fields.{name}}}}}")),
        Title::Pattern(pattern) => {
            let pattern = pattern.text("es");
            let slug = pattern.replace('{', "{{fields.").replace('}', "}}");
            let slug = slug.replace(' ', "-");
            (pattern.replace('{', "{{").replace('}', "}}"), slug)
        }
    }
}

/// Whether a field holds words that a translation says otherwise.
fn translated(ty: &FieldType) -> bool {
    match ty {
        FieldType::Text | FieldType::RichText => true,
        FieldType::Document | FieldType::Image | FieldType::Media => true,
        FieldType::List(item) | FieldType::Map(item) => translated(item),
        FieldType::Record(fields) => fields.iter().any(|field| translated(&field.ty)),
        _ => false,
    }
}

/// Sets a bound, whole if it is whole.
fn set(out: &mut Value, key: &str, bound: Option<f64>) {
    if let Some(bound) = bound {
        out[key] = match bound.fract() == 0.0 && bound.abs() < 9e15 {
            true => json!(bound as i64),
            false => json!(bound),
        };
    }
}
