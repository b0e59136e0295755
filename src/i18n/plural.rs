//! Plural forms: which a language has, and which one a number takes.
//!
//! In: a language's tag, and the rules that a portal declares for it. Out: the forms that a message may tell apart.
//!
//! CLDR has rules for the languages that Fluent knows; for every other one Fluent would silently take the English ones.
//! Here such a language has the form `other` alone, until its speakers say more: `plurales = { one = "n = 1" }` in
//! `portal.toml`. A rule is written as CLDR writes those of whole numbers: `n = 1`, `n = 2..4`, `n % 10 = 1, 2 and
//! n != 11`, with `or` between alternatives.

use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, Identifier, InlineExpression, Pattern, PatternElement,
    Resource, Variant, VariantKey,
};
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use super::load::primary;

/// The names of forms, as messages write them.
pub const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The form that every language has.
pub const OTHER: &str = "other";

/// A language that CLDR knows and that has the form `other` alone: what stands in for languages without rules.
const FORMLESS: &str = "ja";

/// The function that asks for the declared form of a number; no message can call it by this name, which is ours.
const FORM: &str = "FORMA";

/// The rules that a portal declares for a language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules(Vec<(&'static str, Condition)>);

/// Alternatives of relations that hold together.
type Condition = Vec<Vec<Relation>>;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Relation {
    modulus: Option<u64>,
    equal: bool,
    ranges: Vec<(u64, u64)>,
}

impl Rules {
    /// Adds the rule of a form. `None` if the form has no such name or the rule cannot be read.
    pub fn add(&mut self, form: &str, rule: &str) -> Option<()> {
        let form = FORMS
            .iter()
            .find(|known| **known == form && form != OTHER)?;
        let alternatives = rule.split(" or ").map(|alternative| {
            let relations = alternative.split(" and ").map(relation);
            relations.collect::<Option<Vec<Relation>>>()
        });
        self.0.push((form, alternatives.collect::<Option<_>>()?));
        Some(())
    }

    /// The form of a number.
    pub fn form(&self, number: u64) -> &'static str {
        let holds = |relation: &Relation| {
            let left = relation.modulus.map_or(number, |modulus| number % modulus);
            let within = |&(from, to): &(u64, u64)| (from..=to).contains(&left);
            relation.ranges.iter().any(within) == relation.equal
        };
        let found = self.0.iter().find(|(_, alternatives)| {
            let mut alternatives = alternatives.iter();
            alternatives.any(|relations| relations.iter().all(holds))
        });
        found.map_or(OTHER, |(form, _)| form)
    }
}

/// `n % 10 = 1, 3..5`, `n != 11`.
fn relation(text: &str) -> Option<Relation> {
    let (left, right, equal) = match text.split_once("!=") {
        Some((left, right)) => (left, right, false),
        None => {
            let (left, right) = text.split_once('=')?;
            (left, right, true)
        }
    };
    let modulus = match left.trim().strip_prefix('n')?.trim() {
        "" => None,
        rest => Some(
            rest.strip_prefix('%')?
                .trim()
                .parse()
                .ok()
                .filter(|&modulus| modulus > 0)?,
        ),
    };
    let range = |part: &str| {
        let (from, to) = part.split_once("..").unwrap_or((part, part));
        let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
        (from <= to).then_some((from, to))
    };
    let ranges = right.split(',').map(range).collect::<Option<Vec<_>>>()?;
    Some(Relation {
        modulus,
        equal,
        ranges,
    })
}

/// The forms of a language, and which number takes which.
#[derive(Debug, Clone)]
pub struct Forms {
    source: Source,
}

#[derive(Debug, Clone)]
enum Source {
    Declared(Arc<Rules>),
    Known(LanguageIdentifier),
    None,
}

impl Forms {
    /// The forms of a language: those declared, else those of CLDR, else `other` alone.
    pub fn of(tag: &str, declared: Option<&Arc<Rules>>) -> Forms {
        let source = match (declared, known(tag)) {
            (Some(rules), _) => Source::Declared(Arc::clone(rules)),
            (None, Some(locale)) => Source::Known(locale),
            (None, None) => Source::None,
        };
        Forms { source }
    }

    /// Whether nobody has said which forms the language has.
    pub fn unknown(&self) -> bool {
        matches!(self.source, Source::None)
    }

    /// The language whose rules Fluent is to use.
    pub(super) fn locale(&self) -> LanguageIdentifier {
        match &self.source {
            Source::Known(locale) => locale.clone(),
            _ => FORMLESS.parse().expect("«ja» is a well-formed tag"),
        }
    }

    /// The declared rules, which Fluent cannot be told.
    pub(super) fn declared(&self) -> Option<&Arc<Rules>> {
        match &self.source {
            Source::Declared(rules) => Some(rules),
            _ => None,
        }
    }

    /// The form of a whole number.
    pub fn form(&self, number: u64) -> &'static str {
        match &self.source {
            Source::Declared(rules) => rules.form(number),
            Source::None => OTHER,
            Source::Known(locale) => {
                let primary: Option<LanguageIdentifier> = locale.language.as_str().parse().ok();
                let rules = [Some(locale.clone()), primary]
                    .into_iter()
                    .flatten()
                    .find_map(|locale| PluralRules::create(locale, PluralRuleType::CARDINAL).ok());
                let form = rules.and_then(|rules| rules.select(number).ok());
                form.map_or(OTHER, name)
            }
        }
    }

    /// The forms that whole numbers take, in the order of [`FORMS`].
    pub fn names(&self) -> Vec<&'static str> {
        let found: Vec<&str> = samples().map(|number| self.form(number)).collect();
        let mut names = FORMS.to_vec();
        names.retain(|name| *name == OTHER || found.contains(name));
        names
    }

    /// Some numbers of a form; enough of them to tell whether they can be listed one by one.
    pub(super) fn numbers(&self, form: &str) -> Vec<u64> {
        samples()
            .filter(|&number| self.form(number) == form)
            .collect()
    }
}

/// Numbers in which every form that a language has for whole numbers is found.
fn samples() -> impl Iterator<Item = u64> {
    (0..=200).chain([1_000, 1_001, 1_000_000])
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => OTHER,
    }
}

/// The locale of a language whose rules Fluent has.
fn known(tag: &str) -> Option<LanguageIdentifier> {
    let locale: LanguageIdentifier = tag.parse().ok()?;
    let primary = primary(tag);
    let locales = PluralRules::get_locales(PluralRuleType::CARDINAL);
    locales
        .iter()
        .any(|known| known.language.as_str() == primary)
        .then_some(locale)
}

/// What messages call for the form of a number: see [`rewrite`].
pub(super) fn function(
    rules: Arc<Rules>,
) -> (
    &'static str,
    impl for<'a> Fn(&[FluentValue<'a>], &FluentArgs<'_>) -> FluentValue<'a>,
) {
    let form = move |values: &[FluentValue<'_>]| match values.first() {
        Some(FluentValue::Number(number)) if number.value.abs().fract() == 0.0 => {
            rules.form(number.value.abs() as u64)
        }
        _ => OTHER,
    };
    (FORM, move |values, _| FluentValue::from(form(values)))
}

/// Makes the messages of a file ask for declared forms: `{ $n -> [0] a [one] b *[other] c }` becomes
/// `{ $n -> [0] a *[other] { FORMA($n) -> [one] b *[other] c } }`, because Fluent has no place for rules of others.
pub(super) fn rewrite(text: &str) -> String {
    let (Ok(mut resource) | Err((mut resource, _))) = fluent_syntax::parser::parse(text);
    for entry in &mut resource.body {
        match entry {
            Entry::Message(message) => {
                message.value.iter_mut().for_each(of_pattern);
                let attributes = message.attributes.iter_mut();
                attributes.for_each(|attribute| of_pattern(&mut attribute.value));
            }
            Entry::Term(term) => {
                of_pattern(&mut term.value);
                let attributes = term.attributes.iter_mut();
                attributes.for_each(|attribute| of_pattern(&mut attribute.value));
            }
            _ => {}
        }
    }
    let whole: Resource<&str> = resource;
    fluent_syntax::serializer::serialize(&whole)
}

fn of_pattern(pattern: &mut Pattern<&str>) {
    for element in &mut pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        let Expression::Select { selector, variants } = expression else {
            continue;
        };
        variants
            .iter_mut()
            .for_each(|variant| of_pattern(&mut variant.value));
        let form = |variant: &Variant<&str>| matches!(variant.key, VariantKey::Identifier { name } if FORMS.contains(&name));
        let exact =
            |variant: &Variant<&str>| matches!(variant.key, VariantKey::NumberLiteral { .. });
        let ours = variants.iter().any(form)
            && variants
                .iter()
                .all(|variant| form(variant) || (exact(variant) && !variant.default));
        if !ours {
            continue;
        }
        let asked = InlineExpression::FunctionReference {
            id: Identifier { name: FORM },
            arguments: CallArguments {
                positional: vec![selector.clone()],
                named: Vec::new(),
            },
        };
        let (numbers, forms): (Vec<_>, Vec<_>) = std::mem::take(variants)
            .into_iter()
            .partition(|variant| exact(variant));
        if numbers.is_empty() {
            (*selector, *variants) = (asked, forms);
            continue;
        }
        let rest = Expression::Select {
            selector: asked,
            variants: forms,
        };
        *variants = numbers;
        variants.push(Variant {
            key: VariantKey::Identifier { name: OTHER },
            value: Pattern {
                elements: vec![PatternElement::Placeable { expression: rest }],
            },
            default: true,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_those_of_cldr_declared_ones_or_other_alone() {
        let names = |tag: &str| Forms::of(tag, None).names();
        assert_eq!(names("es"), ["one", "other"]);
        assert_eq!(names("es-CO"), ["one", "other"]);
        assert_eq!(names("ar"), FORMS);
        assert_eq!(names("pl"), ["one", "few", "many", "other"].to_vec());
        for tag in [
            "inb", "kbh", "con", "snn", "huu", "pbb", "kwi", "cmi", "coe",
        ] {
            assert_eq!(names(tag), [OTHER], "{tag}");
            assert!(Forms::of(tag, None).unknown());
        }
    }

    #[test]
    fn rules_are_read_as_cldr_writes_them() {
        // Russian, from CLDR's supplemental data; without the parts on decimals.
        let mut rules = Rules::default();
        assert!(rules.add("one", "n % 10 = 1 and n % 100 != 11").is_some());
        assert!(
            rules
                .add("few", "n % 10 = 2..4 and n % 100 != 12..14")
                .is_some()
        );
        assert!(
            rules
                .add("many", "n % 10 = 0 or n % 10 = 5..9 or n % 100 = 11..14")
                .is_some()
        );
        let ours = Forms::of("inb", Some(&Arc::new(rules)));
        let theirs = Forms::of("ru", None);
        assert_eq!(ours.names(), theirs.names());
        for number in samples() {
            assert_eq!(ours.form(number), theirs.form(number), "{number}");
        }
        for (form, rule) in [
            ("other", "n = 1"),
            ("uno", "n = 1"),
            ("one", ""),
            ("one", "n"),
            ("one", "x = 1"),
            ("one", "n % 0 = 1"),
            ("one", "n = 4..2"),
            ("one", "n = 1 and"),
            ("one", "n = uno"),
        ] {
            assert!(Rules::default().add(form, rule).is_none(), "{form}: {rule}");
        }
    }
}
