//! To whom a requirement applies: a department is not a municipality.
//!
//! In: what the requirement says, and the kind of entity of the portal (`[entidad] tipo`). Out: whether it applies. Of
//! a portal that does not say its kind, or says a kind of its own, nothing is excused.

use std::sync::Arc;

use serde::Deserialize;

use super::Words;
use crate::schema::{self, Choice};

/// The vocabulary of kinds of entity, with the order and the branch of each.
const KINDS: &str = "clases_de_entidad";

/// To whom a requirement applies; what is empty excludes nobody.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Applies {
    /// Orders: `nacional`, `territorial`.
    #[serde(default)]
    pub order: Vec<Arc<str>>,
    /// Branches: `ejecutiva`.
    #[serde(default)]
    pub branch: Vec<Arc<str>>,
    /// Kinds of entity: `alcaldia`, `distrito`.
    #[serde(default)]
    pub kinds: Vec<Arc<str>>,
    /// Why it does not apply to the others; asked of whoever excludes somebody.
    #[serde(default)]
    pub reason: Words,
    /// What else must be so for it to apply, in Spanish: only people can tell, in a declaration.
    pub when: Option<Arc<str>>,
}

fn kinds() -> &'static [Choice] {
    schema::vocabulary(KINDS).unwrap_or_default()
}

/// A kind of entity, if it is one of the vocabulary and says its order.
fn known(kind: &str) -> Option<&'static Choice> {
    kinds()
        .iter()
        .find(|known| *known.value == *kind && known.code("order").is_some())
}

impl Applies {
    /// The kind of entity to which it does not apply, if the portal's entity is of it.
    pub(in crate::assess) fn excludes(&self, kind: Option<&str>) -> Option<&'static Choice> {
        let kind = known(kind?)?;
        let among = |wanted: &[Arc<str>], value: Option<&str>| {
            wanted.is_empty() || wanted.iter().any(|one| Some(&**one) == value)
        };
        let applies = among(&self.order, kind.code("order"))
            && among(&self.branch, kind.code("branch"))
            && among(&self.kinds, Some(&kind.value));
        (!applies).then_some(kind)
    }

    /// What is wrong with it: a word that no kind of entity has, or nobody told why.
    pub(super) fn fault(&self) -> Option<String> {
        let unknown = |wanted: &[Arc<str>], code: &dyn Fn(&Choice) -> Option<Arc<str>>| {
            wanted
                .iter()
                .find(|one| !kinds().iter().any(|kind| code(kind).as_ref() == Some(one)))
                .cloned()
        };
        let code = |name: &'static str| move |kind: &Choice| kind.code(name).map(Arc::from);
        let stranger = unknown(&self.order, &code("order"))
            .or_else(|| unknown(&self.branch, &code("branch")))
            .or_else(|| unknown(&self.kinds, &|kind: &Choice| Some(kind.value.clone())));
        if let Some(word) = stranger {
            return Some(format!("`{word}` is no order, branch or kind of entity"));
        }
        let narrow = !(self.order.is_empty() && self.branch.is_empty() && self.kinds.is_empty());
        let told = self.reason.contains_key("es") && self.reason.contains_key("en");
        (narrow && !told).then(|| "`applies` does not say its reason in es and en".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Applies {
        toml::from_str(text).expect("it is TOML")
    }

    #[test]
    fn a_department_is_not_a_municipality() {
        let towns = of("kinds = [\"alcaldia\", \"distrito\"]\nreason = { es = \"x\", en = \"x\" }");
        let told = |kind| towns.excludes(kind).map(|kind| &*kind.value);
        assert_eq!(told(Some("gobernacion")), Some("gobernacion"));
        assert_eq!(told(Some("alcaldia")), None);
        for silent in [None, Some("otra"), Some("gobernación"), Some("parque")] {
            assert_eq!(told(silent), None, "nobody is excused by {silent:?}");
        }
    }

    #[test]
    fn order_and_branch_come_from_the_kind() {
        let national = of("order = [\"nacional\"]");
        assert!(national.excludes(Some("gobernacion")).is_some());
        assert!(national.excludes(Some("cabeza_de_sector")).is_none());
        let executive = of("branch = [\"ejecutiva\"]");
        assert!(executive.excludes(Some("asamblea")).is_some());
        assert!(executive.excludes(Some("gobernacion")).is_none());
        assert!(Applies::default().excludes(Some("gobernacion")).is_none());
    }

    #[test]
    fn what_excludes_says_why_and_in_known_words() {
        assert!(Applies::default().fault().is_none());
        assert!(of("order = [\"nacional\"]").fault().is_some());
        let reason = "reason = { es = \"x\", en = \"x\" }";
        assert!(
            of(&format!("order = [\"nacional\"]\n{reason}"))
                .fault()
                .is_none()
        );
        assert!(
            of(&format!("order = [\"mundial\"]\n{reason}"))
                .fault()
                .is_some()
        );
        assert!(
            of(&format!("kinds = [\"gobernación\"]\n{reason}"))
                .fault()
                .is_some()
        );
    }
}
