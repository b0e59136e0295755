//! Which of a portal's messages would not come out whole: what they take in is not there, wants what they are not given,
//! or leads back to themselves. Fluent shows such a part by its name, between braces.
//!
//! In: the messages of one language, a portal's own and the program's, and the variables that each is given. Out: a
//! [`Fault`] for each part that would show so, with its place ([`faults`]); the names of the messages for which the
//! program's own are to be used instead ([`broken`]).

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::outline::{Call, Item, Part};
use crate::text::Span;

/// The only function that messages may call.
pub(super) const FUNCTION: &str = "DIGITOS";

/// How many messages are looked at for what one takes in: Fluent itself fills in no more than a hundred parts.
const DEEPEST: usize = 100;

/// What is wrong with a message.
#[derive(Debug)]
pub(super) struct Fault<'t> {
    /// The message, by its place among the portal's own.
    pub(super) item: usize,
    /// Where.
    pub(super) span: Span,
    /// What.
    pub(super) what: What<'t>,
}

/// See [`Fault`].
#[derive(Debug)]
pub(super) enum What<'t> {
    /// It has attributes and no text.
    NoText,
    /// It takes in what its language does not have.
    Reference(&'t str),
    /// It uses a variable that it is not given.
    Variable(&'t str),
    /// What it takes in uses variables that it is not given.
    Within(&'t str, Vec<&'t str>),
    /// It takes in itself: the names on the way.
    Circle(Vec<&'t str>),
    /// It calls a function that is not there.
    Function(&'t str),
    /// It calls a function without giving it anything.
    Nothing(&'t str),
    /// A choice has a variant twice.
    VariantTwice(&'t str),
}

/// A message's text, or one of its attributes.
type Node<'t> = (&'t str, Option<&'t str>);

/// The messages of a language.
pub(super) struct Whole<'a, 't> {
    own: Vec<&'a Item<'t>>,
    /// What a name stands for, and its place among the portal's own.
    names: FxHashMap<&'t str, (&'a Item<'t>, Option<usize>)>,
    program: FxHashSet<&'t str>,
}

impl<'a, 't> Whole<'a, 't> {
    /// The portal's own messages over those of the program; one without a text hides none.
    pub(super) fn new(
        own: impl IntoIterator<Item = &'a Item<'t>>,
        program: &'a [Item<'t>],
    ) -> Whole<'a, 't> {
        let own: Vec<&Item<'_>> = own.into_iter().collect();
        let mut names: FxHashMap<_, _> =
            program.iter().map(|item| (item.id, (item, None))).collect();
        for (n, item) in own.iter().enumerate() {
            if item.value || !names.contains_key(item.id) {
                names.insert(item.id, (*item, Some(n)));
            }
        }
        Whole {
            own,
            names,
            program: program.iter().map(|item| item.id).collect(),
        }
    }

    fn part(&self, node: Node<'_>) -> Option<&'a Part<'t>> {
        self.names.get(node.0)?.0.part(node.1)
    }

    /// Variables that a message uses, and those of the messages that it takes in.
    pub(super) fn used(&self, item: &Item<'t>) -> BTreeSet<&'t str> {
        let taken = item.calls().filter(|call| !call.term());
        let within = taken.flat_map(|call| self.needs((call.name, call.attribute)));
        let own = item.variables().map(|(name, _)| *name);
        own.chain(within).collect()
    }

    /// Variables that a message or term uses, its own and those of the messages that it takes in. A term is given its
    /// variables where it is taken in.
    fn needs(&self, node: Node<'t>) -> BTreeSet<&'t str> {
        let mut needs = BTreeSet::new();
        let mut seen: Vec<Node<'_>> = vec![node];
        let mut at = 0;
        while let Some(&node) = seen.get(at).filter(|_| at < DEEPEST) {
            at += 1;
            let Some(part) = self.part(node) else {
                continue;
            };
            needs.extend(part.variables.iter().map(|(name, _)| *name));
            for call in part.calls.iter().filter(|call| !call.term()) {
                let next = (call.name, call.attribute);
                if !seen.contains(&next) {
                    seen.push(next);
                }
            }
        }
        needs
    }
}

/// What is wrong. `given` are the variables that a message gets; `None` for one of which only its own text says it.
pub(super) fn faults<'t>(
    whole: &Whole<'_, 't>,
    given: impl Fn(&Item<'t>) -> Option<BTreeSet<String>>,
    has_text: impl Fn(&str) -> bool,
) -> Vec<Fault<'t>> {
    let mut found = Vec::new();
    let in_circles = circles(whole, &mut found);
    for (n, item) in whole.own.iter().enumerate() {
        let mut tell = |span, what| {
            found.push(Fault {
                item: n,
                span,
                what,
            })
        };
        if !item.value && has_text(item.id) {
            tell(item.span, What::NoText);
        }
        for ((name, span), something) in &item.functions {
            match *something {
                _ if *name != FUNCTION => tell(*span, What::Function(name)),
                false => tell(*span, What::Nothing(name)),
                true => {}
            }
        }
        for choice in &item.choices {
            let mut keys = FxHashSet::default();
            for (key, span) in choice.words.iter().chain(&choice.numbers) {
                if !keys.insert(*key) {
                    tell(*span, What::VariantTwice(key));
                }
            }
        }
        let given = given(item);
        let mut told = BTreeSet::new();
        for (name, span) in item.variables() {
            let known = given.as_ref().is_none_or(|given| given.contains(*name));
            if !known && told.insert(*name) {
                tell(*span, What::Variable(name));
            }
        }
        for call in item.calls() {
            let target = (call.name, call.attribute);
            if whole.part(target).is_none() {
                tell(call.span, What::Reference(call.whole));
            } else if !in_circles.contains(call.name) {
                let lacking = lacking(call, whole.needs(target), given.as_ref());
                if !lacking.is_empty() {
                    tell(call.span, What::Within(call.whole, lacking));
                }
            }
        }
    }
    found
}

/// Which of the variables that are needed where something is taken in are not given.
fn lacking<'t>(
    call: &Call<'t>,
    needs: BTreeSet<&'t str>,
    given: Option<&BTreeSet<String>>,
) -> Vec<&'t str> {
    let has = |name: &str| match (call.term(), given) {
        (true, _) => call.given.contains(&name),
        (false, Some(given)) => given.contains(name),
        (false, None) => true,
    };
    needs.into_iter().filter(|name| !has(name)).collect()
}

/// Tells each circle once, at the first of its messages in the portal's own files. Out: the names in circles.
fn circles<'t>(whole: &Whole<'_, 't>, found: &mut Vec<Fault<'t>>) -> FxHashSet<&'t str> {
    let mut within = FxHashSet::default();
    // Whether all that a node leads to was seen.
    let mut seen: FxHashMap<Node<'t>, bool> = FxHashMap::default();
    let starts = whole.own.iter().flat_map(|item| {
        let parts = item.parts.iter();
        parts.map(|part| (item.id, part.attribute))
    });
    for start in starts {
        if seen.contains_key(&start) {
            continue;
        }
        seen.insert(start, false);
        let mut way: Vec<(Node<'t>, usize)> = vec![(start, 0)];
        while let Some((node, next)) = way.last_mut() {
            let call = whole.part(*node).and_then(|part| part.calls.get(*next));
            let Some(call) = call else {
                seen.insert(*node, true);
                way.pop();
                continue;
            };
            *next += 1;
            let target = (call.name, call.attribute);
            match seen.get(&target) {
                Some(true) => {}
                Some(false) => {
                    let begin = way.iter().position(|(node, _)| *node == target);
                    let circle = &way[begin.unwrap_or(0)..];
                    within.extend(circle.iter().map(|((name, _), _)| *name));
                    found.extend(circle_of(whole, circle));
                }
                None => {
                    seen.insert(target, false);
                    way.push((target, 0));
                }
            }
        }
    }
    within
}

fn circle_of<'t>(whole: &Whole<'_, 't>, circle: &[(Node<'t>, usize)]) -> Option<Fault<'t>> {
    let own = |(node, _): &(Node<'t>, usize)| whole.names.get(node.0).and_then(|(_, own)| *own);
    let first = (0..circle.len())
        .filter(|&n| own(&circle[n]).is_some())
        .min_by_key(|&n| own(&circle[n]))?;
    let (node, next) = circle[first];
    let call = whole.part(node)?.calls.get(next.checked_sub(1)?)?;
    let names = circle[first..].iter().chain(&circle[..first]);
    let names = names.map(|((name, _), _)| *name).chain([node.0]);
    Some(Fault {
        item: own(&circle[first])?,
        span: call.span,
        what: What::Circle(names.collect()),
    })
}

/// Names of the portal's own messages that would not come out whole, through what they take in too.
pub(super) fn broken<'t>(whole: &Whole<'_, 't>, faults: &[Fault<'t>]) -> FxHashSet<&'t str> {
    let mut callers: FxHashMap<&str, Vec<&'t str>> = FxHashMap::default();
    for item in &whole.own {
        for call in item.calls() {
            callers.entry(call.name).or_default().push(item.id);
        }
    }
    let mut broken = FxHashSet::default();
    let mut next: Vec<&'t str> = Vec::new();
    for fault in faults {
        match &fault.what {
            // The first is chosen.
            What::VariantTwice(_) => {}
            What::Circle(names) => next.extend(names),
            _ => next.extend(whole.own.get(fault.item).map(|item| item.id)),
        }
    }
    while let Some(name) = next.pop() {
        // Where the program has the message, those that take it in get the program's.
        if broken.insert(name) && !whole.program.contains(name) {
            next.extend(callers.remove(name).into_iter().flatten());
        }
    }
    broken
}
