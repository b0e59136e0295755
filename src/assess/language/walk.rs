//! The evidence in the text of a checklist, as values with their places.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::text::Span;

/// A value with its place.
pub(super) type Node<'a> = Spanned<DeValue<'a>>;

/// Reads a text; none if it is no TOML.
pub(super) fn parse(text: &str) -> Option<Spanned<DeTable<'_>>> {
    DeTable::parse(text).ok()
}

/// The pieces of each requirement: its id and its list of evidence.
pub(super) fn requirements<'n, 'a>(
    root: &'n DeTable<'a>,
) -> impl Iterator<Item = (&'n str, &'n Node<'a>)> {
    let all = get(root, "requirements").map_or(&[][..], items);
    all.iter().filter_map(|one| {
        let table = table(one)?;
        let id = get(table, "id").and_then(text).unwrap_or_default();
        Some((id, get(table, "evidence")?))
    })
}

/// The value of a key.
pub(super) fn get<'n, 'a>(table: &'n DeTable<'a>, key: &str) -> Option<&'n Node<'a>> {
    let mut all = table.iter();
    all.find(|(name, _)| &**name.get_ref() == key)
        .map(|(_, value)| value)
}

/// Keys with their places and values, in the order of the text.
pub(super) fn entries<'n, 'a>(table: &'n DeTable<'a>) -> Vec<(&'n str, Span, &'n Node<'a>)> {
    let all = table.iter();
    let mut all: Vec<(&str, Span, &Node<'_>)> = all
        .map(|(name, value)| (&**name.get_ref(), name.span().into(), value))
        .collect();
    all.sort_by_key(|(_, span, _)| span.start);
    all
}

pub(super) fn span(node: &Node<'_>) -> Span {
    node.span().into()
}

pub(super) fn table<'n, 'a>(node: &'n Node<'a>) -> Option<&'n DeTable<'a>> {
    match node.get_ref() {
        DeValue::Table(table) => Some(table),
        _ => None,
    }
}

pub(super) fn text<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match node.get_ref() {
        DeValue::String(text) => Some(text),
        _ => None,
    }
}

pub(super) fn flag(node: &Node<'_>) -> bool {
    matches!(node.get_ref(), DeValue::Boolean(true))
}

/// The items of a list; of anything else, none.
pub(super) fn items<'n, 'a>(node: &'n Node<'a>) -> &'n [Node<'a>] {
    match node.get_ref() {
        DeValue::Array(items) => items,
        _ => &[],
    }
}

/// The texts of a list, with their places.
pub(super) fn texts<'n>(node: &'n Node<'_>) -> impl Iterator<Item = (&'n str, Span)> {
    items(node)
        .iter()
        .filter_map(|item| Some((text(item)?, span(item))))
}

/// A number; a whole one if `whole`.
pub(super) fn number(node: &Node<'_>, whole: bool) -> Option<f64> {
    match node.get_ref() {
        DeValue::Integer(number) => number.as_str().parse().ok(),
        DeValue::Float(number) if !whole => number.as_str().parse().ok(),
        _ => None,
    }
}
