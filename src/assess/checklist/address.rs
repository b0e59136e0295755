//! Short addresses of requirements: `/gel/VAEI4141/`, `/t/4.2/`.
//!
//! In: regimes, each with the first part of its addresses. Out: an address for every requirement, made of the regime's
//! own label, so that who knows the norm can type it. Labels repeat within a regime: those that do bear our id as well.

use std::collections::BTreeMap;

use super::Checklist;

/// Gives every requirement its address.
pub(super) fn assign(regimes: &mut [Checklist]) {
    for regime in regimes {
        // A portal's own regime says it too: nothing but what `part` leaves gets into a path.
        let first = part(regime.address.as_ref().unwrap_or(&regime.id));
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for requirement in &regime.requirements {
            let label = part(&requirement.label).to_lowercase();
            *count.entry(label).or_default() += 1;
        }
        for requirement in &mut regime.requirements {
            let label = part(&requirement.label);
            let own = match (label.is_empty(), count[&label.to_lowercase()]) {
                (true, _) => requirement.id.to_string(),
                (false, 1) => label,
                (false, _) => format!("{label}-{}", requirement.id),
            };
            requirement.address = format!("/{first}/{own}/").into();
        }
    }
}

/// What of a label can stand in an address that people type: letters, digits, and points between them.
fn part(label: &str) -> String {
    let plain = deunicode::deunicode(label);
    let parts = plain
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.')
        .map(|part| part.trim_matches('.'))
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::*;

    #[test]
    fn labels_become_parts_that_can_be_typed() {
        for (label, wanted) in [
            ("VAEI4141", "VAEI4141"),
            ("VAEI4252..", "VAEI4252"),
            ("4.2.", "4.2"),
            ("7.1.1.a)", "7.1.1.a"),
            ("Sección 1 · ítem 3", "Seccion-1-item-3"),
            ("…", ""),
        ] {
            assert_eq!(part(label), wanted, "{label}");
        }
    }

    #[test]
    fn no_two_requirements_have_one_address_whatever_the_case() {
        let all = super::super::checklists();
        let addresses: Vec<&Arc<str>> = all
            .iter()
            .flat_map(|regime| regime.requirements.iter().map(|one| &one.address))
            .collect();
        let different: BTreeSet<String> = addresses.iter().map(|one| one.to_lowercase()).collect();
        assert_eq!(different.len(), addresses.len());
        assert!(addresses.iter().any(|one| &***one == "/gel/VAEI4126/"));
    }
}
