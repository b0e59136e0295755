//! Reads what features look for in a stylesheet: rules and declarations, of however deep a nesting.

/// The declarations of a stylesheet: property and value.
pub(super) fn declarations(css: &str) -> impl Iterator<Item = (&str, &str)> {
    let all = css.split([';', '{', '}']);
    let all = all.filter_map(|declaration| declaration.split_once(':'));
    all.map(|(property, value)| (property.trim(), value.trim()))
        .filter(|(property, _)| !property.starts_with(['@', '(']))
}

/// The rules of a stylesheet: selector and what stands between its braces.
pub(super) fn rules(css: &str) -> impl Iterator<Item = (&str, &str)> {
    css.split('}').filter_map(|rule| {
        let (before, body) = rule.rsplit_once('{')?;
        let from = before.rfind(['{', ';']).map_or(0, |at| at + 1);
        let selector = before[from..].trim();
        let selector = selector
            .rsplit_once("*/")
            .map_or(selector, |(_, rest)| rest.trim());
        Some((selector, body))
    })
}

#[cfg(test)]
mod tests {
    use super::rules;

    #[test]
    fn rules_are_read_wherever_they_stand() {
        let css = "@import 'a';/* b{c} */ a{b:c}@media (d){e, f{g:h}i{}}";
        let found: Vec<_> = rules(css)
            .filter(|(selector, _)| !selector.is_empty())
            .collect();
        assert!(found.contains(&("a", "b:c")), "{found:?}");
        assert!(
            found.contains(&("e, f", "g:h")) && found.contains(&("i", "")),
            "{found:?}"
        );
    }
}
