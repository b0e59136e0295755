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
    /// Its text and its attributes, each with what it is made of; the text, if it has one, comes first.
    pub(super) parts: Vec<Part<'t>>,
    /// Functions that it calls, and whether each is given something.
    pub(super) functions: Vec<(Named<'t>, bool)>,
    /// Choices, wherever they are.
    pub(super) choices: Vec<Choice<'t>>,
}

/// The text of a message or one of its attributes.
#[derive(Debug, Default)]
pub(super) struct Part<'t> {
    /// The attribute's name; none for the text itself.
    pub(super) attribute: Option<&'t str>,
    /// Variables, shown or not.
    pub(super) variables: Vec<Named<'t>>,
    /// Messages and terms that it takes in.
    pub(super) calls: Vec<Call<'t>>,
}

/// A message or a term that another takes in.
#[derive(Debug)]
pub(super) struct Call<'t> {
    /// Its name; a term's begins with a hyphen.
    pub(super) name: &'t str,
    /// Which of its attributes.
    pub(super) attribute: Option<&'t str>,
    /// As written, with its attribute.
    pub(super) whole: &'t str,
    /// Where it stands.
    pub(super) span: Span,
    /// Variables that a term is given.
    pub(super) given: Vec<&'t str>,
}

impl Call<'_> {
    /// Whether it is a term, which sees no variable but those that it is given.
    pub(super) fn term(&self) -> bool {
        self.name.starts_with('-')
    }
}

/// A choice among texts: `{ $n -> [one] … *[other] … }`.
#[derive(Debug)]
pub(super) struct Choice<'t> {
    /// The variable that chooses, if it is one.
    pub(super) variable: Option<Named<'t>>,
    /// Keys that are words.
    pub(super) words: Vec<Named<'t>>,
    /// Keys that are numbers.
    pub(super) numbers: Vec<Named<'t>>,
}

impl<'t> Item<'t> {
    /// All variables.
    pub(super) fn variables(&self) -> impl Iterator<Item = &Named<'t>> {
        self.shown.iter().chain(&self.chosen)
    }

    /// All that it takes in.
    pub(super) fn calls(&self) -> impl Iterator<Item = &Call<'t>> {
        self.parts.iter().flat_map(|part| &part.calls)
    }

    /// The text, or one of the attributes.
    pub(super) fn part(&self, attribute: Option<&str>) -> Option<&Part<'t>> {
        self.parts.iter().find(|part| part.attribute == attribute)
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
                if let Some(pattern) = &message.value {
                    reader.part(None, pattern);
                }
                &message.attributes
            }
            Entry::Term(term) => {
                let name = reader.span(term.id.name);
                let start = (name.start as usize).saturating_sub(1);
                reader.item.span = Span::new(start, name.end as usize);
                reader.item.id = text.get(start..name.end as usize).unwrap_or(term.id.name);
                reader.item.value = true;
                reader.part(None, &term.value);
                &term.attributes
            }
            _ => continue,
        };
        for attribute in attributes {
            reader.part(Some(attribute.id.name), &attribute.value);
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

    fn part(&mut self, attribute: Option<&'t str>, pattern: &Pattern<&'t str>) {
        self.item.parts.push(Part {
            attribute,
            ..Part::default()
        });
        self.pattern(pattern);
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
                VariantKey::NumberLiteral { value } => numbers.push(self.named(value)),
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
                if let Some(part) = self.item.parts.last_mut() {
                    part.variables.push(named);
                }
                match shown {
                    true => self.item.shown.push(named),
                    false => self.item.chosen.push(named),
                }
            }
            InlineExpression::FunctionReference { id, arguments } => {
                let named = self.named(id.name);
                let some = !arguments.positional.is_empty();
                self.item.functions.push((named, some));
                self.arguments(arguments, shown);
            }
            InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.as_ref().map(|attribute| attribute.name);
                let start = self.span(id.name);
                self.called(start, id.name, attribute, Vec::new());
            }
            InlineExpression::TermReference {
                id,
                attribute,
                arguments,
            } => {
                let attribute = attribute.as_ref().map(|attribute| attribute.name);
                let name = self.span(id.name);
                let start = (name.start as usize).saturating_sub(1);
                let span = Span::new(start, name.end as usize);
                let whole = self.text.get(start..name.end as usize);
                let named = arguments.iter().flat_map(|arguments| &arguments.named);
                let given = named.map(|one| one.name.name).collect();
                self.called(span, whole.unwrap_or(id.name), attribute, given);
                if let Some(arguments) = arguments {
                    self.arguments(arguments, shown);
                }
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn called(
        &mut self,
        span: Span,
        name: &'t str,
        attribute: Option<&'t str>,
        given: Vec<&'t str>,
    ) {
        let end = attribute.map_or(span, |attribute| self.span(attribute)).end;
        let span = Span::new(span.start as usize, end as usize);
        let whole = self.text.get(span.start as usize..end as usize);
        let call = Call {
            name,
            attribute,
            whole: whole.unwrap_or(name),
            span,
            given,
        };
        if let Some(part) = self.item.parts.last_mut() {
            part.calls.push(call);
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&'t str>, shown: bool) {
        let named = arguments.named.iter().map(|one| &one.value);
        for value in arguments.positional.iter().chain(named) {
            self.inline(value, shown);
        }
    }
}
