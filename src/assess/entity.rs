//! The entity's own data, in `portal.toml`: there, and well formed.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::context::{Context, Once, Proof, Reason, Verdict, folded, reason};
use crate::audit::Page;
use crate::model::{Record, Value};

/// What is asked of the entity's data.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntityCheck {
    /// Keys of `[entidad]` with their format.
    #[serde(default)]
    fields: BTreeMap<String, Format>,
    /// Keys of which so many (`at_least`) must be there.
    #[serde(default)]
    any: BTreeMap<String, Format>,
    /// How many of `any`.
    #[serde(default = "one")]
    at_least: usize,
    /// A part (`data-parte`) of every page in which these data must be read.
    shown: Option<String>,
    /// Format of the site's own address.
    base: Option<Format>,
}

fn one() -> usize {
    1
}

/// How a datum must be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Format {
    /// Anything.
    Text,
    /// Country code of Colombia, region or mobile prefix, number: `+57 608 555 0100`.
    Telephone,
    /// A toll-free line: `01 8000 …`.
    TollFree,
    /// An address of e-mail.
    Email,
    /// Days with spans of hours, not prose: `08:00-12:00`.
    Hours,
    /// `https://` and a host under `gov.co`.
    GovCo,
    /// An address of the web.
    Url,
}

impl Format {
    /// Whether a text is written so.
    pub(super) fn fits(self, text: &str) -> bool {
        match self {
            Format::Text => !text.trim().is_empty(),
            Format::Telephone => is_telephone(text),
            Format::TollFree => {
                let digits = digits(text);
                ["018000", "01800", "5718000", "57018000"]
                    .iter()
                    .any(|start| digits.starts_with(start))
                    && digits.len() >= 10
            }
            Format::Email => is_email(text),
            Format::Hours => is_hours(text),
            Format::GovCo => {
                let host = text
                    .strip_prefix("https://")
                    .and_then(|rest| rest.split('/').next());
                host.is_some_and(|host| {
                    host.len() > ".gov.co".len()
                        && host.ends_with(".gov.co")
                        && !host.starts_with('.')
                })
            }
            Format::Url => text.starts_with("https://") || text.starts_with("http://"),
        }
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// +57 and ten digits: since 2021 all numbers of Colombia have a prefix of three.
fn is_telephone(text: &str) -> bool {
    let good = |c: char| c.is_ascii_digit() || " -()".contains(c);
    let Some(rest) = text.trim().strip_prefix("+57") else {
        return false;
    };
    rest.chars().all(good)
        && digits(rest).len() == 10
        && matches!(digits(rest).as_bytes()[0], b'3' | b'6')
}

fn is_email(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else {
        return false;
    };
    let good = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_alphanumeric() || "._+-".contains(c))
    };
    good(user) && good(host) && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
}

/// `08:00-12:00`, the end after the beginning.
fn is_hours(text: &str) -> bool {
    let moment = |text: &str| {
        let (hour, minute) = text.trim().split_once(':')?;
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
    };
    let Some((from, to)) = text.split_once(['-', '–']) else {
        return false;
    };
    matches!((moment(from), moment(to)), (Some(from), Some(to)) if from < to)
}

/// Whether a datum of the entity is there and written so. `Err(true)` if it is there.
fn datum(entity: &Record, key: &str, format: Format) -> Result<(), bool> {
    let good = match entity.get(key) {
        None => return Err(false),
        Some(Value::Text(text)) if text.trim().is_empty() => return Err(false),
        Some(Value::Text(text)) => format.fits(text),
        Some(Value::List(items)) if format == Format::Hours => {
            !items.is_empty()
                && entity.records(key).all(|record| {
                    let hours = record.list("horas");
                    let fits = |hour: &Value| hour.as_text().is_some_and(|hour| format.fits(hour));
                    record.text("dias").is_some()
                        && !hours.is_empty()
                        && hours.iter().all(|hour| fits(&hour.value))
                })
        }
        Some(value) => !value.is_empty(),
    };
    good.then_some(()).ok_or(true)
}

pub(super) fn check(wanted: &EntityCheck, context: &Context<'_>) -> Verdict {
    let config = context.config();
    let mut used: Vec<&str> = Vec::new();
    for (key, &format) in &wanted.fields {
        datum(&config.entity, key, format).map_err(|there| because(key, there, context))?;
        used.push(key);
    }
    if !wanted.any.is_empty() {
        let good = wanted
            .any
            .iter()
            .filter(|(key, format)| datum(&config.entity, key, **format).is_ok());
        let good: Vec<&str> = good
            .map(|(key, _)| key.as_str())
            .filter(|key| counts(key, context))
            .collect();
        if good.len() < wanted.at_least {
            let keys: Vec<&str> = wanted.any.keys().map(String::as_str).collect();
            return Err(reason(
                "razon-entidad-falta",
                [("campo", keys.join(" / ").into())],
            ));
        }
        used.extend(good);
    }
    if let Some(format) = wanted.base.filter(|format| !format.fits(&config.base)) {
        let wanted = if format == Format::GovCo {
            "razon-entidad-dominio"
        } else {
            "razon-entidad-formato"
        };
        return Err(reason(
            wanted,
            [("campo", "base".into()), ("valor", (*config.base).into())],
        ));
    }
    if let Some(key) = used.iter().find(|key| !counts(key, context)) {
        return Err(reason("razon-entidad-ejemplo", [("campo", (*key).into())]));
    }
    if let Some(part) = &wanted.shown {
        shown(part, &used, context)?;
    }
    let contact = context
        .role_page("contacto")
        .map(|(_, page)| page.route.clone());
    let home = context.home()?.route.clone();
    Ok(Proof {
        example: used.iter().any(|key| is_example(key, &config.entity)),
        ..Proof::at(contact.or(Some(home)))
    })
}

/// Whether every page shows the data in a part of it: as text, or as a link.
fn shown(part: &str, keys: &[&str], context: &Context<'_>) -> Result<(), Reason> {
    let config = context.config();
    for key in keys {
        // A page says the words of its language.
        let values: Vec<Vec<&str>> = config
            .langs()
            .map(|(lang, _)| match config.of_entity(lang, key) {
                Some((text, _)) => vec![text],
                None => values(&config.entity, key),
            })
            .collect();
        let most = values.iter().map(Vec::len).max().unwrap_or_default();
        let none = || -> Vec<Once> { (0..most).map(|_| Once::default()).collect() };
        let shows = |page: &Page, once: &mut [Once]| {
            let values = &values[usize::from(page.lang.0)];
            let mut all = values.iter().zip(once);
            !values.is_empty() && all.all(|(value, once)| is_in(part, value, page, once))
        };
        let fault = |page: &Page, once: &mut Vec<Once>| {
            let args = [
                ("pagina", page.route.clone().into()),
                ("campo", (*key).into()),
                ("parte", part.into()),
            ];
            (!shows(page, once)).then(|| reason("razon-entidad-parte", args))
        };
        context.no_page_with(|_| true, none, fault, [])?;
    }
    Ok(())
}

/// What must be read of a datum that is a list: the address (else the name) of each item.
fn values<'a>(entity: &'a Record, key: &str) -> Vec<&'a str> {
    entity
        .records(key)
        .filter_map(|item| item.text("enlace").or_else(|| item.text("nombre")))
        .collect()
}

/// Whether a page shows a value in a part of it: as text, or as a link.
fn is_in(part: &str, value: &str, page: &Page, once: &mut Once) -> bool {
    let mut parts = page.facts.parts.iter().filter(|found| &*found.name == part);
    parts.any(|found| {
        let linked = |href: &std::sync::Arc<str>| href.ends_with(value);
        once.part(found, || {
            plain(&found.text).contains(&plain(value)) || found.links.iter().any(linked)
        })
    })
}

/// Letters and digits only, so that spaces and dots do not matter.
fn plain(text: &str) -> String {
    folded(text)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

fn because(key: &str, there: bool, context: &Context<'_>) -> Reason {
    match there {
        false => reason("razon-entidad-falta", [("campo", key.into())]),
        true => {
            let value = context.config().entity.text(key).unwrap_or("—");
            reason(
                "razon-entidad-formato",
                [("campo", key.into()), ("valor", value.into())],
            )
        }
    }
}

fn is_example(key: &str, entity: &Record) -> bool {
    entity
        .list("datos_de_ejemplo")
        .iter()
        .any(|item| item.value.as_text() == Some(key))
}

fn counts(key: &str, context: &Context<'_>) -> bool {
    context.config().demonstration || !is_example(key, &context.config().entity)
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn formats_are_told_apart() {
        for (format, good, bad) in [
            (Format::Telephone, "+57 608 555 0100", "608 555 0100"),
            (Format::Telephone, "+57 300 555 0100", "+57 8 555 0100"),
            (Format::TollFree, "01 8000 555 010", "+57 608 555 0100"),
            (
                Format::Email,
                "contacto@putumayo.gov.co",
                "contacto@putumayo",
            ),
            (Format::Hours, "08:00-12:00", "de 8 a 12"),
            (Format::Hours, "14:00–18:30", "18:00-14:00"),
            (
                Format::GovCo,
                "https://www.putumayo.gov.co",
                "https://putumayo-gov.co",
            ),
            (
                Format::GovCo,
                "https://putumayo.gov.co/x",
                "http://www.putumayo.gov.co",
            ),
        ] {
            assert!(format.fits(good), "{good}");
            assert!(!format.fits(bad), "{bad}");
        }
    }
}
