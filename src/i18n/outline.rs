//! What a message file says of itself: its messages, the variables, messages and forms they use, each with its place.
//!
//! In: the text of an `.ftl` file. Out: an [`Item`] for each message and term that can be read.

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};

use crate::text::Span;

/// A name and where it stands.
pub(super) type Named<'t> = (&'t str, Span);

/// A message, or a term (`-entidad`).
#[derive(Debug, Default)]
pub(super) struct Item<'t> {
    /// Its name; a term's begins with a hyphen.
    pub(super) id: &'t str,
    /// Where its name stands.
    pub(super) span: Span,
    /// Whether it has a text, and not attributes alone.
    pub(super) value: bool,
    /// Variables that are shown.
    pub(super) shown: Vec<Named<'t>>,
    /// Variables that choose among texts.
    pub(super) chosen: Vec<Named<'t>>,
    /// Messages and terms that it takes in.
    pub(super) calls: Vec<Named<'t>>,
    /// Choices, wherever they are.
    pub(super) choices: Vec<Choice<'t>>,
}

/// A choice among texts: `{ $n -> [one] … *[other] … }`.
#[derive(Debug)]
pub(super) struct Choice<'t> {
    /// The variable that chooses, if it is one.
    pub(super) variable: Option<Named<'t>>,
    /// Keys that are words.
    pub(super) words: Vec<Named<'t>>,
    /// Keys that are numbers.
    pub(super) numbers: Vec<&'t str>,
}

impl<'t> Item<'t> {
    /// All variables.
    pub(super) fn variables(&self) -> impl Iterator<Item = &Named<'t>> {
        self.shown.iter().chain(&self.chosen)
    }
}

/// The messages and terms of a file, in order.
pub(super) fn items(text: &str) -> Vec<Item<'_>> {
    let (Ok(resource) | Err((resource, _))) = fluent_syntax::parser::parse(text);
    let mut items = Vec::new();
    for entry in &resource.body {
        let mut reader = Reader {
            text,
            item: Item::default(),
        };
        let attributes = match entry {
            Entry::Message(message) => {
                reader.item.id = message.id.name;
                reader.item.span = reader.span(message.id.name);
                reader.item.value = message.value.is_some();
                message
                    .value
                    .iter()
                    .for_each(|pattern| reader.pattern(pattern));
                &message.attributes
            }
            Entry::Term(term) => {
                let name = reader.span(term.id.name);
                let start = (name.start as usize).saturating_sub(1);
                reader.item.span = Span::new(start, name.end as usize);
                reader.item.id = text.get(start..name.end as usize).unwrap_or(term.id.name);
                reader.item.value = true;
                reader.pattern(&term.value);
                &term.attributes
            }
            _ => continue,
        };
        for attribute in attributes {
            reader.pattern(&attribute.value);
        }
        items.push(reader.item);
    }
    items
}

struct Reader<'t> {
    text: &'t str,
    item: Item<'t>,
}

impl<'t> Reader<'t> {
    /// Where a part of the text stands in it: the parser gives parts of the text itself.
    fn span(&self, part: &str) -> Span {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let start = start.min(self.text.len());
        Span::new(start, (start + part.len()).min(self.text.len()))
    }

    fn named(&self, name: &'t str) -> Named<'t> {
        (name, self.span(name))
    }

    fn pattern(&mut self, pattern: &Pattern<&'t str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&'t str>) {
        let (selector, variants) = match expression {
            Expression::Inline(inline) => return self.inline(inline, true),
            Expression::Select { selector, variants } => (selector, variants),
        };
        self.inline(selector, false);
        let variable = match selector {
            InlineExpression::VariableReference { id } => Some(self.named(id.name)),
            _ => None,
        };
        let (mut words, mut numbers) = (Vec::new(), Vec::new());
        for variant in variants {
            match &variant.key {
                VariantKey::Identifier { name } => words.push(self.named(name)),
                VariantKey::NumberLiteral { value } => numbers.push(*value),
            }
            self.pattern(&variant.value);
        }
        self.item.choices.push(Choice {
            variable,
            words,
            numbers,
        });
    }

    fn inline(&mut self, inline: &InlineExpression<&'t str>, shown: bool) {
        match inline {
            InlineExpression::VariableReference { id } => {
                let named = self.named(id.name);
                match shown {
                    true => self.item.shown.push(named),
                    false => self.item.chosen.push(named),
                }
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                self.arguments(arguments, shown);
            }
            InlineExpression::MessageReference { id, .. } => {
                let named = self.named(id.name);
                self.item.calls.push(named);
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                let name = self.span(id.name);
                let start = (name.start as usize).saturating_sub(1);
                let whole = self.text.get(start..name.end as usize);
                let span = Span::new(start, name.end as usize);
                self.item.calls.push((whole.unwrap_or(id.name), span));
                if let Some(arguments) = arguments {
                    self.arguments(arguments, shown);
                }
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&'t str>, shown: bool) {
        let named = arguments.named.iter().map(|one| &one.value);
        for value in arguments.positional.iter().chain(named) {
            self.inline(value, shown);
        }
    }
}
