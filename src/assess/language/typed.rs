//! What evidence may ask of a field: which field a path of a kind leads to, and which values it can have.

use crate::schema::{self, BodyRule, Field, FieldType, Kind, Schema};

/// The type of what is at a path of a kind; else the name that is not there.
pub(super) fn field<'p, 's>(
    schema: &'s Schema,
    kind: &'s Kind,
    path: &'p str,
) -> Result<&'s FieldType, &'p str> {
    if path == "cuerpo" {
        return match kind.body {
            BodyRule::None => Err(path),
            _ => Ok(&FieldType::Bool),
        };
    }
    within(schema, &kind.fields, path)
}

fn within<'p, 's>(
    schema: &'s Schema,
    fields: &'s [Field],
    path: &'p str,
) -> Result<&'s FieldType, &'p str> {
    let (name, rest) = match path.split_once('.') {
        Some((name, rest)) => (name, Some(rest)),
        None => (path, None),
    };
    let found = fields
        .iter()
        .find(|field| *field.name == *name)
        .ok_or(path)?;
    let ty = match &found.ty {
        FieldType::List(item) => &**item,
        ty => ty,
    };
    let Some(rest) = rest else { return Ok(ty) };
    match ty {
        FieldType::Record(fields) => within(schema, fields, rest),
        FieldType::Ref(kind) => {
            let kind = schema.named(kind).ok_or(path)?;
            field(schema, schema.kind(kind), rest)
        }
        FieldType::Document | FieldType::Image | FieldType::Media => {
            within(schema, schema::file_form(ty), rest)
        }
        _ => Err(path),
    }
}

/// Whether it can say how recent something is.
pub(super) fn is_dated(ty: &FieldType) -> bool {
    matches!(
        ty,
        FieldType::Date | FieldType::DateTime | FieldType::PartialDate | FieldType::Integer
    )
}

/// Whether a field can have a value, as filters compare them; else what it can have.
pub(super) fn can_be<'s>(ty: &'s FieldType, value: &str) -> Result<(), Vec<&'s str>> {
    let year = value.strip_prefix("$vigencia");
    let is_year = year.is_some_and(|back| {
        let number = back.strip_prefix('-');
        back.is_empty() || number.is_some_and(|number| number.parse::<i16>().is_ok())
    });
    let good = match ty {
        FieldType::Choice(options) => {
            return match options.iter().any(|option| *option.value == *value) {
                true => Ok(()),
                false => Err(options.iter().map(|option| &*option.value).collect()),
            };
        }
        FieldType::Bool => {
            return match value {
                "true" | "false" => Ok(()),
                _ => Err(vec!["true", "false"]),
            };
        }
        _ if value.starts_with('$') => {
            is_year
                && matches!(
                    ty,
                    FieldType::Integer
                        | FieldType::PartialDate
                        | FieldType::Text
                        | FieldType::Ref(_)
                )
        }
        FieldType::Integer | FieldType::Pesos => value.parse::<i64>().is_ok(),
        FieldType::Date => value.parse::<jiff::civil::Date>().is_ok(),
        // What these hold is never compared as a text.
        FieldType::RichText
        | FieldType::Decimal
        | FieldType::DateTime
        | FieldType::Record(_)
        | FieldType::Map(_) => false,
        _ => true,
    };
    match good {
        true => Ok(()),
        false => Err(Vec::new()),
    }
}
