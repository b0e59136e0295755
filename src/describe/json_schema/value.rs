//! The schema of a simple value: what the reader of values takes, as types and patterns.
//!
//! Patterns keep to what every dialect of regular expressions knows: a validator in an editor is not ours to choose.

use serde_json::{Value, json};

use crate::schema::FieldType;

/// Days that there are; whether a February has 29 is left to the program.
const DAY: &str = "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))";
const TIME: &str = "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?";
const ZONE: &str = "(?:[Zz]|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))";
/// Digits with dots at the thousands, or without.
const WHOLE: &str = "(?:[0-9]+|[0-9]{1,3}(?:\\.[0-9]{3})+)";
/// A part of an address of mail: letters of any script, digits, and few signs.
const MAIL: &str = "[^\\s@!-*,/:-?\\[-\\^`{-~]";
/// The same without the dot: an address of a domain neither begins nor ends with one.
const BARE: &str = "[^\\s@!-*,./:-?\\[-\\^`{-~]";

/// The schema of a type that has no parts. Of types with parts nothing is said.
pub(super) fn simple(ty: &FieldType) -> Value {
    match ty {
        FieldType::Text => json!({ "type": ["string", "integer"] }),
        FieldType::Date => pattern(DAY),
        FieldType::DateTime => pattern(&format!("{DAY}(?:[Tt ]{TIME}{ZONE}?)?")),
        FieldType::PartialDate => json!({
            "type": ["string", "integer"],
            "pattern": format!("^(?:[0-9]{{4}}(?:-(?:0[1-9]|1[0-2]))?|{DAY})$"),
            "minimum": 1000,
            "maximum": 9999,
        }),
        FieldType::Integer => json!({
            "type": ["integer", "string"],
            "pattern": format!("^[-−]?(?:{WHOLE}(?:,0*)?|[0-9]+\\.(?:0{{1,2}}|0{{4,}}))$"),
        }),
        FieldType::Decimal => json!({
            "type": ["number", "string"],
            "pattern": format!("^[-−]?(?:{WHOLE}(?:,[0-9]*)?|[0-9]+\\.(?:[0-9]{{1,2}}|[0-9]{{4,}}))$"),
        }),
        FieldType::Pesos => json!({
            "type": ["integer", "string"],
            "pattern": format!("^(?:COP)? ?\\$? ?-?{WHOLE}(?:,0*|\\.00)?$"),
        }),
        FieldType::Bool => json!({
            "type": ["boolean", "string"],
            "pattern": "^(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Ss][IiÍí]|[Nn][Oo]|[Xx]|[01]|[Vv][Ee][Rr][Dd][Aa][Dd][Ee][Rr][Oo]|[Ff][Aa][Ll][Ss][Oo]|)$",
        }),
        FieldType::Choice(options) => {
            let values: Vec<&str> = options.iter().map(|option| &*option.value).collect();
            json!({ "enum": values })
        }
        FieldType::Territory => pattern(
            "(?:05|08|1[135789]|2[0357]|4[147]|5[024]|6[368]|7[036]|8[1568]|9[14579])(?:[0-9]{3}|[0-9]{6})?",
        ),
        FieldType::Language => pattern(
            "(?![Uu][Nn][Dd](?:-|$))(?:[A-Za-z]{2,3}|[A-Za-z]{5,8})(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-[0-9A-Za-z]{4,8})*",
        ),
        FieldType::Email => pattern(&format!("{MAIL}+@{BARE}{MAIL}*\\.{MAIL}*{BARE}")),
        FieldType::Telephone => pattern("\\+(?:[ ()-]*[0-9]){8,15}[ ()-]*"),
        FieldType::Url => pattern("https?://[^\\s.]\\S*\\.\\S*"),
        FieldType::Ref(_) => pattern("[a-z0-9_-]+"),
        _ => json!({ "type": "string" }),
    }
}

/// A text that is a pattern from its start to its end.
fn pattern(inside: &str) -> Value {
    json!({ "type": "string", "pattern": format!("^(?:{inside})$") })
}
