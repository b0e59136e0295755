//! What the sentence about a budget says of an item, or of a section, is what the table says.
//!
//! A sentence can be checked where a share («31 de cada 100 pesos», «31 %») is followed by the name of an item or a
//! section. What it says otherwise is not judged.

use super::pesos;
use crate::catalog::{Budget, Catalog, EntryId, Item};
use crate::diag::{Diagnostic, Findings, code};

pub(super) fn check(catalog: &Catalog, entry: EntryId, budget: &Budget) -> Findings {
    let doc = catalog.doc(catalog.source(entry));
    let Some(sentence) = doc.fields.text("palabras") else {
        return Findings::new();
    };
    let named = names(catalog, budget);
    let mut findings = Findings::new();
    for claim in claims(&fold(sentence)) {
        let Some(name) = named
            .iter()
            .filter(|name| has_words(&claim.about, &name.folded))
            .max_by_key(|name| name.folded.len())
        else {
            continue;
        };
        // Of what was approved, or of what there is now: the sentence may speak of either.
        let shares: Vec<f64> = [3, 0]
            .into_iter()
            .filter_map(|column| {
                let whole = budget.total(column).filter(|&whole| whole > 0)?;
                Some(name.amounts[column]? as f64 * claim.base / whole as f64)
            })
            .collect();
        let right = |share: &f64| (share - claim.share).abs() <= claim.tolerance;
        if let Some(share) = shares.first().filter(|_| !shares.iter().any(right)) {
            let place = doc.place("palabras");
            findings.push(
                Diagnostic::at(code::BUDGET_WORDS, place.source, place.span)
                    .arg("dice", number(claim.share))
                    .arg("es", number((share * 10.0).round() / 10.0))
                    .arg("base", number(claim.base))
                    .arg("nombre", name.shown.as_str())
                    .arg(
                        "valor",
                        pesos(name.amounts[3].or(name.amounts[0]).unwrap_or(0)),
                    ),
            );
        }
    }
    findings
}

struct Name {
    shown: String,
    folded: String,
    amounts: [Option<i128>; 7],
}

/// Items and sections by name; a name that several items have stands for those that are not part of one another.
fn names(catalog: &Catalog, budget: &Budget) -> Vec<Name> {
    let mut names: indexmap::IndexMap<String, Name> = indexmap::IndexMap::new();
    let name_of = |item: &Item| {
        let fields = &catalog.doc(catalog.source(item.entry)).fields;
        fields.text("nombre")
    };
    for item in &budget.items {
        let fields = &catalog.doc(catalog.source(item.entry)).fields;
        let above = std::iter::successors(item.parent, |&at| budget.items[at].parent);
        let own = name_of(item).filter(|own| {
            !above
                .into_iter()
                .any(|at| name_of(&budget.items[at]).is_some_and(|name| fold(name) == fold(own)))
        });
        // A section is the sum of the items that have no parts.
        let section = fields
            .text("seccion_presupuestal")
            .filter(|section| !item.has_parts && own != Some(*section));
        for shown in own.into_iter().chain(section) {
            let folded = fold(shown);
            let name = names.entry(folded.clone()).or_insert_with(|| Name {
                shown: shown.to_owned(),
                folded,
                amounts: [None; 7],
            });
            for (sum, amount) in name.amounts.iter_mut().zip(item.amounts) {
                if let Some(amount) = amount {
                    *sum.get_or_insert(0) += i128::from(amount);
                }
            }
        }
    }
    names.into_values().collect()
}

struct Claim {
    share: f64,
    base: f64,
    tolerance: f64,
    about: String,
}

/// The shares that a folded sentence gives, each with the words up to the next.
fn claims(sentence: &str) -> Vec<Claim> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let mut base: Option<f64> = None;
    let mut claims: Vec<Claim> = Vec::new();
    for (n, word) in words.iter().enumerate() {
        let Some((share, decimals)) = figure(word) else {
            if let Some(claim) = claims.last_mut() {
                claim.about.push(' ');
                claim.about.push_str(word);
            }
            continue;
        };
        if n >= 2 && words[n - 2..n] == ["de", "cada"] {
            base = Some(share);
            // «31 de cada 100 pesos»: the share came first.
            if let Some(claim) = claims.last_mut().filter(|claim| claim.base == 0.0) {
                claim.base = share;
            }
            continue;
        }
        let percent = words.get(n + 1) == Some(&"%") || word.ends_with('%');
        claims.push(Claim {
            share,
            base: if percent { 100.0 } else { base.unwrap_or(0.0) },
            tolerance: 0.5 * 10f64.powi(-decimals) + 1e-9,
            about: String::new(),
        });
    }
    claims.retain(|claim| claim.base > 0.0);
    claims
}

/// A figure as people write it, and its number of decimals.
fn figure(word: &str) -> Option<(f64, i32)> {
    let digits = word.trim_end_matches(['%', ',', '.', ';', ':']);
    if !digits.starts_with(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    let decimals = digits.split_once(',').map_or(0, |(_, part)| part.len());
    let number = digits.replace('.', "").replace(',', ".").parse().ok()?;
    Some((number, i32::try_from(decimals).ok()?))
}

/// Lower case, without accents and signs other than those of figures.
fn fold(text: &str) -> String {
    deunicode::deunicode(text)
        .to_lowercase()
        .chars()
        .map(|sign| match sign {
            sign if sign.is_alphanumeric() || "%.,".contains(sign) => sign,
            _ => ' ',
        })
        .collect()
}

/// Whether the words of a name stand together in a text.
fn has_words(text: &str, name: &str) -> bool {
    let bare = |text: &str| {
        let words: Vec<String> = text
            .split_whitespace()
            .map(|word| word.trim_matches(['.', ',']).to_owned())
            .collect();
        format!(" {} ", words.join(" "))
    };
    let name = bare(name);
    name.len() > 2 && bare(text).contains(&name)
}

fn number(figure: f64) -> String {
    figure.to_string().replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(sentence: &str) -> Vec<(f64, f64, String)> {
        claims(&fold(sentence))
            .into_iter()
            .map(|claim| (claim.share, claim.base, claim.about.trim().to_owned()))
            .collect()
    }

    #[test]
    fn shares_are_read_as_people_write_them() {
        assert_eq!(
            told("De cada 100 pesos, 31 son para educación y 21,5 para la salud."),
            [
                (31.0, 100.0, "son para educacion y".to_owned()),
                (21.5, 100.0, "para la salud.".to_owned()),
            ]
        );
        assert_eq!(
            told("31 de cada 100 pesos son para educación"),
            [(31.0, 100.0, "de cada pesos son para educacion".to_owned())]
        );
        assert_eq!(
            told("El 12,5 % va a vías."),
            [(12.5, 100.0, "% va a vias.".to_owned())]
        );
        // A figure without a base is not a share.
        assert_eq!(told("Son 612.480 millones para 13 municipios"), []);
    }

    #[test]
    fn names_are_whole_words() {
        assert!(has_words("son para educacion y", "educacion"));
        assert!(!has_words("para reeducacion", "educacion"));
        assert!(has_words("agua potable, y saneamiento", "agua potable"));
    }
}
