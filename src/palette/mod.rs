//! The colours of the theme: what a portal may choose, and whether everyone can read what is written with them.
//!
//! In: the stylesheet in use and what `[colores]` of `portal.toml` chooses. Out: rules to write after the stylesheet, and
//! a finding for each colour that is not told apart from a ground it is used on, with the nearest one that is. Which
//! colour lies on which ground, and the ratio that WCAG 2.2 asks for, is in `paleta.toml`.

mod colour;
mod stylesheet;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::config::Chosen;
use crate::diag::{Diagnostic, Findings, code};
use crate::text::{SourceId, Span};

pub use colour::Colour;
pub use stylesheet::Scheme;

const DATA: &str = include_str!("paleta.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Palette {
    slots: Vec<Slot>,
    pairs: Vec<Pair>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Slot {
    key: String,
    variable: String,
}

/// A colour, the grounds that it lies on (or that lie on it: contrast has no direction), and the least ratio.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    colour: String,
    on: Vec<String>,
    ratio: f64,
}

/// What the stylesheet becomes.
#[derive(Debug, Default)]
pub struct Painted {
    /// Rules to write after it; empty if nothing is chosen.
    pub rules: String,
    /// Colours that cannot be used.
    pub findings: Findings,
}

/// Where colours come from.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The stylesheet.
    pub css: &'a str,
    /// Its file, if it is the portal's own; the theme's own colours are held by a test.
    pub own: Option<SourceId>,
    /// What `portal.toml` chooses.
    pub chosen: &'a [Chosen],
    /// `portal.toml`.
    pub portal: Option<SourceId>,
}

/// A colour in use, and who says so.
struct Used {
    colour: Colour,
    said: Option<(SourceId, Span)>,
}

/// Puts the chosen colours over those of the stylesheet, and looks at all of them.
pub fn paint(sources: Sources<'_>) -> Painted {
    let palette = palette();
    let mut painted = Painted::default();
    for one in sources.chosen {
        if let (None, Some(portal)) = (Colour::parse(&one.value.value), sources.portal) {
            painted.findings.push(
                Diagnostic::at(code::COLOUR, portal, one.value.span)
                    .arg("valor", one.value.value.clone()),
            );
        }
    }
    for scheme in [Scheme::Light, Scheme::Dark] {
        let used = used(&palette, sources, scheme);
        painted.findings.extend(unreadable(&palette, &used, scheme));
        painted
            .rules
            .push_str(&rules(&palette, sources.chosen, scheme));
    }
    painted
}

fn palette() -> Palette {
    toml::from_str(DATA).unwrap_or_else(|error| panic!("paleta.toml is valid: {error}"))
}

/// The colours of a scheme by variable.
fn used(palette: &Palette, sources: Sources<'_>, scheme: Scheme) -> BTreeMap<String, Used> {
    let declared = stylesheet::variables(sources.css, scheme);
    let mut used: BTreeMap<String, Used> = declared
        .into_iter()
        .filter_map(|(name, one)| {
            let colour = Colour::parse(&one.value)?;
            let span = Span::new(one.at.start, one.at.end);
            let said = sources.own.map(|own| (own, span));
            Some((name, Used { colour, said }))
        })
        .collect();
    for one in sources.chosen.iter().filter(|one| scheme_of(one) == scheme) {
        let slot = palette.slots.iter().find(|slot| slot.key == *one.key);
        if let (Some(slot), Some(colour)) = (slot, Colour::parse(&one.value.value)) {
            let said = sources.portal.map(|portal| (portal, one.value.span));
            used.insert(slot.variable.clone(), Used { colour, said });
        }
    }
    used
}

/// Colours that are not told apart from a ground. Only what somebody of the portal said is told to the portal.
fn unreadable(palette: &Palette, used: &BTreeMap<String, Used>, scheme: Scheme) -> Findings {
    let mut findings = Findings::new();
    for pair in &palette.pairs {
        let Some(one) = used.get(&pair.colour) else {
            continue;
        };
        let grounds = pair.on.iter().filter_map(|ground| used.get(ground));
        let grounds: Vec<Colour> = grounds.map(|ground| ground.colour).collect();
        let contrast = |ground: &Colour| one.colour.contrast(*ground);
        let worst = grounds
            .iter()
            .min_by(|a, b| contrast(a).total_cmp(&contrast(b)));
        let Some(worst) = worst.filter(|ground| contrast(ground) < pair.ratio) else {
            continue;
        };
        // One's own ground under the theme's text is one's own doing too.
        let theirs = pair.on.iter().filter_map(|ground| used.get(ground)?.said);
        let Some((source, span)) = one.said.or_else(|| theirs.into_iter().next()) else {
            continue;
        };
        let finding = Diagnostic::at(code::CONTRAST, source, span)
            .arg("color", one.colour.to_string())
            .arg("variable", pair.colour.clone())
            .arg("fondo", worst.to_string())
            .arg("contraste", format!("{:.2}", contrast(worst)))
            .arg("minimo", format!("{:.1}", pair.ratio))
            .arg(
                "esquema",
                if scheme == Scheme::Dark {
                    "oscuro"
                } else {
                    "claro"
                },
            );
        let near = one.colour.nearest(&grounds, pair.ratio);
        let near = near.map_or_else(|| "NO".to_owned(), |near| near.to_string());
        findings.push(finding.arg("cercano", near));
    }
    findings
}

fn scheme_of(one: &Chosen) -> Scheme {
    match one.dark {
        true => Scheme::Dark,
        false => Scheme::Light,
    }
}

/// The chosen colours of a scheme as rules.
fn rules(palette: &Palette, chosen: &[Chosen], scheme: Scheme) -> String {
    let of_scheme = chosen.iter().filter(|one| scheme_of(one) == scheme);
    let declarations: String = of_scheme
        .filter_map(|one| {
            let slot = palette.slots.iter().find(|slot| slot.key == *one.key)?;
            let colour = Colour::parse(&one.value.value)?;
            Some(format!("{}:{colour};", slot.variable))
        })
        .collect();
    // A bare `:root` after the stylesheet would win over its dark colours.
    let query = match scheme {
        Scheme::Light => "not all and (prefers-color-scheme:dark)",
        Scheme::Dark => "(prefers-color-scheme:dark)",
    };
    match declarations.is_empty() {
        true => String::new(),
        false => format!("\n@media {query}{{:root{{{declarations}}}}}\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSS: &str = include_str!("../../themes/default/css/vitrina.css");

    #[test]
    fn every_colour_of_the_theme_can_be_read_on_its_grounds() {
        let palette = palette();
        for scheme in [Scheme::Light, Scheme::Dark] {
            let declared = stylesheet::variables(CSS, scheme);
            let colour = |name: &String| {
                let one = declared
                    .get(name)
                    .unwrap_or_else(|| panic!("{name} is in the stylesheet"));
                Colour::parse(&one.value)
                    .unwrap_or_else(|| panic!("{name} is a colour: {}", one.value))
            };
            for pair in &palette.pairs {
                for ground in &pair.on {
                    let found = colour(&pair.colour).contrast(colour(ground));
                    assert!(
                        found >= pair.ratio,
                        "{scheme:?}: {} on {ground} is {found:.2}",
                        pair.colour
                    );
                }
            }
        }
    }

    #[test]
    fn every_slot_is_a_field_of_portal_toml_and_has_a_pair() {
        let palette = palette();
        let form = crate::schema::portal_form();
        let field = form.iter().find(|field| &*field.name == "colores");
        let crate::schema::FieldType::Record(fields) = &field.expect("colores is a field").ty
        else {
            panic!("colores is a record");
        };
        let mut keys: Vec<&str> = fields.iter().map(|field| &*field.name).collect();
        keys.retain(|key| *key != "oscuro");
        let slots: Vec<&str> = palette.slots.iter().map(|slot| slot.key.as_str()).collect();
        assert_eq!(keys, slots);
        for slot in &palette.slots {
            assert!(
                palette
                    .pairs
                    .iter()
                    .any(|pair| pair.colour == slot.variable),
                "{} is held to a contrast",
                slot.key
            );
        }
    }
}
